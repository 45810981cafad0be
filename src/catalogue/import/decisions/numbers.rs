//! The rows on one signed decision: what they must agree about, with each other and with the catalogue.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::outcome::{Outcome, shown};
use super::super::rows::{Agreement, Lined};
use super::row::Entry;
use crate::catalogue::model::PublishedBy;
use crate::catalogue::snapshot::{Snapshot, instrument_key};

/// What the catalogue says of signed decisions, by number in any spelling and year: numbers begin anew each year.
pub(super) struct Known<'a>(BTreeMap<(String, i16), (&'a PublishedBy, &'a Path)>);

impl<'a> Known<'a> {
    /// All that stands.
    pub fn of(snapshot: &'a Snapshot) -> Known<'a> {
        let mut known = BTreeMap::new();
        for log in snapshot.decision_logs() {
            let withdrawn = log.value.withdrawn();
            let standing = log.value.decisions.iter();
            let standing = standing.filter(|entry| !withdrawn.contains(&entry.id.as_str()));
            for published in standing.filter_map(|entry| entry.published.as_ref()) {
                let key = (instrument_key(&published.number), published.signed.year());
                known.entry(key).or_insert((published, log.path.as_path()));
            }
        }
        Known(known)
    }
}

/// The rows whose decision is told alike by all rows that name its number, and by the catalogue: one decision has one day and
/// one signer, and a signer who is named once signed all of it.
pub(super) fn agreed<'a>(
    entries: Vec<Entry<'a>>,
    known: &Known<'_>,
    outcome: &mut Outcome<'_>,
) -> Vec<Entry<'a>> {
    let mut decisions: BTreeMap<(String, i16), Vec<Entry<'a>>> = BTreeMap::new();
    for entry in entries {
        let (_, number) = entry.key();
        let year = entry.stated.signed.year();
        decisions.entry((number, year)).or_default().push(entry);
    }
    let mut agreed = Vec::new();
    for (key, mut entries) in decisions {
        if let Some((published, path)) = known.0.get(&key)
            && let Some((entry, column, both)) = contradiction(&entries, published)
        {
            let reason = format!(
                "{both}, as {} has it for {}; no row of the decision is imported",
                shown(path),
                entry.stated.number
            );
            outcome.refuse(entry.place(column), Some(&entry.stated.code), reason);
            continue;
        }
        let mut rows = Agreement::of(&entries);
        rows.on("signed", |row| Some(&row.stated.signed));
        let signer = rows.on("signer", |row| row.stated.signer.as_ref());
        match rows.reached() {
            Ok(()) => {
                for entry in &mut entries {
                    entry.stated.signer = signer.clone();
                }
                agreed.append(&mut entries);
            }
            Err(contradictions) => {
                let number = entries.first().map_or("", |first| &first.stated.number);
                for (line, reason) in contradictions {
                    let reason = format!("{reason}; no row of the decision {number} is imported");
                    outcome.refuse((line, None), None, reason);
                }
            }
        }
    }
    agreed.sort_by_key(Lined::line);
    agreed
}

/// The first row that says something else of its decision than the catalogue: the column, and both.
fn contradiction<'e, 'a>(
    entries: &'e [Entry<'a>],
    known: &PublishedBy,
) -> Option<(&'e Entry<'a>, &'static str, String)> {
    entries.iter().find_map(|entry| {
        let stated = &entry.stated;
        if stated.signed != known.signed {
            let both = format!("`signed` is {}, not {}", stated.signed, known.signed);
            return Some((entry, "signed", both));
        }
        let (said, held) = stated.signer.as_ref().zip(known.signer.as_ref())?;
        let both = format!("`signer` is `{said}`, not `{held}`");
        (said != held).then_some((entry, "signer", both))
    })
}
