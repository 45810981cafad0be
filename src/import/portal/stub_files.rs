//! The files that hold stubs of cited laws.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::instruments::{InstrumentRegister, numbers};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::Instrument;
use crate::catalogue::snapshot::instrument_key;
use crate::files::PlannedWrite;
use crate::import::job::ImportError;
use crate::import::target::{ImportTarget, TargetFile};

/// Where stubs are kept: `imported.yaml`, then `imported-2.yaml` and so on.
const FOLDER: &str = "instruments";

/// Largest file of stubs, in bytes: below the largest that is read, so that people can add to it.
const FULL: usize = 900 * 1024;

impl InstrumentRegister {
    /// The files of stubs as they will be.
    pub(super) fn writes(
        &self,
        target: &ImportTarget<'_>,
    ) -> Result<Vec<PlannedWrite>, ImportError> {
        let mut files: Vec<StubFile> = Vec::new();
        for number in 1.. {
            let file = StubFile::open(target, number)?;
            if file.document.is_none() && !files.is_empty() {
                break;
            }
            files.push(file);
        }
        let mut stubs: Vec<(String, &Instrument)> = self
            .stubs()
            .iter()
            .map(|stub| (instrument_key(&stub.number), stub))
            .collect();
        stubs.sort_by(|(a, left), (b, right)| {
            (a, left.signed, &left.issuer).cmp(&(b, right.signed, &right.issuer))
        });
        for (key, stub) in &stubs {
            let entry = serde_json::to_value(stub).unwrap_or_default();
            let size = serde_yaml::to_string(&[&entry]).map_or(0, |text| text.len());
            let at = match files.iter().position(|file| file.size + size <= FULL) {
                Some(at) => at,
                None => {
                    files.push(StubFile::open(target, files.len() + 1)?);
                    files.len() - 1
                }
            };
            files[at].insert(key, entry, size);
        }
        let changed = files.into_iter().filter(|file| file.changed);
        changed
            .filter_map(|file| file.write(target).transpose())
            .collect()
    }
}

/// One file of stubs.
struct StubFile {
    path: PathBuf,
    document: Option<TargetFile>,
    entries: Vec<Json>,
    size: usize,
    changed: bool,
}

impl StubFile {
    fn open(target: &ImportTarget<'_>, number: usize) -> Result<StubFile, ImportError> {
        let name = match number {
            1 => "imported.yaml".to_owned(),
            _ => format!("imported-{number}.yaml"),
        };
        let path = Path::new(FOLDER).join(name);
        let document = target.read(&path)?;
        let entries = document
            .as_ref()
            .and_then(|d| d.json.get("instruments")?.as_array().cloned())
            .unwrap_or_default();
        Ok(StubFile {
            size: document.as_ref().map_or(128, |d| d.text.len()),
            path,
            document,
            entries,
            changed: false,
        })
    }

    /// Puts an entry in its place, by key; behind all others where people have put them in another order.
    fn insert(&mut self, key: &str, entry: Json, size: usize) {
        let key_of = |entry: &Json| {
            let number = entry.get("number").and_then(Json::as_str);
            number.map(|n| numbers(n).swap_remove(0).key)
        };
        let keys: Vec<Option<String>> = self.entries.iter().map(key_of).collect();
        let wanted = Some(key.to_owned());
        let at = if keys.is_sorted() {
            keys.partition_point(|known| *known <= wanted)
        } else {
            keys.len()
        };
        self.entries.insert(at, entry);
        self.size += size;
        self.changed = true;
    }

    fn write(self, target: &ImportTarget<'_>) -> Result<Option<PlannedWrite>, ImportError> {
        let mut wanted = self
            .document
            .as_ref()
            .map_or_else(|| json!({}), |document| document.json.clone());
        wanted["instruments"] = Json::Array(self.entries);
        target
            .write(
                FileKind::Instruments,
                &self.path,
                self.document.as_ref(),
                &wanted,
            )
            .map_err(|message| ImportError::new(&self.path, message))
    }
}
