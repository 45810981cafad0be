//! Commits that succeed: exactly the named paths, and a clean status after.

use std::fs;
use std::path::PathBuf;

use super::{Sandbox, commit_in, git_in};
use crate::vcs::{CommitRequest, CommitTarget, Repository};

#[test]
fn a_changed_file_is_committed_and_the_status_is_clean() {
    let sandbox = Sandbox::new();
    let before = sandbox.head();
    sandbox.write("catalogue/a.yaml", "second text\n");
    let committed = sandbox.commit(&["catalogue/a.yaml"]).unwrap();

    assert_eq!(committed.id, sandbox.head());
    assert!(committed.id.starts_with(&committed.short) && committed.short.len() >= 7);
    assert_eq!(
        (committed.branch.as_deref(), committed.files),
        (Some("main"), 1)
    );
    assert_eq!(sandbox.git(&["rev-parse", "HEAD^"]).trim(), before);
    assert_eq!(sandbox.last_commit(), ["M catalogue/a.yaml"]);
    assert_eq!(
        sandbox
            .git(&["log", "-1", "--format=%an <%ae> %cn: %B"])
            .trim(),
        "Nguyễn Thị Rà Soát <ra.soat@example.vn> Nguyễn Thị Rà Soát: Mark procedures"
    );
    assert_eq!(sandbox.status(), "");
    for reference in ["HEAD", "main"] {
        let logged = sandbox.git(&["reflog", "-1", "--format=%H %gs", reference]);
        assert_eq!(
            logged.trim(),
            format!("{} commit: Mark procedures", committed.id)
        );
    }
    sandbox.assert_sound();
}

#[test]
fn the_first_commit_makes_the_branch() {
    let sandbox = Sandbox::empty();
    sandbox.write("catalogue/a.yaml", "text\n");
    sandbox.write("notes.txt", "not asked for\n");
    let committed = sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(committed.branch.as_deref(), Some("main"));
    assert_eq!(sandbox.last_commit(), ["A catalogue/a.yaml"]);
    assert_eq!(
        sandbox.git(&["reflog", "-1", "--format=%gs"]).trim(),
        "commit (initial): Mark procedures"
    );
    assert_eq!(sandbox.status(), "?? notes.txt\n");
    sandbox.assert_sound();
}

#[test]
fn a_repository_made_here_takes_a_commit() {
    let sandbox = Sandbox::empty();
    let root = sandbox.at("new/catalogue");
    let repository = Repository::init(&root).unwrap();
    sandbox.configure(&root);
    assert_eq!(repository.head().unwrap().branch.as_deref(), Some("main"));
    fs::write(root.join("a.yaml"), "text\n").unwrap();
    commit_in(&repository, &["a.yaml"]).unwrap();
    assert_eq!(git_in(&root, &["status", "--porcelain"]), "");
    assert!(
        Repository::init(&root).is_err(),
        "a repository is never made over another"
    );
}

#[test]
fn new_files_in_new_folders_and_deletions_go_together() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/decisions/G15/1.001193.yaml", "new\n");
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();
    let committed = sandbox
        .commit(&["catalogue/decisions/G15/1.001193.yaml", "catalogue/b.yaml"])
        .unwrap();
    assert_eq!(committed.files, 2);
    assert_eq!(
        sandbox.last_commit(),
        [
            "D catalogue/b.yaml",
            "A catalogue/decisions/G15/1.001193.yaml"
        ]
    );
    assert_eq!(sandbox.status(), "");

    // A folder goes with its last file, and the tree may become empty.
    let all = [
        "catalogue/decisions/G15/1.001193.yaml",
        "catalogue/a.yaml",
        "README.md",
    ];
    all.iter()
        .for_each(|path| fs::remove_file(sandbox.at(path)).unwrap());
    sandbox.commit(&all).unwrap();
    assert_eq!(sandbox.git(&["ls-tree", "-rt", "HEAD"]), "");
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[test]
fn what_others_staged_stays_staged_and_out_of_the_commit() {
    let sandbox = Sandbox::new();
    sandbox.write("README.md", "staged by a colleague\n");
    sandbox.write("staged-new.txt", "staged too\n");
    sandbox.write("promised.txt", "only announced\n");
    sandbox.git(&["add", "README.md", "staged-new.txt"]);
    sandbox.git(&["add", "-N", "promised.txt"]);
    sandbox.git(&["rm", "-q", "--cached", "catalogue/b.yaml"]);
    sandbox.write("README.md", "staged by a colleague, and edited on\n");
    let before = sandbox.status();
    let staged = sandbox.git(&["diff", "--cached"]);

    sandbox.write("catalogue/a.yaml", "mine\n");
    sandbox.write("catalogue/new.yaml", "mine\n");
    sandbox
        .commit(&["catalogue/a.yaml", "catalogue/new.yaml"])
        .unwrap();

    assert_eq!(
        sandbox.last_commit(),
        ["M catalogue/a.yaml", "A catalogue/new.yaml"]
    );
    assert_eq!(sandbox.status(), before);
    assert_eq!(sandbox.git(&["diff", "--cached"]), staged);
    sandbox.assert_sound();
}

