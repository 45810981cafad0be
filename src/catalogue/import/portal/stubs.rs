//! Stubs of cited laws: what citations tell of one, and the files that hold them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::instruments::{Laws, Number, numbers};
use crate::catalogue::import::job::ImportError;
use crate::catalogue::import::target::{Document, Target};
use crate::catalogue::instruments::title::{Title, split};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Instrument, InstrumentKind};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::catalogue::yaml::items::likeness;
use crate::source::PlannedWrite;
use crate::text::docnum;

/// Where stubs are kept: `imported.yaml`, then `imported-2.yaml` and so on.
const FOLDER: &str = "instruments";

/// Largest file of stubs, in bytes: below the largest that is read, so that people can add to it.
const FULL: usize = 900 * 1024;

/// Titles of two records are those of one law from this share of common words on.
const SAME_TITLE: f64 = 0.6;

/// What citations tell of a law.
#[derive(Debug, Default)]
pub(super) struct Stub {
    spellings: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
    kinds: Vec<InstrumentKind>,
    signed: BTreeSet<Date>,
    issuers: BTreeSet<String>,
}

impl Stub {
    /// Takes note of a citation.
    pub fn take(
        &mut self,
        number: &Number,
        (signed, issuer): (Option<Date>, Option<String>),
        title: Option<&str>,
    ) {
        *self.spellings.entry(number.written.clone()).or_default() += 1;
        if let Some(title) = title {
            *self.titles.entry(title.to_owned()).or_default() += 1;
        }
        self.kinds.extend(number.kind);
        self.signed.extend(signed);
        self.issuers.extend(issuer);
    }

    /// Its titles, as the records give them.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.keys().map(String::as_str)
    }

    /// The days of signing that its citations and titles say: one, unless something is wrong.
    pub fn days(&self, key: &str) -> BTreeSet<Date> {
        let titles = self.titles.keys().map(|title| split(title, key));
        let said = titles.filter(|title| title.numbered);
        self.signed
            .iter()
            .copied()
            .chain(said.filter_map(|title| title.signed))
            .collect()
    }

    /// The entry: what citations tell, and no more. A title that holds a whole citation is taken apart.
    pub fn instrument(&self, key: &str) -> Instrument {
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
        let own = split(&title, key);
        let issuer = own.issuer.clone().filter(|_| own.numbered);
        Instrument {
            kind,
            title: Some(shown(&title, &own)).filter(|title| !title.is_empty()),
            signed: only(self.days(key)),
            issuer: issuer.or_else(|| only(self.issuers.clone())),
            stub: true,
            notes: (!others.is_empty()).then(|| json!({ "titles": others })),
            number,
            ..Instrument::default()
        }
    }
}

/// A title without the number that stands in it.
fn shown(title: &str, said: &Title) -> String {
    if !said.numbered {
        return title.to_owned();
    }
    match InstrumentKind::from_title(title) {
        // "Luật Đất đai": of these the kind is part of the name.
        Some(
            kind @ (InstrumentKind::Law
            | InstrumentKind::Code
            | InstrumentKind::Ordinance
            | InstrumentKind::Constitution),
        ) if !said.about.is_empty() => format!("{} {}", kind.vietnamese(), said.about),
        _ => said.about.clone(),
    }
}

/// What is said of a thing once: where two different things are said, neither is taken.
fn only<T>(said: BTreeSet<T>) -> Option<T> {
    let mut said = said.into_iter();
    said.next().filter(|_| said.next().is_none())
}

/// Whether what two records of one number say is said of one law.
pub(super) fn alike(snapshot: &Snapshot, a: &Instrument, b: &Instrument) -> bool {
    if let (Some(a), Some(b)) = (&a.issuer, &b.issuer)
        && !snapshot.issuers().are_same(snapshot, a, b)
    {
        return false;
    }
    if let (Some(a), Some(b)) = (a.signed, b.signed) {
        return a == b;
    }
    if a.issuer.is_some()
        && b.issuer.is_some()
        && docnum::parse(&a.number).is_some_and(|n| n.year.is_some())
    {
        return true;
    }
    match (&a.title, &b.title) {
        (Some(a), Some(b)) => likeness(a, b) >= SAME_TITLE,
        _ => true,
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

impl Laws {
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
            keys.partition_point(|known| *known <= wanted)
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
