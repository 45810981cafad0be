//! What the cells of a sheet say: nothing is guessed.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{Data, ExcelDateTime};

use super::WorkbookReader;
use crate::i18n::{Message, message};
use crate::import::job::ImportError;

/// More cells than this are no table that people keep.
const MOST_CELLS: usize = 5_000_000;

/// What one cell says.
#[derive(Clone, Debug)]
pub(super) enum CellValue {
    Text(String),
    /// A number, a day, a truth value, written as text.
    Computed(String),
    /// What is the matter with it.
    Wrong(Message),
}

impl CellValue {
    pub(super) fn text(&self) -> &str {
        match self {
            CellValue::Text(text) | CellValue::Computed(text) => text,
            CellValue::Wrong(_) => "",
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, CellValue::Text(text) if text.trim().is_empty())
    }
}

/// Rows by their index, each with its cells by theirs.
pub(super) type Cells = BTreeMap<u32, BTreeMap<u32, CellValue>>;

/// The cells of a sheet that say anything.
///
/// # Errors
/// The sheet cannot be read, or is no table that people keep.
pub(super) fn cells(
    book: &mut WorkbookReader<'_>,
    sheet: &str,
    computes_on_load: bool,
    path: &Path,
) -> Result<Cells, ImportError> {
    let broken =
        |e: calamine::XlsxError| ImportError::new(path, message!("import-sheet-unread", sheet, e));
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
            // Programs that write formulas put a zero there for whoever opens the file to compute.
            (value, Some(_)) if is_nothing(&value, computes_on_load) => {
                CellValue::Wrong(message!("import-no-stored"))
            }
            (value, _) => said(value),
        };
        if value.is_empty() {
            continue;
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(ImportError::new(
                path,
                message!("import-too-many-cells", sheet, most_cells = MOST_CELLS),
            ));
        }
        let (row, column) = cell.pos;
        cells.entry(row).or_default().insert(column, value);
    }
    Ok(cells)
}

/// Whether a formula was not computed; where that waits until the file is opened, its zero is none.
fn is_nothing(value: &Data, computes_on_load: bool) -> bool {
    match value {
        Data::Empty => true,
        Data::String(text) => computes_on_load && text.is_empty(),
        Data::Int(number) => computes_on_load && *number == 0,
        Data::Float(number) => computes_on_load && *number == 0.0,
        _ => false,
    }
}

fn said(value: Data) -> CellValue {
    match value {
        Data::Empty => CellValue::Text(String::new()),
        Data::String(text) => CellValue::Text(text),
        Data::Int(number) => CellValue::Computed(number.to_string()),
        Data::Float(number) => CellValue::Computed(number.to_string()),
        Data::Bool(yes) => CellValue::Computed(yes.to_string()),
        // Nothing that is imported is a span of time.
        Data::DateTime(moment) if moment.is_duration() => {
            CellValue::Wrong(message!("import-duration", number = moment.as_f64()))
        }
        Data::DateTime(moment) => CellValue::Computed(day(moment)),
        Data::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").unwrap_or(&text);
            CellValue::Computed(day.to_owned())
        }
        Data::DurationIso(text) => CellValue::Computed(text),
        Data::Error(error) => CellValue::Wrong(message!("import-sheet-error", error)),
    }
}

/// A day as tables write it; with its time of day where it has one.
fn day(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}
