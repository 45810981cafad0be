//! Bytes to a tree of values with places, refusing whatever lies outside the accepted subset.
//!
//! Accepted: UTF-8, one document, mappings with text keys, sequences, scalars. Refused, each with its place: anchors,
//! aliases, merge keys, tags, duplicate keys, more documents, more than [`MAX_BYTES`] or [`MAX_DEPTH`]. A byte order
//! mark and CRLF are read and reported; text that is not NFC is read as NFC and reported.

use std::borrow::Cow;
use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::scalar::{Meaning, meaning};
use crate::source::{Diagnostic, Position, Span};
use crate::text;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Deepest nesting that is read, in levels.
pub const MAX_DEPTH: usize = 64;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar, with whether it was written without quotes.
    Scalar {
        /// Its text, in NFC.
        text: String,
        /// Written without quotes, so that it may mean a number, a boolean or nothing.
        plain: bool,
    },
    /// A sequence.
    Seq(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its text, in NFC.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The value of a key, where this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key of this mapping, with its value.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&(Key, Node)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text == key),
            _ => None,
        }
    }

    /// An item of this sequence.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Node> {
        match &self.value {
            Value::Seq(items) => items.get(index),
            _ => None,
        }
    }

    /// The text of this scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is an unquoted nothing (`key:`, `~`, `null`).
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if meaning(text) == Meaning::Null)
    }

    /// The same tree as JSON, for validation against a schema.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Scalar { text, plain: false } => Json::String(text.clone()),
            Value::Scalar { text, plain: true } => match meaning(text) {
                Meaning::Null => Json::Null,
                Meaning::Bool(value) => Json::Bool(value),
                Meaning::Unsigned(number) => Json::from(number),
                Meaning::Signed(number) => Json::from(number),
                Meaning::Float(number) => Json::from(number),
                Meaning::Text => Json::String(text.clone()),
            },
            Value::Seq(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Map(entries) => Json::Object(
                entries
                    .iter()
                    .map(|(key, node)| (key.text.clone(), node.to_json()))
                    .collect(),
            ),
        }
    }
}

/// What parsing one file gave.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; none where the file could not be read at all.
    pub root: Option<Node>,
    /// What is wrong with it. With any error among them the file must not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses one file. `path` is relative to the catalogue and only names the file in findings.
#[must_use]
pub fn parse(path: &Path, bytes: &[u8]) -> Parsed {
    let mut diagnostics = Vec::new();
    let Some(text) = decode(path, bytes, &mut diagnostics) else {
        return Parsed {
            root: None,
            diagnostics,
        };
    };
    let mut builder = Builder {
        path,
        diagnostics,
        stack: Vec::new(),
        root: None,
        documents: 0,
    };
    let usable = builder.run(text);
    let Builder {
        root,
        mut diagnostics,
        ..
    } = builder;
    if usable && root.is_none() && diagnostics.is_empty() {
        diagnostics.push(
            Diagnostic::error("yaml-empty", path, "the file is empty")
                .hint("remove the file, or write its keys"),
        );
    }
    Parsed {
        root: root.filter(|_| usable),
        diagnostics,
    }
}

/// The text of a file, without a byte order mark; looks at size and encoding before any parser does.
fn decode<'a>(path: &Path, bytes: &'a [u8], found: &mut Vec<Diagnostic>) -> Option<&'a str> {
    if bytes.len() > MAX_BYTES {
        found.push(too_large(path, bytes.len() as u64));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let place = Position::of_byte(before, before.len());
            found.push(
                Diagnostic::error("file-not-utf8", path, "the file is not UTF-8 text")
                    .at(Span::new(place, place))
                    .hint(
                        "save it as UTF-8; Vietnamese text in TCVN3 or VNI must be converted first",
                    ),
            );
            return None;
        }
    };
    let text = if let Some(rest) = text.strip_prefix('\u{feff}') {
        found.push(
            Diagnostic::warning("file-bom", path, "the file begins with a byte order mark")
                .hint("save it as UTF-8 without a byte order mark"),
        );
        rest
    } else {
        text
    };
    if let Some(at) = text.find("\r\n") {
        let place = Position::of_byte(text, at);
        found.push(
            Diagnostic::warning("file-crlf", path, "the lines end in CRLF")
                .at(Span::new(place, place))
                .hint("save it with LF line ends"),
        );
    }
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some((at, c)) = text.char_indices().find(|(_, c)| control(*c)) {
        let place = Position::of_byte(text, at);
        found.push(
            Diagnostic::error(
                "file-control-character",
                path,
                format!(
                    "the control character U+{:04X} stands in the file",
                    c as u32
                ),
            )
            .at(Span::new(place, place))
            .hint("remove it"),
        );
        return None;
    }
    Some(text)
}

