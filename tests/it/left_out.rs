//! Files that git was told not to look at: nothing is written over what a sparse checkout leaves out, and nothing for
//! nobody.

use std::fs;
use std::path::Path;

use crate::support::{CommandRun, Home, files_below, project};

const CODE: &str = "1.004884";
const REPORT: &str = "statistics/G15/2023-11-01_2023-12-31.nationwide.yaml";

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

/// With a decision, and then without the folders of decisions, plans and reports.
fn sparse() -> Home {
    let home = Home::with_catalogue();
    let mark = ["review", CODE, "--outcome", "need_data", "--reason", "x"];
    assert_eq!(run(&home, &mark).exit, 0);
    assert_eq!(run(&home, &["commit", "--message", "mark"]).exit, 0);
    let table = |name: &str, text: &str| fs::write(home.folder().join(name), text).unwrap();
    table(
        "counts.csv",
        "unit,scope,from,to,basis,source,code,online,in_person,post\n\
         G15,nationwide,2023-11-01,2023-12-31,received,thử,1.001193,5,1,0\n",
    );
    table(
        "plans.csv",
        "type,id,number,signer,signed,code,measures,due\n\
         option,pa-bo-cong-an,MH-01/QĐ-PA,X,2024-02-20,1.001193,bỏ bước,2026-12-31\n",
    );
    table(
        "decided.csv",
        "code,outcome,number,signed,signer,reason\n\
         1.004884,eligible_full,12/QĐ-X,2024-03-01,Bộ trưởng,đủ\n",
    );
    fs::write(home.folder().join(".git/info/exclude"), "*.csv\n").unwrap();
    let folders = fs::read_dir(home.folder().join("catalogue")).unwrap();
    let folders: Vec<String> = folders
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_str().unwrap().to_owned())
        .filter(|name| !["decisions", "plans", "statistics"].contains(&name.as_str()))
        .map(|name| format!("catalogue/{name}"))
        .collect();
    home.git(&["sparse-checkout", "init", "--cone"]);
    let mut set = vec!["sparse-checkout", "set", "schemas"];
    set.extend(folders.iter().map(String::as_str));
    home.git(&set);
    assert!(!home.folder().join("catalogue/statistics").exists());
    home
}

#[test]
fn what_git_was_told_to_leave_out_is_never_written_over() {
    let home = sparse();
    let commits = || home.git(&["rev-list", "--count", "HEAD"]);
    let before = commits();
    let count = [
        "count",
        &format!("catalogue/{REPORT}"),
        "--online",
        "3",
        CODE,
    ];
    let lines: [(&[&str], &str); 14] = [
        (
            &["import", "statistics", "counts.csv"],
            "sparse-checkout add catalogue/statistics/G15",
        ),
        (&["import", "statistics", "counts.csv", "--dry-run"], REPORT),
        (
            &["import", "plans", "plans.csv"],
            "sparse-checkout add catalogue/plans",
        ),
        (
            &["import", "decisions", "decided.csv"],
            "sparse-checkout add catalogue/decisions/G15",
        ),
        (
            &["review", CODE, "--outcome", "need_data", "--reason", "y"],
            "decisions/G15/1.004884.yaml",
        ),
        (
            &[
                "review",
                CODE,
                "--outcome",
                "need_data",
                "--reason",
                "y",
                "--dry-run",
            ],
            "decisions/G15/1.004884.yaml",
        ),
        (
            &["note", CODE, "y"],
            "sparse-checkout add catalogue/decisions/G15",
        ),
        (
            &["withdraw", CODE, "--reason", "y"],
            "decisions/G15/1.004884.yaml",
        ),
        (&["approve", CODE], "decisions/G15/1.004884.yaml"),
        (
            &["send-back", CODE, "--reason", "y"],
            "decisions/G15/1.004884.yaml",
        ),
        (
            &["plan", "pa-bo-cong-an", "--measure", "bỏ bước", CODE],
            "plans/",
        ),
        (&["plan", "a-new-one", "--type", "option", CODE], "plans/"),
        (&count, REPORT),
        (&["move", CODE, "--issuer", "G01"], "cannot be read"),
    ];
    for (line, said) in lines {
        let ran = run(&home, line);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains(said), "{line:?}: {told}");
        // A move is refused as it ever was.
        let exit = if line[0] == "move" { 1 } else { 4 };
        assert_eq!(ran.exit, exit, "{line:?}: {told}");
        assert_eq!(home.git(&["status", "--porcelain"]), "", "{line:?}");
    }
    assert_eq!(commits(), before);
    // The line that is named mends it, and the other rows are all there.
    home.git(&["sparse-checkout", "add", "catalogue/statistics/G15"]);
    let ran = run(&home, &["import", "statistics", "counts.csv"]);
    assert_ne!(ran.exit, 4, "{ran:?}");
    let text = fs::read_to_string(home.folder().join("catalogue").join(REPORT)).unwrap();
    assert!(text.contains("1.000656"), "{text}");
}

