//! The list that a ministry signs: which procedures are eligible for full online service, and which are not and why.
//!
//! | file | what lives there |
//! |---|---|
//! | `published_rows` | what one signed decision published |

mod published_rows;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::gate::{GateRule, gate};
use super::order;
use crate::catalogue::Snapshot;
use crate::catalogue::entry_soundness::superseded;
use crate::catalogue::model::{Decision, DecisionLog, DecisionState, Outcome};
use crate::rules::{Context, Fact, Verdict, assess};

pub(crate) use published_rows::{
    LaterEvent, NothingPublished, PublishedQuery, PublishedRow, PublishedRows, published,
};

/// What is known of a catalogue at a date. Rows are the procedures in the order of the snapshot.
#[derive(Clone, Copy)]
pub(crate) struct ListContext<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The date.
    pub as_of: Date,
    /// The current day.
    pub today: Date,
    /// Whether a row is in force on it.
    pub in_force: &'a (dyn Fn(usize) -> bool + Sync),
    /// Whether a decision on a row rests on evidence that changed since. Where a day of signing is given, it is asked as
    /// whoever publishes asks: overrides have to hold on that day.
    pub stale: &'a (dyn Fn(usize, &Decision, Option<Date>) -> bool + Sync),
    /// Why an approved or published decision on a row stands on no list to be signed all the same: its log holds what no step
    /// writes, or a fresh reading at the own day finds the gate closed. The day of signing counts as above.
    pub objection: &'a ObjectionCheck<'a>,
    /// That the log of a row lost something of the last commit: then nothing is known of what was decided.
    pub lost: &'a (dyn Fn(usize) -> Option<Fact> + Sync),
    /// The list is that of a day that is past: what was not published by then does not stand on it.
    pub past: bool,
}

/// Says of a decision on a row why it stands on no list; where a day of signing is given, as whoever publishes asks.
pub(crate) type ObjectionCheck<'a> =
    dyn Fn(usize, &Decision, Option<Date>) -> Option<Objection> + Sync + 'a;

/// Why a decision stands on no list to be signed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Objection {
    pub why: ExclusionReason,
    /// What explains it.
    pub facts: Vec<Fact>,
}

/// A procedure on the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EligibleRow<'a> {
    pub row: usize,
    /// The decision that puts it there, approved or published.
    pub decision: &'a Decision,
    /// What is proposed beside it.
    pub beside: Option<&'a Decision>,
    /// What was approved otherwise and nobody took back, while it is not published itself.
    pub passed_over: Option<&'a Decision>,
}

/// Why a procedure in force is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ExclusionReason {
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
    /// Sent back to who recommended it.
    SentBack,
    /// Its log holds what no step of the program writes.
    Unsound,
    /// A fresh reading at the own day finds the gate closed.
    GateClosed,
    /// Decided elsewhere: on a list only where its number is asked for.
    Imported,
    /// Approved, and not published by the day of the list, which is past.
    Unpublished,
}

impl ExclusionReason {
    /// All of them, in the order in which they are told.
    pub(crate) const ALL: [ExclusionReason; 10] = [
        ExclusionReason::Undecided,
        ExclusionReason::WaitsForApproval,
        ExclusionReason::Stale,
        ExclusionReason::OtherOutcome,
        ExclusionReason::Unreadable,
        ExclusionReason::SentBack,
        ExclusionReason::Unsound,
        ExclusionReason::GateClosed,
        ExclusionReason::Imported,
        ExclusionReason::Unpublished,
    ];

    /// The word that outputs use.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            ExclusionReason::Undecided => "undecided",
            ExclusionReason::WaitsForApproval => "waits_for_approval",
            ExclusionReason::Stale => "stale",
            ExclusionReason::OtherOutcome => "other_outcome",
            ExclusionReason::Unreadable => "unreadable",
            ExclusionReason::SentBack => "sent_back",
            ExclusionReason::Unsound => "unsound",
            ExclusionReason::GateClosed => "gate_closed",
            ExclusionReason::Imported => "imported",
            ExclusionReason::Unpublished => "unpublished",
        }
    }
}

/// A procedure in force that is not on the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExcludedRow<'a> {
    pub row: usize,
    pub why: ExclusionReason,
    /// The decision that it is about, where there is one.
    pub decision: Option<&'a Decision>,
    /// Blocking rules that stand in the way while nobody decided.
    pub blocked: Vec<GateRule>,
    /// What else explains it.
    pub facts: Vec<Fact>,
}

