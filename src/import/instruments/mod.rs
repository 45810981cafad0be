//! Legal instruments from a table: one row an instrument, with the days that say whether it is in force, and what amends and
//! repeals it. Without them nobody can tell whether the basis of a procedure holds.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of the table |
//! | `said` | an instrument as a cell names it |
//! | `row` | one row: its cells, what is wrong with them, what they contradict each other in |
//! | `declared` | what the table declares of its instruments |
//! | `identity` | which instrument of the catalogue a row means |
//! | `merge` | what a row says, put into the entry |

mod columns;
mod declared;
mod identity;
mod merge;
mod row;
mod said;

#[cfg(test)]
mod tests;

use self::columns::COLUMNS;
use self::declared::InstrumentDeclarations;
use self::identity::InstrumentLookup;
use self::merge::RowMerge;
use self::row::InstrumentRow;
use super::instrument_files::InstrumentFiles;
use super::job::{ImportError, ImportPlan};
use super::retrieval::Retrieval;
use super::rows::once;
use super::skeleton::{self, ReadRow, TableKind};
use super::table::{RowError, Table, TableColumn, TableRow, TableRows};
use super::table_import::TableImport;
use super::target::ImportTarget;
use crate::catalogue::load::Files;
use crate::catalogue::model::Instrument;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::message;

/// The columns of the table, in the order of the template. They may stand in any order.
pub(crate) fn columns() -> &'static [TableColumn] {
    COLUMNS
}

/// What importing a table would write to the catalogue that `files` holds and `snapshot` is. `source` is where the rows were
/// taken from that do not say it.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub(crate) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
    source: Option<&str>,
) -> Result<ImportPlan, ImportError> {
    let target = ImportTarget::open(files)?;
    let mut kind = InstrumentTable {
        target: &target,
        snapshot,
        retrieval: table.retrieval,
        source,
        declared: InstrumentDeclarations::default(),
    };
    skeleton::plan(&mut kind, table)
}

/// A table of instruments, into a catalogue.
struct InstrumentTable<'a> {
    target: &'a ImportTarget<'a>,
    snapshot: &'a Snapshot,
    retrieval: Retrieval,
    source: Option<&'a str>,
    declared: InstrumentDeclarations,
}

impl InstrumentTable<'_> {
    fn read(&self, row: &TableRow) -> ReadRow<InstrumentRow, ()> {
        let Retrieval { stated, today, .. } = self.retrieval;
        let (read, changes) = row::read(row, self.snapshot, (stated, today));
        (read.map_err(|fault| (fault, ())), changes)
    }

    /// What a remark beside a row says, where it surely says it, or where it may.
    fn beside(&self, row: &TableRow, wanted: bool) -> Option<RowError> {
        let read = self.read(row).0.ok()?;
        let (cell, reason, is_sure) = declared::beside(row, &read)?;
        let cell = Some(cell);
        (is_sure == wanted).then_some(RowError { cell, reason })
    }
}

impl TableKind for InstrumentTable<'_> {
    const COLUMNS: &'static [TableColumn] = COLUMNS;
    const TWINS: &'static [&'static [&'static str]] = &[&["number"]];
    type Row<'r> = InstrumentRow;
    type Lost = ();

    fn is_beside(name: &str) -> bool {
        columns::is_beside(name)
    }

    fn open(
        &mut self,
        table: &Table<'_>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        self.declared = InstrumentDeclarations::of(table.path, read)?;
        for row in &read.rows {
            if let Some(text) = row::heading(row) {
                outcome.warn((row.line, None), None, message!("import-heading", text));
            }
        }
        let ended = read.rows.iter().find(|row| row.trimmed("ended").is_some());
        if ended.is_some() {
            outcome.warn_of_all(message!("import-ended-read"));
        }
        Ok(())
    }

    fn row(&self, row: &TableRow) -> ReadRow<InstrumentRow, ()> {
        match row::heading(row) {
            // It was told.
            Some(_) => (Err((None, ())), Default::default()),
            None => self.read(row),
        }
    }

    fn held_back(&self, row: &TableRow) -> Option<RowError> {
        if let Some(reason) = self.declared.deny(row) {
            let cell = row.place("number");
            return Some(RowError { cell, reason });
        }
        self.beside(row, true)
    }

    fn doubt(&self, row: &TableRow) -> Option<RowError> {
        self.beside(row, false)
    }

    fn merge(
        &mut self,
        rows: Vec<InstrumentRow>,
        _: Vec<()>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        let (mut files, known) = InstrumentFiles::open(self.target)?;
        let lookup = InstrumentLookup::new(self.snapshot, &known);
        let place = |row: &InstrumentRow, name: &str| {
            let mut rows = read.rows.iter();
            let of = rows.find(|read| read.line == row.line);
            (row.line, of.and_then(|of| of.place(name)))
        };
        let (taken, twice) = once(&rows, InstrumentRow::identity, |a, b| a.facts == b.facts);
        for (row, line) in twice {
            let (reason, number) = (message!("import-instrument-apart", line), row.written());
            outcome.refuse(place(row, "number"), Some(&number), reason);
        }
        let mut new: Vec<Instrument> = Vec::new();
        let mut undescribed = 0;
        for row in taken {
            let number = row.written();
            let merged = match lookup.meant(row) {
                Err(reason) => Err(reason),
                Ok(None) => {
                    new.push(merge::made(row, self.retrieval, self.source));
                    Ok(())
                }
                Ok(Some(known)) => {
                    let Some(held) = files.entry(known) else {
                        continue;
                    };
                    let sources = (self.retrieval, self.source);
                    match merge::merged((known, held), row, sources, self.snapshot) {
                        Err(reason) => Err(reason),
                        Ok(RowMerge::Held) => Ok(()),
                        Ok(RowMerge::Newer(newer)) => {
                            outcome.newer(newer);
                            Ok(())
                        }
                        Ok(RowMerge::Changed(values)) => {
                            files.replace(known, values);
                            Ok(())
                        }
                    }
                }
            };
            match merged {
                Err(reason) => outcome.refuse(place(row, "number"), Some(&number), reason),
                Ok(()) => {
                    undescribed += usize::from(!row.facts.tells_force);
                    for (column, doubt) in &row.doubts {
                        let doubt = message!("import-cell", name = *column, reason = doubt);
                        outcome.warn(place(row, column), Some(&number), doubt);
                    }
                }
            }
        }
        if undescribed > 0 {
            outcome.warn_of_all(message!("import-undescribed", count = undescribed));
        }
        outcome.new_instruments(new.len());
        files.add(new.iter())?;
        for merged in files.merged()? {
            outcome.file(merged);
        }
        Ok(())
    }
}
