//! Repositories that libgit2 cannot read, served by the `git` program: other hashes, other stores of references, other
//! kinds of index.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Sandbox, commit_in, git_command, git_in};
use crate::vcs::{
    ChangeKind, CommitRequest, CommitTarget, NotAmendable, Operation, Repository, VcsErrorKind,
};

/// Runs a test in a repository of each format that the machine's git can make.
fn in_each(test: impl Fn(&Sandbox, &Path)) {
    let sandbox = Sandbox::empty();
    for format in ["--object-format=sha256", "--ref-format=reftable"] {
        let root = sandbox.at(format.trim_start_matches('-'));
        let made = git_command(&sandbox.root)
            .args(["init", "-q", "-b", "main", format])
            .arg(&root)
            .output()
            .unwrap();
        // An older git knows neither.
        if made.status.success() {
            sandbox.configure(&root);
            git_in(&root, &["config", "core.hooksPath", "hooks"]);
            test(&sandbox, &root);
        }
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn open(root: &Path) -> Repository {
    Repository::discover(&root.join("catalogue"))
        .unwrap()
        .unwrap()
}

#[test]
fn branch_status_person_and_single_files_are_known_and_commits_are_made() {
    in_each(|_, root| {
        write(root, "catalogue/a.yaml", "one\n");
        write(root, "catalogue/thủ tục.yaml", "hai\n");
        let repository = open(root);
        assert!(repository.limits().is_some());
        assert_eq!(repository.workdir(), Some(root));
        let head = repository.head().unwrap();
        assert_eq!(
            (head.branch.as_deref(), head.unborn, head.commit),
            (Some("main"), true, None)
        );
        assert_eq!(repository.identity().unwrap().email, "ra.soat@example.vn");
        commit_in(&repository, &["catalogue/a.yaml", "catalogue/thủ tục.yaml"]).unwrap();

        write(root, "catalogue/a.yaml", "changed\n");
        fs::remove_file(root.join("catalogue/thủ tục.yaml")).unwrap();
        write(root, "catalogue/new.yaml", "new\n");
        write(root, "staged.txt", "staged by a colleague\n");
        git_in(root, &["add", "staged.txt"]);
        let changes = repository.status(&root.join("catalogue")).unwrap();
        let seen: Vec<_> = changes
            .iter()
            .map(|change| (change.path.to_str().unwrap(), change.kind))
            .collect();
        assert_eq!(
            seen,
            [
                ("catalogue/a.yaml", ChangeKind::Modified),
                ("catalogue/new.yaml", ChangeKind::Added),
                ("catalogue/thủ tục.yaml", ChangeKind::Deleted),
            ]
        );
        let paths = [
            "catalogue/a.yaml",
            "catalogue/new.yaml",
            "catalogue/thủ tục.yaml",
        ];
        let done = commit_in(&repository, &paths).unwrap();
        assert_eq!((done.files, done.branch.as_deref()), (3, Some("main")));
        assert_eq!(git_in(root, &["rev-parse", "HEAD"]).trim(), done.id);
        assert!(done.id.starts_with(&done.short) && done.short.len() < done.id.len());
        assert_eq!(git_in(root, &["status", "--porcelain"]), "A  staged.txt\n");
        let a = Path::new("catalogue/a.yaml");
        assert_eq!(
            repository.read_at("HEAD", a).unwrap().unwrap(),
            b"changed\n"
        );
        assert_eq!(repository.read_at("HEAD~1", a).unwrap().unwrap(), b"one\n");
        assert_eq!(repository.read_at("HEAD", "none".as_ref()).unwrap(), None);
        assert_eq!(repository.resolve("main").unwrap(), done.id);
        assert_eq!(
            repository.resolve("nowhere").unwrap_err().kind,
            VcsErrorKind::UnknownRevision
        );
        write(root, "catalogue.yaml", "beside\n");
        git_in(root, &["add", "catalogue.yaml"]);
        git_in(root, &["commit", "-q", "-m", "beside"]);
        let files = repository.files_at("HEAD", Path::new("catalogue")).unwrap();
        let paths: Vec<_> = files.iter().map(|file| file.path.as_path()).collect();
        assert_eq!(
            paths,
            ["catalogue/a.yaml", "catalogue/new.yaml"].map(Path::new)
        );
        assert_eq!(repository.read_blob(files[0].id).unwrap(), b"changed\n");
        let id = git_in(root, &["rev-parse", "HEAD:catalogue/new.yaml"]);
        assert_eq!(files[1].id.to_string(), id.trim());
        let before = repository.files_at("HEAD~2", "".as_ref()).unwrap();
        assert_eq!(before[1].path, Path::new("catalogue/thủ tục.yaml"));
        assert_eq!(repository.files_at("HEAD", a).unwrap(), []);
        git_in(root, &["fsck", "--strict"]);
    });
}

#[test]
fn a_linked_work_tree_knows_its_own_folder_and_the_one_that_all_share() {
    in_each(|sandbox, root| {
        write(root, "catalogue/a.yaml", "one\n");
        let repository = open(root);
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        let git = root.join(".git");
        assert_eq!(repository.folders().map(real), [git.clone(), git.clone()]);
        let name = root.file_name().unwrap().to_str().unwrap();
        let linked = sandbox.root.with_file_name(format!("linked-{name}"));
        git_in(root, &["worktree", "add", "-q", linked.to_str().unwrap()]);
        let repository = open(&linked);
        let own = git.join("worktrees").join(linked.file_name().unwrap());
        assert_eq!(repository.folders().map(real), [own, git]);
    });
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap()
}

#[test]
fn what_cannot_be_served_is_refused_with_the_reason() {
    in_each(|_, root| {
        write(root, "catalogue/a.yaml", "one\n");
        let repository = open(root);
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        let path = Path::new("catalogue");
        for error in [
            repository.log_of(path, 9).unwrap_err(),
            repository.tree_at("HEAD", path).unwrap_err(),
            repository.deltas(None, "HEAD", path).unwrap_err(),
            repository.last_changes("HEAD", path).unwrap_err(),
        ] {
            assert_eq!(error.kind, VcsErrorKind::Unsupported);
            assert!(error.message.contains("no history here"), "{error}");
            assert!(error.hint.is_some());
        }
        let error = commit_in(&repository, &["catalogue/a.yaml"]).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::NothingToCommit);
        let error = commit_in(&repository, &["catalogue/none.yaml"]).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::NothingToCommit);
        write(root, ".gitignore", "*.tmp\n");
        write(root, "catalogue/x.tmp", "text\n");
        let error = commit_in(&repository, &["catalogue/x.tmp"]).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::Ignored);
    });
}

