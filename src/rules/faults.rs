//! What is wrong is no evidence: what errors of `check` take from the answers of rules.

use super::context::Context;
use super::rule::{Fact, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::check::EvidenceFault;
use crate::catalogue::model::Procedure;

/// An error as a fact.
pub(super) fn fact(fault: &EvidenceFault) -> Fact {
    let place = fault.place();
    let id = match place.is_empty() {
        true => "fact-faulty-file",
        false => "fact-faulty",
    };
    Fact::new(id)
        .with("path", fault.path.as_str())
        .with("place", place)
        .with("code", fault.code)
}

/// The errors of a procedure that take everything: nobody can tell which file describes it, or when it is in force.
pub(super) fn of_whole<'f>(faults: &'f [EvidenceFault]) -> impl Iterator<Item = Fact> + 'f {
    let whole = faults.iter();
    let whole = whole.filter(|fault| matches!(fault.key(), None | Some("code" | "lifecycle")));
    whole.map(fact)
}

/// What a rule answers of a procedure with these errors. What is found wrong without leaning on them stays found; what would be
/// found right is not known.
pub(super) fn answered(
    faults: &[EvidenceFault],
    info: &RuleInfo,
    ask: impl FnOnce() -> RuleFinding,
) -> RuleFinding {
    let whole: Vec<Fact> = of_whole(faults).collect();
    if !whole.is_empty() {
        return RuleFinding::cannot_tell(Vec::new(), whole);
    }
    let mut finding = ask();
    let read = faults.iter();
    let read = read.filter(|fault| fault.key().is_some_and(|key| info.reads.contains(&key)));
    let facts: Vec<Fact> = read.map(fact).collect();
    if facts.is_empty() || finding.verdict == Verdict::NotApplicable {
        return finding;
    }
    finding.missing.extend(facts);
    finding.tail = None;
    finding.tail_only = false;
    if finding.verdict == Verdict::Clear {
        finding.verdict = Verdict::CannotTell;
    }
    finding
}

/// The same, where nobody knows the errors yet.
pub(super) fn judged(
    context: &Context<'_>,
    procedure: &Procedure,
    info: &RuleInfo,
    ask: impl FnOnce() -> RuleFinding,
) -> RuleFinding {
    answered(&context.reports.faults(procedure), info, ask)
}
