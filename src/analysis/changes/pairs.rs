//! Procedures that bear another code now: where the decision log of the one that is gone is now that of the new one, where
//! the new one says that it replaces it, or where it says nearly the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::MomentParts;
use crate::catalogue::FileKind;
use crate::diff::ValueStep;
use crate::text::fold;
use crate::yaml::items::likeness;

/// From this share on a file is the same one under another name, as git has it.
const ALIKE: f64 = 0.5;

/// For each new code the one that it had.
pub(super) fn renumbered(old: &MomentParts, new: &MomentParts) -> BTreeMap<String, String> {
    let (before, now) = (procedures(old), procedures(new));
    let mut gone: BTreeMap<&str, &Value> = before.clone();
    gone.retain(|code, _| !now.contains_key(code));
    let mut came: BTreeMap<&str, &Value> = now;
    came.retain(|code, _| !before.contains_key(code));
    let mut found = BTreeMap::new();
    if gone.is_empty() || came.is_empty() {
        return found;
    }
    let mut pair = |code: &str, before: &str| {
        found.insert(code.to_owned(), before.to_owned());
    };
    // An entry of a decision log has an id of its own, and moves with its procedure alone.
    let logs = decisions(old);
    for (code, entries) in decisions(new) {
        let mut moved = entries.iter().filter_map(|id| {
            let mut logs = logs.iter();
            let (before, _) =
                logs.find(|(before, entries)| gone.contains_key(*before) && entries.contains(id))?;
            Some(*before)
        });
        if let Some(before) = moved.next()
            && moved.all(|other| other == before)
            && came.remove(code).is_some()
        {
            gone.remove(before);
            pair(code, before);
        }
    }
    // Then what the law says.
    let said: Vec<(&str, &str)> = came
        .iter()
        .filter_map(|(code, value)| {
            let replaces = value["lifecycle"]["replaces"].as_array()?;
            let mut gone = replaces
                .iter()
                .filter_map(|of| Some(*gone.get_key_value(of.as_str()?)?.0));
            let one = gone.next()?;
            gone.next().is_none().then_some((*code, one))
        })
        .collect();
    let mut heirs: HashMap<&str, usize> = HashMap::new();
    said.iter()
        .for_each(|(_, before)| *heirs.entry(before).or_default() += 1);
    for (code, before) in said {
        if heirs[before] == 1 {
            pair(code, before);
            gone.remove(before);
            came.remove(code);
        }
    }
    // Then what they say: only procedures of one name, or with an equal text, are held against each other.
    let mut by_mark: HashMap<String, BTreeSet<&str>> = HashMap::new();
    for (code, value) in &gone {
        for mark in marks(value) {
            by_mark.entry(mark).or_default().insert(code);
        }
    }
    // The most alike first, so that none takes what another says word for word.
    let mut scored: Vec<(f64, &str, &str)> = Vec::new();
    for (code, value) in &came {
        let near: BTreeSet<&str> = marks(value)
            .iter()
            .filter_map(|mark| by_mark.get(mark))
            .flatten()
            .copied()
            .collect();
        let alike = near
            .into_iter()
            .filter_map(|before| Some((same(gone.get(before)?, value), *code, before)));
        scored.extend(alike.filter(|(score, ..)| *score >= ALIKE));
    }
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    for (_, code, before) in scored {
        if came.contains_key(code) && gone.remove(before).is_some() {
            came.remove(code);
            pair(code, before);
        }
    }
    found
}

/// The ids of the entries in the decision log of each code.
fn decisions(moment: &MomentParts) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut logs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for key in moment.parts.keys() {
        if let (FileKind::Decisions, Some(code), Some(ValueStep::Item(id))) =
            (key.kind, &key.code, key.path.last())
        {
            logs.entry(code).or_default().insert(id);
        }
    }
    logs
}

fn procedures(moment: &MomentParts) -> BTreeMap<&str, &Value> {
    let parts = moment.parts.iter();
    let parts = parts.filter(|(key, _)| key.is_procedure());
    parts
        .filter_map(|(key, value)| Some((key.code.as_deref()?, value)))
        .collect()
}

/// Texts that hardly two procedures share.
fn marks(value: &Value) -> Vec<String> {
    let name = value["name"]
        .as_str()
        .map(|name| format!("name {}", fold(name)));
    let long = ["steps", "documents", "conditions"]
        .iter()
        .filter_map(|key| {
            let text = value.get(*key)?.to_string();
            (text.len() > 80).then(|| format!("{key} {text}"))
        });
    name.into_iter().chain(long).collect()
}

/// The share of what two procedures say that is the same, by the length of its text.
fn same(old: &Value, new: &Value) -> f64 {
    let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
        return 0.0;
    };
    let (mut total, mut same) = (0.0, 0.0);
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        if matches!(key.as_str(), "code" | "lifecycle" | "publications") {
            continue;
        }
        let text = |value: Option<&Value>| value.map(Value::to_string).unwrap_or_default();
        let (old, new) = (text(old.get(key)), text(new.get(key)));
        #[expect(clippy::cast_precision_loss, reason = "a file has at most 1 MiB")]
        let weight = (old.len() + new.len()) as f64;
        total += weight;
        same += weight
            * if old == new {
                1.0
            } else {
                likeness(&old, &new) * 0.5
            };
    }
    if total > 0.0 { same / total } else { 0.0 }
}
