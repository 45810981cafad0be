//! The text that each edit puts in the place of another: values and names here, entries in `entries`.

use std::ops::Range;

use serde_json::Value as Json;

use super::edit::Edit;
use super::layout::{NodeStyle, TextLayout, ValueExtent};
use super::render::{self, NewValueStyle, Quotes, RenderedValue};
use super::{PatchError, Path};
use crate::i18n::message;
use crate::yaml::items::name;
use crate::yaml::patch::entry_source::EntrySource;
use crate::yaml::quoting::{in_double_quotes, needs_escape};
use crate::yaml::{Node, Value};

/// A stretch of the text, and what takes its place.
#[derive(Debug)]
pub(super) struct Replacement {
    pub range: Range<usize>,
    pub text: String,
    /// Order among insertions at one place.
    pub rank: usize,
}

impl Replacement {
    pub(super) fn new(range: Range<usize>, text: String) -> Self {
        Replacement {
            range,
            text,
            rank: 0,
        }
    }
}

/// A node on the way down a path.
pub(super) struct PathNode<'a> {
    pub node: &'a Node,
    place: ValueExtent,
    /// Whether it stands inside brackets, in lines behind a colon, or in lines behind a hyphen.
    within: ParentStyle,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ParentStyle {
    Brackets,
    Mapping,
    List,
}

/// Turns edits into replacements of text.
pub(super) struct Writer<'a> {
    pub layout: TextLayout<'a>,
    pub root: &'a Node,
    pub newline: &'static str,
    pub form: NewValueStyle,
    pub donors: &'a [EntrySource],
    /// Those that new texts get, where they need any.
    pub quotes: Quotes,
}

