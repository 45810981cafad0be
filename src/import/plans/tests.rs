//! Tables of CSV text, each named after what could go wrong.

use std::path::Path;

use jiff::civil::{Date, date};

use super::{columns, plan};
use crate::import::job::{ImportError, ImportPlan};
use crate::import::testing::{MemoryFiles, shown, template_comes_in};
use crate::import::{Gone, Retrieval, Table};

const HEAD: &str = "type,id,number,signed,from,to,code,group,measures,due,done,superseded_by\n";

/// What is refused of one row, and that nothing is written.
fn refused(row: &str) -> Vec<String> {
    let mut memory = MemoryFiles::with(&[]);
    let plan = memory.import(plan, &format!("{HEAD}{row}\n"));
    assert_eq!(memory.below("plans"), "", "{row}");
    shown(&plan.report.refused)
}

#[test]
fn a_table_becomes_one_file_a_plan() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        "type;id;number;signer;signed;from;to;title;code;group;measures;due;done;superseded_by;source\r\n\
         Phương án;pa-1;1/QĐ-BTP;Bộ trưởng;02/03/2026;2026-03-15;2027-12-31;Phương án một;1.000001;;cắt giảm | trả kết quả điện tử|;2026-12-31;;;https://x.vn\r\n\
         option;pa-1;;;;;;;;nhom;;;2026-10-01;ke-hoach;\r\n\
         kế hoạch;;25/KH-UBND;;;;;;1.000002;;;;;;\r\n\
         schedule;ke-hoach;;;;;;;1.000002;;;;;;\r\n",
    );
    assert_eq!(
        memory.below("plans"),
        "== plans/25-kh-ubnd.yaml\n\
# yaml-language-server: $schema=../.schemas/plan.schema.json
type: schedule
id: 25-kh-ubnd
number: 25/KH-UBND
procedures:
- code: '1.000002'
== plans/ke-hoach.yaml
# yaml-language-server: $schema=../.schemas/plan.schema.json
type: schedule
id: ke-hoach
procedures:
- code: '1.000002'
== plans/pa-1.yaml
# yaml-language-server: $schema=../.schemas/plan.schema.json
type: option
id: pa-1
number: 1/QĐ-BTP
signer: Bộ trưởng
signed: 2026-03-02
from: 2026-03-15
to: 2027-12-31
title: Phương án một
procedures:
- code: '1.000001'
  measures:
  - cắt giảm
  - trả kết quả điện tử
  due: 2026-12-31
- group: nhom
  done: 2026-10-01
  superseded_by: ke-hoach
source: https://x.vn
"
    );
    let report = done.report;
    assert_eq!((report.read, report.created), (4, 3));
    assert_eq!((report.refused, report.warnings), (vec![], vec![]));
}

#[test]
fn a_row_that_cannot_be_meant_is_refused_at_its_cell() {
    for (row, wanted) in [
        (
            "quyết định,a,,,,,1.000001,,,,,",
            "2:1 1.000001 `type` is `quyết định`, and may be one of",
        ),
        (",a,,,,,1.000001,,,,,", "2:1 1.000001 `type` is empty"),
        (
            "option,,,,,,1.000001,,,,,",
            "2:2 1.000001 `id` is empty, and so is `number`",
        ),
        (
            "option,,---,,,,1.000001,,,,,",
            "2:3 1.000001 `number` is `---`, which is no number of a signed document",
        ),
        (
            "option,../x,,,,,1.000001,,,,,",
            "2:2 1.000001 `id` is `../x`, which is no id",
        ),
        (
            "option,a,,2026,,,1.000001,,,,,",
            "2:4 1.000001 `signed` is the bare year 2026",
        ),
        (
            "option,a,,,,,1.00001,,,,,",
            "2:7 1.00001 `code` is `1.00001`, which is no procedure code",
        ),
        (
            "option,a,,,,,1.000001 ,,,,,",
            "2:7 1.000001  `code` is `1.000001 `",
        ),
        (
            "option,a,,,,,1.000001,nhom,,,,",
            "2:8 1.000001 `group` is filled, and so is `code`",
        ),
        (
            "option,a,,,,,,,,,,",
            "2:7 - `code` is empty, and so is `group`",
        ),
        (
            "option,a,,,,,,nhóm,,,,",
            "2:8 - `group` is `nhóm`, which is no id",
        ),
        (
            "option,a,,,,,1.000001,,,31/02/2026,,",
            "2:10 1.000001 `due` is `31/02/2026`, a day that does not exist",
        ),
        (
            "option,a,,,,,1.000001,,,,,12/QĐ",
            "2:12 1.000001 `superseded_by` is `12/QĐ`, which is no id",
        ),
        (
            "option,a,,,,,1.000001,,,,,a",
            "2:12 1.000001 `superseded_by` is the plan itself",
        ),
        (
            "option,a,,,2026-02-01,2026-01-01,1.000001,,,,,",
            "2 - the plan ends on 2026-01-01, before it begins on 2026-02-01",
        ),
        (
            "option,a,,,,,1.000001,,cắt, giảm,,,",
            "2 1.000001 the row has 13 cells, and the first line 12",
        ),
    ] {
        let found = refused(row);
        assert_eq!(found.len(), 1, "{row}: {found:?}");
        assert!(found[0].starts_with(wanted), "{row}: {found:?}");
    }
}

