//! Sheets as offices lay them out: merged cells, headers that stand again, numbers that are none.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::super::testing::{MemoryFiles, shown, workbook};
use super::super::{plans, statistics};
use super::tests::{all, notices, open, opened, rows};
use crate::import::Hidden;

fn merge(
    sheet: &mut Worksheet,
    (first_row, first): (u32, u16),
    (last_row, last): (u32, u16),
    text: &str,
) -> Result<(), XlsxError> {
    let format = Format::new();
    sheet
        .merge_range(first_row, first, last_row, last, text, &format)
        .map(drop)
}

#[test]
fn a_text_that_is_merged_over_several_rows_is_read_for_each_of_them_and_told() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        merge(sheet, (1, 0), (3, 0), "A")?;
        for row in 1..5 {
            sheet.write(row, 1, row)?;
        }
        sheet.write(4, 0, "B")?;
        merge(sheet, (2, 2), (3, 2), "x").map(drop)
    });
    let table = open(&bytes, None).unwrap();
    assert_eq!(
        notices(&table.doubts),
        [
            "the column `note` has cells that are merged over several rows, and was read for each of these: C3:C4",
            "the column `unit` has cells that are merged over several rows, and was read for each of these: A2:A4",
        ]
    );
    assert_eq!(all(Ok(table)), "B2: A|1|-\nB3: A|2|x\nB4: A|3|x\nB5: B|4|-");
}

#[test]
fn cells_that_are_merged_over_several_columns_are_refused_and_a_letterhead_is_not() {
    let bytes = workbook(|sheet| {
        merge(sheet, (0, 0), (0, 3), "DANH MỤC")?;
        sheet.write_row(1, 0, ["unit", "code", "note"])?;
        merge(sheet, (2, 0), (2, 2), "I. LĨNH VỰC")?;
        sheet.write_row(3, 0, ["A", "1"]).map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "B3: `unit` is merged with cells of other columns (A3:C3), and which of them is meant cannot be told; \
         `code` is merged with cells of other columns (A3:C3), and which of them is meant cannot be told; \
         `note` is merged with cells of other columns (A3:C3), and which of them is meant cannot be told\nB4: A|1|-"
    );
}

#[test]
fn what_stands_beneath_a_merged_cell_is_not_taken_for_what_people_see() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1"])?;
        sheet.write_row(2, 0, ["A", "2"])?;
        merge(sheet, (1, 2), (2, 2), "x")?;
        sheet.write(2, 2, "y").map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "B2: A|1|x\nB3: `note` holds `y` beneath the merged cells C2:C3, which nobody sees"
    );
}

#[test]
fn a_row_that_is_left_out_lends_its_merged_cell_to_nobody() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1"])?;
        sheet.write_row(2, 0, ["A", "2"])?;
        merge(sheet, (1, 2), (2, 2), "x")?;
        sheet.set_row_hidden(1).map(drop)
    });
    let skipped = opened(&bytes, None, Some(Hidden::Skip));
    assert_eq!(
        all(skipped),
        "B3: `note` is merged with the row 2 (C2:C3), which was left out"
    );
    let taken = opened(&bytes, None, Some(Hidden::Take));
    assert_eq!(all(taken), "B2: A|1|x\nB3: A|2|x");
}

const REPORT: [&str; 11] = [
    "unit",
    "scope",
    "from",
    "to",
    "basis",
    "source",
    "complete",
    "code",
    "online",
    "in_person",
    "post",
];

/// A complete report of these codes, its counts to be filled in.
fn report(sheet: &mut Worksheet, codes: &[&str]) -> Result<(), XlsxError> {
    sheet.write_row(0, 0, REPORT)?;
    for (row, code) in (1..).zip(codes) {
        let head = [
            "G15",
            "nationwide",
            "2024-12-15",
            "2025-12-14",
            "received",
            "BC",
            "true",
        ];
        sheet.write_row(row, 0, head)?;
        sheet.write(row, 7, *code)?;
    }
    Ok(())
}

