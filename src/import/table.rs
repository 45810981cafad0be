//! What tables share, whatever they are stored in: documented columns, their header, rows of cells with their places.

use std::fmt;
use std::path::Path;

use super::retrieval::Retrieval;
use crate::i18n::{Message, MessageTree, ValueOf, message};
use crate::text;

/// A table to import.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The file, which only names it.
    pub path: &'a Path,
    /// What the file holds: CSV, or an Excel workbook.
    pub bytes: &'a [u8],
    /// The one sheet to read; none: every one with the header.
    pub sheet: Option<&'a str>,
    /// What to do with what is hidden, filtered out or struck through; none: refuse a file that has any.
    pub hidden: Option<Hidden>,
    /// When it was retrieved, as whoever imports it says.
    pub retrieval: Retrieval,
    /// What to do with what the catalogue has and the table had to name; none: it stays, and is asked for.
    pub unnamed: Option<Gone>,
}

/// What becomes of what a newer table does not name any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It stays in the catalogue.
    Keep,
    /// It is taken out of its file.
    Remove,
}

/// What becomes of rows, columns and sheets that people do not see, or see struck through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// They are read as all others.
    Take,
    /// They are left out, and nothing counts as complete or gone.
    Skip,
}

/// Where a row begins: its line, or its number on its sheet. Those of one sheet come before those of the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPosition {
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

/// One documented column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name in the header.
    pub name: &'static str,
    /// What a table in Vietnamese may name it instead.
    pub also: &'static [&'static str],
    /// What it means, in Vietnamese.
    pub meaning_vi: &'static str,
    /// What it means, in English.
    pub meaning_en: &'static str,
    /// Whether the column must be there, and every cell of it filled.
    pub required: bool,
    /// Whether it counts something, so that each row has its own: one cell merged over several rows says nothing of any.
    pub each: bool,
    /// A cell as it may look.
    pub example: &'static str,
}

impl TableColumn {
    /// All its names.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a cell of the header names it, whatever its case and normal form.
    pub(super) fn is_named(&self, cell: &str) -> bool {
        let cell = name_of_column(cell);
        self.names().any(|name| text::exact(name) == cell)
    }
}

/// What a cell of the header calls its column: on one line, without the number of the column, the mark of a note or what is
/// counted anyway in brackets behind it, as in “Trực tuyến (hồ sơ)” or “Mã TTHC (3)”.
pub(super) fn name_of_column(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let mut name = text::exact(&words.join(" "));
    loop {
        let bare = name.trim_end_matches(['*', ' ', ':']);
        let bracket = bare
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('));
        let bare = match bracket {
            Some((before, inside)) if !before.trim().is_empty() && says_nothing(inside) => {
                before.trim_end()
            }
            _ => bare,
        };
        if bare.len() == name.len() || bare.is_empty() {
            return name;
        }
        name = bare.to_owned();
    }
}

/// Whether what stands in brackets behind the name of a column changes nothing of it.
fn says_nothing(inside: &str) -> bool {
    let inside = inside.trim();
    // The number of the column, and of which it is the sum; a year is none.
    let mut numbers = inside.split(['=', '+', '-', ' ', '(', ')']);
    numbers.all(|number| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
        || matches!(
            inside,
            "hồ sơ"
                | "hs"
                | "bộ hồ sơ"
                | "số hồ sơ"
                | "lượt hồ sơ"
                | "dossiers"
                | "bắt buộc"
                | "nếu có"
                | "ngày/tháng/năm"
                | "dd/mm/yyyy"
                | "required"
        )
}

/// Whether a column that nobody documented may be there: it is passed over. By its name in small letters.
pub(super) type ExtraColumns = fn(&str) -> bool;

/// No other column may be there.
pub(super) fn none(_: &str) -> bool {
    false
}

/// The header of a table with all columns.
pub(super) fn header(columns: &[TableColumn]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(",") + "\n"
}

/// What is the matter with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowError {
    /// The cell, from 1, where one is meant.
    pub cell: Option<u32>,
    /// What is the matter.
    pub reason: Message,
}

/// One cell of a row.
#[derive(Debug)]
pub(super) struct Cell {
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
    pub fn text(index: usize, text: String) -> Cell {
        Cell {
            place: number(index),
            text,
            is_computed: false,
            wrong: None,
        }
    }

    /// A cell that is a number, a day or the like, by its index.
    pub fn computed(index: usize, text: String) -> Cell {
        Cell {
            is_computed: true,
            ..Cell::text(index, text)
        }
    }

    /// A cell of which nobody can tell what it says, by its index.
    pub fn wrong(index: usize, reason: impl Into<Message>) -> Cell {
        Cell {
            wrong: Some(reason.into()),
            ..Cell::text(index, String::new())
        }
    }
}

/// How the cells of a table are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Grid {
    /// By line and number.
    Lines,
    /// As spreadsheets do, such as `A17`; each with its sheet where the workbook has several: those that are read.
    Sheets(Vec<Option<String>>),
}

