//! Committing by command: amending, upstreams, hooks, and two programs at once.

use std::fs;

use super::cli::json;
use super::support::Home;

/// Changes a file of the catalogue.
fn change(home: &Home, text: &str) {
    let path = home.folder().join("catalogue/synonyms.yaml");
    let before = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{before}# {text}\n")).unwrap();
}

#[test]
fn an_amended_commit_takes_the_place_of_the_last_until_it_is_pushed() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    change(&home, "one");
    let first = json(&home, folder, &["commit", "--message", "words: one"]);
    assert_eq!(first["amended"], serde_json::Value::Null);
    change(&home, "two");
    let amended = json(&home, folder, &["commit", "--amend"]);
    assert_eq!(amended["amended"], first["commit"]);
    assert_eq!(home.git(&["log", "-1", "--format=%s"]).trim(), "words: one");
    let parent = home.git(&["rev-list", "--count", "HEAD"]);
    let run = home.run(folder, &["commit", "--amend", "--message", "words: better"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert_eq!(
        home.git(&["log", "-1", "--format=%s"]).trim(),
        "words: better"
    );
    assert_eq!(home.git(&["rev-list", "--count", "HEAD"]), parent);

    // A branch of the same repository serves as upstream: no other machine is asked.
    home.git(&["branch", "-q", "shared"]);
    home.git(&["branch", "-q", "--set-upstream-to=shared"]);
    change(&home, "three");
    let run = home.run(folder, &["commit", "--amend"]);
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(run.err.contains("shared has it"), "{run:?}");
    home.run(folder, &["commit"]);
    let status = json(&home, folder, &["status"]);
    assert_eq!(
        status["upstream"],
        serde_json::json!({"name": "shared", "ahead": 1, "behind": 0})
    );
    let run = home.run(folder, &["status"]);
    assert!(run.out.contains("shared"), "{run:?}");
}

#[test]
fn what_stands_in_the_way_of_a_commit_is_told_before_it() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    home.git(&["checkout", "-q", "--detach"]);
    fs::write(
        folder.join(".git/MERGE_HEAD"),
        home.git(&["rev-parse", "HEAD"]),
    )
    .unwrap();
    change(&home, "one");
    assert_eq!(json(&home, folder, &["status"])["operation"], "merge");
    let run = home.run(folder, &["commit"]);
    assert_eq!(run.exit, 1, "{run:?}");
    assert!(run.err.contains("git merge --abort"), "{run:?}");
    fs::remove_file(folder.join(".git/MERGE_HEAD")).unwrap();

    home.git(&["rm", "-r", "-q", "--cached", "catalogue"]);
    fs::write(folder.join(".gitignore"), "catalogue/\n").unwrap();
    home.git(&["add", ".gitignore"]);
    home.git(&["commit", "-q", "-m", "ignore"]);
    assert_eq!(json(&home, folder, &["status"])["ignored"], true);
    let run = home.run(folder, &["commit"]);
    assert!(run.err.contains("git check-ignore"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn of_two_commits_at_once_one_waits_for_nobody_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_catalogue();
    let folder = home.folder();
    // The hook tells that the first commit is under way, and holds it until it is told to go on.
    for pipe in ["ready", "go"] {
        let made = std::process::Command::new("mkfifo")
            .arg(folder.join(".git").join(pipe))
            .status();
        assert!(made.unwrap().success());
    }
    let hook = folder.join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\necho > .git/ready\nread go < .git/go\n").unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    change(&home, "one");
    std::thread::scope(|scope| {
        let first = scope.spawn(|| home.run(folder, &["commit", "--message", "the first"]));
        fs::read(folder.join(".git/ready")).unwrap();
        let second = home.run(folder, &["commit", "--message", "the second"]);
        fs::write(folder.join(".git/go"), "go\n").unwrap();
        let first = first.join().unwrap();
        assert_eq!(first.exit, 0, "{first:?}");
        assert_eq!(second.exit, 4, "{second:?}");
        assert!(second.err.contains("index.lock"), "{second:?}");
        assert!(second.err.contains("try again"), "{second:?}");
    });
    assert_eq!(home.git(&["log", "-1", "--format=%s"]).trim(), "the first");
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    home.git(&["fsck", "--strict", "--no-dangling"]);
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_no_deletion_to_commit() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let listed = home.git(&["ls-tree", "-r", "--name-only", "HEAD"]);
    let procedure = listed.lines().find(|path| path.contains("/procedures/"));
    let procedure = procedure.unwrap();
    home.git(&["sparse-checkout", "init", "--no-cone"]);
    home.git(&["sparse-checkout", "set", "/*", &format!("!/{procedure}")]);
    assert!(!folder.join(procedure).exists());
    assert_eq!(
        json(&home, folder, &["status"])["changed"],
        serde_json::json!([])
    );
    change(&home, "one");
    let done = json(&home, folder, &["commit", "--yes"]);
    assert_eq!(done["files"], serde_json::json!(["synonyms.yaml"]));
    assert_eq!(home.git(&["ls-tree", "-r", "--name-only", "HEAD"]), listed);
}
