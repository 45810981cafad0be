//! The rows of one plan into its file.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::super::outcome::{Merged, shown};
use super::super::report::Kept;
use super::super::target::Target;
use super::row::{Entry, Head};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Plan, PlanRow};
use crate::catalogue::snapshot::Snapshot;
use crate::catalogue::yaml::from_node;

/// Merges rows into the file of their plan.
///
/// # Errors
/// Why the file cannot be written, in words.
pub(super) fn merge(
    target: &Target<'_>,
    snapshot: &Snapshot,
    id: &str,
    head: &Head,
    rows: &[&Entry],
) -> Result<Merged, String> {
    let mut files = snapshot.plans().iter().filter(|plan| plan.value.id == id);
    let path = match (files.next(), files.next()) {
        (None, _) => PathBuf::from("plans").join(format!("{id}.yaml")),
        (Some(file), None) => file.path.clone(),
        (Some(one), Some(other)) => {
            return Err(format!(
                "{} and {} have the same id",
                shown(&one.path),
                shown(&other.path)
            ));
        }
    };
    let name = shown(&path);
    let document = target.read(&path).map_err(|e| e.to_string())?;
    let old: Option<Plan> = match &document {
        None => None,
        Some(document) => {
            let plan: Plan = from_node(&document.root).map_err(|e| format!("{name}: {e}"))?;
            if plan.id != id {
                return Err(format!("{name} holds the plan `{}`", plan.id));
            }
            Some(plan)
        }
    };
    in_order(head, old.as_ref())?;
    let new = Plan {
        kind: head.kind,
        id: id.to_owned(),
        number: head.number.clone(),
        signer: head.signer.clone(),
        signed: head.signed,
        from: head.from,
        to: head.to,
        title: head.title.clone(),
        procedures: rows.iter().map(|entry| entry.row()).collect(),
        source: head.source.clone(),
        notes: None,
    };
    let (wanted, kept) = match (&document, &old) {
        (Some(document), Some(old)) => (
            changed(&name, &document.json, old, &new)?,
            kept(&name, old, &new),
        ),
        _ => (
            serde_json::to_value(&new).map_err(|e| e.to_string())?,
            Vec::new(),
        ),
    };
    let write = target
        .write(FileKind::Plan, &path, document.as_ref(), &wanted)
        .map_err(|e| format!("{name} {e}"))?;
    Ok(Merged {
        write,
        is_new: document.is_none(),
        kept,
    })
}

/// Refuses a plan that would end before it begins, with what its file says already.
fn in_order(head: &Head, old: Option<&Plan>) -> Result<(), String> {
    let from = head.from.or(old.and_then(|old| old.from));
    let signed = head.signed.or(old.and_then(|old| old.signed));
    let to = head.to.or(old.and_then(|old| old.to));
    match (from.or(signed), to) {
        (Some(from), Some(to)) if to < from => {
            Err(format!("the plan ends on {to}, before it begins on {from}"))
        }
        _ => Ok(()),
    }
}

/// Where a plan names what a row names.
fn naming<'a>(plan: &'a Plan, row: &PlanRow) -> impl Iterator<Item = (usize, &'a PlanRow)> {
    let (code, group) = (row.code.clone(), row.group.clone());
    let rows = plan.procedures.iter().enumerate();
    rows.filter(move |(_, known)| known.code == code && known.group == group)
}

/// The values of a file with what the table says put in; new rows at the end.
fn changed(path: &str, file: &Json, old: &Plan, new: &Plan) -> Result<Json, String> {
    let mut wanted = file.clone();
    let mut stated = stated(new)?;
    stated.remove("procedures");
    if let Some(file) = wanted.as_object_mut() {
        file.extend(stated);
    }
    let Some(rows) = wanted.get_mut("procedures").and_then(Json::as_array_mut) else {
        return Err(format!("{path} has no list of procedures"));
    };
    for row in &new.procedures {
        let mut places = naming(old, row);
        match (places.next(), places.next()) {
            (None, _) => rows.push(Json::Object(self::stated(row)?)),
            (Some((at, _)), None) => {
                if let Some(known) = rows.get_mut(at).and_then(Json::as_object_mut) {
                    known.extend(self::stated(row)?);
                }
            }
            (Some(_), Some(_)) => {
                return Err(format!("{path} names `{}` in several rows", name(row)));
            }
        }
    }
    Ok(wanted)
}

/// A value's keys; those of empty cells are not among them.
fn stated<T: Serialize>(value: &T) -> Result<Map<String, Json>, String> {
    match serde_json::to_value(value) {
        Ok(Json::Object(map)) => Ok(map),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(error.to_string()),
    }
}

fn name(row: &PlanRow) -> &str {
    let name = row.code.as_deref().or(row.group.as_deref());
    name.unwrap_or_default()
}

/// What the file says and the table does not: whole rows, and single values of rows.
fn kept(file: &str, old: &Plan, new: &Plan) -> Vec<Kept> {
    let mut kept = Vec::new();
    for row in &old.procedures {
        let mut keep = |what: &str| {
            kept.push(Kept {
                code: name(row).to_owned(),
                field: format!("{file}: {what}"),
            });
        };
        let Some((_, said)) = naming(new, row).next() else {
            keep("procedures");
            continue;
        };
        let values = [
            (
                "measures",
                row.measures.is_empty(),
                said.measures.is_empty(),
            ),
            ("due", row.due.is_none(), said.due.is_none()),
            ("done", row.done.is_none(), said.done.is_none()),
            (
                "superseded_by",
                row.superseded_by.is_none(),
                said.superseded_by.is_none(),
            ),
        ];
        for (name, is_unknown, is_unsaid) in values {
            if !is_unknown && is_unsaid {
                keep(name);
            }
        }
    }
    kept
}