#[test]
fn rows_that_contradict_each_other_about_their_plan_stop_it_and_no_other() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "option,a,1/QĐ,,,,1.000001,,,,,\n\
                schedule,a,2/QĐ,,,,1.000002,,,,,\n\
                option,b,,,,,1.000001,,,,,\n\
                option,b,,,,,1.000001,,,,,\n\
                option,b,,,,,1.000002,,x,,,\n\
                option,b,,,,,1.000002,,y,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.refused),
        [
            "3 - `type` differs from line 2; `number` differs from line 2; no row of the plan `a` is imported",
            "6 1.000002 line 7 says something else of the same procedure or group; several measures stand in one cell, \
             separated by |",
            "7 1.000002 line 6 says something else of the same procedure or group; several measures stand in one cell, \
             separated by |"
        ]
    );
    let text = memory.below("plans");
    assert!(
        text.ends_with("procedures:\n- code: '1.000001'\n"),
        "{text}"
    );
    assert!(text.starts_with("== plans/b.yaml"), "{text}");
}

#[test]
fn what_the_catalogue_does_not_have_is_taken_and_named_once() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "option,a,,,,,9.999999,,,,,x\n\
                option,b,,,,,9.999999,,,,,a\n\
                option,b,,,,,,khac,,,,x\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.warnings),
        [
            "2 9.999999 no plan has the id `x`",
            "2 9.999999 no procedure of the catalogue has the code `9.999999`",
            "4 khac no linked group of the catalogue has the id `khac`"
        ]
    );
    assert_eq!(done.report.created, 2);
}

const KNOWN: &str = "# yaml-language-server: $schema=../.schemas/plan.schema.json
type: option
id: pa-1
number: 12/QĐ-BTP # bản gốc
signed: 2026-01-02
procedures:
  # việc khó
  - code: \"1.000001\"
    measures: [cắt giảm]
    due: 2026-12-31
  - group: nhom
    due: 2026-11-30
notes: ghi chú
";

#[test]
fn a_row_that_changed_changes_one_value_and_what_the_table_does_not_say_stays() {
    let mut memory = MemoryFiles::with(&[("plans/ten-khac.yaml", KNOWN)]);
    // Without an id the plan is the one that has the number already.
    let rows = "option,,12/qđ-btp,2026-01-02,,2027-12-31,1.000001,,,,2026-10-01,\n"
        .replace("qđ-btp", "QĐ-BTP")
        + "option,pa-1,,,,,1.000002,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    let wanted = KNOWN
        .replace(
            "signed: 2026-01-02\n",
            "signed: 2026-01-02\nto: 2027-12-31\n",
        )
        .replace(
            "due: 2026-12-31\n",
            "due: 2026-12-31\n    done: 2026-10-01\n",
        )
        .replace("notes:", "  - code: \"1.000002\"\nnotes:");
    let text = memory.below("plans").replace('\'', "\"");
    assert_eq!(text, format!("== plans/ten-khac.yaml\n{wanted}"));
    let field = |what: &str| format!("plans/ten-khac.yaml: {what}");
    let kept: Vec<_> = done
        .report
        .kept
        .into_iter()
        .map(|k| (k.code, k.field))
        .collect();
    assert_eq!(
        kept,
        [
            ("1.000001".to_owned(), field("due")),
            ("1.000001".to_owned(), field("measures")),
            ("nhom".to_owned(), field("procedures")),
        ]
    );
    assert_eq!(done.report.updated, 1);
    // Nobody corrected any of it: the table does not say it any more.
    let settle: Vec<_> = done.report.unnamed.iter().map(|u| u.settle).collect();
    assert_eq!(settle, [true; 3]);
}

