//! What an import does, for programs: the report, with what changes by meaning.

use serde::Serialize;
use serde_json::Value;

use crate::diff::{FieldChange, ValueStep};
use crate::import::changes::ImportedFile;
use crate::import::report::ImportReport;

/// Output of `import`, version 1.
#[derive(Serialize)]
pub(super) struct ImportV1<'a> {
    #[serde(flatten)]
    report: &'a ImportReport,
    /// Files that the import makes or changes.
    changes: Vec<ImportFileV1<'a>>,
}

#[derive(Serialize)]
struct ImportFileV1<'a> {
    path: &'a str,
    kind: &'static str,
    code: Option<&'a str>,
    name: Option<&'a str>,
    fields: Vec<ImportFieldV1<'a>>,
}

#[derive(Serialize)]
struct ImportFieldV1<'a> {
    path: String,
    from: Option<&'a Value>,
    to: Option<&'a Value>,
}

impl<'a> ImportV1<'a> {
    pub(super) fn new(report: &'a ImportReport, changes: &'a [ImportedFile]) -> ImportV1<'a> {
        let changes = changes.iter().map(|change| ImportFileV1 {
            path: &change.path,
            kind: if change.is_new { "added" } else { "changed" },
            code: change.code.as_deref(),
            name: change.name.as_deref(),
            fields: change.fields.iter().map(field).collect(),
        });
        ImportV1 {
            report,
            changes: changes.collect(),
        }
    }
}

fn field(change: &FieldChange) -> ImportFieldV1<'_> {
    ImportFieldV1 {
        path: path(&change.path),
        from: change.from.as_ref(),
        to: change.to.as_ref(),
    }
}

/// Keys with dots between them, items of lists by their names: `channels[online].time`.
fn path(steps: &[ValueStep]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            ValueStep::Key(key) if path.is_empty() => path.push_str(key),
            ValueStep::Key(key) => path.push_str(&format!(".{key}")),
            ValueStep::Item(name) => path.push_str(&format!("[{name}]")),
        }
    }
    path
}