/// How many procedures are not among the rows that are listed, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListOmissions {
    /// On the list of those that are eligible.
    pub eligible: usize,
    /// Not on it, in the order of [`ExclusionReason::ALL`].
    pub not_eligible: [usize; ExclusionReason::ALL.len()],
    /// Not in force on the date.
    pub not_in_force: usize,
    /// Published by the signed decision that was asked for, and withdrawn since.
    pub withdrawn: usize,
    /// Published by it, and in the catalogue no more.
    pub unknown: usize,
}

/// A procedure in force that is not on the list, before it is explained.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExcludedCandidate<'a> {
    pub row: usize,
    pub why: ExclusionReason,
    /// The decision that it is about.
    pub decision: Option<&'a Decision>,
    /// What explains it.
    pub facts: Vec<Fact>,
}

impl ExcludedCandidate<'_> {
    /// Whether somebody may look for it on the list: it was approved or published as eligible.
    pub(crate) fn is_missed(&self) -> bool {
        let is_more = |decision: &Decision| decision.state != DecisionState::Recommended;
        match self.why {
            // What was approved, and something else is proposed by now.
            _ if self.facts.iter().any(|fact| fact.id == DISPLACED) => true,
            ExclusionReason::Stale | ExclusionReason::GateClosed => {
                self.decision.is_some_and(is_more)
            }
            // Of a log that lost entries, or cannot be read, nobody knows what stood in it.
            ExclusionReason::Unsound => self.decision.is_none_or(is_more),
            ExclusionReason::Unreadable => true,
            _ => false,
        }
    }
}

/// That what was approved as eligible was displaced by another recommendation.
const DISPLACED: &str = "list-displaced";

/// Every procedure on the side on which it stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct EligibilitySplit<'a> {
    /// Those on the list, in no order yet.
    pub eligible: Vec<EligibleRow<'a>>,
    /// The others that are in force.
    pub others: Vec<ExcludedCandidate<'a>>,
    /// How many are not in force on the date.
    pub not_in_force: usize,
    /// Those of them that the last signed list of their issuer has, by row: whoever signs the next one is to know that they are
    /// gone.
    pub ended: Vec<(usize, Fact)>,
}

impl EligibilitySplit<'_> {
    /// How many stand on either side.
    pub(crate) fn count(&self) -> ListOmissions {
        let not_eligible = ExclusionReason::ALL.map(|why| {
            let of_this = self.others.iter().filter(|off| off.why == why);
            of_this.count()
        });
        ListOmissions {
            eligible: self.eligible.len(),
            not_eligible,
            not_in_force: self.not_in_force,
            ..ListOmissions::default()
        }
    }
}

/// Divides rows into those that are on the list and the others. On the list: the published decision is `eligible_full`, or
/// what is approved beside it; its evidence did not change, its log is sound, a fresh reading finds the gate open, and the
/// procedure is in force on the date. What is proposed beside a published decision takes nothing off the list. Where a code
/// stands in two files the first counts.
pub(crate) fn divide<'a>(
    known: &ListContext<'a>,
    rows: impl IntoIterator<Item = usize>,
) -> EligibilitySplit<'a> {
    let mut sides = EligibilitySplit::default();
    let procedures = known.snapshot.procedures();
    let mut asked = Vec::new();
    let mut gone = Vec::new();
    for row in rows {
        let Some(procedure) = procedures.get(row) else {
            continue;
        };
        let code = procedure.code.as_str();
        if known.snapshot.position(code) != Some(row) {
            continue;
        }
        if (known.in_force)(row) {
            asked.push((row, code));
        } else {
            sides.not_in_force += 1;
            gone.push((row, code));
        }
    }
    sides.ended = ended(known, &gone);
    let divided: Vec<Result<EligibleRow<'a>, ExcludedCandidate<'a>>> = asked
        .par_iter()
        .map(|(row, code)| side(known, *row, code))
        .collect();
    for one in divided {
        match one {
            Ok(on) => sides.eligible.push(on),
            Err(off) => sides.others.push(off),
        }
    }
    sides
}

