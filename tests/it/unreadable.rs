//! What cannot be read takes part in nothing silently: every command that was asked about it says so and leaves with 4.

use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::cli::json;
use crate::support::{CommandRun, Home};

const APPROVER: &str = "[user]\n\tname = Trần Thị Duyệt\n\temail = duyet@example.org\n";
/// Three procedures of the shipped catalogue that pass the gate.
const CODES: [&str; 3] = ["1.000915", "1.001308", "1.003029"];
const PROCEDURE: &str = "catalogue/procedures/G15/1.001193.yaml";

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

/// Files below a folder of the catalogue, the first in order.
fn first(home: &Home, folder: &str) -> String {
    let top = home.folder();
    let files = crate::support::files_below(&top.join(folder));
    let path = files[0].strip_prefix(top).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Ways in which a file cannot be read.
fn ways() -> [(&'static str, Vec<u8>); 4] {
    [
        ("no UTF-8", vec![b'c', 0xFF, 0xFE, b'\n']),
        ("too large", vec![b'#'; (1 << 20) + 1]),
        (
            "conflict markers",
            b"<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n".to_vec(),
        ),
        ("no such key", b"no-such-key: 1\n".to_vec()),
    ]
}

fn broken(home: &Home, path: &str, bytes: &[u8]) {
    std::fs::write(home.folder().join(path), bytes).unwrap();
}

#[test]
fn a_file_that_cannot_be_read_drops_off_no_list_with_exit_0() {
    for (way, bytes) in ways() {
        let home = Home::with_catalogue();
        broken(&home, PROCEDURE, &bytes);
        let folder = home.folder();
        for line in [
            &["search"][..],
            &["search", "khai sinh"],
            &["search", "agency:G15"],
            &["laws"],
            &["documents"],
            &["status"],
            &["views"],
            &["diff"],
            &["show", "1.001193"],
        ] {
            let ran = run(&home, line);
            assert_eq!(ran.exit, 4, "{way}: {line:?}: {ran:?}");
            assert!(ran.err.contains("1 file"), "{way}: {line:?}: {}", ran.err);
        }
        for line in [
            &["search", "khai sinh"][..],
            &["laws"],
            &["documents"],
            &["views"],
            &["diff"],
        ] {
            let told = json(&home, folder, line);
            let paths = told["unreadable"].as_array().unwrap();
            assert_eq!(paths[0], "procedures/G15/1.001193.yaml", "{way}: {line:?}");
        }
        assert_eq!(
            json(&home, folder, &["status"])["unreadable_files"][0],
            "procedures/G15/1.001193.yaml"
        );
        // What was not asked about does not count, and is said all the same.
        let ran = run(&home, &["search", "code:1.000915"]);
        assert_eq!(ran.exit, 0, "{way}: {ran:?}");
        assert!(ran.err.contains("1 file cannot be read"), "{}", ran.err);
        assert_eq!(run(&home, &["check"]).exit, 1, "{way}");
        // Nor does the plain view, which stands in for the screen where there is no terminal.
        let plain = run(&home, &[]);
        assert_eq!(plain.exit, 4, "{way}: {plain:?}");
        assert!(plain.out.contains("1 file cannot be read"), "{}", plain.out);
        let quiet = run(&home, &["search", "khai sinh", "--quiet"]);
        assert_eq!(quiet.exit, 4);
        assert!(quiet.err.contains("1 file"), "an error is no chatter");
    }
}

#[test]
fn a_commit_and_the_commits_say_what_in_them_cannot_be_read() {
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE, b"code: [\n");
    home.git(&["commit", "--quiet", "--all", "--message", "broken"]);
    home.git(&["checkout", "--quiet", "HEAD~1", "--", "."]);
    home.git(&["commit", "--quiet", "--all", "--message", "mended"]);
    let folder = home.folder();
    assert_eq!(run(&home, &["search", "khai sinh"]).exit, 0);
    let ran = run(&home, &["search", "khai sinh", "--at", "HEAD~1"]);
    assert_eq!(ran.exit, 4, "{ran:?}");
    assert!(ran.err.contains("check --at HEAD~1"), "{}", ran.err);
    for line in [
        &["diff", "HEAD~2", "HEAD~1"][..],
        &["diff", "HEAD~1"],
        &["log"],
        &["log", "1.001193"],
    ] {
        let ran = run(&home, line);
        assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
        assert!(ran.err.contains("cannot be read"), "{line:?}: {}", ran.err);
    }
    assert_eq!(run(&home, &["diff", "HEAD~2", "HEAD"]).exit, 0);
    let log = json(&home, folder, &["log", "1.001193"]);
    let commits = log["commits"].as_array().unwrap();
    assert_eq!(
        commits[1]["unreadable"][0], "procedures/G15/1.001193.yaml",
        "{log}"
    );
}

/// Where three procedures are recommended, and the first two approved.
fn approved() -> Home {
    let home = Home::with_catalogue();
    let mut line = vec!["review", "--outcome", "eligible_full"];
    line.extend(CODES);
    assert_eq!(run(&home, &line).exit, 0);
    home.identity(APPROVER);
    assert_eq!(run(&home, &["approve", CODES[0], CODES[1]]).exit, 0);
    home
}

fn sheet(path: &Path) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let cells = range.cells().filter_map(|(_, _, cell)| match cell {
        Data::String(text) => Some(text.clone()),
        _ => None,
    });
    cells.collect()
}

