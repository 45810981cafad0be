//! Decision logs on disk: one more entry or note at their end, and taking back what is not committed.
//!
//! A log that somebody changed since the catalogue was read is not written to: what the reviewer saw is no longer what is
//! there.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::catalogue::check::RevisionLog;
use crate::catalogue::kind::decisions_path;
use crate::catalogue::load::usable_value;
use crate::catalogue::model::DecisionLog;
use crate::catalogue::{FileKind, FileValue, Located};
use crate::files::{FileError, FileErrorKind, Fingerprint};
use crate::i18n::{Message, message};
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::repositories::OpenRepository;
use crate::session::open::view::View;
use crate::session::open::workspace::{MANIFEST, Workspace};
use crate::vcs::{Repository, VcsError};
use crate::yaml::{emit, from_node, parse, patch};

/// An entry that can be taken back until it is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoableEntry {
    /// Procedure code.
    pub code: String,
    /// Id of the entry.
    pub id: String,
}

/// A decision log after it was written: nobody has to read it again.
#[derive(Clone, Debug)]
pub struct WrittenLog {
    /// Procedure code.
    pub code: String,
    /// What stands there now.
    pub now: LogContent,
}

/// What stands in the place of a decision log.
#[derive(Clone, Debug)]
pub enum LogContent {
    /// This log.
    Log(Box<Located<DecisionLog>>),
    /// Nothing any more.
    Nothing,
    /// A file that is none: it has to be read with all others, so that what is wrong with it is told.
    Unread,
}

impl WrittenLog {
    /// Of the text that was written.
    fn of(code: &str, path: &Path, text: &str) -> WrittenLog {
        let value = usable_value(FileKind::Decisions, path, text.as_bytes());
        let now = match value {
            Some(FileValue::Decisions(value)) => LogContent::Log(Box::new(Located {
                path: path.to_owned(),
                value,
            })),
            _ => LogContent::Unread,
        };
        WrittenLog {
            code: code.to_owned(),
            now,
        }
    }
}

/// Does what writes a log, and has nobody told of it: what it holds then is handed on.
fn written(
    workspace: &Workspace,
    path: &Path,
    content: Fingerprint,
    write: impl FnOnce() -> Result<(), FileError>,
) -> Result<(), FileError> {
    let path = workspace.root().join(path);
    workspace.own_writes().expect(&path, content);
    write().inspect_err(|_| workspace.own_writes().forget(&path))
}

/// Appends to a list of a procedure's log, which must still be what the view has; `new` is the log where there is none yet.
/// None where the view has no such procedure.
pub(in crate::session) fn append_to<T: Serialize>(
    workspace: &Workspace,
    door: &WriteAccess,
    view: &View,
    code: &str,
    list: &str,
    entry: &T,
    new: impl FnOnce(String) -> DecisionLog,
) -> Result<Option<WrittenLog>, FileError> {
    let Some(procedure) = view.row(code).and_then(|row| view.procedure(row)) else {
        return Ok(None);
    };
    let code = &procedure.code;
    if let [first, ..] = view.snapshot.twin_logs(code) {
        return Err(unwritable(
            &workspace.root().join(first),
            message!("log-twice"),
        ));
    }
    let known = view.snapshot.decisions(code);
    let relative = known.map_or_else(
        || decisions_path(&procedure.path, code),
        |log| log.path.clone(),
    );
    let path = workspace.root().join(&relative);
    let put = |relative: &Path, before: Fingerprint, text: &str| {
        let bytes = text.as_bytes();
        let write = || door.write(relative, before, bytes);
        written(workspace, relative, Fingerprint::of(bytes), write)?;
        Ok(Some(WrittenLog::of(code, relative, text)))
    };
    let (text, fingerprint) = read(&path)?;
    let Some(text) = text else {
        if known.is_some() {
            return Err(changed(&path));
        }
        let log = new(code.clone());
        let schema = FileKind::Decisions.schema_reference(&relative, &schemas_folder(workspace));
        let text = emit::document(&schema, &log).map_err(|e| unwritable(&path, e.to_string()))?;
        return put(&relative, fingerprint, &text);
    };
    let log =
        parse_log(&relative, &text).ok_or_else(|| unwritable(&path, message!("log-unread")))?;
    if known.map(|known| &known.value) != Some(&log) {
        return Err(changed(&path));
    }
    let text = patch::append(&text, &[list], entry).map_err(|e| unwritable(&path, e.said()))?;
    put(&relative, fingerprint, &text)
}

