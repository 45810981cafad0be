//! The day, the source and the completeness of a file are of all its rows, and of what it does not list.

use super::*;

const YEAR: &str = "statistics/G15/2026-01-01_2026-11-30.nationwide.yaml";

/// The report of 2026 as it stood in February.
fn of_february(rest: &str) -> String {
    format!(
        "unit: G15\nscope: nationwide\nfrom: 2026-01-01\nto: 2026-11-30\nbasis: received\nsource: BC 2\nretrieved: 2026-02-05\n{rest}"
    )
}

/// A table of that report; each row is day, completeness, code and counts.
fn later(rows: &[&str]) -> String {
    let head = "unit,scope,from,to,basis,source,retrieved,complete,code,online,in_person,post\n";
    let row = |rest: &&str| format!("G15,nationwide,2026-01-01,2026-11-30,received,BC 11,{rest}\n");
    head.to_owned() + &rows.iter().map(row).collect::<String>()
}

fn import(file: &str, rows: &[&str]) -> (String, Vec<String>) {
    let mut memory = MemoryFiles::with(&[(YEAR, file)]);
    let done = retrieved(&memory, None, &later(rows));
    memory.apply(&done);
    assert_eq!(shown(&done.report.refused), [""; 0]);
    let again = retrieved(&memory, None, &later(rows));
    assert_eq!(again.writes, [], "the second import changes something");
    (memory.text(YEAR).to_owned(), shown(&done.report.warnings))
}

const COMPLETE: &str =
    "complete: true\ncounts:\n  \"1.000001\": {online: 0, in_person: 0, post: 0}\n";

#[test]
fn one_row_of_november_dated_a_whole_report_of_february_anew() {
    for rows in [
        &["2026-11-30,,1.000002,7,0,0"][..],
        // Some of its counts alone, and the other row not at all.
        &["2026-11-30,,1.000001,0,,"],
        &["2026-11-30,true,1.000001,0,0,"],
        // All rows, and not a word of those that it does not have.
        &["2026-11-30,,1.000001,0,0,0"],
        &["2026-11-30,,1.000001,0,0,0", "2026-11-30,,1.000002,7,0,0"],
        // A report that says of itself that it is not complete, without the row.
        &["2026-11-30,false,1.000002,7,0,0"],
    ] {
        let (text, warnings) = import(&of_february(COMPLETE), rows);
        assert!(text.contains("retrieved: 2026-02-05"), "{rows:?} {text}");
        assert!(
            warnings
                .concat()
                .contains("stays as retrieved on 2026-02-05, not 2026-11-30"),
            "{rows:?} {warnings:?}"
        );
        let is_complete = !rows[0].contains("false");
        assert_eq!(text.contains("complete: true"), is_complete, "{text}");
        let taken = rows.iter().any(|row| row.contains("7,0,0"));
        assert_eq!(text.contains("online: 7"), taken, "{text}");
        assert_eq!(text.contains("source: BC 2; BC 11"), taken, "{text}");
    }
}

#[test]
fn a_whole_later_report_is_of_its_own_day() {
    let two =
        COMPLETE.replace("complete: true\n", "") + "  \"1.000002\": {online: 1, post: no_data}\n";
    for (file, rows) in [
        (COMPLETE, &["2026-11-30,true,1.000001,0,0,0"][..]),
        (COMPLETE, &["2026-11-30,true,1.000002,7,0,0"]),
        (COMPLETE, &["2026-11-30,false,1.000001,0,0,0"]),
        (
            &two,
            &["2026-11-30,,1.000001,0,0,0", "2026-11-30,,1.000002,7,,"],
        ),
    ] {
        let (text, warnings) = import(&of_february(file), rows);
        assert!(text.contains("retrieved: 2026-11-30"), "{rows:?} {text}");
        assert!(text.contains("source: BC 11\n"), "{rows:?} {text}");
        assert_eq!(warnings, [""; 0], "{rows:?}");
    }
}

#[test]
fn a_row_of_empty_cells_changes_nothing_of_a_report() {
    for file in [COMPLETE, &COMPLETE.replace("complete: true\n", "")] {
        let file = of_february(file);
        let (text, _) = import(&file, &["2026-11-30,,1.000001,,,"]);
        assert_eq!(text, file);
    }
}

#[test]
fn what_a_file_counts_by_field_is_of_the_day_of_its_own_table() {
    let fields = COMPLETE.replace("complete: true\n", "")
        + "fields:\n  ho-tich: {online: 0, in_person: 0, post: 0}\n";
    let (text, warnings) = import(&of_february(&fields), &["2026-11-30,true,1.000001,0,0,0"]);
    assert!(text.contains("retrieved: 2026-02-05"), "{text}");
    assert!(!text.contains("complete: true"), "{text}");
    assert!(
        warnings.concat().contains("the field ho-tich"),
        "{warnings:?}"
    );
}

#[test]
fn a_correction_after_the_period_keeps_its_day_so_that_the_first_table_does_not_undo_it() {
    let closed = |file: &str| {
        of_february(file)
            .replace("2026-02-05", "2026-11-30")
            .replace("2026-11-30\nbasis", "2026-01-31\nbasis")
    };
    let path = "statistics/G15/2026-01-01_2026-01-31.nationwide.yaml";
    let table = |rows: &[&str]| later(rows).replace("2026-11-30,received", "2026-01-31,received");
    let file = closed(COMPLETE).replace("2026-11-30", "2026-02-05");
    let mut memory = MemoryFiles::with(&[(path, &file)]);
    memory.apply(&retrieved(
        &memory.clone(),
        None,
        &table(&["2026-03-01,,1.000001,7,0,0"]),
    ));
    let corrected = memory.text(path).to_owned();
    assert!(
        corrected.contains("retrieved: 2026-03-01") && corrected.contains("source: BC 2; BC 11"),
        "{corrected}"
    );
    let first = retrieved(&memory, None, &table(&["2026-02-05,true,1.000001,0,0,0"]));
    assert_eq!((first.writes.len(), first.report.newer.len()), (0, 1));
}
