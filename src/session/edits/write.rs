//! Writing a proposal, all of it or nothing.

use super::propose::Proposal;
use crate::session::Workspace;
use crate::source::{self, FileError, write_together};

/// Refuses a proposal of which a file is no longer what was read.
///
/// # Errors
/// One changed since, or cannot be read.
pub fn unchanged(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    source::unchanged(workspace.root(), &proposal.files)
}

/// Writes the files of a proposal: all of them, or none.
///
/// # Errors
/// A file is no longer what was read, or the operating system refused.
pub fn write(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    write_together(workspace.root(), &proposal.files)
}
