//! Workbooks as spreadsheets and programs write them.

use rust_xlsxwriter::{ExcelDateTime as Day, Format, Formula, Workbook};

use super::super::statistics;
use super::super::table::none;
use super::super::testing::{MemoryFiles, column, shown, workbook};
use super::*;
use crate::import::{Hidden, Retrieval};

const COLUMNS: &[TableColumn] = &[
    column("unit", &["đơn vị"], true),
    column("code", &["mã thủ tục"], true),
    column("note", &[], false),
];

pub(super) fn open(bytes: &[u8], sheet: Option<&str>) -> Result<TableRows, ImportError> {
    opened(bytes, sheet, None)
}

pub(super) fn opened(
    bytes: &[u8],
    sheet: Option<&str>,
    hidden: Option<Hidden>,
) -> Result<TableRows, ImportError> {
    let path = Path::new("t.xlsx");
    let table = Table {
        unnamed: None,
        path,
        bytes,
        sheet,
        hidden,
        retrieval: Retrieval::default(),
    };
    table.read(COLUMNS, none)
}

/// The rows as `cell: unit|code|note`, or the error.
pub(super) fn rows(bytes: &[u8], sheet: Option<&str>) -> String {
    all(open(bytes, sheet))
}

pub(super) fn all(table: Result<TableRows, ImportError>) -> String {
    let table = match table {
        Ok(table) => table,
        Err(error) => return error.message.to_string(),
    };
    let show = |row: &TableRow| {
        let cell = |name| row.exact(name).unwrap_or("-");
        let place = table.grid.name(row.line, row.place("code")).unwrap();
        let faults: Vec<String> = row.faults().map(|f| f.reason.to_string()).collect();
        match &row.misfit {
            Some(fault) => format!("{place}: {} ({:?})", fault.reason, fault.cell),
            None if !faults.is_empty() => format!("{place}: {}", faults.join("; ")),
            None => format!("{place}: {}", ["unit", "code", "note"].map(cell).join("|")),
        }
    };
    table.rows.iter().map(show).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_table_is_found_below_its_letterhead_on_the_sheet_that_has_it() {
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.write(0, 0, "Đơn vị").unwrap();
    cover.write(3, 0, "không phải bảng").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Nháp").unwrap().set_hidden(true);
    hidden.write_row(0, 0, ["unit", "code"]).unwrap();
    hidden.write_row(1, 0, ["B", "2"]).unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Số liệu").unwrap();
    sheet.write(0, 0, "BỘ TƯ PHÁP").unwrap();
    sheet
        .write_row(4, 1, ["Mã thủ tục", "ĐƠN VỊ", "note"])
        .unwrap();
    sheet.write_row(16, 1, ["1.000010", "A", "x"]).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let skipped = opened(&bytes, None, Some(Hidden::Skip));
    assert_eq!(all(skipped), "Số liệu!B17: A|1.000010|x");
    assert_eq!(rows(&bytes, Some("Nháp")), "Nháp!B2: B|2|-");
    let error = open(&bytes, Some("nháp")).unwrap_err();
    assert_eq!(error.message, "the workbook has no sheet `nháp`");
    assert_eq!(error.hint.unwrap(), "its sheets are: Sheet1, Nháp, Số liệu");
}

#[test]
fn a_workbook_without_the_header_or_of_another_kind_says_what_is_missing() {
    let bytes = workbook(|sheet| sheet.write(0, 0, "Đơn vị").map(drop));
    let error = open(&bytes, None).unwrap_err();
    assert_eq!(
        error.message,
        "no sheet has a row with the names of the columns"
    );
    assert_eq!(
        error.hint.unwrap(),
        "at least these must stand in one row: unit = đơn vị, code = mã thủ tục"
    );
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, ["unit", "cod", "", "note", "", "thêm"])?;
        sheet.write(2, 4, "x").map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "2:2: column B `cod` is unknown (did you mean `code`?); column E has no name; column F `thêm` is unknown; \
         the column `code` is missing"
    );
    assert!(rows(b"\xD0\xCF\x11\xE0 old", None).contains("old .xls"));
    assert!(rows(b"PK\x03\x04 no archive", None).contains("no Excel workbook"));
    let error = open(b"unit,code\n", Some("Số liệu")).unwrap_err();
    assert!(error.message.contains("has no sheets"), "{error:?}");
}

