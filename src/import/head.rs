//! The header of a table: where each column stands, and whether a row further down is a header again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::job::ImportError;
use super::table::{ExtraColumns, Grid, Notice, RowPosition, TableColumn, name_of_column};
use crate::catalogue::model::is_national;
use crate::i18n::{Message, message};
use crate::text::{self, nearest};

/// No name of a column is longer, in whatever normal form.
const LONGEST: usize = 200;

/// The headers of one table.
pub(super) struct Headers<'a> {
    path: &'a Path,
    columns: &'static [TableColumn],
    others: ExtraColumns,
    grid: &'a Grid,
    /// Each name of a column, with its index.
    names: BTreeMap<String, usize>,
}

/// Where each column stands, by its index.
pub(super) type ColumnIndexes = Vec<Option<usize>>;

impl<'a> Headers<'a> {
    pub(super) fn new(
        path: &'a Path,
        (columns, others): (&'static [TableColumn], ExtraColumns),
        grid: &'a Grid,
    ) -> Headers<'a> {
        let columns_and_names = columns.iter().enumerate();
        let names = columns_and_names
            .flat_map(|(at, column)| column.names().map(move |name| (text::exact(name), at)));
        Headers {
            path,
            columns,
            others,
            grid,
            names: names.collect(),
        }
    }

    /// The columns that are passed over, as the header calls them.
    pub(super) fn passed_over<'c>(
        &self,
        cells: impl Iterator<Item = (usize, &'c str)>,
    ) -> Vec<String> {
        let names = cells.map(|(_, cell)| {
            let words: Vec<&str> = cell.split_whitespace().collect();
            words.join(" ")
        });
        let is_beside = |name: &String| {
            let is_ours = self.columns.iter().any(|column| column.is_named(name));
            !name.is_empty() && !is_ours && (self.others)(&name_of_column(name))
        };
        names.filter(is_beside).collect()
    }

    /// Whether a row names columns; one that names a single one may have any word there.
    pub(super) fn is_header<'c>(&self, cells: impl Iterator<Item = (usize, &'c str)>) -> bool {
        self.named(cells) > 1
    }

    /// How many columns some cells name.
    fn named<'c>(&self, cells: impl Iterator<Item = (usize, &'c str)>) -> usize {
        let at = cells.filter_map(|(_, cell)| {
            let cell = Some(cell.trim()).filter(|cell| cell.len() <= LONGEST)?;
            self.names.get(&name_of_column(cell))
        });
        at.collect::<BTreeSet<_>>().len()
    }

    /// Where each column stands; all that is wrong with the header is said at once.
    ///
    /// # Errors
    /// The header lacks a column, or names one that nobody knows: nothing of the table can be trusted then.
    pub(super) fn places<'c>(
        &self,
        cells: impl Iterator<Item = (usize, &'c str)>,
        line: RowPosition,
    ) -> Result<ColumnIndexes, ImportError> {
        placed(self, cells).map_err(|wrong| wrong_header(self, line, wrong))
    }

    /// Where each column stands by a row below the header, where that row is a header again: on every printed page, or above
    /// what was put together from several tables. None where it is a row like others.
    ///
    /// # Errors
    /// It names some of the columns and not those of the header above: what stands below it cannot be read by either.
    pub(super) fn again<'c>(
        &self,
        above: &ColumnIndexes,
        cells: impl Iterator<Item = (usize, &'c str)> + Clone,
        line: RowPosition,
    ) -> Result<Option<ColumnIndexes>, ImportError> {
        if !self.is_header(cells.clone()) {
            return Ok(None);
        }
        let place = place_of(self.grid, line);
        let refused = |what: Message| {
            ImportError::new(self.path, message!("import-again", place, what))
                .hint(message!("import-again-hint"))
        };
        if let Some((_, code)) = cells.clone().find(|(_, cell)| is_national(cell.trim())) {
            return Err(refused(message!("import-again-code", code)));
        }
        let again =
            placed(self, cells).map_err(|what| refused(message!("import-again-unread", what)))?;
        let differing: Vec<Message> = self
            .columns
            .iter()
            .zip(above.iter().zip(&again))
            .filter_map(|(column, both)| match both {
                (Some(_), None) => Some(message!("import-again-not", name = column.name)),
                (None, Some(_)) => Some(message!("import-again-too", name = column.name)),
                _ => None,
            })
            .collect();
        match differing.is_empty() {
            true => Ok(Some(again)),
            false => Err(refused(message!(
                "import-again-otherwise",
                differing = Message::joined(differing, ", ")
            ))),
        }
    }

    /// What is said of a header below another that has its columns in another order.
    pub(super) fn reordered(&self, line: RowPosition) -> Notice {
        let cell = self.grid.name(line, None);
        Notice {
            what: message!("import-the-row", row = line.row),
            cell,
            reason: message!("import-reordered"),
        }
    }
}

/// A row as messages name it.
pub(super) fn place_of(grid: &Grid, line: RowPosition) -> Message {
    match grid.name(line, None) {
        Some(place) => place.into(),
        None => message!("import-the-line", line),
    }
}

/// Where each column stands.
///
/// # Errors
/// All that is wrong with the header, in words.
fn placed<'a>(
    headers: &Headers<'_>,
    cells: impl Iterator<Item = (usize, &'a str)>,
) -> Result<ColumnIndexes, Message> {
    let Headers {
        columns,
        others,
        grid,
        ..
    } = *headers;
    let mut places = vec![None; columns.len()];
    let mut wrong = Vec::new();
    for (at, cell) in cells {
        let name = cell.trim().to_lowercase();
        let index = columns.iter().position(|column| column.is_named(cell));
        match index {
            Some(index) if places[index].is_none() => places[index] = Some(at),
            Some(_) => wrong.push(message!(
                "import-column-twice",
                column = grid.column(at),
                name
            )),
            None if others(&name_of_column(cell)) => {}
            None => {
                let names = columns.iter().flat_map(TableColumn::names);
                let column = grid.column(at);
                wrong.push(match nearest(&name, names) {
                    _ if name.is_empty() => message!("import-column-nameless", column),
                    None => message!("import-column-unknown", column, name),
                    Some(meant) => message!("import-column-meant", column, name, meant),
                });
            }
        }
    }
    for (column, place) in columns.iter().zip(&places) {
        if column.required && place.is_none() {
            wrong.push(message!("import-column-missing", name = column.name));
        }
    }
    match wrong.is_empty() {
        true => Ok(places),
        false => Err(Message::joined(wrong, "; ")),
    }
}

/// The header as an error of the file.
fn wrong_header(headers: &Headers<'_>, line: RowPosition, wrong: Message) -> ImportError {
    let (path, columns) = (headers.path, headers.columns);
    let place = place_of(headers.grid, line);
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    ImportError::new(path, Message::joined([place, wrong], ": "))
        .hint(message!("import-columns", names = names.join(", ")))
}
