//! Attacks on decision logs as files: a second one, one with another ending, one that is gone or shorter, a withdrawal with
//! a slip. No list goes on as if nothing had happened, and every command that looks says it.

use serde_json::Value;

use super::cli::json;
use super::gate::{
    APPROVER, CODE, done, home, listed, log, on, path, plan, published, put, refused,
};
use super::support::{CommandRun, Home};

const TODAY: &str = "2026-11-21";

/// With the first two procedures published.
fn with_published() -> Home {
    let home = home();
    published(&home, &["1.000002", CODE]);
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "published"]);
    assert_eq!(listed(&home, TODAY), ["1.000002", CODE]);
    home
}

fn move_file(home: &Home, from: &str, to: &str) {
    let to = home.folder().join(to);
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::rename(home.folder().join(from), to).unwrap();
}

/// What a list says of a code that is not on it.
fn missed(home: &Home, line: &[&str], code: &str) -> (CommandRun, String) {
    let ran = on(home, TODAY, line);
    let list: Value = serde_json::from_str(&ran.out).unwrap_or_default();
    let missed = list["missed"].as_array().cloned().unwrap_or_default();
    let of = missed.iter().find(|of| of["code"] == code);
    let why = of.map_or("", |of| of["why"].as_str().unwrap()).to_owned();
    (ran, why)
}

const LIST: [&str; 4] = ["export", "eligible", "--format", "json"];
const BY_NUMBER: [&str; 6] = [
    "export", "eligible", "--number", "9/QĐ-B1", "--format", "json",
];

#[test]
fn a_second_log_of_a_code_brings_no_withdrawn_decision_back() {
    let home = with_published();
    let before = log(&home, CODE);
    done(&home, &["withdraw", CODE, "--reason", "sai", "--yes"]);
    assert_eq!(listed(&home, TODAY), ["1.000002"]);
    for second in ["decisions/A/1.000001.yaml", "decisions/b1/1.000001.yaml"] {
        std::fs::create_dir_all(home.folder().join(second).parent().unwrap()).unwrap();
        put(&home, second, &before);
        assert_eq!(done_or(&home, &["check"]).exit, 1);
        assert_eq!(listed(&home, TODAY), ["1.000002"], "{second}");
        let (_, why) = missed(&home, &BY_NUMBER, CODE);
        assert_eq!(why, "", "it was withdrawn, which both files together say");
        let line = ["review", CODE, "--outcome", "eligible_full"];
        assert_eq!(refused(&home, &line), ["refused-two-logs"]);
        std::fs::remove_file(home.folder().join(second)).unwrap();
    }
    // Nothing of a decision that stands in two files is trusted either.
    put(&home, "decisions/A/1.000002.yaml", &log(&home, "1.000002"));
    assert_eq!(listed(&home, TODAY), Vec::<String>::new());
    let (_, why) = missed(&home, &["export", "not-eligible", "--format", "json"], CODE);
    assert_eq!(why, "");
    let ran = on(&home, TODAY, &BY_NUMBER);
    assert_eq!(ran.exit, 1, "{ran:?}");
    let ran = on(&home, TODAY, &["export", "not-eligible", "--lang", "en"]);
    assert!(ran.out.contains("Nhiều tệp cùng giữ"), "{ran:?}");
}

fn done_or(home: &Home, line: &[&str]) -> CommandRun {
    on(home, TODAY, line)
}

