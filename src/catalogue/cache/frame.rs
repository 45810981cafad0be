//! Files of the cache: a header that says what they are and which build wrote them, then a checksum over the rest.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::BUILD;

/// The content of a file of the cache; none where there is none, or it is damaged, of another build or of another sort.
pub(crate) fn read_frame<T: DeserializeOwned>(path: &Path, sort: &str) -> Option<T> {
    let bytes = std::fs::read(path).ok()?;
    let header = header(sort);
    let (sum, content) = bytes.strip_prefix(&header[..])?.split_at_checked(4)?;
    if sum != crc32fast::hash(content).to_le_bytes() {
        return None;
    }
    rmp_serde::from_slice(content).ok()
}

/// Writes a file of the cache, whole or not at all. It need not survive a crash: the checksum tells.
///
/// # Errors
/// The operating system refused.
pub(crate) fn write_frame<T: Serialize>(path: &Path, sort: &str, content: &T) -> io::Result<()> {
    let content = rmp_serde::to_vec(content).map_err(io::Error::other)?;
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&header(sort))?;
    file.write_all(&crc32fast::hash(&content).to_le_bytes())?;
    file.write_all(&content)?;
    file.persist(path)?;
    Ok(())
}

/// The first bytes of a file of this build.
pub(super) fn header(sort: &str) -> Vec<u8> {
    format!("rasoat cache {sort} {BUILD}\n").into_bytes()
}
