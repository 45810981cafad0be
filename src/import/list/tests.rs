//! Lists as agencies export them, written here.

mod days;
mod times;

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
pub(in crate::import) fn any_day() -> ListOptions {
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

pub(in crate::import) fn planned(
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

#[test]
fn a_list_whose_sheets_contradict_each_other_ended_what_it_does_not_name() {
    let mut memory = MemoryFiles::with(&[(
        "procedures/G15/1.000006.yaml",
        "code: \"1.000006\"\nname: Sáu\nissuer: G15\n",
    )]);
    let mut book = Workbook::new();
    for (sheet, name) in [("A", "Hai cũ"), ("B", "Hai mới")] {
        let sheet = book.add_worksheet().set_name(sheet).unwrap();
        sheet.write_row(0, 0, HEAD.iter().copied()).unwrap();
        sheet.write_row(1, 0, ["1.000001", "Một", TP]).unwrap();
        sheet.write_row(2, 0, ["1.000002", name, TP]).unwrap();
    }
    let asked = ListOptions {
        abolished: Some(date(2026, 5, 31)),
        ..any_day()
    };
    let done = import(&mut memory, &[book.save_to_buffer().unwrap()], &asked);
    assert_eq!(done.report.refused.len(), 2);
    assert_eq!(gone(&done), Vec::<&str>::new());
    assert!(
        !memory
            .text("procedures/G15/1.000006.yaml")
            .contains("lifecycle")
    );
    let warnings = shown(&done.report.warnings).concat();
    assert!(
        warnings.contains("1 procedure of G15 is not on the list and is not taken for gone")
            && warnings.contains("1.000006"),
        "{warnings}"
    );
}

#[test]
fn two_fields_on_two_lines_of_a_cell_became_one_new_field() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = [
        HEAD,
        &["1.000003", "Ba", TP, "", "Hộ tịch\n Đất đai"],
        &["1.000004", "Bốn", TP, "", "Phòng, chống\ntham nhũng"],
    ];
    import(&mut memory, &[sheet_of(&rows)], &any_day());
    let fields = memory.text("fields.yaml");
    for name in [
        "name: Hộ tịch\n",
        "name: Đất đai\n",
        "Phòng, chống tham nhũng",
    ] {
        assert!(fields.contains(name), "{fields}");
    }
    assert!(!fields.contains("Hộ tịch Đất đai"), "{fields}");
}
