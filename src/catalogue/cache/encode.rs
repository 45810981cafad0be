//! A value to bytes and back.

use serde::Serialize;

use crate::catalogue::kind::{FileKind, FileValue};

/// The bytes of what a file of some kind holds; none for one that cannot be encoded, which then is not cached.
pub(super) fn encode<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    Some(compressed(&rmp_serde::to_vec_named(value).ok()?))
}

/// The same of a file's value, whatever its kind.
pub(super) fn encode_file(value: &FileValue) -> Option<Vec<u8>> {
    Some(compressed(&value.to_bytes()?))
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    lz4_flex::compress_prepend_size(bytes)
}

/// The value of a file of a kind.
pub(super) fn decode(kind: FileKind, bytes: &[u8]) -> Option<FileValue> {
    let bytes = lz4_flex::decompress_size_prepended(bytes).ok()?;
    FileValue::from_bytes(kind, &bytes)
}
