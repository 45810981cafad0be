//! Number, day of signing and issuer, as one text says them: "27/CT-TTg ngày 27/10/2023", "28/2026/QĐ-UBND (tỉnh Lào Cai)".

use jiff::civil::Date;

use super::issuer::province;
use super::{CitedNumber, Resolution};
use crate::catalogue::model::{Citation, Procedure};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::text::docnum::{self, SigningPeriod};
use crate::text::{fold, unaccented};

/// What a text says of an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct InstrumentMention {
    /// Equal for all spellings of its number; its own words where it has none.
    pub key: String,
    /// The day of signing.
    pub signed: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The month or the year, where it says no day.
    pub within: Option<SigningPeriod>,
    /// Whether figures stand behind the number that are no day, month or year.
    pub is_unread: bool,
}

/// Reads a number with what stands behind it. Only what is day or issuer is read; of a text that goes on otherwise the rest is
/// its subject.
pub(crate) fn mention(text: &str) -> InstrumentMention {
    let key = instrument_key(text);
    let numbers = docnum::find_all(text);
    let [(range, _)] = numbers.as_slice() else {
        return InstrumentMention {
            key,
            ..InstrumentMention::default()
        };
    };
    let rest = &text[range.end..];
    let (signed, issuer) = behind(rest);
    let said = InstrumentMention {
        key,
        signed,
        issuer,
        ..InstrumentMention::default()
    };
    let rest = rest.trim_start_matches([' ', ',', '(', '·', '-', '.', '/']);
    match docnum::period_at(rest).filter(|_| signed.is_none()) {
        None => said,
        Some(Ok((period, rest))) => InstrumentMention {
            within: Some(period),
            issuer: behind(rest).1,
            ..said
        },
        Some(Err(())) => InstrumentMention {
            is_unread: true,
            issuer: None,
            ..said
        },
    }
}

/// Day and issuer that stand behind a number.
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

impl InstrumentMention {
    /// Whether it says more than the number: the day, or a province.
    pub(crate) fn tells(&self) -> bool {
        let issuer = self.issuer.as_deref();
        self.has_day() || issuer.is_some_and(|issuer| province(issuer).is_some())
    }

    /// Whether it says something of the day, be it readable or not.
    pub(crate) fn has_day(&self) -> bool {
        self.signed.is_some() || self.within.is_some() || self.is_unread
    }

    /// Whether what it says of the day allows this one.
    pub(crate) fn allows(&self, day: Date) -> bool {
        let is_said = self.signed.is_none_or(|said| said == day);
        is_said && self.within.is_none_or(|period| period.has(day)) && !self.is_unread
    }

    /// The term of the instrument that it says.
    pub(crate) fn term(&self) -> String {
        let (day, issuer) = self.parts();
        term(
            &self.key,
            day.as_deref().unwrap_or(ANY),
            issuer.as_deref().unwrap_or(ANY),
        )
    }

    /// The terms of what it says, and of citations that leave some of it open.
    pub(crate) fn terms(&self) -> Vec<String> {
        let or_open = |part: Option<String>| match part {
            Some(part) => vec![part, OPEN.to_owned()],
            None => vec![ANY.to_owned()],
        };
        let (day, issuer) = self.parts();
        let issuers = or_open(issuer);
        let days = or_open(day).into_iter();
        days.flat_map(|day| issuers.iter().map(move |i| (day.clone(), i)))
            .map(|(day, issuer)| term(&self.key, &day, issuer))
            .collect()
    }

    fn parts(&self) -> (Option<String>, Option<String>) {
        let day = self.signed.map(|day| day.to_string());
        let period = || self.within.map(|period| period.to_string());
        // No citation is of a day that nobody can read.
        let day = self.is_unread.then(|| "!".to_owned()).or(day);
        (day.or_else(period), self.issuer.as_deref().map(issuer_key))
    }
}

impl CitedNumber<'_> {
    /// The terms by which an index tells a citation from others of its number: with the day, with the issuer, with both, or
    /// that it leaves them open. None where the number tells all.
    pub fn terms(
        &self,
        snapshot: &Snapshot,
        procedure: &Procedure,
        citation: &Citation,
    ) -> Vec<String> {
        if docnum::from_key(&self.key).is_none_or(|number| number.is_unique()) {
            return Vec::new();
        }
        let name = |id: &str| {
            let agency = snapshot.agency(id);
            issuer_key(agency.map_or(id, |agency| &agency.name))
        };
        let (signed, issuer) = match &self.meant {
            Resolution::One(instrument) => {
                let instrument = &instrument.value;
                (instrument.signed, instrument.issuer.as_deref().map(name))
            }
            Resolution::Ambiguous(_) => (citation.signed, citation.issuer.as_deref().map(name)),
            Resolution::Unknown => {
                let local = docnum::from_key(&self.key).is_some_and(|number| number.is_local());
                let by = procedure.issuer.as_deref().filter(|_| local);
                let of_province = by.and_then(|by| snapshot.issuers().province_of(snapshot, by));
                let stated = citation.issuer.as_deref().map(name);
                (citation.signed, stated.or(of_province))
            }
        };
        let day = signed.map_or_else(|| OPEN.to_owned(), |day| day.to_string());
        let issuer = issuer.unwrap_or_else(|| OPEN.to_owned());
        let mut parts = vec![(&*day, &*issuer), (&*day, ANY), (ANY, &*issuer)];
        // Who asks for a year or a month asks for the days in it.
        for period in [day.get(..4), day.get(..7)].into_iter().flatten() {
            parts.extend([(period, &*issuer), (period, ANY)]);
        }
        let terms = parts.into_iter();
        terms
            .map(|(day, issuer)| term(&self.key, day, issuer))
            .collect()
    }
}

/// What spellings of one issuer have in common as far as the words tell: its province, else its folded name.
pub(crate) fn issuer_key(issuer: &str) -> String {
    province(issuer).unwrap_or_else(|| fold(issuer))
}

/// What is not known.
const OPEN: &str = "?";
/// What is not asked for.
const ANY: &str = "*";

/// The term of one instrument among those of its number.
fn term(key: &str, day: &str, issuer: &str) -> String {
    format!("law|{key}|{day}|{issuer}")
}
