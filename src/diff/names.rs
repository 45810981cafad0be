//! Agencies and fields by their names: what two catalogues call them matters to people, not the ids that they have there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::catalogue::Snapshot;
use crate::yaml::parse;

/// Keys of a procedure that refer to agencies.
const AGENCIES: [&str; 3] = ["issuer", "executing", "coordinating"];
/// The key of a procedure that refers to fields.
const FIELDS: &str = "fields";

/// Names of agencies and fields by their ids, at one moment.
#[derive(Clone, Debug, Default)]
pub struct Names {
    agencies: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
}

impl Names {
    /// The names that the registers of a catalogue have; `read` answers a file of it, where there is one.
    pub fn read(read: impl Fn(&Path) -> Option<Vec<u8>>) -> Names {
        let names = |file: &str, key: &str| {
            let path = Path::new(file);
            let root = read(path).and_then(|bytes| parse(path, &bytes).root);
            let file = root.map_or(Value::Null, |root| root.to_json());
            let entries = file[key].as_array().map_or(&[][..], Vec::as_slice);
            let word = |entry: &Value, key: &str| entry[key].as_str().map(str::to_owned);
            let pair = |entry| Some((word(entry, "id")?, word(entry, "name")?));
            entries.iter().filter_map(pair).collect()
        };
        Names {
            agencies: names("agencies.yaml", "agencies"),
            fields: names("fields.yaml", "fields"),
        }
    }

    /// The names in a catalogue that was read.
    pub fn of(snapshot: &Snapshot) -> Names {
        let agencies = snapshot.agencies().iter();
        let fields = snapshot.fields().iter();
        Names {
            agencies: agencies
                .map(|agency| (agency.id.clone(), agency.name.clone()))
                .collect(),
            fields: fields
                .map(|field| (field.id.clone(), field.name.clone()))
                .collect(),
        }
    }
}

/// Whether two moments of a procedure refer to other agencies or fields, so that names are needed.
pub fn refers_otherwise(from: &Value, to: &Value) -> bool {
    let mut keys = AGENCIES.iter().chain([&FIELDS]);
    keys.any(|key| from.get(key) != to.get(key))
}

/// Puts names in the place of ids where two moments of a procedure refer to other agencies or fields. A field is the same
/// where its name is; agencies of the same name are told apart by their ids.
pub fn name_referred(from: &mut Value, to: &mut Value, (old, new): (&Names, &Names)) {
    let agencies = RegisterNames {
        old: &old.agencies,
        new: &new.agencies,
        apart: shared_names(from, to, &old.agencies, &new.agencies),
    };
    let fields = RegisterNames {
        old: &old.fields,
        new: &new.fields,
        apart: BTreeSet::new(),
    };
    for key in AGENCIES {
        agencies.put(key, from, to);
    }
    fields.put(FIELDS, from, to);
}

/// Names that two ids of these procedures bear.
fn shared_names(
    from: &Value,
    to: &Value,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let mut borne: BTreeMap<&str, &str> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for (value, names) in [(from, old), (to, new)] {
        for id in AGENCIES.iter().flat_map(|key| ids(value.get(key))) {
            if let Some(name) = names.get(id)
                && borne.insert(name, id).is_some_and(|other| other != id)
            {
                shared.insert(name.clone());
            }
        }
    }
    shared
}

fn ids(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        Some(value) => value.as_str().into_iter().collect(),
        None => Vec::new(),
    }
}

/// The names of one register at two moments.
struct RegisterNames<'a> {
    old: &'a BTreeMap<String, String>,
    new: &'a BTreeMap<String, String>,
    /// Names that say too little without an id.
    apart: BTreeSet<String>,
}

impl RegisterNames<'_> {
    fn put(&self, key: &str, from: &mut Value, to: &mut Value) {
        if from.get(key) == to.get(key) {
            return;
        }
        for (value, names) in [(from, self.old), (to, self.new)] {
            if let Some(value) = value.get_mut(key) {
                *value = self.name(key, value, names);
            }
        }
    }

    fn name(&self, key: &str, value: &Value, names: &BTreeMap<String, String>) -> Value {
        let name = |id: &Value| {
            let known = id.as_str().and_then(|id| Some((id, names.get(id)?)));
            known.map_or_else(
                || id.clone(),
                |(id, name)| match self.apart.contains(name) {
                    true => format!("{name} ({id})").into(),
                    false => name.as_str().into(),
                },
            )
        };
        match value {
            Value::Array(ids) => match ids.as_slice() {
                // One for another is a move, and not one gone and one come.
                [id] if key == FIELDS => name(id),
                ids => ids.iter().map(name).collect(),
            },
            value => name(value),
        }
    }
}
