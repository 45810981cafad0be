//! The way of a decision from recommendation to publication, by commands: two people, evidence that changes in between.

use serde_json::Value;

use crate::cli::json;
use crate::support::Home;

const REVIEWER: &str = "[user]\n\tname = Nguyễn Văn Rà\n\temail = ra@example.org\n";
const APPROVER: &str = "[user]\n\tname = Trần Thị Duyệt\n\temail = Duyet@example.org\n";
/// Three procedures of the shipped catalogue that pass the gate.
const CODES: [&str; 3] = ["1.000915", "1.001308", "1.003029"];

/// Where three procedures are recommended for full online service.
fn recommended() -> Home {
    let home = Home::with_catalogue();
    let mut line = vec!["review", "--outcome", "eligible_full"];
    line.extend(CODES);
    let run = home.run(home.folder(), &line);
    assert_eq!(run.exit, 0, "{run:?}");
    home
}

fn publish(more: &[&'static str]) -> Vec<&'static str> {
    let mut line = vec![
        "publish",
        "--number",
        "1234/QĐ-BTP",
        "--signed",
        "2026-11-20",
        "--signer",
        "Bộ trưởng",
    ];
    line.extend(more);
    line
}

fn reasons(refused: &Value) -> Vec<&str> {
    let reasons = refused["reasons"].as_array().unwrap().iter();
    reasons
        .map(|reason| reason["id"].as_str().unwrap())
        .collect()
}

/// The entries of a log as git's work tree has them.
fn log(home: &Home, code: &str) -> String {
    let below = crate::support::files_below(&home.folder().join("catalogue/decisions"));
    let path = below
        .iter()
        .find(|path| path.ends_with(format!("{code}.yaml")));
    path.map_or_else(String::new, |path| std::fs::read_to_string(path).unwrap())
}

#[test]
fn a_decision_is_recommended_by_one_approved_by_another_published_and_withdrawn() {
    let home = recommended();
    let folder = home.folder();
    home.run(folder, &["commit"]);
    let subject = home.git(&["log", "-1", "--format=%s"]);
    assert!(subject.contains("3 procedures"), "{subject}");

    home.identity(APPROVER);
    let run = home.run(
        folder,
        &[
            "approve",
            "--query",
            "decision:recommended",
            "--remark",
            "đã đối chiếu",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run(folder, &["commit"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let message = home.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.starts_with("review: approve 3 procedures"),
        "{message}"
    );
    assert!(message.contains("Reviewed-as-of: 2026-10-31"), "{message}");

    let published = json(&home, folder, &publish(&["--query", "decision:approved"]));
    let rows: Vec<u64> = published["written"]
        .as_array()
        .unwrap()
        .iter()
        .map(|w| w["annex_row"].as_u64().unwrap())
        .collect();
    assert_eq!(rows, [1, 2, 3]);
    home.run(folder, &["commit"]);
    let message = home.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.starts_with("review: publish 3 procedures"),
        "{message}"
    );
    assert!(message.contains("1234/QĐ-BTP"), "{message}");
    let run = home.run(folder, &["search", "decision:published"]);
    assert!(run.out.contains(CODES[0]), "{run:?}");

    let run = home.run(folder, &["withdraw", CODES[0], "--reason", "hồ sơ nhầm"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let undecided = home.run(
        folder,
        &["search", "decision:none", &format!("code:{}", CODES[0])],
    );
    assert!(
        undecided.out.contains(CODES[0]),
        "the whole decision is taken back: {undecided:?}"
    );
    assert!(log(&home, CODES[0]).contains("hồ sơ nhầm"));
    assert_eq!(
        log(&home, CODES[0]).matches("- id:").count(),
        4,
        "nothing is erased"
    );
    assert_eq!(home.run(folder, &["check"]).exit, 0);
}

#[test]
fn nobody_approves_what_they_recommended_whatever_the_case_of_the_address() {
    let home = recommended();
    home.identity(&REVIEWER.replace("ra@example", "RA@Example"));
    let approved = json(&home, home.folder(), &["approve", CODES[0]]);
    assert_eq!(reasons(&approved["refused"][0]), ["refused-approve-own"]);
    let run = home.run(home.folder(), &["approve", CODES[0]]);
    assert_eq!(run.exit, 1);
    assert!(run.out.contains("somebody else"), "{run:?}");
}

#[test]
fn a_step_is_refused_where_the_decision_is_not_in_the_state_before_it() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    let run = json(&home, folder, &publish(&[CODES[0]]));
    assert_eq!(reasons(&run["refused"][0]), ["refused-publish-state"]);
    home.run(folder, &["approve", CODES[0]]);
    let again = json(&home, folder, &["approve", CODES[0]]);
    assert_eq!(reasons(&again["refused"][0]), ["refused-approve-state"]);
    let none = json(&home, folder, &["approve", "1.000294"]);
    assert_eq!(reasons(&none["refused"][0]), ["refused-nothing-stands"]);
    let none = json(&home, folder, &["withdraw", "1.000294", "--reason", "x"]);
    assert_eq!(reasons(&none["refused"][0]), ["refused-nothing-stands"]);
}

#[test]
fn what_is_published_under_one_number_is_published_together_or_not_at_all() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0], CODES[1]]);
    let before = log(&home, CODES[0]);
    let run = home.run(folder, &publish(&CODES));
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(
        run.out.contains(CODES[2]) && !run.out.contains(CODES[0]),
        "{run:?}"
    );
    assert_eq!(log(&home, CODES[0]), before);
    let mut line = publish(&CODES);
    line.push("--skip-refused");
    let run = json(&home, folder, &line);
    assert_eq!(run["written"].as_array().unwrap().len(), 2);
    // The third follows later, under the same number, with the next row.
    home.run(folder, &["approve", CODES[2]]);
    let run = json(&home, folder, &publish(&[CODES[2]]));
    assert_eq!(run["written"][0]["annex_row"], 3);
}

#[test]
fn publishing_writes_the_annex_and_nothing_where_a_file_is_in_the_way() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    std::fs::write(folder.join("phu-luc.md"), "mine").unwrap();
    let run = home.run(
        folder,
        &publish(&["--query", "decision:approved", "--output", "phu-luc.md"]),
    );
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(!log(&home, CODES[0]).contains("published"));
    let run = home.run(
        folder,
        &publish(&[
            "--query",
            "decision:approved",
            "--output",
            "phu-luc.md",
            "--replace",
        ]),
    );
    assert_eq!(run.exit, 0, "{run:?}");
    let annex = std::fs::read_to_string(folder.join("phu-luc.md")).unwrap();
    assert!(
        annex.contains("1234/QĐ-BTP") && CODES.iter().all(|code| annex.contains(code)),
        "{annex}"
    );
}

