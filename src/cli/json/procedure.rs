//! A procedure. `none` is the answer "none"; null is "not known".

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalogue::Snapshot;
use crate::catalogue::model::{
    Channel, Document, Fee, LevelEntry, Procedure, Stated, TimeLimit, TimeValue,
};

/// A procedure, with the names of what it refers to.
#[derive(Debug, Serialize)]
pub(crate) struct ProcedureV1 {
    code: String,
    name: String,
    path: String,
    kind: Option<&'static str>,
    issuer: Option<ReferenceV1>,
    fields: Vec<ReferenceV1>,
    levels: Vec<Value>,
    executing: Value,
    coordinating: Value,
    subjects: Value,
    steps: Value,
    channels: Value,
    documents: Value,
    sets: Option<u32>,
    results: Value,
    conditions: Value,
    legal_basis: Value,
    groups: Vec<String>,
    lifecycle: Option<Value>,
    online: Option<Value>,
}

/// An id with its name; the name is null where the id is not known.
#[derive(Debug, Serialize)]
pub(super) struct ReferenceV1 {
    id: String,
    name: Option<String>,
}

impl ProcedureV1 {
    /// A procedure of a catalogue; `path` is that of its file, with forward slashes.
    pub(crate) fn new(snapshot: &Snapshot, procedure: &Procedure, path: String) -> ProcedureV1 {
        let agency = |id: &String| ReferenceV1 {
            id: id.clone(),
            name: snapshot.agency(id).map(|agency| agency.name.clone()),
        };
        ProcedureV1 {
            code: procedure.code.clone(),
            name: procedure.name.clone(),
            path,
            kind: procedure.kind.map(|kind| kind.as_str()),
            issuer: procedure.issuer.as_ref().map(agency),
            fields: procedure
                .fields
                .iter()
                .map(|id| ReferenceV1 {
                    id: id.clone(),
                    name: snapshot.field(id).map(|field| field.name.clone()),
                })
                .collect(),
            levels: procedure.levels.iter().map(level).collect(),
            executing: list(procedure.executing.as_ref(), |id| json!(agency(id))),
            coordinating: list(procedure.coordinating.as_ref(), |id| json!(agency(id))),
            subjects: list(procedure.subjects.as_ref(), |text| json!(text)),
            steps: list(procedure.steps.as_ref(), |text| json!(text)),
            channels: list(procedure.channels.as_ref(), channel),
            documents: list(procedure.documents.as_ref(), document),
            sets: procedure.sets,
            results: list(procedure.results.as_ref(), |result| {
                json!({ "name": result.name, "code": result.code, "electronic": result.electronic })
            }),
            conditions: match &procedure.conditions {
                None => Value::Null,
                Some(Stated::None) => json!("none"),
                Some(Stated::Some(text)) => json!(text),
            },
            legal_basis: list(procedure.legal_basis.as_ref(), |citation| {
                let articles = citation.articles.as_ref().map_or(&[][..], |a| a.items());
                let mut json = json!({ "number": citation.number, "articles": articles });
                let meant = snapshot.cited(procedure, citation);
                let candidates = meant.iter().flat_map(|cited| cited.meant.candidates());
                let candidates: Vec<String> = candidates.collect();
                let signed = citation.signed.map(|day| day.to_string());
                for (key, value) in [
                    ("issuer", citation.issuer.as_ref().map(|issuer| json!(issuer))),
                    ("signed", signed.map(Value::from)),
                    (
                        "candidates",
                        (!candidates.is_empty()).then(|| json!(candidates)),
                    ),
                ] {
                    if let (Some(value), Some(json)) = (value, json.as_object_mut()) {
                        json.insert(key.to_owned(), value);
                    }
                }
                json
            }),
            groups: snapshot
                .groups_of(&procedure.code)
                .map(|group| group.id.clone())
                .collect(),
            lifecycle: procedure.lifecycle.as_ref().map(|life| {
                json!({
                    "from": life.from.map(|d| d.to_string()),
                    "to": life.to.map(|d| d.to_string()),
                    "replaces": life.replaces,
                    "replaced_by": life.replaced_by,
                    "continuity": life.continuity.map(|c| c.as_str()),
                })
            }),
            online: procedure.online.as_ref().map(|online| {
                json!({
                    "level": online.level.as_str(),
                    "since": online.since.map(|d| d.to_string()),
                    "decision": online.decision,
                    "suspended": online.suspended,
                    "partial_reason": online.partial_reason.as_ref().map(|why| {
                        json!({ "reason": why.reason.as_str(), "provision": why.provision, "url": why.url })
                    }),
                })
            }),
        }
    }
}

fn list<T>(items: Option<&Stated<Vec<T>>>, each: impl Fn(&T) -> Value) -> Value {
    match items {
        None => Value::Null,
        Some(Stated::None) => json!("none"),
        Some(Stated::Some(items)) => Value::Array(items.iter().map(each).collect()),
    }
}

fn level(entry: &LevelEntry) -> Value {
    json!({ "level": entry.level.as_str(), "until": entry.until.map(|d| d.to_string()) })
}

fn channel(channel: &Channel) -> Value {
    json!({
        "case": channel.case,
        "method": channel.method.as_str(),
        "time": channel.time.as_ref().map(time),
        "fees": list(channel.fees.as_ref(), fee),
        "online_payment": channel.online_payment,
        "text": channel.text,
    })
}

fn time(time: &TimeLimit) -> Value {
    let value = match &time.value {
        TimeValue::Number(number) => json!(number),
        TimeValue::Text(text) => json!(text),
    };
    json!({ "value": value, "unit": time.unit.as_str(), "text": time.text })
}

fn fee(fee: &Fee) -> Value {
    json!({
        "kind": fee.kind.map(|kind| kind.as_str()),
        "amount": fee.amount,
        "currency": fee.currency,
        "text": fee.text,
    })
}

fn document(document: &Document) -> Value {
    json!({
        "case": document.case,
        "name": document.name,
        "original": document.original,
        "copy": document.copy,
        "required": document.required,
        "form": document.form,
        "code": document.code,
    })
}
