//! Git's own variables: who works here, which configuration, whose repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{Sandbox, commit_in, git_in};
use crate::files::ConflictStyle;
use crate::vcs::{GitEnvironment, Identity, Repository, Result, VcsErrorKind, conflict_style};

fn read(
    folder: &Path,
    variables: &[(&str, &str)],
) -> std::result::Result<GitEnvironment, crate::i18n::Message> {
    let variables: BTreeMap<&str, &str> = variables.iter().copied().collect();
    GitEnvironment::read(folder, |name| variables.get(name).map(Into::into))
}

impl Sandbox {
    fn find(&self, variables: &[(&str, &str)]) -> Result<Repository> {
        let environment = Arc::new(read(&self.root, variables).unwrap());
        Repository::find(&self.at("catalogue"), &environment).map(Option::unwrap)
    }
}

fn named(name: &str, email: &str) -> Identity {
    Identity {
        name: name.to_owned(),
        email: email.to_owned(),
    }
}

#[test]
fn the_author_and_committer_of_the_environment_go_before_those_of_the_configuration() {
    let sandbox = Sandbox::new();
    let repository = sandbox
        .find(&[
            ("GIT_AUTHOR_NAME", "Tác giả"),
            ("GIT_AUTHOR_EMAIL", "tac.gia@example.vn"),
            ("GIT_AUTHOR_DATE", "2026-01-02T03:04:05+07:00"),
            ("GIT_COMMITTER_NAME", "Người ghi"),
            ("GIT_COMMITTER_DATE", "@1795235400 -0500"),
        ])
        .unwrap();
    assert_eq!(
        repository.identity().unwrap(),
        named("Tác giả", "tac.gia@example.vn")
    );
    let format = "--format=%an <%ae> %aI, %cn <%ce> %cI";
    let wanted = "Tác giả <tac.gia@example.vn> 2026-01-02T03:04:05+07:00, \
                  Người ghi <ra.soat@example.vn> 2026-11-20T23:30:00-05:00\n";
    // libgit2, and the `git` program.
    for hooks in [false, true] {
        if hooks {
            fs::create_dir_all(sandbox.at(".git/hooks")).unwrap();
            super::program::script(&sandbox.at(".git/hooks/pre-commit"), "#!/bin/sh\n");
        }
        sandbox.write("catalogue/a.yaml", &format!("{hooks}\n"));
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        assert_eq!(sandbox.git(&["log", "-1", format]), wanted, "{hooks}");
    }
}

#[test]
fn a_date_that_is_none_is_refused_and_nothing_is_committed() {
    let sandbox = Sandbox::new();
    let repository = sandbox
        .find(&[("GIT_COMMITTER_DATE", "yesterday")])
        .unwrap();
    sandbox.write("catalogue/a.yaml", "changed\n");
    let before = sandbox.state();
    let error = commit_in(&repository, &["catalogue/a.yaml"]).unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::Environment);
    assert!(error.message.contains("GIT_COMMITTER_DATE is `yesterday`"));
    assert_eq!(sandbox.state(), before);
}

#[test]
fn settings_of_the_environment_go_before_files_and_files_that_it_names_come_in_their_place() {
    let sandbox = Sandbox::new();
    for key in ["user.name", "user.email", "author.name", "committer.name"] {
        sandbox.git(&["config", "--unset", key]);
    }
    let global = sandbox.root.with_file_name("global");
    fs::write(
        &global,
        "[user]\n\tname = Toàn cục\n\temail = toan.cuc@example.vn\n[merge]\n\tconflictStyle = zdiff3\n",
    )
    .unwrap();
    let global = ("GIT_CONFIG_GLOBAL", global.to_str().unwrap());
    let of_file = sandbox.find(&[global]).unwrap();
    assert_eq!(
        of_file.identity().unwrap(),
        named("Toàn cục", "toan.cuc@example.vn")
    );
    let environment = read(&sandbox.root, &[global]).unwrap();
    assert_eq!(Identity::of_user(&environment).unwrap().name, "Toàn cục");
    assert_eq!(
        conflict_style(&sandbox.root, &environment),
        ConflictStyle::Zdiff3
    );
    let counted = [
        global,
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_COUNT", "2"),
        ("GIT_CONFIG_KEY_0", "user.name"),
        ("GIT_CONFIG_VALUE_0", "Biến môi trường"),
        ("GIT_CONFIG_KEY_1", "core.autocrlf"),
        ("GIT_CONFIG_VALUE_1", "true"),
        ("GIT_CONFIG_PARAMETERS", "'user.email'='tham.so@example.vn'"),
    ];
    let repository = sandbox.find(&counted).unwrap();
    assert_eq!(
        repository.identity().unwrap(),
        named("Biến môi trường", "tham.so@example.vn")
    );
    // What turns line ends is a setting too.
    sandbox.write("catalogue/a.yaml", "changed\r\n");
    commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
    let stored = sandbox.git(&["cat-file", "blob", "HEAD:catalogue/a.yaml"]);
    assert_eq!(stored, "changed\n");
    assert!(read(&sandbox.root, &[("GIT_CONFIG_COUNT", "two")]).is_err());
    assert!(read(&sandbox.root, &[("GIT_CONFIG_COUNT", "1")]).is_err());
}

