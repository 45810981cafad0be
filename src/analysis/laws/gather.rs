//! Which instruments there are, and which procedures rest on each: every one that a file describes, and every one that is
//! only cited, told apart by number, issuer and day of signing as far as they are known.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Law, LawState, kind_name};
use crate::catalogue::Snapshot;
use crate::catalogue::instruments::{CitedNumber, Resolution};
use crate::catalogue::model::{Citation, Instrument, InstrumentKind, InstrumentRef, Procedure};
use crate::catalogue::snapshot::instrument_key;
use crate::search::short_texts::SearchableText;
use crate::text::docnum::{self, DocNumber};

/// Where each entry stands, by where it lies in memory.
type EntryIndex = HashMap<usize, usize>;

fn address(instrument: &Instrument) -> usize {
    std::ptr::from_ref(instrument) as usize
}

/// One instrument among all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum InstrumentId {
    /// The entry at this position.
    Described(usize),
    /// In no file.
    Only {
        key: String,
        issuer: Option<String>,
        signed: Option<Date>,
    },
}

/// What is gathered of one instrument before it is a row.
#[derive(Default)]
struct InstrumentTally {
    number: Option<String>,
    procedures: Vec<u32>,
    in_force: usize,
    perhaps: Vec<u32>,
}

/// An instrument that a procedure cites.
struct CitedInstrument {
    id: InstrumentId,
    number: String,
    /// Whether it is the only one that may be meant.
    certain: bool,
}

/// Every instrument, in no order that matters.
pub(super) fn rows(snapshot: &Snapshot, as_of: Date) -> Vec<Law> {
    let mut gathered: BTreeMap<InstrumentId, InstrumentTally> = BTreeMap::new();
    for (at, instrument) in snapshot.instruments().iter().enumerate() {
        let entry = gathered.entry(InstrumentId::Described(at)).or_default();
        entry.number = Some(instrument.value.number.clone());
    }
    for instrument in snapshot.instruments() {
        let of = &instrument.value;
        let later = of.amended_by.iter().chain(&of.repealed_by);
        let later = later.map(|named| (named, snapshot.resolve_later(of, named)));
        let earlier = of.implements.iter();
        let earlier = earlier.map(|named| (named, snapshot.resolve_earlier(of, named)));
        for (named, _) in later
            .chain(earlier)
            .filter(|(_, meant)| *meant == Resolution::Unknown)
        {
            let entry = gathered.entry(only_named(snapshot, of, named)).or_default();
            entry.number.get_or_insert_with(|| named.number.clone());
        }
    }
    // Where each entry stands, by where it lies.
    let entries = snapshot.instruments().iter().enumerate();
    let places: EntryIndex = entries
        .map(|(at, found)| (address(&found.value), at))
        .collect();
    let of_procedures: Vec<(bool, Vec<CitedInstrument>)> = snapshot
        .procedures()
        .par_iter()
        .map(|procedure| {
            let procedure = procedure.read();
            (
                procedure.in_force_on(as_of),
                named(snapshot, &places, &procedure),
            )
        })
        .collect();
    for (row, (in_force, named)) in (0..).zip(of_procedures) {
        for named in named {
            let entry = gathered.entry(named.id).or_default();
            entry.number.get_or_insert(named.number);
            if !named.certain {
                entry.perhaps.push(row);
                continue;
            }
            entry.procedures.push(row);
            entry.in_force += usize::from(in_force);
        }
    }
    // A procedure that rests on it for certain does not rest on it perhaps.
    for entry in gathered.values_mut() {
        let certain = &entry.procedures;
        entry
            .perhaps
            .retain(|row| certain.binary_search(row).is_err());
    }
    let rows = gathered.into_iter();
    rows.map(|(id, gathered)| law(snapshot, as_of, id, gathered))
        .collect()
}

