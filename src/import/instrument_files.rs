//! The files of legal instruments as an import changes them: entries that are there by their place, and new ones, which stand
//! in files of their own.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::job::ImportError;
use super::table_import::MergedFile;
use super::target::{ImportTarget, TargetFile};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Instrument, Instruments};
use crate::catalogue::snapshot::instrument_key;
use crate::files::PlannedWrite;
use crate::i18n::message;
use crate::yaml::from_node;

/// Where new entries are kept: `imported.yaml`, then `imported-2.yaml` and so on.
const FOLDER: &str = "instruments";

/// Largest file of new entries, in bytes: below the largest that is read, so that people can add to it.
const FULL: usize = 900 * 1024;

/// The files that an import changes.
pub(super) struct InstrumentFiles<'a> {
    target: &'a ImportTarget<'a>,
    /// All that there are.
    files: Vec<InstrumentFile>,
}

/// An entry that is there, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct KnownInstrument {
    pub path: PathBuf,
    /// Its place in the file, from 0.
    pub at: usize,
    pub value: Instrument,
}

impl<'a> InstrumentFiles<'a> {
    /// Those of a catalogue, with their entries.
    ///
    /// # Errors
    /// One of them cannot be read: what it describes would be described again.
    pub(super) fn open(
        target: &'a ImportTarget<'a>,
    ) -> Result<(InstrumentFiles<'a>, Vec<KnownInstrument>), ImportError> {
        let (mut files, mut known) = (Vec::new(), Vec::new());
        for path in target.of_kind(FileKind::Instruments) {
            let file = InstrumentFile::open(target, path.to_owned())?;
            let root = file.document.as_ref().map(|document| &document.root);
            let values: Option<Result<Instruments, _>> = root.map(from_node);
            let values = values.transpose().map_err(|e| {
                ImportError::new(path, e.message).hint(message!("import-mend-says-where"))
            })?;
            let entries = values.map_or_else(Vec::new, |file| file.instruments);
            let entries = entries.into_iter().enumerate();
            known.extend(entries.map(|(at, value)| KnownInstrument {
                path: path.to_owned(),
                at,
                value,
            }));
            files.push(file);
        }
        Ok((InstrumentFiles { target, files }, known))
    }

    /// The entry at a place, as it stands.
    pub(super) fn entry(&self, known: &KnownInstrument) -> Option<&Map<String, Json>> {
        let file = self.files.iter().find(|file| file.path == known.path)?;
        file.entries.get(known.at)?.as_object()
    }

    /// Puts another entry in the place of one. Only before any is added, for those take places of their own.
    pub(super) fn replace(&mut self, known: &KnownInstrument, entry: Map<String, Json>) {
        let mut files = self.files.iter_mut();
        let Some(file) = files.find(|file| file.path == known.path) else {
            return;
        };
        if let Some(place) = file.entries.get_mut(known.at) {
            *place = Json::Object(entry);
            file.changed = true;
        }
    }

    /// Adds entries, each where its number belongs.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(super) fn add<'i>(
        &mut self,
        new: impl Iterator<Item = &'i Instrument>,
    ) -> Result<(), ImportError> {
        let new = new.map(|instrument| (instrument_key(&instrument.number), instrument));
        let mut new: Vec<(String, &Instrument)> = new.collect();
        new.sort_by(|(a, left), (b, right)| {
            (a, left.signed, &left.issuer).cmp(&(b, right.signed, &right.issuer))
        });
        for (key, instrument) in &new {
            let entry = serde_json::to_value(instrument).unwrap_or_default();
            let size = serde_yaml::to_string(&[&entry]).map_or(0, |text| text.len());
            self.with_room(size)?.insert(key, entry, size);
        }
        Ok(())
    }

    /// The first file of new entries that has room for one more.
    fn with_room(&mut self, size: usize) -> Result<&mut InstrumentFile, ImportError> {
        let mut number = 1;
        let at = loop {
            let path = Path::new(FOLDER).join(match number {
                1 => "imported.yaml".to_owned(),
                _ => format!("imported-{number}.yaml"),
            });
            number += 1;
            match self.files.iter().position(|file| file.path == path) {
                Some(at) if self.files[at].size + size <= FULL => break at,
                Some(_) => {}
                None => {
                    self.files.push(InstrumentFile::open(self.target, path)?);
                    break self.files.len() - 1;
                }
            }
        };
        Ok(&mut self.files[at])
    }

    /// The files that change.
    ///
    /// # Errors
    /// One of them would not be accepted.
    pub(super) fn writes(self) -> Result<Vec<PlannedWrite>, ImportError> {
        let merged = self.merged()?.into_iter();
        Ok(merged.filter_map(|merged| merged.write).collect())
    }

    /// What becomes of the files that change.
    ///
    /// # Errors
    /// One of them would not be accepted.
    pub(super) fn merged(self) -> Result<Vec<MergedFile>, ImportError> {
        let target = self.target;
        let changed = self.files.into_iter().filter(|file| file.changed);
        let mut merged: Vec<(PathBuf, MergedFile)> = changed
            .map(|file| Ok((file.path.clone(), file.merged(target)?)))
            .collect::<Result<_, ImportError>>()?;
        merged.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(merged.into_iter().map(|(_, merged)| merged).collect())
    }
}

/// One file.
struct InstrumentFile {
    path: PathBuf,
    document: Option<TargetFile>,
    entries: Vec<Json>,
    size: usize,
    changed: bool,
}

impl InstrumentFile {
    fn open(target: &ImportTarget<'_>, path: PathBuf) -> Result<InstrumentFile, ImportError> {
        let document = target.read(&path)?;
        let entries = document
            .as_ref()
            .and_then(|d| d.json.get("instruments")?.as_array().cloned())
            .unwrap_or_default();
        Ok(InstrumentFile {
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
            entry
                .get("number")
                .and_then(Json::as_str)
                .map(instrument_key)
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

    fn merged(self, target: &ImportTarget<'_>) -> Result<MergedFile, ImportError> {
        let mut wanted = self
            .document
            .as_ref()
            .map_or_else(|| json!({}), |document| document.json.clone());
        wanted["instruments"] = Json::Array(self.entries);
        let write = target
            .write(
                FileKind::Instruments,
                &self.path,
                self.document.as_ref(),
                &wanted,
            )
            .map_err(|message| ImportError::new(&self.path, message))?;
        Ok(MergedFile {
            write,
            is_new: self.document.is_none(),
            ..MergedFile::left()
        })
    }
}
