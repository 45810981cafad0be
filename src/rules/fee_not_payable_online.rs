//! `fee-not-payable-online`: a fee on the online channel without online payment.

use super::context::Context;
use super::fees::{FeeDue, amounts_to_pay};
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict, distinct};
use super::sources;
use crate::catalogue::model::{Channel, Method, OnlineLevel, Procedure, Stated};

/// The rule; `rasoat rules fee-not-payable-online` says what it answers when.
pub(super) struct FeeNotPayableOnline;

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
    remarks: false,
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
            let of_case = |alone: &'static str, of_one: &'static str| match &channel.case {
                Some(case) => Fact::new(of_one).with("case", case.as_str()),
                None => Fact::new(alone),
            };
            if channel.online_payment == Some(true) {
                evidence.push(of_case("fact-fee-payable", "fact-fee-payable-case"));
                continue;
            }
            match amounts_to_pay(channel.fees.as_ref()) {
                FeeDue::Nothing => evidence.push(of_case("fact-fee-none", "fact-fee-none-case")),
                FeeDue::Some(amount) => match channel.online_payment {
                    Some(_) => against.push(
                        of_case("fact-fee-not-payable", "fact-fee-not-payable-case")
                            .with("amount", amount),
                    ),
                    None => missing.push(of_case(
                        "fact-online-payment-unknown",
                        "fact-online-payment-unknown-case",
                    )),
                },
                FeeDue::Unknown => {
                    missing.push(of_case("fact-fee-unknown", "fact-fee-unknown-case"))
                }
            }
        }
        let (against, missing, evidence) =
            (distinct(against), distinct(missing), distinct(evidence));
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
