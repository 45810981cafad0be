//! Findings of a check, for people and for programs.
//!
//! | file | what lives there |
//! |---|---|
//! | `human` | with the line of the file and a mark below it |
//! | `concise` | a line a finding |
//! | `json` | version 1, whose schema is `schemas/output/check.schema.json` |
//! | `sarif` | SARIF 2.1.0, for code scanning |
//! | `github` | commands of a GitHub workflow |
//! | `gitlab` | a code quality report of GitLab |

mod concise;
#[cfg(test)]
mod format_tests;
mod github;
mod gitlab;
mod human;
mod json;
mod sarif;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::files::{Diagnostic, Severity};

pub(crate) use concise::concise;
pub(crate) use github::github;
pub(crate) use gitlab::gitlab;
pub(crate) use human::{HumanOptions, human};
pub(crate) use json::{FixedFindingV1, json};
pub(crate) use sarif::sarif;

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FindingTotals {
    /// Files that were checked.
    pub files: usize,
    pub errors: usize,
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
    /// Findings that the baseline knows, which are not among the others.
    pub known: usize,
    /// Files that nobody asked about and that cannot be read: what was checked may lack what they say.
    pub unreadable: usize,
}

impl FindingTotals {
    /// The summary of these findings in `files` files.
    pub(crate) fn of(diagnostics: &[Diagnostic], files: usize) -> FindingTotals {
        let count = |severity| {
            let same = |d: &&Diagnostic| d.severity == severity;
            diagnostics.iter().filter(same).count()
        };
        FindingTotals {
            files,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            known: 0,
            unreadable: 0,
        }
    }

    /// The same beside so many findings of the baseline.
    #[must_use]
    pub(crate) fn beside(self, known: usize) -> FindingTotals {
        FindingTotals { known, ..self }
    }

    /// The same beside so many files that nobody asked about and that cannot be read.
    #[must_use]
    pub(crate) fn without(self, unreadable: usize) -> FindingTotals {
        FindingTotals { unreadable, ..self }
    }
}

/// What is wrong, and what to write instead, in one text.
fn with_hint(finding: &Diagnostic, between: &str) -> String {
    match &finding.hint {
        Some(hint) => format!("{}{between}{hint}", finding.message),
        None => finding.message.to_string(),
    }
}

/// A path with forward slashes on every system.
pub(crate) fn with_slashes(path: &Path) -> String {
    use std::path::Component;
    let mut out = String::new();
    for part in path.components() {
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        match part {
            Component::RootDir if !out.ends_with('/') => out.push('/'),
            Component::RootDir => {}
            part => out.push_str(&part.as_os_str().to_string_lossy()),
        }
    }
    out
}
