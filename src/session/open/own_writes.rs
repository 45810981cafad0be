//! What this program wrote itself and handed on: who watches the files need not tell of it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::files::Fingerprint;

/// The files that were written and whose content is known without reading them, absolute, without symbolic links.
#[derive(Clone, Debug, Default)]
pub struct OwnWrites(Arc<Mutex<HashMap<PathBuf, Fingerprint>>>);

impl OwnWrites {
    /// A file is about to be written, or removed; what it will hold is handed on.
    pub fn expect(&self, path: &Path, content: Fingerprint) {
        self.locked().insert(real(path), content);
    }

    /// It was not.
    pub fn forget(&self, path: &Path) {
        self.locked().remove(&real(path));
    }

    /// The files are read again: from now on each change is another's.
    pub fn forget_all(&self) {
        self.locked().clear();
    }

    /// Whether a file that changed holds what this program wrote. If not, somebody else has written to it, and whatever
    /// happens to it is told.
    pub fn is_own(&self, path: &Path) -> bool {
        let known = self.locked().get(path).copied();
        let Some(expected) = known else {
            return false;
        };
        let is_own = Fingerprint::of_file(path).is_ok_and(|now| now == expected);
        if !is_own {
            self.locked().remove(path);
        }
        is_own
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<PathBuf, Fingerprint>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Handles say nothing of the catalogue that they belong to.
impl PartialEq for OwnWrites {
    fn eq(&self, _: &OwnWrites) -> bool {
        true
    }
}

impl Eq for OwnWrites {}

/// The path as the system tells of it: the file itself may be gone, or still to be made.
fn real(path: &Path) -> PathBuf {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return path.to_owned();
    };
    std::fs::canonicalize(folder).map_or_else(|_| path.to_owned(), |folder| folder.join(name))
}
