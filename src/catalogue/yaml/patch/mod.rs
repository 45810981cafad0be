//! Changing one value of a file and nothing else: comments, order, quoting, line ends and a byte order mark stay as they
//! are everywhere outside the value that changes.
//!
//! A change is made on the text by the places of the parsed tree, never by writing the file anew. Both the text before
//! and the text after are parsed strictly, and their values compared: the result differs by exactly the change that was
//! asked for, or there is an error and no result.
//!
//! | file | what lives there |
//! |---|---|
//! | `donor` | another text from which the wording of new entries is taken |
//! | `layout` | where keys, values and comments stand, in bytes |
//! | `edit` | small edits of the tree, found by comparing two trees |
//! | `write` | the text that each edit puts in the place of another |
//! | `render` | new values as text |
//! | `order` | the order in which a schema names keys |

mod donor;
mod edit;
mod layout;
mod order;
mod render;
mod write;

use std::cmp::Reverse;
use std::fmt;
use std::path::Path as FilePath;

use serde::Serialize;
use serde_json::Value as Json;

pub(in crate::catalogue) use self::donor::Donor;
pub(in crate::catalogue) use self::edit::same;
use self::edit::{Edit, between};
pub(in crate::catalogue) use self::layout::{Layout, Place, Style};
pub(in crate::catalogue) use self::order::{keys_of, kind as kind_named};
use self::render::Form;
pub(in crate::catalogue) use self::render::flow;
use self::write::Writer;
use super::parse::parse;
use super::tree::Node;
use crate::source::{Diagnostic, Severity};

/// The keys and indexes (as figures) that lead to a value.
type Path = Vec<String>;

/// Why a file was not changed.
#[derive(Debug)]
pub enum PatchError {
    /// The file cannot be read as the YAML that is accepted; why and where.
    Unreadable(Box<Diagnostic>),
    /// Nothing stands at the path, or not what the change needs.
    NoSuchPlace(String),
    /// The change cannot be written without touching something else.
    Unwritable(String),
}

impl PatchError {
    fn unwritable(message: impl Into<String>) -> PatchError {
        PatchError::Unwritable(message.into())
    }

    fn no_place(path: &[String], what: &str) -> PatchError {
        PatchError::NoSuchPlace(format!("{} {what}", shown(path)))
    }
}

impl fmt::Display for PatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatchError::Unreadable(finding) => {
                write!(f, "line {}: {}", finding.span.start.line, finding.message)
            }
            PatchError::NoSuchPlace(message) | PatchError::Unwritable(message) => {
                f.write_str(message)
            }
        }
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
///
/// # Errors
/// As [`set`].
pub(in crate::catalogue) fn set_as<T: Serialize + ?Sized>(
    text: &str,
    path: &[&str],
    value: &T,
    donors: &[Donor],
) -> Result<String, PatchError> {
    let value = json(value)?;
    change(text, donors, |tree| {
        put(tree, &owned(path), 0, value)?;
        Ok(None)
    })
}

/// What a text says; none where it cannot be read.
pub(in crate::catalogue) fn values(text: &str) -> Option<Json> {
    read(text).ok().map(|root| root.to_json())
}

/// The comments of a text, each from its `#` on, in order; none where it cannot be read.
pub(in crate::catalogue) fn comments(text: &str) -> Option<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = read(text).ok()?;
    let layout = Layout::new(text);
    let mut texts = Vec::new();
    layout.texts(&root, layout.root(&root)?, &mut texts);
    texts.push(text.len()..text.len());
    let mut found = Vec::new();
    let mut at = 0;
    for range in texts {
        for line in text.get(at..range.start)?.lines() {
            found.extend(
                line.find('#')
                    .map(|from| line[from..].trim_end().to_owned()),
            );
        }
        at = range.end;
    }
    Some(found)
}

/// Removes the key or item at a path. A mapping or list that becomes empty stays as `{}` or `[]`.
///
/// # Errors
/// The file cannot be read; nothing stands at the path; the change cannot be written.
pub fn remove(text: &str, path: &[&str]) -> Result<String, PatchError> {
    let path = owned(path);
    let Some((step, above)) = path.split_last() else {
        return Err(PatchError::no_place(&path, "is the whole file"));
    };
    change(text, &[], |tree| {
        let missing = || PatchError::no_place(&path, "is not there");
        match at(tree, above).ok_or_else(missing)? {
            Json::Object(map) => {
                map.shift_remove(step).ok_or_else(missing)?;
                Ok(None)
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
            Ok((last > 0).then(|| Edit::InsertItems(path.clone(), last, vec![item])))
        }
        None | Some(Json::Null) => {
            put(tree, &path, 0, Json::Array(vec![item]))?;
            Ok(None)
        }
        Some(_) => Err(PatchError::no_place(&path, "is not a list")),
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
            &format!("has no item {}", index + 1),
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
            Ok(Some(Edit::Respell(path.clone(), new.to_owned())))
        }
        _ => Err(PatchError::no_place(&path, "is not a text")),
    })
}

