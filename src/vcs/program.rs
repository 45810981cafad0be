//! A commit through the `git` program, for what libgit2 does not do: hooks, signing, external filters.
//!
//! `git commit --only` takes the named paths from the work tree and leaves whatever else is staged alone, but knows
//! only files that are in the index. New ones are put there first, and taken out again if the commit does not come
//! about.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use git2::Oid;

use super::commit::{Plan, nothing_to_commit};
use super::error::{Result, VcsError, VcsErrorKind};
use super::lock::locked;
use super::repository::{Repository, Tip};
use super::status::cannot_read;

/// Commits, and answers the commit and the number of changed files. `reason` says why it takes the program.
pub(super) fn commit(repository: &Repository, plan: &Plan, reason: &str) -> Result<(Oid, usize)> {
    let repo = &repository.inner;
    let lock = repo.path().join("index.lock");
    if lock.exists() {
        return Err(locked(&lock));
    }
    let before = Tip::read(repo)?;
    let workdir = repository.work_tree()?;
    let new = untracked(repo, workdir, &plan.paths)?;
    if new.is_empty() && !changed(repo, &plan.paths)? {
        return Err(nothing_to_commit());
    }

    let git = Git {
        repository,
        workdir,
        plan,
        reason,
    };
    let staged = match new.is_empty() {
        true => Ok(()),
        false => git.run(&["update-index", "--add", "-z", "--stdin"], &new),
    };
    let done = staged.and_then(|()| {
        let message = format!("--message={}", plan.message);
        let arguments = [
            "commit",
            "--quiet",
            "--only",
            "--cleanup=whitespace",
            &message,
        ];
        git.run(
            &[
                &arguments[..],
                &["--pathspec-from-file=-", "--pathspec-file-nul"],
            ]
            .concat(),
            &plan.paths,
        )
    });
    let after = Tip::read(repo)?;
    if let Err(error) = done {
        if !new.is_empty() && after.commit == before.commit {
            // What the person needs to read is why the commit failed.
            let _ = git.run(&["update-index", "--force-remove", "-z", "--stdin"], &new);
        }
        return Err(error);
    }
    let Some(id) = after.commit.filter(|id| Some(*id) != before.commit) else {
        return Err(VcsError::new(
            VcsErrorKind::Git,
            "git ended without an error, but HEAD did not move",
        ));
    };
    Ok((
        id,
        count(repo, before.commit, id, &plan.paths)
            .map_err(|error| VcsError::git(&error, "read the commit"))?,
    ))
}

/// The paths that are in the work tree but not in the index.
fn untracked(repo: &git2::Repository, workdir: &Path, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut index = repo.index().map_err(|error| cannot_read(&error))?;
    index.read(true).map_err(|error| cannot_read(&error))?;
    let is_new = |path: &&PathBuf| {
        index.get_path(path, 0).is_none()
            && workdir
                .join(path)
                .symlink_metadata()
                .is_ok_and(|meta| !meta.is_dir())
    };
    Ok(paths.iter().filter(is_new).cloned().collect())
}

fn changed(repo: &git2::Repository, paths: &[PathBuf]) -> Result<bool> {
    let mut options = git2::StatusOptions::new();
    options
        .disable_pathspec_match(true)
        .exclude_submodules(true);
    for path in paths {
        options.pathspec(path);
    }
    repo.statuses(Some(&mut options))
        .map(|found| !found.is_empty())
        .map_err(|error| cannot_read(&error))
}

/// How many of the paths differ between two commits.
fn count(
    repo: &git2::Repository,
    before: Option<Oid>,
    after: Oid,
    paths: &[PathBuf],
) -> std::result::Result<usize, git2::Error> {
    let before = before.map(|id| repo.find_commit(id)?.tree()).transpose()?;
    let after = repo.find_commit(after)?.tree()?;
    let entry = |tree: &git2::Tree<'_>, path: &Path| {
        tree.get_path(path).ok().map(|e| (e.id(), e.filemode()))
    };
    let old = |path: &Path| before.as_ref().and_then(|tree| entry(tree, path));
    Ok(paths
        .iter()
        .filter(|path| old(path) != entry(&after, path))
        .count())
}

/// How to call the program for one commit.
struct Git<'a> {
    repository: &'a Repository,
    workdir: &'a Path,
    plan: &'a Plan,
    reason: &'a str,
}

impl Git<'_> {
    /// Runs one command in the work tree; `paths` go to its standard input, each ended by NUL.
    fn run(&self, arguments: &[&str], paths: &[PathBuf]) -> Result<()> {
        let mut command = Command::new(&self.repository.git_program);
        command
            .arg("--literal-pathspecs")
            .args(arguments)
            .current_dir(self.workdir);
        // The caller may itself run inside a hook or an alias of another repository.
        for variable in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_COMMON_DIR",
        ] {
            command.env_remove(variable);
        }
        let Plan {
            author, committer, ..
        } = self.plan;
        command
            .env("GIT_AUTHOR_NAME", &author.name)
            .env("GIT_AUTHOR_EMAIL", &author.email)
            .env("GIT_COMMITTER_NAME", &committer.name)
            .env("GIT_COMMITTER_EMAIL", &committer.email);
        if let Some(when) = &self.plan.when {
            let date = when.strftime("@%s %z").to_string();
            command
                .env("GIT_AUTHOR_DATE", &date)
                .env("GIT_COMMITTER_DATE", &date);
        }
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());

        let failed = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound => VcsError::new(
                VcsErrorKind::GitProgramMissing,
                format!(
                    "{}, and for that the git program is needed, which was not found",
                    self.reason
                ),
            )
            .hint("install git, or put it on the search path"),
            _ => VcsError::new(
                VcsErrorKind::Io,
                format!("cannot run the git program: {error}"),
            ),
        };
        let mut child = command.spawn().map_err(failed)?;
        if let Some(mut input) = child.stdin.take() {
            let bytes: Vec<u8> = paths
                .iter()
                .flat_map(|path| slashed(path).chain([0]))
                .collect();
            // A program that ends early closes its input; what it has to say comes below.
            let _ = input.write_all(&bytes);
        }
        let output = child.wait_with_output().map_err(failed)?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stderr, output.stdout]
            .map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
        let said = said
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        let said = if said.is_empty() {
            output.status.to_string()
        } else {
            said
        };
        Err(
            VcsError::new(VcsErrorKind::Refused, format!("git did not commit: {said}"))
                .hint(format!("the git program was asked because {}", self.reason)),
        )
    }
}

/// A path as git writes it, with slashes.
fn slashed(path: &Path) -> impl Iterator<Item = u8> {
    let names: Vec<&[u8]> = path.iter().map(|name| name.as_encoded_bytes()).collect();
    names.join(&b'/').into_iter()
}
