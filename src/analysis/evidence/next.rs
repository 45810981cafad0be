//! The next day on which a verdict changes by itself, if nothing new is recorded: a window that moves on, a plan, an
//! override or an instrument that ends, the procedure's own end.

use jiff::civil::Date;

use super::dates::candidates;
use crate::catalogue::Snapshot;
use crate::catalogue::model::Procedure;
use crate::rules::{Assessment, Context, Verdict, assess};

/// A day on which verdicts change by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextChange {
    /// The day.
    pub day: Date,
    /// What changes, in the order of the rules; at least one.
    pub changes: Vec<RuleChange>,
}

/// What becomes of one rule's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Id of the rule.
    pub rule: &'static str,
    /// Its verdict the day before.
    pub from: Verdict,
    /// Its verdict on the day.
    pub to: Verdict,
    /// Whether it is overridden the day before, and on the day.
    pub overridden: (bool, bool),
}

/// The next days after the as-of date on which a verdict on a procedure changes by itself: for each rule the first of its
/// own, days in order. Nothing where none ever does.
pub fn next_changes(
    snapshot: &Snapshot,
    procedure: &Procedure,
    as_of: Date,
    today: Date,
) -> Vec<NextChange> {
    let context = Context::new(snapshot, as_of, today);
    let now = assess(&context, procedure);
    let mut changed: Vec<&'static str> = Vec::new();
    let mut found = Vec::new();
    for day in candidates(&context, procedure) {
        let then = assess(&Context::new(snapshot, day, day.max(today)), procedure);
        let changes: Vec<RuleChange> = changes(&now, &then)
            .filter(|change| !changed.contains(&change.rule))
            .collect();
        if !changes.is_empty() {
            changed.extend(changes.iter().map(|change| change.rule));
            found.push(NextChange { day, changes });
        }
    }
    found
}

/// What differs between two assessments.
fn changes(now: &Assessment, then: &Assessment) -> impl Iterator<Item = RuleChange> {
    let both = now.rules().zip(then.rules());
    both.filter_map(|((rule, now, was), (_, then, is))| {
        let overridden = (was.is_some(), is.is_some());
        let differs = now.verdict != then.verdict || overridden.0 != overridden.1;
        differs.then(|| RuleChange {
            rule: rule.info().id,
            from: now.verdict,
            to: then.verdict,
            overridden,
        })
    })
}
