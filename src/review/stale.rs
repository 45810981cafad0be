//! Which parts of the evidence that a decision rests on changed since, by meaning.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, Procedure};
use crate::diff::{self, FieldChange};
use crate::rules::digest::{self, DigestFormula, DigestSubject};

/// A part of the evidence that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartChange {
    /// Its name, as [`DigestSubject::parts`] has it.
    pub part: String,
    /// What happened to it.
    pub what: PartChangeKind,
}

/// What happened to a part.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PartChangeKind {
    /// It was not there: a report that came in, a plan that names the procedure now.
    Came,
    /// It is no longer there.
    Went,
    /// Fields of it differ.
    Fields(Vec<FieldChange>),
}

/// What is known of the evidence of a decision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EvidenceStatus {
    /// It is what it was.
    Same,
    /// These parts changed.
    Parts(Vec<PartChange>),
    /// Something of these kinds changed; the values of then are not at hand.
    Kinds(Vec<String>),
    /// It changed, and the values of then are not at hand.
    Unknown,
}

/// What changed between the values that a decision rested on and those of today.
pub(crate) fn between(
    then: &BTreeMap<String, Value>,
    now: &BTreeMap<String, Value>,
) -> Vec<PartChange> {
    let gone = then.keys().filter(|part| !now.contains_key(*part));
    let mut changes: Vec<PartChange> = gone
        .map(|part| PartChange {
            part: part.clone(),
            what: PartChangeKind::Went,
        })
        .collect();
    for (part, now) in now {
        let what = match then.get(part) {
            None => PartChangeKind::Came,
            Some(then) if then == now => continue,
            Some(then) => PartChangeKind::Fields(diff::between(then, now)),
        };
        changes.push(PartChange {
            part: part.clone(),
            what,
        });
    }
    // What a decision is about comes first, then its plans, then who counted what.
    changes.sort_by_key(|change| {
        let kinds = ["procedure", "plan", "statistics", "instrument", "group"];
        let kind = digest::kind(&change.part);
        kinds.iter().position(|known| *known == kind)
    });
    changes
}

/// What changed since a decision, as far as its own entry tells.
pub(crate) fn by_kind(
    snapshot: &Snapshot,
    procedure: &Procedure,
    decision: &Decision,
) -> EvidenceStatus {
    if digest::holds(snapshot, procedure, decision) {
        return EvidenceStatus::Same;
    }
    let then = &decision.evidence.parts;
    let Some(formula) = DigestFormula::of(&decision.evidence.digest).filter(|_| !then.is_empty())
    else {
        return EvidenceStatus::Unknown;
    };
    let now = DigestSubject::of(snapshot, procedure, decision).by_kind(formula);
    let kinds = digest::KINDS
        .iter()
        .filter(|kind| then.get(**kind) != now.get(**kind));
    EvidenceStatus::Kinds(kinds.map(|kind| (*kind).to_owned()).collect())
}

/// The same with the values of another moment of the catalogue, where these are the ones that the decision rested on. The
/// procedure bore the code `code` then; where that is another now, this alone is told of it, and not each place that names it.
pub(crate) fn against(
    (then, code): (&Snapshot, &str),
    now: &Snapshot,
    procedure: &Procedure,
    decision: &Decision,
) -> Option<Vec<PartChange>> {
    let before = then.procedure(code)?.read();
    if !digest::holds(then, &before, decision) {
        return None;
    }
    let formula = DigestFormula::of(&decision.evidence.digest)?;
    let parts = DigestSubject::of(then, &before, decision).parts(formula);
    Some(between(
        &renumbered(parts, (code, &procedure.code)),
        &DigestSubject::of(now, procedure, decision).parts(formula),
    ))
}

/// Parts in which every reference to a code is one to another; the procedure itself still says which it had.
fn renumbered(parts: BTreeMap<String, Value>, codes: (&str, &str)) -> BTreeMap<String, Value> {
    let (from, to) = codes;
    if from == to {
        return parts;
    }
    let own = format!("procedure {to}");
    let parts = parts.into_iter().map(|(part, mut value)| {
        let words = part
            .split(' ')
            .map(|word| if word == from { to } else { word });
        let part = words.collect::<Vec<_>>().join(" ");
        rename(&mut value, codes);
        if part == own {
            value["code"] = from.into();
        }
        (part, value)
    });
    parts.collect()
}

/// Renames a code wherever it is a value or a key.
fn rename(value: &mut Value, (from, to): (&str, &str)) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, (from, to))),
        Value::Object(map) => {
            let entries = std::mem::take(map).into_iter();
            *map = entries
                .map(|(key, mut value)| {
                    rename(&mut value, (from, to));
                    (if key == from { to.to_owned() } else { key }, value)
                })
                .collect();
        }
        _ => {}
    }
}
