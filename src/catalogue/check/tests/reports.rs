//! What reports say that cannot be, and what depends on the day.

use jiff::civil::date;

use super::*;
use crate::catalogue::check::on_day;

const AGENCIES: &str = "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: cu, name: UBND tỉnh Yên Bái, kind: province, to: 2025-06-30, replaced_by: [moi]}\n  - {id: moi, name: UBND tỉnh Lào Cai, kind: province, from: 2025-07-01}\n";

fn report(unit: &str, from: &str, to: &str, rest: &str) -> (String, String) {
    (
        format!("statistics/{unit}/{from}_{to}.yaml"),
        format!(
            "unit: {unit}\nscope: unit\nfrom: {from}\nto: {to}\nbasis: received\nsource: x\n{rest}"
        ),
    )
}

/// All that is found on 2026-11-21 about one report.
fn found((path, text): &(String, String)) -> Vec<Diagnostic> {
    let mut memory = TestFiles(BTreeMap::new());
    let files = BASE.iter().copied();
    let own = [
        ("agencies.yaml", AGENCIES),
        (
            "procedures/G15/1.000001.yaml",
            "code: \"1.000001\"\nname: Một\nissuer: G15\n",
        ),
        (path.as_str(), text.as_str()),
    ];
    for (path, text) in files.chain(own) {
        memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
    }
    let loaded = load(&memory, true, &LoadProgress::default()).unwrap();
    let mut found = check_all(&memory);
    found.extend(on_day(&loaded.snapshot, &memory, date(2026, 11, 21)));
    // Two provinces are not all there are.
    found.retain(|finding| finding.code != "provinces-missing");
    found
}

/// A report for each code about reports.
pub(super) fn one_of_each() -> Vec<Diagnostic> {
    let row = |row: &str| format!("counts:\n  \"1.000001\": {{{row}}}\n");
    let all = [
        report("cu", "1999-01-01", "2999-12-31", "counts: {}\n"),
        report(
            "G15",
            "2022-01-01",
            "2022-12-31",
            "retrieved: 2999-01-01\ncounts: {}\n",
        ),
        report(
            "G15",
            "2023-01-01",
            "2023-12-31",
            &row("online: 18446744073709551615"),
        ),
        report(
            "G15",
            "2023-01-01",
            "2023-12-31",
            &row("online: 0, in_person: 0, post: 0, on_time: 1"),
        ),
    ];
    let mut found: Vec<Diagnostic> = all.iter().flat_map(found).collect();
    found.extend(contradicting("received"));
    let (path, text) = report("moi", "2026-01-01", "2026-06-30", "counts: {}\n");
    let text = text.replace("scope: unit", "scope: nationwide");
    found.extend(self::found(&(
        path.replace(".yaml", ".nationwide.yaml"),
        text,
    )));
    found.extend(provinces(1, 34, "counts: {}\n"));
    found.extend(provinces(2, 1, "counts: {}\n"));
    found.extend(numbers_of_provinces(
        "    - {count: 63, source: x}\n    - {count: 34, source: x}\n",
    ));
    found.extend(group_alone(
        "counts:\n  g: {online: 0, in_person: 0, post: 0}\n",
    ));
    found.extend(check(&[(
        "groups/g.yaml",
        Some("id: g\nname: x\nmembers: [\"1.000008\", \"1.000009\"]\nsource: x\n".as_bytes()),
    )]));
    found
}

/// A nationwide report that says none, and one of a unit in the midst of it that counts four.
fn contradicting(basis: &str) -> Vec<Diagnostic> {
    let row = |online: u32| {
        format!("counts:\n  \"1.000001\": {{online: {online}, in_person: 0, post: 0}}\n")
    };
    let (path, text) = report("G15", "2025-01-01", "2025-12-31", &row(0));
    let none = (
        path.replace(".yaml", ".nationwide.yaml"),
        text.replace("scope: unit", "scope: nationwide"),
    );
    let (path, text) = report("G15", "2025-03-01", "2025-03-31", &row(4));
    let some = (
        path.replace(
            ".yaml",
            &format!(
                "{}.yaml",
                if basis == "resolved" { ".resolved" } else { "" }
            ),
        ),
        text.replace("received", basis),
    );
    check(&[
        ("agencies.yaml", Some(AGENCIES.as_bytes())),
        (
            "procedures/G15/1.000001.yaml",
            Some("code: \"1.000001\"\nname: Một\nissuer: G15\n".as_bytes()),
        ),
        (&none.0, Some(none.1.as_bytes())),
        (&some.0, Some(some.1.as_bytes())),
    ])
}

