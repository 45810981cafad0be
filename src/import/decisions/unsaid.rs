//! A table without a column for what was decided is a list of what is eligible, unless something says otherwise: its name, its
//! title, its sheet, or a line between its rows. Such a line is no row, and what stands below it may be under another heading.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::head::place_of;
use super::super::job::ImportError;
use super::super::table::{RowPosition, TableRow, TableRows};
use crate::catalogue::model::is_code;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::import::declared::plain_words as words;
use crate::import::titles::titles;

/// Words of titles that are not those of a list of what is eligible for full online service; without accents.
const OTHERS: &[&str] = &[
    "khong",
    "chua",
    "mot phan",
    "bai bo",
    "tam dung",
    "ngung",
    "gop",
    "muc do 1",
    "muc do 2",
    "muc do 3",
    "muc 3",
    "tiep nhan truc tiep",
    "nop truc tiep",
    "not",
    "partial",
    "partially",
    "abolish",
    "abolished",
    "suspend",
    "suspended",
];

/// What such titles say of procedures and not of what was decided.
const HARMLESS: &[&str] = &["khong phu thuoc", "khong phan biet"];

/// What holds the rows of one table back: by the sheet, the line from which on, and what it says.
pub(super) struct Headings(BTreeMap<u16, (RowPosition, String)>);

impl Headings {
    /// The lines between the rows that are no rows.
    ///
    /// # Errors
    /// The table, or a line in it, says that it is about something else than what is eligible.
    pub(super) fn of(
        path: &Path,
        table: &TableRows,
        snapshot: &Snapshot,
    ) -> Result<Headings, ImportError> {
        let headings = table.rows.iter().filter(|row| is_heading(row));
        let headings: Vec<(&TableRow, String)> = headings.map(|row| (row, said(row))).collect();
        let lines = headings.iter().map(|(row, text)| {
            let place = place_of(&table.grid, row.line);
            (place, text.clone())
        });
        if let Some((place, text)) = titles(path, table)
            .chain(lines)
            .find(|(_, text)| is_other(text))
        {
            return Err(
                ImportError::refusal(path, message!("import-other-outcome", place, text))
                    .hint(message!("import-add-outcome")),
            );
        }
        let mut first = BTreeMap::new();
        for (row, text) in headings {
            if !names_a_field(&text, snapshot) {
                first.entry(row.line.sheet).or_insert((row.line, text));
            }
        }
        Ok(Headings(first))
    }

    /// Why a row is not taken; none where no heading stands above it.
    pub(super) fn above(&self, line: RowPosition) -> Option<Message> {
        let (heading, text) = self
            .0
            .get(&line.sheet)
            .filter(|(heading, _)| *heading < line)?;
        let text = match text.is_empty() {
            true => String::new(),
            false => format!(" (“{text}”)"),
        };
        Some(message!("import-below-heading", heading, text))
    }
}

/// How a cell begins that says of its row something else than that it is eligible for full online service; without accents.
const VERDICTS: &[&str] = &[
    "mot phan",
    "muc do 1",
    "muc do 2",
    "muc do 3",
    "muc 3",
    "bai bo",
    "da bai bo",
    "de nghi bai bo",
    "khong du",
    "khong cung cap",
    "khong dap ung",
    "khong thuc hien",
    "chua du",
    "chua dap ung",
    "chua cung cap",
    "tam dung",
    "tam ngung",
    "ngung",
    "dung cung cap",
    "het hieu luc",
    "thong tin truc tuyen",
    "cung cap thong tin",
    "partial",
    "partially",
    "not eligible",
    "abolished",
    "suspended",
];

/// Words before them that say what is meant and nothing of it.
const LEADS: &[&str] = &[
    "muc do",
    "dvctt",
    "dvc truc tuyen",
    "dvc",
    "dich vu cong truc tuyen",
    "dich vu cong",
    "truc tuyen",
];

