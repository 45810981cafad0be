//! The rows of one sheet, below each of its headers: no row and no column is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::head::{ColumnIndexes, Headers};
use super::super::job::ImportError;
use super::super::table::{
    ExtraColumns, Grid, GroupHead, Hidden, Notice, RowPosition, TableColumn, TableRow, Title,
    TitlePlace, letters, number,
};
use super::cells::{CellValue, Cells};
use super::{heads, index, row};
use crate::i18n::{Message, message};
use crate::import::workbook::merged_ranges::{self, AcrossHeader, spread};
use crate::import::workbook::tables::HeadedSheet;
use crate::import::workbook::visibility::{MergedRange, SheetVisibility};

/// The rows of one sheet.
#[derive(Default)]
pub(super) struct SheetRows {
    pub rows: Vec<TableRow>,
    pub unread: Vec<Notice>,
    pub doubts: Vec<Notice>,
    pub titles: Vec<Title>,
    pub groups: Vec<GroupHead>,
    pub passed_over: Vec<String>,
    pub hidden: Vec<Message>,
}

/// What stands below one header, down to the next.
pub(super) struct SheetBlock {
    /// The last row of the header, from 0.
    pub header: u32,
    places: ColumnIndexes,
    /// How many columns it has.
    width: u32,
    /// What it calls its columns, by their index.
    names: BTreeMap<u32, String>,
}

impl SheetBlock {
    /// The columns that are read, each by its index on the sheet.
    pub(super) fn columns(
        &self,
        columns: &'static [TableColumn],
    ) -> impl Iterator<Item = (u32, &'static TableColumn)> {
        let both = columns.iter().zip(&self.places);
        both.filter_map(|(column, place)| Some((u32::try_from((*place)?).ok()?, column)))
    }
}

