//! A loaded catalogue, judged at a date: what every screen and command shows.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use crate::catalogue::check::UnprovenEntry;
use crate::catalogue::load::{ContentIdentity, LoadedCatalogue};
use crate::catalogue::model::{Decision, DecisionLog};
use crate::catalogue::{Cache, Located, ProcedureFile, Snapshot};
use crate::review::{Gate, ReviewContext};
use crate::rules::{Assessment, Context, RULES, Verdict, Window, assess};
use crate::search::{Columns, Index, SearchError};
use crate::session::decide::logs::{LogContent, WrittenLog};
use crate::session::git::lost_logs::LostLog;

/// A catalogue at a date. Rows are the procedures in the order of the snapshot.
#[derive(Clone, Debug)]
pub struct View {
    /// The catalogue.
    pub snapshot: Arc<Snapshot>,
    /// The date at which it is read.
    pub as_of: Date,
    /// The current day: no report knows anything of a day after it.
    pub today: Date,
    /// The window that ends on it.
    pub window: Window,
    /// The verdicts, and what else filters ask about, one a row.
    pub columns: Arc<Columns>,
    /// Decision logs that lost something of the last commit, where that was asked.
    pub lost: Arc<[LostLog]>,
    /// Entries of decision logs in the form of earlier versions that nothing shows to be old, where that was asked.
    pub unproven: Arc<[UnprovenEntry]>,
    /// Where what is known of it is kept, and of which content it was read.
    kept: Option<(Cache, Arc<ContentIdentity>)>,
    /// The row that was looked at last, with what the rules found.
    recent: Arc<Mutex<Option<RowAssessment>>>,
    /// The text index, once somebody asked for it.
    index: Arc<OnceLock<Arc<Index>>>,
}

/// A row with what the rules found.
type RowAssessment = (usize, Arc<Assessment>);

/// A decision that stands on a procedure.
#[derive(Clone, Copy, Debug)]
pub struct StandingDecision<'a> {
    /// The entry.
    pub decision: &'a Decision,
    /// Whether its evidence changed since.
    pub stale: bool,
}

/// What most of a new user's questions are about: which data is there at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataAvailability {
    /// Whether there is any report of dossiers.
    pub use_known: bool,
    /// Whether there is any plan.
    pub plans_known: bool,
}

impl View {
    /// Judges every procedure, on all cores.
    pub fn new(snapshot: Arc<Snapshot>, as_of: Date, today: Date) -> View {
        let columns = Arc::new(Columns::build(&snapshot, as_of, today, None));
        View::made(snapshot, (as_of, today), columns, None)
    }

    /// A catalogue that was loaded; what did not change since the last time is not judged again where there is a cache.
    pub fn of(loaded: &LoadedCatalogue, as_of: Date, today: Date, cache: Option<Cache>) -> View {
        let snapshot = Arc::clone(&loaded.snapshot);
        match (cache, &loaded.identity) {
            (Some(cache), Some(identity)) => {
                let columns = Columns::cached(&cache, &snapshot, as_of, today, identity);
                let kept = (cache, Arc::new(identity.clone()));
                View::made(snapshot, (as_of, today), columns, Some(kept))
            }
            _ => View::new(snapshot, as_of, today),
        }
    }

    fn made(
        snapshot: Arc<Snapshot>,
        (as_of, today): (Date, Date),
        columns: Arc<Columns>,
        kept: Option<(Cache, Arc<ContentIdentity>)>,
    ) -> View {
        let of_columns = Arc::clone(&columns);
        snapshot.knows_derived(move || of_columns.issued_results());
        View {
            window: Window::of(&snapshot, as_of),
            columns,
            recent: Arc::default(),
            index: Arc::default(),
            lost: Arc::from([]),
            unproven: Arc::from([]),
            snapshot,
            as_of,
            today,
            kept,
        }
    }

