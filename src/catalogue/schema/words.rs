//! What a schema allows, in words.

use serde_json::Value as Json;

/// The pattern of a procedure code in the schemas.
pub(super) const CODE: &str = r"^(\d\.\d{6}|[A-Za-z][A-Za-z0-9._-]{0,63})$";

/// The pattern of an id in the schemas.
pub(super) const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$";

/// What may stand where this schema holds.
pub(super) fn allowed(schema: &Json) -> String {
    for key in ["anyOf", "oneOf"] {
        if let Some(forms) = schema.get(key).and_then(Json::as_array) {
            return forms.iter().map(allowed).collect::<Vec<_>>().join(", or ");
        }
    }
    if let Some(value) = schema.get("const") {
        return word(value);
    }
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        return one_of(words);
    }
    let least = schema.get("minimum").map(|least| format!(" from {least}"));
    let least = least.unwrap_or_default();
    match schema.get("type").and_then(Json::as_str) {
        Some("string") => form_of_text(schema),
        None if schema.get("pattern").is_some() => form_of_text(schema),
        Some("integer") => format!("a whole number{least}"),
        Some("number") => format!("a number{least}"),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("null") => "`null`".to_owned(),
        Some("array") => "a list, each entry behind `- `".to_owned(),
        Some("object") => match keys(schema) {
            keys if keys.is_empty() => "keys with values".to_owned(),
            keys => format!("keys with values: {keys}"),
        },
        _ => "a value".to_owned(),
    }
}

fn form_of_text(schema: &Json) -> String {
    let name = |key| schema.get(key).and_then(Json::as_str);
    match (name("format"), name("pattern")) {
        (Some("date"), _) => "a day such as 2026-11-21".to_owned(),
        (Some("date-time"), _) => "a time such as 2026-11-21T08:30:00+07:00".to_owned(),
        (Some("uri"), _) => "an address such as https://dichvucong.gov.vn".to_owned(),
        (_, Some(CODE)) => {
            "a code such as \"1.001193\", exactly, or an internal one that begins with a letter"
                .to_owned()
        }
        (_, Some(ID)) => "an id: letters without accents, digits, `.`, `_` and `-`".to_owned(),
        (_, Some("^[A-Z]{3}$")) => "three capital letters such as VND".to_owned(),
        (_, Some(pattern)) => format!("text of the form {pattern}"),
        _ => "text".to_owned(),
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
pub(super) fn one_of(words: &[Json]) -> String {
    let list = words.iter().map(word).collect::<Vec<_>>().join(", ");
    match words {
        [_] => list,
        _ => format!("one of {list}"),
    }
}

fn word(value: &Json) -> String {
    match value {
        Json::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}
