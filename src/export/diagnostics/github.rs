//! Findings as commands of a GitHub workflow: written to a job's log, they annotate the lines of a pull request.

use std::fmt::Write;
use std::path::Path;

use super::{with_hint, with_slashes};
use crate::files::{Diagnostic, Severity};
use crate::text::for_terminal_line;

/// The findings as `::error …::message`, the gravest first: GitHub shows ten of a kind a step. `root` stands before every
/// path, which GitHub reads from the top of the repository.
pub(crate) fn github(found: &[Diagnostic], root: &Path) -> String {
    let mut sorted: Vec<&Diagnostic> = found.iter().collect();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut out = String::new();
    for finding in sorted {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (start, end) = (finding.span.start, finding.span.end);
        let columns = match start.line == end.line && end.column > start.column {
            true => format!(",col={},endColumn={}", start.column, end.column),
            false => format!(",col={}", start.column),
        };
        // Writing to a string cannot fail.
        _ = writeln!(
            out,
            "::{command} file={},line={}{columns},title={}::{}",
            property(&with_slashes(&root.join(&finding.path))),
            start.line,
            property(finding.code),
            with_hint(finding, "\n")
                .split('\n')
                .map(data)
                .collect::<Vec<_>>()
                .join("%0A"),
        );
    }
    out
}

/// The text of a command on one line. What steers a terminal is shown and not sent; a CR becomes its sign.
fn data(text: &str) -> String {
    for_terminal_line(text).replace('%', "%25")
}

/// The value of a command's property, which also ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
