//! Tables of instruments, each named after what could go wrong.

use std::path::Path;

use jiff::civil::date;

use super::columns;
use crate::catalogue::load::Files;
use crate::catalogue::snapshot::Snapshot;
use crate::import::job::{ImportError, ImportPlan};
use crate::import::testing::{MemoryFiles, sheet_of, shown, template_comes_in};
use crate::import::{Retrieval, Table};

fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    super::plan(files, snapshot, table, Some("CSDL"))
}

/// What a source of some day becomes; none where nobody said its day.
fn dated(memory: &MemoryFiles, text: &str, day: Option<i8>) -> ImportPlan {
    let table = Table {
        path: Path::new("t.csv"),
        bytes: text.as_bytes(),
        sheet: None,
        hidden: None,
        unnamed: None,
        retrieval: Retrieval {
            stated: day.map(|day| date(2026, 11, day)),
            today: Some(date(2026, 11, 21)),
            older: false,
        },
    };
    plan(memory, &memory.snapshot(), &table).unwrap()
}

const HEAD: &str = "Số ký hiệu;Cơ quan ban hành;Ngày ký;Hiệu lực từ;Hiệu lực đến;Ngày hết hiệu lực;Tình trạng;Thay thế bởi;Sửa đổi bởi;Ghi chú\n";

fn refused(row: &str) -> Vec<String> {
    let memory = MemoryFiles::with(&[]);
    let plan = dated(&memory, &format!("{HEAD}{row}\n"), None);
    assert_eq!(plan.writes, [], "{row}");
    shown(&plan.report.refused)
}

const KNOWN: &str = "# yaml-language-server: $schema=../.schemas/instruments.schema.json
instruments:
  # luật gốc
  - number: 63/2010/NĐ-CP # xem kỹ
    issuer: Chính phủ
    signed: 2010-06-08
    amended_by: [48/2013/NĐ-CP]
  - number: 27/CT-TTg
    title: Chỉ thị một
    stub: true
  - number: 15/2024/QĐ-UBND
    issuer: UBND tỉnh Lào Cai
    title: Quy định về đất
    stub: true
";

