//! What is wrong is no evidence: which findings of severity error take a file, or an entry of it, from whoever reads the
//! catalogue for evidence. There is no second list of what is wrong: whatever `check` finds here takes what it is about. Errors
//! of reports do the same by [`crate::catalogue::plausibility`], which `check` asks too.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::finding::{FileStep, Finding};
use super::{groups, laws, plans, procedures, registers};
use crate::catalogue::check::reference_index::{ReferenceIndex, shown};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Plan, Procedure};
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::files::Severity;

/// An error, as far as whoever reads evidence has to say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFault {
    /// The finding of `check`.
    pub code: &'static str,
    /// The file, with forward slashes.
    pub path: String,
    /// Where in it.
    place: Vec<FileStep>,
}

impl EvidenceFault {
    fn of(finding: &Finding) -> Option<EvidenceFault> {
        (finding.severity() == Severity::Error).then(|| EvidenceFault {
            code: finding.code,
            path: shown(&finding.path),
            place: finding.steps().to_vec(),
        })
    }

    /// Where in the file it stands: `procedures[2].code`. Entries are counted from 1.
    pub fn place(&self) -> String {
        let mut text = String::new();
        for step in &self.place {
            match step {
                FileStep::Key(key) if text.is_empty() => text.push_str(key),
                FileStep::Key(key) => text.extend([".", key]),
                FileStep::Entry(at) => text.push_str(&format!("[{}]", at + 1)),
            }
        }
        text
    }

    /// The outermost key that it is about; none where it is about the whole file.
    pub fn key(&self) -> Option<&str> {
        match self.place.first() {
            Some(FileStep::Key(key)) => Some(key),
            _ => None,
        }
    }

    /// The entry of a list at the top of the file that it is about.
    fn entry(&self, of: &str) -> Option<usize> {
        match self.place.as_slice() {
            [FileStep::Key(key), FileStep::Entry(at), ..] if key == of => Some(*at),
            _ => None,
        }
    }
}

/// The errors of what several procedures rest on. Two of one id stand and fall together: nobody can tell which of them is
/// meant.
#[derive(Debug, Default)]
pub struct EvidenceFaults {
    plans: HashMap<String, EvidenceFault>,
    rows: HashMap<(PathBuf, usize), EvidenceFault>,
    groups: HashMap<String, EvidenceFault>,
    agencies: HashMap<String, EvidenceFault>,
    fields: HashMap<String, EvidenceFault>,
    /// By place in [`Snapshot::instruments`].
    instruments: HashMap<usize, EvidenceFault>,
}

impl EvidenceFaults {
    /// The errors of a catalogue.
    pub(in crate::catalogue) fn of(snapshot: &Snapshot) -> EvidenceFaults {
        let known = &ReferenceIndex::new(snapshot, &[]);
        let mut found = Vec::new();
        registers::agencies(known, &mut found);
        registers::fields(known, &mut found);
        groups::check(known, &mut found);
        plans::check(known, &mut found);
        laws::entries(known, &mut found);
        let mut faults = EvidenceFaults::default();
        for finding in found {
            if let Some(fault) = EvidenceFault::of(&finding) {
                faults.add(snapshot, &finding.path, fault);
            }
        }
        faults
    }

    fn add(&mut self, snapshot: &Snapshot, path: &Path, fault: EvidenceFault) {
        match FileKind::of(path) {
            Some(FileKind::Plan) => match fault.entry("procedures") {
                Some(row) => _ = self.rows.entry((path.to_owned(), row)).or_insert(fault),
                None => {
                    if let Some(plan) = snapshot.plans().iter().find(|plan| plan.path == path) {
                        let id = plan.value.id.clone();
                        self.plans.entry(id).or_insert(fault);
                    }
                }
            },
            Some(FileKind::Group) => {
                if let Some(group) = snapshot.groups().iter().find(|group| group.path == path) {
                    let id = group.value.id.clone();
                    self.groups.entry(id).or_insert(fault);
                }
            }
            Some(FileKind::Agencies) => {
                let agency = fault.entry("agencies");
                if let Some(agency) = agency.and_then(|at| snapshot.agencies().get(at)) {
                    self.agencies.entry(agency.id.clone()).or_insert(fault);
                }
            }
            Some(FileKind::Fields) => {
                let field = fault.entry("fields");
                if let Some(field) = field.and_then(|at| snapshot.fields().get(at)) {
                    self.fields.entry(field.id.clone()).or_insert(fault);
                }
            }
            Some(FileKind::Instruments) => {
                let instruments = snapshot.instruments().iter().enumerate();
                let mut of_file = instruments.filter(|(_, instrument)| instrument.path == path);
                let entry = fault.entry("instruments");
                if let Some((at, _)) = entry.and_then(|entry| of_file.nth(entry)) {
                    self.instruments.entry(at).or_insert(fault);
                }
            }
            _ => {}
        }
    }

