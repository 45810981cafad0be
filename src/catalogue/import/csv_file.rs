//! Reading a table as spreadsheets write it: a byte order mark, CRLF, and `,`, `;` or a tab between cells.
//!
//! The splitting is strict and its own: a quotation mark that is never closed must not swallow the rows below it in
//! silence, and every row is named by the line on which it begins.

use std::iter::Peekable;
use std::path::Path;
use std::str::Chars;

use super::job::ImportError;
use crate::text::{self, nearest};

/// One documented column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the first line.
    pub name: &'static str,
    /// What a table in Vietnamese may name it instead.
    pub also: &'static [&'static str],
    /// What it means, in Vietnamese.
    pub meaning_vi: &'static str,
    /// What it means, in English.
    pub meaning_en: &'static str,
    /// Whether the column must be there, and every cell of it filled.
    pub required: bool,
    /// A cell as it may look.
    pub example: &'static str,
}

impl Column {
    /// All its names.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a cell of the first line names it, whatever its case and normal form.
    fn is_named(&self, cell: &str) -> bool {
        let cell = text::exact(cell.trim());
        self.names().any(|name| text::exact(name) == cell)
    }
}

/// The first line of a table with all columns.
pub(super) fn header(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(",") + "\n"
}

/// What is the matter with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The cell, from 1, where one is meant.
    pub cell: Option<u32>,
    /// What is the matter.
    pub reason: String,
}

/// One row below the header.
#[derive(Debug)]
pub(super) struct Row {
    /// Line on which it begins, from 1.
    pub line: u32,
    /// Why its cells cannot be told apart.
    pub misfit: Option<Fault>,
    columns: &'static [Column],
    /// By the index of the column: number of the cell from 1, and its text.
    cells: Vec<Option<(u32, String)>>,
}

impl Row {
    /// The text of a cell exactly as it stands; none where it is empty or there is no such column.
    pub fn exact(&self, name: &str) -> Option<&str> {
        self.entry(name)
            .map(|(_, text)| text.as_str())
            .filter(|text| !text.is_empty())
    }

    /// The text of a cell without blanks at its ends; none where nothing else is in it.
    pub fn trimmed(&self, name: &str) -> Option<&str> {
        self.exact(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// The number of a cell, from 1.
    pub fn place(&self, name: &str) -> Option<u32> {
        self.entry(name).map(|(place, _)| *place)
    }

    fn entry(&self, name: &str) -> Option<&(u32, String)> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        self.cells.get(index)?.as_ref()
    }
}

/// The rows of a table; rows without any text are left out.
///
/// # Errors
/// It is no UTF-8 text, its quotation marks do not match, or its first line names other columns: nothing of it can be
/// trusted then.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    columns: &'static [Column],
) -> Result<Vec<Row>, ImportError> {
    let text = decode(path, bytes)?;
    let separator = separator(text, columns);
    let mut records = Records::new(text, separator);
    let header = match records.next() {
        Some(record) => record.map_err(|at| at.error(path))?,
        None => {
            return Err(ImportError::new(path, "the table is empty")
                .hint(format!("its first line is: {}", header(columns).trim_end())));
        }
    };
    let places = places(path, &header.cells, columns)?;
    let width = header.cells.len();
    records
        .map(|record| {
            let record = record.map_err(|at| at.error(path))?;
            Ok(row(record, &places, width, columns))
        })
        .collect()
}

fn row(
    mut record: Record,
    places: &[Option<usize>],
    width: usize,
    columns: &'static [Column],
) -> Row {
    let count = record.cells.len();
    // An empty cell too many may be what a `1,234` without quotation marks has shifted.
    let misfit = (count != width).then(|| Fault {
        cell: None,
        reason: format!(
            "the row has {count} cells, and the first line {width}; a value that holds the separator needs quotation marks"
        ),
    });
    let cells = places
        .iter()
        .map(|place| {
            let at = (*place)?;
            let text = std::mem::take(record.cells.get_mut(at)?);
            Some((number(at), text))
        })
        .collect();
    Row {
        line: record.line,
        misfit,
        columns,
        cells,
    }
}

/// The number of a cell, from 1, by its index.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn decode<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, ImportError> {
    let save = "in the spreadsheet choose “CSV UTF-8” when saving";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::new(path, "the file is UTF-16 text").hint(save));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            Err(
                ImportError::new(path, format!("line {line}: the file is not UTF-8 text"))
                    .hint(save),
            )
        }
    }
}

