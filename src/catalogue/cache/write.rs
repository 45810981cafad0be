//! What was read into the cache: encoded, appended and noted in the table, behind what somebody waits for.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::Cache;
use super::fresh::FreshValue;
use super::store::Store;
use super::table::{CacheTable, FileRecord};
use super::values::{Appender, ValueFile, ValueLocation};
use crate::catalogue::load::Files;

/// Values that nobody asks for any more may take as much room as the others and so many bytes, before the file with the
/// values is made anew.
const LITTLE_WASTE: u64 = 16 << 20;
/// So many values are encoded at once: on all cores, and not all in memory.
const BATCH: usize = 512;

/// Where the cache finds a value that it is to have.
pub(super) enum ValueSource {
    /// Nowhere: the file cannot be used.
    None,
    /// It has it.
    Stored(Arc<Store>),
    /// That of another moment has it.
    Given(Arc<Store>),
    /// In memory.
    Fresh(Arc<FreshValue>),
    /// Here; none where it could not be encoded.
    Bytes(Option<Vec<u8>>),
}

/// What is to be written of a catalogue that was read.
pub(super) struct CacheWrite {
    pub cache: Cache,
    pub files: Arc<dyn Files>,
    /// The epoch of the table that there was; none where there was none.
    pub before: Option<u64>,
    /// The same where its values could be read.
    pub epoch: Option<u64>,
    /// The files, by path.
    pub sources: Vec<(FileRecord, ValueSource)>,
}

impl CacheWrite {
    /// Writes it. Where it cannot be written, files are read again next time.
    pub(super) fn run(self) {
        // A cache that cannot be written does no harm.
        let _ = self.write();
    }

    fn write(mut self) -> Option<()> {
        let _lock = self.cache.lock()?;
        // Another program may have made it anew meanwhile; then its places are others.
        let now = CacheTable::read(&self.cache).map(|table| table.epoch);
        if now != self.before && now.is_some() {
            return None;
        }
        let epoch = self.epoch.filter(|_| now.is_some() && !self.is_wasteful());
        let mut table = CacheTable {
            epoch: epoch.unwrap_or_else(new_epoch),
            records: Vec::with_capacity(self.sources.len()),
        };
        let path = table.values(&self.cache);
        let mut appender = Appender::open(&path).ok()?;
        for batch in self.sources.chunks_mut(BATCH) {
            let stays =
                |source: &ValueSource| epoch.is_some() && matches!(source, ValueSource::Stored(_));
            let encoded: Vec<Option<Option<Vec<u8>>>> = batch
                .par_iter()
                .map(|(record, source)| match stays(source) {
                    true => Some(None),
                    false => source.bytes(record.place),
                })
                .collect();
            for ((record, source), bytes) in batch.iter_mut().zip(encoded) {
                if !stays(source) {
                    let bytes = bytes?;
                    let place = bytes.map(|bytes| appender.append(&bytes)).transpose();
                    record.place = place.ok()?;
                }
            }
        }
        appender.finish().ok()?;
        let fresh: Vec<(Arc<FreshValue>, ValueLocation)> = self
            .sources
            .iter()
            .filter_map(|(record, source)| match source {
                ValueSource::Fresh(fresh) => Some((Arc::clone(fresh), record.place?)),
                _ => None,
            })
            .collect();
        table.records = self.sources.into_iter().map(|(record, _)| record).collect();
        table.write(&self.cache)?;
        remove_others(&self.cache, &path);
        let store = Store::of(&self.cache, &self.files, ValueFile::open(&path)?);
        for (fresh, place) in fresh {
            fresh.settle(Arc::clone(&store), place);
        }
        Some(())
    }

    /// Whether most of the file with the values is of no use any more.
    fn is_wasteful(&self) -> bool {
        let stored = self
            .sources
            .iter()
            .filter_map(|(record, source)| match source {
                ValueSource::Stored(store) => Some((record.place?, store)),
                _ => None,
            });
        let (mut live, mut len) = (0, 0);
        for (place, store) in stored {
            live += u64::from(place.len);
            len = store.values.len();
        }
        len > 2 * live + LITTLE_WASTE
    }
}

impl ValueSource {
    /// The bytes of a value; inside, none where the file has no value.
    fn bytes(&self, place: Option<ValueLocation>) -> Option<Option<Vec<u8>>> {
        match self {
            ValueSource::None => Some(None),
            ValueSource::Stored(store) | ValueSource::Given(store) => {
                Some(Some(store.values.get(place?)?))
            }
            ValueSource::Fresh(fresh) => Some(Some(fresh.bytes()?)),
            ValueSource::Bytes(bytes) => Some(Some(bytes.clone()?)),
        }
    }
}

fn new_epoch() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanos = now.map_or(0, |since| since.as_nanos());
    u64::try_from(nanos).unwrap_or(u64::MAX) ^ u64::from(std::process::id()) << 48
}

/// Removes files with values that are of no use any more; who has one open can go on reading it, where the system allows.
fn remove_others(cache: &Cache, kept: &Path) {
    let Ok(entries) = std::fs::read_dir(cache.folder()) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().and_then(|name| name.to_str());
        if path != kept && name.is_some_and(|name| name.starts_with("values-")) {
            // One that cannot be removed is tried again next time.
            let _ = std::fs::remove_file(&path);
        }
    }
}
