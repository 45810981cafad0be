//! JSON that may reach a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::text::for_terminal;

/// A value as indented JSON. Characters that could steer a terminal are written as escapes, which every reader of JSON
/// turns back into the same text.
///
/// # Errors
/// The value cannot be written as JSON, for example a map whose keys are no text.
pub(crate) fn to_string(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(value)?;
    // Outside strings JSON is plain ASCII, so what has to be escaped stands inside one.
    let Cow::Owned(_) = for_terminal(&text) else {
        return Ok(text);
    };
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if matches!(for_terminal(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_)) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            _ = write!(out, "\\u{unit:04x}");
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_reads_back_the_same() {
        for text in [
            "Đăng ký\nkhai sinh",
            "\u{1b}[31m\u{9b}2J\u{7f}",
            "a\u{202e}b\u{e0001}c",
            "\"\\",
        ] {
            let json = to_string(&[text]).unwrap();
            assert!(matches!(for_terminal(&json), Cow::Borrowed(_)), "{json}");
            let back: Vec<String> = serde_json::from_str(&json).unwrap();
            assert_eq!(back, [text]);
        }
        assert!(to_string(&"khai sinh").unwrap().contains("khai sinh"));
    }
}
