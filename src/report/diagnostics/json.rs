//! Findings for programs: version 1, from structs of its own. Fields may be added; none changes or goes.

use serde::Serialize;

use super::{Summary, with_slashes};
use crate::report::json::to_string;
use crate::source::Diagnostic;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    summary: Counts,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    path: String,
    line: u32,
    column: u32,
    hint: Option<&'a str>,
}

/// The findings of a check over `files` files, as JSON. Paths are relative to the catalogue.
///
/// # Errors
/// Never for these types; the writer's own signature.
pub fn json(diagnostics: &[Diagnostic], files: usize) -> Result<String, serde_json::Error> {
    let summary = Summary::of(diagnostics, files);
    let findings = diagnostics.iter().map(|d| Finding {
        code: d.code,
        severity: d.severity.as_str(),
        message: &d.message,
        path: with_slashes(&d.path),
        line: d.position().line,
        column: d.position().column,
        hint: d.hint.as_deref(),
    });
    to_string(&Report {
        version: 1,
        summary: Counts {
            files: summary.files,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
        },
        diagnostics: findings.collect(),
    })
}
