//! Revisions, files as they were, the history of one path.

use std::fs;
use std::path::Path;

use super::{Sandbox, git_in};
use crate::vcs::{Repository, VcsErrorKind};

fn log(repository: &Repository, path: &str) -> Vec<String> {
    repository
        .log_of(Path::new(path), usize::MAX)
        .unwrap()
        .into_iter()
        .map(|entry| entry.id)
        .collect()
}

/// What git itself answers.
fn git_log(sandbox: &Sandbox, path: &str) -> Vec<String> {
    sandbox
        .git(&["log", "--format=%H", "--", path])
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Commits at a time of its own: git orders by time.
fn commit_at(sandbox: &Sandbox, minute: u32, message: &str) {
    sandbox.git(&["add", "-A"]);
    let date = format!("2026-10-27T09:{minute:02}:00+07:00");
    let mut command = super::git_command(&sandbox.root);
    command
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_DATE", &date);
    assert!(
        command
            .args(["commit", "-q", "--allow-empty", "-m", message])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn revisions_resolve_and_unknown_ones_say_so() {
    let sandbox = Sandbox::new();
    sandbox.git(&["tag", "-a", "-m", "a tag", "v1"]);
    let repository = sandbox.open();
    for rev in ["HEAD", "main", "v1", &sandbox.head()[..8]] {
        assert_eq!(repository.resolve(rev).unwrap(), sandbox.head(), "{rev}");
    }
    for rev in ["nonsense", "HEAD~5", "", "..", "HEAD:README.md"] {
        assert_eq!(
            repository.resolve(rev).unwrap_err().kind,
            VcsErrorKind::UnknownRevision,
            "{rev}"
        );
    }
    assert_eq!(
        Sandbox::empty().open().resolve("HEAD").unwrap_err().kind,
        VcsErrorKind::UnknownRevision
    );
}

#[test]
fn files_are_read_as_they_were() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "second text\n");
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();
    sandbox
        .commit(&["catalogue/a.yaml", "catalogue/b.yaml"])
        .unwrap();
    let repository = sandbox.open();
    let read = |rev: &str, path: &str| repository.read_at(rev, Path::new(path)).unwrap();
    assert_eq!(read("HEAD", "catalogue/a.yaml").unwrap(), b"second text\n");
    assert_eq!(
        read("HEAD~", "catalogue/a.yaml").unwrap(),
        b"first text of catalogue/a.yaml\n"
    );
    assert_eq!(read("HEAD", "catalogue/b.yaml"), None);
    assert_eq!(read("HEAD", "catalogue"), None);
    assert_eq!(read("HEAD", "catalogue/a.yaml/none"), None);
    let outside = repository
        .read_at("HEAD", Path::new("../etc/passwd"))
        .unwrap_err();
    assert_eq!(outside.kind, VcsErrorKind::OutsideRepository);
}

#[test]
fn the_files_of_a_revision_are_listed_with_their_content() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a/deep.yaml", "deep\n");
    sandbox.write("catalogue/a.yaml", "same\n");
    sandbox.write("catalogue/b.yaml", "same\n");
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "-q", "-m", "more"]);
    let repository = sandbox.open();
    let paths = |rev: &str, under: &str| {
        let files = repository.files_at(rev, Path::new(under)).unwrap();
        files
            .into_iter()
            .map(|file| file.path.to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let catalogue = [
        "catalogue/a.yaml",
        "catalogue/a/deep.yaml",
        "catalogue/b.yaml",
    ];
    assert_eq!(paths("HEAD", "catalogue"), catalogue);
    assert_eq!(paths("HEAD", ""), [&["README.md"], &catalogue[..]].concat());
    assert_eq!(
        paths("HEAD~", "catalogue"),
        ["catalogue/a.yaml", "catalogue/b.yaml"]
    );
    assert!(paths("HEAD", "nowhere").is_empty());

    let files = repository.files_at("HEAD", Path::new("catalogue")).unwrap();
    assert_eq!(files[0].id, files[2].id);
    assert_eq!(repository.read_blob(files[1].id).unwrap(), b"deep\n");
    assert_eq!(
        files[1].id.to_string(),
        sandbox
            .git(&["rev-parse", "HEAD:catalogue/a/deep.yaml"])
            .trim()
    );
}

#[test]
fn the_history_of_a_path_is_gits() {
    let sandbox = Sandbox::new();
    let (a, b) = ("catalogue/a.yaml", "catalogue/b.yaml");
    sandbox.write(a, "1\n");
    commit_at(&sandbox, 1, "Sửa a\n\nand why");
    fs::remove_file(sandbox.at(a)).unwrap();
    commit_at(&sandbox, 2, "remove a");
    sandbox.write(a, "2\n");
    commit_at(&sandbox, 3, "bring a back");
    sandbox.git(&["checkout", "-q", "-b", "side"]);
    sandbox.write(a, "3\n");
    commit_at(&sandbox, 4, "a on the side");
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.write(b, "4\n");
    commit_at(&sandbox, 5, "b on main");
    sandbox.git(&["merge", "-q", "--no-edit", "side"]);
    sandbox.git(&["checkout", "-q", "-b", "both"]);
    sandbox.write(b, "5\n");
    commit_at(&sandbox, 6, "b here");
    sandbox.git(&["checkout", "-q", "main"]);
    sandbox.write(b, "6\n");
    commit_at(&sandbox, 7, "b there");
    super::git_command(&sandbox.root)
        .args(["merge", "-q", "both"])
        .output()
        .unwrap();
    sandbox.write(b, "7\n");
    commit_at(&sandbox, 8, "both, resolved");

    let repository = sandbox.open();
    for path in [a, b, "catalogue", "README.md", "nowhere"] {
        assert_eq!(log(&repository, path), git_log(&sandbox, path), "{path}");
    }
    let newest = &repository.log_of(Path::new(a), 1).unwrap();
    assert_eq!(newest.len(), 1);
    let first = repository
        .log_of(Path::new(a), 9)
        .unwrap()
        .into_iter()
        .nth(3)
        .unwrap();
    assert_eq!(
        (first.summary.as_str(), first.author.name.as_str()),
        ("Sửa a", "Nguyễn Thị Rà Soát")
    );
    assert_eq!(first.when.to_string(), "2026-10-27T09:01:00+07:00[+07:00]");
    assert!(first.id.starts_with(&first.short));
    assert!(
        Sandbox::empty()
            .open()
            .log_of(Path::new(a), 9)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_shallow_history_ends_where_it_was_cut() {
    let sandbox = Sandbox::new();
    for text in ["1\n", "2\n"] {
        sandbox.write("catalogue/a.yaml", text);
        sandbox.git(&["commit", "-q", "-a", "-m", text]);
    }
    let shallow = sandbox.root.parent().unwrap().join("shallow");
    let url = format!("file://{}", sandbox.root.display());
    sandbox.git(&[
        "clone",
        "-q",
        "--depth",
        "2",
        &url,
        shallow.to_str().unwrap(),
    ]);
    let repository = Repository::discover(&shallow).unwrap().unwrap();
    assert!(repository.is_shallow());
    let expected = git_in(&shallow, &["log", "--format=%H", "--", "catalogue/a.yaml"]);
    assert_eq!(
        log(&repository, "catalogue/a.yaml"),
        expected.lines().collect::<Vec<_>>()
    );
}

#[test]
fn the_last_change_of_every_file_is_that_of_its_log() {
    let sandbox = Sandbox::new();
    let write = |path: &str, text: &str| {
        let path = sandbox.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let day = |day: u32, message: &str| {
        sandbox.git(&["add", "-A"]);
        let date = format!("2026-10-{day:02}T23:30:00+07:00");
        let mut command = super::git_command(&sandbox.root);
        command
            .env("GIT_AUTHOR_DATE", "2020-01-01T00:00:00+00:00")
            .env("GIT_COMMITTER_DATE", &date);
        let made = command.args(["commit", "-q", "-m", message]).status();
        assert!(made.unwrap().success());
    };
    write("p/G1/a.yaml", "1");
    write("p/G1/b.yaml", "1");
    write("p/G1.yaml", "1");
    write("other", "1");
    day(1, "first");
    write("p/G1/b.yaml", "2");
    write("other", "2");
    day(2, "b");
    sandbox.git(&["checkout", "-q", "-b", "side"]);
    write("p/G2/c.yaml", "1");
    write("p/G1/a.yaml", "2");
    day(3, "side");
    sandbox.git(&["checkout", "-q", "main"]);
    write("p/G1.yaml", "2");
    day(4, "main");
    sandbox.git(&["merge", "-q", "--no-ff", "-m", "merge", "side"]);
    let repository = sandbox.open();
    let changes = repository.last_changes("HEAD", Path::new("p")).unwrap();
    assert_eq!(changes.unknown, 0);
    let mut found: Vec<(String, String)> = changes
        .at
        .iter()
        .map(|(path, moment)| (path.display().to_string(), moment.to_string()))
        .collect();
    found.sort();
    let wanted = [
        ("p/G1.yaml", "2026-10-04T16:30:00Z"),
        ("p/G1/a.yaml", "2026-10-03T16:30:00Z"),
        ("p/G1/b.yaml", "2026-10-02T16:30:00Z"),
        ("p/G2/c.yaml", "2026-10-03T16:30:00Z"),
    ];
    let wanted = wanted.map(|(path, day)| (path.to_owned(), day.to_owned()));
    assert_eq!(found, wanted);
    assert_eq!(
        repository
            .last_changes("main~1", Path::new("p"))
            .unwrap()
            .at
            .len(),
        3
    );
    assert!(
        repository
            .last_changes("HEAD", Path::new("none"))
            .unwrap()
            .at
            .is_empty()
    );
}