#[test]
fn a_list_is_refused_while_a_file_that_it_needs_cannot_be_read() {
    let home = approved();
    let needed = [
        PROCEDURE.to_owned(),
        first(&home, "catalogue/plans"),
        first(&home, "catalogue/statistics"),
        first(&home, "catalogue/groups"),
        first(&home, "catalogue/instruments"),
        first(&home, "catalogue/decisions"),
    ];
    for path in &needed {
        let whole = std::fs::read(home.folder().join(path)).unwrap();
        broken(&home, path, b"no-such-key: 1\n");
        let told = path.strip_prefix("catalogue/").unwrap();
        for line in [
            &["export", "eligible"][..],
            &["export", "not-eligible", "--format", "json"],
            &[
                "publish",
                "--number",
                "9/QĐ-BTP",
                "--signed",
                "2026-11-20",
                "--signer",
                "x",
                "--query",
                "decision:approved",
            ],
        ] {
            let ran = run(&home, line);
            // The log itself, once it is damaged, tells nobody which procedure was approved.
            assert_eq!(ran.exit, 4, "{path}: {line:?}: {ran:?}");
            assert!(ran.err.contains(told), "{path}: {line:?}: {}", ran.err);
            assert!(ran.out.is_empty(), "{path}: {line:?}");
        }
        std::fs::write(home.folder().join(path), whole).unwrap();
    }
    assert_eq!(run(&home, &["export", "eligible"]).exit, 0);
    // Of a list about other procedures, the file of this one is no part.
    broken(&home, PROCEDURE, b"no-such-key: 1\n");
    let ran = run(&home, &["export", "eligible", "code:1.000915"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
}

#[test]
fn a_list_that_was_made_all_the_same_says_so_in_every_format() {
    let home = approved();
    let folder = home.folder();
    broken(&home, PROCEDURE, b"no-such-key: 1\n");
    let named = "procedures/G15/1.001193.yaml";
    let despite = |format: &str| {
        let file = format!("list.{format}");
        let line = ["export", "eligible", "--despite-errors", "--output", &file];
        let ran = run(&home, &line);
        assert_eq!(ran.exit, 0, "{format}: {ran:?}");
        folder.join(file)
    };
    let cells = sheet(&despite("xlsx"));
    assert!(cells.iter().any(|cell| cell.contains(named)), "{cells:#?}");
    let mut docx = zip::ZipArchive::new(std::fs::File::open(despite("docx")).unwrap()).unwrap();
    let mut body = String::new();
    let mut part = docx.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut body).unwrap();
    assert!(body.contains(named));
    let page = std::fs::read_to_string(despite("md")).unwrap();
    assert!(
        page.contains("không đọc được 1 tệp") && page.contains(named),
        "{page}"
    );
    let table = std::fs::read_to_string(despite("csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let at = rows
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "list_note")
        .unwrap();
    for row in rows.records() {
        assert!(row.unwrap()[at].contains(named));
    }
    let list = json(&home, folder, &["export", "eligible", "--despite-errors"]);
    assert_eq!(list["unreadable"][0], named);
    assert!(list["note"].as_str().unwrap().contains(named));
    // A list that lacks nothing says nothing.
    home.git(&["checkout", "--quiet", "--", PROCEDURE]);
    let list = json(&home, folder, &["export", "eligible"]);
    assert_eq!((list.get("unreadable"), list.get("note")), (None, None));
}

#[test]
fn a_file_that_is_left_out_is_excused_by_no_baseline() {
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE, b"code: [\n");
    let ran = run(
        &home,
        &["check", "--write-baseline", "--reason", "biết rồi"],
    );
    assert_eq!(ran.exit, 1, "{ran:?}");
    let ran = run(&home, &["check"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(!ran.out.contains("0 errors"), "{}", ran.out);
    // Nor does a look at another file say that there are none.
    let ran = run(&home, &["check", "catalogue/agencies.yaml"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(!ran.out.contains("0 errors"), "{}", ran.out);
    assert!(
        ran.out.contains("1 other file cannot be read"),
        "{}",
        ran.out
    );
    // An entry by hand does not hide it either.
    let found = json(&home, home.folder(), &["check"]);
    let finding = &found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["severity"] == "error")
        .unwrap();
    let entry = format!(
        "findings:\n  - code: {}\n    file: {}\n    message: {}\n    reason: x\n    until: 2027-12-31\n",
        finding["code"].as_str().unwrap(),
        finding["path"].as_str().unwrap(),
        finding["message"],
    );
    std::fs::write(home.folder().join("catalogue/.rasoat-baseline.yaml"), entry).unwrap();
    let ran = run(&home, &["check"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.out.contains("which nothing excuses"), "{}", ran.out);
}

#[test]
fn references_are_checked_in_the_readable_rest() {
    let home = Home::with_catalogue();
    let edit = |path: &str, from: &str, to: &str| {
        let path = home.folder().join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    // A group that nobody has, while one group's file is damaged: perhaps it stands there.
    broken(
        &home,
        "catalogue/groups/lien-thong-khai-tu.yaml",
        b"id: [\n",
    );
    edit(
        "catalogue/plans/pa-lien-thong-2024.yaml",
        "group: lien-thong-khai-sinh",
        "group: khong-co",
    );
    edit(
        "catalogue/procedures/G15/1.001193.yaml",
        "issuer: G15",
        "issuer: G99",
    );
    let found = json(&home, home.folder(), &["check"]);
    let of = |code: &str| -> Vec<Value> {
        let all = found["diagnostics"].as_array().unwrap().iter();
        all.filter(|f| f["code"] == code).cloned().collect()
    };
    let groups = of("group-unknown");
    let perhaps = groups
        .iter()
        .find(|f| f["message"].as_str().unwrap().contains("khong-co"));
    let perhaps = perhaps.unwrap_or_else(|| panic!("{groups:?}"));
    assert_eq!(perhaps["severity"], "warning");
    assert!(
        perhaps["message"]
            .as_str()
            .unwrap()
            .contains("may stand in groups/lien-thong-khai-tu.yaml")
    );
    assert_eq!(of("agency-unknown")[0]["severity"], "error");
    // Without the register of agencies, one finding says that nothing of it was checked.
    broken(&home, "catalogue/agencies.yaml", b"agencies: [\n");
    let found = json(&home, home.folder(), &["check"]);
    let all = found["diagnostics"].as_array().unwrap();
    assert!(!all.iter().any(|f| f["code"] == "agency-unknown"));
    assert_eq!(
        all.iter()
            .filter(|f| f["code"] == "references-unchecked")
            .count(),
        1
    );
}

#[test]
fn a_commit_brings_no_error_that_the_last_one_did_not_have() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let path = folder.join(PROCEDURE);
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, whole.replacen("issuer: G15", "issuer: G99", 1)).unwrap();
    let ran = run(&home, &["commit"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(
        ran.err.contains("--despite-errors") && ran.err.contains("G99"),
        "{}",
        ran.err
    );
    assert_eq!(home.git(&["log", "--format=%s"]).trim(), "start");
    let ran = run(&home, &["commit", "--despite-errors"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    // What the last commit has already is in nobody's way.
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{}\nnotes: thêm\n", text.trim_end())).unwrap();
    let ran = run(&home, &["commit"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    // An error that the change makes in a file that nobody commits.
    let group = folder.join("catalogue/groups/lien-thong-khai-sinh.yaml");
    let text = std::fs::read_to_string(&group).unwrap();
    std::fs::remove_file(&group).unwrap();
    let ran = run(&home, &["commit"]);
    let named = std::fs::read_to_string(folder.join(first(&home, "catalogue/plans"))).unwrap();
    if named.contains("lien-thong-khai-sinh") {
        assert_eq!(ran.exit, 1, "{ran:?}");
    }
    std::fs::write(&group, text).unwrap();
    // Of two changed files, the sound one goes alone.
    let other = folder.join("catalogue/procedures/bo-giao-duc-va-dao-tao/1.000915.yaml");
    let text = std::fs::read_to_string(&other).unwrap();
    std::fs::write(&other, format!("{}\nno-such-key: 1\n", text.trim_end())).unwrap();
    std::fs::write(folder.join("catalogue/synonyms.yaml"), "CCCD: [căn cước]\n").unwrap();
    assert_eq!(run(&home, &["commit"]).exit, 1);
    let ran = run(&home, &["commit", "catalogue/synonyms.yaml"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
}

#[test]
fn what_git_was_told_to_leave_out_is_missing_and_not_gone() {
    let home = approved();
    assert_eq!(run(&home, &["commit", "--message", "x"]).exit, 0);
    let plan = first(&home, "catalogue/plans");
    home.git(&["update-index", "--skip-worktree", &plan]);
    std::fs::remove_file(home.folder().join(&plan)).unwrap();
    let ran = run(&home, &["search", "khai sinh"]);
    assert_eq!(ran.exit, 4, "{ran:?}");
    let ran = run(&home, &["export", "eligible"]);
    assert_eq!(ran.exit, 4, "{ran:?}");
    assert!(
        ran.err.contains(plan.strip_prefix("catalogue/").unwrap()),
        "{}",
        ran.err
    );
    let ran = run(&home, &["check"]);
    assert!(ran.out.contains("file-left-out"), "{}", ran.out);
    assert_eq!(
        run(&home, &["export", "eligible", "--despite-errors"]).exit,
        0
    );
}

#[test]
fn what_is_written_to_is_told_apart_from_what_cannot_be_read() {
    let home = Home::with_catalogue();
    broken(&home, PROCEDURE, b"code: [\n");
    for line in [
        &[
            "review",
            "1.001193",
            "--outcome",
            "need_data",
            "--reason",
            "x",
        ][..],
        &["set", "notes", "x", "1.001193"],
        &["note", "1.001193", "x"],
        &["approve", "1.001193"],
    ] {
        let ran = run(&home, line);
        assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
        let said = format!("{}{}", ran.out, ran.err);
        assert!(
            said.contains("procedures/G15/1.001193.yaml"),
            "{line:?}: {said}"
        );
    }
    assert_eq!(run(&home, &["note", "9.999999", "x"]).exit, 1);
}

/// The refusal of one procedure, by the output for programs.
#[track_caller]
fn refused(home: &Home, line: &[&str]) -> String {
    let mut line = line.to_vec();
    line.extend(["--format", "json"]);
    let ran = run(home, &line);
    assert_eq!(ran.exit, 4, "{ran:?}");
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        output["written"].as_array().unwrap().len(),
        0,
        "{}",
        ran.out
    );
    output["refused"][0]["reasons"].to_string()
}

#[test]
fn nothing_is_decided_without_the_files_on_which_the_gate_rests() {
    let files = ["instruments", "groups"].map(|folder| format!("catalogue/{folder}"));
    let registers = ["catalogue/agencies.yaml", "catalogue/catalogue.yaml"].map(str::to_owned);
    let home = Home::with_catalogue();
    let mut paths: Vec<String> = files.iter().map(|folder| first(&home, folder)).collect();
    paths.extend(registers);
    let review = ["review", CODES[0], "--outcome", "eligible_full"];
    for path in &paths {
        let whole = std::fs::read(home.folder().join(path)).unwrap();
        broken(&home, path, b"no-such-key: 1\n");
        let why = refused(&home, &review);
        let path_below = path.strip_prefix("catalogue/").unwrap();
        assert!(why.contains(path_below), "{path}: {why}");
        broken(&home, path, &whole);
    }
    assert_eq!(run(&home, &review).exit, 0);
    home.identity(APPROVER);
    let approve = ["approve", CODES[0]];
    for path in ["catalogue/people.yaml".to_owned(), paths[0].clone()] {
        let whole = std::fs::read(home.folder().join(&path)).ok();
        broken(&home, &path, b"no-such-key: 1\n");
        let why = refused(&home, &approve);
        assert!(
            why.contains(path.strip_prefix("catalogue/").unwrap()),
            "{why}"
        );
        match whole {
            Some(bytes) => broken(&home, &path, &bytes),
            None => std::fs::remove_file(home.folder().join(&path)).unwrap(),
        }
    }
    assert_eq!(run(&home, &approve).exit, 0);
}

#[test]
fn a_group_that_cannot_be_read_may_have_any_procedure() {
    let home = Home::with_catalogue();
    broken(
        &home,
        &first(&home, "catalogue/groups"),
        b"no-such-key: 1\n",
    );
    let shown = run(&home, &["show", CODES[0], "--format", "json"]);
    let output: Value = serde_json::from_str(&shown.out).unwrap();
    let mut verdicts = output["verdicts"].as_array().unwrap().iter();
    let verdict = verdicts
        .find(|of| of["rule"] == "group-inconsistent")
        .unwrap();
    assert_eq!(verdict["verdict"], "cannot_tell", "{verdict}");
}

#[test]
fn a_file_that_stands_one_folder_too_deep_drops_off_no_list_either() {
    for (from, to) in [
        ("plans", "plans/2025/x.yaml"),
        ("instruments", "instruments-2020/x.yaml"),
        ("statistics", "statistics/a/b/x.yaml"),
    ] {
        let home = Home::with_catalogue();
        let from = home
            .folder()
            .join(first(&home, &format!("catalogue/{from}")));
        let to = home.folder().join("catalogue").join(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::rename(&from, &to).unwrap();
        let check = run(&home, &["check"]);
        assert_eq!(check.exit, 1, "{check:?}");
        assert!(check.out.contains("file-misplaced"), "{}", check.out);
        for line in [
            &["search", "flag:no-plan"][..],
            &["export", "not-eligible"],
            &["export", "eligible"],
        ] {
            let ran = run(&home, line);
            assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
        }
    }
}
