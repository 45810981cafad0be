//! A value to bytes and back.

use crate::catalogue::kind::{FileKind, FileValue};

/// The bytes of a value; none for a value that cannot be encoded, which then is not cached.
pub(super) fn encode(value: &FileValue) -> Option<Vec<u8>> {
    let bytes = value.to_bytes()?;
    Some(lz4_flex::compress_prepend_size(&bytes))
}

/// The value of a file of a kind.
pub(super) fn decode(kind: FileKind, bytes: &[u8]) -> Option<FileValue> {
    let bytes = lz4_flex::decompress_size_prepended(bytes).ok()?;
    FileValue::from_bytes(kind, &bytes)
}
