//! Decision logs.

use std::collections::HashMap;
use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, shown};
use crate::catalogue::kind::decisions_path;
use crate::catalogue::model::{Decision, DecisionLog, DecisionState};
use crate::catalogue::snapshot::Located;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, &Path> = HashMap::new();
    for Located { path, value: log } in known.snapshot.decision_logs() {
        match first.get(log.code.as_str()) {
            Some(first) => {
                let place = place!["code"];
                found.push(duplicate_id(
                    path,
                    place,
                    "log of",
                    &log.code,
                    &shown(first),
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
                format!("the code is {code}, and the file is named otherwise"),
                format!("rename the file to {code}.yaml, or correct the code"),
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
                    format!("decisions on {code}, and no procedure has that code"),
                    "restore the procedure's file; one that has ended keeps it, with `lifecycle.to`",
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
                format!("the procedure stands in {}", shown(&procedure.path)),
                format!("move the file to {}", shown(&wanted)),
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
                "neither a decision nor a note stands in it",
                "remove the file",
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
                format!("no entry before this one has the id `{next}`"),
                "write the id of an earlier entry of this file",
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
                let here = format!("entry {} of this file", first + 1);
                let place = place!["decisions", at, "id"];
                found.push(duplicate_id(path, place, "entry", &entry.id, &here));
            }
            None => _ = first.insert(&entry.id, at),
        }
        overrides(known, path, at, entry, found);
    }
}

/// Ids of notes are no other's.
fn notes(path: &Path, log: &DecisionLog, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, String> = HashMap::new();
    for (at, entry) in log.decisions.iter().enumerate() {
        let place = format!("entry {} of this file", at + 1);
        first.entry(&entry.id).or_insert(place);
    }
    for (at, note) in log.notes.iter().enumerate() {
        let Some(id) = &note.id else {
            continue;
        };
        if let Some(first) = first.get(id.as_str()) {
            let place = place!["notes", at, "id"];
            found.push(duplicate_id(path, place, "note", id, first));
        } else {
            first.insert(id, format!("note {} of this file", at + 1));
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
                    format!("there is no rule `{}`", set_aside.rule),
                    format!("one of: {}", known.rules.join(", ")),
                )
                .at(place!["decisions", at, "overrides", nth, "rule"]),
            );
        }
        if set_aside.until < entry.as_of {
            found.push(
                Finding::new(
                    "override-before-as-of",
                    path,
                    format!(
                        "the override ends on {}, before {}, the date of the decision",
                        set_aside.until, entry.as_of
                    ),
                    "record a decision anew, with an end that lies ahead",
                )
                .at(place!["decisions", at, "overrides", nth, "until"]),
            );
        }
    }
}