/// Takes back an entry that is the last of its log and not committed; a log that becomes empty is removed. What stands there
/// then.
///
/// # Errors
/// The entry is committed (it must be withdrawn instead), or no longer the last, or the file cannot be written.
pub fn undo(
    workspace: &Workspace,
    view: &View,
    entry: &UndoableEntry,
    committed: &CommittedLogs<'_>,
) -> Result<WrittenLog, FileError> {
    let Some(known) = view.snapshot.decisions(&entry.code) else {
        return Err(gone(&workspace.root().join(&entry.code)));
    };
    let path = workspace.root().join(&known.path);
    let (text, fingerprint) = read(&path)?;
    let log = text.as_ref().and_then(|text| parse_log(&known.path, text));
    let (Some(text), Some(log)) = (text, log) else {
        return Err(gone(&path));
    };
    let (list, last) = if log.decisions.last().is_some_and(|last| last.id == entry.id) {
        ("decisions", log.decisions.len() - 1)
    } else if log
        .notes
        .last()
        .is_some_and(|last| last.id.as_ref() == Some(&entry.id))
    {
        ("notes", log.notes.len() - 1)
    } else {
        return Err(gone(&path));
    };
    // What git cannot tell may be committed.
    let of_commit = committed.find(&known.path)?;
    if of_commit.is_some_and(|(_, log)| has(&log, &entry.id)) {
        return Err(FileError {
            kind: FileErrorKind::Forbidden,
            path,
            message: message!("log-committed", code = entry.code),
            hint: Some(message!("log-committed-hint")),
        });
    }
    let door = committed.door()?;
    if log.decisions.len() + log.notes.len() == 1 {
        let remove = || door.remove(&known.path, fingerprint);
        written(workspace, &known.path, Fingerprint::Absent, remove)?;
        return Ok(WrittenLog {
            code: entry.code.clone(),
            now: LogContent::Nothing,
        });
    }
    // A list of notes that would be empty goes; that of decisions is always there.
    let text = if (list, last) == ("notes", 0) {
        patch::remove(&text, &[list])
    } else {
        patch::remove_item(&text, &[list], last)
    };
    let text = text.map_err(|e| unwritable(&path, e.said()))?;
    let bytes = text.as_bytes();
    let write = || door.write(&known.path, fingerprint, bytes);
    written(workspace, &known.path, Fingerprint::of(bytes), write)?;
    Ok(WrittenLog::of(&entry.code, &known.path, &text))
}

/// The newest entry of a procedure's log, decision or note, that is not committed.
pub fn undoable(workspace: &Workspace, view: &View, code: &str) -> Option<UndoableEntry> {
    let known = view.snapshot.decisions(code)?;
    let committed = CommittedLogs::of(workspace).find(&known.path).ok()?;
    let is_open = |id: &String| !committed.as_ref().is_some_and(|(_, log)| has(log, id));
    let decision = known.value.decisions.last();
    let decision = decision.map(|last| (last.recorded, &last.id));
    let note = known.value.notes.last();
    let note = note.and_then(|last| Some((last.recorded, last.id.as_ref()?)));
    let open = [decision, note].into_iter().flatten();
    let (_, id) = open
        .filter(|(_, id)| is_open(id))
        .max_by_key(|(at, _)| *at)?;
    Some(UndoableEntry {
        code: code.to_owned(),
        id: id.clone(),
    })
}

/// Whether a log has a decision or a note of an id.
fn has(log: &DecisionLog, id: &str) -> bool {
    let mut notes = log.notes.iter().filter_map(|note| note.id.as_deref());
    log.decisions.iter().any(|decision| decision.id == id) || notes.any(|of| of == id)
}

/// The logs as the last commit has them, wherever in the catalogue's decisions and under which code they stood then. Made
/// once for as many logs as are asked for: which ones are gone since is found out when the first of them is missing.
pub struct CommittedLogs<'a> {
    workspace: &'a Workspace,
    /// The repository; none without one or without a commit, or why it cannot be read.
    repository: Result<Option<OpenRepository>, VcsError>,
    /// The logs that stand where the last commit has them no more.
    gone: OnceCell<Vec<(PathBuf, DecisionLog)>>,
    /// What may be written: one look at git's index for all of them.
    door: OnceCell<Result<WriteAccess, FileError>>,
}

