//! Cleaning of text that was pasted into a portal, and an account of what was cleaned.

use std::borrow::Cow;
use std::ops::AddAssign;

use serde::Serialize;

use super::invisible::is_invisible;
use super::normal::nfc;

/// How newlines count in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewlineRule {
    /// A name or title: every newline is a space.
    Line,
    /// Running text: newlines stay, with at most one blank line between lines.
    Text,
}

/// Cleaned text and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanText {
    /// The text: NFC, no control or zero-width characters, single spaces, trimmed.
    pub text: String,
    /// What was changed; each count is 0 or 1.
    pub changes: CleaningCounts,
}

/// Counts of strings that needed each repair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct CleaningCounts {
    /// Strings that were not in NFC.
    pub nfc: u32,
    /// Strings with zero-width, direction or BOM characters, now removed.
    pub zero_width: u32,
    /// Strings with control characters, now spaces.
    pub control: u32,
    /// Strings with tabs, no-break or other odd spaces, or with spaces doubled or at an end.
    pub spaces: u32,
    /// Strings with CR, other line breaks, or newlines that were too many or out of place.
    pub newlines: u32,
}

impl CleaningCounts {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl AddAssign for CleaningCounts {
    fn add_assign(&mut self, other: Self) {
        self.nfc += other.nfc;
        self.zero_width += other.zero_width;
        self.control += other.control;
        self.spaces += other.spaces;
        self.newlines += other.newlines;
    }
}

/// Cleans one string. Idempotent: cleaning what is clean changes nothing and counts nothing.
///
/// Zero-width and direction characters and the BOM go; control characters, tabs and no-break spaces become spaces;
/// CRLF and the other line breaks (CR, vertical tab, form feed, U+2028, U+2029) become newlines; spaces collapse and
/// are trimmed, newlines follow `block`; the rest is put in NFC.
pub fn clean(text: &str, block: NewlineRule) -> CleanText {
    let mut changes = CleaningCounts::default();
    let visible = if text.contains(is_invisible) {
        changes.zero_width = 1;
        Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).collect())
    } else {
        Cow::Borrowed(text)
    };
    let composed = nfc(&visible);
    changes.nfc = u32::from(matches!(composed, Cow::Owned(_)));

    let mut out = String::with_capacity(composed.len());
    let mut rest = &*composed;
    while let Some(start) = rest.find(is_blank) {
        out.push_str(&rest[..start]);
        let end = rest[start..]
            .find(|c| !is_blank(c))
            .map_or(rest.len(), |len| start + len);
        let inside = !out.is_empty() && end < rest.len();
        let gap = &rest[start..end];
        let wanted = if inside { replacement(gap, block) } else { "" };
        if gap != wanted {
            record(gap, wanted, &mut changes);
        }
        out.push_str(wanted);
        rest = &rest[end..];
    }
    out.push_str(rest);
    CleanText { text: out, changes }
}

/// White space or a control character.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}')
}

/// What stands for a run of blanks between two words.
fn replacement(gap: &str, block: NewlineRule) -> &'static str {
    if gap == " " {
        return " ";
    }
    let lines = gap.chars().filter(|&c| is_break(c)).count() - gap.matches("\r\n").count();
    match (block, lines) {
        (NewlineRule::Text, 1) => "\n",
        (NewlineRule::Text, 2..) => "\n\n",
        _ => " ",
    }
}

