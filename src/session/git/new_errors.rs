//! Errors that a commit would bring: those of the catalogue as the commit would leave it that the last commit's does not
//! have, in the files that are committed and in those that refer to them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::commit::{self, PendingFile};
use crate::catalogue::check::locator::places;
use crate::catalogue::check::{RevisionProcedure, undated_moves};
use crate::catalogue::load::LoadProgress;
use crate::catalogue::{FileKind, LoadedCatalogue};
use crate::files::{Clock, Diagnostic, FileError, Severity, diagnostic};
use crate::session::Strings;
use crate::session::git::commit_preview::CommitPreview;
use crate::session::git::moves::undated_in_history;
use crate::session::open::check::findings_on;
use crate::session::open::commit_files;
use crate::session::open::workspace::{Source, Workspace};
use crate::vcs::{ChangeKind, Repository, VcsError};

/// So many errors are told one by one; the others are counted.
const TOLD: usize = 5;

/// The errors that committing these files would bring, sorted. Where the last commit cannot be read, all that stand in the
/// files count.
pub(crate) fn new_errors(
    workspace: &Workspace,
    repository: &Repository,
    files: &[PendingFile],
    clock: &dyn Clock,
) -> Result<Vec<Diagnostic>, VcsError> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    // Markers are told as what they are, and nothing passes them.
    commit::refuse_markers(repository, files)?;
    let head = repository.head()?.commit;
    let as_committed = head
        .as_deref()
        .map(|_| commit_files::files(workspace, "HEAD"));
    let pending = commit::pending(workspace, repository)?;
    let whole = pending.iter().all(|file| files.contains(file));
    let then = match as_committed {
        Some(Ok(then)) => Some(then),
        // Nothing was committed yet, or it cannot be read.
        None | Some(Err(_)) => None,
    };
    let source = workspace.files_at(None)?;
    let left_out = source.files.list().map_err(failed)?.diagnostics;
    let is_as_committed = whole && !left_out.iter().any(|finding| finding.leaves_out);
    let source = match (&then, is_as_committed) {
        (Some(_), false) => Source {
            files: Arc::new(CommitPreview::over(
                workspace,
                commit_files::files(workspace, "HEAD")?,
                files,
            )),
            cache: None,
        },
        _ => source,
    };
    let now = source.load(&LoadProgress::default()).map_err(failed)?;
    // Of both sides on one day: an entry of a day to come is wrong as soon as it is committed.
    let today = now.snapshot.today(clock);
    let moves = match head {
        Some(_) => undated(workspace, repository, files, (&source, &now))?,
        None => Vec::new(),
    };
    let with_moves = |mut errors: Vec<Diagnostic>| {
        errors.extend(moves);
        diagnostic::sort(&mut errors);
        errors
    };
    let now = errors(&source, &now, today);
    if now.is_empty() {
        return Ok(with_moves(now));
    }
    let Some(then) = then else {
        let is_mine = |finding: &Diagnostic| files.iter().any(|file| file.path == finding.path);
        return Ok(match head {
            Some(_) => with_moves(now.into_iter().filter(is_mine).collect()),
            None => now,
        });
    };
    let cache = workspace.cache().map(|cache| cache.at(then.tree()));
    let then = Source {
        files: Arc::new(then),
        cache,
    };
    let loaded = then.load(&LoadProgress::default()).map_err(failed)?;
    let before = errors(&then, &loaded, today);
    Ok(with_moves(beyond(now, &source, &before, &then, files)))
}

/// The procedures among the files that become another's, and do not say since when. What takes back a step that never said so
/// either is none.
fn undated(
    workspace: &Workspace,
    repository: &Repository,
    files: &[PendingFile],
    (source, now): (&Source, &LoadedCatalogue),
) -> Result<Vec<Diagnostic>, VcsError> {
    let mut before = Vec::new();
    let procedures = files
        .iter()
        .filter(|file| file.kind == Some(FileKind::Procedure));
    for file in procedures.filter(|file| file.change != ChangeKind::Added) {
        let text = repository.read_at("HEAD", &file.repository_path)?;
        before.extend(text.and_then(|text| RevisionProcedure::read(&file.path, &text)));
    }
    let mut found = undated_moves(&before, &now.snapshot, "HEAD", source.files.as_ref());
    if !found.is_empty() {
        let of_all = undated_in_history(workspace, source.files.as_ref(), &now.snapshot)?;
        found.retain(|found| {
            of_all
                .iter()
                .any(|of| of.path == found.path && of.span == found.span)
        });
    }
    Ok(found)
}

/// In one text for people, the first of them with their places.
pub(crate) fn told(strings: &Strings, errors: &[Diagnostic]) -> String {
    let first = errors.iter().take(TOLD).map(|error| {
        let position = error.position();
        let path = error.path.display();
        format!(
            "{path}:{}:{}: {}",
            position.line,
            position.column,
            strings.say(&error.message)
        )
    });
    let mut lines: Vec<String> = first.collect();
    if errors.len() > TOLD {
        lines.push("…".to_owned());
    }
    let count = [("count", (errors.len() as u64).into())];
    format!(
        "{}\n{}",
        strings.with("commit-new-errors", &count),
        lines.join("\n")
    )
}

fn errors(source: &Source, loaded: &LoadedCatalogue, today: Date) -> Vec<Diagnostic> {
    let mut found = findings_on(source, loaded, today);
    found.retain(|finding| finding.severity == Severity::Error && finding.code != "file-left-out");
    found
}

/// What an error is known by, wherever its line moved to.
type ErrorKey = (PathBuf, &'static str, String, String);

/// The errors that were not there before; those of a file that moved were there under its old name.
fn beyond(
    now: Vec<Diagnostic>,
    source: &Source,
    then: &[Diagnostic],
    old: &Source,
    files: &[PendingFile],
) -> Vec<Diagnostic> {
    let known = |found: &[Diagnostic], source: &Source| -> Vec<ErrorKey> {
        let places = places(found, source.files.as_ref()).into_iter();
        let known = found.iter().zip(places).map(|(finding, place)| {
            let message = finding.message.to_string();
            (finding.path.clone(), finding.code, place, message)
        });
        known.collect()
    };
    let is = |path: &Path, change: ChangeKind| {
        let mut files = files.iter();
        files.any(|file| file.path == path && file.change == change)
    };
    let mut before: HashMap<ErrorKey, usize> = HashMap::new();
    let mut moved: HashMap<(&'static str, String, String), usize> = HashMap::new();
    for error in known(then, old) {
        if is(&error.0, ChangeKind::Deleted) {
            *moved.entry((error.1, error.2, error.3)).or_default() += 1;
        } else {
            *before.entry(error).or_default() += 1;
        }
    }
    let take = |left: Option<&mut usize>| match left {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let places = known(&now, source).into_iter();
    let errors = now.into_iter().zip(places);
    let new = errors.filter(|(finding, known)| {
        let was_there = take(before.get_mut(known));
        let (_, code, place, message) = known.clone();
        let has_moved =
            || is(&finding.path, ChangeKind::Added) && take(moved.get_mut(&(code, place, message)));
        !was_there && !has_moved()
    });
    new.map(|(finding, _)| finding).collect()
}

fn failed(error: FileError) -> VcsError {
    VcsError {
        kind: crate::vcs::VcsErrorKind::Io,
        message: error.message,
        hint: error.hint,
    }
}
