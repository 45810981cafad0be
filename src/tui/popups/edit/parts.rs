//! The fields of what can be changed, filled from the opened files.

use std::path::Path;

use serde_json::Value as Json;

use super::input::Input;
use super::{EditSubject, EditTarget};
use crate::catalogue::FileKind;
use crate::catalogue::schema::field::{FieldPath, field, written_value};
use crate::session::edit::fields::EditSources;

const LEVELS: &[&str] = &["full", "partial", "none"];
const REASONS: &[&str] = &[
    "presence_required",
    "onsite_verification",
    "technical_incident",
    "other_technical",
];
const CONTINUITY: &[&str] = &["same", "partial", "none"];
const TYPES: &[&str] = &["option", "schedule"];

/// What a plan says of itself, beside its id and type.
pub(super) const HEAD: [&str; 6] = ["number", "signer", "signed", "from", "to", "title"];

/// What a report counts.
const COUNTS: [&str; 11] = [
    "online",
    "in_person",
    "post",
    "offline",
    "carried_over",
    "resolved_online",
    "on_time",
    "returned",
    "digitised",
    "electronic_results",
    "synchronised",
];

/// The plans that name one of the procedures, then a new one.
pub(super) fn plans(opened: &EditSources) -> Vec<EditTarget> {
    let named = |value: &Json| opened.codes.iter().any(|code| row(value, code).is_some());
    let plans = opened.of_kind(FileKind::Plan);
    let naming = plans.filter(|(_, file)| named(&file.value));
    let mut targets: Vec<EditTarget> = naming.map(|(path, _)| Some(path.to_owned())).collect();
    targets.push(None);
    targets
}

/// The reports, the newest first, of which those that name one of the procedures come before the others.
pub(super) fn reports(opened: &EditSources) -> Vec<EditTarget> {
    let text = |value: &Json, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let reports = opened.of_kind(FileKind::Statistics);
    let mut reports: Vec<_> = reports
        .map(|(path, file)| {
            let counts = &file.value["counts"];
            let names = opened.codes.iter().any(|code| counts.get(code).is_some());
            (names, text(&file.value, "to"), path.to_owned())
        })
        .collect();
    reports.sort_by(|a, b| b.cmp(a));
    reports.into_iter().map(|(_, _, path)| Some(path)).collect()
}

/// The row of a plan for a code.
fn row<'v>(plan: &'v Json, code: &str) -> Option<&'v Json> {
    let mut rows = plan["procedures"].as_array()?.iter();
    rows.find(|row| row["code"].as_str() == Some(code))
}

/// The fields of what is to be changed.
pub(super) fn inputs(opened: &EditSources, what: EditSubject, target: Option<&Path>) -> Vec<Input> {
    let value = target
        .and_then(|path| opened.file(path))
        .map(|file| &file.value);
    let of_each = |of: &dyn Fn(&str) -> Option<String>| {
        shared(opened.codes.iter().map(|code| of(code).unwrap_or_default()))
    };
    let field = |path: &'static str| value_at(opened, path);
    match what {
        EditSubject::Online => vec![
            Input::choice("online.level", LEVELS, field("online.level")),
            Input::line("online.since", field("online.since")),
            Input::line("online.decision", field("online.decision")),
            Input::choice(
                "online.partial_reason.reason",
                REASONS,
                field("online.partial_reason.reason"),
            ),
            Input::line(
                "online.partial_reason.provision",
                field("online.partial_reason.provision"),
            ),
            Input::line(
                "online.partial_reason.url",
                field("online.partial_reason.url"),
            ),
        ],
        EditSubject::Lifecycle => vec![
            Input::line("lifecycle.from", field("lifecycle.from")),
            Input::line("lifecycle.to", field("lifecycle.to")),
            Input::line("lifecycle.replaces", field("lifecycle.replaces")),
            Input::line("lifecycle.replaced_by", field("lifecycle.replaced_by")),
            Input::choice(
                "lifecycle.continuity",
                CONTINUITY,
                field("lifecycle.continuity"),
            ),
        ],
        EditSubject::Plan => {
            let head = |key: &str| {
                let place = SchemaField::of(FileKind::Plan, "", key);
                Some(
                    place
                        .and_then(|place| place.text(value?))
                        .unwrap_or_default(),
                )
            };
            let row = |key: &str| {
                let place = SchemaField::of(FileKind::Plan, "procedures[+].", key);
                of_each(&|code| place.as_ref()?.text(row(value?, code)?))
            };
            let mut inputs = Vec::new();
            if value.is_none() {
                inputs.push(Input::line("id", head("id")));
                inputs.push(Input::choice("type", TYPES, head("type")));
            }
            inputs.extend(HEAD.map(|key| Input::line(key, head(key))));
            inputs.extend(["due", "done"].map(|key| Input::line(key, row(key))));
            inputs.push(Input::lines("measures", row("measures")));
            inputs.push(Input::line("superseded_by", row("superseded_by")));
            inputs
        }
        EditSubject::Counts => COUNTS
            .map(|key| {
                let place = SchemaField::of(FileKind::Statistics, "counts.code.", key);
                let count = of_each(&|code| place.as_ref()?.text(value?["counts"].get(code)?));
                Input::line(key, count)
            })
            .into(),
        EditSubject::Field => by_path(opened, ""),
    }
}

/// A path that is to be typed, and the value that stands at the one that is typed now.
pub(super) fn by_path(opened: &EditSources, path: &str) -> Vec<Input> {
    vec![
        Input::line("path", Some(String::new())),
        Input::lines("value", value_at(opened, path)),
    ]
}

/// The value at a path that is typed, as all procedures have it.
pub(super) fn value_at(opened: &EditSources, path: &str) -> Option<String> {
    let place = SchemaField::of(FileKind::Procedure, "", path);
    let of = |code: &String| place.as_ref()?.text(&opened.procedure(code)?.1.value);
    shared(opened.codes.iter().map(|code| of(code).unwrap_or_default()))
}

/// Where a field stands in the value of a procedure or a row, and what may stand there.
struct SchemaField {
    path: FieldPath,
    schema: &'static Json,
}

impl SchemaField {
    /// The field of a kind of file; `above` leads to the value in which the path begins.
    fn of(kind: FileKind, above: &str, path: &str) -> Option<SchemaField> {
        let whole = FieldPath::parse(&format!("{above}{path}")).ok()?;
        Some(SchemaField {
            path: FieldPath::parse(path).ok()?,
            schema: field(kind, &whole).ok()?,
        })
    }

    /// What stands there, as it is typed.
    fn text(&self, value: &Json) -> Option<String> {
        let value = self.path.of(value)?;
        Some(written_value(self.schema, value))
    }
}

/// The one text, where all are the same.
fn shared(mut texts: impl Iterator<Item = String>) -> Option<String> {
    let first = texts.next().unwrap_or_default();
    texts.all(|text| text == first).then_some(first)
}
