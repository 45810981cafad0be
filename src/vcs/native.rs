//! A commit through libgit2: everything is prepared under git's index lock, then published in two renames.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::i18n::message;
use git2::{ErrorCode, Oid};

use super::commit::{CommitPlan, head_moved, nothing_to_commit};
use super::durable::{self, FlushingRepository};
use super::error::{Result, VcsError, VcsErrorKind};
use super::lock::IndexLock;
use super::path::from_bytes;
use super::repository::{HeadTip, Repository};
use super::status::{cannot_read, is_left_out};
use super::tree::{self, TreeChange};

/// A commit that is stored, but that no branch names yet. Dropping it leaves everything as it was.
pub(super) struct PreparedCommit {
    /// A handle of its own: its index is the draft.
    repo: git2::Repository,
    /// A handle that moves references and waits for the disk.
    flushing: FlushingRepository,
    lock: IndexLock,
    /// HEAD as it was when the lock was taken.
    tip: HeadTip,
    commit: Oid,
    files: usize,
    reflog: String,
    _settings: Vec<tempfile::NamedTempFile>,
}

impl PreparedCommit {
    /// Takes the lock and stores blobs, trees, the commit and the draft of the index.
    pub(super) fn new(repository: &Repository, plan: &CommitPlan) -> Result<Self> {
        let workdir = repository.work_tree()?;
        let git_dir = repository.git_dir.as_path();
        let flushing = FlushingRepository::open(repository)?;
        let (repo, settings) = repository.handle()?;
        let lock = IndexLock::take(git_dir)?;
        let mut index = git2::Index::open(lock.draft()).map_err(|error| cannot_read(&error))?;
        repo.set_index(&mut index)
            .map_err(|error| cannot_read(&error))?;
        if let Some(path) = first_conflict(&index) {
            let path = path.display();
            return Err(
                VcsError::new(VcsErrorKind::Conflicted, message!("vcs-conflict", path))
                    .hint(message!("vcs-conflict-hint", path)),
            );
        }

        let stored = |error: git2::Error| VcsError::git(&error, "store the commit");
        let tip = HeadTip::read(&repo)?;
        let head = tip
            .commit
            .map(|id| repo.find_commit(id))
            .transpose()
            .map_err(stored)?;
        let base = head
            .as_ref()
            .map(git2::Commit::tree)
            .transpose()
            .map_err(stored)?;
        let named = tip.commit.map(|id| id.to_string());
        plan.target.hold(tip.branch.as_deref(), named.as_deref())?;
        let mut changes: Vec<(PathBuf, TreeChange)> = Vec::with_capacity(plan.paths.len());
        for path in &plan.paths {
            let before = base.as_ref().and_then(|tree| tree.get_path(path).ok());
            let before = before.map(|entry| (entry.id(), entry.filemode().cast_unsigned()));
            let after = stage(&repo, &mut index, workdir, path, before.is_some())?;
            if before != after {
                changes.push((path.clone(), after));
            }
        }
        let old = head.as_ref().filter(|_| plan.target.amend.is_some());
        if changes.is_empty() && old.is_none_or(|old| old.message() == Ok(&plan.message)) {
            return Err(nothing_to_commit());
        }
        let mut objects: Vec<Oid> = changes
            .iter()
            .filter_map(|(_, outcome)| outcome.map(|(id, _)| id))
            .collect();
        let tree = tree::updated(&repo, base.map(|tree| tree.id()), &changes, &mut objects)
            .and_then(|id| repo.find_tree(id))
            .map_err(stored)?;
        let parents: Vec<git2::Commit<'_>> = match old {
            Some(old) => old.parents().collect(),
            None => head.iter().cloned().collect(),
        };
        if let (Some(_), [parent]) = (old, parents.as_slice())
            && parent.tree_id() == tree.id()
        {
            return Err(becomes_empty());
        }
        let committer = plan.committer.signature(plan.committed.as_ref())?;
        let author = match old {
            // Who wrote it first, and when, stays.
            Some(old) => old.author(),
            None => plan.author.signature(plan.written.as_ref())?,
        };
        let commit = repo
            .commit(
                None,
                &author,
                &committer,
                &plan.message,
                &tree,
                &parents.iter().collect::<Vec<_>>(),
            )
            .map_err(stored)?;
        objects.push(commit);
        durable::objects(repo.commondir(), &objects)?;
        index
            .write()
            .map_err(|error| VcsError::git(&error, "write a draft of git's index"))?;

