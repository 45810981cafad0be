//! Tables of CSV text, each named after what could go wrong; which day a file has afterwards in `days`.

mod days;
mod doubts;
mod heads;
mod sources;

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::{columns, plan};
use crate::import::retrieval::Retrieval;
use crate::import::testing::{MemoryFiles, shown, template_comes_in};
use crate::import::{ImportPlan, Table};

const HEAD: &str = "unit,scope,from,to,basis,source,complete,code,online,in_person,post\n";
const FILE: &str = "statistics/G15/2024-12-15_2025-12-14.nationwide.yaml";

/// A row of the ministry's report of 2025 for the whole country.
fn row(rest: &str) -> String {
    format!("G15,nationwide,2024-12-15,2025-12-14,received,BC 1,{rest}\n")
}

/// A table of such rows.
fn table(rows: &[&str]) -> String {
    rows.iter()
        .fold(HEAD.to_owned(), |table, rest| table + &row(rest))
}

/// What is refused of a table, and that nothing else is written.
fn refused(table: &str) -> Vec<String> {
    let mut memory = MemoryFiles::with(&[]);
    let plan = memory.import(plan, table);
    assert_eq!(memory.below("statistics"), "", "{table}");
    shown(&plan.report.refused)
}

/// The plan of a table that was retrieved on a day, or of which none is known.
fn retrieved(memory: &MemoryFiles, day: Option<&str>, table: &str) -> ImportPlan {
    let retrieval = Retrieval {
        stated: day.map(|day| day.parse().unwrap()),
        today: Some("2026-11-30".parse().unwrap()),
        older: false,
    };
    let table = Table {
        path: Path::new("t.csv"),
        bytes: table.as_bytes(),
        sheet: None,
        hidden: None,
        unnamed: None,
        retrieval,
    };
    plan(memory, &memory.snapshot(), &table).unwrap()
}

#[test]
fn a_table_becomes_one_file_a_unit_scope_basis_and_period() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        "unit;scope;from;to;basis;source;retrieved;complete;code;online;in_person;post;resolved_online;on_time;returned;digitised;synchronised\r\n\
         G15;nationwide;2024-12-15;2025-12-14;received;BC 1;2026-01-20;có;1.000001;5;no_data;not_offered;4;3;2;1;0\r\n\
         BỘ TƯ  PHÁP;Toàn quốc;15/12/2024;14/12/2025;tiếp nhận;BC 1;20/01/2026;TRUE;nhom;0;;;;;;;\r\n\
         H01;đơn vị;2025-01-01;2025-03-31;giải quyết;BC 2;;không;1.000001;7;;;;;;;\r\n",
    );
    assert_eq!(
        memory.below("statistics"),
        "== statistics/G15/2024-12-15_2025-12-14.nationwide.yaml\n\
# yaml-language-server: $schema=../../.schemas/statistics.schema.json
unit: G15
scope: nationwide
from: 2024-12-15
to: 2025-12-14
basis: received
source: BC 1
retrieved: 2026-01-20
complete: true
counts:
  '1.000001':
    online: 5
    in_person: no_data
    post: not_offered
    resolved_online: 4
    on_time: 3
    returned: 2
    digitised: 1
    synchronised: 0
  nhom:
    online: 0
== statistics/tinh-an-giang/2025-01-01_2025-03-31.resolved.yaml
# yaml-language-server: $schema=../../.schemas/statistics.schema.json
unit: tinh-an-giang
scope: unit
from: 2025-01-01
to: 2025-03-31
basis: resolved
source: BC 2
counts:
  '1.000001':
    online: 7
"
    );
    let report = done.report;
    assert_eq!((report.read, report.created), (3, 2));
    assert_eq!((report.refused, report.warnings), (vec![], vec![]));
}

#[test]
fn an_empty_cell_is_not_zero_and_not_no_data() {
    let mut memory = MemoryFiles::with(&[]);
    memory.import(plan, &table(&[",1.000001,,0,no_data", ",1.000002,,,"]));
    let text = memory.text(FILE);
    let (_, counts) = text.split_once("counts:\n").unwrap();
    assert_eq!(
        counts,
        "  '1.000001':\n    in_person: 0\n    post: no_data\n  '1.000002': {}\n"
    );
}

