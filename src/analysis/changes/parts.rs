//! One file, taken apart: what it says of single procedures, and what belongs to none.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::catalogue::FileKind;
use crate::catalogue::FileValue;
use crate::catalogue::instruments::label;
use crate::catalogue::model::{Basis, DecisionLog, Instrument, Plan, Procedure, Scope, Statistics};
use crate::diff::ValueStep;

/// The key under which the place of a procedure's file stands.
pub(super) const PLACE: &str = "path";

/// The keys under which files other than the procedure's say something of it.
const OF_OTHERS: [&str; 7] = [
    "statistics",
    "plans",
    "decisions",
    "review_notes",
    "groups",
    "lists",
    "variants",
];

/// Whether a path leads to what another file says of a procedure.
pub(super) fn is_of_others(path: &[ValueStep]) -> bool {
    matches!(path, [ValueStep::Key(key), ValueStep::Item(_), ..] if OF_OTHERS.contains(&key.as_str()))
}

/// What a part is about. Equal keys at two moments are the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartKey {
    /// The procedure; nothing where it belongs to none.
    pub code: Option<String>,
    /// What kind of file says it.
    pub kind: FileKind,
    /// Where it stands in what is said of the procedure, or in what the kind of file says.
    pub path: Vec<ValueStep>,
}

impl PartKey {
    /// Whether the part is the procedure itself.
    pub(super) fn is_procedure(&self) -> bool {
        self.kind == FileKind::Procedure && self.path.is_empty()
    }

    /// The same part of another procedure.
    pub(super) fn of_code(&self, code: &str) -> PartKey {
        PartKey {
            code: Some(code.to_owned()),
            ..self.clone()
        }
    }
}

/// The parts of one file on their way.
struct FileParts<'a> {
    kind: FileKind,
    into: &'a mut BTreeMap<PartKey, Value>,
}

impl FileParts<'_> {
    fn put(&mut self, code: Option<&str>, path: Vec<ValueStep>, value: Value) {
        let key = PartKey {
            code: code.map(str::to_owned),
            kind: self.kind,
            path,
        };
        self.into.insert(key, value);
    }

    /// What is said of a procedure under a key of this kind of file and the name of what says it.
    fn of(&mut self, code: &str, key: &str, name: &str, value: Value) {
        self.put(
            Some(code),
            vec![ValueStep::Key(key.to_owned()), item(name)],
            value,
        );
    }

    /// An instrument, by its number; a second one of that number by all that tells it from the first.
    fn instrument(&mut self, instrument: &Instrument) {
        let names = (1..).map(|nth| match nth {
            1 => instrument.number.clone(),
            2 => label(instrument),
            nth => format!("{} #{nth}", label(instrument)),
        });
        for name in names {
            let key = PartKey {
                code: None,
                kind: self.kind,
                path: vec![item(&name)],
            };
            if let Entry::Vacant(free) = self.into.entry(key) {
                free.insert(plain(instrument));
                return;
            }
        }
    }

    /// Items that names tell apart.
    fn items<T: Serialize>(&mut self, items: &[T], name: impl Fn(&T) -> String) {
        for value in items {
            self.put(None, vec![item(&name(value))], plain(value));
        }
    }
}

