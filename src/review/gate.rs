//! The gate: `eligible_full` may be recorded only where every blocking rule lets it pass, or is overridden.

use jiff::civil::Date;

use crate::catalogue::model::{Override, Procedure};
use crate::rules::{Assessment, Blocks, Fact, Verdict, full_yet_presence};

/// The gate's answer for one blocking rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateRule {
    /// Id of the rule.
    pub rule: &'static str,
    /// Its verdict.
    pub verdict: Verdict,
    /// What it read.
    pub evidence: Vec<Fact>,
    /// Which fact or plan is missing.
    pub missing: Vec<Fact>,
    /// Whether the verdict blocks, overridden or not.
    pub blocks: bool,
    /// Whether an override opens it.
    pub overridden: bool,
}

/// The gate's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// One answer a blocking rule, in the order of the registry.
    pub rules: Vec<GateRule>,
}

impl Gate {
    /// Whether `eligible_full` may be recorded.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_by().next().is_none()
    }

    /// The rules that stand in the way.
    pub fn closed_by(&self) -> impl Iterator<Item = &GateRule> {
        self.rules
            .iter()
            .filter(|rule| rule.blocks && !rule.overridden)
    }
}

/// Asks every blocking rule; `full-yet-presence` as if the procedure were declared full. An override counts for the rule that it names while it holds on the as-of date.
#[must_use]
pub fn gate(
    procedure: &Procedure,
    assessment: &Assessment,
    overrides: &[Override],
    as_of: Date,
) -> Gate {
    let rules = assessment
        .rules()
        .filter(|(rule, ..)| rule.info().blocks != Blocks::No)
        .map(|(rule, finding, _)| {
            let id = rule.info().id;
            let finding = if id == "full-yet-presence" {
                full_yet_presence::as_if_full(procedure)
            } else {
                finding.clone()
            };
            GateRule {
                rule: id,
                blocks: rule.info().blocks.on(finding.verdict),
                verdict: finding.verdict,
                evidence: finding.evidence,
                missing: finding.missing,
                overridden: overrides.iter().any(|o| o.rule == id && as_of <= o.until),
            }
        })
        .collect();
    Gate { rules }
}
