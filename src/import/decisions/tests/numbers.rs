//! Numbers of decisions, and the rows of their annexes.

use super::*;

#[test]
fn what_was_withdrawn_does_not_come_back_but_may_be_corrected() {
    let published = ", published: {number: 1/QĐ, signed: 2023-12-15}";
    let text = log(&[
        entry("a", "published", "2026-11-01", published),
        entry("w", "withdrawn", "2026-11-02", ", refers_to: a"),
    ]);
    let mut memory = MemoryFiles::with(&[(LOG, &text)]);
    let same = format!("{HEAD}1.000001,need_data,1/QĐ,2023-12-15,,,x,,,,,,\n");
    assert_eq!(memory.import(plan, &same).writes, []);
    let done = memory.import(
        plan,
        &format!("{HEAD}1.000001,eligible_full,1/QĐ,2023-12-16,,,,,,,,,\n"),
    );
    assert_eq!(done.report.refused, []);
    assert!(done.report.decisions.unwrap().entries[0].in_force);
    let done = memory.import(plan, &same);
    assert_eq!(done.report.refused.len(), 1);
}

#[test]
fn a_procedure_that_stands_twice_under_one_number_is_taken_once_at_most() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "1.000001,eligible_full,1/QĐ-BTP,2023-12-15,,1,,,,,,,\n\
                1.000001,eligible_full,1/QĐ-BTP,2023-12-15,,1,,,,,,,\n\
                1.000002,eligible_full,1/QĐ-BTP,2023-12-15,,2,,,,,,,\n\
                1.000002,eligible_full,01/QĐ-BTP,2023-12-15,,3,,,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.refused),
        [
            "3:1 1.000001 line 2 says the same of the same procedure in 1/QĐ-BTP",
            "4:1 1.000002 line 5 says something else of the same procedure in 1/QĐ-BTP",
            "5:1 1.000002 line 4 says something else of the same procedure in 01/QĐ-BTP"
        ]
    );
    assert_eq!(done.report.created, 1);
}

#[test]
fn a_number_of_another_year_is_another_decision() {
    let mut memory = MemoryFiles::with(&[]);
    let row = |signed: &str| format!("1.000001,eligible_full,1/QĐ-BTP,{signed},,1,,,,,,,\n");
    let both = format!("{HEAD}{}{}", row("2023-12-15"), row("2024-12-15"));
    let done = memory.import(plan, &both);
    assert_eq!(done.report.refused, []);
    assert_eq!(order(&memory), "1/QĐ-BTP 1/QĐ-BTP");
    let done = memory.import(plan, &format!("{HEAD}{}", row("2025-12-15")));
    assert_eq!((done.report.refused, done.report.updated), (vec![], 1));
    assert_eq!(memory.import(plan, &both).writes, [], "each is there");
}

#[test]
fn two_procedures_do_not_share_a_row_of_an_annex() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "1.000001,eligible_full,1/QĐ-BTP,2023-12-15,,1,,,,,,,\n\
                1.000002,eligible_full,01/QĐ-BTP,2023-12-15,,1,,,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.refused),
        [
            "2:6 1.000001 `annex_row` is 1, and line 3 has it for 1.000002 in 1/QĐ-BTP",
            "3:6 1.000002 `annex_row` is 1, and line 2 has it for 1.000001 in 01/QĐ-BTP"
        ]
    );
    assert_eq!(memory.below("decisions"), "");

    let first = "1.000001,eligible_full,1/QĐ-BTP,2023-12-15,,1,,,,,,,\n";
    memory.import(plan, &format!("{HEAD}{first}"));
    let done = memory.import(plan, &format!("{HEAD}{rows}").replace(first, ""));
    assert_eq!(
        shown(&done.report.refused),
        [
            "2:6 1.000002 `annex_row` is 1, and decisions/G15/1.000001.yaml has it for 1.000001 in 01/QĐ-BTP"
        ]
    );
    // Annexes of other outcomes and of other years count anew.
    let others = "1.000002,need_data,1/QĐ-BTP,2023-12-15,,1,x,,,,,,\n\
                  1.000002,eligible_full,1/QĐ-BTP,2024-12-15,,1,,,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{others}"));
    assert_eq!(done.report.refused, []);
}

#[test]
fn rows_that_disagree_about_their_decision_stop_it_and_no_other() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "1.000001,eligible_full,1/QĐ,2023-12-15,An,,,,,,,,\n\
                1.000002,eligible_full,1/QĐ,2023-12-16,Bình,,,,,,,,\n\
                1.000002,eligible_full,2/QĐ,2024-12-16,,,,,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.refused),
        [
            "3 - `signed` differs from line 2; `signer` differs from line 2; no row of the decision 1/QĐ is imported"
        ]
    );
    let text = memory.below("decisions");
    assert!(text.starts_with("== decisions/G15/1.000002.yaml"), "{text}");
}

/// Half an annex looked like a whole one.
#[test]
fn a_hole_in_the_rows_of_an_annex_is_told() {
    let memory = MemoryFiles::with(&[]);
    let rows = |rows: [u32; 2]| {
        format!(
            "{HEAD}1.000001,eligible_full,1/QĐ-BTP,2023-12-15,,{},,,,,,,\n1.000002,eligible_full,1/QĐ-BTP,2023-12-15,,{},,,,,,,\n",
            rows[0], rows[1]
        )
    };
    let told = |rows: String| {
        let done = memory.plan(plan, &rows).unwrap();
        let found = shown(&done.report.warnings);
        found
            .into_iter()
            .find(|said| said.contains("nobody has the rows"))
    };
    let hole = told(rows([1, 4])).unwrap();
    assert!(
        hole.contains("1/QĐ-BTP nobody has the rows 2, 3:"),
        "{hole}"
    );
    assert!(told(rows([2, 1])).is_none());
}

/// Of a workbook with several sheets the row alone says nothing.
#[test]
fn an_imported_entry_names_the_sheet_that_it_came_from() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, code) in [("Phần 1", "1.000001"), ("Phần 2", "1.000002")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet
            .write_row(0, 0, ["code", "outcome", "number", "signed"])
            .unwrap();
        sheet
            .write_row(1, 0, [code, "eligible_full", "1/QĐ-BTP", "2023-12-15"])
            .unwrap();
    }
    let mut memory = MemoryFiles::with(&[]);
    let done = memory
        .plan_of(plan, "t.xlsx", &book.save_to_buffer().unwrap())
        .unwrap();
    memory.apply(&done);
    assert!(
        memory.below("decisions").contains("sheet: Phần 2"),
        "{}",
        memory.below("decisions")
    );
}
