//! The results that procedures in force issue, by the code of the component and by their wording.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Snapshot;
use crate::catalogue::model::Procedure;
use crate::catalogue::prepared::DocumentKeys;

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

/// Results by what they are recognised by, each with the procedures that issue them.
#[derive(Debug)]
pub struct IssuedResults<'a> {
    by_key: HashMap<u64, Vec<IssuedResult<'a>>>,
}

/// That a procedure issues a result.
#[derive(Clone, Copy, Debug)]
struct IssuedResult<'a> {
    code: &'a str,
    how: Issued,
    life: Life,
}

impl<'a> IssuedResults<'a> {
    /// Those of every procedure, in force or not. Reads each once.
    pub fn new(snapshot: &'a Snapshot) -> IssuedResults<'a> {
        let files = snapshot.procedures().par_iter();
        let issued: Vec<Vec<(u64, IssuedResult<'a>)>> = files
            .map(|file| {
                let procedure = file.read();
                let life = (procedure.in_force_from(), procedure.in_force_to());
                let code = file.code.as_str();
                let keys = keys_of(&procedure);
                keys.map(|(key, how)| (key, IssuedResult { code, how, life }))
                    .collect()
            })
            .collect();
        let mut by_key: HashMap<u64, Vec<IssuedResult<'a>>> = HashMap::new();
        for (key, result) in issued.into_iter().flatten() {
            by_key.entry(key).or_default().push(result);
        }
        IssuedResults { by_key }
    }

    /// The procedures in force on a day that issue a document, by code.
    pub(super) fn of(&self, document: DocumentKeys, day: Date) -> BTreeMap<&'a str, Issued> {
        let mut found: BTreeMap<&str, Issued> = BTreeMap::new();
        for result in self.issuing(document).filter(|result| result.is_of(day)) {
            let known = found.entry(result.code).or_insert(result.how);
            *known = (*known).min(result.how);
        }
        found
    }

    /// Whether another procedure in force on a day issues a document electronically.
    pub(super) fn is_issued(&self, document: DocumentKeys, but: &str, day: Date) -> bool {
        self.issuing(document).any(|result| {
            result.how == Issued::Electronically && result.code != but && result.is_of(day)
        })
    }

    /// The first and last days of the procedures that issue a document.
    pub fn days(&self, document: DocumentKeys) -> Vec<Date> {
        let lives = self.issuing(document).map(|result| result.life);
        lives
            .flat_map(|(from, to)| from.into_iter().chain(to))
            .collect()
    }

    fn issuing(&self, document: DocumentKeys) -> impl Iterator<Item = &IssuedResult<'a>> {
        let keys = document.each();
        keys.filter_map(|key| self.by_key.get(&key)).flatten()
    }
}

impl IssuedResult<'_> {
    fn is_of(&self, day: Date) -> bool {
        let (from, to) = self.life;
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }
}

/// What tells the results of a procedure, and the days on which they count, from any other; 0 where there are none. Others that
/// ask for them are judged by it.
pub fn fingerprint(procedure: &Procedure) -> u64 {
    let keys: Vec<(u64, Issued)> = keys_of(procedure).collect();
    if keys.is_empty() {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    let life = (procedure.in_force_from(), procedure.in_force_to());
    (keys, life).hash(&mut hasher);
    hasher.finish().max(1)
}

/// What the results of a procedure are recognised by, each with how it is issued.
fn keys_of(procedure: &Procedure) -> impl Iterator<Item = (u64, Issued)> {
    let results = procedure.results.iter().flat_map(|stated| stated.items());
    let prepared = procedure.result_keys();
    let issued = results.zip(prepared).filter_map(|(result, keys)| {
        let how = match result.electronic {
            Some(true) => Issued::Electronically,
            Some(false) => return None,
            None => Issued::Perhaps,
        };
        Some(keys.each().map(move |key| (key, how)))
    });
    issued.flatten()
}
