//! Which instrument is meant. A number without a year starts anew every year, and those of People's Committees and Councils
//! start anew in each province too; there, who issued it and the day of signing tell instruments of one number apart, and
//! where they do not, several may be meant: that is said, and never is the first taken.
//!
//! | file | what lives there |
//! |---|---|
//! | `issuer` | who issued it: names, ids and provinces compared |
//! | `title` | what a title says besides the subject |
//! | `mention` | number, day and issuer as one text says them |

mod issuer;
mod mention;
#[cfg(test)]
mod tests;
pub(crate) mod title;

use std::cmp::Ordering;

use jiff::civil::Date;

pub(crate) use self::issuer::{Issuers, province_name};
use super::model::{Citation, Instrument, InstrumentRef, Procedure};
use super::snapshot::{Located, Snapshot, instrument_key};
pub(crate) use crate::catalogue::instruments::mention::behind;
pub(crate) use crate::catalogue::instruments::mention::{InstrumentMention, issuer_key, mention};
use crate::text::docnum;

/// Which instrument a citation means.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution<'s> {
    One(&'s Located<Instrument>),
    /// Any of these: neither who issued it nor the day tells.
    Ambiguous(Vec<&'s Located<Instrument>>),
    /// None that the catalogue describes.
    Unknown,
}

impl<'s> Resolution<'s> {
    /// The one that is meant.
    pub fn one(&self) -> Option<&'s Instrument> {
        match self {
            Resolution::One(instrument) => Some(&instrument.value),
            _ => None,
        }
    }

    /// All that may be meant.
    pub fn all(&self) -> Vec<&'s Instrument> {
        match self {
            Resolution::One(instrument) => vec![&instrument.value],
            Resolution::Ambiguous(several) => several.iter().map(|found| &found.value).collect(),
            Resolution::Unknown => Vec::new(),
        }
    }

    /// All that may be meant, each as a text that tells it from the others; nothing unless there are several.
    pub fn candidates(&self) -> Vec<String> {
        match self {
            Resolution::Ambiguous(several) => {
                several.iter().map(|found| label(&found.value)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// One number of a citation, with the instrument that it means.
#[derive(Clone, Debug, PartialEq)]
pub struct CitedNumber<'s> {
    /// Equal for all spellings of the number.
    pub key: String,
    /// The number as it should be written; its own words where it has none.
    pub number: String,
    /// Which instrument it means.
    pub meant: Resolution<'s>,
}

/// What a citation says, and what else tells which instrument it means.
#[derive(Clone, Copy, Debug, Default)]
pub struct CitationContext<'a> {
    /// Who issued it, as the citation says.
    pub issuer: Option<&'a str>,
    /// The day of signing, as the citation says.
    pub signed: Option<Date>,
    /// Who cites it: where the citation does not say who issued it, its own province's is meant before another's.
    pub by: Option<&'a str>,
    /// It was signed on this day or later: what amends or repeals is not older.
    pub after: Option<Date>,
    /// It was signed on this day or earlier: what is carried out is not younger.
    pub before: Option<Date>,
}

impl Snapshot {
    /// Which instrument a citation of a procedure means; where it holds several numbers, the first. [`Snapshot::cited`]
    /// answers for all of them.
    pub fn resolve_citation(&self, procedure: &Procedure, citation: &Citation) -> Resolution<'_> {
        self.resolve(
            &instrument_key(&citation.number),
            asked(procedure, citation),
        )
    }

    /// The numbers of a citation of a procedure, each with the instrument that it means; its own words where it has none.
    pub fn cited(&self, procedure: &Procedure, citation: &Citation) -> Vec<CitedNumber<'_>> {
        let asked = asked(procedure, citation);
        let numbers = numbers(&citation.number).into_iter();
        numbers
            .map(|(key, number)| CitedNumber {
                meant: self.resolve(&key, asked),
                key,
                number,
            })
            .collect()
    }

    /// Which instrument another one means that amends or repeals it.
    pub fn resolve_later(&self, of: &Instrument, named: &InstrumentRef) -> Resolution<'_> {
        let asked = CitationContext {
            after: of.signed,
            ..of_reference(of, named)
        };
        self.resolve(&instrument_key(&named.number), asked)
    }

    /// Which instrument another one means that it carries out.
    pub fn resolve_earlier(&self, of: &Instrument, named: &InstrumentRef) -> Resolution<'_> {
        let asked = CitationContext {
            before: of.signed,
            ..of_reference(of, named)
        };
        self.resolve(&instrument_key(&named.number), asked)
    }

    /// Which instrument a text means: a number in any spelling, with day and issuer where it has them.
    pub fn resolve_text(&self, text: &str) -> Resolution<'_> {
        let said = mention(text);
        let asked = CitationContext {
            issuer: said.issuer.as_deref(),
            signed: said.signed,
            ..CitationContext::default()
        };
        self.resolve(&said.key, asked)
    }

    /// Which instrument of a number is meant.
    pub fn resolve(&self, key: &str, asked: CitationContext<'_>) -> Resolution<'_> {
        let all = self.instruments_of_key(key);
        let parsed = docnum::from_key(key);
        let unique = parsed.as_ref().is_some_and(docnum::DocNumber::is_unique);
        if all.is_empty() || unique && all.len() == 1 {
            return chosen(all);
        }
        let local = parsed.as_ref().is_some_and(docnum::DocNumber::is_local);
        let mut left = all;
        let mut narrow = |by: &dyn Fn(&Instrument) -> FactMatch| {
            let told: Vec<FactMatch> = left.iter().map(|found| by(&found.value)).collect();
            let any = told.contains(&FactMatch::Same);
            let kept =
                |told: &FactMatch| *told == FactMatch::Same || !any && *told == FactMatch::Open;
            // A number that names one instrument means it, whatever is said wrongly beside it.
            if unique && !told.iter().any(kept) {
                return;
            }
            let mut told = told.iter();
            left.retain(|_| told.next().is_some_and(kept));
        };
        narrow(&|instrument| match (instrument.signed, asked.signed) {
            (Some(own), Some(said)) if own == said => FactMatch::Same,
            (Some(_), Some(_)) => FactMatch::Other,
            _ => FactMatch::Open,
        });
        narrow(&|instrument| {
            let too_old = later(asked.after, instrument.signed);
            let too_young = later(instrument.signed, asked.before);
            if too_old || too_young {
                FactMatch::Other
            } else {
                FactMatch::Open
            }
        });
        match asked.issuer {
            Some(issuer) => narrow(&|instrument| self.issued_by(instrument, issuer)),
            // A province's numbers are told from another's even where only one is described.
            None if local => {
                if let Some(by) = asked.by {
                    narrow(&|instrument| self.of_province(instrument, by));
                }
            }
            None => {}
        }
        if left.len() > 1
            && let Some(by) = asked.by.filter(|_| asked.issuer.is_none())
        {
            let own =
                |found: &&Located<Instrument>| self.issued_by(&found.value, by) == FactMatch::Same;
            if left.iter().any(&own) {
                left.retain(own);
            }
        }
        chosen(left)
    }

    fn issued_by(&self, instrument: &Instrument, issuer: &str) -> FactMatch {
        let Some(own) = instrument.issuer.as_deref() else {
            return FactMatch::Open;
        };
        if self.issuers().are_same(self, own, issuer) {
            FactMatch::Same
        } else {
            FactMatch::Other
        }
    }

    fn of_province(&self, instrument: &Instrument, by: &str) -> FactMatch {
        let own = instrument.issuer.as_deref();
        match own.and_then(|own| self.issuers().share_province(self, own, by)) {
            Some(true) => FactMatch::Same,
            Some(false) => FactMatch::Other,
            None => FactMatch::Open,
        }
    }
}

