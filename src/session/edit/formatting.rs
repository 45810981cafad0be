//! Files put in order: which ones would change, and writing them.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::door::Door;
use crate::catalogue::FileKind;
use crate::catalogue::format::{Change, format};
use crate::catalogue::load::Files;
use crate::files::{Diagnostic, FileError, Fingerprint, PlannedWrite};
use crate::session::open::check::real;
use crate::session::open::line_ends::LineEnds;
use crate::session::open::workspace::Workspace;

/// A file that is not in order.
#[derive(Debug)]
pub struct Unordered {
    /// The file, relative to the catalogue.
    pub path: PathBuf,
    /// What changes in it.
    pub changes: Vec<Change>,
    write: PlannedWrite,
}

/// What putting files in order would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files that were looked at.
    pub files: usize,
    /// Those that would change, by path.
    pub unordered: Vec<Unordered>,
    /// Those that are left because they cannot be read, and why.
    pub left: Vec<Diagnostic>,
}

enum Looked {
    InOrder,
    Unordered(Unordered),
    Left(Diagnostic),
}

/// Looks at the files of a catalogue that are wanted. Nothing is written.
///
/// # Errors
/// The folder cannot be read.
pub fn plan(
    workspace: &Workspace,
    wanted: &(dyn Fn(&Path) -> bool + Sync),
) -> Result<Plan, FileError> {
    let files = workspace.files();
    let listing = files.list()?;
    let looked: Vec<Looked> = listing
        .entries
        .par_iter()
        .filter(|entry| wanted(&entry.path))
        .filter_map(|entry| {
            let kind = FileKind::of(&entry.path)?;
            Some(look(workspace.root(), &files, kind, &entry.path))
        })
        .collect();
    let ends = LineEnds::of(workspace);
    let looked = looked
        .into_iter()
        .map(|looked| looked.with_gits_ends(&ends));
    let looked: Vec<Looked> = looked.collect();
    let mut plan = Plan {
        files: looked.len(),
        ..Plan::default()
    };
    for looked in looked {
        match looked {
            Looked::InOrder => {}
            Looked::Unordered(file) => plan.unordered.push(file),
            Looked::Left(finding) => plan.left.push(finding),
        }
    }
    Ok(plan)
}

impl Looked {
    /// The same, but that line ends stay as git makes them.
    fn with_gits_ends(self, ends: &LineEnds) -> Looked {
        let Looked::Unordered(mut file) = self else {
            return self;
        };
        if !file.changes.contains(&Change::LineEnds) || !ends.by_git(&file.path) {
            return Looked::Unordered(file);
        }
        file.changes.retain(|change| *change != Change::LineEnds);
        if file.changes.is_empty() {
            return Looked::InOrder;
        }
        let text = String::from_utf8_lossy(&file.write.bytes).replace('\n', "\r\n");
        file.write.bytes = text.into_bytes();
        Looked::Unordered(file)
    }
}

fn look(root: &Path, files: &dyn Files, kind: FileKind, path: &Path) -> Looked {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Looked::Left(Diagnostic::error("file-unreadable", path, error.message));
        }
    };
    match format(kind, path, &bytes) {
        Err(finding) => Looked::Left(*finding),
        Ok(formatted) if formatted.changes.is_empty() => Looked::InOrder,
        Ok(formatted) => Looked::Unordered(Unordered {
            path: path.to_owned(),
            changes: formatted.changes,
            write: PlannedWrite {
                path: real(root, path),
                expected: Fingerprint::of(&bytes),
                bytes: formatted.text.into_bytes(),
            },
        }),
    }
}

impl Plan {
    /// Writes the files that are not in order, each whole or not at all and none over somebody else's change.
    ///
    /// # Errors
    /// A file changed since it was looked at, or the system refused; files before it may be written.
    pub fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        let writes: Vec<PlannedWrite> = self
            .unordered
            .iter()
            .map(|file| file.write.clone())
            .collect();
        Door::of(workspace)?.write_all(&writes)
    }
}
