//! The steps that a recommendation goes through: approval by somebody else, publication by a signed decision, withdrawal.
//! Each is one more entry of the log that says what it refers to; nothing before it changes.

use jiff::civil::Date;

use super::mark::{Mark, Recorder, Refusal, evidence, named, refuse_at_gate, stated};
use crate::catalogue::model::{
    AsOf, Decision, DecisionLog, DecisionState, Notes, Outcome, Procedure, PublishedBy,
};
use crate::catalogue::snapshot::instrument_key;
use crate::catalogue::{Located, Snapshot};
use crate::rules::{Assessment, Fact, decision_stale};
use crate::text::{Block, clean};

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
    /// It is taken back, whatever its state.
    Withdraw {
        /// Why.
        reason: String,
    },
}

impl Step {
    /// The state that it leads to.
    #[must_use]
    pub fn state(&self) -> DecisionState {
        match self {
            Step::Approve { .. } => DecisionState::Approved,
            Step::Publish(_) => DecisionState::Published,
            Step::Withdraw { .. } => DecisionState::Withdrawn,
        }
    }
}

/// Turns a step into the entry to append to the log of a procedure.
///
/// # Errors
/// Every reason for which the decision in force may not go there.
pub fn advance(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    step: &Step,
    recorder: &Recorder,
) -> Result<Decision, Refusal> {
    let log = snapshot.decisions(&procedure.code);
    let Some(standing) = log.and_then(|log| log.value.in_force()) else {
        return Err(Refusal {
            reasons: vec![Fact::new("refused-nothing-stands")],
        });
    };
    let mut reasons = Vec::new();
    match step {
        Step::Approve { .. } => {
            refuse_other_state(
                standing,
                DecisionState::Recommended,
                "refused-approve-state",
                &mut reasons,
            );
            if standing.state == DecisionState::Recommended
                && standing.by.has_address(&recorder.by.email)
            {
                reasons
                    .push(Fact::new("refused-approve-own").with("by", standing.by.name.as_str()));
            }
            let by = (recorder, None);
            refuse_unsound(snapshot, procedure, assessment, standing, by, &mut reasons);
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
            if !is_approved_by_another(log.map(|log| &log.value), standing) {
                reasons.push(Fact::new("refused-publish-chain"));
            }
            refuse_publication(publication, recorder, &mut reasons);
            let by = (recorder, Some(publication.signed));
            refuse_unsound(snapshot, procedure, assessment, standing, by, &mut reasons);
        }
        Step::Withdraw { reason } => {
            if stated(Some(reason)).is_none() {
                reasons.push(Fact::new("refused-withdraw-reason"));
            }
        }
    }
    if reasons.is_empty() {
        Ok(entry(
            snapshot, procedure, assessment, standing, step, recorder,
        ))
    } else {
        Err(Refusal { reasons })
    }
}

/// The same decision again on the evidence of today, without overrides that nothing needs any more.
#[must_use]
pub fn confirmation(
    procedure: &Procedure,
    assessment: &Assessment,
    standing: &Decision,
    recorder: &Recorder,
) -> Mark {
    let gate = super::gate(procedure, assessment, &[], recorder.as_of);
    let is_needed = |rule: &str| {
        gate.rules
            .iter()
            .any(|answer| answer.rule == rule && answer.blocks)
    };
    let overrides = standing.overrides.iter();
    Mark {
        outcome: standing.outcome,
        reason: standing.reason.clone(),
        provision: standing.provision.clone(),
        partial_reason: standing.partial_reason,
        overrides: overrides.filter(|o| is_needed(&o.rule)).cloned().collect(),
    }
}

/// What a catalogue knows of the signed decision of a number: its entries that are not withdrawn. Numbers begin anew each
/// year, so one number in one year is one decision, however it is spelled.
pub struct Signed<'a> {
    entries: Vec<(&'a str, Outcome, &'a PublishedBy)>,
}

impl<'a> Signed<'a> {
    /// Of the decision that publishes.
    #[must_use]
    pub fn of(snapshot: &'a Snapshot, publication: &PublishedBy) -> Signed<'a> {
        let key = instrument_key(publication.number.trim());
        let year = publication.signed.year();
        let mut entries = Vec::new();
        for Located { value: log, .. } in snapshot.decision_logs() {
            let withdrawn = log.withdrawn();
            let standing = log.decisions.iter();
            let standing = standing.filter(|entry| !withdrawn.contains(&entry.id.as_str()));
            let by = standing.filter_map(|entry| Some((entry.outcome, entry.published.as_ref()?)));
            let of_number = by.filter(|(_, by)| {
                instrument_key(by.number.trim()) == key && by.signed.year() == year
            });
            entries.extend(of_number.map(|(outcome, by)| (log.code.as_str(), outcome, by)));
        }
        Signed { entries }
    }

    /// Its number as it was recorded first.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.entries.first().map(|(_, _, by)| by.number.as_str())
    }

