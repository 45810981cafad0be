//! Files that git was told to keep out of the work tree: a sparse checkout, `git update-index --skip-worktree`.

use std::path::{Path, PathBuf};

use super::error::{Result, VcsErrorKind};
use super::path::from_bytes;
use super::program::read as by_program;
use super::repository::{Reader, Repository};
use super::status::{cannot_read, is_left_out};

impl Repository {
    /// The files below a folder that the index has, that git was told to leave out of the work tree, and that are not there;
    /// relative to the top of the work tree, sorted. They are no deletion, so the status says nothing of them.
    ///
    /// # Errors
    /// `Bare`, `OutsideRepository`; `GitProgramMissing` where only the `git` program could read the index.
    pub fn left_out(&self, under: &Path) -> Result<Vec<PathBuf>> {
        let top = self.work_tree()?;
        let under = match under.is_absolute() {
            true => self.relative(under)?,
            false => self.relative(&top.join(under))?,
        };
        let mut paths = match &self.reader {
            Reader::Program { .. } => by_program::left_out(self, &under)?,
            Reader::Native(inner) => match inner.index() {
                Ok(index) => index
                    .iter()
                    .filter(is_left_out)
                    .map(|entry| from_bytes(&entry.path))
                    .collect(),
                Err(error) => match cannot_read(&error) {
                    why if why.kind == VcsErrorKind::Unsupported => {
                        by_program::left_out(self, &under)?
                    }
                    why => return Err(why),
                },
            },
        };
        paths.retain(|path| path.starts_with(&under) && top.join(path).symlink_metadata().is_err());
        paths.sort_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
        Ok(paths)
    }
}
