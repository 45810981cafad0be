//! The text that entries of mappings and items of lists leave or take as they come, go and move.

use std::ops::Range;

use serde_json::Value as Json;

use super::write::{Replacement, Writer, key_of};
use super::{PatchError, Path, render};
use crate::yaml::Value;
use crate::yaml::schemas;

impl Writer<'_> {
    pub(super) fn insert_key(
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
        let order = schemas::named(self.layout.text)
            .map_or_else(Vec::new, |name| schemas::keys(name, path));
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
        let rendered = match self.new_entry(path, key, value) {
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

    pub(super) fn remove_key(
        &self,
        path: &Path,
        key: &str,
    ) -> Option<Result<Replacement, PatchError>> {
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

    pub(super) fn insert_items(
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
            let items: Vec<String> = items
                .iter()
                .map(|item| render::flow(item, key_of(path)))
                .collect();
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
            .map(|item| Ok(self.new_item(path, item)?.join(indent, self.newline)))
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

    pub(super) fn remove_items(
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

    /// The items in another order, each with its comments; what stands between them stays between them.
    pub(super) fn reorder(
        &self,
        path: &Path,
        order: &[usize],
    ) -> Option<Result<Replacement, PatchError>> {
        let list = self.find(path)?;
        let Value::Seq(items) = &list.node.value else {
            return None;
        };
        let flow = self.is_flow(&list);
        let text = self.layout.text;
        let stretch = |(at, item)| {
            let place = self.layout.item(item, flow)?;
            match flow {
                true => Some(place.start..place.end),
                // What stands above the first line of a file is said of the file.
                false => {
                    let bare = path.is_empty() && at == 0;
                    Some(self.layout.whole(self.layout.hyphen(item)?, place, bare))
                }
            }
        };
        let items: Vec<Range<usize>> = items
            .iter()
            .enumerate()
            .map(stretch)
            .collect::<Option<_>>()?;
        let mut out = String::new();
        for (slot, &from) in order.iter().enumerate() {
            if let Some(before) = slot.checked_sub(1) {
                let gap = text.get(items[before].end..items.get(slot)?.start)?;
                // In brackets nothing says of which item a comment speaks.
                if flow && gap.contains('#') {
                    return None;
                }
                out.push_str(gap);
            }
            out.push_str(text.get(items.get(from)?.clone())?);
        }
        let range = items.first()?.start..items.last()?.end;
        Some(Ok(Replacement::new(range, out)))
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
                // A comment between the two may be said of what stays.
                Some(before) if text[end_of(before)?..start].contains('#') => None,
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
