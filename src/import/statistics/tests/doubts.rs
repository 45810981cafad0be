//! What reports cannot say, or say twice.

use super::*;

#[test]
fn counts_and_periods_that_cannot_be_are_told_when_they_come_in() {
    let memory = MemoryFiles::with(&[(
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: cu, name: UBND tỉnh Yên Bái, kind: province, to: 2025-06-30, replaced_by: [G15]}\n",
    )]);
    let head = "unit,scope,from,to,basis,source,code,online,in_person,post,on_time\n";
    let told = |row: &str| {
        let done = retrieved(&memory, Some("2026-11-30"), &format!("{head}{row}\n"));
        (shown(&done.report.refused), shown(&done.report.warnings))
    };
    for (row, wanted) in [
        (
            "G15,unit,2027-01-01,2027-12-31,received,x,1.000001,5,6,0,",
            "the period ends on 2027-12-31",
        ),
        (
            "G15,unit,0023-01-01,2023-12-31,received,x,1.000001,5,6,0,",
            "before 2000",
        ),
        (
            "G15,unit,2023-01-01,2023-12-31,received,x,1.000001,5,6,0,99",
            "`on_time` is 99, more than the 11 dossiers",
        ),
        (
            "cu,unit,2025-07-01,2025-12-31,received,x,1.000001,5,6,0,",
            "cu ended on 2025-06-30",
        ),
    ] {
        let (refused, warnings) = told(row);
        assert_eq!(refused, Vec::<String>::new());
        assert!(
            warnings.len() == 1 && warnings[0].contains(wanted),
            "{row} {warnings:?}"
        );
    }
    let (refused, _) =
        told("G15,unit,2023-01-01,2023-12-31,received,x,1.000001,18446744073709551615,6,0,");
    assert!(
        refused[0].contains("more dossiers than there can be"),
        "{refused:?}"
    );
}

#[test]
fn a_zero_beside_dossiers_of_another_report_or_from_before_is_told() {
    let head = "unit,scope,from,to,basis,source,code,online,in_person,post,carried_over\n";
    let none = "G15,nationwide,2025-01-01,2025-12-31,received,x,1.000001,0,0,0,";
    let unit = "G15,unit,2025-03-01,2025-03-31,received,x,1.000001,4,0,0,";
    let resolved = "G15,nationwide,2025-01-01,2025-12-31,resolved,x,1.000001,4,0,0,";
    for (first, then) in [
        (none, unit),
        (unit, none),
        (none, resolved),
        (resolved, none),
    ] {
        let mut memory = MemoryFiles::with(&[]);
        let done = memory.import(plan, &format!("{head}{first}\n"));
        assert_eq!(shown(&done.report.warnings), Vec::<String>::new());
        let next = memory.plan(plan, &format!("{head}{then}\n")).unwrap();
        let told = shown(&next.report.warnings);
        assert!(
            told.len() == 1 && told[0].contains("ask which is right"),
            "{told:?}"
        );
        // In one table as well, each at its row.
        let both = MemoryFiles::with(&[])
            .plan(plan, &format!("{head}{first}\n{then}\n"))
            .unwrap();
        assert_eq!(both.report.warnings.len(), 2);
    }
    // Of other days, or received and not yet resolved, it contradicts nothing.
    let waits = resolved.replace("4,0,0", "0,0,0") + "\n" + &none.replace("0,0,0", "4,0,0");
    let fine = MemoryFiles::with(&[])
        .plan(plan, &format!("{head}{waits}\n"))
        .unwrap();
    assert_eq!(shown(&fine.report.warnings), Vec::<String>::new());
    let carried = MemoryFiles::with(&[])
        .plan(plan, &format!("{head}{none}40\n"))
        .unwrap();
    let told = shown(&carried.report.warnings).concat();
    assert!(
        told.contains("`carried_over` is 40, and no dossier came"),
        "{told}"
    );
}

#[test]
fn a_code_that_nobody_knows_or_a_row_that_says_nothing_of_it_leaves_a_report_incomplete() {
    let row = |complete: &str, code: &str, count: u32| {
        format!("G15,nationwide,2024-12-15,2025-12-14,received,x,{complete},{code},{count},0,0\n")
    };
    for (rows, is_complete, why) in [
        // Misspelt, so that 1.000002 would have none.
        (
            row("true", "1.000001", 5) + &row("true", "1.00002", 0),
            false,
            "",
        ),
        (
            row("true", "1.000001", 5) + &row("true", "1.000020", 8000),
            false,
            "line 3 names 1.000020, which is no code of the catalogue",
        ),
        (
            row("true", "1.000001", 5) + &row("", "1.000002", 7),
            false,
            "line 3 leaves `complete` empty",
        ),
        (
            row("true", "1.000001", 5) + &row("true", "1.000020", 0),
            true,
            "",
        ),
        (
            row("true", "1.000001", 5) + &row("true", "nhom", 3),
            true,
            "",
        ),
    ] {
        let memory = MemoryFiles::with(&[]);
        let plan = memory.plan(plan, &format!("{HEAD}{rows}")).unwrap();
        let text = String::from_utf8(plan.writes[0].bytes.clone()).unwrap();
        assert_eq!(text.contains("complete: true"), is_complete, "{rows}{text}");
        let warnings = shown(&plan.report.warnings).concat();
        assert!(warnings.contains(why), "{warnings}");
    }
}

