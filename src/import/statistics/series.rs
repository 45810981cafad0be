//! The rows of one file: what they say together, and which periods overlap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::outcome::shown;
use super::super::rows::{Agreement, once};
use super::super::table::Line;
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
pub(super) fn head(entries: &[Entry]) -> Result<Head, Vec<(Line, String)>> {
    let mut rows = Agreement::of(entries);
    let head = Head {
        source: rows
            .on("source", |row| Some(&row.source))
            .unwrap_or_default(),
        retrieved: rows.on("retrieved", |row| row.retrieved.as_ref()),
        complete: rows.on("complete", |row| row.complete.as_ref()),
    };
    rows.reached().map(|()| head)
}

/// The counts by code; and the rows whose code stands in another row with other counts, none of which is taken.
pub(super) fn counts(entries: &[Entry]) -> (BTreeMap<String, Counts>, Vec<(&Entry, String)>) {
    let (taken, twice) = once(entries, |row| &row.code, |a, b| a.counts == b.counts);
    let counts = |row: &Entry| (row.code.clone(), row.counts.clone());
    let refused = |(row, line)| {
        let reason = format!("line {line} gives other counts for the same code and period");
        (row, reason)
    };
    (
        taken.into_iter().map(counts).collect(),
        twice.into_iter().map(refused).collect(),
    )
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
        let line = entries.first().map_or(Line::default(), |entry| entry.line);
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
