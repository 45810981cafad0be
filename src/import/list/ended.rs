//! What a list says of procedures that are not in force any more: as its title, as a line between its rows, or of a single row.
//! A list is of what is in force, and whatever it has is taken so.

use std::path::Path;

use jiff::civil::Date;

use super::super::cell::date;
use super::super::job::ImportError;
use super::super::portal::UnreadRow;
use super::super::table::{RowError, TableRow, TableRows};
use super::super::titles::{Phrases, plain_words, titles, titles_and_lines};
use crate::i18n::message;

/// How a list says of procedures, and a cell of its row, that they ended; without accents.
const ENDED: &[&str] = &[
    "bai bo",
    "huy bo",
    "het hieu luc",
    "khong con hieu luc",
    "ngung hieu luc",
    "cham dut hieu luc",
    "repealed",
    "abolished",
    "expired",
    "replaced",
    "superseded",
    "not in force",
    "no longer in force",
];

const OF_ENDED: Phrases = Phrases {
    said: &[ENDED, &["thay the"]],
    harmless: &[
        "chưa bãi bỏ",
        "chưa bị bãi bỏ",
        "không bị bãi bỏ",
        "chưa hết hiệu lực",
        // What the decision on the list says of the one before it.
        "bãi bỏ quyết định",
        "thay thế quyết định",
        "thay thế cho quyết định",
        "thay thế danh mục",
        "thay thế cho danh mục",
        "thay thế phụ lục",
        "thay thế công văn",
        "thay thế văn bản",
    ],
};

/// How else a cell begins that says so of its row: what takes the place of another is in force.
const VERDICTS: &[&str] = &[
    "bi thay the",
    "duoc thay the",
    "thay the boi",
    "thay the bang",
    "inactive",
];

/// Words before them that only lead to them.
const LEADS: &[&str] = &["da", "bi", "thu tuc", "tthc", "thu tuc hanh chinh", "hien"];

/// What is abolished of a procedure that stays.
const OF_PARTS: &[&str] = &[
    "bai bo mot phan",
    "bai bo thanh phan",
    "bai bo yeu cau",
    "bai bo dieu kien",
    "bai bo giay",
    "bai bo quy dinh",
    "bai bo to khai",
    "bai bo noi dung",
];

/// Columns that say where a procedure stands; without accents.
const STANDINGS: &[&str] = &["trang thai", "tinh trang", "hieu luc", "status", "standing"];

/// Columns that are filled where it is in force, and say no where it is not.
const IN_FORCE: &[&str] = &["con hieu luc", "dang hieu luc", "in force", "active"];

/// Cells that say no.
const NO: &[&str] = &["khong", "chua", "no", "false", "0", "n"];

/// Refuses a list that says of itself, or of what stands below one of its lines, that it is of what ended.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_ended(path: &Path, table: &TableRows) -> Result<(), ImportError> {
    let mut said = titles_and_lines(path, table, is_line);
    match said.find(|(_, text)| OF_ENDED.are_in(text)) {
        None => Ok(()),
        Some((place, text)) => Err(ImportError::refusal(
            path,
            message!("import-list-ended", place, text),
        )
        .hint(message!("import-list-ended-hint"))),
    }
}

/// What a title says of a list that is a part of the whole; without accents.
const OF_PART: Phrases = Phrases {
    said: &[&[
        "moi ban hanh",
        "ban hanh moi",
        "sua doi",
        "bo sung",
        "linh vuc",
        "cap tinh",
        "cap huyen",
        "cap xa",
        "cap trung uong",
        "thiet yeu",
        "noi bo",
        "toan trinh",
        "mot phan",
        "dich vu cong",
        "du dieu kien",
        "lien thong",
        "phi dia gioi",
        "uy quyen",
        "phan cap",
        "cat giam",
        "don gian hoa",
        "ra soat",
        "new procedures",
        "amended",
    ]],
    harmless: &[
        "các lĩnh vực",
        "lĩnh vực thuộc",
        "lĩnh vực quản lý",
        "theo lĩnh vực",
    ],
};

/// Refuses a list that says that it is a part of the whole: by it, all that it does not have would end.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_parts(path: &Path, table: &TableRows) -> Result<(), ImportError> {
    match titles(path, table).find(|(_, text)| OF_PART.are_in(text)) {
        None => Ok(()),
        Some((place, text)) => Err(ImportError::refusal(
            path,
            message!("import-list-of-part", place, text),
        )
        .hint(message!("import-list-of-part-hint"))),
    }
}

/// What a list says of itself that makes it a part of the whole, so that nothing is gone by it; none where it says nothing.
pub(super) fn part(path: &Path, table: &TableRows) -> Option<UnreadRow> {
    let (place, text) = titles(path, table).find(|(_, text)| OF_PART.are_in(text))?;
    Some(UnreadRow {
        place: message!("import-says-part", place, text),
        issuer: None,
    })
}