    /// The text index: the one in the cache, brought up to date, or one in memory; made once. `progress` is told of procedures
    /// that are indexed.
    pub fn index(&self, progress: &(dyn Fn(usize) + Sync)) -> Result<Arc<Index>, SearchError> {
        if let Some(index) = self.index.get() {
            return Ok(Arc::clone(index));
        }
        let index = match &self.kept {
            Some((cache, identity)) => Index::cached(cache, &self.snapshot, identity, progress),
            None => Index::build(&self.snapshot, progress),
        }?;
        Ok(Arc::clone(self.index.get_or_init(|| Arc::new(index))))
    }

    /// The same catalogue after decision logs were written; only their procedures are judged again. None where what stands
    /// there is no log: then all has to be read, so that what is wrong is told.
    pub fn with_written(&self, written: &[WrittenLog]) -> Option<View> {
        // Of a log that was written twice the last counts.
        let mut logs: BTreeMap<String, Option<Located<DecisionLog>>> = BTreeMap::new();
        for WrittenLog { code, now } in written {
            let procedure = self.procedure(self.row(code)?)?;
            let log = match now {
                LogContent::Log(log) => Some((**log).clone()),
                LogContent::Nothing => None,
                LogContent::Unread => return None,
            };
            logs.insert(procedure.code.clone(), log);
        }
        Some(self.with_logs(logs.into_iter().collect()))
    }

    /// The same catalogue with other decision logs for some codes; only these procedures are judged again.
    pub fn with_logs(&self, logs: Vec<(String, Option<Located<DecisionLog>>)>) -> View {
        let changed: Vec<String> = logs.iter().map(|(code, _)| code.clone()).collect();
        let snapshot = Arc::new(self.snapshot.with_decisions(logs));
        let columns = Arc::new(self.columns.with_decisions(&snapshot, &changed));
        let days = (self.as_of, self.today);
        let view = View {
            // Decisions are not in it.
            index: Arc::clone(&self.index),
            ..View::made(snapshot, days, columns, self.kept.clone())
        };
        view.with_lost(Arc::clone(&self.lost))
            .with_unproven(Arc::clone(&self.unproven))
    }

    /// The same, where these decision logs lost something of the last commit.
    #[must_use]
    pub fn with_lost(self, lost: Arc<[LostLog]>) -> View {
        View { lost, ..self }
    }

    /// The same, where nothing shows these entries to be as old as their form.
    #[must_use]
    pub fn with_unproven(self, unproven: Arc<[UnprovenEntry]>) -> View {
        View { unproven, ..self }
    }

    /// Whether nothing shows an entry to be as old as its form.
    pub fn is_unproven(&self, code: &str, id: &str) -> bool {
        let mut unproven = self.unproven.iter();
        unproven.any(|entry| entry.code == code && entry.id == id)
    }

    /// Whether the decision log of a procedure lost something of the last commit.
    pub fn lost_log(&self, code: &str) -> Option<&LostLog> {
        self.lost.iter().find(|lost| lost.then.code == code)
    }