/// The separator with which the first line names the most columns.
fn separator(text: &str, columns: &[Column]) -> char {
    let known = |separator| {
        let first = Records::new(text, separator).next();
        let cells = first.and_then(Result::ok).map_or(Vec::new(), |r| r.cells);
        let is_known = |cell: &&String| columns.iter().any(|c| c.is_named(cell));
        cells.iter().filter(is_known).count()
    };
    let mut best = (',', known(','));
    for other in [';', '\t'] {
        let count = known(other);
        if count > best.1 {
            best = (other, count);
        }
    }
    best.0
}

/// Where each column stands, by its index; all that is wrong with the first line is said at once.
fn places(
    path: &Path,
    cells: &[String],
    columns: &[Column],
) -> Result<Vec<Option<usize>>, ImportError> {
    let mut places = vec![None; columns.len()];
    let mut wrong = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let name = cell.trim().to_lowercase();
        let index = columns.iter().position(|column| column.is_named(cell));
        match index {
            Some(index) if places[index].is_none() => places[index] = Some(at),
            Some(_) => wrong.push(format!("column {}, `{name}`, is there twice", at + 1)),
            None => {
                let names = columns.iter().flat_map(Column::names);
                let meant = nearest(&name, names)
                    .map_or(String::new(), |meant| format!(" (did you mean `{meant}`?)"));
                let what = match name.is_empty() {
                    true => "has no name".to_owned(),
                    false => format!("`{name}` is unknown{meant}"),
                };
                wrong.push(format!("column {} {what}", at + 1));
            }
        }
    }
    for (column, place) in columns.iter().zip(&places) {
        if column.required && place.is_none() {
            wrong.push(format!("the column `{}` is missing", column.name));
        }
    }
    if wrong.is_empty() {
        return Ok(places);
    }
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    Err(
        ImportError::new(path, format!("line 1: {}", wrong.join("; ")))
            .hint(format!("the columns are: {}", names.join(", "))),
    )
}

struct Record {
    line: u32,
    cells: Vec<String>,
}

/// Quotation marks that do not match, and the line on which the cell begins.
struct Unmatched {
    line: u32,
    what: &'static str,
}

impl Unmatched {
    fn error(&self, path: &Path) -> ImportError {
        ImportError::new(path, format!("line {}: {}", self.line, self.what))
            .hint("a quotation mark inside a quoted cell is written twice")
    }
}

/// The records of a text, one after the other; those without any text are passed over.
struct Records<'a> {
    chars: Peekable<Chars<'a>>,
    separator: char,
    line: u32,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Records<'a> {
        Records {
            chars: text.chars().peekable(),
            separator,
            line: 1,
        }
    }

    /// The next cell, and whether it is the last of its record.
    fn cell(&mut self) -> Result<(String, bool), Unmatched> {
        let mut text = String::new();
        if self.chars.next_if_eq(&'"').is_some() {
            self.quoted(&mut text)?;
        } else {
            let separator = self.separator;
            let inside = |c: &char| *c != separator && !matches!(c, '\n' | '\r');
            while let Some(c) = self.chars.next_if(inside) {
                text.push(c);
            }
        }
        let is_last = match self.chars.next() {
            Some('\r') => {
                self.chars.next_if_eq(&'\n');
                self.line += 1;
                true
            }
            Some('\n') => {
                self.line += 1;
                true
            }
            None => true,
            Some(c) if c == self.separator => false,
            Some(_) => {
                return Err(Unmatched {
                    line: self.line,
                    what: "text follows a closing quotation mark",
                });
            }
        };
        Ok((text, is_last))
    }

    /// The rest of a cell whose first quotation mark has been read.
    fn quoted(&mut self, text: &mut String) -> Result<(), Unmatched> {
        let unmatched = Unmatched {
            line: self.line,
            what: "a quotation mark is opened and never closed",
        };
        loop {
            match self.chars.next() {
                Some('"') if self.chars.next_if_eq(&'"').is_none() => return Ok(()),
                Some(c) => {
                    self.line += u32::from(c == '\n');
                    text.push(c);
                }
                None => return Err(unmatched),
            }
        }
    }

    fn record(&mut self) -> Result<Record, Unmatched> {
        let mut record = Record {
            line: self.line,
            cells: Vec::new(),
        };
        loop {
            let (text, is_last) = self.cell()?;
            record.cells.push(text);
            if is_last {
                return Ok(record);
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Unmatched>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.chars.peek().is_some() {
            match self.record() {
                Ok(record) if record.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Err(unmatched) => {
                    // What follows cannot be told apart from the damaged cell.
                    self.chars = "".chars().peekable();
                    return Some(Err(unmatched));
                }
                Ok(record) => return Some(Ok(record)),
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "csv_file_tests.rs"]
mod tests;
