//! The user's own files, in the configuration folder: saved views, templates of reasons, what was shown last. They are read
//! as strictly as a catalogue's, and changed as carefully: comments stay, and a file that is wrong is never written over.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::{
    FileError, FileErrorKind, Fingerprint, Severity, Span, write_atomic, write_if_unchanged,
};
use crate::i18n::{Message, message};
use crate::yaml::{Node, from_node, parse};

/// The configuration folder; none where nothing of the user's is to be read or kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    folder: Option<PathBuf>,
}

/// A file of the user's, as it was read.
#[derive(Debug)]
pub struct UserFile<T> {
    /// Where it stands, whether it is there or not.
    pub path: PathBuf,
    /// What it says.
    pub value: T,
    /// The same with its places; none where there is no file.
    pub tree: Option<Node>,
    text: String,
    fingerprint: Fingerprint,
}

impl Config {
    /// The files in a folder, which need not exist.
    pub fn of(folder: Option<PathBuf>) -> Config {
        Config { folder }
    }

    /// The folder.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Reads a file; one that is not there says nothing. None without a folder.
    ///
    /// # Errors
    /// It cannot be read, or is wrong; the message has line and column.
    pub fn read<T: DeserializeOwned + Default>(
        &self,
        name: &str,
    ) -> Result<Option<UserFile<T>>, FileError> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(name)) else {
            return Ok(None);
        };
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Some(UserFile {
                    path,
                    value: T::default(),
                    tree: None,
                    text: String::new(),
                    fingerprint: Fingerprint::Absent,
                }));
            }
            Err(error) => return Err(FileError::io(&path, "read", &error)),
        };
        let fingerprint = Fingerprint::of(&bytes);
        let parsed = parse(&path, &bytes);
        if let Some(error) = parsed
            .diagnostics
            .iter()
            .find(|d| d.severity == Severity::Error)
        {
            return Err(wrong(&path, Some(error.span), &error.message));
        }
        let tree = parsed
            .root
            .ok_or_else(|| wrong(&path, None, message!("file-cannot-be-read")))?;
        let value = from_node(&tree).map_err(|error| wrong(&path, error.span, error.message))?;
        Ok(Some(UserFile {
            value,
            tree: Some(tree),
            // What is not UTF-8 was found wrong above.
            text: String::from_utf8_lossy(&bytes).into_owned(),
            fingerprint,
            path,
        }))
    }

    /// What was kept under a name by [`Config::keep`]; nothing where there is none that can be read.
    pub fn kept<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let path = self.folder.as_ref()?.join(name);
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    /// Keeps something that only this program reads.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep<T: Serialize>(&self, name: &str, value: &T) -> Result<(), FileError> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(name)) else {
            return Ok(());
        };
        let text = serde_json::to_vec(value)
            .map_err(|error| FileError::io(&path, "write", &std::io::Error::other(error)))?;
        write_atomic(&path, &text)
    }
}

impl<T> UserFile<T> {
    /// Its text; empty where there is no file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Something in it is wrong.
    pub fn wrong(&self, span: Option<Span>, message: impl Into<Message>) -> FileError {
        wrong(&self.path, span, message)
    }

    /// Writes another text in its place, unless somebody changed it meanwhile.
    ///
    /// # Errors
    /// Somebody did, or the system refused.
    pub fn write(&self, text: &str) -> Result<(), FileError> {
        write_if_unchanged(&self.path, self.fingerprint, text.as_bytes())
    }
}

fn wrong(path: &Path, span: Option<Span>, message: impl Into<Message>) -> FileError {
    let at = span.unwrap_or_else(Span::start_of_file).start;
    FileError {
        kind: FileErrorKind::Forbidden,
        path: path.to_owned(),
        message: message!(
            "import-failed",
            path = format!("{}:{}:{}", path.display(), at.line, at.column),
            message = message.into()
        ),
        hint: Some(message!("user-file-hint")),
    }
}
