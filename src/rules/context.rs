//! Snapshot, as-of date, window, and what rules look up more than once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, OnceLock, RwLock};

use jiff::ToSpan;
use jiff::civil::Date;

use super::count_histories::CountHistories;
use super::issued_results::IssuedResults;
use super::legal_basis_expired::CitationState;
use super::published_lists;
use super::usage::WindowReports;
use super::window::Window;
use super::year::Year;
use crate::catalogue::Snapshot;
use crate::catalogue::holdings::DatabaseHoldings;
use crate::catalogue::model::{Basis, Procedure};
use crate::catalogue::shared_answers::SharedAnswers;

/// What every rule is a function of.
#[derive(Debug)]
pub struct Context<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The date at which it is read.
    pub as_of: Date,
    /// The current day: no report knows anything of a day after it.
    pub today: Date,
    /// The window that ends on the as-of date.
    pub window: Window,
    /// The reports that touch the window, indexed.
    pub reports: WindowReports<'a>,
    /// Whether looking up counts is made quick.
    indexed: bool,
    /// Whether rules say what they read. Where they need not, only verdicts and what stands beside them are right.
    pub(super) tells: bool,
    /// What was found of citations and of names of agencies, which many procedures share.
    citations: SharedAnswers<CitationState>,
    districts: SharedAnswers<bool>,
    /// The years of procedures.
    pub(super) years: SharedAnswers<Year>,
    /// Agencies with a procedure that some plan names; found out when somebody asks, as is all that follows.
    planners: OnceLock<HashSet<String>>,
    publishers: OnceLock<HashSet<String>>,
    holdings: OnceLock<DatabaseHoldings>,
    results: OnceLock<Arc<IssuedResults>>,
    histories: OnceLock<CountHistories<'a>>,
    /// By agency, the last days of those whose place it took.
    ends_before: OnceLock<HashMap<String, Vec<Date>>>,
    /// The reports of other periods than the window.
    periods: RwLock<BTreeMap<(Basis, Date, Date), Arc<WindowReports<'a>>>>,
}

impl<'a> Context<'a> {
    /// The context of a catalogue at a date, to judge a few procedures. `today` is the clock's day in the catalogue's zone;
    /// for what a future day will say if nothing changes until then, it is that day.
    pub fn new(snapshot: &'a Snapshot, as_of: Date, today: Date) -> Context<'a> {
        let window = Window::of(snapshot, as_of);
        Context {
            snapshot,
            as_of,
            today,
            window,
            reports: WindowReports::new(snapshot, window, today),
            indexed: false,
            tells: true,
            citations: SharedAnswers::default(),
            districts: SharedAnswers::default(),
            years: SharedAnswers::default(),
            planners: OnceLock::new(),
            publishers: OnceLock::new(),
            holdings: OnceLock::new(),
            results: OnceLock::new(),
            histories: OnceLock::new(),
            ends_before: OnceLock::new(),
            periods: RwLock::default(),
        }
    }

    /// The same for judging all of them: takes a while to make, and looks up counts quickly.
    pub fn of_all(snapshot: &'a Snapshot, as_of: Date, today: Date) -> Context<'a> {
        let mut context = Context::new(snapshot, as_of, today);
        context.reports.index();
        context.indexed = true;
        // Made on all cores, which whoever judges on all cores cannot wait for.
        context.results();
        context
    }

    /// The same without what rules read: verdicts and what stands beside them alone, for passes over many procedures that show
    /// none.
    #[must_use]
    pub fn without_words(self) -> Context<'a> {
        Context {
            tells: false,
            ..self
        }
    }

    /// What is found of a citation, worked out once for all that cite the same.
    pub(super) fn citation(
        &self,
        key: impl Hash,
        find: impl FnOnce() -> CitationState,
    ) -> CitationState {
        self.citations.of(key, find)
    }

    /// Whether a name is that of a district's People's Committee, worked out once for all that it carries out.
    pub(super) fn is_district(&self, name: &str, find: impl FnOnce() -> bool) -> bool {
        self.districts.of(name, find)
    }

    /// Whether any plan, of whatever type and day, names a procedure of the same issuer or of one whose place it took, or a
    /// group with one. Where no issuer is stated, whether there is any plan.
    pub fn has_plans_of(&self, procedure: &Procedure) -> bool {
        match &procedure.issuer {
            Some(issuer) => self.planners().contains(issuer),
            None => !self.snapshot.plans().is_empty(),
        }
    }

    /// Whether any decision on a procedure of the same issuer, or of one whose place it took, was published. Where no issuer is
    /// stated, whether any was at all.
    pub(super) fn has_published_list_of(&self, procedure: &Procedure) -> bool {
        let publishers = self
            .publishers
            .get_or_init(|| published_lists::publishers(self.snapshot));
        match &procedure.issuer {
            Some(issuer) => publishers.contains(issuer),
            // Nobody knows whose list it would stand on; its own decision is on one.
            None => {
                let log = self.snapshot.decisions(&procedure.code);
                log.is_some_and(|log| log.value.published().is_some())
            }
        }
    }

    /// What databases in use on the as-of date hold.
    pub(crate) fn holdings(&self) -> &DatabaseHoldings {
        self.holdings
            .get_or_init(|| DatabaseHoldings::new(self.snapshot, self.as_of))
    }

    /// The results that procedures issue.
    pub fn results(&self) -> &IssuedResults {
        self.results
            .get_or_init(|| self.snapshot.derived(IssuedResults::new))
    }

    /// The last days of the agencies whose place one took.
    pub(super) fn ends_before(&self, unit: &str) -> &[Date] {
        let ends = self.ends_before.get_or_init(|| {
            let mut ends: HashMap<String, Vec<Date>> = HashMap::new();
            for before in self.snapshot.agencies() {
                for heir in &before.replaced_by {
                    let of_heir = ends.entry(heir.clone()).or_default();
                    of_heir.extend(before.to);
                }
            }
            ends
        });
        ends.get(unit).map_or(&[], Vec::as_slice)
    }

    /// What all reports say of each procedure, whatever their days.
    pub(super) fn histories(&self) -> &CountHistories<'a> {
        self.histories
            .get_or_init(|| CountHistories::new(self.snapshot, self.as_of, self.indexed))
    }

