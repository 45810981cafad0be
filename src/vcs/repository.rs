//! Where HEAD stands, what is under way, and what reads an open repository. Finding and opening it: `find`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::environment::GitEnvironment;
use super::error::{Result, VcsError, VcsErrorKind};
use super::program::read as by_program;
use crate::i18n::{Message, message};

/// An open repository. It may move to another thread but not be shared; opening one takes about a millisecond, and some
/// more where only the `git` program can read it.
pub struct Repository {
    pub(super) reader: RepositoryReader,
    pub(super) workdir: Option<PathBuf>,
    /// Git's own folder: of a linked work tree the one that is its own.
    pub(super) git_dir: PathBuf,
    pub(super) git_program: OsString,
    pub(super) environment: Arc<GitEnvironment>,
    /// The `git` program would not find this repository by itself from the top of the work tree.
    pub(super) must_be_named: bool,
    /// Files of the configuration that the environment brings, as long as they are read.
    pub(super) _settings: Vec<tempfile::NamedTempFile>,
}

/// What reads a repository.
pub(super) enum RepositoryReader {
    /// libgit2.
    Native(git2::Repository),
    /// The `git` program: branch, status, person, files of a revision and commits, no history.
    Program {
        /// Why libgit2 cannot.
        why: VcsError,
        /// The history ends early.
        shallow: bool,
        /// Git's folder of all work trees that are linked to it.
        common_dir: PathBuf,
    },
}

/// Where HEAD stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The branch that is checked out, without `refs/heads/`; none when detached.
    pub branch: Option<String>,
    /// The commit, in full hexadecimal; none before the first commit.
    pub commit: Option<String>,
    /// The commit, shortened as far as it stays unambiguous.
    pub short: Option<String>,
    /// HEAD names a commit, not a branch.
    pub detached: bool,
    /// The branch has no commit yet.
    pub unborn: bool,
}

/// Work that git has begun and waits to see finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `git merge`
    Merge,
    /// `git rebase`
    Rebase,
    /// `git cherry-pick`
    CherryPick,
    /// `git revert`
    Revert,
    /// `git am`
    ApplyMailbox,
    /// `git bisect`
    Bisect,
}

impl Operation {
    /// The name of git's command.
    pub fn command(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Rebase => "rebase",
            Self::CherryPick => "cherry-pick",
            Self::Revert => "revert",
            Self::ApplyMailbox => "am",
            Self::Bisect => "bisect",
        }
    }

    /// What a person types to finish it or to give it up.
    pub(super) fn way_out(self) -> Message {
        let command = self.command();
        match self {
            Self::Bisect => message!("vcs-end-bisect"),
            _ => message!("vcs-finish-first", command),
        }
    }
}

impl Repository {
    /// What only libgit2 does here.
    pub(super) fn native(&self) -> Result<&git2::Repository> {
        match &self.reader {
            RepositoryReader::Native(inner) => Ok(inner),
            RepositoryReader::Program { why, .. } => {
                let message = message!("vcs-no-history", why = why.message);
                let failure = VcsError::new(VcsErrorKind::Unsupported, message);
                Err(match &why.hint {
                    Some(hint) => failure.hint(hint.clone()),
                    None => failure,
                })
            }
        }
    }

    /// Forgets what is kept in memory of the index, if its file is another one now. What cannot be read says so when it is
    /// asked for.
    pub(crate) fn refresh(&self) {
        if let RepositoryReader::Native(inner) = &self.reader
            && let Ok(mut index) = inner.index()
        {
            let _ = index.read(false);
        }
    }

    /// Why the `git` program serves in libgit2's place, if it does: then branch, status and commits are there, and the
    /// history is not.
    pub fn limits(&self) -> Option<&VcsError> {
        match &self.reader {
            RepositoryReader::Native(_) => None,
            RepositoryReader::Program { why, .. } => Some(why),
        }
    }

    /// Which `git` program commits where hooks, signing or filters need one (default: `git`, from the search path).
    pub fn set_git_program(&mut self, program: impl Into<OsString>) {
        self.git_program = program.into();
    }

