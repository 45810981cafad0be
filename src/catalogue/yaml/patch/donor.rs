//! Another text from which the wording of new entries is taken: quotes, style and the comments that stand with them.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value as Json;

use super::layout::{Layout, Place, Style};
use super::read;
use super::render::Rendered;
use crate::catalogue::yaml::{Node, Value};

/// A text with the places of its entries by what they say.
pub(in crate::catalogue) struct Donor {
    text: String,
    /// By key and value.
    entries: HashMap<(String, String), Found>,
    /// By value.
    items: HashMap<String, Found>,
}

/// Where an entry stands, in bytes.
struct Found {
    /// With the comments above and below that belong to it.
    whole: Range<usize>,
    /// Its value alone, from behind the colon or hyphen on.
    value: Range<usize>,
    /// How far in the key or hyphen stands.
    column: usize,
}

impl Donor {
    /// The text as a donor; none where it cannot be read.
    pub fn new(text: &str) -> Option<Donor> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = read(text).ok()?;
        let mut donor = Donor {
            text: text.to_owned(),
            entries: HashMap::new(),
            items: HashMap::new(),
        };
        donor.walk(&Layout::new(text), &root, true);
        Some(donor)
    }

    fn walk(&mut self, layout: &Layout<'_>, node: &Node, is_root: bool) {
        if layout.is_flow(node) {
            return;
        }
        match &node.value {
            Value::Scalar { .. } => {}
            Value::Map(entries) => {
                for (nth, (key, value)) in entries.iter().enumerate() {
                    let Some(place) = layout.value(key, value) else {
                        continue;
                    };
                    // What stands above the first line of a file is said of the file.
                    let bare = is_root && nth == 0;
                    let found = found(layout, layout.key(key).start, place, bare);
                    let name = (key.text.clone(), value.to_json().to_string());
                    self.entries.entry(name).or_insert(found);
                    self.below(layout, value, place);
                }
            }
            Value::Seq(items) => {
                for item in items {
                    let (Some(hyphen), Some(place)) =
                        (layout.hyphen(item), layout.item(item, false))
                    else {
                        continue;
                    };
                    let found = found(layout, hyphen, place, is_root);
                    self.items
                        .entry(item.to_json().to_string())
                        .or_insert(found);
                    self.below(layout, item, place);
                }
            }
        }
    }

    fn below(&mut self, layout: &Layout<'_>, node: &Node, place: Place) {
        if place.style == Style::BlockCollection {
            self.walk(layout, node, false);
        }
    }

    /// A key with its value and the comments that belong to them.
    pub(super) fn entry(&self, key: &str, value: &Json) -> Option<Rendered> {
        let found = self.entries.get(&(key.to_owned(), value.to_string()))?;
        self.lines(&found.whole, found.column)
    }

    /// An item with its hyphen and the comments that belong to it.
    pub(super) fn item(&self, value: &Json) -> Option<Rendered> {
        let found = self.items.get(&value.to_string())?;
        self.lines(&found.whole, found.column)
    }

    /// A value behind the colon of this key.
    pub(super) fn behind_colon(&self, key: &str, value: &Json) -> Option<Rendered> {
        let found = self.entries.get(&(key.to_owned(), value.to_string()))?;
        self.lines(&found.value, found.column)
    }

    /// A value behind a hyphen.
    pub(super) fn behind_hyphen(&self, value: &Json) -> Option<Rendered> {
        let found = self.items.get(&value.to_string())?;
        self.lines(&found.value, found.column)
    }

    /// A stretch as lines without their indent.
    fn lines(&self, range: &Range<usize>, column: usize) -> Option<Rendered> {
        let text = self.text.get(range.clone())?;
        let mut lines = text
            .split('\n')
            .map(|line| line.strip_suffix('\r').unwrap_or(line));
        let first = lines.next()?.to_owned();
        let rest = lines.map(|line| {
            if line.trim().is_empty() {
                return Some(String::new());
            }
            let (indent, line) = line.split_at_checked(column)?;
            indent.bytes().all(|b| b == b' ').then(|| line.to_owned())
        });
        Some(Rendered {
            first,
            rest: rest.collect::<Option<_>>()?,
        })
    }
}

fn found(layout: &Layout<'_>, start: usize, place: Place, bare: bool) -> Found {
    let column = layout.column(start);
    let own_line = layout.text[layout.line_start(start)..start]
        .trim()
        .is_empty();
    let first = match own_line && !bare {
        true => layout.with_comments(start),
        false => start,
    };
    let end = layout.behind(place.end, column);
    let whole = layout.text[..end].trim_end_matches(['\n', '\r']).len();
    Found {
        whole: first..whole.max(place.end),
        value: place.intro..place.end,
        column,
    }
}
