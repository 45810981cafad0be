//! A catalogue through the cache: files that are as they were are not read, let alone parsed.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Cache;
use super::encode::encode;
use super::stamp::{ContentId, FileVersion};
use super::store::Store;
use super::table::{CacheTable, CachedFinding, FileRecord};
use super::values::{Appender, ValueFile, ValueLocation};
use crate::catalogue::FileValue;
use crate::catalogue::cache::siblings::SiblingCaches;
use crate::catalogue::kind::FileKind;
use crate::catalogue::lazy_values::{ProcedureFile, Reports};
use crate::catalogue::load::{
    ContentIdentity, ContentSorter, FileEntry, Files, FilesByKind, LoadProgress, LoadedCatalogue,
    load, read_bytes, read_value,
};
use crate::files::FileError;

/// Values that nobody asks for any more may take as much room as the others and so many bytes, before the file with the
/// values is made anew.
const LITTLE_WASTE: u64 = 16 << 20;

/// Reads a catalogue; only files that changed since the last time are read and parsed. Every file is held against its
/// schema. Where the cache cannot be used, all are.
///
/// # Errors
/// The listing itself failed. A file that cannot be read is a finding and no error.
pub fn load_with(
    cache: &Cache,
    files: &Arc<dyn Files>,
    progress: &LoadProgress,
) -> Result<LoadedCatalogue, FileError> {
    let seen = SystemTime::now();
    let (listing, table) = rayon::join(|| files.list(), || CacheTable::read(cache));
    let known = FilesByKind::of(listing?);
    progress.begin(known.files.len());
    let table = table.and_then(|table| CacheMatch::of(cache, table, &known));
    if let Some(matched) = table
        && matched.is_complete(&known)
    {
        progress.advance(known.files.len());
        let store = store(cache, files, matched.values);
        if let Some(loaded) = assemble(&known, matched.records, store) {
            return Ok(loaded);
        }
    }
    match update(cache, files, &known, seen, progress) {
        Some(loaded) => Ok(loaded),
        None => load(files.as_ref(), true, progress),
    }
}

fn store(cache: &Cache, files: &Arc<dyn Files>, values: ValueFile) -> Arc<Store> {
    Arc::new(Store {
        values,
        files: Arc::clone(files),
        table: CacheTable::path(cache),
    })
}

/// What the cache knows of the files that there are, one a file.
struct CacheMatch {
    epoch: u64,
    values: ValueFile,
    records: Vec<Option<FileRecord>>,
    /// Whether the cache knows files that are no more.
    gone: bool,
}

impl CacheMatch {
    fn of(cache: &Cache, table: CacheTable, known: &FilesByKind) -> Option<CacheMatch> {
        let values = ValueFile::open(&table.values(cache))?;
        let epoch = table.epoch;
        let count = table.records.len();
        let mut old = table.records.into_iter().peekable();
        let mut records = Vec::with_capacity(known.files.len());
        for (_, entry) in &known.files {
            // Comparing paths part by part is slow, and nearly always they are equal.
            let is_it = |record: &FileRecord| *entry.path.as_os_str() == *record.path;
            if !old.peek().is_some_and(is_it) {
                let is_before =
                    |record: &FileRecord| Path::new(&record.path) < entry.path.as_path();
                while old.next_if(is_before).is_some() {}
            }
            records.push(old.next_if(is_it));
        }
        let matched = records.iter().flatten().count();
        Some(CacheMatch {
            epoch,
            values,
            records,
            gone: matched < count,
        })
    }

    fn is_complete(&self, known: &FilesByKind) -> bool {
        let mut pairs = self.records.iter().zip(&known.files);
        !self.gone
            && pairs
                .all(|(record, (_, entry))| record.as_ref().is_some_and(|r| is_as_it_was(r, entry)))
    }
}

fn is_as_it_was(record: &FileRecord, entry: &FileEntry) -> bool {
    match entry.mark {
        FileVersion::None => false,
        FileVersion::Stamp(stamp) => record.stamp == Some(stamp),
        FileVersion::Content(content) => record.content == content,
    }
}

