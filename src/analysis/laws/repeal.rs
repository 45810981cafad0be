//! What would be flagged if an instrument were repealed from a day on.
//!
//! "Repealed from DATE" is read as laws say it ("hết hiệu lực kể từ ngày …"): DATE is the first day without the
//! instrument, the day before is its last. Before and after are judged on the same day, so that nothing but the repeal
//! differs: on DATE, or on a later as-of date that was asked for.

use jiff::civil::Date;
use rayon::prelude::*;

use super::Law;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{DecisionState, Instrument, Outcome, Override};
use crate::review::gate;
use crate::rules::legal_basis_expired::{Ending, ending};
use crate::rules::{Assessment, Context, Verdict, assess};

/// What a repeal would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repeal {
    /// First day without the instrument.
    pub on: Date,
    /// Day on which before and after are judged.
    pub as_of: Date,
    /// Whether it is without force by then anyway, so that nothing changes.
    pub already: bool,
    /// The procedures that rest on it, by code.
    pub affected: Vec<AffectedProcedure>,
}

/// A procedure that rests on it, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AffectedProcedure {
    /// Row of the procedure.
    pub row: usize,
    /// Whether the procedure is in force on the day.
    pub in_force: bool,
    /// What `legal-basis-expired` says without the repeal.
    pub before: Verdict,
    /// What it says with it.
    pub after: Verdict,
    /// Rules that close the gate for `eligible_full` without the repeal, overrides in force counted.
    pub gate_before: Vec<&'static str>,
    /// Rules that close it with the repeal.
    pub gate_after: Vec<&'static str>,
    /// Outcome and state of the proposal, or of what is published.
    pub decision: Option<(Outcome, DecisionState)>,
    /// Whether that decision becomes stale by the repeal.
    pub becomes_stale: bool,
}

impl AffectedProcedure {
    /// Whether the repeal raises the flag.
    pub(crate) fn is_flagged_anew(&self) -> bool {
        self.before != Verdict::Flag && self.after == Verdict::Flag
    }

    /// Whether the repeal closes the gate.
    pub(crate) fn closes_gate(&self) -> bool {
        self.in_force && self.gate_before.is_empty() && !self.gate_after.is_empty()
    }
}

/// What would be flagged if an instrument were repealed from `on`, judged on `on`, or on `as_of` where that is later.
pub(crate) fn if_repealed(snapshot: &Snapshot, law: &Law, on: Date, as_of: Option<Date>) -> Repeal {
    let day = as_of.map_or(on, |as_of| as_of.max(on));
    let last = on.yesterday().unwrap_or(on);
    let known = law.instrument.as_ref();
    let already = known.is_some_and(|instrument| {
        let ending = ending(snapshot, on, instrument);
        ending.is_some_and(|ending| !matches!(ending, Ending::Perhaps(_)))
    });
    let mut instrument = known.cloned().unwrap_or_else(|| Instrument {
        number: law.number.clone(),
        issuer: law.issuer.clone(),
        signed: law.signed,
        ..Instrument::default()
    });
    instrument.to = Some(instrument.to.map_or(last, |to| to.min(last)));
    let then = snapshot.with_instrument(known, instrument);
    // What a day to come will say is asked as if it had come.
    let before = Context::new(snapshot, day, day);
    let after = Context::new(&then, day, day);
    let affected = law
        .procedures
        .par_iter()
        .filter_map(|row| affected(&before, &after, *row as usize))
        .collect();
    Repeal {
        on,
        as_of: day,
        already,
        affected,
    }
}

fn affected(before: &Context<'_>, after: &Context<'_>, row: usize) -> Option<AffectedProcedure> {
    let procedure = &before.snapshot.procedures().get(row)?.read();
    let (was, is) = (assess(before, procedure), assess(after, procedure));
    let verdict = |of: &Assessment, id: &str| {
        of.finding(id)
            .map_or(Verdict::NotApplicable, |finding| finding.verdict)
    };
    let closed = |context: &Context<'_>, of: &Assessment| {
        let overrides: Vec<Override> = of.overrides.iter().flatten().cloned().collect();
        let gate = gate(context, procedure, of, &overrides, before.as_of);
        gate.closed_by().map(|rule| rule.rule).collect()
    };
    let log = before.snapshot.decisions(&procedure.code);
    let decision = log.and_then(|log| log.value.proposal());
    let stale = |of: &Assessment| verdict(of, "decision-stale") == Verdict::Flag;
    Some(AffectedProcedure {
        row,
        in_force: procedure.in_force_on(before.as_of),
        before: verdict(&was, "legal-basis-expired"),
        after: verdict(&is, "legal-basis-expired"),
        gate_before: closed(before, &was),
        gate_after: closed(after, &is),
        decision: decision.map(|decision| (decision.outcome, decision.state)),
        becomes_stale: !stale(&was) && stale(&is),
    })
}
