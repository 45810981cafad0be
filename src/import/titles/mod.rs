//! What a table says of itself as a whole: the name of its file, of its sheets, what stands above its header and on its printed
//! page. The names of procedures in its rows speak of other things.
//!
//! | file | what lives there |
//! |---|---|
//! | `attached` | the signed decision to which a table says that it belongs |

pub(super) mod attached;

use std::path::Path;

use super::table::{TableRow, TableRows};
use crate::i18n::{Message, message};

/// The name of a file as a title, and what it is called.
pub(super) fn file_title(path: &Path) -> Option<(Message, String)> {
    let name = path.file_stem().map(|name| name.to_string_lossy());
    name.map(|name| (message!("import-file-name"), name.replace(['-', '_'], " ")))
}

/// The texts that speak of a whole table, each with its place in words.
pub(super) fn titles(path: &Path, table: &TableRows) -> impl Iterator<Item = (Message, String)> {
    let titles = table.titles.iter();
    file_title(path)
        .into_iter()
        .chain(titles.map(|title| (title.place(), title.text.clone())))
}

/// All that a row says, in one line.
pub(super) fn joined(row: &TableRow) -> String {
    let texts = row.texts().chain(row.beside().map(|(_, text)| text));
    texts.collect::<Vec<_>>().join(" ")
}