    /// The error of a plan, or of the row of it.
    pub fn plan_row(&self, plan: &Located<Plan>, row: usize) -> Option<&EvidenceFault> {
        let of_row = || {
            let any = !self.rows.is_empty();
            any.then(|| self.rows.get(&(plan.path.clone(), row)))
                .flatten()
        };
        self.plan(&plan.value.id).or_else(of_row)
    }

    /// The error of the plan of an id.
    pub fn plan(&self, id: &str) -> Option<&EvidenceFault> {
        self.plans.get(id)
    }

    /// The error of the linked group of an id.
    pub fn group(&self, id: &str) -> Option<&EvidenceFault> {
        self.groups.get(id)
    }

    /// The error of the agency of an id.
    pub fn agency(&self, id: &str) -> Option<&EvidenceFault> {
        self.agencies.get(id)
    }

    /// The error of the field of an id.
    pub fn field(&self, id: &str) -> Option<&EvidenceFault> {
        self.fields.get(id)
    }

    /// The error of an instrument of the catalogue.
    pub fn instrument(
        &self,
        snapshot: &Snapshot,
        instrument: &crate::catalogue::model::Instrument,
    ) -> Option<&EvidenceFault> {
        let all = || snapshot.instruments().iter().enumerate();
        let mut of_instrument = all().filter(|(_, known)| std::ptr::eq(&known.value, instrument));
        match self.instruments.is_empty() {
            true => None,
            false => of_instrument.find_map(|(at, _)| self.instruments.get(&at)),
        }
    }
}

/// Finds the errors of single procedures.
pub struct Examiner<'a> {
    known: ReferenceIndex<'a>,
    /// Codes that stand in two files.
    twice: HashSet<&'a str>,
}

impl std::fmt::Debug for Examiner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Examiner")
            .field("twice", &self.twice)
            .finish_non_exhaustive()
    }
}

impl<'a> Examiner<'a> {
    /// Of the procedures of a catalogue.
    pub fn new(snapshot: &'a Snapshot) -> Examiner<'a> {
        let pairs = snapshot.procedures().windows(2);
        let twice = pairs.filter_map(|pair| match pair {
            [first, second] if first.code == second.code => Some(first.code.as_str()),
            _ => None,
        });
        Examiner {
            twice: twice.collect(),
            known: ReferenceIndex::new(snapshot, &[]),
        }
    }

    /// The errors of what a procedure says of its levels alone: who handles it is asked often.
    pub fn level_faults(&self, procedure: &Procedure) -> Vec<EvidenceFault> {
        let mut found = Vec::new();
        procedures::levels(Path::new(""), procedure, &mut found);
        if found.is_empty() {
            return Vec::new();
        }
        found.clear();
        procedures::levels(self.path(procedure), procedure, &mut found);
        found.iter().filter_map(EvidenceFault::of).collect()
    }

    fn path(&self, procedure: &Procedure) -> &Path {
        let file = self.known.snapshot.procedure(&procedure.code);
        file.map_or(Path::new(""), |file| file.path.as_path())
    }

    /// The errors of a procedure.
    pub fn faults(&self, procedure: &Procedure) -> Vec<EvidenceFault> {
        let snapshot = self.known.snapshot;
        // Most have none: where the file lies is looked up for the others.
        let mut found = Vec::new();
        procedures::own(&self.known, Path::new(""), procedure, &mut found);
        if !found.is_empty() {
            found.clear();
            procedures::own(&self.known, self.path(procedure), procedure, &mut found);
        }
        if self.twice.contains(procedure.code.as_str()) {
            let files = snapshot.procedures().windows(2);
            let mut pairs = files.filter_map(|pair| match pair {
                [first, second] if first.code == procedure.code => procedures::twice(first, second),
                _ => None,
            });
            found.extend(pairs.next());
        }
        found.iter().filter_map(EvidenceFault::of).collect()
    }
}
