//! Cells that are merged. One that is merged over several rows says the same of each of them, and that is told; how much of
//! a number each row has cannot be told, nor which of several columns is meant, so that such cells are refused.

use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Notice, TableColumn, letters, number};
use super::cells::{CellValue, Cells};
use super::index;
use super::rows::SheetBlock;
use crate::i18n::{Message, message};
use crate::import::workbook::visibility::MergedRange;

/// So many ranges are named; the rest is counted.
const NAMED: usize = 8;

/// A merged range that holds a header further down, of which nobody can tell to which of both it belongs.
pub(super) struct AcrossHeader {
    pub range: String,
    /// The row of the header, from 1.
    pub header: u32,
}

/// Puts into each cell below the headers what the merged range says in which it lies, or why that cannot be told; and says
/// which columns have such cells. Rows that are left out lend nothing to others.
pub(super) fn spread(
    below: &mut Cells,
    merged: &[MergedRange],
    (parts, columns): (&[SheetBlock], &'static [TableColumn]),
    left_out: &BTreeSet<u32>,
) -> Result<Vec<Notice>, AcrossHeader> {
    let mut taken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for range in merged {
        let (first, last) = range.rows;
        let Some(at) = parts.iter().rposition(|part| part.header < first) else {
            continue;
        };
        let next = parts.get(at + 1).map(|part| part.header);
        // What begins in a header belongs to the header.
        if next == Some(first) {
            continue;
        }
        let read = parts[at].columns(columns);
        let (left, right) = range.columns;
        let read: Vec<_> = read.filter(|(at, _)| (left..=right).contains(at)).collect();
        let Some((_, column)) = read.first() else {
            continue;
        };
        let name = name(range);
        if let Some(header) = next.filter(|next| *next <= last) {
            return Err(AcrossHeader {
                range: name,
                header: header + 1,
            });
        }
        let anchor = below.get(&first).and_then(|row| row.get(&left)).cloned();
        let is_one = matches!(read.as_slice(), [(at, _)] if *at == left);
        let is_tall = last > first;
        let said = anchor.map(|value| match value {
            _ if !is_one => CellValue::Wrong(message!("import-merged-columns", name)),
            _ if is_tall && column.each => CellValue::Wrong(message!("import-merged-rows", name)),
            _ if left_out.contains(&first) => {
                CellValue::Wrong(message!("import-merged-left", row = first + 1, name))
            }
            value => value,
        });
        let mut is_taken = false;
        for (row, cells) in below.range_mut(first..=last) {
            for (at, _) in &read {
                let is_anchor = *row == first && *at == left;
                let unseen = cells.get(at).filter(|_| !is_anchor).map(CellValue::text);
                let value = match (unseen, &said) {
                    (Some(text), _) => {
                        Some(CellValue::Wrong(message!("import-beneath", text, name)))
                    }
                    (None, said) => said.clone(),
                };
                if let Some(value) = value {
                    is_taken |= !is_anchor && !matches!(value, CellValue::Wrong(_));
                    cells.insert(*at, value);
                }
            }
        }
        if is_taken {
            taken.entry(column.name).or_default().push(name);
        }
    }
    Ok(taken.into_iter().map(notice).collect())
}

fn notice((column, ranges): (&str, Vec<String>)) -> Notice {
    let mut named = ranges
        .iter()
        .take(NAMED)
        .cloned()
        .map(Message::from)
        .collect::<Vec<_>>();
    if ranges.len() > NAMED {
        named.push(message!("import-in-all", count = ranges.len()));
    }
    Notice {
        what: message!("import-the-column", column),
        cell: ranges.into_iter().next(),
        reason: message!("import-merged-read", ranges = Message::joined(named, ", ")),
    }
}

/// What a spreadsheet calls a range.
pub(super) fn name(range: &MergedRange) -> String {
    let cell = |row: u32, column: u32| format!("{}{}", letters(number(index(column))), row + 1);
    let (first, last) = (range.rows.0, range.rows.1);
    format!(
        "{}:{}",
        cell(first, range.columns.0),
        cell(last, range.columns.1)
    )
}