#[test]
fn a_zero_beside_a_report_that_counts_some_of_the_same_days_is_told() {
    for basis in ["received", "resolved"] {
        let found = contradicting(basis);
        let told: Vec<_> = found
            .iter()
            .filter(|finding| finding.code == "counts-contradict")
            .collect();
        assert_eq!(told.len(), 1, "{found:?}");
        assert!(
            told[0]
                .path
                .ends_with("2025-01-01_2025-12-31.nationwide.yaml"),
            "{:?}",
            told[0]
        );
        assert!(
            told[0].message.contains("counts 4 of these days"),
            "{:?}",
            told[0]
        );
    }
}

/// All that is found where so many provinces of one name are known, the manifest says so many, and one reported.
fn provinces(known: usize, said: u32, rest: &str) -> Vec<Diagnostic> {
    let names = ["UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"];
    let entries = (0..known).map(|at| {
        let name = names[at % names.len()];
        format!("  - {{id: lao-cai-{at}, name: {name}, kind: province}}\n")
    });
    let agencies = "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n".to_owned()
        + &entries.collect::<String>();
    let manifest = format!(
        "format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {{months: 36, source: x}}\n  provinces: [{{count: {said}, source: x}}]\n"
    );
    let (path, text) = report("lao-cai-0", "2025-01-01", "2025-12-31", rest);
    check(&[
        ("catalogue.yaml", Some(manifest.as_bytes())),
        ("agencies.yaml", Some(agencies.as_bytes())),
        (&path, Some(text.as_bytes())),
    ])
}

#[test]
fn more_provinces_than_there_are_is_an_error_that_names_twins_and_fewer_are_told() {
    let found = provinces(2, 1, "counts: {}\n");
    let found: Vec<_> = found
        .iter()
        .filter(|d| d.code.starts_with("provinces"))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].severity, crate::files::Severity::Error);
    assert!(
        found[0].message.contains("lao-cai-0 = lao-cai-1"),
        "{found:?}"
    );
    assert_eq!(found[0].position().line, 4);
    let found = provinces(1, 34, "counts: {}\n");
    let found: Vec<_> = found
        .iter()
        .filter(|d| d.code.starts_with("provinces"))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].severity, crate::files::Severity::Info);
    assert!(
        found[0].message.starts_with("1 of 34 provinces"),
        "{found:?}"
    );
    let found = provinces(1, 1, "counts: {}\n");
    assert!(
        found.iter().all(|d| !d.code.starts_with("provinces")),
        "{found:?}"
    );
}

#[test]
fn a_province_that_was_merged_and_reports_after_its_end_is_told_its_successor() {
    for (from, to) in [("2025-07-01", "2025-12-31"), ("2025-01-01", "2025-12-31")] {
        let report = report("cu", from, to, "counts: {}\n");
        let found = found(&report);
        assert_eq!(lines(&found, &report.0), ["1:7 agency-ended"], "{found:?}");
        assert_eq!(found[0].severity, crate::files::Severity::Warning);
        assert!(found[0].message.contains("2025-06-30"), "{found:?}");
        assert_eq!(found[0].hint.as_deref(), Some("name its successor: moi"));
    }
    let in_time = report("cu", "2025-01-01", "2025-06-30", "counts: {}\n");
    assert_eq!(lines(&found(&in_time), ""), Vec::<String>::new());
}

