//! The list that a ministry signs, as a document: what stands on the page, and one file a format.
//!
//! | file | what lives there |
//! |---|---|
//! | `measure` | how many lines a text takes in a column |
//! | `xlsx` | a workbook that prints on A4 |
//! | `docx`, `parts` | a document for signing; the parts of its package that never change |
//! | `markdown` | a page for reading and for git |
//! | `tables` | CSV for spreadsheets and programs, JSON v1 |
//!
//! Pure: an [`Annex`] in, bytes out. The same annex gives the same bytes, whenever and wherever: no clock is asked, and
//! times inside packages are fixed. Every text is cleaned before it is written: one line, without control, direction
//! and zero-width characters and without what XML cannot hold.

mod docx;
mod markdown;
mod measure;
mod parts;
mod tables;
#[cfg(test)]
mod tests;
mod xlsx;

pub(crate) use markdown::escaped;

use std::fmt;

use crate::i18n::Message;
use crate::text::{NewlineRule, clean};

/// A document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Annex {
    /// What programs want to know of it.
    pub about: AnnexMetadata,
    /// What stands above and below the table.
    pub words: AnnexTexts,
    /// The table's columns; the number of the row stands before them.
    pub columns: Vec<AnnexColumn>,
    /// The rows, in their order.
    pub rows: Vec<AnnexRow>,
}

/// What programs want to know of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnnexMetadata {
    /// Which list it is: `eligible` or `not_eligible`.
    pub list: &'static str,
    /// Date at which the catalogue was read, ISO 8601.
    pub as_of: String,
    /// First and last day of the window that ends on it.
    pub window: (String, String),
    /// The query that narrows it; empty for everything.
    pub query: String,
    /// The agency that issued every procedure on it, where it is one.
    pub agency: Option<String>,
    /// The signed decision that it belongs to.
    pub published: Option<AnnexDecision>,
    /// How many procedures are not on it, by reason; words of the JSON.
    pub left_out: Vec<(&'static str, usize)>,
    /// Files that it needs and that could not be read.
    pub unreadable: Vec<String>,
    /// What a reader must know of the list as a whole.
    pub note: Option<String>,
    /// The commit that it was made of instead of the files of then, in full hexadecimal, and the day of the last change that it
    /// has.
    pub commit: Option<(String, Option<String>)>,
    /// Procedures that somebody may look for on it.
    pub missed: Vec<MissedRow>,
    /// Whether it was made from a sample, which is no catalogue of a ministry's.
    pub sample: bool,
}

/// A procedure that was approved or published as eligible, and is not on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MissedRow {
    pub code: String,
    /// Why, as a word for programs.
    pub why: &'static str,
    /// What explains it, for people.
    pub facts: Vec<String>,
}

/// A signed decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnnexDecision {
    pub number: String,
    /// Day of signing, ISO 8601.
    pub signed: String,
    /// Who signed.
    pub signer: Option<String>,
}

/// What stands above and below the table; every line is text, dots are to be filled in by hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnnexTexts {
    /// The agency, upper left.
    pub agency: String,
    /// The number of the decision, below it.
    pub number: String,
    /// The name of the state, upper right.
    pub state: String,
    /// The motto, below it.
    pub motto: String,
    /// Place and day, below it.
    pub place: String,
    /// Title lines, in bold.
    pub titles: Vec<String>,
    /// Lines below the title, in italics.
    pub remarks: Vec<String>,
    /// Above the number of the rows.
    pub no: String,
    /// Stands behind the number of a row that goes on.
    pub continued: String,
    /// Title of the signer, to be filled in.
    pub title_of_signer: String,
    /// What to do there: sign, name, seal.
    pub sign_here: String,
    /// The signer's name.
    pub signer: String,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct AnnexColumn {
    /// What programs call it.
    pub id: &'static str,
    /// What people call it.
    pub title: String,
    /// Width in millimetres; with that of the number they fill [`WIDTH`].
    pub width: u16,
    /// Whether its cells stand in the middle.
    pub centred: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnnexRow {
    /// Its number, where it has one.
    pub no: Option<u32>,
    /// What stands above it, where a part of the table begins with it.
    pub part: Option<String>,
    /// The outcome that it was published with, as a word for programs; where numbers begin anew for each.
    pub outcome: Option<&'static str>,
    /// A cell a column.
    pub cells: Vec<String>,
    /// Why a procedure is not eligible, as a word for programs.
    pub why: Option<&'static str>,
}

/// Millimetres between the margins of A4 across: 297 less 30 on the left and 15 on the right. Source: Decree
/// 30/2020/NĐ-CP, Annex I (top and bottom 20–25, left 30–35, right 15–20).
pub(crate) const WIDTH: u16 = 252;
/// Millimetres of the column with the number of the row.
const NO_WIDTH: u16 = 11;
/// Millimetres of the margins: top and bottom, left, right.
const MARGINS: (u16, u16, u16) = (20, 30, 15);
/// Points of the table's letters. Source: Decree 30/2020/NĐ-CP, Annex I: 13 to 14.
const TABLE: u16 = 13;
/// The font of administrative documents. Source: Decree 30/2020/NĐ-CP, Annex I.
const FONT: &str = "Times New Roman";

/// A form of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnnexFormat {
    /// A workbook.
    #[default]
    Xlsx,
    /// A document for signing.
    Docx,
    /// A page for reading.
    Markdown,
    /// A table for programs and spreadsheets.
    Csv,
    /// JSON v1: `schemas/output/export.schema.json`.
    Json,
}

