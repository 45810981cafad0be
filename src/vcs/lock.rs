//! Git's index lock, a draft of the index, and the way back.
//!
//! While a commit is being made, three files lie in git's folder: `index` as everybody reads it; `index.lock`, git's
//! own lock, here a copy of the index as it was; and a draft that libgit2 fills. Publishing renames the draft to
//! `index`; going back renames the lock to `index`, which also unlocks. Both are atomic.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::durable;
use super::error::{Result, VcsError, VcsErrorKind};
use crate::i18n::message;

/// The held lock; letting it go removes lock and draft.
pub(super) struct IndexLock {
    index: PathBuf,
    lock: PathBuf,
    draft: PathBuf,
    /// There was an index before (there is none before the first `git add`).
    existed: bool,
    /// The lock is still ours to remove.
    held: bool,
}

impl IndexLock {
    /// Takes the lock in `git_dir`, or says who holds it.
    pub(super) fn take(git_dir: &Path) -> Result<Self> {
        let path = |name: &str| git_dir.join(name);
        let (index, lock, draft) = (path("index"), path("index.lock"), path("rasoat-index"));
        let mut held = match File::options().write(true).create_new(true).open(&lock) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(locked(&lock)),
            Err(error) => return Err(VcsError::io(&error, "lock git's index with", &lock)),
        };
        // From here on, dropping `this` unlocks.
        let mut this = Self {
            index,
            lock,
            draft,
            existed: false,
            held: true,
        };
        this.clear_draft();
        let copied = match File::open(&this.index) {
            Ok(mut old) => io::copy(&mut old, &mut held).and_then(|_| {
                this.existed = true;
                fs::copy(&this.index, &this.draft)?;
                // Git compares files with the index's own time, to know which entries it cannot trust by time.
                let modified = old.metadata()?.modified()?;
                File::options()
                    .write(true)
                    .open(&this.draft)?
                    .set_modified(modified)
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        copied.map_err(|error| VcsError::io(&error, "copy git's index", &this.index))?;
        Ok(this)
    }

    /// The file that takes the new index.
    pub(super) fn draft(&self) -> &Path {
        &self.draft
    }

    /// Makes the draft the index, once it is on disk.
    pub(super) fn publish(&self) -> Result<()> {
        durable::file(&self.draft)?;
        let publish = || {
            if self.existed {
                fs::set_permissions(&self.draft, fs::metadata(&self.index)?.permissions())?;
            }
            fs::rename(&self.draft, &self.index)
        };
        publish().map_err(|error| VcsError::io(&error, "write git's index", &self.index))
    }

    /// Brings back the index as it was when the lock was taken.
    pub(super) fn restore(mut self) {
        // Where even that fails, the new index stays: the paths are then staged and not committed.
        if self.existed {
            self.held = fs::rename(&self.lock, &self.index).is_err();
        } else {
            let _ = fs::remove_file(&self.index);
        }
    }

    /// Only the holder of the lock makes a draft: one that is there was left by a program that was killed.
    fn clear_draft(&self) {
        for litter in [self.draft.clone(), self.draft.with_extension("lock")] {
            // Mostly there is none.
            let _ = fs::remove_file(litter);
        }
    }
}

impl Drop for IndexLock {
    fn drop(&mut self) {
        if self.held {
            self.clear_draft();
            let _ = fs::remove_file(&self.lock);
        }
    }
}

/// Another program is at work, or one was killed.
pub(super) fn locked(lock: &Path) -> VcsError {
    let lock = lock.display();
    VcsError::new(VcsErrorKind::Locked, message!("vcs-locked", lock))
        .hint(message!("vcs-locked-hint", lock))
}
