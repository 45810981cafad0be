//! Finding, opening and making a repository.
//!
//! The work tree is the folder whose `.git` (a folder, a link or a file that names one) led to the repository, as git has it:
//! libgit2 takes the folder in which git's own folder really lies, which may be another checkout.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::i18n::message;
use tempfile::NamedTempFile;

use super::environment::GitEnvironment;
use super::error::{Result, VcsError, VcsErrorKind};
use super::program::read as by_program;
use super::repository::{Repository, RepositoryReader};

impl Repository {
    /// Opens the repository that `path` lies in, looking upwards as git does. None: there is no repository.
    pub fn discover(path: &Path) -> Result<Option<Self>> {
        Self::find(path, &Arc::default())
    }

    /// The same where git's variables say more: `GIT_DIR` and `GIT_WORK_TREE` name the repository, which `path` must lie in.
    ///
    /// # Errors
    /// `Unsupported` (an extension that the `git` program does not know either, or SHA-256 or reftable where there is no
    /// such program), `DubiousOwnership`, `Unreadable`, `Environment`.
    pub fn find(path: &Path, environment: &Arc<GitEnvironment>) -> Result<Option<Self>> {
        // As git does: objects are addressed by hash but not hashed again on every read (`git fsck` does that).
        git2::opts::strict_hash_verification(false);
        let opened = match &environment.git_dir {
            Some(named) => git2::Repository::open(named),
            None => {
                let flags = git2::RepositoryOpenFlags::empty();
                git2::Repository::open_ext(path, flags, &environment.ceilings)
            }
        };
        let found = match opened {
            Ok(inner) => Self::wrap(inner, path, environment)?,
            Err(error) if error.code() == git2::ErrorCode::NotFound => {
                return match &environment.git_dir {
                    Some(named) => Err(not_there(named)),
                    None if has_git_link(path) => Err(cannot_open(&error, path)),
                    None => Ok(None),
                };
            }
            Err(error) => {
                let why = cannot_open(&error, path);
                let may_serve = match why.kind {
                    VcsErrorKind::Unsupported => true,
                    // A configuration that libgit2 was not told of may say that it is trusted.
                    VcsErrorKind::DubiousOwnership => environment.configures(),
                    _ => false,
                };
                if !may_serve {
                    return Err(why);
                }
                by_program::open(path, why, environment)?
            }
        };
        if environment.git_dir.is_some() || environment.work_tree.is_some() {
            let inside = found.workdir.is_some() && found.relative(path).is_ok();
            if !inside {
                let top = found.workdir.as_deref();
                return Err(environment.elsewhere(path, &found.git_dir, top));
            }
        }
        Ok(Some(found))
    }

    /// Makes an empty repository at `path` with the branch `main`; the folder is made where it is missing.
    ///
    /// # Errors
    /// `Git` where there is one already, `Io` where it cannot be written.
    pub fn init(path: &Path) -> Result<Self> {
        let mut options = git2::RepositoryInitOptions::new();
        options.no_reinit(true).mkpath(true).initial_head("main");
        let inner = git2::Repository::init_opts(path, &options).map_err(|error| {
            VcsError::git(&error, &format!("make a repository in {}", path.display()))
        })?;
        Self::wrap(inner, path, &Arc::default())
    }

    fn wrap(
        inner: git2::Repository,
        path: &Path,
        environment: &Arc<GitEnvironment>,
    ) -> Result<Self> {
        let mut config = inner
            .config()
            .map_err(|error| VcsError::git(&error, "read git's configuration"))?;
        let settings = environment.configure(&mut config)?;
        if let Some(top) = work_tree(&inner, &config, path, environment)
            && inner.workdir() != Some(top.as_path())
        {
            inner
                .set_workdir(&top, false)
                .map_err(|error| VcsError::git(&error, &format!("open {}", top.display())))?;
        }
        let workdir = match inner.workdir() {
            Some(path) => Some(
                path.canonicalize()
                    .map_err(|error| VcsError::io(&error, "open", path))?,
            ),
            None => None,
        };
        let git_dir = inner.path().to_owned();
        Ok(Self {
            must_be_named: must_be_named(workdir.as_deref(), &git_dir),
            git_dir,
            reader: RepositoryReader::Native(inner),
            workdir,
            git_program: OsString::from("git"),
            environment: Arc::clone(environment),
            _settings: settings,
        })
    }

