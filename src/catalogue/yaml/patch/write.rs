//! The text that each edit puts in the place of another.

use std::ops::Range;

use serde_json::Value as Json;

use super::donor::Donor;
use super::edit::Edit;
use super::layout::{Layout, Place, Style};
use super::render::{self, Form, Rendered};
use super::{PatchError, Path, order};
use crate::catalogue::yaml::{Node, Value};

/// A stretch of the text, and what takes its place.
#[derive(Debug)]
pub(super) struct Replacement {
    pub range: Range<usize>,
    pub text: String,
    /// Order among insertions at one place.
    pub rank: usize,
}

impl Replacement {
    fn new(range: Range<usize>, text: String) -> Self {
        Replacement {
            range,
            text,
            rank: 0,
        }
    }
}

/// A node on the way down a path.
struct Found<'a> {
    node: &'a Node,
    place: Place,
    /// Whether it stands inside brackets, in lines behind a colon, or in lines behind a hyphen.
    within: Within,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Brackets,
    Mapping,
    List,
}

/// Turns edits into replacements of text.
pub(super) struct Writer<'a> {
    pub layout: Layout<'a>,
    pub root: &'a Node,
    pub newline: &'static str,
    pub form: Form,
    pub donors: &'a [Donor],
}

impl Writer<'_> {
    /// What one edit changes in the text.
    pub fn replacement(&self, edit: &Edit) -> Result<Replacement, PatchError> {
        match edit {
            Edit::Replace(path, value) => self.replace(path, value),
            Edit::InsertKey(path, key, value) => self.insert_key(path, key, value),
            Edit::RemoveKey(path, key) => self.remove_key(path, key),
            Edit::InsertItems(path, index, items) => self.insert_items(path, *index, items),
            Edit::RemoveItems(path, gone) => self.remove_items(path, gone),
            Edit::Respell(path, text) => self.respell(path, text),
            Edit::RenameKey(path, name) => self.rename_key(path, name),
        }
        .ok_or_else(|| PatchError::unwritable("the file is laid out in a way that is not edited"))?
    }

    /// Whether a comment stands within the value at a path, so that writing it anew would lose it.
    pub fn holds_comment(&self, path: &[String]) -> Option<bool> {
        let Found { node, place, .. } = self.find(path)?;
        let text = self.layout.text;
        let lines = place.style == Style::BlockCollection;
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
        self.layout.texts(node, place, &mut texts);
        for range in texts {
            if text.get(at..range.start)?.contains('#') {
                return Some(true);
            }
            at = range.end;
        }
        Some(text.get(at..end)?.contains('#'))
    }

    fn find(&self, path: &[String]) -> Option<Found<'_>> {
        let mut found = Found {
            node: self.root,
            place: self.layout.root(self.root)?,
            within: Within::Mapping,
        };
        for step in path {
            let flow = found.within == Within::Brackets || self.layout.is_flow(found.node);
            let in_lines = |within| if flow { Within::Brackets } else { within };
            found = match &found.node.value {
                Value::Map(_) => {
                    let (key, node) = found.node.entry(step)?;
                    Found {
                        node,
                        place: self.layout.value(key, node)?,
                        within: in_lines(Within::Mapping),
                    }
                }
                Value::Seq(items) => {
                    let node = items.get(step.parse::<usize>().ok()?)?;
                    Found {
                        node,
                        place: self.layout.item(node, flow)?,
                        within: in_lines(Within::List),
                    }
                }
                Value::Scalar { .. } => return None,
            };
        }
        Some(found)
    }

    /// Whether what stands directly in this node stands in brackets.
    fn is_flow(&self, found: &Found<'_>) -> bool {
        found.within == Within::Brackets || self.layout.is_flow(found.node)
    }

    /// What one of the donors has, where they are asked.
    fn taken(&self, of: impl Fn(&Donor) -> Option<Rendered>) -> Option<Rendered> {
        let asked = self.form == Form::AsThere;
        self.donors.iter().filter(|_| asked).find_map(of)
    }

    fn new_entry(&self, key: &str, value: &Json) -> Result<Rendered, PatchError> {
        let taken = self.taken(|donor| donor.entry(key, value));
        taken.map_or_else(|| render::entry(key, value, self.form), Ok)
    }

    fn new_item(&self, value: &Json) -> Result<Rendered, PatchError> {
        let taken = self.taken(|donor| donor.item(value));
        taken.map_or_else(|| render::item(value, self.form), Ok)
    }

    /// A new value in the place of the one at a path.
    fn new_value(&self, within: Within, path: &Path, value: &Json) -> Result<Rendered, PatchError> {
        if within == Within::List {
            let taken = self.taken(|donor| donor.behind_hyphen(value));
            return taken.map_or_else(|| render::behind_hyphen(value, self.form), Ok);
        }
        let key = path.last().map_or("", String::as_str);
        let taken = self.taken(|donor| donor.behind_colon(key, value));
        if taken.is_none()
            && let Json::Array(items) = value
            && items
                .iter()
                .any(|item| self.taken(|donor| donor.item(item)).is_some())
        {
            let mut rest = Vec::new();
            for item in items {
                let item = self.new_item(item)?;
                rest.push(item.first);
                rest.extend(item.rest);
            }
            let first = String::new();
            return Ok(Rendered { first, rest });
        }
        taken.map_or_else(|| render::behind_colon(value, self.form), Ok)
    }

    fn replace(&self, path: &Path, value: &Json) -> Option<Result<Replacement, PatchError>> {
        let Found { place, within, .. } = self.find(path)?;
        let text = self.layout.text;
        if within == Within::Brackets {
            let blank = if place.style == Style::Null { " " } else { "" };
            return Some(Ok(Replacement::new(
                place.start..place.end,
                format!("{blank}{}", render::flow(value)),
            )));
        }
        if path.is_empty() {
            return (place.style == Style::Inline).then(|| {
                let text = render::lines(value)?.join(0, self.newline);
                Ok(Replacement::new(place.start..place.end, text))
            });
        }
        let marker = match within {
            Within::List => place.intro - 1,
            _ => self.key_start(path)?,
        };
        let mut rendered = match self.new_value(within, path, value) {
            Ok(rendered) => rendered,
            Err(error) => return Some(Err(error)),
        };
        let same_line = !text[place.intro..place.start].contains('\n');
        // A comment stays: behind the value where that ends its line, else behind the colon.
        let (mut end, comment) = match place.style {
            Style::BlockCollection => {
                let last = self.layout.comment(place.end);
                (
                    last.map_or(place.end, |c| c.end),
                    self.layout.comment(place.intro),
                )
            }
            Style::BlockScalar => {
                let header_end = text[place.start..]
                    .find([' ', '\t', '\r', '\n'])
                    .map_or(text.len(), |len| place.start + len);
                (place.end, self.layout.comment(header_end))
            }
            Style::Null | Style::Inline => {
                let own = self.layout.comment(place.end);
                let above = self.layout.comment(place.intro).filter(|_| !same_line);
                if above.is_some() && own.is_some() {
                    return None;
                }
                (place.end, above.or(own))
            }
        };
        if same_line && place.style == Style::Inline && !rendered.first.is_empty() {
            let blanks = &text[place.intro..place.start];
            rendered.first = format!("{blanks}{}", rendered.first.trim_start());
        }
        if let Some(comment) = comment {
            rendered.first.push_str(&text[comment.clone()]);
            end = end.max(comment.end);
        }
        let indent = self.layout.column(marker);
        Some(Ok(Replacement::new(
            place.intro..end,
            rendered.join(indent, self.newline),
        )))
    }

    fn respell(&self, path: &Path, text: &str) -> Option<Result<Replacement, PatchError>> {
        let Found { node, place, .. } = self.find(path)?;
        let is_text = matches!(node.value, Value::Scalar { .. }) && place.style == Style::Inline;
        is_text.then(|| Ok(self.in_its_quotes(place.start..place.end, text)))
    }

    fn rename_key(&self, path: &Path, name: &str) -> Option<Result<Replacement, PatchError>> {
        let (key, above) = path.split_last()?;
        let map = self.find(above)?;
        let (key, node) = map.node.entry(key)?;
        // A key of a layout that is not edited has no such place.
        self.layout.value(key, node)?;
        Some(Ok(self.in_its_quotes(self.layout.key(key), name)))
    }

    /// Another text in the place of one that is quoted in some way, or not at all.
    fn in_its_quotes(&self, range: Range<usize>, text: &str) -> Replacement {
        let text = match self.layout.text.as_bytes().get(range.start) {
            Some(b'"') => Json::from(text).to_string(),
            Some(b'\'') => format!("'{}'", text.replace('\'', "''")),
            _ => render::flow(&Json::from(text)),
        };
        Replacement::new(range, text)
    }

    /// Where the key at the end of a path stands.
    fn key_start(&self, path: &[String]) -> Option<usize> {
        let (key, above) = path.split_last()?;
        let (key, _) = self.find(above)?.node.entry(key)?;
        Some(self.layout.key(key).start)
    }

    fn insert_key(
        &self,
        path: &Path,
        key: &str,
        value: &Json,
    ) -> Option<Result<Replacement, PatchError>> {
        let map = self.find(path)?;
        let Value::Map(entries) = &map.node.value else {
            return None;
        };
        let names: Vec<&str> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
        let order = order::keys(self.layout.text, path);
        // Rows that come from another text keep the order of codes that a file has.
        let sorted = !self.donors.is_empty() && order.is_empty() && names.is_sorted();
        let at = match sorted {
            true => names.partition_point(|name| *name < key),
            false => position(&names, key, &order),
        };
        let rank = order.iter().position(|known| *known == key);
        let ranked = |mut replacement: Replacement| {
            replacement.rank = rank.unwrap_or(order.len());
            Some(Ok(replacement))
        };
        if self.is_flow(&map) {
            let entry = render::flow_entry(key, value);
            return ranked(match at.checked_sub(1) {
                Some(before) => {
                    let (key, node) = &entries[before];
                    insertion(self.layout.value(key, node)?.end, format!(", {entry}"))
                }
                None => insertion(
                    self.layout.key(&entries.first()?.0).start,
                    format!("{entry}, "),
                ),
            });
        }
        let first = self.layout.key(&entries.first()?.0).start;
        let rendered = match self.new_entry(key, value) {
            Ok(rendered) => rendered,
            Err(error) => return Some(Err(error)),
        };
        let indent = self.layout.column(first);
        let lines = rendered.join(indent, self.newline);
        ranked(match at.checked_sub(1) {
            Some(before) => {
                let (key, node) = &entries[before];
                self.below(self.layout.value(key, node)?.end, indent, &[lines])
            }
            None => self.above(first, indent, &[lines]),
        })
    }

    fn remove_key(&self, path: &Path, key: &str) -> Option<Result<Replacement, PatchError>> {
        let map = self.find(path)?;
        let Value::Map(entries) = &map.node.value else {
            return None;
        };
        let at = entries.iter().position(|(known, _)| known.text == key)?;
        let starts_at = |at: usize| entries.get(at).map(|(key, _)| self.layout.key(key).start);
        let end_of = |at: usize| {
            let (key, node) = entries.get(at)?;
            Some(self.layout.value(key, node)?.end)
        };
        self.remove(self.is_flow(&map), &(at..at + 1), &starts_at, &end_of)
    }

    fn insert_items(
        &self,
        path: &Path,
        index: usize,
        items: &[Json],
    ) -> Option<Result<Replacement, PatchError>> {
        let list = self.find(path)?;
        let Value::Seq(known) = &list.node.value else {
            return None;
        };
        let flow = self.is_flow(&list);
        if flow {
            let items: Vec<String> = items.iter().map(render::flow).collect();
            let items = items.join(", ");
            return Some(Ok(match index.checked_sub(1) {
                Some(before) => insertion(
                    self.layout.item(known.get(before)?, true)?.end,
                    format!(", {items}"),
                ),
                None => insertion(
                    self.layout.item(known.first()?, true)?.start,
                    format!("{items}, "),
                ),
            }));
        }
        let first = self.layout.hyphen(known.first()?)?;
        let indent = self.layout.column(first);
        let rendered: Result<Vec<String>, PatchError> = items
            .iter()
            .map(|item| Ok(self.new_item(item)?.join(indent, self.newline)))
            .collect();
        let lines = match rendered {
            Ok(lines) => lines,
            Err(error) => return Some(Err(error)),
        };
        Some(Ok(match index.checked_sub(1) {
            Some(before) => {
                let end = self.layout.item(known.get(before)?, false)?.end;
                self.below(end, indent, &lines)
            }
            // What is said above an item is said of it. Above a list that is the whole file its schema is named.
            None if path.is_empty() => self.above(first, indent, &lines),
            None => self.above(self.layout.with_comments(first), indent, &lines),
        }))
    }

    fn remove_items(
        &self,
        path: &Path,
        gone: &Range<usize>,
    ) -> Option<Result<Replacement, PatchError>> {
        let list = self.find(path)?;
        let Value::Seq(items) = &list.node.value else {
            return None;
        };
        let flow = self.is_flow(&list);
        let starts_at = |at: usize| {
            let item = items.get(at)?;
            if flow {
                Some(self.layout.item(item, true)?.start)
            } else {
                self.layout.hyphen(item)
            }
        };
        let end_of = |at: usize| Some(self.layout.item(items.get(at)?, flow)?.end);
        self.remove(flow, gone, &starts_at, &end_of)
    }

    /// Removes some of several entries or items, with their lines and the comments behind them.
    fn remove(
        &self,
        flow: bool,
        gone: &Range<usize>,
        starts_at: &dyn Fn(usize) -> Option<usize>,
        end_of: &dyn Fn(usize) -> Option<usize>,
    ) -> Option<Result<Replacement, PatchError>> {
        let text = self.layout.text;
        let start = starts_at(gone.start)?;
        let end = end_of(gone.end - 1)?;
        let removal = |range| Some(Ok(Replacement::new(range, String::new())));
        if flow {
            return match gone.start.checked_sub(1) {
                Some(before) => removal(end_of(before)?..end),
                None => removal(start..starts_at(gone.end)?),
            };
        }
        let line = self.layout.line_start(start);
        if text[line..start].trim().is_empty() {
            return removal(line..self.layout.next_line(end));
        }
        // It stands behind a hyphen: what follows moves up, unless a comment stands between.
        let next = starts_at(gone.end)?;
        if text[end..next].contains('#') {
            return None;
        }
        removal(start..next)
    }

    /// Entries on lines of their own below the one that ends at `end`.
    fn below(&self, end: usize, indent: usize, entries: &[String]) -> Replacement {
        let at = self.layout.behind(end, indent);
        let pad = " ".repeat(indent);
        let lines: Vec<String> = entries
            .iter()
            .map(|entry| format!("{pad}{entry}"))
            .collect();
        let lines = lines.join(self.newline);
        let ended = self.layout.text[..at].ends_with('\n');
        insertion(
            at,
            if ended {
                format!("{lines}{}", self.newline)
            } else {
                format!("{}{lines}", self.newline)
            },
        )
    }

    /// Entries above the one that begins at `start`.
    fn above(&self, start: usize, indent: usize, entries: &[String]) -> Replacement {
        let pad = " ".repeat(indent);
        let lines: String = entries
            .iter()
            .map(|entry| format!("{entry}{}{pad}", self.newline))
            .collect();
        insertion(start, lines)
    }
}

fn insertion(at: usize, text: String) -> Replacement {
    Replacement::new(at..at, text)
}

/// Where a new key goes: by the schema's order where the known keys follow it, else to the end.
fn position(names: &[&str], key: &str, order: &[&str]) -> usize {
    let rank = |name: &str| order.iter().position(|known| *known == name);
    let ranks: Vec<usize> = names.iter().filter_map(|name| rank(name)).collect();
    match rank(key) {
        Some(wanted) if ranks.len() == names.len() && ranks.is_sorted() => {
            ranks.partition_point(|rank| *rank < wanted)
        }
        _ => names.len(),
    }
}