#[test]
fn one_number_is_one_signed_decision() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    home.run(folder, &publish(&[CODES[0]]));
    let mut other = publish(&[CODES[1]]);
    other[4] = "2026-11-19";
    let run = json(&home, folder, &other);
    assert_eq!(reasons(&run["refused"][0]), ["refused-number-other"]);
    let mut ahead = publish(&[CODES[1]]);
    ahead[2] = "99/QĐ-BTP";
    ahead[4] = "2026-11-22";
    let run = json(&home, folder, &ahead);
    assert_eq!(reasons(&run["refused"][0]), ["refused-publish-ahead"]);
    // Numbers begin anew each year.
    let mut year = publish(&[CODES[1]]);
    year[4] = "2027-01-04";
    let now = [("RASOAT_NOW", "2027-01-05T08:00:00+07:00[Asia/Ho_Chi_Minh]")];
    assert_eq!(home.run_with(folder, &year, &now).exit, 0);
    // Nor is anything signed before the day of its evidence.
    let mut early = publish(&[CODES[2]]);
    early[2] = "98/QĐ-BTP";
    early[4] = "2025-12-31";
    let run = json(&home, folder, &early);
    assert_eq!(reasons(&run["refused"][0]), ["refused-publish-early"]);
}

#[test]
fn what_rests_on_changed_evidence_goes_no_further_until_it_is_confirmed_anew() {
    let home = recommended();
    let folder = home.folder();
    home.run(folder, &["commit"]);
    let path = crate::support::files_below(&folder.join("catalogue/procedures"));
    let path = path
        .iter()
        .find(|path| path.ends_with(format!("{}.yaml", CODES[0])))
        .unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let changed = text
        .replacen("\nname: ", "\nname: Mới ", 1)
        .replace("name: Mới '", "name: 'Mới ")
        .replace("name: Mới \"", "name: \"Mới ");
    assert_ne!(text, changed);
    std::fs::write(path, changed).unwrap();

    home.identity(APPROVER);
    let run = json(&home, folder, &["approve", CODES[0]]);
    assert!(
        reasons(&run["refused"][0]).starts_with(&["refused-stale", "fact-evidence-changed"]),
        "{run}"
    );
    let run = home.run(folder, &["approve", CODES[0]]);
    assert!(run.out.contains("--confirm"), "{run:?}");
    let shown = json(&home, folder, &["show", CODES[0]]);
    let told = shown["changed"].as_array().unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    let told = told[0].as_str().unwrap();
    assert!(
        told.starts_with("procedure: name: ") && told.contains("{+Mới+}"),
        "{told}"
    );

    home.identity(REVIEWER);
    let run = home.run(folder, &["review", CODES[0], "--confirm"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = json(&home, folder, &["review", CODES[0], "--confirm"]);
    assert_eq!(
        reasons(&run["refused"][0]),
        ["refused-same"],
        "nothing is written twice"
    );
    home.identity(APPROVER);
    assert_eq!(home.run(folder, &["approve", CODES[0]]).exit, 0);
}

#[test]
fn a_dry_run_of_a_step_writes_nothing() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    let before = log(&home, CODES[1]);
    for line in [
        vec!["approve", CODES[1], "--dry-run"],
        vec!["withdraw", CODES[1], "--reason", "x", "--dry-run"],
    ] {
        let run = home.run(folder, &line);
        assert_eq!(run.exit, 0, "{run:?}");
        assert_eq!(log(&home, CODES[1]), before, "{line:?}");
    }
}

/// Writes a report of dossiers of the agency that issued [`CODES`]`[0]` into the catalogue, or another count into it.
fn report(home: &Home, online: u32) {
    let folder = home.folder().join("catalogue");
    let procedure = crate::support::files_below(&folder.join("procedures"));
    let code = CODES[0];
    let procedure = procedure
        .iter()
        .find(|path| path.ends_with(format!("{code}.yaml")))
        .unwrap();
    let unit = procedure
        .parent()
        .unwrap()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap();
    let path = folder.join(format!("statistics/{unit}/2026-10-05_2026-10-06.yaml"));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = format!(
        "unit: {unit}\nscope: unit\nfrom: 2026-10-05\nto: 2026-10-06\nbasis: received\nsource: s\ncounts:\n  '{code}':\n    online: {online}\n"
    );
    std::fs::write(path, text).unwrap();
}

fn changed(home: &Home) -> Vec<String> {
    let shown = json(home, home.folder(), &["show", CODES[0]]);
    let changed = shown["changed"].as_array().unwrap().iter();
    changed
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_report_that_came_in_and_a_count_that_was_corrected_are_told_by_meaning() {
    let home = recommended();
    home.run(home.folder(), &["commit"]);
    report(&home, 12);
    let told = changed(&home);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("report of ") && told[0].ends_with(", 2026-10-05 … 2026-10-06: new"),
        "{told:?}"
    );
    home.run(home.folder(), &["review", CODES[0], "--confirm"]);
    home.run(home.folder(), &["commit"]);
    report(&home, 15);
    let told = changed(&home);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with("2026-10-05 … 2026-10-06: online: 12 → 15"),
        "the values of the commit that brought the decision, not of the one before: {told:?}"
    );
}

