//! Writing a proposal, all of it or nothing.

use super::propose::Proposal;
use crate::session::Workspace;
use crate::source::{FileError, write_together};

/// Writes the files of a proposal: all of them, or none.
///
/// # Errors
/// A file is no longer what was read, or the operating system refused.
pub fn write(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    write_together(workspace.root(), &proposal.files)
}
