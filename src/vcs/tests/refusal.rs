//! Commits that are refused: the reason is named, a way out is shown, and nothing is half done.

use std::fs;
use std::path::PathBuf;

use super::{Sandbox, commit_in, git_command};
use crate::vcs::native::PreparedCommit;
use crate::vcs::{CommitRequest, CommitTarget, Operation, Repository, VcsError, VcsErrorKind};

/// Tries to commit `catalogue/a.yaml`, and checks that the refusal changed nothing.
fn refused(sandbox: &Sandbox, paths: &[&str]) -> VcsError {
    let before = sandbox.state();
    let error = sandbox.commit(paths).unwrap_err();
    assert!(
        sandbox.state() == before,
        "a refused commit left traces: {error}"
    );
    error
}

#[test]
fn nothing_changed_is_nothing_to_commit() {
    let sandbox = Sandbox::new();
    assert_eq!(
        refused(&sandbox, &["catalogue/a.yaml"]).kind,
        VcsErrorKind::NothingToCommit
    );
    assert_eq!(refused(&sandbox, &[]).kind, VcsErrorKind::NothingToCommit);
}

#[test]
fn no_identity_names_the_two_commands() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    sandbox.git(&["config", "user.name", ""]);
    let error = refused(&sandbox, &["catalogue/a.yaml"]);
    assert_eq!(error.kind, VcsErrorKind::NoIdentity);
    let hint = error.hint.unwrap();
    assert!(
        hint.contains("git config --global user.name")
            && hint.contains("git config --global user.email")
    );
}

#[test]
fn an_empty_message_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    let paths = [PathBuf::from("catalogue/a.yaml")];
    let request = CommitRequest {
        paths: &paths,
        message: " \n\n",
        when: None,
        target: CommitTarget::default(),
    };
    assert_eq!(
        sandbox.open().commit(&request).unwrap_err().kind,
        VcsErrorKind::EmptyMessage
    );
}

#[test]
fn paths_that_are_no_files_of_the_repository_are_refused() {
    let sandbox = Sandbox::new();
    sandbox.write(".gitignore", "*.tmp\n");
    sandbox.write("catalogue/scratch.tmp", "text\n");
    for (path, kind) in [
        ("../outside.yaml", VcsErrorKind::OutsideRepository),
        ("/etc/passwd", VcsErrorKind::OutsideRepository),
        (".git/config", VcsErrorKind::OutsideRepository),
        ("catalogue/.GIT/config", VcsErrorKind::OutsideRepository),
        ("catalogue", VcsErrorKind::InvalidPath),
        ("", VcsErrorKind::InvalidPath),
        ("catalogue/missing.yaml", VcsErrorKind::InvalidPath),
        ("catalogue/scratch.tmp", VcsErrorKind::Ignored),
    ] {
        assert_eq!(refused(&sandbox, &[path]).kind, kind, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_beyond_a_symbolic_link_or_in_another_repository_is_taken() {
    let sandbox = Sandbox::new();
    std::os::unix::fs::symlink("/etc", sandbox.at("catalogue/away")).unwrap();
    assert_eq!(
        refused(&sandbox, &["catalogue/away/passwd"]).kind,
        VcsErrorKind::InvalidPath
    );
    sandbox.git(&["init", "-q", "inner"]);
    sandbox.write("inner/a.yaml", "text\n");
    assert_eq!(
        refused(&sandbox, &["inner/a.yaml"]).kind,
        VcsErrorKind::InvalidPath
    );
}

#[test]
fn a_held_lock_is_named_and_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    fs::write(sandbox.at(".git/index.lock"), "held by another").unwrap();
    let error = refused(&sandbox, &["catalogue/a.yaml"]);
    assert_eq!(error.kind, VcsErrorKind::Locked);
    assert!(error.message.contains("index.lock") && error.hint.unwrap().contains("index.lock"));
    assert_eq!(
        fs::read_to_string(sandbox.at(".git/index.lock")).unwrap(),
        "held by another"
    );

    fs::remove_file(sandbox.at(".git/index.lock")).unwrap();
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(sandbox.status(), "");
}

#[test]
fn litter_of_a_killed_program_does_no_harm() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    fs::write(sandbox.at(".git/rasoat-index"), "half a draft").unwrap();
    fs::write(sandbox.at(".git/rasoat-index.lock"), "").unwrap();
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[test]
fn a_locked_branch_brings_the_index_back() {
    for sandbox in [Sandbox::new(), Sandbox::empty()] {
        sandbox.write("catalogue/a.yaml", "mine\n");
        fs::write(sandbox.at(".git/refs/heads/main.lock"), "").unwrap();
        let before = sandbox.status();
        let index = fs::read(sandbox.at(".git/index")).ok();
        let error = sandbox.commit(&["catalogue/a.yaml"]).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::Locked);
        assert!(error.message.contains("main.lock"), "{error}");
        assert_eq!(fs::read(sandbox.at(".git/index")).ok(), index);
        assert_eq!(sandbox.status(), before);
        sandbox.assert_sound();
    }
}

#[test]
fn a_commit_of_another_program_meanwhile_is_never_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    let repository = sandbox.open();
    let paths = [PathBuf::from("catalogue/a.yaml")];
    let request = CommitRequest {
        paths: &paths,
        message: "mine",
        when: None,
        target: CommitTarget::default(),
    };
    let plan = repository.plan(&request).unwrap();

    let prepared = PreparedCommit::new(&repository, &plan).unwrap();
    let theirs = sandbox.git(&["commit-tree", "-p", "HEAD", "-m", "theirs", "HEAD^{tree}"]);
    sandbox.git(&["update-ref", "HEAD", theirs.trim()]);
    assert_eq!(
        prepared.publish().unwrap_err().kind,
        VcsErrorKind::HeadMoved
    );
    assert_eq!(sandbox.head(), theirs.trim());
    assert_eq!(sandbox.status(), " M catalogue/a.yaml\n");

    // Switching branches meanwhile counts too.
    let prepared = PreparedCommit::new(&repository, &plan).unwrap();
    sandbox.git(&["branch", "other"]);
    sandbox.git(&["symbolic-ref", "HEAD", "refs/heads/other"]);
    assert_eq!(
        prepared.publish().unwrap_err().kind,
        VcsErrorKind::HeadMoved
    );
    assert_eq!(sandbox.status(), " M catalogue/a.yaml\n");
    sandbox.assert_sound();
}

