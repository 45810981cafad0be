//! The index in the user's cache folder: brought up to date in proportion to what changed, made anew where it is damaged or
//! of another build.
//!
//! A document is called by the key of its procedure's content. The document of an old content stays and belongs to no row
//! until the index is made anew, so that another program, which may look at an older state, goes on finding what it needs.

use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;

use super::build::{add, rows};
use super::{Index, schema};
use crate::catalogue::Snapshot;
use crate::catalogue::cache::{BUILD, Cache, Stamp, read_frame, write_frame};
use crate::catalogue::load::ContentIdentity;
use crate::search::SearchError;

const SORT: &str = "index";
/// Documents that belong to no row may be as many as rows and so many more before the index is made anew.
const LITTLE_WASTE: usize = 1000;

impl Index {
    /// The index of a catalogue: the one in its cache, brought up to date. Where the cache cannot be used, one in memory.
    /// `progress` is told of documents that are indexed.
    ///
    /// # Errors
    /// The index itself failed.
    pub fn cached(
        cache: &Cache,
        snapshot: &Snapshot,
        identity: &ContentIdentity,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Index, SearchError> {
        let payload = format!("{BUILD} {:016x}", identity.names);
        let folder = cache.folder().join("index");
        if let Some((_, index)) = open(&folder, snapshot, &payload)
            && index.missing(snapshot).is_empty()
        {
            return Ok(index);
        }
        match bring_up_to_date(cache, &folder, snapshot, &payload, progress) {
            Some(index) => Ok(index),
            None => Index::build(snapshot, progress),
        }
    }

    /// The rows that have no document.
    fn missing(&self, snapshot: &Snapshot) -> Vec<usize> {
        let mut has = vec![false; snapshot.procedures().len()];
        let rows = self.segments.iter().flat_map(|segment| &segment.rows);
        for &row in rows {
            if let Some(has) = has.get_mut(row as usize) {
                *has = true;
            }
        }
        (0..has.len()).filter(|row| !has[*row]).collect()
    }

    fn documents(&self) -> usize {
        self.segments.iter().map(|segment| segment.rows.len()).sum()
    }
}

/// Opens the index; none where there is none, or it is damaged, of another build or of other names.
fn open(folder: &Path, snapshot: &Snapshot, payload: &str) -> Option<(tantivy::Index, Index)> {
    let mut index = tantivy::Index::open(MmapDirectory::open(folder).ok()?).ok()?;
    index.set_tokenizers(schema::tokenizers());
    let same = index.schema() == schema::schema()
        && index.load_metas().ok()?.payload.as_deref() == Some(payload)
        && is_whole(&index, folder);
    let opened = same.then(|| Index::open(&index, &rows(snapshot)).ok())??;
    Some((index, opened))
}

/// Whether no file of the index is damaged. Files that are as they were when they were looked through are not read again.
fn is_whole(index: &tantivy::Index, folder: &Path) -> bool {
    let note = folder.with_extension("whole");
    let Some(stamps) = stamps(folder) else {
        return false;
    };
    if read_frame::<Vec<(String, Stamp)>>(&note, SORT).as_ref() == Some(&stamps) {
        return true;
    }
    let whole = index
        .validate_checksum()
        .is_ok_and(|damaged| damaged.is_empty());
    if whole {
        // Where it cannot be written, the files are looked through again next time.
        let _ = write_frame(&note, SORT, &stamps);
    }
    whole
}

/// The files of the index, by name.
fn stamps(folder: &Path) -> Option<Vec<(String, Stamp)>> {
    let stamp = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.ok()?;
        let name = entry.file_name().to_string_lossy().into_owned();
        Some((name, Stamp::of(&entry.metadata().ok()?)))
    };
    let stamps: Option<Vec<_>> = std::fs::read_dir(folder).ok()?.map(stamp).collect();
    let mut stamps = stamps?;
    stamps.sort_by(|(left, _), (right, _)| left.cmp(right));
    Some(stamps)
}

fn bring_up_to_date(
    cache: &Cache,
    folder: &Path,
    snapshot: &Snapshot,
    payload: &str,
    progress: &(dyn Fn(usize) + Sync),
) -> Option<Index> {
    let _lock = cache.lock()?;
    let len = snapshot.procedures().len();
    // Another program may have brought it up to date meanwhile.
    if let Some((index, opened)) = open(folder, snapshot, payload)
        && opened.documents() <= 2 * len + LITTLE_WASTE
    {
        let missing = opened.missing(snapshot);
        if missing.is_empty() {
            return Some(opened);
        }
        add(&index, snapshot, &missing, Some(payload), progress).ok()?;
        return Index::open(&index, &rows(snapshot)).ok();
    }
    let fresh: PathBuf = cache.folder().join("index.new");
    remove(&fresh)?;
    std::fs::create_dir_all(&fresh).ok()?;
    let index = tantivy::Index::builder()
        .schema(schema::schema())
        .settings(schema::settings())
        .tokenizers(schema::tokenizers())
        .create_in_dir(&fresh)
        .ok()?;
    let all: Vec<usize> = (0..len).collect();
    add(&index, snapshot, &all, Some(payload), progress).ok()?;
    drop(index);
    // Whoever has the old one open can go on reading it; where the system does not allow that, this one stays in memory.
    remove(folder)?;
    std::fs::rename(&fresh, folder).ok()?;
    open(folder, snapshot, payload).map(|(_, opened)| opened)
}

fn remove(folder: &Path) -> Option<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => None,
        _ => Some(()),
    }
}