impl Writer<'_> {
    /// What one edit changes in the text.
    pub(super) fn replacement(&self, edit: &Edit) -> Result<Replacement, PatchError> {
        match edit {
            Edit::Replace(path, value) => self.replace(path, value),
            Edit::InsertKey(path, key, value) => self.insert_key(path, key, value),
            Edit::RemoveKey(path, key) => self.remove_key(path, key),
            Edit::InsertItems(path, index, items) => self.insert_items(path, *index, items),
            Edit::RemoveItems(path, gone) => self.remove_items(path, gone),
            Edit::Reorder(path, order) => self.reorder(path, order),
            Edit::Respell(path, text) => self.respell(path, text),
            Edit::RenameKey(path, name) => self.rename_key(path, name),
        }
        .ok_or_else(|| PatchError::unwritable(message!("patch-layout")))?
    }

    /// Whether a comment stands within the value at a path, so that writing it anew would lose it.
    pub(super) fn holds_comment(&self, path: &[String]) -> Option<bool> {
        let PathNode { node, place, .. } = self.find(path)?;
        let text = self.layout.text;
        let lines = place.style == NodeStyle::BlockCollection;
        let (mut at, end) = if lines {
            let first = self.layout.comment(place.intro);
            let last = self.layout.comment(place.end);
            (
                first.map_or(place.intro, |c| c.end),
                last.map_or(place.end, |c| c.end),
            )
        } else {
            (place.start, place.end)
        };
        let mut texts = Vec::new();
        self.layout.texts(node, place, &mut Vec::new(), &mut texts);
        for (range, _) in texts {
            if text.get(at..range.start)?.contains('#') {
                return Some(true);
            }
            at = range.end;
        }
        Some(text.get(at..end)?.contains('#'))
    }

    pub(super) fn find(&self, path: &[String]) -> Option<PathNode<'_>> {
        let mut found = PathNode {
            node: self.root,
            place: self.layout.root(self.root)?,
            within: ParentStyle::Mapping,
        };
        for step in path {
            let flow = found.within == ParentStyle::Brackets || self.layout.is_flow(found.node);
            let in_lines = |within| if flow { ParentStyle::Brackets } else { within };
            found = match &found.node.value {
                Value::Map(_) => {
                    let (key, node) = found.node.entry(step)?;
                    PathNode {
                        node,
                        place: self.layout.value(key, node)?,
                        within: in_lines(ParentStyle::Mapping),
                    }
                }
                Value::Seq(items) => {
                    let node = items.get(step.parse::<usize>().ok()?)?;
                    PathNode {
                        node,
                        place: self.layout.item(node, flow)?,
                        within: in_lines(ParentStyle::List),
                    }
                }
                Value::Scalar { .. } => return None,
            };
        }
        Some(found)
    }

    /// Whether what stands directly in this node stands in brackets.
    pub(super) fn is_flow(&self, found: &PathNode<'_>) -> bool {
        found.within == ParentStyle::Brackets || self.layout.is_flow(found.node)
    }

    /// What one of the donors has, where they are asked.
    fn taken(&self, of: impl Fn(&EntrySource) -> Option<RenderedValue>) -> Option<RenderedValue> {
        let asked = self.form == NewValueStyle::AsThere;
        self.donors.iter().filter(|_| asked).find_map(of)
    }

    /// The names that lead to a path.
    fn names(&self, path: &[String]) -> Vec<String> {
        let mut names = Vec::with_capacity(path.len() + 1);
        let mut node = Some(self.root);
        for step in path {
            node = match node.map(|node| &node.value) {
                Some(Value::Seq(items)) => {
                    let item = step.parse().ok().and_then(|at: usize| items.get(at));
                    names.push(item.map_or_else(String::new, |item| name(&item.to_json())));
                    item
                }
                Some(Value::Map(_)) => {
                    names.push(step.clone());
                    node.and_then(|node| Some(&node.entry(step)?.1))
                }
                _ => None,
            };
        }
        names
    }

    pub(super) fn new_entry(
        &self,
        path: &[String],
        key: &str,
        value: &Json,
    ) -> Result<RenderedValue, PatchError> {
        let mut names = self.names(path);
        names.push(key.to_owned());
        let taken = self.taken(|donor| donor.entry(&names, value));
        taken.map_or_else(|| render::entry(key, value, self.form, self.quotes), Ok)
    }

    pub(super) fn new_item(
        &self,
        path: &[String],
        value: &Json,
    ) -> Result<RenderedValue, PatchError> {
        let mut names = self.names(path);
        names.push(name(value));
        let taken = self.taken(|donor| donor.entry(&names, value));
        let key = key_of(path);
        taken.map_or_else(|| render::item(value, key, self.form, self.quotes), Ok)
    }

    /// A new value in the place of the one at a path.
    fn new_value(
        &self,
        within: ParentStyle,
        path: &Path,
        value: &Json,
    ) -> Result<RenderedValue, PatchError> {
        let mut names = self.names(path);
        if within == ParentStyle::List {
            names.pop();
            names.push(name(value));
            let taken = self.taken(|donor| donor.value(&names, value));
            let new = || render::behind_hyphen(value, key_of(path), self.form, self.quotes);
            return taken.map_or_else(new, Ok);
        }
        let taken = self.taken(|donor| donor.value(&names, value));
        if taken.is_none()
            && let Json::Array(items) = value
            && items.iter().any(|item| {
                let names = [names.as_slice(), &[name(item)]].concat();
                self.taken(|donor| donor.entry(&names, item)).is_some()
            })
        {
            let mut rest = Vec::new();
            for item in items {
                let item = self.new_item(path, item)?;
                rest.push(item.first);
                rest.extend(item.rest);
            }
            let first = String::new();
            return Ok(RenderedValue { first, rest });
        }
        let new = || render::behind_colon(value, key_of(path), self.form, self.quotes);
        taken.map_or_else(new, Ok)
    }

    fn replace(&self, path: &Path, value: &Json) -> Option<Result<Replacement, PatchError>> {
        let PathNode { place, within, .. } = self.find(path)?;
        let text = self.layout.text;
        if within == ParentStyle::Brackets {
            let blank = if place.style == NodeStyle::Null {
                " "
            } else {
                ""
            };
            return Some(Ok(Replacement::new(
                place.start..place.end,
                format!("{blank}{}", render::flow(value, key_of(path))),
            )));
        }
        if path.is_empty() {
            return (place.style == NodeStyle::Inline).then(|| {
                let text = render::lines(value, "", self.quotes)?.join(0, self.newline);
                Ok(Replacement::new(place.start..place.end, text))
            });
        }
        let marker = match within {
            ParentStyle::List => place.intro - 1,
            _ => self.key_start(path)?,
        };
        let mut rendered = match self.new_value(within, path, value) {
            Ok(rendered) => rendered,
            Err(error) => return Some(Err(error)),
        };
        let same_line = !text[place.intro..place.start].contains('\n');
        // A comment stays: behind the value where that ends its line, else behind the colon.
        let (mut end, comment) = match place.style {
            NodeStyle::BlockCollection => {
                let last = self.layout.comment(place.end);
                (
                    last.map_or(place.end, |c| c.end),
                    self.layout.comment(place.intro),
                )
            }
            NodeStyle::BlockScalar => {
                let header_end = text[place.start..]
                    .find([' ', '\t', '\r', '\n'])
                    .map_or(text.len(), |len| place.start + len);
                (place.end, self.layout.comment(header_end))
            }
            NodeStyle::Null | NodeStyle::Inline => {
                let own = self.layout.comment(place.end);
                let above = self.layout.comment(place.intro).filter(|_| !same_line);
                if above.is_some() && own.is_some() {
                    return None;
                }
                (place.end, above.or(own))
            }
        };
        if same_line && place.style == NodeStyle::Inline && !rendered.first.is_empty() {
            let blanks = &text[place.intro..place.start];
            rendered.first = format!("{blanks}{}", rendered.first.trim_start());
        }
        if let Some(comment) = comment {
            // A donor may have brought it already.
            if !rendered.first.ends_with(text[comment.clone()].trim()) {
                rendered.first.push_str(&text[comment.clone()]);
            }
            end = end.max(comment.end);
        }
        let indent = self.layout.column(marker);
        Some(Ok(Replacement::new(
            place.intro..end,
            rendered.join(indent, self.newline),
        )))
    }

    fn respell(&self, path: &Path, text: &str) -> Option<Result<Replacement, PatchError>> {
        let PathNode { node, place, .. } = self.find(path)?;
        let is_text =
            matches!(node.value, Value::Scalar { .. }) && place.style == NodeStyle::Inline;
        is_text.then(|| Ok(self.in_its_quotes(place.start..place.end, text, key_of(path))))
    }

    fn rename_key(&self, path: &Path, name: &str) -> Option<Result<Replacement, PatchError>> {
        let (key, above) = path.split_last()?;
        let map = self.find(above)?;
        let (key, node) = map.node.entry(key)?;
        // A key of a layout that is not edited has no such place.
        self.layout.value(key, node)?;
        Some(Ok(self.in_its_quotes(self.layout.key(key), name, "")))
    }

    /// Another text in the place of one that is quoted in some way, or not at all.
    fn in_its_quotes(&self, range: Range<usize>, text: &str, key: &str) -> Replacement {
        let needs_double = |c: char| c.is_control() || needs_escape(c);
        let text = match self.layout.text.as_bytes().get(range.start) {
            Some(b'"') => in_double_quotes(text),
            Some(b'\'') if text.contains(needs_double) => in_double_quotes(text),
            Some(b'\'') => format!("'{}'", text.replace('\'', "''")),
            _ => render::flow(&Json::from(text), key),
        };
        Replacement::new(range, text)
    }

    /// Where the key at the end of a path stands.
    fn key_start(&self, path: &[String]) -> Option<usize> {
        let (key, above) = path.split_last()?;
        let (key, _) = self.find(above)?.node.entry(key)?;
        Some(self.layout.key(key).start)
    }
}

/// The key below which a path leads, over the numbers of items.
pub(super) fn key_of(path: &[String]) -> &str {
    let mut steps = path.iter().rev();
    let key = steps.find(|step| step.parse::<usize>().is_err());
    key.map_or("", String::as_str)
}
