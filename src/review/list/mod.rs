//! The list that a ministry signs: which procedures are eligible for full online service, and which are not and why.
//!
//! | file | what lives there |
//! |---|---|
//! | `published` | what one signed decision published |

mod published;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use rayon::prelude::*;

use super::gate::{GateRule, gate};
use super::order;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, DecisionState, Outcome};
use crate::rules::{Context, Fact, Verdict, assess};

pub use published::{NotPublished, Published, PublishedRow, Since, published};

/// What is known of a catalogue at a date. Rows are the procedures in the order of the snapshot.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The date.
    pub as_of: Date,
    /// The current day.
    pub today: Date,
    /// Whether a row is in force on it.
    pub in_force: &'a (dyn Fn(usize) -> bool + Sync),
    /// Whether the decision in force on a row rests on evidence that changed since.
    pub stale: &'a (dyn Fn(usize) -> bool + Sync),
}

/// A procedure on the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eligible<'a> {
    /// Its row.
    pub row: usize,
    /// The decision in force, approved or published.
    pub decision: &'a Decision,
}

/// Why a procedure in force is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nobody decided yet, or what was decided was withdrawn.
    Undecided,
    /// Recommended, and waits for approval by somebody else.
    WaitsForApproval,
    /// Decided on evidence that changed since: it has to be confirmed anew.
    Stale,
    /// Another outcome.
    OtherOutcome,
    /// Its decisions cannot be read.
    Unreadable,
}

impl Why {
    /// All of them, in the order in which they are told.
    pub const ALL: [Why; 5] = [
        Why::Undecided,
        Why::WaitsForApproval,
        Why::Stale,
        Why::OtherOutcome,
        Why::Unreadable,
    ];

    /// The word that outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Why::Undecided => "undecided",
            Why::WaitsForApproval => "waits_for_approval",
            Why::Stale => "stale",
            Why::OtherOutcome => "other_outcome",
            Why::Unreadable => "unreadable",
        }
    }
}

/// A procedure in force that is not on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct NotEligible<'a> {
    /// Its row.
    pub row: usize,
    /// Why.
    pub why: Why,
    /// The decision in force, where there is one.
    pub decision: Option<&'a Decision>,
    /// Blocking rules that stand in the way while nobody decided.
    pub blocked: Vec<GateRule>,
    /// What else explains it.
    pub facts: Vec<Fact>,
}

/// How many procedures are not among the rows that are listed, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// On the list of those that are eligible.
    pub eligible: usize,
    /// Not on it, in the order of [`Why::ALL`].
    pub not_eligible: [usize; Why::ALL.len()],
    /// Not in force on the date.
    pub not_in_force: usize,
    /// Published by the signed decision that was asked for, and withdrawn since.
    pub withdrawn: usize,
    /// Published by it, and in the catalogue no more.
    pub unknown: usize,
}

/// Every procedure on the side on which it stands.
#[derive(Clone, Debug, Default)]
pub struct Sides<'a> {
    /// Those on the list, in no order yet.
    pub eligible: Vec<Eligible<'a>>,
    /// The others that are in force: row, why, and the decision in force.
    pub others: Vec<(usize, Why, Option<&'a Decision>)>,
    /// How many are not in force on the date.
    pub not_in_force: usize,
}

impl Sides<'_> {
    /// How many stand on either side.
    #[must_use]
    pub fn count(&self) -> LeftOut {
        let not_eligible = Why::ALL.map(|why| {
            let of_this = self.others.iter().filter(|(_, of, _)| *of == why);
            of_this.count()
        });
        LeftOut {
            eligible: self.eligible.len(),
            not_eligible,
            not_in_force: self.not_in_force,
            ..LeftOut::default()
        }
    }
}

/// Divides rows into those that are on the list and the others. On the list: the decision in force is `eligible_full`,
/// approved or published, its evidence did not change, and the procedure is in force on the date. Where a code stands
/// in two files the first counts.
#[must_use]
pub fn divide<'a>(known: &Known<'a>, rows: impl IntoIterator<Item = usize>) -> Sides<'a> {
    let mut sides = Sides::default();
    let procedures = known.snapshot.procedures();
    for row in rows {
        let Some(procedure) = procedures.get(row) else {
            continue;
        };
        let code = procedure.code.as_str();
        if known.snapshot.position(code) != Some(row) {
            continue;
        }
        if !(known.in_force)(row) {
            sides.not_in_force += 1;
            continue;
        }
        let log = known.snapshot.decisions(code).map(|log| &log.value);
        let decision = log.and_then(|log| log.in_force());
        match decision {
            None => {
                // Nobody decided, or it cannot be read what was.
                let why = match known.snapshot.unreadable_decisions(code) {
                    Some(_) => Why::Unreadable,
                    None => Why::Undecided,
                };
                sides.others.push((row, why, None));
            }
            Some(decision) => match why_not(decision, || (known.stale)(row)) {
                None => sides.eligible.push(Eligible { row, decision }),
                Some(why) => sides.others.push((row, why, Some(decision))),
            },
        }
    }
    sides
}

