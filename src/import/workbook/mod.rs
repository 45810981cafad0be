//! A table in an Excel workbook: its sheets, their headers below whatever letterhead, and what their cells say as text.
//!
//! | file | what lives there |
//! |---|---|
//! | `rows` | the rows of one sheet, below each of its headers |
//! | `cells` | what the cells of a sheet say |
//! | `heads` | the head of a sheet: its rows, the names of its columns, the groups above them |
//! | `tables` | the sheets that have the header, and what becomes of the rest |
//! | `merged_ranges` | cells that are merged: what they say of each row, or that nobody can tell |
//! | `number_format` | what a number format makes people see of a number |
//! | `page` | words beside the cells: heads and feet of the printed page, comments |
//! | `styles` | what formats of cells, and rules for them, do to what people see |
//! | `rich_text` | texts of which a part is raised, such as the mark of a footnote |
//! | `sheet_reader` | what is not seen of a sheet, out of its own XML |
//! | `visibility` | what is hidden, filtered out, struck through, merged, shown as a share |
//!
//! Nothing is guessed from a cell: a number that spreadsheets made of a text stays known as one, an error or a formula that
//! was never computed is refused, and only cells that are there are held, however far away one of them stands.

mod cells;
mod heads;
mod merged_ranges;
mod number_format;
mod page;
mod rich_text;
mod rows;
mod sheet_reader;
mod styles;
mod tables;
mod visibility;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, SheetVisible, Xlsx};

use self::cells::{CellValue, Cells, cells};
use self::rows::sheet_rows;
use super::head::ColumnIndexes;
use super::job::ImportError;
use super::table::{
    Cell, ExtraColumns, Grid, RowError, RowPosition, Table, TableColumn, TableRow, TableRows,
};
use crate::i18n::{Message, message};
use crate::import::workbook::rich_text::MarkedText;
use crate::import::workbook::tables::WorkbookTables;
use crate::import::workbook::visibility::{Package, SheetVisibility};

/// Whether these bytes are a workbook: a ZIP archive, or what older and locked ones are stored in.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_old(bytes)
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

