//! Repository paths: relative to the top of the work tree, made from what callers have, and checked.

use std::path::{Component, Path, PathBuf};

use super::error::{Result, VcsError, VcsErrorKind};
use super::repository::Repository;
use crate::i18n::{Message, message};

impl Repository {
    /// `path` relative to the top of the work tree: the form that [`Repository::commit`] and
    /// [`Repository::read_at`] take. The file need not exist; folders on the way may be symbolic links.
    ///
    /// # Errors
    /// `OutsideRepository`, or `Bare` where there is no work tree.
    pub fn relative(&self, path: &Path) -> Result<PathBuf> {
        let workdir = self.work_tree()?;
        let folder = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        // The last component is never followed: a symbolic link is itself a file of the repository.
        let itself = match path.file_name() {
            Some(name) => real(folder)?.join(name),
            None => real(path)?,
        };
        let found = match itself.strip_prefix(workdir) {
            Ok(relative) => normal(relative),
            // Then it may be the link that leads into the work tree.
            Err(_) => real(path)?.strip_prefix(workdir).ok().and_then(normal),
        };
        found.ok_or_else(|| outside(path, workdir))
    }

    pub(super) fn work_tree(&self) -> Result<&Path> {
        self.workdir().ok_or_else(|| {
            let place = self.git_dir.display();
            VcsError::new(VcsErrorKind::Bare, message!("vcs-bare", place))
                .hint(message!("vcs-bare-hint"))
        })
    }

    /// Checks a path that is to be committed, and drops `.` components.
    pub(super) fn committable(&self, path: &Path) -> Result<PathBuf> {
        let workdir = self.work_tree()?;
        let clean = normal(path).ok_or_else(|| outside(path, workdir))?;
        let refuse = |what: Message| {
            Err(VcsError::new(
                VcsErrorKind::InvalidPath,
                message!("vcs-path-what", path = path.display(), what),
            ))
        };
        if clean.as_os_str().is_empty()
            || workdir
                .join(&clean)
                .symlink_metadata()
                .is_ok_and(|meta| meta.is_dir())
        {
            return refuse(message!("vcs-is-folder"));
        }
        for folder in clean
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            let place = workdir.join(folder);
            if place.symlink_metadata().is_ok_and(|meta| meta.is_symlink()) {
                return refuse(message!("vcs-beyond-link"));
            }
            if place.join(".git").exists() {
                return refuse(message!("vcs-other-repository"));
            }
        }
        Ok(clean)
    }
}

/// A relative path without `.`; none where it leads outside or into git's own folder.
pub(super) fn normal(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) if !name.eq_ignore_ascii_case(".git") => clean.push(name),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(clean)
}

/// A path as git writes it, made from the bytes in a tree or an index.
pub(super) fn from_bytes(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// Without symbolic links, as far as the path exists; the rest is appended as it stands.
fn real(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).map_err(|error| VcsError::io(&error, "find", path))?;
    for base in absolute.ancestors() {
        if let Ok(found) = base.canonicalize() {
            let rest = absolute.strip_prefix(base).unwrap_or(Path::new(""));
            return Ok(rest
                .components()
                .fold(found, |path, component| path.join(component)));
        }
    }
    Ok(absolute)
}

fn outside(path: &Path, workdir: &Path) -> VcsError {
    let message = message!(
        "vcs-outside",
        path = path.display(),
        repository = workdir.display()
    );
    VcsError::new(VcsErrorKind::OutsideRepository, message)
}
