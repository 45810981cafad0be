//! All files of a catalogue, in parallel, into an immutable [`Snapshot`]. One bad file never hides the others.
//!
//! | file | what lives there |
//! |---|---|
//! | `files` | where files come from: a folder on disk, or anything else that lists and reads |
//! | `file` | one file to a typed value, or to findings |
//! | `twins` | names that are one on some systems |

mod file;
mod files;
mod twins;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::kind::{FileKind, FileValue};
use super::model::Statistics;
use super::snapshot::{Contents, Located, Snapshot, UnreadableFile};
use crate::catalogue::lazy_values::{ProcedureFile, Reports};
use crate::files::{Diagnostic, diagnostic};

pub(super) use file::{read_bytes, read_value, readable_rest};
pub use file::{read_file, usable_value};
pub use files::{DiskFiles, FileEntry, Files, Listing};

/// How far loading is; shared with whoever shows it. Also the way to stop it.
#[derive(Debug, Default)]
pub struct LoadProgress {
    total: AtomicUsize,
    done: AtomicUsize,
    cancelled: AtomicBool,
}

impl LoadProgress {
    pub(super) fn begin(&self, files: usize) {
        self.total.store(files, Ordering::Relaxed);
    }

    pub(super) fn advance(&self, files: usize) {
        self.done.fetch_add(files, Ordering::Relaxed);
    }

    /// Files read so far, and files in all (0 until they are counted).
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
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A loaded catalogue with what is wrong with its files.
#[derive(Debug)]
pub struct LoadedCatalogue {
    /// The catalogue.
    pub snapshot: Arc<Snapshot>,
    /// What is wrong with single files, sorted. Cross references are `catalogue::check`'s.
    pub diagnostics: Vec<Diagnostic>,
    /// Number of files of a known kind.
    pub files: usize,
    /// Which content was read; none where nothing was cached.
    pub identity: Option<ContentIdentity>,
    /// [`Listing::stamp`] of the files as they were listed.
    pub stamp: Option<u64>,
}

/// Which content was read, to recognise what was derived from the same. Procedures have their keys themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentIdentity {
    /// Of all files but those of procedures and decisions.
    pub context: u64,
    /// Of the files with names that procedures refer to: agencies, fields, instruments, groups.
    pub names: u64,
    /// Of the decision log of each code.
    pub decisions: HashMap<String, u64>,
}

/// The files of known kinds, by path, and what is wrong with the others.
#[derive(Debug)]
pub(super) struct FilesByKind {
    pub files: Vec<(FileKind, FileEntry)>,
    pub diagnostics: Vec<Diagnostic>,
    pub stamp: Option<u64>,
}

impl FilesByKind {
    pub(super) fn of(listing: Listing) -> FilesByKind {
        let stamp = listing.stamp();
        let Listing {
            entries,
            mut diagnostics,
        } = listing;
        diagnostics.extend(twins::twins(&entries));
        let mut files = Vec::with_capacity(entries.len());
        for entry in entries {
            match FileKind::of(&entry.path) {
                Some(kind) => files.push((kind, entry)),
                None => diagnostics.extend(file::stray(&entry.path)),
            }
        }
        FilesByKind {
            files,
            diagnostics,
            stamp,
        }
    }
}

/// Reads all files. With `validate`, each is also held against its schema.
///
/// # Errors
/// The listing itself failed, with the file system's words. A file that cannot be read is a finding and no error.
pub fn load(
    files: &dyn Files,
    validate: bool,
    progress: &LoadProgress,
) -> Result<LoadedCatalogue, crate::files::FileError> {
    let known = FilesByKind::of(files.list()?);
    progress.begin(known.files.len());
    let read: Vec<_> = known
        .files
        .par_iter()
        .map(|(kind, entry)| {
            if progress.is_cancelled() {
                return (None, Vec::new());
            }
            let result = read_file(files, *kind, entry, validate);
            if let Some(FileValue::Procedure(procedure)) = &result.0 {
                procedure.document_keys();
                procedure.result_keys();
            }
            progress.advance(1);
            result
        })
        .collect();
    let mut sorting = ContentSorter::new(known.diagnostics, known.stamp);
    let count = known.files.len();
    for ((kind, entry), (value, found)) in known.files.into_iter().zip(read) {
        sorting.diagnostics.extend(found);
        sorting.place(kind, entry.path, value);
    }
    Ok(sorting.loaded(count, None))
}

