//! Evidence that would be taken for what it is not, and says nothing.

use jiff::civil::{Date, date};

use super::*;
use crate::catalogue::check::{RevisionProcedure, on_day, undated_moves};
use crate::files::Severity;

const PLAN: &str = "plans/p.yaml";
const REPORT: &str = "statistics/G15/2025-01-01_2025-12-31.yaml";
const NEXT: &str = "procedures/G15/1.000003.yaml";

pub(super) const STORIES: &[Story<'_>] = &[
    (
        "a plan that names a procedure twice, once given to another plan",
        &[
            (
                PLAN,
                "type: option\nid: p\nsigned: 2026-01-01\nprocedures:\n  - {code: \"1.000001\", superseded_by: q}\n  - {code: \"1.000001\"}\n",
            ),
            (
                "plans/q.yaml",
                "type: option\nid: q\nsigned: 2026-02-01\nprocedures: [{code: \"1.000001\"}]\n",
            ),
        ],
        &["6:12 plan-row-twice"],
    ),
    (
        "plans that give way to each other, or to themselves",
        &[
            (
                PLAN,
                "type: option\nid: p\nsigned: 2026-01-01\nprocedures:\n  - {code: \"1.000001\", superseded_by: q}\n  - {code: \"1.000002\", superseded_by: p}\n  - {code: \"1.000003\", superseded_by: q}\n",
            ),
            (
                "plans/q.yaml",
                "type: option\nid: q\nsigned: 2026-02-01\nprocedures:\n  - {code: \"1.000001\", superseded_by: p}\n  - {code: \"1.000003\"}\n",
            ),
            (FILE, "code: \"1.000002\"\nname: Hai\nissuer: G15\n"),
            (NEXT, "code: \"1.000003\"\nname: Ba\nissuer: G15\n"),
        ],
        &[
            "5:39 plan-superseded-circle",
            "6:39 plan-superseded-circle",
            "plans/q.yaml:5:39 plan-superseded-circle",
        ],
    ),
    (
        "dossiers and zeros of days on which a procedure was not in force",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {from: 2026-01-01}\n",
            ),
            (
                NEXT,
                "code: \"1.000003\"\nname: Ba\nissuer: G15\nlifecycle: {to: 2024-12-31}\n",
            ),
            (
                REPORT,
                "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n  \"1.000001\": {online: 1}\n  \"1.000002\": {online: 3}\n  \"1.000003\": {online: 0, in_person: 0, post: 0}\n",
            ),
        ],
        &[
            "statistics/G15/2025-01-01_2025-12-31.yaml:9:15 counts-outside-life",
            "statistics/G15/2025-01-01_2025-12-31.yaml:10:15 zeros-outside-life",
        ],
    ),
    (
        "two procedures that continue one with all its dossiers",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {from: 2026-01-01, replaces: [\"1.000001\"], continuity: same}\n",
            ),
            (
                NEXT,
                "code: \"1.000003\"\nname: Ba\nissuer: G15\nlifecycle: {from: 2026-01-01, replaces: [\"1.000001\"], continuity: same}\n",
            ),
            (
                "procedures/G15/1.000001.yaml",
                "code: \"1.000001\"\nname: Một\nissuer: G15\nlifecycle: {to: 2025-12-31, replaced_by: [\"1.000002\", \"1.000003\"]}\n",
            ),
        ],
        &[
            "4:42 continuity-shared",
            "procedures/G15/1.000003.yaml:4:42 continuity-shared",
        ],
    ),
    (
        "a procedure that runs on beside the one that continues it",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {from: 2026-01-01, replaces: [\"1.000001\"], continuity: same}\n",
            ),
            (
                NEXT,
                "code: \"1.000003\"\nname: Ba\nissuer: G15\nlifecycle: {from: 2026-01-01, replaces: [\"1.000004\", \"1.000005\"]}\n",
            ),
            (
                "procedures/G15/1.000001.yaml",
                "code: \"1.000001\"\nname: Một\nissuer: G15\nlifecycle: {to: 2026-06-30, replaced_by: [\"1.000002\"]}\n",
            ),
            (
                "procedures/G15/1.000004.yaml",
                "code: \"1.000004\"\nname: Bốn\nissuer: G15\nlifecycle: {replaced_by: [\"1.000003\"]}\n",
            ),
            (
                "procedures/G15/1.000005.yaml",
                "code: \"1.000005\"\nname: Năm\nissuer: G15\nlifecycle: {to: 2025-12-31, replaced_by: [\"1.000003\"]}\n",
            ),
        ],
        &[
            "4:42 predecessor-runs-on",
            "procedures/G15/1.000003.yaml:4:42 predecessor-runs-on",
        ],
    ),
    (
        "a report that says of what is offered that it was not",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nonline: {level: full, since: 2025-12-31}\n",
            ),
            (
                NEXT,
                "code: \"1.000003\"\nname: Ba\nissuer: G15\nonline: {level: full, since: 2026-01-01}\n",
            ),
            (
                "procedures/G15/1.000004.yaml",
                "code: \"1.000004\"\nname: Bốn\nissuer: G15\nchannels: [{method: in_person}]\n",
            ),
            (
                REPORT,
                "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n  \"1.000001\": {online: not_offered, offline: not_offered}\n  \"1.000002\": {online: not_offered, offline: 4}\n  \"1.000003\": {online: not_offered, offline: 4}\n  \"1.000004\": {online: not_offered, offline: not_offered}\n",
            ),
        ],
        &[
            "statistics/G15/2025-01-01_2025-12-31.yaml:9:15 not-offered-contradicted",
            "statistics/G15/2025-01-01_2025-12-31.yaml:11:15 not-offered-contradicted",
        ],
    ),
];

