//! What differs between two moments of a catalogue, by meaning and procedure by procedure, and what it does to verdicts.
//!
//! Only files that differ are looked at: each is taken apart into what it says of single procedures and what belongs to
//! none, so that a count in a yearly report and a row of a plan are changes of the procedure that they are about.
//!
//! | file | what lives there |
//! |---|---|
//! | `parts` | one file, taken apart |
//! | `pairs` | procedures that bear another code now |
//! | `effects` | what the changes do to verdicts, decisions and eligibility |

mod effects;
mod pairs;
mod parts;
#[cfg(test)]
mod tests;

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::catalogue::FileKind;
use crate::catalogue::FileValue;
use crate::catalogue::model::Procedure;
use crate::diff::{self, FieldChange, Names, ValueStep};
use crate::rules::Verdict;

pub(crate) use effects::{AssessedMoment, ChangeTotals, EligibilityChange, eligible, judge};
use parts::PartKey;

/// What the files that differ say at one moment.
#[derive(Debug, Default)]
pub(crate) struct MomentParts {
    parts: BTreeMap<PartKey, Value>,
    /// Files that are there and cannot be used.
    unreadable: Vec<PathBuf>,
}

/// What became of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProcedureChangeKind {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// It, or what the catalogue says of it, is another.
    Changed,
}

impl ProcedureChangeKind {
    /// The word that outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ProcedureChangeKind::Added => "added",
            ProcedureChangeKind::Removed => "removed",
            ProcedureChangeKind::Changed => "changed",
        }
    }
}

/// What a rule says before and after; nothing where the procedure is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// Id of the rule.
    pub rule: &'static str,
    /// Before.
    pub from: Option<Verdict>,
    /// After.
    pub to: Option<Verdict>,
}

/// What changed of one procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcedureChange {
    /// Its code now, or the one that it had.
    pub code: String,
    /// What became of it.
    pub kind: ProcedureChangeKind,
    /// Its name now, or the one that it had; nothing where no file of it was looked at.
    pub name: Option<String>,
    /// The code that it had, where that is another.
    pub before: Option<String>,
    /// Whether no moment has a procedure of this code: a report, a plan or a list names it, and it is no procedure that changed.
    pub stranger: bool,
    /// What differs, with the counts, plans and decisions on it.
    pub fields: Vec<FieldChange>,
    /// What the rules say otherwise.
    pub verdicts: Vec<VerdictChange>,
}

/// What changed of what belongs to no procedure: an agency, an instrument, the manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherChange {
    /// What kind of file holds it.
    pub kind: FileKind,
    /// What differs; the path begins with what names it.
    pub fields: Vec<FieldChange>,
}

/// All that differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Procedures, by code.
    pub procedures: Vec<ProcedureChange>,
    /// What belongs to no procedure, by kind of file.
    pub others: Vec<OtherChange>,
    /// Files that could not be read on either side: what they say is not compared.
    pub unreadable: Vec<PathBuf>,
}

impl MomentParts {
    /// Adds what a file says; nothing where it cannot be used.
    pub(crate) fn add(&mut self, path: &Path, value: Option<&FileValue>) {
        match value {
            Some(value) => parts::take_apart(path, value, &mut self.parts),
            None => self.unreadable.push(path.to_owned()),
        }
    }

    /// Adds what a procedure says that was read already.
    pub(crate) fn add_procedure(&mut self, path: &Path, procedure: &Procedure) {
        parts::take_procedure_apart(path, procedure, &mut self.parts);
    }

    /// Adds a procedure of which nothing is asked but that it is there.
    pub(crate) fn add_unread(&mut self, path: &Path) {
        if let Some(code) = path.file_stem().and_then(|stem| stem.to_str()) {
            let key = PartKey {
                code: Some(code.to_owned()),
                kind: FileKind::Procedure,
                path: Vec::new(),
            };
            self.parts.insert(key, Value::Null);
        }
    }
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.procedures.is_empty() && self.others.is_empty() && self.unreadable.is_empty()
    }

    /// Finds the codes of which there is no procedure: `is_known` is asked of those of which no file was looked at.
    pub fn find_strangers(&mut self, is_known: impl Fn(&str) -> bool) {
        for change in &mut self.procedures {
            let unseen = change.kind == ProcedureChangeKind::Changed && change.name.is_none();
            change.stranger = unseen && change.before.is_none() && !is_known(&change.code);
        }
    }

    /// The change of a code.
    pub fn of(&self, code: &str) -> Option<&ProcedureChange> {
        let at = self
            .procedures
            .binary_search_by(|change| change.code.as_str().cmp(code));
        self.procedures.get(at.ok()?)
    }
}