#[test]
fn a_procedure_whose_file_is_left_out_is_not_made_anew_in_another_folder() {
    let home = Home::with_catalogue();
    let path = format!("catalogue/procedures/G15/{CODE}.yaml");
    home.git(&["update-index", "--skip-worktree", &path]);
    fs::remove_file(home.folder().join(&path)).unwrap();
    let ran = run(&home, &["new", CODE, "--name", "Thử", "--issuer", "G01"]);
    assert_ne!(ran.exit, 0, "{ran:?}");
    assert!(
        !home
            .folder()
            .join(format!("catalogue/procedures/G01/{CODE}.yaml"))
            .exists()
    );
    // Where nothing is checked out, an empty catalogue does not take its place.
    let home = Home::with_catalogue();
    home.git(&["sparse-checkout", "set", "schemas"]);
    assert!(!home.folder().join("catalogue").exists());
    let ran = run(&home, &["init", "catalogue"]);
    assert_ne!(ran.exit, 0, "{ran:?}");
    assert!(
        ran.err.contains("git sparse-checkout add catalogue"),
        "{ran:?}"
    );
    assert!(!home.folder().join("catalogue").exists());
}

/// The entry rested on a window without reports, and was stale as soon as they were there again.
#[test]
fn a_mark_was_recorded_on_less_than_the_catalogue_holds() {
    let home = Home::with_catalogue();
    let at = home.folder().join("catalogue/statistics");
    let of = fs::read_dir(&at)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .file_name();
    let left_out = format!("!/catalogue/statistics/{}/", of.to_str().unwrap());
    home.git(&["sparse-checkout", "set", "--no-cone", "/*", &left_out]);
    assert!(!at.join(&of).exists());
    for outcome in ["need_data", "do_not_provide"] {
        let mark = ["review", CODE, "--outcome", outcome, "--reason", "x"];
        let ran = run(&home, &mark);
        assert_ne!(ran.exit, 0, "{ran:?}");
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains("statistics/"), "{told}");
    }
    home.git(&["sparse-checkout", "disable"]);
    let mark = ["review", CODE, "--outcome", "need_data", "--reason", "x"];
    assert_eq!(run(&home, &mark).exit, 0);
}