#[test]
fn a_log_under_another_ending_is_no_log_that_is_not_there() {
    let home = with_published();
    for name in ["decisions/B1/1.000001.yml", "decisions/B1/1.000001.YAML"] {
        move_file(&home, &path(CODE), name);
        let check = done_or(&home, &["check", "--format", "concise"]);
        assert_eq!(check.exit, 1);
        assert!(check.out.contains("file-ending"), "{check:?}");
        assert!(check.out.contains("decision-erased"), "{check:?}");
        assert_eq!(on(&home, TODAY, &LIST).exit, 4);
        let line = [&LIST[..], &["--despite-errors"]].concat();
        let (ran, why) = missed(&home, &line, CODE);
        assert_eq!((ran.exit, why.as_str()), (0, "unsound"), "{ran:?}");
        // Once it is committed so, it still is a file that nobody reads.
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", "renamed"]);
        assert_eq!(on(&home, TODAY, &LIST).exit, 4);
        let (_, why) = missed(&home, &line, CODE);
        assert_eq!(why, "unreadable");
        let line = ["review", CODE, "--outcome", "eligible_full"];
        assert_eq!(refused(&home, &line), ["refused-unreadable"]);
        move_file(&home, name, &path(CODE));
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", "back"]);
    }
    // A second file that cannot be read may take back what the first says.
    put(&home, "decisions/B1/1.000001.yml", "x: [\n");
    let line = [&LIST[..], &["--despite-errors"]].concat();
    assert_eq!(missed(&home, &line, CODE).1, "unreadable");
}

#[test]
fn a_log_that_is_gone_or_shorter_is_told_by_everything_that_looks() {
    let whole = with_published();
    let text = log(&whole, CODE);
    let shorter = {
        let last = text.rfind("\n- id:").unwrap();
        text[..=last].to_owned()
    };
    for now in [None, Some(shorter)] {
        let home = &whole;
        let file = home.folder().join(path(CODE));
        match &now {
            None => std::fs::remove_file(&file).unwrap(),
            Some(text) => std::fs::write(&file, text).unwrap(),
        }
        let check = done_or(home, &["check", "--format", "concise"]);
        assert_eq!(check.exit, 1);
        assert!(check.out.contains("decision-erased"), "{check:?}");
        assert!(check.out.contains(&path(CODE)), "{check:?}");
        let list = on(home, TODAY, &LIST);
        assert_eq!(list.exit, 1, "{list:?}");
        assert!(list.err.contains(&path(CODE)), "{list:?}");
        let line = [&LIST[..], &["--despite-errors"]].concat();
        let (ran, why) = missed(home, &line, CODE);
        assert_eq!(why, "unsound", "{ran:?}");
        let made: Value = serde_json::from_str(&ran.out).unwrap();
        assert!(made["note"].as_str().unwrap().contains(&path(CODE)));
        let status = json(home, home.folder(), &["status"]);
        assert_eq!(status["lost_logs"][0], path(CODE).as_str());
        let line = ["review", CODE, "--outcome", "eligible_full"];
        assert_eq!(refused(home, &line), ["refused-lost-log"]);
        std::fs::write(&file, &text).unwrap();
        done(home, &["check"]);
        assert_eq!(listed(home, TODAY), ["1.000002", CODE]);
    }
}

#[test]
fn a_log_that_moves_with_its_procedure_lost_nothing() {
    let home = with_published();
    put(
        &home,
        "agencies.yaml",
        "agencies:\n- {id: B1, name: Bộ Một, kind: ministry}\n- {id: B2, name: Bộ Hai, kind: ministry}\n",
    );
    done(&home, &["move", CODE, "--issuer", "B2"]);
    done(&home, &["check"]);
    let status = json(&home, home.folder(), &["status"]);
    assert_eq!(status.get("lost_logs"), None);
}

#[test]
fn a_withdrawal_with_a_slip_takes_the_procedure_off_its_list_and_is_an_error() {
    let home = with_published();
    let before = log(&home, CODE);
    done(&home, &["withdraw", CODE, "--reason", "sai", "--yes"]);
    let right = log(&home, CODE);
    let id = |entry: usize| {
        let entry = before.match_indices("- id: ").nth(entry).unwrap().0 + "- id: ".len();
        before[entry..].lines().next().unwrap().to_owned()
    };
    let (recommended, published) = (id(0), id(2));
    let refers = format!("  refers_to: {published}\n");
    let at = right.rfind(&refers).unwrap();
    let wrong = |with: &str| format!("{}{with}{}", &right[..at], &right[at + refers.len()..]);
    for slip in [
        wrong(""),
        wrong("  refers_to: 20261121-00000000\n"),
        wrong(&format!("  refers_to: {recommended}\n")),
        wrong(&refers).replace("state: withdrawn", "state: sent_back"),
    ] {
        put(&home, &path(CODE), &slip);
        assert_eq!(done_or(&home, &["check"]).exit, 1, "{slip}");
        let (ran, why) = missed(&home, &LIST, CODE);
        assert_eq!(why, "unsound", "{ran:?}\n{slip}");
        let (ran, why) = missed(&home, &BY_NUMBER, CODE);
        assert_eq!(why, "unsound", "{ran:?}\n{slip}");
        // What cannot be resolved is resolved by withdrawing what stands, and deciding anew.
        let ran = on(
            &home,
            TODAY,
            &["withdraw", CODE, "--reason", "sai", "--yes"],
        );
        assert_eq!(ran.exit, 0, "{ran:?}");
        let check = done_or(&home, &["check", "--level", "error", "--format", "concise"]);
        let unclear = ["decision-take-back-unclear", "refers-to-unknown"];
        assert!(
            unclear.iter().all(|code| !check.out.contains(code)),
            "{check:?}"
        );
    }
}

