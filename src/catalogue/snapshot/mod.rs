//! The immutable catalogue that everything above reads. Nothing in it changes after loading.
//!
//! | file | what lives there |
//! |---|---|
//! | `changed` | another catalogue that differs from one in a few files |
//! | `derived` | what rooms above work out of the procedures, once for all that ask |

mod changed;
mod derived;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::check::EvidenceFaults;
use super::copied::{Copied, copied};
use super::instruments::Issuers;
use super::instruments::title::own_numbers;
use super::kind::{FileKind, is_yaml};
use super::model::{
    Agency, Assignment, Basis, Database, DecisionLog, Field, Group, Indicators, Instrument,
    Manifest, PersonEmails, Plan, Policy, ServiceList, Statistics, SynonymMap, Variants, time_zone,
};
use super::plausibility::ReportFault;
use super::shared_answers::SharedAnswers;
use super::twin_logs::{TwinLog, twins};
use crate::catalogue::lazy_values::{ProcedureFile, Reports};
use crate::files::Clock;
use crate::text::nfc;
use derived::DerivedValues;

/// A value with the file that holds it, relative to the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub value: T,
}

/// A file that could not be read as what its place says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableFile {
    /// The file.
    pub path: PathBuf,
    /// What it should have been.
    pub kind: FileKind,
    /// It is in the catalogue and not here: git was told to leave it out, or never fetched it.
    pub missing: bool,
}

/// All that was read from the files, before it is indexed. Order within a list is that of the paths.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub manifest: Option<Manifest>,
    pub agencies: Vec<Agency>,
    pub fields: Vec<Field>,
    /// Legal instruments.
    pub instruments: Vec<Located<Instrument>>,
    pub databases: Vec<Database>,
    /// Lists of services.
    pub lists: Vec<Located<ServiceList>>,
    /// Linked groups.
    pub groups: Vec<Located<Group>>,
    pub plans: Vec<Located<Plan>>,
    pub procedures: Vec<ProcedureFile>,
    /// Reports of dossier counts.
    pub statistics: Reports,
    /// Variants of provinces.
    pub variants: Vec<Located<Variants>>,
    /// Decision logs.
    pub decisions: Vec<Located<DecisionLog>>,
    /// Search words.
    pub synonyms: SynonymMap,
    /// People with several addresses.
    pub people: Vec<PersonEmails>,
    /// Who reviews what.
    pub assignments: Vec<Assignment>,
    /// Facts of agencies.
    pub indicators: Vec<Located<Indicators>>,
    /// Files that could not be read.
    pub unreadable: Vec<UnreadableFile>,
}

/// The catalogue at one moment. Procedures and reports may still lie in the cache; they are read from there when they are
/// looked at.
#[derive(Clone, Debug)]
pub struct Snapshot {
    contents: Contents,
    /// By code; where a code stands twice, by path.
    procedures: Arc<[ProcedureFile]>,
    statistics: Arc<Reports>,
    agency_by_id: HashMap<String, usize>,
    field_by_id: HashMap<String, usize>,
    instruments_by_key: HashMap<String, Vec<usize>>,
    issuers: Arc<Issuers>,
    groups_by_code: HashMap<String, Vec<usize>>,
    plans_by_target: HashMap<String, Vec<(usize, usize)>>,
    plan_by_id: HashMap<String, usize>,
    decisions_by_code: HashMap<String, usize>,
    twin_logs: HashMap<String, TwinLog>,
    copied: Copied,
    /// Found when somebody asks.
    faults: Arc<OnceLock<EvidenceFaults>>,
    /// Whether decisions rest on what is here; found when somebody asks.
    grounds: Arc<SharedAnswers<bool>>,
    /// Of the procedures alone: a copy with other decisions shares it.
    derived: Arc<DerivedValues>,
}

