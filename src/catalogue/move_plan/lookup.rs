//! Which codes, agencies and fields there are: what is taken, and what was probably meant.

use std::path::Path;

use super::{MoveRefusal, mend, slashes};
use crate::catalogue::kind::FileKind;
use crate::catalogue::lazy_values::ProcedureFile;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::{fold, nearest};

/// The one procedure of a code. A second file at the place where the first is to go may be what an interrupted move left.
pub(super) fn the_procedure<'a>(
    snapshot: &'a Snapshot,
    code: &str,
    target: Option<&Path>,
) -> Result<&'a ProcedureFile, MoveRefusal> {
    let at = snapshot.position(code);
    let Some(procedure) = at.map(|at| &snapshot.procedures()[at]) else {
        let unreadable = unreadable(snapshot, code);
        return Err(match unreadable {
            Some(path) => {
                MoveRefusal::new(message!("cannot-be-read", path = slashes(path)), mend())
            }
            None => MoveRefusal::new(message!("no-procedure", code), message!("search-finds")),
        });
    };
    let at = at.unwrap_or_default();
    let others = snapshot.procedures()[at + 1..].iter();
    let others: Vec<_> = others.take_while(|other| other.code == code).collect();
    match others[..] {
        [other] if target == Some(&procedure.path) => return Ok(other),
        [other] if target == Some(&other.path) => return Ok(procedure),
        _ => {}
    }
    if let Some(other) = others.first() {
        return Err(MoveRefusal::new(
            message!(
                "move-both-describe",
                one = slashes(&procedure.path),
                other = slashes(&other.path),
                code
            ),
            message!("move-keep-one"),
        ));
    }
    Ok(procedure)
}

/// The file of a procedure of a code that cannot be read.
fn unreadable<'a>(snapshot: &'a Snapshot, code: &str) -> Option<&'a Path> {
    let mut files = snapshot.unreadable_of(FileKind::Procedure);
    let file = files.find(|file| file.path.file_stem().is_some_and(|stem| *stem == *code))?;
    Some(&file.path)
}

/// Refuses an id that no agency has, and offers the one that was probably meant.
///
/// # Errors
/// No agency has the id.
pub fn known_issuer(snapshot: &Snapshot, id: &str) -> Result<(), MoveRefusal> {
    if snapshot.agency(id).is_some() {
        return Ok(());
    }
    let agencies = snapshot.agencies();
    let folded = fold(id);
    let named = agencies.iter().find(|agency| {
        let is = |text: &str| fold(text) == folded;
        is(&agency.id) || is(&agency.name) || agency.portal_code.as_deref().is_some_and(is)
    });
    // Short ids are all near each other and never offered.
    let ids = agencies.iter().map(|agency| agency.id.as_str());
    let near = nearest(id, ids.filter(|known| known.len() > 6));
    let hint = match named.map(|agency| agency.id.as_str()).or(near) {
        Some(meant) => message!("did-you-mean", meant),
        None => {
            message!("move-agency-hint")
        }
    };
    Err(MoveRefusal::new(message!("move-no-agency", id), hint))
}

/// Refuses an id that no field has, and offers the one that was probably meant.
///
/// # Errors
/// No field has the id.
pub fn known_field(snapshot: &Snapshot, id: &str) -> Result<(), MoveRefusal> {
    if snapshot.field(id).is_some() {
        return Ok(());
    }
    let fields = snapshot.fields();
    let folded = fold(id);
    let named = fields
        .iter()
        .find(|field| fold(&field.id) == folded || fold(&field.name) == folded);
    let near = nearest(id, fields.iter().map(|field| field.id.as_str()));
    let hint = match named.map(|field| field.id.as_str()).or(near) {
        Some(meant) => message!("did-you-mean", meant),
        None => message!("move-field-hint"),
    };
    Err(MoveRefusal::new(message!("move-no-field", id), hint))
}

/// Refuses a code that is taken: by a procedure, by one that cannot be read, by a decision log, by a group (reports name
/// both alike), or by a former procedure.
///
/// # Errors
/// The code is taken.
pub fn free_code(snapshot: &Snapshot, code: &str) -> Result<(), MoveRefusal> {
    let taken = |message: Message| Err(MoveRefusal::new(message, message!("move-another-code")));
    if let Some(other) = snapshot.procedure(code) {
        return taken(message!(
            "move-code-there",
            code,
            path = slashes(&other.path),
            name = other.read().name
        ));
    }
    if let Some(path) = unreadable(snapshot, code) {
        return taken(message!("move-there", path = slashes(path)));
    }
    if let Some(log) = snapshot.decisions(code) {
        return taken(message!("move-holds", path = slashes(&log.path), code));
    }
    if let Some(file) = snapshot.unreadable_decisions(code) {
        return taken(message!("move-there", path = slashes(&file.path)));
    }
    let mut groups = snapshot.groups().iter();
    if let Some(group) = groups.find(|group| group.value.id == code) {
        return taken(message!("move-group-id", code, path = slashes(&group.path)));
    }
    let heir = snapshot
        .procedures()
        .iter()
        .find(|other| other.read().replaces().iter().any(|of| of == code));
    match heir {
        Some(heir) => taken(message!("move-former", code, heir = heir.code)),
        None => Ok(()),
    }
}
