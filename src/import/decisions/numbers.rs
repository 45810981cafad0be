//! The rows on one signed decision: what they must agree about, with each other and with the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::rows::{Agreement, LineNumbered};
use super::super::table::RowPosition;
use super::row::{DecisionKey, DecisionRow, decision_key};
use crate::catalogue::model::{Outcome, PublishedBy};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::{TableImport, shown};

/// A row of an annex: rows count from 1 for each outcome of a signed decision.
type AnnexPosition = (DecisionKey, Outcome, u32);

/// What the catalogue says of signed decisions, as far as it is not withdrawn.
pub(super) struct DecisionLookup<'a> {
    decisions: BTreeMap<DecisionKey, (&'a PublishedBy, &'a Path)>,
    /// The rows of their annexes: the procedure that stands there, and its log.
    places: BTreeMap<AnnexPosition, (&'a str, &'a Path)>,
}

impl<'a> DecisionLookup<'a> {
    /// All that stands.
    pub(super) fn of(snapshot: &'a Snapshot) -> DecisionLookup<'a> {
        let mut known = DecisionLookup {
            decisions: BTreeMap::new(),
            places: BTreeMap::new(),
        };
        for log in snapshot.logs() {
            let path = log.path.as_path();
            let log = &log.value;
            let withdrawn = log.withdrawn();
            let standing = log.decisions.iter();
            let standing = standing.filter(|entry| !withdrawn.contains(&entry.id.as_str()));
            for entry in standing {
                let Some(published) = &entry.published else {
                    continue;
                };
                let key = decision_key(&published.number, published.signed);
                if let Some(row) = published.annex_row {
                    let place = (key.clone(), entry.outcome, row);
                    known.places.entry(place).or_insert((&log.code, path));
                }
                known.decisions.entry(key).or_insert((published, path));
            }
        }
        known
    }
}

/// The rows whose decision is told alike by all rows that name its number, and by the catalogue: one decision has one day and
/// one signer, and a signer who is named once signed all of it.
pub(super) fn agreed<'a>(
    entries: Vec<DecisionRow<'a>>,
    known: &DecisionLookup<'_>,
    outcome: &mut TableImport<'_>,
) -> Vec<DecisionRow<'a>> {
    let mut decisions: BTreeMap<DecisionKey, Vec<DecisionRow<'a>>> = BTreeMap::new();
    for entry in entries {
        let (_, decision) = entry.key();
        decisions.entry(decision).or_default().push(entry);
    }
    let mut agreed = Vec::new();
    for (key, mut entries) in decisions {
        if let Some((published, path)) = known.decisions.get(&key)
            && let Some((entry, column, both)) = contradiction(&entries, published)
        {
            let reason = message!(
                "import-number-held",
                both,
                path = shown(path),
                number = entry.stated.number
            );
            outcome.refuse(entry.place(column), Some(&entry.stated.code), reason);
            continue;
        }
        let mut rows = Agreement::of(&entries);
        rows.on("signed", |row| Some(&row.stated.signed));
        let signer = rows.on("signer", |row| row.stated.signer.as_ref());
        match rows.reached() {
            Ok(()) => {
                for entry in &mut entries {
                    entry.stated.signer = signer.clone();
                }
                agreed.append(&mut entries);
            }
            Err(contradictions) => {
                let number = entries.first().map_or("", |first| &first.stated.number);
                for (line, reason) in contradictions {
                    let reason = message!("import-no-row-of-decision", reason, number);
                    outcome.refuse((line, None), None, reason);
                }
            }
        }
    }
    agreed.sort_by_key(LineNumbered::line);
    agreed
}

/// The first row that says something else of its decision than the catalogue: the column, and both.
fn contradiction<'e, 'a>(
    entries: &'e [DecisionRow<'a>],
    known: &PublishedBy,
) -> Option<(&'e DecisionRow<'a>, &'static str, Message)> {
    entries.iter().find_map(|entry| {
        let stated = &entry.stated;
        if stated.signed != known.signed {
            let both = message!(
                "import-signed-is",
                said = stated.signed,
                held = known.signed
            );
            return Some((entry, "signed", both));
        }
        let (said, held) = stated.signer.as_ref().zip(known.signer.as_ref())?;
        let both = message!("import-signer-is", said, held);
        (said != held).then_some((entry, "signer", both))
    })
}

