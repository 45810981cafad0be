//! Decision logs.

use std::collections::HashMap;
use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, shown};
use crate::catalogue::kind::decisions_path;
use crate::catalogue::model::{Decision, DecisionLog, DecisionState};
use crate::catalogue::snapshot::Located;
use crate::i18n::{Message, message};

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, &Path> = HashMap::new();
    for Located { path, value: log } in known.snapshot.decision_logs() {
        match first.get(log.code.as_str()) {
            Some(first) => {
                let place = place!["code"];
                found.push(duplicate_id(
                    path,
                    place,
                    message!("thing-log"),
                    &log.code,
                    shown(first),
                ));
            }
            None => _ = first.insert(&log.code, path),
        }
        file(known, path, log, found);
        entries(known, path, log, found);
    }
}

fn file(known: &ReferenceIndex<'_>, path: &Path, log: &DecisionLog, found: &mut Vec<Finding>) {
    let code = &log.code;
    let named = path.file_stem().and_then(|stem| stem.to_str()) == Some(code);
    if !named {
        found.push(
            Finding::new(
                "file-name",
                path,
                message!("check-code-file-name", code),
                message!("check-code-file-name-hint", code),
            )
            .at(place!["code"]),
        );
    }
    let Some(procedure) = known.snapshot.procedure(code) else {
        if !known.has_procedure(code) {
            found.push(
                Finding::new(
                    "decisions-orphaned",
                    path,
                    message!("check-decisions-orphaned", code),
                    message!("check-decisions-orphaned-hint"),
                )
                .at(place!["code"])
                .perhaps_in(known.unreadable_folder()),
            );
        }
        return;
    };
    let wanted = decisions_path(&procedure.path, code);
    if named && path != wanted {
        found.push(
            Finding::new(
                "file-folder",
                path,
                message!("check-decisions-folder", path = shown(&procedure.path)),
                message!("check-move-file", path = shown(&wanted)),
            )
            .at(place!["code"]),
        );
    }
}

fn entries(known: &ReferenceIndex<'_>, path: &Path, log: &DecisionLog, found: &mut Vec<Finding>) {
    if log.decisions.is_empty() && log.notes.is_empty() {
        found.push(
            Finding::new(
                "decisions-empty",
                path,
                message!("check-decisions-empty"),
                message!("check-remove-file"),
            )
            .at(place!["decisions"]),
        );
    }
    notes(path, log, found);
    let stood = log.standing_at();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, entry) in log.decisions.iter().enumerate() {
        if let Some(next) = &entry.refers_to
            && !first.contains_key(next.as_str())
        {
            let finding = Finding::new(
                "refers-to-unknown",
                path,
                message!("check-refers-to-unknown", next),
                message!("check-refers-to-unknown-hint"),
            )
            .at(place!["decisions", at, "refers_to"]);
            let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
            let nothing_stood = stood.first().is_none_or(|first| *first >= at);
            // All that it may mean was taken back since.
            found.push(match steps.contains(&entry.state) && nothing_stood {
                true => finding.under_code("decision-taken-back"),
                false => finding,
            });
        }
        match first.get(entry.id.as_str()) {
            Some(first) => {
                let here = message!("place-entry-of-file", number = first + 1);
                let place = place!["decisions", at, "id"];
                found.push(duplicate_id(
                    path,
                    place,
                    message!("thing-entry"),
                    &entry.id,
                    here,
                ));
            }
            None => _ = first.insert(&entry.id, at),
        }
        overrides(known, path, at, entry, found);
    }
}

/// Ids of notes are no other's.
fn notes(path: &Path, log: &DecisionLog, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, Message> = HashMap::new();
    for (at, entry) in log.decisions.iter().enumerate() {
        let place = message!("place-entry-of-file", number = at + 1);
        first.entry(&entry.id).or_insert(place);
    }
    for (at, note) in log.notes.iter().enumerate() {
        let Some(id) = &note.id else {
            continue;
        };
        if let Some(first) = first.get(id.as_str()) {
            let place = place!["notes", at, "id"];
            found.push(duplicate_id(
                path,
                place,
                message!("thing-note"),
                id,
                first.clone(),
            ));
        } else {
            first.insert(id, message!("place-note-of-file", number = at + 1));
        }
    }
}

fn overrides(
    known: &ReferenceIndex<'_>,
    path: &Path,
    at: usize,
    entry: &Decision,
    found: &mut Vec<Finding>,
) {
    for (nth, set_aside) in entry.overrides.iter().enumerate() {
        if !known.rules.contains(&set_aside.rule.as_str()) {
            found.push(
                Finding::new(
                    "override-unknown-rule",
                    path,
                    message!("check-override-rule-unknown", rule = set_aside.rule),
                    message!("check-one-of", words = known.rules.join(", ")),
                )
                .at(place!["decisions", at, "overrides", nth, "rule"]),
            );
        }
        if set_aside.until < entry.as_of {
            found.push(
                Finding::new(
                    "override-before-as-of",
                    path,
                    message!(
                        "check-override-before-as-of",
                        until = set_aside.until,
                        as_of = entry.as_of
                    ),
                    message!("check-override-before-as-of-hint"),
                )
                .at(place!["decisions", at, "overrides", nth, "until"]),
            );
        }
    }
}