#[test]
fn counts_and_periods_that_cannot_be_are_found() {
    let row = |row: &str| format!("counts:\n  \"1.000001\": {{{row}}}\n");
    for (from, to, rest, wanted) in [
        // A part of the whole.
        (
            "2023-01-01",
            "2023-06-30",
            row(
                "online: 5, in_person: 6, post: 0, resolved_online: 99, on_time: 11, returned: 12, digitised: 13, synchronised: 14",
            ),
            vec![
                "8:67 count-over-total",
                "8:94 count-over-total",
                "8:109 count-over-total",
                "8:127 count-over-total",
            ],
        ),
        (
            "2023-01-01",
            "2023-06-30",
            row("online: 5, on_time: 99"),
            vec![],
        ),
        // A number that cannot be takes its row, and is not held against the rest.
        (
            "2023-01-01",
            "2023-06-30",
            row("online: 18446744073709551615, in_person: 6, post: 0, on_time: 99"),
            vec!["8:24 count-impossible"],
        ),
        // Days that have not ended, today or when they were counted.
        (
            "2026-01-01",
            "2026-11-21",
            "counts: {}\n".to_owned(),
            vec![],
        ),
        (
            "2026-01-01",
            "2026-11-22",
            "counts: {}\n".to_owned(),
            vec!["4:5 period-not-ended"],
        ),
        (
            "2025-01-01",
            "2025-12-31",
            "retrieved: 2025-12-30\ncounts: {}\n".to_owned(),
            vec!["4:5 period-not-ended"],
        ),
        (
            "2025-01-01",
            "2025-12-31",
            "retrieved: 2025-12-31\ncounts: {}\n".to_owned(),
            vec![],
        ),
        // Nobody retrieves counts on a day to come.
        (
            "2025-01-01",
            "2025-12-31",
            "retrieved: 2026-11-21\ncounts: {}\n".to_owned(),
            vec![],
        ),
        (
            "2025-01-01",
            "2025-12-31",
            "retrieved: 2026-11-22\ncounts: {}\n".to_owned(),
            vec!["7:12 retrieved-ahead"],
        ),
        // A slip in the year.
        (
            "1999-12-31",
            "2000-12-31",
            "counts: {}\n".to_owned(),
            vec!["3:7 period-too-early"],
        ),
        (
            "2000-01-01",
            "2000-12-31",
            "counts: {}\n".to_owned(),
            vec![],
        ),
    ] {
        let report = report("G15", from, to, &rest);
        let found = found(&report);
        assert_eq!(
            lines(&found, &report.0),
            wanted,
            "{from} {to} {rest} {found:?}"
        );
    }
}

#[test]
fn a_report_of_an_unknown_unit_is_an_error_and_no_evidence() {
    let report = report("G99", "2025-01-01", "2025-12-31", "counts: {}\n");
    assert_eq!(lines(&found(&report), &report.0), ["1:7 agency-unknown"]);
    let memory = TestFiles(
        [("agencies.yaml", AGENCIES), (&report.0, &report.1)]
            .map(|(path, text)| (path.into(), Some(text.as_bytes().to_vec())))
            .into(),
    );
    let loaded = load(&memory, true, &LoadProgress::default()).unwrap();
    assert_eq!(loaded.snapshot.statistics().len(), 1);
    assert_eq!(loaded.snapshot.usable_statistics().count(), 0);
}

#[test]
fn a_procedure_in_force_that_an_ended_agency_issues_or_carries_out_is_told_the_successor() {
    let files = |to: &str| {
        let procedure =
            format!("code: \"1.000002\"\nname: Hai\nissuer: cu\nexecuting: [G15, cu]\n{to}");
        let mut memory = TestFiles(BTreeMap::new());
        for (path, text) in [
            ("agencies.yaml", AGENCIES),
            ("procedures/cu/1.000002.yaml", &procedure),
        ] {
            memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
        }
        memory
    };
    let on = |memory: &TestFiles, day| {
        let loaded = load(memory, true, &LoadProgress::default()).unwrap();
        let found = on_day(&loaded.snapshot, memory, day);
        lines(&found, "procedures/cu/1.000002.yaml")
    };
    let open = files("");
    assert_eq!(
        on(&open, date(2025, 7, 1)),
        ["3:9 agency-ended", "4:18 agency-ended"]
    );
    assert_eq!(on(&open, date(2025, 6, 30)), Vec::<String>::new());
    let ended = files("lifecycle: {to: 2025-06-30}\n");
    assert_eq!(on(&ended, date(2025, 7, 1)), Vec::<String>::new());
}

/// All that is found where the manifest says these numbers of provinces.
fn numbers_of_provinces(provinces: &str) -> Vec<Diagnostic> {
    let manifest = format!(
        "format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {{months: 36, source: x}}\n  provinces:\n{provinces}"
    );
    check(&[("catalogue.yaml", Some(manifest.as_bytes()))])
}