#[test]
fn the_work_tree_counts_not_what_is_staged_of_the_same_path() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "staged\n");
    sandbox.git(&["add", "catalogue/a.yaml"]);
    sandbox.write("catalogue/a.yaml", "written after\n");
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(
        sandbox.git(&["show", "HEAD:catalogue/a.yaml"]),
        "written after\n"
    );
    assert_eq!(sandbox.status(), "");
}

#[test]
fn a_staged_new_file_that_is_gone_leaves_the_index_with_the_next_commit() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/short-lived.yaml", "text\n");
    sandbox.git(&["add", "."]);
    fs::remove_file(sandbox.at("catalogue/short-lived.yaml")).unwrap();
    sandbox.write("catalogue/a.yaml", "changed\n");
    let committed = sandbox
        .commit(&["catalogue/short-lived.yaml", "catalogue/a.yaml"])
        .unwrap();
    assert_eq!(committed.files, 1);
    assert_eq!(sandbox.status(), "");
}

#[test]
fn line_ends_are_stored_as_git_would_and_the_status_stays_clean() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "core.autocrlf", "true"]);
    sandbox.write("catalogue/a.yaml", "one\r\ntwo\r\n");
    sandbox.write("catalogue/new.yaml", "three\r\n");
    sandbox
        .commit(&["catalogue/a.yaml", "catalogue/new.yaml"])
        .unwrap();
    assert_eq!(
        sandbox.git(&["show", "HEAD:catalogue/a.yaml"]),
        "one\ntwo\n"
    );
    assert_eq!(sandbox.git(&["show", "HEAD:catalogue/new.yaml"]), "three\n");
    assert_eq!(sandbox.status(), "");

    sandbox.git(&["config", "core.autocrlf", "false"]);
    sandbox.write(".gitattributes", "*.yaml text eol=crlf\n*.bin -text\n");
    sandbox.write("catalogue/b.yaml", "four\r\n");
    sandbox.write("catalogue/raw.bin", "five\r\n");
    sandbox
        .commit(&[".gitattributes", "catalogue/b.yaml", "catalogue/raw.bin"])
        .unwrap();
    assert_eq!(sandbox.git(&["show", "HEAD:catalogue/b.yaml"]), "four\n");
    assert_eq!(sandbox.git(&["show", "HEAD:catalogue/raw.bin"]), "five\r\n");
    assert_eq!(sandbox.status(), "");
}

#[test]
fn a_file_may_become_a_folder_and_the_other_way_round() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.at("README.md")).unwrap();
    sandbox.write("README.md/part.md", "now a folder\n");
    sandbox.commit(&["README.md/part.md"]).unwrap();
    assert_eq!(
        sandbox.last_commit(),
        ["D README.md", "A README.md/part.md"]
    );
    assert_eq!(sandbox.status(), "");

    fs::remove_dir_all(sandbox.at("README.md")).unwrap();
    sandbox.write("README.md", "a file again\n");
    sandbox.commit(&["README.md", "README.md/part.md"]).unwrap();
    assert_eq!(
        sandbox.last_commit(),
        ["A README.md", "D README.md/part.md"]
    );
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[cfg(unix)]
#[test]
fn executable_bits_and_symbolic_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new();
    fs::set_permissions(sandbox.at("README.md"), fs::Permissions::from_mode(0o755)).unwrap();
    symlink("a.yaml", sandbox.at("catalogue/link.yaml")).unwrap();
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();
    symlink("/nowhere", sandbox.at("catalogue/b.yaml")).unwrap();
    sandbox
        .commit(&["README.md", "catalogue/link.yaml", "catalogue/b.yaml"])
        .unwrap();
    let modes = sandbox.git(&["ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD"]);
    let expected = "100755 README.md\n100644 catalogue/a.yaml\n120000 catalogue/b.yaml\n120000 catalogue/link.yaml\n";
    assert_eq!(modes, expected);
    assert_eq!(sandbox.status(), "");

    // Where the file system's bits mean nothing, the known ones stay.
    sandbox.git(&["config", "core.fileMode", "false"]);
    fs::set_permissions(sandbox.at("README.md"), fs::Permissions::from_mode(0o644)).unwrap();
    sandbox.write("README.md", "edited\n");
    sandbox.write("catalogue/new.yaml", "text\n");
    fs::set_permissions(
        sandbox.at("catalogue/new.yaml"),
        fs::Permissions::from_mode(0o755),
    )
    .unwrap();
    sandbox
        .commit(&["README.md", "catalogue/new.yaml"])
        .unwrap();
    let modes = sandbox.git(&["ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD"]);
    assert!(
        modes.contains("100755 README.md") && modes.contains("100644 catalogue/new.yaml"),
        "{modes}"
    );
    assert_eq!(sandbox.status(), "");
}

