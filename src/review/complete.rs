//! What a decision has to have, whatever the rules find: a day of evidence, a reason, a provision, overrides that are whole.
//! A mark is asked, and every step after it again: a file can be written by hand, and days pass.

use jiff::ToSpan;
use jiff::civil::Date;

use super::mark::{Mark, stated};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Outcome, Procedure};
use crate::review::context::{ReviewContext, ReviewDays};
use crate::rules::Fact;

impl ReviewDays {
    /// Why nothing is decided on the evidence of a day: that of a later one is not known yet, and that of a day too long ago
    /// says too little.
    pub fn refused(&self, as_of: Date) -> Option<Fact> {
        if as_of > self.today {
            let fact = Fact::new("refused-as-of-ahead").with("date", as_of);
            return Some(fact.with("today", self.today));
        }
        (as_of < self.oldest).then(|| {
            Fact::new("refused-as-of-old")
                .with("date", as_of)
                .with("oldest", self.oldest)
        })
    }
}

/// Reason, provision, notice, as the outcome needs them. `on` is the day on which it is written, or signed.
pub(super) fn refuse_incomplete(
    bench: &ReviewContext<'_>,
    mark: &Mark,
    as_of: Date,
    on: Date,
    reasons: &mut Vec<Fact>,
) {
    if mark.outcome != Outcome::EligibleFull && mark.reason.is_none() {
        reasons.push(Fact::new("refused-reason"));
    }
    refuse_suspension(bench, mark, reasons);
    if mark.outcome != Outcome::Partial {
        if mark.partial_reason.is_some() {
            reasons.push(Fact::new("refused-partial-reason-outcome"));
        }
        return;
    }
    // A date that was asked for does not spare what is needed today.
    let needs = [as_of, on].into_iter();
    if needs
        .into_iter()
        .any(|day| bench.snapshot.policy().needs_published_reason(day))
    {
        if mark.partial_reason.is_none() {
            reasons.push(Fact::new("refused-partial-reason"));
        }
        if mark.provision.is_none() {
            reasons.push(Fact::new("refused-provision"));
        }
    }
}

/// A service that stops needs a notice and an announced end that lies ahead, and not too far. Source: Directive 27/CT-TTg.
fn refuse_suspension(bench: &ReviewContext<'_>, mark: &Mark, reasons: &mut Vec<Fact>) {
    match (&mark.suspension, mark.outcome) {
        (None, Outcome::SuspendAndUpgrade) => {
            reasons.push(Fact::new("refused-suspension"));
        }
        (Some(announced), Outcome::SuspendAndUpgrade) => {
            if announced.notice.is_empty() {
                reasons.push(Fact::new("refused-suspension"));
            }
            let own = bench.days.own;
            let months = bench.snapshot.policy().suspension_longest_months();
            let latest = own.saturating_add(i64::from(months).min(12_000).months());
            if announced.until < own.max(bench.days.today) {
                reasons.push(Fact::new("refused-suspension-past").with("date", announced.until));
            } else if announced.until > latest {
                reasons.push(
                    Fact::new("refused-suspension-long")
                        .with("date", announced.until)
                        .with("latest", latest),
                );
            }
        }
        (Some(_), _) => reasons.push(Fact::new("refused-suspension-outcome")),
        (None, _) => {}
    }
}

/// The last day on which an override of a decision of that day may end.
pub(crate) fn latest_override(snapshot: &Snapshot, as_of: Date) -> Date {
    let months = snapshot.policy().overrides_longest_months();
    as_of.saturating_add(i64::from(months).min(12_000).months())
}

/// Overrides that name no rule that stops it, that end before they are needed or far too late, or lack a reason.
pub(super) fn refuse_overrides(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    mark: &Mark,
    as_of: Date,
    reasons: &mut Vec<Fact>,
) {
    if mark.overrides.is_empty() {
        return;
    }
    if mark.outcome != Outcome::EligibleFull {
        reasons.push(Fact::new("refused-override-outcome"));
        return;
    }
    let own = bench.days.own;
    let then = bench.gate(procedure, as_of, &[], as_of);
    let now = bench.gate_now(procedure, &[], own);
    let latest = latest_override(bench.snapshot, as_of);
    for (at, override_) in mark.overrides.iter().enumerate() {
        let rule = override_.rule.as_str();
        let answers = then.rules.iter().chain(&now.rules);
        let mut answers = answers.filter(|answer| answer.rule == rule).peekable();
        if answers.peek().is_none() {
            reasons.push(Fact::new("refused-override-unknown").with("rule", rule));
            continue;
        }
        if mark.overrides[..at]
            .iter()
            .any(|earlier| earlier.rule == rule)
        {
            reasons.push(Fact::new("refused-override-twice").with("rule", rule));
        }
        refuse_override(override_, (own.max(as_of), latest), reasons);
        if !answers.any(|answer| answer.blocks) {
            reasons.push(Fact::new("refused-override-needless").with("rule", rule));
        }
    }
}

/// An override that is not whole, or ends outside of two days.
pub(super) fn refuse_override(
    override_: &crate::catalogue::model::Override,
    (first, latest): (Date, Date),
    reasons: &mut Vec<Fact>,
) {
    let rule = override_.rule.as_str();
    let said = |text: &str| stated(Some(text)).is_some();
    if !said(&override_.reason) || !said(&override_.provision) {
        reasons.push(Fact::new("refused-override-incomplete").with("rule", rule));
    }
    if override_.until < first {
        reasons.push(
            Fact::new("refused-override-ended")
                .with("rule", rule)
                .with("date", override_.until),
        );
    }
    if override_.until > latest {
        reasons.push(
            Fact::new("refused-override-long")
                .with("rule", rule)
                .with("date", override_.until)
                .with("latest", latest),
        );
    }
}
