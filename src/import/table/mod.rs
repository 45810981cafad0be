//! What tables share, whatever they are stored in: documented columns, their header, rows of cells with their places.
//!
//! | file | what lives there |
//! |---|---|
//! | `cells` | a row and its cells |
//! | `content` | the rows of a table, and what stands above and over them |
//! | `grid` | how cells and rows are named |

mod cells;
mod content;
mod grid;

use std::path::Path;

pub(super) use self::cells::{Cell, RowError, TableRow};
pub(super) use self::content::{GroupHead, Notice, TableRows, Title, TitlePlace};
pub(super) use self::grid::{Grid, RowPosition, letters, number};
use super::retrieval::Retrieval;
use crate::text;

/// The header stands in one of so many rows with anything in them.
pub(super) const LETTERHEAD: usize = 60;

/// A table to import.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a> {
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

/// One documented column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TableColumn {
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

/// A table of these columns without rows.
pub(crate) fn template(columns: &[TableColumn]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(",") + "\n"
}
