//! A text that somebody typed as a value: a text field stays text, whatever it looks like; a number is one only where the
//! schema has a number.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::super::compiled;
use super::super::words::allowed;
use super::{Unfit, forms};
use crate::catalogue::yaml::scalar::{Meaning, meaning};
use crate::catalogue::yaml::{Node, Value, parse};
use crate::source::{Severity, Span};
use crate::text::{nearest, nfc, truncate};

/// Reads a text as the value of a field called `name`. Lists and mappings are written as in a file (`[a, b]`,
/// `{number: 45/2020/NĐ-CP}`); a list of codes, ids or words also with commas, one of texts also as lines.
///
/// # Errors
/// The schema takes no such value; the hint says what it takes.
pub fn read_value(schema: &Json, name: &str, text: &str) -> Result<Json, Unfit> {
    let text: String = nfc(text)
        .replace("\r\n", "\n")
        .replace('\t', " ")
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect();
    let text = text.trim();
    let of_type = |wanted: &str| {
        let forms = forms(schema);
        forms
            .iter()
            .any(|form| form["type"].as_str() == Some(wanted))
    };
    let structured = (of_type("array") && (text.starts_with('[') || text.starts_with("- ")))
        || (of_type("array") || of_type("object")) && text.starts_with('{');
    let mut why = None;
    if structured {
        let parsed = parse(Path::new(""), text.as_bytes());
        let mut errors = parsed.diagnostics.iter();
        let error = errors.find(|finding| finding.severity == Severity::Error);
        match (&parsed.root, error) {
            (Some(root), None) => {
                if let Some(value) = typed(schema, root) {
                    return Ok(value);
                }
            }
            (_, error) => why = error.map(|finding| finding.message.clone()),
        }
    }
    let scalar = Node {
        value: Value::Scalar {
            text: text.to_owned(),
            plain: true,
        },
        span: Span::start_of_file(),
    };
    if let Some(value) = typed(schema, &scalar).filter(|_| !structured) {
        return Ok(value);
    }
    let message = match (text, why) {
        ("", _) => format!("`{name}` cannot be empty"),
        (_, Some(why)) => format!("`{}` cannot be read: {why}", truncate(text, 60)),
        _ => format!("`{name}` does not take `{}`", truncate(text, 60)),
    };
    let words = forms(schema).into_iter().flat_map(words);
    let hint = match nearest(text, words) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write {}", allowed(schema)),
    };
    Err(Unfit::new(message, hint))
}

/// A value as [`read_value`] reads it back.
#[must_use]
pub fn written_value(value: &Json) -> String {
    let is_word = |text: &str| !text.is_empty() && !text.contains([' ', ',', ';', '\n']);
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) if items.iter().all(Json::is_string) => {
            let items: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            let words = items.iter().all(|text| is_word(text));
            match words || items.iter().any(|text| text.contains('\n')) {
                true if words => items.join(", "),
                true => value.to_string(),
                false => items.join("\n"),
            }
        }
        other => other.to_string(),
    }
}

/// The words of which the value may be one.
fn words(form: &Json) -> Vec<&str> {
    let one = form.get("const").into_iter();
    let many = form.get("enum").and_then(Json::as_array);
    one.chain(many.into_iter().flatten())
        .filter_map(Json::as_str)
        .collect()
}

/// The value that a tree is where a schema holds; none where it takes no such value.
fn typed(schema: &Json, node: &Node) -> Option<Json> {
    let forms = forms(schema).into_iter();
    let mut values = forms.filter_map(|form| {
        let value = of_form(form, node)?;
        let fits = compiled(form).is_ok_and(|schema| schema.is_valid(&value));
        fits.then_some(value)
    });
    values.next()
}

fn of_form(form: &Json, node: &Node) -> Option<Json> {
    if form.get("const").is_some() || form.get("enum").is_some() {
        let text = node.text()?;
        let word = words(form).into_iter().find(|word| *word == text)?;
        return Some(word.into());
    }
    match (form.get("type").and_then(Json::as_str)?, &node.value) {
        ("string", Value::Scalar { text, .. }) => Some(text.as_str().into()),
        ("integer", Value::Scalar { text, plain: true }) => match meaning(text) {
            Meaning::Unsigned(number) => Some(number.into()),
            Meaning::Signed(number) => Some(number.into()),
            _ => None,
        },
        ("number", Value::Scalar { text, plain: true }) => match meaning(text) {
            Meaning::Unsigned(number) => Some(number.into()),
            Meaning::Signed(number) => Some(number.into()),
            Meaning::Float(number) => Some(number.into()),
            _ => None,
        },
        ("boolean", Value::Scalar { text, plain: true }) => match meaning(text) {
            Meaning::Bool(value) => Some(value.into()),
            _ => None,
        },
        ("array", Value::Seq(items)) => {
            let schema = form.get("items")?;
            let items: Option<Vec<Json>> = items.iter().map(|item| typed(schema, item)).collect();
            items.map(Json::Array)
        }
        ("array", Value::Scalar { text, plain: true }) => listed(form.get("items")?, text),
        ("object", Value::Map(entries)) => {
            let mut map = Map::new();
            for (key, node) in entries {
                let known = form
                    .get("properties")
                    .and_then(|known| known.get(&key.text));
                let value =
                    match known.or(form.get("additionalProperties").filter(|s| s.is_object())) {
                        Some(schema) => typed(schema, node)?,
                        // Where anything may stand, it stays what it is in a file.
                        None if form.get("additionalProperties") != Some(&Json::Bool(false)) => {
                            node.to_json()
                        }
                        None => return None,
                    };
                map.insert(key.text.clone(), value);
            }
            Some(Json::Object(map))
        }
        _ => None,
    }
}

/// A list that was written without brackets: of words with commas or blanks between them, of texts one a line.
fn listed(schema: &Json, text: &str) -> Option<Json> {
    let forms = forms(schema);
    let of_words = forms
        .iter()
        .any(|form| form.get("pattern").is_some() || form.get("enum").is_some());
    let parts: Vec<&str> = match of_words {
        true => text.split([',', ';', ' ', '\n']).collect(),
        false => text.split('\n').collect(),
    };
    let parts = parts.into_iter().map(str::trim);
    let items: Option<Vec<Json>> = parts
        .filter(|part| !part.is_empty())
        .map(|part| {
            let node = Node {
                value: Value::Scalar {
                    text: part.to_owned(),
                    plain: true,
                },
                span: Span::start_of_file(),
            };
            typed(schema, &node)
        })
        .collect();
    items.filter(|items| !items.is_empty()).map(Json::Array)
}