/// Gives the key at the end of a path another name, in the quotes in which it is written; its place and its value stay.
///
/// # Errors
/// The file cannot be read; there is no such key; the mapping has the new one already.
pub fn rename(text: &str, path: &[&str], new: &str) -> Result<String, PatchError> {
    let path = owned(path);
    let Some((key, above)) = path.split_last() else {
        return Err(PatchError::no_place(&path, "is the whole file"));
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
            Ok(Some(Edit::RenameKey(path.clone(), new.to_owned())))
        }
        _ => Err(PatchError::no_place(
            &path,
            &format!("cannot become `{new}`"),
        )),
    })
}

/// The edit that takes exactly this item away, unless the list is now empty.
fn remaining(path: &[String], left: &[Json], index: usize) -> Option<Edit> {
    (!left.is_empty()).then(|| Edit::RemoveItems(path.to_vec(), index..index + 1))
}

fn take(items: &mut Vec<Json>, index: usize) -> Option<Json> {
    (index < items.len()).then(|| items.remove(index))
}

/// Applies a change of the values to the text. `values` changes the tree, and may name the one edit that does the same
/// where comparing the trees could choose another (of equal items, say).
fn change(
    text: &str,
    donors: &[Donor],
    values: impl FnOnce(&mut Json) -> Result<Option<Edit>, PatchError>,
) -> Result<String, PatchError> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let root = read(body)?;
    let before = root.to_json();
    let mut wanted = before.clone();
    let edit = values(&mut wanted)?;
    let mut edits = Vec::new();
    match edit {
        Some(edit) => edits.push(edit),
        None => between(&Path::new(), &before, &wanted, &mut edits),
    }
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    if body.replace("\r\n", "").contains('\r') {
        return Err(PatchError::unwritable(
            "a lone carriage return stands in the file",
        ));
    }
    let mut writer = Writer {
        layout: Layout::new(body),
        root: &root,
        newline: match body.find('\n') {
            Some(at) if body[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        },
        form: Form::Lines,
        donors,
    };
    loop {
        writer.form = Form::AsThere;
        if !donors.is_empty()
            && let Ok(after) = attempt(&writer, &edits, &wanted)
        {
            return Ok(format!("{mark}{after}"));
        }
        writer.form = Form::Lines;
        let failed = match attempt(&writer, &edits, &wanted) {
            Ok(after) => return Ok(format!("{mark}{after}")),
            Err(error) => error,
        };
        writer.form = Form::OneLine;
        if let Ok(after) = attempt(&writer, &edits, &wanted) {
            return Ok(format!("{mark}{after}"));
        }
        edits = coarser(&writer, &edits, &wanted).ok_or(failed)?;
    }
}

/// The text with the edits made, if it then holds what is wanted.
fn attempt(writer: &Writer<'_>, edits: &[Edit], wanted: &Json) -> Result<String, PatchError> {
    let after = written(writer, edits)?;
    if same(&read(&after)?.to_json(), wanted) {
        Ok(after)
    } else {
        Err(PatchError::unwritable(
            "the change would touch another value",
        ))
    }
}

fn read(text: &str) -> Result<Node, PatchError> {
    let parsed = parse(FilePath::new(""), text.as_bytes());
    let wrong = parsed
        .diagnostics
        .into_iter()
        .find(|finding| finding.severity == Severity::Error);
    match (parsed.root, wrong) {
        (Some(root), None) => Ok(root),
        (_, Some(finding)) => Err(PatchError::Unreadable(Box::new(finding))),
        (None, None) => Err(PatchError::unwritable("the file is empty")),
    }
}

/// The text with all edits made.
fn written(writer: &Writer<'_>, edits: &[Edit]) -> Result<String, PatchError> {
    let mut replacements = edits
        .iter()
        .map(|edit| Ok((edit.depth(), writer.replacement(edit)?)))
        .collect::<Result<Vec<_>, PatchError>>()?;
    // In one place, what goes into an entry comes before what goes behind it.
    replacements.sort_by_key(|(depth, r)| (r.range.start, r.range.end, Reverse(*depth), r.rank));
    let text = writer.layout.text;
    let mut out = String::with_capacity(text.len() + 256);
    let mut done = 0;
    for (_, replacement) in &replacements {
        let kept = text
            .get(done..replacement.range.start)
            .ok_or_else(|| PatchError::unwritable("two changes meet in one place"))?;
        out.push_str(kept);
        out.push_str(&replacement.text);
        done = replacement.range.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

/// The same edits one level up; none where that would lose a comment or rewrite the file.
fn coarser(writer: &Writer<'_>, edits: &[Edit], wanted: &Json) -> Option<Vec<Edit>> {
    let mut paths: Vec<Path> = edits.iter().map(Edit::around).collect::<Option<_>>()?;
    paths.sort();
    paths.dedup();
    let all = paths.clone();
    paths.retain(|path| {
        !all.iter()
            .any(|above| above.len() < path.len() && path.starts_with(above))
    });
    paths
        .into_iter()
        .map(|path| {
            let value = get(wanted, &path)?.clone();
            (!writer.holds_comment(&path)?).then_some(Edit::Replace(path, value))
        })
        .collect()
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

fn get<'a>(tree: &'a Json, path: &[String]) -> Option<&'a Json> {
    path.iter().try_fold(tree, |tree, step| match tree {
        Json::Object(map) => map.get(step),
        Json::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
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
            None => Err(PatchError::no_place(&path[..=depth], "is not there")),
        },
        _ => Err(PatchError::no_place(
            &path[..depth],
            "holds neither keys nor items",
        )),
    }
}

#[cfg(test)]
mod tests;