impl Snapshot {
    /// Indexes what was read.
    pub fn new(mut contents: Contents) -> Snapshot {
        let mut procedures = std::mem::take(&mut contents.procedures);
        procedures.sort_by(|a, b| (&a.code, &a.path).cmp(&(&b.code, &b.path)));
        let statistics = Arc::new(std::mem::take(&mut contents.statistics));
        let mut groups_by_code: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, group) in contents.groups.iter().enumerate() {
            for code in group.value.codes() {
                let groups = groups_by_code.entry(code.clone()).or_default();
                // A code may stand twice in a group, on other days.
                if groups.last() != Some(&index) {
                    groups.push(index);
                }
            }
        }
        let mut plans_by_target: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (index, plan) in contents.plans.iter().enumerate() {
            for (row, target) in plan.value.procedures.iter().enumerate() {
                if let Some(target) = target.code.as_ref().or(target.group.as_ref()) {
                    plans_by_target
                        .entry(target.clone())
                        .or_default()
                        .push((index, row));
                }
            }
        }
        let mut instruments_by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, instrument) in contents.instruments.iter().enumerate() {
            let key = instrument_key(&instrument.value.number);
            instruments_by_key.entry(key).or_default().push(index);
        }
        Snapshot {
            procedures: procedures.into(),
            statistics,
            agency_by_id: index_by(&contents.agencies, |a| a.id.clone()),
            field_by_id: index_by(&contents.fields, |f| f.id.clone()),
            instruments_by_key,
            issuers: Arc::new(Issuers::new(&contents.agencies)),
            groups_by_code,
            plans_by_target,
            plan_by_id: index_by(&contents.plans, |p| p.value.id.clone()),
            decisions_by_code: index_by(&contents.decisions, |d| d.value.code.clone()),
            twin_logs: twins(&contents.decisions),
            copied: copied(&contents.decisions),
            contents,
            faults: Arc::default(),
            grounds: Arc::default(),
            derived: Arc::default(),
        }
    }

    /// What `check` calls an error in plans, groups, instruments, agencies and fields: what is wrong is no evidence.
    pub fn faults(&self) -> &EvidenceFaults {
        self.faults.get_or_init(|| EvidenceFaults::of(self))
    }

    /// Answers to whether what a decision rested on is what this catalogue has, whatever it says of decisions: to work one out
    /// costs more than all rules on its procedure.
    pub fn grounds(&self) -> &SharedAnswers<bool> {
        &self.grounds
    }

    /// The manifest, where it could be read.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.contents.manifest.as_ref()
    }

    /// Whether it is a sample, which is no catalogue of a ministry's: whatever is made from it says so. Where the manifest is
    /// there and cannot be read, nobody knows that it is none.
    pub fn is_sample(&self) -> bool {
        let unknown = || self.unreadable_of(FileKind::Manifest).next().is_some();
        self.manifest()
            .map_or_else(unknown, |manifest| manifest.sample)
    }

    /// The policy of the manifest; what is built in where the manifest could not be read.
    pub fn policy(&self) -> Cow<'_, Policy> {
        match self.manifest() {
            Some(manifest) => Cow::Borrowed(&manifest.policy),
            None => Cow::Owned(Policy::built_in()),
        }
    }

    /// The time zone whose days are the catalogue's days.
    pub fn zone(&self) -> TimeZone {
        time_zone(
            self.manifest()
                .and_then(|manifest| manifest.zone.as_deref()),
        )
    }

    /// The current day in the catalogue's time zone, whatever zone the user is in.
    pub fn today(&self, clock: &dyn Clock) -> Date {
        clock.now().with_time_zone(self.zone()).date()
    }

    /// The day from which a decision is looked at; see [`Manifest::own_day`].
    pub fn own_day(&self, today: Date) -> Date {
        self.manifest()
            .map_or(today, |manifest| manifest.own_day(today))
    }

    /// Agencies, in the order of the file.
    pub fn agencies(&self) -> &[Agency] {
        &self.contents.agencies
    }

    /// The agency of an id.
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agency_by_id
            .get(id)
            .map(|i| &self.contents.agencies[*i])
    }

    /// The agency of an id, where its entry may be believed.
    pub fn sound_agency(&self, id: &str) -> Option<&Agency> {
        self.agency(id)
            .filter(|_| self.faults().agency(id).is_none())
    }

    /// An agency with those that took its place, directly or through others; itself first.
    pub fn heirs<'s>(&'s self, agency: &'s str) -> Vec<&'s str> {
        let mut heirs = vec![agency];
        let mut next = 0;
        while let Some(agency) = heirs.get(next).and_then(|id| self.agency(id)) {
            for heir in &agency.replaced_by {
                if !heirs.contains(&heir.as_str()) {
                    heirs.push(heir);
                }
            }
            next += 1;
        }
        heirs
    }

    /// The days on which an agency stood beside one whose place it took later, both ends open where they are not known; none
    /// where it began when the other had ended. What it reports of such days is its own; of days before it was, a report of
    /// it can only be of the others.
    pub fn days_beside(
        &self,
        heir: &Agency,
        before: &Agency,
    ) -> Option<(Option<Date>, Option<Date>)> {
        // That one took the other's place on its first day ends the other, where nothing else does.
        let eve = || heir.from.and_then(|from| from.yesterday().ok());
        let to = before.to.or_else(eve);
        match (heir.from, to) {
            (Some(from), Some(to)) if to < from => None,
            _ => Some((heir.from, to)),
        }
    }

    /// Fields, in the order of the file.
    pub fn fields(&self) -> &[Field] {
        &self.contents.fields
    }

    /// The field of an id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.field_by_id.get(id).map(|i| &self.contents.fields[*i])
    }

    /// The field of an id, where its entry may be believed.
    pub fn sound_field(&self, id: &str) -> Option<&Field> {
        self.field(id).filter(|_| self.faults().field(id).is_none())
    }

    /// Legal instruments.
    pub fn instruments(&self) -> &[Located<Instrument>] {
        &self.contents.instruments
    }

    /// Every instrument of a number, by its [`instrument_key`]; which of them is meant says [`Snapshot::resolve`].
    pub fn instruments_of_key(&self, key: &str) -> Vec<&Located<Instrument>> {
        let found = self.instruments_by_key.get(key).into_iter().flatten();
        found.map(|at| &self.contents.instruments[*at]).collect()
    }

    /// The keys of all numbers, each with its instruments.
    pub fn instrument_keys(&self) -> impl Iterator<Item = (&str, Vec<&Located<Instrument>>)> {
        self.instruments_by_key.iter().map(|(key, places)| {
            let found = places.iter().map(|at| &self.contents.instruments[*at]);
            (key.as_str(), found.collect())
        })
    }

    /// Who issues instruments, by name.
    pub fn issuers(&self) -> &Issuers {
        &self.issuers
    }

    /// Databases.
    pub fn databases(&self) -> &[Database] {
        &self.contents.databases
    }

    /// Lists of services.
    pub fn lists(&self) -> &[Located<ServiceList>] {
        &self.contents.lists
    }

    /// Linked groups.
    pub fn groups(&self) -> &[Located<Group>] {
        &self.contents.groups
    }

    /// The linked groups that a procedure belongs to, on whatever days.
    pub fn groups_of(&self, code: &str) -> impl Iterator<Item = &Group> {
        self.groups_by_code
            .get(code)
            .into_iter()
            .flatten()
            .map(|i| &self.contents.groups[*i].value)
    }

    /// The linked groups that a procedure belongs to on a day.
    pub fn groups_on<'s>(&'s self, code: &'s str, day: Date) -> impl Iterator<Item = &'s Group> {
        let groups = self.groups_of(code);
        groups.filter(move |group| group.has_on(code, day))
    }

    /// The linked group of an id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        let mut groups = self.contents.groups.iter();
        groups
            .find(|group| group.value.id == id)
            .map(|group| &group.value)
    }

    /// Plans.
    pub fn plans(&self) -> &[Located<Plan>] {
        &self.contents.plans
    }

    /// The plan of an id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plan_by_id
            .get(id)
            .map(|i| &self.contents.plans[*i].value)
    }

    /// The plans that name a code or a group id, each with the number of its row from 0.
    pub fn plans_naming(&self, target: &str) -> impl Iterator<Item = (&Located<Plan>, usize)> {
        self.plans_by_target
            .get(target)
            .into_iter()
            .flatten()
            .map(|(plan, row)| (&self.contents.plans[*plan], *row))
    }

    /// Procedures, by code.
    pub fn procedures(&self) -> &[ProcedureFile] {
        &self.procedures
    }

    /// The position of a code in [`Snapshot::procedures`]. Where a code stands in two files the first counts; `check` reports
    /// the other.
    pub fn position(&self, code: &str) -> Option<usize> {
        let at = self.procedures.partition_point(|p| p.code.as_str() < code);
        self.procedures
            .get(at)
            .filter(|p| p.code == code)
            .map(|_| at)
    }

    /// The procedure of a code, with its file.
    pub fn procedure(&self, code: &str) -> Option<&ProcedureFile> {
        self.position(code).map(|at| &self.procedures[at])
    }

    /// Reports of dossier counts, by path.
    pub fn statistics(&self) -> &[Located<Statistics>] {
        self.statistics.all()
    }

    /// Whether there is any report of dossier counts.
    pub fn has_statistics(&self) -> bool {
        !self.statistics.is_empty()
    }

    /// The reports that rules may read: those with no fault that takes the whole file.
    pub fn usable_statistics(&self) -> impl Iterator<Item = &Located<Statistics>> {
        let usable = |(report, overlaps): &(&Located<Statistics>, bool)| {
            self.report_fault(&report.value, *overlaps).is_none()
        };
        let reports = self.statistics.with_overlap().filter(usable);
        reports.map(|(report, _)| report)
    }

    /// The reports that can be read and are no evidence, each with its fault.
    pub fn faulty_statistics(&self) -> impl Iterator<Item = (&Located<Statistics>, ReportFault)> {
        let reports = self.statistics.with_overlap();
        reports.filter_map(|(report, overlaps)| {
            Some((report, self.report_fault(&report.value, overlaps)?))
        })
    }

    /// The reports whose periods overlap another of the same unit, scope and basis; rules read none of them.
    pub fn overlapping_statistics(&self) -> impl Iterator<Item = &Located<Statistics>> {
        self.statistics
            .with_overlap()
            .filter_map(|(report, overlaps)| overlaps.then_some(report))
    }

    /// Variants of provinces.
    pub fn variants(&self) -> &[Located<Variants>] {
        &self.contents.variants
    }

    /// The files of decision logs; several may hold the log of one procedure.
    pub fn decision_logs(&self) -> &[Located<DecisionLog>] {
        &self.contents.decisions
    }

    /// The decision logs, one a procedure, whatever the number of its files.
    pub fn logs(&self) -> impl Iterator<Item = &Located<DecisionLog>> {
        let files = self.contents.decisions.iter().enumerate();
        files.filter_map(|(at, log)| {
            let code = log.value.code.as_str();
            let is_first = self.decisions_by_code.get(code) == Some(&at);
            is_first.then(|| self.decisions(code)).flatten()
        })
    }

    /// The decision log of a procedure, with its file. Where several files hold it, all of them are one log, and its file is
    /// the first.
    pub fn decisions(&self, code: &str) -> Option<&Located<DecisionLog>> {
        if let Some(twins) = self.twin_logs.get(code) {
            return Some(&twins.joined);
        }
        self.decisions_by_code
            .get(code)
            .map(|i| &self.contents.decisions[*i])
    }

    /// The files that hold the log of a procedure, where they are several: then it is not known which is right.
    pub fn twin_logs(&self, code: &str) -> &[PathBuf] {
        self.twin_logs.get(code).map_or(&[], |twins| &twins.paths)
    }

    /// The code of another procedure in whose log an entry of this one's stands too: then nobody knows whose it is.
    pub fn also_in(&self, id: &str, code: &str) -> Option<&str> {
        let codes = self.copied.get(id)?;
        let of = codes.iter().any(|of| of == code);
        let mut others = codes.iter().filter(|other| *other != code);
        others.next().filter(|_| of).map(String::as_str)
    }

    /// The decision log of a procedure that is there and cannot be read: then it is not known what was decided.
    pub fn unreadable_decisions(&self, code: &str) -> Option<&UnreadableFile> {
        let name = nfc(code).to_lowercase();
        let folder = || {
            let path = &self.procedure(code)?.path;
            path.parent()?.file_name()
        };
        self.unreadable_of(FileKind::Decisions).find(|file| {
            match (is_yaml(&file.path), file.path.iter().nth(1)) {
                (true, _) => {
                    let stem = file.path.file_stem().and_then(|stem| stem.to_str());
                    stem.is_some_and(|stem| nfc(stem).to_lowercase() == name)
                }
                // A folder that cannot be read may hold it.
                (false, Some(of)) => folder().is_none_or(|folder| folder == of),
                (false, None) => true,
            }
        })
    }

    /// People with several addresses.
    pub fn people(&self) -> &[PersonEmails] {
        &self.contents.people
    }

    /// Who reviews what.
    pub fn assignments(&self) -> &[Assignment] {
        &self.contents.assignments
    }

    /// The facts of agencies that stand on no procedure, by file.
    pub fn indicators(&self) -> &[Located<Indicators>] {
        &self.contents.indicators
    }

    /// Search words.
    pub fn synonyms(&self) -> &SynonymMap {
        &self.contents.synonyms
    }

    /// Files that could not be read.
    pub fn unreadable(&self) -> &[UnreadableFile] {
        &self.contents.unreadable
    }

    /// Files of one kind that could not be read.
    pub fn unreadable_of(&self, kind: FileKind) -> impl Iterator<Item = &UnreadableFile> {
        self.contents
            .unreadable
            .iter()
            .filter(move |file| file.kind == kind)
    }
}

/// What two spellings of one number of a legal instrument have in common.
pub(crate) fn instrument_key(number: &str) -> String {
    let own = own_numbers(number).into_iter().next();
    own.map_or_else(|| crate::text::fold(number), |own| own.key())
}

fn index_by<T>(items: &[T], key: impl Fn(&T) -> String) -> HashMap<String, usize> {
    let mut index = HashMap::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        index.entry(key(item)).or_insert(at);
    }
    index
}

/// Whether a report is of the basis that rules take as evidence of use.
pub(crate) fn is_evidence_of_use(report: &Statistics) -> bool {
    report.basis == Basis::Received
}
