//! Findings for programs: version 1, from structs of its own. Fields may be added; none changes or goes.

use serde::Serialize;

use super::{FindingTotals, with_slashes};
use crate::export::json::to_string;
use crate::files::Diagnostic;

#[derive(Serialize)]
struct CheckV1<'a> {
    version: u32,
    summary: CheckCountsV1,
    diagnostics: Vec<FindingV1<'a>>,
    fixed: &'a [FixedFindingV1],
}

#[derive(Serialize)]
struct CheckCountsV1 {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    known: usize,
    #[serde(skip_serializing_if = "is_zero")]
    unreadable: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A finding that was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FixedFindingV1 {
    /// The file, relative to the catalogue, with forward slashes.
    pub path: String,
    /// Code of the finding.
    pub code: &'static str,
    /// The line on which it stood, from 1.
    pub line: u32,
}

#[derive(Serialize)]
struct FindingV1<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    path: String,
    line: u32,
    column: u32,
    hint: Option<&'a str>,
    /// Only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    leaves_out: bool,
}

/// The findings of a check with their summary, and what was mended, as JSON. Paths are relative to the catalogue.
pub(crate) fn json(
    diagnostics: &[Diagnostic],
    summary: FindingTotals,
    fixed: &[FixedFindingV1],
) -> Result<String, serde_json::Error> {
    let findings = diagnostics.iter().map(|d| FindingV1 {
        code: d.code,
        severity: d.severity.as_str(),
        message: &d.message,
        path: with_slashes(&d.path),
        line: d.position().line,
        column: d.position().column,
        hint: d.hint.as_deref(),
        leaves_out: d.leaves_out,
    });
    to_string(&CheckV1 {
        version: 1,
        summary: CheckCountsV1 {
            files: summary.files,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            known: summary.known,
            unreadable: summary.unreadable,
        },
        diagnostics: findings.collect(),
        fixed,
    })
}
