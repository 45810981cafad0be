//! What the cells of a row declare of it, by the column in which they stand, and what its name does.

use super::Declared;
use super::phrases::plain_words;
use crate::import::table::TableRow;

/// What a cell of a column that is passed over declares of its row.
pub(in crate::import) struct CellDeclaration<'a> {
    /// The number of the cell.
    pub cell: u32,
    pub column: &'a str,
    pub text: &'a str,
    /// Whether it surely does; else it names it on the way.
    pub is_sure: bool,
}

/// What a column is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It says where the row stands.
    Standing,
    /// Whoever made the table remarks in it.
    Remark,
    /// It names something, or quotes it.
    Name,
    Other,
}

const STANDINGS: &[&str] = &[
    "trang thai",
    "tinh trang",
    "hieu luc",
    "status",
    "standing",
    "state",
    "ket qua phe duyet",
];
const REMARKS: &[&str] = &[
    "ghi chu",
    "note",
    "notes",
    "remark",
    "remarks",
    "comment",
    "chu thich",
    "luu y",
    "y kien",
    "ly do",
    "why",
    "giai trinh",
    "nhan xet",
];
const NAMES: &[&str] = &[
    "ten",
    "name",
    "title",
    "thu tuc",
    "tthc",
    "linh vuc",
    "field",
    "co quan",
    "agency",
    "don vi",
    "can cu",
    "legal basis",
    "noi dung",
    "doi tuong",
    "thanh phan",
    "ho so",
    "quy trinh",
    "muc do",
    "cap",
    "level",
    "phi",
    "fee",
    "fees",
    "thoi han",
    "time limit",
    "nhom",
];

fn role(column: &str) -> Role {
    let words = plain_words(column);
    let names = |phrases: &[&str]| {
        phrases
            .iter()
            .any(|phrase| super::phrases::has(&words, phrase))
    };
    match () {
        () if names(STANDINGS) => Role::Standing,
        () if names(REMARKS) => Role::Remark,
        () if names(NAMES) => Role::Name,
        () => Role::Other,
    }
}

/// Whether a column is one of remarks.
pub(in crate::import) fn is_remark(column: &str) -> bool {
    role(column) == Role::Remark
}

/// The first cell beside those that are read which declares one of these of its row; one that surely does before others.
pub(in crate::import) fn declared_beside<'a>(
    row: &'a TableRow,
    wanted: &[Declared],
) -> Option<CellDeclaration<'a>> {
    let mut maybe = None;
    for (cell, column, text) in row.beside_named() {
        let role = role(column);
        if role == Role::Name {
            continue;
        }
        let is_sure = wanted.iter().any(|declared| {
            declared.leads(text) || (role == Role::Standing && declared.is_in(text))
        });
        let found = CellDeclaration {
            cell,
            column,
            text,
            is_sure,
        };
        if is_sure {
            return Some(found);
        }
        let is_named = || wanted.iter().any(|declared| declared.is_in(text));
        if role == Role::Remark && maybe.is_none() && is_named() {
            maybe = Some(found);
        }
    }
    maybe
}

/// What a name says of its procedure that is no part of the name: in brackets, behind a dash, or before a colon. Procedures
/// are called after what others abolish and stop, too.
pub(in crate::import) fn ended_by_name(name: &str) -> Option<&str> {
    let bracketed = name.split(['(', '[']).skip(1);
    let bracketed = bracketed.filter_map(|rest| rest.split([')', ']']).next());
    let dashes = [" - ", " – ", " — ", ": ", "; ", " -- "];
    let ends = dashes.iter().filter_map(|dash| {
        let (_, end) = name.rsplit_once(dash)?;
        Some(end)
    });
    let begins = [":", " - ", " – ", " — "].iter().filter_map(|dash| {
        let (begin, _) = name.split_once(dash)?;
        Some(begin)
    });
    let mut marks = bracketed.map(str::trim).chain(
        ends.chain(begins)
            .map(|mark| mark.trim_matches(|c: char| !c.is_alphanumeric())),
    );
    marks.find(|mark| is_mark(mark))
}

/// How a mark on a name begins; without accents. Names of procedures have such words, too, and go on behind them.
const MARKS: &[&str] = &[
    "bai bo",
    "huy bo",
    "het hieu luc",
    "khong con hieu luc",
    "mat hieu luc",
    "ngung hieu luc",
    "cham dut hieu luc",
    "ngung ap dung",
    "dung ap dung",
    "khong con ap dung",
    "ngung thuc hien",
    "dung thuc hien",
    "khong con thuc hien",
    "bi thay the",
    "duoc thay the",
    "da thay the",
    "thay the boi",
    "thay the bang",
    "huy cong khai",
    "khong cong khai",
    "da huy",
    "bi huy",
    "da xoa",
    "da gop",
    "du thao",
    "abolished",
    "repealed",
    "expired",
    "replaced",
    "superseded",
    "revoked",
    "inactive",
    "not in force",
    "no longer in force",
];

/// How a mark goes on: by what, and since when.
const BEHIND: &[&str] = &[
    "tai", "theo", "boi", "bang", "tu", "ke", "ngay", "nam", "qd", "quyet", "vao", "by", "from",
    "since", "in", "on",
];

/// Whether a few words are a mark on a name, and no part of it.
fn is_mark(text: &str) -> bool {
    let words = plain_words(text);
    let mut rest = words.trim_start();
    loop {
        let behind = MARKS.iter().find_map(|mark| {
            let behind = rest.strip_prefix(mark)?;
            behind.starts_with(' ').then_some(behind)
        });
        if let Some(behind) = behind {
            let next = behind.split_whitespace().next();
            // “Hủy bỏ quyết định” is the name of something.
            let is_named = behind.trim_start().starts_with("quyet dinh ")
                && !behind.contains(|c: char| c.is_ascii_digit());
            return !is_named && next.is_none_or(|next| BEHIND.contains(&next));
        }
        let leads = ["da", "bi", "duoc", "hien", "nay", "tthc", "thu tuc"];
        let mut leads = leads.iter();
        match leads.find_map(|lead| rest.strip_prefix(lead)?.strip_prefix(' ')) {
            Some(behind) => rest = behind,
            None => return matches!(words.trim(), "huy" | "xoa"),
        }
    }
}
