//! The JSON Schemas of the files, compiled once, and what they find in a tree of values.
//!
//! | file | what lives there |
//! |---|---|
//! | `report` | an error of a schema as findings: what is wrong, where, what to write instead |
//! | `words` | what a schema allows, in words |
//! | `field` | a field by its path: what may stand there, and a text read as its value |
//! | `inspect` | small questions about a schema or a value |

pub(crate) mod field;
mod inspect;
mod report;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;
use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::Value as Json;

use super::kind::FileKind;
use crate::files::Diagnostic;
use crate::yaml::parse::MAX_FINDINGS;
use crate::yaml::{Node, schemas};

/// All schemas that a catalogue keeps for editors, by the names of their files.
pub(crate) fn files() -> Vec<(String, &'static str)> {
    schemas::ALL
        .iter()
        .map(|(name, text)| (format!("{name}.schema.json"), *text))
        .collect()
}

/// Text of the schema of a baseline, which is no kind of file.
pub(crate) fn baseline() -> &'static str {
    let mut all = schemas::ALL.iter();
    let named = all.find(|(name, _)| *name == "baseline");
    named.map_or("", |(_, text)| text)
}

/// What the schema of a baseline finds in a file's tree.
///
/// # Errors
/// The schema itself is not valid, which a test excludes.
pub(crate) fn validate_baseline(path: &Path, root: &Node) -> Result<Vec<Diagnostic>, String> {
    let json: Json = serde_json::from_str(baseline()).map_err(|e| e.to_string())?;
    let mut reporter = report::Reporter::new(path, root);
    for error in compiled(&json)?.iter_errors(&root.to_json()) {
        reporter.error(&json, "", &error);
    }
    Ok(reporter.found)
}

/// All schemas, compiled. Compiling takes some milliseconds; validating a file some microseconds.
pub(crate) struct Schemas(Vec<Schema>);

struct Schema {
    kind: FileKind,
    json: Json,
    validator: Validator,
}

impl Schemas {
    /// The compiled schemas of this program.
    ///
    /// # Errors
    /// A schema of the program itself is not valid, which a test excludes.
    pub(crate) fn get() -> Result<&'static Schemas, String> {
        static SCHEMAS: OnceLock<Result<Schemas, String>> = OnceLock::new();
        SCHEMAS
            .get_or_init(Schemas::compile)
            .as_ref()
            .map_err(Clone::clone)
    }

    fn compile() -> Result<Schemas, String> {
        FileKind::ALL
            .iter()
            .map(|&kind| {
                let json = serde_json::from_str(kind.schema_text()).map_err(|e| e.to_string())?;
                let validator =
                    compiled(&json).map_err(|e| format!("{}: {e}", kind.schema_name()))?;
                Ok(Schema {
                    kind,
                    json,
                    validator,
                })
            })
            .collect::<Result<_, _>>()
            .map(Schemas)
    }

    /// The schema of a kind of file.
    pub(crate) fn json(&self, kind: FileKind) -> Option<&Json> {
        let schema = self.0.iter().find(|schema| schema.kind == kind)?;
        Some(&schema.json)
    }

    /// What the schema of `kind` finds in a file's tree, at most about [`MAX_FINDINGS`].
    pub(crate) fn validate(&self, kind: FileKind, path: &Path, root: &Node) -> Vec<Diagnostic> {
        let Some(schema) = self.0.iter().find(|schema| schema.kind == kind) else {
            return Vec::new();
        };
        let json = root.to_json();
        let mut reporter = report::Reporter::new(path, root);
        for error in schema.validator.iter_errors(&json) {
            reporter.error(&schema.json, "", &error);
            if reporter.found.len() > MAX_FINDINGS {
                break;
            }
        }
        reporter.unquoted_keys(kind);
        reporter.found
    }
}

/// A validator that also looks whether a date is a day of the calendar.
fn compiled(schema: &Json) -> Result<Validator, String> {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .map_err(|e| e.to_string())
}

/// The node at a JSON pointer, or its nearest ancestor.
pub(crate) fn locate<'a>(root: &'a Node, pointer: &str) -> &'a Node {
    let mut node = root;
    for part in pointer.split('/').skip(1) {
        let part = unescaped(part);
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

/// One part of a JSON pointer as it stands in the file.
fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
