//! Whoever publishes numbers rows of an annex alone: between the look at the rows that a signed decision has and the writing of
//! the next, somebody else's would get the same number.

use std::collections::HashSet;
use std::fs::File;

use crate::catalogue::Located;
use crate::catalogue::load::LoadProgress;
use crate::catalogue::model::DecisionLog;
use crate::files::{self, FileError};
use crate::session::open::view::View;
use crate::session::open::workspace::Workspace;

/// Keeps others from publishing in this catalogue until it is dropped.
pub(crate) struct Numbering {
    _held: Option<File>,
}

/// Waits until nobody else publishes. A file system that cannot lock folders leaves that moment open.
///
/// # Errors
/// `Busy` where somebody else publishes for longer than that takes.
pub(crate) fn alone(workspace: &Workspace) -> Result<Numbering, FileError> {
    let folder = workspace.root().join("decisions");
    let held = files::hold_for_long(&folder)?;
    Ok(Numbering { _held: held })
}

/// The same view with the logs as they stand on disk now, but for these codes: whoever publishes them has seen what the view
/// has, and nothing is written over what came since.
///
/// # Errors
/// The catalogue cannot be read.
pub(crate) fn as_it_stands(
    workspace: &Workspace,
    view: &View,
    codes: &[String],
) -> Result<Option<View>, FileError> {
    let progress = LoadProgress::default();
    let files = workspace.files_at(None).map_err(|error| FileError {
        kind: files::FileErrorKind::Io,
        path: workspace.root().to_owned(),
        message: error.message,
        hint: error.hint,
    })?;
    let now = files.load(&progress)?.snapshot;
    let rows: HashSet<usize> = codes.iter().filter_map(|code| view.row(code)).collect();
    let is_asked = |code: &str| view.row(code).is_some_and(|row| rows.contains(&row));
    let logs = now.logs().chain(view.snapshot.logs());
    let mut others: Vec<&str> = logs.map(|log| log.value.code.as_str()).collect();
    others.sort_unstable();
    others.dedup();
    let mut changed: Vec<(String, Option<Located<DecisionLog>>)> = Vec::new();
    for code in others.into_iter().filter(|code| !is_asked(code)) {
        let (then, now) = (view.snapshot.decisions(code), now.decisions(code));
        if then.map(|log| &log.value) != now.map(|log| &log.value) {
            changed.push((code.to_owned(), now.cloned()));
        }
    }
    Ok((!changed.is_empty()).then(|| view.with_logs(changed)))
}
