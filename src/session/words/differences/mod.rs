//! What changed, in words: fields by their names, values as people say them.
//!
//! | file | what lives there |
//! |---|---|
//! | `changes` | the changes of a procedure and of what belongs to none, with what they do |
//! | `conflicts` | conflicts of a merge |
//! | `texts` | two texts, of which only the words that differ are told |

mod changes;
mod conflicts;
mod texts;

use serde_json::Value;

use super::wording;
use crate::catalogue::Snapshot;
use crate::diff::{FieldChange, ValueStep};
use crate::review::stale::{EvidenceStatus, PartChange, PartChangeKind};
use crate::session::Strings;
use crate::yaml::items::plain;

pub(crate) use conflicts::conflict;

pub(crate) use changes::{ChangeText, counts, other_lines, procedure};

/// Values are told up to so many characters.
const LONGEST: usize = 120;

/// What changed of the evidence of a decision on the procedure `code`: a line each, none where it is what it was.
pub(crate) fn evidence(
    strings: &Strings,
    snapshot: &Snapshot,
    code: &str,
    evidence: &EvidenceStatus,
) -> Vec<String> {
    match evidence {
        EvidenceStatus::Same => Vec::new(),
        EvidenceStatus::Unknown => vec![strings.get("changed-unknown")],
        EvidenceStatus::Kinds(kinds) => {
            let kinds: Vec<String> = kinds
                .iter()
                .map(|kind| strings.get(&format!("kind-{kind}")))
                .collect();
            vec![strings.with("changed-kinds", &[("kinds", kinds.join(", ").into())])]
        }
        EvidenceStatus::Parts(parts) => {
            let lines = parts
                .iter()
                .flat_map(|part| part_lines(strings, snapshot, code, part));
            lines.collect()
        }
    }
}

fn part_lines(
    strings: &Strings,
    snapshot: &Snapshot,
    code: &str,
    change: &PartChange,
) -> Vec<String> {
    let part = part_name(strings, snapshot, code, &change.part);
    let whole = |id: &str| vec![format!("{part}: {}", strings.get(id))];
    match &change.what {
        PartChangeKind::Came => whole("changed-came"),
        PartChangeKind::Went => whole("changed-went"),
        PartChangeKind::Fields(fields) => fields
            .iter()
            .map(|field| format!("{part}: {}", field_line(strings, code, field)))
            .collect(),
    }
}

/// What a part of the evidence is called.
fn part_name(strings: &Strings, snapshot: &Snapshot, code: &str, part: &str) -> String {
    let (kind, which) = part.split_once(' ').unwrap_or((part, ""));
    let noun = strings.get(&format!("part-{kind}"));
    let which = match kind {
        "procedure" if which == code => return noun,
        "group" => {
            let mut groups = snapshot.groups().iter().map(|group| &group.value);
            let group = groups.find(|group| group.id == which);
            group.map_or(which, |group| &group.name).to_owned()
        }
        "plan" => {
            let id = which.split(' ').next().unwrap_or(which);
            let number = snapshot.plan(id).and_then(|plan| plan.number.as_deref());
            number.unwrap_or(id).to_owned()
        }
        "statistics" => {
            let words: Vec<&str> = which.rsplitn(5, ' ').collect();
            match words.as_slice() {
                [to, from, _, _, unit] => {
                    let unit = snapshot.agency(unit).map_or(*unit, |agency| &agency.name);
                    format!("{unit}, {from} … {to}")
                }
                _ => which.to_owned(),
            }
        }
        _ => which.to_owned(),
    };
    format!("{noun} {which}")
}

/// A field that changed, from what to what.
pub(crate) fn field_line(strings: &Strings, code: &str, change: &FieldChange) -> String {
    let path = path(strings, code, place(change));
    let text = |value: &Value| shortened(&value_words(strings, value));
    if let (Some(Value::String(from)), Some(Value::String(to))) = (&change.from, &change.to)
        && !is_reference(&change.path)
        && let Some(told) = texts::difference(from, to)
    {
        return format!("{path}: {told}");
    }
    if let (Some(Value::Array(from)), Some(Value::Array(to))) = (&change.from, &change.to)
        && let Some(told) = texts::difference(&running(from), &running(to))
    {
        return format!("{path}: {told}");
    }
    match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!("{path}: {} → {}", text(from), text(to)),
        (None, Some(Value::Object(fields))) if fields.is_empty() => {
            strings.with("changed-added-bare", &[("path", path.into())])
        }
        (None, Some(to)) => {
            let to = text(to);
            strings.with("changed-added", &[("path", path.into()), ("to", to.into())])
        }
        (Some(from), None) => {
            let from = text(from);
            strings.with(
                "changed-removed",
                &[("path", path.into()), ("from", from.into())],
            )
        }
        (None, None) => path,
    }
}

