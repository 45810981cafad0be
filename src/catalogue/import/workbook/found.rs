//! The sheets that have the header, and what becomes of the rest: no sheet and no row is passed over in silence.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::job::ImportError;
use super::super::table::{
    Column, Grid, Hidden, Line, Notice, Others, Row, letters, number, places,
};
use super::unseen::Unseen;
use super::{Cells, Sheet, Value, index, row};

/// A sheet with its header.
pub(super) struct WithHeader {
    pub name: String,
    /// How many columns the header names.
    pub named: usize,
    header: u32,
    cells: Cells,
    unseen: Unseen,
}

/// What a workbook holds.
#[derive(Default)]
pub(super) struct Found {
    /// The sheets that have all columns that are required.
    pub with_header: Vec<WithHeader>,
    /// The sheet that comes nearest to it without having it.
    pub nearest: Option<WithHeader>,
    pub unread: Vec<Notice>,
    pub doubts: Vec<Notice>,
    /// What nobody sees, and nobody said what is to become of it.
    pub hidden: Vec<String>,
}

impl Found {
    /// Takes a sheet in, or says why not.
    pub fn sheet(
        &mut self,
        choice: Option<Hidden>,
        sheet: Sheet,
        header: Option<(usize, u32)>,
        cells: Cells,
        unseen: Unseen,
    ) {
        let Some((named, header)) = header else {
            return self.leave(
                &sheet.name,
                "holds text and no row with the names of the columns",
            );
        };
        if !sheet.is_visible {
            match choice {
                None => {
                    self.hidden
                        .push(format!("the sheet “{}” is hidden", sheet.name));
                    return;
                }
                Some(Hidden::Skip) => return self.leave(&sheet.name, "is hidden and was left out"),
                Some(Hidden::Take) => self.doubts.push(Notice {
                    what: format!("the sheet “{}”", sheet.name),
                    cell: None,
                    reason: "is hidden and was read".to_owned(),
                }),
            }
        }
        let sheet = WithHeader {
            name: sheet.name,
            named,
            header,
            cells,
            unseen,
        };
        if named == usize::MAX {
            self.with_header.push(sheet);
        } else if self.nearest.as_ref().is_none_or(|near| near.named < named) {
            self.nearest = Some(sheet);
        }
    }

    /// Notes a sheet that is not read.
    pub fn leave(&mut self, sheet: &str, why: &str) {
        self.unread.push(Notice {
            what: format!("the sheet “{sheet}”"),
            cell: None,
            reason: format!("{why}: it was not read"),
        });
    }
}

/// The rows of one sheet.
#[derive(Default)]
pub(super) struct SheetRows {
    pub rows: Vec<Row>,
    pub unread: Vec<Notice>,
    pub doubts: Vec<Notice>,
    pub hidden: Vec<String>,
}

/// The rows below the header. `grid` names the cells of this sheet alone; `at` is its number among those that are read.
pub(super) fn sheet_rows(
    path: &Path,
    sheet: WithHeader,
    (columns, others): (&'static [Column], Others),
    (grid, at): (&Grid, u16),
    choice: Option<Hidden>,
) -> Result<SheetRows, ImportError> {
    let WithHeader {
        name,
        header,
        mut cells,
        unseen,
        ..
    } = sheet;
    let mut below = cells.split_off(&(header.saturating_add(1)));
    let names = cells.remove(&header).unwrap_or_default();
    let mut read = SheetRows::default();
    let shown = match grid {
        Grid::Sheets(sheets) if matches!(sheets.as_slice(), [Some(_)]) => {
            format!(" of the sheet “{name}”")
        }
        _ => String::new(),
    };
    for (how, is_hidden) in [("struck through", false), ("hidden or filtered out", true)] {
        let is_meant = |row: &u32| {
            unseen.hides(*row) == is_hidden && (is_hidden || unseen.struck.contains(row))
        };
        let rows: Vec<u32> = below.keys().copied().filter(is_meant).collect();
        if rows.is_empty() {
            continue;
        }
        let what = format!("{}{shown}", numbers(&rows));
        read.tell(choice, grid, &rows, &what, how);
        if choice == Some(Hidden::Skip) {
            below.retain(|row, _| !rows.contains(row));
        }
    }
    // A column without a name may be there for looks; one with anything in it cannot be.
    let is_filled = |at: u32| below.values().any(|row| row.contains_key(&at));
    let last = names.keys().last().map_or(0, |last| last + 1);
    let mut skipped = BTreeSet::new();
    for (at, name) in &names {
        let is_read = columns.iter().any(|column| column.is_named(name.text()));
        if is_read && unseen.hides_column(*at) && is_filled(*at) {
            let what = format!("the column {}{shown}", letters(number(index(*at))));
            read.tell(choice, grid, &[], &what, "hidden and holds data");
            if choice == Some(Hidden::Skip) {
                skipped.insert(*at);
            }
        }
    }
    let header_cells = (0..last).filter_map(|at| {
        let name = names.get(&at).map_or("", Value::text);
        let is_there = !name.trim().is_empty() || is_filled(at);
        (is_there && !skipped.contains(&at)).then_some((index(at), name))
    });
    let line = Line {
        sheet: 0,
        row: header + 1,
    };
    let places = places(path, header_cells, (columns, others), grid, line)?;
    let rows = below.into_iter().map(|(number, cells)| {
        let line = Line {
            sheet: at,
            row: number + 1,
        };
        row(line, cells, &places, last, columns)
    });
    read.rows = rows.collect();
    Ok(read)
}

impl SheetRows {
    /// Notes what nobody sees: as a question, as left out, or as read all the same.
    fn tell(&mut self, choice: Option<Hidden>, grid: &Grid, rows: &[u32], what: &str, how: &str) {
        let is = if rows.len() > 1 { "are" } else { "is" };
        let cell = rows.first().and_then(|row| {
            let line = Line {
                sheet: 0,
                row: row + 1,
            };
            grid.name(line, None)
        });
        let notice = |done: &str| Notice {
            what: what.to_owned(),
            cell: cell.clone(),
            reason: format!("{is} {how}: {done}"),
        };
        match choice {
            None => self.hidden.push(format!("{what} {is} {how}")),
            Some(Hidden::Skip) => self.unread.push(notice("left out")),
            Some(Hidden::Take) => self.doubts.push(notice("read all the same")),
        }
    }
}

/// Rows by their numbers, neighbours together: `rows 3, 7–9`.
fn numbers(rows: &[u32]) -> String {
    /// So many stretches are named; the rest is counted.
    const NAMED: usize = 12;
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for row in rows.iter().map(|row| row + 1) {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => stretches.push((row, row)),
        }
    }
    let shown = stretches
        .iter()
        .take(NAMED)
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            _ => format!("{first}–{last}"),
        });
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if stretches.len() > NAMED {
        text.push_str(&format!(" and more, {} in all", rows.len()));
    }
    let word = if rows.len() > 1 { "rows" } else { "row" };
    format!("the {word} {text}")
}