#[test]
fn numbers_days_and_truth_values_are_read_as_people_see_them() {
    let bytes = workbook(|sheet| {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_datetime_with_format(1, 0, Day::from_ymd(2024, 12, 15)?, &day)?;
        sheet.write(1, 1, 150_025)?;
        sheet.write(1, 2, true)?;
        let noon = Day::from_ymd(2024, 12, 15)?.and_hms(12, 0, 0)?;
        sheet.write_datetime_with_format(2, 0, noon, &day)?;
        sheet.write(2, 1, 1.5)?;
        sheet
            .write_formula(2, 2, Formula::new("=1+1").set_result("2"))
            .map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "B2: 2024-12-15|150025|true\nB3: 2024-12-15T12:00:00|1.5|2"
    );
}

#[test]
fn what_a_cell_does_not_say_is_never_guessed() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1"])?;
        sheet.write_formula(1, 2, Formula::new("=NA()").set_result("#N/A"))?;
        sheet.write_row(2, 0, ["B", "2", "", "", "lạc"])?;
        sheet.write_row(1_000_000, 0, ["C", "3"]).map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "B2: `note` is #N/A, an error of the spreadsheet\n\
         B3: stands to the right of all columns that have a name (Some(5))\nB1000001: C|3|-"
    );
}

#[test]
fn counts_of_a_workbook_are_those_of_the_same_table_as_csv() {
    const HEAD: [&str; 11] = [
        "Đơn vị",
        "Phạm vi",
        "Từ ngày",
        "Đến ngày",
        "Cách đếm",
        "Nguồn",
        "Mã TTHC",
        "Trực tuyến",
        "Trực tiếp",
        "Bưu chính",
        "Đúng hạn",
    ];
    let bytes = workbook(|sheet| {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(0, 0, "BÁO CÁO")?;
        sheet.write_row(2, 0, HEAD)?;
        for row in [3, 4] {
            sheet.write_row(row, 0, ["G15", "toàn quốc"])?;
            sheet.write_datetime_with_format(row, 2, Day::from_ymd(2024, 12, 15)?, &day)?;
            sheet.write_row(row, 3, ["14/12/2025", "tiếp nhận", "BC 1"])?;
        }
        // A number, a zero, an empty cell; a number that is stored as text, and the two words that are none.
        sheet.write(3, 6, "1.000001")?;
        sheet.write(3, 7, 150_025)?;
        sheet.write(3, 8, 0)?;
        sheet.write(4, 6, "1.000002")?;
        sheet
            .write_row(4, 7, ["12", "no_data", "not_offered"])
            .map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let of_book = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(shown(&of_book.report.refused), Vec::<String>::new());
    let csv = format!(
        "{}\nG15,toàn quốc,2024-12-15,2025-12-14,tiếp nhận,BC 1,1.000001,150025,0,,\n\
         G15,toàn quốc,2024-12-15,2025-12-14,tiếp nhận,BC 1,1.000002,12,no_data,not_offered,\n",
        HEAD.join(",")
    );
    let of_csv = memory.plan(statistics::plan, &csv).unwrap();
    assert_eq!(of_book.writes, of_csv.writes);
    let text = String::from_utf8(of_book.writes[0].bytes.clone()).unwrap();
    assert!(
        text.contains("1.000001':\n    online: 150025\n    in_person: 0\n"),
        "{text}"
    );
}

#[test]
fn a_code_that_became_a_number_is_refused_at_its_cell() {
    let bytes = workbook(|sheet| {
        sheet.write_row(
            1,
            0,
            [
                "unit", "scope", "from", "to", "basis", "source", "code", "online",
            ],
        )?;
        sheet.write_row(
            2,
            0,
            [
                "G15",
                "nationwide",
                "2024-12-15",
                "2025-12-14",
                "received",
                "BC 1",
            ],
        )?;
        sheet.write(2, 6, 1.000_001)?;
        sheet.write(2, 7, 3).map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(plan.writes, []);
    let refused = shown(&plan.report.refused);
    assert!(
        refused[0].starts_with(
            "G3 1.000001 `code` is the number 1.000001 and no text: a spreadsheet drops zeros"
        ),
        "{refused:?}"
    );
}

pub(super) fn notices(notices: &[super::super::table::Notice]) -> Vec<String> {
    let text = |n: &super::super::table::Notice| format!("{} {}", n.what, n.reason);
    notices.iter().map(text).collect()
}

#[test]
fn every_sheet_with_the_head_is_read_and_what_is_not_read_is_named() {
    let mut book = Workbook::new();
    for (name, unit) in [("Đất đai", "A"), ("Hộ tịch", "B")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        // The columns of each sheet stand in an order of their own.
        let head = if unit == "A" {
            ["unit", "code"]
        } else {
            ["code", "unit"]
        };
        let row = if unit == "A" {
            ["A", "1.000001"]
        } else {
            ["1.000002", "B"]
        };
        sheet.write_row(0, 0, head).unwrap();
        sheet.write_row(1, 0, row).unwrap();
    }
    book.add_worksheet().set_name("Trống").unwrap();
    let note = book.add_worksheet();
    note.set_name("Ghi chú").unwrap();
    note.write(0, 0, "Số liệu chưa đầy đủ").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let table = open(&bytes, None).unwrap();
    assert_eq!(
        notices(&table.unread),
        [
            "the sheet “Ghi chú” holds text and no row with the names of the columns: it was not read"
        ]
    );
    assert_eq!(
        all(Ok(table)),
        "Đất đai!B2: A|1.000001|-\nHộ tịch!A2: B|1.000002|-"
    );
    let one = open(&bytes, Some("Hộ tịch")).unwrap();
    assert_eq!(
        notices(&one.unread),
        [
            "the sheet “Đất đai” was not asked for and holds text: it was not read",
            "the sheet “Ghi chú” was not asked for and holds text: it was not read"
        ]
    );
    assert_eq!(all(Ok(one)), "Hộ tịch!A2: B|1.000002|-");
}

#[test]
fn a_sheet_with_only_a_part_of_the_head_refuses_the_file_beside_one_that_has_it_all() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["unit", "code"]).unwrap();
    sheet.write_row(1, 0, ["A", "1.000001"]).unwrap();
    let other = book.add_worksheet();
    other.set_name("Phần 2").unwrap();
    other.write_row(0, 0, ["unit", "note"]).unwrap();
    other.write_row(1, 0, ["A", "1.000002"]).unwrap();
    let error = open(&book.save_to_buffer().unwrap(), None).unwrap_err();
    assert_eq!(error.message, "Phần 2!1:1: the column `code` is missing");
}

/// Rows that people see: 2; hidden: 3 and 4; struck through: 5, 6 in a part of its text, 7 seen again.
fn with_hidden_rows() -> Vec<u8> {
    workbook(|sheet| {
        let struck = Format::new().set_font_strikethrough();
        sheet.write_row(0, 0, ["unit", "code"])?;
        for row in 1..7 {
            sheet.write_row(row, 0, ["A", &format!("1.00000{row}")])?;
        }
        sheet.set_row_hidden(2)?;
        sheet.set_row_height(3, 0)?;
        sheet.write_with_format(4, 1, "1.000004", &struck)?;
        let plain = Format::new();
        sheet.write_rich_string(5, 0, &[(&struck, "B"), (&plain, "A")])?;
        // A format alone is no text.
        sheet.write_blank(6, 5, &struck).map(drop)
    })
}

#[test]
fn rows_that_are_hidden_or_struck_through_are_asked_for_with_their_numbers() {
    let bytes = with_hidden_rows();
    let error = open(&bytes, None).unwrap_err();
    assert!(error.is_refusal);
    assert_eq!(
        error.message,
        "the rows 5–6 are struck through; the rows 3–4 are hidden or filtered out: nobody may have meant them"
    );
    assert!(error.hint.unwrap().contains("`--hidden take`"));
    let taken = opened(&bytes, None, Some(Hidden::Take)).unwrap();
    assert_eq!((taken.rows.len(), taken.unread.len()), (6, 0));
    assert_eq!(
        notices(&taken.doubts),
        [
            "the rows 5–6 are struck through: read all the same",
            "the rows 3–4 are hidden or filtered out: read all the same"
        ]
    );
    let skipped = opened(&bytes, None, Some(Hidden::Skip)).unwrap();
    assert_eq!(skipped.unread.len(), 2);
    assert_eq!(all(Ok(skipped)), "B2: A|1.000001|-\nB7: A|1.000006|-");
}

#[test]
fn rows_that_a_filter_puts_away_are_asked_for() {
    use rust_xlsxwriter::FilterCondition;
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code"])?;
        sheet.write_row(1, 0, ["A", "1.000001"])?;
        sheet.write_row(2, 0, ["B", "1.000002"])?;
        sheet.autofilter(0, 0, 2, 1)?;
        let only_a = FilterCondition::new().add_list_filter("A");
        sheet.filter_column(0, &only_a).map(drop)
    });
    let error = open(&bytes, None).unwrap_err();
    assert_eq!(
        error.message,
        "the row 3 is hidden or filtered out: nobody may have meant them"
    );
}

