//! Required documents: each distinct wording, how many procedures ask for it, who asks, which database holds it.
//!
//! Wordings are one where [`wording::key`] says so. A document is held where a database in use on the as-of date names it,
//! by its name (without case, accents and spacing) or by the code of the component.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Snapshot;
use crate::catalogue::holdings::{ComparedName, DatabaseHoldings, HoldingDatabase};
use crate::catalogue::model::Procedure;
use crate::search::short_texts::{SearchableText, TextQuery};
use crate::text::wording;

/// One wording.
#[derive(Clone, Debug)]
pub struct RequiredDocument {
    /// Equal for all spellings.
    pub key: String,
    /// The spelling that most procedures have, without bullet and numbering.
    pub name: String,
    /// How many spellings there are.
    pub spellings: usize,
    /// Codes of the component, sorted.
    pub codes: Vec<String>,
    /// Rows of the procedures that ask for it, in force or not, each once.
    pub procedures: Vec<u32>,
    /// How many of them are in force on the as-of date.
    pub in_force: usize,
    /// Databases in use on the as-of date that hold it.
    pub held: Vec<HoldingDatabase>,
    hay: SearchableText,
}

/// All distinct documents of a catalogue on a date, those that most procedures ask for first.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// The documents.
    pub rows: Vec<RequiredDocument>,
    /// The issuer of each procedure, by row, so that no procedure has to be read for it again.
    issuers: Vec<Option<String>>,
}

/// Agencies among the issuers of some procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestingAgency {
    /// Id of the agency; none where a procedure names no issuer.
    pub id: Option<String>,
    /// Its name, where the catalogue knows it.
    pub name: Option<String>,
    /// How many of the procedures it issued.
    pub procedures: usize,
}

/// What is gathered of one wording before it is a row.
#[derive(Default)]
struct DocumentTally {
    spellings: BTreeMap<String, usize>,
    codes: Vec<String>,
    procedures: Vec<u32>,
    in_force: usize,
}

/// What one procedure asks for: key, spelling, code.
type ProcedureDocuments = Vec<(String, String, Option<String>)>;

fn asked(procedure: &Procedure) -> ProcedureDocuments {
    let documents = procedure.documents.iter().flat_map(|stated| stated.items());
    let mut asked: ProcedureDocuments = documents
        .map(|document| {
            let name = wording::bare(&document.name);
            (wording::key(&name), name, document.code.clone())
        })
        .collect();
    asked.sort_unstable();
    asked.dedup();
    asked
}

impl RequiredDocument {
    /// The value of `doc:` that finds exactly the procedures that ask for it.
    pub fn filter(&self) -> String {
        format!("={}", self.name.replace(wording::QUOTES, ""))
    }
}

impl Documents {
    /// Every distinct document. Reads every procedure once.
    pub fn build(snapshot: &Snapshot, as_of: Date) -> Documents {
        let of_procedures: Vec<(bool, Option<String>, ProcedureDocuments)> = snapshot
            .procedures()
            .par_iter()
            .map(|procedure| {
                let procedure = procedure.read();
                (
                    procedure.in_force_on(as_of),
                    procedure.issuer.clone(),
                    asked(&procedure),
                )
            })
            .collect();
        let mut gathered: HashMap<String, DocumentTally> = HashMap::new();
        let mut issuers = Vec::with_capacity(of_procedures.len());
        for (row, (in_force, issuer, asked)) in (0..).zip(of_procedures) {
            issuers.push(issuer);
            for (key, name, code) in asked {
                let entry = gathered.entry(key).or_default();
                *entry.spellings.entry(name).or_default() += 1;
                entry.codes.extend(code);
                if entry.procedures.last() != Some(&row) {
                    entry.procedures.push(row);
                    entry.in_force += usize::from(in_force);
                }
            }
        }
        let holders = DatabaseHoldings::new(snapshot, as_of);
        let mut rows: Vec<RequiredDocument> = gathered
            .into_par_iter()
            .map(|(key, gathered)| document(key, gathered, &holders))
            .collect();
        rows.par_sort_unstable_by(|a, b| {
            let count = |row: &RequiredDocument| usize::MAX - row.procedures.len();
            (count(a), &a.key).cmp(&(count(b), &b.key))
        });
        Documents { rows, issuers }
    }

    /// The issuers of some procedures, those of most first.
    pub fn askers(&self, snapshot: &Snapshot, rows: &[u32]) -> Vec<RequestingAgency> {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for row in rows {
            let issuer = self.issuers.get(*row as usize).and_then(Option::as_deref);
            *counts.entry(issuer).or_default() += 1;
        }
        let mut askers: Vec<RequestingAgency> = counts
            .into_iter()
            .map(|(id, procedures)| RequestingAgency {
                id: id.map(str::to_owned),
                name: id
                    .and_then(|id| snapshot.agency(id))
                    .map(|agency| agency.name.clone()),
                procedures,
            })
            .collect();
        askers.sort_by_key(|asker| usize::MAX - asker.procedures);
        askers
    }

    /// Positions of the rows that a query asks for, in the order of the table.
    pub fn find(&self, words: &TextQuery, keep: impl Fn(&RequiredDocument) -> bool) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| keep(row) && words.find(&row.hay, None).is_some())
            .map(|(at, _)| at)
            .collect()
    }
}

fn document(key: String, gathered: DocumentTally, holders: &DatabaseHoldings) -> RequiredDocument {
    let mut codes = gathered.codes;
    codes.sort_unstable();
    codes.dedup();
    let most = gathered.spellings.iter().max_by_key(|(_, count)| **count);
    let name = most.map_or_else(|| key.clone(), |(name, _)| name.clone());
    RequiredDocument {
        hay: SearchableText::of(
            [name.as_str()]
                .into_iter()
                .chain(codes.iter().map(String::as_str)),
        ),
        held: holders
            .of(&ComparedName::of(&key), codes.iter().map(String::as_str))
            .into_iter()
            .cloned()
            .collect(),
        spellings: gathered.spellings.len(),
        procedures: gathered.procedures,
        in_force: gathered.in_force,
        codes,
        name,
        key,
    }
}

#[cfg(test)]
#[path = "documents_tests.rs"]
mod tests;
