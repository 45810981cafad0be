//! The results that procedures in force issue, by the code of the component and by their wording.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Snapshot;
use crate::catalogue::holdings::{self, ComparedName};
use crate::catalogue::model::{Document, Procedure, ResultDocument};

/// How a result is issued, as far as anybody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Issued {
    /// Electronically.
    Electronically,
    /// Nobody says.
    Perhaps,
}

/// The days on which a procedure is in force; none: open.
type Life = (Option<Date>, Option<Date>);

/// What the results of one procedure are recognised by, each with how it is issued.
type ResultKeys = Vec<(String, Issued)>;

/// Results by what they are recognised by, each with the codes of the procedures that issue them.
#[derive(Debug)]
pub struct IssuedResults {
    by_key: HashMap<String, BTreeMap<String, (Issued, Life)>>,
}

impl IssuedResults {
    /// Those of every procedure, in force or not. Reads each once.
    pub fn new(snapshot: &Snapshot) -> IssuedResults {
        let files = snapshot.procedures().par_iter();
        let issued: Vec<(String, Life, ResultKeys)> = files
            .filter_map(|file| {
                let procedure = file.read();
                let results = procedure.results.iter().flat_map(|stated| stated.items());
                let keys: ResultKeys = results.flat_map(keys_of).collect();
                let life = (procedure.in_force_from(), procedure.in_force_to());
                (!keys.is_empty()).then(|| (file.code.clone(), life, keys))
            })
            .collect();
        let mut by_key: HashMap<String, BTreeMap<String, (Issued, Life)>> = HashMap::new();
        for (code, life, keys) in issued {
            for (key, how) in keys {
                let of_code = by_key.entry(key).or_default().entry(code.clone());
                let known = of_code.or_insert((how, life));
                known.0 = known.0.min(how);
            }
        }
        IssuedResults { by_key }
    }

    /// The procedures in force on a day that issue a document, by code.
    pub(super) fn of(
        &self,
        document: &Document,
        name: &ComparedName,
        day: Date,
    ) -> BTreeMap<&str, Issued> {
        let mut found: BTreeMap<&str, Issued> = BTreeMap::new();
        for (code, (how, (from, to))) in self.issuing(document, name) {
            if from.is_some_and(|from| day < from) || to.is_some_and(|to| to < day) {
                continue;
            }
            let known = found.entry(code).or_insert(*how);
            *known = (*known).min(*how);
        }
        found
    }

    /// The first and last days of the procedures that issue a document.
    pub fn days(&self, document: &Document) -> Vec<Date> {
        let name = ComparedName::of(&document.name);
        let lives = self.issuing(document, &name).map(|(_, (_, life))| *life);
        lives
            .flat_map(|(from, to)| from.into_iter().chain(to))
            .collect()
    }

    fn issuing(
        &self,
        document: &Document,
        name: &ComparedName,
    ) -> impl Iterator<Item = (&String, &(Issued, Life))> {
        let by_code = document.code.as_deref().map(code_key);
        let by_code = by_code.and_then(|key| self.by_key.get(&key));
        // Nothing is kept for a name without a letter or figure.
        let by_name = self.by_key.get(&name.squeezed);
        by_code.into_iter().chain(by_name).flatten()
    }
}

/// What tells the results of a procedure, and the days on which they count, from any other; 0 where there are none. Others that
/// ask for them are judged by it.
pub fn fingerprint(procedure: &Procedure) -> u64 {
    let results = procedure.results.iter().flat_map(|stated| stated.items());
    let keys: Vec<(String, Issued)> = results.flat_map(keys_of).collect();
    if keys.is_empty() {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    let life = (procedure.in_force_from(), procedure.in_force_to());
    (keys, life).hash(&mut hasher);
    hasher.finish().max(1)
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
    format!("#{}", holdings::code_key(code))
}

/// None of a name without a letter or figure: dashes stand for many things.
fn name_key(name: &str) -> Option<String> {
    Some(ComparedName::of(name).squeezed).filter(|key| !key.is_empty())
}