/// The finding for a file over [`MAX_BYTES`]; the loader uses it before it reads such a file.
#[must_use]
pub fn too_large(path: &Path, bytes: u64) -> Diagnostic {
    Diagnostic::error(
        "file-too-large",
        path,
        format!("the file has {bytes} bytes, and at most {MAX_BYTES} are read"),
    )
    .hint("split it: most folders take any number of files")
}

enum Frame {
    Seq {
        start: Position,
        items: Vec<Node>,
    },
    Map {
        start: Position,
        entries: Vec<(Key, Node)>,
        key: Option<Key>,
    },
}

struct Builder<'a> {
    path: &'a Path,
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
                    self.error(
                        "yaml-syntax",
                        Span::new(place, place),
                        format!("not YAML: {}", error.info()),
                    )
                    .hint = Some(
                        "check indentation, quotes and colons at and above this line".to_owned(),
                    );
                    return false;
                }
            };
            let span = Span::new(position(&span.start), position(&span.end));
            if !self.event(event, span) {
                return false;
            }
        }
        true
    }

    fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.diagnostics.len();
        self.diagnostics
            .push(Diagnostic::error(code, self.path, message).at(span));
        &mut self.diagnostics[at]
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
                        "the file holds more than one document",
                    )
                    .hint = Some("keep one document a file; remove `---`".to_owned());
                    return false;
                }
            }
            Event::Alias(_) => {
                self.error("yaml-alias", span, "an alias stands here").hint =
                    Some("write the value itself".to_owned());
                self.value(
                    Value::Scalar {
                        text: String::new(),
                        plain: true,
                    },
                    span,
                );
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                let plain = style == ScalarStyle::Plain;
                let text = self.nfc(text, span);
                if !self.take_key(&text, plain, span) {
                    self.value(Value::Scalar { text, plain }, span);
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                self.refuse_collection_key(span);
                self.stack.push(Frame::Seq {
                    start: span.start,
                    items: Vec::new(),
                });
                return self.shallow_enough(span);
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span);
                self.refuse_collection_key(span);
                self.stack.push(Frame::Map {
                    start: span.start,
                    entries: Vec::new(),
                    key: None,
                });
                return self.shallow_enough(span);
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

    fn nfc(&mut self, text: Cow<'_, str>, span: Span) -> String {
        if text::is_nfc(&text) {
            return text.into_owned();
        }
        self.error(
            "text-not-nfc",
            span,
            "the text is not in Unicode normal form C",
        )
        .hint = Some(
            "type it anew, or run a converter to NFC; it is read as if it were NFC".to_owned(),
        );
        // The text is whole all the same: only its form is wrong.
        if let Some(last) = self.diagnostics.last_mut() {
            last.severity = crate::source::Severity::Warning;
        }
        text::nfc(&text).into_owned()
    }

    fn shallow_enough(&mut self, span: Span) -> bool {
        if self.stack.len() <= MAX_DEPTH {
            return true;
        }
        self.error(
            "yaml-too-deep",
            span,
            format!("more than {MAX_DEPTH} levels of nesting"),
        )
        .hint = Some("no file of a catalogue nests so deeply".to_owned());
        false
    }

    fn refuse_properties(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.error("yaml-anchor", span, "an anchor stands here")
                .hint = Some("remove `&name`, and write the value where it is used".to_owned());
        }
        if tagged {
            self.error("yaml-tag", span, "a tag stands here").hint =
                Some("remove the word that begins with `!`".to_owned());
        }
    }

    fn refuse_collection_key(&mut self, span: Span) {
        if let Some(Frame::Map {
            key: key @ None, ..
        }) = self.stack.last_mut()
        {
            *key = Some(Key {
                text: String::new(),
                span,
            });
            self.error("yaml-key-not-text", span, "a key is not text")
                .hint = Some("keys are words such as `name`".to_owned());
        }
    }

    /// Takes a scalar as a key where one is due.
    fn take_key(&mut self, text: &str, plain: bool, span: Span) -> bool {
        let Some(Frame::Map {
            entries,
            key: key @ None,
            ..
        }) = self.stack.last_mut()
        else {
            return false;
        };
        let first = entries
            .iter()
            .find(|(k, _)| k.text == text)
            .map(|(k, _)| k.span.start);
        *key = Some(Key {
            text: text.to_owned(),
            span,
        });
        if let Some(first) = first {
            self.error(
                "yaml-duplicate-key",
                span,
                format!("the key `{text}` stands here a second time"),
            )
            .hint = Some(format!(
                "it stood first in line {}; keep one of them",
                first.line
            ));
        } else if plain && text == "<<" {
            self.error("yaml-merge-key", span, "a merge key stands here")
                .hint = Some("write the keys themselves".to_owned());
        } else if plain && meaning(text) == Meaning::Null {
            self.error("yaml-key-not-text", span, "a key is empty").hint =
                Some("write the key before the colon".to_owned());
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