        let how = match (old, parents.is_empty()) {
            (Some(_), _) => " (amend)",
            (None, true) => " (initial)",
            (None, false) => "",
        };
        let reflog = format!(
            "commit{how}: {}",
            plan.message.lines().next().unwrap_or_default()
        );
        let files = changes.len();
        drop((author, parents, tree));
        drop(head);
        Ok(Self {
            repo,
            flushing,
            lock,
            tip,
            commit,
            files,
            reflog,
            _settings: settings,
        })
    }

    /// Publishes index and branch: both, or neither. Answers the commit and the number of changed files.
    pub(super) fn publish(self) -> Result<(Oid, usize)> {
        if HeadTip::read(&self.repo)? != self.tip {
            return Err(head_moved());
        }
        // The index first: a program killed between the two leaves the paths staged. The other way round, the next
        // person's `git commit` would take them back.
        self.lock.publish()?;
        let before = self.tip.commit.unwrap_or(Oid::ZERO_SHA1);
        match self.flushing.repo.reference_matching(
            &self.tip.reference,
            self.commit,
            true,
            before,
            &self.reflog,
        ) {
            Ok(_) => {
                durable::names(self.repo.path());
                Ok((self.commit, self.files))
            }
            Err(error) => {
                self.lock.restore();
                Err(match error.code() {
                    ErrorCode::Modified | ErrorCode::NotFound => head_moved(),
                    ErrorCode::Locked => {
                        let lock = self
                            .repo
                            .commondir()
                            .join(format!("{}.lock", self.tip.reference));
                        super::lock::locked(&lock)
                    }
                    _ => VcsError::git(&error, &format!("move {}", self.tip.reference)),
                })
            }
        }
    }
}

/// Brings one path of the index to what stands in the work tree, through git's filters.
fn stage(
    repo: &git2::Repository,
    index: &mut git2::Index,
    workdir: &Path,
    path: &Path,
    in_head: bool,
) -> Result<TreeChange> {
    let failed = |error: git2::Error| VcsError::git(&error, &format!("store {}", path.display()));
    let known = index.get_path(path, 0);
    match workdir.join(path).symlink_metadata() {
        Ok(meta) if meta.is_file() || meta.is_symlink() => {}
        Ok(_) => {
            let message = message!("vcs-no-file-kind", path = path.display());
            return Err(VcsError::new(VcsErrorKind::InvalidPath, message));
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            if known.is_none() && !in_head {
                let message = message!("vcs-no-such-file", path = path.display());
                return Err(VcsError::new(VcsErrorKind::InvalidPath, message));
            }
            if let Some(entry) = &known {
                if is_left_out(entry) {
                    return Err(left_out(path));
                }
                index.remove(path, 0).map_err(failed)?;
            }
            return Ok(None);
        }
        Err(error) => return Err(VcsError::io(&error, "read", path)),
    }
    index.add_path(path).map_err(failed)?;
    let lost = || {
        VcsError::new(
            VcsErrorKind::Git,
            message!("vcs-index-took-not", path = path.display()),
        )
    };
    let mut entry = index.get_path(path, 0).ok_or_else(lost)?;
    let mode = trusted_mode(repo, entry.mode, known.map(|entry| entry.mode));
    if mode != entry.mode {
        entry.mode = mode;
        index.add(&entry).map_err(failed)?;
    }
    Ok(Some((entry.id, mode)))
}

/// The mode that counts, where the file system knows no executable bit or no symbolic links (an index that was opened
/// by path does not look that up).
fn trusted_mode(repo: &git2::Repository, found: u32, known: Option<u32>) -> u32 {
    const FILE: u32 = 0o100_644;
    const LINK: u32 = 0o120_000;
    let trusts = |key: &str| {
        repo.config()
            .and_then(|config| config.get_bool(key))
            .unwrap_or(true)
    };
    match known {
        _ if found == LINK => found,
        Some(LINK) if !trusts("core.symlinks") => LINK,
        _ if trusts("core.filemode") => found,
        Some(LINK) | None => FILE,
        Some(known) => known,
    }
}

fn first_conflict(index: &git2::Index) -> Option<PathBuf> {
    let conflict = index.conflicts().ok()?.next()?.ok()?;
    let entry = conflict.our.or(conflict.their).or(conflict.ancestor)?;
    Some(from_bytes(&entry.path))
}

fn becomes_empty() -> VcsError {
    VcsError::new(
        VcsErrorKind::AmendedToNothing,
        message!("vcs-amended-empty"),
    )
    .hint(message!("vcs-amended-empty-hint"))
}

/// Not in the work tree is not the same as deleted.
fn left_out(path: &Path) -> VcsError {
    let path = path.display();
    let message = message!("vcs-left-out", path);
    VcsError::new(VcsErrorKind::InvalidPath, message).hint(message!("vcs-left-out-hint", path))
}
