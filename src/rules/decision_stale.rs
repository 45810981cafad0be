//! `decision-stale`: the decision in force rests on evidence that changed.

use jiff::civil::Date;

use super::context::Context;
use super::digest;
use super::registry::RULES;
use super::rule::{Bilingual, Blocks, Fact, Finding, Rule, RuleInfo, Verdict};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, Procedure};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct DecisionStale;

static INFO: RuleInfo = RuleInfo {
    id: "decision-stale",
    title: Bilingual {
        vi: "Kết luận cần xem lại",
        en: "Decision stale",
    },
    checks: Bilingual {
        vi: "Gắn cờ khi chứng cứ của kết luận đang có hiệu lực đã thay đổi (giá trị của thủ tục, thủ tục trước đó, nhóm, phương án, văn bản viện dẫn, thống kê trong cửa sổ của kết luận), khi một ngoại lệ đã hết hạn, hoặc khi một quy tắc chặn nay xấu hơn lúc kết luận.",
        en: "Flags when the evidence of the decision in force changed (values of the procedure, its predecessors, groups, plans, cited instruments, the statistics in the window of the decision), when an override has ended, or when a blocking rule is worse now than then.",
    },
    why: Bilingual {
        vi: "Kết luận dựa trên chứng cứ đã thay đổi phải được xác nhận lại trước khi duyệt hoặc công bố.",
        en: "A decision on changed evidence has to be confirmed anew before it is approved or published.",
    },
    source: Bilingual {
        vi: "Quy tắc của rasoat",
        en: "rasoat's own",
    },
    needs: Bilingual {
        vi: "Tệp kết luận trong decisions/.",
        en: "The decision file in decisions/.",
    },
    blocks: Blocks::No,
};

impl Rule for DecisionStale {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(&self, context: &Context<'_>, procedure: &Procedure, so_far: &[Finding]) -> Finding {
        let log = context.snapshot.decisions(&procedure.code);
        let Some(decision) = log.and_then(|log| log.value.in_force()) else {
            return without_decision(context, procedure);
        };
        let now = so_far.iter();
        let changes = changes(context.snapshot, procedure, decision, context.as_of, now);
        let mut evidence = vec![
            Fact::new("fact-decision")
                .with("outcome", decision.outcome.as_str())
                .with("by", decision.by.name.as_str())
                .with("date", decision.as_of),
        ];
        let verdict = if changes.is_empty() {
            Verdict::Clear
        } else {
            Verdict::Flag
        };
        evidence.extend(changes);
        Finding::new(verdict, evidence)
    }
}

/// What changed of what a decision rests on: its evidence, overrides that ended before `on`, blocking rules that are worse
/// `now`, which holds the findings of the rules in the order of the registry.
pub fn changes<'a>(
    snapshot: &Snapshot,
    procedure: &Procedure,
    decision: &Decision,
    on: Date,
    now: impl Iterator<Item = &'a Finding>,
) -> Vec<Fact> {
    let mut changes = Vec::new();
    if digest::of(snapshot, procedure, decision.as_of) != decision.evidence.digest {
        changes.push(Fact::new("fact-evidence-changed").with("date", decision.as_of));
    }
    let ended = decision.overrides.iter().filter(|o| o.until < on);
    changes.extend(ended.map(|o| {
        Fact::new("fact-override-ended")
            .with("rule", o.rule.as_str())
            .with("date", o.until)
    }));
    changes.extend(worse(decision, now));
    changes
}

fn without_decision(context: &Context<'_>, procedure: &Procedure) -> Finding {
    match context.snapshot.unreadable_decisions(&procedure.code) {
        Some(file) => Finding::cannot_tell(
            Vec::new(),
            vec![
                Fact::new("fact-decision-unreadable").with("path", file.path.display().to_string()),
            ],
        ),
        None => Finding::new(Verdict::NotApplicable, vec![Fact::new("fact-no-decision")]),
    }
}

/// Blocking rules whose verdict is worse than when the decision was made.
fn worse<'a>(decision: &Decision, now: impl Iterator<Item = &'a Finding>) -> Vec<Fact> {
    RULES
        .iter()
        .zip(now)
        .filter(|(rule, _)| rule.info().blocks != Blocks::No)
        .filter_map(|(rule, finding)| {
            let then = Verdict::parse(decision.evidence.verdicts.get(rule.info().id)?)?;
            (finding.verdict.weight() > then.weight()).then(|| {
                Fact::new("fact-verdict-worse")
                    .with("rule", rule.info().id)
                    .with("then", then.as_str())
                    .with("now", finding.verdict.as_str())
            })
        })
        .collect()
}