#[test]
fn a_number_that_is_merged_is_never_counted_for_one_row_or_channel() {
    let bytes = workbook(|sheet| {
        report(sheet, &["1.000001", "1.000002", "1.000003"])?;
        // One total of all channels, and one number of two procedures.
        merge(sheet, (1, 8), (1, 10), "")?;
        sheet.write(1, 8, 900)?;
        merge(sheet, (2, 8), (3, 8), "")?;
        sheet.write(2, 8, 7).map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    let refused = shown(&plan.report.refused);
    assert_eq!(plan.writes, [], "{refused:?}");
    assert!(
        refused[0]
            .starts_with("I2 1.000001 `online` is merged with cells of other columns (I2:K2)"),
        "{refused:#?}"
    );
    for (line, cell) in [(1, "I3 1.000002"), (2, "I4 1.000003")] {
        let said = format!("{cell} `online` is merged over several rows (I3:I4)");
        assert!(refused[line].starts_with(&said), "{refused:#?}");
    }
}

#[test]
fn a_share_of_a_hundred_and_a_zero_that_nobody_computed_are_no_counts() {
    let bytes = workbook(|sheet| {
        report(sheet, &["1.000001", "1.000002", "1.000003"])?;
        let share = Format::new().set_num_format("0%");
        sheet.write_with_format(1, 8, 1, &share)?;
        sheet.write_formula(2, 8, Formula::new("=5+5"))?;
        sheet
            .write_formula(3, 8, Formula::new("=5+5").set_result("10"))
            .map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(
        shown(&plan.report.refused),
        [
            "I2 1.000001 `online` is 1, which the sheet shows as a percentage",
            "I3 1.000002 `online` is a formula without a stored value; open the file in a spreadsheet and save it",
        ]
    );
}

#[test]
fn measures_and_due_days_of_a_plan_that_are_merged_are_those_of_each_row() {
    let bytes = workbook(|sheet| {
        sheet.write_row(
            0,
            0,
            ["type", "number", "signed", "code", "measures", "due"],
        )?;
        merge(sheet, (1, 0), (2, 0), "option")?;
        merge(sheet, (1, 1), (2, 1), "1/QĐ-BTP")?;
        merge(sheet, (1, 2), (2, 2), "2026-03-02")?;
        sheet.write(1, 3, "1.000001")?;
        sheet.write(2, 3, "1.000002")?;
        merge(sheet, (1, 4), (2, 4), "cắt giảm")?;
        merge(sheet, (1, 5), (2, 5), "31/12/2026")
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(plans::plan, "t.xlsx", &bytes).unwrap();
    let text = String::from_utf8(plan.writes[0].bytes.clone()).unwrap();
    assert_eq!(text.matches("- cắt giảm\n").count(), 2, "{text}");
    assert_eq!(text.matches("due: 2026-12-31\n").count(), 2, "{text}");
    let told = shown(&plan.report.warnings).concat();
    assert!(
        told.contains("the column `due` has cells that are merged"),
        "{told}"
    );
}

#[test]
fn a_header_that_stands_again_is_no_row_and_says_where_the_columns_are_from_there() {
    let again = |second: [&'static str; 3], row: [&'static str; 3]| {
        workbook(|sheet| {
            sheet.write_row(0, 0, ["unit", "code", "note"])?;
            sheet.write_row(1, 0, ["A", "1", "x"])?;
            sheet.write_row(2, 0, second)?;
            sheet.write_row(3, 0, row).map(drop)
        })
    };
    let page = open(&again(["Đơn vị", "code", "note"], ["B", "2", "y"]), None).unwrap();
    assert_eq!(page.doubts.len(), 0);
    assert_eq!(all(Ok(page)), "B2: A|1|x\nB4: B|2|y");
    let turned = open(&again(["code", "note", "unit"], ["2", "y", "B"]), None).unwrap();
    assert_eq!(
        notices(&turned.doubts),
        ["the row 3 names the columns again, in another order: the rows below are read by it"]
    );
    assert_eq!(all(Ok(turned)), "B2: A|1|x\nA4: B|2|y");
    assert_eq!(
        rows(&again(["code", "unit", ""], ["2", "B", ""]), None),
        "3:3: the row names columns again, but not `note`, otherwise than the header above"
    );
    assert_eq!(
        rows(&again(["note", "unit", "Tổng"], ["y", "B", "3"]), None),
        "3:3: the row names columns again, and cannot be read by them: column C `tổng` is unknown; \
         the column `code` is missing"
    );
}

#[test]
fn tables_beside_one_another_are_not_read_as_one() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1.000001", "", "", "unit", "code"])?;
        sheet
            .write_row(2, 0, ["A", "1.000002", "", "", "B", "1.000003"])
            .map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "2:2: the row names columns again, and has the code 1.000001 as well: tables that stand beside one another cannot \
         be told apart"
    );
}

#[test]
fn a_cell_that_is_merged_across_a_header_refuses_the_table() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1"])?;
        sheet.write_row(2, 0, ["unit", "code", "note"])?;
        sheet.write_row(3, 0, ["A", "2"])?;
        merge(sheet, (1, 2), (3, 2), "x")?;
        sheet.write(2, 2, "note").map(drop)
    });
    assert_eq!(
        rows(&bytes, None),
        "C2:C4: the merged cells reach over the header in row 3"
    );
}
