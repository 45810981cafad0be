//! Signs that are not what they look like: named by code point and name, so that somebody can find and mend them.

use super::invisible::is_invisible;

/// Whether a character looks like a blank and is none to a program that reads files.
pub(crate) fn is_odd_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether a character is the wide form of a sign of ASCII, as input methods of East Asia write it.
pub(crate) fn is_full_width(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Whether a character does not show, or steers what shows: controls too, but for tabs and line ends.
pub(crate) fn is_hidden(c: char) -> bool {
    is_invisible(c)
        || c.is_control() && !matches!(c, '\t' | '\n')
        || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character looks like another: an odd blank, or a wide form.
pub(crate) fn is_look_alike(c: char) -> bool {
    is_odd_blank(c) || is_full_width(c)
}

/// Whether a character does not show, or looks like another.
pub(crate) fn is_odd(c: char) -> bool {
    is_invisible(c) || is_look_alike(c)
}

/// The id under which the string files name a character.
pub(crate) fn id(c: char) -> &'static str {
    match c {
        '\t' => "sign-tab",
        '\u{85}' => "sign-next-line-control",
        '\u{A0}' => "sign-no-break-space",
        '\u{AD}' => "sign-soft-hyphen",
        '\u{34F}' => "sign-combining-grapheme-joiner",
        '\u{1680}' => "sign-ogham-space",
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' => "sign-space-of-a-fixed-width",
        '\u{2007}' => "sign-figure-space",
        '\u{200B}' => "sign-zero-width-space",
        '\u{200C}' => "sign-zero-width-non-joiner",
        '\u{200D}' => "sign-zero-width-joiner",
        '\u{200E}' => "sign-left-to-right-mark",
        '\u{200F}' | '\u{61C}' => "sign-right-to-left-mark",
        '\u{2028}' => "sign-line-separator",
        '\u{2029}' => "sign-paragraph-separator",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "sign-sign-that-turns-the-direction-of-text"
        }
        '\u{202F}' => "sign-narrow-no-break-space",
        '\u{205F}' => "sign-mathematical-space",
        '\u{2060}' => "sign-word-joiner",
        '\u{3000}' => "sign-ideographic-space",
        '\u{FE00}'..='\u{FE0F}' => "sign-variation-selector",
        '\u{FEFF}' => "sign-byte-order-mark",
        '\u{FF10}'..='\u{FF19}' => "sign-wide-digit",
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => "sign-wide-letter",
        '\u{FF01}'..='\u{FF5E}' => "sign-wide-sign",
        '\u{FFE0}'..='\u{FFE6}' => "sign-full-width-sign",
        c if c.is_control() => "sign-control-character",
        c if is_invisible(c) => "sign-character-that-does-not-show",
        c if c.is_whitespace() => "sign-space-of-another-kind",
        c if c.is_numeric() => "sign-digit-of-another-script",
        c if c.is_alphabetic() => "sign-letter-that-is-not-of-the-English-alphabet",
        _ => "sign-sign-that-is-not-of-the-English-keyboard",
    }
}

/// The sign of ASCII that a wide form looks like.
pub(crate) fn narrow(c: char) -> Option<char> {
    let ascii = || char::from_u32(u32::from(c) - 0xFF01 + 0x21);
    matches!(c, '\u{FF01}'..='\u{FF5E}').then(ascii).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_vietnamese_is_written_with_is_not_odd() {
        assert!(!"Đăng ký khai sinh – “thử” … ½ m²".chars().any(is_odd));
    }

    /// Somebody looks for the sign by this name: another one sends them after a sign that is not there.
    #[test]
    fn every_odd_sign_has_its_own_name() {
        for (signs, name) in [
            ("\t", "tab"),
            ("\u{1}\u{7F}", "control-character"),
            ("\u{85}", "next-line-control"),
            ("\u{A0}", "no-break-space"),
            ("\u{AD}", "soft-hyphen"),
            ("\u{34F}", "combining-grapheme-joiner"),
            ("\u{1680}", "ogham-space"),
            ("\u{2000}\u{2006}\u{2008}\u{200A}", "space-of-a-fixed-width"),
            ("\u{2007}", "figure-space"),
            ("\u{200B}", "zero-width-space"),
            ("\u{200C}", "zero-width-non-joiner"),
            ("\u{200D}", "zero-width-joiner"),
            ("\u{200E}", "left-to-right-mark"),
            ("\u{200F}\u{61C}", "right-to-left-mark"),
            ("\u{2028}", "line-separator"),
            ("\u{2029}", "paragraph-separator"),
            (
                "\u{202A}\u{202E}\u{2066}\u{2069}",
                "sign-that-turns-the-direction-of-text",
            ),
            ("\u{202F}", "narrow-no-break-space"),
            ("\u{205F}", "mathematical-space"),
            ("\u{2060}", "word-joiner"),
            ("\u{2064}", "character-that-does-not-show"),
            ("\u{3000}", "ideographic-space"),
            ("\u{FE00}\u{FE0F}", "variation-selector"),
            ("\u{FEFF}", "byte-order-mark"),
            ("０９", "wide-digit"),
            ("ＡＺａｚ", "wide-letter"),
            ("！／：～", "wide-sign"),
            ("\u{FFE0}\u{FFE6}", "full-width-sign"),
            ("٣", "digit-of-another-script"),
            ("Ж", "letter-that-is-not-of-the-English-alphabet"),
            ("–", "sign-that-is-not-of-the-English-keyboard"),
        ] {
            for c in signs.chars() {
                assert_eq!(id(c), format!("sign-{name}"), "{c:?}");
            }
        }
    }
}
