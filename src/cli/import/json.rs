//! What an import does, for programs: the report, with what changes by meaning.

use serde::Serialize;
use serde_json::Value;

use crate::diff::{FieldChange, Step};
use crate::import::changes::FileChange;
use crate::import::report::Report;

/// Output of `import`, version 1.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Files that the import makes or changes.
    changes: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    path: &'a str,
    kind: &'static str,
    code: Option<&'a str>,
    name: Option<&'a str>,
    fields: Vec<Field<'a>>,
}

#[derive(Serialize)]
struct Field<'a> {
    path: String,
    from: Option<&'a Value>,
    to: Option<&'a Value>,
}

impl<'a> Output<'a> {
    pub(super) fn new(report: &'a Report, changes: &'a [FileChange]) -> Output<'a> {
        let changes = changes.iter().map(|change| Changed {
            path: &change.path,
            kind: if change.is_new { "added" } else { "changed" },
            code: change.code.as_deref(),
            name: change.name.as_deref(),
            fields: change.fields.iter().map(field).collect(),
        });
        Output {
            report,
            changes: changes.collect(),
        }
    }
}

fn field(change: &FieldChange) -> Field<'_> {
    Field {
        path: path(&change.path),
        from: change.from.as_ref(),
        to: change.to.as_ref(),
    }
}

/// Keys with dots between them, items of lists by their names: `channels[online].time`.
fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => path.push_str(&format!(".{key}")),
            Step::Item(name) => path.push_str(&format!("[{name}]")),
        }
    }
    path
}
