//! The commits of a catalogue, or of one procedure across all codes that it had, each with what it changed by meaning.

use std::cell::RefCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;

use crate::analysis::changes::{self, Changes, MomentParts};
use crate::catalogue::FileKind;
use crate::catalogue::load::usable_value;
use crate::diff::Names;
use crate::session::Workspace;
use crate::session::open::commit_files::no_repository;
use crate::session::open::zone;
use crate::vcs::{FileDelta, LogEntry, Repository, VcsError};

/// Commits that are looked through.
const COMMITS: usize = 100_000;
/// A commit that brings so many procedures, and takes none away, is counted without reading them.
const READ: usize = 50;
/// So many procedures that come where others go are held against each other, so that each finds its own.
const RENUMBERED: usize = 500;

/// Which commits are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct LogRequest {
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
    /// When it was committed, in the catalogue's zone: the day that `changed:` knows too.
    pub when: Zoned,
    /// What it changed, of the procedure alone where one is asked for; nothing is known of a commit at the edge of a shallow
    /// clone, which is told as the last one.
    pub changes: Changes,
    /// Files of the catalogue that it changed.
    pub files: usize,
}

/// The commits, newest first. A merge is told by what it changed of what both sides had.
///
/// # Errors
/// There is no repository, no such revision, or git cannot be read.
pub(crate) fn log(workspace: &Workspace, wanted: &LogRequest) -> Result<Vec<Commit>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(no_repository(workspace));
    };
    let below = repository.relative(workspace.root())?;
    let entries = match &wanted.revision {
        Some(revision) => repository.log_at(revision, &below, COMMITS)?,
        None => repository.log_of(&below, COMMITS)?,
    };
    let zone = zone::of(workspace);
    let mut commits = Vec::new();
    let mut codes: Option<Vec<String>> = wanted.code.clone().map(|code| vec![code]);
    for entry in entries {
        let when = entry.committed.to_zoned(zone.clone());
        if wanted.limit.is_some_and(|limit| commits.len() >= limit) {
            break;
        }
        // Clocks differ: an older commit may stand before a newer one.
        if wanted.since.is_some_and(|since| when.date() < since) {
            continue;
        }
        if entry.edge {
            commits.push(Commit {
                entry,
                when,
                changes: Changes::default(),
                files: 0,
            });
            continue;
        }
        let parent = repository.parent_of(&entry.id);
        let deltas = repository.deltas(parent.as_deref(), &entry.id, &below)?;
        let deltas: Vec<CatalogueDelta> = deltas
            .into_iter()
            .filter_map(|delta| CatalogueDelta::of(delta, &below))
            .collect();
        // Whether a version that is only needed for names cannot be read.
        let failed = RefCell::new(None);
        let names = |revision: Option<&str>| {
            Names::read(|path| {
                let read = repository.read_at(revision?, &below.join(path));
                read.unwrap_or_else(|error| {
                    failed.replace(Some(error));
                    None
                })
            })
        };
        let names = || (names(parent.as_deref()), names(Some(&entry.id)));
        let changes = match &codes {
            None => of_all(&repository, &deltas, names)?,
            Some(codes) => of_codes(&repository, &deltas, codes, names)?,
        };
        // A row of a report whose code no procedure has is no procedure that changed.
        let mut changes = changes;
        if changes
            .procedures
            .iter()
            .any(|change| change.name.is_none())
        {
            let of = |revision: &str| codes_at(&repository, revision, &below);
            let mut known = of(&entry.id)?;
            if let Some(parent) = &parent {
                known.extend(of(parent)?);
            }
            changes.find_strangers(|code| known.contains(code));
        }
        if let Some(error) = failed.take() {
            return Err(error);
        }
        if changes.is_empty() {
            continue;
        }
        if let Some(codes) = &mut codes {
            let before = changes.procedures.iter().filter_map(|c| c.before.clone());
            codes.extend(before);
        }
        commits.push(Commit {
            entry,
            when,
            changes,
            files: deltas.len(),
        });
    }
    Ok(commits)
}

