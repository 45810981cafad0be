//! A row of a table and its cells.

use super::TableColumn;
use super::grid::{RowPosition, number};
use crate::i18n::{Message, message};

/// What is the matter with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct RowError {
    /// The cell, from 1, where one is meant.
    pub cell: Option<u32>,
    /// What is the matter.
    pub reason: Message,
}

/// One cell of a row.
#[derive(Debug)]
pub(in crate::import) struct Cell {
    /// Its number, from 1.
    place: u32,
    /// What it says.
    text: String,
    /// Whether it is no text.
    is_computed: bool,
    /// Why what it says cannot be told.
    wrong: Option<Message>,
}

impl Cell {
    /// A cell that is a text, by its index.
    pub(crate) fn text(index: usize, text: String) -> Cell {
        Cell {
            place: number(index),
            text,
            is_computed: false,
            wrong: None,
        }
    }

    /// A cell that is a number, a day or the like, by its index.
    pub(crate) fn computed(index: usize, text: String) -> Cell {
        Cell {
            is_computed: true,
            ..Cell::text(index, text)
        }
    }

    /// A cell of which nobody can tell what it says, by its index.
    pub(crate) fn wrong(index: usize, reason: impl Into<Message>) -> Cell {
        Cell {
            wrong: Some(reason.into()),
            ..Cell::text(index, String::new())
        }
    }
}

/// One row below the header.
#[derive(Debug)]
pub(in crate::import) struct TableRow {
    /// Where it begins.
    pub line: RowPosition,
    /// Why its cells cannot be told apart.
    pub misfit: Option<RowError>,
    columns: &'static [TableColumn],
    /// By the index of the column; none where the table has no such column.
    cells: Vec<Option<Cell>>,
    /// What stands in the columns that are passed over, where anything does, each with the name of its column.
    beside: Vec<(Cell, String)>,
}

impl TableRow {
    /// A row of these cells, by the index of their columns.
    pub(crate) fn new(
        line: impl Into<RowPosition>,
        misfit: Option<RowError>,
        columns: &'static [TableColumn],
        cells: Vec<Option<Cell>>,
    ) -> TableRow {
        TableRow {
            line: line.into(),
            misfit,
            columns,
            cells,
            beside: Vec::new(),
        }
    }

    /// The same row, with what stands in the columns that are passed over, each with the name of its column.
    #[must_use]
    pub(crate) fn with_beside(self, beside: impl Iterator<Item = (Cell, String)>) -> TableRow {
        let said = beside.filter(|(cell, _)| !cell.text.trim().is_empty());
        TableRow {
            beside: said.collect(),
            ..self
        }
    }

    /// What the columns say that are passed over: the number of each cell, and its text.
    pub(crate) fn beside(&self) -> impl Iterator<Item = (u32, &str)> {
        let cells = self.beside.iter();
        cells.map(|(cell, _)| (cell.place, cell.text.trim()))
    }

    /// The same, with the name of each column before the text.
    pub(crate) fn beside_named(&self) -> impl Iterator<Item = (u32, &str, &str)> {
        let cells = self.beside.iter();
        cells.map(|(cell, column)| (cell.place, column.trim(), cell.text.trim()))
    }

    /// The text of a cell exactly as it stands; none where it is empty or there is no such column.
    pub(crate) fn exact(&self, name: &str) -> Option<&str> {
        self.entry(name)
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.is_empty())
    }

    /// The text of a cell without blanks at its ends; none where nothing else is in it.
    pub(crate) fn trimmed(&self, name: &str) -> Option<&str> {
        self.exact(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// What its cells say, of those that are filled.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.cells.iter().flatten().map(|cell| cell.text.trim());
        texts.filter(|text| !text.is_empty())
    }

    /// The number of a cell, from 1.
    pub(crate) fn place(&self, name: &str) -> Option<u32> {
        self.entry(name).map(|cell| cell.place)
    }

    /// Whether the table has this column, be the cell filled or not.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Why what a cell says cannot be told; none where it can.
    pub(crate) fn wrong(&self, name: &str) -> Option<&Message> {
        self.entry(name)?.wrong.as_ref()
    }

    /// The cells of which nobody can tell what they say, each with its reason.
    pub(crate) fn faults(&self) -> impl Iterator<Item = RowError> {
        let cells = self.columns.iter().zip(&self.cells);
        cells.filter_map(|(column, cell)| {
            let cell = cell.as_ref()?;
            let reason = cell.wrong.as_ref()?;
            Some(RowError {
                cell: Some(cell.place),
                reason: message!("import-cell", name = column.name, reason),
            })
        })
    }

    /// Whether a spreadsheet stores the cell as a number, a day or the like, and no text.
    pub(crate) fn is_computed(&self, name: &str) -> bool {
        self.entry(name).is_some_and(|cell| cell.is_computed)
    }

    fn entry(&self, name: &str) -> Option<&Cell> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        self.cells.get(index)?.as_ref()
    }
}
