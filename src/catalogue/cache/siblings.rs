//! What caches of other moments of the same catalogue know of files: a commit shares most of its files with the work tree
//! and with other commits, and what one of them holds is not parsed again.

use std::collections::HashMap;

use super::Cache;
use super::stamp::ContentId;
use super::table::{CacheTable, FileRecord};
use super::values::ValueFile;

/// The caches of other moments.
pub(super) struct SiblingCaches(Vec<SiblingCache>);

struct SiblingCache {
    records: HashMap<String, FileRecord>,
    values: ValueFile,
}

impl SiblingCaches {
    /// Those that a cache names and that can be read.
    pub fn of(cache: &Cache) -> SiblingCaches {
        let donor = |folder: &std::path::PathBuf| {
            let cache = Cache {
                folder: folder.clone(),
                donors: Vec::new(),
            };
            let table = CacheTable::read(&cache)?;
            let values = ValueFile::open(&table.values(&cache))?;
            let records = table.records.into_iter();
            let records = records.map(|record| (record.path.clone(), record));
            Some(SiblingCache {
                records: records.collect(),
                values,
            })
        };
        SiblingCaches(cache.donors.iter().filter_map(donor).collect())
    }

    /// What is known of a file with this content, with the bytes of its value, if it has one.
    pub fn known(&self, path: &str, content: ContentId) -> Option<(&FileRecord, Option<Vec<u8>>)> {
        self.0.iter().find_map(|donor| {
            let record = donor.records.get(path)?;
            if record.content != content || record.key == 0 {
                return None;
            }
            match record.place {
                Some(place) => Some((record, Some(donor.values.get(place)?))),
                None => Some((record, None)),
            }
        })
    }
}
