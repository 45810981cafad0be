//! What rooms above work out of the procedures of a snapshot, once for all that ask.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Snapshot;

type Value = Arc<dyn Any + Send + Sync>;
type Make = Arc<dyn Fn() -> Value + Send + Sync>;

/// Values of what stands in procedures and nowhere else, one a type.
#[derive(Default)]
pub(super) struct DerivedValues(Mutex<HashMap<TypeId, DerivedValue>>);

#[derive(Clone)]
enum DerivedValue {
    Made(Value),
    /// A quicker way to make it than out of the procedures.
    Known(Make),
}

impl Snapshot {
    /// A value that says of the procedures what it says, whatever else stands in the catalogue: the one that is there, or that
    /// is made now.
    pub fn derived<T: Any + Send + Sync>(&self, make: impl FnOnce(&Snapshot) -> T) -> Arc<T> {
        let of = TypeId::of::<T>();
        let known: Option<DerivedValue> = self.derived.locked().get(&of).cloned();
        let known = known.map(|known| match known {
            DerivedValue::Made(value) => value,
            DerivedValue::Known(make) => make(),
        });
        // Nothing is held while it is made: whoever makes it on all cores may come here again.
        let known: Option<Arc<T>> = known.and_then(|value| value.downcast().ok());
        let value = known.unwrap_or_else(|| Arc::new(make(self)));
        let made = DerivedValue::Made(Arc::<T>::clone(&value));
        self.derived.locked().insert(of, made);
        value
    }

    /// Says how such a value is made more quickly; nothing where it is there.
    pub fn knows_derived<T: Any + Send + Sync>(
        &self,
        make: impl Fn() -> T + Send + Sync + 'static,
    ) {
        let make: Make = Arc::new(move || Arc::new(make()));
        let mut values = self.derived.locked();
        values
            .entry(TypeId::of::<T>())
            .or_insert(DerivedValue::Known(make));
    }
}

impl DerivedValues {
    fn locked(&self) -> MutexGuard<'_, HashMap<TypeId, DerivedValue>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for DerivedValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DerivedValues").finish_non_exhaustive()
    }
}
