//! Cited laws: found by number, however it is spelled, or made as stubs.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::draft::Cited;
use crate::catalogue::import::job::ImportError;
use crate::catalogue::import::target::{Document, Target};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Instrument, InstrumentKind, Instruments};
use crate::catalogue::yaml::from_node;
use crate::source::PlannedWrite;
use crate::text::{docnum, fold};

/// Where stubs are kept: `imported.yaml`, then `imported-2.yaml` and so on.
const FOLDER: &str = "instruments";

/// Largest file of stubs, in bytes: below the largest that is read, so that people can add to it.
const FULL: usize = 900 * 1024;

/// One number, in whatever spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    /// Equal for all spellings.
    key: String,
    /// As it should be written.
    written: String,
    kind: Option<InstrumentKind>,
}

/// The numbers in a citation: usually one, sometimes several, else its own words.
fn numbers(cited: &str) -> Vec<Number> {
    let found: Vec<Number> = docnum::find_all(cited)
        .into_iter()
        // Without its letters a number names no document.
        .filter(|(_, number)| number.code.is_some())
        .map(|(_, number)| Number {
            key: number.key(),
            written: number.canonical(),
            kind: Some(number.kind()),
        })
        .collect();
    if found.is_empty() {
        return vec![Number {
            key: fold(cited),
            written: cited.to_owned(),
            kind: InstrumentKind::from_title(cited),
        }];
    }
    found
}

/// A stub that is to be made.
#[derive(Debug, Default)]
struct Stub {
    spellings: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
    kinds: Vec<InstrumentKind>,
}

/// The laws of the catalogue and those that are made.
#[derive(Debug, Default)]
pub struct Laws {
    /// Number as the catalogue writes it, by key.
    written: HashMap<String, String>,
    stubs: BTreeMap<String, Stub>,
}

impl Laws {
    /// The laws that the catalogue has.
    pub fn open(target: &Target<'_>) -> Result<Laws, ImportError> {
        let mut laws = Laws::default();
        for path in target.of_kind(FileKind::Instruments) {
            let document = target.read_known(path)?;
            let file: Instruments = from_node(&document.root).map_err(|e| {
                ImportError::new(path, e.message).hint("mend it first; `rasoat check` says where")
            })?;
            for Instrument { number, .. } in file.instruments {
                let key = docnum::parse(&number).filter(|n| n.code.is_some());
                let key = key.map_or_else(|| fold(&number), |n| n.key());
                laws.written.entry(key).or_insert(number);
            }
        }
        Ok(laws)
    }

