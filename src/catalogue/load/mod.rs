//! All files of a catalogue, in parallel, into an immutable [`Snapshot`]. One bad file never hides the others.
//!
//! | file | what lives there |
//! |---|---|
//! | `files` | where files come from: a folder on disk, or anything else that lists and reads |
//! | `file` | one file to a typed value, or to findings |

mod file;
mod files;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::kind::FileKind;
use super::snapshot::{Contents, Located, Snapshot, Unreadable};
use crate::source::{Diagnostic, diagnostic};

pub use file::{FileValue, read_file};
pub use files::{DiskFiles, FileEntry, Files, Listing};

/// How far loading is; shared with whoever shows it. Also the way to stop it.
#[derive(Debug, Default)]
pub struct LoadProgress {
    total: AtomicUsize,
    done: AtomicUsize,
    cancelled: AtomicBool,
}

impl LoadProgress {
    /// Files read so far, and files in all (0 until they are counted).
    #[must_use]
    pub fn files(&self) -> (usize, usize) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    /// Asks loading to stop as soon as it can.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A loaded catalogue with what is wrong with its files.
#[derive(Debug)]
pub struct Loaded {
    /// The catalogue.
    pub snapshot: Arc<Snapshot>,
    /// What is wrong with single files, sorted. Cross references are `catalogue::check`'s.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of files of a known kind.
    pub files: usize,
}

/// Reads all files. With `validate`, each is also held against its schema.
///
/// # Errors
/// The listing itself failed, with the file system's words. A file that cannot be read is a finding and no error.
pub fn load(
    files: &dyn Files,
    validate: bool,
    progress: &LoadProgress,
) -> Result<Loaded, crate::source::FileError> {
    let Listing {
        entries,
        mut diagnostics,
    } = files.list()?;
    let known: Vec<(FileKind, FileEntry)> = entries
        .into_iter()
        .filter_map(|entry| match FileKind::of(&entry.path) {
            Some(kind) => Some((kind, entry)),
            None => {
                diagnostics.extend(file::stray(&entry.path));
                None
            }
        })
        .collect();
    progress.total.store(known.len(), Ordering::Relaxed);
    let read: Vec<_> = known
        .par_iter()
        .map(|(kind, entry)| {
            if progress.is_cancelled() {
                return (None, Vec::new());
            }
            let result = read_file(files, *kind, entry, validate);
            progress.done.fetch_add(1, Ordering::Relaxed);
            result
        })
        .collect();
    let count = known.len();
    let mut contents = Contents::default();
    for ((kind, entry), (value, found)) in known.into_iter().zip(read) {
        diagnostics.extend(found);
        match value {
            Some(value) => place(&mut contents, entry.path, value),
            None => contents.unreadable.push(Unreadable {
                path: entry.path,
                kind,
            }),
        }
    }
    diagnostic::sort(&mut diagnostics);
    Ok(Loaded {
        snapshot: Arc::new(Snapshot::new(contents)),
        diagnostics,
        files: count,
    })
}

/// Puts a file's value where it belongs. Files come in the order of their paths, so the lists are sorted by path.
fn place(contents: &mut Contents, path: PathBuf, value: FileValue) {
    match value {
        FileValue::Manifest(value) => contents.manifest = Some(*value),
        FileValue::Agencies(value) => contents.agencies = value.agencies,
        FileValue::Fields(value) => contents.fields = value.fields,
        FileValue::Instruments(value) => {
            contents
                .instruments
                .extend(value.instruments.into_iter().map(|value| Located {
                    path: path.clone(),
                    value,
                }))
        }
        FileValue::Databases(value) => contents.databases = value.databases,
        FileValue::List(value) => contents.lists.push(Located { path, value }),
        FileValue::Group(value) => contents.groups.push(Located { path, value }),
        FileValue::Plan(value) => contents.plans.push(Located { path, value }),
        FileValue::Procedure(value) => contents.procedures.push(Located {
            path,
            value: Arc::from(value),
        }),
        FileValue::Statistics(value) => contents.statistics.push(Located { path, value }),
        FileValue::Variants(value) => contents.variants.push(Located { path, value }),
        FileValue::Decisions(value) => contents.decisions.push(Located { path, value }),
        FileValue::Synonyms(value) => contents.synonyms = value,
    }
}
