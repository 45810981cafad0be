//! The values that a decision rests on, by name.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::fields::{DigestScope, ENDING};
use super::{DigestFormula, DigestSubject};
use crate::catalogue::Snapshot;
use crate::catalogue::instruments::label;
use crate::catalogue::model::{
    AgencyKind, Citation, Instrument, Level, Outcome, Plan, Procedure, Scope, Stated, Statistics,
};
use crate::catalogue::snapshot::instrument_key;
use crate::rules::window::Window;

pub(super) fn of(subject: &DigestSubject<'_>, formula: DigestFormula) -> BTreeMap<String, Value> {
    let DigestSubject {
        snapshot,
        procedure,
        outcome,
        ..
    } = *subject;
    let plain = |of: DigestScope, value: Value| of.counted(formula, value);
    let mut parts = BTreeMap::new();
    let chain = predecessors(snapshot, procedure);
    let mut targets: Vec<&str> = Vec::new();
    for member in &chain {
        let mut value = plain(DigestScope::Procedure, json(member));
        if formula != DigestFormula::V1
            && outcome == Outcome::AbolishOrMerge
            && member.code == procedure.code
        {
            without_ending(&mut value);
        }
        parts.insert(format!("procedure {}", member.code), value);
        targets.push(&member.code);
        for group in snapshot.groups_of(&member.code) {
            parts.insert(
                format!("group {}", group.id),
                plain(DigestScope::Group, json(group)),
            );
            targets.push(&group.id);
        }
    }
    // A predecessor's file may be gone while its counts remain.
    for code in chain.iter().flat_map(|member| member.replaces()) {
        if snapshot.procedure(code).is_none() {
            targets.push(code);
            targets.extend(snapshot.groups_of(code).map(|group| group.id.as_str()));
        }
    }
    targets.sort_unstable();
    targets.dedup();
    for target in &targets {
        for (plan, row) in snapshot.plans_naming(target) {
            let head = plain(DigestScope::Plan, json(&head_of(&plan.value)));
            parts.insert(format!("plan {}", plan.value.id), head);
            let rows = parts
                .entry(format!("plan {} rows {target}", plan.value.id))
                .or_insert_with(|| Value::Array(Vec::new()));
            if let (Some(rows), Some(row)) = (rows.as_array_mut(), plan.value.procedures.get(row)) {
                rows.push(plain(DigestScope::PlanRow, json(row)));
            }
        }
    }
    instruments(snapshot, procedure, formula, &mut parts);
    statistics(subject, formula, &chain, &targets, &mut parts);
    parts
}

/// The instruments that a procedure cites. One bears its number, and more than that where the number alone does not tell it from
/// another that is cited.
fn instruments(
    snapshot: &Snapshot,
    procedure: &Procedure,
    formula: DigestFormula,
    parts: &mut BTreeMap<String, Value>,
) {
    let citations = procedure.legal_basis.iter().flat_map(Stated::items);
    let cited: Vec<Vec<&Instrument>> = match formula {
        // The first formula took the number alone for the instrument.
        DigestFormula::V1 => {
            let first = |citation: &Citation| {
                let known = snapshot.instruments_of_key(&instrument_key(&citation.number));
                known.first().map(|first| &first.value)
            };
            citations
                .map(|citation| first(citation).into_iter().collect())
                .collect()
        }
        DigestFormula::V2 | DigestFormula::V3 => citations
            .flat_map(|citation| snapshot.cited(procedure, citation))
            .map(|cited| cited.meant.all())
            .collect(),
    };
    let is_alone = |instrument: &Instrument| {
        formula == DigestFormula::V1
            || cited.iter().all(|meant| match meant.as_slice() {
                [other] => other.number != instrument.number || std::ptr::eq(*other, instrument),
                _ => true,
            })
    };
    for meant in &cited {
        for instrument in meant {
            let name = match meant.as_slice() {
                [_] if is_alone(instrument) => instrument.number.clone(),
                _ => label(instrument),
            };
            let value = DigestScope::Instrument.counted(formula, json(*instrument));
            parts.insert(format!("instrument {name}"), value);
        }
    }
}

/// A plan without its rows, which may be thousands: those of the procedure are parts of their own.
fn head_of(plan: &Plan) -> Plan {
    Plan {
        kind: plan.kind,
        id: plan.id.clone(),
        number: plan.number.clone(),
        signer: plan.signer.clone(),
        signed: plan.signed,
        from: plan.from,
        to: plan.to,
        title: plan.title.clone(),
        procedures: Vec::new(),
        retrieved: plan.retrieved,
        source: plan.source.clone(),
        notes: None,
    }
}