/// Where a change stands. An item of which the name itself changed says with its values what it was called.
fn place(change: &FieldChange) -> &[ValueStep] {
    let path = change.path.as_slice();
    let (Some(Value::String(from)), Some(_)) = (&change.from, &change.to) else {
        return path;
    };
    match path {
        [above @ .., ValueStep::Item(name)]
        | [above @ .., ValueStep::Item(name), ValueStep::Key(_)]
            if name == from =>
        {
            above
        }
        _ => path,
    }
}

/// Items as one text, each but the first after a pilcrow.
fn running(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(plain).collect();
    items.join(" ¶ ")
}

/// Whether a field names an agency or a field: then another one stands there, and no text was reworded.
fn is_reference(path: &[ValueStep]) -> bool {
    matches!(path, [ValueStep::Key(key)] if key == "issuer" || key == "fields")
}

/// Where a field stands, in words; what the reader knows already is left out.
fn path(strings: &Strings, code: &str, steps: &[ValueStep]) -> String {
    let words = steps.iter().filter_map(|step| match step {
        ValueStep::Key(key) if key == "counts" || key == code => None,
        ValueStep::Key(key) => Some(key_word(strings, key)),
        ValueStep::Item(name) if name.is_empty() => None,
        ValueStep::Item(name) => {
            let words: Vec<String> = name
                .split(" · ")
                .map(|word| enum_word(strings, word))
                .collect();
            Some(format!("“{}”", shortened(&words.join(" · "))))
        }
    });
    let words: Vec<String> = words.collect();
    words.join(" › ")
}

/// What a key is called; itself where it has no name.
fn key_word(strings: &Strings, key: &str) -> String {
    known(strings, &format!("key-{key}")).unwrap_or_else(|| key.to_owned())
}

/// A word of the files as people say it.
fn enum_word(strings: &Strings, word: &str) -> String {
    let kinds = [
        "method", "unit", "level", "online", "partial", "fee", "outcome", "state",
    ];
    let mut words = kinds
        .iter()
        .filter_map(|kind| known(strings, &format!("{kind}-{word}")));
    words.next().unwrap_or_else(|| word.to_owned())
}

fn known(strings: &Strings, id: &str) -> Option<String> {
    let is_id = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let word = is_id.then(|| strings.get(id))?;
    (word != id).then_some(word)
}

fn value_words(strings: &Strings, value: &Value) -> String {
    match value {
        Value::Bool(yes) => strings.get(if *yes { "value-yes" } else { "value-no" }),
        Value::String(text) => match text.as_str() {
            "none" | "no_data" | "not_offered" => {
                strings.get(&format!("value-{}", text.replace('_', "-")))
            }
            _ => enum_word(strings, text),
        },
        Value::Number(number) => number
            .as_u64()
            .map_or_else(|| number.to_string(), |number| strings.number(number)),
        Value::Object(fields) => {
            // A value and its unit are said together.
            if let (Some(value), Some(unit)) = (fields.get("value"), fields.get("unit"))
                && fields.len() == 2
            {
                let is_one = value.as_f64() == Some(1.0);
                let unit = match unit.as_str().filter(|_| is_one) {
                    Some(unit) => wording::unit(strings, unit, true),
                    None => value_words(strings, unit),
                };
                let value = value_words(strings, value);
                return format!("{value} {unit}").trim_end().to_owned();
            }
            let fields = fields.iter().map(|(key, value)| {
                format!("{} {}", key_word(strings, key), value_words(strings, value))
            });
            let fields: Vec<String> = fields.collect();
            fields.join("; ")
        }
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| value_words(strings, item))
                .collect();
            items.join(", ")
        }
        Value::Null => plain(value),
    }
}

/// A value as far as people read it in a line.
pub(crate) fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}
