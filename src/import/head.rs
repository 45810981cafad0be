//! The header of a table: where each column stands, and whether a row further down is a header again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::job::ImportError;
use super::table::{ExtraColumns, Grid, Notice, RowPosition, TableColumn};
use crate::catalogue::model::is_national;
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
    pub fn new(
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
    pub fn passed_over<'c>(&self, cells: impl Iterator<Item = (usize, &'c str)>) -> Vec<String> {
        let names = cells.map(|(_, cell)| cell.trim());
        let is_beside = |name: &&str| {
            let is_ours = self.columns.iter().any(|column| column.is_named(name));
            !name.is_empty() && !is_ours && (self.others)(&text::exact(&name.to_lowercase()))
        };
        names.filter(is_beside).map(str::to_owned).collect()
    }

    /// Whether a row names columns; one that names a single one may have any word there.
    pub fn is_header<'c>(&self, cells: impl Iterator<Item = (usize, &'c str)>) -> bool {
        self.named(cells) > 1
    }

    /// How many columns some cells name.
    fn named<'c>(&self, cells: impl Iterator<Item = (usize, &'c str)>) -> usize {
        let at = cells.filter_map(|(_, cell)| {
            let cell = Some(cell.trim()).filter(|cell| cell.len() <= LONGEST)?;
            self.names.get(&text::exact(cell))
        });
        at.collect::<BTreeSet<_>>().len()
    }

    /// Where each column stands; all that is wrong with the header is said at once.
    ///
    /// # Errors
    /// The header lacks a column, or names one that nobody knows: nothing of the table can be trusted then.
    pub fn places<'c>(
        &self,
        cells: impl Iterator<Item = (usize, &'c str)>,
        line: RowPosition,
    ) -> Result<ColumnIndexes, ImportError> {
        places(self, cells, line)
    }

    /// Where each column stands by a row below the header, where that row is a header again: on every printed page, or above
    /// what was put together from several tables. None where it is a row like others.
    ///
    /// # Errors
    /// It names some of the columns and not those of the header above: what stands below it cannot be read by either.
    pub fn again<'c>(
        &self,
        above: &ColumnIndexes,
        cells: impl Iterator<Item = (usize, &'c str)> + Clone,
        line: RowPosition,
    ) -> Result<Option<ColumnIndexes>, ImportError> {
        if !self.is_header(cells.clone()) {
            return Ok(None);
        }
        let place = self.grid.name(line, None);
        let place = place.unwrap_or_else(|| format!("line {line}"));
        let refused = |what: String| {
            ImportError::new(self.path, format!("{place}: the row names columns again, {what}"))
                .hint("make a table of its own of what stands below or beside it, or give it the columns of the first")
        };
        if let Some((_, code)) = cells.clone().find(|(_, cell)| is_national(cell.trim())) {
            return Err(refused(format!(
                "and has the code {code} as well: tables that stand beside one another cannot be told apart"
            )));
        }
        let again = self.places(cells, line).map_err(|error| {
            let what = error.message.split_once(": ").map_or("", |(_, what)| what);
            refused(format!("and cannot be read by them: {what}"))
        })?;
        let differing: Vec<String> = self
            .columns
            .iter()
            .zip(above.iter().zip(&again))
            .filter_map(|(column, both)| match both {
                (Some(_), None) => Some(format!("not `{}`", column.name)),
                (None, Some(_)) => Some(format!("`{}` as well", column.name)),
                _ => None,
            })
            .collect();
        match differing.is_empty() {
            true => Ok(Some(again)),
            false => Err(refused(format!(
                "but {}, otherwise than the header above",
                differing.join(", ")
            ))),
        }
    }

    /// What is said of a header below another that has its columns in another order.
    pub fn reordered(&self, line: RowPosition) -> Notice {
        let cell = self.grid.name(line, None);
        Notice {
            what: format!("the row {}", line.row),
            cell,
            reason: "names the columns again, in another order: the rows below are read by it"
                .into(),
        }
    }
}

fn places<'a>(
    headers: &Headers<'_>,
    cells: impl Iterator<Item = (usize, &'a str)>,
    line: RowPosition,
) -> Result<ColumnIndexes, ImportError> {
    let Headers {
        path,
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
            Some(_) => wrong.push(format!(
                "column {}, `{name}`, is there twice",
                grid.column(at)
            )),
            None if others(&text::exact(&name)) => {}
            None => {
                let names = columns.iter().flat_map(TableColumn::names);
                let meant = nearest(&name, names)
                    .map_or(String::new(), |meant| format!(" (did you mean `{meant}`?)"));
                let what = match name.is_empty() {
                    true => "has no name".to_owned(),
                    false => format!("`{name}` is unknown{meant}"),
                };
                wrong.push(format!("column {} {what}", grid.column(at)));
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
    let place = grid.name(line, None);
    let place = place.unwrap_or_else(|| format!("line {line}"));
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    Err(
        ImportError::new(path, format!("{place}: {}", wrong.join("; ")))
            .hint(format!("the columns are: {}", names.join(", "))),
    )
}
