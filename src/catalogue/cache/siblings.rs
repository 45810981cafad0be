//! What caches of other moments of the same catalogue know of files: a commit shares most of its files with the work tree
//! and with other commits, and what one of them holds is not parsed again.

use std::collections::HashMap;
use std::sync::Arc;

use super::Cache;
use super::stamp::ContentId;
use super::store::Store;
use super::table::{CacheTable, FileRecord};
use super::values::ValueFile;
use crate::catalogue::load::Files;

/// The caches of other moments.
pub(super) struct SiblingCaches(Vec<SiblingCache>);

struct SiblingCache {
    records: HashMap<String, FileRecord>,
    store: Arc<Store>,
}

impl SiblingCaches {
    /// Those that a cache names and that can be read.
    pub(super) fn of(cache: &Cache, files: &Arc<dyn Files>) -> SiblingCaches {
        let donor = |folder: &std::path::PathBuf| {
            let cache = Cache::in_folder(folder.clone());
            let table = CacheTable::read(&cache)?;
            let values = ValueFile::open(&table.values(&cache))?;
            let records = table.records.into_iter();
            let records = records.map(|record| (record.path.clone(), record));
            Some(SiblingCache {
                records: records.collect(),
                store: Store::of(&cache, files, values),
            })
        };
        SiblingCaches(cache.donors.iter().filter_map(donor).collect())
    }

    /// What is known of a file with this content, and where the other cache has its value.
    pub(super) fn known(
        &self,
        path: &str,
        content: ContentId,
    ) -> Option<(&FileRecord, &Arc<Store>)> {
        self.0.iter().find_map(|donor| {
            let record = donor.records.get(path)?;
            let is_it = record.content == content && record.key != 0;
            is_it.then_some((record, &donor.store))
        })
    }
}
