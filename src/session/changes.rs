//! When each procedure's file was changed last, for the queries that ask for it: read from git at the first of them.

use super::{View, Workspace};
use crate::vcs::VcsError;

/// Makes the days of the last changes known to the columns of a view, where they are not yet. False: the catalogue is in
/// no repository, and nothing is known.
///
/// # Errors
/// Git cannot be read.
pub fn know(view: &View, workspace: &Workspace, revision: Option<&str>) -> Result<bool, VcsError> {
    if view.columns.has_changes() {
        return Ok(true);
    }
    let Some(repository) = workspace.repository()? else {
        return Ok(false);
    };
    // Before the first commit no file was changed by one.
    if revision.is_none() && repository.head()?.commit.is_none() {
        view.columns.set_changes(Vec::new());
        return Ok(true);
    }
    let top = repository.relative(workspace.root())?;
    let days = repository.last_changes(revision.unwrap_or("HEAD"), &top.join("procedures"))?;
    let files = view.snapshot.procedures().iter();
    let changed = files.map(|file| days.get(&top.join(&file.path)).copied());
    view.columns.set_changes(changed.collect());
    Ok(true)
}
