//! What went wrong with a file, where, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::i18n::{Message, MessageTree, ValueOf, cannot, of_system};

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
#[derive(Clone, Debug)]
pub struct FileError {
    /// What kind of trouble.
    pub kind: FileErrorKind,
    /// The file.
    pub path: PathBuf,
    /// What happened.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl FileError {
    /// An error of the operating system on `path` while doing `what`, a word or two as [`crate::i18n::cannot`] knows them.
    pub fn io(path: &Path, what: &str, error: &io::Error) -> FileError {
        FileError {
            kind: FileErrorKind::Io,
            path: path.to_owned(),
            message: cannot(&format!("{what} {}", path.display()), of_system(error)),
            hint: None,
        }
    }
}

impl ValueOf<'_, FileError> {
    /// As a value of a sentence.
    pub fn value(&self) -> MessageTree {
        self.0.message.tree().into_owned()
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FileError {}
