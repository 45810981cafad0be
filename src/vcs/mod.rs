//! The catalogue's git repository: open, status, history, commit. git2 is used here and nowhere else.
//!
//! | file | what lives there |
//! |---|---|
//! | `error` | one error type: kind, what happened, hint |
//! | `find` | finding, opening and making a repository |
//! | `environment` | git's own variables: whose repository, who works here, which configuration |
//! | `repository` | an open repository; where HEAD stands; what is under way |
//! | `incomplete` | clones that have not everything: shallow ones, those made with `--filter` |
//! | `identity` | who commits, as git's configuration has it |
//! | `path` | repository paths: made from what callers have, and checked |
//! | `status` | changed files under one folder |
//! | `commit` | the request, its checks, and which of the two ways below it takes |
//! | `amend` | the last commit, where it may be amended |
//! | `eol` | line ends that git itself makes |
//! | `native` | a commit through libgit2 |
//! | `durable` | flushing to disk what a commit wrote |
//! | `lock` | git's index lock, a draft of the index, and the way back |
//! | `tree` | trees: a new one from changes, entries read without parsing the rest |
//! | `program` | the `git` program: commits with hooks, signing and filters; repositories that libgit2 cannot read |
//! | `upstream` | how far the branch is from its upstream |
//! | `changes` | when each file was changed last |
//! | `lines` | three versions of a file merged line by line |
//! | `delta` | which files differ between two revisions; the revision of a day |
//! | `replaced` | versions of files that a later commit has otherwise |
//! | `history` | revisions, files as they were, the commits that changed one path |
//! | `homes` | where a folder lay in earlier commits |
//! | `skipped_files` | files that git was told not to look at: left out of the work tree, or taken for unchanged |
//! | `changed_since` | which files differ from a revision |
//!
//! No type of git2 appears in the public interface. A [`Repository`] may move to another thread but not be shared:
//! open one a thread.

mod amend;
mod changed_since;
mod changes;
mod commit;
mod delta;
mod durable;
mod environment;
mod eol;
mod error;
mod find;
mod history;
mod homes;
mod identity;
mod incomplete;
mod lines;
mod lock;
mod native;
mod path;
mod program;
mod replaced;
mod repository;
mod skipped_files;
mod status;
mod tree;
mod upstream;

#[cfg(test)]
mod tests;

pub use amend::AmendableCommit;
pub use changes::LastChanges;
pub use commit::{CommitRequest, CommitTarget, HookChanges, NewCommit};
pub use delta::FileDelta;
pub use environment::GitEnvironment;
pub use error::{NotAmendable, Result, VcsError, VcsErrorKind};
pub use history::{BlobId, LogEntry, StoredFile};
pub use homes::KnownFolder;
pub use identity::Identity;
pub use lines::{LineMerge, conflict_style};
pub use replaced::ReplacedVersion;
pub use repository::{Head, Operation, Repository};
pub use skipped_files::{IndexFlag, SkippedEntry};
pub use status::{ChangeKind, FileStatus};
pub use upstream::Upstream;
