//! What is wrong with a catalogue: all of it, without what its baseline knows, only what a change made; and what of it can
//! be mended.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::commit_files;
use super::ignored_files;
use super::line_ends::LineEnds;
use super::workspace::{Source, Workspace};
use crate::catalogue::check::baseline::{self, Baseline};
use crate::catalogue::check::locator::places;
use crate::catalogue::check::{RevisionProcedure, logs, lost, on_day, references, undated_moves};
use crate::catalogue::kind::schemas_folder;
use crate::catalogue::load::Files;
use crate::catalogue::{FileKind, LoadedCatalogue, Snapshot, fix};
use crate::files::{Diagnostic, FileError, Fingerprint, PlannedWrite, diagnostic};
use crate::i18n::message;
use crate::review::soundness;
use crate::rules::RULES;
use crate::session::decide::logs::logs_changed_since;
use crate::session::edit::schema_files::SchemaFiles;
use crate::session::edit::write_access::WriteAccess;
use crate::session::git::lost_logs::are_uncompared;
use crate::session::git::moves::unseen;
use crate::vcs::{VcsError, VcsErrorKind};
use crate::yaml::decode::MAX_BYTES;
use crate::yaml::patch::PatchError;

/// What is wrong in the files of a loaded catalogue and between them, whatever the day, and on this day; sorted.
pub fn findings_on(source: &Source, loaded: &LoadedCatalogue, today: Date) -> Vec<Diagnostic> {
    let mut found = timeless(source, loaded);
    // What depends on the day is never cached.
    found.extend(on_day(&loaded.snapshot, source.files.as_ref(), today));
    found.extend(of_logs(source, loaded, today));
    diagnostic::sort(&mut found);
    found
}

/// What is wrong whatever the day, but for decision logs.
fn timeless(source: &Source, loaded: &LoadedCatalogue) -> Vec<Diagnostic> {
    let mut found = loaded.diagnostics.clone();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.info().id).collect();
    let between = || references(&loaded.snapshot, source.files.as_ref(), &rules);
    found.extend(match &source.cache {
        Some(cache) => cache.findings(loaded, between),
        None => between(),
    });
    found
}

/// Entries of decision logs that no step of the program writes: rules and people are known here.
fn of_logs(source: &Source, loaded: &LoadedCatalogue, today: Date) -> Vec<Diagnostic> {
    let snapshot = &loaded.snapshot;
    soundness::with_ground(snapshot, today, |ground| {
        logs(snapshot, source.files.as_ref(), ground)
    })
}

/// What decision logs lost since a revision, sorted: entries that are gone, or say something else now. `source` holds the
/// files of now, or those of a later revision `until`.
///
/// # Errors
/// There is no repository or no such revision, or git cannot be read.
pub fn lost_since(
    workspace: &Workspace,
    source: &Source,
    snapshot: &Snapshot,
    (rev, until): (&str, Option<&str>),
) -> Result<Vec<Diagnostic>, VcsError> {
    let before = logs_changed_since(workspace, rev, until)?;
    Ok(lost(&before, snapshot, rev, source.files.as_ref()))
}

/// The procedures that became another's since a revision, and do not say since when, sorted. `source` holds the files of now,
/// or those of a later revision `until`.
///
/// # Errors
/// There is no repository or no such revision, or git cannot be read.
pub fn undated_since(
    workspace: &Workspace,
    source: &Source,
    snapshot: &Snapshot,
    (rev, until): (&str, Option<&str>),
) -> Result<Vec<Diagnostic>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(commit_files::no_repository(workspace));
    };
    if rev == "HEAD" && repository.head()?.unborn {
        return Ok(Vec::new());
    }
    let below = repository.relative(workspace.root())?;
    let then = workspace.home_at(&repository, rev)?;
    let mut before = Vec::new();
    if then != below {
        // The catalogue was moved since: no path is what it was.
        for file in repository.files_at(rev, &then.join("procedures"))? {
            let place = file.path.strip_prefix(&then).unwrap_or(&file.path);
            if FileKind::of(place) == Some(FileKind::Procedure) {
                let text = repository.read_blob(file.id)?;
                before.extend(RevisionProcedure::read(place, &text));
            }
        }
        return Ok(undated_moves(&before, snapshot, rev, source.files.as_ref()));
    }
    for path in repository.changed_since(rev, &below.join("procedures"), until)? {
        let place = path.strip_prefix(&below).unwrap_or(&path);
        if FileKind::of(place) == Some(FileKind::Procedure) {
            let text = repository.read_at(rev, &path)?;
            before.extend(text.and_then(|text| RevisionProcedure::read(place, &text)));
        }
    }
    Ok(undated_moves(&before, snapshot, rev, source.files.as_ref()))
}

