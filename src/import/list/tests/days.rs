//! Lists of several days and sheets: what is gone, and what only an older list lacks.

use super::*;

/// A list that was retrieved on a day.
fn of_day(day: Date) -> ListOptions {
    let retrieval = Retrieval {
        stated: Some(day),
        today: Some(date(2026, 11, 30)),
        older: false,
    };
    ListOptions {
        retrieval,
        ..ListOptions::default()
    }
}

#[test]
fn what_stands_on_another_sheet_is_not_gone() {
    let mut book = Workbook::new();
    for (at, code) in ["1.000001", "1.000002"].into_iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(["Phần 1", "Phần 2"][at]).unwrap();
        sheet.write_row(0, 0, HEAD.iter().copied()).unwrap();
        sheet.write_row(1, 0, [code, "Tên", TP]).unwrap();
    }
    let memory = MemoryFiles::with(&[]);
    let bytes = book.save_to_buffer().unwrap();
    let asked = ListOptions {
        abolished: Some(date(2026, 11, 30)),
        ..of_day(date(2026, 11, 30))
    };
    let plan = planned(&memory, &[bytes], &asked).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    assert_eq!(plan.report.read, 2);
    // One that is not read may hold anything.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEAD.iter().copied()).unwrap();
    sheet.write_row(1, 0, ["1.000001", "Tên", TP]).unwrap();
    let note = book.add_worksheet();
    note.set_name("Phần 2").unwrap();
    note.write_row(0, 0, ["1.000002", "Tên", TP]).unwrap();
    let plan = planned(&memory, &[book.save_to_buffer().unwrap()], &asked).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let warnings = shown(&plan.report.warnings);
    assert!(
        warnings.iter().any(|w| w.contains("the sheet “Phần 2”")),
        "{warnings:?}"
    );
}

#[test]
fn an_older_list_ends_nothing_and_brings_no_old_name_back() {
    let mut memory = MemoryFiles::with(&[]);
    let row = |code: &'static str, name: &'static str| [code, name, TP];
    let july = list(&[
        row("1.000001", "Một"),
        row("1.000002", "Hai"),
        row("1.000003", "Tên mới"),
        row("1.000004", "Bốn"),
    ]);
    import(&mut memory, &[july], &of_day(date(2026, 7, 18)));
    let file = "procedures/G15/1.000003.yaml";
    assert!(
        memory.text(file).contains("retrieved: 2026-07-18"),
        "{}",
        memory.text(file)
    );
    let june = || {
        list(&[
            row("1.000001", "Một"),
            row("1.000002", "Hai"),
            row("1.000003", "Tên cũ"),
            row("1.000005", "Năm"),
        ])
    };
    let asked = ListOptions {
        abolished: Some(date(2026, 6, 10)),
        ..of_day(date(2026, 6, 10))
    };
    let plan = planned(&memory, &[june()], &asked).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let kept: Vec<_> = plan
        .report
        .newer
        .iter()
        .map(|n| (n.code.as_str(), n.field.as_str(), n.retrieved.as_str()))
        .collect();
    assert_eq!(kept, [("1.000003", "name", "2026-07-18")]);
    assert!(
        shown(&plan.report.warnings)
            .iter()
            .any(|w| w.contains("1.000004")),
        "{:?}",
        plan.report.warnings
    );
    // What only the older list has may have ended since.
    assert_eq!((plan.report.created, plan.report.updated), (0, 0));
    assert!(
        shown(&plan.report.warnings)
            .iter()
            .any(|w| w.contains("1.000005") && w.contains("may have ended since")),
        "{:?}",
        plan.report.warnings
    );
    // That it is meant can be said.
    let meant = ListOptions {
        retrieval: Retrieval {
            older: true,
            ..asked.retrieval
        },
        ..asked.clone()
    };
    let plan = planned(&memory, &[june()], &meant).unwrap();
    assert_eq!(gone(&plan), ["1.000004"]);
    assert_eq!(plan.report.newer, []);
    // Without a day the list would change a name, so the day is asked for.
    let error = planned(&memory, &[june()], &ListOptions::default()).unwrap_err();
    assert!(error.is_refusal);
    assert!(
        error.message.contains("1.000003 (name)"),
        "{}",
        error.message
    );
    assert!(error.hint.unwrap().contains("`--retrieved DATE`"));
    // A newer one changes the name and ends what it does not have.
    let asked = ListOptions {
        abolished: Some(date(2026, 8, 1)),
        ..of_day(date(2026, 8, 1))
    };
    let plan = planned(&memory, &[june()], &asked).unwrap();
    assert_eq!(gone(&plan), ["1.000004"]);
    assert_eq!((plan.report.created, plan.report.updated), (1, 2));
}

#[test]
fn a_list_without_a_day_ends_nothing_that_came_from_elsewhere() {
    let mut memory = MemoryFiles::with(&[]);
    let all = list(&[
        ["1.000001", "Một", TP],
        ["1.000002", "Hai", TP],
        ["1.000003", "Ba", TP],
    ]);
    import(&mut memory, &[all], &of_day(date(2026, 7, 18)));
    let less = || list(&[["1.000001", "Một", TP], ["1.000002", "Hai", TP]]);
    let plan = planned(&memory, &[less()], &ListOptions::default()).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let warnings = shown(&plan.report.warnings);
    assert!(warnings[0].contains("--retrieved"), "{warnings:?}");
    let asked = ListOptions {
        abolished: Some(date(2026, 8, 1)),
        ..ListOptions::default()
    };
    let error = planned(&memory, &[less()], &asked).unwrap_err();
    assert!(
        error.is_refusal && error.message.contains("1.000003"),
        "{error}"
    );
}

