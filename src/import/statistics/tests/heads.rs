//! What stands over and beside the counts, and what a table says of its time.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::*;
use crate::import::testing::workbook;

const FIRST: [&str; 8] = [
    "đơn vị",
    "phạm vi",
    "từ ngày",
    "đến ngày",
    "cách đếm",
    "nguồn",
    "đầy đủ",
    "mã tthc",
];
const CHANNELS: [&str; 3] = ["trực tuyến", "trực tiếp", "bưu chính"];

/// A row of 2024 with these counts.
fn counts(basis: &'static str, counts: [&'static str; 3]) -> [&'static str; 11] {
    let [online, in_person, post] = counts;
    [
        "G15",
        "toàn quốc",
        "01/01/2024",
        "31/12/2024",
        basis,
        "BC 1",
        "có",
        "1.000001",
        online,
        in_person,
        post,
    ]
}

/// Merges the cells from column to column, and down to a row, from the second row on.
fn merge(
    sheet: &mut Worksheet,
    (first, last): (u16, u16),
    bottom: u32,
    text: &str,
) -> Result<(), XlsxError> {
    sheet
        .merge_range(1, first, bottom, last, text, &Format::new())
        .map(drop)
}

/// The channels below `group`, over one row or over two that merged cells join.
fn grouped(group: &str, is_joined: bool, basis: &'static str) -> Vec<u8> {
    workbook(|sheet| {
        sheet.write(0, 0, "BÁO CÁO")?;
        merge(sheet, (8, 10), 1, group)?;
        for (at, name) in (0..).zip(FIRST) {
            match is_joined {
                true => merge(sheet, (at, at), 2, name)?,
                false => _ = sheet.write(2, at, name)?,
            }
        }
        sheet.write_row(2, 8, CHANNELS)?;
        sheet
            .write_row(3, 0, counts(basis, ["5", "6", "7"]))
            .map(drop)
    })
}

#[test]
fn counts_below_a_head_of_what_was_resolved_came_in_as_received() {
    let memory = MemoryFiles::with(&[]);
    for is_joined in [true, false] {
        let made = |group, basis| memory.plan_of(plan, "t.xlsx", &grouped(group, is_joined, basis));
        for (group, basis) in [
            ("Đã giải quyết", "tiếp nhận"),
            ("Số hồ sơ tiếp nhận", "giải quyết"),
            ("Số hóa", "tiếp nhận"),
            ("Đang giải quyết", "giải quyết"),
            ("Kỳ trước", "tiếp nhận"),
            ("Một điều khác", "tiếp nhận"),
        ] {
            let error = made(group, basis).unwrap_err();
            let said = format!("cell I2 says “{group}” over online, in_person, post");
            assert!(error.is_refusal && error.hint.is_some());
            assert!(
                error.message.contains(&said),
                "{is_joined} {}",
                error.message
            );
        }
        for (group, basis) in [
            ("Đã giải quyết", "giải quyết"),
            ("Tiếp nhận trong kỳ", "tiếp nhận"),
            ("Số hồ sơ", "tiếp nhận"),
            ("Hình thức nộp", "tiếp nhận"),
        ] {
            let done = made(group, basis).unwrap();
            assert_eq!(shown(&done.report.refused), Vec::<String>::new(), "{group}");
            assert_eq!(done.writes.len(), 1, "{group}");
        }
    }
}