#[test]
fn a_repository_that_is_named_serves_the_catalogue_in_its_work_tree() {
    let sandbox = Sandbox::new();
    let moved = sandbox.root.with_file_name("elsewhere.git");
    fs::rename(sandbox.at(".git"), &moved).unwrap();
    let moved = moved.to_str().unwrap();
    git_in(
        &sandbox.root,
        &["--git-dir", moved, "config", "core.hooksPath", "none"],
    );
    let top = sandbox.root.to_str().unwrap();
    for variables in [
        &[("GIT_DIR", moved), ("GIT_WORK_TREE", top)][..],
        // Git takes the current folder for the top.
        &[("GIT_DIR", "../elsewhere.git")],
    ] {
        let repository = sandbox.find(variables).unwrap();
        assert_eq!(repository.workdir(), Some(sandbox.root.as_path()));
        sandbox.write("catalogue/a.yaml", &format!("{}\n", variables.len()));
        let changed = repository.status(&sandbox.at("catalogue")).unwrap();
        assert_eq!(changed.len(), 1, "{changed:?}");
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        assert_eq!(
            git_in(
                &sandbox.root,
                &[
                    "--git-dir",
                    moved,
                    "--work-tree",
                    top,
                    "status",
                    "--porcelain"
                ]
            ),
            ""
        );
        // The `git` program is told of it, too.
        git_in(
            &sandbox.root,
            &["--git-dir", moved, "config", "core.sparseCheckout", "true"],
        );
        sandbox.write("catalogue/a.yaml", "by the program\n");
        assert_eq!(
            repository.status(&sandbox.at("catalogue")).unwrap().len(),
            1
        );
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        git_in(
            &sandbox.root,
            &[
                "--git-dir",
                moved,
                "config",
                "--unset",
                "core.sparseCheckout",
            ],
        );
    }
}

#[test]
fn a_repository_that_is_named_and_is_another_ones_is_refused_with_both_names() {
    let sandbox = Sandbox::new();
    let other = sandbox.root.with_file_name("other");
    git_in(
        sandbox.root.parent().unwrap(),
        &["init", "-q", other.to_str().unwrap()],
    );
    let git_dir = other.join(".git");
    let (git_dir, top) = (git_dir.to_str().unwrap(), other.to_str().unwrap());
    for variables in [
        &[("GIT_DIR", git_dir), ("GIT_WORK_TREE", top)][..],
        &[("GIT_WORK_TREE", top)],
    ] {
        let error = sandbox.find(variables).err().unwrap();
        assert_eq!(error.kind, VcsErrorKind::Environment);
        for name in [
            top,
            sandbox.at("catalogue").to_str().unwrap(),
            "GIT_WORK_TREE",
        ] {
            assert!(error.message.contains(name), "{}", error.message);
        }
    }
    let error = sandbox.find(&[("GIT_DIR", "/no/such.git")]).err().unwrap();
    assert_eq!(error.kind, VcsErrorKind::Environment);
    let bare = sandbox.root.with_file_name("bare.git");
    sandbox.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    let error = sandbox
        .find(&[("GIT_DIR", bare.to_str().unwrap())])
        .err()
        .unwrap();
    assert!(
        error.message.contains("has no work tree"),
        "{}",
        error.message
    );
}
