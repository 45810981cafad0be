//! What a table of plans declares of itself, or a row of its plan, that makes it none of approved options in force.

use std::path::Path;

use super::row;
use crate::catalogue::signed_decisions::{self, decides_nothing};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::declared::{
    Declaration, Declared, Phrases, Position, declarations, other_agency, plain_words, unsigned_row,
};
use crate::import::job::ImportError;
use crate::import::table::{TableRow, TableRows};
use crate::import::table_import::TableImport;

/// How a line between the rows says that what stands below it is in no plan, whatever it is.
const NO: Phrases = Phrases {
    said: &[&["khong", "chua", "not", "without"]],
    harmless: &[
        "không phụ thuộc",
        "không phân biệt",
        "hàng không",
        "không gian",
        "không lưu",
    ],
    ..Phrases::NONE
};

/// How a line says that what stands below it is asked of others, which may be so of approved plans.
const ASKED: Phrases = Phrases {
    said: &[&["de nghi", "kien nghi", "requested"]],
    ..Phrases::NONE
};

/// Refuses a table that declares that its rows, or some of them, are in no approved plan in force: nobody signed it, it is of
/// what was left out, it ended, it is a schedule of reviews though its rows are options.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_declared(
    path: &Path,
    table: &TableRows,
    outcome: &mut TableImport<'_>,
) -> Result<(), ImportError> {
    let has_options = table.rows.iter().any(row::says_option);
    for declaration in declarations(path, table) {
        let Declaration {
            place,
            text,
            position,
        } = &declaration;
        let left_out = || {
            (
                message!("import-plan-left-out", place, text),
                message!("import-plan-left-out-hint"),
            )
        };
        let is_draft = Declared::Draft.is_in(text);
        let refused = match () {
            () if declaration.is_line() && (is_draft || Declared::LeftOut.is_in(text)) => {
                Some(left_out())
            }
            () if is_draft || is_roadmap(text) => Some((
                message!("import-draft", place, text),
                message!("import-draft-hint"),
            )),
            () if Declared::LeftOut.is_in(text) => Some(left_out()),
            () if matches!(position, Position::Line(..)) && NO.are_in(text) => Some(left_out()),
            () if Declared::Ended.is_in(text) => Some((
                message!("import-plans-ended", place, text),
                message!("import-plans-hint"),
            )),
            () if is_schedule(text) && has_options => Some((
                message!("import-plans-schedule", place, text),
                message!("import-plans-hint"),
            )),
            () => None,
        };
        if let Some((message, hint)) = refused {
            return Err(ImportError::refusal(path, message).hint(hint));
        }
        let is_doubtful = (position == &Position::Foot && NO.are_in(text))
            || (declaration.is_line() && ASKED.are_in(text))
            || (!declaration.is_line()
                && Declared::Abolished.is_in(text)
                && plain_words(text).contains(" bi bai bo "));
        if is_doubtful {
            outcome.warn_of_all(message!("import-declared-maybe", place, text));
        }
    }
    Ok(())
}

/// Whether a title is one of what is to come; that of a plan may name when it is to be carried out.
fn is_roadmap(text: &str) -> bool {
    const ROADMAP: Phrases = Phrases {
        said: &[&["lo trinh", "roadmap", "road map"]],
        harmless: &["lộ trình thực hiện", "lo trinh thuc hien"],
        ..Phrases::NONE
    };
    ROADMAP.are_in(text) && !plain_words(text).contains(" phuong an ")
}

fn is_schedule(text: &str) -> bool {
    Declared::Schedule.is_in(text) && !plain_words(text).contains(" phuong an ")
}

/// Why a row is in no approved plan, and the name of its column: its number or its title is that of a draft, a submission or,
/// where the row calls it an option, a schedule.
pub(super) fn not_approved(row: &TableRow) -> Option<(&'static str, Message)> {
    let (number, title) = (row.trimmed("number"), row.trimmed("title"));
    if row::says_option(row) {
        return unsigned_row(number, title);
    }
    // A schedule has the number of one.
    let number = number.filter(|number| decides_nothing(number));
    let number = number.filter(|number| !signed_decisions::is_of_a_schedule(number));
    unsigned_row(number, title.filter(|title| Declared::Draft.is_in(title)))
}

/// What is told of a plan whose number is another ministry's, or a province's, than whoever issued what a row names.
pub(super) fn of_another_agency(row: &TableRow, snapshot: &Snapshot) -> Option<Message> {
    // A schedule approves nothing of anybody's.
    if !row::says_option(row) {
        return None;
    }
    let number = row.trimmed("number")?;
    if let Some(code) = row.exact("code") {
        return other_agency(snapshot, code, number);
    }
    let id = row.exact("group")?;
    let group = snapshot
        .groups()
        .iter()
        .find(|group| group.value.id == id)?;
    let codes = group.value.codes();
    let told: Vec<Option<Message>> = codes
        .map(|code| other_agency(snapshot, code, number))
        .collect();
    // The plan of a linked group is that of any of those who issued its members.
    let is_all = told.iter().all(Option::is_some);
    told.into_iter().flatten().next().filter(|_| is_all)
}
