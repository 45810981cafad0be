//! What the words before a number say of it.

use super::InstrumentKind;
use super::kind::phrase_at;
use crate::text::normal::{syllables, unaccented};

/// How far back words are read, in bytes.
const REACH: usize = 160;

/// What stands before a number in the same clause.
#[derive(Debug, Default)]
pub(super) struct ClauseContext {
    /// The nearest kind named before the number.
    pub named: Option<InstrumentKind>,
    /// Whether nothing but "số" stands between that name and the number.
    pub adjacent: bool,
    /// Whether "số" stands right before the number.
    pub numbered: bool,
    /// The word right before the number makes a date, a period or a scale of `8/2023`.
    pub dated: bool,
    /// A word that often stands before a month, as in "từ 1/2024 đến 6/2024".
    pub spanning: bool,
    /// The number is that of a form: "Mẫu số 01/…".
    pub form: bool,
}

/// Reads the clause that ends at `end`.
pub(super) fn before(text: &str, end: usize) -> ClauseContext {
    let mut start = end.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let window = &text[start..end];
    let clause = window
        .rfind([',', ';', '(', ')'])
        .map_or(window, |at| &window[at + 1..]);
    let plain = unaccented(clause);
    let mut words: Vec<&str> = syllables(&plain).map(|(_, word)| word).collect();
    let numbered = words.last() == Some(&"so");
    if numbered {
        words.pop();
    }
    let last = words.last().copied().unwrap_or_default();
    let (named, adjacent) = named(&words);
    ClauseContext {
        named,
        adjacent,
        numbered,
        dated: matches!(
            last,
            "thang" | "ngay" | "quy" | "tuan" | "ky" | "nam" | "hoc" | "le" | "mua"
        ),
        spanning: matches!(
            last,
            "tu" | "den" | "truoc" | "sau" | "toi" | "cuoi" | "dau"
        ),
        form: matches!(last, "mau" | "bieu"),
    }
}

/// The last kind that the folded words name, and whether it is what they end with.
fn named(words: &[&str]) -> (Option<InstrumentKind>, bool) {
    let len = words.len();
    // "NĐ 45/2020", "NĐ-CP 45/2020".
    let issuer = matches!(words.last(), Some(&("cp" | "ttg" | "ubnd" | "hdnd" | "tw")));
    let abbreviation = len
        .checked_sub(1 + usize::from(issuer))
        .and_then(|at| InstrumentKind::from_abbreviation(words[at]));
    if abbreviation.is_some() {
        return (abbreviation, true);
    }
    for at in (0..len).rev() {
        // "bộ luật" begins one word before "luật", and is what is meant.
        let longer = at
            .checked_sub(1)
            .and_then(|at| Some((at, phrase_at(words, at)?)));
        let longer = longer.filter(|(from, (_, count))| from + count > at);
        let found = longer.or_else(|| Some((at, phrase_at(words, at)?)));
        if let Some((from, (kind, count))) = found {
            return (Some(kind), from + count == len);
        }
    }
    (None, false)
}
