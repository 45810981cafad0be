//! Legal instruments: their state, which procedures rest on them, where they are cited, what a repeal would do.
//!
//! | file | what lives there |
//! |---|---|
//! | `gather` | which instruments there are, and what rests on each |
//! | `state` | whether an instrument is in force |
//! | `citing` | where one instrument is cited |
//! | `repeal` | what would be flagged if an instrument were repealed |
//! | `citation` | an instrument as lawyers cite it |

mod citation;
mod citing;
mod gather;
mod repeal;
mod state;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::instruments::{issuer_key, mention};
use crate::catalogue::model::{Instrument, InstrumentKind};
use crate::catalogue::snapshot::instrument_key;
use crate::search::short_texts::{SearchableText, TextQuery};
use crate::text::docnum::{self, DocNumber};
use crate::text::nearest;

pub(crate) use citation::{cite, kind_name, long_date};
pub(crate) use citing::{
    CitationPlace, CitingFile, CitingProcedure, LawCitations, USES_REST_ON, articles, elsewhere,
    uses,
};
pub(crate) use repeal::{AffectedProcedure, Repeal, if_repealed};
pub(crate) use state::LawState;

/// One instrument, described in a file or only cited.
#[derive(Clone, Debug)]
pub struct Law {
    /// Equal for all spellings of its number.
    pub key: String,
    /// Its number as the catalogue writes it, else as it should be written; its own words where it has none.
    pub number: String,
    /// What its file says of it; none where no file holds it.
    pub instrument: Option<Instrument>,
    /// The file.
    pub path: Option<PathBuf>,
    /// Who issued it, where known.
    pub issuer: Option<String>,
    /// The day of signing, where known.
    pub signed: Option<Date>,
    /// Its kind, as its file says or as its number tells.
    pub kind: InstrumentKind,
    /// Its state on the as-of date.
    pub state: LawState,
    /// Rows of the procedures whose legal basis cites it, in force or not, each once.
    pub procedures: Vec<u32>,
    /// How many of them are in force on the as-of date.
    pub in_force: usize,
    /// Rows of the procedures whose citation may mean it, or another one of its number.
    pub perhaps: Vec<u32>,
    /// Whether other instruments have its number.
    pub apart: bool,
    /// What a query finds it by.
    hay: SearchableText,
    parsed: Option<DocNumber>,
    /// Whether it has words and no number.
    wordy: bool,
    /// Whether `law:` with its number alone would find other numbers too.
    clashes: bool,
}

/// All instruments of a catalogue on a date, those that most procedures rest on first.
#[derive(Clone, Debug, Default)]
pub struct Laws {
    /// The instruments.
    pub rows: Vec<Law>,
}

/// Which instruments a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstrumentMatch {
    /// It is no number.
    Words,
    One(usize),
    /// Several: the number is not complete.
    Several,
    /// None; these numbers are near.
    None(Vec<String>),
}

impl Law {
    /// The title, where known.
    pub fn title(&self) -> Option<&str> {
        self.instrument.as_ref()?.title.as_deref()
    }

    /// Whether it is still to be described: in no file, a stub, without a title, or without any date.
    pub fn is_undescribed(&self) -> bool {
        self.instrument.as_ref().is_none_or(|instrument| {
            instrument.stub
                || instrument.title.is_none()
                || instrument.signed.or(instrument.from).is_none()
        })
    }

    /// As lawyers cite it, with these articles of it; always Vietnamese.
    pub fn citation(&self, articles: &[String]) -> String {
        cite(&self.number, self.kind, self.instrument.as_ref(), articles)
    }

    /// Its number; where others have it too, with the day of signing and who issued it.
    pub fn label(&self) -> String {
        match self.told() {
            Some(told) => format!("{} ({told})", self.number),
            None => self.number.clone(),
        }
    }

    /// The day of signing and who issued it, where others have its number too.
    pub fn told(&self) -> Option<String> {
        let day = self.signed.map(|day| day.to_string());
        let told: Vec<String> = day.into_iter().chain(self.issuer.clone()).collect();
        (self.apart && !told.is_empty()).then(|| told.join(", "))
    }

    /// The value of `law:` that finds exactly the procedures that rest on it.
    pub fn filter(&self) -> String {
        let quotes = crate::text::wording::QUOTES;
        let mut filter = self.number.replace(quotes, "");
        let exactly = self.wordy || self.clashes || self.apart || filter != self.number;
        if !exactly {
            return filter;
        }
        if self.apart {
            if let Some(day) = self.signed {
                filter.push_str(&format!(" ngày {day}"));
            }
            if let Some(issuer) = &self.issuer {
                filter.push_str(" của ");
                filter.push_str(&issuer.replace(quotes, ""));
            }
        }
        format!("={filter}")
    }
}

impl Laws {
    /// Every instrument that a file describes, a procedure rests on, or another instrument is amended or repealed by.
    /// Reads every procedure once.
    pub fn build(snapshot: &Snapshot, as_of: Date) -> Laws {
        let mut rows = gather::rows(snapshot, as_of);
        mark_apart(&mut rows);
        mark_clashes(&mut rows);
        rows.sort_by(|a, b| {
            let count = |law: &Law| usize::MAX - law.procedures.len();
            (count(a), order(a)).cmp(&(count(b), order(b)))
        });
        Laws { rows }
    }