fn why_not(decision: &Decision, stale: impl Fn() -> bool) -> Option<Why> {
    if decision.outcome != Outcome::EligibleFull {
        return Some(Why::OtherOutcome);
    }
    if stale() {
        return Some(Why::Stale);
    }
    (decision.state == DecisionState::Recommended).then_some(Why::WaitsForApproval)
}

/// Those that are on the list, in the order in which they are printed.
#[must_use]
pub fn eligible<'a>(known: &Known<'a>, sides: &Sides<'a>) -> Vec<Eligible<'a>> {
    in_order(known, sides.eligible.clone(), |on| on.row)
}

/// Those that are not, each with its reasons, in the same order.
#[must_use]
pub fn not_eligible<'a>(known: &Known<'a>, sides: &Sides<'a>) -> Vec<NotEligible<'a>> {
    let context = &Context::of_all(known.snapshot, known.as_of, known.today);
    let explained: Vec<NotEligible<'_>> = sides
        .others
        .par_iter()
        .filter_map(|(row, why, decision)| explain(known, context, *row, *why, *decision))
        .collect();
    in_order(known, explained, |off| off.row)
}

/// Items by agency, field, name and code of their rows, as published lists are.
fn in_order<T>(known: &Known<'_>, items: Vec<T>, row: impl Fn(&T) -> usize) -> Vec<T> {
    let procedures = known.snapshot.procedures();
    let code = |item: &T| {
        procedures
            .get(row(item))
            .map_or("", |file| &file.code)
            .to_owned()
    };
    let mut items: Vec<(String, T)> = items.into_iter().map(|item| (code(&item), item)).collect();
    order::sort(known.snapshot, &mut items, |(code, _)| code);
    items.into_iter().map(|(_, item)| item).collect()
}

fn explain<'a>(
    known: &Known<'_>,
    context: &Context<'_>,
    row: usize,
    why: Why,
    decision: Option<&'a Decision>,
) -> Option<NotEligible<'a>> {
    let procedure = known.snapshot.procedures().get(row)?.read();
    let assessment = assess(context, &procedure);
    let mut blocked = Vec::new();
    let mut facts = Vec::new();
    if why == Why::Undecided {
        let answer = gate(&procedure, &assessment, &[], known.as_of);
        blocked.extend(answer.closed_by().cloned());
        if blocked.is_empty() {
            facts.push(Fact::new("list-nothing-blocks"));
        }
        facts.extend(withdrawal(known.snapshot, &procedure.code));
    }
    if let Some(decision) = decision.filter(|_| why == Why::WaitsForApproval) {
        let fact = Fact::new("list-recommended").with("by", decision.by.name.as_str());
        facts.push(fact.with("date", decision.as_of));
    }
    let staleness = assessment.finding("decision-stale");
    let staleness = staleness.filter(|f| matches!(f.verdict, Verdict::Flag | Verdict::CannotTell));
    if let Some(finding) = staleness {
        // Which decision it is about is told beside it.
        let changes = finding.evidence.iter().chain(&finding.missing);
        facts.extend(changes.filter(|fact| fact.id != "fact-decision").cloned());
    }
    Some(NotEligible {
        row,
        why,
        decision,
        blocked,
        facts,
    })
}

/// That what was decided was taken back, and why.
fn withdrawal(snapshot: &Snapshot, code: &str) -> Option<Fact> {
    let log = &snapshot.decisions(code)?.value;
    let mut entries = log.decisions.iter();
    let last = entries.rfind(|entry| entry.state == DecisionState::Withdrawn)?;
    let reason = last.reason.as_deref().unwrap_or("–");
    let fact = Fact::new("list-withdrawn").with("by", last.by.name.as_str());
    Some(fact.with("date", last.as_of).with("reason", reason))
}