/// Reads what changed and brings the cache up to date; none where it cannot be written.
fn update(
    cache: &Cache,
    files: &Arc<dyn Files>,
    known: &FilesByKind,
    seen: SystemTime,
    progress: &LoadProgress,
) -> Option<LoadedCatalogue> {
    let _lock = cache.lock()?;
    // Another program may have brought it up to date meanwhile.
    let table = CacheTable::read(cache).and_then(|table| CacheMatch::of(cache, table, known));
    let (epoch, records, values) = match table {
        Some(matched) => (matched.epoch, matched.records, Some(matched.values)),
        None => (0, vec![None; known.files.len()], None),
    };
    let live: u64 = records
        .iter()
        .flatten()
        .filter_map(|r| r.place)
        .map(|p| u64::from(p.len))
        .sum();
    let kept = values.filter(|values| values.len() <= 2 * live + LITTLE_WASTE);
    let (epoch, records) = match kept {
        Some(_) => (epoch, records),
        // What is kept of the old values is parsed again: that happens once in many changes.
        None => (new_epoch(), vec![None; known.files.len()]),
    };
    let mut table = CacheTable {
        epoch,
        records: Vec::new(),
    };
    let path = table.values(cache);
    let appender = Mutex::new(Appender::open(&path).ok()?);
    let append = |bytes: &[u8]| {
        let mut appender = appender.lock().unwrap_or_else(PoisonError::into_inner);
        appender.append(bytes)
    };
    let donors = SiblingCaches::of(cache);
    let updated: io::Result<Vec<FileRecord>> = known
        .files
        .par_iter()
        .zip(records)
        .map(|((kind, entry), record)| {
            if progress.is_cancelled() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let given = given(&donors, entry, record.as_ref(), &append);
            let record = match given {
                Some(given) => given,
                None => record_of(files.as_ref(), *kind, entry, record, seen, &append),
            };
            progress.advance(1);
            record
        })
        .collect();
    table.records = match updated {
        Ok(records) => records,
        Err(_) if progress.is_cancelled() => return Some(ContentSorter::default().loaded(0, None)),
        Err(_) => return None,
    };
    appender
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .finish()
        .ok()?;
    table.write(cache)?;
    remove_others(cache, &path);
    let records = table.records.into_iter().map(Some).collect();
    assemble(known, records, store(cache, files, ValueFile::open(&path)?))
}

/// What the cache of another moment knows of a file, where this one does not; its content is known without reading it.
fn given(
    donors: &SiblingCaches,
    entry: &FileEntry,
    record: Option<&FileRecord>,
    append: &(dyn Fn(&[u8]) -> io::Result<ValueLocation> + Sync),
) -> Option<io::Result<FileRecord>> {
    let FileVersion::Content(content) = entry.mark else {
        return None;
    };
    if record.is_some_and(|record| is_as_it_was(record, entry)) {
        return None;
    }
    let (known, bytes) = donors.known(&entry.path.to_string_lossy(), content)?;
    let place = bytes.map(|bytes| append(&bytes)).transpose();
    Some(place.map(|place| FileRecord {
        stamp: None,
        place,
        ..known.clone()
    }))
}

