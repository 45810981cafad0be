//! Reading a table as spreadsheets write it in CSV: a byte order mark, CRLF, and `,`, `;` or a tab between cells.
//!
//! The splitting is strict and its own: a quotation mark that is never closed must not swallow the rows below it in
//! silence, and every row is named by the line on which it begins.

use std::iter::Peekable;
use std::path::Path;
use std::str::Chars;

use super::head::{ColumnIndexes, Headers};
use super::job::ImportError;
use super::table::{
    Cell, ExtraColumns, Grid, LETTERHEAD, RowError, RowPosition, TableColumn, TableRow, TableRows,
    Title, TitlePlace, template,
};
use crate::i18n::{Message, message};

/// The rows of a table; rows without any text are left out.
///
/// # Errors
/// It is no UTF-8 text, its quotation marks do not match, or its first line names other columns: nothing of it can be
/// trusted then.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    columns: &'static [TableColumn],
    others: ExtraColumns,
) -> Result<TableRows, ImportError> {
    let text = decode(path, bytes)?;
    let mut records = match stated_separator(text) {
        Some((separator, rest)) => CsvRecords {
            line: 2,
            ..CsvRecords::new(rest, separator)
        },
        None => CsvRecords::new(text, separator(text, columns)),
    };
    let (header, titles) =
        match head_and_titles(&mut records, columns).map_err(|at| at.error(path))? {
            Some(found) => found,
            None => {
                return Err(
                    ImportError::new(path, message!("import-table-empty")).hint(message!(
                        "import-first-line",
                        columns = template(columns).trim_end()
                    )),
                );
            }
        };
    let headers = Headers::new(path, (columns, others), &Grid::Lines);
    let mut places = headers.places(names(&header), header.line.into())?;
    let passed_over = headers.passed_over(names(&header));
    let mut columns_named = header.cells;
    let mut rows = Vec::new();
    let mut doubts = Vec::new();
    for record in records {
        let record = record.map_err(|at| at.error(path))?;
        let line = RowPosition::from(record.line);
        match headers.again(&places, names(&record), line)? {
            None => rows.push(row(record, &places, &columns_named, columns)),
            Some(again) => {
                if again != places {
                    doubts.push(headers.reordered(line));
                }
                (places, columns_named) = (again, record.cells);
            }
        }
    }
    Ok(TableRows {
        rows,
        grid: Grid::Lines,
        unread: Vec::new(),
        doubts,
        titles,
        groups: Vec::new(),
        passed_over,
    })
}

/// The record that has the names of the columns, and the texts above it; the first record where none has them. None of an empty
/// table.
fn head_and_titles(
    records: &mut CsvRecords<'_>,
    columns: &[TableColumn],
) -> Result<Option<(CsvRecord, Vec<Title>)>, UnmatchedQuote> {
    let is_head = |record: &CsvRecord| {
        let mut required = columns.iter().filter(|column| column.required);
        required.all(|column| record.cells.iter().any(|cell| column.is_named(cell)))
    };
    let mut first: Option<(CsvRecord, CsvRecords<'_>)> = None;
    let mut titles = Vec::new();
    for _ in 0..LETTERHEAD {
        let Some(record) = records.next() else { break };
        let record = match (record, &first) {
            (Ok(record), _) => record,
            (Err(unmatched), None) => return Err(unmatched),
            (Err(_), Some(_)) => break,
        };
        if is_head(&record) {
            return Ok(Some((record, titles)));
        }
        let said = record.cells.iter().filter(|cell| !cell.trim().is_empty());
        titles.extend(said.map(|cell| Title {
            at: TitlePlace::Line(record.line),
            sheet: 0,
            text: cell.trim().to_owned(),
        }));
        if first.is_none() {
            first = Some((record, records.clone()));
        }
    }
    Ok(first.map(|(record, rest)| {
        *records = rest;
        (record, Vec::new())
    }))
}

/// The cells of a record by their index.
fn names(record: &CsvRecord) -> impl Iterator<Item = (usize, &str)> + Clone {
    record.cells.iter().map(String::as_str).enumerate()
}

fn row(
    mut record: CsvRecord,
    places: &ColumnIndexes,
    header: &[String],
    columns: &'static [TableColumn],
) -> TableRow {
    let (count, width) = (record.cells.len(), header.len());
    // An empty cell too many may be what a `1,234` without quotation marks has shifted.
    let misfit = (count != width).then(|| RowError {
        cell: None,
        reason: message!("import-row-width", count, width),
    });
    let mut cell = |at: usize| Some(Cell::text(at, std::mem::take(record.cells.get_mut(at)?)));
    let cells = places.iter().map(|place| cell((*place)?)).collect();
    let row = TableRow::new(record.line, misfit, columns, cells);
    let beside = record.cells.into_iter().enumerate();
    row.with_beside(beside.map(|(at, text)| {
        let name = header.get(at).cloned().unwrap_or_default();
        (Cell::text(at, text), name)
    }))
}

fn decode<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, ImportError> {
    let save = message!("import-save-utf8");
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::new(path, message!("import-utf16")).hint(save));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            Err(ImportError::new(path, message!("import-not-utf8", line)).hint(save))
        }
    }
}

