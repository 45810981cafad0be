//! `unused-not-acted-on`: no dossiers, and no decision proposes abolition, merging or not providing.

use super::context::Context;
use super::published_lists;
use super::registry::{found, override_of};
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{Outcome, Procedure};

/// The rule; `rasoat rules unused-not-acted-on` says what it answers when.
pub(super) struct UnusedNotActedOn;

static INFO: RuleInfo = RuleInfo {
    id: "unused-not-acted-on",
    names: &[
        "không_hồ_sơ_chưa_xử_lý",
        "not_acted_on",
        "Không_phát_sinh_hồ_sơ_mà_chưa_xử_lý",
        "Unused,_not_acted_on",
    ],
    since: Some(sources::DEPUTY_PM),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &[],
};

impl Rule for UnusedNotActedOn {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        let use_ = found(so_far, "no-dossiers").map(|finding| finding.verdict);
        match use_ {
            Some(Verdict::Flag) => {}
            Some(Verdict::CannotTell) => {
                let missing = Fact::new("fact-rule-cannot-tell").with("rule", "no-dossiers");
                return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
            }
            _ => {
                let used = Fact::new("fact-rule-does-not-flag").with("rule", "no-dossiers");
                return RuleFinding::new(Verdict::NotApplicable, vec![used]);
            }
        }
        if let Some(unreadable) = published_lists::unreadable(context, procedure) {
            return RuleFinding::cannot_tell(Vec::new(), vec![unreadable]);
        }
        let log = context.snapshot.decisions(&procedure.code);
        let proposal = log.and_then(|log| log.value.proposal());
        let proposal = proposal.filter(|of| of.as_of <= context.as_of);
        let published = published_lists::published(context, procedure);
        let mut standing = proposal.into_iter().chain(published);
        let acts = |outcome| {
            matches!(
                outcome,
                Outcome::AbolishOrMerge | Outcome::DoNotProvide | Outcome::SuspendAndUpgrade
            )
        };
        if let Some(decision) = standing.find(|of| acts(of.outcome)) {
            let acted = Fact::new("fact-acted-on")
                .with("outcome", decision.outcome.as_str())
                .with("state", decision.state.as_str())
                .with("date", decision.as_of);
            return RuleFinding::new(Verdict::Clear, vec![acted]);
        }
        if let Some(holding) = override_of(context, &procedure.code, "no-dossiers") {
            let excused = Fact::new("fact-rule-overridden")
                .with("rule", "no-dossiers")
                .with("date", holding.until);
            return RuleFinding::new(Verdict::Clear, vec![excused]);
        }
        let since = context.unused_since(procedure);
        let known = match since {
            Some(day) => Fact::new("fact-unused-since").with("date", day),
            None => Fact::new("fact-unused-long"),
        };
        RuleFinding::new(Verdict::Flag, vec![known])
    }
}
