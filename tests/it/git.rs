//! Repositories and environments as people have them: odd clones, git's own variables, hooks, folders beside each other,
//! and outputs that nobody reads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rasoat::session::Workspace;
use rasoat::session::decide::logs::logs_changed_since;

use super::cli::json;
use super::support::{CommandRun, Home};

/// Sets a field and commits that.
fn changed(home: &Home, field: &str, value: &str, code: &str) {
    let folder = home.folder();
    let run = home.run(folder, &["set", field, value, code]);
    assert_eq!(run.exit, 0, "{run:?}");
    home.git(&["commit", "-q", "-a", "-m", value]);
}

/// A clone of the home's repository that lacks something.
fn clone(home: &Home, more: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("clone");
    home.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", home.folder().display());
    home.git(&[&["clone", "-q"], more, &[&url, target.to_str().unwrap()]].concat());
    (folder, target)
}

fn procedure(folder: &Path, code: &str) -> PathBuf {
    let all = super::support::files_below(&folder.join("catalogue/procedures"));
    let wanted = format!("{code}.yaml");
    all.into_iter()
        .find(|path| path.ends_with(&wanted))
        .unwrap()
}

#[cfg(unix)]
fn script(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_clone_without_old_versions_writes_no_list_that_leaves_procedures_out() {
    let home = Home::with_catalogue();
    let code = "1.000915";
    changed(&home, "lifecycle.to", "2027-01-01", code);
    changed(&home, "lifecycle.to", "2027-02-01", code);
    let (_folder, clone) = clone(&home, &["--filter=blob:none"]);
    let list = clone.join("list.csv");
    let eligible = [
        "export", "eligible", "--at", "HEAD~2", "--output", "list.csv",
    ];
    for line in [
        &eligible[..],
        &["show", "--at", "HEAD~2", code],
        &["search", "--at", "HEAD~2", "khai sinh"],
        &["search", "--at", "HEAD~2", "changed:>2020-01-01"],
        &["diff", "HEAD~2"],
        &["diff", "HEAD~2", "HEAD~1"],
        &["log"],
        &["log", code],
        &["status", "--at", "HEAD~2"],
        &["laws", "--at", "HEAD~2"],
        &["check", "--at", "HEAD~2"],
        &[
            "review",
            "--at",
            "HEAD~2",
            code,
            "--outcome",
            "need_data",
            "--reason",
            "x",
        ],
    ] {
        let run = home.run(&clone, line);
        if line[0] == "review" {
            assert_eq!(run.exit, 2, "a commit is not written to: {run:?}");
            continue;
        }
        assert_eq!((run.exit, run.out.as_str()), (4, ""), "{line:?}: {run:?}");
        assert!(run.err.contains("made with --filter"), "{line:?}: {run:?}");
        assert!(
            run.err.contains("git fetch --refetch --no-filter"),
            "{line:?}: {run:?}"
        );
    }
    assert!(!list.exists());
    // What it has, it tells.
    for line in [
        &["show", "--at", "HEAD", code][..],
        &["search", "changed:>2020-01-01"],
    ] {
        let run = home.run(&clone, line);
        assert_eq!(run.exit, 0, "{line:?}: {run:?}");
    }
    let fetched = Command::new("git")
        .args(["fetch", "-q", "--refetch", "--no-filter"])
        .current_dir(&clone)
        .status();
    assert!(fetched.unwrap().success());
    for line in [
        &["show", "--at", "HEAD~2", code][..],
        &["log"],
        &["diff", "HEAD~2"],
    ] {
        let run = home.run(&clone, line);
        assert_eq!(run.exit, 0, "{line:?}: {run:?}");
    }
}

#[test]
fn the_last_commit_of_a_shallow_clone_is_not_told_as_one_that_brought_everything() {
    let home = Home::with_catalogue();
    let code = "1.000915";
    changed(&home, "lifecycle.to", "2027-01-01", code);
    changed(&home, "lifecycle.to", "2027-02-01", code);
    let (_folder, clone) = clone(&home, &["--depth", "2"]);
    let log = json(&home, &clone, &["log"]);
    assert_eq!(log["commits"].as_array().unwrap().len(), 1);
    let edge = home.git(&["rev-parse", "HEAD~1"]);
    assert_eq!(log["ends_at"], edge.trim());
    for line in [&["log"][..], &["log", code], &["log", "1.001193"]] {
        let run = home.run(&clone, line);
        assert_eq!(run.exit, 0, "{run:?}");
        assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    }
    // Nothing of it is taken for changed on the day where the history ends.
    let run = home.run(
        &clone,
        &["search", "changed:>2020-01-01", "--format", "json"],
    );
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(found["total"], 1, "{run:?}");
    assert!(run.err.contains("this clone is shallow"), "{run:?}");
    let run = home.run(&clone, &["diff", "--from", "2000-01-01"]);
    assert_eq!(run.exit, 4, "{run:?}");
    assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    let whole = json(&home, home.folder(), &["log"]);
    assert_eq!(whole["commits"].as_array().unwrap().len(), 3);
    assert_eq!(whole.get("ends_at"), None);
}

#[test]
fn a_list_from_a_shallow_clone_says_that_nobody_sees_what_its_logs_lost() {
    let home = Home::with_catalogue();
    let line = ["review", "1.000915", "--outcome", "eligible_full"];
    assert_eq!(home.run(home.folder(), &line).exit, 0);
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "kết luận"]);
    let (_folder, clone) = clone(&home, &["--depth", "1"]);
    let list = |at: &Path| home.run(at, &["export", "eligible"]).err;
    assert!(
        list(&clone).contains("git fetch --unshallow"),
        "{}",
        list(&clone)
    );
    assert!(!list(home.folder()).contains("--unshallow"));
}