#[test]
fn what_is_only_cited_is_described_and_what_people_wrote_around_it_stays() {
    let mut memory = MemoryFiles::with(&[("instruments/cu.yaml", KNOWN)]);
    let rows = "63/2010/NĐ-CP;;;14/10/2010;;;Còn hiệu lực;;\"92/2017/NĐ-CP; 48/2013/NĐ-CP\n61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ\";\n\
                Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;;;21/6/2018;;;;;;\n\
                15/2024/QĐ-UBND;Ủy ban nhân dân tỉnh Lào Cai;;01/05/2024;;01/07/2026;;16/2026/QĐ-UBND ngày 20/6/2026 của UBND tỉnh Lào Cai;;\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    assert_eq!(shown(&done.report.refused), Vec::<String>::new());
    assert_eq!((done.report.created, done.report.updated), (1, 1));
    assert_eq!(done.report.references.instruments, 1);
    assert_eq!(
        memory.below("instruments"),
        "== instruments/cu.yaml
# yaml-language-server: $schema=../.schemas/instruments.schema.json
instruments:
  # luật gốc
  - number: 63/2010/NĐ-CP # xem kỹ
    kind: decree
    issuer: Chính phủ
    signed: 2010-06-08
    from: 2010-10-14
    amended_by: [48/2013/NĐ-CP, \"92/2017/NĐ-CP\", \"61/2018/NĐ-CP\"]
    source: CSDL
  - number: 27/CT-TTg
    title: Chỉ thị một
    stub: true
  - number: 15/2024/QĐ-UBND
    kind: decision
    issuer: UBND tỉnh Lào Cai
    title: Quy định về đất
    from: 2024-05-01
    to: 2026-06-30
    repealed_by:
    - number: 16/2026/QĐ-UBND
      issuer: UBND tỉnh Lào Cai
      signed: 2026-06-20
    source: CSDL
== instruments/imported.yaml
# yaml-language-server: $schema=../.schemas/instruments.schema.json
instruments:
- number: 61/2018/NĐ-CP
  kind: decree
  issuer: Chính phủ
  signed: 2018-04-23
  from: 2018-06-21
  source: CSDL
"
    );
}

#[test]
fn a_row_that_would_end_or_hide_the_wrong_thing_is_refused_at_its_cell() {
    for (row, wanted) in [
        (
            "27/CT-TTg;;;;;;;;;",
            "2:3 - `signed` is empty, and 27/CT-TTg is a number that starts anew every year",
        ),
        (
            "28/2026/QĐ-UBND;;;;;;;;;",
            "2:2 - `issuer` is empty, and numbers like 28/2026/QĐ-UBND start anew in every province",
        ),
        (
            "Luật Đất đai;;;;;;;;;x y",
            "2:1 - `number` is `Luật Đất đai`, in which no number",
        ),
        (
            "63/2010/NĐ-CP, 92/2017/NĐ-CP;;;;;;;;;",
            "2:1 - `number` is `63/2010/NĐ-CP, 92/2017/NĐ-CP`, in which several numbers stand",
        ),
        (
            "Thông tư sửa đổi Thông tư 05/2014/TT-BTP;;;;;;;;;",
            "2:1 - `number` is `Thông tư sửa đổi",
        ),
        (
            "63/2010/NĐ-CP;;08/06/2010;;;;Hết hiệu lực;;;",
            "2:7 - `standing` says that it ended, and neither",
        ),
        (
            "63/2010/NĐ-CP;;08/06/2010;14/10/2010;31/12/2020;;Còn hiệu lực;;;",
            "2:7 - `standing` says that it is in force, and its last day was 2020-12-31",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;01/01/2020;Hết hiệu lực một phần;;;",
            "2:7 - `standing` says that a part of it ended, and",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;01/01/2020;01/01/2020;;;;",
            "2:6 - `ended` is 2020-01-01, so the last day in force is 2019-12-31, and `to` says 2020-01-01",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;01/01/2010;;;;;",
            "2:5 - `to` is 2010-01-01, before the first day in force",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;;;48/2013/NĐ-CP (bãi bỏ Điều 29);;",
            "2:8 - `repealed_by` is `48/2013/NĐ-CP (bãi bỏ Điều 29)`, which goes on with “bãi bỏ Điều 29”",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;;;48/2013/NĐ-CP một phần;;",
            "2:8 - `repealed_by` is `48/2013/NĐ-CP một phần`, which goes on",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;;;;48/2013/NĐ-CP, 92/2017/NĐ-CP;",
            "2:9 - `amended_by` is",
        ),
        (
            "63/2010/NĐ-CP;;01/12/2026;;;;;;;",
            "2:3 - `signed` is 2026-12-01, which lies ahead",
        ),
        (
            "63/2010/NĐ-CP ngày 08/06/2010;;09/06/2010;;;;;;;",
            "2:3 - `signed` is 2010-06-09, and the number says 2010-06-08",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;;;;;Hết hiệu lực",
            "2:10 - column `Ghi chú` says “Hết hiệu lực”",
        ),
        (
            "63/2010/NĐ-CP;;;14/10/2010;;;chưa có hiệu lực;;;",
            "2:7 - `standing` says that it is not in force yet",
        ),
        (
            "95/2025/QĐ;;01/01/2025;;;;;;;",
            "2:1 - `number` is `95/2025/QĐ`, of which only",
        ),
    ] {
        let found = refused(row);
        assert_eq!(found.len(), 1, "{row}: {found:?}");
        assert!(found[0].starts_with(wanted), "{row}: {found:?}");
    }
}

#[test]
fn a_number_of_several_instruments_is_never_taken_for_the_first() {
    let memory = MemoryFiles::with(&[("instruments/cu.yaml", KNOWN)]);
    let table = format!("{HEAD}27/CT-TTg;;27/10/2023;27/10/2023;;;;;;\n");
    let plan = dated(&memory, &table, None);
    assert_eq!(plan.writes, []);
    let found = shown(&plan.report.refused);
    assert!(
        found[0].starts_with("2:1 27/CT-TTg whether 27/CT-TTg is one of these cannot be told: 27/CT-TTg (instruments/cu.yaml)"),
        "{found:?}"
    );
    // With its day there, another day is another instrument, and the same one is it.
    let dated_entry = KNOWN.replace("title: Chỉ thị một", "signed: 2023-10-27");
    let mut memory = MemoryFiles::with(&[("instruments/cu.yaml", &dated_entry)]);
    let table = format!(
        "{HEAD}27/CT-TTg;;27/10/2023;27/10/2023;;;;;;\n27/CT-TTg;;27/06/2026;27/06/2026;;;;;;\n15/2024/QĐ-UBND;UBND tỉnh Cà Mau;;2024-05-01;;;;;;\n"
    );
    let done = memory.import(self::plan, &table);
    assert_eq!(shown(&done.report.refused), Vec::<String>::new());
    assert_eq!(done.report.references.instruments, 2);
    let text = memory.text("instruments/cu.yaml");
    assert!(
        text.contains("kind: directive\n    signed: 2023-10-27\n    from: 2023-10-27"),
        "{text}"
    );
    assert!(
        text.contains("issuer: UBND tỉnh Lào Cai\n    title: Quy định về đất\n    stub: true"),
        "{text}"
    );
}

#[test]
fn what_people_wrote_otherwise_is_asked_for_and_nothing_older_takes_its_place() {
    let known = KNOWN.replace(
        "    signed: 2010-06-08\n",
        "    signed: 2010-06-08\n    to: 2030-12-31\n",
    );
    let memory = MemoryFiles::with(&[("instruments/cu.yaml", &known)]);
    let table = format!("{HEAD}63/2010/NĐ-CP;;;14/10/2010;2027-02-28;;;;;\n");
    for day in [None, Some(20)] {
        let plan = dated(&memory, &table, day);
        assert_eq!(plan.writes, []);
        let found = shown(&plan.report.refused);
        assert!(
            found[0].contains("`to` is `2030-12-31` there and `2027-02-28` here"),
            "{found:?}"
        );
    }
    let known = known.replace(
        "    to: 2030-12-31\n",
        "    to: 2030-12-31\n    retrieved: 2026-11-10\n",
    );
    let memory = MemoryFiles::with(&[("instruments/cu.yaml", &known)]);
    let plan = dated(&memory, &table, Some(9));
    assert_eq!(plan.writes, []);
    let newer: Vec<&str> = plan
        .report
        .newer
        .iter()
        .map(|newer| newer.field.as_str())
        .collect();
    assert!(
        newer.contains(&"to") && newer.contains(&"from"),
        "{newer:?}"
    );
    let plan = dated(&memory, &table, Some(11));
    let text = String::from_utf8(plan.writes[0].bytes.clone()).unwrap();
    assert!(
        text.contains("to: 2027-02-28") && text.contains("retrieved: 2026-11-11"),
        "{text}"
    );
}

#[test]
fn a_list_of_what_ended_in_part_ends_nothing() {
    let head = ["Số ký hiệu", "Ngày có hiệu lực", "Ngày hết hiệu lực"];
    let row = ["63/2010/NĐ-CP", "14/10/2010", "01/07/2025"];
    for (title, wanted) in [
        (
            "DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN NĂM 2025",
            "a part ended",
        ),
        (
            "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ HOẶC MỘT PHẦN",
            "as a whole or in part cannot be told",
        ),
        ("DANH MỤC VĂN BẢN KIẾN NGHỊ BÃI BỎ", "what is only proposed"),
    ] {
        let memory = MemoryFiles::with(&[]);
        let bytes = sheet_of(&[&[title], &head, &row]);
        let plan = memory.plan_of(plan, "t.xlsx", &bytes).unwrap();
        assert_eq!(plan.writes, [], "{title}");
        let found = shown(&plan.report.refused);
        assert!(
            found[0].starts_with("A4 - ") && found[0].contains(wanted),
            "{title}: {found:?}"
        );
    }
    // Below a heading of its own between the rows.
    let memory = MemoryFiles::with(&[]);
    let whole = ["12/2012/NĐ-CP", "14/10/2012", "01/07/2025"];
    let bytes = sheet_of(&[
        &["DANH MỤC VĂN BẢN HẾT HIỆU LỰC"],
        &head,
        &["A. VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ"],
        &whole,
        &["B. VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN"],
        &row,
    ]);
    let done = memory.plan_of(plan, "t.xlsx", &bytes).unwrap();
    let found = shown(&done.report.refused);
    assert!(
        found.len() == 1 && found[0].starts_with("A7 - ") && found[0].contains("a part ended"),
        "{found:?}"
    );
    assert_eq!(done.report.references.instruments, 1);
}

#[test]
fn a_list_of_what_ended_brings_nothing_in_as_in_force() {
    let memory = MemoryFiles::with(&[]);
    let bytes = sheet_of(&[
        &["DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ"],
        &["Số ký hiệu", "Ngày có hiệu lực", "Ngày hết hiệu lực"],
        &["63/2010/NĐ-CP", "14/10/2010"],
    ]);
    let plan = memory.plan_of(plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(plan.writes, []);
    assert!(shown(&plan.report.refused)[0].contains("it would stand as in force"));
    let draft = sheet_of(&[
        &["DỰ THẢO DANH MỤC"],
        &["Số ký hiệu", "Ngày có hiệu lực"],
        &["63/2010/NĐ-CP", "14/10/2010"],
    ]);
    assert!(memory.plan_of(self::plan, "t.xlsx", &draft).is_err());
}

#[test]
fn a_number_without_days_leaves_what_is_only_cited_as_it_is() {
    let mut memory = MemoryFiles::with(&[("instruments/cu.yaml", KNOWN)]);
    let done = memory.import(
        plan,
        "number,issuer\n15/2024/QĐ-UBND,UBND tỉnh Lào Cai\n12/2012/NĐ-CP,Chính phủ\n",
    );
    let text = memory.below("instruments");
    assert!(
        text.contains("title: Quy định về đất\n    source: CSDL\n    stub: true"),
        "{text}"
    );
    assert!(text.contains("number: 12/2012/NĐ-CP\n  kind: decree\n  issuer: Chính phủ\n  source: CSDL\n  stub: true"), "{text}");
    assert!(shown(&done.report.warnings)[0].contains("2 rows do not say since when"));
}

#[test]
fn a_column_of_days_that_is_not_read_stops_the_table() {
    let memory = MemoryFiles::with(&[]);
    let refused = memory
        .plan(plan, "number,ngày hết hạn\n63/2010/NĐ-CP,2020-01-01\n")
        .unwrap_err();
    assert!(refused.message.contains("ngày hết hạn"), "{refused}");
}

#[test]
fn rows_that_say_different_things_of_one_instrument_are_both_refused() {
    let memory = MemoryFiles::with(&[]);
    let plan = dated(
        &memory,
        &format!("{HEAD}63/2010/NĐ-CP;;;14/10/2010;;;;;;\n63/2010/ND-CP;;;15/10/2010;;;;;;\n"),
        None,
    );
    assert_eq!(plan.writes, []);
    assert_eq!(plan.report.refused.len(), 2);
}

#[test]
fn the_template_comes_in() {
    template_comes_in(plan, columns(), |name| match name {
        "amended_by" | "kind" => Some("\"\""),
        "standing" => Some(""),
        _ => None,
    });
}
