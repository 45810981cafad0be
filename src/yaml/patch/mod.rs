//! Changing one value of a file and nothing else: comments, order, quoting, line ends and a byte order mark stay as they
//! are everywhere outside the value that changes.
//!
//! A change is made on the text by the places of the parsed tree, never by writing the file anew. Both the text before
//! and the text after are parsed strictly, and their values compared: the result differs by exactly the change that was
//! asked for, or there is an error and no result.
//!
//! | file | what lives there |
//! |---|---|
//! | `apply` | a change of values brought into the text, and checked |
//! | `comments` | the comments of a text by the entries that they stand with |
//! | `layout` | where keys, values and comments stand, in bytes |
//! | `edit` | small edits of the tree, found by comparing two trees |
//! | `write` | the text that each edit puts in the place of another: values and names |
//! | `entries` | the same for entries and items that come, go and move |
//! | `render` | new values as text |
//! | `entry_source` | another text from which the wording of new entries is taken |

mod apply;
mod comments;
mod edit;
mod entries;
mod entry_source;
mod layout;
mod render;
mod write;

use std::fmt;

use serde::Serialize;
use serde_json::Value as Json;

use self::apply::{TextChange, change};
pub(crate) use self::comments::CommentCounts;
use self::edit::Edit;
pub(crate) use self::edit::{same, settled};
pub(crate) use self::layout::{NodeStyle, TextLayout, ValueExtent};
pub(crate) use self::render::flow;
use crate::files::Diagnostic;
use crate::i18n::{Message, MessageTree, ValueOf, message};
pub(crate) use crate::yaml::patch::entry_source::EntrySource;

/// The keys and indexes (as figures) that lead to a value.
type Path = Vec<String>;

/// Why a file was not changed.
#[derive(Debug)]
pub enum PatchError {
    /// The file cannot be read as the YAML that is accepted; why and where.
    Unreadable(Box<Diagnostic>),
    /// Nothing stands at the path, or not what the change needs.
    NoSuchPlace(Message),
    /// The change cannot be written without touching something else.
    Unwritable(Message),
}

impl PatchError {
    fn unwritable(message: impl Into<Message>) -> PatchError {
        PatchError::Unwritable(message.into())
    }

    fn no_place(path: &[String], what: Message) -> PatchError {
        PatchError::NoSuchPlace(message!("patch-place", path = shown(path), what))
    }

    /// What is in the way.
    pub fn said(&self) -> Message {
        match self {
            PatchError::Unreadable(finding) => {
                let (line, what) = (finding.span.start.line, &finding.message);
                message!("import-in-line", line, what)
            }
            PatchError::NoSuchPlace(message) | PatchError::Unwritable(message) => message.clone(),
        }
    }
}

impl ValueOf<'_, PatchError> {
    /// As a value of a sentence.
    pub fn value(&self) -> MessageTree {
        self.0.said().tree().into_owned()
    }
}

impl fmt::Display for PatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

impl std::error::Error for PatchError {}

/// Sets the value at a path. Missing keys on the way are made; a new key goes where the schema has it, if the file
/// follows the schema's order. Of a list or mapping only what differs is touched. An empty path is the whole file.
///
/// # Errors
/// The file cannot be read; the path leads through a value that is no mapping or list; the change cannot be written.
pub fn set<T: Serialize + ?Sized>(
    text: &str,
    path: &[&str],
    value: &T,
) -> Result<String, PatchError> {
    set_as(text, path, value, &[])
}

/// The same, but that what is new is worded as in the first donor that has it.
pub(crate) fn set_as<T: Serialize + ?Sized>(
    text: &str,
    path: &[&str],
    value: &T,
    donors: &[EntrySource],
) -> Result<String, PatchError> {
    let value = json(value)?;
    change(text, donors, |tree| {
        let path = owned(path);
        put(tree, &path, 0, value)?;
        Ok(TextChange::Below(path))
    })
}

/// What a text says; none where it cannot be read.
pub(crate) fn values(text: &str) -> Option<Json> {
    apply::read(text).ok().map(|root| root.to_json())
}

/// Removes the key or item at a path. A mapping or list that becomes empty stays as `{}` or `[]`.
///
/// # Errors
/// The file cannot be read; nothing stands at the path; the change cannot be written.
pub fn remove(text: &str, path: &[&str]) -> Result<String, PatchError> {
    let path = owned(path);
    let Some((step, above)) = path.split_last() else {
        return Err(PatchError::no_place(&path, message!("patch-whole-file")));
    };
    change(text, &[], |tree| {
        let missing = || PatchError::no_place(&path, message!("patch-not-there"));
        match at(tree, above).ok_or_else(missing)? {
            Json::Object(map) => {
                map.shift_remove(step).ok_or_else(missing)?;
                Ok(TextChange::Below(above.to_vec()))
            }
            Json::Array(items) => {
                let index = step.parse().map_err(|_| missing())?;
                take(items, index).ok_or_else(missing)?;
                Ok(remaining(above, items, index))
            }
            _ => Err(missing()),
        }
    })
}

