//! The results that procedures in force issue, by the code of the component and by their wording.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Snapshot;
use crate::catalogue::holdings::squeezed;
use crate::catalogue::model::{Document, ResultDocument};

/// How a result is issued, as far as anybody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Issued {
    /// Electronically.
    Electronically,
    /// Nobody says.
    Perhaps,
}

/// Results by what they are recognised by, each with the codes of the procedures that issue them.
#[derive(Debug)]
pub(super) struct IssuedResults {
    by_key: HashMap<String, BTreeMap<String, Issued>>,
}

impl IssuedResults {
    /// Those of the procedures in force on a day. Reads every procedure once.
    pub fn new(snapshot: &Snapshot, as_of: Date) -> IssuedResults {
        let files = snapshot.procedures().par_iter();
        let issued: Vec<(String, Vec<(String, Issued)>)> = files
            .filter_map(|file| {
                let procedure = file.read();
                let results = procedure.results.iter().flat_map(|stated| stated.items());
                let keys: Vec<(String, Issued)> = results.flat_map(keys_of).collect();
                let counts = !keys.is_empty() && procedure.in_force_on(as_of);
                counts.then(|| (file.code.clone(), keys))
            })
            .collect();
        let mut by_key: HashMap<String, BTreeMap<String, Issued>> = HashMap::new();
        for (code, keys) in issued {
            for (key, how) in keys {
                let of_code = by_key.entry(key).or_default().entry(code.clone());
                let known = of_code.or_insert(how);
                *known = (*known).min(how);
            }
        }
        IssuedResults { by_key }
    }

    /// The procedures that issue a document, by code.
    pub fn of(&self, document: &Document) -> BTreeMap<&str, Issued> {
        let by_code = document.code.as_deref().map(code_key);
        let keys = by_code.into_iter().chain(name_key(&document.name));
        let mut found: BTreeMap<&str, Issued> = BTreeMap::new();
        for (code, how) in keys.filter_map(|key| self.by_key.get(&key)).flatten() {
            let known = found.entry(code).or_insert(*how);
            *known = (*known).min(*how);
        }
        found
    }
}

fn keys_of(result: &ResultDocument) -> Vec<(String, Issued)> {
    let how = match result.electronic {
        Some(true) => Issued::Electronically,
        Some(false) => return Vec::new(),
        None => Issued::Perhaps,
    };
    let by_code = result.code.as_deref().map(code_key);
    let keys = by_code.into_iter().chain(name_key(&result.name));
    keys.map(|key| (key, how)).collect()
}

fn code_key(code: &str) -> String {
    format!("#{}", code.trim())
}

/// None of a name without a letter or figure: dashes stand for many things.
fn name_key(name: &str) -> Option<String> {
    Some(squeezed(name)).filter(|key| !key.is_empty())
}
