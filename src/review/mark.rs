//! A reviewer's mark to a decision, or to a refusal that says why.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use sha2::{Digest, Sha256};

use super::gate::gate;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{
    Decision, DecisionState, Evidence, Outcome, Override, PartialReason, Person, Procedure,
};
use crate::rules::{self, Assessment, Fact, RULES_VERSION, Verdict};
use crate::text::{Block, clean};

/// From this day a partial service needs a published reason and provision. Source: Decree 224/2026, Art. 14.
const REASONED_PARTIAL_FROM: Date = date(2026, 7, 1);

/// What a reviewer decides about one procedure or a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Outcome.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// Provision that it rests on.
    pub provision: Option<String>,
    /// Why the level is below full.
    pub partial_reason: Option<PartialReason>,
    /// Rules set aside.
    pub overrides: Vec<Override>,
}

/// Who records a mark, when, and on which commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorder {
    /// Who, as git has them.
    pub by: Person,
    /// When.
    pub recorded: Timestamp,
    /// The day on which it is recorded, where that is.
    pub today: Date,
    /// Date at which the evidence was read.
    pub as_of: Date,
    /// Commit that was read; none before the first.
    pub commit: Option<String>,
}

/// Why a mark is refused: every reason, as sentences of the string files. Nothing was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reasons; never empty.
    pub reasons: Vec<Fact>,
}

/// Turns a mark on one procedure into the decision to append, a recommendation until somebody else approves it.
///
/// # Errors
/// Every reason for which the mark may not be recorded.
pub fn decide(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    mark: &Mark,
    recorder: &Recorder,
) -> Result<Decision, Refusal> {
    let mut reasons = Vec::new();
    let mark = Mark {
        reason: stated(mark.reason.as_deref()),
        provision: stated(mark.provision.as_deref()),
        overrides: mark.overrides.iter().map(cleaned).collect(),
        ..mark.clone()
    };
    refuse_incomplete(snapshot, &mark, recorder.as_of, &mut reasons);
    refuse_overrides(procedure, assessment, &mark, recorder.as_of, &mut reasons);
    if mark.outcome == Outcome::EligibleFull {
        if procedure.in_force_on(recorder.as_of) {
            refuse_at_gate(
                procedure,
                assessment,
                &mark.overrides,
                recorder.as_of,
                &mut reasons,
            );
        } else {
            reasons.push(Fact::new("refused-not-in-force"));
        }
    }
    let decision = Decision {
        id: String::new(),
        as_of: recorder.as_of,
        recorded: recorder.recorded,
        outcome: mark.outcome,
        state: DecisionState::Recommended,
        by: recorder.by.clone(),
        reason: mark.reason,
        provision: mark.provision,
        partial_reason: mark.partial_reason,
        overrides: mark.overrides,
        evidence: evidence(snapshot, procedure, assessment, recorder),
        refers_to: None,
        published: None,
        source: None,
        notes: None,
    };
    let in_force = snapshot
        .decisions(&procedure.code)
        .and_then(|log| log.value.in_force());
    if in_force.is_some_and(|standing| says_the_same(standing, &decision)) {
        reasons.push(Fact::new("refused-same"));
    }
    if reasons.is_empty() {
        Ok(named(snapshot, &procedure.code, decision))
    } else {
        Err(Refusal { reasons })
    }
}

/// What a decision made now rests on.
#[must_use]
pub fn evidence(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    recorder: &Recorder,
) -> Evidence {
    let commit = recorder.commit.clone();
    evidence_at(snapshot, procedure, assessment, recorder.as_of, commit)
}

/// What the catalogue holds as evidence at a date, by whomever it is recorded.
#[must_use]
pub fn evidence_at(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: &Assessment,
    as_of: Date,
    commit: Option<String>,
) -> Evidence {
    Evidence {
        commit,
        rules_version: RULES_VERSION.to_owned(),
        verdicts: assessment
            .rules()
            // A decision cannot rest on whether the one before it is stale.
            .filter(|(rule, ..)| rule.info().id != "decision-stale")
            .map(|(rule, finding, _)| {
                (
                    rule.info().id.to_owned(),
                    finding.verdict.as_str().to_owned(),
                )
            })
            .collect(),
        digest: rules::digest::of(snapshot, procedure, as_of),
        parts: rules::digest::by_kind(snapshot, procedure, as_of),
    }
}

/// What was typed or pasted as files hold it: no control or invisible characters, NFC; nothing where nothing is left.
pub(super) fn stated(text: Option<&str>) -> Option<String> {
    text.map(|text| clean(text, Block::Text).text)
        .filter(|text| !text.is_empty())
}

fn cleaned(override_: &Override) -> Override {
    Override {
        reason: stated(Some(&override_.reason)).unwrap_or_default(),
        provision: stated(Some(&override_.provision)).unwrap_or_default(),
        ..override_.clone()
    }
}

