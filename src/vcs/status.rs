//! Changed files under one folder, work tree and index together, against HEAD.

use std::path::{Path, PathBuf};

use super::error::{Result, VcsError, VcsErrorKind};
use super::path::from_bytes;
use super::program::read as by_program;
use super::repository::{HeadTip, Repository, RepositoryReader};
use crate::i18n::message;
use crate::vcs::skipped_files::IndexFlag;

/// One file that differs from the last commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStatus {
    /// Relative to the top of the work tree.
    pub path: PathBuf,
    /// How the work tree differs from the last commit; of a renamed file, the old name is deleted, the new one added.
    pub kind: ChangeKind,
    /// The index differs from the last commit.
    pub staged: bool,
    /// The work tree differs from the index (an untracked file does).
    pub unstaged: bool,
}

/// How a file differs from the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Not in the last commit; an untracked file too.
    Added,
    /// Other content, or another executable bit.
    Modified,
    /// No longer in the work tree.
    Deleted,
    /// A merge left it unresolved.
    Conflicted,
    /// A file became a symbolic link, or the other way round.
    TypeChanged,
}

impl Repository {
    /// The changed files under one folder, sorted by path: untracked ones file by file, ignored ones and submodules
    /// not. `under` is absolute, or relative to the top of the work tree; it need not exist, and may be a single file:
    /// that costs in proportion to the file, a whole catalogue about as much as `git status`. Nothing is written.
    ///
    /// # Errors
    /// `Bare`, `OutsideRepository`; `GitProgramMissing` where the checkout is sparse or only the `git` program could read
    /// the index.
    pub fn status(&self, under: &Path) -> Result<Vec<FileStatus>> {
        let under = match under.is_absolute() {
            true => self.relative(under)?,
            false => self.relative(&self.work_tree()?.join(under))?,
        };
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { .. } => return by_program::status(self, &under),
        };
        if is_sparse(inner) {
            return by_program::status(self, &under);
        }
        // libgit2 takes a last commit that it cannot read for none, and every file for new.
        if let Some(head) = HeadTip::read(inner)?.commit {
            inner
                .find_commit(head)
                .and_then(|commit| commit.tree())
                .map_err(|error| self.failed(&error, "read the last commit"))?;
        }
        let mut options = git2::StatusOptions::new();
        options
            .include_untracked(true)
            .recurse_untracked_dirs(true)
            .exclude_submodules(true)
            .disable_pathspec_match(true);
        if !under.as_os_str().is_empty() {
            options.pathspec(&under);
        }
        let statuses = match inner.statuses(Some(&mut options)) {
            Ok(statuses) => statuses,
            Err(error) => {
                let failure = cannot_read(&error);
                return match failure.kind {
                    // A split or sparse index: the `git` program reads it.
                    VcsErrorKind::Unsupported => by_program::status(self, &under),
                    _ => Err(failure),
                };
            }
        };
        let mut changes: Vec<FileStatus> = statuses
            .iter()
            // A slash at the end: another repository inside this one.
            .filter(|entry| !entry.path_bytes().ends_with(b"/"))
            .filter_map(|entry| {
                let path = from_bytes(entry.path_bytes());
                let mut status = entry.status();
                if status.is_wt_deleted() && stays_away(inner, &path) {
                    status.remove(git2::Status::WT_DELETED);
                }
                change(path, status)
            })
            .collect();
        changes.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        Ok(changes)
    }
}

/// Whether the work tree holds only some of the files. Which, and what an index entry without a file or a file with such
/// an entry means, is a language of its own; libgit2 takes the absent ones for deleted.
pub(super) fn is_sparse(inner: &git2::Repository) -> bool {
    let config = inner.config();
    config.is_ok_and(|config| config.get_bool("core.sparsecheckout").unwrap_or(false))
}

/// Whether an entry of the index says that its file need not be in the work tree.
pub(super) fn is_left_out(entry: &git2::IndexEntry) -> bool {
    let flags = git2::IndexEntryExtendedFlag::from_bits_truncate(entry.flags_extended);
    flags.is_skip_worktree()
}

/// How an entry of the index says that its file is not to be looked at, if it does.
pub(super) fn unlooked(entry: &git2::IndexEntry) -> Option<IndexFlag> {
    let flags = git2::IndexEntryFlag::from_bits_truncate(entry.flags);
    match is_left_out(entry) {
        true => Some(IndexFlag::SkipWorktree),
        false => flags.is_valid().then_some(IndexFlag::AssumeUnchanged),
    }
}

/// Whether a file that is not there is left out (`git update-index --skip-worktree`) rather than deleted.
fn stays_away(inner: &git2::Repository, path: &Path) -> bool {
    let entry = inner.index().ok().and_then(|index| index.get_path(path, 0));
    entry.is_some_and(|entry| is_left_out(&entry))
}

fn change(path: PathBuf, status: git2::Status) -> Option<FileStatus> {
    use git2::Status as S;
    let staged = S::INDEX_NEW
        | S::INDEX_MODIFIED
        | S::INDEX_DELETED
        | S::INDEX_TYPECHANGE
        | S::INDEX_RENAMED;
    let unstaged = S::WT_NEW
        | S::WT_MODIFIED
        | S::WT_DELETED
        | S::WT_TYPECHANGE
        | S::WT_RENAMED
        | S::WT_UNREADABLE;
    let kind = if status.is_conflicted() {
        ChangeKind::Conflicted
    } else if status.is_wt_deleted() {
        ChangeKind::Deleted
    } else if status.is_index_deleted() && status.is_wt_new() {
        // Somebody staged the deletion; the file is still there.
        ChangeKind::Modified
    } else if status.is_index_deleted() {
        ChangeKind::Deleted
    } else if status.is_index_new() || status.is_wt_new() {
        ChangeKind::Added
    } else if status.is_wt_typechange() || status.is_index_typechange() {
        ChangeKind::TypeChanged
    } else if status.intersects(staged | unstaged) {
        ChangeKind::Modified
    } else {
        return None;
    };
    Some(FileStatus {
        path,
        kind,
        staged: status.intersects(staged),
        unstaged: status.intersects(unstaged),
    })
}

/// An index that libgit2 cannot read is named for what it is.
pub(super) fn cannot_read(error: &git2::Error) -> VcsError {
    let failure = VcsError::git(error, "read git's index");
    if error.message().contains("'link'") {
        failure.hint(message!("vcs-split-index"))
    } else if error.message().contains("'sdir'") {
        failure.hint(message!("vcs-sparse-index"))
    } else {
        failure
    }
}
