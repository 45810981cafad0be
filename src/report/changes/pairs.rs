//! Procedures that bear another code now: where the new one says that it replaces the one that is gone, or where it says
//! nearly the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::Moment;
use crate::catalogue::difference::likeness;
use crate::text::fold;

/// From this share on a file is the same one under another name, as git has it.
const ALIKE: f64 = 0.5;

/// For each new code the one that it had.
pub(super) fn renumbered(old: &Moment, new: &Moment) -> BTreeMap<String, String> {
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
    // What the law says comes first.
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
    for (code, value) in came {
        let near: BTreeSet<&str> = marks(value)
            .iter()
            .filter_map(|mark| by_mark.get(mark))
            .flatten()
            .copied()
            .collect();
        let scored = near
            .into_iter()
            .filter_map(|before| Some((same(gone.get(before)?, value), before)));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
        if let Some((score, before)) = best
            && score >= ALIKE
        {
            pair(code, before);
            gone.remove(before);
        }
    }
    found
}

fn procedures(moment: &Moment) -> BTreeMap<&str, &Value> {
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
