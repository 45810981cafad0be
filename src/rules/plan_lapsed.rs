//! `plan-lapsed`: every plan that names the procedure is past its end, overdue, superseded, or a mere schedule.

use super::context::Context;
use super::no_plan::{PlanStanding, naming, unreadable_plans};
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::model::Procedure;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct PlanLapsed;

static INFO: RuleInfo = RuleInfo {
    id: "plan-lapsed",
    names: &[
        "PA_hết_hiệu_lực",
        "phương_án_hết_hiệu_lực",
        "Phương_án_hết_hiệu_lực_hoặc_quá_hạn",
        "Plan_lapsed",
    ],
    since: None,
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &[],
};

impl Rule for PlanLapsed {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let plans = naming(context, &procedure.code);
        let mut missing = unreadable_plans(context);
        if plans.is_empty() && missing.is_empty() {
            return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-no-plan")]);
        }
        let mut alive = false;
        let mut evidence = Vec::new();
        for named in &plans {
            let standing = named.standing(context);
            let done = named.row.done.is_some_and(|done| done <= context.as_of);
            let overdue = named.row.due.filter(|due| {
                *due < context.as_of
                    && !done
                    && matches!(
                        standing,
                        PlanStanding::InForce | PlanStanding::NotYet | PlanStanding::Unsigned
                    )
            });
            alive |= overdue.is_none()
                && matches!(
                    standing,
                    PlanStanding::Done
                        | PlanStanding::InForce
                        | PlanStanding::NotYet
                        | PlanStanding::Unsigned
                )
                && !(standing == PlanStanding::Unsigned
                    && (named.plan.ended_before(context.as_of) || named.superseded(context)));
            evidence.push(named.fact(context, standing));
            if standing == PlanStanding::Faulty {
                missing.extend(named.lacking(context));
            }
            if let Some(due) = overdue {
                let plan = named.plan.number.as_ref().unwrap_or(&named.plan.id);
                evidence.push(
                    Fact::new("fact-plan-overdue")
                        .with("plan", plan.as_str())
                        .with("date", due),
                );
            }
        }
        if alive {
            RuleFinding::new(Verdict::Clear, evidence)
        } else if missing.is_empty() {
            RuleFinding::new(Verdict::Flag, evidence)
        } else {
            RuleFinding::cannot_tell(evidence, missing)
        }
    }
}