#[test]
fn without_the_values_of_then_the_kind_of_evidence_that_changed_is_told() {
    let home = Home::without_repository();
    home.run(
        home.folder(),
        &["review", CODES[0], "--outcome", "eligible_full"],
    );
    assert!(changed(&home).is_empty());
    report(&home, 12);
    assert_eq!(
        changed(&home),
        ["changed: statistics (no commit has the values of then)"]
    );
}

/// Puts another text in place of one in the log of a code.
fn by_hand(home: &Home, code: &str, from: &str, to: &str) {
    let below = crate::support::files_below(&home.folder().join("catalogue/decisions"));
    let path = below
        .iter()
        .find(|path| path.ends_with(format!("{code}.yaml")))
        .unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn an_override_that_ended_is_not_brought_back_by_an_earlier_date() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    // Without a plan, until a day after the one at which the catalogue is read.
    let run = home.run(
        folder,
        &[
            "review",
            "1.004682",
            "--outcome",
            "eligible_full",
            "--override",
            "rule=no-dossiers;until=2026-11-05;provision=Điều 5;reason=hiếm",
            "--override",
            "rule=no-plan;until=2026-11-05;provision=Điều 5;reason=hiếm",
        ],
    );
    assert_eq!(run.exit, 0, "{run:?}");
    home.identity(APPROVER);
    // The day of the evidence is the recommendation's, whatever date is asked for.
    let run = home.run(folder, &["approve", "1.004682", "--as-of", "2026-10-30"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(!log(&home, "1.004682").contains("as_of: 2026-10-30"));
    // Signed after it ended.
    let run = json(&home, folder, &publish(&["1.004682"]));
    assert_eq!(
        reasons(&run["refused"][0])[..2],
        ["refused-stale", "fact-override-ended"]
    );
}

#[test]
fn an_approval_that_was_written_by_hand_is_found_and_not_published() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0]]);
    by_hand(
        &home,
        CODES[0],
        "email: Duyet@example.org",
        "email: ra@example.org",
    );
    let run = home.run(folder, &["check"]);
    assert_eq!(run.exit, 1);
    assert!(run.out.contains("approved-by-recommender"), "{run:?}");
    let run = json(&home, folder, &publish(&[CODES[0]]));
    assert_eq!(
        reasons(&run["refused"][0]),
        ["refused-publish-chain", "unsound-own"]
    );
}

