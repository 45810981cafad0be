//! The head of a sheet: one row, or several where names reach down over merged cells and groups stand above the columns. A
//! group says what the columns below it count, and is a part of their head.

use std::collections::BTreeMap;

use super::super::table::{Grid, GroupHead, LETTERHEAD, RowPosition, TableColumn};
use super::cells::{CellValue, Cells};
use crate::import::workbook::visibility::MergedRange;

/// A head has no more rows below its first.
const DEEPEST: u32 = 4;

/// Rows above the head in which groups are looked for that no merged cell joins to it.
const ABOVE: u32 = 2;

/// The head of a sheet.
#[derive(Clone, Debug)]
pub(super) struct SheetHead {
    /// Its first and last row, from 0.
    pub rows: (u32, u32),
    /// What it calls its columns, by their index.
    pub names: BTreeMap<u32, CellValue>,
    groups: Vec<Group>,
}

/// A text over columns.
#[derive(Clone, Debug)]
struct Group {
    /// Its row and column, from 0.
    cell: (u32, u32),
    /// The columns below it.
    columns: (u32, u32),
    text: String,
    is_in_head: bool,
    is_merged: bool,
}

/// The head that names the most columns, and how many: `usize::MAX` where all that are required are among them. One that
/// names one alone may be any text.
pub(super) fn find(
    cells: &Cells,
    merged: &[MergedRange],
    columns: &[TableColumn],
) -> Option<(usize, SheetHead)> {
    let mut best: Option<(usize, SheetHead)> = None;
    for row in cells.keys().take(LETTERHEAD) {
        let head = SheetHead::at(*row, cells, merged, columns);
        let is_there = |column: &&TableColumn| {
            let mut names = head.names.values();
            names.any(|cell| column.is_named(cell.text()))
        };
        let named = columns.iter().filter(is_there).count();
        if columns.iter().filter(|c| c.required).all(|c| is_there(&c)) && named > 0 {
            return Some((usize::MAX, head));
        }
        if named > 1 && best.as_ref().is_none_or(|(most, _)| named > *most) {
            best = Some((named, head));
        }
    }
    best
}

impl SheetHead {
    /// The head whose first row is this one.
    fn at(row: u32, cells: &Cells, merged: &[MergedRange], columns: &[TableColumn]) -> SheetHead {
        let last = last_row(row, cells, merged, columns);
        let mut names: BTreeMap<u32, CellValue> = BTreeMap::new();
        let mut lowest: BTreeMap<u32, u32> = BTreeMap::new();
        for (at, cells) in cells.range(row..=last) {
            for (column, value) in cells {
                if !is_beneath((*at, *column), merged) {
                    names.insert(*column, value.clone());
                    lowest.insert(*column, *at);
                }
            }
        }
        let mut head = SheetHead {
            rows: (row, last),
            names,
            groups: Vec::new(),
        };
        for (at, cells) in cells.range(row..last) {
            head.groups
                .extend(groups(*at, cells, merged, &lowest, last));
        }
        let first = row.saturating_sub(ABOVE);
        for (at, above) in cells.range(first..row) {
            // A blank row parts a letterhead from the head.
            if (*at + 1..row).all(|between| cells.contains_key(&between)) {
                let groups = groups(*at, above, merged, &lowest, last);
                head.groups.extend(groups.map(|group| Group {
                    is_in_head: false,
                    ..group
                }));
            }
        }
        head
    }

    /// The groups, each with the documented columns below it. `grid` names the cells of this sheet alone.
    pub(super) fn groups(
        &self,
        columns: &'static [TableColumn],
        (grid, sheet): (&Grid, u16),
    ) -> Vec<GroupHead> {
        let groups = self.groups.iter().map(|group| {
            let (first, last) = group.columns;
            let below = self.names.range(first..=last);
            let below = below.filter_map(|(_, name)| {
                let mut columns = columns.iter();
                columns.find(|column| column.is_named(name.text()))
            });
            let (row, column) = group.cell;
            let line = RowPosition {
                sheet: 0,
                row: row + 1,
            };
            GroupHead {
                sheet,
                cell: grid.name(line, Some(column + 1)),
                text: group.text.clone(),
                columns: below.collect(),
                is_in_head: group.is_in_head,
                is_merged: group.is_merged,
            }
        });
        groups.collect()
    }
}

