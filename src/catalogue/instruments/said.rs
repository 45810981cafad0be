//! Number, day of signing and issuer, as one text says them: "27/CT-TTg ngày 27/10/2023", "28/2026/QĐ-UBND (tỉnh Lào Cai)".

use jiff::civil::Date;

use crate::catalogue::snapshot::instrument_key;
use crate::text::{docnum, fold, unaccented};

/// What a text says of an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Equal for all spellings of its number; its own words where it has none.
    pub key: String,
    /// The day of signing.
    pub signed: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// Reads a number with what stands behind it. Only what is day or issuer is read; of a text that goes on otherwise the rest is
/// its subject.
#[must_use]
pub fn said(text: &str) -> Said {
    let key = instrument_key(text);
    let numbers = docnum::find_all(text);
    let [(range, _)] = numbers.as_slice() else {
        return Said {
            key,
            ..Said::default()
        };
    };
    let (signed, issuer) = behind(&text[range.end..]);
    Said {
        key,
        signed,
        issuer,
    }
}

/// Day and issuer that stand behind a number.
#[must_use]
pub(crate) fn behind(text: &str) -> (Option<Date>, Option<String>) {
    let start = |text: &str| -> usize {
        text.len()
            - text
                .trim_start_matches([' ', ',', '(', '·', '-', '.'])
                .len()
    };
    let mut rest = &text[start(text)..];
    let mut signed = None;
    if let Some((day, after)) = docnum::day_at(rest) {
        signed = Some(day);
        rest = &after[start(after)..];
    }
    if unaccented(rest).starts_with("cua ") {
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    let end = rest.find([')', ';', ':', ',']).unwrap_or(rest.len());
    let issuer = rest[..end].trim();
    (signed, (!issuer.is_empty()).then(|| issuer.to_owned()))
}

/// What spellings of one issuer have in common as far as the words tell: its province, else its folded name.
#[must_use]
pub fn issuer_key(issuer: &str) -> String {
    super::issuer::province(issuer).unwrap_or_else(|| fold(issuer))
}

/// The terms by which an index tells instruments of one number apart: with the day, with the issuer, with both.
#[must_use]
pub fn identity_terms(key: &str, signed: Option<Date>, issuer: Option<&str>) -> Vec<String> {
    let day = signed.map(|day| day.to_string());
    let issuer = issuer.map(issuer_key);
    let mut terms = Vec::new();
    for (day, issuer) in [(day.as_deref(), None), (None, issuer.as_deref())] {
        if day.or(issuer).is_some() {
            terms.push(identity_term(key, day, issuer));
        }
    }
    if let (Some(day), Some(issuer)) = (day.as_deref(), issuer.as_deref()) {
        terms.push(identity_term(key, Some(day), Some(issuer)));
    }
    // What is not known may be anything.
    terms.extend(signed.is_none().then(|| open_term(key, "day")));
    terms.extend(issuer.is_none().then(|| open_term(key, "issuer")));
    terms
}

/// The term of one instrument among those of its number.
#[must_use]
pub fn identity_term(key: &str, day: Option<&str>, issuer: Option<&str>) -> String {
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    format!("law|{key}|{}|{}", part(day), part(issuer))
}

/// The term of citations of which this part is not known.
#[must_use]
pub fn open_term(key: &str, part: &str) -> String {
    format!("law?{key}|{part}")
}
