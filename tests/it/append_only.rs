//! A decision log is append-only as the commit will have it, whatever lies in the work tree.

use std::path::PathBuf;

use crate::support::{CommandRun, Home};

const CODE: &str = "1.000915";

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

/// A catalogue with one decision more, where its log stands, relative to the top of the repository.
fn decided() -> (Home, String) {
    let home = Home::with_catalogue();
    let ran = run(&home, &["review", CODE, "--outcome", "eligible_full"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    let top = home.folder();
    let logs = crate::support::files_below(&top.join("catalogue/decisions"));
    let log: &PathBuf = logs
        .iter()
        .find(|path| path.ends_with(format!("{CODE}.yaml")))
        .unwrap();
    let path = log.strip_prefix(top).unwrap().to_str().unwrap().to_owned();
    (home, path)
}

fn committed() -> (Home, String) {
    let (home, path) = decided();
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "kết luận"]);
    (home, path)
}

#[test]
fn a_log_that_moved_is_not_committed_away_without_where_it_moved_to() {
    let (home, path) = committed();
    let moved = format!("catalogue/decisions/G01/{CODE}.yaml");
    std::fs::create_dir_all(home.folder().join("catalogue/decisions/G01")).unwrap();
    std::fs::rename(home.folder().join(&path), home.folder().join(&moved)).unwrap();
    let ran = run(&home, &["commit", "--yes", "--message", "x", &path]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("commit both together"), "{}", ran.err);
    assert!(!home.git(&["show", &format!("HEAD:{path}")]).is_empty());
    let mut both = vec!["commit", "--yes", "--message", "x", &path, &moved];
    // The check has its own word on a log in another folder.
    both.push("--despite-errors");
    let ran = run(&home, &both);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(!home.git(&["show", &format!("HEAD:{moved}")]).is_empty());
}

#[test]
fn a_log_that_cannot_be_read_is_not_erased_for_that() {
    let (home, path) = decided();
    let file = home.folder().join(&path);
    let whole = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{whole}zz: 1\n")).unwrap();
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "hỏng"]);
    std::fs::remove_file(&file).unwrap();
    let ran = run(&home, &["commit", "--yes", "--message", "x", &path]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    let checked = run(&home, &["check", "--since", "HEAD"]);
    assert_eq!(checked.exit, 1, "{checked:?}");
    assert!(checked.out.contains("decision-unread"), "{}", checked.out);
    // Mended, with all that it held, it is committed.
    std::fs::write(&file, whole).unwrap();
    let ran = run(&home, &["commit", "--yes", "--message", "x", &path]);
    assert_eq!(ran.exit, 0, "{ran:?}");
}

#[test]
fn an_entry_of_a_day_to_come_is_an_error_that_no_commit_brings() {
    let (home, path) = decided();
    let file = home.folder().join(&path);
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, day) = text.rsplit_once("recorded: ").unwrap();
    let rest = day.trim_start_matches(['"', '\'']);
    let opened = &day[..day.len() - rest.len()];
    std::fs::write(
        &file,
        format!("{before}recorded: {opened}2096{}", &rest[4..]),
    )
    .unwrap();
    let checked = run(&home, &["check"]);
    assert!(checked.out.contains("decision-ahead"), "{}", checked.out);
    let ran = run(&home, &["commit", "--yes", "--message", "x"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("still to come"), "{}", ran.err);
}

#[test]
fn an_annex_that_could_not_be_made_leaves_nothing_published() {
    let home = Home::with_catalogue();
    let line = ["review", CODE, "--outcome", "eligible_full"];
    assert_eq!(run(&home, &line).exit, 0);
    home.identity("[user]\n\tname = Trần Thị Duyệt\n\temail = duyet@example.org\n");
    assert_eq!(run(&home, &["approve", CODE]).exit, 0);
    let other = crate::support::files_below(&home.folder().join("catalogue/procedures/G01"));
    std::fs::write(&other[0], b"no-such-key: 1\n").unwrap();
    let publish = [
        "publish",
        CODE,
        "--number",
        "9/QĐ-BGDĐT",
        "--signed",
        "2026-11-20",
        "--signer",
        "x",
    ];
    let with_annex = [&publish[..], &["--output", "annex.docx"]].concat();
    let ran = run(&home, &with_annex);
    assert_eq!(ran.exit, 4, "{ran:?}");
    let found = run(
        &home,
        &["search", &format!("code:{CODE} decision:published")],
    );
    assert!(!found.out.contains(CODE), "{}", found.out);
    // The decision alone does not rest on that file.
    let ran = run(&home, &publish);
    assert_eq!(ran.exit, 0, "{ran:?}");
}

