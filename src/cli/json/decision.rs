//! Decisions.

use serde::Serialize;
use serde_json::Value;

use crate::catalogue::model::{Decision, ReviewNote};

/// One entry of a decision log.
#[derive(Debug, Serialize)]
pub struct DecisionV1 {
    id: String,
    as_of: String,
    recorded: String,
    outcome: &'static str,
    state: &'static str,
    by: Value,
    reason: Option<String>,
    provision: Option<String>,
    partial_reason: Option<&'static str>,
    overrides: Vec<Value>,
    evidence: Value,
    refers_to: Option<String>,
    published: Option<Value>,
    in_force: bool,
}

impl DecisionV1 {
    /// An entry, and whether it is the one in force.
    pub fn new(decision: &Decision, in_force: bool) -> DecisionV1 {
        DecisionV1 {
            id: decision.id.clone(),
            as_of: decision.as_of.to_string(),
            recorded: decision.recorded.to_string(),
            outcome: decision.outcome.as_str(),
            state: decision.state.as_str(),
            by: serde_json::json!({ "name": decision.by.name, "email": decision.by.email }),
            reason: decision.reason.clone(),
            provision: decision.provision.clone(),
            partial_reason: decision.partial_reason.map(|reason| reason.as_str()),
            overrides: decision
                .overrides
                .iter()
                .map(|o| {
                    serde_json::json!({
                        "rule": o.rule, "reason": o.reason, "provision": o.provision, "until": o.until.to_string(),
                    })
                })
                .collect(),
            evidence: serde_json::json!({
                "commit": decision.evidence.commit,
                "rules_version": decision.evidence.rules_version,
                "verdicts": decision.evidence.verdicts,
                "digest": decision.evidence.digest,
            }),
            refers_to: decision.refers_to.clone(),
            published: decision.published.as_ref().map(|p| {
                serde_json::json!({
                    "number": p.number, "signed": p.signed.to_string(), "signer": p.signer, "annex_row": p.annex_row,
                })
            }),
            in_force,
        }
    }
}

/// A reviewer's note.
#[derive(Debug, Serialize)]
pub struct NoteV1 {
    id: Option<String>,
    recorded: String,
    by: Value,
    text: String,
}

impl From<&ReviewNote> for NoteV1 {
    fn from(note: &ReviewNote) -> NoteV1 {
        NoteV1 {
            id: note.id.clone(),
            recorded: note.recorded.to_string(),
            by: serde_json::json!({ "name": note.by.name, "email": note.by.email }),
            text: note.text.clone(),
        }
    }
}
