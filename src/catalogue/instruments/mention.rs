//! Number, day of signing and issuer, as one text says them: "27/CT-TTg ngày 27/10/2023", "28/2026/QĐ-UBND (tỉnh Lào Cai)".

use jiff::civil::Date;

use super::issuer::province;
use super::{CitedNumber, Resolution};
use crate::catalogue::model::{Citation, Procedure};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::text::{docnum, fold, unaccented};

/// What a text says of an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentMention {
    /// Equal for all spellings of its number; its own words where it has none.
    pub key: String,
    /// The day of signing.
    pub signed: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// Reads a number with what stands behind it. Only what is day or issuer is read; of a text that goes on otherwise the rest is
/// its subject.
pub fn mention(text: &str) -> InstrumentMention {
    let key = instrument_key(text);
    let numbers = docnum::find_all(text);
    let [(range, _)] = numbers.as_slice() else {
        return InstrumentMention {
            key,
            ..InstrumentMention::default()
        };
    };
    let (signed, issuer) = behind(&text[range.end..]);
    InstrumentMention {
        key,
        signed,
        issuer,
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
    pub fn tells(&self) -> bool {
        let issuer = self.issuer.as_deref();
        self.signed.is_some() || issuer.is_some_and(|issuer| province(issuer).is_some())
    }

    /// The term of the instrument that it says.
    pub fn term(&self) -> String {
        let (day, issuer) = self.parts();
        term(
            &self.key,
            day.as_deref().unwrap_or(ANY),
            issuer.as_deref().unwrap_or(ANY),
        )
    }

    /// The terms of what it says, and of citations that leave some of it open.
    pub fn terms(&self) -> Vec<String> {
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
        (day, self.issuer.as_deref().map(issuer_key))
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
        let parts = [(&*day, &*issuer), (&*day, ANY), (ANY, &*issuer)];
        parts
            .into_iter()
            .map(|(day, issuer)| term(&self.key, day, issuer))
            .collect()
    }
}

/// What spellings of one issuer have in common as far as the words tell: its province, else its folded name.
pub fn issuer_key(issuer: &str) -> String {
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
