//! What may stand where a schema holds, as ids of strings.

use serde_json::Value as Json;

use super::super::words::{CODE, ID, known_keys, quoted};
use super::{FieldMessage, forms};

/// Each form that a value may have.
pub(super) fn takes(schema: &Json) -> Vec<FieldMessage> {
    forms(schema).into_iter().map(form).collect()
}

fn form(form: &Json) -> FieldMessage {
    if let Some(word) = form.get("const") {
        return FieldMessage::new("takes-word", [("words", &quoted([text(word).as_str()]))]);
    }
    if let Some(words) = form.get("enum").and_then(Json::as_array) {
        let words: Vec<String> = words.iter().map(text).collect();
        let id = if words.len() == 1 {
            "takes-word"
        } else {
            "takes-one-of"
        };
        return FieldMessage::new(id, [("words", &quoted(words.iter().map(String::as_str)))]);
    }
    let least = form.get("minimum").map(Json::to_string);
    match (form.get("type").and_then(Json::as_str), least) {
        (Some("integer"), Some(least)) => {
            FieldMessage::new("takes-integer-from", [("least", &least)])
        }
        (Some("integer"), None) => FieldMessage::new("takes-integer", []),
        (Some("number"), Some(least)) => {
            FieldMessage::new("takes-number-from", [("least", &least)])
        }
        (Some("number"), None) => FieldMessage::new("takes-number", []),
        (Some("boolean"), _) => FieldMessage::new("takes-boolean", []),
        (Some("array"), _) => FieldMessage::new("takes-list", []),
        (Some("object"), _) => {
            FieldMessage::new("takes-keys", [("keys", &quoted(known_keys(form)))])
        }
        _ => text_form(form),
    }
}

fn text_form(form: &Json) -> FieldMessage {
    let name = |key| form.get(key).and_then(Json::as_str);
    match (name("format"), name("pattern")) {
        (Some("date"), _) => FieldMessage::new("takes-day", []),
        (Some("date-time"), _) => FieldMessage::new("takes-time", []),
        (Some("uri"), _) => FieldMessage::new("takes-address", []),
        (_, Some(CODE)) => FieldMessage::new("takes-code", []),
        (_, Some(ID)) => FieldMessage::new("takes-id", []),
        (_, Some(pattern)) => FieldMessage::new("takes-pattern", [("pattern", pattern)]),
        _ => FieldMessage::new("takes-text", []),
    }
}

fn text(word: &Json) -> String {
    word.as_str()
        .map_or_else(|| word.to_string(), str::to_owned)
}