#[test]
fn a_hidden_column_with_data_is_asked_for_and_an_empty_or_unread_one_is_not() {
    let book = |filled: bool| {
        workbook(|sheet| {
            sheet.write_row(0, 0, ["unit", "code", "note"])?;
            sheet.write_row(1, 0, ["A", "1.000001"])?;
            if filled {
                sheet.write(1, 2, "bỏ")?;
            }
            sheet.set_column_hidden(2).map(drop)
        })
    };
    assert_eq!(rows(&book(false), None), "B2: A|1.000001|-");
    let error = open(&book(true), None).unwrap_err();
    assert!(
        error
            .message
            .starts_with("the column C is hidden and holds data"),
        "{}",
        error.message
    );
    let skipped = opened(&book(true), None, Some(Hidden::Skip)).unwrap();
    assert_eq!(skipped.unread.len(), 1);
    assert_eq!(all(Ok(skipped)), "B2: A|1.000001|-");
    let taken = opened(&book(true), None, Some(Hidden::Take));
    assert_eq!(all(taken), "B2: A|1.000001|bỏ");
}

#[test]
fn a_hidden_sheet_with_the_head_is_asked_for() {
    let mut book = Workbook::new();
    for (at, name) in ["Thấy", "Ẩn"].into_iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(at == 1);
        sheet.write_row(0, 0, ["unit", "code"]).unwrap();
        sheet.write_row(1, 0, [name, "1.000001"]).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let error = open(&bytes, None).unwrap_err();
    assert_eq!(
        error.message,
        "the sheet “Ẩn” is hidden: nobody may have meant them"
    );
    let taken = opened(&bytes, None, Some(Hidden::Take)).unwrap();
    assert_eq!(taken.rows.len(), 2);
    let skipped = opened(&bytes, None, Some(Hidden::Skip)).unwrap();
    assert_eq!((skipped.rows.len(), skipped.unread.len()), (1, 1));
}

