//! What can go wrong with a repository: the kind, what happened and where, and what to do about it.

use std::fmt;
use std::io;
use std::path::Path;

use super::repository::Operation;
use crate::i18n::{Message, MessageTree, ValueOf, cannot, message, of_system};

/// The result of everything in this module.
pub type Result<T> = std::result::Result<T, VcsError>;

/// What went wrong, for callers that decide by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VcsErrorKind {
    /// The repository uses a format that this program cannot read (SHA-256, reftable, split index …).
    Unsupported,
    /// The repository belongs to somebody else, and git's `safe.directory` does not list it.
    DubiousOwnership,
    /// There is a repository, but it is damaged or may not be read.
    Unreadable,
    /// The repository has no work tree.
    Bare,
    /// A merge, rebase or the like waits to be finished.
    OperationUnderWay(Operation),
    /// The index holds unresolved conflicts.
    Conflicted,
    /// A path lies outside the work tree.
    OutsideRepository,
    /// A path cannot be committed: a folder, a file left out of the work tree, nothing at all.
    InvalidPath,
    /// Git ignores a path, and so would not add it.
    Ignored,
    /// Git knows no name or no e-mail of the person.
    NoIdentity,
    /// The named paths stand as they are in the last commit.
    NothingToCommit,
    /// With the named paths the last commit would change nothing any more.
    AmendedToNothing,
    /// The last commit must not be amended.
    NotAmendable(NotAmendable),
    /// The message is empty.
    EmptyMessage,
    /// Another program holds git's lock, or left it behind.
    Locked,
    /// HEAD was moved by another program meanwhile.
    HeadMoved,
    /// The `git` program or one of the repository's hooks said no.
    Refused,
    /// Hooks, signing or filters need the `git` program, and there is none.
    GitProgramMissing,
    /// No such commit, branch or tag.
    UnknownRevision,
    /// The clone lacks objects that its history names: it is shallow, or was made with `--filter`.
    Incomplete,
    /// Git's variables (`GIT_DIR`, `GIT_AUTHOR_DATE` …) ask for what is not there.
    Environment,
    /// Reading or writing failed.
    Io,
    /// Anything else that git reports.
    Git,
}

/// Why the last commit is not amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotAmendable {
    /// There is no commit yet.
    Unborn,
    /// It joins histories.
    Merge,
    /// Somebody else wrote it.
    Theirs,
    /// Another repository, or the upstream, has it.
    Pushed,
}

/// A failure: its kind, a sentence on what happened and where, and often what to do.
///
/// Message and hint may hold text of paths, branches and hooks: sanitise before it reaches a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VcsError {
    /// What went wrong.
    pub kind: VcsErrorKind,
    /// What happened, and where.
    pub message: Message,
    /// What the person can do.
    pub hint: Option<Message>,
}

impl VcsError {
    pub(super) fn new(kind: VcsErrorKind, message: impl Into<Message>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A failure of the file system while doing `what` to `path`.
    pub(super) fn io(error: &io::Error, what: &str, path: &Path) -> Self {
        let failure = Self::new(
            VcsErrorKind::Io,
            cannot(&format!("{what} {}", path.display()), of_system(error)),
        );
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                failure.hint(message!("vcs-read-only"))
            }
            io::ErrorKind::StorageFull => failure.hint(message!("vcs-disk-full")),
            _ => failure,
        }
    }

    /// A failure reported by libgit2 while doing `what`, as [`crate::i18n::doing`] knows it.
    pub(super) fn git(error: &git2::Error, what: &str) -> Self {
        let kind = match error.code() {
            git2::ErrorCode::Locked => VcsErrorKind::Locked,
            git2::ErrorCode::Owner => VcsErrorKind::DubiousOwnership,
            git2::ErrorCode::BareRepo => VcsErrorKind::Bare,
            git2::ErrorCode::Unmerged | git2::ErrorCode::Conflict => VcsErrorKind::Conflicted,
            _ if ["unsupported ", "unknown object format"]
                .iter()
                .any(|text| error.message().starts_with(text)) =>
            {
                VcsErrorKind::Unsupported
            }
            _ if error.class() == git2::ErrorClass::Os => VcsErrorKind::Io,
            _ => VcsErrorKind::Git,
        };
        Self::new(kind, cannot(what, error.message().into()))
    }
}

impl ValueOf<'_, VcsError> {
    /// As a value of a sentence.
    pub fn value(&self) -> MessageTree {
        self.0.message.tree().into_owned()
    }
}

impl fmt::Display for VcsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for VcsError {}
