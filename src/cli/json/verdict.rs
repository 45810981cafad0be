//! A rule's verdict on a procedure.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::catalogue::model::Override;
use crate::rules::{Fact, FactValue, Finding, Rule};
use crate::session::Strings;

/// One rule's answer.
#[derive(Debug, Serialize)]
pub struct VerdictV1 {
    rule: &'static str,
    verdict: &'static str,
    evidence: Vec<FactV1>,
    missing: Vec<FactV1>,
    overridden: Option<OverriddenV1>,
}

/// A fact: a stable id, its values, and the sentence in the language that was asked for.
#[derive(Debug, Serialize)]
pub struct FactV1 {
    id: &'static str,
    values: Map<String, Value>,
    text: String,
}

/// An override that holds on the as-of date.
#[derive(Debug, Serialize)]
pub struct OverriddenV1 {
    until: String,
    reason: String,
    provision: String,
}

impl VerdictV1 {
    /// The answer of a rule.
    pub fn new(
        rule: &dyn Rule,
        finding: &Finding,
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
            overridden: overridden.map(|o| OverriddenV1 {
                until: o.until.to_string(),
                reason: o.reason.clone(),
                provision: o.provision.clone(),
            }),
        }
    }
}

impl FactV1 {
    /// A fact with its sentence.
    pub fn new(fact: &Fact, strings: &Strings) -> FactV1 {
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
                    };
                    ((*name).to_owned(), value)
                })
                .collect(),
            text: strings.fact(fact),
        }
    }
}
