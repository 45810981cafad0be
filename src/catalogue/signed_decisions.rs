//! What the logs of several procedures say of one signed decision: it has one day and one signer, and each row of its annex is
//! one procedure's. Numbers begin anew every year, and at every issuer.

use std::collections::HashMap;

use jiff::Timestamp;

use super::instruments::province_name;
use super::model::{Agency, AgencyKind, Decision, DecisionState, Outcome, PublishedBy};
use super::snapshot::{Snapshot, instrument_key};
use crate::catalogue::entry_soundness::EntryFault;
use crate::text::docnum::{self, DocNumber};
use crate::text::{latin_capitals, look_alike, syllables, unaccented};

/// The ministry whose abbreviation stands in the number of a signed decision: of `10/QĐ-BTP` Bộ Tư pháp. Ministries are
/// abbreviated by the first letters of their names, without "và".
pub(crate) fn ministry_of_number<'a>(snapshot: &'a Snapshot, number: &str) -> Option<&'a Agency> {
    let code = docnum::parse(number)?.code?;
    let (_, issuer) = code.rsplit_once('-')?;
    let issuer = unaccented(issuer);
    let agencies = snapshot.agencies().iter();
    let mut ministries = agencies.filter(|agency| agency.kind == AgencyKind::Ministry);
    ministries.find(|agency| abbreviation(&agency.name) == issuer)
}

/// Whether a number is that of something that decides nothing: a submission, a report, a letter, a draft, a schedule.
pub(crate) fn decides_nothing(number: &str) -> bool {
    const NO_ACTS: [&str; 6] = ["ttr", "bc", "cv", "pt", "dt", "gm"];
    let kind = kind_of(number);
    is_of_a_schedule(number) || kind.is_some_and(|kind| NO_ACTS.contains(&kind.as_str()))
}

/// Whether a number is that of a schedule (*kế hoạch*), which approves nothing.
pub(crate) fn is_of_a_schedule(number: &str) -> bool {
    kind_of(number).is_some_and(|kind| kind == "kh")
}

/// The letters of a number that say what it is the number of.
fn kind_of(number: &str) -> Option<String> {
    let code = docnum::parse(number)?.code?;
    code.split('-').next().map(unaccented)
}

/// Whether a number is one of a People's Committee.
pub(crate) fn is_of_a_committee(number: &str) -> bool {
    let code = docnum::parse(number).and_then(|number| number.code);
    code.is_some_and(|code| {
        code.rsplit_once('-')
            .is_some_and(|(_, issuer)| unaccented(issuer) == "ubnd")
    })
}

/// Of the number of a decision on a procedure: who signs by such numbers, and who issued the procedure, by their names, where
/// these are two. Lists are published by whoever is responsible for what stands on them.
pub(crate) fn other_agency<'a>(
    snapshot: &'a Snapshot,
    issuer: &str,
    number: &str,
) -> Option<(&'a str, &'a str)> {
    let issuer = snapshot.agency(issuer)?;
    if issuer.kind == AgencyKind::Ministry && is_of_a_committee(number) {
        return Some(("Ủy ban nhân dân", &issuer.name));
    }
    let named = ministry_of_number(snapshot, number)?;
    (named.id != issuer.id).then_some((&named.name, &issuer.name))
}

/// The first letters of a name, as [`unaccented`] writes them.
fn abbreviation(name: &str) -> String {
    let name = unaccented(name);
    let words = syllables(&name).map(|(_, word)| word);
    let words = words.filter(|word| *word != "va");
    words.filter_map(|word| word.chars().next()).collect()
}

/// A number in a year, where numbers start anew in every province that of the province.
type SignedNumber = (String, i16, Option<String>);

/// What is published by numbers of signed decisions and not withdrawn.
pub(crate) struct SignedDecisions<'a> {
    snapshot: &'a Snapshot,
    rows: HashMap<SignedNumber, Vec<SignedDecision<'a>>>,
    /// How many rows were ever published for each outcome, withdrawn or not; none where some were imported, so that not all
    /// of them need be known.
    numbered: HashMap<(SignedNumber, Outcome), Option<u32>>,
}

struct SignedDecision<'a> {
    code: &'a str,
    outcome: Outcome,
    publication: &'a PublishedBy,
    imported: bool,
    recorded: Timestamp,
}

