//! A tree of values with their places.

use super::scalar::{ScalarMeaning, meaning};
use crate::files::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar, with whether it was written without quotes.
    Scalar {
        /// Its text, in NFC.
        text: String,
        /// Written without quotes, so that it may mean a number, a boolean or nothing.
        plain: bool,
    },
    /// A sequence.
    Seq(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(MapKey, Node)>),
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct MapKey {
    /// Its text, in NFC.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Written without quotes.
    pub plain: bool,
}

impl Node {
    /// The value of a key, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key of this mapping, with its value.
    pub fn entry(&self, key: &str) -> Option<&(MapKey, Node)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text == key),
            _ => None,
        }
    }

    /// An item of this sequence.
    pub fn item(&self, index: usize) -> Option<&Node> {
        match &self.value {
            Value::Seq(items) => items.get(index),
            _ => None,
        }
    }

    /// The text of this scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is an unquoted nothing (`key:`, `~`, `null`).
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if meaning(text) == ScalarMeaning::Null)
    }

    /// The same tree as JSON, for validation against a schema.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Scalar { text, plain: false } => Json::String(text.clone()),
            Value::Scalar { text, plain: true } => match meaning(text) {
                ScalarMeaning::Null => Json::Null,
                ScalarMeaning::Bool(value) => Json::Bool(value),
                ScalarMeaning::Unsigned(number) => Json::from(number),
                ScalarMeaning::Signed(number) => Json::from(number),
                ScalarMeaning::Float(number) => Json::from(number),
                ScalarMeaning::Text => Json::String(text.clone()),
            },
            Value::Seq(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Map(entries) => Json::Object(
                entries
                    .iter()
                    .map(|(key, node)| (key.text.clone(), node.to_json()))
                    .collect(),
            ),
        }
    }
}