#[test]
fn a_number_is_one_whatever_its_spelling_and_what_it_published_keeps_its_row() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    home.run(folder, &publish(&[CODES[0], CODES[1]]));
    let mut line = publish(&[CODES[2]]);
    line[2] = "1234 / qđ-btp";
    let run = json(&home, folder, &line);
    assert_eq!(run["written"][0]["annex_row"], 3);
    assert!(log(&home, CODES[2]).contains("number: 1234/QĐ-BTP"));
    // Its evidence changes; confirmed, approved and published once more it stands where it stood.
    let row = |run: &Value| {
        let row = run["written"][0]["annex_row"].as_u64();
        row.unwrap_or_else(|| panic!("{run}"))
    };
    report(&home, 3);
    home.identity(REVIEWER);
    home.run(folder, &["review", CODES[0], "--confirm"]);
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0]]);
    let again = row(&json(&home, folder, &publish(&[CODES[0]])));
    assert!(again < 3, "{again}");
    let list = json(
        &home,
        folder,
        &["export", "eligible", "--number", "1234/QĐ-BTP"],
    );
    assert_eq!(list["rows"].as_array().unwrap().len(), 3);
    // What was withdrawn binds nobody to its day of signing.
    home.run(
        folder,
        &[
            "withdraw",
            CODES[0],
            CODES[1],
            CODES[2],
            "--reason",
            "ngày ký sai",
        ],
    );
    // The first publication stands again under the second; it goes, too.
    home.run(folder, &["withdraw", CODES[0], "--reason", "ngày ký sai"]);
    home.identity(REVIEWER);
    home.run(folder, &["review", CODES[1], "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[1]]);
    let mut line = publish(&[CODES[1]]);
    line[4] = "2026-11-19";
    assert_eq!(row(&json(&home, folder, &line)), 1);
}

#[test]
fn three_who_publish_at_once_number_no_row_twice() {
    let home = recommended();
    home.identity(APPROVER);
    let folder = home.folder();
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    let home = &home;
    std::thread::scope(|scope| {
        for code in CODES {
            scope.spawn(move || {
                let run = home.run(folder, &publish(&[code]));
                assert_eq!(run.exit, 0, "{run:?}");
            });
        }
    });
    let mut rows: Vec<String> = CODES
        .iter()
        .flat_map(|code| {
            let log = log(home, code);
            let rows = log.lines().filter(|line| line.contains("annex_row"));
            rows.map(|row| row.trim().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    rows.sort();
    assert_eq!(rows, ["annex_row: 1", "annex_row: 2", "annex_row: 3"]);
}

#[test]
fn nothing_is_published_where_the_annex_cannot_be_written() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    let run = home.run(
        folder,
        &publish(&[
            "--query",
            "decision:approved",
            "--output",
            "no/such/phu-luc.md",
        ]),
    );
    assert_ne!(run.exit, 0);
    // Procedures of several agencies are no annex of one.
    let several = home.run(folder, &publish(&[]));
    assert_eq!(several.exit, 2, "{several:?}");
    assert!(
        several.err.contains("agencies have approved procedures"),
        "{several:?}"
    );
    assert!(!log(&home, CODES[0]).contains("published"));
}

#[test]
fn what_is_published_beside_the_annex_is_named() {
    let home = recommended();
    let folder = home.folder();
    for (code, outcome) in [(CODES[1], "do_not_provide"), (CODES[2], "abolish_or_merge")] {
        let line = ["review", code, "--outcome", outcome, "--reason", "vì sao"];
        assert_eq!(home.run(folder, &line).exit, 0);
    }
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    let mut line = publish(&CODES);
    line.extend(["--output", "phu-luc.md"]);
    let run = home.run(folder, &line);
    assert_eq!(run.exit, 0, "{run:?}");
    for code in &CODES[1..] {
        assert!(run.err.contains(code), "{run:?}");
    }
    assert!(run.err.contains("not-eligible --number"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn nothing_is_recorded_where_the_annex_would_be_no_file_or_one_of_the_catalogues_own() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", "--query", "decision:recommended"]);
    std::os::unix::fs::symlink("/dev/zero", folder.join("zero.md")).unwrap();
    let own = "catalogue/agencies.yaml";
    let before = std::fs::read(folder.join(own)).unwrap();
    for (name, format) in [
        ("zero.md", "md"),
        ("/dev/full", "csv"),
        ("catalogue/decisions/x.md", "md"),
        (own, "json"),
    ] {
        let export = ["export", "eligible", "--format", format, "--output", name];
        let mut line = export.to_vec();
        line.push("--replace");
        let run = home.run(folder, &line);
        assert_eq!(run.exit, 2, "{run:?}");
        let mut line = publish(&[CODES[0], "--replace", "--output"]);
        line.push(name);
        let run = home.run(folder, &line);
        assert_eq!(run.exit, 2, "{run:?}");
    }
    assert_eq!(std::fs::read(folder.join(own)).unwrap(), before);
    assert!(!log(&home, CODES[0]).contains("published"));
}

#[test]
fn a_list_without_a_procedure_that_was_approved_and_whose_file_is_gone_is_not_made() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0], CODES[1]]);
    let below = crate::support::files_below(&folder.join("catalogue/procedures"));
    let name = format!("{}.yaml", CODES[0]);
    let path = below.iter().find(|path| path.ends_with(&name)).unwrap();
    std::fs::remove_file(path).unwrap();
    let list = ["export", "eligible"];
    for line in [list.to_vec(), publish(&["--query", "decision:approved"])] {
        let run = home.run(folder, &line);
        assert_eq!(run.exit, 4, "{run:?}");
        assert!(run.err.contains(&name), "{run:?}");
    }
    let run = home.run(folder, &["export", "eligible", "--despite-errors"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.out.contains(&name), "{run:?}");
}

#[test]
fn a_manifest_that_cannot_be_read_takes_the_mark_of_a_sample_off_no_list() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0]]);
    let manifest = folder.join("catalogue/catalogue.yaml");
    let torn = std::fs::read_to_string(&manifest).unwrap() + "x: [\n";
    let list = ["export", "eligible", "--despite-errors"];
    let before = home.run(folder, &list);
    assert!(before.out.contains("MẪU"), "{before:?}");
    std::fs::write(&manifest, torn).unwrap();
    let run = home.run(folder, &["export", "not-eligible", "--despite-errors"]);
    assert!(run.out.contains("MẪU"), "{run:?}");
}

