//! Amending: the last commit, where it is the user's own and nobody else's yet.

use std::fs;
use std::path::PathBuf;

use super::{Sandbox, git_in};
use crate::vcs::{
    CommitRequest, CommitTarget, NewCommit, Operation, Repository, Result, VcsErrorKind,
};

/// In place of the last commit, as it stands.
fn last(repository: &Repository) -> CommitTarget {
    let on = repository.head().unwrap();
    CommitTarget {
        amend: on.commit.clone(),
        on: Some(on),
    }
}

fn amend(repository: &Repository, paths: &[&str], message: &str) -> Result<NewCommit> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    repository.commit(&CommitRequest {
        paths: &paths,
        message,
        when: Some("2026-10-27T09:30:00+07:00[+07:00]".parse().unwrap()),
        target: last(repository),
    })
}

fn not_amendable(sandbox: &Sandbox) -> String {
    let error = sandbox.open().amendable().unwrap_err();
    assert!(
        matches!(error.kind, VcsErrorKind::NotAmendable(_)),
        "{error}"
    );
    let before = sandbox.state();
    amend(&sandbox.open(), &["catalogue/a.yaml"], "mine").unwrap_err();
    assert!(sandbox.state() == before);
    error.message.to_string()
}

#[test]
fn the_chosen_files_join_the_last_commit_and_its_author_stays() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "one\n");
    sandbox.git(&[
        "commit",
        "-q",
        "-a",
        "-m",
        "First words",
        "--date=2026-01-02T03:04:05+07:00",
    ]);
    let old = sandbox.head();
    sandbox.write("README.md", "staged by a colleague\n");
    sandbox.git(&["add", "README.md"]);
    sandbox.write("catalogue/b.yaml", "two\n");
    sandbox.write("catalogue/left.yaml", "not chosen\n");

    let last = sandbox.open().amendable().unwrap();
    assert_eq!(
        (last.id.as_str(), last.message.as_str()),
        (old.as_str(), "First words\n")
    );
    let done = amend(&sandbox.open(), &["catalogue/b.yaml"], &last.message).unwrap();

    assert_eq!(done.amended, Some(old));
    assert_eq!((done.id.as_str(), done.files), (sandbox.head().as_str(), 1));
    assert_eq!(
        sandbox.last_commit(),
        ["M catalogue/a.yaml", "M catalogue/b.yaml"]
    );
    assert_eq!(
        sandbox.git(&["log", "-1", "--format=%aI %cI %B"]).trim(),
        "2026-01-02T03:04:05+07:00 2026-10-27T09:30:00+07:00 First words"
    );
    assert_eq!(
        sandbox.git(&["reflog", "-1", "--format=%gs"]).trim(),
        "commit (amend): First words"
    );
    assert_eq!(sandbox.git(&["rev-list", "--count", "HEAD"]).trim(), "2");
    assert_eq!(
        sandbox.status(),
        "M  README.md\n?? catalogue/left.yaml\n",
        "what others staged stays staged"
    );
    sandbox.assert_sound();
}

#[test]
fn words_alone_can_be_amended_also_of_the_first_commit() {
    let sandbox = Sandbox::new();
    let error = amend(&sandbox.open(), &[], "begin").unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::NothingToCommit);
    amend(&sandbox.open(), &[], "Better words").unwrap();
    assert_eq!(
        sandbox.git(&["log", "--format=%s%P"]).trim(),
        "Better words"
    );
    assert_eq!(sandbox.last_commit().len(), 3);
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[test]
fn a_commit_that_would_change_nothing_any_more_is_not_made() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "changed\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "change"]);
    sandbox.write("catalogue/a.yaml", "first text of catalogue/a.yaml\n");
    let before = sandbox.state();
    let error = amend(&sandbox.open(), &["catalogue/a.yaml"], "change").unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::AmendedToNothing);
    assert!(error.hint.unwrap().contains("git reset"));
    assert!(sandbox.state() == before);
}

#[test]
fn a_commit_of_another_person_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "user.email", "RA.SOAT@example.vn"]);
    sandbox.open().amendable().unwrap();
    sandbox.git(&["config", "user.email", "khac@example.vn"]);
    sandbox.write("catalogue/a.yaml", "mine\n");
    assert!(not_amendable(&sandbox).contains("ra.soat@example.vn"));
}

