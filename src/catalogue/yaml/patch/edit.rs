//! Small edits of a tree, found by comparing two trees.

use std::ops::Range;

use serde_json::Value as Json;

use super::Path;

/// One small edit. Paths and indexes are those of the tree before any of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// Another value in the place of the one at a path.
    Replace(Path, Json),
    /// A new key in the mapping at a path.
    InsertKey(Path, String, Json),
    /// A key of the mapping at a path goes.
    RemoveKey(Path, String),
    /// New items before the item of an index in the list at a path.
    InsertItems(Path, usize, Vec<Json>),
    /// Items that follow each other in the list at a path go; others stay.
    RemoveItems(Path, Range<usize>),
    /// Another text in the place of the one at a path, in the same quotes.
    Respell(Path, String),
    /// Another name for the key at the end of a path, in the same quotes.
    RenameKey(Path, String),
}

impl Edit {
    /// How deep in the tree the value stands that it changes.
    pub fn depth(&self) -> usize {
        match self {
            Edit::Replace(path, _)
            | Edit::InsertKey(path, ..)
            | Edit::RemoveKey(path, _)
            | Edit::InsertItems(path, ..)
            | Edit::RemoveItems(path, _)
            | Edit::Respell(path, _)
            | Edit::RenameKey(path, _) => path.len(),
        }
    }

    /// The value that a coarser edit would replace; none where that is the whole file.
    pub fn around(&self) -> Option<Path> {
        match self {
            Edit::Replace(path, _) => path.split_last().map(|(_, above)| above.to_vec()),
            Edit::InsertKey(path, ..)
            | Edit::RemoveKey(path, _)
            | Edit::InsertItems(path, ..)
            | Edit::RemoveItems(path, _) => Some(path.clone()),
            // What is to stay as it is written is never written anew.
            Edit::Respell(..) | Edit::RenameKey(..) => None,
        }
        .filter(|path| !path.is_empty())
    }
}

/// The edits that turn the value at `path` from `old` into `new`, each as small as it can be.
pub(super) fn between(path: &Path, old: &Json, new: &Json, out: &mut Vec<Edit>) {
    if same(old, new) {
        return;
    }
    let below = |step: &str| {
        let mut path = path.clone();
        path.push(step.to_owned());
        path
    };
    match (old, new) {
        (Json::Object(old), Json::Object(new)) if old.keys().any(|key| new.contains_key(key)) => {
            for (key, value) in old {
                match new.get(key) {
                    Some(wanted) => between(&below(key), value, wanted, out),
                    None => out.push(Edit::RemoveKey(path.clone(), key.clone())),
                }
            }
            for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
                out.push(Edit::InsertKey(path.clone(), key.clone(), value.clone()));
            }
        }
        (Json::Array(old), Json::Array(new)) if !old.is_empty() && !new.is_empty() => {
            let pairs = || old.iter().zip(new);
            let head = pairs().take_while(|(a, b)| same(a, b)).count();
            let short = old.len().min(new.len());
            let ends = old.iter().rev().zip(new.iter().rev());
            let tail = ends
                .take(short - head)
                .take_while(|(a, b)| same(a, b))
                .count();
            let changed = short - head - tail;
            for (index, (old, new)) in pairs().enumerate().skip(head).take(changed) {
                between(&below(&index.to_string()), old, new, out);
            }
            let gone = head + changed..old.len() - tail;
            if !gone.is_empty() {
                out.push(Edit::RemoveItems(path.clone(), gone));
            }
            let added = &new[head + changed..new.len() - tail];
            if !added.is_empty() {
                out.push(Edit::InsertItems(
                    path.clone(),
                    head + changed,
                    added.to_vec(),
                ));
            }
        }
        _ => out.push(Edit::Replace(path.clone(), new.clone())),
    }
}

/// Whether two values are the same; `5` and `5.0` are.
pub(in crate::catalogue) fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(a), Json::Number(b)) => a == b || (a.as_f64() == b.as_f64()),
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => one == other,
    }
}
