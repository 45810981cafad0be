//! What carries a decision out makes none stale. The first formula counts these values all the same, so a digest by it is
//! compared with the values as they may have been before: without what somebody set since to carry the decision out. Where one of
//! these gives the digest, nothing else changed.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::fields::ENDING;
use super::{DigestFormula, DigestSubject, digest_of};
use crate::catalogue::model::Outcome;

/// So many publications may have been added since.
const PUBLICATIONS: usize = 3;
/// More ways than this to have been before are not tried.
const MOST: usize = 2_000;

/// Whether a digest by the first formula is that of the values before the decision was carried out.
pub(super) fn explains(subject: &DigestSubject<'_>, digest: &str) -> bool {
    let parts = subject.parts(DigestFormula::V1);
    let name = format!("procedure {}", subject.procedure.code);
    let Some(own) = parts.get(&name).and_then(Value::as_object) else {
        return false;
    };
    let mut before = vec![own.clone()];
    with_each(&mut before, "online", &levels(own.get("online")));
    with_each(
        &mut before,
        "publications",
        &publications(own.get("publications")),
    );
    if subject.outcome == Outcome::AbolishOrMerge {
        with_each(&mut before, "lifecycle", &lives(own.get("lifecycle")));
    }
    let undone = without_done(&parts);
    let plans = std::iter::once(parts.clone()).chain((undone != parts).then_some(undone));
    plans.into_iter().any(|mut parts| {
        before.iter().take(MOST).any(|own| {
            parts.insert(name.clone(), Value::Object(own.clone()));
            digest_of(&parts, DigestFormula::V1) == digest
        })
    })
}

/// Every value as it is, and with each of these in the place of one of its keys; none takes the key away.
fn with_each(values: &mut Vec<Map<String, Value>>, key: &str, others: &[Option<Value>]) {
    let mut all = Vec::new();
    for value in values.iter() {
        all.push(value.clone());
        for other in others {
            let mut next = value.clone();
            match (other, next.get_mut(key)) {
                (Some(other), Some(place)) => *place = other.clone(),
                // Keys keep their order, which a key that was not there would not.
                (Some(_), None) => continue,
                (None, _) => next.retain(|known, _| known != key),
            }
            if !all.contains(&next) {
                all.push(next);
            }
        }
    }
    *values = all;
}

/// The level as it may have been stated before: not at all, another, without the day or the decision.
fn levels(now: Option<&Value>) -> Vec<Option<Value>> {
    let Some(now) = now.and_then(Value::as_object) else {
        return Vec::new();
    };
    let level = [Some("full"), Some("partial"), Some("none"), None];
    let mut before: Vec<Map<String, Value>> = vec![Map::new()];
    for key in ["level", "since", "decision", "partial_reason", "suspended"] {
        let mut choices: Vec<Option<Value>> = vec![now.get(key).cloned(), None];
        if key == "level" {
            choices.extend(level.iter().map(|level| level.map(|level| json!(level))));
        }
        let mut next = Vec::new();
        for known in &before {
            for choice in &choices {
                let mut known = known.clone();
                if let Some(value) = choice {
                    known.insert(key.to_owned(), value.clone());
                }
                if !next.contains(&known) {
                    next.push(known);
                }
            }
        }
        before = next;
    }
    let stated = before.into_iter().filter(|online| !online.is_empty());
    let stated = stated.map(|online| Some(Value::Object(online)));
    stated.chain([None]).collect()
}

/// The publications without the last ones.
fn publications(now: Option<&Value>) -> Vec<Option<Value>> {
    let all = now.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let kept = (0..all.len()).rev().take(PUBLICATIONS);
    kept.map(|kept| (kept > 0).then(|| json!(all[..kept])))
        .collect()
}

/// The life without its end.
fn lives(now: Option<&Value>) -> Vec<Option<Value>> {
    let Some(mut before) = now.and_then(Value::as_object).cloned() else {
        return Vec::new();
    };
    before.retain(|key, _| !ENDING.contains(&key.as_str()));
    vec![(!before.is_empty()).then_some(Value::Object(before))]
}

/// The plans with no measure done yet.
fn without_done(parts: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut parts = parts.clone();
    let plans = parts
        .iter_mut()
        .filter(|(part, _)| part.starts_with("plan "));
    for rows in plans.filter_map(|(_, value)| value.as_array_mut()) {
        for row in rows.iter_mut().filter_map(Value::as_object_mut) {
            row.retain(|key, _| key != "done");
        }
    }
    parts
}