#[test]
fn a_report_is_not_taken_from_a_day_that_is_still_to_come() {
    let memory = MemoryFiles::with(&[]);
    let table = "unit,scope,from,to,basis,source,retrieved,code,online\n\
                 G15,unit,2024-12-15,2025-12-14,received,x,2999-01-01,1.000001,5\n";
    let plan = retrieved(&memory, None, table);
    assert_eq!(plan.writes, []);
    let refused = shown(&plan.report.refused);
    assert!(
        refused[0].contains("`retrieved` is 2999-01-01"),
        "{refused:?}"
    );
}

/// The report of 2025 with one row of one code.
fn report(row: &str) -> String {
    format!(
        "unit: G15\nscope: nationwide\nfrom: 2024-12-15\nto: 2025-12-14\nbasis: received\nsource: BC 1\nretrieved: 2026-01-01\ncounts:\n  \"1.000001\": {row}\n"
    )
}

/// A table of one row for it, of the same source.
fn one(columns: &str, counts: &str) -> String {
    format!(
        "unit,scope,from,to,basis,source,code,{columns}\nG15,nationwide,2024-12-15,2025-12-14,received,BC 1,1.000001,{counts}\n"
    )
}

#[test]
fn a_row_was_written_that_counts_in_person_and_post_twice() {
    let mut memory = MemoryFiles::with(&[(FILE, &report("{online: 3, offline: 5}"))]);
    let done = memory.import(plan, &one("online,in_person,post", "3,2,3"));
    assert!(
        memory
            .text(FILE)
            .contains("{online: 3, in_person: 2, post: 3}"),
        "{}",
        memory.text(FILE)
    );
    let warnings = shown(&done.report.warnings);
    assert!(warnings[0].contains("offline is taken out"), "{warnings:?}");
    for (old, columns, new) in [
        ("{online: 3, offline: 5}", "in_person,post", "2,4"),
        ("{online: 3, offline: 5}", "in_person,post", "5,"),
        ("{online: 3, offline: 5}", "in_person,post", "5,no_data"),
        ("{online: 3, offline: not_offered}", "post", "1"),
        ("{online: 3, in_person: 2, post: 3}", "offline", "6"),
        ("{online: 3, in_person: 2}", "offline", "2"),
        ("{online: 3, in_person: 2, post: no_data}", "offline", "5"),
    ] {
        let memory = MemoryFiles::with(&[(FILE, &report(old))]);
        let plan = memory.plan(plan, &one(columns, new)).unwrap();
        assert_eq!(plan.writes, [], "{old} {new}");
        let refused = shown(&plan.report.refused);
        assert!(refused[0].contains("1.000001 gives"), "{refused:?}");
    }
}

#[test]
fn what_the_file_says_apart_stays_apart_and_what_nobody_knew_gives_way() {
    for (old, columns, new, wanted) in [
        (
            "{online: 3, in_person: 2, post: 3}",
            "offline",
            "5",
            "{online: 3, in_person: 2, post: 3}",
        ),
        (
            "{online: 3, in_person: 2, post: 3}",
            "offline",
            "no_data",
            "{online: 3, in_person: 2, post: 3}",
        ),
        (
            "{online: 3, in_person: no_data}",
            "offline",
            "5",
            "{online: 3, offline: 5}",
        ),
        (
            "{online: 3, offline: no_data}",
            "in_person,post",
            "2,3",
            "{online: 3, in_person: 2, post: 3}",
        ),
        (
            "{online: 3, offline: not_offered}",
            "in_person,post",
            "not_offered,0",
            "{online: 3, in_person: not_offered, post: 0}",
        ),
    ] {
        let mut memory = MemoryFiles::with(&[(FILE, &report(old))]);
        memory.import(plan, &one(columns, new));
        assert!(memory.text(FILE).contains(wanted), "{}", memory.text(FILE));
    }
}

#[test]
fn a_part_that_is_greater_than_the_whole_only_in_the_file_is_told() {
    let mut memory = MemoryFiles::with(&[(FILE, &report("{in_person: 0, post: 0, on_time: 10}"))]);
    let done = memory.import(plan, &one("online", "5"));
    let warnings = shown(&done.report.warnings);
    assert!(
        warnings[0].contains("`on_time` is 10, more than the 5"),
        "{warnings:?}"
    );
}

#[test]
fn the_columns_of_the_statutory_form_come_in() {
    let mut memory = MemoryFiles::with(&[]);
    memory.import(
        plan,
        &one("online,offline,carried_over,electronic_results", "3,5,2,8"),
    );
    let text = memory.text(FILE);
    for line in [
        "online: 3",
        "offline: 5",
        "carried_over: 2",
        "electronic_results: 8",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let found = refused(&one("in_person,offline", "1,5"));
    assert!(found[0].contains("stands beside `offline`"), "{found:?}");
}
