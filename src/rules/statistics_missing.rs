//! `statistics-missing`: a gap, `no_data` or an unreported unit inside the window.

use super::context::Context;
use super::rule::{Bilingual, Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::usage::CoverageRule;
use crate::catalogue::model::Procedure;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct StatisticsMissing;

static INFO: RuleInfo = RuleInfo {
    id: "statistics-missing",
    title: Bilingual {
        vi: "Thiếu số liệu thống kê",
        en: "Statistics missing",
    },
    checks: Bilingual {
        vi: "Gắn cờ khi trong cửa sổ, trong thời gian thủ tục có hiệu lực, còn ngày không có báo cáo, số liệu ghi no_data, hoặc đơn vị chưa báo cáo.",
        en: "Flags when, on days of the window on which the procedure was in force, a report is missing, says no_data, or a unit has not reported.",
    },
    why: Bilingual {
        vi: "Không có số liệu không phải là bằng 0: thiếu báo cáo thì không thể kết luận về việc sử dụng.",
        en: "No data is not zero: without reports nothing can be said about use.",
    },
    source: Bilingual {
        vi: "Quy tắc của rasoat",
        en: "rasoat's own",
    },
    needs: Bilingual {
        vi: "Thống kê hồ sơ tiếp nhận phủ mọi ngày của cửa sổ.",
        en: "Reports of dossiers received for every day of the window.",
    },
    blocks: Blocks::No,
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
        let usage = context.reports.usage(procedure);
        let evidence = vec![
            Fact::new("fact-window")
                .with("from", context.window.from)
                .with("to", context.window.to),
        ];
        if usage.reported == usage.asked {
            return RuleFinding::new(Verdict::Clear, evidence);
        }
        RuleFinding {
            missing: context.reports.gaps(&usage, CoverageRule::Reported).facts,
            ..RuleFinding::new(Verdict::Flag, evidence)
        }
    }
}
