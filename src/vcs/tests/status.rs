//! Which files are changed, and how.

use std::fs;
use std::path::Path;

use super::Sandbox;
use crate::vcs::{ChangeKind, FileStatus, VcsErrorKind};

fn lines(changes: &[FileStatus]) -> Vec<String> {
    let flag = |set: bool, text: &'static str| if set { text } else { "-" };
    let line = |c: &FileStatus| {
        let path = c.path.to_str().unwrap();
        format!(
            "{:?} {}{} {path}",
            c.kind,
            flag(c.staged, "s"),
            flag(c.unstaged, "u")
        )
    };
    changes.iter().map(line).collect()
}

#[test]
fn changes_of_index_and_work_tree_are_listed_sorted_and_under_the_folder_alone() {
    let sandbox = Sandbox::new();
    for name in ["c", "d", "e", "f", "g"] {
        sandbox.write(&format!("catalogue/{name}.yaml"), "text\n");
    }
    sandbox.write("catalogue-old/x.yaml", "text\n");
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "-q", "-m", "more"]);

    sandbox.write("catalogue/a.yaml", "unstaged\n");
    sandbox.write("catalogue/c.yaml", "staged\n");
    sandbox.write("catalogue/staged/new.yaml", "text\n");
    sandbox.git(&["add", "catalogue/c.yaml", "catalogue/staged/new.yaml"]);
    sandbox.git(&["rm", "-q", "--cached", "catalogue/e.yaml"]);
    sandbox.git(&["rm", "-q", "catalogue/f.yaml"]);
    sandbox.write("catalogue/c.yaml", "and on\n");
    fs::remove_file(sandbox.at("catalogue/d.yaml")).unwrap();
    sandbox.write("catalogue/deep/er/one.yaml", "text\n");
    sandbox.write("catalogue/deep/er/two.yaml", "text\n");
    sandbox.write(".gitignore", "*.tmp\n");
    sandbox.write("catalogue/x.tmp", "ignored\n");
    sandbox.write("catalogue-old/x.yaml", "elsewhere\n");
    sandbox.git(&["clone", "-q", ".", "catalogue/inner"]);

    let repository = sandbox.open();
    let under = repository.status(&sandbox.at("catalogue")).unwrap();
    assert_eq!(
        lines(&under),
        [
            "Modified -u catalogue/a.yaml",
            "Modified su catalogue/c.yaml",
            "Deleted -u catalogue/d.yaml",
            "Added -u catalogue/deep/er/one.yaml",
            "Added -u catalogue/deep/er/two.yaml",
            "Modified su catalogue/e.yaml",
            "Deleted s- catalogue/f.yaml",
            "Added s- catalogue/staged/new.yaml",
        ]
    );
    assert_eq!(repository.status(Path::new("catalogue")).unwrap(), under);
    let one = repository.status(Path::new("catalogue/c.yaml")).unwrap();
    assert_eq!(lines(&one), ["Modified su catalogue/c.yaml"]);
    let everywhere = repository.status(&sandbox.root).unwrap();
    assert_eq!(everywhere.len(), under.len() + 2);
}

#[test]
fn a_folder_whose_name_looks_like_a_pattern_is_meant_literally() {
    let sandbox = Sandbox::new();
    sandbox.write("cat[a]*/x.yaml", "text\n");
    sandbox.write("cataa/y.yaml", "text\n");
    let changes = sandbox.open().status(&sandbox.at("cat[a]*")).unwrap();
    assert_eq!(lines(&changes), ["Added -u cat[a]*/x.yaml"]);
}

#[test]
fn before_the_first_commit_everything_is_added() {
    let sandbox = Sandbox::empty();
    sandbox.write("catalogue/thủ tục.yaml", "text\n");
    let changes = sandbox.open().status(&sandbox.at("catalogue")).unwrap();
    assert_eq!(lines(&changes), ["Added -u catalogue/thủ tục.yaml"]);
    assert!(
        sandbox
            .open()
            .status(&sandbox.at("not/there"))
            .unwrap()
            .is_empty()
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_becomes_a_link_and_a_conflict_are_told_apart() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.at("catalogue/a.yaml")).unwrap();
    std::os::unix::fs::symlink("b.yaml", sandbox.at("catalogue/a.yaml")).unwrap();
    let changes = sandbox.open().status(&sandbox.at("catalogue")).unwrap();
    assert_eq!(lines(&changes), ["TypeChanged -u catalogue/a.yaml"]);

    sandbox.git(&["checkout", "-q", "-f", "-b", "theirs"]);
    sandbox.write("catalogue/b.yaml", "theirs\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "theirs"]);
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.write("catalogue/b.yaml", "ours\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "ours"]);
    super::git_command(&sandbox.root)
        .args(["merge", "-q", "theirs"])
        .output()
        .unwrap();
    let changes = sandbox.open().status(&sandbox.at("catalogue")).unwrap();
    assert_eq!(
        changes.iter().map(|change| change.kind).collect::<Vec<_>>(),
        [ChangeKind::Conflicted]
    );
}

/// Takes everything but one file into the work tree, without a sparse index.
fn leave_out(sandbox: &Sandbox, path: &str) {
    sandbox.git(&["sparse-checkout", "init", "--no-cone"]);
    sandbox.git(&["sparse-checkout", "set", "/*", &format!("!/{path}")]);
    assert!(!sandbox.at(path).exists());
}

#[test]
fn a_file_that_a_sparse_checkout_leaves_out_is_not_deleted_and_not_lost() {
    let sandbox = Sandbox::new();
    leave_out(&sandbox, "catalogue/b.yaml");
    assert_eq!(sandbox.open().status(&sandbox.root).unwrap(), []);
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox
        .commit(&["catalogue/a.yaml", "catalogue/b.yaml"])
        .unwrap();
    assert_eq!(sandbox.last_commit(), ["M catalogue/a.yaml"]);

    // Written all the same, it is changed, as git has it too.
    sandbox.write("catalogue/b.yaml", "written anew\n");
    let changes = sandbox.open().status(&sandbox.at("catalogue")).unwrap();
    assert_eq!(lines(&changes), ["Modified -u catalogue/b.yaml"]);
    sandbox.commit(&["catalogue/b.yaml"]).unwrap();
    assert_eq!(sandbox.last_commit(), ["M catalogue/b.yaml"]);
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[test]
fn a_file_left_out_by_hand_is_not_deleted_and_not_committed_as_deleted() {
    let sandbox = Sandbox::new();
    sandbox.git(&["update-index", "--skip-worktree", "catalogue/b.yaml"]);
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();
    assert_eq!(sandbox.open().status(&sandbox.root).unwrap(), []);
    let before = sandbox.state();
    let error = sandbox.commit(&["catalogue/b.yaml"]).unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::InvalidPath);
    assert!(error.hint.unwrap().contains("--no-skip-worktree"));
    assert!(sandbox.state() == before);
    // Another commit leaves the mark where it is.
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(sandbox.last_commit(), ["M catalogue/a.yaml"]);
    assert_eq!(sandbox.status(), "");
}
