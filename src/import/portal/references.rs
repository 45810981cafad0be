//! `agencies.yaml` and `fields.yaml` as they stand, and as they will be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value as Json, json};

use super::agency;
use super::draft::{PortalMention, ProcedureDraft};
use super::raw::{RawRecord, TextCleaner};
use super::register::{Register, RegisterEntry};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Agencies, Agency, AgencyKind, Field, Fields};
use crate::files::PlannedWrite;
use crate::i18n::message;
use crate::import::job::ImportError;
use crate::import::target::{ImportTarget, TargetFile};
use crate::text::exact;
use crate::yaml::from_node;

/// A province as its record names it.
pub(super) struct ProvinceRecord {
    name: String,
    key: String,
    notes: Json,
}

/// The provinces that records name, sorted.
pub(super) fn provinces(raws: &[RawRecord], cleaner: &mut TextCleaner) -> Vec<ProvinceRecord> {
    let mut provinces: Vec<ProvinceRecord> = raws
        .iter()
        .filter_map(|raw| {
            let mut bag = raw.open();
            let name = bag.line("name", cleaner)?;
            Some(ProvinceRecord {
                key: agency::province_key(&name)?,
                name: agency::committee_of(&name),
                notes: json!({"portal": {"province": bag.remains(&[], cleaner)}}),
            })
        })
        .collect();
    provinces.sort_by(|a, b| a.key.cmp(&b.key));
    provinces.dedup_by(|a, b| a.key == b.key);
    provinces
}

/// `agencies.yaml` as it stands, and as it will be.
pub(super) struct AgencyFile {
    document: Option<TargetFile>,
    old: Vec<Agency>,
    pub register: Register,
    notes: BTreeMap<String, Json>,
}

pub(super) const AGENCIES: &str = "agencies.yaml";

impl AgencyFile {
    pub(super) fn open(target: &ImportTarget<'_>) -> Result<AgencyFile, ImportError> {
        let (document, old) = opened(target, AGENCIES, |file: Agencies| file.agencies)?;
        let entries = old.iter().map(|agency| RegisterEntry {
            id: agency.id.clone(),
            portal_code: agency.portal_code.clone(),
            portal_id: agency.portal_id.clone(),
            ended: agency.to.is_some(),
            group: agency
                .notes
                .as_ref()
                .is_some_and(|notes| notes["portal"]["unit_group"] == true),
            province: (agency.kind == AgencyKind::Province)
                .then(|| agency::province_key(&agency.name))
                .flatten(),
            also: agency
                .also
                .iter()
                .map(|also| (also.portal_id.clone(), exact(&also.name)))
                .collect(),
            ..RegisterEntry::named(&agency.name)
        });
        Ok(AgencyFile {
            register: Register::new(entries.collect()),
            document,
            old,
            notes: BTreeMap::new(),
        })
    }

    /// Finds or makes every agency. A name is a province's where the portal or the catalogue says so, or a procedure is
    /// issued under it; else it could be a committee of long ago, whose reports would be waited for in vain.
    pub(super) fn take(
        mut self,
        drafts: &[ProcedureDraft],
        provinces: &[ProvinceRecord],
    ) -> AgencyFile {
        let issuers = drafts.iter().filter_map(|d| d.issuer.as_ref());
        let known: BTreeSet<String> = self
            .register
            .entries()
            .iter()
            .filter_map(|entry| entry.province.clone())
            .chain(provinces.iter().map(|p| p.key.clone()))
            .chain(
                issuers
                    .filter(|issuer| agency::is_committee(&issuer.name))
                    .filter_map(|issuer| agency::province_key(&issuer.name)),
            )
            .collect();
        let province = |name: &str| agency::province_key(name).filter(|key| known.contains(key));
        let mentions = drafts.iter().flat_map(ProcedureDraft::agencies);
        self.register.take(mentions, &province);
        for province in provinces {
            let at = self
                .register
                .take_province(&province.name, province.key.clone());
            let id = self.register.entries()[at].id.clone();
            self.notes.insert(id, province.notes.clone());
        }
        self
    }

    /// The agencies of the catalogue whose code, identifier or kind became known, by their place in the file.
    fn changed(&self) -> Vec<(usize, Json)> {
        let pairs = self.old.iter().zip(self.register.entries()).enumerate();
        pairs
            .filter_map(|(at, (old, entry))| {
                // The portal lists it among the provinces.
                let province = old.kind == AgencyKind::Other && entry.province.is_some();
                let mut changes = known(&old.portal_code, &old.portal_id, entry);
                if province {
                    changes["kind"] = json!(AgencyKind::Province);
                }
                changes
                    .as_object()
                    .is_some_and(|map| !map.is_empty())
                    .then_some((at, changes))
            })
            .collect()
    }

    fn made(&self, entry: &RegisterEntry) -> Agency {
        Agency {
            id: entry.id.clone(),
            portal_code: entry.portal_code.clone(),
            portal_id: entry.portal_id.clone(),
            name: entry.name.clone(),
            kind: match entry.province {
                Some(_) => AgencyKind::Province,
                None => agency::kind(&entry.name),
            },
            from: None,
            to: None,
            replaced_by: Vec::new(),
            also: Vec::new(),
            notes: match self.notes.get(&entry.id) {
                Some(notes) => Some(notes.clone()),
                None => entry.group.then(|| json!({"portal": {"unit_group": true}})),
            },
        }
    }

