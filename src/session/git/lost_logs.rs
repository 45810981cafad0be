//! Decision logs that lost something of the last commit: a log is append-only, so what is gone was taken out by hand, and
//! whatever is made of the rest would not say so. A log that git was told not to look at is no less append-only.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::commit::{PendingFile, is_ignored, pending_below};
use crate::catalogue::check::{RevisionLog, lost};
use crate::catalogue::model::DecisionLog;
use crate::catalogue::snapshot::{Contents, Located};
use crate::catalogue::{FileKind, Snapshot};
use crate::files::Diagnostic;
use crate::session::decide::logs::{logs_changed_since, parse_log};
use crate::session::open::skipped_files::of_repository;
use crate::session::open::workspace::{Workspace, home};
use crate::vcs::{ChangeKind, Repository, VcsError};

/// A log of a commit of which entries or notes are gone, or say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct LostLog {
    /// Where it stood then, relative to the catalogue.
    pub path: PathBuf,
    /// What it held then.
    pub then: DecisionLog,
    /// What is gone or differs.
    pub found: Vec<Diagnostic>,
}

/// The logs of the last commit that lost something in the work tree, by path. Only logs that git says are changed, or was told
/// not to look at, are read.
pub(crate) fn lost_logs(workspace: &Workspace) -> Result<Vec<LostLog>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(Vec::new());
    };
    if repository.is_bare() || repository.head()?.unborn {
        return Ok(Vec::new());
    }
    let pending = pending_below(workspace, &repository, Path::new("decisions"))?;
    lost_of(workspace, &repository, &pending)
}

/// The same, where it is known which files are changed.
pub(in crate::session) fn lost_of(
    workspace: &Workspace,
    repository: &Repository,
    pending: &[PendingFile],
) -> Result<Vec<LostLog>, VcsError> {
    let unseen = unseen_logs(workspace, repository)?;
    let home = workspace.home_at(repository, "HEAD")?;
    let is_moved = home != repository.relative(workspace.root())?;
    let logs = || {
        let logs = pending.iter().chain(&unseen);
        logs.filter(|file| file.kind == Some(FileKind::Decisions))
    };
    let mut then = Vec::new();
    for file in logs().filter(|file| file.change != ChangeKind::Added) {
        let text = repository.read_at("HEAD", &file.repository_path)?;
        then.extend(text.map(|text| RevisionLog::read(&file.path, &text)));
    }
    if is_moved {
        then.extend(logs_changed_since(workspace, "HEAD", None)?);
    }
    if then.is_empty() {
        return Ok(Vec::new());
    }
    // A log that moved stands among what is changed, too.
    let mut now = Vec::new();
    let mut unread = Vec::new();
    for file in logs().filter(|file| file.change != ChangeKind::Deleted) {
        let text = std::fs::read_to_string(workspace.root().join(&file.path));
        match text.ok().and_then(|text| parse_log(&file.path, &text)) {
            Some(value) => now.push(Located {
                path: file.path.clone(),
                value,
            }),
            None => unread.push(&file.path),
        }
    }
    let now = Snapshot::new(Contents {
        decisions: now,
        ..Contents::default()
    });
    let files = workspace.files();
    // That a log cannot be read is told as that.
    let then = then
        .into_iter()
        .filter(|before| !unread.contains(&&before.path));
    let logs = then.filter_map(|before| {
        let found = lost(std::slice::from_ref(&before), &now, "HEAD", &files);
        (!found.is_empty()).then_some(LostLog {
            path: before.path,
            then: before.log,
            found,
        })
    });
    Ok(logs.collect())
}

/// Whether nobody can say that decision logs lost nothing: there are some, and they stand in no repository, in one without a
/// commit, or git ignores the whole catalogue. Where git cannot be read, that is told for itself.
pub(crate) fn are_uncompared(workspace: &Workspace, now: &Snapshot) -> bool {
    if now.logs().next().is_none() {
        return false;
    }
    match workspace.repository() {
        Ok(None) => true,
        Ok(Some(repository)) => {
            let unborn = repository.head().is_ok_and(|head| head.unborn);
            !repository.is_bare() && (unborn || is_ignored(workspace, &repository))
        }
        Err(_) => false,
    }
}

/// The logs of commits before the last that lost something since: somebody rewrote a log, or took one out, and committed that
/// with git itself. What a later commit put back is not lost.
pub(crate) fn lost_in_history(
    workspace: &Workspace,
    now: &Snapshot,
) -> Result<Vec<LostLog>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(Vec::new());
    };
    if repository.is_bare() || repository.head()?.unborn {
        return Ok(Vec::new());
    }
    let below = repository.relative(workspace.root())?;
    let mut by_commit: BTreeMap<String, Vec<RevisionLog>> = BTreeMap::new();
    for version in repository.replaced_versions(home(&below), "decisions")? {
        let place = &version.path;
        if FileKind::of(place) != Some(FileKind::Decisions) {
            continue;
        }
        let before = repository.read_blob(version.before)?;
        let after = version.after.map(|after| repository.read_blob(after));
        if after
            .transpose()?
            .is_some_and(|after| keeps_lines(&before, &after))
        {
            continue;
        }
        let logs = by_commit.entry(version.commit).or_default();
        logs.push(RevisionLog::read(place, &before));
    }
    // That a log cannot be read is told as that, wherever it stands now.
    let unread: HashSet<_> = now
        .unreadable()
        .iter()
        .filter(|file| file.kind == FileKind::Decisions)
        .filter_map(|file| file.path.file_stem())
        .collect();
    let files = workspace.files();
    let mut by_path: BTreeMap<PathBuf, LostLog> = BTreeMap::new();
    for (commit, logs) in by_commit {
        let is_read =
            |log: &RevisionLog| log.path.file_stem().is_none_or(|of| !unread.contains(of));
        for before in logs.into_iter().filter(is_read) {
            let found = lost(std::slice::from_ref(&before), now, &commit, &files);
            let known = by_path.get(&before.path).map_or(0, |log| log.found.len());
            if found.len() > known {
                let log = LostLog {
                    path: before.path.clone(),
                    then: before.log,
                    found,
                };
                by_path.insert(before.path, log);
            }
        }
    }
    Ok(by_path.into_values().collect())
}

/// Whether a text has every line of another, in their order: then it only grew.
fn keeps_lines(before: &[u8], after: &[u8]) -> bool {
    let mut after = after.split(|byte| *byte == b'\n');
    let mut before = before.split(|byte| *byte == b'\n');
    before.all(|line| after.any(|other| other == line))
}

/// Logs that git was told not to look at and that are there: its status has nothing of what was taken out of them.
fn unseen_logs(
    workspace: &Workspace,
    repository: &Repository,
) -> Result<Vec<PendingFile>, VcsError> {
    let files = of_repository(repository, workspace.root())?.into_iter();
    let logs = files
        .filter(|file| file.git.is_there && FileKind::of(&file.path) == Some(FileKind::Decisions));
    let pending = logs.map(|file| PendingFile {
        repository_path: file.git.path,
        path: file.path,
        kind: Some(FileKind::Decisions),
        change: ChangeKind::Modified,
    });
    Ok(pending.collect())
}