#[cfg(unix)]
#[test]
fn what_hooks_say_when_they_pass_or_fail_afterwards_is_not_swallowed() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let hooks = folder.join(".git/hooks");
    script(&hooks.join("pre-commit"), "echo 'canh bao: 3 tep' >&2");
    script(
        &hooks.join("post-commit"),
        "printf 'khong day \\033[31mduoc\\n' >&2; exit 1",
    );
    home.run(folder, &["set", "sets", "3", "1.001193"]);
    let run = home.run(folder, &["commit", "--message", "sets"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.err.contains("canh bao: 3 tep"), "{run:?}");
    assert!(run.err.contains("khong day duoc"), "{run:?}");
    home.run(folder, &["set", "sets", "4", "1.001193"]);
    let done = json(&home, folder, &["commit", "--message", "sets"]);
    assert_eq!(done["said"], "canh bao: 3 tep\nkhong day duoc");
}

#[test]
fn whoever_the_environment_names_as_author_is_not_unknown() {
    let home = Home::with_catalogue();
    home.identity("");
    let folder = home.folder();
    let review = [
        "review",
        "1.004884",
        "--outcome",
        "need_data",
        "--reason",
        "chờ số liệu",
    ];
    let nobody = home.run(folder, &review);
    assert_eq!(nobody.exit, 2, "{nobody:?}");
    assert!(nobody.err.contains("GIT_AUTHOR_NAME"), "{nobody:?}");
    let author = [
        ("GIT_AUTHOR_NAME", "Trần Thị Biến"),
        ("GIT_AUTHOR_EMAIL", "bien@example.vn"),
        ("GIT_COMMITTER_NAME", "Máy chủ"),
        ("GIT_COMMITTER_EMAIL", "may.chu@example.vn"),
    ];
    let run = home.run_with(folder, &review, &author);
    assert_eq!(run.exit, 0, "{run:?}");
    let note = ["note", "1.004884", "xem lại"];
    let counted = [
        ("GIT_CONFIG_COUNT", "2"),
        ("GIT_CONFIG_KEY_0", "user.name"),
        ("GIT_CONFIG_VALUE_0", "Lê Cấu Hình"),
        ("GIT_CONFIG_KEY_1", "user.email"),
        ("GIT_CONFIG_VALUE_1", "cau.hinh@example.vn"),
    ];
    let run = home.run_with(folder, &note, &counted);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run_with(folder, &["commit", "--message", "marks"], &author);
    assert_eq!(run.exit, 0, "{run:?}");
    let who = home.git(&["log", "-1", "--format=%an <%ae>, %cn <%ce>"]);
    assert_eq!(
        who.trim(),
        "Trần Thị Biến <bien@example.vn>, Máy chủ <may.chu@example.vn>"
    );
    let log = home.git(&["show", "HEAD"]);
    for name in ["Trần Thị Biến", "cau.hinh@example.vn"] {
        assert!(log.contains(name), "{log}");
    }
    let run = home.run_with(folder, &["status"], &[("GIT_CONFIG_COUNT", "x")]);
    assert_eq!(run.exit, 2, "{run:?}");
}

