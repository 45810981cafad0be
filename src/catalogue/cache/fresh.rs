//! The value of a procedure that was read just now, or that another cache has: where it can be had until this cache has it.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use super::encode::{decode, encode};
use super::store::Store;
use super::values::ValueLocation;
use crate::catalogue::kind::{FileKind, FileValue};
use crate::catalogue::model::Procedure;

/// A value that moves into the cache while others hold it.
pub(crate) struct FreshValue(RwLock<FreshPlace>);

#[derive(Clone)]
enum FreshPlace {
    /// As it was parsed.
    Memory(Arc<Procedure>),
    /// As the cache will have it: of a large catalogue not all values are kept as they were parsed.
    Encoded(Arc<[u8]>),
    /// In a cache.
    Stored(Arc<Store>, ValueLocation),
}

impl FreshValue {
    /// A value that was parsed; `keep` it as it is, or as its bytes.
    pub(super) fn parsed(value: Box<Procedure>, keep: bool) -> FreshValue {
        let place = match keep {
            true => FreshPlace::Memory(Arc::from(value)),
            false => match encode(&*value) {
                Some(bytes) => FreshPlace::Encoded(bytes.into()),
                None => FreshPlace::Memory(Arc::from(value)),
            },
        };
        FreshValue(RwLock::new(place))
    }

    /// A value that another cache has.
    pub(super) fn stored(store: Arc<Store>, place: ValueLocation) -> FreshValue {
        FreshValue(RwLock::new(FreshPlace::Stored(store, place)))
    }

    /// The value; none where neither cache nor file can be read any more.
    pub(in crate::catalogue) fn value(&self, path: &Path) -> Option<Arc<Procedure>> {
        match self.place() {
            FreshPlace::Memory(value) => Some(value),
            FreshPlace::Encoded(bytes) => match decode(FileKind::Procedure, &bytes)? {
                FileValue::Procedure(value) => Some(Arc::from(value)),
                _ => None,
            },
            FreshPlace::Stored(store, place) => store.procedure(path, place).map(Arc::new),
        }
    }

    /// Its bytes as a cache has them.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        match self.place() {
            FreshPlace::Memory(value) => encode(&*value),
            FreshPlace::Encoded(bytes) => Some(bytes.to_vec()),
            FreshPlace::Stored(store, place) => store.values.get(place),
        }
    }

    /// The cache has it now; what it took in memory is given back.
    pub(super) fn settle(&self, store: Arc<Store>, place: ValueLocation) {
        let mut now = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *now = FreshPlace::Stored(store, place);
    }

    fn place(&self) -> FreshPlace {
        let place = self.0.read().unwrap_or_else(PoisonError::into_inner);
        place.clone()
    }
}

impl fmt::Debug for FreshValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FreshValue").finish_non_exhaustive()
    }
}
