//! What may stand where a schema holds, as ids of strings.

use serde_json::Value as Json;

use super::super::words::{CODE, ID, known_keys, quoted};
use super::{Said, forms};

/// Each form that a value may have.
pub(super) fn takes(schema: &Json) -> Vec<Said> {
    forms(schema).into_iter().map(form).collect()
}

fn form(form: &Json) -> Said {
    if let Some(word) = form.get("const") {
        return Said::new("takes-word", [("words", &quoted([text(word).as_str()]))]);
    }
    if let Some(words) = form.get("enum").and_then(Json::as_array) {
        let words: Vec<String> = words.iter().map(text).collect();
        let id = if words.len() == 1 {
            "takes-word"
        } else {
            "takes-one-of"
        };
        return Said::new(id, [("words", &quoted(words.iter().map(String::as_str)))]);
    }
    let least = form.get("minimum").map(Json::to_string);
    match (form.get("type").and_then(Json::as_str), least) {
        (Some("integer"), Some(least)) => Said::new("takes-integer-from", [("least", &least)]),
        (Some("integer"), None) => Said::new("takes-integer", []),
        (Some("number"), Some(least)) => Said::new("takes-number-from", [("least", &least)]),
        (Some("number"), None) => Said::new("takes-number", []),
        (Some("boolean"), _) => Said::new("takes-boolean", []),
        (Some("array"), _) => Said::new("takes-list", []),
        (Some("object"), _) => Said::new("takes-keys", [("keys", &quoted(known_keys(form)))]),
        _ => text_form(form),
    }
}

fn text_form(form: &Json) -> Said {
    let name = |key| form.get(key).and_then(Json::as_str);
    match (name("format"), name("pattern")) {
        (Some("date"), _) => Said::new("takes-day", []),
        (Some("date-time"), _) => Said::new("takes-time", []),
        (Some("uri"), _) => Said::new("takes-address", []),
        (_, Some(CODE)) => Said::new("takes-code", []),
        (_, Some(ID)) => Said::new("takes-id", []),
        (_, Some(pattern)) => Said::new("takes-pattern", [("pattern", pattern)]),
        _ => Said::new("takes-text", []),
    }
}

fn text(word: &Json) -> String {
    word.as_str()
        .map_or_else(|| word.to_string(), str::to_owned)
}
