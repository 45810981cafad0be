//! What differs, and the commits that brought it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::analysis::changes::{ChangeTotals, EligibilityChange, OtherChange, ProcedureChange};
use crate::cli::show::slashes;
use crate::diff::{FieldChange, path_text};
use crate::session::git::history::Commit;

/// A procedure that changed.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeV1 {
    code: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unknown_code: bool,
    fields: Vec<FieldV1>,
    verdicts: Vec<VerdictChangeV1>,
}

/// What changed of what belongs to no procedure.
#[derive(Debug, Serialize)]
pub(crate) struct OtherChangeV1 {
    kind: &'static str,
    fields: Vec<FieldV1>,
}

/// A field that differs; null is "not there".
#[derive(Debug, Serialize)]
pub(super) struct FieldV1 {
    path: String,
    from: Option<Value>,
    to: Option<Value>,
}

/// A verdict that is another; null where the procedure is not there.
#[derive(Debug, Serialize)]
pub(super) struct VerdictChangeV1 {
    rule: &'static str,
    from: Option<&'static str>,
    to: Option<&'static str>,
}

/// A commit.
#[derive(Debug, Serialize)]
pub(crate) struct CommitV1 {
    commit: String,
    when: String,
    committed: String,
    author: BTreeMap<&'static str, String>,
    summary: String,
    files: usize,
    counts: ChangeTotalsV1,
    changes: Option<Vec<ChangeV1>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

/// How many of what.
#[derive(Debug, Serialize)]
pub(super) struct ChangeTotalsV1 {
    added: usize,
    removed: usize,
    changed: usize,
    decisions: usize,
    others: usize,
    #[serde(skip_serializing_if = "is_none")]
    unknown_codes: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

impl From<&FieldChange> for FieldV1 {
    fn from(field: &FieldChange) -> FieldV1 {
        FieldV1 {
            path: path_text(&field.path),
            from: field.from.clone(),
            to: field.to.clone(),
        }
    }
}

impl From<&OtherChange> for OtherChangeV1 {
    fn from(change: &OtherChange) -> OtherChangeV1 {
        OtherChangeV1 {
            kind: change.kind.schema_name(),
            fields: change.fields.iter().map(FieldV1::from).collect(),
        }
    }
}

impl From<&ProcedureChange> for ChangeV1 {
    fn from(change: &ProcedureChange) -> ChangeV1 {
        ChangeV1 {
            code: change.code.clone(),
            kind: change.kind.as_str(),
            unknown_code: change.stranger,
            fields: change.fields.iter().map(FieldV1::from).collect(),
            verdicts: change
                .verdicts
                .iter()
                .map(|verdict| VerdictChangeV1 {
                    rule: verdict.rule,
                    from: verdict.from.map(|verdict| verdict.as_str()),
                    to: verdict.to.map(|verdict| verdict.as_str()),
                })
                .collect(),
        }
    }
}

impl ChangeV1 {
    /// A procedure that became eligible, or ceased to be: as fields of its own.
    pub(crate) fn eligible(
        eligible: &EligibilityChange,
        change: Option<&ProcedureChange>,
    ) -> ChangeV1 {
        let field = |path: &str, [from, to]: [bool; 2]| {
            (from != to).then(|| FieldV1 {
                path: path.to_owned(),
                from: Some(from.into()),
                to: Some(to.into()),
            })
        };
        let fields = [
            field("eligible.decision", eligible.decision),
            field("eligible.gate", eligible.gate),
        ];
        let whole = change.map(ChangeV1::from);
        let (kind, verdicts) = match whole {
            Some(whole) => (whole.kind, whole.verdicts),
            None => ("changed", Vec::new()),
        };
        ChangeV1 {
            code: eligible.code.clone(),
            kind,
            unknown_code: false,
            fields: fields.into_iter().flatten().collect(),
            verdicts,
        }
    }
}

impl CommitV1 {
    /// A commit; with its changes where one procedure is asked for.
    pub(crate) fn new(commit: &Commit, with_changes: bool) -> CommitV1 {
        let counts: ChangeTotals = commit.changes.counts();
        let others = commit.changes.others.iter();
        CommitV1 {
            commit: commit.entry.id.clone(),
            when: commit
                .entry
                .when
                .strftime("%Y-%m-%dT%H:%M:%S%:z")
                .to_string(),
            committed: commit.when.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            author: BTreeMap::from([
                ("name", commit.entry.author.name.clone()),
                ("email", commit.entry.author.email.clone()),
            ]),
            summary: commit.entry.summary.clone(),
            files: commit.files,
            counts: ChangeTotalsV1 {
                added: counts.added,
                removed: counts.removed,
                changed: counts.changed,
                decisions: counts.decisions,
                unknown_codes: counts.strangers,
                others: others.map(|other| other.fields.len()).sum(),
            },
            changes: with_changes.then(|| {
                let changes = commit.changes.procedures.iter();
                changes.map(ChangeV1::from).collect()
            }),
            unreadable: commit
                .changes
                .unreadable
                .iter()
                .map(|path| slashes(path))
                .collect(),
        }
    }
}