/// The codes of the procedures that a commit has, readable or not.
fn codes_at(
    repository: &Repository,
    revision: &str,
    below: &Path,
) -> Result<HashSet<String>, VcsError> {
    let files = repository.files_at(revision, &below.join("procedures"))?;
    let stems = files
        .iter()
        .filter_map(|file| file.path.file_stem()?.to_str());
    Ok(stems.map(str::to_owned).collect())
}

/// A file of the catalogue that a commit changed.
struct CatalogueDelta {
    path: PathBuf,
    kind: FileKind,
    blobs: FileDelta,
}

impl CatalogueDelta {
    fn of(blobs: FileDelta, below: &Path) -> Option<CatalogueDelta> {
        let path = blobs.path.strip_prefix(below).ok()?.to_owned();
        let kind = FileKind::of(&path)?;
        Some(CatalogueDelta { path, kind, blobs })
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
    deltas: &[CatalogueDelta],
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let new = deltas.iter().filter(|delta| delta.is_new()).count();
    let gone = deltas.iter().filter(|delta| delta.is_gone()).count();
    // Where nothing is gone nothing can bear another code now.
    let counted = |one: usize, other: usize| one > READ && other == 0;
    let (only_new, only_gone) = (counted(new, gone), counted(gone, new));
    let unread =
        |delta: &CatalogueDelta| (only_new && delta.is_new()) || (only_gone && delta.is_gone());
    compare(repository, deltas, unread, names)
}

/// What a commit changed of a procedure.
fn of_codes(
    repository: &Repository,
    deltas: &[CatalogueDelta],
    codes: &[String],
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let any = |is: fn(&CatalogueDelta) -> bool| {
        deltas.iter().any(|delta| is(delta) && delta.is_of(codes))
    };
    let (came, went) = (any(CatalogueDelta::is_new), any(CatalogueDelta::is_gone));
    let new = deltas.iter().filter(|delta| delta.is_new()).count();
    // Which of several came from which is told by all of them.
    let read_new = (came || went) && new <= RENUMBERED;
    let read_gone = came || (went && read_new && new > 0);
    let touches = |delta: &CatalogueDelta| match delta.kind {
        FileKind::Procedure | FileKind::Decisions => {
            delta.is_of(codes)
                || (read_gone && delta.blobs.new.is_none())
                || (read_new && delta.blobs.old.is_none())
        }
        FileKind::Statistics
        | FileKind::Plan
        | FileKind::Group
        | FileKind::List
        | FileKind::Variants => true,
        _ => false,
    };
    let (mut old, mut new) = (MomentParts::default(), MomentParts::default());
    for delta in deltas.iter().filter(|delta| touches(delta)) {
        read(repository, delta, &mut old, &mut new)?;
    }
    let mut changes = changes::between(&old, &new, names);
    changes.procedures.retain(|change| {
        let before = change.before.as_ref();
        codes.contains(&change.code) || before.is_some_and(|before| codes.contains(before))
    });
    changes.others.clear();
    // What a report or a plan said of it is not known either where that cannot be read.
    let is_mine = |path: &PathBuf| {
        let of_one = matches!(
            FileKind::of(path),
            Some(FileKind::Procedure | FileKind::Decisions)
        );
        let mut codes = codes.iter();
        !of_one || codes.any(|code| path.ends_with(format!("{code}.yaml")))
    };
    changes.unreadable.retain(is_mine);
    Ok(changes)
}

fn compare(
    repository: &Repository,
    deltas: &[CatalogueDelta],
    unread: impl Fn(&CatalogueDelta) -> bool,
    names: impl FnOnce() -> (Names, Names),
) -> Result<Changes, VcsError> {
    let (mut old, mut new) = (MomentParts::default(), MomentParts::default());
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
    delta: &CatalogueDelta,
    old: &mut MomentParts,
    new: &mut MomentParts,
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
