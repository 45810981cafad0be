//! What the logs of several procedures say of one signed decision: it has one day, and each row of its annex is one
//! procedure's. Numbers begin anew every year, and at every issuer.

use std::collections::HashMap;
use std::path::Path;

use super::model::{Decision, DecisionState, Outcome, PublishedBy};
use super::snapshot::{Snapshot, instrument_key};
use super::sound::Fault;

/// A number in a year, of the agency in whose folder the log stands.
type Key<'a> = (String, i16, Option<&'a str>);

/// What is published by numbers of signed decisions and not withdrawn.
pub struct SignedDecisions<'a> {
    rows: HashMap<Key<'a>, Vec<Row<'a>>>,
    folders: HashMap<&'a str, Option<&'a str>>,
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
        let mut rows: HashMap<Key<'_>, Vec<Row<'_>>> = HashMap::new();
        let mut folders = HashMap::new();
        for log in snapshot.logs() {
            let code = log.value.code.as_str();
            let folder = folder(&log.path);
            let withdrawn = log.value.withdrawn();
            for entry in &log.value.decisions {
                let Some(publication) = published(entry) else {
                    continue;
                };
                if withdrawn.contains(&entry.id.as_str()) {
                    continue;
                }
                folders.insert(code, folder);
                rows.entry(key(publication, folder)).or_default().push(Row {
                    code,
                    outcome: entry.outcome,
                    publication,
                });
            }
        }
        SignedDecisions { rows, folders }
    }

    /// What an entry of a procedure's log says of its signed decision that the log of another denies.
    #[must_use]
    pub fn faults(&self, code: &str, entry: &Decision) -> Vec<Fault> {
        let Some((publication, folder)) = published(entry).zip(self.folders.get(code)) else {
            return Vec::new();
        };
        let rows = self.rows.get(&key(publication, *folder));
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

fn key<'a>(publication: &PublishedBy, folder: Option<&'a str>) -> Key<'a> {
    let number = instrument_key(publication.number.trim());
    (number, publication.signed.year(), folder)
}

fn folder(path: &Path) -> Option<&str> {
    path.parent()?.file_name()?.to_str()
}