#[test]
fn a_count_is_never_guessed() {
    for (cell, why) in [
        ("1.234", "separators between thousands"),
        ("\"1,234\"", "separators between thousands"),
        ("1 234", "separators between thousands"),
        ("1\u{a0}234", "separators between thousands"),
        ("3.0", "fraction"),
        ("-3", "never negative"),
        ("+3", "write a whole number"),
        ("99999999999999999999", "too large"),
        ("1e3", "write a whole number"),
        ("N/A", "`no_data` or `not_offered`"),
        ("not offered", "`no_data` or `not_offered`"),
        ("٣", "write a whole number"),
    ] {
        let found = refused(&table(&[&format!(",1.000001,{cell},,")]));
        assert_eq!(found.len(), 1, "{cell}: {found:?}");
        assert!(
            found[0].starts_with("2:9 1.000001 `online` is `"),
            "{found:?}"
        );
        assert!(found[0].contains(why), "{cell}: {found:?}");
    }
    let table = "unit,scope,from,to,basis,source,code,on_time\nG15,unit,2025-01-01,2025-01-31,received,x,1.000001,not_offered\n";
    assert!(refused(table)[0].contains("only a channel"));
}

#[test]
fn a_row_with_several_wrong_cells_is_one_refusal_that_names_them_all() {
    let table = format!("{HEAD}Bộ Tư phap,country,2024,2025-12-14,got,,ja, 1.000001,1,2,3\n");
    assert_eq!(
        refused(&table),
        [
            "2:1  1.000001 `unit` is `Bộ Tư phap`, and no agency has this id, portal code or name (did you mean `Bộ Tư \
             pháp`?); agencies stand in agencies.yaml; `scope` is `country`, and may be one of: nationwide, unit, toàn \
             quốc, đơn vị; `from` is the bare year 2024; write the day, as reporting years often run from 15 December to \
             14 December; `basis` is `got`, and may be one of: received, resolved, tiếp nhận, giải quyết; `source` is \
             empty; `complete` is `ja`, and may be one of: true, false, có, không; `code` is ` 1.000001`, which is no \
             procedure code: one looks exactly like 1.001193, or begins with a letter; remove the blanks around it"
        ]
    );
}

#[test]
fn a_unit_that_several_agencies_share_is_not_chosen() {
    for unit in ["H02", "tên chung"] {
        let table = format!("{HEAD}{unit},unit,2025-01-01,2025-01-31,received,x,,1.000001,1,,\n");
        let found = refused(&table);
        assert!(
            found[0].contains("write one of their ids: hai-1, hai-2"),
            "{found:?}"
        );
    }
}

#[test]
fn a_code_that_a_spreadsheet_took_for_a_number_is_refused_and_explained() {
    for code in ["1.00119", "1001193", "1.0133611"] {
        let found = refused(&table(&[&format!(",{code},1,,")]));
        assert!(found[0].starts_with(&format!("2:8 {code} ")), "{found:?}");
        assert!(found[0].contains("drops zeros"), "{found:?}");
    }
}

#[test]
fn a_code_that_the_catalogue_does_not_have_is_taken_and_named_once() {
    let mut memory = MemoryFiles::with(&[]);
    let other = "G15,nationwide,2025-12-15,2026-12-14,received,BC 1,,9.999999,2,,\n";
    let table = table(&[",9.999999,1,,", ",NB-SCT-01,1,,"]) + other;
    let done = memory.import(plan, &table);
    assert_eq!(
        shown(&done.report.warnings),
        [
            "2:8 9.999999 no procedure or linked group of the catalogue has this code",
            "3:8 NB-SCT-01 no procedure or linked group of the catalogue has this code"
        ]
    );
    assert!(memory.text(FILE).contains("9.999999"));
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let table = format!("{HEAD}G15,unit,2025-02-01,2025-01-31,received,x,,1.000001,1,,\n");
    assert_eq!(refused(&table), ["2:4 1.000001 `to` lies before `from`"]);
}

#[test]
fn rows_that_contradict_each_other_about_their_report_stop_it_and_no_other() {
    let mut memory = MemoryFiles::with(&[]);
    let contradiction = row("true,1.000002,1,,").replace("BC 1", "BC 2");
    let other = "G15,unit,2025-01-01,2025-12-31,received,x,,1.000001,1,,\n";
    let done = memory.import(
        plan,
        &(table(&["false,1.000001,1,,"]) + &contradiction + other),
    );
    assert_eq!(
        shown(&done.report.refused),
        [
            "3 - `source` differs from line 2; `complete` differs from line 2; no row of this report is imported"
        ]
    );
    assert_eq!(memory.text(FILE), "");
    assert_eq!(done.report.created, 1);
}

