//! The digest over the values that a decision rests on: the procedure, its predecessors, groups, plans, cited instruments,
//! and the statistics in the window of the decision's own as-of date. Values, not bytes: notes, what an import remembers,
//! comments and the order of keys do not count.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::usage::{Handled, is_province};
use super::window::Window;
use crate::catalogue::Snapshot;
use crate::catalogue::instruments::label;
use crate::catalogue::model::Procedure;

/// The digest of a procedure's evidence at a date: `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn of(snapshot: &Snapshot, procedure: &Procedure, as_of: Date) -> String {
    let mut hasher = Sha256::new();
    for (part, value) in parts(snapshot, procedure, as_of) {
        add(&mut hasher, &part, &value);
    }
    format!("sha256:{}", hexadecimal(&hasher.finalize()))
}

/// What kind of thing a part of the evidence is: the first word of its name.
pub const KINDS: [&str; 5] = ["group", "instrument", "plan", "procedure", "statistics"];

/// The digests of each kind of part that the evidence has, shortened: they tell which part changed where the values of then
/// are in no commit.
#[must_use]
pub fn by_kind(
    snapshot: &Snapshot,
    procedure: &Procedure,
    as_of: Date,
) -> BTreeMap<String, String> {
    let parts = parts(snapshot, procedure, as_of);
    let of_kind = |kind: &&str| {
        let mut hasher = Sha256::new();
        let mut any = false;
        for (part, value) in parts.iter().filter(|(part, _)| self::kind(part) == *kind) {
            add(&mut hasher, part, value);
            any = true;
        }
        any.then(|| ((*kind).to_owned(), hexadecimal(&hasher.finalize()[..8])))
    };
    KINDS.iter().filter_map(of_kind).collect()
}

/// The kind of a part.
#[must_use]
pub fn kind(part: &str) -> &str {
    part.split(' ').next().unwrap_or(part)
}

fn add(hasher: &mut Sha256, part: &str, value: &Value) {
    hasher.update(part.as_bytes());
    hasher.update([0]);
    hasher.update(value.to_string().as_bytes());
    hasher.update([0]);
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The values that a decision made now rests on, by name, in a fixed order. A name begins with its [`kind`]; what follows says
/// which: a code, an id, a number, or unit, scope, basis and period of a report.
#[must_use]
pub fn parts(snapshot: &Snapshot, procedure: &Procedure, as_of: Date) -> BTreeMap<String, Value> {
    let mut parts = BTreeMap::new();
    let chain = predecessors(snapshot, procedure);
    let mut targets: Vec<&str> = Vec::new();
    for member in &chain {
        parts.insert(format!("procedure {}", member.code), plain(member));
        targets.push(&member.code);
        for group in snapshot.groups_of(&member.code) {
            parts.insert(format!("group {}", group.id), plain(group));
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
            let mut head = plain(&plan.value);
            if let Some(head) = head.as_object_mut() {
                head.remove("procedures");
            }
            parts.insert(format!("plan {}", plan.value.id), head);
            let rows = parts
                .entry(format!("plan {} rows {target}", plan.value.id))
                .or_insert_with(|| Value::Array(Vec::new()));
            if let (Some(rows), Some(row)) = (rows.as_array_mut(), plan.value.procedures.get(row)) {
                rows.push(plain(row));
            }
        }
    }
    for citation in procedure.legal_basis.iter().flat_map(|basis| basis.items()) {
        let meant = snapshot.resolve_citation(procedure, citation).all();
        for instrument in &meant {
            let name = match meant.as_slice() {
                [_] => instrument.number.clone(),
                _ => label(instrument),
            };
            parts.insert(format!("instrument {name}"), plain(*instrument));
        }
    }
    parts.extend(statistics(snapshot, &chain, &targets, as_of));
    parts
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
    snapshot: &Snapshot,
    chain: &[&Procedure],
    targets: &[&str],
    as_of: Date,
) -> BTreeMap<String, Value> {
    let window = Window::of(snapshot, as_of);
    let handled: Vec<Handled<'_>> = chain
        .iter()
        .map(|member| Handled::of(snapshot, Some(member)))
        .collect();
    let mut parts = BTreeMap::new();
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        if window.clip(Some(report.from), Some(report.to)).is_none() {
            continue;
        }
        let counts: BTreeMap<&str, Value> = targets
            .iter()
            .filter_map(|target| Some((*target, plain(report.counts.get(*target)?))))
            .collect();
        // What a report does not list, it says nothing of, unless it says that there was none.
        let province = is_province(snapshot, &report.unit);
        let says_zero = handled
            .iter()
            .any(|handled| handled.is_listed_by_all(report, province));
        if counts.is_empty() && !says_zero {
            continue;
        }
        parts.insert(
            format!(
                "statistics {} {:?} {:?} {} {}",
                report.unit, report.scope, report.basis, report.from, report.to
            ),
            serde_json::json!({ "complete": report.complete, "counts": counts }),
        );
    }
    parts
}

/// A value as JSON, its keys in the order of the model, without free notes and what an import remembers.
fn plain<T: Serialize>(value: &T) -> Value {
    let mut json = serde_json::to_value(value).unwrap_or_default();
    if let Some(object) = json.as_object_mut() {
        object.remove("notes");
        object.remove("imported");
    }
    json
}
