//! What a decision rested on, found again in git.

use std::path::Path;

use super::View;
use super::workspace::Workspace;
use crate::catalogue::load::LoadProgress;
use crate::catalogue::model::Decision;
use crate::catalogue::model::DecisionLog;
use crate::catalogue::yaml::{from_node, parse};
use crate::review::stale::{self, Evidence};
use crate::vcs::{Repository, VcsError};

/// Commits of a log that are looked through for the one that brought an entry.
const COMMITS: usize = 500;

/// Which parts of the evidence of the decision in force changed since, by the values of then where a commit has them: the one
/// that was read, else the one that brought the decision.
///
/// # Errors
/// Git cannot be read.
pub fn what_changed(workspace: &Workspace, view: &View, row: usize) -> Result<Evidence, VcsError> {
    let (Some(procedure), Some(standing)) = (view.procedure(row), view.decision(row)) else {
        return Ok(Evidence::Same);
    };
    let procedure = procedure.read();
    let told = stale::by_kind(&view.snapshot, &procedure, standing.decision);
    if told == Evidence::Same {
        return Ok(told);
    }
    let Some(repository) = workspace.repository()? else {
        return Ok(told);
    };
    let path = view
        .snapshot
        .decisions(&procedure.code)
        .map(|log| log.path.clone());
    let read = standing.decision.evidence.commit.clone();
    let brought = || brought_by(&repository, workspace, path.as_deref()?, standing.decision);
    for commit in read
        .into_iter()
        .chain(std::iter::once_with(brought).flatten())
    {
        // A commit that is not here any more has nothing to tell.
        let Ok(source) = workspace.files_at(Some(&commit)) else {
            continue;
        };
        let Ok(then) = source.load(&LoadProgress::default()) else {
            continue;
        };
        let now = &view.snapshot;
        if let Some(parts) = stale::against(&then.snapshot, now, &procedure, standing.decision) {
            return Ok(Evidence::Parts(parts));
        }
    }
    Ok(told)
}

/// The oldest commit whose log has the entry.
fn brought_by(
    repository: &Repository,
    workspace: &Workspace,
    path: &Path,
    decision: &Decision,
) -> Option<String> {
    let path = repository.relative(&workspace.root().join(path)).ok()?;
    let log = repository.log_of(&path, COMMITS).ok()?;
    let has_it = |commit: &str| {
        let bytes = repository.read_at(commit, &path).ok()??;
        let log: DecisionLog = from_node(&parse(&path, &bytes).root?).ok()?;
        log.entry(&decision.id).map(|_| ())
    };
    let commits = log.into_iter().map(|entry| entry.id);
    commits.take_while(|commit| has_it(commit).is_some()).last()
}
