//! Tables of counts into a small catalogue.

use std::fs;

use super::*;
use crate::catalogue::import::table::of_text;
use crate::catalogue::import::{apply, testing};
use crate::catalogue::load::DiskFiles;

const HEAD: &str = "unit,scope,from,to,basis,source,complete,code,online,in_person,post,returned\n";

fn table(rows: &str) -> Tables {
    of_text("t.csv", &format!("{HEAD}{rows}"), COLUMNS)
}

fn import(root: &std::path::Path, tables: &Tables) -> Report {
    let progress = Progress::default();
    let plan = plan(&DiskFiles::new(root), tables, &progress).unwrap();
    apply(root, &plan, &progress).unwrap();
    plan.report
}

fn reasons(report: &Report) -> Vec<(Option<u32>, Option<u32>, &str)> {
    let remarks = report.refused.iter();
    remarks
        .map(|r| (r.line, r.column, r.reason.as_str()))
        .collect()
}

const PERIOD: &str = "G15,unit,2025-01-01,31/12/2025,received,BC 1";

#[test]
fn the_template_is_the_header_of_the_documented_columns() {
    let header = template();
    assert!(header.starts_with("unit,scope,from,to,basis,source,retrieved,complete,code,online,"));
    assert_eq!(header.lines().count(), 1);
    assert_eq!(of_text("t.csv", &header, COLUMNS).refused, []);
}

#[test]
fn zero_no_data_not_offered_and_empty_are_kept_apart() {
    let folder = testing::catalogue();
    let report = import(
        folder.path(),
        &table(&format!(
            "{PERIOD},,1.001193,0,no_data,not_offered,\n{PERIOD},,2.000635,,7,,0\n"
        )),
    );
    assert_eq!((report.created, report.refused.len()), (1, 0), "{report:?}");
    let path = folder
        .path()
        .join("statistics/G15/2025-01-01_2025-12-31.yaml");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(
        "counts:\n  '1.001193':\n    online: 0\n    in_person: no_data\n    post: not_offered\n  '2.000635':\n    in_person: 7\n    returned: 0\n"
    ), "{text}");
    assert_eq!(testing::findings(folder.path()), Vec::<String>::new());
}

#[test]
fn a_unit_is_found_by_id_code_or_exact_name() {
    let folder = testing::catalogue();
    for (unit, wanted) in [
        ("G15", "G15"),
        ("Bộ Tư pháp", "G15"),
        ("ubnd-tinh-an-giang", "ubnd-tinh-an-giang"),
        ("H91", "ubnd-tinh-an-giang"),
        // Two agencies have this name; one ended before the period did.
        ("UBND tỉnh An Giang", "ubnd-tinh-an-giang"),
        ("Tỉnh An Giang", "ubnd-tinh-an-giang"),
    ] {
        let rows = format!("{unit},unit,2026-01-01,2026-12-31,received,s,,1.001193,1,,,\n");
        let plan = plan(
            &DiskFiles::new(folder.path()),
            &table(&rows),
            &Progress::default(),
        )
        .unwrap();
        assert_eq!(reasons(&plan.report), []);
        assert!(
            plan.writes[0]
                .path
                .starts_with(format!("statistics/{wanted}")),
            "{unit}"
        );
    }
    let rows = "Bộ Tư,unit,2026-01-01,2026-12-31,received,s,,1.001193,1,,,\n";
    let report = import(folder.path(), &table(rows));
    assert_eq!(reasons(&report)[0].1, Some(1));
}

#[test]
fn rows_are_refused_with_line_and_column_and_the_others_are_taken() {
    let folder = testing::catalogue();
    let report = import(
        folder.path(),
        &table(&format!(
            "{PERIOD},,1.001193,1.234,,,\n{PERIOD},,1.00119,1,,,\n{PERIOD},,1.001193,-1,,,\n{PERIOD},,2.000635,1,,,not_offered\n\
             G15,unit,2025,2025-12-31,received,s,,1.001193,1,,,\nG15,all,2025-01-01,2025-12-31,received,s,,1.001193,1,,,\n\
             G15,unit,2025-12-31,2025-01-01,received,s,,1.001193,1,,,\n{PERIOD},maybe,1.001193,1,,,\n{PERIOD},,2.000636,1,,,\n"
        )),
    );
    let places: Vec<_> = reasons(&report)
        .iter()
        .map(|(l, c, _)| (l.unwrap(), c.unwrap()))
        .collect();
    assert_eq!(
        places,
        [
            (2, 9),
            (3, 8),
            (4, 9),
            (5, 12),
            (6, 3),
            (7, 2),
            (8, 4),
            (9, 7)
        ]
    );
    assert_eq!((report.read, report.created), (9, 1));
    assert_eq!(report.warnings.len(), 1, "2.000636 is not in the catalogue");
}

