//! `satisfaction-low`: satisfaction reported for it is under the manifest's threshold.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::shares;
use super::sources;
use super::window::Window;
use crate::catalogue::model::{Outcome, Procedure};

/// The rule; `rasoat rules satisfaction-low` says what it answers when.
pub(super) struct SatisfactionLow;

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
    remarks: false,
    reads: &["satisfaction"],
};

impl Rule for SatisfactionLow {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn proposes(&self) -> Option<Outcome> {
        Some(Outcome::SuspendAndUpgrade)
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
        // No report is its basis: the year is the one that ends on the as-of date.
        let year = Window::ending_on(context.as_of, 12);
        let told = Fact::new("fact-satisfaction")
            .with("value", measured.value.to_string())
            .with("of", measured.of.to_string());
        let asked = Fact::new("fact-period")
            .with("from", year.from)
            .with("to", year.to);
        let evidence = vec![told, shares::threshold_fact(threshold), asked];
        let within = measured
            .to
            .is_some_and(|to| year.from <= to && to <= year.to);
        if !within || measured.of <= 0.0 {
            let missing = match measured.to {
                Some(_) if within => Fact::new("fact-satisfaction-no-scale"),
                Some(to) => Fact::new("fact-satisfaction-other-year").with("date", to),
                None => Fact::new("fact-satisfaction-no-day"),
            };
            return RuleFinding::cannot_tell(evidence, vec![missing]);
        }
        let verdict = match shares::is_below(measured.value, measured.of, threshold.percent) {
            true => Verdict::Flag,
            false => Verdict::Clear,
        };
        RuleFinding::new(verdict, evidence)
    }
}