/// Whether a row only numbers the columns, as the one below the head of a form does: `(1)`, `(2)`, `(3)=(4)+(5)`, or `A`, `B`, `1`.
pub(super) fn is_numbering(row: &BTreeMap<u32, CellValue>) -> bool {
    let mut letters = Vec::new();
    let mut numbers = Vec::new();
    for cell in row.values() {
        let text = cell.text().trim();
        let first = text.split('=').next().unwrap_or_default();
        let first = first.trim_matches(['(', ')', '[', ']', ' ']);
        let is_sum = |c: char| c.is_ascii_digit() || "()[]=+-: ".contains(c);
        match first.as_bytes() {
            [letter] if letter.is_ascii_uppercase() && text.len() <= 3 => letters.push(*letter),
            _ if first.len() <= 2 && !first.is_empty() && text.chars().all(is_sum) => {
                match first.parse::<u8>() {
                    Ok(number) => numbers.push(number),
                    Err(_) => return false,
                }
            }
            _ => return false,
        }
    }
    let rises = |numbers: &[u8]| numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    letters.len() + numbers.len() > 2
        && (rises(&letters) && rises(&numbers))
        && numbers.first().is_none_or(|first| *first == 1)
}

/// How far down the head reaches that begins in a row.
fn last_row(row: u32, cells: &Cells, merged: &[MergedRange], columns: &[TableColumn]) -> u32 {
    let Some(upper) = cells.get(&row) else {
        return row;
    };
    let reach = |range: &&MergedRange| {
        let (first, last) = range.rows;
        first == row
            && (1..=DEEPEST).contains(&(last - first))
            && range.columns.0 == range.columns.1
            && upper.contains_key(&range.columns.0)
    };
    let reaching = merged.iter().filter(reach).map(|range| range.rows.1);
    if let Some(last) = reaching.max() {
        return last;
    }
    let Some(lower) = cells.get(&(row + 1)) else {
        return row;
    };
    // Without merged cells: names stand below groups or below nothing, and none below a name.
    let is_name = |cell: &CellValue| columns.iter().any(|column| column.is_named(cell.text()));
    let names = lower.values().filter(|cell| is_name(cell)).count();
    let is_wide = |at: &u32| {
        let mut wide = merged.iter().filter(|range| range.rows.0 == row);
        wide.any(|range| range.columns.0 == *at && range.columns.0 < range.columns.1)
    };
    let below_names = lower
        .keys()
        .any(|at| !is_wide(at) && upper.get(at).is_some_and(is_name));
    let upper_names = upper.values().filter(|cell| is_name(cell)).count();
    match names > 0 && upper_names > 1 && !below_names && names == lower.len() {
        true => row + 1,
        false => row,
    }
}

/// Whether a cell lies in a merged range and is not the one that people see.
fn is_beneath((row, column): (u32, u32), merged: &[MergedRange]) -> bool {
    merged.iter().any(|range| {
        let (rows, columns) = (range.rows, range.columns);
        (rows.0..=rows.1).contains(&row)
            && (columns.0..=columns.1).contains(&column)
            && (row, column) != (rows.0, columns.0)
    })
}

/// The texts of a row that stand over columns whose names stand lower.
fn groups<'a>(
    row: u32,
    cells: &'a BTreeMap<u32, CellValue>,
    merged: &'a [MergedRange],
    lowest: &'a BTreeMap<u32, u32>,
    last: u32,
) -> impl Iterator<Item = Group> + 'a {
    cells.iter().filter_map(move |(column, value)| {
        if is_beneath((row, *column), merged) {
            return None;
        }
        let range = merged
            .iter()
            .find(|range| range.rows.0 == row && range.columns.0 == *column);
        if range.is_some_and(|range| range.rows.1 >= last) {
            return None;
        }
        // A text that is not merged reaches to the next one.
        let next = cells.range(column + 1..).next().map(|(next, _)| *next);
        let end = match range {
            Some(range) => range.columns.1,
            None => next.map_or(u32::MAX, |next| next - 1),
        };
        let mut below = lowest.range(*column..=end);
        below.any(|(_, lowest)| *lowest > row).then(|| Group {
            cell: (row, *column),
            columns: (*column, end),
            text: value.text().trim().to_owned(),
            is_in_head: true,
            is_merged: range.is_some_and(|range| range.columns.0 < range.columns.1),
        })
    })
}
