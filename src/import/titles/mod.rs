//! What a table says of itself as a whole: the name of its file, of its sheets, what stands above its header and on its printed
//! page. The names of procedures in its rows speak of other things.
//!
//! | file | what lives there |
//! |---|---|
//! | `drafts` | what is not signed yet, and what nobody counted |
//! | `attached` | the signed decision to which a table says that it belongs |

pub(super) mod attached;
pub(super) mod drafts;
#[cfg(test)]
mod tests;

use std::path::Path;

use super::head::place_of;
use super::table::{TableRow, TableRows};
use crate::i18n::{Message, message};
use crate::text;

/// The texts that speak of a whole table, each with its place in words.
pub(super) fn titles(path: &Path, table: &TableRows) -> impl Iterator<Item = (Message, String)> {
    let name = path.file_stem().map(|name| name.to_string_lossy());
    let name = name.map(|name| (message!("import-file-name"), name.replace(['-', '_'], " ")));
    let titles = table.titles.iter();
    name.into_iter()
        .chain(titles.map(|title| (title.place(), title.text.clone())))
}

/// What a table says of itself as a whole, and what stands on lines of it that are no rows.
pub(super) fn titles_and_lines(
    path: &Path,
    table: &TableRows,
    is_line: impl Fn(&TableRow) -> bool,
) -> impl Iterator<Item = (Message, String)> {
    let lines = table.rows.iter().filter(move |row| is_line(row));
    let lines = lines.map(|row| {
        let texts = row.texts().chain(row.beside().map(|(_, text)| text));
        let texts: Vec<&str> = texts.collect();
        (place_of(&table.grid, row.line), texts.join(" "))
    });
    titles(path, table).chain(lines)
}

/// The words of a text in small letters and without accents, one blank before and behind each.
pub(super) fn plain_words(text: &str) -> String {
    spaced(&text::unaccented(&text::exact(text)))
}

fn spaced(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

/// Words that say something of a table, and those that look like them and do not.
#[derive(Clone, Copy)]
pub(super) struct Phrases {
    /// Without accents, for names of files have none.
    pub said: &'static [&'static [&'static str]],
    /// With their accents, for these tell them from what is meant.
    pub harmless: &'static [&'static str],
}

impl Phrases {
    /// Whether a text says it.
    pub(super) fn are_in(self, text: &str) -> bool {
        let mut words = spaced(&text::exact(text));
        for harmless in self.harmless {
            words = words.replace(&spaced(&text::exact(harmless)), "  ");
        }
        let words = text::unaccented(&words);
        let mut said = self.said.iter().copied().flatten();
        said.any(|phrase| words.contains(&format!(" {phrase} ")))
    }
}
