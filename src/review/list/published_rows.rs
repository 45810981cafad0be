//! What one signed decision published, whatever happened since.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{ExclusionReason, ListContext, ListOmissions, Objection, in_order};
use crate::catalogue::model::{Decision, DecisionState, Outcome, PublishedBy};
use crate::catalogue::signed_decisions;
use crate::rules::Fact;

/// The rows that one signed decision published.
#[derive(Clone, Debug)]
pub(crate) struct PublishedRows<'a> {
    /// Number, day of signing, signer.
    pub publication: &'a PublishedBy,
    /// The rows in the order of its annex; those without a number in it last, in the Vietnamese order.
    pub rows: Vec<PublishedRow<'a>>,
    /// What it published and is not among them.
    pub left_out: ListOmissions,
    /// What is not among them although nobody took it back: the row, and why.
    pub missed: Vec<(usize, Objection)>,
}

/// One of these rows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PublishedRow<'a> {
    /// The procedure's row in the snapshot.
    pub row: usize,
    /// The entry that published it.
    pub decision: &'a Decision,
    /// Row in the annex, from 1.
    pub annex_row: Option<u32>,
    /// What happened since.
    pub since: Vec<LaterEvent<'a>>,
}

/// What happened to a row after it was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum LaterEvent<'a> {
    /// Its evidence changed.
    Stale,
    /// Another decision is in force.
    Decided(&'a Decision),
    /// The procedure is not in force on the as-of date.
    NotInForce,
    /// It was decided elsewhere.
    Imported,
    /// A fresh reading at the own day finds the gate closed.
    GateClosed,
}

/// Why there are no such rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NothingPublished {
    /// No entry bears that number.
    Unknown,
    /// Signed decisions of that number were signed on these days: the day has to be named.
    SeveralDays(Vec<Date>),
    /// Decisions of that number are of these provinces: the agency has to be named.
    SeveralProvinces(Vec<String>),
    /// All that it published was withdrawn, is in the catalogue no more, or has another outcome.
    Nothing(Box<ListOmissions>),
}

/// An entry that was published, with what it is about.
struct PublishedEntry<'a> {
    code: &'a str,
    decision: &'a Decision,
    publication: &'a PublishedBy,
    withdrawn: bool,
}

/// Which rows of a signed decision are asked for.
pub(crate) struct PublishedQuery<'a> {
    pub number: &'a str,
    /// Its day of signing: numbers start anew each year, and where several days are known, one must be named.
    pub signed: Option<Date>,
    /// The outcomes.
    pub wanted: &'a dyn Fn(Outcome) -> bool,
    /// The rows that may be among them.
    pub allowed: &'a dyn Fn(usize) -> bool,
    /// Only what could be signed today: not what turned stale since, or for which the gate is closed by now.
    pub fresh: bool,
}

/// The rows that a signed decision published, as far as they are not withdrawn. What stands in a log that no step of the
/// program writes is none of them.
///
/// # Errors
/// There are none; or it is not clear which are meant.
pub(crate) fn published<'a>(
    known: &ListContext<'a>,
    of: &PublishedQuery<'_>,
) -> Result<PublishedRows<'a>, NothingPublished> {
    let mut entries = entries(known, of.number, of.signed);
    // What is of a province that nobody asks for is another decision of that number.
    let province = |entry: &PublishedEntry<'_>| {
        signed_decisions::province(known.snapshot, of.number, entry.code)
    };
    let is_asked = |entry: &PublishedEntry<'_>| {
        let row = known.snapshot.position(entry.code);
        row.is_none_or(|row| (of.allowed)(row))
    };
    let asked = entries.iter().filter(|entry| is_asked(entry));
    let provinces: BTreeSet<String> = asked.filter_map(province).collect();
    if provinces.len() > 1 {
        let provinces = provinces.into_iter().collect();
        return Err(NothingPublished::SeveralProvinces(provinces));
    }
    entries.retain(|entry| province(entry).is_none_or(|of| provinces.contains(&of)));
    let days: BTreeSet<Date> = entries.iter().map(|e| e.publication.signed).collect();
    if days.len() > 1 {
        return Err(NothingPublished::SeveralDays(days.into_iter().collect()));
    }
    let Some(first) = entries.first() else {
        return Err(NothingPublished::Unknown);
    };
    let publication = entries
        .iter()
        .map(|entry| entry.publication)
        .find(|publication| publication.signer.is_some())
        .unwrap_or(first.publication);
    let mut left_out = ListOmissions::default();
    let mut rows = Vec::new();
    let mut missed = Vec::new();
    for entry in entries.iter().filter(|e| (of.wanted)(e.decision.outcome)) {
        match known.snapshot.position(entry.code) {
            Some(row) if !(of.allowed)(row) => {}
            _ if entry.withdrawn => left_out.withdrawn += 1,
            None => left_out.unknown += 1,
            Some(row) => {
                let (since, objection) = since(known, row, entry, of.fresh);
                match objection {
                    Some(objection) => {
                        left_out.not_eligible[objection.why as usize] += 1;
                        missed.push((row, objection));
                    }
                    None => rows.push(PublishedRow {
                        row,
                        decision: entry.decision,
                        annex_row: entry.publication.annex_row,
                        since,
                    }),
                }
            }
        }
    }
    if rows.is_empty() {
        return Err(NothingPublished::Nothing(Box::new(left_out)));
    }
    let mut rows = in_order(known, rows, |published| published.row);
    // Rows count from 1 for each outcome.
    rows.sort_by_key(|at| (at.decision.outcome, at.annex_row.unwrap_or(u32::MAX)));
    Ok(PublishedRows {
        publication,
        rows,
        left_out,
        missed,
    })
}