    /// The reports of one basis that touch a stretch of days.
    pub(crate) fn reports_of(&self, basis: Basis, from: Date, to: Date) -> Arc<WindowReports<'a>> {
        let key = (basis, from, to);
        let known = self
            .periods
            .read()
            .map(|periods| periods.get(&key).cloned());
        if let Ok(Some(reports)) = known {
            return reports;
        }
        let window = Window {
            from,
            to,
            months: self.window.months,
        };
        let mut reports = WindowReports::of_basis(self.snapshot, window, self.today, basis);
        if self.indexed {
            reports.index();
        }
        let reports = Arc::new(reports);
        if let Ok(mut periods) = self.periods.write() {
            periods.insert(key, Arc::clone(&reports));
        }
        reports
    }

    /// The name of an agency; its id where the catalogue does not have it.
    pub(super) fn agency_name<'s>(&'s self, id: &'s str) -> &'s str {
        self.snapshot.agency(id).map_or(id, |agency| &agency.name)
    }

    /// Since which day it could have been known that a procedure had no dossiers for a whole window; none where that is longer
    /// ago than two windows.
    pub(super) fn unused_since(&self, procedure: &Procedure) -> Option<Date> {
        let months = self.window.months;
        let long = Window::ending_on(self.as_of, months.saturating_mul(2));
        let reports = self.reports_of(Basis::Received, long.from, long.to);
        let usage = reports.usage(procedure);
        let zero = reports.zero_days(&usage).ranges();
        let (first, _) = zero.last().filter(|(first, _)| *first > 0)?;
        let window = i64::from(months).min(12_000).months();
        long.day(*first).saturating_add(window).yesterday().ok()
    }

    /// Whether a day up to which reports reach is recent enough for reports to lag: at most `policy.evidence.oldest` before the
    /// as-of date.
    pub fn is_recent(&self, day: Date) -> bool {
        let months = self.snapshot.policy().evidence_oldest_months();
        let oldest = self
            .as_of
            .saturating_sub(i64::from(months).min(12_000).months());
        oldest <= day
    }

    fn planners(&self) -> &HashSet<String> {
        self.planners.get_or_init(|| {
            let snapshot = self.snapshot;
            let rows = snapshot
                .plans()
                .iter()
                .flat_map(|plan| &plan.value.procedures);
            let mut codes: HashSet<&str> = HashSet::new();
            for row in rows {
                codes.extend(row.code.as_deref());
                let group = row.group.as_deref().and_then(|id| snapshot.group(id));
                codes.extend(
                    group
                        .into_iter()
                        .flat_map(|group| group.codes().map(String::as_str)),
                );
            }
            let mut issuers = HashSet::new();
            for code in codes {
                let procedure = snapshot.procedure(code).map(|file| file.read());
                issuers.extend(procedure.and_then(|procedure| procedure.issuer.clone()));
            }
            let mut planners = HashSet::new();
            for issuer in &issuers {
                planners.extend(snapshot.heirs(issuer).into_iter().map(str::to_owned));
            }
            planners
        })
    }
}
