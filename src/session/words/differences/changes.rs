//! The changes of a procedure and of what belongs to none, with what they do, in words.

use serde_json::Value;

use super::{Strings, field_line, value_words};
use crate::analysis::changes::{
    Changes, OtherChange, ProcedureChange, ProcedureChangeKind, VerdictChange, is_decision,
    is_place,
};
use crate::catalogue::FileKind;
use crate::diff::{FieldChange, ValueStep};
use crate::rules::Verdict;

/// Things that came or went are named one by one, up to so many.
const NAMED: usize = 12;

/// A procedure that changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeText {
    /// `+`, `−` or `~`; `?` of a code that no procedure has.
    pub sign: &'static str,
    pub code: String,
    /// Its name; empty where it is not known.
    pub name: String,
    /// What became of it as a whole, such as another code.
    pub what: String,
    /// What differs, a line each.
    pub fields: Vec<String>,
    /// What it does to verdicts and decisions, a line each, with the verdict of now.
    pub effects: Vec<(Option<Verdict>, String)>,
}

/// What became of a procedure. Of one that is new or gone, only flags are told.
pub(crate) fn procedure(strings: &Strings, change: &ProcedureChange) -> ChangeText {
    let (sign, what) = match (change.kind, &change.before) {
        _ if change.stranger => ("?", strings.get("diff-stranger")),
        (ProcedureChangeKind::Added, _) => ("+", strings.get("diff-new")),
        (ProcedureChangeKind::Removed, _) => ("−", strings.get("diff-gone")),
        (ProcedureChangeKind::Changed, Some(before)) => {
            let before = [("before", before.as_str().into())];
            ("~", strings.with("diff-renumbered", &before))
        }
        (ProcedureChangeKind::Changed, None) => ("~", String::new()),
    };
    let changed = change.kind == ProcedureChangeKind::Changed;
    let is_name = |field: &FieldChange| matches!(field.path.as_slice(), [ValueStep::Key(key)] if key == "name");
    let is_code = |field: &FieldChange| matches!(field.path.as_slice(), [ValueStep::Key(key)] if key == "code");
    let fields = change.fields.iter();
    // Name and code of what came, went or was renumbered are told already.
    let fields = fields.filter(|field| !is_code(field) && (changed || !is_name(field)));
    let verdicts = change.verdicts.iter();
    let verdicts = verdicts.filter(|verdict| changed || verdict.to == Some(Verdict::Flag));
    ChangeText {
        sign,
        code: change.code.clone(),
        name: change.name.clone().unwrap_or_default(),
        what,
        fields: fields
            .map(|field| line(strings, &change.code, field))
            .collect(),
        effects: verdicts
            .map(|verdict| (verdict.to, verdict_line(strings, verdict)))
            .collect(),
    }
}

