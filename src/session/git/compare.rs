//! Two moments of a catalogue, held against each other: files that both share are not looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::commit::pending;
use crate::analysis::changes::{self, AssessedMoment, Changes, MomentParts};
use crate::catalogue::FileValue;
use crate::catalogue::load::usable_value;
use crate::catalogue::{FileKind, ProcedureFile, Snapshot};
use crate::diff::Names;
use crate::session::View;
use crate::session::open::commit_files;
use crate::session::open::workspace::{Source, Workspace};
use crate::vcs::{Repository, VcsError};

/// A file that two moments do not have alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedFile {
    /// Relative to the catalogue.
    pub path: PathBuf,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Whether it was there.
    pub before: bool,
    /// Whether it is there.
    pub after: bool,
}

/// The files that differ between a revision and another, or the work tree; without a first revision, all files.
///
/// # Errors
/// There is no such revision, or git cannot be read.
pub(crate) fn changed_files(
    workspace: &Workspace,
    repository: &Repository,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Vec<ChangedFile>, VcsError> {
    let below = repository.relative(workspace.root())?;
    let mut files: Vec<ChangedFile> = Vec::new();
    let has_head = repository.head()?.commit.is_some();
    if let Some(to) = to.or(has_head.then_some("HEAD")) {
        let deltas = repository.deltas(from, to, &below)?.into_iter();
        files.extend(deltas.filter_map(|delta| {
            let path = delta.path.strip_prefix(&below).ok()?.to_owned();
            Some(ChangedFile {
                kind: FileKind::of(&path)?,
                path,
                before: delta.old.is_some(),
                after: delta.new.is_some(),
            })
        }));
    }
    if to.is_none() {
        for file in pending(workspace, repository)? {
            let Some(kind) = file.kind else {
                continue;
            };
            let after = workspace.root().join(&file.path).is_file();
            match files.iter_mut().find(|known| known.path == file.path) {
                Some(known) => known.after = after,
                None => {
                    let then = from.map(|from| repository.read_at(from, &file.repository_path));
                    files.push(ChangedFile {
                        path: file.path,
                        kind,
                        before: then.transpose()?.flatten().is_some(),
                        after,
                    });
                }
            }
        }
        files.retain(|file| file.before || file.after);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok(files)
}

/// A moment of a catalogue: where its files come from, and what is known of them.
pub(crate) struct CatalogueMoment<'a> {
    /// The files.
    pub source: &'a Source,
    /// The catalogue, where it was read: what it knows is not read again.
    pub snapshot: Option<&'a Arc<Snapshot>>,
}

/// What differs, of these files alone.
pub(crate) fn between(
    files: &[ChangedFile],
    old: &CatalogueMoment<'_>,
    new: &CatalogueMoment<'_>,
) -> Changes {
    let before = moment(files, |file| file.before, old);
    let after = moment(files, |file| file.after, new);
    let names =
        |point: &CatalogueMoment<'_>| Names::read(|path| point.source.files.read(path).ok());
    changes::between(&before, &after, || (names(old), names(new)))
}

fn moment(
    files: &[ChangedFile],
    is_there: impl Fn(&ChangedFile) -> bool + Sync,
    point: &CatalogueMoment<'_>,
) -> MomentParts {
    enum ComparedValue<'a> {
        Known(&'a ProcedureFile),
        Value(Option<Box<FileValue>>),
    }
    let there = files.par_iter().filter(|file| is_there(file));
    let read: Vec<(&Path, ComparedValue<'_>)> = there
        .map(|file| {
            let path = file.path.as_path();
            let known = point
                .snapshot
                .filter(|_| file.kind == FileKind::Procedure)
                .and_then(|snapshot| snapshot.procedure(path.file_stem()?.to_str()?))
                .filter(|known| known.path == path);
            let read = match known {
                Some(known) => ComparedValue::Known(known),
                None => {
                    let bytes = point.source.files.read(path);
                    let value = bytes.ok().and_then(|b| usable_value(file.kind, path, &b));
                    ComparedValue::Value(value.map(Box::new))
                }
            };
            (path, read)
        })
        .collect();
    let mut moment = MomentParts::default();
    for (path, read) in &read {
        match read {
            ComparedValue::Known(procedure) => moment.add_procedure(path, &procedure.read()),
            ComparedValue::Value(value) => moment.add(path, value.as_deref()),
        }
    }
    moment
}

/// What differs between two catalogues that were read and judged, with what that does to verdicts.
pub(crate) fn judged(
    workspace: &Workspace,
    from: (&str, &View),
    to: (Option<&str>, &View),
) -> Result<Changes, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(commit_files::no_repository(workspace));
    };
    let files = changed_files(workspace, &repository, Some(from.0), to.0)?;
    let (old, new) = (workspace.files_at(Some(from.0))?, workspace.files_at(to.0)?);
    let point = |source, snapshot| CatalogueMoment {
        source,
        snapshot: Some(snapshot),
    };
    let mut changes = between(
        &files,
        &point(&old, &from.1.snapshot),
        &point(&new, &to.1.snapshot),
    );
    changes::judge(&mut changes, of_view(from.1), of_view(to.1));
    Ok(changes)
}

/// A view as comparisons take it.
pub(crate) fn of_view(view: &View) -> AssessedMoment<'_> {
    AssessedMoment {
        snapshot: &view.snapshot,
        columns: &view.columns,
    }
}
