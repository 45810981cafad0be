//! A catalogue as a commit of some of its changed files would leave it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::commit::PendingFile;
use crate::catalogue::load::{DiskFiles, FileEntry, Files, Listing};
use crate::files::FileError;
use crate::session::open::commit_files::CommitFiles;
use crate::session::open::workspace::Workspace;
use crate::vcs::ChangeKind;

/// The last commit's files with the chosen ones as they stand on disk.
pub(super) struct CommitPreview {
    below: Option<CommitFiles>,
    disk: DiskFiles,
    /// The chosen files; whether each is there.
    chosen: BTreeMap<PathBuf, bool>,
}

impl CommitPreview {
    /// Over the files of a commit.
    pub(super) fn over(
        workspace: &Workspace,
        below: CommitFiles,
        files: &[PendingFile],
    ) -> CommitPreview {
        CommitPreview {
            below: Some(below),
            ..CommitPreview::alone(workspace, files)
        }
    }

    /// Over nothing.
    pub(super) fn alone(workspace: &Workspace, files: &[PendingFile]) -> CommitPreview {
        let is_there = |file: &PendingFile| file.change != ChangeKind::Deleted;
        let chosen = files.iter().map(|file| (file.path.clone(), is_there(file)));
        CommitPreview {
            below: None,
            disk: workspace.files(),
            chosen: chosen.collect(),
        }
    }
}

impl Files for CommitPreview {
    fn list(&self) -> Result<Listing, FileError> {
        let below = self.below.as_ref().map(Files::list).transpose()?;
        let mut listing = below.unwrap_or_default();
        listing
            .entries
            .retain(|entry| !self.chosen.contains_key(&entry.path));
        let there = self.chosen.iter().filter(|(_, is_there)| **is_there);
        let there = there.map(|(path, _)| FileEntry::new(path, 0));
        listing.entries.extend(there);
        listing
            .entries
            .sort_unstable_by(|one, other| one.path.cmp(&other.path));
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        match &self.below {
            Some(below) if !self.chosen.contains_key(path) => below.read(path),
            _ => self.disk.read(path),
        }
    }
}