#[test]
fn a_table_that_says_what_the_file_says_changes_no_byte() {
    let memory = MemoryFiles::with(&[("plans/pa-1.yaml", KNOWN)]);
    let rows = "option,pa-1,12/QĐ-BTP,02/01/2026,,,,nhom,,30/11/2026,,\n\
                option,pa-1,,,,,1.000001,,cắt giảm,,,\n";
    let done = memory.plan(plan, &format!("{HEAD}{rows}")).unwrap();
    assert_eq!((done.writes, done.report.unchanged), (vec![], 1));
}

#[test]
fn a_file_that_cannot_be_understood_is_not_written_over() {
    let twice = KNOWN.replace("  - group: nhom\n", "  - code: \"1.000001\"\n");
    for (text, why) in [
        ("type: [\n", "line "),
        (&KNOWN.replace("pa-1", "pa-2"), "holds the plan `pa-2`"),
        (&twice, "names `1.000001` in several rows"),
        (
            &KNOWN.replace("signed: 2026", "to: 2026"),
            "ends on 2026-01-02",
        ),
    ] {
        let memory = MemoryFiles::with(&[("plans/pa-1.yaml", text)]);
        let table = format!("{HEAD}option,pa-1,,,2026-05-01,,1.000001,,,,,\n");
        let done = memory.plan(plan, &table).unwrap();
        let found = shown(&done.report.refused);
        assert!(found.len() == 1 && found[0].contains(why), "{found:?}");
        assert_eq!(done.writes, []);
    }
}

#[test]
fn a_table_without_the_columns_that_say_which_is_refused_as_a_whole() {
    let memory = MemoryFiles::with(&[]);
    for (table, wanted) in [
        (
            "type,code\noption,1.000001\n",
            "line 1: the columns `id` and `number` are missing",
        ),
        (
            "type,id\noption,a\n",
            "line 1: the columns `code` and `group` are missing",
        ),
        (
            "id,code,meassures\n",
            "line 1: column 3 `meassures` is unknown (did you mean `measures`?); the column `type` is missing",
        ),
    ] {
        assert_eq!(memory.plan(plan, table).unwrap_err().message, wanted);
    }
}

#[test]
fn the_template_and_the_examples_of_its_columns_can_be_imported() {
    template_comes_in(plan, columns(), |name| (name == "group").then_some(""));
}

#[test]
fn of_twins_one_of_which_cannot_be_read_neither_is_taken() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        &format!(
            "{HEAD}option,pa,,,,,1.000001,,,2026-12-31,,\noption,pa,,,,,1.000001,,,31/02/2026,,\noption,pa,,,,,1.000002,,,,,\n"
        ),
    );
    let refused = shown(&done.report.refused);
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused[0].contains("line 3 names the same"), "{refused:?}");
    let text = memory.text("plans/pa.yaml");
    assert!(
        !text.contains("1.000001") && text.contains("1.000002"),
        "{text}"
    );
}

/// A table that was retrieved on a day, or nobody says when.
fn on_day(memory: &MemoryFiles, day: Option<Date>, table: &str) -> Result<ImportPlan, ImportError> {
    let table = Table {
        path: Path::new("t.csv"),
        bytes: table.as_bytes(),
        sheet: None,
        hidden: None,
        unnamed: None,
        retrieval: Retrieval {
            stated: day,
            today: Some(date(2026, 11, 30)),
            older: false,
        },
    };
    plan(memory, &memory.snapshot(), &table)
}

#[test]
fn an_older_table_takes_no_plan_back_and_one_without_a_day_is_asked_for_it() {
    let row = |due: &str| format!("{HEAD}option,pa,1/QĐ,2026-01-02,,,1.000001,,x,{due},,\n");
    let mut memory = MemoryFiles::with(&[]);
    let made = on_day(&memory, Some(date(2026, 6, 1)), &row("2026-12-31")).unwrap();
    memory.apply(&made);
    let file = "plans/pa.yaml";
    assert!(memory.text(file).contains("retrieved: 2026-06-01\n"));
    // What an older table says otherwise, or has beside, stays away, and is told.
    let older = row("2026-03-31") + "option,pa,,,,,1.000002,,,,,\n";
    let held = on_day(&memory, Some(date(2026, 5, 1)), &older).unwrap();
    assert_eq!(held.writes, []);
    let told: Vec<_> = held
        .report
        .newer
        .iter()
        .map(|n| (n.code.as_str(), n.field.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("1.000001", "plans/pa.yaml: due"),
            ("1.000002", "plans/pa.yaml: procedures")
        ]
    );
    let unknown = on_day(&memory, None, &row("2026-03-31")).unwrap();
    assert_eq!(unknown.writes, []);
    let refused = shown(&unknown.report.refused);
    assert!(
        refused[0].contains("1.000001 (due)") && refused[0].contains("--retrieved"),
        "{refused:?}"
    );
    // A later one that says the same moves the day, so that one between the two is older.
    let again = on_day(&memory, Some(date(2026, 8, 1)), &row("2026-12-31")).unwrap();
    memory.apply(&again);
    assert!(memory.text(file).contains("retrieved: 2026-08-01\n"));
    let between = on_day(&memory, Some(date(2026, 7, 1)), &row("2026-03-31")).unwrap();
    assert_eq!((between.writes.len(), between.report.newer.len()), (0, 1));
    let newer = on_day(&memory, Some(date(2026, 9, 1)), &row("2026-03-31")).unwrap();
    assert_eq!(newer.writes.len(), 1);
}