#[test]
fn a_number_that_the_sheet_shows_otherwise_is_none_that_was_meant() {
    let shown = |code: &str, number: f64| {
        let format = Format::new().set_num_format(code);
        rows(
            &workbook(|sheet| {
                sheet.write_row(0, 0, ["unit", "code", "note"])?;
                sheet.write_row(1, 0, ["A", "1"])?;
                sheet.write_with_format(1, 2, number, &format).map(drop)
            }),
            None,
        )
    };
    for code in [
        "0;;;",
        ";;;",
        "#,###",
        "\"chưa có số liệu\";;\"chưa có số liệu\"",
    ] {
        let read = shown(code, 0.0);
        assert!(
            read.contains("`note` is 0, which the sheet shows as"),
            "{code}: {read}"
        );
    }
    assert!(shown("#,##0,", 12_000.0).contains("in thousands"));
    assert!(shown("0.000", 12.0).contains("as if it were thousands"));
    for code in ["0", "#,##0", "General"] {
        assert_eq!(shown(code, 0.0), "B2: A|1|0");
    }
}

#[test]
fn rows_without_height_and_columns_without_width_are_hidden() {
    let table = |fill: fn(&mut rust_xlsxwriter::Worksheet)| {
        let bytes = workbook(|sheet| {
            sheet.write_row(0, 0, ["unit", "code", "note"])?;
            sheet.write_row(1, 0, ["A", "1", "x"])?;
            sheet.write_row(2, 0, ["B", "2", "y"])?;
            fill(sheet);
            Ok(())
        });
        rows(&bytes, None)
    };
    let low = table(|sheet| _ = sheet.set_row_height(1, 0).unwrap());
    assert!(low.contains("the row 2 is hidden"), "{low}");
    let narrow = table(|sheet| _ = sheet.set_column_width(2, 0).unwrap());
    assert!(narrow.contains("the column C is hidden"), "{narrow}");
}
