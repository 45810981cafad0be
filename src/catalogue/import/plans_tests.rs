//! Tables of plans into a small catalogue.

use std::fs;

use super::*;
use crate::catalogue::import::table::of_text;
use crate::catalogue::import::{apply, testing};
use crate::catalogue::load::DiskFiles;

const HEAD: &str =
    "type;id;number;signer;signed;from;to;code;group;measures;due;done;superseded_by;source\r\n";

fn table(rows: &str) -> Tables {
    of_text("p.csv", &format!("\u{feff}{HEAD}{rows}"), COLUMNS)
}

fn import(root: &Path, tables: &Tables) -> Report {
    let progress = Progress::default();
    let plan = plan(&DiskFiles::new(root), tables, &progress).unwrap();
    apply(root, &plan, &progress).unwrap();
    plan.report
}

const ROWS: &str = "option;pa-1;1/QĐ-TTg;Thủ tướng;01/02/2026;;31/12/2027;1.001193;;bỏ bản sao | nộp trực tuyến;30/06/2027;;;CSDL\r\n\
                    option;pa-1;;;;;;;lien-thong;gộp;;15/03/2026;;\r\n\
                    schedule;kh-1;;;;;;2.000635;;;;;pa-1;\r\n";

#[test]
fn rows_of_one_id_become_one_file() {
    let folder = testing::catalogue();
    assert_eq!(of_text("p.csv", &template(), COLUMNS).refused, []);
    let report = import(folder.path(), &table(ROWS));
    assert_eq!((report.created, report.refused.len()), (2, 0), "{report:?}");
    assert_eq!(
        report.warnings.len(),
        1,
        "the group is not there: {report:?}"
    );
    let text = fs::read_to_string(folder.path().join("plans/pa-1.yaml")).unwrap();
    assert_eq!(
        text,
        "# yaml-language-server: $schema=../.schemas/plan.schema.json\ntype: option\nid: pa-1\nnumber: 1/QĐ-TTg\nsigner: Thủ tướng\n\
         signed: 2026-02-01\nto: 2027-12-31\nprocedures:\n- code: '1.001193'\n  measures:\n  - bỏ bản sao\n  - nộp trực tuyến\n  due: 2027-06-30\n\
         - group: lien-thong\n  measures:\n  - gộp\n  done: 2026-03-15\nsource: CSDL\n"
    );
    assert_eq!(testing::findings(folder.path()), Vec::<String>::new());
}

#[test]
fn the_same_table_again_changes_no_byte_and_rows_of_the_file_stay() {
    let folder = testing::catalogue();
    import(folder.path(), &table(ROWS));
    let path = folder.path().join("plans/pa-1.yaml");
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("- group", "# ours\n- code: NB-1\n- group");
    fs::write(&path, &text).unwrap();
    let report = import(folder.path(), &table(ROWS));
    assert_eq!((report.updated, report.unchanged), (0, 2));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let report = import(
        folder.path(),
        &table(&ROWS.replace("15/03/2026", "16/03/2026")),
    );
    assert_eq!((report.updated, report.unchanged), (1, 1));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        text.replace("done: 2026-03-15", "done: 2026-03-16")
    );
}

#[test]
fn rows_are_refused_with_line_and_column() {
    let folder = testing::catalogue();
    let report = import(
        folder.path(),
        &table(
            "option;../x;;;;;;1.001193;;;;;;\r\noption;a;;;;;;1.00119;;;;;;\r\noption;a;;;;;;1.001193;g;;;;;\r\noption;a;;;;;;;;;;;;\r\n\
             other;a;;;;;;1.001193;;;;;;\r\noption;a;;;2026;;;1.001193;;;;;;\r\noption;a;;;;2026-02-01;2026-01-01;1.001193;;;;;;\r\n\
             option;b;1;;;;;1.001193;;;;;;\r\noption;b;2;;;;;2.000635;;;;;;\r\noption;c;;;;;;1.001193;;x;;;;\r\noption;c;;;;;;1.001193;;y;;;;\r\n",
        ),
    );
    let places: Vec<_> = report
        .refused
        .iter()
        .map(|r| (r.line.unwrap(), r.column))
        .collect();
    let wanted = [
        (2, 2),
        (3, 8),
        (4, 8),
        (5, 8),
        (6, 1),
        (7, 5),
        (8, 7),
        (10, 3),
        (11, 8),
        (12, 8),
    ];
    assert_eq!(places, wanted.map(|(line, column)| (line, Some(column))));
    assert_eq!(report.created, 1);
    assert!(folder.path().join("plans/b.yaml").is_file());
}

#[test]
fn a_plan_never_changes_its_type() {
    let folder = testing::catalogue();
    import(folder.path(), &table(ROWS));
    let rows = "option;kh-1;;;;;;2.000635;;;;;;\r\n";
    let report = import(folder.path(), &table(rows));
    assert!(
        report.refused[0].reason.contains("another type"),
        "{report:?}"
    );
}
