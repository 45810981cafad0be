//! Whether a file on disk is as it was, without reading it.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha1::{Digest, Sha1};

/// Hash of a file's content, the one that git gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ContentId(u64, u64, u32);

impl ContentId {
    /// The hash of some content.
    pub fn of(content: &[u8]) -> ContentId {
        let mut hasher = Sha1::new();
        hasher.update(format!("blob {}\0", content.len()));
        hasher.update(content);
        ContentId::from(<[u8; 20]>::from(hasher.finalize()))
    }

    #[must_use]
    pub fn bytes(self) -> [u8; 20] {
        let mut bytes = [0; 20];
        bytes[..8].copy_from_slice(&self.0.to_be_bytes());
        bytes[8..16].copy_from_slice(&self.1.to_be_bytes());
        bytes[16..].copy_from_slice(&self.2.to_be_bytes());
        bytes
    }
}

impl From<[u8; 20]> for ContentId {
    fn from(bytes: [u8; 20]) -> ContentId {
        let [mut first, mut second, mut third] = [[0; 8], [0; 8], [0; 8]];
        first.copy_from_slice(&bytes[..8]);
        second.copy_from_slice(&bytes[8..16]);
        third[4..].copy_from_slice(&bytes[16..]);
        let number = u64::from_be_bytes;
        let rest = u32::try_from(number(third)).unwrap_or_default();
        ContentId(number(first), number(second), rest)
    }
}

/// What tells whether a file changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileVersion {
    /// Nothing but its content.
    #[default]
    None,
    /// Its stamp on disk.
    Stamp(Stamp),
    /// The hash of its content is known already.
    Content(ContentId),
}

/// What the file system says of a file; two different contents have, but for racy ones, two different stamps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    size: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// When anything about it changed, and its number; 0 where the system has none.
    changed: i64,
    inode: u64,
}

/// File systems keep times so coarsely at worst, in nanoseconds.
const COARSE: u64 = 2_000_000_000;

impl Stamp {
    /// The stamp of a file.
    pub fn of(data: &Metadata) -> Stamp {
        let (changed, inode) = unix(data);
        Stamp {
            size: data.len(),
            modified: data.modified().map_or(0, since_1970),
            changed,
            inode,
        }
    }

    /// Whether the file may have changed since without its stamp changing: it was written just before it was looked at.
    pub fn is_racy(&self, seen: SystemTime) -> bool {
        self.modified == 0 || self.modified.saturating_add(COARSE) > since_1970(seen)
    }
}

fn since_1970(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| {
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    })
}

#[cfg(unix)]
fn unix(data: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = data
        .ctime()
        .wrapping_mul(1_000_000_000)
        .wrapping_add(data.ctime_nsec());
    (changed, data.ino())
}

/// Other systems tell neither by stable means; size and time of modification have to do.
#[cfg(not(unix))]
fn unix(_: &Metadata) -> (i64, u64) {
    (0, 0)
}