#[test]
fn a_pushed_commit_is_left_alone_and_who_has_it_is_said() {
    let sandbox = Sandbox::new();
    let remote = sandbox.root.parent().unwrap().join("remote.git");
    sandbox.git(&["init", "-q", "--bare", remote.to_str().unwrap()]);
    sandbox.git(&["remote", "add", "origin", remote.to_str().unwrap()]);
    sandbox.git(&["push", "-q", "origin", "HEAD:refs/heads/review/one"]);
    sandbox.write("catalogue/a.yaml", "mine\n");
    assert!(not_amendable(&sandbox).contains("origin/review/one has it"));

    // A commit on top of it is free again, until an upstream has it: a branch of the same repository too.
    sandbox.git(&["commit", "-q", "-a", "-m", "mine"]);
    sandbox.open().amendable().unwrap();
    sandbox.git(&["branch", "shared"]);
    sandbox.git(&["branch", "-q", "--set-upstream-to=shared"]);
    assert!(not_amendable(&sandbox).contains("shared has it"));
}

#[test]
fn merges_empty_branches_and_operations_under_way_are_left_alone() {
    let sandbox = Sandbox::empty();
    let error = sandbox.open().amendable().unwrap_err();
    assert!(error.message.contains("no commit yet"), "{error}");

    let sandbox = Sandbox::new();
    sandbox.git(&["checkout", "-q", "-b", "theirs"]);
    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "theirs"]);
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.git(&["merge", "-q", "--no-ff", "-m", "joined", "theirs"]);
    assert!(not_amendable(&sandbox).contains("merge"));

    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "mine"]);
    sandbox.open().amendable().unwrap();
    fs::write(sandbox.at(".git/MERGE_HEAD"), sandbox.head()).unwrap();
    assert_eq!(
        sandbox.open().amendable().unwrap_err().kind,
        VcsErrorKind::OperationUnderWay(Operation::Merge)
    );
}

#[test]
fn the_way_to_the_upstream_is_counted() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.open().upstream().unwrap(), None);
    let remote = sandbox.root.parent().unwrap().join("remote.git");
    sandbox.git(&["init", "-q", "--bare", remote.to_str().unwrap()]);
    sandbox.git(&["remote", "add", "origin", remote.to_str().unwrap()]);
    sandbox.git(&["push", "-q", "-u", "origin", "main"]);
    let other = sandbox.root.parent().unwrap().join("other");
    sandbox.git(&[
        "clone",
        "-q",
        "-b",
        "main",
        remote.to_str().unwrap(),
        other.to_str().unwrap(),
    ]);
    sandbox.configure(&other);
    git_in(&other, &["commit", "-q", "--allow-empty", "-m", "theirs"]);
    git_in(&other, &["push", "-q"]);
    for _ in 0..2 {
        sandbox.git(&["commit", "-q", "--allow-empty", "-m", "mine"]);
    }
    sandbox.git(&["fetch", "-q"]);
    let upstream = sandbox.open().upstream().unwrap().unwrap();
    assert_eq!(
        (upstream.name.as_str(), upstream.ahead, upstream.behind),
        ("origin/main", 2, 1)
    );
    // An upstream that is gone, or a detached HEAD, has nothing to count.
    sandbox.git(&["checkout", "-q", "--detach"]);
    assert_eq!(sandbox.open().upstream().unwrap(), None);
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    assert_eq!(sandbox.open().upstream().unwrap(), None);
}

#[test]
fn only_the_commit_that_was_shown_is_amended() {
    let sandbox = Sandbox::new();
    let repository = sandbox.open();
    let shown = last(&repository);
    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "another of mine"]);
    repository.amendable().unwrap();
    sandbox.write("catalogue/a.yaml", "mine\n");
    let before = sandbox.state();
    for on in [None, shown.on.clone()] {
        let error = repository
            .commit(&CommitRequest {
                paths: &[PathBuf::from("catalogue/a.yaml")],
                message: "begin, better",
                when: None,
                target: CommitTarget {
                    on,
                    amend: shown.amend.clone(),
                },
            })
            .unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::HeadMoved);
        assert!(sandbox.state() == before);
    }
    assert_eq!(sandbox.status(), " M catalogue/a.yaml\n");
}
