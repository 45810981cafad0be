//! Agencies and fields: found by portal identifier, then by portal code, then by name; or made.
//!
//! All mentions of an import are looked at before anything is made, in an order of their own, so that the order of the
//! records has no effect. An id, once made, never changes; a code or identifier that becomes known is filled in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sha2::{Digest, Sha256};

use super::agency::province_key;
use super::draft::PortalMention;
use crate::catalogue::kind::UNKNOWN_ISSUER;
use crate::catalogue::model::is_id;
use crate::text::{exact, slug};

/// An agency or a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RegisterEntry {
    pub id: String,
    pub portal_code: Option<String>,
    pub portal_id: Option<String>,
    pub name: String,
    /// It is no more; a name alone means its successor.
    pub ended: bool,
    /// A group of like units, not one of them.
    pub group: bool,
    /// What it has in common with the other names of one province.
    pub province: Option<String>,
    /// Its name as names are compared.
    pub key: String,
    /// Other entries of the portal for it: their identifiers, and their names as names are compared.
    pub also: Vec<(Option<String>, String)>,
}

impl RegisterEntry {
    /// An entry of which nothing but the name is known.
    pub(super) fn named(name: &str) -> RegisterEntry {
        RegisterEntry {
            name: name.to_owned(),
            key: exact(name),
            ..RegisterEntry::default()
        }
    }

    /// Whether an identifier of the portal is its own, or that of another entry for it.
    fn has_portal_id(&self, id: &str) -> bool {
        let mut also = self.also.iter();
        self.portal_id.as_deref() == Some(id) || also.any(|(own, _)| own.as_deref() == Some(id))
    }

    /// Whether a name is one of its own.
    fn is_named(&self, key: &str) -> bool {
        self.key == key || self.also.iter().any(|(_, name)| name == key)
    }
}

/// Entries, and which of them each mention means.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Entries of the catalogue that what was read calls otherwise: their place, and the other name.
    renamed: Vec<(usize, String)>,
    entries: Vec<RegisterEntry>,
    known: usize,
    by_portal_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    taken: BTreeSet<String>,
}

/// One portal identifier, with all that is said of it.
#[derive(Debug, Default)]
struct PortalIdentity {
    portal_id: String,
    code: Option<String>,
    names: BTreeMap<String, usize>,
    group: bool,
}

impl PortalIdentity {
    /// Its name: the one used most, of those the first by bytes.
    fn name(&self) -> &str {
        let most = self.names.values().max();
        self.names
            .iter()
            .find(|(_, count)| Some(*count) == most)
            .map_or("", |(name, _)| name.as_str())
    }
}

impl Register {
    /// The entries as they stand in the catalogue.
    pub(super) fn new(entries: Vec<RegisterEntry>) -> Register {
        let taken = entries.iter().map(|e| e.id.to_ascii_lowercase());
        Register {
            taken: taken.chain([UNKNOWN_ISSUER.to_owned()]).collect(),
            known: entries.len(),
            entries,
            ..Register::default()
        }
    }

    /// All entries: first those of the catalogue, in their order, then those made.
    pub(super) fn entries(&self) -> &[RegisterEntry] {
        &self.entries
    }

    /// The entries that were made.
    pub(super) fn made(&self) -> &[RegisterEntry] {
        &self.entries[self.known..]
    }