impl Grid {
    /// What a spreadsheet calls a cell, or a whole row; none of text.
    pub fn name(&self, line: RowPosition, column: Option<u32>) -> Option<String> {
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
    pub fn sheet(&self, line: RowPosition) -> Option<&str> {
        match self {
            Grid::Lines => None,
            Grid::Sheets(sheets) => sheets.get(usize::from(line.sheet))?.as_deref(),
        }
    }

    /// What people call a column, by its index.
    pub fn column(&self, index: usize) -> String {
        match self {
            Grid::Lines => (index + 1).to_string(),
            Grid::Sheets(_) => letters(number(index)),
        }
    }
}

/// The letters of a column, from 1: A … Z, AA …
pub(super) fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let digit = u8::try_from((column - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The rows of a table.
#[derive(Debug)]
pub(super) struct TableRows {
    /// Those with anything in them.
    pub rows: Vec<TableRow>,
    /// How their cells are named.
    pub grid: Grid,
    /// What the file holds and was not read. Where there is any, nothing counts as complete or gone.
    pub unread: Vec<Notice>,
    /// What was read with a doubt.
    pub doubts: Vec<Notice>,
    /// What stands above the headers, and what the sheets are called.
    pub titles: Vec<Title>,
    /// What stands over columns, in their head or right above it.
    pub groups: Vec<GroupHead>,
    /// The columns that are passed over, as the headers call them, each once.
    pub passed_over: Vec<String>,
}

impl TableRows {
    /// What is to be said of the columns that are passed over; nothing where there are none, or none but the numbers of rows.
    pub fn told_of_columns(&self) -> Option<Message> {
        let is_number = |name: &&String| {
            let name = text::exact(name);
            ["stt", "tt", "no", "no.", "số tt", "số thứ tự", "#"].contains(&name.as_str())
        };
        let names = self.passed_over.iter().filter(|name| !is_number(name));
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| message!("import-columns-unread", names = names.join(", ")))
    }
}

/// A text that says what a table is about, and is no cell of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// What a spreadsheet calls its cell; none where the sheet is called so, or its printed page says it.
    pub cell: Option<String>,
    /// Whether it stands in the head or foot of the printed page.
    pub is_printed: bool,
    /// Whether it stands in the head of the table, over some of its columns.
    pub is_in_head: bool,
    /// Whether it is a comment on its cell.
    pub is_comment: bool,
    /// The sheet, from 0, of those that are read.
    pub sheet: u16,
    /// What it says.
    pub text: String,
}

/// A text over columns, such as “Đã giải quyết” over the channels: a part of what their head says.
#[derive(Clone, Debug)]
pub(super) struct GroupHead {
    /// The sheet, from 0, of those that are read.
    pub sheet: u16,
    /// What a spreadsheet calls its cell.
    pub cell: Option<String>,
    /// What it says.
    pub text: String,
    /// The documented columns below it.
    pub columns: Vec<&'static TableColumn>,
    /// Whether it stands in the head; else in a row right above, where a letterhead may end as well.
    pub is_in_head: bool,
    /// Whether its cell is merged over several columns.
    pub is_merged: bool,
}

impl Title {
    /// Where it stands, in words.
    pub fn place(&self) -> Message {
        match &self.cell {
            Some(cell) => message!("import-the-cell", cell),
            None if self.is_printed => message!("import-printed-page"),
            None => message!("import-sheet-name"),
        }
    }
}

/// What is said of a part of the file that is no one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What is meant, such as `the sheet “Phần 2”`.
    pub what: Message,
    /// What a spreadsheet calls the place.
    pub cell: Option<String>,
    /// What is the matter.
    pub reason: Message,
}

/// One row below the header.
#[derive(Debug)]
pub(super) struct TableRow {
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
    pub fn new(
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
    pub fn with_beside(self, beside: impl Iterator<Item = (Cell, String)>) -> TableRow {
        let said = beside.filter(|(cell, _)| !cell.text.trim().is_empty());
        TableRow {
            beside: said.collect(),
            ..self
        }
    }

    /// What the columns say that are passed over: the number of each cell, and its text.
    pub fn beside(&self) -> impl Iterator<Item = (u32, &str)> {
        let cells = self.beside.iter();
        cells.map(|(cell, _)| (cell.place, cell.text.trim()))
    }

    /// The same, with the name of each column before the text.
    pub fn beside_named(&self) -> impl Iterator<Item = (u32, &str, &str)> {
        let cells = self.beside.iter();
        cells.map(|(cell, column)| (cell.place, column.trim(), cell.text.trim()))
    }

    /// The text of a cell exactly as it stands; none where it is empty or there is no such column.
    pub fn exact(&self, name: &str) -> Option<&str> {
        self.entry(name)
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.is_empty())
    }

    /// The text of a cell without blanks at its ends; none where nothing else is in it.
    pub fn trimmed(&self, name: &str) -> Option<&str> {
        self.exact(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// What its cells say, of those that are filled.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.cells.iter().flatten().map(|cell| cell.text.trim());
        texts.filter(|text| !text.is_empty())
    }

    /// The number of a cell, from 1.
    pub fn place(&self, name: &str) -> Option<u32> {
        self.entry(name).map(|cell| cell.place)
    }

    /// Whether the table has this column, be the cell filled or not.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Why what a cell says cannot be told; none where it can.
    pub fn wrong(&self, name: &str) -> Option<&Message> {
        self.entry(name)?.wrong.as_ref()
    }

    /// The cells of which nobody can tell what they say, each with its reason.
    pub fn faults(&self) -> impl Iterator<Item = RowError> {
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
    pub fn is_computed(&self, name: &str) -> bool {
        self.entry(name).is_some_and(|cell| cell.is_computed)
    }

    fn entry(&self, name: &str) -> Option<&Cell> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        self.cells.get(index)?.as_ref()
    }
}

/// The number of a cell, from 1, by its index.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