#[test]
fn days_below_a_head_of_the_period_are_read_and_a_letterhead_right_above_is_none() {
    let memory = MemoryFiles::with(&[]);
    let book = workbook(|sheet| {
        sheet.write(0, 8, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")?;
        merge(sheet, (2, 3), 1, "Kỳ báo cáo")?;
        for (at, name) in (0..).zip(FIRST).chain((8..).zip(CHANNELS)) {
            match at {
                2 | 3 => _ = sheet.write(2, at, name)?,
                _ => merge(sheet, (at, at), 2, name)?,
            }
        }
        sheet
            .write_row(3, 0, counts("tiếp nhận", ["5", "6", "7"]))
            .map(drop)
    });
    let done = memory.plan_of(plan, "t.xlsx", &book).unwrap();
    assert_eq!((done.report.refused.len(), done.writes.len()), (0, 1));
}

#[test]
fn a_head_with_what_it_counts_in_brackets_is_read() {
    for head in [
        "trực tuyến (hồ sơ)",
        "Trực tuyến\n(HS)",
        "trực tuyến (9)",
        "TRỰC  TUYẾN*",
    ] {
        let table = table(&["có,1.000001,5,6,7"]).replace("online", &format!("\"{head}\""));
        let done = MemoryFiles::with(&[]).plan(plan, &table).unwrap();
        let text = String::from_utf8_lossy(&done.writes[0].bytes).into_owned();
        assert!(text.contains("online: 5"), "{head} {text}");
    }
    // A year or a unit in brackets is no part of our name.
    for head in ["trực tuyến (2023)", "trực tuyến (lũy kế)"] {
        let table = table(&["có,1.000001,5,6,7"]).replace("online", head);
        let done = MemoryFiles::with(&[]).plan(plan, &table).unwrap();
        let told = shown(&done.report.warnings).concat();
        let said = format!("the column `{head}` has numbers and is not read");
        assert!(told.contains(&said), "{told}");
    }
}

#[test]
fn dossiers_in_a_column_that_is_not_read_left_a_report_complete_and_a_row_zero() {
    let with = |head: &str, rows: &[&str]| {
        let table = table(rows).replace("post\n", &format!("post,{head}\n"));
        MemoryFiles::with(&[]).plan(plan, &table).unwrap()
    };
    let done = with("Qua VNeID", &["có,1.000001,5,6,7,3", "có,1.000002,0,0,0,8"]);
    let refused = shown(&done.report.refused);
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0].starts_with("3:12 1.000002 `Qua VNeID` says 8"),
        "{refused:?}"
    );
    let text = String::from_utf8_lossy(&done.writes[0].bytes).into_owned();
    assert!(!text.contains("complete: true"), "{text}");
    // A sum says what the channels say, or something is missing.
    for (row, is_refused) in [
        ("có,1.000001,5,6,7,18", false),
        ("có,1.000001,0,0,0,0", false),
        ("có,1.000001,5,6,7,20", true),
        ("có,1.000001,0,0,0,4", true),
    ] {
        let done = with("Tổng số", &[row]);
        assert_eq!(done.report.refused.len(), usize::from(is_refused), "{row}");
        let text = done
            .writes
            .first()
            .map(|write| String::from_utf8_lossy(&write.bytes));
        assert!(
            text.is_none_or(|text| text.contains("complete: true")),
            "{row}"
        );
    }
    // Numbers that count nothing.
    for head in ["STT", "Thời hạn (ngày)", "Lệ phí", "Năm"] {
        let done = with(head, &["có,1.000001,0,0,0,7"]);
        let text = String::from_utf8_lossy(&done.writes[0].bytes).into_owned();
        assert!(text.contains("complete: true"), "{head} {text}");
    }
}

