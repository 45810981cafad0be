//! A procedure that became another issuer's, came into another field or to another level: what reports of before leave out is
//! no zero of it. And what a manifest, a group or a list would let pass in silence.

use serde_json::Value;

use crate::cli::json;
use crate::gate::{
    APPROVER, CODE, REVIEWER, done, home as decided, listed, on, plan, published, put, refused,
};
use crate::support::Home;

const FILE: &str = "procedures/B1/1.000001.yaml";

/// A catalogue in which the second ministry says of three years that it had no dossiers but its own.
fn home() -> Home {
    let home = decided();
    put(
        &home,
        "agencies.yaml",
        "agencies:\n- {id: B1, name: Bộ Một, kind: ministry}\n- {id: B2, name: Bộ Hai, kind: ministry}\n",
    );
    put(
        &home,
        "fields.yaml",
        "fields:\n- {id: F, name: Đất}\n- {id: G, name: Nhà}\n",
    );
    put(
        &home,
        "statistics/B1/2025-01-01_2025-12-31.yaml",
        "unit: B1\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts: {}\n",
    );
    std::fs::create_dir_all(home.folder().join("statistics/B2")).unwrap();
    put(
        &home,
        "statistics/B2/2023-11-01_2026-11-21.yaml",
        "unit: B2\nscope: unit\nfrom: 2023-11-01\nto: 2026-11-21\nbasis: received\nsource: x\ncomplete: true\ncounts: {}\n",
    );
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "two ministries"]);
    home
}

