//! Another text from which the wording of new entries is taken: quotes, style and the comments that stand with them.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value as Json;

use super::apply::read;
use super::comments::CommentCounts;
use super::layout::{NodeStyle, TextLayout, ValueExtent};
use super::render::RenderedValue;
use crate::yaml::items::name;
use crate::yaml::{Node, Value};

/// A text with the places of its entries by what they say.
pub(crate) struct EntrySource {
    text: String,
    /// By the names that lead to it, and its value: words of one entry are not said of another that has the same value.
    entries: HashMap<(Vec<String>, String), EntryExtent>,
    pub(super) comments: CommentCounts,
}

/// Where an entry stands, in bytes.
struct EntryExtent {
    /// With the comments above and below that belong to it.
    whole: Range<usize>,
    /// Its value alone, from behind the colon or hyphen on.
    value: Range<usize>,
    /// How far in the key or hyphen stands.
    column: usize,
}

impl EntrySource {
    /// The text as a donor; none where it cannot be read.
    pub(crate) fn new(text: &str) -> Option<EntrySource> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = read(text).ok()?;
        let mut donor = EntrySource {
            text: text.to_owned(),
            entries: HashMap::new(),
            comments: CommentCounts::of(text)?,
        };
        donor.walk(&TextLayout::new(text), &root, &mut Vec::new());
        Some(donor)
    }

    fn walk(&mut self, layout: &TextLayout<'_>, node: &Node, names: &mut Vec<String>) {
        if layout.is_flow(node) {
            return;
        }
        let is_root = names.is_empty();
        match &node.value {
            Value::Scalar { .. } => {}
            Value::Map(entries) => {
                for (nth, (key, value)) in entries.iter().enumerate() {
                    let Some(place) = layout.value(key, value) else {
                        continue;
                    };
                    // What stands above the first line of a file is said of the file.
                    let bare = is_root && nth == 0;
                    names.push(key.text.clone());
                    let start = layout.key(key).start;
                    self.found(layout, start, (value, place), bare, names);
                    names.pop();
                }
            }
            Value::Seq(items) => {
                for item in items {
                    let (Some(hyphen), Some(place)) =
                        (layout.hyphen(item), layout.item(item, false))
                    else {
                        continue;
                    };
                    names.push(name(&item.to_json()));
                    self.found(layout, hyphen, (item, place), is_root, names);
                    names.pop();
                }
            }
        }
    }

    fn found(
        &mut self,
        layout: &TextLayout<'_>,
        start: usize,
        (node, place): (&Node, ValueExtent),
        bare: bool,
        names: &mut Vec<String>,
    ) {
        let found = EntryExtent {
            whole: layout.whole(start, place, bare),
            value: place.intro..place.end,
            column: layout.column(start),
        };
        let value = node.to_json().to_string();
        self.entries.entry((names.clone(), value)).or_insert(found);
        if place.style == NodeStyle::BlockCollection {
            self.walk(layout, node, names);
        }
    }

    /// The entry to which these names lead, where it has this value: with its key or hyphen and the comments that belong to it.
    pub(super) fn entry(&self, names: &[String], value: &Json) -> Option<RenderedValue> {
        let found = self.entries.get(&(names.to_vec(), value.to_string()))?;
        self.lines(&found.whole, found.column)
    }

    /// The same, from behind the colon or hyphen on.
    pub(super) fn value(&self, names: &[String], value: &Json) -> Option<RenderedValue> {
        let found = self.entries.get(&(names.to_vec(), value.to_string()))?;
        self.lines(&found.value, found.column)
    }

    /// A stretch as lines without their indent.
    fn lines(&self, range: &Range<usize>, column: usize) -> Option<RenderedValue> {
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
        Some(RenderedValue {
            first,
            rest: rest.collect::<Option<_>>()?,
        })
    }
}
