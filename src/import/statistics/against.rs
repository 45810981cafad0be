//! Reports of the table beside all others: one that says none of what another counts, on the same days, or less than its parts.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{ReportKey, StatisticsRow};
use crate::catalogue::contradictions::contradicted;
use crate::catalogue::model::{Basis, Statistics};
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::i18n::{Message, message};
use crate::import::table_import::{TableImport, shown};

/// A report of the table that is taken.
pub(super) struct TakenReport<'e> {
    pub key: &'e ReportKey,
    pub rows: &'e [StatisticsRow],
    /// What the table says of it.
    pub stated: Statistics,
    /// The file as it will stand; none where nothing changes.
    pub written: Option<Located<Statistics>>,
}

/// Says of which codes the reports that are taken contradict others, each at the row that says it.
pub(super) fn tell(taken: &[TakenReport<'_>], snapshot: &Snapshot, outcome: &mut TableImport<'_>) {
    let issues = |unit: &str, code: &str| {
        let procedure = snapshot.procedure(code);
        procedure.is_some_and(|procedure| procedure.read().issuer.as_deref() == Some(unit))
    };
    let replaced: BTreeSet<&ReportKey> = taken.iter().map(|taken| taken.key).collect();
    let held = snapshot.statistics().iter();
    let held: Vec<(String, &Statistics)> = held
        .filter(|file| !replaced.contains(&ReportKey::of(&file.value)))
        .map(|file| (shown(&file.path), &file.value))
        .collect();
    for TakenReport {
        key,
        rows,
        stated: own,
        ..
    } in taken
    {
        let beside = taken
            .iter()
            .filter(|other| other.key != *key)
            .map(|other| (other.key.shown(), &other.stated));
        let others = held.iter().map(|(name, report)| (name.clone(), *report));
        let mut told: BTreeMap<String, Message> = BTreeMap::new();
        for (name, other) in others.chain(beside) {
            for (code, total) in contradicted(own, other, |code| issues(&own.unit, code)) {
                told.entry(code.to_owned())
                    .or_insert_with(|| message!("import-none-and-counts", name, total));
            }
            for (code, total) in contradicted(other, own, |code| issues(&other.unit, code)) {
                told.entry(code.to_owned())
                    .or_insert_with(|| message!("import-counts-and-none", total, name));
            }
        }
        for (code, reason) in told {
            let row = rows.iter().find(|row| row.code == code);
            let Some(row) = row.or(rows.first()) else {
                continue;
            };
            let place = (row.line, row.code_place);
            outcome.warn(
                place,
                Some(&code),
                message!("import-code-reason", code, reason),
            );
        }
    }
}

/// Says what the reports, once they are written, contradict that nothing contradicted before: a whole that is less than its
/// parts, and dossiers of a field that had none.
pub(super) fn tell_of_sums(
    taken: &[TakenReport<'_>],
    snapshot: &Snapshot,
    outcome: &mut TableImport<'_>,
) {
    let written = taken.iter().filter_map(|taken| taken.written.clone());
    let touched: Vec<Located<Statistics>> = written.collect();
    let after = snapshot.with_statistics(touched.clone());
    for report in after.statistics() {
        let is_touched = touched.iter().any(|written| {
            let (own, other) = (&report.value, &written.value);
            own.from <= other.from && other.to <= own.to
        });
        if !is_touched {
            continue;
        }
        let mut said = contradictions(&after, report);
        let before = snapshot.statistics().iter();
        if let Some(before) = before.into_iter().find(|before| before.path == report.path) {
            let known = contradictions(snapshot, before);
            said.retain(|one| !known.contains(one));
        }
        let name = shown(&report.path);
        for (code, reason) in said {
            let key = ReportKey::of(&report.value);
            let own = taken.iter().filter(|taken| *taken.key == key);
            let mut rows = own.chain(taken).flat_map(|taken| taken.rows);
            let first = rows.clone().next();
            let row = rows.find(|row| row.code == code).or(first);
            if let Some(row) = row {
                let message =
                    Message::joined([reason, message!("check-counts-contradict-hint")], "; ");
                let told = message!("import-failed", path = name, message);
                outcome.warn((row.line, row.code_place), Some(&row.code), told);
            }
        }
    }
}

/// What a report says that its parts or others deny, each with the code or field.
fn contradictions(snapshot: &Snapshot, report: &Located<Statistics>) -> Vec<(String, Message)> {
    let value = &report.value;
    let wholes = snapshot.wholes_below_parts(value).into_iter().map(|below| {
        let message = message!(
            "check-whole-below-parts",
            code = below.target,
            whole = below.whole,
            parts = below.parts,
            path = shown(&below.greatest.path)
        );
        (below.target.to_owned(), message)
    });
    let mut found: Vec<(String, Message)> = wholes.collect();
    if value.fields.is_empty() {
        return found;
    }
    for (field, (other, total)) in snapshot.fields_counted_elsewhere(value) {
        let path = shown(&other.path);
        let message = message!("check-field-counted-elsewhere", field, path, total);
        found.push((field.to_owned(), message));
    }
    if value.basis == Basis::Received {
        for (field, (other, total)) in snapshot.fields_counted(value, Basis::Resolved) {
            let path = shown(&other.path);
            let message = message!("check-field-resolved-elsewhere", field, path, total);
            found.push((field.to_owned(), message));
        }
    }
    found
}