/// Why a row is not taken as eligible: a cell in a column that is passed over says what it is instead.
pub(super) fn says_otherwise(row: &TableRow) -> Option<(u32, Message)> {
    // Until 2022 a service of level 3 was no full one.
    let is_low = |column: &str, text: &str| {
        let said = words(text);
        let said = said.trim();
        let level = ["muc do ", "muc "]
            .iter()
            .find_map(|lead| said.strip_prefix(lead));
        words(column).contains(" muc do ")
            && matches!(level.unwrap_or(said), "1" | "2" | "3" | "ii" | "iii")
    };
    let mut beside = row.beside_named();
    let (cell, _, text) =
        beside.find(|(_, column, text)| is_verdict(text) || is_low(column, text))?;
    Some((cell, message!("import-says-otherwise", text)))
}

fn is_verdict(text: &str) -> bool {
    begins(text, VERDICTS)
}

/// Whether a text begins with one of some verdicts, or says so behind a word that only leads to it.
fn begins(text: &str, verdicts: &[&str]) -> bool {
    let words = words(text);
    let mut said = words.trim_start();
    while let Some(rest) = LEADS
        .iter()
        .find_map(|lead| said.strip_prefix(lead)?.strip_prefix(' '))
    {
        said = rest;
    }
    let is_first = |verdict: &&str| {
        said.strip_prefix(*verdict)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    verdicts.iter().any(is_first)
}

/// Whether a row names no procedure: a heading, a note, a sum.
fn is_heading(row: &TableRow) -> bool {
    row.exact("code").is_none_or(|code| {
        let code = code.trim();
        !is_code(code) && code.contains(char::is_alphabetic) && code.contains(char::is_whitespace)
    })
}

/// All that a row says.
fn said(row: &TableRow) -> String {
    let texts: Vec<&str> = row.texts().map(str::trim).collect();
    texts.join(" ").trim().to_owned()
}

/// Whether a text is about something else than what is eligible for full online service.
fn is_other(text: &str) -> bool {
    let mut words = words(text);
    for harmless in HARMLESS {
        words = words.replace(harmless, "");
    }
    OTHERS
        .iter()
        .any(|other| words.contains(&format!(" {other} ")))
}

/// Whether a heading only says of which field or agency the rows below it are.
fn names_a_field(text: &str, snapshot: &Snapshot) -> bool {
    let said = words(text);
    let mut name = said.trim();
    // The numeral before it: II, 2, B.
    if let Some((first, rest)) = name.split_once(' ')
        && (first
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | '0'..='9'))
            || first.len() == 1)
    {
        name = rest;
    }
    let is = |known: &String| words(known).trim() == name;
    name.starts_with("linh vuc ")
        || snapshot.fields().iter().any(|field| is(&field.name))
        || snapshot.agencies().iter().any(|agency| is(&agency.name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::plan;
    use super::is_other;
    use crate::import::testing::{MemoryFiles, shown};

    const HEAD: [&str; 4] = ["TT", "Mã TTHC", "Số quyết định", "Ngày ký"];

    /// A workbook of sheets: their names and rows.
    fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            for (at, row) in rows.iter().enumerate() {
                let at = u32::try_from(at).unwrap();
                sheet.write_row(at, 0, row.iter().copied()).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }

    const ONE: [&str; 4] = ["1", "1.000001", "1/QĐ-BTP", "15/12/2023"];
    const TWO: [&str; 4] = ["2", "1.000002", "1/QĐ-BTP", "15/12/2023"];

    #[test]
    fn a_list_of_what_is_not_eligible_comes_in_as_eligible_full_nowhere() {
        let memory = MemoryFiles::with(&[]);
        let refused = |name: &str, sheets: &[(&str, &[&[&str]])], place: &str| {
            let error = memory.plan_of(plan, name, &book(sheets)).unwrap_err();
            assert!(error.message.contains(place), "{}", error.message);
        };
        let title = ["DANH MỤC THỦ TỤC KHÔNG ĐỦ ĐIỀU KIỆN"];
        refused("t.xlsx", &[("S", &[&title, &HEAD, &ONE])], "cell A1 says");
        refused(
            "t.xlsx",
            &[("Toàn trình", &[&HEAD, &ONE]), ("Một phần", &[&HEAD, &TWO])],
            "the name of the sheet says “Một phần”",
        );
        refused(
            "t.xlsx",
            &[(
                "S",
                &[&HEAD, &["I. Toàn trình"], &ONE, &["II. Một phần"], &TWO],
            )],
            "4:4 says “II. Một phần”",
        );
        refused(
            "pl-mot-phan.xlsx",
            &[("S", &[&HEAD, &ONE])],
            "the name of the file",
        );
    }

    #[test]
    fn what_stands_below_a_line_that_is_no_row_is_held_back_and_the_rest_is_counted() {
        let memory = MemoryFiles::with(&[]);
        let sheets =
            |line: &'static str| book(&[("S", &[&HEAD[..], &ONE[..], &[line][..], &TWO[..]])]);
        let held = memory
            .plan_of(plan, "t.xlsx", &sheets("Nhóm thứ hai"))
            .unwrap();
        let refused = shown(&held.report.refused).concat();
        assert!(
            refused.contains("stands below line 3 (“Nhóm thứ hai”)"),
            "{refused}"
        );
        assert_eq!(held.report.decisions.as_ref().unwrap().entries.len(), 1);
        let told = shown(&held.report.warnings).concat();
        assert!(
            told.contains("taken as eligible_full") && told.ends_with(": 1"),
            "{told}"
        );
        // A heading of a field says nothing of what was decided.
        let fields = memory
            .plan_of(plan, "t.xlsx", &sheets("II. Lĩnh vực Hộ tịch"))
            .unwrap();
        assert_eq!(fields.report.decisions.unwrap().entries.len(), 2);
        // Where the column is there, each row says it.
        let table =
            "code,outcome,number,signed\nMột phần,,,\n1.000001,partial,1/QĐ-BTP,2023-12-15\n";
        let said = memory.plan(plan, table).unwrap();
        assert_eq!(said.report.decisions.unwrap().entries.len(), 1);
    }

    #[test]
    fn what_a_column_that_is_passed_over_says_of_a_row_is_not_passed_over() {
        let memory = MemoryFiles::with(&[]);
        for (head, said) in [
            ("Mức độ", "3"),
            ("Mức độ", "Mức độ 3"),
            ("Ghi chú", "Bãi bỏ"),
            ("Ghi chú", "Chưa đủ điều kiện, chờ phương án"),
            ("Ghi chú", "DVCTT một phần"),
        ] {
            let table = format!(
                "Mã TTHC,Số quyết định,Ngày ký,{head}\n1.000001,1/QĐ-BTP,15/12/2023,\"{said}\"\n1.000002,1/QĐ-BTP,15/12/2023,\n"
            );
            let plan = memory.plan(plan, &table).unwrap();
            let refused = shown(&plan.report.refused).concat();
            assert!(refused.contains(said), "{refused}");
            assert_eq!(plan.report.decisions.unwrap().entries.len(), 1, "{said}");
        }
        for fine in [
            "Toàn trình",
            "Hàng không",
            "Cấp giấy phép cho người không quốc tịch",
            "Đã tích hợp",
        ] {
            assert!(!super::is_verdict(fine), "{fine}");
        }
    }

    #[test]
    fn a_title_that_is_not_of_what_is_eligible_is_known_by_its_words() {
        for other in [
            "DANH MỤC THỦ TỤC KHÔNG ĐỦ ĐIỀU KIỆN",
            "Một phần",
            "Mot phan",
            "PL2_mot-phan",
            "II. Bãi bỏ",
            "Danh mục dịch vụ công mức độ 3",
            "TTHC tiếp nhận trực tiếp",
            "chưa đủ điều kiện",
            "Toàn trình, một phần",
            "Một phần".to_uppercase().as_str(),
        ] {
            assert!(is_other(other), "{other}");
        }
        for fine in [
            "DANH MỤC THỦ TỤC ĐỦ ĐIỀU KIỆN CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN TOÀN TRÌNH",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Độc lập - Tự do - Hạnh phúc",
            "Thủ tục thực hiện không phụ thuộc vào địa giới hành chính",
            "Toàn trình",
            "Sheet1",
        ] {
            assert!(!is_other(fine), "{fine}");
        }
    }
}
