//! Numbers of Vietnamese legal documents, as people and portals write them.
//!
//! A number is a serial, often the year of signing, and a code that names the kind and the issuer:
//! `63/2010/NĐ-CP`, `27/CT-TTg`, `57-NQ/TW`. `scan` finds them in messy text, `code` reads the code, `context` the
//! words before a number, `day` the day behind it, `kind` knows the kinds; [`DocNumber::key`] makes all spellings of a number one.

mod code;
mod context;
mod day;
mod kind;
mod scan;

use std::fmt;
use std::ops::Range;

pub use day::{SigningPeriod, day_at, period_at};
pub use kind::InstrumentKind;

use super::normal::unaccented;

/// The number of a legal document, or what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocNumber {
    /// The serial with its leading zeros and suffix as written: `63`, `09`, `66.18`, `09b`.
    pub serial: String,
    /// The year of signing, where the number has it.
    pub year: Option<u16>,
    /// The code in NFC capitals, with the accents that known abbreviations have: `NĐ-CP`, `CT-TTg`, `QH13`.
    pub code: Option<String>,
    /// The kind that words before the number name ("Nghị định số …"), where the code leaves it open.
    pub named: Option<InstrumentKind>,
}

impl DocNumber {
    /// The number as it should be written, leading zeros of the serial kept: `45/2020/NĐ-CP`.
    pub fn canonical(&self) -> String {
        // Party documents: 57-NQ/TW.
        let hyphen =
            self.year.is_none() && self.code.as_ref().is_some_and(|code| code.contains('/'));
        self.joined(
            &self.serial,
            self.code.as_deref(),
            if hyphen { '-' } else { '/' },
        )
    }

    /// The number for comparing, equal for all spellings of one number: `45/2020/nd-cp`.
    pub fn key(&self) -> String {
        self.joined(&self.serial_key(), self.code_key().as_deref(), '/')
    }

    fn joined(&self, serial: &str, code: Option<&str>, separator: char) -> String {
        let mut out = serial.to_owned();
        if let Some(year) = self.year {
            out.push('/');
            out.push_str(&year.to_string());
        }
        if let Some(code) = code {
            out.push(separator);
            out.push_str(code);
        }
        out
    }

    /// The kind, guessed from the code, else from the words before the number. The codes of the National Assembly
    /// (`QH15`) are shared by laws and resolutions: there the words decide, and a law is the guess without them.
    pub fn kind(&self) -> InstrumentKind {
        let code = self.code.as_deref();
        code.and_then(InstrumentKind::settled_by_code)
            .or(self.named)
            .or_else(|| code.and_then(InstrumentKind::likely_by_code))
            .unwrap_or(InstrumentKind::Other)
    }

    /// Whether `other` is what this number, as a query, asks for. A year or code missing here matches any, the parts
    /// of a code may be missing at its end (`45/2020/NĐ`), and a kind named before the number restricts the kind.
    pub fn matches(&self, other: &Self) -> bool {
        self.serial_key() == other.serial_key()
            && self.year.is_none_or(|year| other.year == Some(year))
            && self.code_key().is_none_or(|asked| {
                other
                    .code_key()
                    .is_some_and(|code| begins_with(&code, &asked))
            })
            && self.named.is_none_or(|kind| other.may_be(kind))
    }

    /// Whether the document may be of this kind, or of a kind that the same word covers.
    fn may_be(&self, kind: InstrumentKind) -> bool {
        let shared = match self.code.as_deref() {
            Some(code) if self.named.is_none() => {
                InstrumentKind::settled_by_code(code).is_none()
                    && InstrumentKind::shares_code(code, kind)
            }
            Some(_) => false,
            None => self.named.is_none(),
        };
        shared
            || self.kind() == kind
            || matches!(
                (kind, self.kind()),
                (InstrumentKind::Law, InstrumentKind::Code)
            )
    }

    /// Whether the number alone names one instrument: the year or the term of the National Assembly stands in it, and who
    /// issued it is one for the whole country.
    pub fn is_unique(&self) -> bool {
        let Some(code) = self.code_key() else {
            return false;
        };
        let of_term = |part: &str| {
            let assembly = part.starts_with("qh") || part.starts_with("ubtvqh");
            assembly && part.ends_with(|c: char| c.is_ascii_digit())
        };
        let names_issuer = InstrumentKind::from_abbreviation(&code).is_none();
        code.split('-').any(of_term) || self.year.is_some() && names_issuer && !self.is_local()
    }

    /// Whether a People's Committee or Council issued it: their numbers start anew in every province.
    pub fn is_local(&self) -> bool {
        let code = self.code_key().unwrap_or_default();
        let of_body = |part: &str| part == "ub" || part.contains("ubnd") || part.contains("hdnd");
        code.split('-').any(of_body)
    }

    fn serial_key(&self) -> String {
        let plain: String = unaccented(&self.serial);
        let bare = plain.trim_start_matches('0');
        let bare = if bare.starts_with(|c: char| c.is_ascii_digit()) {
            bare
        } else {
            &plain
        };
        match bare.split_once('.') {
            Some((number, suffix)) if suffix.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                format!("{number}{suffix}")
            }
            _ => bare.to_owned(),
        }
    }

    /// The folded code. The "NQ-" of resolutions of the National Assembly stands in some of its numbers and not in others.
    fn code_key(&self) -> Option<String> {
        let key = unaccented(self.code.as_deref()?).replace('/', "-");
        let bare = key.strip_prefix("nq-");
        let bare = bare.filter(|bare| bare.starts_with("qh") || bare.starts_with("ubtvqh"));
        Some(bare.map_or_else(|| key.clone(), str::to_owned))
    }
}

