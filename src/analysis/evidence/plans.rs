//! Plans that name a procedure or a linked group of it.

use jiff::civil::Date;

use crate::catalogue::model::{Plan, PlanRow, PlanType, Procedure};
use crate::rules::no_plan::{PlanStanding, naming};
use crate::rules::{Context, Fact};

/// A plan that names a procedure.
#[derive(Clone, Debug)]
pub struct PlanEvidence<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The row that names it.
    pub row: &'a PlanRow,
    /// How it stands on the as-of date, as the rule `no-plan` reads it.
    pub standing: PlanStanding,
    /// The same as the rule says it.
    pub fact: Fact,
    /// The day on which another plan takes the row's place, where it is known; it may lie ahead.
    pub superseded: Option<Date>,
}

impl PlanEvidence<'_> {
    /// Its number, or its id where it has none.
    pub fn name(&self) -> &str {
        self.plan.number.as_deref().unwrap_or(&self.plan.id)
    }

    /// Whether it is a mere schedule of reviews.
    pub fn is_schedule(&self) -> bool {
        self.plan.kind == PlanType::Schedule
    }

    /// First day in force, where it is known.
    pub fn from(&self) -> Option<Date> {
        self.plan.from.or(self.plan.signed)
    }
}

/// The plans that name a procedure, oldest first, those without a day last.
pub(super) fn plans<'a>(context: &Context<'a>, procedure: &Procedure) -> Vec<PlanEvidence<'a>> {
    let mut plans: Vec<PlanEvidence<'a>> = naming(context, &procedure.code)
        .into_iter()
        .map(|named| {
            let standing = named.standing(context);
            let by = named.row.superseded_by.as_ref();
            let by = by.and_then(|id| context.snapshot.plan(id));
            PlanEvidence {
                plan: named.plan,
                row: named.row,
                standing,
                fact: named.fact(context, standing),
                superseded: by.and_then(|plan| Some(plan.signed?.max(plan.from.or(plan.signed)?))),
            }
        })
        .collect();
    plans.sort_by_key(|plan| (plan.from().is_none(), plan.from(), plan.name().to_owned()));
    plans
}