    /// Finds or makes the entry of every mention. `province` says what a name has in common with the other names of one
    /// province, where it is one's.
    pub(super) fn take<'a>(
        &mut self,
        mentions: impl Iterator<Item = &'a PortalMention>,
        province: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut identities: BTreeMap<&str, PortalIdentity> = BTreeMap::new();
        let mut names = BTreeSet::new();
        for mention in mentions {
            let Some(id) = &mention.portal_id else {
                names.insert(mention.name.as_str());
                continue;
            };
            let identity = identities.entry(id).or_default();
            identity.portal_id.clone_from(id);
            identity.group |= mention.group;
            *identity.names.entry(mention.name.clone()).or_default() += 1;
            // Of two codes the first by bytes, whatever the order of the records.
            identity.code = match (identity.code.take(), &mention.portal_code) {
                (Some(a), Some(b)) => Some(a.min(b.clone())),
                (a, b) => a.or_else(|| b.clone()),
            };
        }
        let mut left: Vec<PortalIdentity> = identities.into_values().collect();
        left = self.find(left, |entry, identity| {
            entry.has_portal_id(&identity.portal_id)
        });
        left = self.find(left, |entry, identity| {
            identity.code.is_some() && entry.portal_code == identity.code
        });
        left = self.find(left, |entry, identity| {
            entry.province.is_some() && !entry.ended && entry.province == province(identity.name())
        });
        let mut common: HashMap<String, usize> = HashMap::new();
        for identity in &left {
            *common.entry(exact(identity.name())).or_default() += 1;
        }
        left = self.find(left, |entry, identity| {
            let name = exact(identity.name());
            entry.portal_id.is_none()
                && !entry.ended
                && entry.is_named(&name)
                && common.get(&name) == Some(&1)
        });
        // One that is no more is meant where none goes on.
        left = self.find(left, |entry, identity| {
            entry.ended && entry.province.is_some() && entry.province == province(identity.name())
        });
        for identity in left {
            // One made a moment ago may have this code, or be this province.
            let key = province(identity.name());
            let same = self.entries[self.known..].iter().position(|entry| {
                identity.code.is_some() && entry.portal_code == identity.code
                    || key.is_some() && entry.province == key
            });
            let at = match same {
                Some(at) => self.known + at,
                None => self.make(
                    RegisterEntry {
                        group: identity.group,
                        province: key,
                        ..RegisterEntry::named(identity.name())
                    },
                    identity.code.as_deref(),
                    &identity.portal_id,
                ),
            };
            self.meet(at, &identity);
        }
        for name in names {
            let at = self.named(name, province).unwrap_or_else(|| {
                let entry = RegisterEntry {
                    province: province(name),
                    ..RegisterEntry::named(name)
                };
                self.make(entry, None, name)
            });
            self.by_name.insert(name.to_owned(), at);
        }
    }

    /// The entry of a province by the name of the province itself; made where there is none.
    pub(super) fn take_province(&mut self, name: &str, key: String) -> usize {
        let found = self
            .entries
            .iter()
            .position(|e| !e.ended && e.province.as_deref() == Some(&key))
            .or_else(|| {
                let name = exact(name);
                self.entries.iter().position(|e| !e.ended && e.key == name)
            });
        let at = found.unwrap_or_else(|| self.make(RegisterEntry::named(name), None, name));
        self.entries[at].province = Some(key);
        at
    }

    /// The entries of the catalogue that keep their name though what was read has another: id, name, and the other.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.renamed.iter().map(|(at, name)| {
            let entry = &self.entries[*at];
            (entry.id.as_str(), entry.name.as_str(), name.as_str())
        })
    }

    /// The entry that a mention means, once it was taken.
    pub(super) fn id_of(&self, mention: &PortalMention) -> Option<&str> {
        let at = match &mention.portal_id {
            Some(id) => self.by_portal_id.get(id),
            None => self.by_name.get(&mention.name),
        };
        at.map(|at| self.entries[*at].id.as_str())
    }

    /// Takes out the identities that are one of the catalogue's entries.
    fn find(
        &mut self,
        identities: Vec<PortalIdentity>,
        is: impl Fn(&RegisterEntry, &PortalIdentity) -> bool,
    ) -> Vec<PortalIdentity> {
        let mut left = Vec::new();
        for identity in identities {
            match self.entries[..self.known]
                .iter()
                .position(|entry| is(entry, &identity))
            {
                Some(at) => self.meet(at, &identity),
                None => left.push(identity),
            }
        }
        left
    }

    /// Notes that an identity is an entry, and what is now known of the entry.
    fn meet(&mut self, at: usize, identity: &PortalIdentity) {
        self.by_portal_id.insert(identity.portal_id.clone(), at);
        let entry = &mut self.entries[at];
        let is_own = |name: &String| {
            let province = province_key(name);
            entry.is_named(&exact(name)) || province.is_some() && entry.province == province
        };
        let is_known = entry.portal_id.as_ref() == Some(&identity.portal_id);
        if at < self.known && is_known && !identity.names.keys().any(is_own) {
            self.renamed.push((at, identity.name().to_owned()));
        }
        if !entry.has_portal_id(&identity.portal_id) {
            entry
                .portal_id
                .get_or_insert_with(|| identity.portal_id.clone());
        }
        if entry.portal_code.is_none() {
            entry.portal_code.clone_from(&identity.code);
        }
    }

    /// The entry that a name alone means: first one that is known by name alone, then a group of like units, then the
    /// only one of that name. Where several have it and each is somebody else, none: the name is of no one of them.
    fn named(&self, name: &str, province: &dyn Fn(&str) -> Option<String>) -> Option<usize> {
        if let Some(key) = province(name) {
            let found = self
                .entries
                .iter()
                .position(|e| !e.ended && e.province.as_ref() == Some(&key));
            let ended = || {
                let mut ended = self.entries.iter();
                ended.position(|e| e.ended && e.province.as_ref() == Some(&key))
            };
            if let Some(found) = found.or_else(ended) {
                return Some(found);
            }
        }
        let name = exact(name);
        let of_name = |ended: bool| -> Vec<usize> {
            let all = self.entries.iter().enumerate();
            all.filter(|(_, e)| e.ended == ended && e.is_named(&name))
                .map(|(at, _)| at)
                .collect()
        };
        let mut same = of_name(false);
        if same.is_empty() {
            same = of_name(true);
        }
        let find = |wanted: &dyn Fn(&RegisterEntry) -> bool| {
            same.iter().copied().find(|at| wanted(&self.entries[*at]))
        };
        find(&|e| e.portal_id.is_none())
            .or_else(|| find(&|e| e.group))
            .or_else(|| (same.len() == 1).then(|| same[0]))
    }

    /// Makes an entry; its id is the portal's code, else a slug of its name, else that with a suffix.
    fn make(&mut self, mut entry: RegisterEntry, code: Option<&str>, identity: &str) -> usize {
        let slug = slug(&entry.name);
        let digest: String = Sha256::digest(identity)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let stem = if slug.is_empty() { "x" } else { &slug };
        let suffixed = (4..=digest.len()).map(|len| format!("{stem}-{}", &digest[..len]));
        let id = code
            .map(str::to_owned)
            .into_iter()
            .chain((!slug.is_empty()).then(|| slug.clone()))
            .chain(suffixed)
            .find(|id| is_id(id) && !self.taken.contains(&id.to_ascii_lowercase()))
            .unwrap_or(digest);
        self.taken.insert(id.to_ascii_lowercase());
        entry.id = id;
        self.entries.push(entry);
        self.entries.len() - 1
    }
}