/// What is to be known of a file: what was, or what it says now.
fn record_of(
    files: &dyn Files,
    kind: FileKind,
    entry: &FileEntry,
    record: Option<FileRecord>,
    seen: SystemTime,
    append: &(dyn Fn(&[u8]) -> io::Result<ValueLocation> + Sync),
) -> io::Result<FileRecord> {
    if let Some(record) = record.as_ref().filter(|record| is_as_it_was(record, entry)) {
        return Ok(record.clone());
    }
    let stamp = match entry.mark {
        FileVersion::Stamp(stamp) if !stamp.is_racy(seen) => Some(stamp),
        _ => None,
    };
    let path = entry.path.to_string_lossy().into_owned();
    let unread = |findings| FileRecord {
        path: path.clone(),
        stamp: None,
        content: ContentId::of(&[]),
        key: 0,
        place: None,
        code: None,
        findings,
    };
    let bytes = match read_bytes(files, entry) {
        Ok(bytes) => bytes,
        Err(finding) => return Ok(unread(vec![CachedFinding::of(&finding)])),
    };
    let content = ContentId::of(&bytes);
    if let Some(record) = record.filter(|record| record.content == content && record.key != 0) {
        return Ok(FileRecord { stamp, ..record });
    }
    let (value, found) = read_value(kind, &entry.path, &bytes, true);
    let code = match &value {
        Some(FileValue::Procedure(procedure)) => Some(procedure.code.clone()),
        Some(FileValue::Decisions(log)) => Some(log.code.clone()),
        _ => None,
    };
    let encoded = match &value {
        Some(value) => Some(encode(value).ok_or(io::ErrorKind::InvalidData)?),
        None => None,
    };
    Ok(FileRecord {
        key: FileRecord::key_of(&path, content),
        stamp,
        content,
        place: encoded.map(|bytes| append(&bytes)).transpose()?,
        code,
        findings: found.iter().map(CachedFinding::of).collect(),
        path,
    })
}

/// The catalogue out of what is known of its files; none where the cache turns out to be damaged.
fn assemble(
    known: &FilesByKind,
    records: Vec<Option<FileRecord>>,
    store: Arc<Store>,
) -> Option<LoadedCatalogue> {
    let mut sorting = ContentSorter::new(known.diagnostics.clone(), known.stamp);
    let mut identity = ContentIdentity::default();
    let (mut context, mut names) = (Sha256::new(), Sha256::new());
    // A file that is missing is not the same as one that never was.
    for missing in &sorting.contents.unreadable {
        context.update(missing.path.as_os_str().as_encoded_bytes());
    }
    let mut reports = Vec::new();
    let is_small = |kind| !matches!(kind, FileKind::Procedure | FileKind::Statistics);
    // Decision logs are many: all that is needed at once is decoded on all cores.
    let mut values: Vec<Option<FileValue>> = known
        .files
        .par_iter()
        .zip(&records)
        .map(|((kind, entry), record)| {
            let place = record.as_ref()?.place.filter(|_| is_small(*kind))?;
            store.value(*kind, &entry.path, place)
        })
        .collect();
    for (at, ((kind, entry), record)) in known.files.iter().zip(records).enumerate() {
        let record = record?;
        sorting.diagnostics.extend(record.diagnostics()?);
        let path = entry.path.clone();
        match (kind, record.place, record.code) {
            (FileKind::Procedure, Some(place), Some(code)) => {
                let store = Arc::clone(&store);
                let file = ProcedureFile::stored(path, code, record.key, store, place);
                sorting.contents.procedures.push(file);
                continue;
            }
            (FileKind::Decisions, Some(_), Some(code)) => {
                // All files of a log are one log.
                let key = identity.decisions.entry(code).or_default();
                *key = key.rotate_left(1) ^ record.key;
            }
            (FileKind::Statistics, Some(place), _) => {
                context.update(record.key.to_le_bytes());
                reports.push((path, place));
                continue;
            }
            (kind, ..) => {
                context.update(record.key.to_le_bytes());
                if has_names(*kind) {
                    names.update(record.key.to_le_bytes());
                }
            }
        }
        sorting.place(*kind, path, values[at].take());
    }
    sorting.contents.statistics = Reports::stored(store, reports);
    identity.context = first_bytes(context);
    identity.names = first_bytes(names);
    Some(sorting.loaded(known.files.len(), Some(identity)))
}

fn has_names(kind: FileKind) -> bool {
    use FileKind::{Agencies, Fields, Group, Instruments};
    matches!(kind, Agencies | Fields | Group | Instruments)
}

fn first_bytes(hasher: Sha256) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize()[..8]);
    u64::from_le_bytes(first)
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
