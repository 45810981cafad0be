//! A file put in order: the schema's order of keys, quotes around codes and what other readers take for no text, NFC, LF, no byte order mark, a line end at the
//! end. Comments stay with what they stand above or behind; indentation, blank lines and the style of values stay.
//!
//! Each step is made on the text, and kept only if the values read from it are those from before: a step that would
//! touch one is left out. What is in order already keeps every byte.
//!
//! | file | what lives there |
//! |---|---|
//! | `order` | keys in the order of the schema |
//! | `quotes` | quotes around scalars, and what NFC is to escapes |

mod order;
pub(super) mod quotes;
#[cfg(test)]
mod tests;

use std::path::Path;

use super::kind::FileKind;
use super::schema::Schemas;
use super::values;
use crate::files::{Diagnostic, Severity, Span};
use crate::i18n::message;
use crate::text;
use crate::yaml::patch::same;
use crate::yaml::{Node, Value, parse};

/// What is said of texts whose quotes are missing.
pub(super) const UNQUOTED: [&str; 2] = ["schema-code-unquoted", "schema-text-unquoted"];

/// What a step changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormatChange {
    /// The byte order mark is gone.
    Mark,
    /// CRLF became LF.
    LineEnds,
    /// Text is in NFC.
    Nfc,
    /// The last line ends, and no empty line follows.
    End,
    /// Codes, and texts that other readers would take for something else, are in quotes.
    Quotes,
    /// Keys stand in the schema's order.
    Order,
}

impl FormatChange {
    /// The word that outputs use.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            FormatChange::Mark => "byte-order-mark",
            FormatChange::LineEnds => "line-ends",
            FormatChange::Nfc => "nfc",
            FormatChange::End => "end-of-file",
            FormatChange::Quotes => "quotes",
            FormatChange::Order => "key-order",
        }
    }
}

/// A file in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormattedText {
    pub text: String,
    /// What changed; nothing where it was in order.
    pub changes: Vec<FormatChange>,
}

/// A file of a catalogue put in order. `path` is relative to the catalogue and names the file in a finding.
///
/// # Errors
/// The file cannot be parsed as the YAML that is accepted; the first reason.
pub(crate) fn format(
    kind: FileKind,
    path: &Path,
    bytes: &[u8],
) -> Result<FormattedText, Box<Diagnostic>> {
    let parsed = parse(path, bytes);
    let wrong = parsed
        .diagnostics
        .iter()
        .find(|finding| finding.severity == Severity::Error);
    if let Some(finding) = wrong {
        return Err(Box::new(finding.clone()));
    }
    let (Ok(text), Some(root)) = (std::str::from_utf8(bytes), parsed.root) else {
        // Both have their findings, which are errors.
        let finding = Diagnostic::error("yaml-syntax", path, message!("unreadable-file"));
        return Err(Box::new(finding));
    };
    let mut draft = TextDraft {
        text: text.to_owned(),
        root,
        changes: Vec::new(),
    };
    draft.step(FormatChange::Mark, without_mark(&draft.text), exact);
    draft.step(
        FormatChange::LineEnds,
        draft.text.replace("\r\n", "\n"),
        exact,
    );
    draft.nfc();
    draft.step(FormatChange::End, ended(&draft.text), exact);
    draft.quotes(kind, path);
    if let Some(ordered) = order::ordered(kind, &draft.text, &draft.root) {
        draft.step(FormatChange::Order, ordered, exact);
        // An empty line may have come to the end with its entry.
        if draft.changes.contains(&FormatChange::Order) {
            draft.step(FormatChange::Order, ended(&draft.text), exact);
        }
    }
    Ok(FormattedText {
        text: draft.text,
        changes: draft.changes,
    })
}

/// A text on its way, with what it says.
pub(super) struct TextDraft {
    pub text: String,
    pub root: Node,
    pub changes: Vec<FormatChange>,
}

impl TextDraft {
    /// Takes the next text if it differs and `alike` holds between what it says and what was said before.
    pub(super) fn step(
        &mut self,
        change: FormatChange,
        next: String,
        alike: fn(&Node, &Node) -> bool,
    ) -> bool {
        if next == self.text {
            return false;
        }
        match readable(&next) {
            Some(root) if alike(&self.root, &root) => {
                self.text = next;
                self.root = root;
                if !self.changes.contains(&change) {
                    self.changes.push(change);
                }
                true
            }
            _ => false,
        }
    }

    /// Text in NFC: as it stands, then what escapes make of it.
    pub(super) fn nfc(&mut self) {
        self.step(FormatChange::Nfc, text::nfc(&self.text).into_owned(), exact);
        let composed = quotes::without_escapes_that_combine(&self.text, &self.root);
        self.step(FormatChange::Nfc, composed, exact);
    }

    /// Codes in quotes, and texts that other readers would take for something else; findings are cut to a hundred a time.
    fn quotes(&mut self, kind: FileKind, path: &Path) {
        let Ok(schemas) = Schemas::get() else {
            return;
        };
        loop {
            let mut found = schemas.validate(kind, path, &self.root);
            if let Some(schema) = schemas.json(kind) {
                let more = values::check(kind, schema, path, &self.text, &self.root, &found);
                found.extend(more);
            }
            let unquoted = found
                .iter()
                .filter(|finding| UNQUOTED.contains(&finding.code));
            let bare: Vec<Span> = unquoted.map(|finding| finding.span).collect();
            let next = quotes::quoted(&self.text, &bare);
            if !self.step(FormatChange::Quotes, next, same_texts) {
                return;
            }
        }
    }
}

/// What a text says; none where it is not accepted.
pub(super) fn readable(text: &str) -> Option<Node> {
    let parsed = parse(Path::new(""), text.as_bytes());
    let wrong = |finding: &Diagnostic| finding.severity == Severity::Error;
    parsed
        .root
        .filter(|_| !parsed.diagnostics.iter().any(wrong))
}

/// Whether two trees hold the same values, in whatever order keys stand.
pub(super) fn exact(before: &Node, after: &Node) -> bool {
    same(&before.to_json(), &after.to_json())
}

/// Whether two trees hold the same texts in the same places, whatever stands in quotes.
pub(super) fn same_texts(before: &Node, after: &Node) -> bool {
    match (&before.value, &after.value) {
        (Value::Scalar { text: before, .. }, Value::Scalar { text: after, .. }) => before == after,
        (Value::Seq(before), Value::Seq(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(b, a)| same_texts(b, a))
        }
        (Value::Map(before), Value::Map(after)) => {
            before.len() == after.len()
                && before
                    .iter()
                    .zip(after)
                    .all(|((b, before), (a, after))| b.text == a.text && same_texts(before, after))
        }
        _ => false,
    }
}

/// A text without a byte order mark.
pub(super) fn without_mark(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()
}

/// The same text with one line end at its end.
fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end_matches(['\n', ' ', '\t']))
}
