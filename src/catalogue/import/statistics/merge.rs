//! The rows of one file into that file.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::super::outcome::{Merged, shown};
use super::super::report::Kept;
use super::super::target::Target;
use super::row::{Key, Lost};
use super::series::Head;
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Counts, Statistics};
use crate::catalogue::snapshot::Snapshot;
use crate::catalogue::yaml::from_node;

/// Merges counts into the file of their report. `lost` are refused rows that may belong to it. With the file comes why its
/// report does not count as complete although it says so.
///
/// # Errors
/// Why the file cannot be written, in words.
pub(super) fn merge(
    target: &Target<'_>,
    snapshot: &Snapshot,
    key: &Key,
    head: Head,
    counts: BTreeMap<String, Counts>,
    lost: &[&Lost],
) -> Result<(Merged, Option<String>), String> {
    let same: Vec<_> = snapshot
        .statistics()
        .iter()
        .filter(|report| Key::of(&report.value) == *key)
        .map(|report| &report.path)
        .collect();
    let path = match same.as_slice() {
        [] => key.path(),
        [path] => (*path).clone(),
        [one, other, ..] => {
            return Err(format!(
                "{} and {} are of the same unit, scope, basis and period",
                shown(one),
                shown(other)
            ));
        }
    };
    let name = shown(&path);
    let document = target.read(&path).map_err(|e| e.to_string())?;
    let old = match &document {
        None => None,
        Some(document) => {
            let report: Statistics =
                from_node(&document.root).map_err(|e| format!("{name}: {e}"))?;
            if Key::of(&report) != *key {
                return Err(format!("{name} holds another unit, scope, basis or period"));
            }
            Some(report)
        }
    };
    let old_counts = old.as_ref().map(|old| &old.counts);
    // A procedure that is not listed in a complete report counts as zero; a row that could not be read is no zero.
    let missing: Vec<String> = lost
        .iter()
        .filter(|lost| {
            lost.code.as_ref().is_none_or(|code| {
                !counts.contains_key(code) && old_counts.is_none_or(|old| !old.contains_key(code))
            })
        })
        .map(|lost| lost.line.to_string())
        .collect();
    let said_complete = head
        .complete
        .unwrap_or(old.as_ref().is_some_and(|old| old.complete));
    let complete = said_complete && missing.is_empty();
    let doubt = (said_complete && !complete).then(|| {
        format!(
            "{name} does not count as complete: what line {} says could not be read, and an absent code would count as zero",
            missing.join(", ")
        )
    });
    let kept = old_counts.map_or(Vec::new(), |old| kept(&name, old, &counts));
    let wanted = match &document {
        None => serde_json::to_value(Statistics {
            source: head.source,
            retrieved: head.retrieved,
            complete,
            counts,
            ..key.report()
        })
        .map_err(|e| e.to_string())?,
        Some(document) => changed(&document.json, &head, complete, &counts)?,
    };
    let write = target
        .write(FileKind::Statistics, &path, document.as_ref(), &wanted)
        .map_err(|e| format!("{name} {e}"))?;
    let merged = Merged {
        write,
        is_new: document.is_none(),
        kept,
    };
    Ok((merged, doubt))
}

/// The values of a file with what the table says put in.
fn changed(
    old: &Json,
    head: &Head,
    complete: bool,
    counts: &BTreeMap<String, Counts>,
) -> Result<Json, String> {
    let mut wanted = old.clone();
    let Some(file) = wanted.as_object_mut() else {
        return Ok(wanted);
    };
    file.insert("source".to_owned(), json!(head.source));
    if let Some(day) = head.retrieved {
        file.insert("retrieved".to_owned(), json!(day));
    }
    if complete || file.contains_key("complete") {
        file.insert("complete".to_owned(), json!(complete));
    }
    let rows = file.entry("counts").or_insert_with(|| json!({}));
    for (code, stated) in counts {
        let stated = serde_json::to_value(stated).map_err(|e| e.to_string())?;
        match rows.get_mut(code).and_then(Json::as_object_mut) {
            Some(row) => row.extend(stated.as_object().cloned().unwrap_or_default()),
            None => {
                if let Some(rows) = rows.as_object_mut() {
                    rows.insert(code.clone(), stated);
                }
            }
        }
    }
    Ok(wanted)
}

/// What the file says and the table does not: whole codes, and single counts.
fn kept(file: &str, old: &BTreeMap<String, Counts>, new: &BTreeMap<String, Counts>) -> Vec<Kept> {
    let mut kept = Vec::new();
    for (code, old) in old {
        let mut keep = |what: &str| {
            kept.push(Kept {
                code: code.clone(),
                field: format!("{file}: {what}"),
            });
        };
        match new.get(code) {
            None => keep("counts"),
            Some(new) => {
                let names = old.named().into_iter().zip(new.named());
                for ((name, old), (_, new)) in names {
                    if old.is_some() && new.is_none() {
                        keep(name);
                    }
                }
            }
        }
    }
    kept
}