#[test]
fn what_evidence_cannot_be_is_told_where_it_stands() {
    assert_stories(STORIES);
}

/// What is found on a day in the manifest, and in a plan.
fn on(manifest: &str, plan: &str, today: Date) -> Vec<Diagnostic> {
    let mut memory = TestFiles(BTreeMap::new());
    let files = BASE.iter().copied();
    for (path, text) in files.chain([("catalogue.yaml", manifest), (PLAN, plan)]) {
        memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
    }
    let loaded = load(&memory, true, &LoadProgress::default()).unwrap();
    on_day(&loaded.snapshot, &memory, today)
}

const AHEAD: &str = "type: option\nid: p\nsigned: 2027-01-01\nprocedures:\n  - {code: \"1.000001\", done: 2027-02-01}\n";

fn manifest(as_of: &str, rest: &str, policy: &str) -> String {
    format!(
        "format: 2\ntitle: Thử\nas_of: {as_of}\n{rest}policy:\n  window: {{months: 36, source: x}}\n{policy}"
    )
}

#[test]
fn days_to_come_of_manifest_and_plans_are_told_until_they_have_come() {
    let today = date(2026, 11, 30);
    let told = |found: &[Diagnostic]| -> Vec<(&str, Severity)> {
        found
            .iter()
            .map(|found| (found.code, found.severity))
            .collect()
    };
    let found = on(&manifest("2027-01-01", "", ""), AHEAD, today);
    assert_eq!(
        told(&found),
        [
            ("as-of-ahead", Severity::Error),
            ("plan-signed-ahead", Severity::Warning),
            ("plan-done-ahead", Severity::Warning),
        ]
    );
    assert!(on(&manifest("2027-01-01", "", ""), AHEAD, date(2027, 2, 1)).is_empty());
    let plan = "type: option\nid: p\nprocedures: [{code: \"1.000001\"}]\n";
    assert!(on(&manifest("2027-01-01", "sample: true\n", ""), plan, today).is_empty());
    assert!(on(&manifest("2026-11-30", "", ""), plan, today).is_empty());
    // A day that was left behind: more than a month, or past a decision.
    let found = on(&manifest("2026-10-29", "", ""), plan, today);
    assert_eq!(told(&found), [("as-of-behind", Severity::Warning)]);
    assert!(on(&manifest("2026-10-30", "", ""), plan, today).is_empty());
    assert!(on(&manifest("2020-01-01", "sample: true\n", ""), plan, today).is_empty());
    let ends = "  provinces: [{to: 2026-11-29, count: 34, source: x}]\n";
    let found = on(&manifest("today", "", ends), plan, today);
    assert_eq!(told(&found), [("provinces-hole", Severity::Error)]);
    assert!(on(&manifest("today", "", ends), plan, date(2026, 11, 29)).is_empty());
}

