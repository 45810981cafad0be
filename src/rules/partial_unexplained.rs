//! `partial-unexplained`: partial without reason and provision.

use super::context::Context;
use super::decision_stale::is_stale;
use super::level::LevelOn;
use super::published_lists;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{OnlineLevel, Outcome, PartialReason, Procedure};

/// The rule; `rasoat rules partial-unexplained` says what it answers when.
pub(super) struct PartialUnexplained;

static INFO: RuleInfo = RuleInfo {
    id: "partial-unexplained",
    names: &[
        "một_phần_không_lý_do",
        "unexplained",
        "Một_phần_mà_không_nêu_lý_do",
        "Partial,_unexplained",
    ],
    since: Some(sources::DECREE_224),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["online", "presence_required", "onsite_verification"],
};

impl Rule for PartialUnexplained {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        if !context
            .snapshot
            .policy()
            .needs_published_reason(context.as_of)
        {
            return RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-no-reason-asked")],
            );
        }
        let level = LevelOn::of(procedure, context.as_of);
        if let Some(missing) = level.missing() {
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        if level.known() != Some(OnlineLevel::Partial) {
            return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-not-partial")]);
        }
        let online = procedure.online.as_ref();
        let stated = online.and_then(|online| online.partial_reason.as_ref());
        if let Some(stated) = stated {
            if let Some(against) = contradiction(procedure, stated.reason) {
                return RuleFinding::new(Verdict::Flag, vec![against]);
            }
            if filled(stated.provision.as_deref()) {
                let mut evidence = vec![reason(stated.reason, stated.provision.as_deref())];
                if !filled(stated.url.as_deref()) {
                    evidence.push(Fact::new("fact-remark-no-url"));
                }
                return RuleFinding::new(Verdict::Clear, evidence);
            }
        }
        if let Some(unreadable) = published_lists::unreadable(context, procedure) {
            return RuleFinding::cannot_tell(Vec::new(), vec![unreadable]);
        }
        let published = published_lists::published(context, procedure);
        let explains = published
            .filter(|of| of.outcome == Outcome::Partial && filled(of.provision.as_deref()))
            .and_then(|of| Some((of, of.partial_reason?)));
        let mut evidence = Vec::new();
        if let Some((decision, why)) = explains {
            evidence.push(published_lists::fact(decision));
            if is_stale(context, procedure, decision, so_far) {
                evidence.push(Fact::new("fact-published-stale"));
            } else {
                evidence.push(reason(why, decision.provision.as_deref()));
                let against = contradiction(procedure, why);
                let verdict = match against.is_some() {
                    true => Verdict::Flag,
                    false => Verdict::Clear,
                };
                evidence.extend(against);
                return RuleFinding::new(verdict, evidence);
            }
        }
        match stated {
            None => evidence.push(Fact::new("fact-no-partial-reason")),
            Some(stated) => evidence.push(reason(stated.reason, None)),
        }
        evidence.push(Fact::new("fact-no-partial-provision"));
        RuleFinding::new(Verdict::Flag, evidence)
    }
}

fn filled(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn reason(reason: PartialReason, provision: Option<&str>) -> Fact {
    Fact::new("fact-partial-reason")
        .with("reason", reason.as_str())
        .with("provision", provision.unwrap_or("–"))
}

/// What the file itself says against a reason, whether it stands there or in the published decision.
fn contradiction(procedure: &Procedure, reason: PartialReason) -> Option<Fact> {
    let asked = match reason {
        PartialReason::PresenceRequired => &procedure.presence_required,
        PartialReason::OnsiteVerification => &procedure.onsite_verification,
        _ => return None,
    };
    let denied = asked.as_ref().is_some_and(|asked| !asked.value);
    denied.then(|| Fact::new("fact-reason-contradicted").with("reason", reason.as_str()))
}
