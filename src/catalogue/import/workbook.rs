//! A table in an Excel workbook: its sheet, its header below whatever letterhead, and what its cells say as text.
//!
//! Nothing is guessed from a cell: a number that spreadsheets made of a text stays known as one, an error or a formula that
//! was never computed is refused, and only cells that are there are held, however far away one of them stands.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, ExcelDateTime, Reader, SheetVisible, Xlsx};

use super::job::ImportError;
use super::table::{Cell, Column, Fault, Grid, Others, Row, Rows, Table, places};

/// The header stands in one of so many rows with anything in them.
const LETTERHEAD: usize = 60;

/// More cells than this are no table that people keep.
const MOST_CELLS: usize = 5_000_000;

/// Whether these bytes are a workbook: a ZIP archive, or what older and locked ones are stored in.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_old(bytes)
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// What one cell says.
#[derive(Debug)]
enum Value {
    Text(String),
    /// A number, a day, a truth value, written as text.
    Computed(String),
    /// What is the matter with it.
    Wrong(String),
}

impl Value {
    fn text(&self) -> &str {
        match self {
            Value::Text(text) | Value::Computed(text) => text,
            Value::Wrong(_) => "",
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Value::Text(text) if text.trim().is_empty())
    }
}

/// Rows by their index, each with its cells by theirs.
type Cells = BTreeMap<u32, BTreeMap<u32, Value>>;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The rows of the sheet that was asked for, or of the first with the header.
///
/// # Errors
/// It is no workbook that can be read, has no such sheet, or no sheet has the header.
pub(super) fn read(
    table: &Table<'_>,
    columns: &'static [Column],
    others: Others,
) -> Result<Rows, ImportError> {
    let path = table.path;
    if is_old(table.bytes) {
        return Err(ImportError::new(
            path,
            "the file is an old .xls workbook, or locked with a password",
        )
        .hint(
            "in the spreadsheet choose “Excel workbook (.xlsx)” when saving, without a password",
        ));
    }
    let mut book: Book<'_> = calamine::open_workbook_from_rs(Cursor::new(table.bytes))
        .map_err(|e| ImportError::new(path, format!("the file is no Excel workbook: {e}")))?;
    let sheets = sheets(&book, table)?;
    let several = book.sheet_names().len() > 1;
    // The sheet that comes nearest to having the header, the first of such.
    let mut best: Option<(usize, u32, String, Cells)> = None;
    for sheet in sheets {
        let cells = cells(&mut book, &sheet, path)?;
        let Some((named, row)) = header_row(&cells, columns) else {
            continue;
        };
        if best.as_ref().is_none_or(|(most, ..)| named > *most) {
            best = Some((named, row, sheet, cells));
        }
        if named == usize::MAX {
            break;
        }
    }
    let Some((_, row, sheet, cells)) = best else {
        return Err(no_header(path, columns));
    };
    let grid = Grid::Sheet(several.then_some(sheet));
    rows(path, (row, cells), (columns, others), grid)
}

fn no_header(path: &Path, columns: &[Column]) -> ImportError {
    let required = columns.iter().filter(|column| column.required);
    let names: Vec<String> = required
        .map(|column| {
            let names: Vec<&str> = column.names().collect();
            names.join(" = ")
        })
        .collect();
    ImportError::new(path, "no sheet has a row with the names of the columns").hint(format!(
        "at least these must stand in one row: {}",
        names.join(", ")
    ))
}

/// The sheets to look at: the one that was asked for, or all that people see.
fn sheets(book: &Book<'_>, table: &Table<'_>) -> Result<Vec<String>, ImportError> {
    if let Some(asked) = table.sheet {
        let names = book.sheet_names();
        if let Some(name) = names.iter().find(|name| *name == asked) {
            return Ok(vec![name.clone()]);
        }
        return Err(
            ImportError::new(table.path, format!("the workbook has no sheet `{asked}`"))
                .hint(format!("its sheets are: {}", names.join(", "))),
        );
    }
    let all = book.sheets_metadata().iter();
    let seen = all.filter(|sheet| sheet.visible == SheetVisible::Visible);
    Ok(seen.map(|sheet| sheet.name.clone()).collect())
}