type WorkbookReader<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The rows of the sheet that was asked for, or of all that have the header. What else the workbook holds is told; what
/// people do not see, or see struck through, is taken or left out as they say.
///
/// # Errors
/// It is no workbook that can be read, has no such sheet, no sheet has the header, one has only a part of it, or something is
/// hidden and nobody said what is to become of it.
pub(super) fn read(
    table: &Table<'_>,
    columns: &'static [TableColumn],
    others: ExtraColumns,
) -> Result<TableRows, ImportError> {
    let path = table.path;
    if is_old(table.bytes) {
        return Err(
            ImportError::new(path, message!("import-old-xls")).hint(message!("import-save-xlsx"))
        );
    }
    let no_workbook =
        |e: &dyn std::fmt::Display| ImportError::new(path, message!("import-no-workbook", e));
    let mut book: WorkbookReader<'_> = calamine::open_workbook_from_rs(Cursor::new(table.bytes))
        .map_err(|e: calamine::XlsxError| no_workbook(&e))?;
    let mut package = Package::open(table.bytes).map_err(|e| no_workbook(&e))?;
    let sheets = sheets(&book, table)?;
    let several = book.sheet_names().len() > 1;
    let mut found = WorkbookTables::default();
    for sheet in sheets {
        let mut cells = cells(&mut book, &sheet.name, package.computes_on_load, path)?;
        if cells.is_empty() {
            continue;
        }
        if sheet.is_asked_for {
            let unseen = package
                .unseen(&sheet.name)
                .map_err(|e| ImportError::new(path, e))?;
            let head = heads::find(&cells, &unseen.merged, columns);
            refuse_shares(&mut cells, &unseen);
            refuse_disguised(&mut cells, &unseen);
            keep_marks(&mut cells, &unseen);
            found.sheet(table.hidden, sheet, head, cells, unseen);
        } else {
            found.leave(&sheet.name, message!("import-not-asked"));
        }
    }
    let WorkbookTables {
        with_header,
        nearest,
        mut unread,
        mut doubts,
        mut hidden,
    } = found;
    let (mut rows, mut titles, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    let mut passed_over: Vec<String> = Vec::new();
    let mut grid = Vec::new();
    // One that has only a part of the header is refused with what it lacks.
    let last = nearest.filter(|near| with_header.is_empty() || near.named > 1);
    for sheet in with_header.into_iter().chain(last) {
        let at = u16::try_from(grid.len()).unwrap_or(u16::MAX);
        let name = several.then(|| sheet.name.clone());
        let own = Grid::Sheets(vec![name.clone()]);
        let read = sheet_rows(path, sheet, (columns, others), (&own, at), table.hidden)?;
        rows.extend(read.rows);
        unread.extend(read.unread);
        doubts.extend(read.doubts);
        titles.extend(read.titles);
        groups.extend(read.groups);
        for name in read.passed_over {
            if !passed_over.contains(&name) {
                passed_over.push(name);
            }
        }
        hidden.extend(read.hidden);
        grid.push(name);
    }
    if !hidden.is_empty() {
        return Err(ImportError::refusal(
            path,
            message!(
                "import-nobody-meant",
                hidden = Message::joined(hidden, "; ")
            ),
        )
        .hint(message!("import-hidden-hint")));
    }
    if grid.is_empty() {
        return Err(no_header(path, columns));
    }
    let grid = Grid::Sheets(grid);
    Ok(TableRows {
        rows,
        grid,
        unread,
        doubts,
        titles,
        groups,
        passed_over,
    })
}

fn no_header(path: &Path, columns: &[TableColumn]) -> ImportError {
    let required = columns.iter().filter(|column| column.required);
    let names: Vec<String> = required
        .map(|column| {
            let names: Vec<&str> = column.names().collect();
            names.join(" = ")
        })
        .collect();
    ImportError::new(path, message!("import-no-header")).hint(message!(
        "import-columns-needed",
        columns = names.join(", ")
    ))
}

struct WorkbookSheet {
    name: String,
    is_visible: bool,
    /// Whether it is to be read where it has the header.
    is_asked_for: bool,
}

/// All sheets; where one was asked for, the others are looked at only to say that they hold something.
fn sheets(book: &WorkbookReader<'_>, table: &Table<'_>) -> Result<Vec<WorkbookSheet>, ImportError> {
    if let Some(asked) = table.sheet
        && !book.sheet_names().iter().any(|name| name == asked)
    {
        return Err(
            ImportError::new(table.path, message!("import-no-such-sheet", asked)).hint(message!(
                "import-sheets",
                sheets = book.sheet_names().join(", ")
            )),
        );
    }
    let sheets = book.sheets_metadata().iter().map(|sheet| WorkbookSheet {
        name: sheet.name.clone(),
        // One that is asked for by its name is meant, though nobody sees it.
        is_visible: sheet.visible == SheetVisible::Visible || table.sheet.is_some(),
        is_asked_for: table.sheet.is_none_or(|asked| asked == sheet.name),
    });
    Ok(sheets.collect())
}

/// A share of 100 is no number of anything, though it is stored as one: 100 % as 1.
fn refuse_shares(cells: &mut Cells, unseen: &SheetVisibility) {
    for (row, column) in &unseen.percent {
        let cell = cells.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell
            && let CellValue::Computed(text) = cell
        {
            *cell = CellValue::Wrong(message!("import-percentage", text));
        }
    }
}

/// A number that the sheet shows as another text, as nothing or in another size is none that anybody may have meant.
fn refuse_disguised(cells: &mut Cells, unseen: &SheetVisibility) {
    if unseen.disguised.is_empty() && !unseen.no_zeros {
        return;
    }
    for (row, cells) in cells {
        for (column, cell) in cells {
            let code = unseen.disguised.get(&(*row, *column));
            if let CellValue::Text(text) = &*cell
                && code.is_some_and(|code| number_format::hides_text(code))
            {
                *cell = CellValue::Wrong(message!("import-shown-as-nothing", text));
                continue;
            }
            let CellValue::Computed(text) = &*cell else {
                continue;
            };
            let Ok(number) = text.parse::<f64>() else {
                continue;
            };
            let shown = match code.and_then(|code| number_format::disguise(code, number)) {
                None if unseen.no_zeros && number == 0.0 => Some(message!("import-shows-nothing")),
                shown => shown,
            };
            if let Some(shown) = shown {
                *cell = CellValue::Wrong(message!("import-disguised", text, shown));
            }
        }
    }
}

/// A mark that touches a number would be read as a part of it; elsewhere it stays seen as a mark.
fn keep_marks(cells: &mut Cells, unseen: &SheetVisibility) {
    let mut put = |(row, column): &(u32, u32), of: &dyn Fn(&str) -> CellValue| {
        let cell = cells.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell.filter(|cell| !matches!(cell, CellValue::Wrong(_))) {
            *cell = of(cell.text());
        }
    };
    for place in &unseen.shifted {
        put(place, &|text| {
            CellValue::Wrong(message!("import-shifted", text))
        });
    }
    for (place, MarkedText { seen, mark }) in &unseen.marked {
        put(place, &|_| match mark {
            Some(mark) => CellValue::Wrong(message!("import-footnote-mark", text = seen, mark)),
            None => CellValue::Text(seen.clone()),
        });
    }
}

fn row(
    line: RowPosition,
    mut cells: BTreeMap<u32, CellValue>,
    (places, width): (&ColumnIndexes, u32),
    names: &BTreeMap<u32, String>,
    columns: &'static [TableColumn],
) -> TableRow {
    let beside = cells.keys().find(|column| **column >= width);
    let misfit = beside.map(|column| RowError {
        cell: Some(column + 1),
        reason: message!("import-right-of"),
    });
    let mut read = Vec::new();
    for place in places {
        let cell = place.map(|place| {
            let cell = u32::try_from(place).ok().and_then(|at| cells.remove(&at));
            match cell {
                None => Cell::text(place, String::new()),
                Some(CellValue::Text(text)) => Cell::text(place, text),
                Some(CellValue::Computed(text)) => Cell::computed(place, text),
                Some(CellValue::Wrong(reason)) => Cell::wrong(place, reason),
            }
        });
        read.push(cell);
    }
    let beside = cells.into_iter().filter_map(|(at, cell)| match cell {
        CellValue::Text(text) | CellValue::Computed(text) => {
            let name = names.get(&at).cloned().unwrap_or_default();
            Some((Cell::text(index(at), text), name))
        }
        CellValue::Wrong(_) => None,
    });
    TableRow::new(line, misfit, columns, read).with_beside(beside)
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod rich_text_tests;
#[cfg(test)]
mod tests;