/// Whether a row is no procedure: without a code and with hardly more than one text.
fn is_line(row: &TableRow) -> bool {
    let is_empty = |name: &str| row.trimmed(name).is_none();
    is_empty("issuer") && is_empty("executing") && is_empty("field") && {
        let code = row.trimmed("code");
        code.is_none_or(|code| code.contains(char::is_whitespace))
    }
}

/// What is to be said of a row whose procedure ends after the day of the list: such a day is not brought in.
pub(super) fn says_end(row: &TableRow, day: Option<Date>) -> Option<RowError> {
    let mut beside = row.beside_named();
    let (cell, column, text) =
        beside.find(|(_, column, text)| is_ended(column, text) && is_ahead(text, day))?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-row-ends", column, text),
    })
}

/// Whether a text is a day after another.
fn is_ahead(text: &str, day: Option<Date>) -> bool {
    date(text).ok().zip(day).is_some_and(|(end, day)| end > day)
}

/// Why a row is not taken as in force: its name or a column that is passed over says that it is not. `day` is that of the list.
pub(super) fn says_ended(row: &TableRow, day: Option<Date>) -> Option<RowError> {
    let name = row.trimmed("name").unwrap_or_default();
    let bracketed = name.split(['(', '[']).skip(1);
    let mut bracketed = bracketed.filter_map(|rest| rest.split([')', ']']).next());
    if let Some(text) = bracketed.find(|text| is_verdict(text)) {
        return Some(RowError {
            cell: row.place("name"),
            reason: message!("import-row-ended", column = "name", text),
        });
    }
    let mut beside = row.beside_named();
    let (cell, column, text) =
        beside.find(|(_, column, text)| is_ended(column, text) && !is_ahead(text, day))?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-row-ended", column, text),
    })
}

/// Whether a cell says that its procedure ended, by the name of its column.
fn is_ended(column: &str, text: &str) -> bool {
    let (column_words, words) = (plain_words(column), plain_words(text));
    let names = |phrases: &[&str]| {
        let mut phrases = phrases.iter();
        phrases.any(|phrase| column_words.contains(&format!(" {phrase} ")))
    };
    let is_no = NO.contains(&words.trim());
    if names(IN_FORCE) && !names(&["khong con hieu luc"]) {
        return is_no || is_verdict(text);
    }
    // Such as a day on which it ended, or a cross.
    let says_something = !words.trim().is_empty() && !is_no;
    let of_end = [
        "bai bo",
        "het hieu luc",
        "khong con hieu luc",
        "huy bo",
        "thay the boi",
        "bi thay the",
        "duoc thay the",
        "ma moi",
        "replaced by",
    ];
    if names(&of_end) || names(&["abolished", "repealed", "expired", "expiry"]) {
        return says_something && !OF_PARTS.iter().any(|part| column_words.contains(part));
    }
    is_verdict(text)
        || (names(STANDINGS) && (OF_ENDED.are_in(text) || words.trim() == "khong hieu luc"))
}

