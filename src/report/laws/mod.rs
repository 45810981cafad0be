//! Legal instruments: their state, which procedures rest on them, where they are cited, what a repeal would do.
//!
//! | file | what lives there |
//! |---|---|
//! | `state` | whether an instrument is in force |
//! | `citing` | where one instrument is cited |
//! | `repeal` | what would be flagged if an instrument were repealed |
//! | `citation` | an instrument as lawyers cite it |

mod citation;
mod citing;
mod repeal;
mod state;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use jiff::civil::Date;
use rayon::prelude::*;

use super::matching::{Hay, Words};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Instrument, InstrumentKind, Procedure};
use crate::catalogue::snapshot::instrument_key;
use crate::text::docnum::{self, DocNumber};
use crate::text::{Block, clean, nearest};

pub use citation::{cite, kind_name, long_date};
pub use citing::{Elsewhere, Place, Use, Uses, articles, elsewhere, uses};
pub use repeal::{Affected, Repeal, if_repealed};
pub use state::LawState;

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
    /// Its kind, as its file says or as its number tells.
    pub kind: InstrumentKind,
    /// Its state on the as-of date.
    pub state: LawState,
    /// Rows of the procedures whose legal basis cites it, in force or not, each once.
    pub procedures: Vec<u32>,
    /// How many of them are in force on the as-of date.
    pub in_force: usize,
    /// What a query finds it by.
    hay: Hay,
    parsed: Option<DocNumber>,
    /// Whether `law:` with its number alone would find others too.
    ambiguous: bool,
}

/// All instruments of a catalogue on a date, those that most procedures rest on first.
#[derive(Clone, Debug, Default)]
pub struct Laws {
    /// The instruments.
    pub rows: Vec<Law>,
}

/// Which instruments a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// It is no number.
    Words,
    /// This one.
    One(usize),
    /// Several: the number is not complete.
    Several,
    /// None; these numbers are near.
    None(Vec<String>),
}

impl Law {
    /// The title, where known.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.instrument.as_ref()?.title.as_deref()
    }

    /// Whether it is still to be described: in no file, a stub, without a title, or without any date.
    #[must_use]
    pub fn is_undescribed(&self) -> bool {
        self.instrument.as_ref().is_none_or(|instrument| {
            instrument.stub
                || instrument.title.is_none()
                || instrument.signed.or(instrument.from).is_none()
        })
    }

    /// As lawyers cite it, with these articles of it; always Vietnamese.
    #[must_use]
    pub fn citation(&self, articles: &[String]) -> String {
        cite(&self.number, self.kind, self.instrument.as_ref(), articles)
    }

    /// The value of `law:` that finds exactly the procedures that rest on it.
    #[must_use]
    pub fn filter(&self) -> String {
        let quotes = crate::text::wording::QUOTES;
        if self.ambiguous || self.number.contains(quotes) {
            format!("={}", self.number.replace(quotes, ""))
        } else {
            self.number.clone()
        }
    }
}

/// Numbers that a procedure's legal basis cites: key and spelling, each key once.
#[must_use]
pub fn cited(procedure: &Procedure) -> BTreeMap<String, String> {
    let citations = procedure.legal_basis.iter().flat_map(|basis| basis.items());
    let mut cited = BTreeMap::new();
    for citation in citations {
        for (key, written) in numbers(&citation.number) {
            cited.entry(key).or_insert(written);
        }
    }
    cited
}

/// The numbers in a citation, key and spelling; else its own words.
fn numbers(citation: &str) -> Vec<(String, String)> {
    let found: Vec<(String, String)> = docnum::find_all(citation)
        .into_iter()
        .map(|(_, number)| (number.key(), number.canonical()))
        .collect();
    if found.is_empty() {
        return vec![(instrument_key(citation), clean(citation, Block::Line).text)];
    }
    found
}

/// What is gathered of one instrument before it is a row.
#[derive(Default)]
struct Gathered {
    number: Option<String>,
    described: Option<usize>,
    procedures: Vec<u32>,
    in_force: usize,
}

