//! The results that procedures in force issue, by the code of the component and by their wording.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Snapshot;
use crate::catalogue::holdings::ComparedName;
use crate::catalogue::model::{Document, Procedure, ResultDocument};
use crate::catalogue::prepared::{DocumentKeys, code_number, name_number};

/// How a result is issued, as far as anybody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Issued {
    Electronically,
    /// Nobody says.
    Perhaps,
}

/// The days on which a procedure is in force; none: open.
pub(crate) type Life = (Option<Date>, Option<Date>);

/// What the results of one procedure are recognised by, and the days on which they count. Others that ask for them are judged
/// by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcedureResults {
    /// Hashes of codes and wordings, each with how the result is issued.
    pub keys: Vec<(u64, Issued)>,
    /// Open where there is no result.
    pub life: Life,
}

/// Results by what they are recognised by, each with the codes of the procedures that issue them.
#[derive(Debug, Default)]
pub struct IssuedResults {
    by_key: HashMap<u64, BTreeMap<String, (Issued, Life)>>,
}

impl ProcedureResults {
    /// Those of a procedure, in force or not.
    pub fn of(procedure: &Procedure) -> ProcedureResults {
        let results = procedure.results.iter().flat_map(|stated| stated.items());
        let results = results.zip(procedure.result_keys());
        let keys: Vec<(u64, Issued)> = results.flat_map(keys_of).collect();
        match keys.is_empty() {
            true => ProcedureResults::default(),
            false => ProcedureResults {
                keys,
                life: (procedure.in_force_from(), procedure.in_force_to()),
            },
        }
    }
}

impl IssuedResults {
    /// Those of every procedure. Reads each once.
    pub fn new(snapshot: &Snapshot) -> IssuedResults {
        let files = snapshot.procedures().par_iter();
        let issued: Vec<ProcedureResults> = files
            .map(|file| ProcedureResults::of(&file.read()))
            .collect();
        let codes = snapshot.procedures().iter().map(|file| file.code.as_str());
        IssuedResults::of_rows(codes.zip(issued))
    }

    /// Those of these procedures, each with its code.
    pub fn of_rows<'c>(
        rows: impl IntoIterator<Item = (&'c str, ProcedureResults)>,
    ) -> IssuedResults {
        let mut issued = IssuedResults::default();
        for (code, ProcedureResults { keys, life }) in rows {
            for (key, how) in keys {
                let of_key = issued.by_key.entry(key).or_default();
                let known = of_key.entry(code.to_owned()).or_insert((how, life));
                known.0 = known.0.min(how);
            }
        }
        issued
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

    /// How other procedures in force on a day issue a document, as far as any says; none where none issues it.
    pub(super) fn how_issued(
        &self,
        document: DocumentKeys,
        but: &str,
        day: Date,
    ) -> Option<Issued> {
        let of_keys = document.each().filter_map(|key| self.by_key.get(&key));
        let mut perhaps = None;
        for (code, (how, (from, to))) in of_keys.flatten() {
            if code == but || from.is_some_and(|from| day < from) || to.is_some_and(|to| to < day) {
                continue;
            }
            match how {
                Issued::Electronically => return Some(*how),
                Issued::Perhaps => perhaps = Some(*how),
            }
        }
        perhaps
    }

    fn issuing(
        &self,
        document: &Document,
        name: &ComparedName,
    ) -> impl Iterator<Item = (&String, &(Issued, Life))> {
        let by_code = document.code.as_deref().map(code_key);
        let by_code = by_code.and_then(|key| self.by_key.get(&key));
        let by_name = name_key(name).and_then(|key| self.by_key.get(&key));
        by_code.into_iter().chain(by_name).flatten()
    }
}

fn keys_of((result, keys): (&ResultDocument, &DocumentKeys)) -> Vec<(u64, Issued)> {
    let how = match result.electronic {
        Some(true) => Issued::Electronically,
        Some(false) => return Vec::new(),
        None => Issued::Perhaps,
    };
    keys.each().map(|key| (key, how)).collect()
}

fn code_key(code: &str) -> u64 {
    code_number(code)
}

/// None of a name without a letter or figure: dashes stand for many things.
fn name_key(name: &ComparedName) -> Option<u64> {
    name_number(name)
}
