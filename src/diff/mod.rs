//! What differs between two values of the catalogue, by meaning: field by field, with the items of lists found again by what
//! names them, so that a list in another order, or one with an item put in front, is no rewrite. An item of which the name
//! alone was reworded is found again too.
//!
//! | file | what lives there |
//! |---|---|
//! | `names` | agencies and fields by their names |
//! | `words` | what differs between two texts, word by word |
//! | `merge` | three versions of a file into one, by meaning |
//! | `place` | where in a file something is said that is known by its keys |

pub mod merge;
mod names;
pub(crate) mod place;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde_json::{Map, Value};

pub use names::{Names, name_referred, refers_otherwise};
pub use words::{WordRun, WordRunKind, words};

pub(crate) use crate::yaml::items::name;
use crate::yaml::items::{REWORDED, alike_items, are_apart, identity};
pub use crate::yaml::items::{likeness, plain};

/// One field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Where, from the outside inwards.
    pub path: Vec<ValueStep>,
    /// What stood there; nothing where it is new.
    pub from: Option<Value>,
    /// What stands there now; nothing where it is gone.
    pub to: Option<Value>,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueStep {
    /// A key.
    Key(String),
    /// The item of a list that has this name, such as a document's; where it was reworded, the name that it had.
    Item(String),
}

/// Items that could be reworded are compared pair by pair, up to so many pairs.
const PAIRS: usize = 10_000;

/// Keys whose values are one thing to people, such as a value with its unit.
const WHOLE: [&str; 2] = ["time", "satisfaction"];

/// Keys whose items are one text in the order in which it is read: what leaves one item may stand in the next one now.
const RUNNING: [&str; 1] = ["steps"];

/// The key of citations of laws.
const CITATIONS: &str = "legal_basis";

/// What differs between two values; nothing where they mean the same.
pub fn between(from: &Value, to: &Value) -> Vec<FieldChange> {
    let mut found = Vec::new();
    compare(Some(from), Some(to), &mut Vec::new(), &mut found);
    found
}

/// What became of a value that may not be there before or after, below a path.
pub fn below(path: &[ValueStep], from: Option<&Value>, to: Option<&Value>) -> Vec<FieldChange> {
    let mut found = Vec::new();
    compare(from, to, &mut path.to_vec(), &mut found);
    found
}

/// A path as outputs write it: `channels[online].time`.
pub fn path_text(path: &[ValueStep]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            ValueStep::Key(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(key);
            }
            ValueStep::Item(name) => {
                text.push('[');
                text.push_str(name);
                text.push(']');
            }
        }
    }
    text
}

fn compare(
    from: Option<&Value>,
    to: Option<&Value>,
    path: &mut Vec<ValueStep>,
    found: &mut Vec<FieldChange>,
) {
    match (from, to) {
        (Some(from), Some(to)) if from == to => {}
        (None, None) => {}
        (Some(Value::Object(from)), Some(Value::Object(to))) if !is_whole(path) => {
            objects(from, to, path, found)
        }
        (Some(Value::Array(from)), Some(Value::Array(to))) => lists(from, to, path, found),
        _ => found.push(FieldChange {
            path: path.clone(),
            from: from.cloned(),
            to: to.cloned(),
        }),
    }
}

/// Whether the value at a path is one thing to people.
pub(crate) fn is_whole(path: &[ValueStep]) -> bool {
    matches!(path.last(), Some(ValueStep::Key(key)) if WHOLE.contains(&key.as_str()))
}

fn objects(
    from: &Map<String, Value>,
    to: &Map<String, Value>,
    path: &mut Vec<ValueStep>,
    found: &mut Vec<FieldChange>,
) {
    let new = to.keys().filter(|key| !from.contains_key(*key));
    for key in from.keys().chain(new) {
        path.push(ValueStep::Key(key.clone()));
        compare(from.get(key), to.get(key), path, found);
        path.pop();
    }
}

fn is_running(path: &[ValueStep]) -> bool {
    matches!(path, [ValueStep::Key(key)] if RUNNING.contains(&key.as_str()))
}