#[test]
fn days_between_two_numbers_of_provinces_that_stand_in_neither_are_an_error() {
    let found = |to: &str, from: &str| {
        let policy = format!(
            "  provinces:\n    - {{from: {from}, count: 34, source: x}}\n    - {{to: {to}, count: 63, source: x}}\n"
        );
        let text = manifest("2026-11-21", "", &policy);
        let found = check(&[("catalogue.yaml", Some(text.as_bytes()))]);
        lines(&found, "")
            .into_iter()
            .filter(|line| line.contains("hole"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found("2025-06-29", "2025-07-01"),
        ["catalogue.yaml:7:14 provinces-hole"]
    );
    assert!(found("2025-06-30", "2025-07-01").is_empty());
}

#[test]
fn a_figure_that_its_own_source_does_not_say_is_told_with_both() {
    let found = |policy: &str| -> Vec<String> {
        let text = format!("format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n{policy}");
        let found = check(&[("catalogue.yaml", Some(text.as_bytes()))]);
        let found = found
            .into_iter()
            .filter(|found| found.code == "figure-not-of-source");
        found.map(|found| found.message.to_string()).collect()
    };
    let window = "  window: {months: 36, source: 27/CT-TTg (2023-10-27)}\n";
    for (policy, told) in [
        (
            "  window: {months: 24, source: \"Chỉ thị 27/CT-TTg ngày 27/10/2023\"}\n".to_owned(),
            vec!["24 months", "36 months"],
        ),
        (
            format!(
                "{window}  provinces: [{{from: 2025-07-01, count: 33, source: 202/2025/QH15}}]\n"
            ),
            vec!["33 provinces", "34 provinces"],
        ),
        (
            format!(
                "{window}  deadlines: [{{id: publish-national, days: 15, unit: day, relative_to: before_effect, source: \"63/2010/NĐ-CP, Điều 15\"}}]\n"
            ),
            vec!["15 day before_effect", "20 day before_effect"],
        ),
        (
            format!(
                "{window}  targets: [{{id: eligible-full-2025, measure: eligible_full_share, who: all, value: 80, due: 2025-12-31, source: 434/TB-VPCP}}]\n"
            ),
            vec!["`value` 80", "`value` 100"],
        ),
    ] {
        let messages = found(&policy);
        assert_eq!(messages.len(), 1, "{policy}: {messages:?}");
        for part in told {
            assert!(messages[0].contains(part), "{messages:?}");
        }
    }
    // Another source is another figure.
    assert!(found("  window: {months: 24, source: \"5/QĐ-BTP\"}\n").is_empty());
    assert!(found(window).is_empty());
    let own = include_str!("../../../../catalogue/catalogue.yaml");
    let own = check(&[("catalogue.yaml", Some(own.as_bytes()))]);
    assert!(
        own.iter().all(|found| found.code != "figure-not-of-source"),
        "{own:?}"
    );
}

/// What is found about the file of now, given what a revision had.
fn moved(then: &str, now: &str) -> Vec<Diagnostic> {
    let mut memory = TestFiles(BTreeMap::new());
    for (path, text) in BASE.iter().copied().chain([(FILE, now)]) {
        memory.0.insert(path.into(), Some(text.as_bytes().to_vec()));
    }
    let loaded = load(&memory, true, &LoadProgress::default()).unwrap();
    let before = RevisionProcedure::read(Path::new("procedures/cu/1.000002.yaml"), then.as_bytes());
    let before: Vec<_> = before.into_iter().collect();
    undated_moves(&before, &loaded.snapshot, "HEAD", &memory)
}

#[test]
fn a_procedure_that_became_anothers_without_a_day_is_told_wherever_its_file_stood() {
    let then = "code: \"1.000002\"\nname: Hai\nissuer: cu\n";
    assert_eq!(
        lines(&moved(then, GOOD), FILE),
        ["3:9 belongs-since-missing"]
    );
    let dated = format!("{GOOD}issuer_since: 2026-03-01\n");
    assert!(moved(then, &dated).is_empty());
    // The day is taken out again.
    assert_eq!(
        lines(&moved(&dated, GOOD), FILE),
        ["3:9 belongs-since-missing"]
    );
    // Nobody's before.
    assert!(moved("code: \"1.000002\"\nname: Hai\n", GOOD).is_empty());
    assert!(moved("- no\n", GOOD).is_empty());
}

/// One finding for each code.
pub(super) fn one_of_each() -> Vec<Diagnostic> {
    let mut found = moved("code: \"1.000002\"\nname: Hai\nissuer: cu\n", GOOD);
    found.extend(on(
        &manifest("2027-01-01", "", ""),
        AHEAD,
        date(2026, 11, 30),
    ));
    found.extend(on(
        &manifest("2026-01-01", "", ""),
        "type: option\nid: p\nprocedures: [{code: \"1.000001\"}]\n",
        date(2026, 11, 30),
    ));
    for policy in [
        "  window: {months: 24, source: 27/CT-TTg}\n",
        "  window: {months: 36, source: x}\n  provinces: [{to: 2025-01-01, count: 63, source: x}, {from: 2025-07-01, count: 34, source: x}]\n",
    ] {
        let text = format!("format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n{policy}");
        let all = check(&[("catalogue.yaml", Some(text.as_bytes()))]).into_iter();
        found.extend(
            all.filter(|found| ["figure-not-of-source", "provinces-hole"].contains(&found.code)),
        );
    }
    found
}
