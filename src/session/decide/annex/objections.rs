//! Why a decision stands on no list to be signed, whatever its state says.

use jiff::civil::Date;

use crate::catalogue::entry_soundness::of_chain;
use crate::catalogue::model::{Decision, Outcome};
use crate::catalogue::signed_decisions::SignedDecisions;
use crate::review::list::{ExclusionReason, Objection};
use crate::review::{ReviewDays, gate_now, soundness};
use crate::rules::{Assessment, Context, Fact, assess, decision_stale};
use crate::session::View;

/// Looks at decisions once more: at their logs, and at the catalogue as it is read afresh on the own day.
pub(super) struct Objector<'a> {
    view: &'a View,
    days: ReviewDays,
    now: Context<'a>,
    /// The current day, where the manifest's date is still to come.
    today: Option<Context<'a>>,
    signed: SignedDecisions<'a>,
}

impl<'a> Objector<'a> {
    pub(super) fn new(view: &'a View) -> Objector<'a> {
        let days = ReviewDays::of(&view.snapshot, view.today);
        Objector {
            view,
            days,
            now: Context::of_all(&view.snapshot, days.own, days.today),
            today: days
                .before_own
                .map(|today| Context::of_all(&view.snapshot, today, today)),
            signed: SignedDecisions::of(&view.snapshot),
        }
    }

    /// Why a decision on a row stands on no list: entries that no step writes, a procedure that has ended, a closed gate.
    /// Overrides have to hold on the own day, or on the day of signing where one is given.
    pub(super) fn objection(
        &self,
        row: usize,
        decision: &Decision,
        signed: Option<Date>,
    ) -> Option<Objection> {
        let log = self.view.log(row)?;
        let of_log = soundness::faults(&self.view.snapshot, log, self.days.today);
        let of_number = self.signed.faults(&log.code, decision);
        let mut facts: Vec<Fact> = Vec::new();
        for fault in of_chain(log, &of_log, decision)
            .into_iter()
            .chain(&of_number)
        {
            let fact = soundness::fact(fault);
            // One cause is told once, however many entries it spoils.
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        let chain = log.chain(decision);
        if chain
            .iter()
            .any(|of| self.view.is_unproven(&log.code, &of.id))
        {
            facts.push(Fact::new("unsound-unproven"));
        }
        if !facts.is_empty() {
            return Some(Objection {
                why: ExclusionReason::Unsound,
                facts,
            });
        }
        if decision.outcome != Outcome::EligibleFull {
            return None;
        }
        let procedure = self.view.procedure(row)?.read();
        let shut = |facts| {
            Some(Objection {
                why: ExclusionReason::GateClosed,
                facts,
            })
        };
        if !procedure.in_force_on(self.days.own) {
            return shut(vec![Fact::new("refused-not-in-force")]);
        }
        let asked = |context: &Context<'_>| {
            gate_now(
                context,
                &procedure,
                &assess(context, &procedure),
                &decision.overrides,
                signed.unwrap_or(self.days.own),
            )
        };
        let gate = asked(&self.now);
        let gate = match &self.today {
            Some(today) => gate.and(asked(today)),
            None => gate,
        };
        let closed = gate.closed_by().map(|closed| {
            Fact::new("refused-gate")
                .with("rule", closed.rule)
                .with("verdict", closed.verdict.as_str())
        });
        let closed: Vec<Fact> = closed.collect();
        if closed.is_empty() {
            None
        } else {
            shut(closed)
        }
    }

    /// Whether whoever publishes with a signed decision of a day would find that the evidence changed.
    pub(super) fn is_stale_when_signed(
        &self,
        row: usize,
        decision: &Decision,
        signed: Date,
    ) -> bool {
        let Some(file) = self.view.procedure(row) else {
            return true;
        };
        let procedure = file.read();
        let shown = assess(&self.now, &procedure).findings;
        !decision_stale::changes(&self.now, &procedure, decision, signed, &shown).is_empty()
    }

    /// Whether the evidence of a decision changed, read on the date of the view.
    pub(super) fn is_stale(&self, row: usize, decision: &Decision) -> bool {
        let Some(file) = self.view.procedure(row) else {
            return true;
        };
        let procedure = file.read();
        let context = self.view.context();
        let assessment: Assessment = assess(&context, &procedure);
        decision_stale::is_stale(&context, &procedure, decision, &assessment.findings)
    }
}
