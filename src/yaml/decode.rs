//! Bytes to text: size, encoding, byte order mark, line ends and control characters, looked at before any parser does.

use std::path::Path;

use super::markers::first_marker;
use crate::files::{Diagnostic, Position, Span};
use crate::i18n::message;

/// Largest file that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 1024 * 1024;

/// The finding for a file over [`MAX_BYTES`]; the loader uses it before it reads such a file.
pub(crate) fn too_large(path: &Path, bytes: u64) -> Diagnostic {
    Diagnostic::error(
        "file-too-large",
        path,
        message!("check-file-too-large", bytes, max_bytes = MAX_BYTES),
    )
    .hint(message!("check-file-too-large-hint"))
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
            Diagnostic::warning("file-bom", path, message!("check-file-bom"))
                .hint(message!("check-file-bom-hint")),
        );
        rest
    } else {
        text
    };
    if let Some(at) = text.find("\r\n") {
        found.push(
            Diagnostic::warning("file-crlf", path, message!("check-file-crlf"))
                .at(place(text, at))
                .hint(message!("check-file-crlf-hint")),
        );
    }
    if let Some(finding) = control_character(path, text) {
        found.push(finding);
        return None;
    }
    Some(text)
}

/// The finding for a file in which a merge left its markers; nothing else is said of it, for what it means is not settled.
pub(crate) fn conflict_marker(path: &Path, line: u32) -> Diagnostic {
    let place = Position::new(line, 1);
    Diagnostic::error(
        "file-conflict-marker",
        path,
        message!("check-file-conflict-marker"),
    )
    .at(Span::new(place, place))
    .hint(message!("check-file-conflict-marker-hint"))
}

fn not_utf8(path: &Path, bytes: &[u8], valid: usize) -> Diagnostic {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Diagnostic::error("file-not-utf8", path, message!("check-file-utf16"))
            .hint(message!("check-file-utf16-hint"));
    }
    let before = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::error(
        "file-not-utf8",
        path,
        message!("check-file-not-utf8", byte = format!("{:02X}", byte)),
    )
    .at(place(before, before.len()))
    .hint(message!("check-file-not-utf8-hint"))
}

/// The first control character other than a tab and a line end, among them a CR without LF: programs differ on whether
/// it ends a line, so that no line number behind it could be trusted.
fn control_character(path: &Path, text: &str) -> Option<Diagnostic> {
    // Those of ASCII are bytes of their own; the others begin with this one, and few letters of Vietnamese do.
    let may_be = |b: u8| b < b' ' && !matches!(b, b'\n' | b'\t') || matches!(b, 0x7F | 0xC2);
    if !text.bytes().any(may_be) {
        return None;
    }
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
            '\r' => message!("check-file-crlf-hint"),
            '\0' => message!("check-control-nul-hint"),
            _ => message!("check-control-hint"),
        };
        let code = u32::from(c);
        return Some(
            Diagnostic::error(
                "file-control-character",
                path,
                message!("check-control-character", code = format!("{:04X}", code)),
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
