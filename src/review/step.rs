//! The steps that a recommendation goes through: approval by somebody else, publication by a signed decision, or back to who
//! recommended it; withdrawal.
//! Each is one more entry of the log that says what it refers to; nothing before it changes.

use jiff::civil::Date;

use super::mark::{GateDays, Mark, Recorder, Refusal, evidence, named, refuse_at_gates, stated};
use super::{complete, people, soundness};
use crate::catalogue::entry_soundness::of_chain;
use crate::catalogue::model::{
    Decision, DecisionLog, DecisionState, Notes, Outcome, Procedure, PublishedBy,
};
use crate::catalogue::signed_decisions;
use crate::catalogue::{Located, Snapshot};
use crate::review::context::ReviewContext;
use crate::rules::{Fact, decision_stale};
use crate::text::{NewlineRule, clean};

/// One step of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Somebody else than who recommended agrees.
    Approve {
        /// What the approver adds.
        remark: Option<String>,
    },
    /// A signed, numbered decision publishes it.
    Publish(PublishedBy),
    /// It goes back to whoever recommended it.
    SendBack {
        /// Why.
        reason: String,
    },
    /// It is taken back, whatever its state.
    Withdraw {
        /// Why.
        reason: String,
    },
}

impl Step {
    /// The state that it leads to.
    pub fn state(&self) -> DecisionState {
        match self {
            Step::Approve { .. } => DecisionState::Approved,
            Step::Publish(_) => DecisionState::Published,
            Step::SendBack { .. } => DecisionState::SentBack,
            Step::Withdraw { .. } => DecisionState::Withdrawn,
        }
    }
}

/// An entry to append, and what whoever writes it has to know all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct StepEntry {
    /// The entry.
    pub decision: Decision,
    /// What is told beside it, as sentences of the string files.
    pub told: Vec<Fact>,
}

/// Turns a step into the entry to append to the log of a procedure.
///
/// # Errors
/// Every reason for which the proposal may not go there.
pub fn advance(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    step: &Step,
    recorder: &Recorder,
) -> Result<StepEntry, Refusal> {
    let log = bench.snapshot.decisions(&procedure.code);
    let log = log.map(|log| &log.value);
    let Some((log, standing)) = log.and_then(|log| Some((log, log.proposal()?))) else {
        return Err(Refusal {
            reasons: vec![Fact::new("refused-nothing-stands")],
        });
    };
    let mut reasons = Vec::new();
    let mut told = Vec::new();
    match step {
        Step::Approve { .. } => {
            refuse_other_state(
                standing,
                DecisionState::Recommended,
                "refused-approve-state",
                &mut reasons,
            );
            if standing.state == DecisionState::Recommended {
                let is_own = standing.by.has_address(&recorder.by.email);
                if !is_own && people::has_similar_address(&standing.by, &recorder.by) {
                    reasons.push(
                        Fact::new("refused-approve-similar")
                            .with("one", standing.by.email.as_str())
                            .with("other", recorder.by.email.as_str()),
                    );
                } else if people::is_same(bench.snapshot, &standing.by, &recorder.by) {
                    let by = standing.by.name.as_str();
                    reasons.push(Fact::new("refused-approve-own").with("by", by));
                } else if people::has_same_name(&standing.by, &recorder.by) {
                    told.push(
                        Fact::new("told-same-name")
                            .with("by", recorder.by.name.as_str())
                            .with("one", standing.by.email.as_str())
                            .with("other", recorder.by.email.as_str()),
                    );
                }
            }
            let days = (bench.days.own, bench.days.own);
            refuse_unsound(bench, procedure, (log, standing), days, &mut reasons);
        }
        Step::Publish(publication) => {
            refuse_other_state(
                standing,
                DecisionState::Approved,
                "refused-publish-state",
                &mut reasons,
            );
            if standing.outcome == Outcome::NeedData {
                reasons.push(Fact::new("refused-publish-outcome"));
            }
            if !is_approved_by_another(bench.snapshot, log, standing) {
                reasons.push(Fact::new("refused-publish-chain"));
            }
            refuse_publication(publication, bench.days.today, &mut reasons);
            told.extend(of_another_ministry(bench.snapshot, procedure, publication));
            // On the day of the screen it is not published yet, and rules say so.
            if recorder.as_of < publication.signed {
                told.push(
                    Fact::new("told-signed-later")
                        .with("signed", publication.signed)
                        .with("as_of", recorder.as_of),
                );
            }
            if publication.signed < standing.as_of {
                reasons.push(
                    Fact::new("refused-publish-early")
                        .with("date", publication.signed)
                        .with("as_of", standing.as_of),
                );
            }
            let signed = publication.signed;
            let days = (bench.days.own.max(signed), signed);
            refuse_unsound(bench, procedure, (log, standing), days, &mut reasons);
        }
        Step::SendBack { reason } => {
            if stated(Some(reason)).is_none() {
                reasons.push(Fact::new("refused-send-back-reason"));
            }
            if standing.state == DecisionState::Published {
                reasons.push(Fact::new("refused-send-back-published"));
            }
        }
        Step::Withdraw { reason } => {
            if stated(Some(reason)).is_none() {
                reasons.push(Fact::new("refused-withdraw-reason"));
            }
        }
    }
    if recorder.recorded < standing.recorded {
        reasons.push(Fact::new("refused-clock").with("time", standing.recorded.to_string()));
    }
    if reasons.is_empty() {
        Ok(StepEntry {
            decision: entry(bench, procedure, (log, standing), step, recorder),
            told,
        })
    } else {
        Err(Refusal { reasons })
    }
}

