//! Entries in the form of earlier versions that are not old: no chain and no gate is asked of that form, and anybody can write it.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::commit::PendingFile;
use crate::catalogue::check::{RevisionLog, UnprovenEntry, unproven};
use crate::catalogue::model::DecisionLog;
use crate::catalogue::snapshot::{Contents, Located};
use crate::catalogue::{FileKind, Snapshot};
use crate::session::decide::logs::{logs_changed_since, parse_log};
use crate::session::open::workspace::Workspace;
use crate::vcs::{Repository, VcsError};

/// The entries of that form that the last commit does not have; all of them where there is no commit to ask.
pub(crate) fn unproven_entries(
    workspace: &Workspace,
    snapshot: &Snapshot,
) -> Result<Vec<UnprovenEntry>, VcsError> {
    let is_there = |repository: &Repository| repository.head().map(|head| !head.unborn);
    match workspace.repository()? {
        Some(repository) if is_there(&repository)? => new_since(workspace, snapshot, "HEAD"),
        _ => {
            let files = workspace.files();
            Ok(unproven(snapshot, &files, None, &mut |_, _| false))
        }
    }
}

/// The entries of that form that a revision does not have.
///
/// # Errors
/// There is no repository or no such revision, or git cannot be read.
pub(crate) fn new_since(
    workspace: &Workspace,
    snapshot: &Snapshot,
    rev: &str,
) -> Result<Vec<UnprovenEntry>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Ok(Vec::new());
    };
    let home = workspace.home_at(&repository, rev)?;
    let mut then: HashMap<PathBuf, HashSet<String>> = HashMap::new();
    // A log may stand elsewhere, as a move leaves it; few are asked for that.
    let mut elsewhere: Option<HashSet<String>> = None;
    let mut trouble = None;
    let mut had = |log: &Located<DecisionLog>, id: &str| {
        let mut ask = || -> Result<bool, VcsError> {
            if !then.contains_key(&log.path) {
                let text = repository.read_at(rev, &home.join(&log.path))?;
                let ids = text.map(|text| ids(&RevisionLog::read(&log.path, &text)));
                then.insert(log.path.clone(), ids.unwrap_or_default());
            }
            if then.get(&log.path).is_some_and(|ids| ids.contains(id)) {
                return Ok(true);
            }
            if elsewhere.is_none() {
                let changed = logs_changed_since(workspace, rev, None)?;
                elsewhere = Some(changed.iter().flat_map(ids).collect());
            }
            Ok(elsewhere.as_ref().is_some_and(|ids| ids.contains(id)))
        };
        ask().unwrap_or_else(|error| {
            trouble = Some(error);
            false
        })
    };
    let found = unproven(snapshot, &workspace.files(), Some(rev), &mut had);
    match trouble {
        Some(error) => Err(error),
        None => Ok(found),
    }
}

/// Those that a commit of these files would bring.
pub(super) fn brought(
    workspace: &Workspace,
    files: &[PendingFile],
) -> Result<Vec<UnprovenEntry>, VcsError> {
    let logs = files
        .iter()
        .filter(|file| file.kind == Some(FileKind::Decisions));
    let read = |path: &Path| {
        let text = std::fs::read_to_string(workspace.root().join(path)).ok()?;
        let value = parse_log(path, &text)?;
        let path = path.to_owned();
        Some(Located { path, value })
    };
    let decisions: Vec<Located<DecisionLog>> = logs.filter_map(|file| read(&file.path)).collect();
    let is_old = |log: &Located<DecisionLog>| {
        let mut entries = log.value.decisions.iter();
        entries.any(|entry| entry.is_of_old_form())
    };
    if !decisions.iter().any(is_old) {
        return Ok(Vec::new());
    }
    let snapshot = Snapshot::new(Contents {
        decisions,
        ..Contents::default()
    });
    match workspace.repository()? {
        // With the first commit a catalogue comes as it is.
        Some(repository) if !repository.head()?.unborn => new_since(workspace, &snapshot, "HEAD"),
        _ => Ok(Vec::new()),
    }
}

fn ids(log: &RevisionLog) -> HashSet<String> {
    let entries = log.log.decisions.iter();
    entries.map(|entry| entry.id.clone()).collect()
}
