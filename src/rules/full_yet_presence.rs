//! `full-yet-presence`: declared full, but people must come in person, a site is checked, or the result is collected in
//! person only.

use super::context::Context;
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::model::{Method, OnlineLevel, Procedure, Requirement, Stated};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct FullYetPresence;

static INFO: RuleInfo = RuleInfo {
    id: "full-yet-presence",
    names: &[
        "phải_có_mặt",
        "presence",
        "Toàn_trình_mà_vẫn_phải_có_mặt",
        "Full,_yet_presence_required",
    ],
    since: None,
    blocks: Blocks::OnFlag,
    remark: false,
    remarks: false,
    reads: &[
        "online",
        "presence_required",
        "onsite_verification",
        "results",
    ],
};

impl Rule for FullYetPresence {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        match LevelOn::of(procedure, context.as_of) {
            LevelOn::Known(OnlineLevel::Full) => as_if_full(procedure),
            LevelOn::Known(_) | LevelOn::Absent => RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-not-declared-full")],
            ),
            LevelOn::Later(since) => RuleFinding::cannot_tell(
                Vec::new(),
                vec![Fact::new("fact-level-later").with("date", since)],
            ),
        }
    }
}

/// What the rule finds if the procedure were declared full, which is what the gate asks.
pub(crate) fn as_if_full(procedure: &Procedure) -> RuleFinding {
    let mut against = Vec::new();
    let mut missing = Vec::new();
    let mut require = |requirement: Option<&Requirement>,
                       asked: &'static str,
                       unknown: &'static str| match requirement {
        Some(Requirement {
            value: true,
            provision,
        }) => {
            against.push(Fact::new(asked).with("provision", provision.as_deref().unwrap_or("–")));
        }
        Some(_) => {}
        None => missing.push(Fact::new(unknown)),
    };
    require(
        procedure.presence_required.as_ref(),
        "fact-presence-required",
        "fact-presence-unknown",
    );
    require(
        procedure.onsite_verification.as_ref(),
        "fact-onsite-required",
        "fact-onsite-unknown",
    );
    match procedure.results.as_ref().map(Stated::items) {
        None => missing.push(Fact::new("fact-delivery-unknown")),
        Some(results) => {
            for result in results {
                if result.delivery.is_empty() {
                    missing.push(
                        Fact::new("fact-delivery-unknown-of").with("result", result.name.as_str()),
                    );
                } else if result.delivery.iter().all(|way| *way == Method::InPerson) {
                    against.push(
                        Fact::new("fact-delivery-in-person").with("result", result.name.as_str()),
                    );
                }
            }
        }
    }
    if !against.is_empty() {
        return RuleFinding {
            missing,
            ..RuleFinding::new(Verdict::Flag, against)
        };
    }
    if missing.is_empty() {
        RuleFinding::new(Verdict::Clear, vec![Fact::new("fact-no-presence")])
    } else {
        RuleFinding::cannot_tell(Vec::new(), missing)
    }
}
