//! Importing decisions that were published already: what the rules find at their dates, handed to the import.
//!
//! Such a decision was not taken on evidence of this catalogue. Its entry keeps what the catalogue, as it stands when the
//! import runs, says at the decision's own as-of date: the verdicts and the digest of then. So it turns stale as every other
//! decision does: when that evidence changes after the import, or when a blocking rule is worse now than it was at that date.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::workspace::Workspace;
use crate::catalogue::Snapshot;
use crate::catalogue::import::decisions::{self, Judge};
use crate::catalogue::import::{ImportError, ImportPlan, Table};
use crate::catalogue::model::{Evidence, Procedure};
use crate::review::{evidence_at, gate, needs_reasoned_partial};
use crate::rules::{Context, assess};
use crate::source::Clock;

/// What importing a table would write. `as_of` is the date at which the gate is asked.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub fn plan(
    workspace: &Workspace,
    snapshot: &Snapshot,
    as_of: Date,
    clock: &dyn Clock,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let bench = Bench {
        snapshot,
        as_of,
        recorded: clock.timestamp(),
        today: snapshot.today(clock),
        commit: workspace.standing_head().and_then(|head| head.commit),
        contexts: RefCell::default(),
    };
    decisions::plan(&workspace.files(), snapshot, table, &bench)
}

struct Bench<'a> {
    snapshot: &'a Snapshot,
    as_of: Date,
    recorded: Timestamp,
    today: Date,
    commit: Option<String>,
    /// By date; a list has many procedures and few dates.
    contexts: RefCell<BTreeMap<Date, Rc<Context<'a>>>>,
}

impl<'a> Bench<'a> {
    fn context(&self, as_of: Date) -> Rc<Context<'a>> {
        let mut contexts = self.contexts.borrow_mut();
        let made = || Rc::new(Context::of_all(self.snapshot, as_of, self.today));
        Rc::clone(contexts.entry(as_of).or_insert_with(made))
    }
}

impl Judge for Bench<'_> {
    fn recorded(&self) -> Timestamp {
        self.recorded
    }

    fn today(&self) -> Date {
        self.today
    }

    fn evidence(&self, procedure: &Procedure, as_of: Date) -> Evidence {
        let assessment = assess(&self.context(as_of), procedure);
        let commit = self.commit.clone();
        evidence_at(self.snapshot, procedure, &assessment, as_of, commit)
    }

    fn needs_reasoned_partial(&self, as_of: Date) -> bool {
        needs_reasoned_partial(self.snapshot, as_of)
    }

    fn closed_by(&self, procedure: &Procedure) -> Vec<&'static str> {
        let assessment = assess(&self.context(self.as_of), procedure);
        let gate = gate(procedure, &assessment, &[], self.as_of);
        gate.closed_by().map(|closed| closed.rule).collect()
    }
}
