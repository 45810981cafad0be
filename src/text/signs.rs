//! Signs that are not what they look like: named by code point and name, so that somebody can find and mend them.

use super::invisible::is_invisible;

/// Whether a character looks like a blank and is none to a program that reads files.
pub fn is_odd_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether a character is the wide form of a sign of ASCII, as input methods of East Asia write it.
pub fn is_full_width(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Whether a character does not show, or steers what shows: controls too, but for tabs and line ends.
pub fn is_hidden(c: char) -> bool {
    is_invisible(c)
        || c.is_control() && !matches!(c, '\t' | '\n')
        || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character looks like another: an odd blank, or a wide form.
pub fn is_look_alike(c: char) -> bool {
    is_odd_blank(c) || is_full_width(c)
}

/// Whether a character does not show, or looks like another.
pub fn is_odd(c: char) -> bool {
    is_invisible(c) || is_look_alike(c)
}

/// A character by its code point and its name: `U+00A0, a no-break space`.
pub fn named(c: char) -> String {
    format!("U+{:04X}, {}", u32::from(c), name(c))
}

fn name(c: char) -> String {
    let known = match c {
        '\t' => "a tab",
        '\u{85}' => "a next-line control",
        '\u{A0}' => "a no-break space",
        '\u{AD}' => "a soft hyphen",
        '\u{34F}' => "a combining grapheme joiner",
        '\u{1680}' => "an ogham space",
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' => "a space of a fixed width",
        '\u{2007}' => "a figure space",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{200E}' => "a left-to-right mark",
        '\u{200F}' | '\u{61C}' => "a right-to-left mark",
        '\u{2028}' => "a line separator",
        '\u{2029}' => "a paragraph separator",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a sign that turns the direction of text"
        }
        '\u{202F}' => "a narrow no-break space",
        '\u{205F}' => "a mathematical space",
        '\u{2060}' => "a word joiner",
        '\u{3000}' => "an ideographic space",
        '\u{FE00}'..='\u{FE0F}' => "a variation selector",
        '\u{FEFF}' => "a byte order mark",
        '\u{FF10}'..='\u{FF19}' => return wide("digit", c),
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => return wide("letter", c),
        '\u{FF01}'..='\u{FF5E}' => return wide("sign", c),
        '\u{FFE0}'..='\u{FFE6}' => "a full-width sign",
        c if c.is_control() => "a control character",
        c if is_invisible(c) => "a character that does not show",
        c if c.is_whitespace() => "a space of another kind",
        c if c.is_numeric() => "a digit of another script",
        c if c.is_alphabetic() => "a letter that is not of the English alphabet",
        _ => "a sign that is not of the English keyboard",
    };
    known.to_owned()
}

/// A wide form with the sign of ASCII that it looks like.
fn wide(what: &str, c: char) -> String {
    let ascii = char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(c);
    format!("a full-width {what} {ascii}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_named_by_code_point_and_name() {
        for (c, wanted) in [
            ('\u{a0}', "U+00A0, a no-break space"),
            ('\u{200b}', "U+200B, a zero-width space"),
            ('１', "U+FF11, a full-width digit 1"),
            ('Ａ', "U+FF21, a full-width letter A"),
            ('：', "U+FF1A, a full-width sign :"),
            ('\u{661}', "U+0661, a digit of another script"),
            ('а', "U+0430, a letter that is not of the English alphabet"),
        ] {
            assert_eq!(named(c), wanted);
        }
        assert!(!"Đăng ký khai sinh – “thử” … ½ m²".chars().any(is_odd));
    }
}
