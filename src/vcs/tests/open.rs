//! Finding repositories, reading HEAD and the identity, paths.

use std::fs;
use std::path::Path;

use super::{Sandbox, git_in};
use crate::vcs::{Operation, Repository, VcsError, VcsErrorKind};

fn cannot_open(path: &Path) -> VcsError {
    match Repository::discover(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

#[test]
fn a_repository_is_found_from_a_folder_below_and_none_is_none() {
    let sandbox = Sandbox::new();
    let repository = Repository::discover(&sandbox.at("catalogue"))
        .unwrap()
        .unwrap();
    assert_eq!(repository.workdir(), Some(sandbox.root.as_path()));
    assert_eq!(repository.name(), "work");
    assert!(!repository.is_bare() && !repository.is_shallow());
    assert!(
        Repository::discover(sandbox.root.parent().unwrap())
            .unwrap()
            .is_none()
    );
}

#[test]
fn repositories_that_cannot_be_read_say_why() {
    let sandbox = Sandbox::empty();
    for (name, key, value) in [
        ("newer", "core.repositoryFormatVersion", "9"),
        ("extended", "extensions.frob", "true"),
    ] {
        sandbox.git(&["init", "-q", name]);
        git_in(
            &sandbox.at(name),
            &["config", "core.repositoryFormatVersion", "1"],
        );
        git_in(&sandbox.at(name), &["config", key, value]);
        let error = cannot_open(&sandbox.at(name));
        assert_eq!(error.kind, VcsErrorKind::Unsupported, "{error}");
    }
    fs::create_dir(sandbox.at("lost")).unwrap();
    sandbox.write("lost/.git", "gitdir: /nowhere/at/all\n");
    assert_eq!(
        cannot_open(&sandbox.at("lost")).kind,
        VcsErrorKind::Unreadable
    );
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_user_is_not_trusted() {
    let sandbox = Sandbox::new();
    let folder = sandbox.root.to_str().unwrap();
    // Only root can give a folder away.
    let given = std::process::Command::new("chown")
        .args(["-R", "12345", folder])
        .output()
        .unwrap();
    if given.status.success() {
        let error = cannot_open(&sandbox.root);
        assert_eq!(error.kind, VcsErrorKind::DubiousOwnership, "{error}");
        // Git wants the top of the repository, wherever below it one stands.
        let error = cannot_open(&sandbox.at("catalogue"));
        assert!(
            error
                .hint
                .unwrap()
                .ends_with(&format!("safe.directory {folder}"))
        );
    }
}

#[test]
fn head_is_read_in_all_its_states() {
    let sandbox = Sandbox::empty();
    let head = sandbox.open().head().unwrap();
    assert_eq!(
        (
            head.branch.as_deref(),
            head.commit,
            head.unborn,
            head.detached
        ),
        (Some("main"), None, true, false)
    );

    sandbox.write("a", "text\n");
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "-q", "-m", "begin"]);
    sandbox.git(&["checkout", "-q", "-b", "rà-soát/2026"]);
    let head = sandbox.open().head().unwrap();
    assert_eq!(head.branch.as_deref(), Some("rà-soát/2026"));
    assert_eq!(head.commit, Some(sandbox.head()));
    assert!(sandbox.head().starts_with(&head.short.unwrap()));
    assert!(!head.unborn && !head.detached);

    sandbox.git(&["checkout", "-q", "--detach"]);
    let head = sandbox.open().head().unwrap();
    assert_eq!(
        (head.branch, head.commit, head.detached),
        (None, Some(sandbox.head()), true)
    );
}

#[test]
fn an_operation_under_way_is_named() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.open().operation(), None);
    for (file, operation) in [
        ("MERGE_HEAD", Operation::Merge),
        ("CHERRY_PICK_HEAD", Operation::CherryPick),
        ("REVERT_HEAD", Operation::Revert),
        ("BISECT_LOG", Operation::Bisect),
    ] {
        let path = sandbox.at(".git").join(file);
        fs::write(&path, sandbox.head()).unwrap();
        assert_eq!(sandbox.open().operation(), Some(operation));
        fs::remove_file(path).unwrap();
    }
    fs::create_dir(sandbox.at(".git/rebase-merge")).unwrap();
    assert_eq!(sandbox.open().operation(), Some(Operation::Rebase));
}

#[test]
fn the_identity_is_as_git_writes_it() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "user.name", "  Trần <Văn> Bình, "]);
    let identity = sandbox.open().identity().unwrap();
    sandbox.git(&["commit", "-q", "--allow-empty", "-m", "by git"]);
    let by_git = sandbox.git(&["log", "-1", "--format=%an|%ae"]);
    assert_eq!(
        format!("{}|{}", identity.name, identity.email),
        by_git.trim()
    );

    sandbox.git(&["config", "author.name", "Người Viết"]);
    assert_eq!(sandbox.open().identity().unwrap().name, "Người Viết");
    sandbox.git(&["config", "user.email", ""]);
    let error = sandbox.open().identity().unwrap_err();
    assert_eq!(error.kind, VcsErrorKind::NoIdentity);
    assert!(error.message.contains("e-mail"), "{error}");
}

#[test]
fn paths_become_relative_to_the_top() {
    let sandbox = Sandbox::new();
    let repository = sandbox.open();
    for (path, relative) in [
        (sandbox.at("catalogue/a.yaml"), "catalogue/a.yaml"),
        (
            sandbox.at("catalogue/../catalogue/new/b.yaml"),
            "catalogue/new/b.yaml",
        ),
        (sandbox.root.clone(), ""),
    ] {
        assert_eq!(repository.relative(&path).unwrap(), Path::new(relative));
    }
    let outside = sandbox.root.parent().unwrap().join("elsewhere");
    for path in [
        outside,
        sandbox.at("none/../../elsewhere"),
        sandbox.at(".git/config"),
    ] {
        assert_eq!(
            repository.relative(&path).unwrap_err().kind,
            VcsErrorKind::OutsideRepository,
            "{}",
            path.display()
        );
    }
}

#[cfg(unix)]
#[test]
fn paths_through_symbolic_links_are_found() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    let link = sandbox.root.parent().unwrap().join("link");
    symlink(&sandbox.root, &link).unwrap();
    symlink("/nowhere", sandbox.at("catalogue/dangling")).unwrap();
    let repository = Repository::discover(&link).unwrap().unwrap();
    assert_eq!(repository.workdir(), Some(sandbox.root.as_path()));
    for (path, relative) in [
        ("catalogue/a.yaml", "catalogue/a.yaml"),
        ("catalogue/none/b.yaml", "catalogue/none/b.yaml"),
        ("catalogue/dangling", "catalogue/dangling"),
        ("", ""),
    ] {
        assert_eq!(
            repository.relative(&link.join(path)).unwrap(),
            Path::new(relative)
        );
    }
    assert_eq!(
        repository.status(&link.join("catalogue")).unwrap()[0].path,
        Path::new("catalogue/dangling")
    );
}
