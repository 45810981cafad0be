//! What differs between two values of the catalogue, by meaning: field by field, with the items of lists found again by what
//! names them, so that a list in another order, or one with an item put in front, is no rewrite.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// One field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Where, from the outside inwards.
    pub path: Vec<Step>,
    /// What stood there; nothing where it is new.
    pub from: Option<Value>,
    /// What stands there now; nothing where it is gone.
    pub to: Option<Value>,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(String),
    /// The item of a list that has this name, such as a document's.
    Item(String),
}

/// Keys whose values name the item of a list, the first that are there together.
const NAMES: [&[&str]; 9] = [
    &["id"],
    &["code"],
    &["case", "method"],
    &["method"],
    &["case", "name"],
    &["name"],
    &["number"],
    &["level"],
    &["rule"],
];

/// Keys whose values are one thing to people, such as a value with its unit.
const WHOLE: [&str; 2] = ["time", "satisfaction"];

/// What differs between two values; nothing where they mean the same.
#[must_use]
pub fn between(from: &Value, to: &Value) -> Vec<FieldChange> {
    let mut found = Vec::new();
    compare(Some(from), Some(to), &mut Vec::new(), &mut found);
    found
}

fn compare(
    from: Option<&Value>,
    to: Option<&Value>,
    path: &mut Vec<Step>,
    found: &mut Vec<FieldChange>,
) {
    match (from, to) {
        (Some(from), Some(to)) if from == to => {}
        (Some(Value::Object(from)), Some(Value::Object(to))) if !is_whole(path) => {
            objects(from, to, path, found)
        }
        (Some(Value::Array(from)), Some(Value::Array(to))) => lists(from, to, path, found),
        _ => found.push(FieldChange {
            path: path.clone(),
            from: from.cloned(),
            to: to.cloned(),
        }),
    }
}

fn is_whole(path: &[Step]) -> bool {
    matches!(path.last(), Some(Step::Key(key)) if WHOLE.contains(&key.as_str()))
}

fn objects(
    from: &Map<String, Value>,
    to: &Map<String, Value>,
    path: &mut Vec<Step>,
    found: &mut Vec<FieldChange>,
) {
    let new = to.keys().filter(|key| !from.contains_key(*key));
    for key in from.keys().chain(new) {
        path.push(Step::Key(key.clone()));
        compare(from.get(key), to.get(key), path, found);
        path.pop();
    }
}

fn lists(from: &[Value], to: &[Value], path: &mut Vec<Step>, found: &mut Vec<FieldChange>) {
    let (from, mut to) = (named(from), named(to));
    for (name, old) in from {
        let at = to.iter().position(|(new, _)| *new == name);
        let new = at.map(|at| to.remove(at).1);
        path.push(Step::Item(name.0));
        compare(Some(old), new, path, found);
        path.pop();
    }
    for (name, new) in to {
        path.push(Step::Item(name.0));
        compare(None, Some(new), path, found);
        path.pop();
    }
}

/// The name of an item, and which of several of that name it is.
type Named<'a> = ((String, usize), &'a Value);

fn named(items: &[Value]) -> Vec<Named<'_>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let named = items.iter().map(|item| {
        let name = name(item);
        let nth = seen.entry(name.clone()).or_default();
        *nth += 1;
        ((name, *nth), item)
    });
    named.collect()
}

/// What an item is called: the values of the keys that name it; a text is its own name.
pub(in crate::catalogue) fn name(item: &Value) -> String {
    let Some(object) = item.as_object() else {
        return plain(item);
    };
    let names = NAMES
        .iter()
        .find(|keys| keys.iter().all(|key| object.contains_key(*key)));
    let parts: Vec<String> = match names {
        Some(keys) => keys.iter().map(|key| plain(&object[*key])).collect(),
        None => Vec::new(),
    };
    parts.join(" · ")
}

/// A value as people write it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join(", ")
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{key}: {}", plain(value)))
                .collect();
            fields.join("; ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(from: &Value, to: &Value) -> Vec<String> {
        let changes = between(from, to).into_iter().map(|change| {
            let path: Vec<String> = change
                .path
                .iter()
                .map(|step| match step {
                    Step::Key(key) => key.clone(),
                    Step::Item(name) => format!("[{name}]"),
                })
                .collect();
            let text = |value: Option<Value>| value.map_or_else(|| "–".to_owned(), |v| plain(&v));
            format!(
                "{}: {} → {}",
                path.join("."),
                text(change.from),
                text(change.to)
            )
        });
        changes.collect()
    }

    #[test]
    fn items_in_another_order_are_no_change_and_one_put_in_front_is_one() {
        let from = json!({"documents": [{"name": "Tờ khai", "copy": 1}, {"name": "Giấy chứng sinh"}], "steps": ["một", "hai"]});
        let moved = json!({"steps": ["không", "một", "hai"], "documents": [{"name": "Giấy chứng sinh"}, {"copy": 1, "name": "Tờ khai"}]});
        assert_eq!(told(&from, &moved), ["steps.[không]: – → không"]);
    }

    #[test]
    fn a_value_inside_of_an_item_is_told_where_it_stands() {
        let from = json!({"channels": [{"method": "online", "time": {"value": "20", "unit": "day"}}, {"method": "post"}]});
        let to = json!({"channels": [{"method": "online", "time": {"value": "9", "unit": "working_day"}}], "sets": 1});
        assert_eq!(
            told(&from, &to),
            [
                "channels.[online].time: value: 20; unit: day → value: 9; unit: working_day",
                "channels.[post]: method: post → –",
                "sets: – → 1"
            ]
        );
    }

    #[test]
    fn items_of_one_name_are_told_apart_by_their_order() {
        let from = json!([{"name": "a", "n": 1}, {"name": "a", "n": 2}]);
        let to = json!([{"name": "a", "n": 1}, {"name": "a", "n": 3}]);
        assert_eq!(told(&from, &to), ["[a].n: 2 → 3"]);
    }
}
