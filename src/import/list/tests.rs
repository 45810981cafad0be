//! Lists as agencies export them, written here.

use std::path::Path;

use jiff::civil::date;

use rust_xlsxwriter::Workbook;

use super::super::testing::{MemoryFiles, any, sheet_of, shown, workbook};
use super::*;
use crate::import::changes::changes;
use crate::import::side_choices::PreferredSide;

const HEAD: &[&str] = &[
    "Mã số",
    "Tên",
    "Cơ quan ban hành",
    "Cơ quan thực hiện",
    "Lĩnh vực",
];

/// Nothing, and any day will do.
fn any_day() -> ListOptions {
    ListOptions {
        retrieval: any(),
        ..ListOptions::default()
    }
}

/// A list: code, name, issuer of each row.
fn list(rows: &[[&str; 3]]) -> Vec<u8> {
    let full: Vec<[&str; 5]> = rows
        .iter()
        .map(|[code, name, issuer]| [code, name, issuer, "UBND cấp xã\n\nSở Tư pháp\n", "Hộ tịch"])
        .collect();
    let mut all = vec![HEAD];
    all.extend(full.iter().map(|row| row.as_slice()));
    sheet_of(&all)
}

fn planned(
    memory: &MemoryFiles,
    lists: &[Vec<u8>],
    asked: &ListOptions,
) -> Result<ImportPlan, ImportError> {
    let tables: Vec<Table<'_>> = lists
        .iter()
        .map(|bytes| Table {
            hidden: None,
            unnamed: None,
            retrieval: asked.retrieval,
            path: Path::new("ds.xlsx"),
            bytes,
            sheet: None,
        })
        .collect();
    plan(
        memory,
        &memory.snapshot(),
        &tables,
        asked,
        &ImportProgress::default(),
    )
}

fn import(memory: &mut MemoryFiles, lists: &[Vec<u8>], asked: &ListOptions) -> ImportPlan {
    let plan = planned(memory, lists, asked).unwrap();
    memory.apply(&plan);
    plan
}

fn gone(plan: &ImportPlan) -> Vec<&str> {
    let listed = plan.report.list.as_ref().unwrap();
    listed.gone.iter().map(|gone| gone.code.as_str()).collect()
}

const TP: &str = "Bộ Tư pháp";

#[test]
fn a_list_makes_what_is_new_and_a_second_run_changes_nothing() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = list(&[
        ["1.000001", "Một", TP],
        ["1.000002", "Hai", TP],
        ["1.000003", " Ba\nviệc ", TP],
    ]);
    let done = import(&mut memory, std::slice::from_ref(&rows), &any_day());
    assert_eq!((done.report.read, done.report.created), (3, 1));
    let text = memory.text("procedures/G15/1.000003.yaml");
    assert!(text.contains("name: Ba việc\nissuer: G15\nfields:\n- ho-tich\nexecuting:\n- ubnd-cap-xa\n- so-tu-phap\n"), "{text}");
    assert_eq!(planned(&memory, &[rows], &any_day()).unwrap().writes, []);
}