/// What `findings_on` finds, with what stands beside the files: the schemas that the catalogue keeps for editors. In the work tree, line
/// ends that git itself makes are no finding.
pub fn all_findings(
    workspace: &Workspace,
    source: &Source,
    loaded: &LoadedCatalogue,
    today: Date,
    at: Option<&str>,
) -> Vec<Diagnostic> {
    let mut found = findings_on(source, loaded, today);
    found.extend(SchemaFiles::of(source.files.as_ref()).findings());
    if at.is_none() {
        let ends = LineEnds::of(workspace);
        found.retain(|finding| finding.code != "file-crlf" || !ends.by_git(&finding.path));
        found.extend(ignored_files::findings(workspace, source.files.as_ref()));
        found.extend(are_uncompared(workspace, &loaded.snapshot).then(|| {
            Diagnostic::warning("logs-uncompared", "decisions", message!("logs-uncompared"))
                .hint(message!("logs-uncompared-hint"))
        }));
    }
    found.extend(unseen(workspace, &loaded.snapshot).filter(|_| at.is_none()));
    diagnostic::sort(&mut found);
    found
}

/// Where a catalogue stands in its repository, which is how services that show findings name files; none without one.
pub fn place_in_repository(workspace: &Workspace) -> Option<PathBuf> {
    let repository = workspace.repository().ok().flatten()?;
    repository.relative(workspace.root()).ok()
}

/// The files of a catalogue that differ from a revision, relative to the catalogue: the work tree's, or those of another
/// revision.
///
/// # Errors
/// There is no repository, no such revision, or it cannot be read.
pub fn changed_since(
    workspace: &Workspace,
    rev: &str,
    until: Option<&str>,
) -> Result<BTreeSet<PathBuf>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(VcsError {
            kind: VcsErrorKind::UnknownRevision,
            message: message!("no-git-repository", path = workspace.root().display()),
            hint: Some(message!("leave-out-since")),
        });
    };
    let below = repository.relative(workspace.root())?;
    let changed = repository.changed_since(rev, &below, until)?;
    let inside = changed
        .iter()
        .filter_map(|path| path.strip_prefix(&below).ok());
    Ok(inside.map(Path::to_owned).collect())
}

/// Where a baseline stands: the usual place, or the file that somebody named from the folder where they stand. Relative
/// to the catalogue, or absolute where it lies outside.
pub fn baseline_path(workspace: &Workspace, folder: &Path, named: Option<&Path>) -> PathBuf {
    let Some(named) = named else {
        return PathBuf::from(baseline::FILE);
    };
    let inside = workspace.relative(folder, named);
    match workspace.root().join(&inside).exists() || inside != named {
        true => inside,
        false => folder.join(named),
    }
}

/// Reads a baseline, from the files of the catalogue or, where somebody named it, from disk; none where the usual one is
/// not there.
///
/// # Errors
/// What is wrong with it, as findings.
pub fn baseline(
    workspace: &Workspace,
    files: Option<&dyn Files>,
    path: &Path,
) -> Result<Option<Baseline>, Vec<Diagnostic>> {
    let bytes = match files {
        // A commit that does not have it has none.
        Some(files) => match files.read(path) {
            Ok(bytes) => Ok(bytes),
            Err(_) => return Ok(None),
        },
        None => std::fs::read(workspace.root().join(path)),
    };
    match bytes {
        Ok(bytes) => Baseline::read(path, &bytes).map(Some),
        Err(error)
            if error.kind() == std::io::ErrorKind::NotFound
                && path == Path::new(baseline::FILE) =>
        {
            Ok(None)
        }
        Err(error) => Err(vec![
            Diagnostic::error(
                "file-unreadable",
                path,
                message!("cannot-read-error", error),
            )
            .hint(message!("baseline-name-hint")),
        ]),
    }
}

/// What writing a baseline did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaselineUpdate {
    /// Entries that are in it now.
    pub entries: usize,
    /// Those of them that are new.
    pub new: usize,
    /// Entries that were in it and are no more.
    pub gone: usize,
}