/// The separator that a first line such as `sep=;` states, as spreadsheets write it, and the text below that line.
fn stated_separator(text: &str) -> Option<(char, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"');
    let (name, stated) = first.split_once('=')?;
    let mut signs = stated.chars();
    let separator = signs.next().filter(|c| !matches!(c, '"' | '\r'))?;
    // Whoever saves the file again puts separators behind it.
    let is_line = name.trim().eq_ignore_ascii_case("sep") && signs.all(|c| c == separator);
    is_line.then_some((separator, rest))
}

/// The separator with which a line below whatever letterhead names the most columns.
fn separator(text: &str, columns: &[TableColumn]) -> char {
    let known = |separator| {
        let records = CsvRecords::new(text, separator).take(LETTERHEAD);
        let known = records.map_while(Result::ok).map(|record| {
            let is_known = |cell: &&String| columns.iter().any(|c| c.is_named(cell));
            record.cells.iter().filter(is_known).count()
        });
        known.max().unwrap_or_default()
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

struct CsvRecord {
    line: u32,
    cells: Vec<String>,
}

/// Quotation marks that do not match, and the line on which the cell begins.
struct UnmatchedQuote {
    line: u32,
    what: Message,
}

impl UnmatchedQuote {
    fn error(&self, path: &Path) -> ImportError {
        ImportError::new(
            path,
            message!("import-in-line", line = self.line, what = self.what),
        )
        .hint(message!("import-quote-twice"))
    }
}

/// The records of a text, one after the other; those without any text are passed over.
#[derive(Clone)]
struct CsvRecords<'a> {
    chars: Peekable<Chars<'a>>,
    separator: char,
    line: u32,
}

impl<'a> CsvRecords<'a> {
    fn new(text: &'a str, separator: char) -> CsvRecords<'a> {
        CsvRecords {
            chars: text.chars().peekable(),
            separator,
            line: 1,
        }
    }

    /// The next cell, and whether it is the last of its record.
    fn cell(&mut self) -> Result<(String, bool), UnmatchedQuote> {
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
                return Err(UnmatchedQuote {
                    line: self.line,
                    what: message!("import-quote-behind"),
                });
            }
        };
        Ok((text, is_last))
    }

    /// The rest of a cell whose first quotation mark has been read.
    fn quoted(&mut self, text: &mut String) -> Result<(), UnmatchedQuote> {
        let unmatched = UnmatchedQuote {
            line: self.line,
            what: message!("import-quote-open"),
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

    fn record(&mut self) -> Result<CsvRecord, UnmatchedQuote> {
        let mut record = CsvRecord {
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

impl Iterator for CsvRecords<'_> {
    type Item = Result<CsvRecord, UnmatchedQuote>;

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
