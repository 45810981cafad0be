//! What is said of when a report was retrieved, and of how much of it was read.

use super::*;

#[test]
fn an_older_report_does_not_undo_a_newer_correction() {
    let mut memory = MemoryFiles::with(&[]);
    let first = table(&[",1.000001,5,0,0"]);
    let corrected = table(&[",1.000001,50,0,0"]);
    memory.apply(&retrieved(&memory.clone(), Some("2026-01-20"), &first));
    assert!(
        memory.text(FILE).contains("retrieved: 2026-01-20"),
        "{}",
        memory.text(FILE)
    );
    memory.apply(&retrieved(&memory.clone(), Some("2026-02-10"), &corrected));
    let text = memory.text(FILE).to_owned();
    assert!(
        text.contains("retrieved: 2026-02-10") && text.contains("online: 50"),
        "{text}"
    );
    // The older one again, which may have other codes too.
    let older = table(&[",1.000001,5,0,0", ",1.000002,7,0,0"]);
    let done = retrieved(&memory, Some("2026-01-20"), &older);
    assert_eq!((done.writes.len(), done.report.unchanged), (0, 1));
    let kept = done
        .report
        .newer
        .iter()
        .map(|n| format!("{} {} {}", n.code, n.field, n.retrieved));
    assert_eq!(
        kept.collect::<Vec<_>>(),
        [format!("1.000001 {FILE}: online 2026-02-10")]
    );
    // Without a day it is asked for, and nothing of the report is taken.
    let done = retrieved(&memory, None, &older);
    assert_eq!(done.writes.len(), 0);
    let refused = shown(&done.report.refused);
    assert!(refused[0].contains("--retrieved DATE"), "{refused:?}");
    // The day that the table itself states goes before that of the command.
    let head = HEAD.replace("source,", "source,retrieved,");
    let own = format!("{head}{}", row("2026-01-20,,1.000001,5,0,0"));
    let done = retrieved(&memory, Some("2026-11-01"), &own);
    assert_eq!((done.writes.len(), done.report.newer.len()), (0, 1));
}

#[test]
fn a_first_report_is_of_today_where_nothing_is_said() {
    let memory = MemoryFiles::with(&[]);
    let done = retrieved(&memory, None, &table(&[",1.000001,5,0,0"]));
    let text = String::from_utf8(done.writes[0].bytes.clone()).unwrap();
    assert!(text.contains("retrieved: 2026-11-30"), "{text}");
}

#[test]
fn of_twins_one_of_which_cannot_be_read_neither_is_taken_and_nothing_counts_as_complete() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        &table(&[
            "true,1.000001,5,0,0",
            "true,1.000002,7,0,0",
            "true,1.000001,1.234,0,0",
        ]),
    );
    let refused = shown(&done.report.refused);
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(
        refused[0].starts_with("2:8 1.000001 line 4 gives the same code"),
        "{refused:?}"
    );
    let text = memory.text(FILE);
    assert!(
        !text.contains("1.000001") && text.contains("complete: false") | !text.contains("complete"),
        "{text}"
    );
    assert!(text.contains("1.000002"), "{text}");
}

#[test]
fn a_report_whose_second_sheet_was_not_read_is_not_complete_and_one_that_was_is() {
    let book = |name: &str, second: &[&[&str]]| {
        let mut book = Workbook::new();
        let head: Vec<&str> = HEAD.trim_end().split(',').collect();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, head.iter().copied()).unwrap();
        let row = row("true,1.000001,0,0,0");
        sheet.write_row(1, 0, row.trim_end().split(',')).unwrap();
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (at, row) in (0..).zip(second) {
            sheet.write_row(at, 0, row.iter().copied()).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let head: Vec<&str> = HEAD.trim_end().split(',').collect();
    let text = row("true,1.000002,8000,0,0");
    let second: Vec<&str> = text.trim_end().split(',').collect();
    let memory = MemoryFiles::with(&[]);
    let read = memory
        .plan_of(plan, "t.xlsx", &book("Hộ tịch", &[&head, &second]))
        .unwrap();
    assert_eq!(read.report.read, 2);
    let text = String::from_utf8(read.writes[0].bytes.clone()).unwrap();
    assert!(
        text.contains("complete: true") && text.contains("8000"),
        "{text}"
    );
    let unread = memory
        .plan_of(plan, "t.xlsx", &book("Hộ tịch", &[&second]))
        .unwrap();
    let text = String::from_utf8(unread.writes[0].bytes.clone()).unwrap();
    assert!(!text.contains("complete: true"), "{text}");
    let warnings = shown(&unread.report.warnings);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(
        warnings.iter().all(|w| w.contains("the sheet “Hộ tịch”")),
        "{warnings:?}"
    );
}