fn unused(home: &Home) -> String {
    let shown = json(home, home.folder(), &["show", CODE]);
    let verdicts = shown["verdicts"].as_array().unwrap().iter();
    let mut of_rule = verdicts.filter(|of| of["rule"] == "no-dossiers");
    of_rule.next().unwrap()["verdict"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn text(home: &Home, path: &str) -> String {
    std::fs::read_to_string(home.folder().join(path)).unwrap()
}

fn found(home: &Home, line: &[&str]) -> Vec<String> {
    let report = json(home, home.folder(), line);
    let found = report["diagnostics"].as_array().unwrap().iter();
    let found = found.filter(|found| found["severity"] == "error");
    let code = |found: &Value| found["code"].as_str().unwrap().to_owned();
    found.map(code).collect()
}

#[test]
fn silence_of_another_issuer_became_zero() {
    let home = home();
    done(&home, &["move", CODE, "--issuer", "B2"]);
    let moved = "procedures/B2/1.000001.yaml";
    assert!(
        text(&home, moved).contains("issuer_since: 2026-11-21\n"),
        "{}",
        text(&home, moved)
    );
    assert_eq!(unused(&home), "cannot_tell");
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    done(&home, &["commit", "--yes", "--message", "moved"]);
    assert_eq!(
        found(&home, &["check", "--since", "HEAD~1"]),
        Vec::<String>::new()
    );
    // It always was the other's: a correction says so.
    done(
        &home,
        &["move", CODE, "--issuer", "B1", "--since", "2000-01-01"],
    );
    done(
        &home,
        &["move", CODE, "--issuer", "B2", "--since", "2000-01-01"],
    );
    assert_eq!(unused(&home), "flag");
}

#[test]
fn an_issuer_that_was_changed_by_hand_without_a_day_is_an_error_and_not_committed() {
    let home = home();
    let by_hand = text(&home, FILE).replace("issuer: B1", "issuer: B2");
    std::fs::create_dir_all(home.folder().join("procedures/B2")).unwrap();
    std::fs::remove_file(home.folder().join(FILE)).unwrap();
    let moved = "procedures/B2/1.000001.yaml";
    put(&home, moved, &by_hand);
    assert_eq!(found(&home, &["check"]), ["belongs-since-missing"]);
    assert_eq!(
        found(&home, &["check", "--since", "HEAD"]),
        ["belongs-since-missing"]
    );
    let refused = home.run(home.folder(), &["commit", "--yes", "--message", "x"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    assert!(
        refused.err.contains("nothing says since when"),
        "{refused:?}"
    );
    put(
        &home,
        moved,
        &format!("{by_hand}issuer_since: 2026-03-01\n"),
    );
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    done(&home, &["commit", "--yes", "--message", "x"]);
    assert_eq!(unused(&home), "cannot_tell");
    // Taken out again, nothing would say it any more.
    put(&home, moved, &by_hand);
    assert_eq!(found(&home, &["check"]), ["belongs-since-missing"]);
}

#[test]
fn a_field_or_a_level_that_is_set_says_since_when() {
    let home = home();
    done(&home, &["set", "fields", "[F]", CODE]);
    assert!(!text(&home, FILE).contains("_since"), "filled in");
    done(&home, &["set", "fields", "[G]", CODE]);
    assert!(
        text(&home, FILE).contains("fields_since: 2026-11-21"),
        "{}",
        text(&home, FILE)
    );
    done(&home, &["set", "levels", "[province]", CODE]);
    assert!(
        text(&home, FILE).contains("levels_since: 2026-11-21"),
        "{}",
        text(&home, FILE)
    );
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
}

#[test]
fn a_date_of_the_manifest_that_is_to_come_does_not_open_the_gate() {
    let home = decided();
    let manifest = text(&home, "catalogue.yaml");
    // Today no plan is in force: one ended, and the next begins in January.
    put(&home, "plans/p.yaml", &plan("2026-10-31"));
    let next = plan("2030-12-31").replace("id: pa", "id: pb");
    put(
        &home,
        "plans/q.yaml",
        &next.replace("signed:", "from: 2027-01-01\nsigned:"),
    );
    put(
        &home,
        "catalogue.yaml",
        &manifest.replace("as_of: today", "as_of: 2027-01-15"),
    );
    let line = [
        "review",
        CODE,
        "--outcome",
        "eligible_full",
        "--as-of",
        "2026-10-31",
    ];
    let reasons = refused(&home, &line);
    assert_eq!(
        reasons[..2],
        ["refused-own-day", "refused-gate"],
        "{reasons:?}"
    );
    assert_eq!(found(&home, &["check"]), ["as-of-ahead"]);

    // What was decided before stands on no list either.
    put(&home, "catalogue.yaml", &manifest);
    put(&home, "plans/p.yaml", &plan("2030-12-31"));
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    assert_eq!(listed(&home, "2026-11-21"), [CODE]);
    put(&home, "plans/p.yaml", &plan("2026-10-31"));
    put(
        &home,
        "catalogue.yaml",
        &manifest.replace("as_of: today", "as_of: 2027-01-15"),
    );
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
}

#[test]
fn a_misspelt_member_stops_its_group_also_where_it_is_optional_or_an_alternative() {
    let home = decided();
    home.identity(REVIEWER);
    std::fs::create_dir_all(home.folder().join("groups")).unwrap();
    let group = |members: &str| {
        let text = format!(
            "id: g\nname: Nhóm\nmembers: [\"1.000001\", \"1.000002\", {members}]\nsource: x\n"
        );
        put(&home, "groups/g.yaml", &text);
        let line = [
            "review",
            "--group",
            "g",
            "--outcome",
            "eligible_full",
            "--dry-run",
        ];
        home.run(home.folder(), &line)
    };
    for members in [
        "{code: \"1.000013\", optional: true}",
        "{one_of: [\"1.000013\", \"1.000014\"]}",
    ] {
        let run = group(members);
        assert_eq!(run.exit, 1, "{members}: {run:?}");
        assert!(
            run.out.contains("1.000013") || run.err.contains("1.000013"),
            "{run:?}"
        );
    }
    let run = group("{one_of: [\"1.000003\", \"1.000014\"]}");
    assert_eq!(run.exit, 0, "{run:?}");
}

#[test]
fn a_code_that_ended_leaves_the_next_list_by_its_name() {
    let home = decided();
    published(&home, &[CODE, "1.000002"]);
    let ended = text(&home, FILE) + "lifecycle: {to: 2026-11-30, replaced_by: ['1.000003']}\n";
    put(&home, FILE, &ended);
    let run = on(
        &home,
        "2026-12-05",
        &["export", "eligible", "--format", "json"],
    );
    let list: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(list["missed"][0]["code"], CODE, "{list}");
    assert_eq!(list["missed"][0]["why"], "not_in_force");
    let told = on(&home, "2026-12-05", &["export", "eligible", "--lang", "en"]);
    assert!(told.err.contains("1.000001: approved as eligible, or on the last signed list, and in force no more; it ended on 2026-11-30; in its place: 1.000003"), "{told:?}");
    // It had ended before that list was signed, which names it all the same.
    put(&home, FILE, &ended.replace("2026-11-30", "2026-11-20"));
    let told = on(&home, "2026-12-05", &["export", "eligible", "--lang", "en"]);
    assert!(
        told.err.contains(
            "1.000001: approved as eligible, or on the last signed list, and in force no more; it ended on 2026-11-20"
        ),
        "{told:?}"
    );
}

/// Commits all with git itself, as any other program does.
fn by_git(home: &Home, message: &str) {
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", message]);
}

#[test]
fn a_move_without_a_day_was_forgotten_as_soon_as_any_program_committed_it() {
    let home = home();
    let first = text(&home, FILE);
    let by_hand = first.replace("issuer: B1", "issuer: B2");
    std::fs::create_dir_all(home.folder().join("procedures/B2")).unwrap();
    std::fs::remove_file(home.folder().join(FILE)).unwrap();
    let moved = "procedures/B2/1.000001.yaml";
    put(&home, moved, &by_hand);
    by_git(&home, "x");
    assert_eq!(found(&home, &["check"]), ["belongs-since-missing"]);
    // However many commits later, and whatever else changes.
    put(&home, moved, &format!("{by_hand}notes: y\n"));
    by_git(&home, "y");
    let check = home.run(home.folder(), &["--lang", "en", "check"]);
    assert!(
        check.out.contains("`issuer` was `B1` at ") && check.out.contains("it is `B2`"),
        "{check:?}"
    );
    let list = home.run(home.folder(), &["--lang", "en", "export", "not-eligible"]);
    assert!(
        list.err
            .contains("of 1 procedure issuer, fields or levels became others"),
        "{list:?}"
    );
    // What was an error before is none of this commit.
    put(&home, moved, &format!("{by_hand}notes: z\n"));
    done(&home, &["commit", "--yes", "--message", "z"]);
    assert_eq!(found(&home, &["check"]), ["belongs-since-missing"]);
    put(
        &home,
        moved,
        &format!("{by_hand}issuer_since: 2026-03-01\n"),
    );
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    by_git(&home, "dated");
    // The day is corrected to that of the first file: each step was said.
    put(
        &home,
        moved,
        &format!("{by_hand}issuer_since: 2000-01-01\n"),
    );
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
}

#[test]
fn a_field_that_was_lost_in_history_is_told_until_it_is_dated_or_taken_back() {
    let home = home();
    let two = format!("{}fields: [F, G]\n", text(&home, FILE));
    put(&home, FILE, &two);
    by_git(&home, "filled in");
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    let one = two
        .replace("[F, G]", "[F]")
        .replace("[ministry]", "[province]");
    put(&home, FILE, &one);
    by_git(&home, "one field");
    assert_eq!(
        found(&home, &["check"]),
        ["belongs-since-missing", "belongs-since-missing"]
    );
    // Taken back as it was, before and after it is committed, and by the program too.
    put(&home, FILE, &two);
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    done(&home, &["commit", "--yes", "--message", "back"]);
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
}

#[test]
fn a_history_that_is_cut_off_or_not_there_is_told() {
    let home = home();
    put(&home, "notes.txt", "x");
    by_git(&home, "one more");
    let shallow = Home::empty();
    let from = format!("file://{}", home.folder().display());
    shallow.git(&["clone", "--quiet", "--depth", "1", &from, "."]);
    let check = shallow.run(shallow.folder(), &["--lang", "en", "check"]);
    assert!(check.out.contains("history-unseen"), "{check:?}");
    assert!(check.out.contains("--unshallow"), "{check:?}");
    let check = home.run(home.folder(), &["check"]);
    assert!(!check.out.contains("history-unseen"), "{check:?}");
    let bare = Home::empty();
    bare.run(bare.folder(), &["init", "."]);
    std::fs::create_dir_all(bare.folder().join("procedures/B1")).unwrap();
    put(&bare, FILE, &text(&home, FILE));
    let check = bare.run(bare.folder(), &["--lang", "en", "check"]);
    assert!(
        check.out.contains("no commit holds the catalogue"),
        "{check:?}"
    );
}

#[test]
fn a_day_that_the_manifest_forgot_hid_what_was_published_since() {
    let home = decided();
    published(&home, &[CODE]);
    let manifest = text(&home, "catalogue.yaml");
    put(
        &home,
        "catalogue.yaml",
        &manifest.replace("as_of: today", "as_of: 2026-11-20"),
    );
    let check = done(&home, &["--lang", "en", "check"]);
    assert!(check.out.contains("as-of-behind"), "{check:?}");
    assert!(
        check.out.contains("signed or decided for 2026-11-21"),
        "{check:?}"
    );
    let said = "the manifest fixes the day 2026-11-20";
    for line in [
        vec!["export", "not-eligible"],
        vec!["status"],
        vec![
            "review",
            "1.000002",
            "--outcome",
            "need_data",
            "--reason",
            "x",
        ],
    ] {
        let line = [vec!["--lang", "en"], line].concat();
        assert!(done(&home, &line).err.contains(said), "{line:?}");
        // Who says which day is meant knows.
        let line = [line, vec!["--as-of", "2026-11-20"]].concat();
        let asked = home.run(home.folder(), &line);
        assert!(!asked.err.contains(said), "{asked:?}");
    }
    put(
        &home,
        "catalogue.yaml",
        &manifest.replace("as_of: today", "as_of: 2026-11-21"),
    );
    assert!(!done(&home, &["check"]).out.contains("as-of-behind"));
}

#[test]
fn where_only_the_git_program_reads_a_repository_the_last_commit_is_compared_and_the_rest_told() {
    let home = home();
    std::fs::remove_dir_all(home.folder().join(".git")).unwrap();
    let made = std::process::Command::new("git")
        .args(["init", "-q", "--object-format=sha256"])
        .current_dir(home.folder())
        .status();
    // An older git does not know that form.
    if !made.unwrap().success() {
        return;
    }
    by_git(&home, "base");
    let by_hand = text(&home, FILE).replace("issuer: B1", "issuer: B2");
    std::fs::create_dir_all(home.folder().join("procedures/B2")).unwrap();
    std::fs::remove_file(home.folder().join(FILE)).unwrap();
    put(&home, "procedures/B2/1.000001.yaml", &by_hand);
    let check = home.run(home.folder(), &["--lang", "en", "check"]);
    assert!(check.out.contains("belongs-since-missing"), "{check:?}");
    assert!(
        check
            .out
            .contains("history of this repository cannot be read"),
        "{check:?}"
    );
}

#[test]
fn a_history_that_lacks_old_versions_was_said_to_be_clean() {
    let home = home();
    let moved = text(&home, FILE).replace("issuer: B1", "issuer: B2");
    put(&home, FILE, &moved);
    by_git(&home, "another's");
    home.git(&["config", "uploadpack.allowFilter", "true"]);
    let partial = Home::empty();
    let from = format!("file://{}", home.folder().display());
    partial.git(&["clone", "--quiet", "--filter=blob:none", &from, "."]);
    partial.identity(REVIEWER);
    let check = partial.run(partial.folder(), &["--lang", "en", "check"]);
    assert!(check.out.contains("history-unseen"), "{check:?}");
    let line = ["--lang", "en", "approve", CODE, "--dry-run"];
    let told = partial.run(partial.folder(), &line).err;
    assert!(told.contains("the history cannot be read whole"), "{told}");
}

#[test]
fn what_history_said_once_is_known_without_reading_it_again_and_only_as_long_as_it_says_so() {
    let home = home();
    let undated = ["belongs-since-missing"];
    let before = format!("{}fields: [F, G]\n", text(&home, FILE));
    let moved = before.replace("[F, G]", "[F]");
    put(&home, FILE, &before);
    by_git(&home, "filled in");
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    put(&home, FILE, &moved);
    by_git(&home, "one field");
    assert_eq!(found(&home, &["check"]), undated);
    // From what is kept, and from that and a commit more.
    assert_eq!(found(&home, &["check"]), undated);
    put(&home, "notes.txt", "x");
    by_git(&home, "one more");
    assert_eq!(found(&home, &["check"]), undated);
    put(&home, FILE, &before);
    by_git(&home, "back");
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
    put(&home, FILE, &moved);
    by_git(&home, "one field again");
    assert_eq!(found(&home, &["check"]), undated);
    // Of a history that is another now nothing is left.
    home.git(&["reset", "--quiet", "--hard", "HEAD~4"]);
    assert_eq!(found(&home, &["check"]), Vec::<String>::new());
}
