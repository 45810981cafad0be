//! How far the branch is from its upstream, as far as is known without asking it.

use super::error::{Result, VcsError};
use super::program::read as by_program;
use super::repository::{HeadTip, Repository, RepositoryReader};

/// The branch that git's configuration names as upstream, as it was fetched last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// Its name, such as `origin/main`.
    pub name: String,
    /// Commits that it does not have.
    pub ahead: usize,
    /// Commits that HEAD does not have.
    pub behind: usize,
}

impl Repository {
    /// The upstream of the branch that is checked out; none where the configuration names none, or nothing was fetched
    /// from it. Nothing is asked of any other machine.
    ///
    /// # Errors
    /// `Git` where an object is missing or damaged.
    pub fn upstream(&self) -> Result<Option<Upstream>> {
        let inner = match &self.reader {
            RepositoryReader::Native(inner) => inner,
            RepositoryReader::Program { .. } => return by_program::upstream(self),
        };
        let tip = HeadTip::read(inner)?;
        let (Some(_), Some(local)) = (&tip.branch, tip.commit) else {
            return Ok(None);
        };
        let Ok(name) = inner.branch_upstream_name(&tip.reference) else {
            return Ok(None);
        };
        let name = String::from_utf8_lossy(&name).into_owned();
        let Ok(theirs) = inner.refname_to_id(&name) else {
            return Ok(None);
        };
        let (ahead, behind) = inner
            .graph_ahead_behind(local, theirs)
            .map_err(|error| VcsError::git(&error, &format!("compare with {name}")))?;
        Ok(Some(Upstream {
            name: branch_name(&name).to_owned(),
            ahead,
            behind,
        }))
    }
}

/// The name of a branch, of another repository or of this one, as people say it.
pub(super) fn branch_name(reference: &str) -> &str {
    ["refs/remotes/", "refs/heads/"]
        .iter()
        .find_map(|prefix| reference.strip_prefix(prefix))
        .unwrap_or(reference)
}
