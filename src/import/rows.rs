//! What rows of one table say together: what they must agree about, and which of them name the same thing.

use std::collections::BTreeMap;

use super::table::{RowPosition, TableRow};
use crate::i18n::{Message, message};
use crate::text;

/// A row that can be named by its line.
pub(super) trait LineNumbered {
    /// Where it begins.
    fn line(&self) -> RowPosition;
}

/// Rows that must agree about what they share; an empty cell says nothing.
pub(super) struct Agreement<'a, R> {
    rows: &'a [R],
    wrong: BTreeMap<RowPosition, Vec<Message>>,
}

impl<'a, R: LineNumbered> Agreement<'a, R> {
    /// Of these rows.
    pub(super) fn of(rows: &'a [R]) -> Agreement<'a, R> {
        Agreement {
            rows,
            wrong: BTreeMap::new(),
        }
    }

    /// What the rows say in a column; each that says something else than one before it is noted.
    pub(super) fn on<T: Clone + PartialEq>(
        &mut self,
        name: &str,
        said: impl Fn(&R) -> Option<&T>,
    ) -> Option<T> {
        let mut stated: Option<(&T, RowPosition)> = None;
        for row in self.rows {
            let Some(value) = said(row) else { continue };
            match stated {
                None => stated = Some((value, row.line())),
                Some((known, first)) if known != value => {
                    let reason = message!("import-differs", name, line = first);
                    self.wrong.entry(row.line()).or_default().push(reason);
                }
                Some(_) => {}
            }
        }
        stated.map(|(value, _)| value.clone())
    }

    /// Whether they agreed.
    ///
    /// # Errors
    /// The lines that contradict one before them, and about what.
    pub(super) fn reached(self) -> Result<(), Vec<(RowPosition, Message)>> {
        if self.wrong.is_empty() {
            return Ok(());
        }
        let joined =
            |(line, reasons): (RowPosition, Vec<Message>)| (line, Message::joined(reasons, "; "));
        Err(self.wrong.into_iter().map(joined).collect())
    }
}

/// One row of each that name the same thing and say the same of it, in the order of their lines; and the rows that say
/// something else than another, each with the line of that one, none of which can be taken.
pub(super) fn once<'a, R: LineNumbered, K: Ord>(
    rows: &'a [R],
    key: impl Fn(&'a R) -> K,
    same: impl Fn(&R, &R) -> bool,
) -> (Vec<&'a R>, Vec<(&'a R, RowPosition)>) {
    let mut by_key: BTreeMap<K, Vec<&R>> = BTreeMap::new();
    for row in rows {
        by_key.entry(key(row)).or_default().push(row);
    }
    let mut taken = Vec::new();
    let mut refused = Vec::new();
    for rows in by_key.values() {
        let Some(first) = rows.first() else { continue };
        if rows.iter().all(|row| same(row, first)) {
            taken.push(*first);
            continue;
        }
        for row in rows {
            let other = rows.iter().find(|other| !same(other, row));
            refused.push((*row, other.unwrap_or(first).line()));
        }
    }
    taken.sort_by_key(|row| row.line());
    (taken, refused)
}

/// For each row that was read: the row beside it that was not, and names the same thing by these columns (of each group of
/// columns the first that is filled). Which of the two is right cannot be told.
pub(super) fn unread_twins(
    rows: &[(&TableRow, bool)],
    columns: &[&[&str]],
) -> BTreeMap<RowPosition, RowPosition> {
    let key = |row: &TableRow| -> Option<Vec<String>> {
        let names = columns.iter().map(|names| {
            let mut filled = names.iter().filter_map(|name| row.trimmed(name));
            filled.next().map(text::exact)
        });
        names.collect()
    };
    let unread = rows
        .iter()
        .filter(|(row, is_read)| !is_read && row.misfit.is_none());
    let unread: BTreeMap<Vec<String>, RowPosition> = unread
        .filter_map(|(row, _)| Some((key(row)?, row.line)))
        .collect();
    let read = rows.iter().filter(|(_, is_read)| *is_read);
    read.filter_map(|(row, _)| Some((row.line, *unread.get(&key(row)?)?)))
        .collect()
}

/// Why a row is not taken whose twin could not be read.
pub(super) fn twin_unread(line: RowPosition) -> Message {
    message!("import-twin-unread", line)
}
