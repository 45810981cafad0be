//! The plan of an import, its writing, its progress, and why there is none.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::report::ImportReport;
use crate::files::{FileError, Fingerprint, PlannedWrite, remove_if_unchanged, write_all};
use crate::i18n::{Message, message};

/// What an import will write, and its report.
#[derive(Clone, Debug, Default)]
pub(crate) struct ImportPlan {
    /// The files, in the order in which they are written: first those that others refer to, so that a crash on the way
    /// leaves no reference without its target.
    pub writes: Vec<PlannedWrite>,
    /// Files that go, each with what it held; another file holds what they said by then. Last of all.
    pub removals: Vec<(PathBuf, Fingerprint)>,
    /// What the import does; true once the plan is applied.
    pub report: ImportReport,
}

/// Writes a plan to the catalogue at `root`.
///
/// # Errors
/// A file changed since the plan was made, or the operating system refused. Files before it may be written; the same
/// import, made again, writes the rest.
pub(crate) fn apply(
    root: &Path,
    plan: &ImportPlan,
    progress: &ImportProgress,
) -> Result<(), FileError> {
    progress.begin(plan.writes.len());
    write_all(root, &plan.writes, &|written| {
        progress.done.store(written, Ordering::Relaxed);
    })?;
    for (path, expected) in &plan.removals {
        remove_if_unchanged(&root.join(path), *expected)?;
    }
    Ok(())
}

/// How far an import is; shared with whoever shows it. Reading, planning and writing each count anew.
#[derive(Debug, Default)]
pub(crate) struct ImportProgress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl ImportProgress {
    /// What is done of this stage, and how much it is in all (0 until that is known).
    pub(crate) fn now(&self) -> (usize, usize) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    pub(super) fn begin(&self, total: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    pub(super) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Why nothing can be imported at all. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ImportError {
    /// The file or folder that is in the way.
    pub path: PathBuf,
    /// What is the matter with it.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
    /// Whether the file was understood and is refused for what it says, until somebody decides; else it cannot be used.
    pub is_refusal: bool,
}

impl ImportError {
    pub(super) fn new(path: impl Into<PathBuf>, message: impl Into<Message>) -> ImportError {
        ImportError {
            path: path.into(),
            message: message.into(),
            hint: None,
            is_refusal: false,
        }
    }

    /// A file that waits for somebody's decision.
    pub(super) fn refusal(path: impl Into<PathBuf>, message: impl Into<Message>) -> ImportError {
        ImportError {
            is_refusal: true,
            ..ImportError::new(path, message)
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<Message>) -> ImportError {
        self.hint = Some(hint.into());
        self
    }

    /// What happened, and in which file.
    pub(crate) fn said(&self) -> Message {
        let (path, message) = (self.path.display(), &self.message);
        message!("import-failed", path, message)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

impl std::error::Error for ImportError {}

impl From<FileError> for ImportError {
    fn from(error: FileError) -> Self {
        ImportError {
            path: error.path,
            message: error.message,
            hint: error.hint,
            is_refusal: false,
        }
    }
}
