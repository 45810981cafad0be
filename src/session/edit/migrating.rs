//! The manifest's step to the newest format: what it would be, and writing it.

use std::path::Path;
use std::string::FromUtf8Error;

use crate::catalogue::migrate::{MigrationStep, step};
use crate::files::{FileError, FileErrorKind, Fingerprint, PlannedWrite};
use crate::i18n::message;
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::check::real;
use crate::session::open::workspace::{MANIFEST, Workspace};
use crate::yaml::patch::PatchError;

/// Why there is no step.
#[derive(Debug)]
pub(crate) enum MigrationError {
    /// The manifest cannot be read as a file.
    File(FileError),
    /// It cannot be edited as it stands.
    Manifest(PatchError),
}

/// The step of a catalogue, not yet written.
#[derive(Debug)]
pub(crate) struct Migration {
    /// What changes.
    pub step: MigrationStep,
    /// The manifest before.
    pub before: String,
    write: PlannedWrite,
}

/// Looks at the manifest of a catalogue.
///
/// # Errors
/// It cannot be read or edited.
pub(crate) fn migration(workspace: &Workspace) -> Result<Migration, MigrationError> {
    let path = workspace.root().join(MANIFEST);
    let bytes =
        std::fs::read(&path).map_err(|e| MigrationError::File(FileError::io(&path, "read", &e)))?;
    let expected = Fingerprint::of(&bytes);
    let before =
        String::from_utf8(bytes).map_err(|error| MigrationError::File(no_text(&path, &error)))?;
    let step = step(&before).map_err(MigrationError::Manifest)?;
    let write = PlannedWrite {
        path: real(workspace.root(), Path::new(MANIFEST)),
        expected,
        bytes: step.text.clone().into_bytes(),
    };
    Ok(Migration {
        step,
        before,
        write,
    })
}

/// What stands there is no text: written back, the bytes that cannot be read would be lost.
fn no_text(path: &Path, error: &FromUtf8Error) -> FileError {
    let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let read = String::from_utf8_lossy(read);
    let line = read.matches('\n').count() + 1;
    let last = read.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    FileError {
        kind: FileErrorKind::Forbidden,
        path: path.to_owned(),
        message: message!("manifest-not-text", line, column),
        hint: Some(message!("save-utf8")),
    }
}

impl Migration {
    /// Writes the manifest, whole or not at all and not over somebody else's change.
    ///
    /// # Errors
    /// The manifest changed since it was looked at, or the system refused.
    pub(crate) fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        match self.step.is_done() {
            true => Ok(()),
            false => WriteAccess::of(workspace)?.write_all(std::slice::from_ref(&self.write)),
        }
    }

    /// Its lines as they go and come, each with the sign that says so.
    pub(crate) fn lines(&self) -> Vec<(char, &str)> {
        let mut old = self.before.lines().peekable();
        let mut lines = Vec::new();
        for line in self.step.text.lines() {
            if old.next_if(|known| *known == line).is_some() {
                continue;
            }
            // Lines only come, but for that of the format.
            let is_format = |line: &str| line.starts_with("format:");
            if let Some(gone) = old.next_if(|known| is_format(known) && is_format(line)) {
                lines.push(('-', gone));
            }
            lines.push(('+', line));
        }
        lines
    }
}
