//! Conflicts of a merge in words.

use serde_json::Value;

use super::{Strings, path, shortened, value_words};
use crate::diff::merge::Conflict;

/// Which field both sides changed, each to what, from what.
pub(crate) fn conflict(strings: &Strings, code: &str, conflict: &Conflict) -> String {
    let words = |value: &Option<Value>| match value {
        Some(value) => shortened(&value_words(strings, value)),
        None => strings.get("merge-nothing"),
    };
    let place = match path(strings, code, &conflict.path) {
        place if place.is_empty() => strings.get("merge-whole-file"),
        place => place,
    };
    let values = [
        ("path", place.into()),
        ("base", words(&conflict.base).into()),
        ("ours", words(&conflict.ours).into()),
        ("theirs", words(&conflict.theirs).into()),
    ];
    strings.with("merge-conflict", &values)
}
