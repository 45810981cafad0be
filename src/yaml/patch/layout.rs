//! Where keys, values and comments of a parsed file stand, in bytes.
//!
//! The parser's spans are a start only: it takes the comment behind a quoted text into its span, and ends a block where
//! the next token begins. Ends are found again here.

use std::ops::Range;

use crate::files::Position;
use crate::yaml::items::name;
use crate::yaml::{MapKey, Node, Value};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeStyle {
    /// Nothing stands there.
    Null,
    /// Plain, quoted, or a collection in brackets.
    Inline,
    /// `|` or `>`, with the text below.
    BlockScalar,
    /// A list or mapping on lines of its own.
    BlockCollection,
}

/// Where a value stands. All offsets are bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValueExtent {
    /// Behind the colon or hyphen that introduces it; its start inside brackets.
    pub intro: usize,
    /// Its first byte, with the header of a block scalar and the first hyphen of a list.
    pub start: usize,
    /// Behind its last byte; comments and line ends behind it do not belong to it.
    pub end: usize,
    /// How it is written.
    pub style: NodeStyle,
}

/// A text with the places of its lines.
pub(crate) struct TextLayout<'a> {
    pub text: &'a str,
    starts: Vec<usize>,
}

impl<'a> TextLayout<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        TextLayout { text, starts }
    }

    /// The byte of a place.
    pub(crate) fn byte(&self, place: Position) -> usize {
        let Some(&start) = self.starts.get(place.line as usize - 1) else {
            return self.text.len();
        };
        let line = &self.text[start..self.line_end(start)];
        line.char_indices()
            .nth(place.column as usize - 1)
            .map_or(start + line.len(), |(at, _)| start + at)
    }

    /// The first byte of the line of `at`.
    pub(crate) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |found| found + 1)
    }

    /// Behind the last byte of the line of `at`, without its line end.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |found| at + found);
        let line = &self.text[at..end];
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The first byte of the line below the line of `at`; the end of the text below the last.
    pub(crate) fn next_line(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |found| at + found + 1)
    }

    /// How far `at` stands from the start of its line.
    pub(crate) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// The comment that ends the line, where nothing else stands between it and `at`, with the blanks before it.
    pub(crate) fn comment(&self, at: usize) -> Option<Range<usize>> {
        let rest = &self.text[at..self.line_end(at)];
        let trimmed = rest.trim_start_matches([' ', '\t']);
        (trimmed.starts_with('#') && trimmed.len() < rest.len()).then(|| at..at + rest.len())
    }

    /// Behind an entry that ends at `end`: the start of the next line that is no comment set deeper than `indent`.
    pub(crate) fn behind(&self, end: usize, indent: usize) -> usize {
        let mut next = self.next_line(end);
        while next < self.text.len() {
            let line = &self.text[next..self.line_end(next)];
            let comment = line.trim_start_matches(' ');
            if !(comment.starts_with('#') && line.len() - comment.len() > indent) {
                break;
            }
            next = self.next_line(next);
        }
        next
    }

    /// Where the comments begin that stand right above the line of `at`, each as far in; `at` itself where there is none.
    pub(crate) fn with_comments(&self, at: usize) -> usize {
        let column = self.column(at);
        let mut first = at;
        while let Some(end) = self.line_start(first).checked_sub(1) {
            let start = self.line_start(end);
            let line = &self.text[start..end];
            let comment = line.trim_start_matches(' ');
            if !comment.starts_with('#') || line.len() - comment.len() != column {
                break;
            }
            first = start + column;
        }
        first
    }

    /// The first byte of a key, and the one behind it.
    pub(crate) fn key(&self, key: &MapKey) -> Range<usize> {
        let start = self.byte(key.span.start);
        let end = match self.text.as_bytes().get(start) {
            Some(b'"' | b'\'') => self.quoted_end(start),
            _ => start + self.text[start..self.byte(key.span.end)].trim_end().len(),
        };
        start..end
    }

    /// The place of a key's value; none where the layout is not one that can be edited (`? key`).
    pub(crate) fn value(&self, key: &MapKey, node: &Node) -> Option<ValueExtent> {
        let end = self.key(key).end;
        let rest = &self.text[end..];
        let colon = rest.trim_start_matches([' ', '\t']);
        if !colon.starts_with(':') {
            return None;
        }
        self.place(end + rest.len() - colon.len() + 1, node)
    }

    /// The hyphen of an item of a list that is written in lines.
    pub(crate) fn hyphen(&self, item: &Node) -> Option<usize> {
        let mut at = self.first_byte(item);
        loop {
            let start = self.line_start(at);
            let line = self.text[start..at].trim_end();
            let line = line
                .trim_end_matches(|c: char| matches!(c, '0'..='9' | '+' | '-'))
                .strip_suffix(['|', '>'])
                .map_or(line, str::trim_end);
            if let Some(before) = line.strip_suffix('-') {
                return Some(start + before.len());
            }
            if !line.is_empty() || start == 0 {
                return None;
            }
            // Up past comments and blank lines; a comment may stand behind the hyphen itself.
            at = start - 1;
            let above = self.line_start(at);
            let line = &self.text[above..at];
            at = match line.find('#') {
                Some(found) if line[..found].ends_with([' ', '\t']) || found == 0 => above + found,
                _ => at,
            };
        }
    }

    /// The place of an item of a list; `flow` where the list is in brackets.
    pub(crate) fn item(&self, node: &Node, flow: bool) -> Option<ValueExtent> {
        if flow {
            self.place(self.byte(node.span.start), node)
        } else {
            self.place(self.hyphen(node)? + 1, node)
        }
    }

    /// An entry that begins at `start` and has its value at `place`, with the comments above and below that belong to it;
    /// `bare` without those above.
    pub(crate) fn whole(&self, start: usize, place: ValueExtent, bare: bool) -> Range<usize> {
        let own_line = self.text[self.line_start(start)..start].trim().is_empty();
        let first = match own_line && !bare {
            true => self.with_comments(start),
            false => start,
        };
        let end = self.behind(place.end, self.column(start));
        let end = self.text[..end].trim_end_matches(['\n', '\r']).len();
        first..end.max(place.end)
    }

    /// Where the keys and scalars of a node stand, in order, each with the names that lead to it; between them only marks,
    /// blanks and comments are left. `names` are those that lead to the node.
    pub(crate) fn texts(
        &self,
        node: &Node,
        place: ValueExtent,
        names: &mut Vec<String>,
        out: &mut Vec<(Range<usize>, Vec<String>)>,
    ) {
        match &node.value {
            Value::Scalar { .. } if place.style == NodeStyle::BlockScalar => {
                let body = self.line_end(place.start).min(place.end);
                out.push((body..place.end, names.clone()));
            }
            Value::Scalar { .. } => out.push((place.start..place.end, names.clone())),
            Value::Seq(items) => {
                let flow = self.is_flow(node);
                for item in items {
                    if let Some(place) = self.item(item, flow) {
                        names.push(name(&item.to_json()));
                        self.texts(item, place, names, out);
                        names.pop();
                    }
                }
            }
            Value::Map(entries) => {
                for (key, node) in entries {
                    names.push(key.text.clone());
                    out.push((self.key(key), names.clone()));
                    if let Some(place) = self.value(key, node) {
                        self.texts(node, place, names, out);
                    }
                    names.pop();
                }
            }
        }
    }

    /// The place of the whole tree.
    pub(crate) fn root(&self, root: &Node) -> Option<ValueExtent> {
        self.place(self.first_byte(root), root)
    }

    /// Whether a collection is in brackets.
    pub(crate) fn is_flow(&self, node: &Node) -> bool {
        let start = self.byte(node.span.start);
        let rest = &self.text[start..];
        match &node.value {
            Value::Scalar { .. } => false,
            Value::Map(_) => rest.starts_with('{'),
            // The span of a list in lines may begin at its first item, which may be in brackets.
            Value::Seq(items) => {
                rest.starts_with('[')
                    && items
                        .first()
                        .is_none_or(|item| self.byte(item.span.start) > start)
            }
        }
    }

    /// Where a node begins; the first key or the first item's own first byte for collections in lines.
    fn first_byte(&self, node: &Node) -> usize {
        self.byte(node.span.start)
    }

    fn place(&self, intro: usize, node: &Node) -> Option<ValueExtent> {
        let start = self.first_byte(node);
        let place = |start, end, style| {
            Some(ValueExtent {
                intro,
                start,
                end,
                style,
            })
        };
        match &node.value {
            Value::Scalar { text, plain: true } if text.is_empty() => {
                place(intro, intro, NodeStyle::Null)
            }
            Value::Scalar { plain: true, .. } => {
                let end = self.byte(node.span.end);
                place(
                    start,
                    start + self.text[start..end].trim_end().len(),
                    NodeStyle::Inline,
                )
            }
            Value::Scalar { plain: false, .. } => {
                let rest = &self.text[intro..];
                let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                if rest[blanks..].starts_with(['|', '>']) {
                    let start = intro + blanks;
                    return place(
                        start,
                        self.block_scalar_end(start, node),
                        NodeStyle::BlockScalar,
                    );
                }
                place(start, self.quoted_end(start), NodeStyle::Inline)
            }
            Value::Seq(_) | Value::Map(_) if self.is_flow(node) => {
                place(start, self.flow_end(start, node)?, NodeStyle::Inline)
            }
            Value::Seq(items) => {
                let first = self.hyphen(items.first()?)?;
                let last = self.item(items.last()?, false)?;
                place(first, last.end, NodeStyle::BlockCollection)
            }
            Value::Map(entries) => {
                let first = self.key(&entries.first()?.0).start;
                let (key, node) = entries.last()?;
                let last = self.value(key, node)?;
                place(first, last.end, NodeStyle::BlockCollection)
            }
        }
    }

    /// Behind the closing quote of the quoted text at `start`.
    pub(crate) fn quoted_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let quote = bytes[start];
        let mut at = start + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == b'"' => at += 1,
                b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
                byte if byte == quote => return at + 1,
                _ => {}
            }
            at += 1;
        }
        bytes.len()
    }

    /// Behind the closing bracket of the collection at `start`.
    fn flow_end(&self, start: usize, node: &Node) -> Option<usize> {
        let mut at = match &node.value {
            Value::Seq(items) => match items.last() {
                Some(item) => self.item(item, true)?.end,
                None => start + 1,
            },
            Value::Map(entries) => match entries.last() {
                Some((key, node)) => self
                    .value(key, node)
                    .map_or_else(|| self.key(key).end, |place| place.end),
                None => start + 1,
            },
            Value::Scalar { .. } => return None,
        };
        loop {
            match self.text.as_bytes().get(at)? {
                b']' | b'}' => return Some(at + 1),
                b'#' => at = self.line_end(at),
                b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
                _ => return None,
            }
        }
    }

    /// Behind the text of the block scalar whose header begins at `start`.
    fn block_scalar_end(&self, start: usize, node: &Node) -> usize {
        let header = self.text[start..]
            .find(|c: char| !matches!(c, '|' | '>' | '+' | '-' | '0'..='9'))
            .map_or(self.text.len(), |len| start + len);
        let end = self.byte(node.span.end).max(header);
        let kept = self.text[start..header].contains('+');
        let body = &self.text[start..end];
        if let Some((lines, tail)) = body.rsplit_once('\n')
            && kept
            && tail.trim().is_empty()
        {
            return start + lines.strip_suffix('\r').unwrap_or(lines).len();
        }
        (start + body.trim_end().len()).max(header)
    }
}
