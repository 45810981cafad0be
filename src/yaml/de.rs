//! The tree as a serde deserializer. A text field takes any scalar as it was written (`1.10`, `no`); an error has a place.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use super::scalar::{ScalarMeaning, meaning};
use super::tree::{MapKey, Node, Value};
use crate::files::Span;
use crate::i18n::{Message, MessageTree, ValueOf, message};
use crate::text::truncate;

/// A value that does not fit its type, with its place.
#[derive(Debug)]
pub struct ValueError {
    /// What is wrong.
    pub message: Message,
    /// Where; none where the whole file is meant.
    pub span: Option<Span>,
    /// What belongs there, where that is all that is wrong.
    wanted: Option<Message>,
}

impl ValueError {
    /// The same error about a scalar as it stands in the file: `1.10` is not shown as 1.1.
    fn about(mut self, text: &str) -> Self {
        if let (Some(wanted), None) = (&self.wanted, self.span) {
            let stands = format!("`{}`", truncate(text, 60));
            self.message = message!("unvalue-misplaced", stands, wanted);
        }
        self
    }

    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl ValueOf<'_, ValueError> {
    /// As a value of a sentence.
    pub fn value(&self) -> MessageTree {
        self.0.message.tree().into_owned()
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ValueError {}

impl de::Error for ValueError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        ValueError {
            message: message.to_string().into(),
            span: None,
            wanted: None,
        }
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_value(unexpected, expected)
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let wanted = match expected.to_string().as_str() {
            "u32" => message!("unvalue-u32"),
            "u64" => message!("unvalue-u64"),
            "f32" | "f64" => message!("unvalue-number"),
            "a boolean" => message!("unvalue-bool"),
            "a string" => message!("unvalue-text"),
            "a sequence" => message!("unvalue-list"),
            "a map" => message!("unvalue-keys"),
            other => other.into(),
        };
        let quoted = |text: &dyn fmt::Display| Message::from(format!("`{text}`"));
        let stands = match unexpected {
            Unexpected::Unit | Unexpected::Option => message!("import-nothing"),
            Unexpected::Bool(value) => quoted(&value),
            Unexpected::Unsigned(number) => quoted(&number),
            Unexpected::Signed(number) => quoted(&number),
            Unexpected::Float(number) => quoted(&number),
            Unexpected::Str(text) => quoted(&truncate(text, 60)),
            Unexpected::Seq => message!("unvalue-list"),
            Unexpected::Map => message!("unvalue-mapping"),
            other => other.to_string().into(),
        };
        ValueError {
            message: message!("unvalue-misplaced", stands, wanted),
            span: None,
            wanted: Some(wanted),
        }
    }
}

/// Reads a typed value from a tree.
///
/// # Errors
/// The first value that does not fit, with its place.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, ValueError> {
    T::deserialize(node).map_err(|error| error.at(node.span))
}

impl Node {
    fn visit_plain<'de, V: Visitor<'de>>(
        text: &'de str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match meaning(text) {
            ScalarMeaning::Null => visitor.visit_unit(),
            ScalarMeaning::Bool(value) => visitor.visit_bool(value),
            ScalarMeaning::Unsigned(number) => visitor.visit_u64(number),
            ScalarMeaning::Signed(number) => visitor.visit_i64(number),
            ScalarMeaning::Float(number) => visitor.visit_f64(number),
            ScalarMeaning::Text => visitor.visit_borrowed_str(text),
        }
    }
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match &self.value {
            Value::Scalar { text, plain: true } if !self.is_null() => {
                Node::visit_plain(text, visitor).map_err(|error| error.about(text))
            }
            Value::Scalar { text, plain: true } => Node::visit_plain(text, visitor),
            Value::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            Value::Seq(items) => visitor.visit_seq(Items(items.iter())),
            Value::Map(entries) => visitor.visit_map(Entries {
                entries: entries.iter(),
                value: None,
            }),
        }
        .map_err(|error| error.at(self.span))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => visitor
                .visit_borrowed_str(text)
                .map_err(|error: ValueError| error.at(self.span)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        if self.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match &self.value {
            Value::Scalar { text, .. } => {
                let word: StrDeserializer<'_, ValueError> = text.as_str().into_deserializer();
                visitor.visit_enum(word)
            }
            _ => Err(de::Error::custom("a word is expected here")),
        }
        .map_err(|error: ValueError| error.at(self.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        // A derived type would also take a list, in the order of its members.
        if matches!(self.value, Value::Seq(_)) {
            let error: ValueError = de::Error::invalid_type(Unexpected::Seq, &"a map");
            return Err(error.at(self.span));
        }
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map ignored_any
    }
}

struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = ValueError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ValueError> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, (MapKey, Node)>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = ValueError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ValueError> {
        let Some((key, node)) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(node);
        let word: StrDeserializer<'_, ValueError> = key.text.as_str().into_deserializer();
        seed.deserialize(word)
            .map(Some)
            .map_err(|error| error.at(key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, ValueError> {
        match self.value.take() {
            Some(node) => seed.deserialize(node).map_err(|error| error.at(node.span)),
            None => Err(de::Error::custom("a value was asked for before its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}