/// Rewrites a log so that it ends before its last entry.
fn cut(home: &Home, path: &str) {
    let file = home.folder().join(path);
    let text = std::fs::read_to_string(&file).unwrap();
    let last = text.rfind("\n- id: ").unwrap();
    std::fs::write(&file, &text[..=last]).unwrap();
}

fn commit_all(home: &Home) {
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "x"]);
}

/// The catalogue goes into a folder of the repository; its log stands there then.
fn put_into_a_folder(home: &Home, path: &str) -> String {
    let top = home.folder();
    std::fs::create_dir_all(top.join("thu-tuc")).unwrap();
    std::fs::rename(top.join("catalogue"), top.join("thu-tuc/catalogue")).unwrap();
    format!("thu-tuc/{path}")
}

fn erased(home: &Home, line: &[&str]) -> bool {
    let ran = home.run(&home.folder().join("thu-tuc"), line);
    ran.out.contains("decision-erased")
}

/// A withdrawal was cut out of the log, the folder moved, and what had been withdrawn was on the list again.
#[test]
fn a_catalogue_that_moves_inside_its_repository_takes_its_history_along() {
    let withdrawn = || {
        let (home, path) = committed();
        let line = ["withdraw", CODE, "--reason", "sai", "--yes"];
        assert_eq!(run(&home, &line).exit, 0);
        commit_all(&home);
        (home, path)
    };
    // Whole, it lost nothing: neither in the work tree nor committed.
    let (home, path) = withdrawn();
    let moved = put_into_a_folder(&home, &path);
    assert!(!erased(&home, &["check"]));
    commit_all(&home);
    assert!(!erased(&home, &["check"]) && !erased(&home, &["check", "--since", "HEAD~1"]));
    cut(&home, &moved);
    assert!(erased(&home, &["check"]));

    // Cut before it moved, together with that, in the work tree alone, and by way of a copy.
    for when in ["before", "with it", "not committed", "beside a copy"] {
        let (home, path) = withdrawn();
        if when == "before" {
            cut(&home, &path);
            commit_all(&home);
        }
        let moved = put_into_a_folder(&home, &path);
        match when {
            "before" => commit_all(&home),
            "with it" => {
                cut(&home, &moved);
                commit_all(&home);
            }
            "beside a copy" => {
                cut(&home, &moved);
                home.git(&["add", "thu-tuc"]);
                home.git(&["commit", "--quiet", "--message", "x"]);
                commit_all(&home);
            }
            _ => cut(&home, &moved),
        }
        assert!(erased(&home, &["check"]), "{when}");
        let since = if when == "not committed" {
            "HEAD"
        } else {
            "HEAD~1"
        };
        if when != "before" && when != "beside a copy" {
            assert!(erased(&home, &["check", "--since", since]), "{when}");
        }
        let list = home.run(&home.folder().join("thu-tuc"), &["export", "eligible"]);
        assert!(
            list.exit != 0 || !list.out.contains(CODE),
            "{when}: {list:?}"
        );
    }
}

#[test]
fn another_catalogue_of_the_repository_is_no_earlier_place_of_this_one() {
    let (home, _) = committed();
    let top = home.folder();
    let ran = home.run(top, &["init", "khac"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    commit_all(&home);
    let check = |home: &Home| home.run(&home.folder().join("khac"), &["check"]);
    assert!(!check(&home).out.contains("decision-erased"));
    std::fs::remove_dir_all(top.join("catalogue")).unwrap();
    commit_all(&home);
    assert!(
        !check(&home).out.contains("decision-erased"),
        "{:?}",
        check(&home)
    );
}
