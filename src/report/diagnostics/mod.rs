//! Findings of a check, for people and for programs.
//!
//! | file | what lives there |
//! |---|---|
//! | `human` | with the line of the file and a mark below it |
//! | `json` | version 1, whose schema is `schemas/output/check.schema.json` |

mod human;
mod json;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::source::{Diagnostic, Severity};

pub use human::{Look, human};
pub use json::json;

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were checked.
    pub files: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
}

impl Summary {
    /// The summary of these findings in `files` files.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic], files: usize) -> Summary {
        let count = |severity| {
            let same = |d: &&Diagnostic| d.severity == severity;
            diagnostics.iter().filter(same).count()
        };
        Summary {
            files,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }
}

/// A path with forward slashes on every system.
fn with_slashes(path: &Path) -> String {
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
