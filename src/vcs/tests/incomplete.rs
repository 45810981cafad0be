//! Clones that have not everything: what is missing is said, and never taken for absent.

use std::path::{Path, PathBuf};

use super::{Sandbox, git_in};
use crate::vcs::{Repository, VcsErrorKind};

/// Three versions of a file, and a clone of them.
fn clone(more: &[&str]) -> (Sandbox, PathBuf) {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "uploadpack.allowFilter", "true"]);
    for text in ["two\n", "three\n"] {
        sandbox.write("catalogue/a.yaml", text);
        sandbox.git(&["commit", "-q", "-a", "-m", text]);
    }
    let target = sandbox.root.with_file_name("clone");
    let url = format!("file://{}", sandbox.root.display());
    let clone = [&["clone", "-q"], more, &[&url, target.to_str().unwrap()]].concat();
    sandbox.git(&clone);
    (sandbox, target)
}

fn open(target: &Path) -> Repository {
    Repository::discover(target).unwrap().unwrap()
}

fn objects(target: &Path) -> String {
    git_in(target, &["count-objects", "-v"])
}

#[test]
fn old_versions_that_a_clone_with_a_filter_lacks_are_named_and_not_fetched() {
    let (_sandbox, target) = clone(&["--filter=blob:none"]);
    let before = objects(&target);
    let repository = open(&target);
    assert!(repository.is_partial());
    let path = Path::new("catalogue/a.yaml");
    let files = repository.files_at("HEAD~1", Path::new("")).unwrap();
    for error in [
        repository.read_at("HEAD~1", path).unwrap_err(),
        repository.whole("HEAD~1", &files).unwrap_err(),
    ] {
        assert_eq!(error.kind, VcsErrorKind::Incomplete);
        assert!(
            error.message.contains("made with --filter"),
            "{}",
            error.message
        );
        let hint = error.hint.unwrap();
        assert!(hint.contains("git fetch --refetch --no-filter"), "{hint}");
    }
    let files = repository.files_at("HEAD", Path::new("")).unwrap();
    repository.whole("HEAD", &files).unwrap();
    assert_eq!(repository.log_of(path, 9).unwrap().len(), 3);
    assert_eq!(objects(&target), before, "nothing is fetched");
    // The line that the message names.
    git_in(&target, &["fetch", "-q", "--refetch", "--no-filter"]);
    let again = open(&target);
    assert_eq!(again.read_at("HEAD~1", path).unwrap().unwrap(), b"two\n");
}

#[test]
fn a_clone_without_old_folders_says_so_and_does_not_tell_an_empty_history() {
    let (_sandbox, target) = clone(&["--filter=tree:0"]);
    let repository = open(&target);
    let path = Path::new("catalogue");
    for error in [
        repository.log_of(path, 9).unwrap_err(),
        repository.last_changes("HEAD", path).unwrap_err(),
        repository.files_at("HEAD~1", path).unwrap_err(),
        repository.deltas(Some("HEAD~1"), "HEAD", path).unwrap_err(),
    ] {
        assert_eq!(error.kind, VcsErrorKind::Incomplete, "{}", error.message);
        assert!(error.hint.unwrap().contains("--no-filter"));
    }
}

#[test]
fn where_the_history_of_a_shallow_clone_ends_nothing_is_taken_for_changed() {
    let (_sandbox, target) = clone(&["--depth", "2"]);
    let repository = open(&target);
    let log = repository.log_of(Path::new("catalogue"), 9).unwrap();
    let edges: Vec<bool> = log.iter().map(|entry| entry.edge).collect();
    assert_eq!(edges, [false, true]);
    let last = repository
        .last_changes("HEAD", Path::new("catalogue"))
        .unwrap();
    let known: Vec<_> = last.at.keys().collect();
    assert_eq!(known, [Path::new("catalogue/a.yaml")]);
    assert_eq!(last.unknown, 1, "catalogue/b.yaml");
    let error = repository.resolve("HEAD~2").unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::UnknownRevision);
    assert!(error.hint.unwrap().contains("git fetch --unshallow"));
}

#[test]
fn objects_that_another_repository_should_lend_are_missed_by_name() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "two\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "two"]);
    sandbox.write("catalogue/a.yaml", "three\n");
    sandbox.git(&["commit", "-q", "-a", "-m", "three"]);
    let target = sandbox.root.with_file_name("clone");
    sandbox.git(&["clone", "-q", "--shared", ".", target.to_str().unwrap()]);
    let blob = sandbox.git(&["rev-parse", "HEAD~1:catalogue/a.yaml"]);
    let (folder, name) = blob.trim().split_at(2);
    std::fs::remove_file(sandbox.at(".git/objects").join(folder).join(name)).unwrap();
    let error = open(&target)
        .read_at("HEAD~1", Path::new("catalogue/a.yaml"))
        .unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::Incomplete);
    assert!(error.message.contains("alternates"), "{}", error.message);
}

#[test]
fn a_last_commit_that_is_missing_makes_no_file_new() {
    let sandbox = Sandbox::new();
    let head = sandbox.head();
    let (folder, name) = head.split_at(2);
    std::fs::remove_file(sandbox.at(".git/objects").join(folder).join(name)).unwrap();
    let repository = sandbox.open();
    for error in [
        repository.status(&sandbox.at("catalogue")).unwrap_err(),
        repository.head().unwrap_err(),
        repository.files_at("HEAD", Path::new("")).unwrap_err(),
    ] {
        assert_eq!(error.kind, VcsErrorKind::Incomplete, "{}", error.message);
    }
    let error = repository.resolve(&"a".repeat(40)).unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::UnknownRevision);
}
