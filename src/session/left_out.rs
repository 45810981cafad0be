//! Files of a catalogue that git was told to leave out of the work tree: they are not deleted, and nothing reads them.

use std::path::PathBuf;

use super::Workspace;
use crate::catalogue::FileKind;
use crate::vcs::VcsError;

/// A file of the catalogue that git has and that the folder was told to do without (a sparse checkout, skip-worktree).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Relative to the catalogue.
    pub path: PathBuf,
    /// What kind of file it is.
    pub kind: FileKind,
}

/// What a reader of the folder does not see although git has it, sorted by path; nothing without a repository.
///
/// # Errors
/// Git cannot be read.
pub fn left_out(workspace: &Workspace) -> Result<Vec<LeftOut>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(Vec::new());
    };
    if repository.is_bare() {
        return Ok(Vec::new());
    }
    let below = repository.relative(workspace.root())?;
    let paths = repository.left_out(workspace.root())?.into_iter();
    Ok(paths
        .filter_map(|path| {
            let path = path.strip_prefix(&below).ok()?.to_owned();
            Some(LeftOut {
                kind: FileKind::of(&path)?,
                path,
            })
        })
        .collect())
}
