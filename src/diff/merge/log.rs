//! Decision logs: entries and notes of both sides, each once, none lost. The log is append-only, so that what one side took
//! out stays in, and an entry that reads differently on the two sides is a conflict.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::value::{Merger, alike};
use crate::diff::ValueStep;

/// The lists of a log.
const LISTS: [&str; 2] = ["decisions", "notes"];

impl Merger<'_> {
    /// Three logs into one.
    pub(super) fn logs(&mut self, base: Option<&Value>, ours: &Value, theirs: &Value) -> Value {
        let rest = |log: &Value| {
            let mut log = log.as_object().cloned().unwrap_or_default();
            log.retain(|key, _| !LISTS.contains(&key.as_str()));
            Value::Object(log)
        };
        let merged = self.merge(
            base.map(rest).as_ref(),
            Some(&rest(ours)),
            Some(&rest(theirs)),
        );
        let mut merged: Map<String, Value> = match merged {
            Some(Value::Object(merged)) => merged,
            _ => Map::new(),
        };
        for key in LISTS {
            let list = |log: &Value| log.get(key).and_then(Value::as_array).cloned();
            let (base, ours, theirs) = (base.and_then(list), list(ours), list(theirs));
            // A list that is there without an entry stays.
            if ours.is_none() && theirs.is_none() && base.is_none() {
                continue;
            }
            self.path.push(ValueStep::Key(key.to_owned()));
            let [base, ours, theirs] = [base, ours, theirs].map(Option::unwrap_or_default);
            merged.insert(key.to_owned(), self.entries(&base, &ours, &theirs));
            self.path.pop();
        }
        Value::Object(merged)
    }

    fn entries(&mut self, base: &[Value], ours: &[Value], theirs: &[Value]) -> Value {
        let (of_base, of_ours, of_theirs) = (by_id(base), by_id(ours), by_id(theirs));
        // What either side took out of the base is put back, where it stood.
        let order = interleaved(&interleaved(base, ours), theirs);
        let mut merged = Vec::with_capacity(order.len());
        for entry in order {
            let id = id(&entry);
            let [in_base, in_ours, in_theirs] =
                [&of_base, &of_ours, &of_theirs].map(|of| of.get(&id).copied());
            // What began with both stands as it was: a side that wrote it anew alone, or both alike, wrote where nobody writes.
            let alone = in_ours.is_none() || in_theirs.is_none();
            if alone || alike(in_ours, in_theirs) {
                merged.push(in_base.or(in_ours).or(in_theirs).cloned().unwrap_or(entry));
                continue;
            }
            self.path.push(ValueStep::Item(id));
            merged.extend(self.conflict(in_base, in_ours, in_theirs));
            self.path.pop();
        }
        Value::Array(merged)
    }
}

/// What an entry is known by; a note without an id by all that it says.
fn id(entry: &Value) -> String {
    match entry.get("id").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None => entry.to_string(),
    }
}

fn by_id(entries: &[Value]) -> HashMap<String, &Value> {
    entries.iter().map(|entry| (id(entry), entry)).collect()
}

/// Two lists of entries as one: each keeps its order, and where that leaves a choice the one recorded first comes first.
/// Of an entry that both have, the first list's is taken, and where the lists disagree on the order, the first's holds.
fn interleaved(one: &[Value], other: &[Value]) -> Vec<Value> {
    let mut in_one: HashSet<String> = one.iter().map(id).collect();
    let mut in_other: HashSet<String> = other.iter().map(id).collect();
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        // What was told already is passed over.
        while other
            .next_if(|entry| !in_other.contains(&id(entry)))
            .is_some()
        {}
        let from_one = match (one.peek(), other.peek()) {
            (None, None) => return merged,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => {
                in_one.contains(&id(b)) || !in_other.contains(&id(a)) && order(a) <= order(b)
            }
        };
        let next = if from_one { one.next() } else { other.next() };
        let Some(entry) = next else {
            return merged;
        };
        in_one.remove(&id(entry));
        in_other.remove(&id(entry));
        merged.push(entry.clone());
    }
}

/// Whether a log holds every entry and note of another as it was, in the same order.
pub(super) fn keeps(base: &Value, side: &Value) -> bool {
    LISTS.iter().all(|key| {
        let list = |log: &Value| log.get(*key).and_then(Value::as_array).cloned();
        let (base, side) = (
            list(base).unwrap_or_default(),
            list(side).unwrap_or_default(),
        );
        let mut rest = side.iter();
        base.iter()
            .all(|entry| rest.any(|of| alike(Some(of), Some(entry))))
    })
}

/// Whether every entry of a log is known by an id of its own.
pub(super) fn is_sound(log: &Value) -> bool {
    LISTS.iter().all(|key| match log.get(key) {
        None => true,
        Some(Value::Array(entries)) => {
            let ids: HashSet<String> = entries.iter().map(id).collect();
            ids.len() == entries.len()
        }
        Some(_) => false,
    })
}

/// When it was recorded, then its id, so that both directions of a merge come to the same order.
fn order(entry: &Value) -> (Option<Timestamp>, String) {
    let recorded = entry.get("recorded").and_then(Value::as_str);
    (recorded.and_then(|text| text.parse().ok()), id(entry))
}
