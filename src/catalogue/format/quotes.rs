//! Quotes around scalars, and what NFC is to escapes.

use crate::files::Span;
use crate::text::{is_nfc, nfc};
use crate::yaml::foreign_scalar::elsewhere;
use crate::yaml::patch::TextLayout;
use crate::yaml::scalar::{ScalarMeaning, meaning};
use crate::yaml::{Node, Value};

/// The text with double quotes around what other readers would not take for text at these places; other places are left.
pub(in crate::catalogue) fn quoted(text: &str, places: &[Span]) -> String {
    let layout = TextLayout::new(text);
    let quote = |span: &Span| {
        let (start, end) = (layout.byte(span.start), layout.byte(span.end));
        let bare = text.get(start..end)?.trim_end();
        let other = meaning(bare) != ScalarMeaning::Null && elsewhere(bare).is_some();
        other.then(|| (start..start + bare.len(), format!("\"{bare}\"")))
    };
    replaced(text, places.iter().filter_map(quote).collect())
}

/// The text without the quotes around the numbers and truth values at these places, where nothing but one of these can be
/// meant; other places are left.
pub(in crate::catalogue) fn unquoted(text: &str, places: &[Span]) -> String {
    let layout = TextLayout::new(text);
    let unquote = |span: &Span| {
        let start = layout.byte(span.start);
        if !text.get(start..)?.starts_with(['"', '\'']) {
            return None;
        }
        let end = layout.quoted_end(start);
        let inner = text.get(start + 1..end.checked_sub(1)?)?;
        is_plain(inner).then(|| (start..end, inner.to_owned()))
    };
    replaced(text, places.iter().filter_map(unquote).collect())
}

/// Whether this is written as everybody writes it: no sign, exponent or zero in front.
fn is_plain(inner: &str) -> bool {
    let (whole, part) = inner.split_once('.').unwrap_or((inner, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = digits(whole) && digits(part) && (whole == "0" || !whole.starts_with('0'));
    number || matches!(inner, "true" | "false")
}

/// The text with quoted scalars written anew whose escapes make text that is not NFC, such as `"e\u0301"`.
pub(in crate::catalogue) fn without_escapes_that_combine(text: &str, root: &Node) -> String {
    let layout = TextLayout::new(text);
    let mut found = Vec::new();
    let mut open = vec![root];
    let mut look = |span: Span, value: &str| {
        let start = layout.byte(span.start);
        if !text[start..].starts_with('"') {
            return;
        }
        let range = start..layout.quoted_end(start);
        // Values are read as NFC: whether the escapes made another form shows only when they are read as JSON is.
        let raw = serde_json::from_str::<String>(&text[range.clone()]);
        if raw.is_ok_and(|raw| !is_nfc(&raw) && nfc(&raw) == value)
            && let Ok(anew) = serde_json::to_string(value)
        {
            found.push((range, anew));
        }
    };
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Scalar { text, plain: false } => look(node.span, text),
            Value::Scalar { .. } => {}
            Value::Seq(items) => open.extend(items),
            Value::Map(entries) => {
                for (key, value) in entries {
                    if !key.plain {
                        look(key.span, &key.text);
                    }
                    open.push(value);
                }
            }
        }
    }
    replaced(text, found)
}

fn replaced(text: &str, mut found: Vec<(std::ops::Range<usize>, String)>) -> String {
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len() + 2 * found.len());
    let mut done = 0;
    for (range, anew) in found {
        out.push_str(&text[done..range.start]);
        out.push_str(&anew);
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}
