//! What a decision rested on, found again in git.

use std::path::Path;

use super::logs::CommittedLogs;
use crate::catalogue::load::LoadProgress;
use crate::catalogue::model::Decision;
use crate::catalogue::model::DecisionLog;
use crate::review::stale::{self, EvidenceStatus};
use crate::session::View;
use crate::session::open::workspace::Workspace;
use crate::vcs::{Repository, VcsError};
use crate::yaml::{from_node, parse};

/// Commits of a log that are looked through for the one that brought an entry.
const COMMITS: usize = 500;

/// So many times a procedure may have moved.
const MOVES: usize = 50;

/// Which parts of the evidence of a decision that stands changed since, by the values of then where a commit has them: the one
/// that was read, else the one that brought the decision. Of two decisions that stand it is told of the stale one, the
/// proposal first.
pub(crate) fn what_changed(
    workspace: &Workspace,
    view: &View,
    row: usize,
) -> Result<EvidenceStatus, VcsError> {
    let stale = || view.standing(row).find(|standing| standing.stale);
    let standing = stale().or_else(|| view.proposal(row));
    let (Some(procedure), Some(standing)) = (view.procedure(row), standing) else {
        return Ok(EvidenceStatus::Same);
    };
    let procedure = procedure.read();
    let told = stale::by_kind(&view.snapshot, &procedure, standing.decision);
    if told == EvidenceStatus::Same {
        return Ok(told);
    }
    let Some(repository) = workspace.repository()? else {
        return Ok(told);
    };
    let log = view.snapshot.decisions(&procedure.code);
    let brought =
        log.and_then(|log| brought_by(&repository, workspace, &log.path, standing.decision));
    // The code that the procedure had when it was decided on.
    let code = brought
        .as_ref()
        .map_or(&procedure.code, |brought| &brought.code);
    let read = standing.decision.evidence.commit.as_ref();
    let brought = brought.as_ref().map(|brought| &brought.commit);
    for commit in read.into_iter().chain(brought) {
        // A commit that is not here any more has nothing to tell.
        let Ok(source) = workspace.files_at(Some(commit)) else {
            continue;
        };
        let Ok(then) = source.load(&LoadProgress::default()) else {
            continue;
        };
        let (then, now) = ((&*then.snapshot, code.as_str()), &view.snapshot);
        if let Some(parts) = stale::against(then, now, &procedure, standing.decision) {
            return Ok(EvidenceStatus::Parts(parts));
        }
    }
    Ok(told)
}

/// The commit that brought an entry, and the code that the procedure had in it.
struct EntryCommit {
    commit: String,
    code: String,
}

/// The oldest commit whose log has the entry, wherever and under which code the log stood then.
fn brought_by(
    repository: &Repository,
    workspace: &Workspace,
    path: &Path,
    decision: &Decision,
) -> Option<EntryCommit> {
    let below = repository.relative(workspace.root()).ok()?;
    let (path, _) = CommittedLogs::of(workspace).find(path).ok()??;
    let mut path = below.join(path);
    let mut tip = "HEAD".to_owned();
    for _ in 0..MOVES {
        let brought = oldest(repository, &tip, &path, decision)?;
        let Some(parent) = repository.parent_of(&brought.commit) else {
            return Some(brought);
        };
        // A log that came with the entry in it came from one that went.
        let logs = below.join("decisions");
        let deltas = repository
            .deltas(Some(&parent), &brought.commit, &logs)
            .ok()?;
        let moved = deltas.into_iter().find(|delta| {
            let went = delta.old.filter(|_| delta.new.is_none());
            let bytes = went.and_then(|blob| repository.read_blob(blob).ok());
            bytes.is_some_and(|bytes| {
                log(&delta.path, &bytes).is_some_and(|log| log.entry(&decision.id).is_some())
            })
        });
        let Some(moved) = moved else {
            return Some(brought);
        };
        (path, tip) = (moved.path, parent);
    }
    None
}

/// The oldest commit up to a revision whose log at a path has the entry.
fn oldest(
    repository: &Repository,
    tip: &str,
    path: &Path,
    decision: &Decision,
) -> Option<EntryCommit> {
    let entries = repository.log_at(tip, path, COMMITS).ok()?;
    let has_it = |commit: String| {
        let bytes = repository.read_at(&commit, path).ok()??;
        let code = log(path, &bytes)
            .filter(|log| log.entry(&decision.id).is_some())?
            .code;
        Some(EntryCommit { commit, code })
    };
    let commits = entries.into_iter().map(|entry| entry.id);
    commits.map_while(has_it).last()
}

fn log(path: &Path, bytes: &[u8]) -> Option<DecisionLog> {
    from_node(&parse(path, bytes).root?).ok()
}
