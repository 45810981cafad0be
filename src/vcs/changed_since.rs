//! Which files differ from a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::error::Result;
use super::history::BlobId;
use super::repository::Repository;

impl Repository {
    /// The files below a folder that differ between a revision and the work tree, or between it and another revision:
    /// changed, new or gone; relative to the top of the work tree. Before the first commit all files differ from `HEAD`.
    ///
    /// # Errors
    /// `UnknownRevision`, `OutsideRepository`, `Bare`, `Git` where an object is missing or damaged.
    pub fn changed_since(
        &self,
        rev: &str,
        under: &Path,
        until: Option<&str>,
    ) -> Result<BTreeSet<PathBuf>> {
        let unborn = self.head()?.unborn;
        let files = |rev: &str| -> Result<BTreeMap<PathBuf, BlobId>> {
            if unborn && rev == "HEAD" {
                return Ok(BTreeMap::new());
            }
            let files = self.files_at(rev, under)?.into_iter();
            Ok(files.map(|file| (file.path, file.id)).collect())
        };
        let before = files(rev)?;
        let after = files(until.unwrap_or("HEAD"))?;
        let mut changed: BTreeSet<PathBuf> = before
            .iter()
            .filter(|(path, id)| after.get(*path) != Some(id))
            .chain(after.iter().filter(|(path, _)| !before.contains_key(*path)))
            .map(|(path, _)| path.clone())
            .collect();
        if until.is_none() {
            let pending = self.status(under)?.into_iter();
            changed.extend(pending.map(|change| change.path));
            if !unborn {
                changed.extend(self.changed_unseen(rev, under)?);
            }
        }
        Ok(changed)
    }

    /// The files that git was told not to look at, that are there, and that say something else than the revision. Line ends
    /// aside, which git may have changed at the checkout.
    fn changed_unseen(&self, rev: &str, under: &Path) -> Result<Vec<PathBuf>> {
        let top = self.work_tree()?;
        let mut changed = Vec::new();
        for file in self.unlooked(under)?.into_iter().filter(|of| of.is_there) {
            let lines = |text: Vec<u8>| -> Vec<u8> {
                text.into_iter().filter(|byte| *byte != b'\r').collect()
            };
            let before = self.read_at(rev, &file.path)?.map(lines);
            if std::fs::read(top.join(&file.path)).ok().map(lines) != before {
                changed.push(file.path);
            }
        }
        Ok(changed)
    }
}
