//! What an import changes, by meaning: the values of each file before and after it. Agencies and fields go by their names,
//! so that one whose identifier became known is no change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value as Json;

use super::job::ImportPlan;
use super::outcome::shown;
use crate::catalogue::difference::{FieldChange, between};
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::catalogue::yaml::parse;

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileChange {
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
#[must_use]
pub fn changes(files: &dyn Files, plan: &ImportPlan) -> Vec<FileChange> {
    let was: BTreeMap<PathBuf, &str> = plan
        .report
        .moved
        .iter()
        .map(|moved| (PathBuf::from(&moved.to), moved.from.as_str()))
        .collect();
    let names = Names::of(files, plan);
    let mut changes: Vec<FileChange> = plan
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
            let before = was
                .get(&write.path)
                .map_or(write.path.as_path(), |path| Path::new(path));
            let from = files.read(before).ok();
            change(&write.path, from.as_deref(), &write.bytes, &names)
        })
        .collect();
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    changes
}

fn change(path: &Path, from: Option<&[u8]>, to: &[u8], names: &Names) -> FileChange {
    let to = values(path, to);
    let word = |key: &str| to.get(key).and_then(Json::as_str).map(str::to_owned);
    FileChange {
        path: shown(path),
        kind: FileKind::of(path),
        code: word("code").or_else(|| word("id")),
        name: word("name").or_else(|| word("title")),
        is_new: from.is_none(),
        fields: from.map_or_else(Vec::new, |from| {
            between(&names.named(values(path, from)), &names.named(to.clone()))
        }),
    }
}

fn values(path: &Path, bytes: &[u8]) -> Json {
    let root = parse(path, bytes).root;
    root.map_or(Json::Null, |root| root.to_json())
}

/// Names of agencies and fields by their ids, those that the plan makes among them.
struct Names {
    agencies: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
}

impl Names {
    fn of(files: &dyn Files, plan: &ImportPlan) -> Names {
        let read = |path: &str, key: &str| {
            let planned = plan
                .writes
                .iter()
                .find(|write| write.path == Path::new(path));
            let bytes = planned.map_or_else(
                || files.read(Path::new(path)).unwrap_or_default(),
                |write| write.bytes.clone(),
            );
            let file = values(Path::new(path), &bytes);
            let entries = file[key].as_array().cloned().unwrap_or_default();
            let pair = |entry: &Json| {
                Some((
                    entry["id"].as_str()?.to_owned(),
                    entry["name"].as_str()?.to_owned(),
                ))
            };
            entries.iter().filter_map(pair).collect()
        };
        Names {
            agencies: read("agencies.yaml", "agencies"),
            fields: read("fields.yaml", "fields"),
        }
    }

    /// The values of a file with names for ids, without what is the import's own.
    fn named(&self, mut file: Json) -> Json {
        let Some(map) = file.as_object_mut() else {
            return file;
        };
        for key in ITS_OWN {
            map.shift_remove(key);
        }
        for (key, value) in map.iter_mut() {
            let names = match key.as_str() {
                "issuer" | "executing" | "coordinating" => &self.agencies,
                "fields" => &self.fields,
                _ => continue,
            };
            let name = |id: &Json| {
                let name = id.as_str().and_then(|id| names.get(id));
                name.map_or_else(|| id.clone(), |name| Json::from(name.as_str()))
            };
            *value = match &*value {
                Json::Array(ids) => match ids.as_slice() {
                    // One for another is a move, and not one gone and one come.
                    [id] if key == "fields" => name(id),
                    ids => ids.iter().map(name).collect(),
                },
                value => name(value),
            };
        }
        file
    }
}