#[test]
fn names_fields_and_issuers_follow_the_list_and_the_file_goes_with_its_issuer() {
    let mut memory = MemoryFiles::with(&[]);
    import(&mut memory, &[list(&[["1.000003", "Ba", TP]])], &any_day());
    let log = "# ours\ncode: \"1.000003\"\ndecisions: []\n";
    let mut memory = memory.and("decisions/G15/1.000003.yaml", log);
    let mut rows = vec![HEAD];
    rows.push(&[
        "1.000003",
        "Ba mới",
        "An Giang",
        "UBND cấp xã\nSở Tư pháp",
        "Quốc tịch",
    ]);
    let plan = planned(&memory, &[sheet_of(&rows)], &any_day()).unwrap();
    let change = changes(&memory, &plan)
        .into_iter()
        .find(|change| change.code.as_deref() == Some("1.000003"))
        .unwrap();
    let told: Vec<String> = change
        .fields
        .iter()
        .map(|field| {
            format!(
                "{:?} → {:?}",
                field.from.as_ref().unwrap(),
                field.to.as_ref().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"String("Ba") → String("Ba mới")"#,
            r#"String("Bộ Tư pháp") → String("An Giang")"#,
            r#"String("Hộ tịch") → String("Quốc tịch")"#,
        ]
    );
    memory.apply(&plan);
    let moved = &plan.report.moved[0];
    assert_eq!(
        (moved.from.as_str(), moved.to.as_str()),
        (
            "procedures/G15/1.000003.yaml",
            "procedures/tinh-an-giang/1.000003.yaml"
        )
    );
    assert_eq!(memory.text("procedures/G15/1.000003.yaml"), "");
    assert!(
        memory
            .text("procedures/tinh-an-giang/1.000003.yaml")
            .contains("name: Ba mới")
    );
    assert_eq!(memory.text("decisions/G15/1.000003.yaml"), "");
    assert_eq!(memory.text("decisions/tinh-an-giang/1.000003.yaml"), log);
}

#[test]
fn what_is_gone_is_proposed_and_ends_only_on_a_day_that_is_given() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = || vec![list(&[["1.000001", "Một", TP]])];
    let before = memory.below("procedures/G15");
    let plan = planned(&memory, &rows(), &any_day()).unwrap();
    assert_eq!(gone(&plan), ["1.000002"]);
    let told = &plan.report.list.as_ref().unwrap().gone[0];
    assert_eq!(
        (told.path.as_str(), told.write.as_str(), &told.to),
        (
            "procedures/G15/1.000002.yaml",
            "lifecycle: {to: YYYY-MM-DD}",
            &None
        )
    );
    assert!(
        plan.writes
            .iter()
            .all(|w| !w.path.ends_with("1.000002.yaml"))
    );
    assert_eq!(memory.below("procedures/G15"), before);
    let asked = ListOptions {
        abolished: Some(date(2026, 6, 10)),
        ..any_day()
    };
    let done = import(&mut memory, &rows(), &asked);
    assert_eq!(
        done.report.list.as_ref().unwrap().gone[0].to.as_deref(),
        Some("2026-06-10")
    );
    let text = memory.text("procedures/G15/1.000002.yaml");
    assert!(text.ends_with("lifecycle:\n  to: 2026-06-10\n"), "{text}");
    // What ended is not proposed again; where it is back on a list, one of the two is wrong.
    assert_eq!(
        gone(&planned(&memory, &rows(), &asked).unwrap()),
        Vec::<&str>::new()
    );
    let back = list(&[["1.000001", "Một", TP], ["1.000002", "Hai", TP]]);
    let plan = planned(&memory, &[back], &any_day()).unwrap();
    let warnings = shown(&plan.report.warnings);
    assert!(
        warnings[0].contains("ended on 2026-06-10, and it is on the list"),
        "{warnings:?}"
    );
}

#[test]
fn a_row_of_another_issuer_does_not_make_it_that_issuers_list() {
    let memory = MemoryFiles::with(&[
        (
            "procedures/tinh-an-giang/1.000008.yaml",
            "code: \"1.000008\"\nname: Tám\nissuer: tinh-an-giang\n",
        ),
        (
            "procedures/G15/TP-NB-01.yaml",
            "code: TP-NB-01\nname: Nội bộ\nissuer: G15\n",
        ),
    ]);
    let rows = || {
        vec![list(&[
            ["1.000001", "Một", TP],
            ["1.000002", "Hai", TP],
            ["1.000009", "Chín", "An Giang"],
        ])]
    };
    let plan = planned(&memory, &rows(), &any_day()).unwrap();
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let listed = plan.report.list.as_ref().unwrap();
    let ids = |rows: &[super::super::report::IssuerRows]| -> Vec<(String, usize)> {
        rows.iter()
            .map(|row| (row.issuer.clone(), row.rows))
            .collect()
    };
    assert_eq!(ids(&listed.covers), [("G15".to_owned(), 2)]);
    assert_eq!(ids(&listed.beside), [("tinh-an-giang".to_owned(), 1)]);
    for name in ["tinh-an-giang", "H01", "AN GIANG"] {
        let asked = ListOptions {
            issuers: vec![name.to_owned()],
            ..any_day()
        };
        assert_eq!(
            gone(&planned(&memory, &rows(), &asked).unwrap()),
            ["1.000008"],
            "{name}"
        );
    }
    let asked = ListOptions {
        issuers: vec!["tinh-an-gian".to_owned()],
        ..any_day()
    };
    let error = planned(&memory, &rows(), &asked).unwrap_err();
    assert_eq!(error.hint.unwrap(), "did you mean `tinh-an-giang`?");
}

#[test]
fn a_procedure_that_went_from_one_list_to_another_is_not_gone() {
    let memory = MemoryFiles::with(&[]);
    let lists = [
        list(&[["1.000001", "Một", TP]]),
        list(&[
            ["1.000002", "Hai", "An Giang"],
            ["1.000009", "Chín", "An Giang"],
        ]),
    ];
    assert_eq!(
        gone(&planned(&memory, &lists, &any_day()).unwrap()),
        Vec::<&str>::new()
    );
}

