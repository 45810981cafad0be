//! `no-plan`: no restructuring or simplification option in force names the procedure.

use super::context::Context;
use super::faults;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::FileKind;
use crate::catalogue::check::EvidenceFault;
use crate::catalogue::model::{Plan, PlanRow, PlanType, Procedure};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct NoPlan;

static INFO: RuleInfo = RuleInfo {
    id: "no-plan",
    names: &[
        "không_phương_án",
        "không_PA",
        "có_phương_án_không",
        "any_plan",
        "Không_có_phương_án",
        "No_plan",
    ],
    since: None,
    blocks: Blocks::OnFlagOrCannotTell,
    remark: false,
    remarks: false,
    reads: &[],
};

/// A plan that names a procedure, with the row that does.
#[derive(Clone, Copy, Debug)]
pub struct PlanMention<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its row.
    pub row: &'a PlanRow,
    /// What is wrong with them, or with the group by which they name it: then they are no evidence.
    pub fault: Option<&'a EvidenceFault>,
}

/// The plans that name a procedure or a linked group of it.
pub fn naming<'a>(context: &Context<'a>, code: &str) -> Vec<PlanMention<'a>> {
    let snapshot = context.snapshot;
    let groups = snapshot.groups_of(code);
    let groups = groups.filter(|group| group.has_on(code, context.as_of));
    let groups = groups.map(|group| group.id.as_str());
    std::iter::once(code)
        .chain(groups)
        .flat_map(|target| naming_target(context, target))
        .collect()
}

/// The plans that name a code or the id of a group.
pub(super) fn naming_target<'a>(context: &Context<'a>, target: &str) -> Vec<PlanMention<'a>> {
    let plans = context.snapshot.plans_naming(target);
    let faults = context.snapshot.faults();
    plans
        .filter_map(|(plan, row)| {
            Some(PlanMention {
                plan: &plan.value,
                row: plan.value.procedures.get(row)?,
                fault: faults.plan_row(plan, row).or_else(|| faults.group(target)),
            })
        })
        .collect()
}

/// How a plan stands to a procedure on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStanding {
    /// A signed option whose row is done: it clears for good.
    Done,
    /// A signed option in force.
    InForce,
    /// Only a schedule.
    Schedule,
    /// Announced, not signed by the as-of date.
    Unsigned,
    /// Signed, not yet in force.
    NotYet,
    /// Past its last day.
    Ended,
    /// Another plan took the row's place.
    Superseded,
    /// An error of `check` takes it: it is no evidence, neither for nor against.
    Faulty,
}

impl PlanMention<'_> {
    /// How the plan stands to the procedure on the as-of date.
    pub fn standing(&self, context: &Context<'_>) -> PlanStanding {
        let as_of = context.as_of;
        if self.fault.is_some() {
            return PlanStanding::Faulty;
        }
        if self.plan.kind == PlanType::Schedule {
            return PlanStanding::Schedule;
        }
        if !self.plan.signed_by(as_of) {
            return PlanStanding::Unsigned;
        }
        if self.row.done.is_some_and(|done| done <= as_of) {
            return PlanStanding::Done;
        }
        if self.superseded(context) {
            return PlanStanding::Superseded;
        }
        if self.plan.ended_before(as_of) {
            return PlanStanding::Ended;
        }
        if !self.plan.begun_by(as_of) {
            return PlanStanding::NotYet;
        }
        // Whether the other plan has taken its place is not known.
        match self.faulty_successor(context) {
            Some(_) => PlanStanding::Faulty,
            None => PlanStanding::InForce,
        }
    }

    fn faulty_successor<'c>(&self, context: &Context<'c>) -> Option<&'c EvidenceFault> {
        let next = self.row.superseded_by.as_ref()?;
        context.snapshot.faults().plan(next)
    }

    /// What is wrong where it is no evidence.
    pub fn lacking(&self, context: &Context<'_>) -> Option<Fact> {
        let fault = self.fault.or_else(|| self.faulty_successor(context));
        fault.map(faults::fact)
    }

    /// It counts once the other plan has itself come into force, or where it names no known plan.
    pub(super) fn superseded(&self, context: &Context<'_>) -> bool {
        self.row.superseded_by.as_ref().is_some_and(|id| {
            let plan = context.snapshot.plan(id);
            let is_sound = context.snapshot.faults().plan(id).is_none();
            is_sound && plan.is_none_or(|plan| plan.begun_by(context.as_of))
        })
    }

    /// The fact that this plan names the procedure, with how it stands.
    pub fn fact(&self, context: &Context<'_>, standing: PlanStanding) -> Fact {
        let id = match standing {
            PlanStanding::Done => "fact-plan-done",
            PlanStanding::InForce => "fact-plan-in-force",
            PlanStanding::Schedule => "fact-plan-schedule",
            PlanStanding::Unsigned => "fact-plan-unsigned",
            PlanStanding::NotYet => "fact-plan-not-yet",
            PlanStanding::Ended => "fact-plan-ended",
            PlanStanding::Superseded => "fact-plan-superseded",
            PlanStanding::Faulty => "fact-plan-faulty",
        };
        let plan = self.plan.number.as_ref().unwrap_or(&self.plan.id);
        let fact = Fact::new(id).with("plan", plan.as_str());
        let date = match standing {
            PlanStanding::Done => self.row.done,
            PlanStanding::InForce => self.plan.signed,
            PlanStanding::NotYet => self.plan.from.or(self.plan.signed),
            PlanStanding::Ended => self.plan.to,
            PlanStanding::Schedule
            | PlanStanding::Unsigned
            | PlanStanding::Superseded
            | PlanStanding::Faulty => None,
        };
        let fact = match date {
            Some(date) => fact.with("date", date),
            None => fact,
        };
        match (&self.row.superseded_by, standing) {
            (Some(by), PlanStanding::Superseded) => fact
                .with("by", by.as_str())
                .with("by_name", named(context, by)),
            _ => fact,
        }
    }
}