/// Whether a folded code begins with the parts asked for; `qh` asks for any `qh15`.
fn begins_with(code: &str, asked: &str) -> bool {
    let open = asked.ends_with(|c: char| !c.is_ascii_digit());
    code.strip_prefix(asked).is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with('-')
            || open && rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical())
    }
}

/// The first document number in a text; `None` where there is none.
pub fn parse(text: &str) -> Option<DocNumber> {
    scan::numbers(text).next().map(|(_, number)| number)
}

/// The number of a [`DocNumber::key`]; `None` where the key is that of words.
pub fn from_key(key: &str) -> Option<DocNumber> {
    let (serial, rest) = key
        .split_once('/')
        .map_or((key, None), |(a, b)| (a, Some(b)));
    let is_serial = serial.starts_with(|c: char| c.is_ascii_digit())
        && serial
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '.');
    let year = |text: &str| text.parse().ok().filter(|_| text.len() == 4);
    let (year, code) = match rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
        None => (None, None),
        Some((first, rest)) => match year(first) {
            Some(year) => (Some(year), Some(rest).filter(|rest| !rest.is_empty())),
            None => (None, Some(first)),
        },
    };
    is_serial.then(|| DocNumber {
        serial: serial.to_owned(),
        year,
        code: code.map(str::to_owned),
        named: None,
    })
}

/// The number that somebody asks for where nothing but a number is expected: a bare figure is the serial of any year.
pub fn asked(text: &str) -> Option<DocNumber> {
    let text = text.trim();
    let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !bare {
        return parse(text);
    }
    let number = parse(&format!("luật số {text}"))?;
    Some(DocNumber {
        named: None,
        ..number
    })
}

/// All document numbers in a text, each with its range in bytes (without the words before it). Dates, months,
/// fractions, scales and the numbers of forms ("Mẫu số 01/ĐK") are not among them.
pub fn find_all(text: &str) -> Vec<(Range<usize>, DocNumber)> {
    scan::numbers(text).collect()
}

/// Where a number ends inside a word ("2171/QĐ-UBND-DatDai"): the number that is read, and what is left out. Words that are
/// no part of a number although no space stands before them ("24/2021/TT-BCAngày", "…-Nghị định") are not meant.
pub fn cut(text: &str) -> Option<(DocNumber, &str)> {
    const GLUED: [&str; 7] = ["ngay", "cua", "ve", "so", "quy", "nam", "va"];
    scan::numbers(text).find_map(|(range, number)| {
        let rest = &text[range.end..];
        let word = rest.trim_start_matches(['-', '–', '/', '_']);
        let first = rest.chars().next()?;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let plain = unaccented(word);
        let words: Vec<&str> = super::normal::syllables(&plain)
            .map(|(_, word)| word)
            .take(5)
            .collect();
        let goes_on = word.starts_with(char::is_alphanumeric)
            && (first.is_alphanumeric() || matches!(first, '-' | '–' | '/' | '_'));
        let glued = words.first().is_some_and(|first| GLUED.contains(first));
        let is_word = glued || kind::phrase_at(&words, 0).is_some();
        (goes_on && !is_word).then(|| (number, &rest[..end]))
    })
}

/// Why a number is probably not whole, although it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberDoubt {
    /// A word goes on behind it.
    GoesOn(String),
    /// Its code names a kind, and nobody who issued it: "55/2026/QĐ".
    NoIssuer,
    /// Its code names another term of the National Assembly than the year: "95/2025/QH1".
    Term(u16),
}

/// The first number of a text that is probably not whole, and why.
pub fn doubt(text: &str) -> Option<(DocNumber, NumberDoubt)> {
    if let Some((number, rest)) = cut(text) {
        return Some((number, NumberDoubt::GoesOn(rest.to_owned())));
    }
    let of = |number: &DocNumber| {
        let code = number.code.as_deref()?;
        let year = number.year?;
        if InstrumentKind::from_abbreviation(&unaccented(code)).is_some() {
            return Some(NumberDoubt::NoIssuer);
        }
        let term = code.strip_prefix("UBTVQH").or(code.strip_prefix("QH"))?;
        let term: usize = term.parse().ok()?;
        let fits = |term: usize| {
            let begins = term_begins(term);
            begins <= year && year <= term_begins(term + 1)
        };
        let right = (1..=32).find(|term| fits(*term))?;
        (!fits(term)).then(|| NumberDoubt::Term(u16::try_from(right).unwrap_or_default()))
    };
    scan::numbers(text).find_map(|(_, number)| of(&number).map(|doubt| (number, doubt)))
}

/// The year in which a term of the National Assembly began.
fn term_begins(term: usize) -> u16 {
    const BEGAN: [u16; 16] = [
        1946, 1960, 1964, 1971, 1975, 1976, 1981, 1987, 1992, 1997, 2002, 2007, 2011, 2016, 2021,
        2026,
    ];
    match term.checked_sub(1).and_then(|at| BEGAN.get(at)) {
        Some(year) => *year,
        None if term == 0 => 0,
        None => u16::try_from(2026 + (term - BEGAN.len()) * 5).unwrap_or(u16::MAX),
    }
}

/// Whether two sources name one instrument: a number with a stroke in it; words alone are compared whole.
pub fn names_the_same(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
        let numbers = words
            .filter(|word| word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()));
        numbers.map(str::to_lowercase).collect()
    };
    let (of_one, of_other) = (numbers(one), numbers(other));
    match of_other.is_empty() {
        true => one.trim() == other.trim(),
        false => of_one.iter().any(|number| of_other.contains(number)),
    }
}

#[cfg(test)]
mod tests;
