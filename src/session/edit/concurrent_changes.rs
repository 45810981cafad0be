//! What became of procedures while a form on them was open, by meaning: two moments of a catalogue, of which nothing else
//! is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::analysis::changes::{self, MomentParts, ProcedureChange, ProcedureChangeKind};
use crate::catalogue::FileValue;
use crate::catalogue::kind::decisions_path;
use crate::catalogue::model::{Plan, Statistics};
use crate::catalogue::{Located, ProcedureFile, Snapshot};
use crate::diff::Names;
use crate::session::Strings;
use crate::session::words::differences;

/// Which files a form rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaseFiles {
    /// The procedure's own.
    pub procedure: bool,
    /// Its decision log.
    pub log: bool,
    /// Plans that name it and reports with its counts.
    pub others: bool,
}

impl BaseFiles {
    /// Whoever decides on a procedure reads what it says and what was decided.
    pub const DECISION: BaseFiles = BaseFiles {
        procedure: true,
        log: true,
        others: false,
    };
    /// Whoever writes a note adds to the log.
    pub const NOTE: BaseFiles = BaseFiles {
        procedure: false,
        log: true,
        others: false,
    };
    /// Whoever changes fields of a procedure, its plan or its counts.
    pub const FIELDS: BaseFiles = BaseFiles {
        procedure: true,
        log: false,
        others: true,
    };
}

/// What became of one procedure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ConcurrentChange {
    pub code: String,
    /// What changed.
    pub became: ConcurrentChangeKind,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ConcurrentChangeKind {
    /// What is said.
    Otherwise(Box<ProcedureChange>),
    /// A file of it cannot be read any more.
    Unreadable(PathBuf),
}

/// What became of these procedures between two moments, as far as it concerns; nothing of those that say the same.
pub(crate) fn between(
    old: &Snapshot,
    new: &Snapshot,
    codes: &[String],
    concern: BaseFiles,
) -> Vec<ConcurrentChange> {
    let others = match concern.others {
        true => changed_others(old, new),
        false => BTreeSet::new(),
    };
    let found = codes.iter().filter_map(|code| {
        if is_same(old, new, code, concern) && !is_named(old, new, code, &others) {
            return None;
        }
        let became = match unreadable(old, new, code, concern) {
            Some(path) => ConcurrentChangeKind::Unreadable(path),
            None => {
                let (then, now) = (moment(old, code, concern), moment(new, code, concern));
                let changes = changes::between(&then, &now, || (Names::of(old), Names::of(new)));
                ConcurrentChangeKind::Otherwise(Box::new(changes.of(code)?.clone()))
            }
        };
        Some(ConcurrentChange {
            code: code.clone(),
            became,
        })
    });
    found.collect()
}

impl ConcurrentChange {
    /// In words, a line each.
    pub(crate) fn lines(&self, strings: &Strings) -> Vec<String> {
        match &self.became {
            ConcurrentChangeKind::Unreadable(path) => {
                let path = [("path", path.display().to_string().into())];
                vec![strings.with("meanwhile-unreadable", &path)]
            }
            ConcurrentChangeKind::Otherwise(change) => {
                let told = differences::procedure(strings, change);
                let what = Some(told.what).filter(|what| !what.is_empty());
                what.into_iter().chain(told.fields).collect()
            }
        }
    }

    /// Whether the procedure is not there any more, or cannot be read.
    pub(crate) fn is_gone(&self) -> bool {
        match &self.became {
            ConcurrentChangeKind::Unreadable(_) => true,
            ConcurrentChangeKind::Otherwise(change) => change.kind == ProcedureChangeKind::Removed,
        }
    }
}

/// Plans and reports that are not the same in both moments.
fn changed_others(old: &Snapshot, new: &Snapshot) -> BTreeSet<PathBuf> {
    let mut changed = differing(old.plans(), new.plans());
    changed.extend(differing(old.statistics(), new.statistics()));
    changed
}

