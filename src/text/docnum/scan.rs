//! Finding document numbers in text.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::code::{self, DocNumberCode, is_hyphen};
use super::context::{self, ClauseContext};
use super::{DocNumber, InstrumentKind};
use crate::text::normal::unaccented;

/// Most digits of a serial.
const LONGEST_SERIAL: usize = 5;
/// Years that a number may name; the first instruments of the state are of 1945.
const YEARS: std::ops::RangeInclusive<u16> = 1945..=2099;

pub(super) fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\u{2044}' | '\u{2215}' | '／')
}

/// All numbers of a text, in order, with their ranges in bytes.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, DocNumber)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(found) = text
            .as_bytes()
            .get(at..)?
            .iter()
            .position(u8::is_ascii_digit)
        {
            let start = at + found;
            if let Some((end, number)) = number_at(text, start) {
                at = end;
                return Some((start..end, number));
            }
            at = end_of_figures(text, start);
        }
        None
    })
}

/// The end of a date, decimal, fraction or plain figure that is no document number: nothing inside it is one.
fn end_of_figures(text: &str, start: usize) -> usize {
    let mut end = digits_end(text, start);
    loop {
        let rest = &text[end..];
        let after = rest.trim_start();
        let (separator, spaced) = match after.chars().next() {
            Some(c) if is_slash(c) => (c, after),
            Some(c @ ('.' | ',')) if after.len() == rest.len() => (c, after),
            _ => return end,
        };
        let next = &spaced[separator.len_utf8()..];
        let next = if is_slash(separator) {
            next.trim_start()
        } else {
            next
        };
        if !next.starts_with(|c: char| c.is_ascii_digit()) {
            return end;
        }
        end = digits_end(text, text.len() - next.len());
    }
}

fn digits_end(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

/// The number whose serial begins at `start`, and where it ends.
fn number_at(text: &str, start: usize) -> Option<(usize, DocNumber)> {
    if !may_begin(text, start) {
        return None;
    }
    let end = serial_end(text, start)?;
    let number = |year, code, named| DocNumber {
        serial: text[start..end].to_owned(),
        year,
        code,
        named,
    };

    let Some(after) = after_slash(text, end) else {
        return hyphenated(text, start, end).or_else(|| without_slash(text, start, end));
    };
    if let Some((year, year_end)) = year_at(text, after) {
        let code = after_slash(text, year_end).and_then(|at| code::read(text, at));
        return match code {
            Some(code) => {
                let named = code.named(context::before(text, start).named);
                Some((code.end, number(Some(year), Some(code.text), named)))
            }
            None => {
                let context = context::before(text, start);
                stands_bare(text, start, year_end, &context)
                    .then(|| (year_end, number(Some(year), None, context.named)))
            }
        };
    }
    let code = code::read(text, after).filter(DocNumberCode::stands_without_year)?;
    let code = code.without_year();
    let context = context::before(text, start);
    let named = code.named(context.named);
    (!context.form).then(|| (code.end, number(None, Some(code.text), named)))
}

/// Whether a serial may begin here: not inside a word (but "NĐ45/2020" is two), nor inside a decimal.
fn may_begin(text: &str, start: usize) -> bool {
    let before = &text[..start];
    match before.chars().next_back() {
        Some(c) if c.is_alphanumeric() || is_combining_mark(c) => {
            let from = before.rfind(|c: char| !c.is_alphabetic() && !is_combining_mark(c));
            let word = from.map_or(before, |at| {
                before[at..].trim_start_matches(|c: char| !c.is_alphabetic())
            });
            InstrumentKind::from_abbreviation(&unaccented(word)).is_some()
        }
        Some(c @ ('.' | ',')) => {
            !before[..before.len() - c.len_utf8()].ends_with(|c: char| c.is_ascii_digit())
        }
        // "Quyết định số …/2026/QĐ-UBND" has a year, and no serial yet.
        Some(c) => !is_slash(c),
        None => true,
    }
}

/// The end of the serial: digits, then `.18` or a letter (`b`, `.a`).
fn serial_end(text: &str, start: usize) -> Option<usize> {
    let mut end = digits_end(text, start);
    if end - start > LONGEST_SERIAL {
        return None;
    }
    let rest = &text[end..];
    let decimals = rest.strip_prefix('.').map_or(0, |after| {
        after.bytes().take_while(u8::is_ascii_digit).count()
    });
    let letter = rest.strip_prefix('.').unwrap_or(rest);
    match decimals {
        0 => {
            let mut chars = letter.chars();
            let single = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
                && !chars
                    .next()
                    .is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
            if single {
                end = text.len() - letter.len() + 1;
            }
        }
        1 | 2 => end += 1 + decimals,
        // 200.000: thousands.
        _ => return None,
    }
    Some(end)
}

/// Where the next part begins, after a slash with stray spaces and dots before it and spaces after it.
fn after_slash(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '.');
    let after = rest.strip_prefix(is_slash)?.trim_start();
    Some(text.len() - after.len())
}

