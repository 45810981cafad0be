//! Reports of the table beside all others: one that says none of what another counts, on the same days.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{ReportKey, StatisticsRow};
use crate::catalogue::contradictions::contradicted;
use crate::catalogue::model::Statistics;
use crate::catalogue::snapshot::Snapshot;
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
