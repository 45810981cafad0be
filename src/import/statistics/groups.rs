//! What stands over the columns of counts and says what these count: “Đã giải quyết” over the channels. The rows must count that.

use std::path::Path;

use super::super::declared::plain_words;
use super::super::job::ImportError;
use super::super::table::{GroupHead, TableRows};
use super::row::StatisticsRow;
use crate::catalogue::model::Basis;
use crate::i18n::message;

/// The columns that are counts of one basis: how dossiers were handed in.
const CHANNELS: &[&str] = &["online", "in_person", "post", "offline"];

/// What a group says of the counts below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Nothing that a row does not say.
    Anything,
    /// Dossiers of one basis.
    Of(Basis),
    /// Something else, or nobody can tell what.
    Other,
}

/// Words of what is none of a channel's dossiers; without accents.
const OTHERS: &[&str] = &[
    "dang giai quyet",
    "chua giai quyet",
    "qua han",
    "tre han",
    "tra lai",
    "tu choi",
    "rut",
    "so hoa",
    "ky truoc",
    "nam truoc",
    "cung ky",
    "ton",
    "chuyen qua",
    "chuyen sang",
    "luy ke",
    "ke hoach",
    "chi tieu",
    "ty le",
    "dong bo",
    "pending",
    "overdue",
    "returned",
];

const RESOLVED: &[&str] = &[
    "giai quyet",
    "da xu ly",
    "tra ket qua",
    "da tra",
    "dung han",
    "truoc han",
    "resolved",
    "handled",
];

const RECEIVED: &[&str] = &["tiep nhan", "da nhan", "nop", "received"];

/// Words of which all that says nothing is made.
const PLAIN: &[&str] = &[
    "tong", "so", "ho", "so", "hs", "luong", "hinh", "thuc", "kenh", "cach", "phuong", "trong",
    "ky", "do", "chia", "ra", "theo", "gom", "bao", "nguon", "dem", "lieu", "truc", "tuyen",
    "tiep", "va", "qua", "buu", "chinh", "dich", "vu", "cong", "ich", "dossiers", "channel",
    "channels", "by", "number", "of", "counts",
];

/// Refuses a table whose columns count something else than its rows say.
///
/// # Errors
/// They do, with the cell that says so.
pub(super) fn refuse_other_counts(
    path: &Path,
    table: &TableRows,
    rows: &[StatisticsRow],
) -> Result<(), ImportError> {
    for group in &table.groups {
        let Some(names) = channels(group) else {
            continue;
        };
        let wrong = match counted(group) {
            Counted::Anything => None,
            Counted::Other => Some(message!("import-group-unknown")),
            Counted::Of(basis) => {
                let mut rows = rows.iter().filter(|row| row.line.sheet == group.sheet);
                let row = rows.find(|row| row.key.basis != basis);
                row.map(|row| {
                    message!(
                        "import-group-basis",
                        line = row.line,
                        basis = row.key.basis.as_str()
                    )
                })
            }
        };
        if let Some(wrong) = wrong {
            let cell = group.cell.clone().unwrap_or_default();
            let text = &group.text;
            return Err(ImportError::refusal(
                path,
                message!("import-group-head", cell, text, names, wrong),
            )
            .hint(message!("import-group-hint")));
        }
    }
    Ok(())
}

/// The channels that a text stands over; none where it stands over other columns as well, as a title does.
fn channels(group: &GroupHead) -> Option<String> {
    let is_title = !group.is_in_head && group.columns.iter().any(|column| !column.each);
    let names = group.columns.iter().map(|column| column.name);
    let channels: Vec<&str> = names.filter(|name| CHANNELS.contains(name)).collect();
    (!is_title && !channels.is_empty()).then(|| channels.join(", "))
}

fn counted(group: &GroupHead) -> Counted {
    let words = plain_words(&group.text);
    let says = |phrases: &[&str]| {
        let mut phrases = phrases.iter();
        phrases.any(|phrase| words.contains(&format!(" {phrase} ")))
    };
    let is_plain = words
        .split_whitespace()
        .all(|word| PLAIN.contains(&word) || is_number(word));
    // Above the head a letterhead may end: only what speaks of counts is known to be none of it.
    let is_letterhead = !group.is_in_head
        && (says(&[
            "bao cao",
            "tinh hinh",
            "bieu",
            "danh muc",
            "don vi",
            "dvt",
            "doc lap",
            "cong hoa",
        ]) || says(&["phu luc", "mau so", "kem theo", "ngay", "quyet dinh"])
            || group.text.contains(':'));
    let (resolved, received) = (says(RESOLVED), says(RECEIVED));
    match () {
        () if is_letterhead => Counted::Anything,
        () if says(OTHERS) => Counted::Other,
        () if resolved && received => Counted::Anything,
        () if resolved => Counted::Of(Basis::Resolved),
        () if received => Counted::Of(Basis::Received),
        () if is_plain => Counted::Anything,
        () if group.is_in_head || group.is_merged => Counted::Other,
        () => Counted::Anything,
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || word.len() == 1
}