#[test]
fn a_list_of_a_past_day_has_what_was_published_by_then() {
    let home = home();
    let day = |day: &str, who: &str, line: &[&str]| {
        home.identity(who);
        let ran = on(&home, day, line);
        assert_eq!(ran.exit, 0, "{ran:?}");
    };
    let full = ["review", CODE, "--outcome", "eligible_full"];
    day("2026-11-10", super::gate::REVIEWER, &full);
    day("2026-11-12", APPROVER, &["approve", CODE]);
    let publish = [
        "publish",
        CODE,
        "--number",
        "9/QĐ-B1",
        "--signed",
        "2026-11-14",
        "--signer",
        "Bộ trưởng",
    ];
    day("2026-11-16", APPROVER, &publish);
    let of = |asked: &str| {
        let ran = on(
            &home,
            "2026-11-20",
            &[&LIST[..], &["--as-of", asked]].concat(),
        );
        let list: Value = serde_json::from_str(&ran.out).unwrap_or_default();
        (ran.exit, list["rows"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(of("2026-11-09"), (1, 0));
    assert_eq!(of("2026-11-13"), (1, 0), "approved, and not yet published");
    assert_eq!(of("2026-11-14"), (0, 1), "published on the day of signing");
    assert_eq!(of("2026-11-20"), (0, 1));
    assert_eq!(of("2026-11-21").0, 2, "nobody knows what will be published");
    let withdrawn = ["withdraw", CODE, "--reason", "sai", "--yes"];
    day("2026-11-18", APPROVER, &withdrawn);
    assert_eq!(of("2026-11-17"), (0, 1), "it was withdrawn later");
    assert_eq!(of("2026-11-18"), (1, 0));
}

#[test]
fn an_annex_written_by_publish_and_by_its_number_are_one() {
    let home = home();
    put(&home, "plans/p.yaml", &plan("2026-01-01"));
    let with = "rule=no-plan;until=2026-12-31;provision=Điều 1;reason=đang trình";
    let line = [
        "review",
        CODE,
        "--outcome",
        "eligible_full",
        "--override",
        with,
    ];
    done(&home, &line);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    let line = [
        "publish",
        CODE,
        "--number",
        "9/QĐ-B1",
        "--signer",
        "Bộ trưởng",
        "--signed",
        "2026-12-31",
        "--output",
        "annex.json",
    ];
    let ran = on(&home, "2027-01-02", &line);
    assert_eq!(ran.exit, 0, "{ran:?}");
    let written = std::fs::read_to_string(home.folder().join("annex.json")).unwrap();
    let written: Value = serde_json::from_str(&written).unwrap();
    let again = on(&home, "2027-01-02", &BY_NUMBER);
    let again: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(written["rows"], again["rows"]);
    assert_eq!(written["rows"][0]["code"], CODE);
    assert!(
        written["rows"][0]["note"]
            .as_str()
            .unwrap()
            .contains("bị quy tắc chặn")
    );
}

#[test]
fn a_log_that_was_copied_onto_another_procedure_puts_it_on_no_list() {
    let home = home();
    published(&home, &[CODE]);
    let copy = log(&home, CODE).replace(CODE, "1.000002");
    std::fs::create_dir_all(home.folder().join("decisions/b1")).unwrap();
    put(&home, "decisions/b1/1.000002.yaml", &copy);
    let check = on(&home, TODAY, &["check"]);
    assert_eq!(check.exit, 1);
    assert!(check.out.contains("decision-copied"), "{check:?}");
    // Nobody can tell whose it is.
    for line in [&LIST[..], &BY_NUMBER[..]] {
        let ran = on(&home, TODAY, line);
        assert_eq!(ran.exit, 1, "{ran:?}");
        assert!(!ran.out.contains("\"rows\""), "{ran:?}");
    }
    std::fs::remove_file(home.folder().join("decisions/b1/1.000002.yaml")).unwrap();
    assert_eq!(listed(&home, TODAY), [CODE]);
}

#[test]
fn what_is_taken_out_of_a_log_that_git_does_not_look_at_is_told() {
    for mark in ["skip-worktree", "assume-unchanged"] {
        let home = with_published();
        let text = log(&home, CODE);
        let last = text.rfind("\n- id:").unwrap();
        home.git(&["update-index", &format!("--{mark}"), &path(CODE)]);
        std::fs::write(home.folder().join(path(CODE)), &text[..=last]).unwrap();
        let status = home.git(&["status", "--porcelain"]);
        assert_eq!(status, "", "git is to see nothing of it");
        for line in [
            &["check", "--format", "concise"][..],
            &["check", "--since", "HEAD"],
        ] {
            let check = done_or(&home, line);
            assert_eq!(check.exit, 1, "{mark}: {check:?}");
            assert!(check.out.contains("decision-erased"), "{mark}: {check:?}");
        }
        let list = on(&home, TODAY, &LIST);
        assert_eq!(list.exit, 1, "{mark}: {list:?}");
        assert!(list.err.contains(&path(CODE)), "{mark}: {list:?}");
    }
}

#[test]
fn a_withdrawal_that_was_taken_out_and_committed_with_git_does_not_come_back_in_silence() {
    let home = with_published();
    let before = log(&home, CODE);
    done(&home, &["withdraw", CODE, "--reason", "ghi nhầm", "--yes"]);
    home.git(&["commit", "--all", "--quiet", "--message", "withdrawn"]);
    assert_eq!(listed(&home, TODAY), ["1.000002"]);
    let withdrawn = log(&home, CODE);
    // An old backup is copied over the folder and committed.
    std::fs::write(home.folder().join(path(CODE)), &before).unwrap();
    home.git(&["commit", "--all", "--quiet", "--message", "backup"]);
    let check = done_or(&home, &["check", "--format", "concise"]);
    assert_eq!(check.exit, 1, "{check:?}");
    assert!(check.out.contains("decision-erased"), "{check:?}");
    let list = on(&home, TODAY, &LIST);
    assert_eq!(list.exit, 1, "{list:?}");
    assert!(list.err.contains(&path(CODE)), "{list:?}");
    let line = [&LIST[..], &["--despite-errors"]].concat();
    assert_eq!(missed(&home, &line, CODE).1, "unsound");
    // Whoever puts it back has lost nothing.
    std::fs::write(home.folder().join(path(CODE)), &withdrawn).unwrap();
    home.git(&["commit", "--all", "--quiet", "--message", "put back"]);
    done(&home, &["check"]);
    assert_eq!(listed(&home, TODAY), ["1.000002"]);
    // Nor does a merge that drops one side's entries pass.
    home.git(&["checkout", "--quiet", "-b", "side"]);
    done(
        &home,
        &["review", CODE, "--outcome", "need_data", "--reason", "x"],
    );
    home.git(&["commit", "--all", "--quiet", "--message", "side"]);
    home.git(&["checkout", "--quiet", "-"]);
    home.git(&[
        "merge",
        "--quiet",
        "--strategy",
        "ours",
        "--message",
        "ours",
        "side",
    ]);
    let check = done_or(&home, &["check", "--format", "concise"]);
    assert!(check.out.contains("decision-erased"), "{check:?}");
}
