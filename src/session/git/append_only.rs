//! No commit takes an entry out of a decision log, or changes one, or brings one that says it is older than it is.

use std::path::Path;
use std::sync::Arc;

use super::commit::PendingFile;
use super::old_entries;
use crate::catalogue::FileKind;
use crate::catalogue::check::lost;
use crate::catalogue::load::{Files, LoadProgress};
use crate::files::{Diagnostic, FileError};
use crate::i18n::message;
use crate::session::decide::logs::logs_changed_since;
use crate::session::git::commit_preview::CommitPreview;
use crate::session::open::commit_files;
use crate::session::open::workspace::{Source, Workspace};
use crate::vcs::{VcsError, VcsErrorKind};

/// Refuses files with which the last commit's decision logs would lose an entry, or have it otherwise, or get a new one in the
/// form of earlier versions. Nothing passes this: `withdraw` alone takes a decision back, and imports say that they are some.
///
/// # Errors
/// `Refused`, naming what would be lost; or git or the catalogue cannot be read.
pub(crate) fn refuse_losses(workspace: &Workspace, files: &[PendingFile]) -> Result<(), VcsError> {
    let mut found = losses(workspace, files)?;
    let brought = old_entries::brought(workspace, files)?;
    found.extend(brought.into_iter().map(|entry| entry.found));
    let Some(first) = found.first() else {
        return Ok(());
    };
    let position = first.position();
    let (path, line, column) = (first.path.display(), position.line, position.column);
    let place = format!("{path}:{line}:{column}");
    let message = &first.message;
    Err(VcsError {
        kind: VcsErrorKind::Refused,
        message: match found.len() - 1 {
            0 => message!("commit-loses", place, message),
            more => message!("commit-loses-more", place, message, more),
        },
        hint: first.hint.clone(),
    })
}

fn losses(workspace: &Workspace, files: &[PendingFile]) -> Result<Vec<Diagnostic>, VcsError> {
    let mut before = logs_changed_since(workspace, "HEAD", None)?;
    let is_moved = match workspace.repository()? {
        Some(repository) if !repository.head()?.unborn => {
            workspace.home_at(&repository, "HEAD")? != repository.relative(workspace.root())?
        }
        _ => false,
    };
    before.retain(|log| is_moved || files.iter().any(|file| file.path == log.path));
    if before.is_empty() {
        return Ok(Vec::new());
    }
    let lost_in = |files: Arc<dyn Files>| -> Result<Vec<Diagnostic>, VcsError> {
        let source = Source { files, cache: None };
        let loaded = source.load(&LoadProgress::default()).map_err(failed)?;
        let files = source.files.as_ref();
        Ok(lost(&before, &loaded.snapshot, "HEAD", files))
    };
    // What the chosen logs keep themselves needs no look at the others.
    let is_log = |file: &&PendingFile| file.kind == Some(FileKind::Decisions);
    let logs: Vec<PendingFile> = files.iter().filter(is_log).cloned().collect();
    if lost_in(Arc::new(CommitPreview::alone(workspace, &logs)))?.is_empty() {
        return Ok(Vec::new());
    }
    // What counts is what the commit will hold, and not what lies in the work tree.
    let others = commit_files::files_below(workspace, "HEAD", Path::new("decisions"))?;
    let mut found = lost_in(Arc::new(CommitPreview::over(workspace, others, &logs)))?;
    let on_disk = || lost_in(Arc::new(workspace.files()));
    if !found.is_empty() && on_disk()?.is_empty() {
        for finding in &mut found {
            finding.hint = Some(message!("commit-elsewhere"));
        }
    }
    Ok(found)
}

fn failed(error: FileError) -> VcsError {
    VcsError {
        kind: VcsErrorKind::Git,
        message: error.message,
        hint: error.hint,
    }
}