/// Appends an item to the list at a path. A list that is absent, or that is nothing, is made.
///
/// # Errors
/// The file cannot be read; something else than a list stands there; the change cannot be written.
pub fn append<T: Serialize + ?Sized>(
    text: &str,
    path: &[&str],
    item: &T,
) -> Result<String, PatchError> {
    let item = json(item)?;
    let path = owned(path);
    change(text, &[], |tree| match at(tree, &path) {
        Some(Json::Array(items)) => {
            items.push(item.clone());
            let last = items.len() - 1;
            Ok(match last {
                0 => TextChange::Below(path.clone()),
                _ => TextChange::Edit(Edit::InsertItems(path.clone(), last, vec![item])),
            })
        }
        None | Some(Json::Null) => {
            put(tree, &path, 0, Json::Array(vec![item]))?;
            Ok(TextChange::Below(path.clone()))
        }
        Some(_) => Err(PatchError::no_place(&path, message!("patch-no-list"))),
    })
}

/// Removes an item, by its index from 0, of the list at a path.
///
/// # Errors
/// The file cannot be read; there is no such list or item; the change cannot be written.
pub fn remove_item(text: &str, path: &[&str], index: usize) -> Result<String, PatchError> {
    let path = owned(path);
    change(text, &[], |tree| match at(tree, &path) {
        Some(Json::Array(items)) if index < items.len() => {
            items.remove(index);
            Ok(remaining(&path, items, index))
        }
        _ => Err(PatchError::no_place(
            &path,
            message!("patch-no-item", at = index + 1),
        )),
    })
}

/// Puts another text in the place of the one at a path, in the quotes in which that is written.
///
/// # Errors
/// The file cannot be read; no text stands at the path, or one of several lines.
pub fn respell(text: &str, path: &[&str], new: &str) -> Result<String, PatchError> {
    let path = owned(path);
    change(text, &[], |tree| match at(tree, &path) {
        Some(Json::String(known)) => {
            known.replace_range(.., new);
            Ok(TextChange::Edit(Edit::Respell(
                path.clone(),
                new.to_owned(),
            )))
        }
        _ => Err(PatchError::no_place(&path, message!("patch-no-text"))),
    })
}

/// Gives the key at the end of a path another name, in the quotes in which it is written; its place and its value stay.
///
/// # Errors
/// The file cannot be read; there is no such key; the mapping has the new one already.
pub fn rename(text: &str, path: &[&str], new: &str) -> Result<String, PatchError> {
    let path = owned(path);
    let Some((key, above)) = path.split_last() else {
        return Err(PatchError::no_place(&path, message!("patch-whole-file")));
    };
    change(text, &[], |tree| match at(tree, above) {
        Some(Json::Object(map)) if map.contains_key(key) && !map.contains_key(new) => {
            let entries = std::mem::take(map).into_iter();
            *map = entries
                .map(|(known, value)| match known == *key {
                    true => (new.to_owned(), value),
                    false => (known, value),
                })
                .collect();
            Ok(TextChange::Edit(Edit::RenameKey(
                path.clone(),
                new.to_owned(),
            )))
        }
        _ => Err(PatchError::no_place(
            &path,
            message!("patch-cannot-become", new),
        )),
    })
}

/// Exactly this item goes, unless the list is now empty.
fn remaining(path: &[String], left: &[Json], index: usize) -> TextChange {
    match left.is_empty() {
        true => TextChange::Below(path.to_vec()),
        false => TextChange::Edit(Edit::RemoveItems(path.to_vec(), index..index + 1)),
    }
}

fn take(items: &mut Vec<Json>, index: usize) -> Option<Json> {
    (index < items.len()).then(|| items.remove(index))
}

fn json<T: Serialize + ?Sized>(value: &T) -> Result<Json, PatchError> {
    serde_json::to_value(value).map_err(|e| PatchError::unwritable(e.to_string()))
}

fn owned(path: &[&str]) -> Path {
    path.iter().map(|&step| step.to_owned()).collect()
}

fn shown(path: &[String]) -> String {
    format!("`{}`", path.join("."))
}

fn at<'a>(tree: &'a mut Json, path: &[String]) -> Option<&'a mut Json> {
    path.iter().try_fold(tree, |tree, step| match tree {
        Json::Object(map) => map.get_mut(step),
        Json::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Puts a value at a path; missing keys are made.
fn put(tree: &mut Json, path: &Path, depth: usize, value: Json) -> Result<(), PatchError> {
    let Some(step) = path.get(depth) else {
        *tree = value;
        return Ok(());
    };
    if tree.is_null() {
        *tree = Json::Object(serde_json::Map::new());
    }
    match tree {
        Json::Object(map) => put(
            map.entry(step.clone()).or_insert(Json::Null),
            path,
            depth + 1,
            value,
        ),
        Json::Array(items) => match step.parse().ok().and_then(|i: usize| items.get_mut(i)) {
            Some(item) => put(item, path, depth + 1, value),
            None => Err(PatchError::no_place(
                &path[..=depth],
                message!("patch-not-there"),
            )),
        },
        _ => Err(PatchError::no_place(
            &path[..depth],
            message!("patch-holds-neither"),
        )),
    }
}

#[cfg(test)]
mod tests;
