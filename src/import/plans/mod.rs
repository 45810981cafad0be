//! Plans from a table: one row a procedure or linked group that a plan names; one file of the catalogue a plan.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `row` | one row: its cells, and what is wrong with them |
//! | `same` | whether the plan that has a number is the one that a table means by it |
//! | `declared` | what the table declares of itself or of a row that makes it none of plans in force |
//! | `differences` | what the table says otherwise than the file |
//! | `merge` | the rows of one plan into its file |

mod columns;
mod declared;
mod differences;
mod merge;
mod row;
mod same;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::columns::COLUMNS;
use self::row::{PlanHead, PlanLookup, PlanTableRow};
use super::job::{ImportError, ImportPlan};
use super::retrieval::Retrieval;
use super::rows::once;
use super::skeleton::{self, ReadRow, TableKind};
use super::table::{self, Gone, RowError, Table, TableColumn, TableRow, TableRows};
use super::target::ImportTarget;
use crate::catalogue::load::Files;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::table_import::TableImport;
use crate::import::titles::attached;

/// The columns of the table, in the order of the template. They may stand in any order.
pub(crate) fn columns() -> &'static [TableColumn] {
    COLUMNS
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. What a file says and the table does not stays, and is listed as kept.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub(crate) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let target = ImportTarget::open(files)?;
    let mut kind = PlanTable {
        target: &target,
        snapshot,
        known: PlanLookup::new(snapshot),
        retrieval: table.retrieval,
        unnamed: table.unnamed,
    };
    skeleton::plan(&mut kind, table)
}

/// A table of plans, into a catalogue.
struct PlanTable<'a> {
    target: &'a ImportTarget<'a>,
    snapshot: &'a Snapshot,
    known: PlanLookup<'a>,
    retrieval: Retrieval,
    unnamed: Option<Gone>,
}

impl TableKind for PlanTable<'_> {
    const COLUMNS: &'static [TableColumn] = COLUMNS;
    const TWINS: &'static [&'static [&'static str]] = &[&["id", "number"], &["code", "group"]];
    type Row<'r> = PlanTableRow;
    type Lost = ();

    fn is_beside(name: &str) -> bool {
        table::none(name)
    }

    fn open(
        &mut self,
        table: &Table<'_>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        either_column(table.path, read, "id", "number")?;
        either_column(table.path, read, "code", "group")?;
        declared::refuse_declared(table.path, read, outcome)?;
        attached::tell_of_others(table.path, read, outcome);
        Ok(())
    }

    fn row(&self, row: &TableRow) -> ReadRow<PlanTableRow, ()> {
        let (entry, changes) = row::read(row, &self.known, self.retrieval.today);
        (entry.map_err(|fault| (fault, ())), changes)
    }

    fn held_back(&self, row: &TableRow) -> Option<RowError> {
        let (column, reason) = declared::not_approved(row)?;
        Some(RowError {
            cell: row.place(column),
            reason,
        })
    }

    fn doubt(&self, row: &TableRow) -> Option<RowError> {
        let reason = declared::of_another_agency(row, self.snapshot)?;
        Some(RowError {
            cell: row.place("number"),
            reason,
        })
    }

    fn merge(
        &mut self,
        rows: Vec<PlanTableRow>,
        _: Vec<()>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        let mut plans: BTreeMap<String, Vec<PlanTableRow>> = BTreeMap::new();
        for row in rows {
            plans.entry(row.id.clone()).or_default().push(row);
        }
        warn_of_unknown(&plans, &self.known, outcome);
        for (id, entries) in &plans {
            self.merge_plan(id, entries, read, outcome);
        }
        Ok(())
    }
}

