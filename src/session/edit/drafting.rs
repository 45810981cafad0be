//! The file of a new procedure: where it goes, what it says, and that nothing is in its place.

use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::catalogue::Snapshot;
use crate::catalogue::draft::{self, DraftComments};
use crate::catalogue::kind::{FileKind, procedure_path};
use crate::catalogue::model::{Level, ProcedureKind};
use crate::catalogue::move_plan::{MoveRefusal, free_code, known_field, known_issuer};
use crate::files::{FileError, Fingerprint, PlannedWrite};
use crate::i18n::Strings;
use crate::session::decide::logs::schemas_folder;
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::workspace::Workspace;

/// What is known of a new procedure.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewProcedure {
    pub code: String,
    pub name: String,
    pub kind: Option<ProcedureKind>,
    /// The id of the agency that published it.
    pub issuer: Option<String>,
    /// Ids of its fields.
    pub fields: Vec<String>,
    /// Levels of government.
    pub levels: Vec<Level>,
    /// First day in force.
    pub from: Option<Date>,
}

/// A file that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewFile {
    /// Where, relative to the catalogue.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

/// Drafts the file of a new procedure. Nothing is written.
///
/// # Errors
/// The code is taken, or the agency or a field is unknown.
pub(crate) fn draft(
    workspace: &Workspace,
    snapshot: &Snapshot,
    known: &NewProcedure,
    strings: &Strings,
) -> Result<NewFile, MoveRefusal> {
    free_code(snapshot, &known.code)?;
    if let Some(issuer) = &known.issuer {
        known_issuer(snapshot, issuer)?;
    }
    for field in &known.fields {
        known_field(snapshot, field)?;
    }
    let path = procedure_path(known.issuer.as_deref(), &known.code);
    let schema = FileKind::Procedure.schema_reference(&path, &schemas_folder(workspace));
    let words = DraftComments {
        heading: &strings.get("new-fill-in"),
        key: &|key| strings.get(&format!("key-{key}")),
    };
    let text = draft::text(&schema, &values(snapshot, known), &words);
    match draft::checked(&path, &text) {
        Ok(()) => Ok(NewFile { path, text }),
        Err(finding) => Err(MoveRefusal::new(
            finding.message,
            finding.hint.unwrap_or_default(),
        )),
    }
}

/// What the file says.
fn values(snapshot: &Snapshot, known: &NewProcedure) -> Map<String, Json> {
    let mut values = Map::new();
    let mut put = |key: &str, value: Json| {
        values.insert(key.to_owned(), value);
    };
    put("code", json!(known.code));
    put("name", json!(known.name));
    if let Some(kind) = known.kind {
        put("kind", json!(kind.as_str()));
    }
    if let Some(issuer) = &known.issuer {
        put("issuer", json!(issuer));
    }
    if !known.fields.is_empty() {
        put("fields", json!(known.fields));
    }
    if !known.levels.is_empty() {
        let levels: Vec<&str> = known.levels.iter().map(|level| level.as_str()).collect();
        put("levels", json!(levels));
    }
    // What others say of it, it says too.
    let replaced = snapshot.procedures().iter().filter(|other| {
        let value = other.read();
        let life = value.lifecycle.as_ref();
        life.is_some_and(|life| life.replaced_by.contains(&known.code))
    });
    let replaces: Vec<&str> = replaced.map(|other| other.code.as_str()).collect();
    let mut life = Map::new();
    if let Some(from) = known.from {
        life.insert("from".to_owned(), json!(from.to_string()));
    }
    if !replaces.is_empty() {
        life.insert("replaces".to_owned(), json!(replaces));
    }
    if !life.is_empty() {
        put("lifecycle", Json::Object(life));
    }
    values
}

impl NewFile {
    /// Makes the file; never over another.
    ///
    /// # Errors
    /// Something is in its place, the place lies outside the catalogue, or the system refused.
    pub(crate) fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        let write = PlannedWrite {
            path: self.path.clone(),
            expected: Fingerprint::Absent,
            bytes: self.text.clone().into_bytes(),
        };
        WriteAccess::of(workspace)?.change_all(&[write], &[])
    }
}
