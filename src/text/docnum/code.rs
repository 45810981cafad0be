//! The code of a document number: `NĐ-CP`, `QĐ-TTg`, `TTLT-BTP-BCA`, `QH13`, `NQ/TW`.

use unicode_normalization::char::is_combining_mark;

use super::InstrumentKind;
use super::scan::is_slash;
use crate::text::normal::{nfc, unaccented};

/// Longest part of a code, in characters.
const LONGEST: usize = 12;

/// First parts of codes, folded, that are known without their capitals.
const HEADS: [&str; 23] = [
    "nd", "nq", "nqlt", "qd", "tt", "ttlt", "ct", "tb", "l", "lct", "sl", "pl", "vbhn", "kh", "cv",
    "hd", "bc", "ttr", "qh", "ubtvqh", "cp", "ttg", "hdbt",
];

/// Abbreviations whose accents and small letters are known, by their folded form.
const WRITTEN: [(&str, &str); 13] = [
    ("nd", "NĐ"),
    ("qd", "QĐ"),
    ("ttg", "TTg"),
    ("ttr", "TTr"),
    ("hdnd", "HĐND"),
    ("hdbt", "HĐBT"),
    ("hdnn", "HĐNN"),
    ("hdtp", "HĐTP"),
    ("cd", "CĐ"),
    ("tld", "TLĐ"),
    ("tldld", "TLĐLĐ"),
    ("bgddt", "BGDĐT"),
    ("bldtbxh", "BLĐTBXH"),
];

/// Issuers that are known in any case, folded: "NĐ-Cp".
const ISSUERS: [&str; 7] = ["cp", "ttg", "ubnd", "hdnd", "btp", "bca", "btc"];

/// A code read from a text.
#[derive(Debug)]
pub(super) struct DocNumberCode {
    /// The code as it should be written.
    pub text: String,
    /// Where it ends in the text.
    pub end: usize,
    /// Whether its first part is a known one.
    known: bool,
    /// Whether it was written in capitals.
    capitals: bool,
    /// How many parts it has.
    parts: usize,
    /// Whether it was written with an "NQ-" before the National Assembly's code, which official numbers with a year do not
    /// have.
    resolution: bool,
}

impl DocNumberCode {
    /// The kind that the words before the number name, where the code leaves it open.
    pub(super) fn named(&self, words: Option<InstrumentKind>) -> Option<InstrumentKind> {
        if self.resolution {
            return Some(InstrumentKind::Resolution);
        }
        words.filter(|_| InstrumentKind::settled_by_code(&self.text).is_none())
    }

    /// Whether the code is enough to make a number of a serial without a year (`27/CT-TTg`, `12/CP`, and letters such
    /// as `123/BTP-VP`): there, a word after a slash is often none.
    pub(super) fn stands_without_year(&self) -> bool {
        if self.parts > 1 {
            return self.known || self.capitals;
        }
        // "1203/ubtvqh15": nothing else ends so.
        if self.is_assemblys() && self.text.ends_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let strong = InstrumentKind::likely_by_code(&self.text).is_some()
            || InstrumentKind::settled_by_code(&self.text).is_some_and(|kind| {
                !matches!(
                    kind,
                    InstrumentKind::Other | InstrumentKind::Order | InstrumentKind::Ordinance
                )
            });
        self.capitals && (strong || self.text == "VBHN")
    }

    /// Whether it is that of the National Assembly or its Standing Committee, alone.
    fn is_assemblys(&self) -> bool {
        self.parts == 1 && (self.text.starts_with("QH") || self.text.starts_with("UBTVQH"))
    }

    /// The code as it is written in a number without a year. There the Standing Committee's resolutions bear their kind:
    /// `1203/NQ-UBTVQH15`.
    pub(super) fn without_year(self) -> DocNumberCode {
        if !(self.resolution || self.text.starts_with("UBTVQH")) {
            return self;
        }
        DocNumberCode {
            text: format!("NQ-{}", self.text),
            resolution: false,
            ..self
        }
    }

    /// Whether its first part is a known one.
    pub(super) fn is_known(&self) -> bool {
        self.known
    }

    /// Whether two parts are joined by a slash, as in `NQ/TW`.
    pub(super) fn has_slash(&self) -> bool {
        self.text.contains('/')
    }
}