/// A plan as a letter names it: its number and title; its id where the catalogue has neither.
fn named(context: &Context<'_>, id: &str) -> String {
    let plan = context.snapshot.plan(id);
    let number = plan.and_then(|plan| plan.number.as_deref());
    let title = plan.and_then(|plan| plan.title.as_deref());
    match (number, title) {
        (Some(number), Some(title)) => format!("{number} ({title})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => id.to_owned(),
    }
}

/// Whether any of the plans clears, how each stands, and what is wrong with those that are no evidence.
pub(super) fn read(
    context: &Context<'_>,
    plans: Vec<PlanMention<'_>>,
) -> (bool, Vec<Fact>, Vec<Fact>) {
    let mut clears = false;
    let (mut evidence, mut faulty) = (Vec::new(), Vec::new());
    for named in plans {
        let standing = named.standing(context);
        clears |= matches!(standing, PlanStanding::Done | PlanStanding::InForce);
        evidence.push(named.fact(context, standing));
        if standing == PlanStanding::Done
            && let Some((done, signed)) = named.row.done.zip(named.plan.signed)
            && done < signed
        {
            let plan = named.plan.number.as_ref().unwrap_or(&named.plan.id);
            evidence.push(
                Fact::new("fact-doubt-done")
                    .with("plan", plan.as_str())
                    .with("done", done)
                    .with("signed", signed),
            );
        }
        if standing == PlanStanding::Faulty {
            faulty.extend(named.lacking(context).filter(|fact| !faulty.contains(fact)));
        }
    }
    (clears, evidence, faulty)
}

/// The plan files that could not be read, as missing facts.
pub(super) fn unreadable_plans(context: &Context<'_>) -> Vec<Fact> {
    context
        .snapshot
        .unreadable_of(FileKind::Plan)
        .map(|file| Fact::new("fact-plan-unreadable").with("path", file.path.display().to_string()))
        .collect()
}

/// Why no plan names a procedure: none of its issuer's was entered, or they pass it over.
fn none_named(context: &Context<'_>, procedure: &Procedure, no_plan_entered: bool) -> Fact {
    let issuer = procedure.issuer.as_deref().unwrap_or_default();
    match no_plan_entered {
        _ if context.snapshot.plans().is_empty() => Fact::new("fact-no-plan-files"),
        true => {
            let agency = context.snapshot.agency(issuer);
            let name = agency.map_or(issuer, |agency| agency.name.as_str());
            Fact::new("fact-no-plan-of-issuer").with("issuer", name)
        }
        false => Fact::new("fact-no-plan"),
    }
}

impl Rule for NoPlan {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let (clears, mut evidence, faulty) = read(context, naming(context, &procedure.code));
        if clears {
            return RuleFinding {
                missing: faulty,
                ..RuleFinding::new(Verdict::Clear, evidence)
            };
        }
        let mut missing = faulty;
        missing.extend(unreadable_plans(context));
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(evidence, missing);
        }
        let no_plan_entered = evidence.is_empty() && !context.has_plans_of(procedure);
        if evidence.is_empty() {
            evidence.push(none_named(context, procedure, no_plan_entered));
        }
        RuleFinding {
            no_plan_entered,
            ..RuleFinding::new(Verdict::Flag, evidence)
        }
    }
}
