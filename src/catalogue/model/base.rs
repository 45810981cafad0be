//! Values that several kinds of file share.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// Whether `text` is a procedure code exactly as it stands: `1.001193`, or an internal code that begins with a letter.
pub fn is_code(text: &str) -> bool {
    let first = text.as_bytes().first();
    is_national(text) || (first.is_some_and(u8::is_ascii_alphabetic) && is_word(text, 64))
}

/// Whether `text` is the code of a national procedure: `1.001193`.
pub fn is_national(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 8
        && bytes[1] == b'.'
        && bytes
            .iter()
            .enumerate()
            .all(|(i, b)| i == 1 || b.is_ascii_digit())
}

/// Whether `text` can be an id of an agency, a field, a plan, a list or a group, and so part of a file name.
pub fn is_id(text: &str) -> bool {
    text.as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphanumeric)
        && is_word(text, 120)
}

fn is_word(text: &str, longest: usize) -> bool {
    text.len() <= longest
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// A value that a procedure states, where "none" is an answer: `Option<Stated<T>>` keeps not known (absent), none
/// (the word `none`) and a value apart. Source: Decree 63/2010/NĐ-CP, Art. 8(2), "where they apply".
#[derive(Clone, Debug, PartialEq)]
pub enum Stated<T> {
    /// The word `none`.
    None,
    /// A value.
    Some(T),
}

impl<T> Stated<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Stated::None => None,
            Stated::Some(value) => Some(value),
        }
    }
}

impl<T> Stated<Vec<T>> {
    /// The values; none at all where the answer is `none`.
    pub fn items(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }
}

impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Stated::None => serializer.serialize_str("none"),
            Stated::Some(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Stated<String> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(if text == "none" {
            Stated::None
        } else {
            Stated::Some(text)
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Stated<Vec<T>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NoneOrList<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for NoneOrList<T> {
            type Value = Stated<Vec<T>>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list, or the word `none`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "none" => Ok(Stated::None),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(1024));
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Stated::Some(items))
            }
        }
        deserializer.deserialize_any(NoneOrList(std::marker::PhantomData))
    }
}

/// One text or several.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// All of them.
    pub fn items(&self) -> &[String] {
        match self {
            OneOrMany::One(text) => std::slice::from_ref(text),
            OneOrMany::Many(texts) => texts,
        }
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrList;
        impl<'de> Visitor<'de> for TextOrList {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("text, or a list of texts")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany::One(text.to_owned()))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(OneOrMany::Many(items))
            }
        }
        // Asked for text, so that an unquoted `5` stays what was written; a list comes all the same.
        deserializer.deserialize_str(TextOrList)
    }
}

/// Free notes: text, or keys and values that an import could not map.
pub type Notes = serde_json::Value;

/// What an import wrote, so that a value that people corrected since is recognised and kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportRecord {
    /// Where the values came from, for example `portal`.
    pub source: String,
    /// Name of each imported field, with the hash of the value as it was imported.
    pub fields: BTreeMap<String, String>,
    /// The day on which the values were retrieved from there, where it is known: nothing older takes their place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_well_formed_exactly_as_it_stands() {
        for good in ["1.001193", "3.000616", "NB-SCT-01", "a"] {
            assert!(is_code(good), "{good}");
        }
        for bad in [
            "",
            " 1.014325",
            "1.0133611",
            "1.014955-Xoa",
            "2.009182739",
            "1.00119",
            "11.00119",
            "../../x",
            "-x",
            "Đ-1",
            "1.001193.000.00.00.H48",
        ] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