    /// The top folder of the work tree, without symbolic links; none in a bare repository.
    pub fn workdir(&self) -> Option<&Path> {
        self.workdir.as_deref()
    }

    /// The name of the repository's folder.
    pub fn name(&self) -> String {
        let folder = self.workdir.as_deref().unwrap_or(&self.git_dir);
        folder
            .file_name()
            .unwrap_or(folder.as_os_str())
            .to_string_lossy()
            .into_owned()
    }

    /// Where git keeps what it knows: of this work tree alone (HEAD, the index), and of all that are linked to it
    /// (branches, configuration). The same folder but in a linked work tree.
    pub fn folders(&self) -> [&Path; 2] {
        match &self.reader {
            RepositoryReader::Native(inner) => [inner.path(), inner.commondir()],
            RepositoryReader::Program { common_dir, .. } => [&self.git_dir, common_dir],
        }
    }

    /// There is no work tree.
    pub fn is_bare(&self) -> bool {
        self.workdir.is_none()
    }

    /// The history ends early (`git clone --depth`).
    pub fn is_shallow(&self) -> bool {
        match &self.reader {
            RepositoryReader::Native(inner) => inner.is_shallow(),
            RepositoryReader::Program { shallow, .. } => *shallow,
        }
    }

    /// Where HEAD stands.
    ///
    /// # Errors
    /// `Git` where HEAD cannot be read.
    pub fn head(&self) -> Result<Head> {
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { .. } => return by_program::head(self),
        };
        let tip = HeadTip::read(inner)?;
        let short = match tip.commit {
            Some(id) => {
                let short = short(inner, id);
                Some(short.map_err(|error| self.failed(&error, &format!("read {id}")))?)
            }
            None => None,
        };
        Ok(Head {
            detached: tip.branch.is_none(),
            unborn: tip.commit.is_none(),
            commit: tip.commit.map(|id| id.to_string()),
            branch: tip.branch,
            short,
        })
    }

    /// What git has begun and waits to see finished.
    pub fn operation(&self) -> Option<Operation> {
        use git2::RepositoryState as State;
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { .. } => return by_program::operation(self),
        };
        match inner.state() {
            State::Clean => None,
            State::Merge => Some(Operation::Merge),
            State::Revert | State::RevertSequence => Some(Operation::Revert),
            State::CherryPick | State::CherryPickSequence => Some(Operation::CherryPick),
            State::Bisect => Some(Operation::Bisect),
            State::Rebase
            | State::RebaseInteractive
            | State::RebaseMerge
            | State::ApplyMailboxOrRebase => Some(Operation::Rebase),
            State::ApplyMailbox => Some(Operation::ApplyMailbox),
        }
    }
}

/// An object's id, shortened as far as it stays unambiguous.
pub(super) fn short(
    inner: &git2::Repository,
    id: git2::Oid,
) -> std::result::Result<String, git2::Error> {
    let short = inner.find_object(id, None)?.short_id()?;
    Ok(String::from_utf8_lossy(&short).into_owned())
}

/// What HEAD stands for: the reference that a commit moves, and the commit that it names now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeadTip {
    /// `refs/heads/…`, or `HEAD` itself when detached.
    pub reference: String,
    /// The branch, without `refs/heads/`.
    pub branch: Option<String>,
    /// None before the first commit.
    pub commit: Option<git2::Oid>,
}

impl HeadTip {
    pub(super) fn read(repo: &git2::Repository) -> Result<Self> {
        let failed = |error: git2::Error| VcsError::git(&error, "read HEAD");
        let head = repo.find_reference("HEAD").map_err(failed)?;
        let Some(reference) = head.symbolic_target().map_err(failed)?.map(str::to_owned) else {
            return Ok(Self {
                reference: "HEAD".to_owned(),
                branch: None,
                commit: head.target(),
            });
        };
        let commit = match repo.refname_to_id(&reference) {
            Ok(id) => Some(id),
            Err(error) if error.code() == git2::ErrorCode::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let branch = reference
            .strip_prefix("refs/heads/")
            .unwrap_or(&reference)
            .to_owned();
        Ok(Self {
            reference,
            branch: Some(branch),
            commit,
        })
    }
}
