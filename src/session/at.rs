//! The files of a catalogue as a commit has them, read straight from git; the work tree is not touched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::workspace::Workspace;
use crate::catalogue::load::{FileEntry, Files, Listing};
use crate::source::{FileError, FileErrorKind};
use crate::vcs::{VcsError, VcsErrorKind};

/// Files held in memory. A repository cannot be shared by threads, so its files are read first.
pub struct CommitFiles {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

/// The files of a catalogue at a commit, branch or tag.
///
/// # Errors
/// There is no repository, no such revision, or it cannot be read.
pub fn files(workspace: &Workspace, rev: &str) -> Result<CommitFiles, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(VcsError {
            kind: VcsErrorKind::UnknownRevision,
            message: format!("{} lies in no git repository", workspace.root().display()),
            hint: Some("leave out `--at`".to_owned()),
        });
    };
    let below = repository.relative(workspace.root())?;
    let mut files = BTreeMap::new();
    for stored in repository.files_at(rev, &below)? {
        if let Ok(path) = stored.path.strip_prefix(&below) {
            files.insert(path.to_owned(), repository.read_blob(stored.id)?);
        }
    }
    Ok(CommitFiles { files })
}

impl Files for CommitFiles {
    fn list(&self) -> Result<Listing, FileError> {
        Ok(Listing {
            entries: self
                .files
                .iter()
                .filter(|(path, _)| !hidden(path))
                .map(|(path, bytes)| FileEntry {
                    path: path.clone(),
                    size: bytes.len() as u64,
                })
                .collect(),
            diagnostics: Vec::new(),
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        self.files.get(path).cloned().ok_or_else(|| FileError {
            kind: FileErrorKind::Io,
            path: path.to_owned(),
            message: format!("{} is not in this commit", path.display()),
            hint: None,
        })
    }
}

fn hidden(path: &Path) -> bool {
    path.components().any(|part| {
        part.as_os_str()
            .to_str()
            .is_some_and(|name| name.starts_with('.'))
    })
}
