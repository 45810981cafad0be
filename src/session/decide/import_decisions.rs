//! Importing decisions that were published already: what the rules find at their dates, handed to the import.
//!
//! Such a decision was not taken on evidence of this catalogue. Its entry keeps what the catalogue, as it stands when the
//! import runs, says at the decision's own as-of date: the verdicts and the digest of then. So it turns stale as every other
//! decision does: when that evidence changes after the import, or when a blocking rule is worse now than it was at that date.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Evidence, Outcome, Procedure};
use crate::files::Clock;
use crate::import::decisions::{self, Judge};
use crate::import::{ImportError, ImportPlan, Table};
use crate::review::{self, evidence_at};
use crate::session::open::workspace::Workspace;

/// What importing a table would write. The gate is asked at the own day.
///
/// # Errors
/// The table as a whole cannot be read, or there is no catalogue.
pub(crate) fn plan(
    workspace: &Workspace,
    snapshot: &Snapshot,
    clock: &dyn Clock,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    let bench = CatalogueJudge {
        bench: review::ReviewContext::new(snapshot, snapshot.today(clock)),
        recorded: clock.timestamp(),
        commit: workspace.standing_head().and_then(|head| head.commit),
    };
    decisions::plan(&workspace.files(), snapshot, table, &bench)
}

struct CatalogueJudge<'a> {
    bench: review::ReviewContext<'a>,
    recorded: Timestamp,
    commit: Option<String>,
}

impl Judge for CatalogueJudge<'_> {
    fn recorded(&self) -> Timestamp {
        self.recorded
    }

    fn today(&self) -> Date {
        self.bench.days.today
    }

    fn evidence(&self, procedure: &Procedure, outcome: Outcome, as_of: Date) -> Evidence {
        evidence_at(&self.bench, procedure, outcome, as_of, self.commit.clone())
    }

    fn needs_reasoned_partial(&self, as_of: Date) -> bool {
        self.bench.snapshot.policy().needs_published_reason(as_of)
    }

    fn closed_by(&self, procedure: &Procedure) -> Vec<&'static str> {
        let own = self.bench.days.own;
        let gate = self.bench.gate_now(procedure, &[], own);
        gate.closed_by().map(|closed| closed.rule).collect()
    }
}