/// The rows below the header. `grid` names the cells of this sheet alone; `at` is its number among those that are read.
pub(super) fn sheet_rows(
    path: &Path,
    sheet: HeadedSheet,
    (columns, others): (&'static [TableColumn], ExtraColumns),
    (grid, at): (&Grid, u16),
    choice: Option<Hidden>,
) -> Result<SheetRows, ImportError> {
    let HeadedSheet {
        name,
        head,
        mut cells,
        unseen,
        ..
    } = sheet;
    let (first, header) = head.rows;
    let mut below = cells.split_off(&header.saturating_add(1));
    cells.split_off(&first);
    let groups = head.groups(columns, (grid, at));
    let names = head.names;
    let mut read = SheetRows {
        titles: titles(&name, &cells, &unseen, (grid, at)),
        ..SheetRows::default()
    };
    // What stands in the head over some columns speaks of the table as well.
    let in_head = groups.iter().filter(|group| group.is_in_head);
    read.titles.extend(in_head.map(|group| Title {
        at: TitlePlace::Head(group.cell.clone()),
        sheet: at,
        text: group.text.clone(),
    }));
    read.groups = groups;
    let shown = match grid {
        Grid::Sheets(sheets) if matches!(sheets.as_slice(), [Some(_)]) => {
            message!("import-of-sheet", name)
        }
        _ => Message::default(),
    };
    let hidden_rows = read.unseen_rows(&below, &unseen, (choice, grid), &shown);
    let mut skipped = BTreeMap::new();
    for (at, name) in &names {
        let column = columns.iter().find(|column| column.is_named(name.text()));
        let is_filled = || below.values().any(|row| row.contains_key(at));
        if let Some(column) = column
            && unseen.hides_column(*at)
            && is_filled()
        {
            let what = message!(
                "import-the-letter",
                column = letters(number(index(*at))),
                shown
            );
            read.tell(choice, grid, &[], &what, Unseen::Hidden);
            if choice == Some(Hidden::Skip) {
                skipped.insert(*at, column.required);
            }
        }
    }
    let headers = Headers::new(path, (columns, others), grid);
    let cells = names.iter().map(|(at, name)| (index(*at), name.text()));
    read.passed_over = headers.passed_over(cells);
    let (parts, doubts) = parts(&headers, ((first, header), &names), &below, &skipped)?;
    read.doubts.extend(doubts);
    below.retain(|row, cells| {
        let is_numbering = |head: u32| *row == head + 1 && heads::is_numbering(cells);
        let mut parts = parts.iter();
        parts.all(|part| part.header != *row && !is_numbering(part.header))
    });
    // What is left out of a column leaves its cells empty, and no column away.
    for row in below.values_mut() {
        row.retain(|at, _| !skipped.contains_key(at));
    }
    for (row, column) in &unseen.white {
        let cell = below.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell.filter(|cell| !matches!(cell, CellValue::Wrong(_))) {
            *cell = CellValue::Wrong(message!("import-white", text = cell.text()));
        }
    }
    read.doubts.extend(ruled(&below, &unseen, &shown));
    let left_out = match choice {
        Some(Hidden::Skip) => hidden_rows,
        _ => BTreeSet::new(),
    };
    let merged = spread(&mut below, &unseen.merged, (&parts, columns), &left_out);
    let mut merged = merged.map_err(|AcrossHeader { range, header }| {
        ImportError::new(path, message!("import-across-header", range, shown, header))
            .hint(message!("import-unmerge"))
    })?;
    for notice in &mut merged {
        notice.what = Message::joined([notice.what.clone(), shown.clone()], "");
    }
    read.doubts.extend(merged);
    let rows = below
        .into_iter()
        .filter(|(row, _)| !left_out.contains(row))
        .filter_map(|(number, cells)| {
            let line = RowPosition {
                sheet: at,
                row: number + 1,
            };
            let part = parts.iter().rfind(|part| part.header < number)?;
            let places = (&part.places, part.width);
            Some(row(line, cells, places, &part.names, columns))
        });
    read.rows = rows.collect();
    Ok(read)
}

/// Of cells that a rule may show otherwise than they are stored: which rules hold is worked out only in a spreadsheet.
fn ruled(below: &Cells, unseen: &SheetVisibility, shown: &Message) -> Vec<Notice> {
    let is_filled = |range: &&MergedRange| {
        let mut rows = below.range(range.rows.0..=range.rows.1);
        let (first, last) = range.columns;
        rows.any(|(_, row)| row.range(first..=last).next().is_some())
    };
    let mut ranges: Vec<&MergedRange> = unseen.ruled.iter().filter(is_filled).collect();
    ranges.dedup();
    let notice = |range: &MergedRange| {
        let name = merged_ranges::name(range);
        let name = match name.split_once(':') {
            Some((first, last)) if first == last => first.to_owned(),
            _ => name,
        };
        Notice {
            what: Message::joined([message!("import-the-cells", name), shown.clone()], ""),
            cell: name.split(':').next().map(str::to_owned),
            reason: message!("import-ruled"),
        }
    };
    ranges.into_iter().map(notice).collect()
}

/// What the sheet is called, what stands above its header, on its printed page and in its comments.
fn titles(
    name: &str,
    letterhead: &Cells,
    unseen: &SheetVisibility,
    (grid, sheet): (&Grid, u16),
) -> Vec<Title> {
    let title = |at: TitlePlace, text: &str| Title {
        at,
        sheet,
        text: text.to_owned(),
    };
    let name = title(TitlePlace::SheetName, name);
    let printed = unseen.printed.iter();
    let printed = printed.map(|text| title(TitlePlace::PrintedPage, text));
    let comments = unseen.comments.iter();
    let comments = comments.map(|(cell, text)| title(TitlePlace::Comment(cell.clone()), text));
    let cells = letterhead.iter().flat_map(|(row, cells)| {
        let row = row + 1;
        let cell = move |column: &u32| grid.name(RowPosition { sheet: 0, row }, Some(column + 1));
        let titles = cells
            .iter()
            .map(move |(column, value)| title(TitlePlace::Cell(cell(column)), value.text().trim()));
        titles.filter(|title| !title.text.is_empty())
    });
    let all = [name].into_iter().chain(cells);
    all.chain(printed).chain(comments).collect()
}

/// The headers of a sheet, from the first down, with what is to be said of those below it. `skipped` are the columns that are
/// left out, and whether each must be there.
fn parts(
    headers: &Headers<'_>,
    ((top, first), names): ((u32, u32), &BTreeMap<u32, CellValue>),
    below: &Cells,
    skipped: &BTreeMap<u32, bool>,
) -> Result<(Vec<SheetBlock>, Vec<Notice>), ImportError> {
    let texts = |row: &BTreeMap<u32, CellValue>| -> Vec<(usize, String)> {
        let texts = row
            .iter()
            .map(|(at, cell)| (index(*at), cell.text().to_owned()));
        texts.collect()
    };
    let again = below.iter().filter(|(_, row)| {
        let texts = texts(row);
        headers.is_header(texts.iter().map(|(at, text)| (*at, text.as_str())))
    });
    let rows: Vec<(u32, &BTreeMap<u32, CellValue>)> = [(first, names)]
        .into_iter()
        .chain(again.map(|(row, cells)| (*row, cells)))
        .collect();
    let mut parts: Vec<SheetBlock> = Vec::new();
    let mut doubts = Vec::new();
    for (at, (header, names)) in rows.iter().enumerate() {
        let end = rows.get(at + 1).map_or(u32::MAX, |(next, _)| *next);
        let rows = below.range(header.saturating_add(1)..end);
        let filled: BTreeSet<u32> = rows.flat_map(|(_, row)| row.keys().copied()).collect();
        // A column without a name may be there for looks; one with anything in it cannot be.
        let width = names.keys().last().map_or(0, |last| last + 1);
        let cells = (0..width).filter_map(|at| {
            let name = names.get(&at).map_or("", CellValue::text);
            let is_there = !name.trim().is_empty() || filled.contains(&at);
            (is_there && skipped.get(&at) != Some(&true)).then_some((index(at), name))
        });
        let line = RowPosition {
            sheet: 0,
            row: if at == 0 { top } else { *header } + 1,
        };
        let places = match parts.last() {
            None => headers.places(cells, line)?,
            Some(above) => {
                let Some(places) = headers.again(&above.places, cells, line)? else {
                    continue;
                };
                if places != above.places {
                    doubts.push(headers.reordered(line));
                }
                places
            }
        };
        parts.push(SheetBlock {
            header: *header,
            places,
            width,
            names: names
                .iter()
                .map(|(at, name)| (*at, name.text().to_owned()))
                .collect(),
        });
    }
    Ok((parts, doubts))
}

/// Why nobody may have meant a part of a sheet.
#[derive(Clone, Copy)]
enum Unseen {
    Struck,
    Filtered,
    Hidden,
}

impl Unseen {
    /// The words for so many rows or columns.
    fn said(self, count: usize) -> Message {
        match self {
            Unseen::Struck => message!("import-struck", count),
            Unseen::Filtered => message!("import-filtered", count),
            Unseen::Hidden => message!("import-hidden-data", count),
        }
    }
}

impl SheetRows {
    /// Notes the rows that are struck through or that nobody sees, and says which these are.
    fn unseen_rows(
        &mut self,
        below: &Cells,
        unseen: &SheetVisibility,
        (choice, grid): (Option<Hidden>, &Grid),
        shown: &Message,
    ) -> BTreeSet<u32> {
        let mut all = BTreeSet::new();
        for (how, is_hidden) in [(Unseen::Struck, false), (Unseen::Filtered, true)] {
            let is_meant = |row: &u32| {
                unseen.hides(*row) == is_hidden && (is_hidden || unseen.struck.contains(row))
            };
            let rows: Vec<u32> = below.keys().copied().filter(is_meant).collect();
            if rows.is_empty() {
                continue;
            }
            let what = Message::joined([numbers(&rows), shown.clone()], "");
            self.tell(choice, grid, &rows, &what, how);
            all.extend(rows);
        }
        all
    }

    /// Notes what nobody sees: as a question, as left out, or as read all the same.
    fn tell(
        &mut self,
        choice: Option<Hidden>,
        grid: &Grid,
        rows: &[u32],
        what: &Message,
        how: Unseen,
    ) {
        let is = how.said(rows.len().max(1));
        let cell = rows.first().and_then(|row| {
            let line = RowPosition {
                sheet: 0,
                row: row + 1,
            };
            grid.name(line, None)
        });
        let notice = |reason: Message| Notice {
            what: what.clone(),
            cell: cell.clone(),
            reason,
        };
        match choice {
            None => self
                .hidden
                .push(message!("import-notice", what, reason = is)),
            Some(Hidden::Skip) => self.unread.push(notice(message!("import-left-out", is))),
            Some(Hidden::Take) => self.doubts.push(notice(message!("import-read-anyway", is))),
        }
    }
}

/// Rows by their numbers, neighbours together: `rows 3, 7–9`.
fn numbers(rows: &[u32]) -> Message {
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
    let text = shown.collect::<Vec<_>>().join(", ");
    match rows.len() {
        1 => message!("import-the-row", row = text),
        count if stretches.len() > NAMED => message!("import-the-rows-more", rows = text, count),
        _ => message!("import-the-rows", rows = text),
    }
}
