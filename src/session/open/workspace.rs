//! Finding a catalogue on disk, its repository, and how things stand there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::Cache;
use crate::catalogue::cache::{WriteBehind, load_with};
use crate::catalogue::load::{DiskFiles, Files, LoadProgress, LoadedCatalogue, load};
use crate::files::FileError;
use crate::i18n::{Message, message};
use crate::session::git::commit::{self, PendingFile};
use crate::session::git::lost_logs::lost_of;
use crate::session::open::commit_files;
use crate::session::open::own_writes::OwnWrites;
use crate::session::open::repositories::{OpenRepositories, OpenRepository};
use crate::session::open::skipped_files;
use crate::vcs::{GitEnvironment, Head, Operation, Repository, Upstream, VcsError};

/// Name of the manifest, which makes a folder a catalogue.
pub(crate) const MANIFEST: &str = "catalogue.yaml";

/// A catalogue's folder on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
    /// The folder of all caches; none where nothing is to be kept.
    caches: Option<PathBuf>,
    /// What git's own variables say.
    git: Arc<GitEnvironment>,
    /// What is only for the next start and waits to be written.
    behind: WriteBehind,
    own_writes: OwnWrites,
    open: OpenRepositories,
}

/// Where the files of a catalogue come from, and where what is known of them is kept.
pub struct Source {
    /// The files.
    pub files: Arc<dyn Files>,
    /// What is kept of them between runs.
    pub cache: Option<Cache>,
}

impl Source {
    /// Reads the catalogue; what did not change since the last time is not read again where there is a cache. Every file is
    /// held against its schema.
    pub fn load(&self, progress: &LoadProgress) -> Result<LoadedCatalogue, FileError> {
        match &self.cache {
            Some(cache) => load_with(cache, &self.files, progress),
            None => load(self.files.as_ref(), true, progress),
        }
    }
}

/// How things stand in a catalogue's repository; shown all the time.
#[derive(Clone, Debug, Default)]
pub struct RepositoryStatus {
    /// Name of the repository's folder; none without a repository.
    pub repository: Option<String>,
    /// Where HEAD stands.
    pub head: Option<Head>,
    /// Changed files of the catalogue that are not committed.
    pub pending: Vec<PendingFile>,
    /// Why the repository, or part of what it could tell, is not known, and what to do.
    pub trouble: Option<Message>,
    /// How far the branch is from its upstream; none where git's configuration names none.
    pub upstream: Option<Upstream>,
    /// What git has begun and waits to see finished; until then nothing is committed.
    pub operation: Option<Operation>,
    /// Folders of the catalogue that are repositories of their own: their files are not committed here.
    pub inside: Vec<PathBuf>,
    /// Decision logs that lost something of the last commit, relative to the catalogue.
    pub lost: Vec<PathBuf>,
    /// Git ignores the catalogue, so nothing of it is ever committed.
    pub ignored: bool,
    /// Why only the `git` program can read the repository: then there are no history, no differences and no `--at`.
    pub limits: Option<Message>,
}

/// There is no catalogue where one was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoCatalogue {
    /// What was looked for.
    pub message: Message,
    /// What to do.
    pub hint: Message,
}

