//! What text from files may do to a terminal or a spreadsheet: nothing.

use std::borrow::Cow;
use std::fmt::Write;

use super::invisible::is_invisible;

/// Text that is safe to print on several lines: newlines stay, every other control, escape, direction and zero-width
/// character is shown as a visible sign (`␛`, `␉`, `\u{202E}`).
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    shown(text, true)
}

/// Text that is safe to print on one line: as [`for_terminal`], and a newline is shown as `⏎`.
pub fn for_terminal_line(text: &str) -> Cow<'_, str> {
    shown(text, false)
}

fn shown(text: &str, lines: bool) -> Cow<'_, str> {
    let safe = |c: char| match c {
        '\n' => lines,
        ' '..='~' => true,
        _ => !c.is_control() && !is_invisible(c) && !matches!(c, '\u{2028}' | '\u{2029}'),
    };
    let Some(first) = text.find(|c| !safe(c)) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(&text[..first]);
    for c in text[first..].chars() {
        match c {
            c if safe(c) => out.push(c),
            '\n' => out.push('⏎'),
            '\u{7F}' => out.push('␡'),
            // The block of control pictures follows the order of the controls.
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            // Writing to a string cannot fail.
            _ => _ = write!(out, "\\u{{{:X}}}", u32::from(c)),
        }
    }
    Cow::Owned(out)
}

/// Text for a spreadsheet or CSV cell: what a spreadsheet would take for a formula (a first `=`, `+`, `-`, `@`, their
/// full-width forms, tab, CR or LF) gets an apostrophe before it.
pub fn for_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steering_characters_are_shown_and_not_sent() {
        for (text, many, one) in [
            (
                "Đăng ký\nkhai sinh",
                "Đăng ký\nkhai sinh",
                "Đăng ký⏎khai sinh",
            ),
            ("\u{1b}[31mđỏ\u{7}", "␛[31mđỏ␇", "␛[31mđỏ␇"),
            ("a\tb\r\n", "a␉b␍\n", "a␉b␍⏎"),
            ("\u{9b}2J\u{7f}", "\\u{9B}2J␡", "\\u{9B}2J␡"),
            ("\u{202e}gnp.exe", "\\u{202E}gnp.exe", "\\u{202E}gnp.exe"),
            (
                "a\u{200b}b\u{feff}",
                "a\\u{200B}b\\u{FEFF}",
                "a\\u{200B}b\\u{FEFF}",
            ),
            ("a\u{2028}b", "a\\u{2028}b", "a\\u{2028}b"),
            (
                "thu\u{309} tu\u{323}c",
                "thu\u{309} tu\u{323}c",
                "thu\u{309} tu\u{323}c",
            ),
        ] {
            assert_eq!(for_terminal(text), many);
            assert_eq!(for_terminal_line(text), one);
        }
        assert!(matches!(for_terminal_line("Cấp lại thẻ"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in [
            "=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1",
        ] {
            assert_eq!(for_cell(text), format!("'{text}"));
        }
        for text in ["", "a=b", "1-2", "Đơn"] {
            assert!(matches!(for_cell(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_is_left(
            text in "([\\x00-\\xA0a-z\u{200b}-\u{202f}\u{2060}-\u{206f}\u{feff}]{0,30}|\\PC{0,20}|\\pC{0,20})",
        ) {
            let many = for_terminal(&text);
            prop_assert!(!many.contains(|c: char| (c.is_control() && c != '\n') || is_invisible(c)));
            let one = for_terminal_line(&text);
            prop_assert!(!one.contains(char::is_control));
            prop_assert_eq!(for_terminal_line(&one), &*one);
        }
    }
}