    /// All agencies that the catalogue will have.
    pub(super) fn all(&self) -> Vec<Agency> {
        let made = self.register.made().iter().map(|entry| self.made(entry));
        self.old.iter().cloned().chain(made).collect()
    }

    /// How many agencies of the catalogue are now known better.
    pub(super) fn completed(&self) -> usize {
        self.changed().len()
    }

    pub(super) fn write(
        &self,
        target: &ImportTarget<'_>,
    ) -> Result<Option<PlannedWrite>, ImportError> {
        let mut made: Vec<Agency> = self.register.made().iter().map(|e| self.made(e)).collect();
        made.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        let made = made.iter().map(|agency| json!(agency)).collect();
        let file = (FileKind::Agencies, AGENCIES, "agencies");
        written(target, file, self.document.as_ref(), self.changed(), made)
    }
}

/// What became known of an entry.
fn known(code: &Option<String>, id: &Option<String>, entry: &RegisterEntry) -> Json {
    let mut changes = json!({});
    if *code != entry.portal_code {
        changes["portal_code"] = json!(entry.portal_code);
    }
    if *id != entry.portal_id {
        changes["portal_id"] = json!(entry.portal_id);
    }
    changes
}

/// `fields.yaml` as it stands, and as it will be.
pub(super) struct FieldFile {
    document: Option<TargetFile>,
    old: Vec<Field>,
    pub register: Register,
}

pub(super) const FIELDS: &str = "fields.yaml";

impl FieldFile {
    pub(super) fn open(target: &ImportTarget<'_>) -> Result<FieldFile, ImportError> {
        let (document, old) = opened(target, FIELDS, |file: Fields| file.fields)?;
        let entries = old.iter().map(|field| RegisterEntry {
            id: field.id.clone(),
            portal_code: field.portal_code.clone(),
            portal_id: field.portal_id.clone(),
            ..RegisterEntry::named(&field.name)
        });
        Ok(FieldFile {
            register: Register::new(entries.collect()),
            document,
            old,
        })
    }

    pub(super) fn take(mut self, drafts: &[ProcedureDraft]) -> FieldFile {
        let mentions: Vec<&PortalMention> = drafts.iter().flat_map(|d| &d.fields).collect();
        self.register.take(mentions.into_iter(), &|_| None);
        self
    }

    fn changed(&self) -> Vec<(usize, Json)> {
        let pairs = self.old.iter().zip(self.register.entries()).enumerate();
        pairs
            .map(|(at, (old, entry))| (at, known(&old.portal_code, &old.portal_id, entry)))
            .filter(|(_, changes)| *changes != json!({}))
            .collect()
    }

    /// How many fields of the catalogue are now known better.
    pub(super) fn completed(&self) -> usize {
        self.changed().len()
    }

    pub(super) fn write(
        &self,
        target: &ImportTarget<'_>,
    ) -> Result<Option<PlannedWrite>, ImportError> {
        let made = self.register.made().iter().map(|entry| Field {
            id: entry.id.clone(),
            portal_code: entry.portal_code.clone(),
            portal_id: entry.portal_id.clone(),
            name: entry.name.clone(),
            owner: None,
            notes: None,
        });
        let mut made: Vec<Field> = made.collect();
        made.sort_by(|a, b| a.id.cmp(&b.id));
        let made = made.iter().map(|field| json!(field)).collect();
        let file = (FileKind::Fields, FIELDS, "fields");
        written(target, file, self.document.as_ref(), self.changed(), made)
    }
}

fn opened<F: serde::de::DeserializeOwned, T>(
    target: &ImportTarget<'_>,
    path: &str,
    items: impl Fn(F) -> Vec<T>,
) -> Result<(Option<TargetFile>, Vec<T>), ImportError> {
    let Some(document) = target.read(Path::new(path))? else {
        return Ok((None, Vec::new()));
    };
    let file: F = from_node(&document.root)
        .map_err(|e| ImportError::new(path, e.message).hint(message!("import-mend-says-where")))?;
    Ok((Some(document), items(file)))
}

/// The file with some entries changed and others made.
fn written(
    target: &ImportTarget<'_>,
    (kind, path, key): (FileKind, &str, &str),
    document: Option<&TargetFile>,
    changed: Vec<(usize, Json)>,
    made: Vec<Json>,
) -> Result<Option<PlannedWrite>, ImportError> {
    let mut wanted = document.map_or_else(|| json!({}), |document| document.json.clone());
    if !wanted[key].is_array() {
        wanted[key] = json!([]);
    }
    for (at, changes) in changed {
        if let Json::Object(changes) = changes {
            for (name, value) in changes {
                wanted[key][at][name] = value;
            }
        }
    }
    if let Some(items) = wanted[key].as_array_mut() {
        items.extend(made);
    }
    target
        .write(kind, Path::new(path), document, &wanted)
        .map_err(|message| ImportError::new(path, message))
}