#[test]
fn operations_upstreams_and_amending_are_known_there_too() {
    in_each(|_, root| {
        write(root, "catalogue/a.yaml", "one\n");
        let repository = open(root);
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        assert_eq!(repository.upstream().unwrap(), None);
        let first = repository.amendable().unwrap();
        assert_eq!(first.message.trim(), "Mark procedures");
        write(root, "catalogue/b.yaml", "two\n");
        let done = repository
            .commit(&CommitRequest {
                paths: &[PathBuf::from("catalogue/b.yaml")],
                message: &first.message,
                when: None,
                target: CommitTarget {
                    on: None,
                    amend: Some(first.id.clone()),
                },
            })
            .unwrap();
        assert_eq!(done.amended, Some(first.id));
        assert_eq!(git_in(root, &["rev-list", "--count", "HEAD"]).trim(), "1");
        assert_eq!(
            git_in(root, &["reflog", "-1", "--format=%gs"]).trim(),
            "commit (amend): Mark procedures"
        );

        git_in(root, &["branch", "shared"]);
        git_in(root, &["branch", "-q", "--set-upstream-to=shared"]);
        let upstream = repository.upstream().unwrap().unwrap();
        assert_eq!((upstream.name.as_str(), upstream.ahead), ("shared", 0));
        let error = repository.amendable().unwrap_err();
        let pushed = VcsErrorKind::NotAmendable(NotAmendable::Pushed);
        assert_eq!(error.kind, pushed, "{error}");

        git_in(root, &["checkout", "-q", "-b", "theirs"]);
        write(root, "catalogue/a.yaml", "theirs\n");
        git_in(root, &["commit", "-q", "-a", "-m", "theirs"]);
        git_in(root, &["checkout", "-q", "main"]);
        write(root, "catalogue/a.yaml", "ours\n");
        git_in(root, &["commit", "-q", "-a", "-m", "ours"]);
        assert_eq!(repository.upstream().unwrap().unwrap().ahead, 1);
        let ran = git_command(root).args(["cherry-pick", "theirs"]).output();
        assert!(!ran.unwrap().status.success());
        assert_eq!(repository.operation(), Some(Operation::CherryPick));
        let error = commit_in(&repository, &["catalogue/a.yaml"]).unwrap_err();
        let picking = VcsErrorKind::OperationUnderWay(Operation::CherryPick);
        assert_eq!(error.kind, picking);
        assert_eq!(
            repository.status(root).unwrap()[0].kind,
            ChangeKind::Conflicted
        );
    });
}

#[test]
fn a_refusing_hook_leaves_the_index_as_it_was() {
    in_each(|_, root| {
        write(root, "catalogue/a.yaml", "one\n");
        let repository = open(root);
        commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        super::program::script(&root.join("pre-commit"), "#!/bin/sh\necho no >&2\nexit 1\n");
        git_in(root, &["config", "core.hooksPath", root.to_str().unwrap()]);
        write(root, "catalogue/new.yaml", "new\n");
        write(root, "catalogue/promised.yaml", "announced\n");
        git_in(root, &["add", "-N", "catalogue/promised.yaml"]);
        git_in(root, &["rm", "-q", "--cached", "catalogue/a.yaml"]);
        let before = git_in(root, &["status", "--porcelain"]);
        let paths = [
            "catalogue/a.yaml",
            "catalogue/new.yaml",
            "catalogue/promised.yaml",
        ];
        let error = commit_in(&repository, &paths).unwrap_err();
        assert_eq!(error.kind, VcsErrorKind::Refused);
        assert_eq!(git_in(root, &["status", "--porcelain"]), before);
    });
}