#[test]
fn two_numbers_of_provinces_of_one_day_are_an_error_and_neither_is_taken() {
    let said = |provinces: &str| {
        let mut found = numbers_of_provinces(provinces).into_iter();
        found.find(|finding| finding.code == "provinces-overlap")
    };
    let before = "    - {to: 2025-07-01, count: 63, source: x}\n";
    let found = said(&format!(
        "{before}    - {{from: 2025-07-01, count: 34, source: x}}\n"
    ));
    let found = found.expect("2025-07-01 is in both");
    assert_eq!(found.severity, crate::files::Severity::Error);
    assert_eq!(found.position().line, 8);
    assert!(
        said(&format!(
            "{before}    - {{from: 2025-07-02, count: 34, source: x}}\n"
        ))
        .is_none()
    );
    assert!(
        said(&format!(
            "{before}    - {{from: 2025-01-01, count: 63, source: x}}\n"
        ))
        .is_none()
    );
}

/// All that is found of a nationwide report of the ministry and of one of a province within its days.
fn whole_and_part(whole: &str, part: &str) -> Vec<Diagnostic> {
    let (path, text) = report("G15", "2025-01-01", "2025-12-31", whole);
    let whole = (
        path.replace(".yaml", ".nationwide.yaml"),
        text.replace("scope: unit", "scope: nationwide"),
    );
    let part = report("cu", "2025-01-01", "2025-06-30", part);
    let later = report(
        "moi",
        "2025-07-01",
        "2025-12-31",
        &part.1[part.1.find("counts").or(part.1.find("fields")).unwrap()..],
    );
    found_beside(&[whole, part, later])
}

/// All that is found of some reports beside a procedure of one field.
fn found_beside(reports: &[(String, String)]) -> Vec<Diagnostic> {
    let procedure = "code: \"1.000001\"\nname: Một\nissuer: G15\nfields: [ho-tich]\n";
    let mut files = vec![
        ("agencies.yaml", Some(AGENCIES.as_bytes())),
        (
            "fields.yaml",
            Some("fields:\n  - {id: ho-tich, name: Hộ tịch}\n".as_bytes()),
        ),
        ("procedures/G15/1.000001.yaml", Some(procedure.as_bytes())),
    ];
    let reports = reports.iter();
    files.extend(reports.map(|(path, text)| (path.as_str(), Some(text.as_bytes()))));
    check(&files)
}

#[test]
fn a_country_that_had_fewer_dossiers_than_its_provinces_together_was_never_told() {
    let row = |online: u32| {
        format!("counts:\n  \"1.000001\": {{online: {online}, in_person: 0, post: 0}}\n")
    };
    let told = |whole: u32, part: u32| -> Vec<String> {
        let found = whole_and_part(&row(whole), &row(part));
        let found = found
            .into_iter()
            .filter(|of| of.code == "counts-contradict");
        found.map(|of| of.message.to_string()).collect()
    };
    assert!(told(10, 5).is_empty(), "{:?}", told(10, 5));
    let found = told(10, 6);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("10 of 1.000001 here, and 12"),
        "{found:?}"
    );
}

#[test]
fn a_field_without_dossiers_of_which_some_were_resolved_was_never_told() {
    let whole = report(
        "G15",
        "2025-01-01",
        "2025-12-31",
        "fields:\n  ho-tich: {online: 0, offline: 0}\n",
    );
    let whole = (
        whole.0.replace(".yaml", ".nationwide.yaml"),
        whole.1.replace("scope: unit", "scope: nationwide"),
    );
    let part = report(
        "cu",
        "2025-01-01",
        "2025-06-30",
        "counts:\n  \"1.000001\": {online: 55, in_person: 0, post: 0}\n",
    );
    let part = (
        part.0.replace(".yaml", ".resolved.yaml"),
        part.1.replace("received", "resolved"),
    );
    let found = found_beside(&[whole, part]);
    let mut told = found.iter().filter(|of| of.code == "counts-contradict");
    assert!(
        told.any(|of| of.message.contains("55 of it resolved")),
        "{found:?}"
    );
}