/// The instruments that a procedure's legal basis cites, each once.
fn named(snapshot: &Snapshot, places: &EntryIndex, procedure: &Procedure) -> Vec<CitedInstrument> {
    let mut all: BTreeMap<InstrumentId, (String, bool)> = BTreeMap::new();
    for citation in procedure.legal_basis.iter().flat_map(|basis| basis.items()) {
        for cited in snapshot.cited(procedure, citation) {
            let certain = !matches!(cited.meant, Resolution::Ambiguous(_));
            for id in ids(snapshot, places, procedure, citation, &cited) {
                let entry = all
                    .entry(id)
                    .or_insert_with(|| (cited.number.clone(), certain));
                entry.1 |= certain;
            }
        }
    }
    let all = all.into_iter();
    all.map(|(id, (number, certain))| CitedInstrument {
        id,
        number,
        certain,
    })
    .collect()
}

fn ids(
    snapshot: &Snapshot,
    places: &EntryIndex,
    procedure: &Procedure,
    citation: &Citation,
    cited: &CitedNumber<'_>,
) -> Vec<InstrumentId> {
    match &cited.meant {
        Resolution::Unknown => {
            let by = procedure.issuer.as_deref();
            let issuer = citation.issuer.as_deref();
            vec![only(snapshot, &cited.key, issuer, citation.signed, by)]
        }
        meant => {
            let all = meant.all().into_iter();
            all.filter_map(|of| places.get(&address(of)).copied())
                .map(InstrumentId::Described)
                .collect()
        }
    }
}

fn only_named(snapshot: &Snapshot, of: &Instrument, named: &InstrumentRef) -> InstrumentId {
    let key = instrument_key(&named.number);
    let issuer = named.issuer.as_deref();
    only(snapshot, &key, issuer, named.signed, of.issuer.as_deref())
}

/// An instrument in no file. Where its number starts anew in every province, that of who cites it is taken for its own.
fn only(
    snapshot: &Snapshot,
    key: &str,
    issuer: Option<&str>,
    signed: Option<Date>,
    by: Option<&str>,
) -> InstrumentId {
    let parsed = docnum::from_key(key);
    let unique = parsed.as_ref().is_some_and(DocNumber::is_unique);
    let local = parsed.as_ref().is_some_and(DocNumber::is_local);
    let name = |id: &str| {
        let agency = snapshot.agency(id);
        agency.map_or(id, |agency| &agency.name).to_owned()
    };
    let issuer = issuer.map(name).or_else(|| {
        let by = by.filter(|_| local).map(name)?;
        crate::catalogue::instruments::province_name(&by)
    });
    InstrumentId::Only {
        key: key.to_owned(),
        issuer: issuer.filter(|_| !unique),
        signed: signed.filter(|_| !unique),
    }
}

fn law(snapshot: &Snapshot, as_of: Date, id: InstrumentId, gathered: InstrumentTally) -> Law {
    let (described, key, issuer, signed) = match id {
        InstrumentId::Described(at) => {
            let described = snapshot.instruments().get(at);
            let value = described.map(|described| &described.value);
            let number = value.map_or("", |value| &value.number);
            let issuer = value.and_then(|value| value.issuer.as_ref()).map(|issuer| {
                let agency = snapshot.agency(issuer);
                agency.map_or(issuer, |agency| &agency.name).clone()
            });
            let signed = value.and_then(|value| value.signed);
            (described, instrument_key(number), issuer, signed)
        }
        InstrumentId::Only {
            key,
            issuer,
            signed,
        } => (None, key, issuer, signed),
    };
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
    let title = instrument.as_ref().and_then(|i| i.title.as_deref());
    Law {
        state: LawState::of(snapshot, as_of, instrument.as_ref()),
        hay: SearchableText::of([
            number.as_str(),
            kind_name(kind),
            "số",
            title.unwrap_or_default(),
            issuer.as_deref().unwrap_or_default(),
        ]),
        path: described.map(|instrument| instrument.path.clone()),
        wordy: parsed.is_none(),
        clashes: false,
        apart: false,
        procedures: gathered.procedures,
        perhaps: gathered.perhaps,
        in_force: gathered.in_force,
        issuer,
        signed,
        instrument,
        number,
        parsed,
        kind,
        key,
    }
}
