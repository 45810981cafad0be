//! A linked group judged as one: Directive 27/CT-TTg of 2023-10-27 speaks of groups too.

use super::context::Context;
use super::faults;
use super::members::{MemberVerdict, slots};
use super::no_dossiers::{NoDossiers, evidence_of_use, missing};
use super::no_plan::{NoPlan, naming_target, read};
use super::rule::{Fact, Rule, RuleFinding, Verdict};
use crate::catalogue::model::{Group, OnlineLevel};

/// What the rules that judge a group as one find.
pub fn findings(context: &Context<'_>, group: &Group) -> [(&'static dyn Rule, RuleFinding); 2] {
    [
        (&NoDossiers, no_dossiers(context, group)),
        (&NoPlan, no_plan(context, group)),
    ]
}

/// `no-dossiers` of a group: clear by a positive count of its id; zero only where its own id is covered and zero every day;
/// else it cannot be told.
pub fn no_dossiers(context: &Context<'_>, group: &Group) -> RuleFinding {
    if let Some(faulty) = faulty(context, group) {
        return faulty;
    }
    let usage = context.reports.usage_of_group(group);
    let mut evidence = evidence_of_use(context, &usage);
    if usage.positive.iter().any(|positive| positive.inside) {
        return RuleFinding::new(Verdict::Clear, evidence);
    }
    let slots = slots(context, group);
    let mut counting = slots.iter();
    if !counting.any(|slot| !slot.is_empty() && slot.counts != Some(false)) {
        let nobody = Fact::new("fact-no-member-counts");
        return RuleFinding::cannot_tell(evidence, vec![nobody]);
    }
    let mut open = usage.asked.clone();
    let zero = context.reports.zero_days(&usage);
    open.remove(&zero);
    if open.is_empty() {
        evidence.push(Fact::new("fact-all-zero"));
        return RuleFinding::new(Verdict::Flag, evidence);
    }
    let (missing, tail) = missing(context, &usage, &zero, &open);
    RuleFinding {
        tail_only: tail.is_some_and(|day| context.is_recent(day)),
        tail,
        ..RuleFinding::cannot_tell(evidence, missing)
    }
}

/// How a group is offered: full only where every member that counts is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupLevel {
    /// Members that are known not to be full.
    pub below: Vec<String>,
    /// Members of which it is not known whether they are full, or whether they count.
    pub unknown: Vec<String>,
    /// Whether any member counts.
    pub any: bool,
}

impl GroupLevel {
    /// Whether it is full; none where that is not known.
    pub fn is_full(&self) -> Option<bool> {
        match (self.any && self.below.is_empty(), self.unknown.is_empty()) {
            (false, _) => Some(false),
            (true, true) => Some(true),
            (true, false) => None,
        }
    }
}

/// How a group is offered on the as-of date.
pub fn level(context: &Context<'_>, group: &Group) -> GroupLevel {
    let mut level = GroupLevel::default();
    for slot in slots(context, group) {
        if slot.is_empty() || slot.counts == Some(false) {
            continue;
        }
        level.any = true;
        match slot.level(context.as_of) {
            Some(OnlineLevel::Full) => {}
            Some(_) if slot.counts == Some(true) => level.below.push(slot.name.clone()),
            _ => level.unknown.push(slot.name.clone()),
        }
    }
    level
}

/// The answer where the group itself is an error: what is wrong is no evidence.
fn faulty(context: &Context<'_>, group: &Group) -> Option<RuleFinding> {
    let fault = context.snapshot.faults().group(&group.id)?;
    Some(RuleFinding::cannot_tell(
        Vec::new(),
        vec![faults::fact(fault)],
    ))
}

/// `no-plan` of a group: clear by a plan that names it, or where every member that counts on the day is clear.
pub fn no_plan(context: &Context<'_>, group: &Group) -> RuleFinding {
    if let Some(faulty) = faulty(context, group) {
        return faulty;
    }
    let (clears, mut evidence, faulty) = read(context, naming_target(context, &group.id));
    if clears {
        return RuleFinding {
            missing: faulty,
            ..RuleFinding::new(Verdict::Clear, evidence)
        };
    }
    let mut without = Vec::new();
    let mut missing = faulty;
    let mut any = false;
    for slot in slots(context, group) {
        if slot.is_empty() || slot.counts == Some(false) {
            continue;
        }
        let code = slot.name.as_str();
        match slot.answer(context, &NoPlan) {
            MemberVerdict::Known(Verdict::Clear) => {}
            MemberVerdict::None => continue,
            MemberVerdict::Unknown { .. } if slot.procedures.is_empty() => {
                missing.push(Fact::new("fact-member-unknown").with("code", code));
            }
            MemberVerdict::Unknown { .. } => {
                missing.push(Fact::new("fact-member-plan-unknown").with("code", code));
            }
            MemberVerdict::Known(_) if slot.counts.is_none() => {
                missing.push(Fact::new("fact-member-offered-unknown").with("code", code));
            }
            MemberVerdict::Known(_) => without.push(slot.name.clone()),
        }
        any = true;
    }
    if !any {
        missing.push(Fact::new("fact-no-member-counts"));
    }
    if !missing.is_empty() {
        return RuleFinding::cannot_tell(evidence, missing);
    }
    if without.is_empty() {
        evidence.push(Fact::new("fact-every-member-planned"));
        return RuleFinding::new(Verdict::Clear, evidence);
    }
    evidence.push(Fact::new("fact-members-without-plan").with("codes", without.join(", ")));
    RuleFinding::new(Verdict::Flag, evidence)
}