/// Values on their way to where they belong.
#[derive(Default)]
pub(super) struct ContentSorter {
    pub contents: Contents,
    pub diagnostics: Vec<Diagnostic>,
    statistics: Vec<Located<Statistics>>,
    stamp: Option<u64>,
}

impl ContentSorter {
    pub(super) fn new(diagnostics: Vec<Diagnostic>, stamp: Option<u64>) -> ContentSorter {
        // What could not even be listed is missing from the catalogue like a file that cannot be read.
        let missing = diagnostics.iter().filter(|finding| finding.leaves_out);
        let unreadable = missing.filter_map(|finding| {
            let path = finding.path.clone();
            // Of the folder as a whole nobody knows what is missing: procedures, before all.
            let kind = match path == Path::new(".") {
                true => Some(FileKind::Procedure),
                false => FileKind::at_or_below(&path),
            };
            let missing = finding.code == "file-left-out";
            kind.map(|kind| UnreadableFile {
                path,
                kind,
                missing,
            })
        });
        ContentSorter {
            contents: Contents {
                unreadable: unreadable.collect(),
                ..Contents::default()
            },
            diagnostics,
            stamp,
            ..ContentSorter::default()
        }
    }

    /// Puts a file's value where it belongs. Files come in the order of their paths, so the lists are sorted by path.
    pub(super) fn place(&mut self, kind: FileKind, path: PathBuf, value: Option<FileValue>) {
        let contents = &mut self.contents;
        let Some(value) = value else {
            contents.unreadable.push(UnreadableFile {
                path,
                kind,
                missing: false,
            });
            return;
        };
        match value {
            FileValue::Manifest(value) => contents.manifest = Some(*value),
            FileValue::Agencies(value) => contents.agencies = value.agencies,
            FileValue::Fields(value) => contents.fields = value.fields,
            FileValue::Instruments(value) => {
                let located = |value| Located {
                    path: path.clone(),
                    value,
                };
                let instruments = value.instruments.into_iter().map(located);
                contents.instruments.extend(instruments);
            }
            FileValue::Databases(value) => contents.databases = value.databases,
            FileValue::List(value) => contents.lists.push(Located { path, value }),
            FileValue::Group(value) => contents.groups.push(Located { path, value }),
            FileValue::Plan(value) => contents.plans.push(Located { path, value }),
            FileValue::Procedure(value) => contents
                .procedures
                .push(ProcedureFile::kept(path, Arc::from(value))),
            FileValue::Statistics(value) => self.statistics.push(Located { path, value }),
            FileValue::Variants(value) => contents.variants.push(Located { path, value }),
            FileValue::Decisions(value) => contents.decisions.push(Located { path, value }),
            FileValue::Synonyms(value) => contents.synonyms = value,
            FileValue::People(value) => contents.people = value.people,
            FileValue::Assignments(value) => contents.assignments = value.assignments,
            FileValue::Indicators(value) => contents.indicators.push(Located { path, value }),
        }
    }

    pub(super) fn loaded(
        mut self,
        files: usize,
        identity: Option<ContentIdentity>,
    ) -> LoadedCatalogue {
        if !self.statistics.is_empty() {
            self.contents.statistics = Reports::kept(self.statistics);
        }
        diagnostic::sort(&mut self.diagnostics);
        let unreadable = &mut self.contents.unreadable;
        unreadable.sort_by(|one, other| one.path.cmp(&other.path));
        LoadedCatalogue {
            snapshot: Arc::new(Snapshot::new(self.contents)),
            diagnostics: self.diagnostics,
            files,
            identity,
            stamp: self.stamp,
        }
    }
}
