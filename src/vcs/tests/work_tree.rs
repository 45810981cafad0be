//! The folder that is shown is the one that is committed, wherever git's own folder lies.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Sandbox, commit_in, git_command, git_in};
use crate::vcs::Repository;

/// Another folder with the same files, whose `.git` leads to the sandbox's.
fn beside(sandbox: &Sandbox, leads: impl Fn(&Path, &Path)) -> PathBuf {
    let two = sandbox.root.with_file_name("two");
    fs::create_dir_all(two.join("catalogue")).unwrap();
    for path in ["catalogue/a.yaml", "catalogue/b.yaml", "README.md"] {
        fs::copy(sandbox.at(path), two.join(path)).unwrap();
    }
    leads(&two.join(".git"), &sandbox.at(".git"));
    two
}

/// Changes both folders, commits the second, and looks at what git got.
fn commits_its_own(sandbox: &Sandbox, two: &Path) {
    sandbox.write("catalogue/a.yaml", "of the first folder\n");
    for (program, text) in [(false, "of the second folder\n"), (true, "and once more\n")] {
        fs::write(two.join("catalogue/a.yaml"), text).unwrap();
        if program {
            super::program::script(&sandbox.at(".git/hooks/pre-commit"), "#!/bin/sh\n");
        }
        let repository = Repository::discover(&two.join("catalogue"))
            .unwrap()
            .unwrap();
        assert_eq!(repository.workdir(), Some(two));
        let changed = repository.status(&two.join("catalogue")).unwrap();
        assert_eq!(changed.len(), 1, "{changed:?}");
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        let stored = git_in(two, &["cat-file", "blob", "HEAD:catalogue/a.yaml"]);
        assert_eq!(stored, text);
        assert_eq!(git_in(two, &["status", "--porcelain"]), "");
    }
}

#[cfg(unix)]
#[test]
fn with_a_linked_git_folder_the_other_checkout_is_not_committed() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.at(".git/hooks")).unwrap();
    let two = beside(&sandbox, |link, git| {
        std::os::unix::fs::symlink(git, link).unwrap()
    });
    commits_its_own(&sandbox, &two);
}

#[cfg(unix)]
#[test]
fn with_a_file_that_names_the_git_folder_the_other_checkout_is_not_committed() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.at(".git/hooks")).unwrap();
    let two = beside(&sandbox, |link, git| {
        fs::write(link, format!("gitdir: {}\n", git.display())).unwrap();
    });
    commits_its_own(&sandbox, &two);
}

#[test]
fn a_separate_git_folder_can_be_committed_to() {
    let sandbox = Sandbox::new();
    let top = sandbox.root.with_file_name("top");
    let git_dir = sandbox.root.with_file_name("kept-apart");
    let made = git_command(sandbox.root.parent().unwrap())
        .args(["init", "-q", "-b", "main", "--separate-git-dir"])
        .args([&git_dir, &top])
        .status();
    assert!(made.unwrap().success());
    sandbox.configure(&top);
    fs::create_dir_all(top.join("catalogue")).unwrap();
    fs::write(top.join("catalogue/a.yaml"), "one\n").unwrap();
    let repository = Repository::discover(&top.join("catalogue"))
        .unwrap()
        .unwrap();
    commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
    assert_eq!(git_in(&top, &["status", "--porcelain"]), "");
    assert_eq!(git_in(&top, &["show", "HEAD:catalogue/a.yaml"]), "one\n");
}

#[test]
fn a_copy_of_a_linked_work_tree_commits_its_own_files() {
    let sandbox = Sandbox::new();
    let linked = sandbox.root.with_file_name("linked");
    sandbox.git(&["worktree", "add", "-q", linked.to_str().unwrap()]);
    let copy = sandbox.root.with_file_name("copy");
    fs::create_dir_all(copy.join("catalogue")).unwrap();
    for path in ["catalogue/a.yaml", "catalogue/b.yaml", "README.md", ".git"] {
        fs::copy(linked.join(path), copy.join(path)).unwrap();
    }
    fs::write(copy.join("catalogue/a.yaml"), "of the copy\n").unwrap();
    let repository = Repository::discover(&copy.join("catalogue"))
        .unwrap()
        .unwrap();
    commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
    let stored = git_in(&copy, &["show", "HEAD:catalogue/a.yaml"]);
    assert_eq!(stored, "of the copy\n");
    // The copy and the first work tree share an index, as they do for git.
    assert_eq!(git_in(&copy, &["status", "--porcelain"]), "");
}

#[test]
fn a_submodule_is_a_repository_of_its_own() {
    let sandbox = Sandbox::new();
    let outer = sandbox.root.with_file_name("outer");
    git_in(
        sandbox.root.parent().unwrap(),
        &["init", "-q", "-b", "main", outer.to_str().unwrap()],
    );
    git_in(
        &outer,
        &[
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "-q",
            "add",
            "../work",
            "inner",
        ],
    );
    let inner = outer.join("inner");
    sandbox.configure(&inner);
    fs::write(inner.join("catalogue/a.yaml"), "of the submodule\n").unwrap();
    let repository = Repository::discover(&inner.join("catalogue"))
        .unwrap()
        .unwrap();
    assert_eq!(repository.workdir(), Some(inner.as_path()));
    commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
    assert_eq!(
        git_in(&inner, &["show", "HEAD:catalogue/a.yaml"]),
        "of the submodule\n"
    );
}

#[test]
fn a_work_tree_that_the_configuration_names_elsewhere_is_refused_for_other_folders() {
    let sandbox = Sandbox::new();
    let other = sandbox.root.with_file_name("other");
    fs::create_dir_all(&other).unwrap();
    sandbox.git(&["config", "core.worktree", other.to_str().unwrap()]);
    let repository = Repository::discover(&sandbox.at("catalogue"))
        .unwrap()
        .unwrap();
    assert_eq!(repository.workdir(), Some(other.as_path()));
    let error = repository.status(&sandbox.at("catalogue")).unwrap_err();
    assert_eq!(error.kind, crate::vcs::VcsErrorKind::OutsideRepository);
}
