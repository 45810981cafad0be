//! What was shown last on each catalogue, so that it comes back at the next start.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::config::Config;
use crate::search::{Query, Sort};
use crate::session::Workspace;

/// What was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastSearch {
    pub query: String,
    /// The word of the order.
    pub order: String,
    /// The other way round.
    pub backwards: bool,
    /// Name of the view that was applied.
    pub view: Option<String>,
}

impl LastSearch {
    /// What was shown last on a catalogue; nothing where a word of it means nothing any more.
    pub(crate) fn of(config: &Config, workspace: &Workspace) -> Option<(Query, Sort, LastSearch)> {
        let last: LastSearch = config.kept(&name(workspace))?;
        let query = Query::parse(&last.query).ok()?;
        let sort = Sort::parse(&last.order)?;
        Some((query, sort, last))
    }

    /// Keeps it. Where that cannot be done, the next start begins with everything.
    pub(crate) fn keep(&self, config: &Config, workspace: &Workspace) {
        let _ = config.keep(&name(workspace), self);
    }
}

/// One file a catalogue: several programs may be open on several.
fn name(workspace: &Workspace) -> String {
    let root = workspace.root();
    let real = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let digest = Sha256::digest(real.to_string_lossy().as_bytes());
    let name: String = digest[..12].iter().map(|b| format!("{b:02x}")).collect();
    format!("last/{name}.json")
}
