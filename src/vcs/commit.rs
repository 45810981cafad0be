//! A commit of exactly the named paths: the request, its checks, and which way it takes.
//!
//! The named paths are committed as they stand in the work tree; whatever else is staged stays staged and is not in
//! the commit. libgit2 runs no hooks, signs nothing and knows no external filters: where the repository asks for one of
//! them, the `git` program commits (`program`), else libgit2 does (`native`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Result, VcsError, VcsErrorKind};
use super::identity::Identity;
use super::program::read as by_program;
use super::repository::{Head, Operation, Repository, RepositoryReader};
use super::status::{cannot_read, is_sparse};
use super::{native, program};
use crate::i18n::{Message, message};

/// What to commit.
#[derive(Debug, Clone)]
pub struct CommitRequest<'a> {
    /// Files, relative to the top of the work tree; a deleted one is named too.
    pub paths: &'a [PathBuf],
    /// The message; blanks at line ends and surplus blank lines are removed, as git does.
    pub message: &'a str,
    /// The time of the commit where git's variables name none; none: the time of now.
    pub when: Option<jiff::Zoned>,
    /// Where it is to go.
    pub target: CommitTarget,
}

/// Where a commit is to go, as it was shown to the person who asks for it: what has become another meanwhile is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommitTarget {
    /// HEAD as it was shown: its branch and its commit count. None: wherever HEAD stands.
    pub on: Option<Head>,
    /// The last commit as it was shown, in full hexadecimal: the new one comes in its place, with what that held; author
    /// and time of writing stay. See [`Repository::amendable`]. None: on top of the last commit.
    pub amend: Option<String>,
}

impl CommitTarget {
    /// # Errors
    /// `HeadMoved` where HEAD stands elsewhere than was shown.
    pub(super) fn hold(&self, branch: Option<&str>, commit: Option<&str>) -> Result<()> {
        let elsewhere = self.on.as_ref().is_some_and(|shown| {
            (shown.branch.as_deref(), shown.commit.as_deref()) != (branch, commit)
        });
        let another = self.amend.is_some() && self.amend.as_deref() != commit;
        match elsewhere || another {
            true => Err(head_moved()),
            false => Ok(()),
        }
    }
}

/// What was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCommit {
    /// The new commit, in full hexadecimal.
    pub id: String,
    /// The same, shortened as far as it stays unambiguous.
    pub short: String,
    /// The branch that moved; none: HEAD is detached, and only its reflog will remember the commit. Say so.
    pub branch: Option<String>,
    /// How many of the paths changed by it.
    pub files: usize,
    /// The commit in whose place it came, in full hexadecimal.
    pub amended: Option<String>,
    /// What git and the repository's hooks said although the commit was made: warnings, a hook that failed afterwards.
    pub said: Option<String>,
    /// What a hook made of it.
    pub otherwise: HookChanges,
}

/// How a commit differs from what was asked for, because of a hook; paths relative to the top of the work tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HookChanges {
    /// Files in it that were not named.
    pub others: Vec<PathBuf>,
    /// Named files that are not in it.
    pub missing: Vec<PathBuf>,
    /// Named files that are in it with another content than they had.
    pub altered: Vec<PathBuf>,
}

impl HookChanges {
    /// Whether it holds what was asked for.
    pub fn is_none(&self) -> bool {
        self.others.is_empty() && self.missing.is_empty() && self.altered.is_empty()
    }
}

/// A request that has passed the checks.
pub(super) struct CommitPlan {
    pub paths: Vec<PathBuf>,
    pub message: String,
    /// When it was written, and when committed; none: the time of now.
    pub written: Option<jiff::Zoned>,
    pub committed: Option<jiff::Zoned>,
    pub author: Identity,
    pub committer: Identity,
    pub target: CommitTarget,
}