impl<'a> CommittedLogs<'a> {
    /// Those of a catalogue.
    pub fn of(workspace: &'a Workspace) -> CommittedLogs<'a> {
        let repository = workspace.repository().and_then(|repository| {
            let has_commit = |repository: &Repository| Ok(repository.head()?.commit.is_some());
            match repository {
                Some(repository) => Ok(has_commit(&repository)?.then_some(repository)),
                None => Ok(None),
            }
        });
        CommittedLogs {
            workspace,
            repository,
            gone: OnceCell::new(),
            door: OnceCell::new(),
        }
    }

    fn door(&self) -> Result<&WriteAccess, FileError> {
        let door = self.door.get_or_init(|| WriteAccess::of(self.workspace));
        door.as_ref().map_err(FileError::clone)
    }

    /// The log that stands at a path now, as it was committed, and where it stood then, relative to the catalogue; none
    /// without a repository or a commit, or where it is new.
    ///
    /// # Errors
    /// Git cannot be read, or the log there is none.
    pub fn find(&self, path: &Path) -> Result<Option<(PathBuf, DecisionLog)>, FileError> {
        let absolute = self.workspace.root().join(path);
        let failed = |error: VcsError| unwritable(&absolute, &error.message);
        let repository = match &self.repository {
            Ok(Some(repository)) => repository,
            Ok(None) => return Ok(None),
            Err(error) => return Err(unwritable(&absolute, &error.message)),
        };
        let relative = repository.relative(&absolute).map_err(failed)?;
        if let Some(bytes) = repository.read_at("HEAD", &relative).map_err(failed)? {
            let log = parse_log(path, &String::from_utf8_lossy(&bytes));
            let log = log.ok_or_else(|| unwritable(&absolute, message!("log-head-unread")))?;
            return Ok(Some((path.to_owned(), log)));
        }
        // Only a log that stands there no more can be the one that moved here.
        let gone = self.gone(repository).map_err(failed)?;
        if gone.is_empty() {
            return Ok(None);
        }
        let now = read(&absolute)?.0.and_then(|text| parse_log(path, &text));
        let found = gone.iter().find(|(place, log)| {
            let same_code = place.file_name() == path.file_name();
            same_code || now.as_ref().is_some_and(|now| shares_an_entry(now, log))
        });
        Ok(found.cloned())
    }

    fn gone(&self, repository: &Repository) -> Result<&[(PathBuf, DecisionLog)], VcsError> {
        if let Some(gone) = self.gone.get() {
            return Ok(gone);
        }
        let root = self.workspace.root();
        let below = repository.relative(root)?;
        // What git was told to leave out of the work tree is not gone.
        let left_out: HashSet<PathBuf> = repository.left_out(root)?.into_iter().collect();
        let mut gone = Vec::new();
        for file in repository.files_at("HEAD", &below.join("decisions"))? {
            let place = file.path.strip_prefix(&below).unwrap_or(&file.path);
            if root.join(place).exists() || left_out.contains(&file.path) {
                continue;
            }
            let bytes = repository.read_blob(file.id)?;
            if let Some(log) = parse_log(place, &String::from_utf8_lossy(&bytes)) {
                gone.push((place.to_owned(), log));
            }
        }
        Ok(self.gone.get_or_init(|| gone))
    }
}

/// The decision logs of a revision that differ now, are gone or stand elsewhere: what an append-only check has to look at.
/// `until` names another revision in place of the work tree. Before the first commit `HEAD` has none.
///
/// # Errors
/// There is no repository or no such revision, or git cannot be read.
pub fn logs_changed_since(
    workspace: &Workspace,
    rev: &str,
    until: Option<&str>,
) -> Result<Vec<RevisionLog>, VcsError> {
    let Some(repository) = workspace.repository()? else {
        return Err(crate::session::open::commit_files::no_repository(workspace));
    };
    // Before the first commit nothing was.
    if rev == "HEAD" && repository.head()?.unborn {
        return Ok(Vec::new());
    }
    let below = repository.relative(workspace.root())?;
    let mut logs = Vec::new();
    for path in repository.changed_since(rev, &below.join("decisions"), until)? {
        let place = path.strip_prefix(&below).unwrap_or(&path).to_owned();
        if FileKind::of(&place) != Some(FileKind::Decisions) {
            continue;
        }
        let Some(text) = repository.read_at(rev, &path)? else {
            continue;
        };
        logs.push(RevisionLog::read(&place, &text));
    }
    Ok(logs)
}

/// Whether an entry or a note stands in both logs.
fn shares_an_entry(now: &DecisionLog, then: &DecisionLog) -> bool {
    let decisions = then.decisions.iter().map(|decision| decision.id.as_str());
    let notes = then.notes.iter().filter_map(|note| note.id.as_deref());
    decisions.chain(notes).any(|id| has(now, id))
}

pub(in crate::session) fn parse_log(path: &Path, text: &str) -> Option<DecisionLog> {
    from_node(&parse(path, text.as_bytes()).root?).ok()
}

fn read(path: &PathBuf) -> Result<(Option<String>, Fingerprint), FileError> {
    match fs::read(path) {
        Ok(bytes) => {
            let fingerprint = Fingerprint::of(&bytes);
            let text =
                String::from_utf8(bytes).map_err(|_| unwritable(path, message!("not-utf8")))?;
            Ok((Some(text), fingerprint))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok((None, Fingerprint::Absent))
        }
        Err(error) => Err(FileError::io(path, "read", &error)),
    }
}

/// Where the files of this catalogue find their schemas: as the manifest says, which `init` wrote.
pub fn schemas_folder(workspace: &Workspace) -> String {
    let manifest = fs::read_to_string(workspace.root().join(MANIFEST)).unwrap_or_default();
    crate::catalogue::kind::schemas_folder(&manifest)
}

fn changed(path: &Path) -> FileError {
    FileError {
        kind: FileErrorKind::ChangedOnDisk,
        path: path.to_owned(),
        message: message!("file-changed", path = path.display()),
        hint: Some(message!("log-changed-hint")),
    }
}

fn gone(path: &Path) -> FileError {
    FileError {
        kind: FileErrorKind::ChangedOnDisk,
        path: path.to_owned(),
        message: message!("log-gone", path = path.display()),
        hint: None,
    }
}

fn unwritable(path: &Path, why: impl Into<Message>) -> FileError {
    let why = why.into();
    FileError {
        kind: FileErrorKind::Forbidden,
        path: path.to_owned(),
        message: message!("not-written-why", path = path.display(), why),
        hint: None,
    }
}