#[test]
fn a_service_is_not_stopped_until_a_day_that_is_past() {
    let home = Home::with_catalogue();
    let run = |until: &'static str| {
        let line = [
            "review",
            CODES[0],
            "--outcome",
            "suspend_and_upgrade",
            "--reason",
            "x",
            "--notice",
            "1/TB",
            "--suspended-until",
            until,
            "--dry-run",
        ];
        home.run(home.folder(), &line).exit
    };
    // The sample's own day is before today.
    assert_eq!((run("2026-11-20"), run("2026-11-21")), (1, 0));
}

#[test]
fn what_is_typed_is_cleaned_before_it_is_written() {
    let home = Home::with_catalogue();
    let reason = "chờ \u{1b}[31mđỏ\u{202e}ngược";
    home.run(
        home.folder(),
        &[
            "review",
            CODES[0],
            "--outcome",
            "need_data",
            "--reason",
            reason,
        ],
    );
    assert!(!log(&home, CODES[0]).contains(['\u{1b}', '\u{202e}']));
    assert_eq!(
        home.run(home.folder(), &["check", "--level", "warning"])
            .exit,
        0
    );
}

#[test]
fn a_committed_mark_is_not_taken_for_new_where_its_log_was_moved() {
    let home = recommended();
    let folder = home.folder();
    home.run(folder, &["commit"]);
    for kind in ["procedures", "decisions"] {
        let below = crate::support::files_below(&folder.join("catalogue").join(kind));
        let path = below
            .iter()
            .find(|path| path.ends_with(format!("{}.yaml", CODES[0])))
            .unwrap();
        let other = folder
            .join("catalogue")
            .join(kind)
            .join("G15")
            .join(path.file_name().unwrap());
        std::fs::create_dir_all(other.parent().unwrap()).unwrap();
        std::fs::rename(path, other).unwrap();
    }
    // In a folder of another issuer the file is wrong, and goes all the same.
    home.run(folder, &["commit", "--despite-errors"]);
    let subject = home.git(&["log", "-1", "--format=%s"]);
    assert!(!subject.contains("review"), "{subject}");
}