impl Repository {
    /// Commits exactly the named paths as they stand in the work tree (added, changed or deleted), on top of HEAD.
    ///
    /// Steps: take git's index lock; store blobs, trees and the commit (until named, they are only unused objects);
    /// check that HEAD has not moved; rename the new index into place; move the branch, if it still is what it was;
    /// unlock. A failure at any step leaves the old state, and a success the new one. A killed program may leave
    /// `index.lock` behind, and between the last two steps the paths staged but not committed, which loses nothing.
    ///
    /// # Errors
    /// `Bare`, `OperationUnderWay`, `Conflicted`, `OutsideRepository`, `InvalidPath`, `Ignored`, `EmptyMessage`,
    /// `NoIdentity`, `NothingToCommit`, `AmendedToNothing`, `Locked`, `HeadMoved`, `NotAmendable`; and where hooks, signing or
    /// filters are asked for, `Refused` with what git or the hook said, or `GitProgramMissing`.
    pub fn commit(&self, request: &CommitRequest<'_>) -> Result<NewCommit> {
        let plan = self.plan(request)?;
        let done = match self.needs_git(&plan.paths)? {
            Some(reason) => program::commit::commit(self, &plan, &reason)?,
            None => {
                let (id, files) = native::PreparedCommit::new(self, &plan)?.publish()?;
                program::commit::ProgramCommit {
                    id: id.to_string(),
                    files,
                    said: None,
                    otherwise: HookChanges::default(),
                }
            }
        };
        let id = done.id;
        let head = self.head()?;
        Ok(NewCommit {
            // A hook may have committed on top.
            short: head
                .short
                .filter(|short| id.starts_with(short))
                .unwrap_or_else(|| id.chars().take(7).collect()),
            id,
            branch: head.branch,
            files: done.files,
            amended: plan.target.amend,
            said: done.said,
            otherwise: done.otherwise,
        })
    }

    /// Everything that can be refused before anything is locked or written.
    pub(super) fn plan(&self, request: &CommitRequest<'_>) -> Result<CommitPlan> {
        self.work_tree()?;
        if let Some(operation) = self.operation() {
            return Err(under_way(operation));
        }
        let target = request.target.clone();
        let head = self.head()?;
        target.hold(head.branch.as_deref(), head.commit.as_deref())?;
        if target.amend.is_some() {
            // Between the two it may have moved again: whoever publishes looks once more.
            self.amendable()?;
        }
        let paths: Result<BTreeSet<PathBuf>> = request
            .paths
            .iter()
            .map(|path| self.committable(path))
            .collect();
        let paths: Vec<PathBuf> = paths?.into_iter().collect();
        if let Some(path) = self.ignored(&paths)?.first() {
            return Err(ignored(path));
        }
        if paths.is_empty() && target.amend.is_none() {
            return Err(nothing_to_commit());
        }
        let message = git2::message_prettify(request.message, None)
            .map_err(|error| VcsError::git(&error, "read the commit message"))?;
        if message.is_empty() {
            return Err(
                VcsError::new(VcsErrorKind::EmptyMessage, message!("vcs-empty-message"))
                    .hint(message!("vcs-say-why")),
            );
        }
        Ok(CommitPlan {
            paths,
            message,
            written: self.moment("author", request)?,
            committed: self.moment("committer", request)?,
            author: self.identity()?,
            committer: self.committer()?,
            target,
        })
    }

    fn moment(&self, role: &str, request: &CommitRequest<'_>) -> Result<Option<jiff::Zoned>> {
        let named = self.environment.date_of(role, request.when.as_ref())?;
        Ok(named.or_else(|| request.when.clone()))
    }

    /// Whether git would not add this file, relative to the top of the work tree, because it ignores it.
    pub fn ignores(&self, path: &Path) -> bool {
        let ignored = self.ignored(&[path.to_owned()]);
        ignored.is_ok_and(|ignored| !ignored.is_empty())
    }

