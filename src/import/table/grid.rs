//! How the cells and rows of a table are named.

use std::fmt;

use crate::i18n::{MessageTree, ValueOf, message};

/// Where a row begins: its line, or its number on its sheet. Those of one sheet come before those of the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) struct RowPosition {
    /// The sheet, from 0, of those that are read.
    pub sheet: u16,
    /// From 1.
    pub row: u32,
}

impl From<u32> for RowPosition {
    fn from(row: u32) -> RowPosition {
        RowPosition { sheet: 0, row }
    }
}

impl fmt::Display for RowPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sheet {
            0 => write!(f, "{}", self.row),
            sheet => write!(f, "{} of sheet {}", self.row, u32::from(sheet) + 1),
        }
    }
}

/// A value of a sentence, in the reader's language.
impl ValueOf<'_, RowPosition> {
    /// The value.
    pub fn value(&self) -> MessageTree {
        let RowPosition { sheet, row } = *self.0;
        match sheet {
            0 => MessageTree::Plain(row.to_string()),
            _ => {
                let sheet = (u32::from(sheet) + 1).to_string();
                let row = row.to_string();
                message!("import-row-of-sheet", row, sheet)
                    .tree()
                    .into_owned()
            }
        }
    }
}

/// How the cells of a table are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Grid {
    /// By line and number.
    Lines,
    /// As spreadsheets do, such as `A17`; each with its sheet where the workbook has several: those that are read.
    Sheets(Vec<Option<String>>),
}

impl Grid {
    /// What a spreadsheet calls a cell, or a whole row; none of text.
    pub(crate) fn name(&self, line: RowPosition, column: Option<u32>) -> Option<String> {
        let Grid::Sheets(sheets) = self else {
            return None;
        };
        let row = line.row;
        let cell = match column {
            Some(column) => format!("{}{row}", letters(column)),
            None => format!("{row}:{row}"),
        };
        Some(match sheets.get(usize::from(line.sheet)) {
            Some(Some(sheet)) => format!("{sheet}!{cell}"),
            _ => cell,
        })
    }

    /// The name of the sheet of a row, where the workbook has several.
    pub(crate) fn sheet(&self, line: RowPosition) -> Option<&str> {
        match self {
            Grid::Lines => None,
            Grid::Sheets(sheets) => sheets.get(usize::from(line.sheet))?.as_deref(),
        }
    }

    /// What people call a column, by its index.
    pub(crate) fn column(&self, index: usize) -> String {
        match self {
            Grid::Lines => (index + 1).to_string(),
            Grid::Sheets(_) => letters(number(index)),
        }
    }
}

/// The letters of a column, from 1: A … Z, AA …
pub(in crate::import) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let digit = u8::try_from((column - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The number of a cell, from 1, by its index.
pub(in crate::import) fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
