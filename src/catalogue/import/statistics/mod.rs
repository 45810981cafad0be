//! Dossier counts from a table: one row a procedure, unit and period; one file of the catalogue a unit, scope, basis and
//! period. No data is not zero: an empty cell says nothing, and a row that is refused never becomes a zero.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `row` | one row: its cells, and what is wrong with them |
//! | `series` | the rows of one file: what they must agree about, and which periods overlap |
//! | `merge` | the rows of one file into that file |

mod columns;
mod merge;
mod row;
mod series;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::columns::COLUMNS;
use self::row::{Entry, Key, Lost, Units};
use self::series::Head;
use super::job::{ImportError, ImportPlan};
use super::outcome::Outcome;
use super::table::{self, Column, Table};
use super::target::Target;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::catalogue::model::Counts;
use crate::catalogue::snapshot::Snapshot;

/// The columns of the table, in the order of the template. They may stand in any order.
#[must_use]
pub fn columns() -> &'static [Column] {
    COLUMNS
}

/// A table without rows.
#[must_use]
pub fn template() -> String {
    table::header(COLUMNS)
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. Counts that a file has and the table does not say anything about stay, and are listed as kept.
///
/// # Errors
/// The table as a whole cannot be read, or the catalogue has no agencies to hold it against.
pub fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let target = Target::open(files)?;
    if let Some(file) = snapshot.unreadable_of(FileKind::Agencies).next() {
        return Err(ImportError::new(
            &file.path,
            "the agencies cannot be read, so no unit is known",
        )
        .hint("mend it first; `rasoat check` says what is wrong"));
    }
    let read = table.read(COLUMNS, table::none)?;
    let units = Units::new(snapshot);
    let mut outcome = Outcome::new(table.path, &read);
    let mut series: BTreeMap<Key, Vec<Entry>> = BTreeMap::new();
    let mut lost: Vec<Lost> = Vec::new();
    for row in &read.rows {
        let (entry, changes) = row::read(row, &units);
        outcome.cleaned(changes);
        match entry {
            Ok(entry) => series.entry(entry.key.clone()).or_default().push(entry),
            Err((refusal, known)) => {
                if let Some(fault) = refusal {
                    outcome.refuse((row.line, fault.cell), row.exact("code"), fault.reason);
                }
                lost.push(known);
            }
        }
    }
    warn_of_unknown_codes(&series, &units, &mut outcome);
    let overlaps = series::overlaps(&series, snapshot);
    for (key, entries) in &series {
        let taken = match overlaps.get(key) {
            None => head_and_counts(entries, &mut lost, &mut outcome),
            Some(others) => {
                let reason = format!(
                    "the period of {} overlaps {others}, of the same unit, scope and basis",
                    key.shown()
                );
                outcome.refuse((first_line(entries), None), None, whole(&reason));
                None
            }
        };
        let Some((head, counts)) = taken else {
            continue;
        };
        let lost: Vec<&Lost> = lost.iter().filter(|lost| lost.may_be_of(key)).collect();
        let place = (first_line(entries), None);
        match merge::merge(&target, snapshot, key, head, counts, &lost) {
            Err(reason) => outcome.refuse(place, None, whole(&reason)),
            Ok((merged, doubt)) => {
                outcome.file(merged);
                if let Some(doubt) = doubt {
                    outcome.warn(place, None, doubt);
                }
            }
        }
    }
    Ok(outcome.plan())
}

/// What the rows of one report say; none where they contradict each other about it, or no row is left.
fn head_and_counts(
    entries: &[Entry],
    lost: &mut Vec<Lost>,
    outcome: &mut Outcome<'_>,
) -> Option<(Head, BTreeMap<String, Counts>)> {
    let head = match series::head(entries) {
        Ok(head) => head,
        Err(contradictions) => {
            for (line, reason) in contradictions {
                outcome.refuse((line, None), None, whole(&reason));
            }
            return None;
        }
    };
    let (counts, twice) = series::counts(entries);
    for (entry, reason) in twice {
        outcome.refuse((entry.line, None), Some(&entry.code), reason);
        lost.push(Lost::of(entry));
    }
    (!counts.is_empty()).then_some((head, counts))
}

fn first_line(entries: &[Entry]) -> u32 {
    entries.first().map_or(0, |entry| entry.line)
}

fn whole(reason: &str) -> String {
    format!("{reason}; no row of this report is imported")
}

/// A code that the catalogue does not have is taken, and named once.
fn warn_of_unknown_codes(
    series: &BTreeMap<Key, Vec<Entry>>,
    units: &Units<'_>,
    outcome: &mut Outcome<'_>,
) {
    let mut entries: Vec<&Entry> = series.values().flatten().collect();
    entries.sort_by_key(|entry| entry.line);
    let mut named = BTreeSet::new();
    for entry in entries {
        if !units.knows_code(&entry.code) && named.insert(entry.code.as_str()) {
            outcome.warn(
                (entry.line, entry.code_place),
                Some(&entry.code),
                "no procedure or linked group of the catalogue has this code".to_owned(),
            );
        }
    }
}
