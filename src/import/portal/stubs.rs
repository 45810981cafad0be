//! Stubs of cited laws: what citations tell of one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use super::instruments::InstrumentNumber;
use crate::catalogue::instruments::behind;
use crate::catalogue::instruments::title::{InstrumentTitle, SUBJECTS, begins_with, split};
use crate::catalogue::model::{Instrument, InstrumentKind};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};
use crate::text::{docnum, syllables, unaccented};

/// Day and issuer of a law.
pub(super) type DayAndIssuer = (Option<Date>, Option<String>);

/// What citations tell of a law.
#[derive(Debug, Default)]
pub(super) struct Stub {
    spellings: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
    kinds: Vec<InstrumentKind>,
    /// What stands behind the number.
    days: BTreeMap<Date, usize>,
    issuers: BTreeMap<String, usize>,
}

/// What a stub is, and what its citations contradict each other in.
#[derive(Debug)]
pub(super) struct StubInstrument {
    pub instrument: Instrument,
    /// What is said of it in several ways, so that none is taken: "was signed on … and on …".
    pub contradictions: Vec<Message>,
}

impl Stub {
    /// Takes note of a citation.
    pub(super) fn take(
        &mut self,
        number: &InstrumentNumber,
        (signed, issuer): DayAndIssuer,
        title: Option<&str>,
    ) {
        *self.spellings.entry(number.written.clone()).or_default() += 1;
        if let Some(title) = title {
            *self.titles.entry(title.to_owned()).or_default() += 1;
        }
        self.kinds.extend(number.kind);
        if let Some(signed) = signed {
            *self.days.entry(signed).or_default() += 1;
        }
        if let Some(issuer) = issuer {
            *self.issuers.entry(issuer).or_default() += 1;
        }
    }

    /// Its titles, as the records give them.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.keys().map(String::as_str)
    }

    /// Its number as it is written most.
    pub(super) fn number(&self) -> String {
        most(&self.spellings)
    }

    /// The entry: what citations tell, and no more. A title that holds a whole citation is taken apart.
    pub(super) fn made(&self, snapshot: &Snapshot, key: &str) -> StubInstrument {
        let title = most(&self.titles);
        let number = self.number();
        // A title tells a law from a resolution, which the National Assembly's numbers do not.
        let named = docnum::parse(&number).map(|mut number| {
            number.named = number.named.or_else(|| InstrumentKind::from_title(&title));
            number.kind()
        });
        let kind = named
            .or_else(|| self.kinds.iter().min().copied())
            .or_else(|| InstrumentKind::from_title(&title))
            .filter(|kind| *kind != InstrumentKind::Other);
        let others: Vec<&String> = self.titles.keys().filter(|t| **t != title).collect();
        let (mut days, mut issuers) = (self.days.clone(), self.issuers.clone());
        for (title, times) in &self.titles {
            let said = split(title, key);
            if let Some(day) = said.signed.filter(|_| said.numbered) {
                *days.entry(day).or_default() += times;
            }
            if let Some(issuer) = said.issuer.filter(|_| said.numbered) {
                *issuers.entry(issuer).or_default() += times;
            }
        }
        let mut contradictions = Vec::new();
        let signed = match days.len() {
            0 | 1 => days.keys().next().copied(),
            _ => {
                contradictions.push(message!("import-was-signed", days = listed(&days)));
                None
            }
        };
        let issuer = Some(most(&issuers)).filter(|issuer| !issuer.is_empty());
        let are_one = |said: &String| {
            let issuer = issuer.as_deref().unwrap_or_default();
            snapshot.issuers().are_same(snapshot, issuer, said)
        };
        let issuer = match issuers.keys().all(are_one) {
            true => issuer,
            false => {
                contradictions.push(message!("import-is-of", places = listed(&issuers)));
                None
            }
        };
        let own = split(&title, key);
        StubInstrument {
            instrument: Instrument {
                kind,
                title: Some(shown(&title, &own)).filter(|title| !title.is_empty()),
                signed,
                issuer,
                stub: true,
                notes: (!others.is_empty()).then(|| json!({ "titles": others })),
                number,
                ..Instrument::default()
            },
            contradictions,
        }
    }
}

/// Day and issuer that stand behind the number of a citation, without the subject.
pub(super) fn behind_number(cited: &str) -> DayAndIssuer {
    let [(range, _)] = &docnum::find_all(cited)[..] else {
        return (None, None);
    };
    let rest = &cited[range.end..];
    // A number that was cut goes on: what is left of it is no issuer.
    if rest.starts_with(|c: char| c == '-' || c.is_alphanumeric()) {
        return (None, None);
    }
    let (signed, issuer) = behind(rest);
    (signed, issuer.and_then(|issuer| without_subject(&issuer)))
}

/// Day and issuer that one citation says: behind its number, else in its title.
pub(super) fn said_of(key: &str, cited: &str, title: Option<&str>) -> DayAndIssuer {
    let (signed, issuer) = behind_number(cited);
    let title = title.map(|title| split(title, key));
    let title = title.filter(|title| title.numbered).unwrap_or_default();
    (signed.or(title.signed), issuer.or(title.issuer))
}

fn without_subject(issuer: &str) -> Option<String> {
    let subject = syllables(issuer).find(|(range, _)| {
        let plain = unaccented(&issuer[range.start..]);
        SUBJECTS.iter().any(|word| begins_with(&plain, word))
    });
    let end = subject.map_or(issuer.len(), |(range, _)| range.start);
    let issuer = issuer[..end].trim_end_matches([' ', ',', '-']);
    (!issuer.is_empty()).then(|| issuer.to_owned())
}

fn listed<T: ToString>(said: &BTreeMap<T, usize>) -> Message {
    Message::listed(said.keys().map(|key| Message::from(key.to_string())))
}

/// A title without the number that stands in it.
fn shown(title: &str, said: &InstrumentTitle) -> String {
    if !said.numbered {
        return title.to_owned();
    }
    match InstrumentKind::from_title(title) {
        // "Luật Đất đai": of these the kind is part of the name.
        Some(
            kind @ (InstrumentKind::Law
            | InstrumentKind::Code
            | InstrumentKind::Ordinance
            | InstrumentKind::Constitution),
        ) if !said.about.is_empty() => format!("{} {}", kind.vietnamese(), said.about),
        _ => said.about.clone(),
    }
}

/// The spelling that is used most; of those the first by bytes.
fn most(counts: &BTreeMap<String, usize>) -> String {
    let highest = counts.values().max();
    counts
        .iter()
        .find(|(_, count)| Some(*count) == highest)
        .map(|(text, _)| text.clone())
        .unwrap_or_default()
}