fn differing<T: PartialEq>(old: &[Located<T>], new: &[Located<T>]) -> BTreeSet<PathBuf> {
    let of = |files: &'_ [Located<T>]| -> BTreeMap<PathBuf, usize> {
        let files = files.iter().enumerate();
        files.map(|(at, file)| (file.path.clone(), at)).collect()
    };
    let (then, now) = (of(old), of(new));
    let paths = then.keys().chain(now.keys());
    let is_other = |path: &&PathBuf| match (then.get(*path), now.get(*path)) {
        (Some(then), Some(now)) => old[*then].value != new[*now].value,
        _ => true,
    };
    paths.filter(is_other).cloned().collect()
}

/// Whether one of these plans and reports speaks of a procedure, then or now.
fn is_named(old: &Snapshot, new: &Snapshot, code: &str, others: &BTreeSet<PathBuf>) -> bool {
    !others.is_empty()
        && [old, new].into_iter().any(|moment| {
            let mut plans = moment.plans_naming(code).map(|(plan, _)| &plan.path);
            let reports = moment.statistics().iter();
            let mut reports = reports.filter(|report| report.value.counts.contains_key(code));
            plans.any(|path| others.contains(path))
                || reports.any(|report| others.contains(&report.path))
        })
}

/// Whether the procedure's own files cannot differ, as far as that is seen without taking them apart.
fn is_same(old: &Snapshot, new: &Snapshot, code: &str, concern: BaseFiles) -> bool {
    let same_file = |old: &ProcedureFile, new: &ProcedureFile| match old.key {
        0 => old.path == new.path && old.value() == new.value(),
        key => key == new.key,
    };
    let procedures = || match (old.procedure(code), new.procedure(code)) {
        (Some(old), Some(new)) => same_file(old, new),
        (None, None) => true,
        _ => false,
    };
    let logs = || {
        let (then, now) = (old.decisions(code), new.decisions(code));
        then.map(|log| &log.value) == now.map(|log| &log.value)
            && new.unreadable_decisions(code) == old.unreadable_decisions(code)
    };
    (!concern.procedure || procedures()) && (!concern.log || logs())
}

/// A file of the procedure that could be read then and cannot now.
fn unreadable(old: &Snapshot, new: &Snapshot, code: &str, concern: BaseFiles) -> Option<PathBuf> {
    let file = old.procedure(code)?;
    let log = old.decisions(code);
    let log = log.map_or_else(|| decisions_path(&file.path, code), |log| log.path.clone());
    let of = |is_concerned: bool, path: PathBuf| {
        let in_list = |of: &Snapshot| of.unreadable().iter().any(|file| file.path == path);
        (is_concerned && in_list(new) && !in_list(old)).then_some(path)
    };
    of(concern.procedure, file.path.clone()).or_else(|| of(concern.log, log))
}

/// What is said of a procedure.
fn moment(snapshot: &Snapshot, code: &str, concern: BaseFiles) -> MomentParts {
    let mut moment = MomentParts::default();
    if let Some(file) = snapshot.procedure(code).filter(|_| concern.procedure) {
        moment.add_procedure(&file.path, &file.read());
    }
    if let Some(log) = snapshot.decisions(code).filter(|_| concern.log) {
        let value = FileValue::Decisions(log.value.clone());
        moment.add(&log.path, Some(&value));
    }
    if concern.others {
        for (plan, row) in snapshot.plans_naming(code) {
            let row = plan.value.procedures.get(row).cloned();
            let value = FileValue::Plan(Plan {
                procedures: row.into_iter().collect(),
                ..plan.value.clone()
            });
            moment.add(&plan.path, Some(&value));
        }
        for report in snapshot.statistics() {
            if let Some(counts) = report.value.counts.get(code) {
                let value = FileValue::Statistics(of_one(&report.value, code, counts));
                moment.add(&report.path, Some(&value));
            }
        }
    }
    moment
}

/// A report with the counts of one procedure alone.
fn of_one(report: &Statistics, code: &str, counts: &crate::catalogue::model::Counts) -> Statistics {
    Statistics {
        unit: report.unit.clone(),
        scope: report.scope,
        from: report.from,
        to: report.to,
        basis: report.basis,
        source: report.source.clone(),
        retrieved: report.retrieved,
        complete: report.complete,
        counts: BTreeMap::from([(code.to_owned(), counts.clone())]),
        fields: BTreeMap::new(),
        notes: report.notes.clone(),
    }
}
