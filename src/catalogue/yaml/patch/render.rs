//! New values as text, in lines or in brackets.

use std::ops::Range;

use serde_json::Value as Json;

use super::PatchError;
use super::apply::read;
use super::layout::Layout;
use crate::catalogue::yaml::Node;
use crate::catalogue::yaml::scalar::{Meaning, meaning};

/// A value as it stands behind a colon or a hyphen: the rest of that line (with a blank before it where there is any),
/// and the lines below, without their indent.
pub(super) struct Rendered {
    pub first: String,
    pub rest: Vec<String>,
}

impl Rendered {
    /// The lines as one text: `indent` stands before each line but the first, `newline` between them.
    pub fn join(&self, indent: usize, newline: &str) -> String {
        let mut out = self.first.clone();
        for line in &self.rest {
            out.push_str(newline);
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(line);
            }
        }
        out
    }
}

/// How new values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As another text has them, else as a new file would.
    AsThere,
    /// As a new file would have them.
    Lines,
    /// On one line, in brackets and quotes. A text in a block of its own would swallow a comment set deep below it.
    OneLine,
}

/// The quotes of texts that need some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    Single,
    Double,
}

impl Quotes {
    /// Those that a text has most; single ones where it has none.
    pub fn of(root: &Node, layout: &Layout<'_>) -> Quotes {
        let begins = |quote| {
            let texts = texts(root, layout);
            let quoted = texts
                .iter()
                .filter(|at| layout.text[at.start..].starts_with(quote));
            quoted.count()
        };
        match begins('"') > begins('\'') {
            true => Quotes::Double,
            false => Quotes::Single,
        }
    }
}

/// Where the keys and scalars of a text stand.
fn texts(root: &Node, layout: &Layout<'_>) -> Vec<Range<usize>> {
    let mut texts = Vec::new();
    if let Some(place) = layout.root(root) {
        layout.texts(root, place, &mut Vec::new(), &mut texts);
    }
    texts.into_iter().map(|(range, _)| range).collect()
}

/// A text with double quotes in the place of single ones, where that needs no escape.
fn double_quoted(text: String) -> String {
    let Ok(root) = read(&text) else { return text };
    let mut out = text.clone();
    for range in texts(&root, &Layout::new(&text)) {
        let inner = text[range.clone()]
            .strip_prefix('\'')
            .and_then(|inner| inner.strip_suffix('\''));
        if let Some(inner) = inner
            && !inner.contains(['\'', '"', '\\', '\n'])
        {
            // As long as before: all other places stay.
            out.replace_range(range, &format!("\"{inner}\""));
        }
    }
    out
}

/// A key with its value; `first` begins with the key.
pub(super) fn entry(
    key: &str,
    value: &Json,
    form: Form,
    quotes: Quotes,
) -> Result<Rendered, PatchError> {
    if form == Form::OneLine || keeps_line_ends(value) {
        return Ok(one_line(flow_entry(key, value)));
    }
    let mut map = serde_json::Map::new();
    map.insert(key.to_owned(), value.clone());
    lines(&Json::Object(map), quotes)
}

/// A value behind a colon.
pub(super) fn behind_colon(
    value: &Json,
    form: Form,
    quotes: Quotes,
) -> Result<Rendered, PatchError> {
    strip(entry("k", value, form, quotes)?, 2)
}

/// An item of a list; `first` begins with the hyphen.
pub(super) fn item(value: &Json, form: Form, quotes: Quotes) -> Result<Rendered, PatchError> {
    if form == Form::OneLine || keeps_line_ends(value) {
        return Ok(one_line(format!("- {}", flow(value))));
    }
    lines(&Json::Array(vec![value.clone()]), quotes)
}

/// A value behind a hyphen.
pub(super) fn behind_hyphen(
    value: &Json,
    form: Form,
    quotes: Quotes,
) -> Result<Rendered, PatchError> {
    strip(item(value, form, quotes)?, 1)
}

/// Whether a text in the value ends in blank lines: in block style, blank lines of the file below would join it.
fn keeps_line_ends(value: &Json) -> bool {
    match value {
        Json::String(text) => text.ends_with("\n\n") || text == "\n",
        Json::Array(items) => items.iter().any(keeps_line_ends),
        Json::Object(map) => map.values().any(keeps_line_ends),
        _ => false,
    }
}

fn one_line(first: String) -> Rendered {
    Rendered {
        first,
        rest: Vec::new(),
    }
}

fn strip(mut rendered: Rendered, len: usize) -> Result<Rendered, PatchError> {
    rendered.first = rendered
        .first
        .get(len..)
        .ok_or_else(|| PatchError::unwritable("the value cannot be written"))?
        .to_owned();
    Ok(rendered)
}

/// A value at the left edge.
pub(super) fn lines(value: &Json, quotes: Quotes) -> Result<Rendered, PatchError> {
    let text = serde_yaml::to_string(value).map_err(|e| PatchError::unwritable(e.to_string()))?;
    let text = match quotes {
        Quotes::Single => text,
        Quotes::Double => double_quoted(text),
    };
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let mut lines = text.split('\n').map(str::to_owned);
    Ok(Rendered {
        first: lines.next().unwrap_or_default(),
        rest: lines.collect(),
    })
}

/// A value inside brackets, on one line.
pub(in crate::catalogue) fn flow(value: &Json) -> String {
    match value {
        Json::String(text) if is_bare(text) => text.clone(),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(map) => {
            let entries: Vec<String> = map.iter().map(|(k, v)| flow_entry(k, v)).collect();
            format!("{{{}}}", entries.join(", "))
        }
        // Quotes and escapes of JSON are those of YAML's double quotes.
        other => other.to_string(),
    }
}

/// A key with its value inside brackets.
pub(super) fn flow_entry(key: &str, value: &Json) -> String {
    let key = flow(&Json::String(key.to_owned()));
    format!("{key}: {}", flow(value))
}

/// A day stands without quotes in files, as `2026-11-21`.
fn is_day(text: &str) -> bool {
    let digits = |c: u8, at: usize| match at {
        4 | 7 => c == b'-',
        _ => c.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(|(at, c)| digits(c, at))
}

fn is_bare(text: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.');
    (text.starts_with(char::is_alphabetic) || is_day(text))
        && !text.ends_with(' ')
        && text.chars().all(inner)
        && meaning(text) == Meaning::Text
}
