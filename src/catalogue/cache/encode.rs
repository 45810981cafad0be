//! A value to bytes and back.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::catalogue::kind::FileKind;
use crate::catalogue::load::FileValue;

/// The bytes of a value; none for a value that cannot be encoded, which then is not cached.
pub(super) fn encode(value: &FileValue) -> Option<Vec<u8>> {
    fn bytes<T: Serialize>(value: &T) -> Option<Vec<u8>> {
        let bytes = rmp_serde::to_vec_named(value).ok()?;
        Some(lz4_flex::compress_prepend_size(&bytes))
    }
    match value {
        FileValue::Manifest(value) => bytes(value),
        FileValue::Agencies(value) => bytes(value),
        FileValue::Fields(value) => bytes(value),
        FileValue::Instruments(value) => bytes(value),
        FileValue::Databases(value) => bytes(value),
        FileValue::List(value) => bytes(value),
        FileValue::Group(value) => bytes(value),
        FileValue::Plan(value) => bytes(value),
        FileValue::Procedure(value) => bytes(value),
        FileValue::Statistics(value) => bytes(value),
        FileValue::Variants(value) => bytes(value),
        FileValue::Decisions(value) => bytes(value),
        FileValue::Synonyms(value) => bytes(value),
        FileValue::People(value) => bytes(value),
    }
}

/// The value of a file of a kind.
pub(super) fn decode(kind: FileKind, bytes: &[u8]) -> Option<FileValue> {
    fn value<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
        rmp_serde::from_slice(bytes).ok()
    }
    let bytes = &lz4_flex::decompress_size_prepended(bytes).ok()?[..];
    Some(match kind {
        FileKind::Manifest => FileValue::Manifest(Box::new(value(bytes)?)),
        FileKind::Agencies => FileValue::Agencies(value(bytes)?),
        FileKind::Fields => FileValue::Fields(value(bytes)?),
        FileKind::Instruments => FileValue::Instruments(value(bytes)?),
        FileKind::Databases => FileValue::Databases(value(bytes)?),
        FileKind::List => FileValue::List(value(bytes)?),
        FileKind::Group => FileValue::Group(value(bytes)?),
        FileKind::Plan => FileValue::Plan(value(bytes)?),
        FileKind::Procedure => FileValue::Procedure(Box::new(value(bytes)?)),
        FileKind::Statistics => FileValue::Statistics(value(bytes)?),
        FileKind::Variants => FileValue::Variants(value(bytes)?),
        FileKind::Decisions => FileValue::Decisions(value(bytes)?),
        FileKind::Synonyms => FileValue::Synonyms(value(bytes)?),
        FileKind::People => FileValue::People(value(bytes)?),
    })
}
