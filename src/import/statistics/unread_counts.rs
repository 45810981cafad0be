//! Numbers in columns that are not read: they may be dossiers, so that what is read is not all that a row counts.

use std::collections::BTreeSet;

use super::super::declared::plain_words;
use super::super::table::{RowError, TableRow, name_of_column};
use crate::catalogue::model::{Count, Counts};
use crate::i18n::message;

/// Words of columns whose numbers count no dossiers; without accents.
const NO_COUNTS: &[&str] = &[
    "stt",
    "tt",
    "no",
    "so thu tu",
    "thoi han",
    "thoi gian",
    "ngay",
    "phi",
    "le phi",
    "muc do",
    "muc",
    "cap",
    "nam",
    "ky",
    "ma",
    "id",
    "dien thoai",
    "diem",
    "time",
    "fee",
    "fees",
    "level",
    "year",
    "row",
    "cap hanh chinh",
];

/// Names of columns that add the others up; without accents.
const SUMS: &[&str] = &[
    "tong",
    "tong so",
    "tong cong",
    "cong",
    "tong so ho so",
    "tong ho so",
    "tong tiep nhan",
    "tong so tiep nhan",
    "tong giai quyet",
    "tong so giai quyet",
    "tong so ho so tiep nhan",
    "total",
    "sum",
];

/// The columns of a row that are not read and have a number, each with the cell and the number.
fn numbers(row: &TableRow) -> impl Iterator<Item = (u32, &str, u64)> {
    row.beside_named().filter_map(|(cell, column, text)| {
        let words = plain_words(column);
        let mut known = NO_COUNTS.iter();
        let is_known =
            known.any(|known| words.trim() == *known || words.starts_with(&format!(" {known} ")));
        let figures: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | ','))
            .collect();
        let number = figures
            .parse()
            .ok()
            .filter(|_| figures.bytes().all(|b| b.is_ascii_digit()))?;
        (!is_known).then_some((cell, column, number))
    })
}

/// The columns of a row that may count some of its dossiers and are not read.
pub(super) fn columns(row: &TableRow, counts: &Counts) -> BTreeSet<String> {
    let unread = numbers(row).filter(|(_, column, number)| {
        let is_explained = counts.all_known() || *number == counts.known_total();
        !(is_sum(column) && is_explained)
    });
    unread.map(|(_, column, _)| column.to_owned()).collect()
}

/// Why what is read of a row is not all that it counts: another column has dossiers where it has none, or its own sum is
/// another.
pub(super) fn fault(row: &TableRow, counts: &Counts) -> Option<RowError> {
    let known = counts.known_total();
    let carried = counts
        .carried_over
        .and_then(Count::known)
        .unwrap_or_default();
    numbers(row).find_map(|(cell, column, number)| {
        let reason = match is_sum(column) {
            true => {
                let is_sum = number == known || number == known + carried;
                // What is not known may be the rest.
                let is_more = !counts.all_known() && number > known;
                (!is_sum && !is_more).then(|| message!("import-sum-differs", column, number, known))
            }
            false => (number > 0 && counts.is_zero())
                .then(|| message!("import-unread-number", column, number)),
        };
        Some(RowError {
            cell: Some(cell),
            reason: reason?,
        })
    })
}

fn is_sum(column: &str) -> bool {
    SUMS.contains(&plain_words(&name_of_column(column)).trim())
}
