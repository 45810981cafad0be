//! Writing a proposal, all of it or nothing.

use super::propose::Proposal;
use crate::session::Workspace;
use crate::session::check::real;
use crate::source::{FileError, PlannedWrite, change_all, refuse_if_changed};

/// Refuses a proposal of which a file is no longer what was read.
///
/// # Errors
/// One changed since, or cannot be read.
pub fn unchanged(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    let files = proposal.files.iter();
    let mut files = files.map(|file| (workspace.root().join(&file.path), file.expected));
    files.try_for_each(|(path, expected)| refuse_if_changed(&path, expected))
}

/// Writes the files of a proposal: all of them, or none.
///
/// # Errors
/// A file is no longer what was read, or the operating system refused.
pub fn write(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    let root = workspace.root();
    // A file that is a link stays one: what it leads to is written.
    let files = proposal.files.iter().map(|file| PlannedWrite {
        path: real(root, &file.path),
        ..file.clone()
    });
    change_all(root, &files.collect::<Vec<_>>(), &[])
}
