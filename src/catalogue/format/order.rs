//! Keys in the order of the schema. An entry moves with the comments that stand right above it, behind it, or set deeper
//! below it; keys that the schema does not have stay behind the key that they followed.

use std::ops::Range;

use crate::catalogue::kind::FileKind;
use crate::yaml::patch::{NodeStyle, TextLayout, ValueExtent};
use crate::yaml::schemas;
use crate::yaml::{MapKey, Node, Value};

/// The text with all its keys in order; none where its layout is not one that can be edited.
pub(super) fn ordered(kind: FileKind, text: &str, root: &Node) -> Option<String> {
    let orderer = Orderer {
        kind,
        layout: TextLayout::new(text),
    };
    let place = orderer.layout.root(root)?;
    let mut path = Vec::new();
    orderer.range(0..text.len(), root, place, &mut path)
}

struct Orderer<'a> {
    kind: FileKind,
    layout: TextLayout<'a>,
}

impl Orderer<'_> {
    /// The text of a range that holds a node, with what stands in the node in order.
    fn range(
        &self,
        range: Range<usize>,
        node: &Node,
        place: ValueExtent,
        path: &mut Vec<String>,
    ) -> Option<String> {
        let text = self.layout.text;
        match &node.value {
            Value::Scalar { .. } => Some(text[range].to_owned()),
            Value::Seq(items) if items.is_empty() => Some(text[range].to_owned()),
            Value::Map(entries) if entries.is_empty() => Some(text[range].to_owned()),
            Value::Seq(items) => self.list(range, items, place, path),
            Value::Map(entries) if place.style == NodeStyle::BlockCollection => {
                self.lines(range, entries, path)
            }
            Value::Map(entries) => self.brackets(range, entries, path),
        }
    }

    fn list(
        &self,
        range: Range<usize>,
        items: &[Node],
        place: ValueExtent,
        path: &mut Vec<String>,
    ) -> Option<String> {
        let flow = place.style != NodeStyle::BlockCollection;
        let places: Vec<ValueExtent> = items
            .iter()
            .map(|item| self.layout.item(item, flow))
            .collect::<Option<_>>()?;
        let mut out = String::new();
        let mut done = range.start;
        for (at, (item, place)) in items.iter().zip(&places).enumerate() {
            out.push_str(self.layout.text.get(done..place.start)?);
            // What stands between two items of a list in lines belongs to the first, for it may hold its comments.
            let next = places.get(at + 1).map(|next| next.start);
            let end = match flow {
                true => place.end,
                false => next.map_or(range.end, |next| self.layout.line_start(next)),
            };
            let end = end.max(place.end);
            path.push(at.to_string());
            out.push_str(&self.range(place.start..end, item, *place, path)?);
            path.pop();
            done = end;
        }
        out.push_str(self.layout.text.get(done..range.end)?);
        Some(out)
    }

    /// A mapping on lines of its own: pieces of whole lines, each an entry with its comments.
    fn lines(
        &self,
        range: Range<usize>,
        entries: &[(MapKey, Node)],
        path: &mut Vec<String>,
    ) -> Option<String> {
        let layout = &self.layout;
        let text = layout.text;
        let first = layout.key(&entries.first()?.0).start;
        let column = layout.column(first);
        let mut pieces = Vec::with_capacity(entries.len());
        let mut starts = Vec::with_capacity(entries.len());
        for (at, (key, _)) in entries.iter().enumerate() {
            let start = layout.key(key).start;
            // Above the first key of a file its schema is named, and behind a hyphen nothing can stand above.
            let own = match at {
                0 if path.is_empty() => start,
                0 => layout.with_comments(start).max(range.start),
                _ => layout.with_comments(start),
            };
            starts.push(own);
        }
        let (key, last) = entries.last()?;
        let end = layout
            .behind(layout.value(key, last)?.end, column)
            .min(range.end);
        for (at, (key, node)) in entries.iter().enumerate() {
            let stop = match starts.get(at + 1) {
                Some(next) => layout.line_start(*next),
                None => end,
            };
            let place = layout.value(key, node)?;
            path.push(key.text.clone());
            let piece = self.range(starts[at]..stop, node, place, path);
            path.pop();
            pieces.push((key.text.as_str(), piece?));
        }
        let keys = schemas::keys(self.kind.schema_name(), path);
        let mut out = text.get(range.start..*starts.first()?)?.to_owned();
        let count = pieces.len();
        for (at, piece) in sorted(pieces, &keys).into_iter().enumerate() {
            if at > 0 {
                out.extend(std::iter::repeat_n(' ', column));
            }
            out.push_str(&piece);
            if at + 1 < count && !piece.ends_with('\n') {
                out.push('\n');
            }
        }
        out.push_str(text.get(end..range.end)?);
        Some(out)
    }

    /// A mapping in brackets: each entry takes the place of another, and what stands between them stays.
    fn brackets(
        &self,
        range: Range<usize>,
        entries: &[(MapKey, Node)],
        path: &mut Vec<String>,
    ) -> Option<String> {
        let layout = &self.layout;
        let text = layout.text;
        let mut slots = Vec::with_capacity(entries.len());
        let mut pieces = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            let place = layout.value(key, node)?;
            let slot = layout.key(key).start..place.end;
            path.push(key.text.clone());
            let piece = self.range(slot.clone(), node, place, path);
            path.pop();
            pieces.push((key.text.as_str(), piece?));
            slots.push(slot);
        }
        let whole = slots.first()?.start..slots.last()?.end;
        // A comment between entries would stand beside another one.
        let keys = match text.get(whole)?.contains(['#', '\n']) {
            true => Vec::new(),
            false => schemas::keys(self.kind.schema_name(), path),
        };
        let mut out = String::new();
        let mut done = range.start;
        for (slot, piece) in slots.iter().zip(sorted(pieces, &keys)) {
            out.push_str(text.get(done..slot.start)?);
            out.push_str(&piece);
            done = slot.end;
        }
        out.push_str(text.get(done..range.end)?);
        Some(out)
    }
}

/// The pieces in the order of `keys`; a piece of another key stays behind the one that it followed.
fn sorted(pieces: Vec<(&str, String)>, keys: &[&str]) -> Vec<String> {
    let mut rank = None;
    let mut ranked: Vec<(Option<usize>, String)> = pieces
        .into_iter()
        .map(|(key, piece)| {
            rank = keys.iter().position(|known| *known == key).or(rank);
            (rank, piece)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, piece)| piece).collect()
}
