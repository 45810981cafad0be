//! What lists of eligible procedures that were published say of a procedure.

use std::collections::HashSet;

use jiff::civil::Date;

use super::context::Context;
use super::rule::Fact;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, DecisionState, Outcome, Procedure};

/// The newest decision that was published on or before the as-of date, where it says that the procedure is eligible.
pub(super) fn eligible<'a>(context: &Context<'a>, procedure: &Procedure) -> Option<&'a Decision> {
    published(context, procedure).filter(|of| of.outcome == Outcome::EligibleFull)
}

/// The newest decision that was published on or before the as-of date.
pub(super) fn published<'a>(context: &Context<'a>, procedure: &Procedure) -> Option<&'a Decision> {
    let log = context.snapshot.decisions(&procedure.code)?;
    log.value.published_on(context.as_of)
}

/// The earliest day on which a list was signed since which every list says that the procedure is eligible: one that names it
/// again gives no new time. None where the newest says something else.
pub(super) fn eligible_since(context: &Context<'_>, procedure: &Procedure) -> Option<Date> {
    let log = context.snapshot.decisions(&procedure.code)?;
    let lists = log.value.published_until(context.as_of);
    let lists = lists.take_while(|entry| entry.outcome == Outcome::EligibleFull);
    let signed = lists.filter_map(|entry| Some(entry.published.as_ref()?.signed));
    signed.min()
}

/// That a procedure's decisions cannot be read, so that nobody knows what was published.
pub(super) fn unreadable(context: &Context<'_>, procedure: &Procedure) -> Option<Fact> {
    let file = context.snapshot.unreadable_decisions(&procedure.code)?;
    let path = file.path.display().to_string();
    Some(Fact::new("fact-decision-unreadable").with("path", path))
}

/// A published decision as a fact.
pub(super) fn fact(decision: &Decision) -> Fact {
    let published = decision.published.as_ref();
    let number = published.map_or("–", |by| by.number.as_str());
    let signed = published.map_or(decision.as_of, |by| by.signed);
    Fact::new("fact-published")
        .with("outcome", decision.outcome.as_str())
        .with("number", number)
        .with("date", signed)
}

/// The agencies of which any published decision stands in the catalogue, of whatever day. A list of a predecessor's is none of
/// theirs: who has not entered their own has not entered it.
pub(crate) fn publishers(snapshot: &Snapshot) -> HashSet<String> {
    let logs = snapshot.logs();
    let published = logs.filter(|log| {
        let mut entries = log.value.decisions.iter();
        entries.any(|entry| entry.state == DecisionState::Published)
            && log.value.published().is_some()
    });
    let mut publishers = HashSet::new();
    for log in published {
        let file = snapshot.procedure(&log.value.code);
        let issuer = file.and_then(|file| file.read().issuer.clone());
        publishers.extend(issuer);
    }
    publishers
}
