//! What a cache holds, and clearing it.

use std::fs;
use std::io;
use std::path::Path;

use super::Cache;

/// One part of a cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachePart {
    /// What it holds: `values`, `table`, `columns`, `index`, `findings`, `moves`, `commits`, or `other`.
    pub name: &'static str,
    pub files: u64,
    /// Bytes in all.
    pub bytes: u64,
}

/// What the names of the parts' files and folders begin with.
const PARTS: [(&str, &str); 7] = [
    ("table", "table"),
    ("values", "values"),
    ("columns", "columns"),
    ("index", "index"),
    ("findings", "findings"),
    ("moves", "moves"),
    ("commits", "at"),
];

impl Cache {
    /// What it holds, one entry a part that is there.
    ///
    /// # Errors
    /// The folder is there but cannot be read.
    pub fn parts(&self) -> io::Result<Vec<CachePart>> {
        let entries = match fs::read_dir(self.folder()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut parts: Vec<CachePart> = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name == "lock" {
                continue;
            }
            let known = PARTS.iter().find(|(_, start)| name.starts_with(start));
            let part = known.map_or("other", |(part, _)| part);
            let (files, bytes) = size(&entry.path())?;
            match parts.iter_mut().find(|known| known.name == part) {
                Some(part) => {
                    part.files += files;
                    part.bytes += bytes;
                }
                None => parts.push(CachePart {
                    name: part,
                    files,
                    bytes,
                }),
            }
        }
        parts.sort_by_key(|part| PARTS.iter().position(|(name, _)| *name == part.name));
        Ok(parts)
    }

    /// Empties it; what another program has open stays with that program.
    ///
    /// # Errors
    /// Another program is writing it, or the system refused.
    pub fn clear(&self) -> io::Result<()> {
        if !self.folder().exists() {
            return Ok(());
        }
        let _lock = self.lock().ok_or(io::ErrorKind::ResourceBusy)?;
        for entry in fs::read_dir(self.folder())? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else if entry.file_name() != "lock" {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Empties the caches of all catalogues. Nothing else that lies beside them is touched.
pub(crate) fn clear_all(all: &Path) -> io::Result<usize> {
    let entries = match fs::read_dir(all) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut cleared = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let is_name = |name: &str| name.len() == 24 && name.bytes().all(|b| b.is_ascii_hexdigit());
        if name.to_str().is_some_and(is_name) && entry.path().join("lock").is_file() {
            let folder = entry.path();
            Cache::in_folder(folder.clone()).clear()?;
            fs::remove_dir_all(folder)?;
            cleared += 1;
        }
    }
    Ok(cleared)
}

fn size(path: &Path) -> io::Result<(u64, u64)> {
    let data = fs::symlink_metadata(path)?;
    if !data.is_dir() {
        return Ok((1, data.len()));
    }
    let mut total = (0, 0);
    for entry in fs::read_dir(path)? {
        let (files, bytes) = size(&entry?.path())?;
        total = (total.0 + files, total.1 + bytes);
    }
    Ok(total)
}
