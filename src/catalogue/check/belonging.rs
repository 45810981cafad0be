//! Procedures that became another's since a revision, and no day that says since when.

use std::path::Path;

use serde_json::Value as Json;

use super::finding::{self, Finding};
use super::place;
use crate::catalogue::belonging::undated;
use crate::catalogue::load::Files;
use crate::catalogue::snapshot::Snapshot;
use crate::files::{Diagnostic, diagnostic};
use crate::i18n::{Message, message};
use crate::yaml::parse;

/// A procedure's file as a revision has it.
#[derive(Clone, Debug)]
pub struct RevisionProcedure {
    /// Its code.
    code: String,
    values: Json,
}

impl RevisionProcedure {
    /// Reads a file as it was; none where nobody can tell of which procedure it is.
    pub fn read(path: &Path, text: &[u8]) -> Option<RevisionProcedure> {
        let values = parse(path, text).root?.to_json();
        let code = values["code"].as_str()?.to_owned();
        Some(RevisionProcedure { code, values })
    }
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
        let Some(file) = snapshot.procedure(&then.code) else {
            continue;
        };
        let Some(now) = values(files, &file.path) else {
            continue;
        };
        findings.extend(undated(&then.values, &now).into_iter().map(|(key, since)| {
            Finding::new(
                "belongs-since-missing",
                &file.path,
                message!(
                    "check-belongs-since",
                    key,
                    was = shown(&then.values[key]),
                    rev,
                    now = shown(&now[key])
                ),
                message!("check-belongs-since-hint", since),
            )
            .at(place![key])
        }));
    }
    let mut found = finding::concrete(findings, files);
    diagnostic::sort(&mut found);
    found
}

fn values(files: &dyn Files, path: &Path) -> Option<Json> {
    let bytes = files.read(path).ok()?;
    Some(parse(path, &bytes).root?.to_json())
}

/// A value as a message shows it.
fn shown(value: &Json) -> Message {
    match value {
        Json::Null => message!("check-value-absent"),
        Json::String(text) => Message::from(format!("`{text}`")),
        other => Message::from(format!("`{other}`")),
    }
}
