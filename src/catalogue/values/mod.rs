//! Values that a schema takes and that are doubtful all the same: what other programs read otherwise, what a comment cut,
//! times and amounts that nobody means. Every finding stands at its own value, as it stands in the file.
//!
//! | file | what lives there |
//! |---|---|
//! | `texts` | texts without quotes: what others take them for, and what a `#` cut off them |
//! | `numbers` | numbers that programs read differently |
//! | `days` | days that nobody means |
//! | `limits` | time limits and fees of a procedure |

mod days;
mod limits;
mod numbers;
mod texts;

use std::path::Path;

use serde_json::Value as Json;

use super::kind::FileKind;
use crate::files::{Diagnostic, Position, Severity, Span};
use crate::i18n::{Message, MessageTree, message};
use crate::yaml::parse::MAX_FINDINGS;
use crate::yaml::patch::TextLayout;
use crate::yaml::{Node, Value, schemas};

/// What is doubtful in a file that is YAML. `said` is what its schema found.
pub(super) fn check(
    kind: FileKind,
    schema: &Json,
    path: &Path,
    text: &str,
    root: &Node,
    said: &[Diagnostic],
) -> Vec<Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut look = ValueCheck {
        path,
        kind,
        layout: TextLayout::new(text),
        said: said.iter().map(Diagnostic::position).collect(),
        found: Vec::new(),
    };
    look.first_line(text);
    look.walk(root, &forms(schema), "");
    if kind == FileKind::Procedure {
        limits::check(&mut look, root);
    }
    look.found
}

/// A file that is looked at.
struct ValueCheck<'a> {
    path: &'a Path,
    kind: FileKind,
    layout: TextLayout<'a>,
    said: Vec<Position>,
    found: Vec<Diagnostic>,
}

impl ValueCheck<'_> {
    /// Adds a finding, unless the schema has said what is wrong there.
    fn warn(&mut self, code: &'static str, span: Span, message: Message, hint: impl Into<Message>) {
        let severity =
            super::check::codes::get(code).map_or(Severity::Warning, |code| code.severity);
        if self.found.len() > MAX_FINDINGS || self.said.contains(&span.start) {
            return;
        }
        let mut finding = Diagnostic::warning(code, self.path, message)
            .at(span)
            .hint(hint);
        finding.severity = severity;
        self.found.push(finding);
    }

    /// The first lines name the schema by which editors check, and the order of keys.
    fn first_line(&mut self, text: &str) {
        let named = schemas::named(text).and_then(FileKind::of_schema);
        let Some(named) = named.filter(|named| *named != self.kind) else {
            return;
        };
        let own = self.kind.schema_name();
        self.warn(
            "file-schema-line",
            Span::new(Position::START, Position::new(2, 1)),
            message!("check-schema-line", kind = named.schema_name()),
            message!("check-schema-line-hint", own),
        );
    }

    fn walk(&mut self, node: &Node, forms: &[&Json], key: &str) {
        if let Value::Scalar { text, .. } = &node.value {
            self.day(node, text, forms, key);
        }
        match &node.value {
            Value::Scalar { text, plain: true } => {
                let takes_number = numbers::may_stand(forms);
                if takes_number {
                    self.number(node, text);
                }
                self.text(node, text, forms, key, takes_number);
            }
            Value::Scalar { .. } => {}
            Value::Seq(items) => {
                let below = below(forms, None);
                for item in items {
                    self.walk(item, &below, key);
                }
            }
            Value::Map(entries) => {
                for (name, value) in entries {
                    let below = below(forms, Some(&name.text));
                    // Of a key that nobody knows nothing more is said.
                    if !below.is_empty() {
                        self.name(name);
                        self.walk(value, &below, &name.text);
                    }
                }
            }
        }
    }
}

/// The forms of which a value may have one.
fn forms(schema: &Json) -> Vec<&Json> {
    for key in ["anyOf", "oneOf"] {
        if let (None, Some(forms)) = (schema.get("type"), schema.get(key).and_then(Json::as_array))
        {
            return forms.iter().flat_map(self::forms).collect();
        }
    }
    vec![schema]
}

/// What may stand below a key, or as an item.
fn below<'s>(forms: &[&'s Json], key: Option<&str>) -> Vec<&'s Json> {
    let below = forms.iter().filter_map(|form| match key {
        Some(key) => form
            .get("properties")
            .and_then(|known| known.get(key))
            .or_else(|| {
                form.get("additionalProperties")
                    .filter(|more| more.is_object())
            }),
        None => form.get("items"),
    });
    below.flat_map(self::forms).collect()
}

/// Joins what is said of an odd sign with what a schema said of the value that holds it: the sign is the cause.
pub(super) fn name_causes(found: &mut Vec<Diagnostic>, wrong: &mut [Diagnostic]) {
    let is_sign =
        |finding: &Diagnostic| matches!(finding.code, "text-hidden-character" | "text-look-alike");
    found.retain(|sign| {
        if !is_sign(sign) {
            return true;
        }
        let at = sign.position();
        let mut joined = false;
        for error in wrong.iter_mut() {
            let (start, end) = (error.span.start, error.span.end);
            let holds = start.line == at.line
                && end.line == at.line
                && start.column <= at.column
                && at.column <= end.column;
            if error.severity == Severity::Error && error.code != "schema-unknown-key" && holds {
                let named = sign_of(&sign.message);
                error.message = message!(
                    "check-sign-cause",
                    message = error.message,
                    named,
                    line = at.line,
                    column = at.column
                );
                joined = true;
            }
        }
        !joined
    });
}

/// The sign that a finding of it names.
fn sign_of(message: &Message) -> Message {
    match message.tree().as_ref() {
        MessageTree::Sentence(_, values) => match values.as_slice() {
            [(_, sign)] => Message::of_tree(sign.clone()),
            _ => message.clone(),
        },
        _ => message.clone(),
    }
}

#[cfg(test)]
mod tests;
