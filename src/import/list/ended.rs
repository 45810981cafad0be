//! What a list says of procedures that are not in force any more: as its title, as a line between its rows, or of a single row.
//! A list is of what is in force, and whatever it has is taken so.

use std::path::Path;

use jiff::civil::Date;

use super::super::cell::date;
use super::super::declared::{
    CellDeclaration, Declaration, Declared, Phrases, Position, declarations, declared_beside,
    ended_by_name, plain_words,
};
use super::super::job::ImportError;
use super::super::periods::{StatedPeriod, periods};
use super::super::portal::UnreadRow;
use super::super::table::{RowError, TableRow, TableRows};
use crate::i18n::message;

/// What a list is headed by that holds what took another's place, or lost it.
const REPLACING: Phrases = Phrases {
    said: &[&["thay the"]],
    harmless: &[
        "thay thế quyết định",
        "thay thế cho quyết định",
        "thay thế các quyết định",
        "thay thế danh mục",
        "thay thế cho danh mục",
        "thay thế phụ lục",
        "thay thế công văn",
        "thay thế văn bản",
        "chưa bị thay thế",
        "không bị thay thế",
        "thay the quyet dinh",
    ],
    ..Phrases::NONE
};

/// Columns that are filled where it is in force, and say no where it is not.
const IN_FORCE: &[&str] = &["con hieu luc", "dang hieu luc", "in force", "active"];

/// Cells that say no.
const NO: &[&str] = &["khong", "chua", "no", "false", "0", "n", "het", "da het"];

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

/// Refuses a list that declares of itself, or of what stands below one of its lines, that it is no list of what is in force.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_declared(path: &Path, table: &TableRows) -> Result<(), ImportError> {
    for Declaration { place, text, .. } in declarations(path, table) {
        let (message, hint) = match () {
            () if Declared::Draft.is_in(&text) => (
                message!("import-draft", place, text),
                message!("import-draft-hint"),
            ),
            () if has_ended(&text) => (
                message!("import-list-ended", place, text),
                message!("import-list-ended-hint"),
            ),
            () => continue,
        };
        return Err(ImportError::refusal(path, message).hint(hint));
    }
    Ok(())
}

/// Whether a text is of what ended.
fn has_ended(text: &str) -> bool {
    Declared::Ended.is_in(text) || Declared::Abolished.is_in(text) || REPLACING.are_in(text)
}

/// Refuses a list that says that it is a part of the whole: by it, all that it does not have would end.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_parts(
    path: &Path,
    table: &TableRows,
    day: Option<Date>,
) -> Result<(), ImportError> {
    match part_said(path, table, day) {
        None => Ok(()),
        Some(Declaration { place, text, .. }) => Err(ImportError::refusal(
            path,
            message!("import-list-of-part", place, text),
        )
        .hint(message!("import-list-of-part-hint"))),
    }
}

/// What a list says of itself that makes it a part of the whole, so that nothing is gone by it; none where it says nothing.
pub(super) fn part(path: &Path, table: &TableRows, day: Option<Date>) -> Option<UnreadRow> {
    let Declaration { place, text, .. } = part_said(path, table, day)?;
    Some(UnreadRow {
        place: message!("import-says-part", place, text),
        issuer: None,
    })
}

/// The title, or the note below, by which a list is a part of the whole, or that of another year than its day's.
fn part_said(path: &Path, table: &TableRows, day: Option<Date>) -> Option<Declaration> {
    let all = declarations(path, table).into_iter();
    all.filter(|said| said.is_of_all() || said.position == Position::Head)
        .find(|said| {
            Declared::PartOfList.is_in(&said.text)
                || is_annex(&said.text)
                || (matches!(said.position, Position::Title(_)) && is_of_past(&said.text, day))
        })
}

/// Whether a text is the name of one annex among several.
fn is_annex(text: &str) -> bool {
    let words = plain_words(text);
    let mut words = words.split_whitespace();
    let is_named = |word: &str| {
        word.bytes().all(|b| b.is_ascii_digit())
            || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || word.len() == 1
    };
    matches!(
        (words.next(), words.next()),
        (Some("phu"), Some("luc")) | (Some("bieu"), Some("so"))
    ) && words
        .next()
        .is_some_and(|word| is_named(word) || word == "so")
}

