//! Tests against real repositories, made and judged by the `git` program.
//!
//! libgit2 reads the machine's global configuration whatever a test does, so every repository here sets what matters in
//! its own; the `git` program gets an environment without any.

mod amend;
mod commit;
mod environment;
#[cfg(unix)]
mod foreign;
mod history;
mod incomplete;
mod left_out;
mod open;
#[cfg(unix)]
mod program;
mod refusal;
mod status;
mod work_tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{CommitRequest, CommitTarget, NewCommit, Repository, Result};

/// A repository in a temporary folder.
struct Sandbox {
    #[expect(dead_code, reason = "removes the folder in the end")]
    folder: tempfile::TempDir,
    /// The top of the work tree, without symbolic links.
    root: PathBuf,
}

impl Sandbox {
    /// Without a commit.
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("work");
        fs::create_dir(&root).unwrap();
        let sandbox = Self { folder, root };
        sandbox.git(&["init", "-q", "-b", "main"]);
        sandbox.configure(&sandbox.root);
        sandbox
    }

    /// With one commit of `catalogue/a.yaml`, `catalogue/b.yaml` and `README.md`.
    fn new() -> Self {
        let sandbox = Self::empty();
        for path in ["catalogue/a.yaml", "catalogue/b.yaml", "README.md"] {
            sandbox.write(path, &format!("first text of {path}\n"));
        }
        sandbox.git(&["add", "."]);
        sandbox.git(&["commit", "-q", "-m", "begin"]);
        sandbox
    }

    fn configure(&self, root: &Path) {
        let hooks = self.root.join(".git/hooks");
        let none = self.root.join(".git/none");
        for (key, value) in [
            ("user.name", "Nguyễn Thị Rà Soát"),
            ("user.email", "ra.soat@example.vn"),
            ("author.name", ""),
            ("committer.name", ""),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
            ("core.hooksPath", hooks.to_str().unwrap()),
            ("core.excludesFile", none.to_str().unwrap()),
            ("core.attributesFile", none.to_str().unwrap()),
        ] {
            git_in(root, &["config", key, value]);
        }
    }

    fn git(&self, arguments: &[&str]) -> String {
        git_in(&self.root, arguments)
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self) -> Repository {
        Repository::discover(&self.root).unwrap().unwrap()
    }

    fn commit(&self, paths: &[&str]) -> Result<NewCommit> {
        commit_in(&self.open(), paths)
    }

    /// What `git status` says of every file; the index is read, not refreshed.
    fn status(&self) -> String {
        self.git(&[
            "--no-optional-locks",
            "status",
            "--porcelain",
            "--untracked-files=all",
        ])
    }

    /// The files of HEAD's commit, as `A path`, `M path`, `D path`.
    fn last_commit(&self) -> Vec<String> {
        let shown = self.git(&[
            "show",
            "--format=",
            "--name-status",
            "--root",
            "--no-renames",
            "HEAD",
        ]);
        shown.lines().map(|line| line.replace('\t', " ")).collect()
    }

    fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// Everything that a failed commit must leave as it was.
    fn state(&self) -> (String, Vec<u8>, Vec<String>) {
        let heads = self.git(&["for-each-ref"]) + &self.git(&["reflog"]);
        let mut litter: Vec<String> = fs::read_dir(self.at(".git"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        litter.sort();
        (
            heads,
            fs::read(self.at(".git/index")).unwrap_or_default(),
            litter,
        )
    }

    /// No damaged object, and no litter in git's folder.
    fn assert_sound(&self) {
        self.git(&["fsck", "--strict", "--no-dangling"]);
        for litter in ["index.lock", "rasoat-index", "rasoat-index.lock"] {
            assert!(
                !self.at(".git").join(litter).exists(),
                "{litter} was left behind"
            );
        }
    }
}

fn commit_in(repository: &Repository, paths: &[&str]) -> Result<NewCommit> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    repository.commit(&CommitRequest {
        paths: &paths,
        message: "Mark procedures",
        when: None,
        target: CommitTarget::default(),
    })
}

fn git_command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command
}

fn git_in(folder: &Path, arguments: &[&str]) -> String {
    let output = git_command(folder).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
