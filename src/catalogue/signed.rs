//! What the logs of several procedures say of one signed decision: it has one day, and each row of its annex is one
//! procedure's. Numbers begin anew every year, and at every issuer.

use std::collections::HashMap;

use super::instruments::province_name;
use super::model::{Decision, DecisionState, Outcome, PublishedBy};
use super::snapshot::{Snapshot, instrument_key};
use super::sound::Fault;
use crate::text::docnum::{self, DocNumber};

/// A number in a year, where numbers start anew in every province that of the province.
type Key = (String, i16, Option<String>);

/// What is published by numbers of signed decisions and not withdrawn.
pub struct SignedDecisions<'a> {
    snapshot: &'a Snapshot,
    rows: HashMap<Key, Vec<Row<'a>>>,
}

struct Row<'a> {
    code: &'a str,
    outcome: Outcome,
    publication: &'a PublishedBy,
}

impl<'a> SignedDecisions<'a> {
    /// Those of a catalogue.
    #[must_use]
    pub fn of(snapshot: &'a Snapshot) -> SignedDecisions<'a> {
        let mut rows: HashMap<Key, Vec<Row<'_>>> = HashMap::new();
        for log in snapshot.logs() {
            let code = log.value.code.as_str();
            let withdrawn = log.value.withdrawn();
            for entry in &log.value.decisions {
                let Some(publication) = published(entry) else {
                    continue;
                };
                if withdrawn.contains(&entry.id.as_str()) {
                    continue;
                }
                let key = key(snapshot, publication, code);
                rows.entry(key).or_default().push(Row {
                    code,
                    outcome: entry.outcome,
                    publication,
                });
            }
        }
        SignedDecisions { snapshot, rows }
    }

    /// What an entry of a procedure's log says of its signed decision that the log of another denies.
    #[must_use]
    pub fn faults(&self, code: &str, entry: &Decision) -> Vec<Fault> {
        let Some(publication) = published(entry) else {
            return Vec::new();
        };
        let rows = self.rows.get(&key(self.snapshot, publication, code));
        let others = || rows.into_iter().flatten().filter(|row| row.code != code);
        let mut faults = Vec::new();
        let other_day = others().find(|row| row.publication.signed != publication.signed);
        if let Some(other) = other_day {
            let day = other.publication.signed;
            faults.push(Fault::OtherDay(other.code.to_owned(), day));
        }
        if let Some(at) = publication.annex_row {
            let same = others().find(|row| {
                row.outcome == entry.outcome
                    && row.publication.signed == publication.signed
                    && row.publication.annex_row == Some(at)
            });
            faults.extend(same.map(|other| Fault::RowTwice(at, other.code.to_owned())));
        }
        faults
    }
}

fn published(entry: &Decision) -> Option<&PublishedBy> {
    let publication = entry.published.as_ref();
    publication.filter(|_| entry.state == DecisionState::Published)
}

fn key(snapshot: &Snapshot, publication: &PublishedBy, code: &str) -> Key {
    let number = instrument_key(publication.number.trim());
    let province = province(snapshot, &publication.number, code);
    (number, publication.signed.year(), province)
}

/// The province whose decision a number is, where such numbers start anew in every province: that of the agency that issued
/// the procedure. None where the number is nobody else's, or the agency is of no province.
#[must_use]
pub fn province(snapshot: &Snapshot, number: &str, code: &str) -> Option<String> {
    docnum::parse(number.trim()).filter(DocNumber::is_local)?;
    let issuer = snapshot.procedure(code)?.read().issuer.clone()?;
    let agency = snapshot.agency(&issuer);
    province_name(agency.map_or(&issuer, |agency| &agency.name))
}