fn entries<'a>(
    known: &ListContext<'a>,
    number: &str,
    signed: Option<Date>,
) -> Vec<PublishedEntry<'a>> {
    let key = signed_decisions::number_key(number);
    let mut entries = Vec::new();
    for log in known.snapshot.logs() {
        let log = &log.value;
        let withdrawn = log.withdrawn();
        // A procedure that was published by it once more stands in its annex once, as it was published last.
        let mut seen: Vec<(Date, Outcome)> = Vec::new();
        for decision in log.decisions.iter().rev() {
            let published = decision.published.as_ref();
            let Some(publication) = published.filter(|of| {
                decision.state == DecisionState::Published
                    && signed_decisions::number_key(&of.number) == key
                    && signed.is_none_or(|signed| signed == of.signed)
            }) else {
                continue;
            };
            let withdrawn = withdrawn.contains(&decision.id.as_str());
            let of = (publication.signed, decision.outcome);
            if !withdrawn && seen.contains(&of) {
                continue;
            }
            if !withdrawn {
                seen.push(of);
            }
            entries.push(PublishedEntry {
                code: &log.code,
                decision,
                publication,
                withdrawn,
            });
        }
    }
    entries
}

/// What happened to a row since it was published, or why it is none of the rows.
fn since<'a>(
    known: &ListContext<'a>,
    row: usize,
    entry: &PublishedEntry<'a>,
    fresh: bool,
) -> (Vec<LaterEvent<'a>>, Option<Objection>) {
    let decision = entry.decision;
    let log = known.snapshot.decisions(entry.code);
    let mut since = Vec::new();
    let full = decision.outcome == Outcome::EligibleFull;
    let of = |why, facts| (Vec::new(), Some(Objection { why, facts }));
    if let Some(fact) = (known.lost)(row) {
        return of(ExclusionReason::Unsound, vec![fact]);
    }
    if let Some(file) = known.snapshot.unreadable_decisions(entry.code) {
        let path = file.path.display().to_string();
        let fact = Fact::new("fact-decision-unreadable").with("path", path);
        return of(ExclusionReason::Unreadable, vec![fact]);
    }
    let imported = decision.is_imported();
    if imported {
        since.push(LaterEvent::Imported);
    }
    if fresh && !imported {
        // As whoever published asked: on the day of signing an override still held.
        let signed = Some(entry.publication.signed);
        if let Some(objection) = (known.objection)(row, decision, signed) {
            return (Vec::new(), Some(objection));
        }
        if (known.stale)(row, decision, signed) {
            return of(ExclusionReason::Stale, Vec::new());
        }
    }
    match (known.objection)(row, decision, None) {
        Some(objection) if objection.why == ExclusionReason::Unsound => {
            return (Vec::new(), Some(objection));
        }
        Some(_) if full && !imported => since.push(LaterEvent::GateClosed),
        _ => {}
    }
    if (known.stale)(row, decision, None) {
        since.push(LaterEvent::Stale);
    }
    match log.and_then(|log| log.value.proposal()) {
        Some(now) if now.id != decision.id => since.push(LaterEvent::Decided(now)),
        _ => {}
    }
    if !(known.in_force)(row) {
        since.push(LaterEvent::NotInForce);
    }
    (since, None)
}
