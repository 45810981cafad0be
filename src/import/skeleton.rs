//! The one way in which a table comes in: its sheets are read below the head that names the columns of the kind; the kind
//! refuses what the table says of itself as a whole, reads row by row, and merges what is left into files. What is refused,
//! doubted and cleaned on the way is noted here, for every kind alike.

use super::job::{ImportError, ImportPlan};
use super::rows::{twin_unread, unread_twins};
use super::table::{RowError, Table, TableColumn, TableRow, TableRows};
use super::table_import::TableImport;
use crate::text::CleaningCounts;

/// What a row says, or why it is refused (none where that was said elsewhere) and what is known of it all the same; and how its
/// texts were cleaned.
pub(super) type ReadRow<R, L> = (Result<R, (Option<RowError>, L)>, CleaningCounts);

/// A kind of table.
pub(super) trait TableKind {
    const COLUMNS: &'static [TableColumn];

    /// The columns by which two rows name the same thing, of each group the first that is filled: a row is refused whose twin
    /// could not be read. None where the kind knows them by more than their cells.
    const TWINS: &'static [&'static [&'static str]];

    /// A row that can be taken.
    type Row<'r>;

    /// What is known of one that cannot.
    type Lost;

    /// Whether a column that is not documented may be there, by its name in small letters.
    fn is_beside(name: &str) -> bool;

    /// Looks at the table as a whole, before its rows.
    ///
    /// # Errors
    /// It says of itself that it is of something else, or nobody can tell of what.
    fn open(
        &mut self,
        table: &Table<'_>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError>;

    /// Reads one row.
    fn row<'r>(&self, row: &'r TableRow) -> ReadRow<Self::Row<'r>, Self::Lost>;

    /// Why a row that could be read is not taken; none where it is.
    fn held_back(&self, _: &TableRow) -> Option<RowError> {
        None
    }

    /// What is to be said of a row that is taken.
    fn doubt(&self, _: &TableRow) -> Option<RowError> {
        None
    }

    /// Merges the rows, in the order of the table, into files; or keeps them, to be planned with those of other tables.
    ///
    /// # Errors
    /// Its rows contradict what the table says of itself.
    fn merge<'r>(
        &mut self,
        rows: Vec<Self::Row<'r>>,
        lost: Vec<Self::Lost>,
        read: &'r TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError>;
}

/// What importing a table of a kind would write.
///
/// # Errors
/// The table as a whole cannot be read, or is refused.
pub(super) fn plan<K: TableKind>(
    kind: &mut K,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let read = table.read(K::COLUMNS, K::is_beside)?;
    let mut outcome = TableImport::new(table.path, &read);
    kind.open(table, &read, &mut outcome)?;
    let mut rows = Vec::new();
    let mut lost = Vec::new();
    let results: Vec<_> = read.rows.iter().map(|row| (row, kind.row(row))).collect();
    let is_read: Vec<(&TableRow, bool)> = results
        .iter()
        .map(|(row, (result, _))| (*row, result.is_ok()))
        .collect();
    let twins = match K::TWINS {
        [] => Default::default(),
        columns => unread_twins(&is_read, columns),
    };
    for (row, (result, cleaned)) in results {
        outcome.cleaned(cleaned);
        let fault = match result {
            Ok(taken) => {
                let twin = twins.get(&row.line).map(|line| RowError {
                    cell: None,
                    reason: twin_unread(*line),
                });
                let held_back = twin.or_else(|| kind.held_back(row));
                if held_back.is_none() {
                    if let Some(doubt) = kind.doubt(row) {
                        outcome.warn((row.line, doubt.cell), row.exact("code"), doubt.reason);
                    }
                    rows.push(taken);
                }
                held_back
            }
            Err((fault, known)) => {
                lost.push(known);
                fault
            }
        };
        if let Some(fault) = fault {
            outcome.refuse((row.line, fault.cell), row.exact("code"), fault.reason);
        }
    }
    kind.merge(rows, lost, &read, &mut outcome)?;
    Ok(outcome.plan())
}