    /// What the rules are functions of, for whoever judges anew.
    pub fn context(&self) -> Context<'_> {
        Context::new(&self.snapshot, self.as_of, self.today)
    }

    /// Whether another, of the same files at another moment, says the same on the same date. Where nothing is cached
    /// that is not known, and the answer is no.
    pub fn says_as(&self, other: &View) -> bool {
        let of = |view: &View| Some(view.kept.as_ref()?.1.context);
        let files = |view: &View| view.snapshot.procedures().len();
        let pairs = self.snapshot.procedures().iter();
        let mut pairs = pairs.zip(other.snapshot.procedures());
        self.as_of == other.as_of
            && self.today.min(self.as_of) == other.today.min(other.as_of)
            && of(self).is_some()
            && of(self) == of(other)
            && files(self) == files(other)
            && pairs.all(|(mine, theirs)| mine.key == theirs.key && mine.path == theirs.path)
            && self.snapshot.unreadable() == other.snapshot.unreadable()
            && self.snapshot.decision_logs() == other.snapshot.decision_logs()
            && self.lost == other.lost
            && self.unproven == other.unproven
    }

    /// Number of procedures.
    pub fn len(&self) -> usize {
        self.snapshot.procedures().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The procedure of a row.
    pub fn procedure(&self, row: usize) -> Option<&ProcedureFile> {
        self.snapshot.procedures().get(row)
    }

    /// What the rules find for a row. It is worked out when it is asked for; verdicts alone stand in the columns.
    pub fn assessment(&self, row: usize) -> Option<Arc<Assessment>> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, known)) = &*recent
            && *of == row
        {
            return Some(Arc::clone(known));
        }
        let procedure = self.procedure(row)?.value();
        let found = Arc::new(assess(&self.context(), procedure));
        *recent = Some((row, Arc::clone(&found)));
        Some(found)
    }

    /// The row of a code, with or without a local suffix such as `.000.00.00.H48`.
    pub fn row(&self, code: &str) -> Option<usize> {
        let national = || code.get(..8).filter(|_| code[8..].starts_with('.'));
        let find = |code| self.snapshot.position(code);
        find(code).or_else(|| find(national()?))
    }

    /// What recording `eligible_full` on a row is answered on the date, and the own day on which that is asked too. Overrides of
    /// the proposal count while they hold. No gate where the procedure is not in force.
    pub fn gate(&self, row: usize) -> (Option<Gate>, Date) {
        let bench = ReviewContext::new(&self.snapshot, self.today);
        let proposal = self.proposal(row);
        let overrides = proposal.map_or(&[][..], |standing| &standing.decision.overrides);
        let procedure = self.procedure(row).map(|file| file.read());
        let gate = procedure.and_then(|procedure| bench.full(&procedure, self.as_of, overrides));
        (gate, bench.days.own)
    }

    /// The ids of the rules with a verdict for a row.
    pub fn rules_with(&self, row: usize, verdict: Verdict) -> impl Iterator<Item = &'static str> {
        let rules = RULES.iter().enumerate();
        rules
            .filter(move |(at, _)| self.columns.verdict(row, *at) == verdict)
            .map(|(_, rule)| rule.info().id)
    }

    /// The proposal on a row: the newest entry neither withdrawn nor sent back.
    pub fn proposal(&self, row: usize) -> Option<StandingDecision<'_>> {
        let decision = self.log(row)?.proposal()?;
        let stale = self.columns.decision(u32::try_from(row).ok()?).stale;
        Some(StandingDecision { decision, stale })
    }

    /// The published decision on a row, whatever is proposed beside it.
    pub fn published(&self, row: usize) -> Option<StandingDecision<'_>> {
        let decision = self.log(row)?.published()?;
        let cell = self.columns.decision(u32::try_from(row).ok()?);
        Some(StandingDecision {
            decision,
            stale: cell.published_stale,
        })
    }

    /// The proposal and the published decision on a row, each once.
    pub fn standing(&self, row: usize) -> impl Iterator<Item = StandingDecision<'_>> {
        let proposal = self.proposal(row);
        let same =
            |of: &StandingDecision<'_>| proposal.is_some_and(|p| p.decision.id == of.decision.id);
        let beside = self.published(row).filter(|of| !same(of));
        proposal.into_iter().chain(beside)
    }

    /// The decision log of a row.
    pub fn log(&self, row: usize) -> Option<&DecisionLog> {
        let code = &self.procedure(row)?.code;
        self.snapshot.decisions(code).map(|log| &log.value)
    }

    /// Which data is there at all; right after an import of the portal neither is.
    pub fn known(&self) -> DataAvailability {
        DataAvailability {
            use_known: self.snapshot.has_statistics(),
            plans_known: !self.snapshot.plans().is_empty(),
        }
    }
}
