//! New values as text, in lines or in brackets.

use std::ops::Range;

use serde_json::Value as Json;

use super::PatchError;
use super::apply::read;
use super::layout::TextLayout;
use crate::i18n::message;
use crate::yaml::Node;
use crate::yaml::quoting::{
    dressed, dressed_below, in_double_quotes, is_text_everywhere, needs_escape,
};
use crate::yaml::scalar::{ScalarMeaning, meaning};

/// A value as it stands behind a colon or a hyphen: the rest of that line (with a blank before it where there is any),
/// and the lines below, without their indent.
pub(super) struct RenderedValue {
    pub first: String,
    pub rest: Vec<String>,
}

impl RenderedValue {
    /// The lines as one text: `indent` stands before each line but the first, `newline` between them.
    pub(super) fn join(&self, indent: usize, newline: &str) -> String {
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
pub(super) enum NewValueStyle {
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
    pub(super) fn of(root: &Node, layout: &TextLayout<'_>) -> Quotes {
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
fn texts(root: &Node, layout: &TextLayout<'_>) -> Vec<Range<usize>> {
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
    for range in texts(&root, &TextLayout::new(&text)) {
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
    form: NewValueStyle,
    quotes: Quotes,
) -> Result<RenderedValue, PatchError> {
    if form == NewValueStyle::OneLine || needs_one_line(value) || key.contains(needs_escape) {
        return Ok(one_line(flow_entry(key, value)));
    }
    let mut map = serde_json::Map::new();
    map.insert(key.to_owned(), value.clone());
    lines(&Json::Object(map), "", quotes)
}

/// A value behind the colon of a key.
pub(super) fn behind_colon(
    value: &Json,
    key: &str,
    form: NewValueStyle,
    quotes: Quotes,
) -> Result<RenderedValue, PatchError> {
    if form == NewValueStyle::OneLine || needs_one_line(value) {
        return Ok(one_line(format!(" {}", flow(value, key))));
    }
    let mut map = serde_json::Map::new();
    map.insert("k".to_owned(), value.clone());
    let text = written(&Json::Object(map))?;
    let text = in_quotes(dressed_below("k", text, key), quotes);
    strip(rendered(&text), 2)
}

/// An item of the list below a key; `first` begins with the hyphen.
pub(super) fn item(
    value: &Json,
    key: &str,
    form: NewValueStyle,
    quotes: Quotes,
) -> Result<RenderedValue, PatchError> {
    if form == NewValueStyle::OneLine || needs_one_line(value) {
        return Ok(one_line(format!("- {}", flow(value, key))));
    }
    lines(&Json::Array(vec![value.clone()]), key, quotes)
}

/// A value behind a hyphen of the list below a key.
pub(super) fn behind_hyphen(
    value: &Json,
    key: &str,
    form: NewValueStyle,
    quotes: Quotes,
) -> Result<RenderedValue, PatchError> {
    strip(item(value, key, form, quotes)?, 1)
}

/// Whether a value cannot be written in lines: a text that ends in blank lines, which blank lines of the file below would
/// join, or one with a sign that needs an escape.
fn needs_one_line(value: &Json) -> bool {
    match value {
        Json::String(text) => text.ends_with("\n\n") || text == "\n" || text.contains(needs_escape),
        Json::Array(items) => items.iter().any(needs_one_line),
        Json::Object(map) => {
            let mut entries = map.iter();
            entries.any(|(key, value)| key.contains(needs_escape) || needs_one_line(value))
        }
        _ => false,
    }
}

fn one_line(first: String) -> RenderedValue {
    RenderedValue {
        first,
        rest: Vec::new(),
    }
}

fn strip(mut rendered: RenderedValue, len: usize) -> Result<RenderedValue, PatchError> {
    rendered.first = rendered
        .first
        .get(len..)
        .ok_or_else(|| PatchError::unwritable(message!("patch-value")))?
        .to_owned();
    Ok(rendered)
}

/// A value at the left edge, below a key.
pub(super) fn lines(value: &Json, key: &str, quotes: Quotes) -> Result<RenderedValue, PatchError> {
    let text = dressed(written(value)?, key);
    Ok(rendered(&in_quotes(text, quotes)))
}

fn written(value: &Json) -> Result<String, PatchError> {
    serde_yaml::to_string(value).map_err(|e| PatchError::unwritable(e.to_string()))
}

fn in_quotes(text: String, quotes: Quotes) -> String {
    match quotes {
        Quotes::Single => text,
        Quotes::Double => double_quoted(text),
    }
}

fn rendered(text: &str) -> RenderedValue {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut lines = text.split('\n').map(str::to_owned);
    RenderedValue {
        first: lines.next().unwrap_or_default(),
        rest: lines.collect(),
    }
}

/// A value inside brackets, on one line, below a key.
pub(crate) fn flow(value: &Json, key: &str) -> String {
    match value {
        Json::String(text) if is_bare(text, key) => text.clone(),
        Json::String(text) => in_double_quotes(text),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, key)).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(map) => {
            let entries: Vec<String> = map.iter().map(|(k, v)| flow_entry(k, v)).collect();
            format!("{{{}}}", entries.join(", "))
        }
        // Numbers and truth values are those of JSON.
        other => other.to_string(),
    }
}

/// A key with its value inside brackets.
pub(super) fn flow_entry(key: &str, value: &Json) -> String {
    let name = flow(&Json::String(key.to_owned()), "");
    format!("{name}: {}", flow(value, key))
}

/// A day stands without quotes in files, as `2026-11-21`.
fn is_day(text: &str) -> bool {
    let digits = |c: u8, at: usize| match at {
        4 | 7 => c == b'-',
        _ => c.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(|(at, c)| digits(c, at))
}

fn is_bare(text: &str, key: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.');
    (text.starts_with(char::is_alphabetic) || is_day(text))
        && !text.ends_with(' ')
        && text.chars().all(inner)
        && meaning(text) == ScalarMeaning::Text
        && is_text_everywhere(text, key)
}
