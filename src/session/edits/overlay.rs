//! The files of a catalogue, some of them with another text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::load::{DiskFiles, FileEntry, Files, Listing};
use crate::session::{Source, Workspace};
use crate::source::FileError;

/// Files on disk, under others that stand in their place or beside them.
struct Overlay {
    below: DiskFiles,
    texts: BTreeMap<PathBuf, String>,
}

/// The files of a catalogue with these texts in the place of what stands on disk. What the cache knows of the others is
/// used; of these, only their content tells what they are.
pub(super) fn source(workspace: &Workspace, texts: BTreeMap<PathBuf, String>) -> Source {
    Source {
        files: Arc::new(Overlay {
            below: workspace.files(),
            texts,
        }),
        cache: workspace.cache(),
    }
}

impl Files for Overlay {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = self.below.list()?;
        let entries = &mut listing.entries;
        entries.retain(|entry| !self.texts.contains_key(&entry.path));
        let added = self.texts.iter();
        entries.extend(added.map(|(path, text)| FileEntry::new(path, text.len() as u64)));
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.below.read(path),
        }
    }
}
