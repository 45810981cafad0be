//! Findings as a code quality report of GitLab: a JSON array, each entry with a fingerprint by which GitLab tells new
//! findings from old ones.

use std::path::Path;

use serde::Serialize;

use super::{with_hint, with_slashes};
use crate::export::json::to_string;
use crate::files::{Diagnostic, Severity};

#[derive(Serialize)]
struct GitlabIssue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: GitlabLocation,
}

#[derive(Serialize)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

#[derive(Serialize)]
struct GitlabLines {
    begin: u32,
}

/// The findings as a report. `fingerprints` are those of the findings; `root` stands before every path, which GitLab
/// reads from the top of the repository.
pub(crate) fn gitlab(
    found: &[Diagnostic],
    fingerprints: &[String],
    root: &Path,
) -> Result<String, serde_json::Error> {
    let entries: Vec<GitlabIssue<'_>> = found
        .iter()
        .zip(fingerprints)
        .map(|(finding, fingerprint)| GitlabIssue {
            description: with_hint(finding, "; "),
            check_name: finding.code,
            fingerprint,
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: GitlabLocation {
                path: with_slashes(&root.join(&finding.path)),
                lines: GitlabLines {
                    begin: finding.position().line,
                },
            },
        })
        .collect();
    to_string(&entries)
}
