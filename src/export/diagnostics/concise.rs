//! Findings in one line each: `file:line:column: level[code] message`, for editors, `grep` and short logs.

use std::fmt::Write;
use std::path::Path;

use super::with_slashes;
use crate::files::Diagnostic;
use crate::i18n::Strings;
use crate::text::for_terminal_line;

/// The findings, a line each; nothing where there is none. `root` stands before every path.
pub(crate) fn concise(found: &[Diagnostic], root: &Path, strings: &Strings) -> String {
    let mut out = String::new();
    for finding in found {
        let path = with_slashes(&root.join(&finding.path));
        let place = finding.position();
        // Writing to a string cannot fail.
        _ = writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            for_terminal_line(&path),
            place.line,
            place.column,
            strings.get(&format!("severity-{}", finding.severity.as_str())),
            finding.code,
            for_terminal_line(&strings.say(&finding.message))
        );
    }
    out
}