/// A field of a procedure, or what another file says of it.
fn line(strings: &Strings, code: &str, field: &FieldChange) -> String {
    if is_place(field) {
        let text = |value: &Option<Value>| {
            let text = value.as_ref().and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let values = [
            ("from", text(&field.from).into()),
            ("to", text(&field.to).into()),
        ];
        return strings.with("diff-moved", &values);
    }
    if is_decision(field)
        && let (None, Some(entry)) = (&field.from, &field.to)
    {
        return decision(strings, entry);
    }
    if let (true, None, Some(note)) = (is_note(field), &field.from, &field.to) {
        let by = note["by"]["name"].as_str().unwrap_or_default();
        let told = strings.with("diff-note", &[("by", by.into())]);
        let text = super::shortened(&value_words(strings, &note["text"]));
        return format!("{told}: {text}");
    }
    field_line(strings, code, field)
}

/// Whether a field is a note as a whole.
fn is_note(field: &FieldChange) -> bool {
    matches!(field.path.as_slice(), [ValueStep::Key(key), ValueStep::Item(_)] if key == "review_notes")
}

/// A new entry of a decision log: what, in which state, by whom, why.
fn decision(strings: &Strings, entry: &Value) -> String {
    let word = |key: &str| entry[key].as_str().unwrap_or_default();
    let outcome = strings.get(&format!("outcome-{}", word("outcome")));
    let state = strings.get(&format!("state-{}", word("state")));
    let by = entry["by"]["name"].as_str().unwrap_or_default();
    let values = [
        ("outcome", outcome.into()),
        ("state", state.into()),
        ("by", by.into()),
    ];
    let mut told = strings.with("diff-decision", &values);
    if let Some(reason) = entry.get("reason") {
        told.push_str(": ");
        told.push_str(&super::shortened(&value_words(strings, reason)));
    }
    told
}

/// What a rule says otherwise.
pub(crate) fn verdict_line(strings: &Strings, change: &VerdictChange) -> String {
    let flag = Some(Verdict::Flag);
    let title = strings.rule_title(change.rule);
    if change.rule == "decision-stale" {
        match (change.from, change.to) {
            (from, to) if to == flag && from != flag => return strings.get("diff-turns-stale"),
            (from, to) if from == flag && to != flag => return strings.get("diff-stale-no-more"),
            _ => {}
        }
    }
    let word = |verdict: Option<Verdict>| match verdict {
        Some(verdict) => strings.get(&format!("verdict-{}", verdict.as_str())),
        None => "–".to_owned(),
    };
    let values = [
        ("rule", change.rule.into()),
        ("title", title.into()),
        ("from", word(change.from).into()),
        ("to", word(change.to).into()),
    ];
    let id = if change.to == flag {
        "diff-now-flagged"
    } else if change.from == flag {
        "diff-no-longer-flagged"
    } else {
        "diff-verdict"
    };
    strings.with(id, &values)
}

/// What changed of what belongs to no procedure, a line each: things that came or went by name, where they are few.
pub(crate) fn other_lines(strings: &Strings, other: &OtherChange) -> Vec<String> {
    let noun = strings.get(&format!("file-{}", other.kind.schema_name()));
    let whole = |field: &&FieldChange| field.path.len() <= 1 && other.kind != FileKind::Manifest;
    let came = |field: &&FieldChange| whole(field) && field.from.is_none();
    let went = |field: &&FieldChange| whole(field) && field.to.is_none();
    let mut lines = Vec::new();
    for (id, is) in [
        ("diff-came", &came as &dyn Fn(&&FieldChange) -> bool),
        ("diff-went", &went),
    ] {
        let found: Vec<&FieldChange> = other.fields.iter().filter(is).collect();
        if found.is_empty() {
            continue;
        }
        let mut names: Vec<String> = found.iter().take(NAMED).map(|field| named(field)).collect();
        if found.len() > NAMED {
            names.push("…".to_owned());
        }
        let values = [
            ("noun", noun.as_str().into()),
            ("count", strings.number(found.len() as u64).into()),
            ("names", names.join(", ").into()),
        ];
        lines.push(strings.with(id, &values));
    }
    let rest = other
        .fields
        .iter()
        .filter(|field| !came(field) && !went(field));
    lines.extend(rest.map(|field| format!("{noun}: {}", field_line(strings, "", field))));
    lines
}

/// What a thing that came or went is called.
fn named(field: &FieldChange) -> String {
    let id = match field.path.first() {
        Some(ValueStep::Item(name) | ValueStep::Key(name)) => name.as_str(),
        None => "",
    };
    let value = field.to.as_ref().or(field.from.as_ref());
    let name = value.and_then(|value| value["name"].as_str());
    name.map_or_else(|| id.to_owned(), |name| format!("{id} {name}"))
}

/// How many of what, in a line; nothing where nothing differs.
pub(crate) fn counts(strings: &Strings, changes: &Changes) -> String {
    let counts = changes.counts();
    let others: usize = changes.others.iter().map(|other| other.fields.len()).sum();
    let told = [
        ("diff-count-added", counts.added),
        ("diff-count-removed", counts.removed),
        ("diff-count-changed", counts.changed),
        ("diff-count-renumbered", counts.renumbered),
        ("diff-count-renamed", counts.renamed),
        ("diff-count-moved", counts.moved),
        ("diff-count-decisions", counts.decisions),
        ("diff-count-flagged", counts.flagged),
        ("diff-count-unflagged", counts.unflagged),
        ("diff-count-stale", counts.stale),
        ("diff-count-strangers", counts.strangers),
        ("diff-count-others", others),
        ("diff-count-unreadable", changes.unreadable.len()),
    ];
    let told = told
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| {
            let shown = strings.number(*count as u64);
            strings.with(id, &[("count", shown.into())])
        });
    told.collect::<Vec<_>>().join(" · ")
}
