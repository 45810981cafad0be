//! The values of files, one behind the other in one file. It is only ever appended to, so whoever has it open can go on
//! reading what was there.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::frame::header;

const SORT: &str = "values";

/// Where a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ValueLocation {
    /// From the start of the file.
    pub at: u64,
    /// Bytes.
    pub len: u32,
    /// Checksum of them.
    pub sum: u32,
}

/// The file, open for reading.
#[derive(Debug)]
pub(super) struct ValueFile {
    file: File,
}

impl ValueFile {
    /// Opens it; none where there is none or it is another build's.
    pub(super) fn open(path: &Path) -> Option<ValueFile> {
        let file = File::open(path).ok()?;
        let mut found = vec![0; header(SORT).len()];
        read_exact_at(&file, &mut found, 0).ok()?;
        (found == header(SORT)).then_some(ValueFile { file })
    }

    /// The bytes of a value; none where they are damaged.
    pub(super) fn get(&self, place: ValueLocation) -> Option<Vec<u8>> {
        let mut bytes = vec![0; place.len as usize];
        read_exact_at(&self.file, &mut bytes, place.at).ok()?;
        (crc32fast::hash(&bytes) == place.sum).then_some(bytes)
    }

    /// Bytes in all.
    pub(super) fn len(&self) -> u64 {
        self.file.metadata().map_or(0, |data| data.len())
    }
}

/// The file, open for appending. Only who holds the lock may.
pub(super) struct Appender {
    file: io::BufWriter<File>,
    at: u64,
}

impl Appender {
    /// Opens it at its end; makes it where there is none.
    pub(super) fn open(path: &Path) -> io::Result<Appender> {
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        let mut at = file.seek(SeekFrom::End(0))?;
        if at == 0 {
            file.write_all(&header(SORT))?;
            at = header(SORT).len() as u64;
        }
        Ok(Appender {
            file: io::BufWriter::with_capacity(1 << 20, file),
            at,
        })
    }

    /// Appends a value.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<ValueLocation> {
        let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.file.write_all(bytes)?;
        let place = ValueLocation {
            at: self.at,
            len,
            sum: crc32fast::hash(bytes),
        };
        self.at += u64::from(len);
        Ok(place)
    }

    /// Hands all to the operating system. It need not be on disk: a checksum tells what a crash lost.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        match file.seek_read(bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}
