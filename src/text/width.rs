//! Columns on a terminal. A grapheme cluster is never broken, and its width is what the screen gives it.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for text left out.
const ELLIPSIS: &str = "…";

/// Whether a character takes one column and joins no neighbour: printable ASCII, Latin and all composed Vietnamese.
fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}')
}

/// Columns that the text takes on one line: the sum over its grapheme clusters. Control characters should have been
/// sanitised before; they count as the `unicode-width` crate counts them.
pub fn width(text: &str) -> usize {
    let mut count = 0;
    for c in text.chars() {
        if !is_simple(c) {
            return text.graphemes(true).map(UnicodeWidthStr::width).sum();
        }
        count += 1;
    }
    count
}

/// The text in at most `max` columns, with `…` at the end where something was left out.
pub fn truncate(text: &str, max: usize) -> Cow<'_, str> {
    if width(text) <= max {
        return Cow::Borrowed(text);
    }
    if max == 0 {
        return Cow::Borrowed("");
    }
    let mut used = 1;
    let mut end = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster.width();
        if used > max {
            break;
        }
        end = at + cluster.len();
    }
    Cow::Owned(format!("{}{ELLIPSIS}", text[..end].trim_end()))
}

/// The text in exactly `columns` columns: truncated, or filled with spaces on the right.
pub fn pad(text: &str, columns: usize) -> String {
    let mut out = truncate(text, columns).into_owned();
    let missing = columns.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// The text in lines of at most `columns` columns (at least 1): broken between words, inside a word only where the
/// word alone is longer. Newlines are breaks; an empty text is one empty line. Only a single cluster that is wider
/// than `columns` stands on a line that exceeds it.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_ranges(text, columns)
        .into_iter()
        .map(|range| text[range].to_owned())
        .collect()
}

/// As [`wrap`], each line as its range of bytes in the text, so that marks on the text can follow it. Spaces at a
/// break belong to no line; spaces inside a line stay as they are.
pub fn wrap_ranges(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(text, start..start + line.len(), columns, &mut lines);
        start += line.len() + 1;
    }
    lines
}

fn wrap_line(text: &str, whole: Range<usize>, columns: usize, lines: &mut Vec<Range<usize>>) {
    // The line being filled: its range, its width, and the width of the spaces seen after it.
    let mut line: Option<Range<usize>> = None;
    let (mut used, mut gap) = (0, 0);
    let before = lines.len();
    for (at, word) in words(&text[whole.clone()]) {
        let range = whole.start + at..whole.start + at + word.len();
        let wide = width(word);
        if word.chars().all(is_space) {
            gap += wide;
            continue;
        }
        match &mut line {
            Some(line) if used + gap + wide <= columns => {
                line.end = range.end;
                used += gap + wide;
            }
            _ => {
                lines.extend(line.take());
                let last = break_word(text, range, wide, columns, lines);
                used = width(&text[last.clone()]);
                line = Some(last);
            }
        }
        gap = 0;
    }
    lines.extend(line);
    if lines.len() == before {
        lines.push(whole.start..whole.start);
    }
}

/// Pushes all full lines of a word that is longer than a line, and returns what is left of it.
fn break_word(
    text: &str,
    word: Range<usize>,
    wide: usize,
    columns: usize,
    lines: &mut Vec<Range<usize>>,
) -> Range<usize> {
    if wide <= columns {
        return word;
    }
    let (mut start, mut used) = (word.start, 0);
    for (at, cluster) in text[word.clone()].grapheme_indices(true) {
        let at = word.start + at;
        let wide = cluster.width();
        if used + wide > columns && at > start {
            lines.push(start..at);
            (start, used) = (at, 0);
        }
        used += wide;
    }
    start..word.end
}

/// A space at which a line may break; no-break spaces are part of their word.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Alternating runs of spaces and of other clusters, each with its offset.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut clusters = line.grapheme_indices(true).peekable();
    std::iter::from_fn(move || {
        let blank = |cluster: &str| cluster.chars().all(is_space);
        let (start, first) = clusters.next()?;
        let kind = blank(first);
        let mut end = start + first.len();
        while let Some((at, cluster)) = clusters.next_if(|(_, cluster)| blank(cluster) == kind) {
            end = at + cluster.len();
        }
        Some((start, &line[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_counts_columns_not_bytes_or_chars() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("Đăng ký", 7),
            ("thu\u{309} tu\u{323}c", 7),
            ("漢字", 4),
            ("…", 1),
            ("ế\u{301}", 1),
            ("👍🏽", 2),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn truncated_text_ends_with_an_ellipsis() {
        for (text, max, wanted) in [
            ("Đăng ký", 7, "Đăng ký"),
            ("Đăng ký", 6, "Đăng…"),
            ("Đăng ký", 1, "…"),
            ("Đăng ký", 0, ""),
            ("tu\u{323}c tu\u{323}c", 3, "tu\u{323}…"),
            ("漢字", 3, "漢…"),
            ("漢字", 2, "…"),
        ] {
            assert_eq!(truncate(text, max), wanted);
        }
        assert_eq!(pad("ký", 4), "ký  ");
        assert_eq!(pad("Đăng ký", 4), "Đăn…");
        assert_eq!(pad("漢字", 2), "… ");
    }

    #[test]
    fn lines_break_between_words_and_long_words_inside() {
        for (text, columns, wanted) in [
            ("Đăng ký khai sinh", 8, &["Đăng ký", "khai", "sinh"] as &[_]),
            ("Đăng ký khai sinh", 100, &["Đăng ký khai sinh"]),
            ("a\n\nb", 5, &["a", "", "b"]),
            ("", 5, &[""]),
            ("  x  y  ", 5, &["x  y"]),
            ("abcdefgh ij", 3, &["abc", "def", "gh", "ij"]),
            ("ab cdefgh i", 3, &["ab", "cde", "fgh", "i"]),
            ("tu\u{323}ctu\u{323}c", 4, &["tu\u{323}ct", "u\u{323}c"]),
            ("漢字", 1, &["漢", "字"]),
            ("a\u{a0}b c", 3, &["a\u{a0}b", "c"]),
        ] {
            assert_eq!(wrap(text, columns), wanted, "{text:?} in {columns}");
        }
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[a-cđ ế\u{301}\u{323}漢👍\u{a0}\n-]{0,40}", "\\PC{0,30}"]
    }

    proptest! {
        #[test]
        fn truncate_never_exceeds_and_pad_is_exact(text in text(), max in 0usize..20) {
            prop_assert!(width(&truncate(&text, max)) <= max);
            prop_assert_eq!(width(&pad(&text, max)), max);
        }

        #[test]
        fn wrapped_lines_fit_and_lose_only_spaces(text in text(), columns in 1usize..20) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns || line.graphemes(true).count() == 1, "{:?}", line);
            }
            let bare = |text: &str| text.chars().filter(|&c| !is_space(c)).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }

        #[test]
        fn the_short_way_agrees_with_the_long_one(text in "[a-zđ\u{a1}-\u{2ff}\u{1e00}-\u{1eff}]{0,30}") {
            let long: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert_eq!(width(&text), long);
        }
    }
}