/// The same decision again on the evidence of today, without overrides that nothing needs any more.
pub fn confirmation(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    standing: &Decision,
    recorder: &Recorder,
) -> Mark {
    let then = bench.gate(procedure, recorder.as_of, &[], recorder.as_of);
    let now = bench.gate_now(procedure, &[], bench.days.own);
    let is_needed = |rule: &str| {
        let mut answers = then.rules.iter().chain(&now.rules);
        answers.any(|answer| answer.rule == rule && answer.blocks)
    };
    let overrides = standing.overrides.iter();
    Mark {
        overrides: overrides.filter(|o| is_needed(&o.rule)).cloned().collect(),
        ..mark_of(standing)
    }
}

/// An entry as the mark that it was.
fn mark_of(decision: &Decision) -> Mark {
    Mark {
        outcome: decision.outcome,
        reason: decision.reason.clone(),
        provision: decision.provision.clone(),
        partial_reason: decision.partial_reason,
        overrides: decision.overrides.clone(),
        suspension: decision.suspension.clone(),
    }
}

/// What a catalogue knows of the signed decision of a number: its entries that are not withdrawn. Numbers begin anew each
/// year, so one number in one year is one decision, however it is spelled; those of provinces begin anew in each of them.
pub(crate) struct SignedEntries<'a> {
    entries: Vec<(&'a str, Outcome, &'a PublishedBy)>,
}

