//! Flushing what a commit wrote to disk, before anybody is told that it is done.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use git2::Oid;
use rayon::prelude::*;

use super::error::{Result, VcsError};
use super::repository::Repository;
use crate::files::sync_folder;

/// Flushes stored objects and the folders that name them, side by side: the disk serves them together. One that lies in
/// a pack was there before.
pub(super) fn objects(common_dir: &Path, ids: &[Oid]) -> Result<()> {
    let store = common_dir.join("objects");
    let place = |id: &Oid| {
        let id = id.to_string();
        store.join(&id[..2]).join(&id[2..])
    };
    let places: Vec<PathBuf> = ids.iter().map(place).collect();
    places.par_iter().try_for_each(|place| file(place))?;
    let folders: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
    folders.par_iter().for_each(|folder| sync_folder(folder));
    sync_folder(&store);
    Ok(())
}

/// Flushes a file; one that is not there needs none.
pub(super) fn file(path: &Path) -> Result<()> {
    match File::open(path).and_then(|file| flush(&file)) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(VcsError::io(&error, "flush to disk", path))
        }
        _ => Ok(()),
    }
}

/// Windows flushes only what is open for writing, and objects are read-only; there the system's own journal must do.
fn flush(file: &File) -> std::io::Result<()> {
    match cfg!(windows) {
        true => Ok(()),
        false => file.sync_all(),
    }
}

/// Flushes the names in git's own folder: those of the index and of HEAD.
pub(super) fn names(git_dir: &Path) {
    sync_folder(git_dir);
}

/// A handle that flushes references and their logs as it moves them. libgit2 reads that from the configuration alone,
/// so it is given one more file of it, which is kept with the handle.
pub(super) struct FlushingRepository {
    pub repo: git2::Repository,
    /// The files are there as long as the handle.
    _settings: Vec<tempfile::NamedTempFile>,
}

impl FlushingRepository {
    pub(super) fn open(repository: &Repository) -> Result<Self> {
        let place = std::env::temp_dir();
        let text = repository.environment.settings_text() + "[core]\n\tfsyncObjectFiles = true\n";
        let setting = tempfile::NamedTempFile::new().and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            Ok(file)
        });
        let setting = setting.map_err(|error| VcsError::io(&error, "make a file in", &place))?;
        let failed = |error: git2::Error| VcsError::git(&error, "open the repository");
        let (repo, settings) = repository.handle()?;
        repo.config()
            .and_then(|mut config| config.add_file(setting.path(), git2::ConfigLevel::App, true))
            .map_err(failed)?;
        Ok(Self {
            repo,
            _settings: settings.into_iter().chain([setting]).collect(),
        })
    }
}