#[test]
fn a_number_of_one_ministry_published_the_procedures_of_another_without_a_word() {
    let home = recommended();
    let folder = home.folder();
    home.identity(APPROVER);
    home.run(folder, &["approve", CODES[0], CODES[1]]);
    let dry = |number: &'static str, codes: &[&'static str]| {
        let mut line = vec!["--lang", "en"];
        line.extend(publish(codes));
        let at = line.iter().position(|word| *word == "1234/QĐ-BTP").unwrap();
        line[at] = number;
        line.push("--dry-run");
        home.run(folder, &line).err
    };
    let said =
        "1234/QĐ-BTP is a number of Bộ Tư pháp, and the procedure is one of Bộ Giáo dục và Đào tạo";
    let told = dry("1234/QĐ-BTP", &[CODES[0]]);
    assert!(told.contains(said), "{told}");
    let own = dry("1234/QĐ-BGDĐT", &[CODES[0]]);
    assert!(!own.contains("is a number of"), "{own}");
    let committee = dry("1234/QĐ-UBND", &[CODES[0]]);
    assert!(
        committee.contains("is a number of Ủy ban nhân dân"),
        "{committee}"
    );
    let line = [
        "publish",
        CODES[0],
        "--number",
        "5/TTr-BGDĐT",
        "--signed",
        "2026-11-20",
    ];
    let submission = json(
        &home,
        folder,
        &[&line[..], &["--signer", "X", "--dry-run"]].concat(),
    );
    let why = reasons(&submission["refused"][0]);
    assert!(why.contains(&"refused-publish-no-act"), "{why:?}");
    let several = dry("1234/QĐ-BGDĐT", &[CODES[0], CODES[1]]);
    let said = "these 2 procedures are of Bộ Ngoại giao, Bộ Giáo dục và Đào tạo";
    assert!(several.contains(said), "{several}");
}

#[test]
fn a_reason_of_a_dash_was_one() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    for reason in ["-", ".", "…", " — "] {
        let line = [
            "review",
            CODES[0],
            "--outcome",
            "partial",
            "--reason",
            reason,
        ];
        let refused = json(&home, folder, &line);
        let reasons = reasons(&refused["refused"][0]);
        assert!(reasons.contains(&"refused-reason"), "{reason}: {reasons:?}");
    }
}