/// The procedure and all that it replaced, directly or through others, by code.
fn predecessors<'a>(snapshot: &'a Snapshot, procedure: &'a Procedure) -> Vec<&'a Procedure> {
    let mut chain = vec![procedure];
    let mut next = 0;
    while let Some(member) = chain.get(next).copied() {
        for code in member.replaces() {
            if let Some(before) = snapshot.procedure(code)
                && chain.iter().all(|known| known.code != before.code)
            {
                chain.push(before.value());
            }
        }
        next += 1;
    }
    chain
}

fn statistics(
    subject: &DigestSubject<'_>,
    formula: DigestFormula,
    chain: &[&Procedure],
    targets: &[&str],
    parts: &mut BTreeMap<String, Value>,
) {
    let snapshot = subject.snapshot;
    let window = Window::of(snapshot, subject.as_of);
    let listed: Vec<CompleteListing<'_>> = chain
        .iter()
        .map(|member| CompleteListing::of(snapshot, member))
        .collect();
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        if window.clip(Some(report.from), Some(report.to)).is_none() {
            continue;
        }
        let counts: BTreeMap<&str, Value> = targets
            .iter()
            .filter_map(|target| {
                let counts = json(report.counts.get(*target)?);
                Some((*target, DigestScope::Counts.counted(formula, counts)))
            })
            .collect();
        // Some forms count by field; the first formula knew none of them.
        let of_field = |field: &&String| {
            let counts = json(report.fields.get(*field)?);
            Some((
                (*field).clone(),
                DigestScope::Counts.counted(formula, counts),
            ))
        };
        let fields = chain.iter().flat_map(|member| &member.fields);
        let fields: BTreeMap<String, Value> = match formula {
            DigestFormula::V1 => BTreeMap::new(),
            DigestFormula::V2 | DigestFormula::V3 => {
                fields.filter_map(|field| of_field(&field)).collect()
            }
        };
        // What a report does not list, it says nothing of, unless it says that there was none.
        let says_zero = report.complete && listed.iter().any(|of| of.by(snapshot, report));
        if counts.is_empty() && fields.is_empty() && !says_zero {
            continue;
        }
        let mut value = serde_json::json!({ "complete": report.complete, "counts": counts });
        if !fields.is_empty() {
            value["fields"] = json(&fields);
        }
        let name = format!(
            "statistics {} {:?} {:?} {} {}",
            report.unit, report.scope, report.basis, report.from, report.to
        );
        parts.insert(name, value);
    }
}

/// Whose complete reports list a procedure. This is part of the formulas: it stays as it is whatever the rules make of such a
/// report.
struct CompleteListing<'a> {
    /// Its issuer, with those that took the issuer's place.
    issuers: Vec<&'a str>,
    /// Provinces and their communes handle it.
    local: bool,
}

impl<'a> CompleteListing<'a> {
    fn of(snapshot: &'a Snapshot, procedure: &'a Procedure) -> CompleteListing<'a> {
        let issuer = procedure.issuer.as_deref();
        let is_local = |level| matches!(level, Level::Province | Level::District | Level::Commune);
        CompleteListing {
            issuers: issuer.map_or_else(Vec::new, |issuer| snapshot.heirs(issuer)),
            local: procedure.levels.iter().any(|entry| is_local(entry.level)),
        }
    }

    fn by(&self, snapshot: &Snapshot, report: &Statistics) -> bool {
        let is_province = || {
            let agency = snapshot.agency(&report.unit);
            agency.is_some_and(|agency| agency.kind == AgencyKind::Province)
        };
        self.issuers.contains(&report.unit.as_str())
            || (self.local && report.scope == Scope::Unit && is_province())
    }
}

fn without_ending(procedure: &mut Value) {
    let lifecycle = procedure
        .get_mut("lifecycle")
        .and_then(Value::as_object_mut);
    let Some(lifecycle) = lifecycle else {
        return;
    };
    // Keys keep their order, which `remove` would not leave them.
    lifecycle.retain(|key, _| !ENDING.contains(&key.as_str()));
    if lifecycle.is_empty()
        && let Some(procedure) = procedure.as_object_mut()
    {
        procedure.retain(|key, _| key != "lifecycle");
    }
}

fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
