//! The steps that a recommendation goes through: approval by somebody else, publication by a signed decision, withdrawal.
//! Each is one more entry of the log that says what it refers to; nothing before it changes.

use super::mark::{Mark, Recorder, Refusal, evidence, id, refuse_at_gate, stated};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Decision, DecisionState, Notes, Outcome, Procedure, PublishedBy};
use crate::rules::{Assessment, Fact, Verdict};

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
                && is_same_person(&standing.by.email, &recorder.by.email)
            {
                reasons
                    .push(Fact::new("refused-approve-own").with("by", standing.by.name.as_str()));
            }
            refuse_unsound(procedure, assessment, standing, recorder, &mut reasons);
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
            if stated(Some(&publication.number)).is_none() {
                reasons.push(Fact::new("refused-publish-number"));
            }
            if publication.signed > recorder.today {
                reasons.push(Fact::new("refused-publish-ahead").with("date", publication.signed));
            }
            refuse_unsound(procedure, assessment, standing, recorder, &mut reasons);
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

/// Two entries of one signed decision must agree on when it was signed and by whom: numbers begin anew each year, so one
/// number in one year is one decision. Gives what disagrees.
#[must_use]
pub fn disagrees(snapshot: &Snapshot, publication: &PublishedBy) -> Option<Fact> {
    let mut of_number = published_by(snapshot, publication).map(|(_, known)| known);
    let other = of_number.find(|known| {
        known.signed != publication.signed
            || (known.signer.is_some()
                && publication.signer.is_some()
                && known.signer != publication.signer)
    })?;
    Some(
        Fact::new("refused-number-other")
            .with("number", other.number.as_str())
            .with("date", other.signed)
            .with("signer", other.signer.as_deref().unwrap_or("–")),
    )
}

/// The next free row in the annex of a signed decision: rows count from 1 for each outcome, for lists of different
/// outcomes are annexes of their own.
#[must_use]
pub fn next_row(snapshot: &Snapshot, publication: &PublishedBy, outcome: Outcome) -> u32 {
    published_by(snapshot, publication)
        .filter(|(of, _)| *of == outcome)
        .filter_map(|(_, known)| known.annex_row)
        .max()
        .map_or(1, |last| last.saturating_add(1))
}

/// What one signed decision published, whatever became of it since.
fn published_by<'a>(
    snapshot: &'a Snapshot,
    publication: &'a PublishedBy,
) -> impl Iterator<Item = (Outcome, &'a PublishedBy)> {
    let entries = snapshot
        .decision_logs()
        .iter()
        .flat_map(|log| &log.value.decisions);
    entries
        .filter_map(|entry| Some((entry.outcome, entry.published.as_ref()?)))
        .filter(|(_, known)| {
            known.number == publication.number && known.signed.year() == publication.signed.year()
        })
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

/// What rests on evidence that changed, or on a gate that is closed by now, goes no further.
fn refuse_unsound(
    procedure: &Procedure,
    assessment: &Assessment,
    standing: &Decision,
    recorder: &Recorder,
    reasons: &mut Vec<Fact>,
) {
    let full = standing.outcome == Outcome::EligibleFull;
    if full && !procedure.in_force_on(recorder.as_of) {
        reasons.push(Fact::new("refused-not-in-force"));
        return;
    }
    let found = assessment
        .rules()
        .find(|(rule, ..)| rule.info().id == "decision-stale");
    if let Some((_, finding, _)) = found
        && finding.verdict == Verdict::Flag
    {
        reasons.push(Fact::new("refused-stale"));
        // The first fact names the decision.
        reasons.extend(finding.evidence.iter().skip(1).cloned());
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

/// Git knows people by their e-mail address.
fn is_same_person(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
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
        id: id(snapshot, &procedure.code, recorder),
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
    match step {
        Step::Approve { remark } => Decision {
            notes: stated(remark.as_deref()).map(Notes::String),
            ..entry
        },
        Step::Publish(publication) => Decision {
            published: Some(publication.clone()),
            ..entry
        },
        Step::Withdraw { reason } => Decision {
            reason: stated(Some(reason)),
            provision: None,
            partial_reason: None,
            overrides: Vec::new(),
            ..entry
        },
    }
}
