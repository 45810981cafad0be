//! Text to a tree, refusing whatever lies outside the accepted subset.
//!
//! Accepted: UTF-8, one document, mappings with text keys, sequences, scalars. Refused, each with its place: anchors,
//! aliases, merge keys, tags, duplicate keys, more documents, more than [`MAX_BYTES`](super::decode::MAX_BYTES) or
//! [`MAX_DEPTH`]. A byte order mark and CRLF are read and reported; text that is not NFC is read as NFC and reported.
//! Time and memory are in proportion to the file, whatever it holds.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::blanks::{self, structural};
use super::decode::decode;
use super::scalar::{ScalarMeaning, meaning};
use super::syntax;
use super::tree::{MapKey, Node, Value};
use crate::files::{Diagnostic, Position, Severity, Span};
use crate::i18n::{Message, message};
use crate::text;

/// Deepest nesting that is read, in levels.
pub const MAX_DEPTH: usize = 64;

/// Most findings about one file: what is wrong everywhere is not worth saying everywhere.
pub const MAX_FINDINGS: usize = 100;

/// Entries of a mapping up to which the keys are compared one by one; above, they are hashed.
const FEW_KEYS: usize = 32;

/// What parsing one file gave.
#[derive(Debug)]
pub struct ParsedFile {
    /// The tree; none where the file could not be read at all.
    pub root: Option<Node>,
    /// What is wrong with it. With any error among them the file must not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses one file. `path` is relative to the catalogue and only names the file in findings.
pub fn parse(path: &Path, bytes: &[u8]) -> ParsedFile {
    let mut diagnostics = Vec::new();
    let Some(text) = decode(path, bytes, &mut diagnostics) else {
        return ParsedFile {
            root: None,
            diagnostics,
        };
    };
    let mut builder = Builder {
        path,
        source: text,
        diagnostics,
        stack: Vec::new(),
        root: None,
        documents: 0,
    };
    let whole = builder.run(text);
    let Builder {
        root,
        mut diagnostics,
        ..
    } = builder;
    let root = root.filter(|root| whole && !root.is_null());
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    if root.is_none() && !failed {
        diagnostics.push(
            Diagnostic::error("yaml-empty", path, message!("check-yaml-empty"))
                .hint(message!("check-yaml-empty-hint")),
        );
    }
    ParsedFile { root, diagnostics }
}

/// Cuts the findings about one file to [`MAX_FINDINGS`] and says that there are more.
pub(crate) fn cut(path: &Path, found: &mut Vec<Diagnostic>) {
    if found.len() <= MAX_FINDINGS {
        return;
    }
    // A warning is never kept where an error has to go.
    found.sort_by_key(|d| std::cmp::Reverse(d.severity));
    found.truncate(MAX_FINDINGS);
    let mut more = Diagnostic::warning(
        "file-more-findings",
        path,
        message!("check-more-findings", max_findings = MAX_FINDINGS),
    )
    .hint(message!("check-more-findings-hint"));
    more.severity = Severity::Info;
    found.push(more);
}

enum Frame {
    Seq {
        start: Position,
        items: Vec<Node>,
    },
    Map {
        start: Position,
        entries: Vec<(MapKey, Node)>,
        key: Option<MapKey>,
        /// Lines of the keys so far; filled once there are more than [`FEW_KEYS`].
        lines: HashMap<String, u32>,
    },
}

struct Builder<'a> {
    path: &'a Path,
    source: &'a str,
    diagnostics: Vec<Diagnostic>,
    stack: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
}