const FULL: &str = "type,id,number,signer,signed,title,code,due,done\n";

/// Imports a first table, and then plans a second of a later day.
fn then(first: &str, second: &str) -> (MemoryFiles, ImportPlan) {
    let mut memory = MemoryFiles::with(&[]);
    let day = |month| Some(date(2026, month, 1));
    let made = on_day(&memory, day(1), &format!("{FULL}{first}")).unwrap();
    assert_eq!(made.report.refused, []);
    memory.apply(&made);
    let next = on_day(&memory, day(6), &format!("{FULL}{second}")).unwrap();
    (memory, next)
}

#[test]
fn a_number_of_another_year_province_type_or_title_is_no_known_plan() {
    let known = "option,,55/QĐ-UBND,A,2025-03-02,Một,1.000001,,\n";
    for (other, told) in [
        (
            "schedule,,55/QĐ-UBND,A,2025-03-02,Một,1.000001,,\n",
            "`type` is `option` there and `schedule` here",
        ),
        (
            "option,,55/QĐ-UBND,A,2026-03-02,Một,1.000001,,\n",
            "`signed` is `2025-03-02` there and `2026-03-02` here",
        ),
        (
            "option,,55/QĐ-UBND,A,,Một,1.000001,,\n",
            "`signed` is `2025-03-02` there and nothing here",
        ),
        (
            "option,,55/QĐ-UBND,B,2025-03-02,Một,1.000001,,\n",
            "`signer` is `A` there and `B` here",
        ),
        (
            "option,,55/QĐ-UBND,A,2025-03-02,Hai,1.000001,,\n",
            "`title` is `Một` there and `Hai` here",
        ),
        (
            "option,,55/QĐ-UBND,A,2025-03-02,Một,1.000002,,\n",
            "it names none of these procedures",
        ),
    ] {
        let (_, next) = then(known, other);
        assert_eq!(next.writes, [], "{other}");
        let refused = shown(&next.report.refused);
        assert!(
            refused.len() == 1 && refused[0].contains(told),
            "{refused:?}"
        );
        assert!(
            refused[0].contains("`55-qd-ubnd` where it is the same"),
            "{refused:?}"
        );
        // The draft of one body, and the signed plan of another.
        if let Some(unsigned) = other.contains(",,Một").then_some(other) {
            let (_, next) = then(unsigned, known);
            assert_eq!(next.writes, []);
        }
    }
    let (_, same) = then(
        known,
        "option,,55/QĐ-UBND,,2025-03-02,,1.000001,2026-12-31,\n",
    );
    assert_eq!((same.report.refused.len(), same.writes.len()), (0, 1));
    // By its id another plan of the number comes in beside it, and the first stays as it is.
    let (mut memory, next) = then(
        known,
        "option,55-qd-ubnd-2026,55/QĐ-UBND,B,2026-03-02,Hai,1.000002,,\n",
    );
    assert_eq!((next.report.refused.len(), next.report.created), (0, 1));
    memory.apply(&next);
    assert!(memory.text("plans/55-qd-ubnd.yaml").contains("2025-03-02"));
    // From then on the day says which of the two is meant.
    let again = format!("{FULL}option,,55/QĐ-UBND,,2026-03-02,,1.000002,2026-12-31,\n");
    let again = on_day(&memory, Some(date(2026, 7, 1)), &again).unwrap();
    assert_eq!(
        again.writes[0].path,
        Path::new("plans/55-qd-ubnd-2026.yaml")
    );
}

#[test]
fn what_is_no_number_of_a_document_makes_no_signed_plan() {
    for number in [
        "nt",
        "Chưa có số",
        "     /QĐ-BTP",
        "0",
        "12/QĐ-BTP; 13/QĐ-BTP",
    ] {
        let found = refused(&format!("option,a,{number},2026-01-02,,,1.000001,,,,,"));
        assert!(
            found.len() == 1 && found[0].starts_with("2:3"),
            "{number}: {found:?}"
        );
    }
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        &format!("{HEAD}option,a,,2026-01-02,,,1.000001,,,,,\n"),
    );
    let told = shown(&done.report.warnings);
    assert!(
        told.len() == 1 && told[0].contains("has no number"),
        "{told:?}"
    );
}

