//! The catalogue as it will be: its files as they stand, with others in their place, beside them, or gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::load::{FileEntry, Files, Listing};
use crate::files::{FileError, FileErrorKind};
use crate::i18n::message;

/// Files over which a plan is laid. Nothing is written.
pub struct PlannedFiles {
    files: Arc<dyn Files>,
    written: BTreeMap<PathBuf, Vec<u8>>,
    gone: BTreeSet<PathBuf>,
}

impl PlannedFiles {
    /// The files with what will be written, and without those that will be removed.
    pub fn new(
        files: Arc<dyn Files>,
        written: BTreeMap<PathBuf, Vec<u8>>,
        gone: BTreeSet<PathBuf>,
    ) -> PlannedFiles {
        PlannedFiles {
            files,
            written,
            gone,
        }
    }
}

impl Files for PlannedFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = self.files.list()?;
        listing.entries.retain(|entry| {
            !self.gone.contains(&entry.path) && !self.written.contains_key(&entry.path)
        });
        let hidden = |path: &Path| {
            path.iter()
                .any(|name| name.as_encoded_bytes().starts_with(b"."))
        };
        let written = self.written.iter().filter(|(path, _)| !hidden(path));
        listing
            .entries
            .extend(written.map(|(path, bytes)| FileEntry::new(path, bytes.len() as u64)));
        listing.entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        if let Some(bytes) = self.written.get(path) {
            return Ok(bytes.clone());
        }
        if self.gone.contains(path) {
            return Err(FileError {
                kind: FileErrorKind::Forbidden,
                path: path.to_owned(),
                message: message!("planned-removal", path = path.display()),
                hint: None,
            });
        }
        self.files.read(path)
    }
}
