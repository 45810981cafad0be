//! An edit on the values of a file, and the text that holds them then.

use serde_json::{Map, Value as Json};

use super::edit::FieldEdit;
use crate::catalogue::schema::field::{MissingEntry, PathStep};
use crate::catalogue::snapshot::instrument_key;
use crate::rules::Fact;
use crate::yaml::patch::{self, PatchError};

/// Makes changes in a value.
///
/// # Errors
/// A path names an entry that is not there, or leads through a value that has no fields.
pub(super) fn change(value: &mut Json, changes: &[FieldEdit]) -> Result<(), Fact> {
    changes.iter().try_for_each(|change| one(value, change))
}

fn one(root: &mut Json, change: &FieldEdit) -> Result<(), Fact> {
    let path = match change.path.in_value(root) {
        Ok(path) => path,
        // What is not there need not go, unless another entry was probably meant.
        Err(why) if change.value.is_none() && why.several == 0 && why.meant().is_none() => {
            return Ok(());
        }
        Err(why) => return Err(no_entry(&why)),
    };
    match &change.value {
        Some(value) if change.path.steps().last() == Some(&PathStep::New) => {
            let list = &path[..path.len() - 1];
            let here = put(root, list, &change.path.to_string())?;
            match here {
                Json::Array(items) => {
                    if list.len() == 1 && is_there(&list[0], items, value) {
                        return Err(Fact::new("edit-is-there")
                            .with("list", list[0].clone())
                            .with("entry", named(value)));
                    }
                    items.push(value.clone());
                }
                // The word `none`, or nothing.
                here => *here = Json::Array(vec![value.clone()]),
            }
        }
        Some(value) => *put(root, &path, &change.path.to_string())? = value.clone(),
        None => remove(root, &path),
    }
    Ok(())
}

/// Whether a list holds what would be put in it: of the legal basis the same instrument, however its number is written.
fn is_there(list: &str, items: &[Json], value: &Json) -> bool {
    let text = |of: &Json, key: &str| of.get(key).and_then(Json::as_str).map(str::to_owned);
    let cited = |of: &Json| {
        let number = instrument_key(&text(of, "number")?);
        Some((number, text(of, "issuer"), text(of, "signed")))
    };
    items.iter().any(|item| {
        item == value
            || (list == "legal_basis" && cited(item).is_some() && cited(item) == cited(value))
    })
}

/// What an entry is called.
fn named(value: &Json) -> String {
    let name = ["number", "name", "code", "id"]
        .iter()
        .find_map(|key| value.get(key)?.as_str());
    let text = name.or(value.as_str()).map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}

fn no_entry(why: &MissingEntry) -> Fact {
    /// So many entries are named.
    const NAMED: usize = 8;
    let list = why.list.clone();
    let entry = format!("{list}[{}]", why.wanted);
    if why.several > 1 {
        return Fact::new("edit-several-entries")
            .with("entry", entry)
            .with("count", why.several as u64)
            .with("list", list);
    }
    let names: Vec<&str> = why.names.iter().take(NAMED).map(String::as_str).collect();
    let id = match (why.meant(), names.is_empty()) {
        (Some(meant), _) => {
            let meant = format!("{list}[{meant}]");
            return Fact::new("edit-no-entry")
                .with("entry", entry)
                .with("meant", meant);
        }
        (None, true) => "edit-empty-list",
        (None, false) => "edit-other-entries",
    };
    Fact::new(id)
        .with("entry", entry)
        .with("names", names.join(", "))
        .with("list", list)
}

/// The value at a path, to be set; mappings on the way are made.
fn put<'v>(root: &'v mut Json, path: &[String], shown: &str) -> Result<&'v mut Json, Fact> {
    let mut here = root;
    for step in path {
        if here.is_null() {
            *here = Json::Object(Map::new());
        }
        here = match here {
            Json::Object(map) => map.entry(step.clone()).or_insert(Json::Null),
            Json::Array(items) => step
                .parse::<usize>()
                .ok()
                .and_then(|at| items.get_mut(at))
                .ok_or_else(|| blocked(shown))?,
            _ => return Err(blocked(shown)),
        };
    }
    Ok(here)
}

fn blocked(path: &str) -> Fact {
    Fact::new("edit-blocked").with("path", path.to_owned())
}

/// Removes what stands at a path, and mappings above it that hold nothing then: an empty one says nothing.
fn remove(root: &mut Json, path: &[String]) {
    let Some((last, above)) = path.split_last() else {
        return;
    };
    let parent = above
        .iter()
        .try_fold(&mut *root, |value, step| match value {
            Json::Object(map) => map.get_mut(step),
            Json::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        });
    match parent {
        Some(Json::Object(map)) => {
            map.shift_remove(last);
            if map.is_empty() {
                remove(root, above);
            }
        }
        Some(Json::Array(items)) => {
            if let Some(at) = last.parse().ok().filter(|at| *at < items.len()) {
                items.remove(at);
            }
        }
        _ => {}
    }
}

/// A text with another value in the place of the one that it holds: only what differs is another, byte for byte.
///
/// # Errors
/// The text is laid out in a way that cannot be changed without touching something else.
pub(crate) fn changed_text(text: &str, wanted: &Json) -> Result<String, PatchError> {
    patch::set(text, &[], wanted)
}