/// What differs between two moments, agencies and fields by the names that `names` has for each moment; it is asked only
/// where they are needed. Verdicts are [`judge`]'s.
pub(crate) fn between(
    old: &MomentParts,
    new: &MomentParts,
    names: impl FnOnce() -> (Names, Names),
) -> Changes {
    let names = LazyCell::new(names);
    let renumbered = pairs::renumbered(old, new);
    let mut changes = Changes {
        unreadable: old.unreadable.clone(),
        ..Changes::default()
    };
    changes.unreadable.extend(new.unreadable.iter().cloned());
    changes.unreadable.sort();
    changes.unreadable.dedup();
    let mut procedures: BTreeMap<&str, ProcedureChange> = BTreeMap::new();
    let mut others: BTreeMap<FileKind, Vec<FieldChange>> = BTreeMap::new();
    let keys = old.parts.keys().chain(new.parts.keys());
    let mut keys: Vec<&PartKey> = keys.collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let (mut from, to) = (old.parts.get(key), new.parts.get(key));
        let Some(code) = &key.code else {
            let found = diff::below(&key.path, from, to);
            if !found.is_empty() {
                others.entry(key.kind).or_default().extend(found);
            }
            continue;
        };
        // What was said of the old code goes to the new one.
        if renumbered.values().any(|before| before == code) {
            continue;
        }
        let before = renumbered.get(code.as_str());
        if let Some(before) = before {
            let then = key.of_code(before);
            from = from.or_else(|| old.parts.get(&then));
        }
        let is_whole = key.is_procedure();
        let unread = || changes.unreadable.iter().any(|path| is_of(path, code));
        if key.kind == FileKind::Procedure && (from.is_none() || to.is_none()) && unread() {
            continue;
        }
        let found = match (is_whole, from, to) {
            (true, Some(from), Some(to)) => of_procedure(from, to, &names),
            (true, from, to) => {
                let name = |value: Option<&Value>| value.and_then(|v| v.get("name")).cloned();
                diff::below(
                    &[ValueStep::Key("name".to_owned())],
                    name(from).as_ref(),
                    name(to).as_ref(),
                )
            }
            _ => diff::below(&key.path, from, to),
        };
        let came_or_went = is_whole && from.is_none() != to.is_none();
        if found.is_empty() && !came_or_went {
            continue;
        }
        let change = procedures.entry(code).or_insert_with(|| ProcedureChange {
            code: code.clone(),
            kind: ProcedureChangeKind::Changed,
            name: None,
            before: before.cloned(),
            stranger: false,
            fields: Vec::new(),
            verdicts: Vec::new(),
        });
        if is_whole {
            change.kind = match (from, to) {
                (None, _) => ProcedureChangeKind::Added,
                (_, None) => ProcedureChangeKind::Removed,
                _ => ProcedureChangeKind::Changed,
            };
            let name = to.or(from).and_then(|value| value["name"].as_str());
            change.name = name.map(str::to_owned);
        }
        change.fields.extend(found);
    }
    for change in procedures.values_mut() {
        // The file of a procedure that came or went goes without saying.
        if change.kind != ProcedureChangeKind::Changed {
            change.fields.retain(|field| !is_place(field));
        }
        // What the procedure says itself comes before what others say of it.
        change
            .fields
            .sort_by_key(|field| parts::is_of_others(&field.path));
    }
    changes.procedures = procedures.into_values().collect();
    let others = others.into_iter();
    changes.others = others
        .map(|(kind, fields)| OtherChange { kind, fields })
        .collect();
    changes
}

/// What differs between two moments of a procedure's own file.
fn of_procedure<N: FnOnce() -> (Names, Names)>(
    from: &Value,
    to: &Value,
    names: &LazyCell<(Names, Names), N>,
) -> Vec<FieldChange> {
    if !diff::refers_otherwise(from, to) {
        return diff::between(from, to);
    }
    let (mut from, mut to) = (from.clone(), to.clone());
    let (old, new) = &**names;
    diff::name_referred(&mut from, &mut to, (old, new));
    diff::between(&from, &to)
}

/// Whether a field is the place of the procedure's file.
pub(crate) fn is_place(field: &FieldChange) -> bool {
    matches!(field.path.as_slice(), [ValueStep::Key(key)] if key == parts::PLACE)
}

/// Whether a field is an entry of the decision log as a whole.
pub(crate) fn is_decision(field: &FieldChange) -> bool {
    matches!(field.path.as_slice(), [ValueStep::Key(key), ValueStep::Item(_)] if key == "decisions")
}

/// Whether a file is that of a procedure of this code.
fn is_of(path: &Path, code: &str) -> bool {
    FileKind::of(path) == Some(FileKind::Procedure)
        && path.file_stem().and_then(|stem| stem.to_str()) == Some(code)
}