#[test]
fn a_split_or_a_sparse_index_is_read_and_written_by_git() {
    let sandbox = Sandbox::new();
    sandbox.write("other/deep/x.txt", "elsewhere\n");
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "-q", "-m", "elsewhere"]);
    for arguments in [
        ["update-index", "--split-index"].as_slice(),
        &["update-index", "--no-split-index"],
        &["sparse-checkout", "set", "--sparse-index", "catalogue"],
    ] {
        sandbox.git(arguments);
        sandbox.write("catalogue/a.yaml", &format!("{arguments:?}\n"));
        let repository = sandbox.open();
        let changes = repository.status(&sandbox.root).unwrap();
        assert_eq!(changes.len(), 1, "{arguments:?}");
        let done = commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
        assert_eq!((done.files, done.id), (1, sandbox.head()));
        assert_eq!(sandbox.status(), "");
        assert_eq!(
            repository.log_of("catalogue".as_ref(), 9).unwrap()[0].id,
            sandbox.head()
        );
    }
    sandbox.assert_sound();
}

/// Every way in which a repository's configuration names a program that git would run on its own.
fn name_programs(root: &Path, ran: &Path) {
    let program = root.join(".git/runs");
    let text = format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", ran.display());
    super::program::script(&program, &text);
    let program = program.to_str().unwrap();
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.askPass",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.a=b.clean",
        "filter.a=b.process",
        "gpg.program",
        "credential.helper",
        "interactive.diffFilter",
        "alias.status",
    ] {
        git_in(root, &["config", key, program]);
    }
    git_in(root, &["config", "filter.x.required", "true"]);
    git_in(root, &["config", "log.showSignature", "true"]);
    fs::create_dir_all(root.join(".git/info")).unwrap();
    fs::write(
        root.join(".git/info/attributes"),
        "catalogue/a.yaml filter=x diff=x\ncatalogue/b.yaml filter=a=b\n",
    )
    .unwrap();
    let hooks = root.join(".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    for hook in [
        "post-index-change",
        "fsmonitor-watchman",
        "post-checkout",
        "pre-auto-gc",
    ] {
        super::program::script(&hooks.join(hook), &text);
    }
}

/// Everything that git keeps, with its content.
fn kept(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![root.join(".git")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push((path.clone(), fs::read(&path).unwrap())),
            }
        }
    }
    found.sort();
    found
}

#[test]
fn reading_runs_no_command_that_a_repository_names_and_writes_nothing_into_git() {
    let look = |root: &Path| {
        let ran = root.with_extension("ran");
        name_programs(root, &ran);
        for name in ["a", "b"] {
            write(root, &format!("catalogue/{name}.yaml"), "touched\n");
        }
        let before = kept(root);
        let repository = open(root);
        let head = repository.head().unwrap();
        assert!(head.commit.is_some());
        repository.operation();
        repository.upstream().unwrap();
        let _ = repository.amendable();
        repository.identity().unwrap();
        let changed = repository.status(&root.join("catalogue")).unwrap();
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert_eq!(
            repository.left_out(&root.join("catalogue")).unwrap().len(),
            0
        );
        let _ = repository.log_of(Path::new("catalogue"), 9);
        let _ = repository.last_changes("HEAD", Path::new("catalogue"));
        repository.files_at("HEAD", Path::new("")).unwrap();
        let a = Path::new("catalogue/a.yaml");
        assert_eq!(repository.read_at("HEAD", a).unwrap().unwrap(), b"one\n");
        repository
            .changed_since("HEAD", Path::new("catalogue"), None)
            .unwrap();
        repository.ignores(a);
        repository.needs_git(&[a.to_owned()]).unwrap();
        assert_eq!(fs::read_to_string(&ran).unwrap_or_default(), "");
        assert_eq!(kept(root), before);
    };
    let fill = |root: &Path| {
        for name in ["a", "b"] {
            write(root, &format!("catalogue/{name}.yaml"), "one\n");
        }
        write(root, "other/c.yaml", "one\n");
        git_in(root, &["add", "."]);
        git_in(root, &["commit", "-q", "-m", "begin"]);
    };
    in_each(|_, root| {
        fill(root);
        look(root);
    });
    for make in [
        &[
            "sparse-checkout",
            "set",
            "--cone",
            "--sparse-index",
            "catalogue",
        ][..],
        &["sparse-checkout", "set", "--no-cone", "catalogue"],
        &["update-index", "--split-index"],
        &["status"],
    ] {
        let sandbox = Sandbox::empty();
        fill(&sandbox.root);
        sandbox.git(make);
        look(&sandbox.root);
    }
}
