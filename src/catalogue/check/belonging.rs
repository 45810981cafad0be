//! Procedures that became another's since a revision, and no day that says since when.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::finding::{self, Finding};
use super::place;
use crate::catalogue::belonging::{KEYS, undated};
use crate::catalogue::load::Files;
use crate::catalogue::snapshot::Snapshot;
use crate::files::{Diagnostic, diagnostic};
use crate::i18n::{Message, message};
use crate::yaml::parse;

/// A procedure's file as a revision has it: its code, whose it is and since when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevisionProcedure {
    code: String,
    values: Json,
}

impl RevisionProcedure {
    /// Reads a file as it was; none where nobody can tell of which procedure it is.
    pub fn read(path: &Path, text: &[u8]) -> Option<RevisionProcedure> {
        let mut values = parse(path, text).root?.to_json();
        let code = values["code"].as_str()?.to_owned();
        if let Json::Object(values) = &mut values {
            values.retain(|key, _| {
                KEYS.iter()
                    .any(|(of, since)| [of, since].contains(&&key.as_str()))
            });
        }
        Some(RevisionProcedure { code, values })
    }
}

/// One step of a procedure's file in a history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProcedureStep {
    /// The revision that has it as it was before.
    pub rev: String,
    /// The file there.
    pub before: RevisionProcedure,
    /// The file as the step left it; none where it is gone, or stands as it does now.
    pub after: Option<RevisionProcedure>,
}

/// The procedures of `before`, as a revision has them, that have another issuer, or lost a field or a level, and do not say
/// since when. Reports that were made before would be read as if they had known it.
pub fn undated_moves(
    before: &[RevisionProcedure],
    snapshot: &Snapshot,
    rev: &str,
    files: &dyn Files,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for then in before {
        let Some((path, now)) = values(files, snapshot, &then.code) else {
            continue;
        };
        let undated = undated(&then.values, &now).into_iter();
        findings.extend(undated.map(|keys| finding(path, keys, (rev, &then.values), &now)));
    }
    let mut found = finding::concrete(findings, files);
    diagnostic::sort(&mut found);
    found
}

/// The same of a whole history, its steps from the newest back: a step that did not say since when, and still nothing does.
/// What a later step took back is no move: the file says again what it said before, and never said otherwise since when.
pub fn undated_steps(
    steps: &[ProcedureStep],
    snapshot: &Snapshot,
    files: &dyn Files,
) -> Vec<Diagnostic> {
    let mut by_code: BTreeMap<&str, Vec<&ProcedureStep>> = BTreeMap::new();
    for step in steps {
        by_code.entry(&step.before.code).or_default().push(step);
    }
    let mut findings = Vec::new();
    for (code, steps) in by_code {
        let Some((path, now)) = values(files, snapshot, code) else {
            continue;
        };
        let mut told = BTreeSet::new();
        for (at, step) in steps.iter().enumerate() {
            let then = &step.before.values;
            let after = step.after.as_ref().map_or(&now, |after| &after.values);
            let by_step = undated(then, after);
            for keys in undated(then, &now) {
                let (key, since) = keys;
                let is_as_before = |older: &&ProcedureStep| {
                    let older = &older.before.values;
                    older[key] == now[key]
                        && older[since] == now[since]
                        && older[since] == then[since]
                };
                if by_step.contains(&keys)
                    && !steps[at + 1..].iter().any(is_as_before)
                    && told.insert(key)
                {
                    findings.push(finding(path, keys, (&step.rev, then), &now));
                }
            }
        }
    }
    let mut found = finding::concrete(findings, files);
    diagnostic::sort(&mut found);
    found
}

fn finding(
    path: &Path,
    (key, since): (&'static str, &str),
    (rev, then): (&str, &Json),
    now: &Json,
) -> Finding {
    Finding::new(
        "belongs-since-missing",
        path,
        message!(
            "check-belongs-since",
            key,
            was = shown(&then[key]),
            rev,
            now = shown(&now[key])
        ),
        message!("check-belongs-since-hint", since),
    )
    .at(place![key])
}

/// The file of a procedure and what it says now.
fn values<'a>(files: &dyn Files, snapshot: &'a Snapshot, code: &str) -> Option<(&'a Path, Json)> {
    let path = snapshot.procedure(code)?.path.as_path();
    let bytes = files.read(path).ok()?;
    Some((path, parse(path, &bytes).root?.to_json()))
}

/// A value as a message shows it.
fn shown(value: &Json) -> Message {
    match value {
        Json::Null => message!("check-value-absent"),
        Json::String(text) => Message::from(format!("`{text}`")),
        other => Message::from(format!("`{other}`")),
    }
}