/// Reads a code that begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Option<DocNumberCode> {
    let (head, mut end) = first_part(text, start)?;
    let folded = unaccented(head.trim_end_matches(|c: char| c.is_ascii_digit()));
    let known = HEADS.contains(&folded.as_str());
    let capitals = head.starts_with(char::is_uppercase);
    let mut code = written(head);
    let mut parts = 1;
    while let Some((separator, part, part_end)) =
        next_part(text, end, capitals, known && parts == 1)
    {
        code.push(separator);
        code.push_str(&written(part));
        (end, parts) = (part_end, parts + 1);
    }
    // "QH 13", "UBTVQH 15".
    if code.ends_with("QH") && text[end..].starts_with([' ', '\u{a0}']) {
        let digits = text[end..].trim_start_matches([' ', '\u{a0}']);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&count) && !digits[count..].starts_with(is_word) {
            code.push_str(&digits[..count]);
            end = text.len() - digits.len() + count;
        }
    }
    // Decrees are the Government's alone.
    if code == "NĐ" {
        code.push_str("-CP");
    }
    let assembly = code
        .strip_prefix("NQ-")
        .filter(|rest| rest.starts_with("QH") || rest.starts_with("UBTVQH"));
    let (text, resolution) = assembly.map_or((code.as_str(), false), |rest| (rest, true));
    Some(DocNumberCode {
        text: text.to_owned(),
        end,
        known,
        capitals,
        parts,
        resolution,
    })
}

/// The first part: a known one in any case, or two capitals and more.
fn first_part(text: &str, start: usize) -> Option<(&str, usize)> {
    let run = word_at(text, start)?;
    let folded = unaccented(run.trim_end_matches(|c: char| c.is_ascii_digit()));
    if HEADS.contains(&folded.as_str()) {
        return Some((run, start + run.len()));
    }
    let part = capitals_of(run);
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2).then_some((part, start + part.len()))
}

/// The next part with the separator before it. Right after a known first part, spaces may surround the hyphen
/// ("NĐ - CP", a line broken after "QĐ-") if capitals alone follow, and the separator may be a slash ("TTLT/BTC-BNV").
fn next_part(text: &str, end: usize, capitals: bool, second: bool) -> Option<(char, &str, usize)> {
    let rest = text[end..].trim_start();
    let separator = rest.chars().next()?;
    let after = rest[separator.len_utf8()..].trim_start();
    let start = text.len() - after.len();
    let spaced = start - end > separator.len_utf8();
    let run = word_at(text, start)?;
    let issuer = ISSUERS.contains(&unaccented(run).as_str());
    let part = if capitals && !issuer {
        capitals_of(run)
    } else {
        run
    };
    let loose = second && capitals && part.len() == run.len();
    let joined = match separator {
        c if is_slash(c) => loose && !spaced,
        c => is_hyphen(c) && (loose || !spaced),
    };
    let fits = (2..=LONGEST).contains(&part.chars().count());
    let separator = if is_slash(separator) { '/' } else { '-' };
    (joined && fits).then_some((separator, part, start + part.len()))
}

/// A letter, digit or mark.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' | '－')
}

/// The word that begins at `start`, if it begins with a letter.
fn word_at(text: &str, start: usize) -> Option<&str> {
    let rest = &text[start..];
    let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    rest.starts_with(char::is_alphabetic)
        .then_some(&rest[..len])
}

/// The capitals and digits that a word begins with ("BCAngày" → "BCA"); TTg and TTr keep their small letter.
fn capitals_of(word: &str) -> &str {
    if word.starts_with("TTg") || word.starts_with("TTr") {
        return &word[..3];
    }
    let small = |c: char| !(c.is_uppercase() || c.is_numeric() || is_combining_mark(c));
    &word[..word.find(small).unwrap_or(word.len())]
}

/// A part as it should be written: NFC capitals, and the accents of known abbreviations.
fn written(part: &str) -> String {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let folded = unaccented(letters);
    match WRITTEN.iter().find(|(known, _)| *known == folded) {
        Some((_, proper)) => format!("{proper}{}", &part[letters.len()..]),
        None => nfc(&nfc(part).to_uppercase()).into_owned(),
    }
}
