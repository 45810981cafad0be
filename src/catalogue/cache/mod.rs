//! The parse cache: what was read from the files of one catalogue, in the user's cache folder, so that only files that
//! changed are read again. It is only a cache: a damaged, foreign or old one is made anew, and nothing is lost with it.
//!
//! | file | what lives there |
//! |---|---|
//! | `frame` | files of the cache: a header with the version, a checksum |
//! | `stamp` | whether a file on disk is as it was, without reading it |
//! | `values` | the values of files, appended and never changed, read one at a time |
//! | `table` | which file holds what: its stamp, the hash of its content, the place of its value |
//! | `store` | values out of the cache, or out of the file where the cache is damaged |
//! | `encode` | a value to bytes and back |
//! | `load` | a catalogue through the cache |
//! | `fresh` | values that were read just now, until the cache has them |
//! | `write` | what was read into the cache, behind what somebody waits for |
//! | `behind` | work that is put off |
//! | `findings` | what is wrong between files, for the contents that were checked last |
//! | `report` | what a cache holds, and clearing it |
//! | `siblings` | what caches of other moments of the same catalogue know already |
//!
//! Only one program writes at a time (a lock); what others read meanwhile stays as it was, since values are only appended
//! and the table is replaced as a whole. A value is known by the hash of its file's content.

mod behind;
mod encode;
mod findings;
mod frame;
mod fresh;
mod load;
mod report;
mod siblings;
mod stamp;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod values;
mod write;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

pub(crate) use behind::WriteBehind;
pub(crate) use frame::{read_frame, write_frame};
pub(crate) use fresh::FreshValue;
pub(crate) use load::load_with;
pub(crate) use report::{CachePart, clear_all};
pub(crate) use stamp::{FileVersion, Stamp};
pub(crate) use store::Store;
pub(crate) use values::ValueLocation;

/// Name of the build that wrote a cache: another build may read files in another way, so it starts anew.
pub(crate) const BUILD: &str = env!("RASOAT_BUILD");

/// How long a program waits for another that is writing the same cache before it goes on without.
const PATIENCE: Duration = Duration::from_secs(20);
const ASK_AGAIN: Duration = Duration::from_millis(20);

/// The cache of one catalogue: a folder of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cache {
    folder: PathBuf,
    /// Folders of caches of other moments of the same catalogue, the likeliest first: what they know is not read again.
    donors: Vec<PathBuf>,
    /// Where writing it is put off.
    behind: WriteBehind,
}

/// The right to write; given back when it is dropped, or when the program ends in whatever way.
#[derive(Debug)]
pub struct WriteLock {
    _file: File,
}

/// Caches of so many commits are kept.
const COMMITS: usize = 8;
/// Caches of so many other moments are asked for what they know.
const DONORS: usize = 3;

/// Removes the caches of the commits that were made longest ago; gives the others, the newest first.
fn forget_oldest(commits: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(commits) else {
        return Vec::new();
    };
    let made = |entry: std::fs::DirEntry| {
        let made = entry.metadata().and_then(|data| data.modified()).ok()?;
        Some((made, entry.path()))
    };
    let mut found: Vec<_> = entries.flatten().filter_map(made).collect();
    found.sort();
    let mut paths: Vec<PathBuf> = found.into_iter().rev().map(|(_, path)| path).collect();
    for path in paths.iter().skip(COMMITS) {
        // One that cannot be removed takes some room and does no harm.
        let _ = std::fs::remove_dir_all(path);
    }
    paths.truncate(COMMITS);
    paths
}

impl Cache {
    /// The cache of a catalogue below the folder of all caches. `identity` says which catalogue: a folder's real path, or a
    /// commit's tree.
    pub fn of(all: &Path, identity: &str) -> Cache {
        let digest = Sha256::digest(identity.as_bytes());
        let name: String = digest[..12].iter().map(|b| format!("{b:02x}")).collect();
        Cache::in_folder(all.join(name))
    }

    fn in_folder(folder: PathBuf) -> Cache {
        Cache {
            folder,
            donors: Vec::new(),
            behind: WriteBehind::default(),
        }
    }

    /// The same, written when this says so.
    #[must_use]
    pub fn written_behind(self, behind: WriteBehind) -> Cache {
        Cache { behind, ..self }
    }

    /// Where what is only for the next start is put off.
    pub fn behind(&self) -> &WriteBehind {
        &self.behind
    }

    /// The same for work that is put off itself.
    pub fn for_work(&self) -> Cache {
        Cache {
            behind: WriteBehind::default(),
            ..self.clone()
        }
    }

    /// The cache of the same catalogue as a commit has it. Those of a few commits are kept.
    pub fn at(&self, tree: &str) -> Cache {
        let commits = self.folder.join("at");
        let others = forget_oldest(&commits);
        let folder = commits.join(tree);
        let mut donors = vec![self.folder.clone()];
        donors.extend(others.into_iter().filter(|other| *other != folder));
        donors.truncate(DONORS);
        Cache {
            folder,
            donors,
            behind: self.behind.clone(),
        }
    }

    /// Its folder, then those of other moments of the same catalogue.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(&self.folder)
            .chain(&self.donors)
            .map(PathBuf::as_path)
    }

    /// Its folder, which need not exist.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The right to write; none where the folder cannot be written, or another program keeps writing.
    pub fn lock(&self) -> Option<WriteLock> {
        std::fs::create_dir_all(&self.folder).ok()?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join("lock"))
            .ok()?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Some(WriteLock { _file: file }),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(ASK_AGAIN);
                }
                Err(_) => return None,
            }
        }
    }
}