#[test]
fn the_same_table_again_changes_no_byte_and_a_changed_count_changes_its_line() {
    let folder = testing::catalogue();
    let rows = format!("{PERIOD},,1.001193,1,2,,\n{PERIOD},,2.000635,3,,,\n");
    import(folder.path(), &table(&rows));
    let path = folder
        .path()
        .join("statistics/G15/2025-01-01_2025-12-31.yaml");
    let mut text = fs::read_to_string(&path).unwrap();
    text = text.replace("    online: 1\n", "    online: 1 # checked by hand\n");
    text.push_str("notes: theirs\n");
    fs::write(&path, &text).unwrap();
    let report = import(folder.path(), &table(&rows));
    assert_eq!(
        (report.created, report.updated, report.unchanged),
        (0, 0, 1)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let report = import(folder.path(), &table(&rows.replace(",1,2,,", ",1,5,,")));
    assert_eq!((report.updated, report.refused.len()), (1, 0));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        text.replace("in_person: 2", "in_person: 5")
    );
    // An empty cell makes a count unknown; a column that is absent leaves it.
    import(folder.path(), &table(&format!("{PERIOD},,1.001193,1,,,\n")));
    assert!(!fs::read_to_string(&path).unwrap().contains("in_person"));
    let short = "unit,scope,from,to,basis,source,code,post\nG15,unit,2025-01-01,2025-12-31,received,BC 1,1.001193,4\n";
    import(folder.path(), &of_text("t.csv", short, COLUMNS));
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("online: 1 # checked by hand\n    post: 4\n"),
        "{text}"
    );
}

#[test]
fn overlapping_periods_are_refused_against_files_and_within_the_table() {
    let folder = testing::catalogue();
    import(folder.path(), &table(&format!("{PERIOD},,1.001193,1,,,\n")));
    let overlapping = "G15,unit,2025-12-01,2026-02-01,received,s,,1.001193,1,,,\n";
    let report = import(folder.path(), &table(overlapping));
    assert!(
        reasons(&report)[0].2.contains("overlaps another"),
        "{report:?}"
    );
    // Another basis or scope is another series.
    let other = overlapping.replace("received", "resolved");
    assert_eq!(import(folder.path(), &table(&other)).created, 1);
    let two = "G15,nationwide,2026-01-01,2026-06-30,received,s,,1.001193,1,,,\nG15,nationwide,2026-06-30,2026-12-31,received,s,,1.001193,1,,,\n";
    let report = import(folder.path(), &table(two));
    assert_eq!((report.created, report.refused.len()), (0, 2));
}

#[test]
fn a_period_that_is_said_to_be_complete_is_refused_where_a_row_is() {
    let folder = testing::catalogue();
    let rows = format!("{PERIOD},true,1.001193,1,,,\n{PERIOD},true,2.000635,x,,,\n");
    let report = import(folder.path(), &table(&rows));
    assert_eq!((report.created, report.refused.len()), (0, 2), "{report:?}");
    assert!(!folder.path().join("statistics").exists());
}

#[test]
fn rows_that_contradict_each_other_are_all_refused() {
    let folder = testing::catalogue();
    let rows = format!(
        "{PERIOD},,1.001193,1,,,\n{PERIOD},,1.001193,2,,,\n{PERIOD},,2.000635,3,,,\n{PERIOD},,2.000635,3,,,\n{PERIOD} bis,,2.000635,3,,,\n"
    );
    let report = import(folder.path(), &table(&rows));
    let lines: Vec<_> = reasons(&report)
        .iter()
        .map(|(l, c, _)| (l.unwrap(), c.unwrap()))
        .collect();
    assert_eq!(lines, [(2, 8), (3, 8), (6, 6)]);
    assert_eq!(report.created, 1);
}