impl<'a> SignedEntries<'a> {
    /// Of the decision that publishes; `province` is that of whoever issued what it publishes.
    pub(crate) fn of(
        snapshot: &'a Snapshot,
        publication: &PublishedBy,
        province: Option<&str>,
    ) -> SignedEntries<'a> {
        let key = signed_decisions::number_key(&publication.number);
        let year = publication.signed.year();
        let mut entries = Vec::new();
        for Located { value: log, .. } in snapshot.logs() {
            let withdrawn = log.withdrawn();
            let standing = log.decisions.iter();
            let standing = standing.filter(|entry| {
                entry.state == DecisionState::Published && !withdrawn.contains(&entry.id.as_str())
            });
            let by = standing.filter_map(|entry| Some((entry.outcome, entry.published.as_ref()?)));
            let of_number = by.filter(|(_, by)| {
                signed_decisions::number_key(&by.number) == key && by.signed.year() == year
            });
            let of_number: Vec<_> = of_number
                .map(|(outcome, by)| (log.code.as_str(), outcome, by))
                .collect();
            // Whoever is of no province has no number of a province's own.
            let other = |own: String| province.is_some_and(|province| province != own);
            if !of_number.is_empty()
                && signed_decisions::province(snapshot, &publication.number, &log.code)
                    .is_some_and(other)
            {
                continue;
            }
            entries.extend(of_number);
        }
        SignedEntries { entries }
    }

    /// Its number as it was recorded first.
    pub(crate) fn number(&self) -> Option<&str> {
        self.entries.first().map(|(_, _, by)| by.number.as_str())
    }

    /// What disagrees about the day of signing, or the signer.
    pub(crate) fn disagrees(&self, publication: &PublishedBy) -> Option<Fact> {
        let signer = publication.signer.as_ref();
        let (_, _, other) = self.entries.iter().find(|(_, _, known)| {
            let signers = known.signer.as_ref().zip(signer);
            known.signed != publication.signed
                || signers.is_some_and(|(one, other)| !signed_decisions::is_same_signer(one, other))
        })?;
        Some(
            Fact::new("refused-number-other")
                .with("number", other.number.as_str())
                .with("date", other.signed)
                .with("signer", other.signer.as_deref().unwrap_or("–")),
        )
    }

    /// The row that a procedure has in its annex already.
    pub(crate) fn row_of(&self, code: &str, wanted: Outcome) -> Option<u32> {
        let rows = self
            .entries
            .iter()
            .filter(|(of, outcome, _)| *of == code && *outcome == wanted);
        rows.filter_map(|(_, _, by)| by.annex_row).next_back()
    }

    /// The next free row: rows count from 1 for each outcome, for lists of different outcomes are annexes of their own.
    pub(crate) fn next_row(&self, wanted: Outcome) -> u32 {
        let rows = self
            .entries
            .iter()
            .filter(|(_, outcome, _)| *outcome == wanted);
        rows.filter_map(|(_, _, by)| by.annex_row)
            .max()
            .map_or(1, |last| last.saturating_add(1))
    }
}

/// Whether an approval stands on a recommendation of somebody else. A file can be written by hand.
fn is_approved_by_another(snapshot: &Snapshot, log: &DecisionLog, standing: &Decision) -> bool {
    if standing.state != DecisionState::Approved {
        return true;
    }
    let recommended = standing.refers_to.as_deref();
    let recommended = recommended.and_then(|id| log.entry(id));
    recommended.is_some_and(|entry| {
        entry.state == DecisionState::Recommended
            && !people::is_same(snapshot, &standing.by, &entry.by)
    })
}

/// That the number names one agency and the procedure is another's.
fn of_another_ministry(
    snapshot: &Snapshot,
    procedure: &Procedure,
    publication: &PublishedBy,
) -> Option<Fact> {
    let number = publication.number.trim();
    let issuer = procedure.issuer.as_deref()?;
    let (agency, issuer) = signed_decisions::other_agency(snapshot, issuer, number)?;
    Some(
        Fact::new("told-other-ministry")
            .with("number", number)
            .with("agency", agency)
            .with("issuer", issuer),
    )
}

fn refuse_publication(publication: &PublishedBy, today: Date, reasons: &mut Vec<Fact>) {
    let number = publication.number.trim();
    if !(number.contains('/') && number.contains(|c: char| c.is_ascii_digit())) {
        reasons.push(Fact::new("refused-publish-number"));
    } else if signed_decisions::decides_nothing(number) {
        reasons.push(Fact::new("refused-publish-no-act").with("number", number));
    }
    if stated(publication.signer.as_deref()).is_none() {
        reasons.push(Fact::new("refused-publish-signer"));
    }
    if publication.signed > today {
        reasons.push(Fact::new("refused-publish-ahead").with("date", publication.signed));
    }
}

fn refuse_other_state(
    standing: &Decision,
    wanted: DecisionState,
    id: &'static str,
    reasons: &mut Vec<Fact>,
) {
    if standing.state != wanted {
        reasons.push(Fact::new(id).with("state", standing.state.as_str()));
    }
}

