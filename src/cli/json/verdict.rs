//! A rule's verdict on a procedure.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::catalogue::model::{Outcome, Override};
use crate::review::Gate;
use crate::rules::{Fact, FactValue, Rule, RuleFinding};
use crate::session::Strings;

/// One rule's answer.
#[derive(Debug, Serialize)]
pub(crate) struct VerdictV1 {
    rule: &'static str,
    verdict: &'static str,
    evidence: Vec<FactV1>,
    missing: Vec<FactV1>,
    overridden: Option<OverrideV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposes: Option<&'static str>,
}

/// A fact: a stable id, its values, and the sentence in the language that was asked for.
#[derive(Debug, Serialize)]
pub(crate) struct FactV1 {
    id: &'static str,
    values: Map<String, Value>,
    text: String,
}

/// An override that holds on the as-of date.
#[derive(Debug, Serialize)]
pub(super) struct OverrideV1 {
    until: String,
    reason: String,
    provision: String,
}

impl VerdictV1 {
    /// The answer of a rule.
    pub(crate) fn new(
        rule: &dyn Rule,
        finding: &RuleFinding,
        overridden: Option<&Override>,
        strings: &Strings,
    ) -> VerdictV1 {
        let facts = |facts: &[Fact]| {
            facts
                .iter()
                .map(|fact| FactV1::new(fact, strings))
                .collect()
        };
        VerdictV1 {
            rule: rule.info().id,
            verdict: finding.verdict.as_str(),
            evidence: facts(&finding.evidence),
            missing: facts(&finding.missing),
            proposes: finding.proposed_by(rule).map(Outcome::as_str),
            overridden: overridden.map(|o| OverrideV1 {
                until: o.until.to_string(),
                reason: o.reason.clone(),
                provision: o.provision.clone(),
            }),
        }
    }
}

/// What recording `eligible_full` is answered.
#[derive(Debug, Serialize)]
pub(crate) struct GateV1 {
    open: bool,
    in_force: bool,
    as_of: String,
    own_day: String,
    closed_by: Vec<ClosedV1>,
}

/// A rule that stands in the way.
#[derive(Debug, Serialize)]
struct ClosedV1 {
    rule: &'static str,
    verdict: &'static str,
    overridden: bool,
    evidence: Vec<FactV1>,
    missing: Vec<FactV1>,
}

impl GateV1 {
    /// The gate of evidence of a day, asked on the own day too; none where the procedure is not in force.
    pub(crate) fn new(
        gate: Option<&Gate>,
        (as_of, own): (Date, Date),
        strings: &Strings,
    ) -> GateV1 {
        let facts = |facts: &[Fact]| facts.iter().map(|f| FactV1::new(f, strings)).collect();
        let rules = gate.into_iter().flat_map(|gate| &gate.rules);
        let closed = rules.filter(|rule| rule.blocks).map(|rule| ClosedV1 {
            rule: rule.rule,
            verdict: rule.verdict.as_str(),
            overridden: rule.overridden,
            evidence: facts(&rule.evidence),
            missing: facts(&rule.missing),
        });
        GateV1 {
            open: gate.is_some_and(Gate::is_open),
            in_force: gate.is_some(),
            as_of: as_of.to_string(),
            own_day: own.to_string(),
            closed_by: closed.collect(),
        }
    }
}

impl FactV1 {
    /// A fact with its sentence.
    pub(crate) fn new(fact: &Fact, strings: &Strings) -> FactV1 {
        FactV1 {
            id: fact.id,
            values: fact
                .values
                .iter()
                .map(|(name, value)| {
                    let value = match value {
                        FactValue::Text(text) => Value::from(text.as_str()),
                        FactValue::Number(number) => Value::from(*number),
                        FactValue::Date(day) => Value::from(day.to_string()),
                        FactValue::Message(message) => Value::from(message.as_str()),
                    };
                    ((*name).to_owned(), value)
                })
                .collect(),
            text: strings.fact(fact),
        }
    }
}