#[test]
fn malformed_codes_are_refused_at_their_cells_and_what_they_may_mean_is_not_gone() {
    let memory = MemoryFiles::with(&[(
        "procedures/G15/1.001200.yaml",
        "code: \"1.001200\"\nname: Ba\nissuer: G15\n",
    )]);
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "DANH SÁCH")?;
        sheet.write_row(1, 0, HEAD.iter().copied())?;
        sheet.write_row(2, 0, [" 1.000001", "Một", TP])?;
        sheet.write(3, 0, 1.0012)?;
        sheet.write_row(3, 1, ["Ba", TP])?;
        sheet.write_row(4, 0, ["1.000005-Xoa", "Năm", TP])?;
        sheet.write_row(5, 1, ["Không mã", TP])?;
        sheet.write_row(6, 0, ["1.000007", "", TP])?;
        sheet.write_row(7, 0, ["1.000002", "Hai", TP]).map(drop)
    });
    let plan = planned(&memory, &[bytes], &any_day()).unwrap();
    let refused = shown(&plan.report.refused);
    let places: Vec<&str> = refused
        .iter()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(places, ["A3", "A4", "A5", "A6", "A7"], "{refused:#?}");
    assert!(refused[0].contains("remove the blanks"), "{refused:?}");
    assert!(
        refused[1].contains("the number 1.0012 and no text"),
        "{refused:?}"
    );
    assert_eq!(gone(&plan), Vec::<&str>::new());
    let warnings = shown(&plan.report.warnings);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(
        warnings[0].contains("2 procedures of G15 are not on the list and are not taken for gone, since it was not read whole (ds.xlsx!A3): 1.000001, 1.001200"),
        "{warnings:?}"
    );
}

#[test]
fn rows_without_an_issuer_are_of_the_one_that_is_named() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = [
        &["STT", "Mã TTHC", "Tên TTHC"][..],
        &["1", "1.000003", "Ba"],
    ];
    let asked = ListOptions {
        issuers: vec!["G15".to_owned()],
        ..any_day()
    };
    let done = import(&mut memory, &[sheet_of(&rows)], &asked);
    assert_eq!(shown(&done.report.warnings), Vec::<String>::new());
    assert!(
        memory
            .text("procedures/G15/1.000003.yaml")
            .contains("issuer: G15")
    );
    assert_eq!(gone(&done), ["1.000001", "1.000002"]);
}

#[test]
fn a_name_that_people_corrected_and_the_list_changed_waits_to_be_settled() {
    let mut memory = MemoryFiles::with(&[]);
    let file = "procedures/G15/1.000003.yaml";
    let rows = |name| {
        vec![list(&[
            ["1.000001", "Một", TP],
            ["1.000002", "Hai", TP],
            ["1.000003", name, TP],
        ])]
    };
    import(&mut memory, &rows("Ba"), &any_day());
    let text = memory.text(file).replace("name: Ba\n", "name: Ba của ta\n");
    let mut memory = memory.and(file, &text);
    let done = import(&mut memory, &rows("Ba"), &any_day());
    assert_eq!(
        (done.report.conflicts.len(), done.report.kept.len()),
        (0, 1)
    );
    let done = import(&mut memory, &rows("Ba mới"), &any_day());
    let conflict = &done.report.conflicts[0];
    assert_eq!(
        (conflict.field.as_str(), &conflict.ours, &conflict.theirs),
        ("name", &Some("Ba của ta".into()), &Some("Ba mới".into()))
    );
    let settle = |side| {
        let mut asked = any_day();
        asked.settled.choose("1.000003:name", side).unwrap();
        asked
    };
    let done = import(&mut memory, &rows("Ba mới"), &settle(PreferredSide::Ours));
    assert_eq!(done.report.conflicts, []);
    assert!(memory.text(file).contains("name: Ba của ta\n"));
    // Settled: it does not come back until the list says something else again.
    let plan = planned(&memory, &rows("Ba mới"), &any_day()).unwrap();
    assert_eq!((plan.report.conflicts.len(), plan.writes.len()), (0, 0));
    let plan = planned(&memory, &rows("Ba mới nữa"), &any_day()).unwrap();
    assert_eq!(plan.report.conflicts.len(), 1);
    import(
        &mut memory,
        &rows("Ba mới nữa"),
        &settle(PreferredSide::Theirs),
    );
    assert!(memory.text(file).contains("name: Ba mới nữa\n"));
    let done = import(&mut memory, &rows("Ba cuối"), &any_day());
    assert_eq!((done.report.conflicts.len(), done.report.updated), (0, 1));
}

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