    /// Takes note of citations; the laws that the catalogue lacks become stubs.
    pub fn take<'a>(&mut self, citations: impl Iterator<Item = &'a Cited>) {
        for cited in citations {
            let numbers = numbers(&cited.number);
            let alone = numbers.len() == 1;
            for number in numbers {
                if self.written.contains_key(&number.key) {
                    continue;
                }
                let stub = self.stubs.entry(number.key).or_default();
                *stub.spellings.entry(number.written).or_default() += 1;
                if let Some(title) = cited.title.as_ref().filter(|_| alone) {
                    *stub.titles.entry(title.clone()).or_default() += 1;
                }
                stub.kinds.extend(number.kind);
            }
        }
        for (key, stub) in &self.stubs {
            self.written.insert(key.clone(), most(&stub.spellings));
        }
    }

    /// The numbers that a citation names, as the catalogue writes them.
    pub fn numbers_of(&self, cited: &str) -> Vec<String> {
        numbers(cited)
            .into_iter()
            .map(|number| {
                self.written
                    .get(&number.key)
                    .cloned()
                    .unwrap_or(number.written)
            })
            .collect()
    }

    /// How many stubs are made.
    pub fn made(&self) -> usize {
        self.stubs.len()
    }

    /// The files of stubs as they will be.
    pub fn writes(&self, target: &Target<'_>) -> Result<Vec<PlannedWrite>, ImportError> {
        let mut files: Vec<File> = Vec::new();
        for number in 1.. {
            let file = File::open(target, number)?;
            if file.document.is_none() && !files.is_empty() {
                break;
            }
            files.push(file);
        }
        for (key, stub) in &self.stubs {
            let entry = stub.entry();
            let size = serde_yaml::to_string(&[&entry]).map_or(0, |text| text.len());
            let at = match files.iter().position(|file| file.size + size <= FULL) {
                Some(at) => at,
                None => {
                    files.push(File::open(target, files.len() + 1)?);
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

/// The spelling that is used most; of those the first by bytes.
fn most(counts: &BTreeMap<String, usize>) -> String {
    let highest = counts.values().max();
    counts
        .iter()
        .find(|(_, count)| Some(*count) == highest)
        .map(|(text, _)| text.clone())
        .unwrap_or_default()
}

impl Stub {
    /// The entry: what citations tell, and no more.
    fn entry(&self) -> Json {
        let title = most(&self.titles);
        let number = most(&self.spellings);
        // A title tells a law from a resolution, which the National Assembly's numbers do not.
        let named = docnum::parse(&number).map(|mut number| {
            number.named = number.named.or_else(|| InstrumentKind::from_title(&title));
            number.kind()
        });
        let kind = named
            .or_else(|| self.kinds.iter().min().copied())
            .or_else(|| InstrumentKind::from_title(&title))
            .filter(|kind| *kind != InstrumentKind::Other);
        let others: Vec<&String> = self.titles.keys().filter(|t| **t != title).collect();
        let entry = Instrument {
            number,
            kind,
            title: (!title.is_empty()).then_some(title.clone()),
            stub: true,
            // One number may be that of several provinces' instruments: other titles are not lost.
            notes: (!others.is_empty()).then(|| json!({ "titles": others })),
            ..Instrument::default()
        };
        serde_json::to_value(entry).unwrap_or_default()
    }
}

/// One file of stubs.
struct File {
    path: PathBuf,
    document: Option<Document>,
    entries: Vec<Json>,
    size: usize,
    changed: bool,
}

impl File {
    fn open(target: &Target<'_>, number: usize) -> Result<File, ImportError> {
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
        Ok(File {
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
            keys.partition_point(|known| *known < wanted)
        } else {
            keys.len()
        };
        self.entries.insert(at, entry);
        self.size += size;
        self.changed = true;
    }

    fn write(self, target: &Target<'_>) -> Result<Option<PlannedWrite>, ImportError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_number_are_one_law() {
        let mut laws = Laws::default();
        let cited: Vec<Cited> = [
            "50/2026/NĐ-CP",
            "Nghị định số 50/2026/NĐ-CP",
            "50 /2026/NĐ-CP",
            "050/2026/nđ-cp",
        ]
        .map(|number| Cited {
            number: number.to_owned(),
            title: Some("Nghị định về một việc".to_owned()),
        })
        .to_vec();
        laws.take(cited.iter());
        assert_eq!(laws.made(), 1);
        for cited in &cited {
            assert_eq!(laws.numbers_of(&cited.number), ["50/2026/NĐ-CP"]);
        }
        let entry = laws.stubs.values().next().unwrap().entry();
        assert_eq!(
            entry,
            json!({"number": "50/2026/NĐ-CP", "kind": "decree", "title": "Nghị định về một việc", "stub": true})
        );
    }

    #[test]
    fn a_citation_without_a_number_keeps_its_words() {
        let mut laws = Laws::default();
        let cited = Cited {
            number: "Hiến pháp năm 2013".to_owned(),
            title: None,
        };
        laws.take([&cited].into_iter());
        assert_eq!(laws.numbers_of(&cited.number), ["Hiến pháp năm 2013"]);
        let entry = laws.stubs.values().next().unwrap().entry();
        assert_eq!(entry["kind"], "constitution");
    }

    #[test]
    fn the_title_tells_a_law_from_a_resolution() {
        for (title, kind) in [
            ("Luật Thử", "law"),
            ("Nghị quyết về việc thử", "resolution"),
        ] {
            let mut laws = Laws::default();
            laws.take(
                [&Cited {
                    number: "31/2024/QH15".to_owned(),
                    title: Some(title.to_owned()),
                }]
                .into_iter(),
            );
            let entry = laws.stubs.values().next().unwrap().entry();
            assert_eq!(entry["kind"], kind);
        }
    }
}
