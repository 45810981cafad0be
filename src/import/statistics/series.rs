//! The rows of one file: what they say together, and which periods overlap.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::rows::{Agreement, once};
use super::super::table::RowPosition;
use super::row::{ReportKey, StatisticsRow};
use crate::catalogue::model::Counts;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::shown;

/// What all rows of one report say together.
#[derive(Clone, Debug, Default)]
pub(super) struct ReportHead {
    pub source: String,
    pub retrieved: Option<Date>,
    pub complete: Option<bool>,
}

/// What the rows say of their report, or the lines that contradict one before them.
pub(super) fn head(entries: &[StatisticsRow]) -> Result<ReportHead, Vec<(RowPosition, Message)>> {
    let mut rows = Agreement::of(entries);
    let head = ReportHead {
        source: rows
            .on("source", |row| Some(&row.source))
            .unwrap_or_default(),
        retrieved: rows.on("retrieved", |row| row.retrieved.as_ref()),
        complete: rows.on("complete", |row| row.complete.as_ref()),
    };
    rows.reached().map(|()| head)
}

/// The counts by code; and the rows whose code stands in another row with other counts, none of which is taken.
pub(super) fn counts(
    entries: &[StatisticsRow],
) -> (BTreeMap<String, Counts>, Vec<(&StatisticsRow, Message)>) {
    let (taken, twice) = once(entries, |row| &row.code, |a, b| a.counts == b.counts);
    let counts = |row: &StatisticsRow| (row.code.clone(), row.counts.clone());
    let other = |line: RowPosition| message!("import-other-counts", line);
    (
        taken.into_iter().map(counts).collect(),
        twice
            .into_iter()
            .map(|(row, line)| (row, other(line)))
            .collect(),
    )
}

/// For each report of the table that overlaps another: what it overlaps.
pub(super) fn overlaps(
    series: &BTreeMap<ReportKey, Vec<StatisticsRow>>,
    snapshot: &Snapshot,
) -> BTreeMap<ReportKey, Message> {
    let mut reports: BTreeMap<ReportKey, Vec<(ReportKey, Message)>> = BTreeMap::new();
    let series_of = |key: &ReportKey| ReportKey {
        from: Date::MIN,
        to: Date::MIN,
        ..key.clone()
    };
    for report in snapshot.statistics() {
        let key = ReportKey::of(&report.value);
        let shown = Message::from(shown(&report.path));
        reports
            .entry(series_of(&key))
            .or_default()
            .push((key, shown));
    }
    for (key, entries) in series {
        let line = entries
            .first()
            .map_or(RowPosition::default(), |entry| entry.line);
        let shown = message!("import-that-of-line", line);
        reports
            .entry(series_of(key))
            .or_default()
            .push((key.clone(), shown));
    }
    let mut found = BTreeMap::new();
    for key in series.keys() {
        let others: Vec<&Message> = reports
            .get(&series_of(key))
            .into_iter()
            .flatten()
            .filter(|(other, _)| other != key && other.meets(key))
            .map(|(_, shown)| shown)
            .collect();
        if !others.is_empty() {
            found.insert(key.clone(), Message::listed(others.into_iter().cloned()));
        }
    }
    found
}