/// Whether a title says that the list is one of a year that had passed.
fn is_of_past(text: &str, day: Option<Date>) -> bool {
    let year = |period: &StatedPeriod| match period {
        StatedPeriod::Years(_, last) => Some(*last),
        _ => None,
    };
    let last = periods(text).iter().filter_map(year).max();
    last.zip(day).is_some_and(|(last, day)| last < day.year())
}

/// What is to be said of a row that is taken: its procedure ends after the day of the list, which is not brought in, or a
/// remark names on the way what ended.
pub(super) fn doubt(row: &TableRow, day: Option<Date>) -> Option<RowError> {
    let mut beside = row.beside_named();
    let ends = beside.find(|(_, column, text)| is_ended(column, text) && is_ahead(text, day));
    if let Some((cell, column, text)) = ends {
        return Some(RowError {
            cell: Some(cell),
            reason: message!("import-row-ends", column, text),
        });
    }
    let CellDeclaration {
        cell, column, text, ..
    } = declared_beside(row, WANTED)
        .filter(|found| !found.is_sure && !is_ahead(found.text, day))?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-cell-maybe", column, text),
    })
}

/// What a cell may declare of its row that is none of a procedure in force.
const WANTED: &[Declared] = &[Declared::Ended, Declared::Abolished, Declared::Draft];

/// Whether a text is a day after another.
fn is_ahead(text: &str, day: Option<Date>) -> bool {
    date(text).ok().zip(day).is_some_and(|(end, day)| end > day)
}

/// Why a row is not taken as in force: its name or a column that is passed over says that it is not. `day` is that of the list.
pub(super) fn says_ended(row: &TableRow, day: Option<Date>) -> Option<RowError> {
    if let Some(text) = ended_by_name(row.trimmed("name").unwrap_or_default()) {
        return Some(RowError {
            cell: row.place("name"),
            reason: message!("import-row-ended", column = "name", text),
        });
    }
    let mut beside = row.beside_named();
    let by_column = beside.find(|(_, column, text)| is_ended(column, text) && !is_ahead(text, day));
    let declared = || {
        let found = declared_beside(row, WANTED).filter(|found| found.is_sure)?;
        Some((found.cell, found.column, found.text))
    };
    let (cell, column, text) = by_column.or_else(declared)?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-row-ended", column, text),
    })
}

/// Whether the name of its column makes a cell say that its procedure ended.
fn is_ended(column: &str, text: &str) -> bool {
    let (column_words, words) = (plain_words(column), plain_words(text));
    let names = |phrases: &[&str]| {
        let mut phrases = phrases.iter();
        phrases.any(|phrase| column_words.contains(&format!(" {phrase} ")))
    };
    let is_no = NO.contains(&words.trim());
    let is_standing = names(IN_FORCE) || column_words.trim() == "hieu luc";
    if is_standing && !names(&["khong con hieu luc"]) {
        return is_no;
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
    (names(&of_end) || names(&["abolished", "repealed", "expired", "expiry"]))
        && says_something
        && !OF_PARTS.iter().any(|part| column_words.contains(part))
}

#[cfg(test)]
mod tests {
    use super::super::ListOptions;
    use super::super::tests::{any_day, planned};
    use super::{has_ended, says_ended};
    use crate::import::table::{Cell, TableRow};
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
            assert!(has_ended(ended), "{ended}");
        }
        for fine in [
            "DANH SÁCH THỦ TỤC HÀNH CHÍNH",
            "Danh sách TTHC",
            "(Kèm theo Quyết định số 9/QĐ-BTP, thay thế Quyết định số 8/QĐ-BTP)",
            "Danh mục thủ tục còn hiệu lực",
            "danh sach tthc BoTuPhap",
        ] {
            assert!(!has_ended(fine), "{fine}");
        }
    }

    #[test]
    fn a_cell_beside_says_by_its_column_whether_the_procedure_ended() {
        let is_ended = |column: &str, text: &str| {
            let cell = (Cell::text(0, text.to_owned()), column.to_owned());
            let row = TableRow::new(1, None, &[], Vec::new()).with_beside([cell].into_iter());
            says_ended(&row, None).is_some()
        };
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
