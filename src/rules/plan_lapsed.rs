//! `plan-lapsed`: every plan that names the procedure is past its end, overdue, superseded, or a mere schedule.

use super::context::Context;
use super::no_plan::{PlanStanding, naming, unreadable_plans};
use super::rule::{Bilingual, Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::model::Procedure;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct PlanLapsed;

static INFO: RuleInfo = RuleInfo {
    id: "plan-lapsed",
    title: Bilingual {
        vi: "Phương án hết hiệu lực hoặc quá hạn",
        en: "Plan lapsed",
    },
    checks: Bilingual {
        vi: "Gắn cờ khi mọi phương án, kế hoạch nêu thủ tục đều đã hết hiệu lực, quá hạn mà chưa xong (đã ký hay chưa), bị thay thế đối với mã này, hoặc chỉ là kế hoạch rà soát. Phương án đã ký và đã hoàn thành không bao giờ hết; phương án chưa có hiệu lực thì chưa hết. Không có phương án nào → không áp dụng. Tệp phương án không đọc được → chưa thể kết luận.",
        en: "Flags when every plan that names the procedure is past its last day, overdue and not done (signed or not), superseded for this code, or a mere schedule. A signed option that is done never lapses; a plan not yet in force has not lapsed. No plan at all → not applicable. An unreadable plan file → cannot tell.",
    },
    why: Bilingual {
        vi: "Phương án đã hết hiệu lực hoặc quá hạn cần được gia hạn, thay thế hoặc hoàn thành.",
        en: "A plan that lapsed or is overdue has to be extended, replaced or carried out.",
    },
    source: Bilingual {
        vi: "Nghị định 63/2010/NĐ-CP, Điều 30–31; Nghị quyết 66.18/2026/NQ-CP",
        en: "Decree 63/2010/NĐ-CP, Art. 30–31; Resolution 66.18/2026",
    },
    needs: Bilingual {
        vi: "Các tệp phương án trong plans/, có hạn hoàn thành của từng dòng.",
        en: "The plan files in plans/, with the due day of each row.",
    },
    blocks: Blocks::No,
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
