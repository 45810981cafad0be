//! The JSON Schemas of the files, compiled once, and what they find in a tree of values.

use std::path::Path;
use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};

use super::kind::FileKind;
use super::yaml::{Node, Value};
use crate::source::{Diagnostic, Severity, Span};

/// Text of the schema of a kind of file, as it stands in `schemas/`.
#[must_use]
pub fn text(kind: FileKind) -> &'static str {
    macro_rules! schema {
        ($name:literal) => {
            include_str!(concat!("../../schemas/", $name, ".schema.json"))
        };
    }
    match kind {
        FileKind::Manifest => schema!("catalogue"),
        FileKind::Agencies => schema!("agencies"),
        FileKind::Fields => schema!("fields"),
        FileKind::Instruments => schema!("instruments"),
        FileKind::Databases => schema!("databases"),
        FileKind::List => schema!("list"),
        FileKind::Group => schema!("group"),
        FileKind::Plan => schema!("plan"),
        FileKind::Procedure => schema!("procedure"),
        FileKind::Statistics => schema!("statistics"),
        FileKind::Variants => schema!("variants"),
        FileKind::Decisions => schema!("decisions"),
        FileKind::Synonyms => schema!("synonyms"),
    }
}

/// All schemas, compiled. Compiling takes some milliseconds; validating a file some microseconds.
pub struct Schemas(Vec<Validator>);

impl Schemas {
    /// The compiled schemas of this program.
    ///
    /// # Errors
    /// A schema of the program itself is not valid, which a test excludes.
    pub fn get() -> Result<&'static Schemas, String> {
        static SCHEMAS: OnceLock<Result<Schemas, String>> = OnceLock::new();
        SCHEMAS
            .get_or_init(Schemas::compile)
            .as_ref()
            .map_err(Clone::clone)
    }

    fn compile() -> Result<Schemas, String> {
        FileKind::ALL
            .iter()
            .map(|kind| {
                let schema: serde_json::Value =
                    serde_json::from_str(text(*kind)).map_err(|e| e.to_string())?;
                jsonschema::validator_for(&schema)
                    .map_err(|e| format!("{}: {e}", kind.schema_name()))
            })
            .collect::<Result<_, _>>()
            .map(Schemas)
    }

    /// What the schema of `kind` finds in a file's tree.
    #[must_use]
    pub fn validate(&self, kind: FileKind, path: &Path, root: &Node) -> Vec<Diagnostic> {
        let json = root.to_json();
        let Some(validator) = FileKind::ALL
            .iter()
            .position(|k| *k == kind)
            .and_then(|i| self.0.get(i))
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for error in validator.iter_errors(&json) {
            report(path, root, &error, &mut found);
        }
        found
    }
}

/// One error of a schema as findings at their places.
fn report(path: &Path, root: &Node, error: &ValidationError<'_>, found: &mut Vec<Diagnostic>) {
    let pointer = error.instance_path().to_string();
    let node = locate(root, &pointer);
    let name = last_key(&pointer);
    let finding =
        |code, span: Span, message: String| Diagnostic::error(code, path, message).at(span);
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                let span = node.entry(key).map_or(node.span, |(k, _)| k.span);
                found.push(
                    finding("schema-unknown-key", span, format!("no such key: `{key}`"))
                        .hint("see the schema that the first line names; free remarks go into `notes`"),
                );
            }
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            found.push(
                finding("schema-missing-key", first_line(node), format!("the key `{key}` is missing"))
                    .hint(format!("add `{key}:` here")),
            );
        }
        ValidationErrorKind::Enum { options } => {
            let words = options.as_array().map(Vec::as_slice).unwrap_or_default();
            found.push(
                finding("schema-word", node.span, format!("{} is no word for `{name}`", shown(node)))
                    .hint(format!("one of: {}", list(words))),
            );
        }
        ValidationErrorKind::Constant { expected_value } => found.push(finding(
            "schema-value",
            node.span,
            format!("`{name}` must be {expected_value}"),
        )),
        ValidationErrorKind::Type { .. } => found.push(wrong_type(path, node, name, error)),
        ValidationErrorKind::Pattern { .. } if name == "code" => found.push(
            finding("schema-code", node.span, format!("{} is no procedure code", shown(node)))
                .hint("a code looks like \"1.001193\" exactly, or is an internal one that begins with a letter"),
        ),
        ValidationErrorKind::Pattern { pattern } => found.push(
            finding("schema-form", node.span, format!("{} has not the form of `{name}`", shown(node)))
                .hint(match name {
                    "from" | "to" | "due" | "done" | "signed" | "date" | "as_of" | "until" | "since"
                    | "retrieved" | "effective" | "posted" => "write a date as 2026-11-21".to_owned(),
                    _ => format!("the form is {pattern}"),
                }),
        ),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            report_alternatives(path, root, node, name, context, found);
        }
        ValidationErrorKind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default().to_owned();
            let span = node.entry(&key).map_or(node.span, |(k, _)| k.span);
            found.push(
                finding("schema-code", span, format!("`{key}` is neither a procedure code nor an id"))
                    .hint("a code looks like \"1.001193\" exactly, or begins with a letter"),
            );
        }
        ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinLength { .. } => found.push(
            finding("schema-empty", node.span, format!("`{name}` is empty"))
                .hint("write a value, `none` where the law sets none, or remove the key"),
        ),
        _ => found.push(finding("schema-value", node.span, error.to_string())),
    }
}