    /// What disagrees about the day of signing, or the signer.
    #[must_use]
    pub fn disagrees(&self, publication: &PublishedBy) -> Option<Fact> {
        let signer = publication.signer.as_ref();
        let (_, _, other) = self.entries.iter().find(|(_, _, known)| {
            let signers = known.signer.as_ref().zip(signer);
            known.signed != publication.signed || signers.is_some_and(|(one, other)| one != other)
        })?;
        Some(
            Fact::new("refused-number-other")
                .with("number", other.number.as_str())
                .with("date", other.signed)
                .with("signer", other.signer.as_deref().unwrap_or("–")),
        )
    }

    /// The row that a procedure has in its annex already.
    #[must_use]
    pub fn row_of(&self, code: &str, wanted: Outcome) -> Option<u32> {
        let rows = self
            .entries
            .iter()
            .filter(|(of, outcome, _)| *of == code && *outcome == wanted);
        rows.filter_map(|(_, _, by)| by.annex_row).next_back()
    }

    /// The next free row: rows count from 1 for each outcome, for lists of different outcomes are annexes of their own.
    #[must_use]
    pub fn next_row(&self, wanted: Outcome) -> u32 {
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
fn is_approved_by_another(log: Option<&DecisionLog>, standing: &Decision) -> bool {
    if standing.state != DecisionState::Approved {
        return true;
    }
    let recommended = standing.refers_to.as_deref();
    let recommended = recommended.and_then(|id| log?.entry(id));
    recommended.is_some_and(|entry| {
        entry.state == DecisionState::Recommended && !standing.by.has_address(&entry.by.email)
    })
}

fn refuse_publication(publication: &PublishedBy, recorder: &Recorder, reasons: &mut Vec<Fact>) {
    let number = publication.number.trim();
    if !(number.contains('/') && number.contains(|c: char| c.is_ascii_digit())) {
        reasons.push(Fact::new("refused-publish-number"));
    }
    if stated(publication.signer.as_deref()).is_none() {
        reasons.push(Fact::new("refused-publish-signer"));
    }
    if publication.signed > recorder.today {
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

/// What rests on evidence that changed, or on a gate that is closed by now, goes no further. An override holds for the day
/// that the catalogue is read at by itself, too, and for that of signing: a date that is asked for cannot bring it back.
fn refuse_unsound(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    standing: &Decision,
    (recorder, signed): (&Recorder, Option<Date>),
    reasons: &mut Vec<Fact>,
) {
    if recorder.as_of < standing.as_of {
        reasons.push(Fact::new("refused-as-of-before").with("date", standing.as_of));
        return;
    }
    let full = standing.outcome == Outcome::EligibleFull;
    if full && !procedure.in_force_on(recorder.as_of) {
        reasons.push(Fact::new("refused-not-in-force"));
        return;
    }
    let own = match snapshot.manifest().map(|manifest| manifest.as_of) {
        Some(AsOf::Date(day)) => day,
        _ => recorder.today,
    };
    let on = own.max(recorder.as_of).max(signed.unwrap_or(Date::MIN));
    let now = assessment.rules().map(|(_, finding, _)| finding);
    let changes = decision_stale::changes(snapshot, procedure, standing, on, now);
    if !changes.is_empty() {
        reasons.push(Fact::new("refused-stale"));
        reasons.extend(changes);
    }
    if full {
        refuse_at_gate(
            procedure,
            assessment,
            &standing.overrides,
            recorder.as_of,
            reasons,
        );
    }
}

fn entry(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    standing: &Decision,
    step: &Step,
    recorder: &Recorder,
) -> Decision {
    let state = step.state();
    let entry = Decision {
        id: String::new(),
        as_of: recorder.as_of,
        recorded: recorder.recorded,
        state,
        by: recorder.by.clone(),
        evidence: evidence(snapshot, procedure, assessment, recorder),
        refers_to: Some(standing.id.clone()),
        published: None,
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
                number: clean(&publication.number, Block::Line).text,
                signer: publication
                    .signer
                    .as_deref()
                    .map(|signer| clean(signer, Block::Line).text),
                ..publication.clone()
            }),
            ..entry
        },
        Step::Withdraw { reason } => Decision {
            reason: stated(Some(reason)),
            provision: None,
            partial_reason: None,
            overrides: Vec::new(),
            ..entry
        },
    };
    named(snapshot, &procedure.code, entry)
}
