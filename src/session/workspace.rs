//! Finding a catalogue on disk, its repository, and how things stand there.

use std::path::{Path, PathBuf};

use super::commit::{self, PendingFile};
use crate::catalogue::load::{DiskFiles, LoadProgress, Loaded, load};
use crate::source::FileError;
use crate::vcs::{Head, Repository, VcsError};

/// Name of the manifest, which makes a folder a catalogue.
pub const MANIFEST: &str = "catalogue.yaml";

/// A catalogue's folder on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

/// How things stand in a catalogue's repository; shown all the time.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Name of the repository's folder; none without a repository.
    pub repository: Option<String>,
    /// Where HEAD stands.
    pub head: Option<Head>,
    /// Changed files of the catalogue that are not committed.
    pub pending: Vec<PendingFile>,
    /// Why the repository, or part of what it could tell, is not known.
    pub trouble: Option<String>,
}

/// There is no catalogue where one was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoCatalogue {
    /// What was looked for.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Workspace {
    /// Finds the catalogue: the folder that was named; else the nearest folder upwards that holds `catalogue.yaml`, else
    /// `catalogue/` below `start`.
    ///
    /// # Errors
    /// There is none.
    pub fn find(named: Option<&Path>, start: &Path) -> Result<Workspace, NoCatalogue> {
        let at = |root: &Path| Workspace {
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_owned()),
        };
        let hint = "make one with `rasoat init DIR`, or name one with `--catalogue DIR`".to_owned();
        if let Some(named) = named {
            let folder =
                if named.file_name().is_some_and(|name| name == MANIFEST) && named.is_file() {
                    named.parent().unwrap_or(named)
                } else {
                    named
                };
            return if folder.join(MANIFEST).is_file() {
                Ok(at(folder))
            } else {
                Err(NoCatalogue {
                    message: format!("{} holds no {MANIFEST}", named.display()),
                    hint,
                })
            };
        }
        start
            .ancestors()
            .find(|folder| folder.join(MANIFEST).is_file())
            .map(at)
            .or_else(|| {
                let below = start.join("catalogue");
                below.join(MANIFEST).is_file().then(|| at(&below))
            })
            .ok_or_else(|| NoCatalogue {
                message: format!("no catalogue at {} or above it", start.display()),
                hint,
            })
    }

    /// The catalogue in a folder that is known to hold one.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Workspace {
        Workspace { root: root.into() }
    }

    /// The catalogue's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path as the user wrote it, from the folder where they stand, relative to the catalogue; as it is where it lies
    /// outside, for it may be meant relative to the catalogue already.
    #[must_use]
    pub fn relative(&self, folder: &Path, path: &Path) -> PathBuf {
        let real = |path: PathBuf| std::fs::canonicalize(&path).unwrap_or(path);
        let absolute = folder.join(path);
        // A deleted file has no real path, but the folder that held it does.
        let absolute = match (absolute.parent(), absolute.file_name()) {
            (Some(parent), Some(name)) if !absolute.exists() => real(parent.to_owned()).join(name),
            _ => real(absolute),
        };
        absolute
            .strip_prefix(real(self.root.clone()))
            .map_or_else(|_| path.to_owned(), Path::to_owned)
    }

    /// Its files.
    #[must_use]
    pub fn files(&self) -> DiskFiles {
        DiskFiles::new(&self.root)
    }

    /// Reads all its files.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn load(&self, validate: bool, progress: &LoadProgress) -> Result<Loaded, FileError> {
        load(&self.files(), validate, progress)
    }

    /// Its repository; none where it lies in none.
    ///
    /// # Errors
    /// There is one, but it cannot be read.
    pub fn repository(&self) -> Result<Option<Repository>, VcsError> {
        Repository::discover(&self.root)
    }

    /// Where HEAD stands; none without a repository that can be read.
    #[must_use]
    pub fn standing_head(&self) -> Option<Head> {
        self.repository().ok().flatten()?.head().ok()
    }

    /// How things stand in its repository. Trouble is part of the answer.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        let repository = match self.repository() {
            Ok(Some(repository)) => repository,
            Ok(None) => return standing,
            Err(error) => {
                standing.trouble = Some(error.message);
                return standing;
            }
        };
        standing.repository = Some(repository.name());
        match repository.head() {
            Ok(head) => standing.head = Some(head),
            Err(error) => standing.trouble = Some(error.message),
        }
        match commit::pending(self, &repository) {
            Ok(pending) => standing.pending = pending,
            Err(error) => standing.trouble = Some(error.message),
        }
        standing
    }
}
