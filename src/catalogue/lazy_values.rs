//! Values that are read when they are looked at: procedures, which are many and long, and reports, which hold a number for
//! nearly every one of them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::cache::{FreshValue, Store, ValueLocation};
use super::model::{Procedure, Statistics};
use super::snapshot::Located;

/// The file of a procedure: its path and code, and on demand all that it says.
#[derive(Clone, Debug)]
pub struct ProcedureFile {
    /// The file, relative to the catalogue.
    pub path: PathBuf,
    /// The procedure's code.
    pub code: String,
    /// Tells this content of this file from any other; 0 where nothing is cached.
    pub key: u64,
    value: OnceLock<Arc<Procedure>>,
    source: ProcedureSource,
}

/// Where the value of a procedure is read.
#[derive(Clone, Debug)]
enum ProcedureSource {
    Here,
    /// In the cache.
    Stored(Arc<Store>, ValueLocation),
    /// Where it was read just now, until the cache has it.
    Fresh(Arc<FreshValue>),
}

impl ProcedureFile {
    /// A procedure in memory.
    pub fn kept(path: PathBuf, value: Arc<Procedure>) -> ProcedureFile {
        ProcedureFile {
            path,
            code: value.code.clone(),
            key: 0,
            value: OnceLock::from(value),
            source: ProcedureSource::Here,
        }
    }

    /// A procedure in the cache.
    pub(super) fn stored(
        path: PathBuf,
        code: String,
        key: u64,
        store: Arc<Store>,
        place: ValueLocation,
    ) -> ProcedureFile {
        ProcedureFile {
            path,
            code,
            key,
            value: OnceLock::new(),
            source: ProcedureSource::Stored(store, place),
        }
    }

    /// A procedure that was read just now, and that the cache is to have.
    pub(super) fn fresh(
        path: PathBuf,
        code: String,
        key: u64,
        fresh: Arc<FreshValue>,
    ) -> ProcedureFile {
        ProcedureFile {
            path,
            code,
            key,
            value: OnceLock::new(),
            source: ProcedureSource::Fresh(fresh),
        }
    }

    /// All that it says; read at first, then kept.
    pub fn value(&self) -> &Arc<Procedure> {
        self.value.get_or_init(|| self.fetch())
    }

    /// All that it says, not kept: for passes over the whole catalogue, which would fill the memory.
    pub fn read(&self) -> Arc<Procedure> {
        self.value.get().map_or_else(|| self.fetch(), Arc::clone)
    }

    /// Whether this is what the file says.
    pub fn says(&self, procedure: &Procedure) -> bool {
        match self.value.get() {
            Some(value) => std::ptr::eq(&**value, procedure) || **value == *procedure,
            None => *self.fetch() == *procedure,
        }
    }

    fn fetch(&self) -> Arc<Procedure> {
        let read = match &self.source {
            ProcedureSource::Here => None,
            ProcedureSource::Stored(store, place) => {
                store.procedure(&self.path, *place).map(Arc::new)
            }
            ProcedureSource::Fresh(fresh) => fresh.value(&self.path),
        };
        // Neither cache nor file can be read any more: what is known is the code.
        read.unwrap_or_else(|| {
            Arc::new(Procedure {
                code: self.code.clone(),
                name: self.code.clone(),
                ..Procedure::default()
            })
        })
    }
}

/// The reports of dossier counts, by path.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    stored: Vec<(PathBuf, Arc<Store>, ValueLocation)>,
    all: OnceLock<(Vec<Located<Statistics>>, Vec<bool>)>,
}

impl Reports {
    /// Reports in memory.
    pub fn kept(reports: Vec<Located<Statistics>>) -> Reports {
        let overlapping = overlapping(&reports);
        Reports {
            all: OnceLock::from((reports, overlapping)),
            ..Reports::default()
        }
    }

    /// Reports in the cache.
    pub(super) fn stored(stored: Vec<(PathBuf, Arc<Store>, ValueLocation)>) -> Reports {
        Reports {
            stored,
            all: OnceLock::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self.all.get() {
            Some((reports, _)) => reports.is_empty(),
            None => self.stored.is_empty(),
        }
    }

    /// All of them; read at first, then kept.
    pub(super) fn all(&self) -> &[Located<Statistics>] {
        &self.read().0
    }

    /// All of them, each with whether its period overlaps another of its series.
    pub(super) fn with_overlap(&self) -> impl Iterator<Item = (&Located<Statistics>, bool)> {
        let (reports, overlapping) = self.read();
        reports.iter().zip(overlapping.iter().copied())
    }

    fn read(&self) -> &(Vec<Located<Statistics>>, Vec<bool>) {
        self.all.get_or_init(|| {
            let read = |(path, store, place): &(PathBuf, Arc<Store>, ValueLocation)| {
                let value = store.statistics(path, *place)?;
                let path = path.clone();
                Some(Located { path, value })
            };
            let reports: Vec<_> = self.stored.par_iter().filter_map(read).collect();
            let overlapping = overlapping(&reports);
            (reports, overlapping)
        })
    }
}

/// For each report, whether its period overlaps another of the same unit, scope and basis. Counts by procedure and counts by
/// field are series of their own.
fn overlapping(reports: &[Located<Statistics>]) -> Vec<bool> {
    let mut series: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let report = &report.value;
        let by_field = !report.fields.is_empty();
        let by_procedure = !report.counts.is_empty() || !by_field;
        for of_fields in [by_procedure.then_some(false), by_field.then_some(true)]
            .into_iter()
            .flatten()
        {
            series
                .entry((&report.unit, report.scope, report.basis, of_fields))
                .or_default()
                .push(index);
        }
    }
    let mut overlaps = vec![false; reports.len()];
    for indexes in series.values_mut() {
        indexes.sort_by_key(|i| (reports[*i].value.from, reports[*i].value.to));
        // The report that reaches furthest so far: with sorted starts, only it can overlap the next.
        let mut furthest: Option<usize> = None;
        for &index in indexes.iter() {
            if let Some(before) = furthest
                && reports[index].value.from <= reports[before].value.to
            {
                overlaps[index] = true;
                overlaps[before] = true;
            }
            if furthest.is_none_or(|f| reports[index].value.to > reports[f].value.to) {
                furthest = Some(index);
            }
        }
    }
    overlaps
}
