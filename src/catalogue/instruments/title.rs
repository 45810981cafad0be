//! What a title says besides the subject: portals write whole citations into it.

use jiff::civil::Date;

use crate::text::docnum::{self, InstrumentKind};
use crate::text::{NewlineRule, clean, syllables, unaccented};

/// Words with which the subject of an instrument begins, unaccented; the issuer's name ends before them.
pub(crate) const SUBJECTS: &[&str] = &[
    "ve",
    "quy dinh",
    "qui dinh",
    "ban hanh",
    "sua doi",
    "huong dan",
    "phe duyet",
    "cong bo",
    "bai bo",
    "thanh lap",
    "phan cap",
    "phan quyen",
    "cat giam",
    "tang cuong",
    "bo sung",
];

/// A title, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct InstrumentTitle {
    /// The subject, without its kind.
    pub about: String,
    /// The day of signing.
    pub signed: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Whether its own number stands in it.
    pub numbered: bool,
}

/// Takes a title apart: kind, number, day, issuer, subject, as far as they stand there in that order. Other numbers in it are
/// part of its subject.
pub(crate) fn split(title: &str, key: &str) -> InstrumentTitle {
    let line = clean(title, NewlineRule::Line).text;
    let mut said = InstrumentTitle::default();
    let mut rest = line.trim_end_matches(['.', ';', ' ']);
    let kind = InstrumentKind::from_title(rest);
    rest = without_kind(rest, kind);
    let behind = without_number(rest, key);
    said.numbered = behind.len() < rest.len();
    rest = behind;
    if let Some((day, after)) = docnum::day_at(rest) {
        said.signed = Some(day);
        rest = after;
    }
    if begins_with(&unaccented(rest), "cua") {
        let names = without_words(rest, 1);
        let colon = names.find(':').filter(|_| said.numbered);
        let at = match (subject_in(names), colon) {
            (Some(at), Some(colon)) => Some(at.min(colon + 1)),
            (at, colon) => at.or(colon.map(|colon| colon + 1)),
        };
        if let Some(at) = at {
            said.issuer = Some(names[..at].trim_end_matches([' ', ',', ':']).to_owned());
            rest = names[at..].trim_start();
            // "Luật số 95/2025/QH15 của Quốc hội: Luật Đường sắt".
            if kind.is_some() && InstrumentKind::from_title(rest) == kind {
                rest = without_kind(rest, kind);
            }
        } else if said.numbered && docnum::find_all(names).is_empty() && names.len() < 60 {
            // Nothing but who issued it.
            said.issuer = Some(names.trim_end_matches([' ', ',', ':']).to_owned());
            rest = "";
        }
    }
    // "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024".
    let own = docnum::find_all(rest);
    if let Some((range, _)) = own.iter().find(|(_, number)| number.key() == key) {
        let after = rest[range.end..].trim_start();
        let day = docnum::day_at(after);
        // Of a law nothing but its name stands before the number; what follows tells of amendments.
        let is_law = matches!(
            kind,
            Some(InstrumentKind::Law | InstrumentKind::Code | InstrumentKind::Ordinance)
        );
        if is_law || after.is_empty() || day.is_some_and(|(_, after)| after.is_empty()) {
            said.signed = said.signed.or(day.map(|(day, _)| day));
            said.numbered = true;
            rest = rest[..range.start].trim_end();
            rest = rest.strip_suffix("số").unwrap_or(rest);
        }
    }
    rest.trim()
        .trim_matches(['"', '“', '”'])
        .clone_into(&mut said.about);
    // A number with its year was signed in it.
    let year = docnum::from_key(key).and_then(|number| number.year);
    said.signed = said
        .signed
        .filter(|day| year.is_none_or(|year| i32::from(day.year()) == i32::from(year)));
    said
}

/// The text without the words of its kind.
fn without_kind(text: &str, kind: Option<InstrumentKind>) -> &str {
    kind.map_or(text, |kind| {
        without_words(text, syllables(kind.vietnamese()).count())
    })
}

/// The text without its own number at the start, with "số" before it.
fn without_number<'t>(text: &'t str, key: &str) -> &'t str {
    let bare = if begins_with(&unaccented(text), "so") {
        without_words(text, 1)
    } else {
        text
    };
    match docnum::find_all(bare).first() {
        Some((range, number)) if range.start == 0 && number.key() == key => {
            let behind = &bare[range.end..];
            // "2171/QĐ-UBND-DatDai": what is left out of a number is no word of the title.
            let left_out = docnum::cut(&bare[..bare.len() - behind.len() + word_end(behind)]);
            let left_out = left_out.map_or(0, |(_, rest)| rest.len());
            behind[left_out..].trim_start_matches([' ', ',', ':', '-', '–'])
        }
        _ => text,
    }
}

/// Where the word ends that a text begins in.
fn word_end(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

/// The text after so many words.
fn without_words(text: &str, count: usize) -> &str {
    syllables(text)
        .nth(count)
        .map_or("", |(range, _)| &text[range.start..])
}

/// Whether a text begins with these words.
pub(crate) fn begins_with(plain: &str, words: &str) -> bool {
    plain
        .strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where the subject begins in "Chính phủ quy định …".
fn subject_in(text: &str) -> Option<usize> {
    let starts = syllables(text).map(|(range, _)| range.start);
    starts.skip(1).find(|at| {
        let plain = unaccented(&text[*at..]);
        SUBJECTS.iter().any(|word| begins_with(&plain, word))
    })
}

/// The numbers that a citation names as its own: those at its start, one behind the other. Numbers further on are part of the
/// subject ("Thông tư sửa đổi Thông tư số 01/2022/TT-BTP").
pub(crate) fn own_numbers(citation: &str) -> Vec<docnum::DocNumber> {
    let mut own = Vec::new();
    let mut end = 0;
    for (range, number) in docnum::find_all(citation) {
        let between = &citation[end..range.start];
        if !is_lead(between, own.is_empty()) {
            break;
        }
        end = range.end;
        own.push(number);
    }
    own
}

/// Whether nothing but kind, name of a law, day and issuer stands before a number.
fn is_lead(text: &str, first: bool) -> bool {
    let plain = unaccented(text);
    let words: Vec<&str> = syllables(&plain).map(|(_, word)| word).collect();
    let has_subject = (0..words.len()).any(|at| {
        let rest = words[at..].join(" ");
        SUBJECTS.iter().any(|subject| begins_with(&rest, subject))
    });
    // "được sửa đổi bởi Luật số 43/2024/QH15".
    let told = words.contains(&"duoc") || words.contains(&"boi") || words.contains(&"theo");
    !told && !(has_subject && (first || !text.trim_start().starts_with([',', ';', '+', '&'])))
}