/// A value of the wrong type. Unquoted text that looks like a number is read as text, and only worth a warning.
fn wrong_type(path: &Path, node: &Node, name: &str, error: &ValidationError<'_>) -> Diagnostic {
    let wants_text = error.to_string().contains("\"string\"");
    let unquoted = matches!(&node.value, Value::Scalar { plain: true, .. }) && !node.is_null();
    if wants_text && unquoted {
        let text = node.text().unwrap_or_default();
        if matches!(name, "code" | "members" | "replaces" | "replaced_by") {
            return Diagnostic::error(
                "schema-code-unquoted",
                path,
                format!("the code {text} is not quoted"),
            )
            .at(node.span)
            .hint(format!(
                "write \"{text}\": without quotes other programs read a number"
            ));
        }
        let mut finding = Diagnostic::error(
            "schema-text-unquoted",
            path,
            format!("{text} is read as text, but looks like a number"),
        )
        .at(node.span)
        .hint(format!("write \"{text}\""));
        finding.severity = Severity::Warning;
        return finding;
    }
    let finding = Diagnostic::error(
        "schema-type",
        path,
        format!("{} does not fit `{name}`", shown(node)),
    )
    .at(node.span);
    if node.is_null() {
        finding.hint("write a value after the colon, or remove the key: an absent key means that it is not known")
    } else {
        finding.hint(error.to_string())
    }
}

/// What is wrong with a value that may take several forms: that of the form which got furthest.
fn report_alternatives(
    path: &Path,
    root: &Node,
    node: &Node,
    name: &str,
    context: &[Vec<ValidationError<'static>>],
    found: &mut Vec<Diagnostic>,
) {
    let depth = |errors: &[ValidationError<'static>]| {
        errors
            .iter()
            .map(|e| e.instance_path().to_string().matches('/').count())
            .max()
            .unwrap_or(0)
    };
    let here = node_depth(root, node);
    if let Some(deepest) = context.iter().max_by_key(|errors| depth(errors))
        && depth(deepest) > here
    {
        for error in deepest {
            report(path, root, error, found);
        }
        return;
    }
    let words: Vec<serde_json::Value> = context
        .iter()
        .flatten()
        .flat_map(|error| match error.kind() {
            ValidationErrorKind::Enum { options } => {
                options.as_array().cloned().unwrap_or_default()
            }
            ValidationErrorKind::Constant { expected_value } => vec![(**expected_value).clone()],
            _ => Vec::new(),
        })
        .collect();
    let finding = Diagnostic::error(
        "schema-form",
        path,
        format!("{} does not fit `{name}`", shown(node)),
    )
    .at(node.span);
    found.push(if words.is_empty() {
        finding.hint("see the schema that the first line names")
    } else {
        finding.hint(format!(
            "what the schema describes, or one of: {}",
            list(&words)
        ))
    });
}

fn node_depth(root: &Node, node: &Node) -> usize {
    fn find(at: &Node, target: &Node, depth: usize) -> Option<usize> {
        if std::ptr::eq(at, target) {
            return Some(depth);
        }
        match &at.value {
            Value::Scalar { .. } => None,
            Value::Seq(items) => items.iter().find_map(|item| find(item, target, depth + 1)),
            Value::Map(entries) => entries
                .iter()
                .find_map(|(_, value)| find(value, target, depth + 1)),
        }
    }
    find(root, node, 0).unwrap_or(0)
}

/// The node at a JSON pointer, or its nearest ancestor.
#[must_use]
pub fn locate<'a>(root: &'a Node, pointer: &str) -> &'a Node {
    let mut node = root;
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let next = node
            .get(&part)
            .or_else(|| part.parse().ok().and_then(|index| node.item(index)));
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    node
}

/// The nearest key above a place: `code` for `/procedures/3/code`, `members` for `/members/0`.
fn last_key(pointer: &str) -> &str {
    pointer
        .rsplit('/')
        .find(|part| !part.is_empty() && part.parse::<usize>().is_err())
        .unwrap_or("the file")
}

fn first_line(node: &Node) -> Span {
    match &node.value {
        Value::Map(entries) => entries.first().map_or(node.span, |(key, _)| key.span),
        _ => node.span,
    }
}

fn shown(node: &Node) -> String {
    match &node.value {
        Value::Scalar { .. } if node.is_null() => "nothing".to_owned(),
        Value::Scalar { text, .. } => format!("`{}`", crate::text::truncate(text, 60)),
        Value::Seq(_) => "a list".to_owned(),
        Value::Map(_) => "a mapping".to_owned(),
    }
}

fn list(words: &[serde_json::Value]) -> String {
    words
        .iter()
        .map(|word| {
            word.as_str()
                .map_or_else(|| word.to_string(), str::to_owned)
        })
        .collect::<Vec<_>>()
        .join(", ")
}
