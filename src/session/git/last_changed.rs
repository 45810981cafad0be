//! When each procedure's file was changed last, for the queries that ask for it: read from git at the first of them.

use jiff::Timestamp;

use crate::session::open::zone;
use crate::session::{View, Workspace};
use crate::vcs::VcsError;

/// What is known of the days of the last changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HistoryCoverage {
    /// The catalogue is in no repository, and nothing is.
    Nothing,
    /// Of so many procedures it is not: the history of a shallow clone ends before. Zero: all is known.
    But(usize),
}

/// Makes the days of the last changes known to the columns of a view, where they are not yet: the committer's, in the
/// catalogue's zone, as `log` tells them.
pub(crate) fn know(
    view: &View,
    workspace: &Workspace,
    revision: Option<&str>,
) -> Result<HistoryCoverage, VcsError> {
    if let Some(unknown) = view.columns.unknown_changes() {
        return Ok(HistoryCoverage::But(unknown));
    }
    let Some(repository) = workspace.repository()? else {
        return Ok(HistoryCoverage::Nothing);
    };
    // Before the first commit no file was changed by one.
    if revision.is_none() && repository.head()?.commit.is_none() {
        view.columns.set_changes(Vec::new(), 0);
        return Ok(HistoryCoverage::But(0));
    }
    let top = repository.relative(workspace.root())?;
    let last = repository.last_changes(revision.unwrap_or("HEAD"), &top.join("procedures"))?;
    let zone = zone::of(workspace);
    let day = |moment: &Timestamp| moment.to_zoned(zone.clone()).date();
    let files = view.snapshot.procedures().iter();
    let changed = files.map(|file| last.at.get(&top.join(&file.path)).map(day));
    view.columns.set_changes(changed.collect(), last.unknown);
    Ok(HistoryCoverage::But(last.unknown))
}