/// The rows of which each has its place in an annex to itself, among themselves and beside what the catalogue has there: of
/// two procedures on one place, nobody can tell which one is meant.
pub(super) fn placed<'a>(
    entries: Vec<DecisionRow<'a>>,
    known: &DecisionLookup<'_>,
    outcome: &mut TableImport<'_>,
) -> Vec<DecisionRow<'a>> {
    let mut at: BTreeMap<AnnexPosition, Vec<(&str, RowPosition)>> = BTreeMap::new();
    for (entry, place) in entries.iter().filter_map(|e| Some((e, place(e)?))) {
        let on_it = at.entry(place).or_default();
        on_it.push((&entry.stated.code, entry.line()));
    }
    let reasons: Vec<Option<Message>> = entries
        .iter()
        .map(|entry| {
            let (place, code) = (place(entry)?, &entry.stated.code);
            let in_table = at.get(&place).into_iter().flatten();
            let mut others = in_table.filter(|(other, _)| other != code);
            let in_log = known.places.get(&place);
            let in_log = in_log.filter(|(other, _)| other != code);
            let who = match (others.next(), in_log) {
                (Some((other, line)), _) => message!("import-line-has", line, other),
                (None, Some((other, path))) => {
                    message!("import-path-has", path = shown(path), other)
                }
                (None, None) => return None,
            };
            let number = &entry.stated.number;
            Some(message!("import-annex-row", row = place.2, who, number))
        })
        .collect();
    drop(at);
    let judged = entries.into_iter().zip(reasons);
    let free = judged.filter_map(|(entry, reason)| match reason {
        None => Some(entry),
        Some(reason) => {
            outcome.refuse(entry.place("annex_row"), Some(&entry.stated.code), reason);
            None
        }
    });
    let free: Vec<DecisionRow<'a>> = free.collect();
    tell_holes(&free, known, outcome);
    free
}

/// Says which rows of an annex neither the table nor the catalogue has, below one that is there: half an annex looks like a
/// whole one.
fn tell_holes(
    entries: &[DecisionRow<'_>],
    known: &DecisionLookup<'_>,
    outcome: &mut TableImport<'_>,
) {
    const NAMED: usize = 8;
    let mut lists: BTreeMap<(DecisionKey, Outcome), Vec<&DecisionRow<'_>>> = BTreeMap::new();
    for entry in entries {
        if let Some((decision, of, _)) = place(entry) {
            lists.entry((decision, of)).or_default().push(entry);
        }
    }
    for ((decision, of), entries) in lists {
        let of_table = entries.iter().filter_map(|entry| entry.stated.annex_row);
        let places = known.places.keys();
        let of_logs = places.filter(|(key, outcome, _)| *key == decision && *outcome == of);
        let there: BTreeSet<u32> = of_table.chain(of_logs.map(|(.., row)| *row)).collect();
        let last = there.last().copied().unwrap_or_default();
        let mut holes: Vec<String> = (1..last)
            .filter(|row| !there.contains(row))
            .take(NAMED + 1)
            .map(|row| row.to_string())
            .collect();
        let Some(first) = entries.iter().min_by_key(|entry| entry.line()) else {
            continue;
        };
        if holes.is_empty() {
            continue;
        }
        if holes.len() > NAMED {
            holes.truncate(NAMED);
            holes.push("…".to_owned());
        }
        let reason = message!(
            "import-annex-holes",
            number = first.stated.number,
            holes = holes.join(", ")
        );
        outcome.warn(first.place("annex_row"), Some(&first.stated.code), reason);
    }
}

/// Where a row stands in an annex, as far as it says so.
fn place(entry: &DecisionRow<'_>) -> Option<AnnexPosition> {
    let (_, decision) = entry.key();
    Some((decision, entry.stated.outcome, entry.stated.annex_row?))
}
