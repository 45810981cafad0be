//! Writing a proposal, all of it or nothing.

use super::propose::Proposal;
use crate::files::{FileError, PlannedWrite, refuse_if_changed};
use crate::session::Workspace;
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::check::real;

/// Refuses a proposal of which a file is no longer what was read, or is none that may be written.
///
/// # Errors
/// One changed since, cannot be read, or git does not look at it.
pub(crate) fn unchanged(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    let door = WriteAccess::of(workspace)?;
    let mut files = proposal.files.iter();
    files.try_for_each(|file| door.pass(&real(workspace.root(), &file.path), file.expected))?;
    let files = proposal.files.iter();
    let mut files = files.map(|file| (workspace.root().join(&file.path), file.expected));
    files.try_for_each(|(path, expected)| refuse_if_changed(&path, expected))
}

/// Writes the files of a proposal: all of them, or none.
///
/// # Errors
/// A file is no longer what was read, or the operating system refused.
pub(crate) fn write(workspace: &Workspace, proposal: &Proposal) -> Result<(), FileError> {
    let root = workspace.root();
    // A file that is a link stays one: what it leads to is written.
    let files = proposal.files.iter().map(|file| PlannedWrite {
        path: real(root, &file.path),
        ..file.clone()
    });
    WriteAccess::of(workspace)?.change_all(&files.collect::<Vec<_>>(), &[])
}
