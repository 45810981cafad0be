//! What the blocking rules answer at the gate, which is not always what is shown: `full-yet-presence` is asked as if the
//! procedure were declared full, `group-inconsistent` compares plan and use alone. The gate, `evidence.verdicts` and
//! staleness use these answers, so that like is compared with like.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::Context;
use super::registry::RULES;
use super::rule::{Blocks, Rule, RuleFinding, Verdict};
use super::{faults, full_yet_presence, group_inconsistent};
use crate::catalogue::Snapshot;
use crate::catalogue::model::Procedure;

/// One blocking rule with what it answers at the gate.
pub(crate) type GateAnswer = (&'static dyn Rule, RuleFinding);

/// What each blocking rule answers at the gate, in the order of the registry. `shown` holds the findings of all rules of the
/// same context, or as many of them as stand before whoever asks.
pub(crate) fn answers(
    context: &Context<'_>,
    procedure: &Procedure,
    shown: &[RuleFinding],
) -> Vec<GateAnswer> {
    let blocking = RULES.iter().zip(shown);
    let blocking = blocking.filter(|(rule, _)| rule.info().blocks != Blocks::No);
    blocking
        .map(|(rule, finding)| {
            let finding = match rule.info().id {
                // Outside its life no rule asks anything.
                _ if !procedure.in_force_on(context.as_of) => finding.clone(),
                "full-yet-presence" => {
                    let ask = || full_yet_presence::as_if_full(procedure);
                    faults::judged(context, procedure, rule.info(), ask)
                }
                "group-inconsistent" => {
                    let ask = || group_inconsistent::at_gate(context, procedure);
                    faults::judged(context, procedure, rule.info(), ask)
                }
                _ => finding.clone(),
            };
            (*rule, finding)
        })
        .collect()
}

/// The oldest day up to which everything has to be reported, for a gate that is asked on `on`.
pub(crate) fn oldest(snapshot: &Snapshot, on: Date) -> Date {
    let months = snapshot.policy().evidence_oldest_months();
    on.saturating_sub(i64::from(months).min(12_000).months())
}

/// The day after which reports lag, where nothing else is missing and that day is no older than the policy allows.
pub(crate) fn tail(snapshot: &Snapshot, finding: &RuleFinding, on: Date) -> Option<Date> {
    let only = finding.verdict == Verdict::CannotTell;
    let day = finding.tail.filter(|_| only)?;
    (oldest(snapshot, on) <= day).then_some(day)
}

/// Whether an answer shuts the gate as it is asked on the own day: a tail does not.
pub(crate) fn shuts(snapshot: &Snapshot, (rule, finding): &GateAnswer, on: Date) -> bool {
    rule.info().blocks.on(finding.verdict) && tail(snapshot, finding, on).is_none()
}
