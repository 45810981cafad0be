//! Small questions about a schema, one of its errors, or the value that it is held against.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value as Json;

use super::unescaped;
use super::words::allowed;
use crate::files::Span;
use crate::i18n::{Message, message};
use crate::text::truncate;
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::{Node, Value};

/// The key that is missing, where that is the error.
pub(super) fn required_key<'e>(error: &'e ValidationError<'_>) -> Option<&'e str> {
    match error.kind() {
        Kind::Required { property } => property.as_str(),
        _ => None,
    }
}

/// Whether a schema asks for text.
pub(super) fn wants_text(schema: &Json) -> bool {
    schema.get("type").and_then(Json::as_str) == Some("string")
}

/// Whether a value was written without quotes and is there.
pub(super) fn is_unquoted(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar { plain: true, .. }) && !node.is_null()
}

/// Whether quoted text would fit if only the quotes were not there.
pub(super) fn fits_unquoted(schema: &Json, text: &str) -> bool {
    matches!(
        (schema.get("type").and_then(Json::as_str), meaning(text)),
        (Some("integer" | "number"), ScalarMeaning::Unsigned(_))
            | (Some("number"), ScalarMeaning::Float(_))
            | (Some("boolean"), ScalarMeaning::Bool(_))
    )
}

/// Whether the value that failed by the rule at this pointer into the schema belongs to a key that must be there.
pub(super) fn is_required(schema: &Json, rule: &str) -> bool {
    let parts = rule
        .rsplit_once('/')
        .and_then(|(value, _)| value.rsplit_once("/properties/"));
    let Some((mapping, key)) = parts else {
        return false;
    };
    schema
        .pointer(mapping)
        .and_then(|mapping| mapping.get("required")?.as_array())
        .is_some_and(|keys| keys.iter().any(|known| known == key))
}

/// Whether the value, which failed by the rule at this pointer into the schema, may also be the word `none`.
pub(super) fn may_be_none(schema: &Json, rule: &str) -> bool {
    let Some((forms, _)) = rule.rsplit_once("/anyOf/") else {
        return false;
    };
    schema
        .pointer(forms)
        .is_some_and(|schema| allowed(schema).starts_with("`none`"))
}

/// What a place is called: `code` for `/procedures/3/code`, an entry of `members` for `/members/0`.
pub(super) fn name_of(pointer: &str) -> Message {
    let mut parts = pointer.rsplit('/').filter(|part| !part.is_empty());
    let Some(last) = parts.next() else {
        return message!("stands-the-file");
    };
    if last.parse::<usize>().is_err() {
        return format!("`{}`", truncate(&unescaped(last), 60)).into();
    }
    match parts.find(|part| part.parse::<usize>().is_err()) {
        Some(list) => message!("stands-entry-of", list = truncate(&unescaped(list), 60)),
        None => message!("stands-entry-of-file"),
    }
}

/// Where a finding about a whole mapping stands: at its first key.
pub(super) fn first_key(node: &Node) -> Span {
    match &node.value {
        Value::Map(entries) => entries.first().map_or(node.span, |(key, _)| key.span),
        _ => node.span,
    }
}

/// A value as a message names it.
pub(super) fn shown(node: &Node) -> Message {
    match &node.value {
        Value::Scalar { .. } if node.is_null() => message!("stands-nothing"),
        Value::Scalar { text, .. } => format!("`{}`", truncate(text, 60)).into(),
        Value::Seq(_) => message!("stands-list"),
        Value::Map(_) => message!("stands-mapping"),
    }
}
