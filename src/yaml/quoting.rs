//! Quotes around texts that are written, so that no reader takes one for something else; days stand without where a day
//! belongs, as everybody writes them.

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use serde_json::Value as Json;

use super::parse::parse;
use super::patch::TextLayout;
use super::scalar::{ScalarMeaning, meaning};
use super::schemas::holds_moments;
use super::{Node, Value};
use crate::yaml::foreign_scalar::{ForeignScalar, elsewhere};

/// Whether a text may stand below a key without quotes, as far as its meaning goes; its signs are another question.
pub(crate) fn is_text_everywhere(text: &str, key: &str) -> bool {
    // Some readers take commas between figures for those between thousands.
    let thousands = || {
        let figures = text.strip_prefix(['+', '-']).unwrap_or(text);
        figures.contains(',')
            && figures
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'_'))
    };
    match elsewhere(text) {
        None => !thousands(),
        Some(ForeignScalar::Moment) => holds_moments(key),
        Some(_) => false,
    }
}

/// A text in double quotes, with escapes for whatever a reader could take for the end of a line, or not take at all.
pub(crate) fn in_double_quotes(text: &str) -> String {
    let quoted = Json::from(text).to_string();
    if !quoted.contains(needs_escape) {
        return quoted;
    }
    let mut out = String::with_capacity(quoted.len() + 8);
    for c in quoted.chars() {
        match needs_escape(c) {
            // Writing to a string cannot fail.
            true => _ = write!(out, "\\u{:04X}", u32::from(c)),
            false => out.push(c),
        }
    }
    out
}

/// Whether a character must not stand in a file as it is: some readers end a line there, or refuse it.
pub(crate) fn needs_escape(c: char) -> bool {
    matches!(
        c,
        '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
    )
}

/// Text that was written by a serializer, with quotes around what another reader would not take for text. `key` is the one
/// below which it will stand.
pub(crate) fn dressed(text: String, key: &str) -> String {
    quoted(text, |root, layout, bare| collect(root, key, layout, bare))
}

/// The same for the value of a mapping's one key, which will stand behind another key.
pub(crate) fn dressed_below(name: &str, text: String, key: &str) -> String {
    quoted(text, |root, layout, bare| {
        if let Some(value) = root.get(name) {
            collect(value, key, layout, bare);
        }
    })
}

fn quoted(text: String, find: impl Fn(&Node, &TextLayout<'_>, &mut Vec<Range<usize>>)) -> String {
    let Some(root) = parse(Path::new(""), text.as_bytes()).root else {
        return text;
    };
    let layout = TextLayout::new(&text);
    let mut bare = Vec::new();
    find(&root, &layout, &mut bare);
    if bare.is_empty() {
        return text;
    }
    bare.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len() + 2 * bare.len());
    let mut done = 0;
    for Range { start, end } in bare {
        out.push_str(&text[done..start]);
        out.push('\'');
        out.push_str(&text[start..end]);
        out.push('\'');
        done = end;
    }
    out.push_str(&text[done..]);
    out
}

fn collect(node: &Node, key: &str, layout: &TextLayout<'_>, found: &mut Vec<Range<usize>>) {
    // What is a number or nothing to this program too was written without quotes because it is one.
    let is_bare = |text: &str, key: &str| {
        meaning(text) == ScalarMeaning::Text && !is_text_everywhere(text, key)
    };
    match &node.value {
        Value::Scalar { text, plain: true } if is_bare(text, key) => {
            let start = layout.byte(node.span.start);
            found.push(start..start + text.len());
        }
        Value::Scalar { .. } => {}
        Value::Seq(items) => items
            .iter()
            .for_each(|item| collect(item, key, layout, found)),
        Value::Map(entries) => {
            for (name, value) in entries {
                if name.plain && is_bare(&name.text, "") {
                    found.push(layout.key(name));
                }
                collect(value, &name.text, layout, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::patch;
    use super::*;

    #[test]
    fn what_a_serializer_left_bare_is_dressed_and_days_stay() {
        let text = "name: no\nsigned: 2026-11-21\ntitle: 2026-11-21\nsteps:\n- 1:30\n- x\n- y\nsets: 2\nnone: null\non: true\n";
        assert_eq!(
            dressed(text.to_owned(), ""),
            "name: 'no'\nsigned: 2026-11-21\ntitle: '2026-11-21'\nsteps:\n- '1:30'\n- x\n- 'y'\nsets: 2\nnone: null\n'on': true\n"
        );
    }

    /// Texts that readers are known to take for something else, and others.
    fn odd() -> impl Strategy<Value = String> {
        prop_oneof![
            "(?i)(y|n|yes|no|on|off|true|false|null|~|\\.inf|-\\.inf|\\.nan|=|<<)",
            "[-+]?[0-9]{1,3}(:[0-5]?[0-9]){1,3}(\\.[0-9]{0,2})?",
            "[-+]?[0-9_]{1,5}(\\.[0-9_]{0,3})?([eE][-+]?[0-9]{1,4})?",
            "0[xob]?[0-9a-f_]{1,5}",
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{0,3})?(Z|[-+][0-9]{2}:[0-9]{2})?)?",
            "[0-9]{1,3}(,[0-9]{3}){1,2}",
            "[-+0-9._:eExXobT ,~=<>#&*!|%@`'\"a-z\\[\\]{}?]{0,8}",
            "[a-z\u{85}\u{a0}\u{2028}\u{2029}\u{feff}\\t\\n ]{1,6}",
        ]
    }

    /// Whether another reader sees this scalar as text: it is in quotes, or no resolver types it.
    fn is_text(node: &Node) -> bool {
        match &node.value {
            Value::Scalar { text, plain: true } => elsewhere(text).is_none(),
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn whatever_writes_a_text_writes_one_that_every_reader_takes_for_it(text in odd()) {
            let tree = |written: &str| parse(Path::new(""), written.as_bytes()).root.unwrap();
            let set = |before: &str, path: &[&str]| patch::set(before, path, &text).ok();
            let list = |before: &str| patch::set(before, &["l"], &["a", text.as_str()]).ok();
            let whole = super::super::emit::document("x", &serde_json::json!({"k": text, "l": [text], "m": {"k": text}}));
            let all = [
                set("k: x\n", &["k"]),
                set("k: 'x'\nl: \"y z\"\n", &["k"]),
                set("m: {k: x}\n", &["m", "k"]),
                set("l: 1\n", &["k"]),
                set("m: {l: 1}\n", &["m", "k"]),
                list("l: [a]\n"),
                list("l:\n- a\n"),
                patch::respell("k: x\n", &["k"], &text).ok(),
                patch::rename("k: x\n", &["k"], &text).ok(),
                whole.ok(),
            ];
            prop_assert!(all[0].is_some(), "{:?}", text);
            for written in all.into_iter().flatten() {
                let raw = written.strip_prefix("# yaml-language-server: $schema=x\n").unwrap_or(&written);
                prop_assert!(!raw.contains(needs_escape), "{:?}", raw);
                let mut open = vec![tree(&written)];
                while let Some(node) = open.pop() {
                    prop_assert!(is_text(&node) || node.text() == Some("1"), "{}", written);
                    match node.value {
                        Value::Map(entries) => {
                            for (key, value) in entries {
                                prop_assert!(!key.plain || elsewhere(&key.text).is_none(), "{}", written);
                                open.push(value);
                            }
                        }
                        Value::Seq(items) => open.extend(items),
                        Value::Scalar { .. } => {}
                    }
                }
            }
        }
    }
}
