//! What was imported before, found again in git: a file remembers of an imported value only its hash.

use std::path::Path;

use crate::import::portal::imported_value;
use crate::import::report::{ImportConflict, ImportReport};
use crate::session::open::workspace::Workspace;
use crate::vcs::Repository;
use crate::yaml::parse;

/// Commits of one file at most that are looked at.
const COMMITS: usize = 40;

/// Conflicts at most whose base is looked for.
const CONFLICTS: usize = 200;

/// Fills in what was imported before, where a commit still has it. A repository that cannot be read has nothing to say.
pub(crate) fn fill(workspace: &Workspace, report: &mut ImportReport) {
    if report.conflicts.is_empty() {
        return;
    }
    let Ok(Some(repository)) = workspace.repository() else {
        return;
    };
    let Ok(below) = repository.relative(workspace.root()) else {
        return;
    };
    for conflict in report.conflicts.iter_mut().take(CONFLICTS) {
        conflict.base = base(&repository, &below, conflict);
    }
}

fn base(
    repository: &Repository,
    below: &Path,
    conflict: &ImportConflict,
) -> Option<serde_json::Value> {
    let hash = conflict.base_hash.as_deref()?;
    let path = below.join(&conflict.file);
    let commits = repository.log_of(&path, COMMITS).ok()?;
    commits.iter().find_map(|commit| {
        let bytes = repository.read_at(&commit.id, &path).ok()??;
        let file = parse(&path, &bytes).root?.to_json();
        imported_value(&file, &conflict.field, hash)
    })
}
