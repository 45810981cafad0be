//! The rows of a table into the entries of the catalogue: what is absent is filled, new ones are added.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::super::entry_merge::{EntryMerge, EntryRules, Values};
use super::super::instrument_files::KnownInstrument;
use super::super::retrieval::{Retrieval, SourceAge};
use super::row::InstrumentRow;
use crate::catalogue::instruments::label;
use crate::catalogue::model::{Instrument, InstrumentRef};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::import::report::NewerValue;
use crate::import::table_import::shown;
use crate::text;

/// What becomes of a row.
pub(super) enum RowMerge {
    /// The catalogue says all of it.
    Held,
    /// The entry holds these values from now on.
    Changed(Values),
    /// The catalogue has other values, from a newer source.
    Newer(Vec<NewerValue>),
}

/// A new entry.
pub(super) fn made(row: &InstrumentRow, retrieval: Retrieval, source: Option<&str>) -> Instrument {
    let facts = row.facts.clone();
    Instrument {
        number: row.written(),
        kind: facts.kind,
        issuer: facts.issuer,
        title: facts.title,
        signed: facts.signed,
        from: facts.from,
        to: facts.to,
        amended_by: facts.amended_by,
        repealed_by: facts.repealed_by,
        url: facts.url,
        source: facts.source.or_else(|| source.map(str::to_owned)),
        retrieved: retrieval.recorded(facts.retrieved),
        stub: !facts.tells_force,
        ..Instrument::default()
    }
}

/// Puts what a row says into the entry that it means.
///
/// # Errors
/// It says something else, and it is not known which is newer; or what comes of it cannot be.
pub(super) fn merged(
    (known, held): (&KnownInstrument, &Values),
    row: &InstrumentRow,
    (retrieval, source): (Retrieval, Option<&str>),
    snapshot: &Snapshot,
) -> Result<RowMerge, Message> {
    let old = &known.value;
    let facts = &row.facts;
    let age = retrieval.against(facts.retrieved, old.retrieved);
    let mut new = made(row, retrieval, source);
    new.amended_by = joined(&old.amended_by, &new.amended_by);
    new.repealed_by = joined(&old.repealed_by, &new.repealed_by);
    // What stands only in the letters of its number takes no other word's place.
    if old.kind.is_some() && facts.kind == Some(guessed(row)) {
        new.kind = None;
    }
    let stated = facts.retrieved.or(retrieval.stated);
    new.retrieved = match (old.retrieved, old.stub) {
        (None, true) => new.retrieved,
        (known, _) => stated.max(known),
    };
    let said = serde_json::to_value(&new).map_err(|e| e.to_string())?;
    let Json::Object(mut said) = said else {
        return Ok(RowMerge::Held);
    };
    for key in ["number", "stub"] {
        said.shift_remove(key);
    }
    let same = |key: &str, held: &Json, said: &Json| match (key, held.as_str(), said.as_str()) {
        ("issuer", Some(a), Some(b)) => snapshot.issuers().are_same(snapshot, a, b),
        ("title", Some(a), Some(b)) => text::exact(a) == text::exact(b),
        ("amended_by" | "repealed_by", ..) => keys(held) == keys(said),
        _ => held == said,
    };
    let rules = EntryRules {
        same: &same,
        growing: &["amended_by", "repealed_by"],
        following: &["source", "retrieved"],
    };
    let name = label(old);
    // A title that citations give is no word of anybody's.
    let age = match age {
        SourceAge::Unknown if old.stub => {
            let cited = |key: &str| matches!(key, "title" | "kind");
            match rules.merge(held, &said, age) {
                EntryMerge::Undated(keys) if keys.iter().all(|key| cited(key)) => SourceAge::Newer,
                _ => age,
            }
        }
        _ => age,
    };
    let is_described = old.stub && facts.tells_force && !matches!(age, SourceAge::Older(_));
    let outcome = match rules.merge(held, &said, age) {
        EntryMerge::Same if is_described => EntryMerge::Changed(held.clone()),
        outcome => outcome,
    };
    match outcome {
        EntryMerge::Same => Ok(RowMerge::Held),
        EntryMerge::Newer(keys, day) => Ok(RowMerge::Newer(newer(&name, &keys, day))),
        EntryMerge::Undated(keys) => {
            let differing = keys.iter().map(|key| {
                let shown = |values: &Values| values.get(key).map(plain).unwrap_or_default();
                message!(
                    "import-same-differs",
                    key,
                    held = format!("`{}`", shown(held)),
                    said = format!("`{}`", shown(&said))
                )
            });
            Err(message!(
                "import-instrument-undated",
                name,
                path = shown(&known.path),
                differing = Message::joined(differing, "; "),
                advice = retrieval.advice()
            ))
        }
        EntryMerge::Changed(mut values) => {
            if is_described {
                values.shift_remove("stub");
            }
            in_order(&values)?;
            Ok(RowMerge::Changed(values))
        }
    }
}

/// Refuses an entry that would end before it begins, with what its file says already.
fn in_order(values: &Values) -> Result<(), Message> {
    let day = |key: &str| values.get(key).and_then(Json::as_str)?.parse::<Date>().ok();
    match (day("from"), day("to")) {
        (Some(from), Some(to)) if to < from => Err(message!("import-ends-before-it", to, from)),
        _ => Ok(()),
    }
}

/// The kind that the number alone tells.
fn guessed(row: &InstrumentRow) -> crate::catalogue::model::InstrumentKind {
    row.number.kind()
}

fn newer(name: &str, keys: &[String], day: Date) -> Vec<NewerValue> {
    let values = keys.iter().map(|key| NewerValue {
        code: name.to_owned(),
        field: key.clone(),
        retrieved: day.to_string(),
    });
    values.collect()
}

/// What stands there, and what comes to it. What says no more than another of its number adds nothing.
fn joined(held: &[InstrumentRef], said: &[InstrumentRef]) -> Vec<InstrumentRef> {
    let mut all = held.to_vec();
    for new in said {
        let key = instrument_key(&new.number);
        let says = |known: &InstrumentRef| {
            instrument_key(&known.number) == key
                && (new.signed.is_none() || known.signed.is_none() || known.signed == new.signed)
        };
        if !all.iter().any(says) {
            all.push(new.clone());
        }
    }
    all
}

/// The numbers of a list, with the days.
fn keys(list: &Json) -> Vec<(String, Json)> {
    let items = list.as_array().map_or(&[][..], Vec::as_slice);
    let number = |item: &Json| {
        let number = item.as_str().or_else(|| item.get("number")?.as_str());
        (
            instrument_key(number.unwrap_or_default()),
            item.get("signed").cloned().unwrap_or(json!(null)),
        )
    };
    items.iter().map(number).collect()
}

fn plain(value: &Json) -> String {
    crate::yaml::items::plain(value)
}
