//! Files that git was told not to look at: kept out of the work tree (a sparse checkout, `git update-index --skip-worktree`),
//! or there and taken for unchanged whatever they hold.

use std::path::{Path, PathBuf};

use super::error::{Result, VcsErrorKind};
use super::path::from_bytes;
use super::program::read as by_program;
use super::repository::{Repository, RepositoryReader};
use super::status::{cannot_read, is_sparse, unlooked};

/// How git was told not to look at a file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndexFlag {
    /// `skip-worktree`, as a sparse checkout sets it too.
    SkipWorktree,
    /// `assume-unchanged`.
    AssumeUnchanged,
}

/// A file of the index that git was told not to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedEntry {
    /// Relative to the top of the work tree.
    pub path: PathBuf,
    /// How git was told so.
    pub mark: IndexFlag,
    /// Whether it is in the work tree: a change of it is in no status and in no commit. Else a reader of the folder misses
    /// it, and it is no deletion.
    pub is_there: bool,
    /// Whether the checkout is sparse, so that its patterns say which files are there.
    pub sparse: bool,
}

impl SkippedEntry {
    /// The line, at the top of the work tree, after which git looks at the file again, and it is there.
    pub fn mend(&self) -> String {
        let path = quoted(&self.path);
        let folder = self.path.parent().filter(|at| !at.as_os_str().is_empty());
        match (self.mark, self.is_there) {
            (IndexFlag::SkipWorktree, false) if self.sparse => {
                let folder = folder.map_or(path, quoted);
                format!("git sparse-checkout add {folder}")
            }
            (IndexFlag::SkipWorktree, true) => {
                format!("git update-index --no-skip-worktree {path}")
            }
            (IndexFlag::AssumeUnchanged, true) => {
                format!("git update-index --no-assume-unchanged {path}")
            }
            (IndexFlag::SkipWorktree, false) => {
                format!("git update-index --no-skip-worktree {path} && git checkout -- {path}")
            }
            (IndexFlag::AssumeUnchanged, false) => {
                format!("git update-index --no-assume-unchanged {path} && git checkout -- {path}")
            }
        }
    }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let text = parts.join("/");
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ',');
    match text.chars().all(plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

impl Repository {
    /// The files below a folder that the index has and that git was told not to look at, sorted by path.
    ///
    /// # Errors
    /// `Bare`, `OutsideRepository`; `GitProgramMissing` where only the `git` program could read the index.
    pub fn unlooked(&self, under: &Path) -> Result<Vec<SkippedEntry>> {
        let top = self.work_tree()?;
        let under = match under.is_absolute() {
            true => self.relative(under)?,
            false => self.relative(&top.join(under))?,
        };
        let (marked, sparse) = match &self.reader {
            RepositoryReader::Program { .. } => (
                by_program::unlooked(self, &under)?,
                by_program::is_sparse(self)?,
            ),
            // What is there although the patterns leave it out is looked at, as only git knows.
            RepositoryReader::Native(inner) if is_sparse(inner) => {
                (by_program::unlooked(self, &under)?, true)
            }
            RepositoryReader::Native(inner) => match inner.index() {
                Ok(index) => {
                    let marked = index
                        .iter()
                        .filter_map(|entry| Some((from_bytes(&entry.path), unlooked(&entry)?)));
                    (marked.collect(), false)
                }
                Err(error) => match cannot_read(&error) {
                    why if why.kind == VcsErrorKind::Unsupported => {
                        (by_program::unlooked(self, &under)?, false)
                    }
                    why => return Err(why),
                },
            },
        };
        let below = marked
            .into_iter()
            .filter(|(path, _)| path.starts_with(&under));
        let mut found: Vec<SkippedEntry> = below
            .map(|(path, mark)| SkippedEntry {
                is_there: top.join(&path).symlink_metadata().is_ok(),
                path,
                mark,
                sparse,
            })
            .collect();
        found.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        Ok(found)
    }

    /// Those of them that are not there, relative to the top of the work tree. They are no deletion, so the status says
    /// nothing of them.
    pub fn left_out(&self, under: &Path) -> Result<Vec<PathBuf>> {
        let found = self.unlooked(under)?.into_iter();
        let missing = found.filter(|file| !file.is_there);
        Ok(missing.map(|file| file.path).collect())
    }
}
