//! What an import changes, by meaning: the values of each file before and after it. Agencies and fields go by their names,
//! so that one whose identifier became known is no change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value as Json;

use super::job::ImportPlan;
use super::report::ImportReport;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::diff::{FieldChange, Names, between, name_referred};
use crate::files::{Fingerprint, PlannedWrite};
use crate::import::table_import::shown;
use crate::yaml::parse;

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ImportedFile {
    /// The file, relative to the catalogue.
    pub path: String,
    /// What kind of file it is; none of a file that is nobody's.
    pub kind: Option<FileKind>,
    /// The code or id of what it describes, where it has one.
    pub code: Option<String>,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Whether the file is made.
    pub is_new: bool,
    /// What differs; empty for a new file, and where nothing differs but what the import remembers for itself.
    pub fields: Vec<FieldChange>,
}

/// What an import remembers in a file for itself, and what never changes.
const ITS_OWN: [&str; 2] = ["imported", "code"];

/// What a plan changes in the catalogue that `files` holds, by path.
pub(crate) fn changes(files: &dyn Files, plan: &ImportPlan) -> Vec<ImportedFile> {
    let was: BTreeMap<PathBuf, &str> = plan
        .report
        .moved
        .iter()
        .map(|moved| (PathBuf::from(&moved.to), moved.from.as_str()))
        .collect();
    let planned: BTreeMap<&Path, &[u8]> = plan
        .writes
        .iter()
        .map(|write| (write.path.as_path(), write.bytes.as_slice()))
        .collect();
    let before = Names::read(|path| files.read(path).ok());
    let after = Names::read(|path| {
        let planned = planned.get(path).map(|bytes| bytes.to_vec());
        planned.or_else(|| files.read(path).ok())
    });
    let names = (&before, &after);
    let mut changes: Vec<ImportedFile> = plan
        .writes
        .par_iter()
        .filter(|write| {
            // The log of a moved procedure is what it was.
            FileKind::of(&write.path) != Some(FileKind::Decisions)
                || !plan
                    .removals
                    .iter()
                    .any(|(path, _)| path.file_name() == write.path.file_name())
        })
        .map(|write| {
            let stood = was
                .get(&write.path)
                .map_or(write.path.as_path(), |path| Path::new(path));
            let from = files.read(stood).ok();
            change(&write.path, from.as_deref(), &write.bytes, names)
        })
        .collect();
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    changes
}

/// The files in which a plan puts other values in the place of those that stand there, each with these values alone.
pub(crate) fn replaced(files: &dyn Files, plan: &ImportPlan) -> Vec<ImportedFile> {
    let is_made = |write: &&PlannedWrite| write.expected == Fingerprint::Absent;
    let moved = !plan.report.moved.is_empty();
    let over = ImportPlan {
        writes: plan
            .writes
            .iter()
            .filter(|write| moved || !is_made(write))
            .cloned()
            .collect(),
        removals: plan.removals.clone(),
        report: ImportReport {
            moved: plan.report.moved.clone(),
            ..ImportReport::default()
        },
    };
    if over.writes.is_empty() {
        return Vec::new();
    }
    let mut changes = changes(files, &over);
    for change in &mut changes {
        change.fields.retain(|field| field.from.is_some());
    }
    changes.retain(|change| !change.is_new && !change.fields.is_empty());
    changes
}

fn change(path: &Path, from: Option<&[u8]>, to: &[u8], names: (&Names, &Names)) -> ImportedFile {
    let mut to = values(path, to);
    let word = |key: &str| to.get(key).and_then(Json::as_str).map(str::to_owned);
    let (code, name) = (
        word("code").or_else(|| word("id")),
        word("name").or_else(|| word("title")),
    );
    let fields = from.map(|from| {
        let mut from = values(path, from);
        for side in [&mut from, &mut to] {
            forget_its_own(side);
        }
        name_referred(&mut from, &mut to, names);
        between(&from, &to)
    });
    ImportedFile {
        path: shown(path),
        kind: FileKind::of(path),
        code,
        name,
        is_new: fields.is_none(),
        fields: fields.unwrap_or_default(),
    }
}

fn forget_its_own(file: &mut Json) {
    for key in ITS_OWN {
        if let Some(map) = file.as_object_mut() {
            map.shift_remove(key);
        }
    }
}

fn values(path: &Path, bytes: &[u8]) -> Json {
    let root = parse(path, bytes).root;
    root.map_or(Json::Null, |root| root.to_json())
}
