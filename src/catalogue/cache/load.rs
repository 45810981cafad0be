//! A catalogue through the cache: files that are as they were are not read, let alone parsed. What was parsed stays in memory
//! for whoever judges and indexes it; the cache gets it behind that.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Cache;
use super::encode::encode_file;
use super::fresh::FreshValue;
use super::stamp::{ContentId, FileVersion};
use super::store::Store;
use super::table::{CacheTable, CachedFinding, FileRecord};
use super::values::ValueFile;
use super::write::{CacheWrite, ValueSource};
use crate::catalogue::FileValue;
use crate::catalogue::cache::siblings::SiblingCaches;
use crate::catalogue::kind::FileKind;
use crate::catalogue::lazy_values::{ProcedureFile, Reports};
use crate::catalogue::load::{
    ContentIdentity, ContentSorter, FileEntry, Files, FilesByKind, LoadProgress, LoadedCatalogue,
    load, read_bytes, read_value,
};
use crate::files::FileError;

/// Of so many bytes of files the values stay in memory as they were parsed; those of more wait as their bytes.
const KEPT: u64 = 192 << 20;

/// Reads a catalogue; only files that changed since the last time are read and parsed, each once. Every file is held against
/// its schema. The cache is brought up to date behind ([`Cache::behind`]).
///
/// # Errors
/// The listing itself failed. A file that cannot be read is a finding and no error.
pub(crate) fn load_with(
    cache: &Cache,
    files: &Arc<dyn Files>,
    progress: &LoadProgress,
) -> Result<LoadedCatalogue, FileError> {
    // What was read before and waits to be written is not read again.
    cache.behind().run();
    let seen = SystemTime::now();
    let (listing, table) = rayon::join(|| files.list(), || CacheTable::read(cache));
    let known = FilesByKind::of(listing?);
    progress.begin(known.files.len());
    let before = table.as_ref().map(|table| table.epoch);
    let matched = table.and_then(|table| CacheMatch::of(cache, files, table, &known));
    let is_complete = matched.as_ref().is_some_and(|m| m.is_complete(&known));
    let read = match &matched {
        Some(matched) if is_complete => {
            progress.advance(known.files.len());
            let records = matched.records.iter().flatten();
            let stored = |record: &FileRecord| FileReading::stored(record.clone(), &matched.store);
            Some(records.map(stored).collect())
        }
        _ => read(cache, files, &known, matched.as_ref(), seen, progress),
    };
    let Some(read) = read else {
        return Ok(ContentSorter::default().loaded(0, None));
    };
    let Some((loaded, sources)) = assemble(&known, read) else {
        // The cache turns out to be damaged.
        return load(files.as_ref(), true, progress);
    };
    if !is_complete {
        let write = CacheWrite {
            cache: cache.for_work(),
            files: Arc::clone(files),
            before,
            epoch: matched.map(|matched| matched.epoch),
            sources,
        };
        cache.behind().push(move || write.run());
    }
    Ok(loaded)
}

/// What the cache knows of the files that there are, one a file.
struct CacheMatch {
    epoch: u64,
    store: Arc<Store>,
    records: Vec<Option<FileRecord>>,
    /// Whether the cache knows files that are no more.
    gone: bool,
}