impl Builder<'_> {
    /// Runs the parser over the text; false where the tree is not whole.
    fn run(&mut self, text: &str) -> bool {
        let mut parser = Parser::new_from_str(text);
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    let place = position(error.marker());
                    let span = Span::new(place, place);
                    // The cause comes before its consequences.
                    let cause = blanks::cause(self.path, self.source, place);
                    if let Some(cause) = &cause {
                        // What was said of the sign as one of a text, or at all, is said better now.
                        self.diagnostics
                            .retain(|known| known.position() != cause.position());
                    }
                    if cause.as_ref().is_none_or(|cause| cause.position() < place) {
                        let words = error.info();
                        let found = syntax::finding(self.path, words, span, MAX_DEPTH);
                        self.diagnostics.push(found);
                    }
                    self.diagnostics.extend(cause);
                    return false;
                }
            };
            let span = Span::new(position(&span.start), position(&span.end));
            if !self.event(event, span) {
                return false;
            }
            // Errors beyond the most that are shown: stop. Warnings never stop a file from being read.
            if self.diagnostics.len() > MAX_FINDINGS && self.errors() > MAX_FINDINGS {
                return false;
            }
        }
        true
    }

    fn errors(&self) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .count()
    }

    fn error(&mut self, code: &'static str, span: Span, message: Message, hint: Message) {
        self.diagnostics.push(
            Diagnostic::error(code, self.path, message)
                .at(span)
                .hint(hint),
        );
    }

    /// Takes one event; false stops the parse.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.error(
                        "yaml-documents",
                        span,
                        message!("check-yaml-documents"),
                        message!("check-yaml-documents-hint"),
                    );
                    return false;
                }
            }
            Event::Alias(_) => {
                self.error(
                    "yaml-alias",
                    span,
                    message!("check-yaml-alias"),
                    message!("check-yaml-alias-hint"),
                );
                if !self.take_key("", false, span) {
                    self.value(
                        Value::Scalar {
                            text: String::new(),
                            plain: true,
                        },
                        span,
                    );
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                let plain = style == ScalarStyle::Plain;
                let is_key = matches!(self.stack.last(), Some(Frame::Map { key: None, .. }));
                let odd = structural(&text, is_key).filter(|_| plain);
                if let Some(c) = odd {
                    let found = blanks::in_structure(self.path, self.source, c, span);
                    self.diagnostics.push(found);
                }
                let text = self.readable(text, span, odd.is_none());
                if !self.take_key(&text, plain, span) {
                    self.value(Value::Scalar { text, plain }, span);
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                let frame = Frame::Seq {
                    start: span.start,
                    items: Vec::new(),
                };
                return self.open(frame, span);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                let frame = Frame::Map {
                    start: span.start,
                    entries: Vec::new(),
                    key: None,
                    lines: HashMap::new(),
                };
                return self.open(frame, span);
            }
            Event::SequenceEnd | Event::MappingEnd => match self.stack.pop() {
                Some(Frame::Seq { start, items }) => {
                    self.value(Value::Seq(items), Span::new(start, span.end));
                }
                Some(Frame::Map { start, entries, .. }) => {
                    self.value(Value::Map(entries), Span::new(start, span.end));
                }
                None => {}
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        true
    }

    /// The text in NFC; reports text that is not, and characters that do not show or look like others, at their place.
    fn readable(&mut self, text: Cow<'_, str>, span: Span, tell: bool) -> String {
        if tell && self.diagnostics.len() <= MAX_FINDINGS {
            let found = blanks::signs(self.path, self.source, &text, span);
            self.diagnostics.extend(found);
        }
        let warn = |code, message: Message, hint: Message| {
            Diagnostic::warning(code, self.path, message)
                .at(span)
                .hint(hint)
        };
        if text::is_nfc(&text) {
            return text.into_owned();
        }
        if self.diagnostics.len() <= MAX_FINDINGS {
            // The text is whole all the same: only its form is wrong.
            self.diagnostics.push(warn(
                "text-not-nfc",
                message!("check-not-nfc"),
                message!("check-not-nfc-hint"),
            ));
        }
        text::nfc(&text).into_owned()
    }

    /// Goes one level down; false where that is too deep, or where a key stands instead of a word.
    fn open(&mut self, frame: Frame, span: Span) -> bool {
        if let Some(Frame::Map { key: None, .. }) = self.stack.last() {
            self.error(
                "yaml-key-not-text",
                span,
                message!("check-key-not-text"),
                message!("check-key-not-text-hint"),
            );
            return false;
        }
        self.stack.push(frame);
        if self.stack.len() <= MAX_DEPTH {
            return true;
        }
        self.diagnostics
            .push(syntax::too_deep(self.path, span, MAX_DEPTH));
        false
    }

    fn refuse_properties(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.error(
                "yaml-anchor",
                span,
                message!("check-yaml-anchor"),
                message!("check-yaml-anchor-hint"),
            );
        }
        if tagged {
            self.error(
                "yaml-tag",
                span,
                message!("check-yaml-tag"),
                message!("check-yaml-tag-hint"),
            );
        }
    }

    /// Takes a scalar as a key where one is due.
    fn take_key(&mut self, text: &str, plain: bool, span: Span) -> bool {
        let Some(Frame::Map {
            entries,
            key: key @ None,
            lines,
            ..
        }) = self.stack.last_mut()
        else {
            return false;
        };
        let first = if entries.len() <= FEW_KEYS {
            entries
                .iter()
                .find(|(k, _)| k.text == text)
                .map(|(k, _)| k.span.start.line)
        } else {
            if lines.is_empty() {
                lines.extend(
                    entries
                        .iter()
                        .map(|(k, _)| (k.text.clone(), k.span.start.line)),
                );
            }
            let first = lines.get(text).copied();
            lines.entry(text.to_owned()).or_insert(span.start.line);
            first
        };
        *key = Some(MapKey {
            text: text.to_owned(),
            span,
            plain,
        });
        if let Some(line) = first {
            self.error(
                "yaml-duplicate-key",
                span,
                message!("check-duplicate-key", key = text::truncate(text, 60)),
                message!("check-duplicate-key-hint", line),
            );
        } else if plain && text == "<<" {
            self.error(
                "yaml-merge-key",
                span,
                message!("check-merge-key"),
                message!("check-merge-key-hint"),
            );
        } else if plain && meaning(text) == ScalarMeaning::Null {
            self.error(
                "yaml-key-not-text",
                span,
                message!("check-key-empty"),
                message!("check-key-empty-hint"),
            );
        }
        true
    }

    fn value(&mut self, value: Value, span: Span) {
        let node = Node { value, span };
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Frame::Seq { items, .. }) => items.push(node),
            Some(Frame::Map { entries, key, .. }) => {
                if let Some(key) = key.take() {
                    entries.push((key, node));
                }
            }
        }
    }
}

fn position(marker: &Marker) -> Position {
    Position::new(
        u32::try_from(marker.line().max(1)).unwrap_or(u32::MAX),
        u32::try_from(marker.col() + 1).unwrap_or(u32::MAX),
    )
}