#[test]
fn what_is_left_out_changes_no_verdict_of_an_edit_elsewhere() {
    let home = sparse();
    let ran = run(&home, &["set", "notes", "x", CODE, "--dry-run"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(!ran.out.contains("no-plan"), "{}", ran.out);
    assert!(ran.err.contains("files cannot be read"), "{}", ran.err);
}

#[test]
fn a_file_that_git_does_not_look_at_is_not_written_for_nothing() {
    for mark in ["skip-worktree", "assume-unchanged"] {
        let home = Home::with_catalogue();
        let path = format!("catalogue/procedures/G15/{CODE}.yaml");
        home.git(&["update-index", &format!("--{mark}"), &path]);
        let mend = format!("git update-index --no-{mark} {path}");
        for line in [
            &["set", "notes", "x", CODE][..],
            &["set", "notes", "x", CODE, "--dry-run"],
            &["move", CODE, "--issuer", "G01"],
        ] {
            let before = fs::read(home.folder().join(&path)).unwrap();
            let ran = run(&home, line);
            assert_eq!(ran.exit, 1, "{line:?}: {ran:?}");
            assert!(ran.err.contains(&mend), "{line:?}: {ran:?}");
            assert_eq!(fs::read(home.folder().join(&path)).unwrap(), before);
        }
        let ran = run(&home, &["check"]);
        assert!(ran.out.contains("file-unseen-by-git"), "{}", ran.out);
        let words: Vec<&str> = mend.split(' ').skip(1).collect();
        home.git(&words);
        assert_eq!(run(&home, &["set", "notes", "x", CODE]).exit, 0);
        assert!(run(&home, &["status"]).out.contains(CODE));
        assert!(!run(&home, &["check"]).out.contains("file-unseen-by-git"));
    }
}

#[test]
fn where_git_cannot_be_read_nobody_says_that_nothing_is_left_out() {
    let home = Home::with_catalogue();
    fs::write(home.folder().join(".git/index"), "no index").unwrap();
    for line in [
        &["search", "khai sinh"][..],
        &["show", CODE],
        &["export", "not-eligible"],
        &["status"],
        &["set", "notes", "x", CODE],
        &["note", CODE, "x"],
    ] {
        let ran = run(&home, line);
        assert_eq!(ran.exit, 4, "{line:?}: {ran:?}");
    }
    let ran = run(&home, &["check"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.out.contains("git-unreadable"), "{}", ran.out);
}

#[test]
fn files_of_a_catalogue_are_written_through_one_door() {
    // What writes elsewhere: the user's own settings, a list for whoever asked, git's own file of a merge; and the rooms
    // that the door itself calls.
    let may = [
        "session/edit/write_access.rs",
        "session/user/config.rs",
        "session/search/export.rs",
        "cli/merge_driver.rs",
        "catalogue/init.rs",
        "import/job.rs",
    ];
    let src = project().join("src");
    let writers = [
        "write_atomic",
        "write_if_unchanged",
        "remove_if_unchanged",
        "files::write_all",
        "files::change_all",
        "import::apply",
        "init::write",
    ];
    for file in files_below(&src) {
        let name = file.strip_prefix(&src).unwrap();
        let is_test = name
            .iter()
            .any(|part| part.to_string_lossy().contains("test"));
        if is_test || name.starts_with("files") || may.iter().any(|may| name == Path::new(may)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let imports = text
            .split("use crate::files::")
            .skip(1)
            .filter_map(|after| after.split(';').next())
            .any(|names| names.contains("write_all") || names.contains("change_all"));
        assert!(!imports, "{} writes past the door", name.display());
        for writer in writers {
            assert!(!text.contains(writer), "{} uses {writer}", name.display());
        }
    }
}

#[test]
fn what_git_ignores_is_not_recorded_as_if_it_were_kept() {
    let home = Home::with_catalogue();
    let ignore = home.folder().join(".git/info/exclude");
    fs::create_dir_all(ignore.parent().unwrap()).unwrap();
    fs::write(&ignore, "catalogue/decisions/\n").unwrap();
    let log = home
        .folder()
        .join("catalogue/decisions/bo-dan-toc-va-ton-giao/1.012223.yaml");
    if log.exists() {
        home.git(&[
            "rm",
            "--quiet",
            "catalogue/decisions/bo-dan-toc-va-ton-giao/1.012223.yaml",
        ]);
        home.git(&["commit", "--quiet", "--message", "gone"]);
    }
    let line = [
        "review",
        "1.012223",
        "--outcome",
        "need_data",
        "--reason",
        "chờ số liệu",
    ];
    let ran = run(&home, &line);
    assert_eq!(ran.exit, 4, "{ran:?}");
    assert!(ran.err.contains("git ignores"), "{}", ran.err);
    assert!(!log.exists());
    assert_eq!(run(&home, &["check"]).exit, 0);
    // Written by another program, it is told by what looks and by what commits.
    fs::create_dir_all(log.parent().unwrap()).unwrap();
    fs::write(&log, "code: \"1.012223\"\nnotes: []\n").unwrap();
    let ran = run(&home, &["check"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.out.contains("file-ignored-by-git"), "{}", ran.out);
    let ran = run(&home, &["commit", "--yes"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("1.012223"), "{}", ran.err);
}