fn cells(book: &mut Book<'_>, sheet: &str, path: &Path) -> Result<Cells, ImportError> {
    let broken = |e: calamine::XlsxError| {
        ImportError::new(path, format!("the sheet `{sheet}` cannot be read: {e}"))
    };
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Cells::new()),
        Err(error) => return Err(broken(error)),
    };
    let mut cells = Cells::new();
    let mut count = 0;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let value = match (Data::from(cell.value), cell.formula) {
            (Data::Empty, Some(_)) => Value::Wrong(
                "is a formula without a stored value; open the file in a spreadsheet and save it"
                    .to_owned(),
            ),
            (value, _) => said(value),
        };
        if value.is_empty() {
            continue;
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(ImportError::new(
                path,
                format!("the sheet `{sheet}` has more than {MOST_CELLS} cells"),
            ));
        }
        let (row, column) = cell.pos;
        cells.entry(row).or_default().insert(column, value);
    }
    Ok(cells)
}

fn said(value: Data) -> Value {
    match value {
        Data::Empty => Value::Text(String::new()),
        Data::String(text) => Value::Text(text),
        Data::Int(number) => Value::Computed(number.to_string()),
        Data::Float(number) => Value::Computed(number.to_string()),
        Data::Bool(yes) => Value::Computed(yes.to_string()),
        Data::DateTime(moment) => Value::Computed(day(moment)),
        Data::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").unwrap_or(&text);
            Value::Computed(day.to_owned())
        }
        Data::DurationIso(text) => Value::Computed(text),
        Data::Error(error) => Value::Wrong(format!("is {error}, an error of the spreadsheet")),
    }
}

/// A day as tables write it; with its time of day where it has one.
fn day(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The row that names the most columns, and how many: `usize::MAX` where all that are required are among them. A row that
/// names one alone may be any text.
fn header_row(cells: &Cells, columns: &[Column]) -> Option<(usize, u32)> {
    let mut best: Option<(usize, u32)> = None;
    for (row, cells) in cells.iter().take(LETTERHEAD) {
        let is_there = |column: &&Column| cells.values().any(|cell| column.is_named(cell.text()));
        let named = columns.iter().filter(is_there).count();
        if columns.iter().filter(|c| c.required).all(|c| is_there(&c)) && named > 0 {
            return Some((usize::MAX, *row));
        }
        if named > 1 && best.is_none_or(|(most, _)| named > most) {
            best = Some((named, *row));
        }
    }
    best
}

/// The rows below the header.
fn rows(
    path: &Path,
    (header, mut cells): (u32, Cells),
    (columns, others): (&'static [Column], Others),
    grid: Grid,
) -> Result<Rows, ImportError> {
    let below = cells.split_off(&(header.saturating_add(1)));
    let names = cells.remove(&header).unwrap_or_default();
    // A column without a name may be there for looks; one with anything in it cannot be.
    let is_filled = |at: u32| below.values().any(|row| row.contains_key(&at));
    let last = names.keys().last().map_or(0, |last| last + 1);
    let header_cells = (0..last).filter_map(|at| {
        let name = names.get(&at).map_or("", Value::text);
        (!name.trim().is_empty() || is_filled(at)).then_some((index(at), name))
    });
    let places = places(path, header_cells, (columns, others), &grid, header + 1)?;
    let rows = below
        .into_iter()
        .map(|(at, cells)| row(at, cells, &places, last, columns))
        .collect();
    Ok(Rows { rows, grid })
}

fn row(
    at: u32,
    mut cells: BTreeMap<u32, Value>,
    places: &[Option<usize>],
    width: u32,
    columns: &'static [Column],
) -> Row {
    let beside = cells.keys().find(|column| **column >= width);
    let mut misfit = beside.map(|column| Fault {
        cell: Some(column + 1),
        reason: "stands to the right of all columns that have a name".to_owned(),
    });
    let mut read = Vec::new();
    for (column, place) in columns.iter().zip(places) {
        let place = place.and_then(|place| u32::try_from(place).ok());
        let cell = place.and_then(|place| Some((place, cells.remove(&place)?)));
        read.push(match cell {
            None => None,
            Some((place, Value::Text(text))) => Some(Cell::text(index(place), text)),
            Some((place, Value::Computed(text))) => Some(Cell::computed(index(place), text)),
            Some((place, Value::Wrong(reason))) => {
                misfit.get_or_insert(Fault {
                    cell: Some(place + 1),
                    reason: format!("`{}` {reason}", column.name),
                });
                None
            }
        });
    }
    Row::new(at + 1, misfit, columns, read)
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;