/// Those of some procedures that are not in force which were approved as eligible, or published so by a signed decision, where
/// their issuer signed nothing since they ended.
fn ended(known: &ListContext<'_>, rows: &[(usize, &str)]) -> Vec<(usize, Fact)> {
    let signed = |log: &DecisionLog| {
        let decision = log.published()?;
        let eligible = decision.outcome == Outcome::EligibleFull && !decision.is_imported();
        Some(decision.published.as_ref().filter(|_| eligible)?.signed)
    };
    // What was approved waits for the next list.
    let is_approved = |code: &str| {
        let log = known.snapshot.decisions(code);
        let newest = log.and_then(|log| log.value.proposal());
        newest.is_some_and(|of| {
            of.state == DecisionState::Approved && of.outcome == Outcome::EligibleFull
        })
    };
    let on_a_list = |code: &str| {
        let log = known.snapshot.decisions(code);
        log.is_some_and(|log| signed(&log.value).is_some()) || is_approved(code)
    };
    let rows: Vec<usize> = rows
        .iter()
        .filter(|(_, code)| on_a_list(code))
        .map(|(row, _)| *row)
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    // The day on which each issuer last signed a list.
    let mut last: HashMap<Option<String>, Date> = HashMap::new();
    for log in known.snapshot.logs() {
        let of = known.snapshot.procedure(&log.value.code);
        if let (Some(of), Some(day)) = (of, signed(&log.value)) {
            let last = last.entry(of.read().issuer.clone()).or_insert(day);
            *last = day.max(*last);
        }
    }
    let told = rows.into_iter().filter_map(|row| {
        let procedure = known.snapshot.procedures().get(row)?.read();
        let to = procedure.in_force_to().filter(|to| *to < known.as_of)?;
        // A later list left it out; the last one may name what had ended already.
        let own = known.snapshot.decisions(&procedure.code);
        let own = own.and_then(|log| signed(&log.value));
        let is_later = |last: &Date| to < *last && own.is_none_or(|own| own < *last);
        let is_later = last.get(&procedure.issuer).is_some_and(is_later);
        if is_later && !is_approved(&procedure.code) {
            return None;
        }
        let life = procedure.lifecycle.as_ref();
        let heirs = life.map_or_else(String::new, |life| life.replaced_by.join(", "));
        let fact = match heirs.is_empty() {
            true => Fact::new("list-ended"),
            false => Fact::new("list-ended-heirs").with("codes", heirs),
        };
        Some((row, fact.with("date", to)))
    });
    told.collect()
}

fn side<'a>(
    known: &ListContext<'a>,
    row: usize,
    code: &str,
) -> Result<EligibleRow<'a>, ExcludedCandidate<'a>> {
    let off = |why: ExclusionReason, decision: Option<&'a Decision>, facts: Vec<Fact>| {
        ExcludedCandidate {
            row,
            why,
            decision,
            facts,
        }
    };
    let log = known.snapshot.decisions(code).map(|log| &log.value);
    if let Some(fact) = (known.lost)(row) {
        return Err(off(ExclusionReason::Unsound, None, vec![fact]));
    }
    // What cannot be read may take back what can.
    if let Some(file) = known.snapshot.unreadable_decisions(code) {
        let path = file.path.display().to_string();
        let fact = Fact::new("fact-decision-unreadable").with("path", path);
        return Err(off(ExclusionReason::Unreadable, None, vec![fact]));
    }
    let Some(log) = log else {
        return Err(off(ExclusionReason::Undecided, None, Vec::new()));
    };
    let (published, proposal) = (log.published(), log.proposal());
    let beside = proposal.filter(|of| published.is_none_or(|published| published.id != of.id));
    if let Some(by) = published.and_then(|_| superseded(log)).map(|(_, by)| by) {
        let fact = Fact::new("unsound-superseded").with("outcome", by.outcome.as_str());
        let facts = vec![fact.with("state", by.state.as_str()).with("date", by.as_of)];
        return Err(off(ExclusionReason::Unsound, published, facts));
    }
    let mut kept_off = None;
    for decision in published.into_iter().chain(beside) {
        match why_not(known, row, decision) {
            None => {
                return Ok(EligibleRow {
                    row,
                    decision,
                    beside: beside.filter(|beside| beside.id != decision.id),
                    passed_over: Some(decision)
                        .filter(|of| of.state == DecisionState::Approved)
                        .and_then(|of| log.passed_over(of)),
                });
            }
            // What keeps a published eligible decision off is missed; else what was said last explains it best.
            Some(objection) => {
                let missed = published.is_some_and(|of| of.outcome == Outcome::EligibleFull);
                if !missed || kept_off.is_none() {
                    kept_off = Some((decision, objection));
                }
            }
        }
    }
    let published = published.filter(|of| of.outcome == Outcome::EligibleFull);
    let beside = beside.filter(|_| published.is_some());
    let displaced = log.displaced().map(|approved| {
        let fact = Fact::new(DISPLACED).with("by", approved.by.name.as_str());
        fact.with("date", approved.as_of)
    });
    Err(match kept_off {
        Some((decision, mut objection)) => {
            objection.facts.extend(beside.map(proposed_beside));
            objection.facts.extend(displaced);
            off(objection.why, Some(decision), objection.facts)
        }
        None => match log.sent_back() {
            Some(back) => off(
                ExclusionReason::SentBack,
                Some(back),
                displaced.into_iter().collect(),
            ),
            None => off(ExclusionReason::Undecided, None, Vec::new()),
        },
    })
}

