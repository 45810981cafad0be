//! The next day on which a verdict changes by itself, if nothing new is recorded: a window that moves on, a plan, an
//! override or an instrument that ends, the procedure's own end.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

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

/// The same of several procedures at once, up to a day: row and changes, where there are any, in the order given. Whoever is asked
/// of thousands judges each day once.
pub fn changes_until(
    snapshot: &Snapshot,
    rows: &[usize],
    (as_of, today): (Date, Date),
    until: Date,
) -> Vec<(usize, Vec<NextChange>)> {
    let context = Context::of_all(snapshot, as_of, today);
    let procedures = snapshot.procedures();
    let known = rows
        .iter()
        .filter_map(|row| Some((*row, procedures.get(*row)?)));
    let mut asked: Vec<Changing> = known
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(row, file)| {
            let procedure = file.read();
            let days = candidates(&context, &procedure);
            Changing {
                row,
                days: days.into_iter().filter(|day| *day <= until).collect(),
                now: assess(&context, &procedure),
                changed: Vec::new(),
                found: Vec::new(),
            }
        })
        .collect();
    let days: BTreeSet<Date> = asked.iter().flat_map(|of| &of.days).copied().collect();
    for day in days {
        let then = Context::of_all(snapshot, day, day.max(today));
        let of_day = asked.par_iter_mut().filter(|of| of.days.contains(&day));
        of_day.for_each(|of| {
            let Some(file) = procedures.get(of.row) else {
                return;
            };
            let judged = assess(&then, &file.read());
            let changes: Vec<RuleChange> = changes(&of.now, &judged)
                .filter(|change| !of.changed.contains(&change.rule))
                .collect();
            if !changes.is_empty() {
                of.changed.extend(changes.iter().map(|change| change.rule));
                of.found.push(NextChange { day, changes });
            }
        });
    }
    let found = asked.into_iter().map(|of| (of.row, of.found));
    found.filter(|(_, found)| !found.is_empty()).collect()
}

/// A procedure whose changes are looked for.
struct Changing {
    row: usize,
    days: BTreeSet<Date>,
    now: Assessment,
    changed: Vec<&'static str>,
    found: Vec<NextChange>,
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