fn lists(old: &[Value], new: &[Value], path: &mut Vec<ValueStep>, found: &mut Vec<FieldChange>) {
    let (from, mut to) = (named(old), named(new));
    let mut pairs: Vec<(KeyedItem<'_>, Option<&Value>)> = Vec::with_capacity(from.len());
    renumber(&from, &mut to);
    for old in from {
        let is_it = |new: &KeyedItem<'_>| new.0 == old.0 && !are_apart(old.1, new.1);
        let at = to.iter().position(is_it);
        let new = at.map(|at| to.remove(at).1);
        pairs.push((old, new));
    }
    reworded(&mut pairs, &mut to);
    if matches!(path.last(), Some(ValueStep::Key(key)) if key == CITATIONS) {
        replaced(&mut pairs, &mut to);
    }
    if is_running(path) && runs_otherwise(&pairs, &to, new) {
        found.push(FieldChange {
            path: path.clone(),
            from: Some(old.into()),
            to: Some(new.into()),
        });
        return;
    }
    for ((name, old), new) in pairs {
        path.push(ValueStep::Item(name.0));
        compare(Some(old), new, path, found);
        path.pop();
    }
    for (name, new) in to {
        path.push(ValueStep::Item(name.0));
        compare(None, Some(new), path, found);
        path.pop();
    }
}

/// Of several items of one number the instrument of the same day is the same one, wherever it stands.
fn renumber(from: &[KeyedItem<'_>], to: &mut [KeyedItem<'_>]) {
    let identities: Vec<String> = from.iter().map(|(_, value)| identity(value)).collect();
    let mut taken: Vec<(String, usize)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, (name, value)) in to.iter_mut().enumerate() {
        let own = identity(value);
        if own == name.0 {
            continue;
        }
        let mut same = from.iter().zip(&identities);
        let same = same.find(|((of, _), identity)| **identity == own && !taken.contains(of));
        match same {
            Some(((of, _), _)) => {
                name.clone_from(of);
                taken.push(of.clone());
            }
            None => open.push(at),
        }
    }
    for at in open {
        let name = &mut to[at].0;
        name.1 = 1;
        while taken.contains(name) {
            name.1 += 1;
        }
        taken.push(name.clone());
    }
}

/// Pairs a law that is gone with the one that came of its kind and issuer, such as a decree for a decree, where there is but
/// one of each: it was replaced.
fn replaced<'a>(pairs: &mut [(KeyedItem<'a>, Option<&'a Value>)], new: &mut Vec<KeyedItem<'a>>) {
    // `175/2024/NĐ-CP` → `NĐ-CP`, `62/2020/QH14` → `QH`: the National Assembly's term is no kind.
    let kind = |name: &str| {
        let sign = name.rsplit('/').next().unwrap_or_default();
        let sign = sign.trim_end_matches(|letter: char| letter.is_ascii_digit());
        (!sign.is_empty()).then(|| sign.to_owned())
    };
    let gone = pairs.iter().enumerate();
    let gone: Vec<(usize, String)> = gone
        .filter(|(_, (_, new))| new.is_none())
        .filter_map(|(at, ((name, _), _))| Some((at, kind(&name.0)?)))
        .collect();
    for (at, sign) in &gone {
        let of_kind = |(name, _): &KeyedItem<'_>| kind(&name.0).as_ref() == Some(sign);
        let only = gone.iter().filter(|(_, other)| other == sign).count() == 1
            && new.iter().filter(|item| of_kind(item)).count() == 1;
        if only && let Some(came) = new.iter().position(of_kind) {
            pairs[*at].1 = Some(new.remove(came).1);
        }
    }
}

/// Whether items stand in another order, or were divided or joined: then item by item would tell words as gone and come that
/// stayed, and hide among them those that did not.
fn runs_otherwise(
    pairs: &[(KeyedItem<'_>, Option<&Value>)],
    came: &[KeyedItem<'_>],
    new: &[Value],
) -> bool {
    let place = |value: &Value| new.iter().position(|item| std::ptr::eq(item, value));
    let kept: Vec<Option<usize>> = pairs.iter().filter_map(|(_, new)| new.map(place)).collect();
    let changed = pairs
        .iter()
        .any(|((_, old), new)| new.is_some_and(|new| new != *old));
    let went = pairs.iter().any(|(_, new)| new.is_none());
    !kept.is_sorted()
        || [changed, went, !came.is_empty()]
            .iter()
            .filter(|is| **is)
            .count()
            > 1
}

/// Pairs items that are gone with those that are new where only the words of their names differ, the most alike first.
fn reworded<'a>(pairs: &mut [(KeyedItem<'a>, Option<&'a Value>)], new: &mut Vec<KeyedItem<'a>>) {
    let gone: Vec<usize> = (0..pairs.len())
        .filter(|at| pairs[*at].1.is_none())
        .collect();
    if gone.len() * new.len() > PAIRS {
        return;
    }
    let mut alike = Vec::new();
    for &at in &gone {
        for (other, (name, value)) in new.iter().enumerate() {
            let score = alike_items(pairs[at].0.1, value);
            if score >= REWORDED {
                // The same pairs come out whichever side is called the old one.
                let (old, new) = (&pairs[at].0.0, name);
                let names = (old.min(new).clone(), old.max(new).clone());
                alike.push((score, names, at, other));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut taken = vec![false; new.len()];
    for (_, _, at, other) in alike {
        if pairs[at].1.is_none() && !taken[other] {
            taken[other] = true;
            pairs[at].1 = Some(new[other].1);
        }
    }
    let mut taken = taken.into_iter();
    new.retain(|_| !taken.next().unwrap_or(false));
}

/// The name of an item, and which of several of that name it is.
type KeyedItem<'a> = ((String, usize), &'a Value);

fn named(items: &[Value]) -> Vec<KeyedItem<'_>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let named = items.iter().map(|item| {
        let name = name(item);
        let nth = seen.entry(name.clone()).or_default();
        *nth += 1;
        ((name, *nth), item)
    });
    named.collect()
}
