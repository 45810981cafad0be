//! The files of a catalogue as a commit has them, read straight from git; the work tree is not touched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::workspace::Workspace;
use crate::catalogue::cache::FileVersion;
use crate::catalogue::load::{FileEntry, Files, Listing};
use crate::files::{FileError, FileErrorKind};
use crate::i18n::{Message, message};
use crate::session::open::repositories::OpenRepository;
use crate::vcs::{BlobId, VcsError, VcsErrorKind};

/// The files of one commit. A repository serves one thread at a time.
pub(crate) struct CommitFiles {
    files: BTreeMap<PathBuf, BlobId>,
    repository: Mutex<OpenRepository>,
    tree: String,
}

/// The files of a catalogue at a commit, branch or tag.
///
/// # Errors
/// There is no repository, no such revision, or it cannot be read; `Incomplete` where the clone does not have all its files:
/// a list without them would be wrong and say nothing.
pub(crate) fn files(workspace: &Workspace, rev: &str) -> Result<CommitFiles, VcsError> {
    files_below(workspace, rev, Path::new(""))
}

/// Those below a folder of the catalogue; what is missing elsewhere does not matter.
pub(crate) fn files_below(
    workspace: &Workspace,
    rev: &str,
    folder: &Path,
) -> Result<CommitFiles, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(VcsError {
            hint: Some(message!("leave-out-at")),
            ..no_repository(workspace)
        });
    };
    let below = repository.relative(workspace.root())?;
    let stored = repository.files_at(rev, &below.join(folder))?;
    repository.whole(rev, &stored)?;
    let inside = stored.into_iter().filter_map(|stored| {
        let path = stored.path.strip_prefix(&below).ok()?;
        Some((path.to_owned(), stored.id))
    });
    Ok(CommitFiles {
        files: inside.collect(),
        tree: repository.tree_at(rev, &below)?.unwrap_or_default(),
        repository: Mutex::new(repository),
    })
}

/// What there is to say where a moment of a catalogue is asked for that lies in no repository.
pub(crate) fn no_repository(workspace: &Workspace) -> VcsError {
    VcsError {
        kind: VcsErrorKind::UnknownRevision,
        message: message!("no-git-repository", path = workspace.root().display()),
        hint: Some(message!("git-init-knows")),
    }
}

impl CommitFiles {
    /// Names the state of all files: equal files, equal name.
    pub(crate) fn tree(&self) -> &str {
        &self.tree
    }
}

impl Files for CommitFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let entry = |(path, id): (&PathBuf, &BlobId)| FileEntry {
            path: path.clone(),
            size: 0,
            mark: id
                .bytes()
                .map_or(FileVersion::None, |id| FileVersion::Content(id.into())),
        };
        let shown = self.files.iter().filter(|(path, _)| !hidden(path));
        Ok(Listing {
            entries: shown.map(entry).collect(),
            diagnostics: Vec::new(),
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let failed = |message: Message| FileError {
            kind: FileErrorKind::Io,
            path: path.to_owned(),
            message,
            hint: None,
        };
        let id = self.files.get(path);
        let id = id.ok_or_else(|| failed(message!("not-in-commit", path = path.display())))?;
        let repository = self.repository.lock();
        let repository = repository.unwrap_or_else(PoisonError::into_inner);
        repository
            .read_blob(*id)
            .map_err(|error| failed(error.message))
    }
}

fn hidden(path: &Path) -> bool {
    path.components().any(|part| {
        part.as_os_str()
            .to_str()
            .is_some_and(|name| name.starts_with('.'))
    })
}
