//! What a table of counts declares of them, or a cell of its row: that nobody has counted them to the end, that they are of a
//! part, or of something else than dossiers.

use std::path::Path;

use crate::i18n::message;
use crate::import::declared::{
    Declaration, Declared, Position, declarations, declared_beside, plain_words,
};
use crate::import::job::ImportError;
use crate::import::table::{RowError, TableRow, TableRows};

/// Refuses a table of counts that declares them expected or estimated, of some who report, or of something else; and hands on
/// what says that only some of the procedures are listed: the others are no zeros.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_declared(
    path: &Path,
    table: &TableRows,
) -> Result<Vec<Declaration>, ImportError> {
    let mut parts = Vec::new();
    for declaration in declarations(path, table) {
        let Declaration {
            place,
            text,
            position,
        } = &declaration;
        // Groups over columns are asked for themselves.
        let is_group = table.groups.iter().any(|group| {
            let is_over_counts = group.is_in_head || group.columns.iter().all(|column| column.each);
            group.text == *text && is_over_counts
        });
        let is_stated = !is_group && !matches!(position, Position::Head | Position::Comment);
        let (message, hint) = match () {
            () if Declared::Forecast.is_in(text) => (
                message!("import-forecast", place, text),
                message!("import-forecast-hint"),
            ),
            () if Declared::PartOfCounts.is_in(text) => (
                message!("import-not-all", place, text),
                message!("import-not-all-hint"),
            ),
            () if is_stated && is_other_count(text) => (
                message!("import-other-count", place, text),
                message!("import-group-hint"),
            ),
            () => {
                if declaration.is_of_all() && Declared::PartOfReport.is_in(text) {
                    parts.push(declaration);
                }
                continue;
            }
        };
        return Err(ImportError::refusal(path, message).hint(hint));
    }
    Ok(parts)
}

/// Whether a text says that something else is counted; a report of all of it names that among the rest.
fn is_other_count(text: &str) -> bool {
    let words = plain_words(text);
    let of_all = [
        "tiep nhan",
        "tinh hinh",
        "ket qua giai quyet",
        "dung han",
        "received",
    ];
    let names_all = of_all
        .iter()
        .any(|phrase| words.contains(&format!(" {phrase} ")));
    Declared::OtherCount.is_in(text) && !names_all
}

/// Why counts of a row are none, and what is doubted of them: a cell beside them says that there are no numbers, that nobody
/// has counted them to the end, or that they are of a part.
pub(super) fn beside(
    row: &TableRow,
) -> (
    Option<RowError>,
    Option<(Option<u32>, crate::i18n::Message)>,
) {
    const WANTED: &[Declared] = &[Declared::Forecast, Declared::PartOfCounts];
    let no_data = row
        .beside_named()
        .find(|(.., text)| Declared::NoData.is_in(text));
    let no_data = no_data.map(|(cell, column, text)| RowError {
        cell: Some(cell),
        reason: message!("import-row-no-data", column, text),
    });
    let declared = declared_beside(row, WANTED);
    match (no_data, declared) {
        (Some(fault), _) => (Some(fault), None),
        (None, Some(found)) if found.is_sure => {
            let (column, text) = (found.column, found.text);
            let reason = message!("import-row-not-counted", column, text);
            let cell = Some(found.cell);
            (Some(RowError { cell, reason }), None)
        }
        (None, Some(found)) => {
            let (column, text) = (found.column, found.text);
            let reason = message!("import-cell-maybe", column, text);
            (None, Some((Some(found.cell), reason)))
        }
        (None, None) => (None, None),
    }
}
