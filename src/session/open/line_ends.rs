//! Line ends that git itself makes in the work tree of a catalogue.

use std::path::{Path, PathBuf};

use super::workspace::Workspace;
use crate::session::open::repositories::OpenRepository;

/// A catalogue's repository, asked about the line ends of its files.
pub(crate) struct LineEnds(Option<(OpenRepository, PathBuf)>);

impl LineEnds {
    /// Of a catalogue; without a repository git makes none.
    pub(crate) fn of(workspace: &Workspace) -> LineEnds {
        let repository = workspace.repository().ok().flatten();
        LineEnds(repository.and_then(|repository| {
            let below = repository.relative(workspace.root()).ok()?;
            Some((repository, below))
        }))
    }

    /// Whether git makes the CRLF of a file of the catalogue. Where that cannot be told, it does not.
    pub(crate) fn by_git(&self, path: &Path) -> bool {
        let Some((repository, below)) = &self.0 else {
            return false;
        };
        repository.makes_crlf(&below.join(path)).unwrap_or(false)
    }
}
