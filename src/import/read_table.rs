//! A table read as what its bytes are: an Excel workbook, or CSV.

use super::job::ImportError;
use super::table::{ExtraColumns, Table, TableColumn, TableRows};
use super::{csv_file, workbook};
use crate::i18n::message;

impl Table<'_> {
    /// The rows below the header; rows without any text are left out. Of columns that nobody documented, `others` says
    /// which may be there; any other refuses the table.
    ///
    /// # Errors
    /// The file cannot be read as a table, or its header names other columns: nothing of it can be trusted then.
    pub(super) fn read(
        &self,
        columns: &'static [TableColumn],
        others: ExtraColumns,
    ) -> Result<TableRows, ImportError> {
        if workbook::is_workbook(self.bytes) {
            return workbook::read(self, columns, others);
        }
        match self.sheet {
            Some(_) => Err(
                ImportError::new(self.path, message!("import-no-workbook-sheets"))
                    .hint(message!("import-no-sheet-hint")),
            ),
            None => csv_file::read(self.path, self.bytes, columns, others),
        }
    }
}
