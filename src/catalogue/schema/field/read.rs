//! A text that somebody typed as a value: a text field stays text, whatever it looks like; a number is one only where the
//! schema has a number.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::super::compiled;
use super::super::words::{known_keys, quoted};
use super::{FieldMessage, FieldMisfit, Hint, PathStep, below, forms, no_key};
use crate::catalogue::schema::field::allowed_values::takes;
use crate::files::{Severity, Span};
use crate::text::{nearest, nfc, truncate};
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::{Node, Value, parse};

/// Reads a text as the value of a field called `name`. Lists and mappings are written as in a file (`[a, b]`,
/// `{number: 45/2020/NĐ-CP}`); a list of codes, ids or words also with commas, one of texts also as lines.
///
/// # Errors
/// The schema takes no such value; the hint says what it takes.
pub(crate) fn read_value(schema: &Json, name: &str, text: &str) -> Result<Json, FieldMisfit> {
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
    let (mut why, mut parsed) = (None, None);
    if structured {
        let read = parse(Path::new(""), text.as_bytes());
        let mut errors = read.diagnostics.iter();
        let error = errors.find(|finding| finding.severity == Severity::Error);
        why = error.map(|finding| finding.message.clone());
        parsed = read.root.filter(|_| why.is_none());
        // `{a}` is no mapping that anybody means where a text may stand.
        if let Some(root) = &parsed
            && of_type("string")
            && is_of_bare_words(root)
            && let Some(value) = typed(schema, &scalar(text))
        {
            return Ok(value);
        }
        if let Some(value) = parsed.as_ref().and_then(|root| typed(schema, root)) {
            return Ok(value);
        }
    }
    let scalar = scalar(text);
    if let Some(value) = typed(schema, &scalar).filter(|_| !structured) {
        return Ok(value);
    }
    Err(match (text, why, &parsed) {
        ("", _, _) => FieldMisfit {
            what: FieldMessage::new("unfit-empty", [("field", name)]),
            hint: takes_hint(schema, ""),
        },
        (_, Some(why), _) => FieldMisfit {
            what: FieldMessage::new("unfit-unreadable", [("text", &truncate(text, 60))])
                .with("why", why),
            hint: takes_hint(schema, text),
        },
        (_, None, Some(root)) => misfit(schema, root, name),
        (_, None, None) => misfit(schema, &scalar, name),
    })
}

/// The first part of a value that does not fit, with what may stand there.
fn misfit(schema: &Json, node: &Node, name: &str) -> FieldMisfit {
    let of_type = |wanted: &str| {
        let mut forms = forms(schema).into_iter();
        forms.find(|form| form["type"].as_str() == Some(wanted))
    };
    match (&node.value, of_type("array"), of_type("object")) {
        (Value::Seq(items), Some(form), _) => {
            let wrong = form.get("items").and_then(|schema| {
                let mut items = items.iter().enumerate();
                let (at, item) = items.find(|(_, item)| typed(schema, item).is_none())?;
                Some(misfit(schema, item, &format!("{name}[{}]", at + 1)))
            });
            wrong.unwrap_or_else(|| refused(schema, node, name))
        }
        (Value::Scalar { text, plain: true }, Some(form), _) => {
            let wrong = form.get("items").and_then(|schema| {
                // A list of mappings is not written in words.
                let takes_words = forms(schema).iter().any(|form| form["type"] != "object");
                let mut parts = parts(schema, text).into_iter().enumerate();
                let (at, part) = parts.find(|(_, part)| typed(schema, &scalar(part)).is_none())?;
                let name = format!("{name}[{}]", at + 1);
                takes_words.then(|| misfit(schema, &scalar(part), &name))
            });
            wrong.unwrap_or_else(|| refused(schema, node, name))
        }
        (Value::Map(entries), _, Some(form)) => {
            let known: Vec<&str> = known_keys(form).collect();
            for (key, node) in entries {
                match below(form, &PathStep::Key(key.text.clone())) {
                    Some(schema) if typed(schema, node).is_some() => {}
                    Some(schema) => return misfit(schema, node, &format!("{name}.{}", key.text)),
                    None if form.get("additionalProperties") != Some(&Json::Bool(false)) => {}
                    None => return no_key(name, &key.text, &known),
                }
            }
            let required = form.get("required").and_then(Json::as_array);
            let required = required.into_iter().flatten().filter_map(Json::as_str);
            let missing = |key: &&str| !entries.iter().any(|(of, _)| of.text == **key);
            let missing: Vec<&str> = required.filter(missing).collect();
            match missing.is_empty() {
                true => refused(schema, node, name),
                false => FieldMisfit {
                    what: FieldMessage::new(
                        "unfit-lacks",
                        [("field", name), ("keys", &quoted(missing))],
                    ),
                    hint: Hint::Takes(takes(form)),
                },
            }
        }
        _ => refused(schema, node, name),
    }
}