fn why_not(known: &ListContext<'_>, row: usize, decision: &Decision) -> Option<Objection> {
    let bare = |why| {
        let facts = Vec::new();
        Some(Objection { why, facts })
    };
    if decision.outcome != Outcome::EligibleFull {
        return bare(ExclusionReason::OtherOutcome);
    }
    if decision.is_imported() {
        return bare(ExclusionReason::Imported);
    }
    if (known.stale)(row, decision, None) {
        return bare(ExclusionReason::Stale);
    }
    if decision.state == DecisionState::Recommended {
        return bare(ExclusionReason::WaitsForApproval);
    }
    if known.past && decision.state == DecisionState::Approved {
        return bare(ExclusionReason::Unpublished);
    }
    (known.objection)(row, decision, None)
}

/// Those that are on the list, in the order in which they are printed.
pub(crate) fn eligible<'a>(
    known: &ListContext<'a>,
    sides: &EligibilitySplit<'a>,
) -> Vec<EligibleRow<'a>> {
    in_order(known, sides.eligible.clone(), |on| on.row)
}

/// Those that are not, each with its reasons, in the same order.
pub(crate) fn not_eligible<'a>(
    known: &ListContext<'a>,
    sides: &EligibilitySplit<'a>,
) -> Vec<ExcludedRow<'a>> {
    let context = &Context::of_all(known.snapshot, known.as_of, known.today);
    let explained: Vec<ExcludedRow<'_>> = sides
        .others
        .par_iter()
        .filter_map(|off| explain(known, context, off))
        .collect();
    in_order(known, explained, |off| off.row)
}

/// Items by agency, field, name and code of their rows, as published lists are.
fn in_order<T>(known: &ListContext<'_>, items: Vec<T>, row: impl Fn(&T) -> usize) -> Vec<T> {
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
    known: &ListContext<'_>,
    context: &Context<'_>,
    off: &ExcludedCandidate<'a>,
) -> Option<ExcludedRow<'a>> {
    let (row, why, decision) = (off.row, off.why, off.decision);
    let procedure = known.snapshot.procedures().get(row)?.read();
    let assessment = assess(context, &procedure);
    let mut blocked = Vec::new();
    let mut facts = off.facts.clone();
    if matches!(why, ExclusionReason::Undecided | ExclusionReason::SentBack) {
        let answer = gate(context, &procedure, &assessment, &[], known.as_of);
        blocked.extend(answer.closed_by().cloned());
        if blocked.is_empty() {
            facts.push(Fact::new("list-nothing-blocks"));
        }
        match decision {
            Some(back) => facts.push(sent_back(back)),
            None => facts.extend(withdrawal(known.snapshot, &procedure.code)),
        }
    }
    if let Some(decision) = decision.filter(|_| why == ExclusionReason::WaitsForApproval) {
        let fact = Fact::new("list-recommended").with("by", decision.by.name.as_str());
        facts.push(fact.with("date", decision.as_of));
    }
    let staleness = assessment.finding("decision-stale");
    let staleness = staleness.filter(|f| matches!(f.verdict, Verdict::Flag | Verdict::CannotTell));
    if let Some(finding) = staleness {
        // Which decision it is about is told beside it.
        let changes = finding.evidence.iter().chain(&finding.missing);
        let named = ["fact-decision", "fact-decision-published"];
        facts.extend(changes.filter(|fact| !named.contains(&fact.id)).cloned());
    }
    Some(ExcludedRow {
        row,
        why,
        decision,
        blocked,
        facts,
    })
}

/// What is proposed beside a published decision that is off the list.
fn proposed_beside(beside: &Decision) -> Fact {
    let fact = Fact::new("list-beside").with("outcome", beside.outcome.as_str());
    let fact = fact.with("state", beside.state.as_str());
    fact.with("date", beside.as_of)
}

/// That what was recommended was sent back, and why.
fn sent_back(back: &Decision) -> Fact {
    let reason = back.reason.as_deref().unwrap_or("–");
    let fact = Fact::new("list-sent-back").with("by", back.by.name.as_str());
    fact.with("date", back.as_of).with("reason", reason)
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
