//! The evidence on one procedure: what was reported of its use, which plans name it, who reported what, and the next day
//! on which a verdict changes by itself. Facts and numbers only; whoever shows them finds the words.
//!
//! | file | what lives there |
//! |---|---|
//! | `periods` | dossiers over time: one period for each that was reported, and the same by years |
//! | `reports` | who reported what, and when |
//! | `plans` | plans that name the procedure or a linked group of it |
//! | `next` | the next day on which a verdict changes although nothing new is recorded |
//! | `dates` | every day on which that could be |
//! | `axis` | periods, window and plans in columns of a time axis |

pub(crate) mod axis;
mod dates;
pub(crate) mod next;
pub(crate) mod periods;
pub(crate) mod plans;
pub(crate) mod reports;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::catalogue::model::Procedure;
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::rules::usage::{CoverageRule, WindowReports};
use crate::rules::{Context, Fact, Window};

pub use axis::{Axis, ChartMark, PlanMark};
pub use next::{NextChange, RuleChange, changes_until, next_changes};
pub use periods::{Period, WindowRelation};
pub use plans::PlanEvidence;
pub use reports::{RelevantReport, ReportUsability};

/// So many years before the window are looked at, and so many after it: a wrong date in a file would make the axis as long.
const YEARS_BEFORE: i64 = 10;
const YEARS_AFTER: i64 = 3;

/// The evidence on one procedure at a date.
#[derive(Debug)]
pub struct ProcedureEvidence<'a> {
    /// The window that rules look at.
    pub window: Window,
    /// The time from the first report, or the window's first day, to the last, without a hole: one period for each that was
    /// reported, and one for each stretch that was not.
    pub periods: Vec<Period>,
    /// The same, periods of one calendar year together on either side of the window's ends. A period that reaches over
    /// the end of a year stays as it is: its count is not divided.
    pub years: Vec<Period>,
    /// What is missing inside the window, as the rule `statistics-missing` names it.
    pub missing: Vec<Fact>,
    /// Plans that name it, oldest first.
    pub plans: Vec<PlanEvidence<'a>>,
    /// Who reported what inside the window, newest first.
    pub reports: Vec<RelevantReport<'a>>,
}

impl<'a> ProcedureEvidence<'a> {
    /// The evidence on a procedure.
    pub fn of(context: &Context<'a>, procedure: &'a Procedure) -> ProcedureEvidence<'a> {
        let all = WindowReports::new(context.snapshot, reported(context), context.today);
        let told = all.told(procedure);
        let periods = periods::periods(&told, context.window);
        let usage = context.reports.usage(procedure);
        let missing = if *context.reports.reported_days(&usage) == usage.asked {
            Vec::new()
        } else {
            context.reports.gaps(&usage, CoverageRule::Reported).facts
        };
        ProcedureEvidence {
            window: context.window,
            years: periods::by_year(&told, context.window, &periods),
            periods,
            missing,
            plans: plans::plans(context, procedure),
            reports: reports::heard(context, &usage),
        }
    }
}

/// The window widened to all that was reported.
fn reported(context: &Context<'_>) -> Window {
    let window = context.window;
    let earliest = window.from.saturating_sub(YEARS_BEFORE.years());
    let latest = window.to.saturating_add(YEARS_AFTER.years());
    let mut wide = window;
    for report in context.snapshot.usable_statistics().map(|r| &r.value) {
        if is_evidence_of_use(report) && report.to >= earliest && report.from <= latest {
            wide.from = wide.from.min(report.from).max(earliest);
            wide.to = wide.to.max(report.to).min(latest);
        }
    }
    wide
}

/// The day after, or the last day that there is.
fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// The day before, or the first day that there is.
fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}
