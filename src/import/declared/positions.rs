//! Every place of a table that declares something of more than its row: the name of the file, the names of sheets, titles and
//! letterhead, the printed page, lines between the rows and below them.

use std::path::Path;

use super::phrases::{plain_words, unnumbered};
use crate::catalogue::model::is_national;
use crate::i18n::Message;
use crate::import::head::place_of;
use crate::import::table::{RowPosition, TableRow, TableRows, TitlePlace};
use crate::import::titles::{file_title, joined};

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Position {
    /// It is the name of the file.
    File,
    /// It is the name of a sheet, or stands above the rows of it or on its printed page.
    Title(u16),
    /// It stands in the head over some of the columns.
    Head,
    /// It is a comment on a cell, maybe of the day on which somebody looked.
    Comment,
    /// It stands between the rows: those from here to before the next such line of its rank are its own.
    Line(RowPosition, RowPosition),
    /// It stands below all rows of its sheet.
    Foot,
}

/// A text that declares something, and where it stands.
pub(in crate::import) struct Declaration {
    pub position: Position,
    /// The position in words.
    pub place: Message,
    pub text: String,
}

impl Declaration {
    /// Whether it speaks of a row.
    pub(in crate::import) fn is_over(&self, line: RowPosition) -> bool {
        match self.position {
            Position::File => true,
            Position::Title(sheet) => sheet == line.sheet,
            Position::Line(from, to) => (from..to).contains(&line),
            Position::Head | Position::Comment | Position::Foot => false,
        }
    }

    /// Whether it stands between or below the rows.
    pub(in crate::import) fn is_line(&self) -> bool {
        matches!(self.position, Position::Line(..) | Position::Foot)
    }

    /// Whether somebody wrote it over the whole table, or a note to all of it below.
    pub(in crate::import) fn is_of_all(&self) -> bool {
        match self.position {
            Position::File | Position::Title(_) => true,
            Position::Line(..) | Position::Foot => is_note(&self.text),
            Position::Head | Position::Comment => false,
        }
    }
}

/// Whether a line is a note to the table and no heading in it.
fn is_note(text: &str) -> bool {
    const NOTES: &[&str] = &[
        "ghi chu ",
        "chu thich ",
        "luu y ",
        "note ",
        "notes ",
        "(*)",
        "*",
    ];
    let words = plain_words(text);
    let text = text.trim_start();
    NOTES
        .iter()
        .any(|note| text.starts_with(note) || words.trim_start().starts_with(note))
}

/// Whether a row is none: a heading, a note, wherever it stands among the columns.
fn is_line(row: &TableRow) -> bool {
    let filled = row.texts().count() + row.beside().count();
    let code = row.trimmed("code");
    let has_words = |text: &str| text.contains(char::is_alphabetic);
    let mut texts = row.texts().chain(row.beside().map(|(_, text)| text));
    match code {
        Some(code) if is_national(code) => false,
        Some(code) if code.contains(char::is_whitespace) => has_words(code),
        _ => filled <= 2 && texts.any(has_words),
    }
}

/// All that may declare something of a table; with the names of its columns nothing has to do.
pub(in crate::import) fn declarations(path: &Path, table: &TableRows) -> Vec<Declaration> {
    let mut all = Vec::new();
    all.extend(file_title(path).map(|(place, text)| Declaration {
        position: Position::File,
        place,
        text,
    }));
    all.extend(table.titles.iter().map(|title| Declaration {
        position: match title.at {
            TitlePlace::Head(_) => Position::Head,
            TitlePlace::Comment(_) => Position::Comment,
            _ => Position::Title(title.sheet),
        },
        place: title.place(),
        text: title.text.clone(),
    }));
    let lines: Vec<&TableRow> = table.rows.iter().filter(|row| is_line(row)).collect();
    let last = |sheet: u16| {
        let mut rows = table.rows.iter().rev();
        let row = rows.find(|row| row.line.sheet == sheet && !is_line(row));
        row.map(|row| row.line)
    };
    for (at, row) in lines.iter().enumerate() {
        let text = joined(row);
        let rank = rank(&text);
        let mut below = lines[at + 1..].iter();
        let next = below.find(|next| {
            next.line.sheet != row.line.sheet
                || rank
                    .zip(self::rank(&joined(next)))
                    .is_some_and(|(own, next)| next <= own)
        });
        let end = RowPosition {
            sheet: row.line.sheet,
            row: u32::MAX,
        };
        let end = next.map_or(end, |next| next.line);
        let is_foot = last(row.line.sheet).is_none_or(|last| last < row.line);
        all.push(Declaration {
            position: match is_foot {
                true => Position::Foot,
                false => Position::Line(row.line, end),
            },
            place: place_of(&table.grid, row.line),
            text,
        });
    }
    all
}

/// How high the numeral of a heading stands: a letter above a Roman number, that above a figure. None without one: nothing tells
/// where what stands below such a line ends.
fn rank(text: &str) -> Option<u8> {
    let words = plain_words(text);
    let words = words.trim();
    if words.starts_with("phan ") || words.starts_with("phu luc ") {
        return Some(0);
    }
    if unnumbered(words) == words {
        return None;
    }
    let numeral = words.split(' ').next()?;
    let is_roman = numeral.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    Some(match numeral.chars().next()? {
        _ if is_roman => 2,
        first if first.is_ascii_digit() => 3,
        _ if text.trim_start().starts_with(char::is_uppercase) => 1,
        _ => 4,
    })
}