/// What rests on evidence that changed, on a gate that is closed by now, or on an entry that no step writes, goes no further.
/// The day of the evidence is the recommendation's; everything is asked at the own day too. `days` are that on which it is
/// written or signed, and that on which an override has to hold: a date that is asked for cannot bring it back.
fn refuse_unsound(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    (log, standing): (&DecisionLog, &Decision),
    (on, holding): (Date, Date),
    reasons: &mut Vec<Fact>,
) {
    let as_of = standing.as_of;
    let faults = soundness::faults(bench.snapshot, log, bench.days.today);
    let faults = of_chain(log, &faults, standing);
    reasons.extend(faults.into_iter().map(soundness::fact));
    reasons.extend(bench.days.refused(as_of));
    let mark = mark_of(standing);
    complete::refuse_incomplete(bench, &mark, as_of, on, reasons);
    let full = standing.outcome == Outcome::EligibleFull;
    if full && !(procedure.in_force_on(as_of) && procedure.in_force_on(bench.days.own)) {
        reasons.push(Fact::new("refused-not-in-force"));
        return;
    }
    let now = bench.seen(procedure, bench.days.own);
    let shown = &now.assessment.findings;
    let changes = decision_stale::changes(&now.context, procedure, standing, holding, shown);
    if !changes.is_empty() {
        reasons.push(Fact::new("refused-stale"));
        reasons.extend(changes);
    }
    if full {
        let latest = complete::latest_override(bench.snapshot, as_of);
        for override_ in &standing.overrides {
            // That one ended is told by what became stale.
            complete::refuse_override(override_, (Date::MIN, latest), reasons);
        }
        let asked = GateDays { as_of, holding };
        refuse_at_gates(bench, procedure, &standing.overrides, asked, reasons);
    }
}

fn entry(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    (log, standing): (&DecisionLog, &Decision),
    step: &Step,
    recorder: &Recorder,
) -> Decision {
    let state = step.state();
    let as_of = match step {
        Step::Approve { .. } | Step::Publish(_) => standing.as_of,
        // No evidence is asked; the day is that on which it is taken back.
        Step::SendBack { .. } | Step::Withdraw { .. } => {
            bench.days.own.min(bench.days.today).max(standing.as_of)
        }
    };
    let refers_to = match step {
        Step::SendBack { .. } => recommendation(log, standing),
        _ => standing,
    };
    let entry = Decision {
        id: String::new(),
        as_of,
        recorded: recorder.recorded,
        state,
        by: recorder.by.clone(),
        evidence: evidence(bench, procedure, standing.outcome, as_of, recorder),
        refers_to: Some(refers_to.id.clone()),
        published: None,
        imported: None,
        source: None,
        notes: None,
        ..standing.clone()
    };
    let entry = match step {
        Step::Approve { remark } => Decision {
            notes: stated(remark.as_deref()).map(Notes::String),
            ..entry
        },
        Step::Publish(publication) => Decision {
            published: Some(PublishedBy {
                number: clean(&publication.number, NewlineRule::Line).text,
                signer: publication
                    .signer
                    .as_deref()
                    .map(|signer| clean(signer, NewlineRule::Line).text),
                ..publication.clone()
            }),
            ..entry
        },
        Step::SendBack { reason } | Step::Withdraw { reason } => Decision {
            reason: stated(Some(reason)),
            provision: None,
            partial_reason: None,
            overrides: Vec::new(),
            suspension: None,
            ..entry
        },
    };
    named(bench.snapshot, &procedure.code, entry)
}

/// The recommendation that an entry stands on; itself where it is one.
fn recommendation<'a>(log: &'a DecisionLog, entry: &'a Decision) -> &'a Decision {
    let before = entry.refers_to.as_deref().and_then(|id| log.entry(id));
    match before {
        Some(before) if entry.state == DecisionState::Approved => before,
        _ => entry,
    }
}
