//! `eligible-not-full`: published as eligible, the target's day has passed, and the level is not full.

use jiff::ToSpan;

use super::context::Context;
use super::decision_stale::is_stale;
use super::level::LevelOn;
use super::published_lists;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{OnlineLevel, Procedure};

/// The rule; `rasoat rules eligible-not-full` says what it answers when.
pub(super) struct EligibleNotFull;

static INFO: RuleInfo = RuleInfo {
    id: "eligible-not-full",
    names: &[
        "đủ_điều_kiện_chưa_toàn_trình",
        "not_full",
        "Đủ_điều_kiện_mà_chưa_toàn_trình",
        "Eligible,_not_full",
    ],
    since: Some(sources::NOTICE_434),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online"],
};

impl Rule for EligibleNotFull {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        let not_asked = |fact| RuleFinding::new(Verdict::NotApplicable, vec![fact]);
        let policy = context.snapshot.policy();
        let targets = policy.targets.iter();
        let targets = targets.filter(|target| target.measure == "eligible_full_share");
        let begun = targets.filter(|target| target.begun_by(context.as_of));
        let due = begun.filter_map(|target| Some((target.last_day()?, target)));
        let Some((due, target)) = due.min_by_key(|(due, _)| *due) else {
            return not_asked(Fact::new("fact-no-eligible-target"));
        };
        if context.as_of <= due {
            return not_asked(Fact::new("fact-target-not-due").with("date", due));
        }
        if let Some(unreadable) = published_lists::unreadable(context, procedure) {
            return RuleFinding::cannot_tell(Vec::new(), vec![unreadable]);
        }
        let Some(decision) = published_lists::eligible(context, procedure) else {
            return not_asked(Fact::new("fact-not-published-eligible"));
        };
        let mut evidence = vec![
            published_lists::fact(decision),
            Fact::new("fact-target-due")
                .with("source", target.source.as_str())
                .with("date", due),
        ];
        let signed = published_lists::eligible_since(context, procedure).unwrap_or(decision.as_of);
        let grace = signed.saturating_add(i64::from(policy.evidence_grace_days()).days());
        if context.as_of <= grace {
            return not_asked(Fact::new("fact-grace").with("date", grace));
        }
        if is_stale(context, procedure, decision, so_far) {
            evidence.push(Fact::new("fact-published-stale"));
        }
        let level = LevelOn::of(procedure, context.as_of);
        match level.known() {
            None => RuleFinding::cannot_tell(evidence, level.missing().into_iter().collect()),
            Some(OnlineLevel::Full) => RuleFinding::new(Verdict::Clear, evidence),
            Some(level) => {
                evidence.push(Fact::new("fact-level-is").with("level", level.as_str()));
                RuleFinding::new(Verdict::Flag, evidence)
            }
        }
    }
}