/// Why a baseline was not written.
#[derive(Debug)]
pub enum BaselineError {
    /// The one that is there is wrong.
    Wrong(Vec<Diagnostic>),
    /// An entry cannot be written.
    Entry(PatchError),
    /// It would hold so many entries that it could not be read again.
    TooLarge(usize),
    /// The system refused, or the file changed meanwhile.
    File(FileError),
}

/// Writes a baseline that knows these findings. What it says of those that it knew on a day stays.
///
/// # Errors
/// The file that is there is wrong or changed meanwhile, or the system refused; nothing is written then.
pub fn write_baseline(
    workspace: &Workspace,
    path: &Path,
    found: &[Diagnostic],
    days: (Date, Date),
    reason: &str,
) -> Result<BaselineUpdate, BaselineError> {
    let target = workspace.root().join(path);
    let before = match std::fs::read(&target) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(BaselineError::File(FileError::io(&target, "read", &error))),
    };
    let old = match &before {
        Some(bytes) => Baseline::read(path, bytes).map_err(BaselineError::Wrong)?,
        None => Baseline::default(),
    };
    let places = places(found, &workspace.files());
    let (entries, new) = old.renewed(found, &places, days, reason);
    let written = BaselineUpdate {
        entries: entries.len(),
        new,
        gone: old.entries().len() + new - entries.len(),
    };
    let text = before.as_deref().map(String::from_utf8_lossy);
    let manifest = std::fs::read_to_string(workspace.root().join(super::workspace::MANIFEST));
    let schemas = schemas_folder(&manifest.unwrap_or_default());
    let schema = format!("{schemas}/baseline.schema.json");
    let text = baseline::text(text.as_deref(), &schema, entries).map_err(BaselineError::Entry)?;
    if text.len() > MAX_BYTES {
        return Err(BaselineError::TooLarge(written.entries));
    }
    let expected = before
        .as_deref()
        .map_or(Fingerprint::Absent, Fingerprint::of);
    let door = WriteAccess::of(workspace).map_err(BaselineError::File)?;
    door.write(&target, expected, text.as_bytes())
        .map_err(BaselineError::File)?;
    Ok(written)
}

/// Mends what can be mended in files of the catalogue, and gives the findings that are gone. All files are looked at
/// before the first is written.
///
/// # Errors
/// A file changed meanwhile, or the system refused; files before it may be written.
pub fn mend(
    workspace: &Workspace,
    paths: &BTreeSet<PathBuf>,
) -> Result<Vec<Diagnostic>, FileError> {
    let files = workspace.files();
    let ends = LineEnds::of(workspace);
    let is_crlf = |path: &&PathBuf| {
        let bytes = files.read(path).unwrap_or_default();
        bytes.windows(2).any(|pair| pair == b"\r\n") && ends.by_git(path)
    };
    let crlf: BTreeSet<&PathBuf> = paths.iter().filter(is_crlf).collect();
    let mended: Vec<(PlannedWrite, Vec<Diagnostic>)> = paths
        .par_iter()
        .filter_map(|path| {
            let kind = FileKind::of(path)?;
            let bytes = files.read(path).ok()?;
            let mut mended = fix::mend(kind, path, &bytes)?;
            if crlf.contains(path) {
                // Git would make them so again.
                mended.text = mended.text.replace('\n', "\r\n");
                mended
                    .findings
                    .retain(|finding| finding.code != "file-crlf");
            }
            let write = PlannedWrite {
                path: real(workspace.root(), path),
                expected: Fingerprint::of(&bytes),
                bytes: mended.text.into_bytes(),
            };
            (!mended.findings.is_empty()).then_some((write, mended.findings))
        })
        .collect();
    let (writes, gone): (Vec<_>, Vec<_>) = mended.into_iter().unzip();
    WriteAccess::of(workspace)?.write_all(&writes)?;
    let mut gone: Vec<Diagnostic> = gone.into_iter().flatten().collect();
    diagnostic::sort(&mut gone);
    Ok(gone)
}

/// Where a file of the catalogue is written: a link stays one, and what it leads to is written.
pub(in crate::session) fn real(root: &Path, path: &Path) -> PathBuf {
    let target = root.join(path);
    match target.is_symlink() {
        true => std::fs::canonicalize(&target).unwrap_or(target),
        false => path.to_owned(),
    }
}
