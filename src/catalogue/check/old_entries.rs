//! Entries in the form of earlier versions, of which no chain and no gate is asked: they have to be old, and only a commit shows
//! that.

use std::path::Path;

use super::finding::{self, Finding};
use super::place;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Decision, DecisionLog};
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::files::Diagnostic;
use crate::i18n::{Message, message};

/// What is to be done about one.
pub(super) fn hint() -> Message {
    message!("check-old-form-hint")
}

/// An entry that nothing shows to be as old as its form says.
#[derive(Clone, Debug, PartialEq)]
pub struct UnprovenEntry {
    /// The procedure.
    pub code: String,
    /// The entry's id.
    pub id: String,
    /// What is told of it.
    pub found: Diagnostic,
}

/// Those which no commit is known to have: `rev` is the revision that was asked, none where there
/// is none to ask. `had` says whether it has an entry of a log.
pub fn unproven(
    snapshot: &Snapshot,
    files: &dyn Files,
    rev: Option<&str>,
    had: &mut dyn FnMut(&Located<DecisionLog>, &str) -> bool,
) -> Vec<UnprovenEntry> {
    let mut found = Vec::new();
    for log in snapshot.decision_logs() {
        for (at, entry) in log.value.decisions.iter().enumerate() {
            let is_spared = match rev {
                Some(_) => entry.is_of_old_form(),
                // Of what is no import all but the `source` is asked all the same.
                None => entry.is_imported_in_old_form(),
            };
            if !is_spared || had(log, &entry.id) {
                continue;
            }
            let told = finding::concrete(vec![told(&log.path, at, entry, rev)], files);
            found.extend(told.into_iter().map(|found| UnprovenEntry {
                code: log.value.code.clone(),
                id: entry.id.clone(),
                found,
            }));
        }
    }
    found
}

fn told(path: &Path, at: usize, entry: &Decision, rev: Option<&str>) -> Finding {
    let id = &entry.id;
    let finding = match rev {
        Some(rev) => Finding::new(
            "decision-old-form",
            path,
            message!("check-old-form", id, rev),
            hint(),
        ),
        None => Finding::new(
            "decision-old-form-unproven",
            path,
            message!("check-old-form-unproven", id),
            message!("check-old-form-unproven-hint"),
        ),
    };
    finding.at(place!["decisions", at, "source"])
}
