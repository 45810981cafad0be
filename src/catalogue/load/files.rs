//! Where the files of a catalogue come from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::cache::{Mark, Stamp};
use crate::source::{Diagnostic, FileError};

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
    pub mark: Mark,
}

impl FileEntry {
    /// A file of which only its content tells whether it changed.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, size: u64) -> FileEntry {
        FileEntry {
            path: path.into(),
            size,
            mark: Mark::None,
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

/// The files below a folder on disk. Names that begin with a dot are passed over; so are, with a finding, links that lead
/// outside and everything that is neither file nor folder (reading a FIFO would hang).
#[derive(Clone, Debug)]
pub struct DiskFiles {
    root: PathBuf,
}

impl DiskFiles {
    /// The files below `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> DiskFiles {
        DiskFiles { root: root.into() }
    }

    fn walk(
        &self,
        real_root: &Path,
        folder: &Path,
        listing: &mut Listing,
    ) -> Result<(), FileError> {
        let absolute = self.root.join(folder);
        let failed = |error: &std::io::Error| FileError::io(&absolute, "read the folder", error);
        for entry in fs::read_dir(&absolute).map_err(|e| failed(&e))? {
            let entry = entry.map_err(|e| failed(&e))?;
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with('.')) {
                continue;
            }
            let path = folder.join(&name);
            if let Err(diagnostic) = self.visit(real_root, path, &entry, listing) {
                listing.diagnostics.push(diagnostic);
            }
        }
        Ok(())
    }

    /// Takes one entry of a folder; an entry that cannot be taken is a finding and hides no other.
    fn visit(
        &self,
        real_root: &Path,
        path: PathBuf,
        entry: &fs::DirEntry,
        listing: &mut Listing,
    ) -> Result<(), Diagnostic> {
        let unreadable =
            |message: String| Diagnostic::error("file-unreadable", path.clone(), message);
        let kind = entry
            .file_type()
            .map_err(|e| unreadable(format!("cannot be read: {e}")))?;
        if kind.is_symlink() {
            let inside = fs::canonicalize(self.root.join(&path))
                .is_ok_and(|real| real.starts_with(real_root));
            if !inside {
                return Err(unreadable(
                    "a link that leads out of the catalogue, or nowhere, is not read".to_owned(),
                )
                .hint("put the file itself here"));
            }
        }
        let data = fs::metadata(self.root.join(&path))
            .map_err(|e| unreadable(format!("cannot be read: {e}")))?;
        if data.is_dir() {
            // Following a link to a folder could go round for ever.
            if kind.is_symlink() {
                return Err(unreadable("a link to a folder is not followed".to_owned())
                    .hint("put the folder itself here"));
            }
            return self
                .walk(real_root, &path, listing)
                .map_err(|e| unreadable(e.message));
        }
        if !data.is_file() {
            return Err(
                unreadable("neither a file nor a folder; it is not read".to_owned())
                    .hint("move it out of the catalogue"),
            );
        }
        listing.entries.push(FileEntry {
            path,
            size: data.len(),
            mark: Mark::Stamp(Stamp::of(&data)),
        });
        Ok(())
    }
}

impl Files for DiskFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let real_root = fs::canonicalize(&self.root)
            .map_err(|e| FileError::io(&self.root, "open the folder", &e))?;
        let mut listing = Listing::default();
        self.walk(&real_root, Path::new(""), &mut listing)?;
        listing.entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        fs::read(self.root.join(path)).map_err(|e| FileError::io(path, "read", &e))
    }
}
