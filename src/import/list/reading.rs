//! Lists as a kind of table: their rows are kept as records of the portal's list, to be planned together.

use std::collections::BTreeSet;

use super::super::portal::{PortalRecords, UnreadRow};
use super::super::skeleton::{ReadRow, TableKind};
use super::super::table::{RowError, Table, TableColumn, TableRow, TableRows};
use super::columns::COLUMNS;
use super::row::{self, ListRow, LostRow};
use super::sheets::{DatedSheet, refuse_other_times, told_of_twins};
use super::{ListOptions, ended};
use crate::catalogue::model::Agency;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::message;
use crate::import::job::ImportError;
use crate::import::table_import::{TableImport, shown};
use crate::text::CleaningCounts;

/// Lists that are read one after the other.
pub(super) struct ListTables<'a> {
    pub snapshot: &'a Snapshot,
    pub asked: &'a ListOptions,
    /// The issuer of rows that name none.
    pub issuer: Option<&'a Agency>,
    /// The list that is read.
    pub path: String,
    pub records: PortalRecords,
    /// The codes of each list, also those whose rows cannot be taken.
    pub codes: Vec<BTreeSet<String>>,
    /// What each says of its time.
    pub dated: Vec<DatedSheet>,
}

impl TableKind for ListTables<'_> {
    const COLUMNS: &'static [TableColumn] = COLUMNS;
    // What records of one code say apart is told where they are planned.
    const TWINS: &'static [&'static [&'static str]] = &[];
    type Row<'r> = ListRow;
    type Lost = LostRow;

    fn is_beside(_: &str) -> bool {
        true
    }

    fn open(
        &mut self,
        list: &Table<'_>,
        read: &TableRows,
        outcome: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        self.path = shown(list.path);
        ended::refuse_declared(list.path, read)?;
        let day = self.asked.retrieval.stated.or(self.asked.retrieval.today);
        // Whoever names the agency says that it is the whole list of it.
        if self.asked.issuers.is_empty() {
            if self.asked.abolished.is_some() {
                ended::refuse_parts(list.path, read, day)?;
            }
            self.records
                .unread
                .extend(ended::part(list.path, read, day));
        }
        let sheets = DatedSheet::of(read);
        refuse_other_times(list.path, &sheets, message!("import-list-sheets-hint"))?;
        if let Some(told) = told_of_twins(&sheets) {
            outcome.warn_of_all(told);
        }
        self.dated.push(DatedSheet::of_file(list.path, read));
        let unread = read.unread.iter().map(|notice| UnreadRow {
            place: message!("import-failed", path = self.path, message = notice.what),
            issuer: None,
        });
        self.records.unread.extend(unread);
        Ok(())
    }

    fn row(&self, row: &TableRow) -> ReadRow<ListRow, LostRow> {
        let retrieval = &self.asked.retrieval;
        let day = retrieval.stated.or(retrieval.today);
        let read = row::read(&self.path, row, (self.snapshot, self.issuer, day));
        (read, CleaningCounts::default())
    }

    fn doubt(&self, row: &TableRow) -> Option<RowError> {
        let retrieval = &self.asked.retrieval;
        ended::doubt(row, retrieval.stated.or(retrieval.today))
    }

    fn merge(
        &mut self,
        rows: Vec<ListRow>,
        lost: Vec<LostRow>,
        read: &TableRows,
        _: &mut TableImport<'_>,
    ) -> Result<(), ImportError> {
        let mut codes = BTreeSet::new();
        for row in rows {
            let (line, column) = row.place;
            let cell = read.grid.name(line, column);
            self.records.list.push(row.record.in_row(cell));
            codes.insert(row.code);
        }
        for row in lost {
            match row.code {
                Some(code) => _ = codes.insert(code),
                None => {
                    let (line, column) = row.place;
                    let place = match read.grid.name(line, column) {
                        Some(cell) => format!("{}!{cell}", self.path),
                        None => format!("{}:{line}", self.path),
                    };
                    self.records.unread.push(UnreadRow {
                        place: place.into(),
                        issuer: row.issuer,
                    });
                }
            }
        }
        self.codes.push(codes);
        Ok(())
    }
}