/// A year of four digits at `at`, nothing but digits, and no further number behind it.
fn year_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let end = digits_end(text, at);
    let year = text[at..end]
        .parse()
        .ok()
        .filter(|year| end - at == 4 && YEARS.contains(year))?;
    let date = after_slash(text, end)
        .is_some_and(|next| text[next..].starts_with(|c: char| c.is_ascii_digit()));
    (!date).then_some((year, end))
}

/// Whether `45/2020` without a code is a document number rather than a month, a school year or a scale.
fn stands_bare(text: &str, start: usize, end: usize, context: &ClauseContext) -> bool {
    let after = &text[end..];
    let mut next = after.chars();
    let ends = match next.next() {
        Some(c) if c.is_alphanumeric() || is_combining_mark(c) || c == '%' => false,
        Some('.' | ',') => !next.next().is_some_and(|c| c.is_ascii_digit()),
        _ => true,
    };
    if !ends || context.adjacent {
        return ends;
    }
    let figures = &text[start..end];
    let before = text[..start].strip_suffix(is_hyphen).unwrap_or_default();
    let span = before.ends_with(|c: char| c.is_ascii_digit());
    let serial: u32 = figures
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let year: u32 = figures[figures.len() - 4..].parse().unwrap_or(0);
    let school_year = serial + 1 == year;
    let scale = serial == 1 && year == 2000;
    let month = context.spanning && serial <= 12;
    !(context.dated || context.form || span || school_year || scale || month)
}

/// `45-2020-NĐ-CP` and `45_2020_NĐ-CP` (names of files), and the party's `57-NQ/TW`.
fn hyphenated(text: &str, start: usize, end: usize) -> Option<(usize, DocNumber)> {
    let after = |at: usize| {
        let rest = text[at..].strip_prefix(|c| is_hyphen(c) || c == '_')?;
        Some(text.len() - rest.len())
    };
    let at = after(end)?;
    let year = digits_end(text, at);
    let (year, code) = if year == at {
        (None, code::read(text, at).filter(DocNumberCode::has_slash)?)
    } else {
        let (year, year_end) = year_at(text, at)?;
        (Some(year), code::read(text, after(year_end)?)?)
    };
    code.is_known().then(|| {
        let number = DocNumber {
            serial: text[start..end].to_owned(),
            year,
            code: Some(code.text),
            named: None,
        };
        (code.end, number)
    })
}

/// "Nghị định số 45 năm 2020", and "Nghị định 45" at the end of the text, as people ask for it.
fn without_slash(text: &str, start: usize, end: usize) -> Option<(usize, DocNumber)> {
    let rest = &text[end..];
    let words = rest.trim_start();
    let year = ["năm", "na\u{306}m", "nam", "Năm"].iter().find_map(|word| {
        let after = words.strip_prefix(word)?;
        let digits = after.trim_start();
        if digits.len() == after.len() {
            return None;
        }
        let (year, end) = year_at(text, text.len() - digits.len())?;
        (!text[end..].starts_with(char::is_alphanumeric)).then_some((year, end))
    });
    if year.is_none() && !words.is_empty() {
        return None;
    }
    let context = context::before(text, start);
    let serial = text[start..end].to_owned();
    let is_year = serial.parse().is_ok_and(|number| YEARS.contains(&number));
    let asked = context.adjacent && (context.numbered || !is_year);
    asked.then(|| {
        let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
        (
            end,
            DocNumber {
                serial,
                year,
                code: None,
                named: context.named,
            },
        )
    })
}
