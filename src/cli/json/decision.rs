//! Decisions.

use serde::Serialize;
use serde_json::Value;

use crate::catalogue::model::{Decision, DecisionLog, ReviewNote};

/// One entry of a decision log.
#[derive(Debug, Serialize)]
pub(crate) struct DecisionV1 {
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_published: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspension: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    imported: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

impl DecisionV1 {
    /// An entry of a log, with whether it is the proposal (`in_force`), and whether it is the published decision that stands.
    pub(crate) fn new(decision: &Decision, log: &DecisionLog) -> DecisionV1 {
        let is = |of: Option<&Decision>| of.is_some_and(|of| of.id == decision.id);
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
            in_force: is(log.proposal()),
            is_published: is(log.published()),
            suspension: decision.suspension.as_ref().map(|announced| {
                serde_json::json!({ "notice": announced.notice, "until": announced.until.to_string() })
            }),
            imported: decision.is_imported().then(|| match &decision.imported {
                Some(from) => {
                    let mut told = serde_json::json!({
                        "file": from.file, "sha256": from.sha256, "row": from.row, "day": from.day.to_string(),
                    });
                    if let Some(sheet) = &from.sheet {
                        told["sheet"] = serde_json::json!(sheet);
                    }
                    told
                }
                None => serde_json::json!({}),
            }),
            source: decision.source.clone(),
        }
    }
}

/// A reviewer's note.
#[derive(Debug, Serialize)]
pub(crate) struct NoteV1 {
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