fn refuse_incomplete(snapshot: &Snapshot, mark: &Mark, as_of: Date, reasons: &mut Vec<Fact>) {
    if mark.outcome != Outcome::EligibleFull && mark.reason.is_none() {
        reasons.push(Fact::new("refused-reason"));
    }
    if mark.outcome != Outcome::Partial {
        if mark.partial_reason.is_some() {
            reasons.push(Fact::new("refused-partial-reason-outcome"));
        }
        return;
    }
    if needs_reasoned_partial(snapshot, as_of) {
        if mark.partial_reason.is_none() {
            reasons.push(Fact::new("refused-partial-reason"));
        }
        if mark.provision.is_none() {
            reasons.push(Fact::new("refused-provision"));
        }
    }
}

/// Whether a level below full needs one of the four reasons and its provision: as the manifest's regimes say, else by law.
#[must_use]
pub fn needs_reasoned_partial(snapshot: &Snapshot, as_of: Date) -> bool {
    let regimes = snapshot.manifest().map_or(&[][..], |m| &m.policy.regimes);
    regimes
        .iter()
        .find(|regime| regime.holds_on(as_of))
        .map_or(as_of >= REASONED_PARTIAL_FROM, |regime| {
            regime.not_full_needs.as_deref() == Some("published_reason_and_provision")
        })
}

fn refuse_overrides(
    procedure: &Procedure,
    assessment: &Assessment,
    mark: &Mark,
    as_of: Date,
    reasons: &mut Vec<Fact>,
) {
    if !mark.overrides.is_empty() && mark.outcome != Outcome::EligibleFull {
        reasons.push(Fact::new("refused-override-outcome"));
        return;
    }
    let gate = gate(procedure, assessment, &[], as_of);
    for (at, override_) in mark.overrides.iter().enumerate() {
        let rule = override_.rule.as_str();
        let Some(answer) = gate.rules.iter().find(|answer| answer.rule == rule) else {
            reasons.push(Fact::new("refused-override-unknown").with("rule", rule));
            continue;
        };
        if mark.overrides[..at]
            .iter()
            .any(|earlier| earlier.rule == rule)
        {
            reasons.push(Fact::new("refused-override-twice").with("rule", rule));
        }
        if override_.reason.trim().is_empty() || override_.provision.trim().is_empty() {
            reasons.push(Fact::new("refused-override-incomplete").with("rule", rule));
        }
        if override_.until < as_of {
            reasons.push(
                Fact::new("refused-override-ended")
                    .with("rule", rule)
                    .with("date", override_.until),
            );
        }
        if !answer.blocks {
            reasons.push(Fact::new("refused-override-needless").with("rule", rule));
        }
    }
}

/// Says what stands in the way of full online service.
pub(super) fn refuse_at_gate(
    procedure: &Procedure,
    assessment: &Assessment,
    overrides: &[Override],
    as_of: Date,
    reasons: &mut Vec<Fact>,
) {
    for closed in gate(procedure, assessment, overrides, as_of).closed_by() {
        reasons.push(
            Fact::new("refused-gate")
                .with("rule", closed.rule)
                .with("verdict", closed.verdict.as_str()),
        );
        // A flag is explained by what was read, a doubt by what is missing; a flag may be for what is missing, too.
        if closed.verdict == Verdict::Flag {
            reasons.extend(closed.evidence.iter().cloned());
        }
        reasons.extend(closed.missing.iter().cloned());
    }
}

/// Whether two decisions say the same on the same evidence, so that the later adds nothing.
fn says_the_same(standing: &Decision, new: &Decision) -> bool {
    standing.outcome == new.outcome
        && standing.reason == new.reason
        && standing.provision == new.provision
        && standing.partial_reason == new.partial_reason
        && standing.overrides == new.overrides
        && standing.evidence.verdicts == new.evidence.verdicts
        && standing.evidence.digest == new.evidence.digest
}

/// The entry with an id of its own: of the day, and of all that it says and how many entries stand before it. So two
/// entries that one person records in one second on two branches share an id only where they are one entry.
#[must_use]
pub fn named(snapshot: &Snapshot, code: &str, mut entry: Decision) -> Decision {
    entry.id = String::new();
    let log = snapshot.decisions(code);
    let before = log.map_or(0, |log| log.value.decisions.len());
    // What cannot be written as JSON says all the same when it was recorded, and by whom.
    let says = serde_json::to_string(&entry).unwrap_or_default();
    let mut hasher = Sha256::new();
    for part in [
        code,
        &before.to_string(),
        &entry.recorded.to_string(),
        &entry.by.email,
        &says,
    ] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    let hash = hasher.finalize();
    let day = entry.recorded.strftime("%Y%m%d");
    entry.id = format!(
        "{day}-{:02x}{:02x}{:02x}{:02x}",
        hash[0], hash[1], hash[2], hash[3]
    );
    entry
}
