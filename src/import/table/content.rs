//! The rows of a table, and what stands above and over them.

use super::TableColumn;
use super::cells::TableRow;
use super::grid::Grid;
use crate::i18n::{Message, message};
use crate::text;

/// The rows of a table.
#[derive(Debug)]
pub(in crate::import) struct TableRows {
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
    pub(crate) fn told_of_columns(&self) -> Option<Message> {
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Title {
    /// Where it stands.
    pub at: TitlePlace,
    /// The sheet, from 0, of those that are read.
    pub sheet: u16,
    /// What it says.
    pub text: String,
}

/// Where a title stands; cells as a spreadsheet calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum TitlePlace {
    /// The sheet is called so.
    SheetName,
    /// A cell above the head.
    Cell(Option<String>),
    /// A line above the head.
    Line(u32),
    /// A cell of the head, over some columns.
    Head(Option<String>),
    /// The head or foot of the printed page.
    PrintedPage,
    /// A comment on a cell.
    Comment(String),
}

impl Title {
    /// Where it stands, in words.
    pub(crate) fn place(&self) -> Message {
        match &self.at {
            TitlePlace::Cell(Some(cell))
            | TitlePlace::Head(Some(cell))
            | TitlePlace::Comment(cell) => message!("import-the-cell", cell),
            TitlePlace::Line(line) => message!("import-the-line", line),
            TitlePlace::PrintedPage => message!("import-printed-page"),
            TitlePlace::SheetName | TitlePlace::Cell(None) | TitlePlace::Head(None) => {
                message!("import-sheet-name")
            }
        }
    }

    /// Whether somebody wrote it of the table as it is; a comment may be of the day on which somebody looked at it.
    pub(crate) fn is_stated(&self) -> bool {
        !matches!(self.at, TitlePlace::Comment(_))
    }
}

/// A text over columns, such as “Đã giải quyết” over the channels: a part of what their head says.
#[derive(Clone, Debug)]
pub(in crate::import) struct GroupHead {
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

/// What is said of a part of the file that is no one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Notice {
    /// What is meant, such as `the sheet “Phần 2”`.
    pub what: Message,
    /// What a spreadsheet calls the place.
    pub cell: Option<String>,
    /// What is the matter.
    pub reason: Message,
}
