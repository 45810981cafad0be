//! Reports of the table beside all others: one that says none of what another counts, on the same days, or less than its parts.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{ReportKey, StatisticsRow};
use crate::catalogue::contradictions::contradicted;
use crate::catalogue::model::{Basis, Statistics};
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::i18n::{Message, message};
use crate::import::table_import::{TableImport, shown};

/// Says of which codes the reports that are taken contradict others, each at the row that says it.
pub(super) fn tell(
    taken: &[(&ReportKey, &[StatisticsRow], Statistics)],
    snapshot: &Snapshot,
    outcome: &mut TableImport<'_>,
) {
    let issues = |unit: &str, code: &str| {
        let procedure = snapshot.procedure(code);
        procedure.is_some_and(|procedure| procedure.read().issuer.as_deref() == Some(unit))
    };
    let replaced: BTreeSet<&ReportKey> = taken.iter().map(|(key, ..)| *key).collect();
    let held = snapshot.statistics().iter();
    let held: Vec<(String, &Statistics)> = held
        .filter(|file| !replaced.contains(&ReportKey::of(&file.value)))
        .map(|file| (shown(&file.path), &file.value))
        .collect();
    for (key, entries, own) in taken {
        let beside = taken
            .iter()
            .filter(|(other, ..)| other != key)
            .map(|(other, _, report)| (other.shown(), report));
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
            let row = entries.iter().find(|entry| entry.code == code);
            let Some(row) = row.or(entries.first()) else {
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
    taken: &[(&ReportKey, &[StatisticsRow], Statistics)],
    written: Vec<Located<Statistics>>,
    snapshot: &Snapshot,
    outcome: &mut TableImport<'_>,
) {
    let touched: Vec<Located<Statistics>> = written.clone();
    let after = snapshot.with_statistics(written);
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
            let own = taken
                .iter()
                .find(|(key, ..)| ReportKey::of(&report.value) == **key);
            let rows = own.or(taken.first()).map_or(&[][..], |(_, rows, _)| rows);
            let all = || taken.iter().flat_map(|(_, rows, _)| rows.iter());
            let is_of = |row: &&StatisticsRow| row.code == code;
            let row = rows
                .iter()
                .find(is_of)
                .or_else(|| all().find(is_of))
                .or(rows.first());
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
