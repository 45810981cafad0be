//! `fee-not-payable-online`: a fee on the online channel without online payment.

use super::context::Context;
use super::fees::{FeeDue, amounts_to_pay};
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{Channel, Method, OnlineLevel, Procedure, Stated};

/// The rule; `rasoat rules fee-not-payable-online` says what it answers when.
pub struct FeeNotPayableOnline;

static INFO: RuleInfo = RuleInfo {
    id: "fee-not-payable-online",
    names: &[
        "phí_không_nộp_trực_tuyến",
        "not_payable",
        "Phí_không_nộp_được_trực_tuyến",
        "Fee_not_payable_online",
    ],
    since: Some(sources::DECREE_224),
    blocks: Blocks::No,
    remark: false,
    reads: &["online", "channels"],
};

impl Rule for FeeNotPayableOnline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let level = LevelOn::of(procedure, context.as_of);
        if level.known() == Some(OnlineLevel::None) {
            return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-not-offered")]);
        }
        let online: Option<Vec<&Channel>> = procedure.channels.as_ref().map(|channels| {
            let channels = Stated::items(channels).iter();
            channels
                .filter(|channel| channel.method == Method::Online)
                .collect()
        });
        if online.as_ref().is_some_and(Vec::is_empty) {
            return RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-no-online-channel")],
            );
        }
        let mut missing: Vec<Fact> = level.missing().into_iter().collect();
        let Some(online) = online else {
            missing.push(Fact::new("fact-missing-channels"));
            return RuleFinding::cannot_tell(Vec::new(), missing);
        };
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), missing);
        }
        let mut against = Vec::new();
        let mut evidence = Vec::new();
        for channel in online {
            let case = channel.case.as_deref().unwrap_or("–");
            if channel.online_payment == Some(true) {
                evidence.push(Fact::new("fact-fee-payable").with("case", case));
                continue;
            }
            match amounts_to_pay(channel.fees.as_ref()) {
                FeeDue::Nothing => evidence.push(Fact::new("fact-fee-none").with("case", case)),
                FeeDue::Some(amount) => match channel.online_payment {
                    Some(_) => against.push(
                        Fact::new("fact-fee-not-payable")
                            .with("case", case)
                            .with("amount", amount),
                    ),
                    None => {
                        missing.push(Fact::new("fact-online-payment-unknown").with("case", case))
                    }
                },
                FeeDue::Unknown => missing.push(Fact::new("fact-fee-unknown").with("case", case)),
            }
        }
        if !against.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, against)
            };
        }
        match missing.is_empty() {
            true => RuleFinding::new(Verdict::Clear, evidence),
            false => RuleFinding::cannot_tell(evidence, missing),
        }
    }
}
