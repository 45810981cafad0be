//! The rows of one file: what they must agree about, and which periods overlap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::cell::Shared;
use super::super::outcome::shown;
use super::row::{Entry, Key};
use crate::catalogue::model::Counts;
use crate::catalogue::snapshot::Snapshot;

/// What all rows of one report say together.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub source: String,
    pub retrieved: Option<Date>,
    pub complete: Option<bool>,
}

/// What the rows say of their report, or the lines that contradict one before them.
pub(super) fn head(entries: &[Entry]) -> Result<Head, Vec<(u32, String)>> {
    let mut source = Shared::new("source");
    let mut retrieved = Shared::new("retrieved");
    let mut complete = Shared::new("complete");
    let mut wrong = Vec::new();
    for entry in entries {
        let line = entry.line;
        let reasons: Vec<String> = [
            source.take(Some(&entry.source), line),
            retrieved.take(entry.retrieved.as_ref(), line),
            complete.take(entry.complete.as_ref(), line),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect();
        if !reasons.is_empty() {
            wrong.push((line, reasons.join("; ")));
        }
    }
    if wrong.is_empty() {
        Ok(Head {
            source: source.value().unwrap_or_default(),
            retrieved: retrieved.value(),
            complete: complete.value(),
        })
    } else {
        Err(wrong)
    }
}

/// The counts by code; and the rows whose code stands in another row with other counts, none of which is taken.
pub(super) fn counts(entries: &[Entry]) -> (BTreeMap<String, Counts>, Vec<(&Entry, String)>) {
    let mut by_code: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_code.entry(&entry.code).or_default().push(entry);
    }
    let mut taken = BTreeMap::new();
    let mut refused = Vec::new();
    for (code, rows) in by_code {
        let Some(first) = rows.first() else { continue };
        if rows.iter().all(|row| row.counts == first.counts) {
            taken.insert(code.to_owned(), first.counts.clone());
            continue;
        }
        for row in &rows {
            let other = rows.iter().find(|other| other.counts != row.counts);
            let line = other.map_or(first.line, |other| other.line);
            let reason = format!("line {line} gives other counts for the same code and period");
            refused.push((*row, reason));
        }
    }
    (taken, refused)
}

/// For each report of the table that overlaps another: what it overlaps.
pub(super) fn overlaps(
    series: &BTreeMap<Key, Vec<Entry>>,
    snapshot: &Snapshot,
) -> BTreeMap<Key, String> {
    let mut reports: BTreeMap<Key, Vec<(Key, String)>> = BTreeMap::new();
    let series_of = |key: &Key| Key {
        from: Date::MIN,
        to: Date::MIN,
        ..key.clone()
    };
    for report in snapshot.statistics() {
        let key = Key::of(&report.value);
        let shown = shown(&report.path);
        reports
            .entry(series_of(&key))
            .or_default()
            .push((key, shown));
    }
    for (key, entries) in series {
        let line = entries.first().map_or(0, |entry| entry.line);
        let shown = format!("that of line {line}");
        reports
            .entry(series_of(key))
            .or_default()
            .push((key.clone(), shown));
    }
    let mut found = BTreeMap::new();
    for key in series.keys() {
        let others: Vec<&str> = reports
            .get(&series_of(key))
            .into_iter()
            .flatten()
            .filter(|(other, _)| other != key && other.meets(key))
            .map(|(_, shown)| shown.as_str())
            .collect();
        if !others.is_empty() {
            found.insert(key.clone(), others.join(" and "));
        }
    }
    found
}
