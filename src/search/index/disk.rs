//! The index in the user's cache folder: brought up to date in proportion to what changed, made anew where it is damaged or
//! of another build. What is new in it is searched in memory; the folder gets it behind that.
//!
//! A document is called by the key of its procedure's content. The document of an old content stays and belongs to no row
//! until the index is made anew, so that another program, which may look at an older state, goes on finding what it needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::{MmapDirectory, RamDirectory};

use super::build::{add, in_memory, rows};
use super::{Index, schema};
use crate::catalogue::Snapshot;
use crate::catalogue::cache::{BUILD, Cache, Stamp, read_frame, write_frame};
use crate::catalogue::load::ContentIdentity;
use crate::search::SearchError;

const SORT: &str = "index";
/// Documents that belong to no row may be as many as rows and so many more before the index is made anew.
const LITTLE_WASTE: usize = 1000;

impl Index {
    /// The index of a catalogue: the one in its cache, with what that lacks beside it in memory. `progress` is told of
    /// documents that are indexed.
    pub fn cached(
        cache: &Cache,
        snapshot: &Arc<Snapshot>,
        identity: &ContentIdentity,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Index, SearchError> {
        let payload = format!("{BUILD} {:016x}", identity.names);
        let folder = cache.folder().join("index");
        let (of_work, whole) = (cache.for_work(), Arc::clone(snapshot));
        match open(&folder, snapshot, &payload) {
            Some((on_disk, index)) if index.documents() <= most_documents(snapshot) => {
                let missing = index.missing(snapshot);
                if missing.is_empty() {
                    return Ok(index);
                }
                let (_, new) = in_memory(snapshot, &missing, None, progress)?;
                let index = Index::open(&[&on_disk, &new], &rows(snapshot))?;
                cache
                    .behind()
                    .push(move || _ = add_missing(&of_work, &whole, &payload));
                Ok(index)
            }
            _ => {
                let all: Vec<usize> = (0..snapshot.procedures().len()).collect();
                let (directory, new) = in_memory(snapshot, &all, Some(&payload), progress)?;
                let index = Index::open(&[&new], &rows(snapshot))?;
                cache
                    .behind()
                    .push(move || _ = write(&of_work, &whole, &payload, &directory));
                Ok(index)
            }
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
    let opened = same.then(|| Index::open(&[&index], &rows(snapshot)).ok())??;
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

/// An index of more documents is made anew.
fn most_documents(snapshot: &Snapshot) -> usize {
    2 * snapshot.procedures().len() + LITTLE_WASTE
}

/// Adds what the index in the folder lacks; nothing where that cannot be.
fn add_missing(cache: &Cache, snapshot: &Snapshot, payload: &str) -> Option<()> {
    let _lock = cache.lock()?;
    let folder = cache.folder().join("index");
    // Another program may have brought it up to date meanwhile.
    let (index, opened) = open(&folder, snapshot, payload)?;
    let missing = opened.missing(snapshot);
    if !missing.is_empty() {
        add(&index, snapshot, &missing, Some(payload), &|_| ()).ok()?;
        note_whole(&folder);
    }
    Some(())
}

/// Writes an index that was made in memory; nothing where that cannot be.
fn write(
    cache: &Cache,
    snapshot: &Snapshot,
    payload: &str,
    directory: &RamDirectory,
) -> Option<()> {
    let _lock = cache.lock()?;
    let folder = cache.folder().join("index");
    // Another program may have made it meanwhile.
    if let Some((_, there)) = open(&folder, snapshot, payload)
        && there.documents() <= most_documents(snapshot)
        && there.missing(snapshot).is_empty()
    {
        return Some(());
    }
    let fresh: PathBuf = cache.folder().join("index.new");
    remove(&fresh)?;
    std::fs::create_dir_all(&fresh).ok()?;
    let on_disk = MmapDirectory::open(&fresh).ok()?;
    directory.persist(&on_disk).ok()?;
    on_disk.sync_directory().ok()?;
    drop(on_disk);
    // Whoever has the old one open can go on reading it; where the system does not allow that, the next start makes it anew.
    remove(&folder)?;
    std::fs::rename(&fresh, &folder).ok()?;
    note_whole(&folder);
    Some(())
}

/// Notes that the index was written just now, so that the next start need not look through it.
fn note_whole(folder: &Path) {
    if let Some(stamps) = stamps(folder) {
        // Where it cannot be written, the files are looked through.
        let _ = write_frame(&folder.with_extension("whole"), SORT, &stamps);
    }
}

fn remove(folder: &Path) -> Option<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => None,
        _ => Some(()),
    }
}