#[test]
fn on_a_detached_head_the_commit_says_that_no_branch_has_it() {
    let sandbox = Sandbox::new();
    sandbox.git(&["checkout", "-q", "--detach"]);
    sandbox.write("catalogue/a.yaml", "detached\n");
    let committed = sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(committed.branch, None);
    assert_eq!(committed.id, sandbox.head());
    assert_ne!(sandbox.git(&["rev-parse", "main"]).trim(), committed.id);
    assert_eq!(sandbox.status(), "");
}

#[test]
fn a_linked_worktree_commits_to_its_own_branch() {
    let sandbox = Sandbox::new();
    let linked = sandbox.root.parent().unwrap().join("linked");
    sandbox.git(&[
        "worktree",
        "add",
        "-q",
        "-b",
        "review",
        linked.to_str().unwrap(),
    ]);
    let repository = Repository::discover(&linked.join("catalogue"))
        .unwrap()
        .unwrap();
    assert_eq!(repository.workdir(), Some(linked.as_path()));
    fs::write(linked.join("catalogue/a.yaml"), "in the linked tree\n").unwrap();
    let committed = commit_in(&repository, &["catalogue/a.yaml"]).unwrap();
    assert_eq!(committed.branch.as_deref(), Some("review"));
    assert_eq!(git_in(&linked, &["status", "--porcelain"]), "");
    assert_eq!(git_in(&linked, &["rev-parse", "HEAD"]).trim(), committed.id);
    assert_ne!(sandbox.head(), committed.id);
    assert_eq!(sandbox.status(), "");
    sandbox.assert_sound();
}

#[test]
fn the_given_time_and_a_tidy_message_are_stored() {
    let sandbox = Sandbox::new();
    sandbox.write("catalogue/a.yaml", "text\n");
    let request = CommitRequest {
        paths: &[
            PathBuf::from("./catalogue/a.yaml"),
            PathBuf::from("catalogue/a.yaml"),
        ],
        message: "\n  Mark 1.001193  \n\n\n# not a comment\n\n",
        when: Some("2026-10-27T09:30:00+07:00[+07:00]".parse().unwrap()),
        target: CommitTarget::default(),
    };
    assert_eq!(sandbox.open().commit(&request).unwrap().files, 1);
    let stored = sandbox.git(&["log", "-1", "--format=%ad|%cd|%B", "--date=iso-strict"]);
    let time = "2026-10-27T09:30:00+07:00";
    assert_eq!(
        stored.trim_end(),
        format!("{time}|{time}|  Mark 1.001193\n\n# not a comment")
    );
}

#[test]
fn an_edit_in_the_same_instant_as_the_index_is_not_hidden() {
    // Git trusts a file's time only where it is older than the index's. A new index must not make racy entries look
    // old: same size, same second, other content.
    let sandbox = Sandbox::new();
    let set_time = |path: &str| {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        fs::File::options()
            .write(true)
            .open(sandbox.at(path))
            .unwrap()
            .set_modified(time)
            .unwrap();
    };
    sandbox.git(&["config", "core.trustctime", "false"]);
    sandbox.write("README.md", "aaaa\n");
    set_time("README.md");
    sandbox.git(&["commit", "-q", "-a", "-m", "as it was"]);
    set_time(".git/index");
    sandbox.write("README.md", "bbbb\n");
    set_time("README.md");
    assert_eq!(sandbox.status(), " M README.md\n");

    set_time(".git/index");
    sandbox.write("catalogue/a.yaml", "mine\n");
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(sandbox.status(), " M README.md\n");
}

#[test]
fn the_index_version_and_its_permissions_stay() {
    let sandbox = Sandbox::new();
    sandbox.git(&["update-index", "--index-version", "4"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(sandbox.at(".git/index"), fs::Permissions::from_mode(0o664)).unwrap();
    }
    sandbox.write("catalogue/a.yaml", "mine\n");
    sandbox.commit(&["catalogue/a.yaml"]).unwrap();
    assert_eq!(fs::read(sandbox.at(".git/index")).unwrap()[7], 4);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(sandbox.at(".git/index"))
                .unwrap()
                .permissions()
                .mode()
                & 0o777,
            0o664
        );
    }
    assert_eq!(sandbox.status(), "");
}
