//! The items of lists: what names them, how much they are alike, and where they stand in another list.
//!
//! | file | what lives there |
//! |---|---|
//! | `pairs` | the items of one list found again in another |

mod pairs;

use std::collections::HashMap;

use serde_json::{Map, Value};

pub(crate) use self::pairs::pairs;
use crate::text::{docnum, fold};

/// From this share of words in common on, a name is the same one, reworded.
pub(crate) const REWORDED: f64 = 0.6;

/// Keys whose values name the item of a list, the first that are there together.
pub(crate) const NAMES: [&[&str]; 11] = [
    &["id"],
    &["code"],
    &["case", "method"],
    &["method"],
    &["case", "name"],
    &["name"],
    &["number"],
    &["group"],
    &["level"],
    &["rule"],
    &["one_of"],
];

/// Of these, the ones whose values are words and no identity.
const WORDED: [&str; 2] = ["case", "name"];

/// How much two items are alike in what names them: names in words by their words, any other value only where it is equal.
pub(crate) fn alike_items(left: &Value, right: &Value) -> f64 {
    let (Some(old), Some(new)) = (left.as_object(), right.as_object()) else {
        return match (left, right) {
            (Value::String(left), Value::String(right)) => likeness(left, right),
            _ => 0.0,
        };
    };
    let Some(keys) = naming(old).filter(|keys| naming(new) == Some(keys)) else {
        return 0.0;
    };
    if are_apart(left, right) {
        return 0.0;
    }
    let of_key = |key: &&str| match (&old[*key], &new[*key]) {
        (left, right) if left == right => 1.0,
        (Value::String(left), Value::String(right)) if WORDED.contains(key) => {
            likeness(left, right)
        }
        _ => 0.0,
    };
    keys.iter().map(of_key).fold(1.0, f64::min)
}

/// How much two texts are alike: the share of their words that both have, from 0 to 1, whatever their order, case and
/// accents. Texts of a single word are alike only where they are equal.
pub fn likeness(left: &str, right: &str) -> f64 {
    let (left, right) = (fold(left), fold(right));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut total = 0_usize;
    for word in left.split_whitespace() {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    let mut common = 0_usize;
    for word in right.split_whitespace() {
        total += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    if total == 0 {
        return 0.0;
    }
    // Lists hold no text of 2^52 words.
    #[expect(clippy::cast_precision_loss, reason = "numbers of words are small")]
    let share = (2 * common) as f64 / total as f64;
    share
}

/// What an item is called: the values of the keys that name it; a text is its own name.
pub(crate) fn name(item: &Value) -> String {
    let Some(object) = item.as_object() else {
        return plain(item);
    };
    let parts: Vec<String> = match naming(object) {
        Some(keys) => keys.iter().map(|key| plain(&object[*key])).collect(),
        None => Vec::new(),
    };
    parts.join(" · ")
}

/// What tells an item from others of its name: of an instrument whose number starts anew, the day and who issued it.
pub(crate) fn identity(item: &Value) -> String {
    let called = name(item);
    let number = item.get("number").and_then(Value::as_str);
    let number = number.filter(|number| *number == called);
    let number = number.map(docnum::parse);
    let is_unique = |number: docnum::DocNumber| number.is_unique();
    if number.is_none_or(|number| number.is_some_and(is_unique)) {
        return called;
    }
    let more = ["signed", "issuer"].map(|key| item.get(key).map(plain).unwrap_or_default());
    format!("{called} · {}", more.join(" · "))
}

/// Whether two items of one name are two instruments: both say the day, or who issued it, and not the same.
pub(crate) fn are_apart(left: &Value, right: &Value) -> bool {
    identity(left) != identity(right)
        && ["signed", "issuer"].iter().any(|key| {
            let pair = left.get(key).zip(right.get(key));
            pair.is_some_and(|(left, right)| left != right)
        })
}

/// The keys that name an item.
pub(crate) fn naming(object: &Map<String, Value>) -> Option<&'static [&'static str]> {
    let mut names = NAMES.iter();
    let names = names.find(|keys| keys.iter().all(|key| object.contains_key(*key)));
    names.copied()
}

/// A value as people write it.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join(", ")
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{key}: {}", plain(value)))
                .collect();
            fields.join("; ")
        }
        other => other.to_string(),
    }
}