impl Workspace {
    /// Finds the catalogue: the folder that was named, or `catalogue/` in it; else the nearest folder upwards that holds `catalogue.yaml`, else
    /// `catalogue/` below `start`.
    ///
    /// # Errors
    /// There is none.
    pub fn find(named: Option<&Path>, start: &Path) -> Result<Workspace, NoCatalogue> {
        let at = |root: &Path| Workspace {
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_owned()),
            caches: None,
            git: Arc::default(),
            behind: WriteBehind::default(),
            own_writes: OwnWrites::default(),
            open: OpenRepositories::default(),
        };
        let hint = message!("no-catalogue-hint");
        if let Some(named) = named {
            let folder =
                if named.file_name().is_some_and(|name| name == MANIFEST) && named.is_file() {
                    named.parent().unwrap_or(named)
                } else {
                    named
                };
            let below = folder.join("catalogue");
            return if folder.join(MANIFEST).is_file() {
                Ok(at(folder))
            } else if below.join(MANIFEST).is_file() {
                // A repository that keeps its catalogue in the folder of that name.
                Ok(at(&below))
            } else {
                Err(NoCatalogue {
                    message: message!("no-catalogue-in", path = named.display()),
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
                message: message!("no-catalogue-above", path = start.display()),
                hint,
            })
    }

    /// The catalogue in a folder that is known to hold one.
    pub fn at(root: impl Into<PathBuf>) -> Workspace {
        Workspace {
            root: root.into(),
            caches: None,
            git: Arc::default(),
            behind: WriteBehind::default(),
            own_writes: OwnWrites::default(),
            open: OpenRepositories::default(),
        }
    }

    /// The same catalogue, with what is known of it kept below a folder between runs.
    #[must_use]
    pub fn with_caches(self, caches: Option<PathBuf>) -> Workspace {
        Workspace { caches, ..self }
    }

    /// The same catalogue, where git's own variables say what they say.
    #[must_use]
    pub fn with_git(self, git: Arc<GitEnvironment>) -> Workspace {
        Workspace { git, ..self }
    }

    /// The same catalogue, where what is only for the next start waits there.
    #[must_use]
    pub fn written_behind(self, behind: WriteBehind) -> Workspace {
        Workspace { behind, ..self }
    }

    /// What is only for the next start, and is done when somebody says so, at the latest when nobody has the catalogue open
    /// any more.
    pub fn behind(&self) -> &WriteBehind {
        &self.behind
    }

    /// What was written and need not be read again.
    pub fn own_writes(&self) -> &OwnWrites {
        &self.own_writes
    }

    /// What git's own variables say.
    pub fn git(&self) -> &GitEnvironment {
        &self.git
    }

    /// Where what is known of it is kept between runs; none where nothing is.
    pub fn cache(&self) -> Option<Cache> {
        let real = std::fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        let cache = Cache::of(self.caches.as_ref()?, &real.to_string_lossy());
        Some(cache.written_behind(self.behind.clone()))
    }

    /// The catalogue's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path as the user wrote it, from the folder where they stand, relative to the catalogue; as it is where it lies
    /// outside, for it may be meant relative to the catalogue already.
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
    pub fn files(&self) -> DiskFiles {
        DiskFiles::new(&self.root)
    }

    /// Its files with what git knows of them: what is left out of the folder is missing, and not gone.
    pub fn files_known(&self) -> DiskFiles {
        self.files().knowing(skipped_files::findings(self))
    }

    /// Its files as they are now or, with a revision, as a commit has them.
    ///
    /// # Errors
    /// There is no such commit, or it cannot be read.
    pub fn files_at(&self, revision: Option<&str>) -> Result<Source, VcsError> {
        Ok(match revision {
            None => Source {
                files: Arc::new(self.files_known()),
                cache: self.cache(),
            },
            Some(revision) => {
                let files = commit_files::files(self, revision)?;
                let cache = self.cache().map(|cache| cache.at(files.tree()));
                let files = Arc::new(files);
                Source { files, cache }
            }
        })
    }

    /// The same catalogue for a job that begins: its repository is opened anew, and once.
    #[must_use]
    pub(crate) fn for_job(&self) -> Workspace {
        Workspace {
            open: OpenRepositories::default(),
            ..self.clone()
        }
    }

    /// Its repository; none where it lies in none. It stays open as long as this handle of the catalogue: a job takes one
    /// of its own ([`Workspace::for_job`]), since `.git` may become another while nobody asks.
    ///
    /// # Errors
    /// There is one, but it cannot be read.
    pub fn repository(&self) -> Result<Option<OpenRepository>, VcsError> {
        if let Some(open) = self.open.take() {
            return Ok(Some(open));
        }
        let found = Repository::find(&self.root, &self.git)?;
        Ok(found.map(|repository| self.open.lend(repository)))
    }

    /// The same where its folder is still to be made, or was left out of the work tree.
    ///
    /// # Errors
    /// There is one, but it cannot be read.
    pub(in crate::session) fn repository_around(&self) -> Result<Option<OpenRepository>, VcsError> {
        if self.root.is_dir() {
            return self.repository();
        }
        let there = self.root.ancestors().find(|place| place.is_dir());
        let found = Repository::find(there.unwrap_or(&self.root), &self.git)?;
        Ok(found.map(|repository| self.open.lend(repository)))
    }

    /// Where HEAD stands; none without a repository that can be read.
    pub fn standing_head(&self) -> Option<Head> {
        self.repository().ok().flatten()?.head().ok()
    }

    /// How things stand in its repository. Trouble is part of the answer.
    pub fn standing(&self) -> RepositoryStatus {
        let mut standing = RepositoryStatus::default();
        let repository = match self.repository() {
            Ok(Some(repository)) => repository,
            Ok(None) => return standing,
            Err(error) => {
                standing.trouble = Some(told(error));
                return standing;
            }
        };
        standing.repository = Some(repository.name());
        match repository.head() {
            Ok(head) => standing.head = Some(head),
            Err(error) => standing.trouble = Some(told(error)),
        }
        standing.limits = repository.limits().map(|why| why.message.clone());
        standing.operation = repository.operation();
        match repository.upstream() {
            Ok(upstream) => standing.upstream = upstream,
            Err(error) => standing.trouble = Some(told(error)),
        }
        match commit::pending(self, &repository) {
            Ok(pending) => standing.pending = pending,
            Err(error) => standing.trouble = Some(told(error)),
        }
        match lost_of(self, &repository, &standing.pending) {
            Ok(lost) => standing.lost = lost.into_iter().map(|lost| lost.path).collect(),
            Err(error) => standing.trouble = Some(told(error)),
        }
        standing.inside = commit::repositories_inside(self);
        standing.ignored = standing.pending.is_empty() && commit::is_ignored(self, &repository);
        standing
    }
}

fn told(error: VcsError) -> Message {
    Message::joined([error.message].into_iter().chain(error.hint), "; ")
}
