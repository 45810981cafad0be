//! Three values into one, field by field.

use serde_json::{Map, Value};

use super::{Conflict, Side};
use crate::catalogue::kind::FileKind;
use crate::diff::{ValueStep, is_whole};
use crate::yaml::patch::same;

/// A merge on its way. Conflicts are numbered as they are met, always in the same order; `pick` says which side stands in the
/// place of each.
pub(super) struct Merger<'a> {
    pub kind: FileKind,
    pub pick: &'a dyn Fn(usize) -> Side,
    pub path: Vec<ValueStep>,
    pub conflicts: Vec<Conflict>,
}

impl<'a> Merger<'a> {
    pub(super) fn new(kind: FileKind, pick: &'a dyn Fn(usize) -> Side) -> Merger<'a> {
        Merger {
            kind,
            pick,
            path: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    /// What stands in the place of three values, each of which may not be there.
    pub(super) fn merge(
        &mut self,
        base: Option<&Value>,
        ours: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        if alike(ours, theirs) || alike(theirs, base) {
            return ours.cloned();
        }
        if alike(ours, base) {
            return theirs.cloned();
        }
        match (ours, theirs) {
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) if !is_whole(&self.path) => {
                Some(self.objects(base, ours, theirs))
            }
            (Some(Value::Array(ours)), Some(Value::Array(theirs))) => {
                self.lists(base, ours, theirs)
            }
            _ => self.conflict(base, ours, theirs),
        }
    }

    fn objects(
        &mut self,
        base: Option<&Value>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Value {
        let none = Map::new();
        let base = base.and_then(Value::as_object).unwrap_or(&none);
        let mut merged = Map::new();
        let new = theirs.keys().filter(|key| !ours.contains_key(*key));
        for key in ours.keys().chain(new) {
            self.path.push(ValueStep::Key(key.clone()));
            let value = self.merge(base.get(key), ours.get(key), theirs.get(key));
            self.path.pop();
            if let Some(value) = value {
                merged.insert(key.clone(), value);
            }
        }
        Value::Object(merged)
    }

    /// Notes a conflict, and gives what stands in its place.
    pub(super) fn conflict(
        &mut self,
        base: Option<&Value>,
        ours: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        let side = (self.pick)(self.conflicts.len());
        self.conflicts.push(Conflict {
            path: self.path.clone(),
            base: base.cloned(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
        });
        match side {
            Side::Base => base.cloned(),
            Side::Ours => ours.cloned(),
            Side::Theirs => theirs.cloned(),
        }
    }
}

/// Whether two values, or their absence, are the same.
pub(super) fn alike(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other),
        (None, None) => true,
        _ => false,
    }
}