impl<'a> SignedDecisions<'a> {
    /// Those of a catalogue.
    pub(crate) fn of(snapshot: &'a Snapshot) -> SignedDecisions<'a> {
        let mut rows: HashMap<SignedNumber, Vec<SignedDecision<'_>>> = HashMap::new();
        let mut numbered: HashMap<(SignedNumber, Outcome), Option<u32>> = HashMap::new();
        for log in snapshot.logs() {
            let code = log.value.code.as_str();
            let withdrawn = log.value.withdrawn();
            for entry in &log.value.decisions {
                let Some(publication) = published(entry) else {
                    continue;
                };
                let key = key(snapshot, publication, code);
                let rows_of = numbered
                    .entry((key.clone(), entry.outcome))
                    .or_insert(Some(0));
                *rows_of = match (&rows_of, entry.is_imported()) {
                    (Some(rows), false) => Some(rows.saturating_add(1)),
                    _ => None,
                };
                if withdrawn.contains(&entry.id.as_str()) {
                    continue;
                }
                rows.entry(key).or_default().push(SignedDecision {
                    code,
                    outcome: entry.outcome,
                    publication,
                    imported: entry.is_imported(),
                    recorded: entry.recorded,
                });
            }
        }
        SignedDecisions {
            snapshot,
            rows,
            numbered,
        }
    }

    /// How many rows an entry's list has in the annex of its signed decision, where its own stands beyond them: rows between
    /// are nobody's.
    pub(crate) fn beyond(&self, code: &str, entry: &Decision) -> Option<u32> {
        let publication = published(entry)?;
        let at = publication.annex_row?;
        let key = key(self.snapshot, publication, code);
        let rows = *self.numbered.get(&(key, entry.outcome))?;
        rows.filter(|rows| *rows < at)
    }

    /// Another spelling of an entry's number, with the procedure that has it first.
    pub(crate) fn spelled(&self, code: &str, entry: &Decision) -> Option<(&str, &str)> {
        // Tables of others spell as they like, but for letters that only look right.
        let is_told = |by: &&PublishedBy| {
            let capitals = by.number.trim().to_uppercase();
            !entry.is_imported() || latin_capitals(&by.number).trim() != capitals
        };
        let publication = published(entry).filter(is_told)?;
        let rows = self.rows.get(&key(self.snapshot, publication, code))?;
        let first = rows.iter().min_by_key(|row| row.recorded)?;
        let differs = first.publication.number != publication.number && first.code != code;
        differs.then_some((first.code, first.publication.number.as_str()))
    }

    /// What an entry of a procedure's log says of its signed decision that the log of another denies.
    pub(crate) fn faults(&self, code: &str, entry: &Decision) -> Vec<EntryFault> {
        let Some(publication) = published(entry) else {
            return Vec::new();
        };
        let rows = self.rows.get(&key(self.snapshot, publication, code));
        let others = || rows.into_iter().flatten().filter(|row| row.code != code);
        let mut faults = Vec::new();
        let other_day = others().find(|row| row.publication.signed != publication.signed);
        if let Some(other) = other_day {
            let day = other.publication.signed;
            faults.push(EntryFault::OtherDay(other.code.to_owned(), day));
        }
        let imported = entry.is_imported();
        let other_signer = others().find_map(|row| {
            // Of tables that others made it is told when they are brought in.
            let both_imported = imported && row.imported;
            let other = row.publication.signer.as_deref()?;
            let signer = publication.signer.as_deref()?;
            let differs = !both_imported && !is_same_signer(signer, other);
            differs.then(|| EntryFault::OtherSigner(row.code.to_owned(), other.to_owned()))
        });
        faults.extend(other_signer);
        if let Some(at) = publication.annex_row {
            let same = others().find(|row| {
                row.outcome == entry.outcome
                    && row.publication.signed == publication.signed
                    && row.publication.annex_row == Some(at)
            });
            faults.extend(same.map(|other| EntryFault::RowTwice(at, other.code.to_owned())));
        }
        faults
    }
}

/// Whether two names of signers are one, as far as case, spaces and letters that look alike do not matter.
pub(crate) fn is_same_signer(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let name = look_alike(name);
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    words(one) == words(other)
}

fn published(entry: &Decision) -> Option<&PublishedBy> {
    let publication = entry.published.as_ref();
    publication.filter(|_| entry.state == DecisionState::Published)
}

fn key(snapshot: &Snapshot, publication: &PublishedBy, code: &str) -> SignedNumber {
    let number = number_key(&publication.number);
    let province = province(snapshot, &publication.number, code);
    (number, publication.signed.year(), province)
}

/// What the spellings of a signed decision's number have in common: nobody signs two that differ in case or blanks alone, or
/// in the script of letters that look alike.
pub(crate) fn number_key(number: &str) -> String {
    instrument_key(latin_capitals(number).trim())
}

/// The province whose decision a number is, where such numbers start anew in every province: that of the agency that issued
/// the procedure. None where the number is nobody else's, or the agency is of no province.
pub(crate) fn province(snapshot: &Snapshot, number: &str, code: &str) -> Option<String> {
    let spelled = docnum::parse(number.trim());
    let spelled = spelled.or_else(|| docnum::parse(latin_capitals(number).trim()));
    spelled.filter(DocNumber::is_local)?;
    let issuer = snapshot.procedure(code)?.read().issuer.clone()?;
    let agency = snapshot.agency(&issuer);
    province_name(agency.map_or(&issuer, |agency| &agency.name))
}

#[cfg(test)]
mod tests {
    use super::number_key;

    #[test]
    fn letters_of_other_scripts_make_no_second_number() {
        let number = number_key("1234/QĐ-BCA");
        for same in [
            "1234/QĐ-ВСА",
            "1234/qđ-bca",
            "１２３４/QĐ－BCA",
            "1234/QÐ-BCΑ",
            "1234/Q\u{200b}Đ-BCA",
        ] {
            assert_eq!(number_key(same), number, "{same}");
        }
        for other in ["1234/QĐ-BCT", "1235/QĐ-BCA", "1234/QD-BCA2"] {
            assert_ne!(number_key(other), number, "{other}");
        }
    }
}