#[test]
fn counts_of_some_months_came_in_as_those_of_the_year() {
    let memory = MemoryFiles::with(&[]);
    let book = |name: &str, title: &str, line: &str| {
        let bytes = workbook(|sheet| {
            sheet.set_name(name)?;
            sheet.write(0, 0, title)?;
            sheet.write_row(2, 0, FIRST)?;
            sheet.write_row(2, 8, CHANNELS)?;
            sheet.write(3, 0, line)?;
            sheet
                .write_row(4, 0, counts("tiếp nhận", ["5", "6", "7"]))
                .map(drop)
        });
        memory.plan_of(plan, "t.xlsx", &bytes)
    };
    for (name, title, line, place) in [
        ("S", "Số liệu 6 tháng đầu năm 2024", "", "cell A1 says"),
        ("S", "9 tháng năm 2024", "", "cell A1 says"),
        ("S", "Quý I/2024", "", "cell A1 says"),
        ("S", "Năm 2023", "", "cell A1 says"),
        (
            "S",
            "(Từ ngày 15/12/2023 đến ngày 14/6/2024)",
            "",
            "cell A1 says",
        ),
        ("S", "Tính đến 30/6/2024", "", "cell A1 says"),
        ("Quý II", "BÁO CÁO", "", "the name of the sheet says"),
        ("S", "BÁO CÁO", "I. 6 tháng đầu năm 2024", "4:4 says"),
    ] {
        let error = book(name, title, line).unwrap_err();
        assert!(error.is_refusal && error.hint.is_some());
        assert!(error.message.contains(place), "{}", error.message);
    }
    for title in [
        "Năm 2024",
        "Hà Nội, ngày 5 tháng 1 năm 2025",
        "Theo Thông tư 01/2020/TT-VPCP",
    ] {
        let done = book("2024", title, "").unwrap();
        assert_eq!(done.writes.len(), 1, "{title}");
        let told = shown(&done.report.warnings).concat();
        assert!(!told.contains("only"), "{title} {told}");
    }
    let source = table(&["có,1.000001,5,6,7"]).replace("BC 1", "BC 6 tháng đầu năm 2025");
    let refused = refused(&source);
    assert!(
        refused[0].contains("`source` says “BC 6 tháng"),
        "{refused:?}"
    );
    // A part of what the title says is taken, and told.
    let quarter = table(&["có,1.000001,5,6,7"]).replace("2025-12-14", "2025-03-14");
    let done = memory
        .plan_of(plan, "so-lieu-6-thang-dau-nam-2025.csv", quarter.as_bytes())
        .unwrap();
    let told = shown(&done.report.warnings).concat();
    assert!(
        told.contains("the name of the file says") && told.contains("only"),
        "{told}"
    );
}

#[test]
fn a_country_with_fewer_dossiers_than_its_provinces_was_told_by_check_alone() {
    let row = |unit: &str, scope: &str, online: u32| {
        format!("{HEAD}{unit},{scope},2025-01-01,2025-12-31,received,BC,,1.000001,{online},0,0\n")
    };
    let (country, province) = (row("G15", "nationwide", 10), row("H01", "unit", 500));
    for (first, then) in [(&country, &province), (&province, &country)] {
        let mut memory = MemoryFiles::with(&[]);
        let done = memory.import(plan, first);
        assert_eq!(shown(&done.report.warnings), Vec::<String>::new());
        let next = memory.plan(plan, then).unwrap();
        let told = shown(&next.report.warnings);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("2:8 1.000001"), "{told:?}");
        assert!(told[0].contains("less than its parts"), "{told:?}");
        // What was so before is not told again.
        memory.apply(&next);
        let again = memory.plan(plan, then).unwrap();
        assert_eq!(shown(&again.report.warnings), Vec::<String>::new());
    }
}

#[test]
fn the_row_that_numbers_the_columns_is_no_row_of_counts() {
    let memory = MemoryFiles::with(&[]);
    for numbers in [
        ["A", "B", "C", "D", "E", "F", "G", "H", "1", "2", "3"],
        [
            "(1)",
            "(2)",
            "(3)",
            "(4)",
            "(5)",
            "(6)",
            "(7)",
            "(8)",
            "(9)=(10)+(11)",
            "(10)",
            "(11)",
        ],
    ] {
        let book = workbook(|sheet| {
            sheet.write_row(0, 0, FIRST)?;
            sheet.write_row(0, 8, CHANNELS)?;
            sheet.write_row(1, 0, numbers)?;
            sheet
                .write_row(2, 0, counts("tiếp nhận", ["5", "6", "7"]))
                .map(drop)
        });
        let done = memory.plan_of(plan, "t.xlsx", &book).unwrap();
        assert_eq!(
            (done.report.read, done.report.refused.len()),
            (1, 0),
            "{numbers:?}"
        );
    }
}
