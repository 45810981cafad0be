//! What a schema allows, in words.

use crate::i18n::{Message, message};
use serde_json::Value as Json;

/// The pattern of a procedure code in the schemas.
pub(super) const CODE: &str = r"^(\d\.\d{6}|[A-Za-z][A-Za-z0-9._-]{0,63})$";

/// The pattern of an id in the schemas.
pub(super) const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$";

/// What may stand where this schema holds.
pub(super) fn allowed(schema: &Json) -> Message {
    for key in ["anyOf", "oneOf"] {
        if let Some(forms) = schema.get(key).and_then(Json::as_array) {
            let forms = forms.iter().map(allowed);
            return forms
                .reduce(|before, form| message!("allowed-or", before, form))
                .unwrap_or_default();
        }
    }
    if let Some(value) = schema.get("const") {
        return word(value).into();
    }
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        return one_of(words);
    }
    let least = schema.get("minimum");
    match schema.get("type").and_then(Json::as_str) {
        Some("string") => form_of_text(schema),
        None if schema.get("pattern").is_some() => form_of_text(schema),
        Some("integer") => match least {
            Some(least) => message!("allowed-whole-from", least),
            None => message!("allowed-whole"),
        },
        Some("number") => match least {
            Some(least) => message!("allowed-number-from", least),
            None => message!("allowed-number"),
        },
        Some("boolean") => message!("allowed-truth"),
        Some("null") => "`null`".into(),
        Some("array") => message!("allowed-list"),
        Some("object") => match keys(schema) {
            keys if keys.is_empty() => message!("allowed-keys"),
            keys => message!("allowed-keys-named", keys),
        },
        _ => message!("stands-any"),
    }
}

fn form_of_text(schema: &Json) -> Message {
    let name = |key| schema.get(key).and_then(Json::as_str);
    match (name("format"), name("pattern")) {
        (Some("date"), _) => message!("allowed-day"),
        (Some("date-time"), _) => message!("allowed-time"),
        (Some("uri"), _) => message!("allowed-address"),
        (_, Some(CODE)) => {
            message!("allowed-code")
        }
        (_, Some(ID)) => message!("allowed-id"),
        (_, Some("^[A-Z]{3}$")) => message!("allowed-currency"),
        (_, Some(pattern)) => message!("allowed-form", pattern),
        _ => message!("allowed-text"),
    }
}

/// The keys that a mapping takes: those that it must have, or else the first ones that it may have.
fn keys(schema: &Json) -> String {
    let required = schema.get("required").and_then(Json::as_array);
    let required: Vec<&str> = required
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    if !required.is_empty() {
        return quoted(required);
    }
    quoted(known_keys(schema).take(6))
}

/// All keys that a mapping may have.
pub(super) fn known_keys(schema: &Json) -> impl Iterator<Item = &str> {
    schema
        .get("properties")
        .and_then(Json::as_object)
        .into_iter()
        .flat_map(|properties| properties.keys().map(String::as_str))
}

/// Words in backticks with commas between them.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words
        .into_iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The words of an enumeration.
pub(super) fn one_of(words: &[Json]) -> Message {
    let list = words.iter().map(word).collect::<Vec<_>>().join(", ");
    match words {
        [_] => list.into(),
        _ => message!("allowed-one-of", list),
    }
}

fn word(value: &Json) -> String {
    match value {
        Json::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}