/// Notes why a run of blanks is not what it should be.
fn record(gap: &str, wanted: &str, changes: &mut CleaningCounts) {
    let breaks = || gap.chars().filter(|&c| is_break(c));
    if !breaks().eq(wanted.chars().filter(|&c| c == '\n')) {
        changes.newlines = 1;
    }
    let control = |c: char| c.is_control() && c != '\t' && !is_break(c);
    if gap.contains(control) {
        changes.control = 1;
    }
    let spaces = || gap.chars().filter(|&c| !is_break(c) && !control(c));
    let kept = wanted == " " && breaks().next().is_none();
    if spaces().next().is_some() && !(kept && spaces().eq([' '])) {
        changes.spaces = 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(changes: CleaningCounts) -> Vec<&'static str> {
        let CleaningCounts {
            nfc,
            zero_width,
            control,
            spaces,
            newlines,
        } = changes;
        let all = [
            (nfc, "nfc"),
            (zero_width, "zero"),
            (control, "control"),
            (spaces, "spaces"),
            (newlines, "newlines"),
        ];
        all.into_iter()
            .filter(|(count, _)| *count == 1)
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn names_become_one_clean_line() {
        for (text, wanted, changed) in [
            ("Đăng ký khai sinh", "Đăng ký khai sinh", &[] as &[_]),
            ("  Cấp  lại ", "Cấp lại", &["spaces"]),
            ("Cấp\tthẻ", "Cấp thẻ", &["spaces"]),
            ("Cấp\u{a0}thẻ", "Cấp thẻ", &["spaces"]),
            ("Cấp\nlại\r\nthẻ", "Cấp lại thẻ", &["newlines"]),
            ("Cấp \n lại", "Cấp lại", &["spaces", "newlines"]),
            ("thu\u{309} tu\u{323}c", "thủ tục", &["nfc"]),
            ("\u{feff}thẻ\u{200b}", "thẻ", &["zero"]),
            ("a\u{202e}b", "ab", &["zero"]),
            ("a\u{200b}\u{301}", "á", &["nfc", "zero"]),
            ("a\u{1}b\u{85}c", "a b c", &["control"]),
            ("\n", "", &["newlines"]),
            ("", "", &[]),
        ] {
            let cleaned = clean(text, NewlineRule::Line);
            assert_eq!(
                (cleaned.text.as_str(), names(cleaned.changes).as_slice()),
                (wanted, changed),
                "{text:?}"
            );
        }
    }

    #[test]
    fn running_text_keeps_lines_and_one_blank_line() {
        for (text, wanted, changed) in [
            ("a\nb\n\nc", "a\nb\n\nc", &[] as &[_]),
            ("a\r\nb", "a\nb", &["newlines"]),
            ("a\rb\u{b}c\u{2028}d", "a\nb\nc\nd", &["newlines"]),
            ("a\n\n\n\nb", "a\n\nb", &["newlines"]),
            ("a \n \n\t\n b", "a\n\nb", &["spaces", "newlines"]),
            ("a  \n b", "a\nb", &["spaces"]),
            ("\n\na\n", "a", &["newlines"]),
        ] {
            let cleaned = clean(text, NewlineRule::Text);
            assert_eq!(
                (cleaned.text.as_str(), names(cleaned.changes).as_slice()),
                (wanted, changed),
                "{text:?}"
            );
        }
    }

    #[test]
    fn changes_add_up() {
        let mut sum = CleaningCounts::default();
        for text in [
            " a",
            "b\tc",
            "x\ny",
            "ok",
            "a\u{1}b",
            "a\u{1}c",
            "e\u{301}",
            "i\u{301}",
            "o\u{200b}",
            "u\u{200b}",
        ] {
            sum += clean(text, NewlineRule::Line).changes;
        }
        assert_eq!(
            sum,
            CleaningCounts {
                nfc: 2,
                zero_width: 2,
                control: 2,
                spaces: 2,
                newlines: 1,
            }
        );
        assert!(!sum.is_empty());
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent(
            text in "([a-cđá\u{301}\u{200b} \t\r\n\u{a0}\u{1}\u{2028}\u{2000}-]{0,30}|\\PC{0,20})",
        ) {
            for block in [NewlineRule::Line, NewlineRule::Text] {
                let once = clean(&text, block);
                let twice = clean(&once.text, block);
                prop_assert_eq!(&twice.text, &once.text);
                prop_assert!(twice.changes.is_empty(), "{:?} {:?}", once, twice);
                prop_assert_eq!(once.changes.is_empty(), once.text == text);
            }
        }
    }
}
