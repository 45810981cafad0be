//! Values out of the cache, or out of the file itself where the cache is damaged.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Cache;
use super::encode::decode;
use super::table::CacheTable;
use super::values::{ValueFile, ValueLocation};
use crate::catalogue::FileValue;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::{FileEntry, Files, read_file};
use crate::catalogue::model::{Procedure, Statistics};

/// Where the values of one catalogue lie that are not in memory.
pub(crate) struct Store {
    pub(super) values: ValueFile,
    pub(super) files: Arc<dyn Files>,
    /// What says where values lie: of no use once one of them turns out to be damaged.
    pub(super) table: PathBuf,
}

impl Store {
    /// What a cache holds of these files.
    pub(super) fn of(cache: &Cache, files: &Arc<dyn Files>, values: ValueFile) -> Arc<Store> {
        Arc::new(Store {
            values,
            files: Arc::clone(files),
            table: CacheTable::path(cache),
        })
    }

    /// The value of a file. Where the cache is damaged, it is read from the file again, and the next start makes the cache
    /// anew.
    pub(super) fn value(
        &self,
        kind: FileKind,
        path: &Path,
        place: ValueLocation,
    ) -> Option<FileValue> {
        let stored = self.values.get(place);
        if let Some(value) = stored.and_then(|bytes| decode(kind, &bytes)) {
            return Some(value);
        }
        // A table that is gone already is as good.
        let _ = std::fs::remove_file(&self.table);
        let entry = FileEntry::new(path, 0);
        read_file(self.files.as_ref(), kind, &entry, true).0
    }

    pub(in crate::catalogue) fn procedure(
        &self,
        path: &Path,
        place: ValueLocation,
    ) -> Option<Procedure> {
        match self.value(FileKind::Procedure, path, place)? {
            FileValue::Procedure(value) => Some(*value),
            _ => None,
        }
    }

    pub(in crate::catalogue) fn statistics(
        &self,
        path: &Path,
        place: ValueLocation,
    ) -> Option<Statistics> {
        match self.value(FileKind::Statistics, path, place)? {
            FileValue::Statistics(value) => Some(value),
            _ => None,
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}