/// A value that does not fit as a whole.
fn refused(schema: &Json, node: &Node, name: &str) -> FieldMisfit {
    let text = match &node.value {
        Value::Scalar { text, .. } => text.clone(),
        _ => node.to_json().to_string(),
    };
    let shown = truncate(&text, 60);
    FieldMisfit {
        what: FieldMessage::new("unfit-value", [("field", name), ("text", &shown)]),
        hint: takes_hint(schema, &text),
    }
}

fn takes_hint(schema: &Json, text: &str) -> Hint {
    let words = forms(schema).into_iter().flat_map(words);
    match nearest(text, words) {
        Some(meant) => Hint::Advice(FieldMessage::new("unfit-hint-meant", [("meant", meant)])),
        None => Hint::Takes(takes(schema)),
    }
}

/// A value as [`read_value`] reads it back for this schema.
pub(crate) fn written_value(schema: &Json, value: &Json) -> String {
    let items = match value {
        Json::String(text) => return text.clone(),
        Json::Array(items) => items,
        other => return other.to_string(),
    };
    let texts: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
    let forms = forms(schema);
    let list = forms.iter().find_map(|form| form.get("items"));
    let (Some(texts), Some(list)) = (texts, list) else {
        return value.to_string();
    };
    let joined = match is_of_words(list) {
        true => texts.join(", "),
        false => texts.join("\n"),
    };
    // What would be read as something else is written as in a file.
    let is_other = |form: &&Json| match form.get("type").and_then(Json::as_str) {
        Some("array" | "object") => false,
        _ => words(form).is_empty() || words(form).contains(&joined.as_str()),
    };
    let is_list = parts(list, &joined) == texts && !joined.is_empty();
    match is_list
        && !joined.starts_with(['[', '{'])
        && !joined.starts_with("- ")
        && !forms.iter().any(is_other)
    {
        true => joined,
        false => value.to_string(),
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
        // Another spelling of a number, such as `010` or `0x2`, may mean another one, or a code.
        ("integer" | "number", Value::Scalar { text, plain: true }) if !is_number(text) => None,
        ("integer", Value::Scalar { text, plain: true }) => match meaning(text) {
            ScalarMeaning::Unsigned(number) => Some(number.into()),
            ScalarMeaning::Signed(number) => Some(number.into()),
            _ => None,
        },
        ("number", Value::Scalar { text, plain: true }) => match meaning(text) {
            ScalarMeaning::Unsigned(number) => Some(number.into()),
            ScalarMeaning::Signed(number) => Some(number.into()),
            ScalarMeaning::Float(number) => Some(number.into()),
            _ => None,
        },
        ("boolean", Value::Scalar { text, plain: true }) => match meaning(text) {
            ScalarMeaning::Bool(value) => Some(value.into()),
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
                            as_typed(node)
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

/// Whether a text is a number as everybody writes it: figures without zeros before them, perhaps a fraction.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    figures(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(figures)
}

/// Whether a mapping has a key without a value.
fn is_of_bare_words(node: &Node) -> bool {
    let is_bare =
        |node: &Node| matches!(&node.value, Value::Scalar { text, plain: true } if text.is_empty());
    match &node.value {
        Value::Map(entries) => entries.iter().any(|(_, value)| is_bare(value)),
        _ => false,
    }
}

/// What a tree holds where anything may stand; a number in another spelling than everybody's stays the text that it is.
fn as_typed(node: &Node) -> Json {
    match &node.value {
        Value::Seq(items) => items.iter().map(as_typed).collect(),
        Value::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, node)| (key.text.clone(), as_typed(node)));
            Json::Object(entries.collect())
        }
        Value::Scalar { text, plain: true } => match meaning(text) {
            ScalarMeaning::Unsigned(_) | ScalarMeaning::Signed(_) | ScalarMeaning::Float(_)
                if !is_number(text) =>
            {
                text.as_str().into()
            }
            _ => node.to_json(),
        },
        Value::Scalar { .. } => node.to_json(),
    }
}

/// A list that was written without brackets.
fn listed(schema: &Json, text: &str) -> Option<Json> {
    let items = parts(schema, text).into_iter();
    let items: Option<Vec<Json>> = items.map(|part| typed(schema, &scalar(part))).collect();
    items.filter(|items| !items.is_empty()).map(Json::Array)
}

/// Whether the entries of a list are words, which commas or blanks keep apart.
fn is_of_words(schema: &Json) -> bool {
    let mut forms = forms(schema).into_iter();
    forms.any(|form| form.get("pattern").is_some() || form.get("enum").is_some())
}

/// The entries of a list that was written without brackets: words with commas or blanks between them, texts one a line.
fn parts<'t>(schema: &Json, text: &'t str) -> Vec<&'t str> {
    let parts: Vec<&str> = match is_of_words(schema) {
        true => text.split([',', ';', ' ', '\n']).collect(),
        false => text.split('\n').collect(),
    };
    let parts = parts.into_iter().map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

fn scalar(text: &str) -> Node {
    Node {
        value: Value::Scalar {
            text: text.to_owned(),
            plain: true,
        },
        span: Span::start_of_file(),
    }
}
