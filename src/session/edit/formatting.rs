//! Files put in order: which ones would change, and writing them.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::catalogue::FileKind;
use crate::catalogue::format::{FormatChange, format};
use crate::catalogue::load::Files;
use crate::files::{Diagnostic, FileError, Fingerprint, PlannedWrite};
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::check::real;
use crate::session::open::line_ends::LineEnds;
use crate::session::open::workspace::Workspace;

/// A file that is not in order.
#[derive(Debug)]
pub(crate) struct UnorderedFile {
    /// The file, relative to the catalogue.
    pub path: PathBuf,
    pub changes: Vec<FormatChange>,
    write: PlannedWrite,
}

/// What putting files in order would do.
#[derive(Debug, Default)]
pub(crate) struct FormatPlan {
    /// Files that were looked at.
    pub files: usize,
    /// Those that would change, by path.
    pub unordered: Vec<UnorderedFile>,
    /// Those that are left because they cannot be read, and why.
    pub left: Vec<Diagnostic>,
}

enum FormatCheck {
    InOrder,
    Unordered(UnorderedFile),
    Left(Diagnostic),
}

/// Looks at the files of a catalogue that are wanted. Nothing is written.
pub(crate) fn plan(
    workspace: &Workspace,
    wanted: &(dyn Fn(&Path) -> bool + Sync),
) -> Result<FormatPlan, FileError> {
    let files = workspace.files();
    let listing = files.list()?;
    let looked: Vec<FormatCheck> = listing
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
    let looked: Vec<FormatCheck> = looked.collect();
    let mut plan = FormatPlan {
        files: looked.len(),
        ..FormatPlan::default()
    };
    for looked in looked {
        match looked {
            FormatCheck::InOrder => {}
            FormatCheck::Unordered(file) => plan.unordered.push(file),
            FormatCheck::Left(finding) => plan.left.push(finding),
        }
    }
    Ok(plan)
}

impl FormatCheck {
    /// The same, but that line ends stay as git makes them.
    fn with_gits_ends(self, ends: &LineEnds) -> FormatCheck {
        let FormatCheck::Unordered(mut file) = self else {
            return self;
        };
        if !file.changes.contains(&FormatChange::LineEnds) || !ends.by_git(&file.path) {
            return FormatCheck::Unordered(file);
        }
        file.changes
            .retain(|change| *change != FormatChange::LineEnds);
        if file.changes.is_empty() {
            return FormatCheck::InOrder;
        }
        let text = String::from_utf8_lossy(&file.write.bytes).replace('\n', "\r\n");
        file.write.bytes = text.into_bytes();
        FormatCheck::Unordered(file)
    }
}

fn look(root: &Path, files: &dyn Files, kind: FileKind, path: &Path) -> FormatCheck {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return FormatCheck::Left(Diagnostic::error("file-unreadable", path, error.message));
        }
    };
    match format(kind, path, &bytes) {
        Err(finding) => FormatCheck::Left(*finding),
        Ok(formatted) if formatted.changes.is_empty() => FormatCheck::InOrder,
        Ok(formatted) => FormatCheck::Unordered(UnorderedFile {
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

impl FormatPlan {
    /// Writes the files that are not in order, each whole or not at all and none over somebody else's change.
    ///
    /// # Errors
    /// A file changed since it was looked at, or the system refused; files before it may be written.
    pub(crate) fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        let writes: Vec<PlannedWrite> = self
            .unordered
            .iter()
            .map(|file| file.write.clone())
            .collect();
        WriteAccess::of(workspace)?.write_all(&writes)
    }
}