#[test]
fn a_list_ends_no_procedure_that_does_not_say_from_when_it_is() {
    let memory = MemoryFiles::with(&[]);
    let rows = list(&[["1.000001", "Một", TP]]);
    let asked = ListOptions {
        abolished: Some(date(2026, 11, 1)),
        ..of_day(date(2020, 1, 1))
    };
    // 1.000002 was written by hand.
    let plan = planned(&memory, std::slice::from_ref(&rows), &asked).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let refused = shown(&plan.report.refused);
    assert!(
        refused[0]
            .contains("1.000002 is not on the list of 2020-01-01 and does not end on 2026-11-01"),
        "{refused:?}"
    );
    let is_of_it = |path: &std::path::Path| path.ends_with("1.000002.yaml");
    assert!(plan.writes.iter().all(|write| !is_of_it(&write.path)));
    let meant = ListOptions {
        retrieval: Retrieval {
            older: true,
            ..asked.retrieval
        },
        ..asked
    };
    let plan = planned(&memory, &[rows], &meant).unwrap();
    assert_eq!(gone(&plan), ["1.000002"]);
    assert_eq!(shown(&plan.report.refused), Vec::<String>::new());
}

#[test]
fn a_list_between_two_that_say_the_same_ends_nothing_and_brings_nothing_back() {
    let mut memory = MemoryFiles::with(&[]);
    let all = |name| {
        list(&[
            ["1.000001", "Một", TP],
            ["1.000002", "Hai", TP],
            ["1.000003", name, TP],
        ])
    };
    import(&mut memory, &[all("Ba")], &of_day(date(2026, 6, 1)));
    let file = "procedures/G15/1.000003.yaml";
    let again = import(&mut memory, &[all("Ba")], &of_day(date(2026, 8, 1)));
    assert!(
        memory.text(file).contains("retrieved: 2026-08-01"),
        "{}",
        memory.text(file)
    );
    assert_eq!(
        (
            again.report.updated,
            again.report.unchanged,
            again.report.confirmed
        ),
        (0, 3, 3)
    );
    let between = of_day(date(2026, 7, 1));
    let renamed = planned(&memory, &[all("Tên khác")], &between).unwrap();
    assert_eq!(renamed.report.newer.len(), 1);
    let asked = ListOptions {
        abolished: Some(date(2026, 7, 1)),
        ..between
    };
    let without = list(&[["1.000001", "Một", TP], ["1.000002", "Hai", TP]]);
    let plan = planned(&memory, &[without], &asked).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    // The same once more writes nothing.
    let same = planned(&memory, &[all("Ba")], &of_day(date(2026, 8, 1))).unwrap();
    assert_eq!(same.writes, []);
}

#[test]
fn a_procedure_that_began_after_the_list_was_retrieved_is_not_gone() {
    let memory = MemoryFiles::with(&[(
        "procedures/G15/1.000003.yaml",
        "code: \"1.000003\"\nname: Ba\nissuer: G15\nlifecycle: {from: 2026-07-01}\n",
    )]);
    let rows = list(&[["1.000001", "Một", TP], ["1.000002", "Hai", TP]]);
    let on = |day| planned(&memory, std::slice::from_ref(&rows), &of_day(day)).unwrap();
    assert_eq!(gone(&on(date(2026, 6, 10))), Vec::<&str>::new());
    assert_eq!(gone(&on(date(2026, 7, 1))), ["1.000003"]);
}

#[test]
fn a_field_that_is_merged_over_its_procedures_is_that_of_each_and_an_error_in_a_cell_refuses_its_row()
 {
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, HEAD.iter().copied())?;
        sheet.write_row(2, 0, ["1.000003", "Ba", TP, "UBND cấp xã"])?;
        sheet.write_row(3, 0, ["1.000004", "Bốn", TP])?;
        sheet.write_row(4, 0, ["1.000005", "Năm", TP])?;
        let format = rust_xlsxwriter::Format::new();
        sheet.merge_range(2, 3, 3, 3, "UBND cấp xã", &format)?;
        sheet.merge_range(2, 4, 3, 4, "Hộ tịch", &format)?;
        let broken = rust_xlsxwriter::Formula::new("=VLOOKUP(A5,X,2)").set_result("#REF!");
        sheet.write_formula(4, 4, broken).map(drop)
    });
    let mut memory = MemoryFiles::with(&[]);
    let done = import(&mut memory, &[bytes], &any_day());
    let text = memory.text("procedures/G15/1.000004.yaml");
    assert!(
        text.contains("fields:\n- ho-tich\nexecuting:\n- ubnd-cap-xa\n"),
        "{text}"
    );
    let warnings = shown(&done.report.warnings).concat();
    assert!(warnings.contains("E3:E4"), "{warnings}");
    assert_eq!(
        shown(&done.report.refused),
        ["E5 1.000005 `field` is #REF!, an error of the spreadsheet"]
    );
    assert_eq!(memory.text("procedures/G15/1.000005.yaml"), "");
}
