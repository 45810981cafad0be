//! The gate: `eligible_full` may be recorded only where every blocking rule lets it pass, or is overridden.

use jiff::civil::Date;

use crate::catalogue::model::{Override, Procedure};
use crate::rules::{Assessment, Context, Fact, Verdict, gate_answers};

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
    /// The day since which reports lag, where that is all that is missing and this gate lets it pass.
    pub lags_since: Option<Date>,
}

/// The gate's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// One answer a blocking rule, in the order of the registry.
    pub rules: Vec<GateRule>,
}

impl Gate {
    /// Whether `eligible_full` may be recorded.
    pub fn is_open(&self) -> bool {
        self.closed_by().next().is_none()
    }

    /// What is answered where the gate is asked on another day, too: for each rule the answer that stands in the way.
    pub fn and(mut self, other: Gate) -> Gate {
        for (one, other) in self.rules.iter_mut().zip(other.rules) {
            if other.blocks && !one.blocks {
                *one = other;
            }
        }
        self
    }

    /// The rules that stand in the way.
    pub fn closed_by(&self) -> impl Iterator<Item = &GateRule> {
        self.rules
            .iter()
            .filter(|rule| rule.blocks && !rule.overridden)
    }
}

/// Asks every blocking rule of the day of the evidence. An override counts for the rule that it names while it holds on the
/// day `holding`.
pub fn gate(
    context: &Context<'_>,
    procedure: &Procedure,
    assessment: &Assessment,
    overrides: &[Override],
    holding: Date,
) -> Gate {
    asked(context, procedure, assessment, overrides, holding, false)
}

/// The same on the own day: there reports may lag, as far back as the policy allows.
pub fn gate_now(
    context: &Context<'_>,
    procedure: &Procedure,
    assessment: &Assessment,
    overrides: &[Override],
    holding: Date,
) -> Gate {
    asked(context, procedure, assessment, overrides, holding, true)
}

fn asked(
    context: &Context<'_>,
    procedure: &Procedure,
    assessment: &Assessment,
    overrides: &[Override],
    holding: Date,
    may_lag: bool,
) -> Gate {
    let answers = gate_answers::answers(context, procedure, &assessment.findings).into_iter();
    let rules = answers.map(|(rule, finding)| {
        let id = rule.info().id;
        let tail = gate_answers::tail(context.snapshot, &finding, context.as_of);
        let lags_since = tail.filter(|_| may_lag);
        GateRule {
            rule: id,
            blocks: rule.info().blocks.on(finding.verdict) && lags_since.is_none(),
            verdict: finding.verdict,
            evidence: finding.evidence,
            missing: finding.missing,
            overridden: overrides.iter().any(|o| o.rule == id && holding <= o.until),
            lags_since,
        }
    });
    Gate {
        rules: rules.collect(),
    }
}