impl Laws {
    /// Every instrument that a file describes, a procedure rests on, or another instrument is amended or repealed by.
    /// Reads every procedure once.
    #[must_use]
    pub fn build(snapshot: &Snapshot, as_of: Date) -> Laws {
        let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
        for (at, instrument) in snapshot.instruments().iter().enumerate() {
            let number = &instrument.value.number;
            let entry = gathered.entry(instrument_key(number)).or_default();
            // Where a number stands twice the first counts, as for rules.
            if entry.described.is_none() {
                entry.described = Some(at);
                entry.number = Some(number.clone());
            }
        }
        for instrument in snapshot.instruments() {
            let instrument = &instrument.value;
            for by in instrument.amended_by.iter().chain(&instrument.repealed_by) {
                let entry = gathered.entry(instrument_key(by)).or_default();
                entry.number.get_or_insert_with(|| by.clone());
            }
        }
        let of_procedures: Vec<(bool, BTreeMap<String, String>)> = snapshot
            .procedures()
            .par_iter()
            .map(|procedure| {
                let procedure = procedure.read();
                (procedure.in_force_on(as_of), cited(&procedure))
            })
            .collect();
        for (row, (in_force, cited)) in (0..).zip(of_procedures) {
            for (key, written) in cited {
                let entry = gathered.entry(key).or_default();
                entry.number.get_or_insert(written);
                entry.procedures.push(row);
                entry.in_force += usize::from(in_force);
            }
        }
        let mut rows: Vec<Law> = gathered
            .into_iter()
            .map(|(key, gathered)| law(snapshot, as_of, key, gathered))
            .collect();
        mark_ambiguous(&mut rows);
        rows.sort_by(|a, b| {
            let count = |law: &Law| usize::MAX - law.procedures.len();
            (count(a), order(a)).cmp(&(count(b), order(b)))
        });
        Laws { rows }
    }

    /// Positions of the rows that a query asks for, those with its number first, else in the order of the table.
    #[must_use]
    pub fn find(&self, words: &Words, keep: impl Fn(&Law) -> bool) -> Vec<usize> {
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

    /// Which instrument a text names by its number, in any spelling, or by its own words where it has none.
    #[must_use]
    pub fn named(&self, text: &str) -> Named {
        let key = instrument_key(text);
        let words = Words::parse(text);
        let Some(number) = words.only_number() else {
            let whole = self.rows.iter().position(|law| law.key == key);
            return whole.map_or(Named::Words, Named::One);
        };
        let of_kind =
            |law: &&(usize, &Law)| law.1.parsed.as_ref().is_some_and(|own| number.matches(own));
        let rows: Vec<(usize, &Law)> = self.rows.iter().enumerate().collect();
        let matching: Vec<&(usize, &Law)> = rows.iter().filter(of_kind).collect();
        let same = matching.iter().find(|(_, law)| law.key == key);
        match (same, matching.as_slice()) {
            (Some((at, _)), _) | (None, [(at, _)]) => Named::One(*at),
            (None, []) => Named::None(self.near(number)),
            (None, _) => Named::Several,
        }
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
            .map(|law| law.number.clone())
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

fn law(snapshot: &Snapshot, as_of: Date, key: String, gathered: Gathered) -> Law {
    let described = gathered
        .described
        .and_then(|at| snapshot.instruments().get(at));
    let instrument = described.map(|instrument| instrument.value.clone());
    let number = gathered.number.unwrap_or_else(|| key.clone());
    let parsed = docnum::parse(&number);
    let stated = instrument.as_ref().and_then(|instrument| instrument.kind);
    let kind = stated.unwrap_or_else(|| {
        parsed.as_ref().map_or_else(
            || InstrumentKind::from_title(&number).unwrap_or(InstrumentKind::Other),
            DocNumber::kind,
        )
    });
    let said = |part: fn(&Instrument) -> &Option<String>| {
        instrument
            .as_ref()
            .and_then(|i| part(i).as_deref())
            .unwrap_or_default()
    };
    Law {
        state: LawState::of(snapshot, as_of, instrument.as_ref()),
        hay: Hay::of([
            number.as_str(),
            kind_name(kind),
            "số",
            said(|i| &i.title),
            said(|i| &i.issuer),
        ]),
        path: described.map(|instrument| instrument.path.clone()),
        ambiguous: parsed.is_none(),
        procedures: gathered.procedures,
        in_force: gathered.in_force,
        instrument,
        number,
        parsed,
        kind,
        key,
    }
}

/// Newer years first, then by number.
fn order(law: &Law) -> (u16, &str) {
    let year = law.parsed.as_ref().and_then(|number| number.year);
    (u16::MAX - year.unwrap_or(0), &law.key)
}

/// Notes for each number whether the search would take it for another one too.
fn mark_ambiguous(rows: &mut [Law]) {
    let mut of_serial: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, law) in rows.iter().enumerate() {
        let serial = law.key.split('/').next().unwrap_or_default();
        of_serial.entry(serial.to_owned()).or_default().push(at);
    }
    let clash = |law: &Law, other: &Law| {
        // As the index reads it: from its key, without the words before it.
        let read = docnum::parse(&other.key);
        let asked = docnum::parse(&law.number);
        asked
            .zip(read)
            .is_some_and(|(asked, read)| asked.matches(&read))
    };
    let ambiguous: Vec<usize> = of_serial
        .values()
        .flat_map(|of_serial| {
            of_serial.iter().copied().filter(|at| {
                let others = of_serial.iter().filter(|other| *other != at);
                let mut others = others.map(|other| &rows[*other]);
                others.any(|other| clash(&rows[*at], other))
            })
        })
        .collect();
    for at in ambiguous {
        rows[at].ambiguous = true;
    }
}
