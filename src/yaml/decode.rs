//! Bytes to text: size, encoding, byte order mark, line ends and control characters, looked at before any parser does.

use std::path::Path;

use super::markers::first_marker;
use crate::files::{Diagnostic, Position, Span};

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The finding for a file over [`MAX_BYTES`]; the loader uses it before it reads such a file.
pub fn too_large(path: &Path, bytes: u64) -> Diagnostic {
    Diagnostic::error(
        "file-too-large",
        path,
        format!("the file has {bytes} bytes, and at most {MAX_BYTES} are read"),
    )
    .hint("split it: most folders take any number of files")
}

/// The text of a file, without a byte order mark; none where it is not text.
pub(super) fn decode<'a>(
    path: &Path,
    bytes: &'a [u8],
    found: &mut Vec<Diagnostic>,
) -> Option<&'a str> {
    if bytes.len() > MAX_BYTES {
        found.push(too_large(path, bytes.len() as u64));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            found.push(not_utf8(path, bytes, error.valid_up_to()));
            return None;
        }
    };
    if let Some(line) = first_marker(text) {
        found.push(conflict_marker(path, line));
        return None;
    }
    let text = if let Some(rest) = text.strip_prefix('\u{feff}') {
        found.push(
            Diagnostic::warning("file-bom", path, "the file begins with a byte order mark")
                .hint("save it as UTF-8 without a byte order mark"),
        );
        rest
    } else {
        text
    };
    if let Some(at) = text.find("\r\n") {
        found.push(
            Diagnostic::warning("file-crlf", path, "the lines end in CRLF")
                .at(place(text, at))
                .hint("save it with LF line ends"),
        );
    }
    if let Some(finding) = control_character(path, text) {
        found.push(finding);
        return None;
    }
    Some(text)
}

/// The finding for a file in which a merge left its markers; nothing else is said of it, for what it means is not settled.
pub fn conflict_marker(path: &Path, line: u32) -> Diagnostic {
    let place = Position::new(line, 1);
    Diagnostic::error(
        "file-conflict-marker",
        path,
        "a merge left its conflict markers in the file",
    )
    .at(Span::new(place, place))
    .hint("keep one side of each conflict, or write the value anew, and remove the marker lines; then `git add` the file")
}

fn not_utf8(path: &Path, bytes: &[u8], valid: usize) -> Diagnostic {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Diagnostic::error("file-not-utf8", path, "the file is UTF-16 and not UTF-8")
            .hint("save it as UTF-8; some programs call UTF-16 `Unicode`");
    }
    let before = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::error(
        "file-not-utf8",
        path,
        format!("the file is not UTF-8 text: the byte 0x{byte:02X} stands here"),
    )
    .at(place(before, before.len()))
    .hint("save it as UTF-8; Vietnamese text in TCVN3, VNI or Windows-1258 must be converted first")
}

/// The first control character other than a tab and a line end, among them a CR without LF: programs differ on whether
/// it ends a line, so that no line number behind it could be trusted.
fn control_character(path: &Path, text: &str) -> Option<Diagnostic> {
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let wanted = match c {
            '\n' | '\t' | ' '..='~' => continue,
            '\r' => rest.peek().is_some_and(|(_, next)| *next == '\n'),
            _ => !c.is_control(),
        };
        if wanted {
            continue;
        }
        let hint = match c {
            '\r' => "save it with LF line ends",
            '\0' => "remove it; a file full of them is UTF-16, or no text at all",
            _ => "remove it",
        };
        let code = u32::from(c);
        return Some(
            Diagnostic::error(
                "file-control-character",
                path,
                format!("the control character U+{code:04X} stands here"),
            )
            .at(place(text, at))
            .hint(hint),
        );
    }
    None
}

fn place(text: &str, at: usize) -> Span {
    let place = Position::of_byte(text, at);
    Span::new(place, place)
}
