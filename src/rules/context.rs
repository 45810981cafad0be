//! Snapshot, as-of date, window, and what rules look up more than once.

use std::collections::HashSet;
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;

use super::usage::WindowReports;
use super::window::Window;
use crate::catalogue::Snapshot;
use crate::catalogue::model::Procedure;

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
    /// Agencies with a procedure that some plan names; found out when somebody asks.
    planners: OnceLock<HashSet<String>>,
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
            planners: OnceLock::new(),
        }
    }

    /// The same for judging all of them: takes a while to make, and looks up counts quickly.
    pub fn of_all(snapshot: &'a Snapshot, as_of: Date, today: Date) -> Context<'a> {
        let mut context = Context::new(snapshot, as_of, today);
        context.reports.index();
        context
    }

    /// Whether any plan, of whatever type and day, names a procedure of the same issuer or of one whose place it took, or a
    /// group with one. Where no issuer is stated, whether there is any plan.
    pub fn has_plans_of(&self, procedure: &Procedure) -> bool {
        match &procedure.issuer {
            Some(issuer) => self.planners().contains(issuer),
            None => !self.snapshot.plans().is_empty(),
        }
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
