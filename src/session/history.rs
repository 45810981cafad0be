//! The commits of a catalogue, or of one procedure across all codes that it had, each with what it changed by meaning.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::Workspace;
use super::at::no_repository;
use crate::catalogue::FileKind;
use crate::catalogue::difference::Names;
use crate::catalogue::load::usable_value;
use crate::report::changes::{self, Changes, Moment};
use crate::vcs::{FileDelta, LogEntry, Repository, VcsError};

/// Commits that are looked through.
const COMMITS: usize = 100_000;
/// A commit that brings so many procedures, and takes none away, is counted without reading them.
const READ: usize = 50;

/// Which commits are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The procedure; else the whole catalogue.
    pub code: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
    /// None before this day.
    pub since: Option<Date>,
    /// Up to this revision; else HEAD.
    pub revision: Option<String>,
}

/// A commit with what it changed.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The commit.
    pub entry: LogEntry,
    /// What it changed, of the procedure alone where one is asked for.
    pub changes: Changes,
    /// Files of the catalogue that it changed.
    pub files: usize,
}

/// The commits, newest first. A merge is told by what it changed of what both sides had.
///
/// # Errors
/// There is no repository, no such revision, or git cannot be read.
pub fn log(workspace: &Workspace, wanted: &Wanted) -> Result<Vec<Commit>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(no_repository(workspace));
    };
    let below = repository.relative(workspace.root())?;
    let entries = match &wanted.revision {
        Some(revision) => repository.log_at(revision, &below, COMMITS)?,
        None => repository.log_of(&below, COMMITS)?,
    };
    let mut commits = Vec::new();
    let mut codes: Option<Vec<String>> = wanted.code.clone().map(|code| vec![code]);
    for entry in entries {
        if wanted.limit.is_some_and(|limit| commits.len() >= limit)
            || wanted.since.is_some_and(|since| entry.when.date() < since)
        {
            break;
        }
        let parent = repository.parent_of(&entry.id);
        let deltas = repository.deltas(parent.as_deref(), &entry.id, &below)?;
        let deltas: Vec<Delta> = deltas
            .into_iter()
            .filter_map(|delta| Delta::of(delta, &below))
            .collect();
        let names = |revision: Option<&str>| {
            Names::read(|path| repository.read_at(revision?, &below.join(path)).ok()?)
        };
        let names = || (names(parent.as_deref()), names(Some(&entry.id)));
        let changes = match &codes {
            None => of_all(&repository, &deltas, names)?,
            Some(codes) => of_codes(&repository, &deltas, codes, names)?,
        };
        if changes.is_empty() {
            continue;
        }
        if let Some(codes) = &mut codes {
            let before = changes.procedures.iter().filter_map(|c| c.before.clone());
            codes.extend(before);
        }
        commits.push(Commit {
            entry,
            changes,
            files: deltas.len(),
        });
    }
    Ok(commits)
}

/// A file of the catalogue that a commit changed.
struct Delta {
    path: PathBuf,
    kind: FileKind,
    blobs: FileDelta,
}

impl Delta {
    fn of(blobs: FileDelta, below: &Path) -> Option<Delta> {
        let path = blobs.path.strip_prefix(below).ok()?.to_owned();
        let kind = FileKind::of(&path)?;
        Some(Delta { path, kind, blobs })
    }

    fn is_of(&self, codes: &[String]) -> bool {
        let stem = self.path.file_stem().and_then(|stem| stem.to_str());
        stem.is_some_and(|stem| codes.iter().any(|code| code == stem))
    }

    fn is_new(&self) -> bool {
        self.kind == FileKind::Procedure && self.blobs.old.is_none()
    }

    fn is_gone(&self) -> bool {
        self.kind == FileKind::Procedure && self.blobs.new.is_none()
    }
}

/// What a commit changed of the whole catalogue.
fn of_all(
    repository: &Repository,
    deltas: &[Delta],
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let new = deltas.iter().filter(|delta| delta.is_new()).count();
    let gone = deltas.iter().filter(|delta| delta.is_gone()).count();
    // Where nothing is gone nothing can bear another code now.
    let counted = |one: usize, other: usize| one > READ && other == 0;
    let (only_new, only_gone) = (counted(new, gone), counted(gone, new));
    let unread = |delta: &Delta| (only_new && delta.is_new()) || (only_gone && delta.is_gone());
    compare(repository, deltas, unread, names)
}

/// What a commit changed of a procedure.
fn of_codes(
    repository: &Repository,
    deltas: &[Delta],
    codes: &[String],
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let came = deltas
        .iter()
        .any(|delta| delta.is_new() && delta.is_of(codes));
    let touches = |delta: &Delta| match delta.kind {
        FileKind::Procedure | FileKind::Decisions => {
            delta.is_of(codes) || (came && delta.is_gone())
        }
        FileKind::Statistics
        | FileKind::Plan
        | FileKind::Group
        | FileKind::List
        | FileKind::Variants => true,
        _ => false,
    };
    let (mut old, mut new) = (Moment::default(), Moment::default());
    for delta in deltas.iter().filter(|delta| touches(delta)) {
        read(repository, delta, &mut old, &mut new)?;
    }
    let mut changes = changes::between(&old, &new, names);
    changes
        .procedures
        .retain(|change| codes.contains(&change.code));
    changes.others.clear();
    let is_mine = |path: &PathBuf| {
        codes
            .iter()
            .any(|code| path.ends_with(format!("{code}.yaml")))
    };
    changes.unreadable.retain(is_mine);
    Ok(changes)
}

fn compare(
    repository: &Repository,
    deltas: &[Delta],
    unread: impl Fn(&Delta) -> bool,
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let (mut old, mut new) = (Moment::default(), Moment::default());
    for delta in deltas {
        if unread(delta) {
            let side = if delta.is_new() { &mut new } else { &mut old };
            side.add_unread(&delta.path);
        } else {
            read(repository, delta, &mut old, &mut new)?;
        }
    }
    Ok(changes::between(&old, &new, names))
}

fn read(
    repository: &Repository,
    delta: &Delta,
    old: &mut Moment,
    new: &mut Moment,
) -> Result<(), VcsError> {
    for (blob, side) in [(delta.blobs.old, old), (delta.blobs.new, new)] {
        if let Some(blob) = blob {
            let bytes = repository.read_blob(blob)?;
            let value = usable_value(delta.kind, &delta.path, &bytes);
            side.add(&delta.path, value.as_ref());
        }
    }
    Ok(())
}
