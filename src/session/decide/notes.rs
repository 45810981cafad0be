//! Reviewers' notes on procedures: beside the decisions, in the same file, shared through git.

use sha2::{Digest, Sha256};

use super::logs::{UndoableEntry, WrittenLog, append_to};
use crate::catalogue::model::{DecisionLog, Person, ReviewNote};
use crate::files::{FileError, FileErrorKind};
use crate::i18n::{Message, message};
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::view::View;
use crate::session::open::workspace::Workspace;
use crate::text::{NewlineRule, clean};

/// Appends a note to a procedure's log, which must still be what the view has; what can be taken back until it is committed,
/// and the log as it is then.
///
/// # Errors
/// It has no text, no procedure has that code, or the file changed meanwhile or cannot be written.
pub(crate) fn record(
    workspace: &Workspace,
    view: &View,
    code: &str,
    text: &str,
    by: Person,
    recorded: jiff::Timestamp,
) -> Result<(UndoableEntry, Option<WrittenLog>), FileError> {
    let refused = |message: Message| FileError {
        kind: FileErrorKind::Forbidden,
        path: workspace.root().to_owned(),
        message,
        hint: None,
    };
    let text = clean(text, NewlineRule::Text).text;
    if text.is_empty() {
        return Err(refused(message!("error-note-text")));
    }
    let procedure = view.row(code).and_then(|row| view.procedure(row));
    let procedure = procedure.ok_or_else(|| refused(message!("no-procedure", code)))?;
    let code = procedure.code.clone();
    let log = view.snapshot.decisions(&code);
    let before = log.map_or(0, |log| log.value.notes.len());
    let id = id(&code, before, &by, recorded, &text);
    let note = ReviewNote {
        id: Some(id.clone()),
        recorded,
        by,
        text,
    };
    let new = |code| DecisionLog {
        code,
        decisions: Vec::new(),
        notes: vec![note.clone()],
    };
    let log = append_to(
        workspace,
        &WriteAccess::of(workspace)?,
        view,
        &code,
        "notes",
        &note,
        new,
    )?;
    Ok((UndoableEntry { code, id }, log))
}

/// A short id that two different notes do not share, even of one person and one second on two branches, nor a note and a
/// decision.
fn id(code: &str, before: usize, by: &Person, recorded: jiff::Timestamp, text: &str) -> String {
    let mut hasher = Sha256::new();
    for part in [
        code,
        &before.to_string(),
        &by.email,
        &recorded.to_string(),
        &by.name,
        text,
    ] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    let hash = hasher.finalize();
    let day = recorded.strftime("%Y%m%d");
    format!(
        "note-{day}-{:02x}{:02x}{:02x}{:02x}",
        hash[0], hash[1], hash[2], hash[3]
    )
}