    /// A second handle of libgit2 on the same repository, work tree and configuration, with files to be kept as long as it.
    pub(super) fn handle(&self) -> Result<(git2::Repository, Vec<NamedTempFile>)> {
        let place = &self.git_dir;
        let failed =
            |error: git2::Error| VcsError::git(&error, &format!("open {}", place.display()));
        let handle = git2::Repository::open(place).map_err(failed)?;
        if let Some(top) = &self.workdir {
            handle.set_workdir(top, false).map_err(failed)?;
        }
        let mut config = handle.config().map_err(failed)?;
        let settings = self.environment.configure(&mut config)?;
        Ok((handle, settings))
    }
}

/// The work tree as git finds it; none: as libgit2 does.
fn work_tree(
    inner: &git2::Repository,
    config: &git2::Config,
    path: &Path,
    environment: &GitEnvironment,
) -> Option<PathBuf> {
    if let Some(named) = &environment.work_tree {
        return Some(named.clone());
    }
    // In a linked work tree the setting is another one's.
    let configured = !inner.is_worktree() && config.get_string("core.worktree").is_ok();
    if configured || is_bare(inner, config) {
        return None;
    }
    match environment.git_dir {
        Some(_) => Some(environment.folder.clone()),
        None => holder(path, inner.path()),
    }
}

fn is_bare(inner: &git2::Repository, config: &git2::Config) -> bool {
    !inner.is_worktree()
        && config
            .get_bool("core.bare")
            .unwrap_or_else(|_| inner.is_bare())
}

/// The nearest folder upwards whose `.git` leads to a repository.
fn holder(path: &Path, git_dir: &Path) -> Option<PathBuf> {
    let (path, git_dir) = (path.canonicalize().ok()?, git_dir.canonicalize().ok()?);
    let leads = |folder: &&Path| link(folder).as_ref() == Some(&git_dir);
    path.ancestors().find(leads).map(Path::to_owned)
}

/// Where the `.git` of a folder leads.
fn link(folder: &Path) -> Option<PathBuf> {
    let entry = folder.join(".git");
    match entry.metadata().ok()?.is_dir() {
        true => entry.canonicalize().ok(),
        false => {
            let text = std::fs::read_to_string(&entry).ok()?;
            let named = text.strip_prefix("gitdir:")?.trim();
            folder.join(named).canonicalize().ok()
        }
    }
}

/// Whether the `git` program, asked at the top of the work tree, would find no repository there or another one.
pub(super) fn must_be_named(workdir: Option<&Path>, git_dir: &Path) -> bool {
    let real = git_dir.canonicalize().ok();
    workdir.is_some_and(|top| link(top) != real)
}

fn not_there(named: &Path) -> VcsError {
    let message = message!("vcs-not-there", path = named.display());
    VcsError::new(VcsErrorKind::Environment, message).hint(message!("vcs-unset-git-dir"))
}

/// Whether a `.git` file stands at or above `path`: then "not found" means a link that leads nowhere.
fn has_git_link(path: &Path) -> bool {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    path.ancestors().any(|folder| folder.join(".git").is_file())
}

fn cannot_open(error: &git2::Error, path: &Path) -> VcsError {
    let mut failure = VcsError::git(
        error,
        &format!("open the git repository of {}", path.display()),
    );
    let message = error.message();
    let hint = match failure.kind {
        VcsErrorKind::Unsupported if message.contains("refstorage") => {
            message!("vcs-reftable")
        }
        VcsErrorKind::Unsupported if message.contains("object format") => {
            message!("vcs-sha1")
        }
        VcsErrorKind::Unsupported => {
            message!("vcs-newer-git")
        }
        VcsErrorKind::DubiousOwnership => {
            // Git wants the top of the work tree, which libgit2 quotes.
            let top = message.split('\'').nth(1).map(str::to_owned);
            let top = top.unwrap_or_else(|| path.display().to_string());
            return failure.hint(message!("vcs-another-user", top));
        }
        _ => {
            failure.kind = VcsErrorKind::Unreadable;
            message!("vcs-see-status")
        }
    };
    failure.hint(hint)
}