#[test]
fn the_same_code_twice_is_taken_once_where_it_says_the_same_and_not_at_all_otherwise() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        &table(&[
            ",1.000001,1,,",
            ",1.000001,1,,",
            ",1.000002,1,,",
            ",1.000002,2,,",
        ]),
    );
    assert_eq!(
        shown(&done.report.refused),
        [
            "4 1.000002 line 5 gives other counts for the same code and period",
            "5 1.000002 line 4 gives other counts for the same code and period"
        ]
    );
    assert!(
        memory
            .text(FILE)
            .ends_with("  '1.000001':\n    online: 1\n")
    );
}

const KNOWN: &str = "# yaml-language-server: $schema=../../.schemas/statistics.schema.json
# Số liệu đã đối chiếu.
unit: G15
scope: nationwide
from: 2024-12-15
to: 2025-12-14
basis: received
source: BC 1
complete: true
counts:
  \"1.000001\": {online: 5, in_person: 6, synchronised: 11} # kiểm tra lại
  \"1.000002\": {online: 1}
";

#[test]
fn a_period_that_overlaps_another_file_is_refused_and_names_it() {
    let mut memory = MemoryFiles::with(&[(FILE, KNOWN)]);
    let rows = "G15,nationwide,2025-12-14,2026-12-13,received,x,,1.000001,1,,\n\
                G15,unit,2025-12-14,2026-12-13,received,x,,1.000001,1,,\n\
                G15,nationwide,2025-12-14,2026-12-13,resolved,x,,1.000001,1,,\n\
                G15,nationwide,2025-12-15,2026-12-13,resolved,x,,1.000001,1,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(
        shown(&done.report.refused),
        [
            "2 - the period of statistics/G15/2025-12-14_2026-12-13.nationwide.yaml overlaps \
             statistics/G15/2024-12-15_2025-12-14.nationwide.yaml, of the same unit, scope and basis; no row of this \
             report is imported",
            "4 - the period of statistics/G15/2025-12-14_2026-12-13.resolved.nationwide.yaml overlaps that of line 5, of \
             the same unit, scope and basis; no row of this report is imported",
            "5 - the period of statistics/G15/2025-12-15_2026-12-13.resolved.nationwide.yaml overlaps that of line 4, of \
             the same unit, scope and basis; no row of this report is imported"
        ]
    );
    assert_eq!(done.report.created, 1);
}

#[test]
fn a_changed_count_changes_one_value_and_what_the_table_does_not_say_stays() {
    let mut memory = MemoryFiles::with(&[(FILE, KNOWN)]);
    let done = memory.import(plan, &table(&[",1.000001,7,6,", ",nhom,3,,"]));
    let wanted = KNOWN.replace("online: 5", "online: 7");
    let (kept, added) = memory.text(FILE).split_at(wanted.len());
    assert_eq!(kept, wanted);
    assert!(added.starts_with("  nhom:"), "{added}");
    let kept = done.report.kept.iter();
    let kept: Vec<_> = kept.map(|k| (k.code.as_str(), k.field.as_str())).collect();
    assert_eq!(
        kept,
        [
            ("1.000001", format!("{FILE}: synchronised").as_str()),
            ("1.000002", format!("{FILE}: counts").as_str())
        ]
    );
    assert_eq!((done.report.created, done.report.updated), (0, 1));
}

#[test]
fn a_table_that_says_what_the_file_says_changes_no_byte() {
    let text = format!("\u{feff}{}", KNOWN.replace('\n', "\r\n"));
    let memory = MemoryFiles::with(&[(FILE, &text)]);
    let done = memory
        .plan(plan, &table(&["true,1.000001,5,6,", ",1.000002,1,,"]))
        .unwrap();
    assert_eq!((done.writes, done.report.unchanged), (vec![], 1));
}