impl AnnexFormat {
    /// All of them, in the order in which they are offered.
    pub const ALL: [AnnexFormat; 5] = [
        AnnexFormat::Xlsx,
        AnnexFormat::Docx,
        AnnexFormat::Markdown,
        AnnexFormat::Csv,
        AnnexFormat::Json,
    ];

    /// The end of a file's name, and the word that commands use.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            AnnexFormat::Xlsx => "xlsx",
            AnnexFormat::Docx => "docx",
            AnnexFormat::Markdown => "md",
            AnnexFormat::Csv => "csv",
            AnnexFormat::Json => "json",
        }
    }

    /// The form that the end of a file's name stands for.
    pub fn of_extension(word: &str) -> Option<AnnexFormat> {
        let word = word.to_ascii_lowercase();
        AnnexFormat::ALL.into_iter().find(|f| f.extension() == word)
    }

    /// Whether it is text, so that a terminal or a pipe can take it.
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, AnnexFormat::Xlsx | AnnexFormat::Docx)
    }
}

/// A document could not be written; nothing was lost silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnnexError {
    /// What happened.
    pub message: Message,
}

impl fmt::Display for AnnexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for AnnexError {}

/// A document as the content of a file.
///
/// # Errors
/// The format cannot hold it, for example more rows than a workbook has.
pub(crate) fn write(annex: &Annex, format: AnnexFormat) -> Result<Vec<u8>, AnnexError> {
    let annex = annex.cleaned();
    match format {
        AnnexFormat::Xlsx => xlsx::write(&annex),
        AnnexFormat::Docx => docx::write(&annex),
        AnnexFormat::Markdown => Ok(markdown::write(&annex)),
        AnnexFormat::Csv => Ok(tables::csv(&annex)),
        AnnexFormat::Json => tables::json(&annex),
    }
}

impl Annex {
    /// The same with every text as it may stand in a file.
    fn cleaned(&self) -> Annex {
        let mut annex = self.clone();
        let words = &mut annex.words;
        let lines = [
            &mut words.agency,
            &mut words.number,
            &mut words.state,
            &mut words.motto,
            &mut words.place,
            &mut words.no,
            &mut words.continued,
            &mut words.title_of_signer,
            &mut words.sign_here,
            &mut words.signer,
        ];
        let note = annex.about.note.iter_mut();
        let titles = words.titles.iter_mut().chain(&mut words.remarks);
        let columns = annex.columns.iter_mut().map(|column| &mut column.title);
        let cells = annex
            .rows
            .iter_mut()
            .flat_map(|row| row.cells.iter_mut().chain(&mut row.part));
        let mut all = Vec::from(lines);
        all.extend(titles.chain(columns).chain(cells).chain(note));
        for text in all {
            *text = plain(text);
        }
        annex
    }

    /// The text above the column with the numbers, and what stands in it.
    fn number(&self, row: &AnnexRow) -> String {
        row.no.map_or_else(String::new, |no| no.to_string())
    }

    /// Gives every column the width that its texts need; together they fill a page.
    pub(crate) fn fit(&mut self) {
        let texts = |at: usize| self.rows.iter().filter_map(move |row| row.cells.get(at));
        let columns: Vec<(&str, Vec<&str>)> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                (
                    column.title.as_str(),
                    texts(at).map(String::as_str).collect(),
                )
            })
            .collect();
        let widths = measure::fitted(&columns, WIDTH - NO_WIDTH);
        for (column, width) in self.columns.iter_mut().zip(widths) {
            column.width = width;
        }
    }

    /// Widths in millimetres, that of the number first.
    fn widths(&self) -> impl Iterator<Item = u16> {
        let columns = self.columns.iter().map(|column| column.width);
        std::iter::once(NO_WIDTH).chain(columns)
    }
}

/// Text on one line: NFC, without control, direction and zero-width characters, and without the two characters that
/// the cleaning leaves and XML 1.0 cannot hold.
fn plain(text: &str) -> String {
    let text = clean(text, NewlineRule::Line).text;
    if text.contains(['\u{FFFE}', '\u{FFFF}']) {
        clean(
            &text.replace(['\u{FFFE}', '\u{FFFF}'], ""),
            NewlineRule::Line,
        )
        .text
    } else {
        text
    }
}