#[test]
fn a_git_folder_that_the_environment_names_serves_its_own_work_tree_and_no_other() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let aside = tempfile::tempdir().unwrap();
    let git_dir = aside.path().join("kept.git");
    // Another file system may lie between.
    let moved = Command::new("mv")
        .arg(folder.join(".git"))
        .arg(&git_dir)
        .status();
    assert!(moved.unwrap().success());
    let names = [
        ("GIT_DIR", git_dir.to_str().unwrap()),
        ("GIT_WORK_TREE", folder.to_str().unwrap()),
    ];
    home.run(folder, &["set", "sets", "3", "1.001193"]);
    let run = home.run_with(folder, &["status"], &names);
    assert!(run.out.contains("1.001193.yaml"), "{run:?}");
    let run = home.run_with(folder, &["commit", "--message", "sets"], &names);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run_with(folder, &["log", "1.001193"], &names);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.out.contains("sets"), "{run:?}");

    // Another catalogue is not theirs.
    let other = Home::with_catalogue();
    let there = other.folder();
    other.run(there, &["set", "sets", "3", "1.001193"]);
    for line in [
        &["commit", "--message", "x"][..],
        &["log"],
        &["diff", "HEAD"],
        &["show", "--at", "HEAD", "1.001193"],
        &[
            "review",
            "1.004884",
            "--outcome",
            "need_data",
            "--reason",
            "x",
        ],
        &["note", "1.004884", "x"],
        &["status"],
    ] {
        let run = other.run_with(there, line, &names);
        assert_eq!(run.exit, 2, "{line:?}: {run:?}");
        for name in names
            .map(|(_, name)| name)
            .into_iter()
            .chain([there.to_str().unwrap()])
        {
            assert!(run.err.contains(name), "{line:?}: {run:?}");
        }
    }
    assert_eq!(other.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn log_and_changed_tell_the_same_day_of_a_commit() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    home.run(folder, &["set", "sets", "4", "1.001193"]);
    let mut commit = home.prepared(folder, &["commit", "--message", "tz"]);
    commit
        .env("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
        .env("GIT_COMMITTER_DATE", "2026-11-20T23:30:00-0500");
    assert!(commit.status().unwrap().success());
    // In Viet Nam it was the next morning.
    let log = home.run(folder, &["log", "1.001193"]);
    assert!(log.out.contains("2026-11-21 11:30"), "{log:?}");
    let found = |query: &str| {
        let found = json(&home, folder, &["search", query]);
        found["total"].as_u64().unwrap()
    };
    assert_eq!(found("changed:2026-11-21 code:1.001193"), 1);
    for other in ["2020-01-01", "2026-11-20"] {
        assert_eq!(
            found(&format!("changed:{other} code:1.001193")),
            0,
            "{other}"
        );
    }
    let told = json(&home, folder, &["log", "1.001193"]);
    let commit = &told["commits"][0];
    assert_eq!(commit["committed"], "2026-11-21T11:30:00+07:00");
    assert_eq!(commit["when"], "2020-01-01T00:00:00+00:00");
    let since = |day: &str| home.run(folder, &["log", "--since", day]).out;
    assert!(since("2026-11-21").contains("  tz"));
    assert!(!since("2026-11-22").contains("  tz"));
    // Another zone is the manifest's to say.
    let manifest = folder.join("catalogue/catalogue.yaml");
    let text = fs::read_to_string(&manifest).unwrap();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("zone:"))
        .collect();
    fs::write(&manifest, lines.join("\n") + "\nzone: America/New_York\n").unwrap();
    let log = home.run(folder, &["log", "1.001193"]);
    assert!(log.out.contains("2026-11-20 23:30"), "{log:?}");
}