impl CacheMatch {
    fn of(
        cache: &Cache,
        files: &Arc<dyn Files>,
        table: CacheTable,
        known: &FilesByKind,
    ) -> Option<CacheMatch> {
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
            store: Store::of(cache, files, values),
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

/// What is known of a file now.
struct FileReading {
    record: FileRecord,
    source: ValueSource,
    /// What was read just now of any kind but procedures.
    value: Option<FileValue>,
}

impl FileReading {
    fn stored(record: FileRecord, store: &Arc<Store>) -> FileReading {
        let source = match record.place {
            Some(_) => ValueSource::Stored(Arc::clone(store)),
            None => ValueSource::None,
        };
        FileReading {
            record,
            source,
            value: None,
        }
    }
}

/// Reads what changed, on all cores; none where it was stopped.
fn read(
    cache: &Cache,
    files: &Arc<dyn Files>,
    known: &FilesByKind,
    matched: Option<&CacheMatch>,
    seen: SystemTime,
    progress: &LoadProgress,
) -> Option<Vec<FileReading>> {
    let donors = SiblingCaches::of(cache, files);
    let parsed = AtomicU64::new(0);
    let is_kept = |bytes: usize| {
        let bytes = bytes as u64;
        parsed.fetch_add(bytes, Ordering::Relaxed) + bytes <= KEPT
    };
    let one = |at: usize| {
        if progress.is_cancelled() {
            return None;
        }
        let (kind, entry) = &known.files[at];
        let before = matched.and_then(|m| Some((m.records[at].as_ref()?, &m.store)));
        let was = before.filter(|(record, _)| is_as_it_was(record, entry));
        let reading = match was {
            Some((record, store)) => FileReading::stored(record.clone(), store),
            None => given(&donors, *kind, entry)
                .unwrap_or_else(|| read_anew(files.as_ref(), *kind, entry, before, seen, &is_kept)),
        };
        progress.advance(1);
        Some(reading)
    };
    (0..known.files.len()).into_par_iter().map(one).collect()
}

/// What the cache of another moment knows of a file; its content is known without reading it.
fn given(donors: &SiblingCaches, kind: FileKind, entry: &FileEntry) -> Option<FileReading> {
    let FileVersion::Content(content) = entry.mark else {
        return None;
    };
    let (known, store) = donors.known(&entry.path.to_string_lossy(), content)?;
    let source = match known.place {
        None => ValueSource::None,
        Some(place) if kind == FileKind::Procedure => {
            ValueSource::Fresh(Arc::new(FreshValue::stored(Arc::clone(store), place)))
        }
        Some(_) => ValueSource::Given(Arc::clone(store)),
    };
    Some(FileReading {
        record: FileRecord {
            stamp: None,
            ..known.clone()
        },
        source,
        value: None,
    })
}

/// What a file says now, or that its content is what it was; `is_kept` tells whether a value of so many bytes stays in memory.
fn read_anew(
    files: &dyn Files,
    kind: FileKind,
    entry: &FileEntry,
    before: Option<(&FileRecord, &Arc<Store>)>,
    seen: SystemTime,
    is_kept: &(dyn Fn(usize) -> bool + Sync),
) -> FileReading {
    let stamp = match entry.mark {
        FileVersion::Stamp(stamp) if !stamp.is_racy(seen) => Some(stamp),
        _ => None,
    };
    let path = entry.path.to_string_lossy().into_owned();
    let bytes = match read_bytes(files, entry) {
        Ok(bytes) => bytes,
        Err(finding) => {
            let record = FileRecord {
                path,
                stamp: None,
                content: ContentId::of(&[]),
                key: 0,
                place: None,
                code: None,
                findings: vec![CachedFinding::of(&finding)],
            };
            return FileReading {
                record,
                source: ValueSource::None,
                value: None,
            };
        }
    };
    let content = ContentId::of(&bytes);
    let is_same = |record: &FileRecord| record.content == content && record.key != 0;
    if let Some((record, store)) = before.filter(|(record, _)| is_same(record)) {
        let record = FileRecord {
            stamp,
            ..record.clone()
        };
        return FileReading::stored(record, store);
    }
    let (value, found) = read_value(kind, &entry.path, &bytes, true);
    let code = match &value {
        Some(FileValue::Procedure(procedure)) => Some(procedure.code.clone()),
        Some(FileValue::Decisions(log)) => Some(log.code.clone()),
        _ => None,
    };
    let (source, value) = match value {
        None => (ValueSource::None, None),
        Some(FileValue::Procedure(procedure)) => {
            let fresh = FreshValue::parsed(procedure, is_kept(bytes.len()));
            (ValueSource::Fresh(Arc::new(fresh)), None)
        }
        Some(value) => (ValueSource::Bytes(encode_file(&value)), Some(value)),
    };
    FileReading {
        record: FileRecord {
            key: FileRecord::key_of(&path, content),
            stamp,
            content,
            place: None,
            code,
            findings: found.iter().map(CachedFinding::of).collect(),
            path,
        },
        source,
        value,
    }
}

/// The catalogue out of what is known of its files, and where the cache finds each value; none where the cache turns out to be
/// damaged.
fn assemble(
    known: &FilesByKind,
    read: Vec<FileReading>,
) -> Option<(LoadedCatalogue, Vec<(FileRecord, ValueSource)>)> {
    let mut sorting = ContentSorter::new(known.diagnostics.clone(), known.stamp);
    let mut identity = ContentIdentity::default();
    let (mut context, mut names) = (Sha256::new(), Sha256::new());
    // A file that is missing is not the same as one that never was.
    for missing in &sorting.contents.unreadable {
        context.update(missing.path.as_os_str().as_encoded_bytes());
    }
    // Reports are read when somebody asks for them, unless one of them was read just now.
    let mut pairs = known.files.iter().zip(&read);
    let reports_wait = pairs.all(|((kind, _), file)| {
        let is_stored = matches!(file.source, ValueSource::None | ValueSource::Stored(_));
        *kind != FileKind::Statistics || is_stored
    });
    let waits = |kind| kind == FileKind::Procedure || kind == FileKind::Statistics && reports_wait;
    // Decision logs are many: all that is needed at once is decoded on all cores.
    let mut values: Vec<Option<FileValue>> = known
        .files
        .par_iter()
        .zip(&read)
        .map(|((kind, entry), file)| match &file.source {
            ValueSource::Stored(store) | ValueSource::Given(store) if !waits(*kind) => {
                store.value(*kind, &entry.path, file.record.place?)
            }
            _ => None,
        })
        .collect();
    let mut sources = Vec::with_capacity(read.len());
    let mut reports = Vec::new();
    for (at, ((kind, entry), file)) in known.files.iter().zip(read).enumerate() {
        let FileReading {
            record,
            source,
            value,
        } = file;
        sorting.diagnostics.extend(record.diagnostics()?);
        match (kind, &record.code) {
            (FileKind::Procedure, Some(_)) => {}
            (FileKind::Decisions, Some(code)) => {
                // All files of a log are one log.
                let key = identity.decisions.entry(code.clone()).or_default();
                *key = key.rotate_left(1) ^ record.key;
            }
            (kind, _) => {
                context.update(record.key.to_le_bytes());
                if has_names(*kind) {
                    names.update(record.key.to_le_bytes());
                }
            }
        }
        let path = entry.path.clone();
        match (kind, &record.code, &source, record.place) {
            (FileKind::Procedure, Some(code), ValueSource::Stored(store), Some(place)) => {
                let store = Arc::clone(store);
                let file = ProcedureFile::stored(path, code.clone(), record.key, store, place);
                sorting.contents.procedures.push(file);
            }
            (FileKind::Procedure, Some(code), ValueSource::Fresh(fresh), _) => {
                let fresh = Arc::clone(fresh);
                let file = ProcedureFile::fresh(path, code.clone(), record.key, fresh);
                sorting.contents.procedures.push(file);
            }
            (FileKind::Statistics, _, ValueSource::Stored(store), Some(place)) if reports_wait => {
                reports.push((path, Arc::clone(store), place));
            }
            _ => sorting.place(*kind, path, value.or_else(|| values[at].take())),
        }
        sources.push((record, source));
    }
    if !reports.is_empty() {
        sorting.contents.statistics = Reports::stored(reports);
    }
    identity.context = first_bytes(context);
    identity.names = first_bytes(names);
    let loaded = sorting.loaded(known.files.len(), Some(identity));
    Some((loaded, sources))
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