#[test]
fn a_row_that_was_done_on_a_day_to_come_or_in_an_old_font_is_refused() {
    let refused = |row: &str| {
        let table = format!("{FULL}{row}\n");
        let done = on_day(&MemoryFiles::with(&[]), None, &table).unwrap();
        assert_eq!(done.writes, []);
        shown(&done.report.refused).concat()
    };
    let ahead = refused("option,a,1/QĐ,,2026-01-02,,1.000001,,2026-12-31");
    assert!(
        ahead.contains("`done` is 2026-12-31, which lies ahead"),
        "{ahead}"
    );
    let font = refused("option,a,1/QĐ,Bé tr\u{2212}ëng ph¸p,2026-01-02,,1.000001,,");
    assert!(font.contains("TCVN3"), "{font}");
}

#[test]
fn a_ditto_mark_is_no_signer_title_or_measure() {
    for row in [
        "option,a,1/QĐ,\"\"\"\",,,1.000001,,",
        "option,a,1/QĐ,nt,,,1.000001,,",
        "option,a,1/QĐ,,,như trên,1.000001,,",
    ] {
        let done = MemoryFiles::with(&[])
            .plan(plan, &format!("{FULL}{row}\n"))
            .unwrap();
        let found = shown(&done.report.refused);
        assert!(
            found.len() == 1 && found[0].contains("points at the row above"),
            "{found:?}"
        );
    }
    let found = refused("option,a,,,,,1.000001,,cắt giảm|nt,,,");
    assert!(found[0].contains("`measures` is `nt`"), "{found:?}");
}

#[test]
fn what_a_newer_plan_no_longer_names_is_asked_for_and_never_called_corrected() {
    let first = "option,pa,1/QĐ,,2025-03-02,,1.000001,2026-12-31,2026-02-01\n\
                 option,pa,1/QĐ,,2025-03-02,,1.000002,,\n";
    let (mut memory, next) = then(first, "option,pa,1/QĐ,,2025-03-02,,1.000001,,\n");
    let open = |plan: &ImportPlan| -> Vec<String> {
        let open = plan.report.unnamed.iter().filter(|unnamed| unnamed.settle);
        open.map(|u| format!("{} {}", u.code, u.field)).collect()
    };
    assert_eq!(
        open(&next),
        [
            "1.000001 plans/pa.yaml: done",
            "1.000001 plans/pa.yaml: due",
            "1.000002 plans/pa.yaml: procedures"
        ]
    );
    memory.apply(&next);
    let with = |memory: &MemoryFiles, unnamed| {
        let text = format!("{FULL}option,pa,1/QĐ,,2025-03-02,,1.000001,,\n");
        let table = Table {
            path: Path::new("t.csv"),
            bytes: text.as_bytes(),
            sheet: None,
            hidden: None,
            unnamed,
            retrieval: Retrieval {
                stated: Some(date(2026, 8, 1)),
                today: Some(date(2026, 11, 30)),
                older: false,
            },
        };
        plan(memory, &memory.snapshot(), &table).unwrap()
    };
    let settled = |memory: &MemoryFiles, unnamed| with(memory, Some(unnamed));
    let kept = settled(&memory, Gone::Keep);
    assert_eq!((open(&kept).len(), kept.report.unnamed.len()), (0, 3));
    // What was kept on purpose is not asked for again, and the file says so.
    let mut after = memory.clone();
    after.apply(&kept);
    let said = &kept.report.warnings;
    assert!(
        said.iter().any(|said| said.reason.contains("`notes.kept`")),
        "{said:?}"
    );
    assert!(
        after
            .text("plans/pa.yaml")
            .contains("- 1.000002 procedures")
    );
    assert_eq!(open(&with(&after, None)), [""; 0]);
    assert_eq!(with(&after, None).report.warnings, []);
    let mut forgotten = after.clone();
    forgotten.apply(&settled(&after, Gone::Remove));
    assert!(!forgotten.text("plans/pa.yaml").contains("notes"));
    let removed = settled(&memory, Gone::Remove);
    memory.apply(&removed);
    let text = memory.text("plans/pa.yaml");
    assert!(
        text.ends_with("procedures:\n- code: '1.000001'\nretrieved: 2026-08-01\n"),
        "{text}"
    );
    assert_eq!(removed.report.unnamed, []);
}