#[test]
fn while_a_commit_is_made_other_git_programs_wait() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    let repository = sandbox.open();
    let paths = [PathBuf::from("catalogue/a.yaml")];
    let plan = repository
        .plan(&CommitRequest {
            paths: &paths,
            message: "mine",
            when: None,
            target: CommitTarget::default(),
        })
        .unwrap();
    let prepared = PreparedCommit::new(&repository, &plan).unwrap();
    assert!(
        !git_command(&sandbox.root)
            .args(["add", "."])
            .output()
            .unwrap()
            .status
            .success()
    );
    prepared.publish().unwrap();
    sandbox.git(&["add", "."]);
}

#[test]
fn a_merge_under_way_is_refused_with_the_way_out() {
    let sandbox = Sandbox::new();
    sandbox.git(&["checkout", "-q", "-b", "theirs"]);
    sandbox.write("README.md", "theirs\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "theirs"]);
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.write("README.md", "ours\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "ours"]);
    assert!(
        !git_command(&sandbox.root)
            .args(["merge", "-q", "theirs"])
            .output()
            .unwrap()
            .status
            .success()
    );
    sandbox.write("catalogue/a.yaml", "mine\n");

    let error = refused(&sandbox, &["catalogue/a.yaml"]);
    assert_eq!(
        error.kind,
        VcsErrorKind::OperationUnderWay(Operation::Merge)
    );
    assert!(error.hint.unwrap().contains("git merge --abort"));

    // Conflicts in the index count even where git forgot the merge (`git stash pop` leaves such).
    fs::remove_file(sandbox.at(".git/MERGE_HEAD")).unwrap();
    assert_eq!(
        refused(&sandbox, &["catalogue/a.yaml"]).kind,
        VcsErrorKind::Conflicted
    );
}

#[test]
fn a_bare_repository_takes_no_commit() {
    let sandbox = Sandbox::new();
    let bare = sandbox.root.parent().unwrap().join("bare.git");
    sandbox.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    let repository = Repository::discover(&bare).unwrap().unwrap();
    assert!(repository.is_bare() && repository.workdir().is_none());
    assert_eq!(
        commit_in(&repository, &["catalogue/a.yaml"])
            .unwrap_err()
            .kind,
        VcsErrorKind::Bare
    );
    assert_eq!(
        repository
            .read_at("HEAD", "README.md".as_ref())
            .unwrap()
            .unwrap(),
        b"first text of README.md\n"
    );
}

#[test]
fn a_commit_goes_where_was_shown_or_nowhere() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "mine\n");
    let repository = sandbox.open();
    let request = CommitRequest {
        paths: &[PathBuf::from("catalogue/a.yaml")],
        message: "mine",
        when: None,
        target: CommitTarget {
            on: Some(repository.head().unwrap()),
            amend: None,
        },
    };
    let refused = || {
        let before = sandbox.state();
        let error = repository.commit(&request).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::HeadMoved);
        assert!(sandbox.state() == before);
    };
    let shown = sandbox.head();
    // Another branch at the same commit, no branch, and the same branch a commit on.
    sandbox.git(&["checkout", "-q", "-b", "other"]);
    refused();
    sandbox.git(&["checkout", "-q", "--detach"]);
    refused();
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "theirs"]);
    refused();
    sandbox.git(&["reset", "-q", "--soft", &shown]);
    let done = repository.commit(&request).unwrap();
    assert_eq!(done.branch.as_deref(), Some("main"));

    // It may also move between the checks and the lock.
    sandbox.write("catalogue/a.yaml", "mine again\n");
    let head = repository.head().unwrap();
    for amend in [None, head.commit.clone()] {
        let plan = repository.plan(&CommitRequest {
            target: CommitTarget {
                on: Some(head.clone()),
                amend,
            },
            ..request.clone()
        });
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "theirs"]);
        let error = PreparedCommit::new(&repository, &plan.unwrap())
            .err()
            .unwrap();
        assert_eq!(error.kind, VcsErrorKind::HeadMoved);
        sandbox.git(&["reset", "-q", "--soft", &done.id]);
    }
    sandbox.assert_sound();
}