/// What one fact tells of an instrument that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FactMatch {
    Same,
    Other,
    Open,
}

fn later(a: Option<Date>, b: Option<Date>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a > b)
}

fn chosen(mut found: Vec<&Located<Instrument>>) -> Resolution<'_> {
    match found.len() {
        0 => Resolution::Unknown,
        1 => Resolution::One(found.swap_remove(0)),
        _ => Resolution::Ambiguous(found),
    }
}

fn asked<'a>(procedure: &'a Procedure, citation: &'a Citation) -> CitationContext<'a> {
    CitationContext {
        issuer: citation.issuer.as_deref(),
        signed: citation.signed,
        by: procedure.issuer.as_deref(),
        ..CitationContext::default()
    }
}

fn of_reference<'a>(of: &'a Instrument, named: &'a InstrumentRef) -> CitationContext<'a> {
    CitationContext {
        issuer: named.issuer.as_deref(),
        signed: named.signed,
        by: of.issuer.as_deref(),
        ..CitationContext::default()
    }
}

/// The numbers in a citation, key and spelling; else its own words.
pub(crate) fn numbers(citation: &str) -> Vec<(String, String)> {
    let found: Vec<(String, String)> = title::own_numbers(citation)
        .into_iter()
        .map(|number| (number.key(), number.canonical()))
        .collect();
    if found.is_empty() {
        let words = crate::text::clean(citation, crate::text::NewlineRule::Line).text;
        return vec![(instrument_key(citation), words)];
    }
    found
}

/// An instrument by all that tells it from others of its number: `27/CT-TTg (2023-10-27, Thủ tướng Chính phủ)`.
pub(crate) fn label(instrument: &Instrument) -> String {
    let day = instrument.signed.map(|day| day.to_string());
    let parts: Vec<&str> = [day.as_deref(), instrument.issuer.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        return instrument.number.clone();
    }
    format!("{} ({})", instrument.number, parts.join(", "))
}

/// A citation with all that it says of which instrument it means.
pub(crate) fn label_of(citation: &Citation) -> String {
    label(&Instrument {
        number: citation.number.clone(),
        issuer: citation.issuer.clone(),
        signed: citation.signed,
        ..Instrument::default()
    })
}

/// Whether two entries of one number are of one instrument: `Equal` where they are, `Less` where nothing tells, `Greater`
/// where they are two.
pub(crate) fn compare(snapshot: &Snapshot, a: &Instrument, b: &Instrument) -> Ordering {
    let parsed = docnum::parse(&a.number);
    if parsed.as_ref().is_some_and(docnum::DocNumber::is_unique) {
        return Ordering::Equal;
    }
    let days = a.signed.zip(b.signed).map(|(a, b)| a == b);
    let issuers = a.issuer.as_deref().zip(b.issuer.as_deref());
    let issuers = issuers.map(|(a, b)| snapshot.issuers().are_same(snapshot, a, b));
    let both_absent = |a: bool, b: bool| !a && !b;
    if days == Some(false) || issuers == Some(false) {
        return Ordering::Greater;
    }
    let same_day = days == Some(true) || both_absent(a.signed.is_some(), b.signed.is_some());
    let same_issuer = issuers == Some(true) || both_absent(a.issuer.is_some(), b.issuer.is_some());
    let records = a.portal_id.as_ref().zip(b.portal_id.as_ref());
    let same_record = records.is_none_or(|(a, b)| a == b);
    if same_day && same_issuer && same_record {
        Ordering::Equal
    } else {
        Ordering::Less
    }
}