impl PlanTable<'_> {
    /// The rows of one plan into its file.
    fn merge_plan(
        &self,
        id: &str,
        entries: &[PlanTableRow],
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) {
        let whole = |reason: Message| message!("import-no-row-of-plan", reason, id);
        let head = match PlanHead::of(entries) {
            Ok(head) => head,
            Err(contradictions) => {
                for (line, reason) in contradictions {
                    outcome.refuse((line, None), None, whole(reason));
                }
                return;
            }
        };
        let (rows, twice) = once(entries, |row| &row.target, |a, b| a.row() == b.row());
        for (entry, line) in twice {
            let reason = message!("import-measures-apart", line);
            outcome.refuse((entry.line, None), Some(entry.target.text()), reason);
        }
        let rows = self.done_after_signing(id, &head, rows, outcome);
        let Some(first) = rows.first() else { return };
        let into = merge::PlanTarget {
            target: self.target,
            snapshot: self.snapshot,
            retrieval: self.retrieval,
            unnamed: self.unnamed,
            states: &|column| read.rows.iter().any(|row| row.has(column)),
            states_id: entries.iter().any(|entry| entry.states_id),
        };
        match into.merge(id, &head, &rows) {
            Err(reason) => outcome.refuse((first.line, None), None, whole(reason)),
            Ok((merged, newer)) => {
                warn_of_plan((id, &head), first, &self.known, outcome);
                outcome.file(merged);
                outcome.newer(newer);
            }
        }
    }
}

impl PlanTable<'_> {
    /// The rows that were carried out after their plan was signed, if at all: what is done stays done, and clears for good.
    fn done_after_signing<'e>(
        &self,
        id: &str,
        head: &PlanHead,
        rows: Vec<&'e PlanTableRow>,
        outcome: &mut TableImport<'_>,
    ) -> Vec<&'e PlanTableRow> {
        let known = self.snapshot.plan(id).and_then(|plan| plan.signed);
        let Some(signed) = head.signed.or(known) else {
            return rows;
        };
        let mut kept = Vec::new();
        for row in rows {
            match row.done().filter(|done| *done < signed) {
                None => kept.push(row),
                Some(done) => {
                    let reason = message!("import-done-before", done, signed);
                    outcome.refuse((row.line, None), Some(row.target.text()), reason);
                }
            }
        }
        kept
    }
}

/// Refuses a table that has neither of two columns.
fn either_column(
    path: &Path,
    table: &TableRows,
    one: &str,
    other: &str,
) -> Result<(), ImportError> {
    let has = |row: &TableRow| row.place(one).or(row.place(other)).is_some();
    match table.rows.first() {
        Some(row) if row.misfit.is_none() && !has(row) => Err(ImportError::new(
            path,
            message!("import-two-missing", one, other),
        )
        .hint(message!("import-one-needed"))),
        _ => Ok(()),
    }
}

/// A plan that was signed without a number, and one that another file has already.
fn warn_of_plan(
    (id, head): (&str, &PlanHead),
    first: &PlanTableRow,
    known: &PlanLookup<'_>,
    outcome: &mut TableImport<'_>,
) {
    let place = (first.line, None);
    if let Some(other) = known.twin(id, head.number.as_deref(), head.signed) {
        let reason = message!("import-plan-twin", other, id);
        outcome.warn(place, None, reason);
    }
    let has_number = head.number.is_some() || known.has_number(id);
    if let Some(signed) = head.signed.filter(|_| !has_number) {
        let reason = message!("import-plan-without-number", id, signed);
        outcome.warn(place, None, reason);
    }
}

/// Procedures, groups and plans that the catalogue does not have are taken, and each is named once.
fn warn_of_unknown(
    plans: &BTreeMap<String, Vec<PlanTableRow>>,
    known: &PlanLookup<'_>,
    outcome: &mut TableImport<'_>,
) {
    let mut entries: Vec<&PlanTableRow> = plans.values().flatten().collect();
    entries.sort_by_key(|entry| entry.line);
    let mut named = BTreeSet::new();
    for entry in entries {
        let target = &entry.target;
        let next = entry.superseded_by.as_ref();
        let next = next.filter(|next| !known.has_plan(next) && !plans.contains_key(*next));
        let unknown = [
            known.lacks(target),
            next.map(|next| message!("check-plan-unknown", next)),
        ];
        for reason in unknown.into_iter().flatten() {
            if named.insert(reason.clone()) {
                outcome.warn((entry.line, None), Some(target.text()), reason);
            }
        }
    }
}