#[test]
fn dossiers_carried_over_after_a_stretch_without_any_were_never_told() {
    let whole = |rows: &str| {
        let whole = report("G15", "2025-01-01", "2025-12-31", rows);
        (
            whole.0.replace(".yaml", ".nationwide.yaml"),
            whole.1.replace("scope: unit", "scope: nationwide"),
        )
    };
    let part = |from: &str, rest: &str| {
        let rows = format!("counts:\n  \"1.000001\": {{{rest}}}\n");
        report("cu", from, "2025-06-30", &rows)
    };
    let none = "online: 0, in_person: 0, post: 0";
    let by_field = "fields:\n  ho-tich: {online: 0, offline: 0}\n";
    let by_code = "counts:\n  \"1.000001\": {online: 0, in_person: 0, post: 0}\n";
    for zero in [by_field, by_code] {
        for (from, rest, is_told) in [
            ("2025-04-01", format!("{none}, carried_over: 30"), true),
            ("2025-04-01", "online: 0, digitised: 30".to_owned(), true),
            // They may have come in before the days of the zero.
            ("2025-01-01", format!("{none}, carried_over: 30"), false),
            // That is told as a part above its whole.
            ("2025-04-01", format!("{none}, digitised: 30"), false),
        ] {
            let found = found_beside(&[whole(zero), part(from, &rest)]);
            let mut told = found.iter().filter(|of| of.code == "counts-contradict");
            let is_found = told.any(|of| of.message.contains("has 30 under"));
            assert_eq!(is_found, is_told, "{zero} {from} {rest}: {found:?}");
        }
    }
}

#[test]
fn a_field_without_dossiers_in_the_country_that_a_province_counts_some_of_was_never_told() {
    let by_field = |online: u32| format!("fields:\n  ho-tich: {{online: {online}, offline: 0}}\n");
    let by_code = "counts:\n  \"1.000001\": {online: 3, in_person: 0, post: 0}\n".to_owned();
    for (part, is_told) in [(by_field(0), false), (by_field(4), true), (by_code, true)] {
        let found = whole_and_part(&by_field(0), &part);
        let told: Vec<_> = found
            .iter()
            .filter(|of| of.code == "counts-contradict")
            .collect();
        assert_eq!(!told.is_empty(), is_told, "{part}: {found:?}");
        assert!(
            told.iter()
                .all(|of| of.message.contains("the field ho-tich")),
            "{told:?}"
        );
    }
}

#[test]
fn a_field_without_dossiers_of_which_the_same_unit_counts_some_in_another_file_was_never_told() {
    let by_field = "fields:\n  ho-tich: {online: 0, offline: 0}\n";
    let by_code = "counts:\n  \"1.000001\": {online: 3, in_person: 0, post: 0}\n";
    for (unit, is_told) in [("G15", true), ("cu", false)] {
        let found = found_beside(&[
            report("G15", "2025-01-01", "2025-12-31", by_field),
            report(unit, "2025-04-01", "2025-06-30", by_code),
        ]);
        let mut told = found.iter().filter(|of| of.code == "counts-contradict");
        assert_eq!(
            told.any(|of| of.message.contains("the field ho-tich")),
            is_told,
            "{unit}: {found:?}"
        );
    }
}

/// All that is found of a report beside a group of two.
fn group_alone(rows: &str) -> Vec<Diagnostic> {
    let group = "id: g\nname: x\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n";
    let (path, text) = report("G15", "2025-01-01", "2025-12-31", rows);
    check(&[
        ("agencies.yaml", Some(AGENCIES.as_bytes())),
        ("groups/g.yaml", Some(group.as_bytes())),
        (&path, Some(text.as_bytes())),
    ])
}

#[test]
fn a_zero_of_a_group_beside_nothing_of_its_members_was_never_told() {
    let none = "{online: 0, in_person: 0, post: 0}";
    for (rows, told) in [
        (format!("  g: {none}\n"), Some("1.000001, 1.000002")),
        (
            format!("  g: {none}\n  \"1.000001\": {none}\n"),
            Some("nothing of 1.000002:"),
        ),
        (
            format!("  g: {none}\n  \"1.000001\": {none}\n  \"1.000002\": {none}\n"),
            None,
        ),
        ("  g: {online: 1, in_person: 0, post: 0}\n".to_owned(), None),
        (format!("  g: {none}\ncomplete: true\n"), None),
    ] {
        let found = group_alone(&format!("counts:\n{rows}"));
        let of_group = found.iter().find(|of| of.code == "group-zero-alone");
        assert_eq!(of_group.is_some(), told.is_some(), "{rows}: {found:?}");
        let message = of_group.map_or(String::new(), |of| of.message.to_string());
        assert!(message.contains(told.unwrap_or_default()), "{message}");
    }
}
