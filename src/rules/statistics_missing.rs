//! `statistics-missing`: a gap, `no_data` or an unreported unit inside the window.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::usage::CoverageRule;
use crate::catalogue::model::Procedure;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct StatisticsMissing;

static INFO: RuleInfo = RuleInfo {
    id: "statistics-missing",
    names: &[
        "thiếu_số_liệu",
        "no_statistics",
        "Thiếu_số_liệu_thống_kê",
        "Statistics_missing",
    ],
    since: None,
    blocks: Blocks::No,
    remark: true,
    remarks: false,
    reads: &[],
};

impl Rule for StatisticsMissing {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        if !context.tells {
            let verdict = match context.reports.are_days_missing(procedure) {
                true => Verdict::Flag,
                false => Verdict::Clear,
            };
            return RuleFinding::new(verdict, Vec::new());
        }
        let usage = context.reports.usage(procedure);
        let evidence = vec![
            Fact::new("fact-window")
                .with("from", context.window.from)
                .with("to", context.window.to),
        ];
        if *context.reports.reported_days(&usage) == usage.asked {
            return RuleFinding::new(Verdict::Clear, evidence);
        }
        RuleFinding {
            missing: context.reports.gaps(&usage, CoverageRule::Reported).facts,
            ..RuleFinding::new(Verdict::Flag, evidence)
        }
    }
}