/// Takes a file apart.
pub(super) fn take_apart(path: &Path, value: &FileValue, into: &mut BTreeMap<PartKey, Value>) {
    let mut parts = FileParts {
        kind: value.kind(),
        into,
    };
    match value {
        FileValue::Procedure(procedure) => self::procedure(&mut parts, path, procedure),
        FileValue::Statistics(report) => statistics(&mut parts, report),
        FileValue::Plan(plan) => self::plan(&mut parts, plan),
        FileValue::Decisions(log) => decisions(&mut parts, log),
        FileValue::Group(group) => {
            for member in &group.members {
                for code in member.codes() {
                    let value = match member.is_plain() {
                        true => group.name.as_str().into(),
                        false => without(plain(member), &["code"]),
                    };
                    parts.of(code, "groups", &group.id, value);
                }
            }
            let head = without(plain(group), &["members"]);
            parts.put(None, vec![item(&group.id)], head);
        }
        FileValue::List(list) => {
            let mut head = without(plain(list), &["members"]);
            let mut unnamed = Vec::new();
            for member in &list.members {
                match &member.code {
                    Some(code) => {
                        let value = without(plain(member), &["code"]);
                        parts.of(code, "lists", &list.id, value);
                    }
                    None => unnamed.push(plain(member)),
                }
            }
            if let Some(head) = head.as_object_mut() {
                head.insert("members".to_owned(), unnamed.into());
            }
            parts.put(None, vec![item(&list.id)], head);
        }
        FileValue::Variants(file) => {
            for (code, variant) in &file.variants {
                parts.of(code, "variants", &file.unit, plain(variant));
            }
            let head = without(plain(file), &["variants"]);
            parts.put(None, vec![item(&file.unit)], head);
        }
        FileValue::Agencies(file) => parts.items(&file.agencies, |agency| agency.id.clone()),
        FileValue::Fields(file) => parts.items(&file.fields, |field| field.id.clone()),
        FileValue::Databases(file) => parts.items(&file.databases, |base| base.id.clone()),
        FileValue::Instruments(file) => {
            for instrument in &file.instruments {
                parts.instrument(instrument);
            }
        }
        FileValue::Manifest(manifest) => parts.put(None, Vec::new(), plain(manifest)),
        FileValue::Synonyms(words) => parts.put(None, Vec::new(), plain(words)),
        FileValue::People(file) => parts.items(&file.people, |person| person.name.clone()),
        FileValue::Assignments(file) => {
            parts.items(&file.assignments, |assignment| assignment.reviewer.clone());
        }
        FileValue::Indicators(file) => {
            for (id, fact) in &file.indicators {
                parts.put(None, vec![item(&file.unit), item(id)], plain(fact));
            }
        }
    }
}

/// Takes a procedure apart that was read already.
pub(super) fn take_procedure_apart(
    path: &Path,
    value: &Procedure,
    into: &mut BTreeMap<PartKey, Value>,
) {
    let kind = FileKind::Procedure;
    procedure(&mut FileParts { kind, into }, path, value);
}

fn procedure(parts: &mut FileParts<'_>, path: &Path, procedure: &Procedure) {
    parts.put(Some(&procedure.code), Vec::new(), plain(procedure));
    let place = path.components();
    let place = place.map(|part| part.as_os_str().to_string_lossy());
    let place = place.collect::<Vec<_>>().join("/");
    let key = vec![ValueStep::Key(PLACE.to_owned())];
    parts.put(Some(&procedure.code), key, place.into());
}

fn statistics(parts: &mut FileParts<'_>, report: &Statistics) {
    let mut series = format!("{} {} … {}", report.unit, report.from, report.to);
    if report.scope == Scope::Nationwide {
        series.push_str(" nationwide");
    }
    if report.basis == Basis::Resolved {
        series.push_str(" resolved");
    }
    for (code, counts) in &report.counts {
        parts.of(code, "statistics", &series, plain(counts));
    }
    for (field, counts) in &report.fields {
        let path = vec![
            item(&series),
            ValueStep::Key("fields".to_owned()),
            item(field),
        ];
        parts.put(None, path, plain(counts));
    }
    let head = without(plain(report), &["counts", "fields"]);
    parts.put(None, vec![item(&series)], head);
}

fn plan(parts: &mut FileParts<'_>, plan: &Plan) {
    for row in &plan.procedures {
        let value = plain(row);
        match (&row.code, &row.group) {
            (Some(code), _) => parts.of(code, "plans", &plan.id, without(value, &["code"])),
            (None, Some(group)) => {
                let path = vec![
                    item(&plan.id),
                    ValueStep::Key("groups".to_owned()),
                    item(group),
                ];
                parts.put(None, path, without(value, &["group"]));
            }
            (None, None) => {}
        }
    }
    let head = without(plain(plan), &["procedures"]);
    parts.put(None, vec![item(&plan.id)], head);
}

fn decisions(parts: &mut FileParts<'_>, log: &DecisionLog) {
    for entry in &log.decisions {
        // What a decision rests on is told where it differs from today.
        let value = without(plain(entry), &["id", "evidence"]);
        parts.of(&log.code, "decisions", &entry.id, value);
    }
    for note in &log.notes {
        let recorded = note.recorded.to_string();
        let id = note.id.as_ref().unwrap_or(&recorded);
        parts.of(&log.code, "review_notes", id, without(plain(note), &["id"]));
    }
}

fn item(name: &str) -> ValueStep {
    ValueStep::Item(name.to_owned())
}

/// A value as JSON, without what an import remembers.
fn plain<T: Serialize>(value: &T) -> Value {
    without(
        serde_json::to_value(value).unwrap_or_default(),
        &["imported"],
    )
}

fn without(mut value: Value, keys: &[&str]) -> Value {
    if let Some(object) = value.as_object_mut() {
        for key in keys {
            object.remove(*key);
        }
    }
    value
}