fn is_verdict(text: &str) -> bool {
    let words = plain_words(text);
    let mut said = words.trim_start();
    while let Some(rest) = LEADS
        .iter()
        .find_map(|lead| said.strip_prefix(lead)?.strip_prefix(' '))
    {
        said = rest;
    }
    let begins = |phrase: &&str| {
        said.strip_prefix(*phrase)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    ENDED.iter().chain(VERDICTS).any(begins) && !OF_PARTS.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::super::ListOptions;
    use super::super::tests::{any_day, planned};
    use super::{OF_ENDED, is_ended};
    use crate::import::testing::{MemoryFiles, named_sheet, shown};

    const HEAD: &[&str] = &["STT", "Mã số", "Tên", "Cơ quan ban hành", "Trạng thái"];
    const ONE: &[&str] = &["1", "1.000001", "Một", "Bộ Tư pháp", "Công khai"];

    fn book(sheet_name: &str, rows: &[&[&str]]) -> Vec<u8> {
        named_sheet(sheet_name, 1, rows)
    }

    #[test]
    fn a_list_of_what_was_abolished_came_in_as_in_force_and_all_else_as_gone() {
        let memory = MemoryFiles::with(&[]);
        let title: &[&str] = &["DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ"];
        let line: &[&str] = &["II. Thủ tục hết hiệu lực"];
        for (sheet, rows, place) in [
            ("S", &[title, HEAD, ONE][..], "cell A2 says"),
            ("Bãi bỏ", &[HEAD, ONE], "the name of the sheet says"),
            ("S", &[HEAD, line, ONE], "3:3 says"),
        ] {
            let error = planned(&memory, &[book(sheet, rows)], &any_day()).unwrap_err();
            assert!(error.message.contains(place), "{}", error.message);
            assert!(error.is_refusal && error.hint.is_some());
        }
        let fine: &[&str] = &["Kèm theo Quyết định số 9, thay thế Quyết định số 8"];
        let made = planned(&memory, &[book("S", &[fine, HEAD, ONE])], &any_day()).unwrap();
        assert_eq!(made.report.refused, []);
    }

    #[test]
    fn a_list_of_what_is_new_ended_all_that_it_does_not_have() {
        let memory = MemoryFiles::with(&[]);
        let day = jiff::civil::date(2026, 9, 30);
        let ending = ListOptions {
            abolished: Some(day),
            ..any_day()
        };
        for title in [
            "DANH MỤC TTHC MỚI BAN HÀNH",
            "Danh mục TTHC được sửa đổi, bổ sung",
            "Lĩnh vực: Hộ tịch",
            "DANH MỤC TTHC CẤP TỈNH",
        ] {
            let lists = [book("S", &[&[title], HEAD, ONE])];
            let error = planned(&memory, &lists, &ending).unwrap_err();
            let said = format!("cell A2 says “{title}”");
            assert!(error.message.contains(&said), "{}", error.message);
            // To propose ends nothing; and whoever names the agency says that the list is its whole list.
            planned(&memory, &lists, &any_day()).unwrap();
            let named = ListOptions {
                issuers: vec!["G15".to_owned()],
                ..ending.clone()
            };
            planned(&memory, &lists, &named).unwrap();
        }
        let whole: &[&str] = &["DANH MỤC TTHC THUỘC CÁC LĨNH VỰC CỦA BỘ TƯ PHÁP"];
        planned(&memory, &[book("S", &[whole, HEAD, ONE])], &ending).unwrap();
    }

    #[test]
    fn a_row_that_says_that_it_ended_was_taken_as_in_force_without_a_word() {
        let memory = MemoryFiles::with(&[]);
        for (name, standing, place) in [
            ("Ba", "Hết hiệu lực", "E4"),
            ("Ba", "Bãi bỏ", "E4"),
            ("Ba (đã bãi bỏ)", "", "C4"),
        ] {
            let row = ["2", "1.000003", name, "Bộ Tư pháp", standing];
            let made = planned(&memory, &[book("S", &[HEAD, ONE, &row])], &any_day()).unwrap();
            let refused = shown(&made.report.refused).concat();
            assert!(refused.starts_with(place), "{refused}");
            assert!(refused.contains("not in force any more"), "{refused}");
            assert_eq!(made.report.created, 0);
            // A list with such a row is not whole.
            assert_eq!(made.report.list.unwrap().gone, []);
        }
    }

    #[test]
    fn a_title_of_what_ended_is_known_by_its_words() {
        for ended in [
            "DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ",
            "tthc bai bo 2026",
            "Hết hiệu lực",
            "B. Thủ tục được thay thế",
            "Danh mục TTHC mới ban hành; sửa đổi; bãi bỏ",
            "Abolished procedures",
        ] {
            assert!(OF_ENDED.are_in(ended), "{ended}");
        }
        for fine in [
            "DANH SÁCH THỦ TỤC HÀNH CHÍNH",
            "Danh sách TTHC",
            "(Kèm theo Quyết định số 9/QĐ-BTP, thay thế Quyết định số 8/QĐ-BTP)",
            "Danh mục thủ tục còn hiệu lực",
            "danh sach tthc BoTuPhap",
        ] {
            assert!(!OF_ENDED.are_in(fine), "{fine}");
        }
    }

    #[test]
    fn a_cell_beside_says_by_its_column_whether_the_procedure_ended() {
        for (column, text) in [
            ("Trạng thái", "Hết hiệu lực"),
            ("Tình trạng", "Đã bãi bỏ"),
            ("Tình trạng", "Công bố, hết hiệu lực từ 01/01/2026"),
            ("Ghi chú", "Bị thay thế bởi 1.000003"),
            ("Ngày hết hiệu lực", "2026-01-01"),
            ("Bãi bỏ", "x"),
            ("Còn hiệu lực", "Không"),
        ] {
            assert!(is_ended(column, text), "{column}: {text}");
        }
        for (column, text) in [
            ("Trạng thái", "Còn hiệu lực"),
            ("Trạng thái", "Công khai"),
            ("Còn hiệu lực", "Có"),
            ("Bãi bỏ", "Không"),
            ("Ghi chú", "Thay thế thủ tục 1.000003"),
            ("Ghi chú", "Đề nghị bãi bỏ"),
            ("Nội dung đơn giản hóa", "Bãi bỏ thành phần hồ sơ"),
            ("STT", "1"),
            ("Mức độ", "Một phần"),
        ] {
            assert!(!is_ended(column, text), "{column}: {text}");
        }
    }
}
