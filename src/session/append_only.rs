//! No commit takes an entry out of a decision log, or changes one.

use super::commit::PendingFile;
use super::logs::logs_changed_since;
use super::workspace::Workspace;
use crate::catalogue::check::{Before, lost};
use crate::catalogue::load::LoadProgress;
use crate::source::Diagnostic;
use crate::vcs::{VcsError, VcsErrorKind};

/// Refuses files with which the last commit's decision logs would lose an entry, or have it otherwise. Nothing passes this:
/// `withdraw` alone takes a decision back.
///
/// # Errors
/// `Refused`, naming what would be lost; or git or the catalogue cannot be read.
pub fn refuse_losses(workspace: &Workspace, files: &[PendingFile]) -> Result<(), VcsError> {
    let found = losses(workspace, files)?;
    let Some(first) = found.first() else {
        return Ok(());
    };
    let more = match found.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let place = first.position();
    Err(VcsError {
        kind: VcsErrorKind::Refused,
        message: format!(
            "{}:{}:{}: {}{more}; nothing was committed",
            first.path.display(),
            place.line,
            place.column,
            first.message
        ),
        hint: first.hint.clone(),
    })
}

fn losses(workspace: &Workspace, files: &[PendingFile]) -> Result<Vec<Diagnostic>, VcsError> {
    let mut then = logs_changed_since(workspace, "HEAD", None)?;
    then.retain(|log| files.iter().any(|file| file.path == log.path));
    let before: Vec<Before<'_>> = then
        .iter()
        .filter_map(|then| {
            let log = then.log.as_ref()?;
            let path = &then.path;
            Some(Before { path, log })
        })
        .collect();
    if before.is_empty() {
        return Ok(Vec::new());
    }
    let source = workspace.files_at(None)?;
    let loaded = source
        .load(&LoadProgress::default())
        .map_err(|error| VcsError {
            kind: VcsErrorKind::Git,
            message: error.message,
            hint: error.hint,
        })?;
    Ok(lost(
        &before,
        &loaded.snapshot,
        "HEAD",
        source.files.as_ref(),
    ))
}
