//! Lists of different times that are read together.

use super::*;
use crate::import::testing::shown;

const ROWS: [[&str; 5]; 3] = [
    ["1.000001", "Một", TP, "UBND cấp xã", "Hộ tịch"],
    ["1.000002", "Hai", TP, "UBND cấp xã", "Hộ tịch"],
    ["1.000003", "Ba", TP, "UBND cấp xã", "Hộ tịch"],
];

/// A workbook of sheets: a name, a title, and the number of its row.
fn book(sheets: &[(&str, &str, usize)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, title, row) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        sheet.write(0, 0, *title).unwrap();
        sheet.write_row(1, 0, HEAD.iter().copied()).unwrap();
        sheet.write_row(2, 0, ROWS[*row]).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn last_years_sheet_and_this_years_became_one_whole_list() {
    let memory = MemoryFiles::with(&[]);
    for (one, other) in [
        (("2024", "DANH MỤC", 0), ("2025", "DANH MỤC", 1)),
        (("A", "DANH MỤC năm 2024", 0), ("B", "DANH MỤC năm 2025", 1)),
        (
            ("A", "Kèm theo Quyết định số 1/QĐ-BTP ngày 05/01/2024", 0),
            ("B", "Kèm theo Quyết định số 9/QĐ-BTP ngày 06/02/2025", 1),
        ),
        (
            ("A", "Tính đến 30/6/2025", 0),
            ("B", "Tính đến 31/12/2025", 1),
        ),
        (("Danh mục", "", 0), ("Danh mục cũ", "", 1)),
        (("Danh mục", "", 0), ("Danh mục (2)", "", 1)),
        (("Tháng 1", "", 0), ("Tháng 6", "", 1)),
    ] {
        let error = planned(&memory, &[book(&[one, other])], &any_day()).unwrap_err();
        let said = format!(
            "the sheet “{}” and the sheet “{}” are of different times",
            one.0, other.0
        );
        assert!(error.message.contains(&said), "{}", error.message);
        assert!(error.is_refusal && error.hint.unwrap().contains("--sheet"));
    }
    // Two lists as two sheets would be.
    let lists = [book(&[("S", "năm 2024", 0)]), book(&[("S", "năm 2025", 1)])];
    let error = planned(&memory, &lists, &any_day()).unwrap_err();
    assert!(error.message.contains("(2024; 2025)"), "{}", error.message);
    for (one, other) in [
        (("Cấp tỉnh", "năm 2025", 0), ("Cấp xã", "năm 2025", 1)),
        (("Cấp tỉnh", "năm 2025", 0), ("Cấp xã", "", 1)),
        (("Lưu trú", "", 0), ("Cư trú", "", 1)),
    ] {
        let fine = planned(&memory, &[book(&[one, other])], &any_day()).unwrap();
        assert_eq!(shown(&fine.report.refused), Vec::<String>::new());
    }
}

#[test]
fn sheets_that_name_the_same_procedures_are_told() {
    let memory = MemoryFiles::with(&[]);
    let book = book(&[("A", "", 0), ("B", "", 0)]);
    let done = planned(&memory, &[book], &any_day()).unwrap();
    let told = shown(&done.report.warnings).concat();
    let said = "the sheet “A” and the sheet “B” both name one procedure";
    assert!(told.contains(said), "{told}");
}

#[test]
fn nothing_is_gone_by_a_list_that_calls_itself_a_part() {
    let mut memory = MemoryFiles::with(&[]);
    let whole = list(&[["1.000001", "Một", TP], ["1.000002", "Hai", TP]]);
    import(&mut memory, &[whole], &any_day());
    let part = book(&[("S", "DANH MỤC TTHC MỚI BAN HÀNH", 2)]);
    let done = planned(&memory, &[part], &any_day()).unwrap();
    assert_eq!(gone(&done), Vec::<&str>::new());
    assert!(done.report.list.as_ref().unwrap().partial);
    let told = shown(&done.report.warnings).concat();
    assert!(
        told.contains("MỚI BAN HÀNH") && told.contains("not taken for gone"),
        "{told}"
    );
}

#[test]
fn columns_that_a_list_passes_over_are_named_once_and_a_day_to_come_ends_nothing() {
    let memory = MemoryFiles::with(&[]);
    let head = [HEAD, &["Mức độ", "Ngày hết hiệu lực"]].concat();
    let row = [&ROWS[0][..], &["Toàn trình", "31/12/2027"]].concat();
    let ended = [&ROWS[1][..], &["Toàn trình", "31/12/2025"]].concat();
    let mut asked = any_day();
    asked.retrieval.stated = Some(date(2026, 6, 1));
    let done = planned(&memory, &[sheet_of(&[&head, &row, &ended])], &asked).unwrap();
    let told = shown(&done.report.warnings);
    assert!(
        told.iter()
            .any(|told| told.ends_with("`Mức độ`, `Ngày hết hiệu lực`")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|told| told.starts_with("G3 1.000001") && told.contains("ends later")),
        "{told:?}"
    );
    assert!(
        shown(&done.report.refused)
            .concat()
            .starts_with("G4 1.000002")
    );
}