    /// Positions of the rows that a query asks for, those with its number first, else in the order of the table.
    pub fn find(&self, words: &TextQuery, keep: impl Fn(&Law) -> bool) -> Vec<usize> {
        let mut found: Vec<_> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, law)| keep(law))
            .filter_map(|(at, law)| Some((words.find(&law.hay, law.parsed.as_ref())?, at)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// Which instrument a text names by its number, in any spelling, with day and issuer where several have it, or by its own
    /// words where it has none.
    pub fn named(&self, text: &str) -> InstrumentMatch {
        let key = instrument_key(text);
        let of_key = |law: &Law| law.key == key;
        let words = TextQuery::parse(text);
        if let Some(named) = self.told_apart(text) {
            return named;
        }
        let Some(number) = words.only_number() else {
            let whole = self.rows.iter().position(of_key);
            return whole.map_or(InstrumentMatch::Words, InstrumentMatch::One);
        };
        let mut same = (0..self.rows.len()).filter(|at| of_key(&self.rows[*at]));
        match (same.next(), same.next()) {
            (Some(at), None) => return InstrumentMatch::One(at),
            (Some(_), Some(_)) => return InstrumentMatch::Several,
            _ => {}
        }
        let is_meant = |law: &Law| law.parsed.as_ref().is_some_and(|own| number.matches(own));
        let mut matching = (0..self.rows.len()).filter(|at| is_meant(&self.rows[*at]));
        match (matching.next(), matching.next()) {
            (None, _) => InstrumentMatch::None(self.near(number)),
            (Some(at), None) => InstrumentMatch::One(at),
            (Some(_), Some(_)) => InstrumentMatch::Several,
        }
    }

    /// What a text names by a number that starts anew, with day or issuer behind it; nothing where it has neither.
    fn told_apart(&self, text: &str) -> Option<InstrumentMatch> {
        let said = mention(text);
        let number = docnum::parse(text).filter(|number| !number.is_unique())?;
        let issuer = said.issuer.as_deref().map(issuer_key);
        let has = |law: &&(usize, &Law)| {
            let own = law.1.issuer.as_deref().map(issuer_key);
            let is_of_day = law.1.signed.map_or(!said.has_day(), |day| said.allows(day));
            is_of_day
                && issuer
                    .as_ref()
                    .is_none_or(|issuer| own.as_ref() == Some(issuer))
        };
        let rows: Vec<(usize, &Law)> = self.rows.iter().enumerate().collect();
        let rows: Vec<(usize, &Law)> = rows
            .into_iter()
            .filter(|(_, law)| law.key == said.key)
            .collect();
        let known = |issuer: &String| {
            rows.iter()
                .any(|(_, law)| law.issuer.as_deref().map(issuer_key).as_ref() == Some(issuer))
        };
        let tells = said.has_day() || issuer.as_ref().is_some_and(known);
        if rows.is_empty() || !tells {
            return None;
        }
        let found: Vec<&(usize, &Law)> = rows.iter().filter(has).collect();
        Some(match found.as_slice() {
            [(at, _)] => InstrumentMatch::One(*at),
            [] => InstrumentMatch::None(self.near(&number)),
            _ => InstrumentMatch::Several,
        })
    }

    /// Numbers near one that there is not: the same serial, or a slip away.
    fn near(&self, number: &DocNumber) -> Vec<String> {
        const MOST: usize = 3;
        let same_serial = DocNumber {
            year: None,
            code: None,
            named: None,
            ..number.clone()
        };
        let mut near: Vec<String> = self
            .rows
            .iter()
            .filter(|law| {
                law.parsed
                    .as_ref()
                    .is_some_and(|own| same_serial.matches(own))
            })
            .map(Law::label)
            .take(MOST)
            .collect();
        let slip = nearest(
            &number.canonical(),
            self.rows.iter().map(|law| law.number.as_str()),
        );
        if let Some(slip) = slip.filter(|slip| near.iter().all(|known| known != slip)) {
            near.insert(0, slip.to_owned());
        }
        near
    }
}

/// Newer years first, then by number, the younger of one number first.
fn order(law: &Law) -> (u16, &str, Reverse<Option<Date>>, Option<&str>) {
    let year = law.parsed.as_ref().and_then(|number| number.year);
    let year = u16::MAX - year.unwrap_or(0);
    (year, &law.key, Reverse(law.signed), law.issuer.as_deref())
}

/// Notes which instruments share their number with others.
fn mark_apart(rows: &mut [Law]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for law in rows.iter() {
        *counts.entry(law.key.clone()).or_default() += 1;
    }
    for law in rows {
        law.apart = counts.get(&law.key).is_some_and(|count| *count > 1);
    }
}

/// Notes for each number whether the search would take it for another one too.
fn mark_clashes(rows: &mut [Law]) {
    let mut of_serial: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, law) in rows.iter().enumerate() {
        let serial = law.key.split('/').next().unwrap_or_default();
        of_serial.entry(serial.to_owned()).or_default().push(at);
    }
    let clash = |law: &Law, other: &Law| {
        // As the index reads it: from its key, without the words before it.
        let read = docnum::from_key(&other.key);
        let asked = docnum::parse(&law.number);
        asked
            .zip(read)
            .is_some_and(|(asked, read)| asked.matches(&read))
    };
    let ambiguous: Vec<usize> = of_serial
        .values()
        .flat_map(|of_serial| {
            of_serial.iter().copied().filter(|at| {
                let mut others = of_serial.iter().map(|other| &rows[*other]);
                others.any(|other| other.key != rows[*at].key && clash(&rows[*at], other))
            })
        })
        .collect();
    for at in ambiguous {
        rows[at].clashes = true;
    }
}
