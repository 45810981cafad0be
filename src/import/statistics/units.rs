//! Units and codes of the catalogue by what tables call them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::model::is_id;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::{self, NewlineRule};

/// Units and codes of the catalogue by what tables call them.
pub(super) struct UnitLookup<'a> {
    snapshot: &'a Snapshot,
    by_code: BTreeMap<&'a str, Vec<&'a str>>,
    by_name: BTreeMap<String, Vec<&'a str>>,
    groups: BTreeSet<&'a str>,
}

impl<'a> UnitLookup<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> UnitLookup<'a> {
        let mut by_code: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for agency in snapshot.agencies() {
            if let Some(code) = &agency.portal_code {
                by_code.entry(code).or_default().push(&agency.id);
            }
            let also = agency.also.iter().map(|also| &also.name);
            for name in [&agency.name].into_iter().chain(also) {
                by_name.entry(name_key(name)).or_default().push(&agency.id);
            }
        }
        UnitLookup {
            snapshot,
            by_code,
            by_name,
            groups: snapshot
                .groups()
                .iter()
                .map(|g| g.value.id.as_str())
                .collect(),
        }
    }

    /// Whether a procedure or a linked group has this code.
    pub(super) fn knows_code(&self, code: &str) -> bool {
        self.snapshot.procedure(code).is_some() || self.groups.contains(code)
    }

    /// The id of the agency that a cell names.
    pub(super) fn id(&self, text: &str) -> Result<String, Message> {
        let name = name_key(text);
        let found = match self.snapshot.agency(text) {
            Some(agency) => vec![agency.id.as_str()],
            None => self
                .by_code
                .get(text)
                .or_else(|| self.by_name.get(&name))
                .cloned()
                .unwrap_or_default(),
        };
        match found.as_slice() {
            // The id becomes the name of a folder.
            [id] if is_id(id) => Ok((*id).to_owned()),
            [id] => Err(message!("import-id-no-folder", text, id)),
            [] => {
                let names = self.snapshot.agencies().iter();
                let names = names.flat_map(|agency| [agency.name.as_str(), agency.id.as_str()]);
                Err(match text::nearest(text, names) {
                    Some(meant) => message!("import-agency-unknown-meant", text, meant),
                    None => message!("import-agency-unknown", text),
                })
            }
            several => Err(message!(
                "import-several-agencies",
                text,
                ids = several.join(", ")
            )),
        }
    }
}

/// What two spellings of one name have in common: NFC, case, blanks.
fn name_key(name: &str) -> String {
    text::exact(&text::clean(name, NewlineRule::Line).text)
}