    /// The paths that git would not add because it ignores them; one that it tracks already may change.
    ///
    /// # Errors
    /// Git's index cannot be read.
    pub fn ignored(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { .. } => return by_program::ignored(self, paths),
        };
        let mut ignored: Vec<PathBuf> = paths
            .iter()
            .filter(|path| inner.is_path_ignored(path).unwrap_or(false))
            .cloned()
            .collect();
        if ignored.is_empty() {
            return Ok(ignored);
        }
        let tree = inner.head().and_then(|head| head.peel_to_tree());
        if let Ok(tree) = tree {
            ignored.retain(|path| tree.get_path(path).is_err());
        }
        match inner.index() {
            Ok(index) => {
                ignored.retain(|path| index.get_path(path, 0).is_none());
                Ok(ignored)
            }
            Err(error) if cannot_read(&error).kind == VcsErrorKind::Unsupported => {
                by_program::ignored(self, &ignored)
            }
            Err(error) => Err(cannot_read(&error)),
        }
    }

    /// Why only the `git` program can make a commit of these files, relative to the top of the work tree, if so: then hooks,
    /// what signs and filters run, and may want the terminal.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn needs_git(&self, paths: &[PathBuf]) -> Result<Option<Message>> {
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { why, .. } => return Ok(Some(why.message.clone())),
        };
        if let Err(error) = inner.index() {
            let failure = cannot_read(&error);
            return match failure.kind {
                VcsErrorKind::Unsupported => Ok(Some(failure.message)),
                _ => Err(failure),
            };
        }
        if is_sparse(inner) {
            return Ok(Some(message!("vcs-sparse")));
        }
        let failed = |error: git2::Error| VcsError::git(&error, "read git's configuration");
        let config = inner
            .config()
            .and_then(|mut config| config.snapshot())
            .map_err(failed)?;
        if config.get_bool("commit.gpgsign").unwrap_or(false) {
            return Ok(Some(message!("vcs-signed")));
        }
        let hooks = match config.get_path("core.hookspath") {
            // A relative path counts from where hooks run: the top of the work tree.
            Ok(path) => self.work_tree()?.join(path),
            Err(_) => inner.commondir().join("hooks"),
        };
        let names = [
            "pre-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "post-rewrite",
            "reference-transaction",
            "post-index-change",
        ];
        if let Some(name) = names
            .into_iter()
            .find(|name| is_executable(&hooks.join(name)))
        {
            return Ok(Some(message!("vcs-hook", name)));
        }
        // A newer git takes hooks from the configuration, too.
        let mut named = config
            .entries(Some(r"^hook\..*\.command$"))
            .map_err(failed)?;
        if named.next().is_some() {
            return Ok(Some(message!("vcs-hooks")));
        }
        for path in paths {
            let attribute = |name: &str| {
                let value = inner.get_attr_bytes(path, name, git2::AttrCheckFlags::FILE_THEN_INDEX);
                match git2::AttrValue::from_bytes(value.ok().flatten()) {
                    git2::AttrValue::String(text) => Some(text.to_owned()),
                    _ => None,
                }
            };
            let runs = |driver: &str| {
                ["clean", "process"]
                    .iter()
                    .any(|step| config.get_str(&format!("filter.{driver}.{step}")).is_ok())
            };
            if let Some(driver) = attribute("filter").filter(|driver| runs(driver)) {
                return Ok(Some(message!("vcs-filter", path = path.display(), driver)));
            }
            if let Some(encoding) = attribute("working-tree-encoding") {
                return Ok(Some(message!(
                    "vcs-encoding",
                    path = path.display(),
                    encoding
                )));
            }
        }
        Ok(None)
    }
}

fn ignored(path: &Path) -> VcsError {
    let message = message!("vcs-ignored", path = path.display());
    VcsError::new(VcsErrorKind::Ignored, message)
        .hint(message!("vcs-ignored-hint", path = path.display()))
}

pub(super) fn under_way(operation: Operation) -> VcsError {
    let message = message!("vcs-under-way", command = operation.command());
    VcsError::new(VcsErrorKind::OperationUnderWay(operation), message).hint(operation.way_out())
}

pub(super) fn head_moved() -> VcsError {
    VcsError::new(VcsErrorKind::HeadMoved, message!("vcs-head-moved"))
        .hint(message!("vcs-head-moved-hint"))
}

pub(super) fn nothing_to_commit() -> VcsError {
    VcsError::new(VcsErrorKind::NothingToCommit, message!("vcs-nothing"))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// Git for Windows runs whatever is there.
#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file())
}
