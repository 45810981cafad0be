//! Annexes as offices write them.

use super::*;

#[test]
fn the_template_and_the_examples_of_its_columns_can_be_imported() {
    template_comes_in(plan, columns(), |name| match name {
        "code" => Some("1.000001"),
        "outcome" => Some("partial"),
        _ => None,
    });
}

#[test]
fn columns_that_annexes_have_anyway_are_passed_over_and_another_name_is_a_doubt() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        "TT,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Cơ quan ban hành,Ghi chú,Số quyết định,Ngày ký\n\
         1,1.000001,MỘT ,Hộ tịch,Bộ Tư pháp,,1/QĐ-BTP,15/12/2023\n\
         2,1.000002,Hai mươi,Hộ tịch,Bộ Tư pháp,,1/QĐ-BTP,15/12/2023\n",
    );
    assert_eq!(shown(&done.report.refused), Vec::<String>::new());
    assert_eq!(
        shown(&done.report.warnings),
        [
            " - not read, for no such columns are imported: `Lĩnh vực`, `Cơ quan ban hành`, `Ghi chú`",
            " - rows taken as eligible_full, for the table has no column `outcome` (`kết luận`): 2",
            "3:3 1.000002 the row names it “Hai mươi”, and the catalogue “Hai”"
        ]
    );
    let entries = done.report.decisions.unwrap().entries;
    assert_eq!(entries[1].annex_row, Some(2));
    let error = memory
        .plan(plan, "code,number,signed,kết luân\n")
        .unwrap_err();
    assert!(error.message.contains("`kết luân` is unknown"), "{error:?}");
}

#[test]
fn an_empty_outcome_is_never_taken_for_one() {
    let memory = MemoryFiles::with(&[]);
    let plan_of = |table: &str| memory.plan(plan, table).unwrap();
    let empty = plan_of(&format!("{HEAD}1.000001,,1/QĐ,2023-12-15,,,,,,,,,\n"));
    assert_eq!(empty.writes, []);
    assert_eq!(
        shown(&empty.report.refused),
        ["2:2 1.000001 `outcome` is empty"]
    );
    // A list that has no such column says the same of all its rows.
    let list = plan_of("code,number,signed\n1.000001,1/QĐ,2023-12-15\n");
    let entries = list.report.decisions.unwrap().entries;
    assert_eq!(entries[0].outcome, "eligible_full");
}

#[test]
fn an_outcome_that_is_merged_over_several_rows_is_that_of_each() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["code", "outcome", "number", "signed", "reason"])?;
        for (row, code) in [(1, "1.000001"), (2, "1.000002")] {
            sheet.write(row, 0, code)?;
            sheet.write_row(row, 2, ["1/QĐ", "2023-12-15", "x"])?;
        }
        let format = rust_xlsxwriter::Format::new();
        sheet
            .merge_range(1, 1, 2, 1, "do_not_provide", &format)
            .map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let done = memory.plan_of(plan, "t.xlsx", &bytes).unwrap();
    let entries = &done.report.decisions.as_ref().unwrap().entries;
    let outcomes: Vec<&str> = entries.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, ["do_not_provide", "do_not_provide"]);
    assert!(shown(&done.report.warnings).concat().contains("B2:B3"));
}

#[test]
fn a_sheet_without_outcomes_beside_one_that_has_them_decides_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_row(0, 0, ["code", "outcome", "number", "signed"])
        .unwrap();
    sheet
        .write_row(1, 0, ["1.000001", "partial", "1/QĐ", "2023-12-15"])
        .unwrap();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["code", "number", "signed"]).unwrap();
    sheet
        .write_row(1, 0, ["1.000002", "1/QĐ", "2023-12-15"])
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let memory = MemoryFiles::with(&[]);
    let done = memory.plan_of(plan, "t.xlsx", &bytes).unwrap();
    let refused = shown(&done.report.refused);
    assert!(
        refused.concat().contains("is no column of this sheet"),
        "{refused:?}"
    );
    assert_eq!(done.report.decisions.unwrap().entries.len(), 1);
}

#[test]
fn a_decision_of_a_year_that_cannot_be_is_refused() {
    let memory = MemoryFiles::with(&[]);
    for (signed, why) in [
        ("0204-03-02", "lies before 1945-09-02"),
        ("15/12/1924", "lies before 1945-09-02"),
        ("1970-01-01", "lies before 2000"),
    ] {
        let row = format!("{HEAD}1.000001,partial,1/QĐ,{signed},,,x,,,,,,\n");
        let done = memory.plan(plan, &row).unwrap();
        assert_eq!(done.writes, []);
        let refused = shown(&done.report.refused);
        assert!(refused[0].contains(why), "{refused:?}");
    }
}