#[cfg(unix)]
#[test]
fn the_folder_that_is_shown_is_committed_and_not_the_checkout_whose_git_folder_it_shares() {
    let home = Home::with_catalogue();
    let one = home.folder();
    for by_link in [true, false] {
        let beside = tempfile::tempdir().unwrap();
        let two = beside.path();
        let copied = Command::new("cp")
            .args(["-r", "catalogue", "schemas"])
            .arg(two)
            .current_dir(one)
            .status();
        assert!(copied.unwrap().success());
        let git_dir = one.join(".git");
        match by_link {
            true => std::os::unix::fs::symlink(&git_dir, two.join(".git")).unwrap(),
            false => {
                fs::write(two.join(".git"), format!("gitdir: {}\n", git_dir.display())).unwrap();
            }
        }
        home.run(one, &["set", "name", "FROM-ONE", "1.001193"]);
        let name = format!("FROM-TWO-{by_link}");
        let run = home.run(two, &["set", "name", &name, "1.001193"]);
        assert_eq!(run.exit, 0, "{run:?}");
        let run = home.run(two, &["commit", "--yes", "--message", "from two"]);
        assert_eq!(run.exit, 0, "{run:?}");
        let shown = home.git(&["show", "HEAD"]);
        assert!(shown.contains(&format!("+name: {name}")), "{shown}");
        assert!(!shown.contains("FROM-ONE"), "{shown}");
        let run = home.run(two, &["status", "--format", "json"]);
        let status: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(status["changed"], serde_json::json!([]), "{run:?}");
        home.git(&["checkout", "-q", "--", "."]);
    }
    // A git folder that is kept apart.
    let apart = tempfile::tempdir().unwrap();
    let made = Command::new("git")
        .args(["init", "-q", "-b", "main", "--separate-git-dir"])
        .arg(apart.path().join("kept.git"))
        .arg(apart.path().join("top"))
        .status();
    assert!(made.unwrap().success());
    let top = apart.path().join("top");
    let copied = Command::new("cp")
        .args(["-r", "catalogue"])
        .arg(&top)
        .current_dir(one)
        .status();
    assert!(copied.unwrap().success());
    let run = home.run(&top, &["commit", "--yes", "--message", "all of it"]);
    assert_eq!(run.exit, 0, "{run:?}");
    let run = home.run(&top, &["commit", "--yes", "--message", "again"]);
    assert!(run.err.contains("no file"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn looking_at_a_catalogue_runs_nothing_that_its_repository_names() {
    for make in [
        &[
            "sparse-checkout",
            "set",
            "--cone",
            "--sparse-index",
            "catalogue",
        ][..],
        &["update-index", "--split-index"],
        &["status"],
    ] {
        let home = Home::with_catalogue();
        let folder = home.folder();
        home.git(make);
        looked_at(&home);
        assert!(folder.join("catalogue/catalogue.yaml").is_file());
    }
    for format in ["--ref-format=reftable", "--object-format=sha256"] {
        let home = Home::without_repository();
        let made = Command::new("git")
            .args(["init", "-q", format])
            .current_dir(home.folder())
            .status();
        // An older git knows neither.
        if made.unwrap().success() {
            home.git(&["add", "-A"]);
            home.git(&["commit", "-q", "-m", "base"]);
            looked_at(&home);
        }
    }
}

/// Reads in every way with programs in the configuration, none of which may run.
#[cfg(unix)]
fn looked_at(home: &Home) {
    let folder = home.folder();
    let ran = folder.join(".git/RAN");
    let program = folder.join(".git/program");
    script(
        &program,
        &format!("echo \"$0 $*\" >> '{}'; cat", ran.display()),
    );
    let program = program.to_str().unwrap();
    for key in [
        "core.fsmonitor",
        "filter.x.clean",
        "filter.x.smudge",
        "diff.external",
    ] {
        home.git(&["config", key, program]);
    }
    fs::write(folder.join(".git/info/attributes"), "*.yaml filter=x\n").unwrap();
    let file = procedure(folder, "1.001193");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}# changed\n")).unwrap();
    let _ = fs::remove_file(&ran);
    for line in [
        &["status"][..],
        &["check", "--since", "HEAD"],
        &["log"],
        &["diff", "HEAD"],
        &["show", "1.001193"],
        &["search", "changed:>2020-01-01"],
        &["progress"],
        &["set", "sets", "3", "1.001193"],
    ] {
        home.run(folder, line);
        let ran = fs::read_to_string(&ran).unwrap_or_default();
        assert_eq!(ran, "", "{line:?}");
    }
    // The plain view is what the screen shows.
    let run = home.run(folder, &[]);
    assert_eq!(fs::read_to_string(&ran).unwrap_or_default(), "", "{run:?}");
}

/// Runs with outputs whose readers have gone; the code that the program leaves with.
fn unread(home: &Home, folder: &Path, line: &[&str], out: bool, err: bool) -> u8 {
    let gone = || {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    let mut command = home.prepared(folder, line);
    command.stdout(if out { gone() } else { Stdio::null() });
    command.stderr(if err { gone() } else { Stdio::null() });
    let code = command.status().unwrap().code();
    code.and_then(|code| u8::try_from(code).ok())
        .unwrap_or(u8::MAX)
}

#[test]
fn a_command_that_says_it_is_done_has_done_it_whoever_reads_its_output() {
    for (out, err) in [(false, true), (true, false), (true, true)] {
        let home = Home::with_catalogue();
        let folder = home.folder();
        let commits = || home.git(&["rev-list", "--count", "HEAD"]).trim().to_owned();
        let run = |line: &[&str]| unread(&home, folder, line, out, err);
        let changes = || home.git(&["status", "--porcelain", "--untracked-files=all"]);
        // Each changes something, and says so; then it is committed.
        for (number, line) in [
            &["set", "sets", "3", "1.001193"][..],
            &[
                "review",
                "1.004884",
                "--outcome",
                "need_data",
                "--reason",
                "chờ số liệu",
            ],
            &["note", "1.004884", "xem lại"],
            &["new", "NB-SCT-01", "--name", "Thử", "--issuer", "G15"],
            &["move", "1.001193", "--issuer", "G01"],
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(run(line), 0, "{line:?} {out} {err}");
            assert_ne!(changes(), "", "{line:?} {out} {err}");
            assert_eq!(run(&["commit", "--message", "unread"]), 0);
            assert_eq!(commits(), (number + 2).to_string(), "{line:?} {out} {err}");
            assert_eq!(changes(), "", "{line:?} {out} {err}");
        }
        // What is refused is refused, too.
        assert_eq!(run(&["show", "9.999999"]), 1);
        assert_eq!(run(&["set", "sets", "3", "9.999999"]), 1);
        assert_eq!(run(&["search", "khai sinh"]), 0);
        let list = folder.join("list.csv");
        assert_eq!(run(&["export", "not-eligible", "--output", "list.csv"]), 0);
        assert!(list.is_file());
        assert_eq!(run(&["init", "another"]), 0);
        assert!(folder.join("another/catalogue.yaml").is_file());
        let file = procedure(folder, "1.004884");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace('\n', "\r\n")).unwrap();
        assert_eq!(run(&["fmt"]), 0);
        assert!(!fs::read_to_string(&file).unwrap().contains('\r'));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_does_not_fit_on_the_disk_is_no_success() {
    let home = Home::with_catalogue();
    let full = || Stdio::from(fs::File::options().write(true).open("/dev/full").unwrap());
    let run = |line: &[&str]| {
        let mut command = home.prepared(home.folder(), line);
        command.stdout(full()).stderr(Stdio::null());
        command.status().unwrap().code()
    };
    assert_eq!(run(&["search", "khai sinh"]), Some(4));
    home.run(home.folder(), &["set", "sets", "3", "1.001193"]);
    // What was asked for is done all the same, and whole.
    assert_eq!(run(&["commit", "--message", "sets"]), Some(4));
    assert_eq!(home.git(&["rev-list", "--count", "HEAD"]).trim(), "2");
    assert_eq!(home.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_catalogue_that_git_ignores_is_not_committed_with_success() {
    let home = Home::without_repository();
    home.git(&["init", "-q"]);
    fs::write(home.folder().join(".gitignore"), "catalogue/\n").unwrap();
    let run = home.run(home.folder(), &["commit", "--message", "x"]);
    assert_eq!(run.exit, 2, "{run:?}");
    assert!(run.err.contains("git ignores"), "{run:?}");
}

#[test]
fn the_logs_of_a_revision_that_changed_since_are_known_with_what_they_held() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let workspace = Workspace::at(folder.join("catalogue"));
    let codes = ["1.004884", "1.001193"];
    for code in codes {
        home.run(
            folder,
            &["review", code, "--outcome", "need_data", "--reason", "một"],
        );
    }
    assert!(
        logs_changed_since(&workspace, "HEAD", None)
            .unwrap()
            .is_empty(),
        "both are new"
    );
    home.run(folder, &["commit", "--message", "marks"]);
    let log = |code: &str| {
        let all = super::support::files_below(&folder.join("catalogue/decisions"));
        all.into_iter()
            .find(|path| path.ends_with(format!("{code}.yaml")))
            .unwrap()
    };
    let rewritten = fs::read_to_string(log(codes[0]))
        .unwrap()
        .replace("một", "hai");
    fs::write(log(codes[0]), rewritten).unwrap();
    fs::remove_file(log(codes[1])).unwrap();
    let changed = logs_changed_since(&workspace, "HEAD", None).unwrap();
    let mut held: Vec<_> = changed
        .iter()
        .map(|then| {
            assert_eq!(then.damaged, None);
            let log = &then.log;
            (
                log.code.as_str(),
                log.decisions[0].reason.as_deref().unwrap(),
            )
        })
        .collect();
    held.sort_unstable();
    assert_eq!(held, [("1.001193", "một"), ("1.004884", "một")]);
    home.git(&["commit", "-q", "-a", "-m", "rewritten"]);
    assert_eq!(
        logs_changed_since(&workspace, "HEAD~1", Some("HEAD"))
            .unwrap()
            .len(),
        2
    );
    assert!(
        logs_changed_since(&workspace, "HEAD", None)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn files_of_a_repository_inside_the_catalogue_are_not_left_uncommitted_in_silence() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let inside = folder.join("catalogue/procedures/G99");
    home.git(&["init", "-q", inside.to_str().unwrap()]);
    fs::copy(procedure(folder, "1.001193"), inside.join("1.999999.yaml")).unwrap();
    for line in [&["status"][..], &["commit", "--message", "x"]] {
        let run = home.run(folder, line);
        let said = format!("{}{}", run.out, run.err);
        assert!(said.contains("procedures/G99"), "{run:?}");
        assert!(
            said.contains("another repository inside this one"),
            "{run:?}"
        );
    }
}

#[test]
fn decisions_that_git_was_told_to_leave_out_hinder_no_mark_elsewhere() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let mark = |code: &'static str| ["review", code, "--outcome", "need_data", "--reason", "x"];
    home.run(folder, &mark("1.004884"));
    home.run(folder, &["commit", "--message", "marks"]);
    let (_folder, clone) = clone(&home, &["--filter=blob:none", "--sparse"]);
    let in_clone = |line: &[&str]| {
        let done = Command::new("git").args(line).current_dir(&clone).status();
        assert!(done.unwrap().success(), "{line:?}");
    };
    let all = fs::read_dir(folder.join("catalogue")).unwrap();
    let folders: Vec<String> = all
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir() && entry.file_name() != "decisions")
        .map(|entry| format!("catalogue/{}", entry.file_name().to_str().unwrap()))
        .collect();
    let mut set = vec!["sparse-checkout", "set", "schemas"];
    set.extend(folders.iter().map(String::as_str));
    in_clone(&set);
    assert!(!clone.join("catalogue/decisions").exists());
    let run = home.run(&clone, &mark("1.001193"));
    assert_eq!(run.exit, 0, "{run:?}");
}

#[cfg(unix)]
#[test]
fn what_a_hook_makes_of_a_commit_is_said_when_it_is_not_what_was_shown() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    fs::write(folder.join("private.txt"), "not for the catalogue\n").unwrap();
    let set = |sets: &str| assert_eq!(home.run(folder, &["set", "sets", sets, "1.001193"]).exit, 0);
    let hook = folder.join(".git/hooks/pre-commit");
    script(&hook, "git add -A");
    set("3");
    let line = ["commit", "--message", "sets", "--format", "json"];
    let run = home.run(folder, &line);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.err.contains("private.txt"), "{run:?}");
    let output = parsed(&run);
    assert_eq!(
        output["otherwise"]["others"],
        serde_json::json!(["private.txt"])
    );
    // One that puts another content into it.
    let path = procedure(folder, "1.001193");
    let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
    script(&hook, &format!("echo '# hook' >> {name}; git add {name}"));
    set("4");
    let run = home.run(folder, &["commit", "--message", "sets"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.err.contains("changed what the commit holds of"),
        "{run:?}"
    );
    assert!(run.err.contains(name), "{run:?}");
    // And one that does nothing.
    script(&hook, "true");
    set("5");
    let run = home.run(folder, &["commit", "--message", "sets", "--format", "json"]);
    assert_eq!(parsed(&run).get("otherwise"), None, "{run:?}");
    assert!(!run.err.contains("hook"), "{run:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_done_is_said_where_the_answer_does_not_fit_on_the_disk() {
    let home = Home::with_catalogue();
    let lost = |line: &[&str]| {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = home.prepared(home.folder(), line);
        let output = command.stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    let (code, said) = lost(&["set", "sets", "3", "1.001193"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("written all the same"), "{said}");
    let (code, said) = lost(&["commit", "--message", "sets"]);
    assert_eq!(code, Some(4), "{said}");
    let short = home.git(&["rev-parse", "--short", "HEAD"]);
    assert!(
        said.contains(&format!("the commit {} was made", short.trim())),
        "{said}"
    );
    let (code, said) = lost(&["search", "khai sinh"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(!said.contains("all the same"), "{said}");
}

#[test]
fn a_clone_that_lacks_old_versions_cannot_say_what_logs_lost() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let mark = |why: &'static str| {
        [
            "review",
            "1.004884",
            "--outcome",
            "need_data",
            "--reason",
            why,
        ]
    };
    for why in ["một", "hai"] {
        assert_eq!(home.run(folder, &mark(why)).exit, 0);
        assert_eq!(home.run(folder, &["commit", "--message", why]).exit, 0);
    }
    let (_folder, clone) = clone(&home, &["--filter=blob:none"]);
    let run = home.run(&clone, &["check", "--since", "HEAD~1"]);
    assert_eq!(run.exit, 4, "{run:?}");
    assert!(run.err.contains("--refetch"), "{run:?}");
    assert_eq!(home.run(&clone, &["check", "--since", "nothing"]).exit, 2);
}

#[cfg(unix)]
fn parsed(run: &CommandRun) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn line_ends_that_git_makes_are_no_change_of_anything() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    home.git(&["config", "core.autocrlf", "true"]);
    home.git(&["rm", "-rq", "--cached", "."]);
    home.git(&["reset", "-q", "--hard"]);
    let path = procedure(folder, "1.001193");
    let ends = || {
        let text = fs::read_to_string(&path).unwrap();
        (text.matches("\r\n").count(), text.matches('\n').count())
    };
    let (crlf, all) = ends();
    assert!(crlf == all && all > 0);
    // What writes to a file keeps its line ends, and changes nothing else.
    for line in [
        &["set", "steps", "một\nhai", "1.001193"][..],
        &[
            "review",
            "1.001193",
            "--outcome",
            "need_data",
            "--reason",
            "một\nhai",
        ],
        &["commit", "--message", "x"],
    ] {
        assert_eq!(home.run(folder, line).exit, 0, "{line:?}");
    }
    let (crlf, all) = ends();
    assert_eq!(crlf, all);
    // Checked out anew, with CRLF, nothing differs, and no log has lost anything.
    home.git(&["rm", "-rq", "--cached", "."]);
    home.git(&["reset", "-q", "--hard"]);
    let differs = || {
        let run = home.run(folder, &["diff"]);
        !format!("{}{}", run.out, run.err).contains("nothing differs")
    };
    assert!(!differs());
    let check = ["check", "--since", "HEAD~1", "--level", "error"];
    assert_eq!(home.run(folder, &check).exit, 0);
    // An editor that writes LF changes nothing either.
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\r\n", "\n")).unwrap();
    assert!(!differs());
    let run = home.run(folder, &["commit", "--message", "x"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert_eq!(home.git(&["rev-list", "--count", "HEAD"]).trim(), "2");
}
