//! What went wrong with a file, where, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Kinds of trouble with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileErrorKind {
    /// The operating system refused.
    Io,
    /// The file changed on disk since it was read; nothing was written.
    ChangedOnDisk,
    /// Another program is writing in the folder, and did not end in time.
    Busy,
    /// The path is not one that may be written: outside the catalogue, a link leading outside, not a regular file.
    Forbidden,
    /// Git has the file and was told to leave it out of the folder; what it holds is not known here.
    LeftOut,
}

/// Trouble with a file. Nothing was written to it.
#[derive(Debug)]
pub struct FileError {
    /// What kind of trouble.
    pub kind: FileErrorKind,
    /// The file.
    pub path: PathBuf,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl FileError {
    /// An error of the operating system on `path` while doing `what`.
    pub fn io(path: &Path, what: &str, error: &io::Error) -> FileError {
        FileError {
            kind: FileErrorKind::Io,
            path: path.to_owned(),
            message: format!("cannot {what} {}: {error}", path.display()),
            hint: None,
        }
    }
}

impl FileError {
    /// The same trouble, of one more file that it stands in the way of.
    #[must_use]
    pub fn again(&self) -> FileError {
        FileError {
            kind: self.kind,
            path: self.path.clone(),
            message: self.message.clone(),
            hint: self.hint.clone(),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FileError {}
