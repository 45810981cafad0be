//! Small edits of a tree, found by comparing two trees.

use std::ops::Range;

use serde_json::Value as Json;

use super::Path;
use crate::yaml::items::pairs;

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
    /// The items of the list at a path in another order: the indexes at which they stand now.
    Reorder(Path, Vec<usize>),
    /// Another text in the place of the one at a path, in the same quotes.
    Respell(Path, String),
    /// Another name for the key at the end of a path, in the same quotes.
    RenameKey(Path, String),
}

impl Edit {
    /// How deep in the tree the value stands that it changes.
    pub(super) fn depth(&self) -> usize {
        match self {
            Edit::Replace(path, _)
            | Edit::InsertKey(path, ..)
            | Edit::RemoveKey(path, _)
            | Edit::InsertItems(path, ..)
            | Edit::RemoveItems(path, _)
            | Edit::Reorder(path, _)
            | Edit::Respell(path, _)
            | Edit::RenameKey(path, _) => path.len(),
        }
    }

    /// The value that a coarser edit would replace; none where that is the whole file.
    pub(super) fn around(&self) -> Option<Path> {
        match self {
            Edit::Replace(path, _) => path.split_last().map(|(_, above)| above.to_vec()),
            Edit::InsertKey(path, ..)
            | Edit::RemoveKey(path, _)
            | Edit::InsertItems(path, ..)
            | Edit::RemoveItems(path, _)
            | Edit::Reorder(path, _) => Some(path.clone()),
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
    match (old, new) {
        (Json::Object(old), Json::Object(new)) if old.keys().any(|key| new.contains_key(key)) => {
            for (key, value) in old {
                match new.get(key) {
                    Some(wanted) => between(&below(path, key), value, wanted, out),
                    None => out.push(Edit::RemoveKey(path.clone(), key.clone())),
                }
            }
            for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
                out.push(Edit::InsertKey(path.clone(), key.clone(), value.clone()));
            }
        }
        (Json::Array(old), Json::Array(new)) if !old.is_empty() && !new.is_empty() => {
            let stays = kept(old, new);
            if stays.iter().flatten().is_sorted() {
                items(path, old, new, &stays, out);
            } else {
                out.push(Edit::Replace(path.clone(), Json::from(new.as_slice())));
            }
        }
        _ => out.push(Edit::Replace(path.clone(), new.clone())),
    }
}

/// The edits of a list whose items, as far as they stay, keep their order.
fn items(path: &Path, old: &[Json], new: &[Json], stays: &[Option<usize>], out: &mut Vec<Edit>) {
    let (mut known, mut came) = (0, 0);
    let stays = stays.iter().enumerate();
    let stays = stays.filter_map(|(at, to)| Some((at, (*to)?)));
    for (at, to) in stays.chain([(old.len(), new.len())]) {
        if at - known == to - came {
            // As many came as went between two that stay: each stands where one stood, and is that one changed.
            for (at, new) in (known..at).zip(&new[came..to]) {
                between(&below(path, &at.to_string()), &old[at], new, out);
            }
        } else {
            if known < at {
                out.push(Edit::RemoveItems(path.clone(), known..at));
            }
            if came < to {
                out.push(Edit::InsertItems(path.clone(), at, new[came..to].to_vec()));
            }
        }
        if let (Some(old), Some(new)) = (old.get(at), new.get(to)) {
            between(&below(path, &at.to_string()), old, new, out);
        }
        (known, came) = (at + 1, to + 1);
    }
}

/// The lists of the value at `path` whose items, as far as they stay, stand in another order in `new`, none within another.
/// Those that go come last.
pub(super) fn moves(path: &Path, old: &Json, new: &Json, out: &mut Vec<Edit>) {
    match (old, new) {
        _ if same(old, new) => {}
        (Json::Object(old), Json::Object(new)) => {
            for (key, old) in old {
                if let Some(new) = new.get(key) {
                    moves(&below(path, key), old, new, out);
                }
            }
        }
        (Json::Array(old), Json::Array(new)) => {
            let stays = kept(old, new);
            if stays.iter().flatten().is_sorted() {
                for (at, to) in stays.iter().enumerate() {
                    if let Some(to) = to {
                        moves(&below(path, &at.to_string()), &old[at], &new[*to], out);
                    }
                }
            } else {
                out.push(Edit::Reorder(path.clone(), settled(&stays)));
            }
        }
        _ => {}
    }
}

/// The items of a list in the order in which those that stay are wanted; those that go come last.
pub(crate) fn settled(stays: &[Option<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stays.len()).collect();
    order.sort_by_key(|at| stays[*at].unwrap_or(usize::MAX));
    order
}

/// Where each item of a list stands in another. What is the same at both ends needs no search.
fn kept(old: &[Json], new: &[Json]) -> Vec<Option<usize>> {
    let head = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let short = old.len().min(new.len()) - head;
    let ends = old.iter().rev().zip(new.iter().rev()).take(short);
    let tail = ends.take_while(|(a, b)| same(a, b)).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let middle = pairs(&old[head..old_end], &new[head..new_end]);
    let middle = middle.into_iter().map(|to| to.map(|to| head + to));
    let ends = (new_end..new.len()).map(Some);
    (0..head).map(Some).chain(middle).chain(ends).collect()
}

fn below(path: &Path, step: &str) -> Path {
    let mut path = path.clone();
    path.push(step.to_owned());
    path
}

/// Whether two values are the same; `5` and `5.0` are.
pub(crate) fn same(one: &Json, other: &Json) -> bool {
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
