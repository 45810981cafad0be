//! A reviewer's mark to a decision, or to a refusal that says why.

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::complete;
use super::gate::Gate;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{
    Decision, DecisionState, Evidence, Outcome, Override, PartialReason, Person, Procedure,
    SuspensionNotice,
};
use crate::review::context::ReviewContext;
use crate::rules::digest::{DigestFormula, DigestSubject};
use crate::rules::{Fact, RULES_VERSION, Verdict, gate_answers};
use crate::text::{NewlineRule, clean};

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
    /// Of a service that stops for a time.
    pub suspension: Option<SuspensionNotice>,
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
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    mark: &Mark,
    recorder: &Recorder,
) -> Result<Decision, Refusal> {
    let mut reasons = Vec::new();
    let mark = Mark {
        reason: stated(mark.reason.as_deref()),
        provision: stated(mark.provision.as_deref()),
        overrides: mark.overrides.iter().map(cleaned).collect(),
        suspension: mark.suspension.as_ref().map(|announced| SuspensionNotice {
            notice: stated(Some(&announced.notice)).unwrap_or_default(),
            ..announced.clone()
        }),
        ..mark.clone()
    };
    let as_of = recorder.as_of;
    reasons.extend(bench.days.refused(as_of));
    complete::refuse_incomplete(bench, &mark, as_of, bench.days.own, &mut reasons);
    complete::refuse_overrides(bench, procedure, &mark, as_of, &mut reasons);
    if mark.outcome == Outcome::EligibleFull {
        let asked = GateDays {
            as_of,
            holding: bench.days.own,
        };
        refuse_at_gates(bench, procedure, &mark.overrides, asked, &mut reasons);
    }
    let decision = Decision {
        id: String::new(),
        as_of,
        recorded: recorder.recorded,
        outcome: mark.outcome,
        state: DecisionState::Recommended,
        by: recorder.by.clone(),
        reason: mark.reason,
        provision: mark.provision,
        partial_reason: mark.partial_reason,
        overrides: mark.overrides,
        evidence: evidence(bench, procedure, mark.outcome, as_of, recorder),
        refers_to: None,
        suspension: mark.suspension,
        published: None,
        imported: None,
        source: None,
        notes: None,
    };
    let proposal = bench
        .snapshot
        .decisions(&procedure.code)
        .and_then(|log| log.value.proposal());
    if proposal.is_some_and(|standing| says_the_same(standing, &decision)) {
        reasons.push(Fact::new("refused-same"));
    }
    if reasons.is_empty() {
        Ok(named(bench.snapshot, &procedure.code, decision))
    } else {
        Err(Refusal { reasons })
    }
}

/// What a decision made now rests on.
pub fn evidence(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    outcome: Outcome,
    as_of: Date,
    recorder: &Recorder,
) -> Evidence {
    evidence_at(bench, procedure, outcome, as_of, recorder.commit.clone())
}

/// What the catalogue holds as evidence at a date, by whomever it is recorded: what the gate answers there, and the values.
pub fn evidence_at(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    outcome: Outcome,
    as_of: Date,
    commit: Option<String>,
) -> Evidence {
    let seen = bench.seen(procedure, as_of);
    let answers = gate_answers::answers(&seen.context, procedure, &seen.assessment.findings);
    let subject = DigestSubject {
        snapshot: bench.snapshot,
        procedure,
        as_of,
        outcome,
    };
    Evidence {
        commit,
        rules_version: RULES_VERSION.to_owned(),
        verdicts: answers
            .into_iter()
            .map(|(rule, finding)| {
                (
                    rule.info().id.to_owned(),
                    finding.verdict.as_str().to_owned(),
                )
            })
            .collect(),
        digest: subject.digest(DigestFormula::NOW),
        parts: subject.by_kind(DigestFormula::NOW),
    }
}

/// What was typed or pasted as files hold it: no control or invisible characters, NFC; nothing where no letter or figure is
/// left: a dash is what people put where they have nothing to say.
pub(super) fn stated(text: Option<&str>) -> Option<String> {
    text.map(|text| clean(text, NewlineRule::Text).text)
        .filter(|text| text.contains(char::is_alphanumeric))
}

fn cleaned(override_: &Override) -> Override {
    Override {
        reason: stated(Some(&override_.reason)).unwrap_or_default(),
        provision: stated(Some(&override_.provision)).unwrap_or_default(),
        ..override_.clone()
    }
}

/// On which days the gate is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct GateDays {
    /// The day of the evidence.
    pub as_of: Date,
    /// The day on which an override has to hold.
    pub holding: Date,
}

/// Says what stands in the way of full online service, at the day of the evidence and at the own day.
pub(super) fn refuse_at_gates(
    bench: &ReviewContext<'_>,
    procedure: &Procedure,
    overrides: &[Override],
    asked: GateDays,
    reasons: &mut Vec<Fact>,
) {
    let own = bench.days.own;
    if !procedure.in_force_on(asked.as_of) || !procedure.in_force_on(own) {
        reasons.push(Fact::new("refused-not-in-force"));
        return;
    }
    let before = reasons.len();
    let gate = bench.gate(procedure, asked.as_of, overrides, asked.holding);
    closed(&gate, reasons);
    if own == asked.as_of {
        return;
    }
    let known: Vec<Fact> = reasons[before..].to_vec();
    let mut now = Vec::new();
    closed(
        &bench.gate_now(procedure, overrides, asked.holding),
        &mut now,
    );
    now.retain(|fact| !known.contains(fact));
    if !now.is_empty() {
        reasons.push(Fact::new("refused-own-day").with("date", own));
        reasons.extend(now);
    }
}

/// Which rules close a gate, and why.
fn closed(gate: &Gate, reasons: &mut Vec<Fact>) {
    for closed in gate.closed_by() {
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
        && standing.suspension == new.suspension
        && standing.as_of == new.as_of
        && standing.evidence.verdicts == new.evidence.verdicts
        && standing.evidence.digest == new.evidence.digest
}

/// The entry with an id of its own: of the day, and of all that it says and how many entries stand before it. So two
/// entries that one person records in one second on two branches share an id only where they are one entry.
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
