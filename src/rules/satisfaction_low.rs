//! `satisfaction-low`: satisfaction reported for it is under the manifest's threshold.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::shares::is_below;
use super::sources;
use crate::catalogue::model::{Basis, Procedure};

/// The rule; `rasoat rules satisfaction-low` says what it answers when.
pub struct SatisfactionLow;

static INFO: RuleInfo = RuleInfo {
    id: "satisfaction-low",
    names: &[
        "hài_lòng_thấp",
        "satisfaction",
        "Mức_hài_lòng_thấp",
        "Satisfaction_low",
    ],
    since: Some(sources::NOTICE_79),
    blocks: Blocks::No,
    remark: false,
    reads: &["satisfaction"],
};

impl Rule for SatisfactionLow {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let policy = context.snapshot.policy();
        let threshold = policy
            .thresholds
            .as_ref()
            .and_then(|of| of.satisfaction.as_ref());
        let Some(threshold) = threshold.filter(|of| of.holds_on(context.as_of)) else {
            let none = Fact::new("fact-no-threshold");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        };
        let Some(measured) = &procedure.satisfaction else {
            let none = Fact::new("fact-no-satisfaction");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        };
        let year = context.year(procedure, Basis::Received);
        let told = Fact::new("fact-satisfaction")
            .with("value", measured.value.to_string())
            .with("of", measured.of.to_string())
            .with("percent", threshold.percent.to_string());
        let evidence = vec![told, year.fact()];
        let within = measured
            .to
            .is_some_and(|to| year.from <= to && to <= year.to);
        if !within || measured.of <= 0.0 {
            let missing = match measured.to {
                Some(to) => Fact::new("fact-satisfaction-other-year").with("date", to),
                None => Fact::new("fact-satisfaction-no-day"),
            };
            return RuleFinding::cannot_tell(evidence, vec![missing]);
        }
        let verdict = match is_below(measured.value, measured.of, threshold.percent) {
            true => Verdict::Flag,
            false => Verdict::Clear,
        };
        RuleFinding::new(verdict, evidence)
    }
}