#[test]
fn a_row_that_was_refused_never_becomes_a_zero_of_a_complete_report() {
    for bad in [
        row("true,1.000002,1.234,,"),
        row("true,1.00002,1,,"),
        row("true,1.000002,1,,,5"),
        "G16,nationwide,2024-12-15,2025-12-14,received,BC 1,true,1.000002,1,,\n".to_owned(),
        row("true,1.000002,1,,") + &row("true,1.000002,2,,"),
    ] {
        let table = table(&["true,1.000001,1,,"]) + &bad;
        let mut memory = MemoryFiles::with(&[]);
        let done = memory.import(plan, &table);
        assert!(!memory.text(FILE).contains("complete"), "{bad}");
        let warnings = shown(&done.report.warnings);
        assert!(
            warnings[0].contains("does not count as complete: line 3"),
            "{warnings:?}"
        );

        let old = KNOWN.replace("  \"1.000002\": {online: 1}\n", "");
        let mut memory = MemoryFiles::with(&[(FILE, &old)]);
        memory.import(plan, &table);
        assert!(memory.text(FILE).contains("complete: false\n"), "{bad}");
    }
    // The row cannot be of this report, or the file has the code already.
    let elsewhere = "G15,unit,2024-12-15,2025-12-14,received,BC 1,true,1.000002,1.5,,\n";
    let mut memory = MemoryFiles::with(&[]);
    memory.import(plan, &(table(&["true,1.000001,1,,"]) + elsewhere));
    assert!(memory.text(FILE).contains("complete: true\n"));
    let mut memory = MemoryFiles::with(&[(FILE, KNOWN)]);
    memory.import(plan, &table(&["true,1.000001,1,,", "true,1.000002,1.5,,"]));
    assert!(memory.text(FILE).contains("complete: true\n"));
}

#[test]
fn a_file_under_another_name_or_that_cannot_be_read_is_not_written_over() {
    let elsewhere = "statistics/G15/2025.yaml";
    let mut memory = MemoryFiles::with(&[(elsewhere, KNOWN)]);
    memory.plan(plan, &table(&[",1.000001,9,,"])).unwrap();
    let done = memory.plan(plan, &table(&[",1.000001,9,,"])).unwrap();
    assert_eq!(done.writes[0].path.to_str(), Some(elsewhere));
    for (text, why) in [
        ("unit: [\n", "line "),
        (&KNOWN.replace("2024-12-15", "2023-12-15"), "overlaps"),
        (
            &KNOWN
                .replace("2024-12-15", "2023-12-15")
                .replace("2025-12-14", "2023-12-31"),
            "holds another",
        ),
        (&KNOWN.replace("online: 5", "online: x"), "statistics/"),
    ] {
        memory = MemoryFiles::with(&[(FILE, text)]);
        let done = memory.plan(plan, &table(&[",1.000001,9,,"])).unwrap();
        let found = shown(&done.report.refused);
        assert!(found.len() == 1 && found[0].contains(why), "{found:?}");
        assert_eq!(done.writes, []);
    }
}

#[test]
fn a_table_with_other_columns_is_refused_as_a_whole() {
    let memory = MemoryFiles::with(&[]);
    let error = memory
        .plan(plan, "unit,scope,from,to,basis,source,code,onlin,year\n")
        .unwrap_err();
    assert_eq!(
        error.message,
        "line 1: column 8 `onlin` is unknown (did you mean `online`?)"
    );
    let error = memory.plan(plan, "unit,code,online\n").unwrap_err();
    assert!(
        error.message.contains("the column `basis` is missing"),
        "{error}"
    );
}

/// Every office's table has the name of the procedure in it.
#[test]
fn columns_that_are_not_ours_are_passed_over_and_named_once() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        "unit,scope,from,to,basis,source,tên thủ tục,code,online,in_person,post,lĩnh vực\n\
         G15,unit,2025-01-01,2025-12-31,received,BC 1,Vay trên 10 nghìn tỷ đồng để mua một thứ,1.000001,5,0,0,Hộ tịch\n\
         G15,unit,2025-01-01,2025-12-31,received,BC 1,Một tên,1.000002,0,0,0,\n",
    );
    assert_eq!((done.report.refused, done.report.created), (vec![], 1));
    assert_eq!(
        shown(&done.report.warnings),
        [" - not read, for no such columns are imported: `tên thủ tục`, `lĩnh vực`"]
    );
    for (head, cell) in [
        ("đơn vị tính", "nghìn hồ sơ"),
        ("trực tuyến (nghìn hồ sơ)", "5"),
    ] {
        let table = format!(
            "unit,scope,from,to,basis,source,code,online,{head}\nG15,unit,2025-01-01,2025-12-31,received,BC 1,1.000001,0,{cell}\n"
        );
        let error = memory.plan(plan, &table).unwrap_err();
        assert!(error.message.contains("of thousands"), "{head}: {error}");
    }
}

#[test]
fn the_template_and_the_examples_of_its_columns_can_be_imported() {
    template_comes_in(plan, columns(), |_| None);
}
