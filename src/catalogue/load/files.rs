//! Where the files of a catalogue come from.

use std::ffi::OsString;
use std::fs::{self, DirEntry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::catalogue::cache::{FileVersion, Stamp};
use crate::files::{Diagnostic, FileError};
use crate::i18n::{Message, message};

/// Something that lists and reads the files of a catalogue.
pub trait Files: Send + Sync {
    /// All files, sorted by path.
    ///
    /// # Errors
    /// The folder itself cannot be read.
    fn list(&self) -> Result<Listing, FileError>;

    /// The bytes of one file; the path is relative to the catalogue.
    ///
    /// # Errors
    /// It cannot be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError>;
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Path relative to the catalogue.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// What tells whether it changed.
    pub mark: FileVersion,
}

impl FileEntry {
    /// A file of which only its content tells whether it changed.
    pub fn new(path: impl Into<PathBuf>, size: u64) -> FileEntry {
        FileEntry {
            path: path.into(),
            size,
            mark: FileVersion::None,
        }
    }
}

/// All files, and what was passed over and why.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, sorted by path.
    pub entries: Vec<FileEntry>,
    /// What was passed over.
    pub diagnostics: Vec<Diagnostic>,
}

impl Listing {
    /// A number that is another, as good as always, as soon as any file came, went or changed; none where only their
    /// content would tell.
    pub fn stamp(&self) -> Option<u64> {
        let mut hasher = DefaultHasher::new();
        for entry in &self.entries {
            let FileVersion::Stamp(stamp) = entry.mark else {
                return None;
            };
            entry.path.as_os_str().hash(&mut hasher);
            stamp.hash(&mut hasher);
        }
        self.diagnostics.len().hash(&mut hasher);
        Some(hasher.finish())
    }
}

/// The files below a folder on disk. Names that begin with a dot are passed over; so are, with a finding, links that lead
/// outside and everything that is neither file nor folder (reading a FIFO would hang).
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
    /// What is known of the folder beside what stands in it.
    known: Vec<Diagnostic>,
}

impl DiskFiles {
    /// The files below `root`.
    pub fn new(root: impl Into<PathBuf>) -> DiskFiles {
        DiskFiles {
            root: root.into(),
            known: Vec::new(),
        }
    }

    /// The same, with findings that the folder itself does not show: files that are missing on purpose, which is no deletion.
    #[must_use]
    pub fn knowing(self, known: Vec<Diagnostic>) -> DiskFiles {
        DiskFiles { known, ..self }
    }

    /// What a folder holds, in the order of paths: that of the names in each folder.
    fn walk(&self, real_root: &Path, folder: &Path) -> Result<Listing, FileError> {
        let absolute = self.root.join(folder);
        let entries = fs::read_dir(&absolute).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = entries.map_err(|e| FileError::io(&absolute, "read the folder", &e))?;
        let mut named: Vec<(OsString, DirEntry)> = entries
            .into_iter()
            .map(|entry| (entry.file_name(), entry))
            .filter(|(name, _)| !name.to_str().is_some_and(|name| name.starts_with('.')))
            .collect();
        named.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
        let visit =
            |(name, entry): &(OsString, DirEntry)| self.visit(real_root, folder.join(name), entry);
        let mut listing = Listing::default();
        for found in named.par_iter().map(visit).collect::<Vec<_>>() {
            match found {
                Ok(FolderEntry::File(entry)) => listing.entries.push(entry),
                Ok(FolderEntry::Folder(inside)) => {
                    listing.entries.extend(inside.entries);
                    listing.diagnostics.extend(inside.diagnostics);
                }
                // An entry that cannot be taken is a finding and hides no other.
                Err(diagnostic) => listing.diagnostics.push(diagnostic),
            }
        }
        Ok(listing)
    }

    /// What one entry of a folder is.
    fn visit(
        &self,
        real_root: &Path,
        path: PathBuf,
        entry: &DirEntry,
    ) -> Result<FolderEntry, Diagnostic> {
        let unreadable = |message: Message| {
            Diagnostic::error("file-unreadable", path.clone(), message).leaving_out()
        };
        let kind = entry
            .file_type()
            .map_err(|e| unreadable(message!("check-cannot-read", e)))?;
        if kind.is_symlink() {
            let inside = fs::canonicalize(self.root.join(&path))
                .is_ok_and(|real| real.starts_with(real_root));
            if !inside {
                return Err(unreadable(message!("check-link-outside"))
                    .hint(message!("check-link-outside-hint")));
            }
        }
        if kind.is_dir() {
            let inside = self.walk(real_root, &path);
            return inside
                .map(FolderEntry::Folder)
                .map_err(|e| unreadable(e.message));
        }
        let data = match kind.is_symlink() {
            true => fs::metadata(self.root.join(&path)),
            false => entry.metadata(),
        };
        let data = data.map_err(|e| unreadable(message!("check-cannot-read", e)))?;
        // Following a link to a folder could go round for ever.
        if data.is_dir() {
            return Err(
                unreadable(message!("check-link-folder")).hint(message!("check-link-folder-hint"))
            );
        }
        if !data.is_file() {
            return Err(unreadable(message!("check-no-file")).hint(message!("check-no-file-hint")));
        }
        Ok(FolderEntry::File(FileEntry {
            path,
            size: data.len(),
            mark: FileVersion::Stamp(Stamp::of(&data)),
        }))
    }
}

enum FolderEntry {
    File(FileEntry),
    Folder(Listing),
}

impl Files for DiskFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let real_root = fs::canonicalize(&self.root)
            .map_err(|e| FileError::io(&self.root, "open the folder", &e))?;
        let mut listing = self.walk(&real_root, Path::new(""))?;
        listing.diagnostics.extend(self.known.iter().cloned());
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let real = self.root.join(path);
        // Opening a FIFO would wait for ever.
        let is_other = fs::metadata(&real).is_ok_and(|data| !data.is_file());
        let read = match is_other {
            true => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file")),
            false => fs::read(real),
        };
        read.map_err(|e| FileError::io(path, "read", &e))
    }
}
