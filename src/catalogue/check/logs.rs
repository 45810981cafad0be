//! What no step of the program writes into a decision log, and entries that a revision had and that are gone or changed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::finding::{self, Finding};
use super::{old_entries, place};
use crate::catalogue::check::revision_log::{self, RevisionLog};
use crate::catalogue::entry_soundness::{
    EntryFault, LAST_DAY_OF_OLD_FORM, SoundnessContext, StepRemark, WithdrawalDoubt, faults,
    remarks, superseded,
};
use crate::catalogue::load::Files;
use crate::catalogue::model::{Decision, DecisionLog, DecisionState};
use crate::catalogue::signed_decisions::SignedDecisions;
use crate::catalogue::snapshot::{Located, Snapshot};
use crate::files::{Diagnostic, diagnostic};
use crate::i18n::{Message, message};

/// What is wrong with the entries of decision logs, sorted. Of an entry that was taken back since it is told, and no error.
pub fn logs(
    snapshot: &Snapshot,
    files: &dyn Files,
    ground: &SoundnessContext<'_>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let signed = SignedDecisions::of(snapshot);
    for Located { path, value: log } in snapshot.decision_logs() {
        let ended = log.ended();
        let mut faults = faults(log, ground);
        for (at, entry) in log.decisions.iter().enumerate() {
            let of_number = signed.faults(&log.code, entry).into_iter();
            faults.extend(of_number.map(|fault| (at, fault)));
            let copied = snapshot.also_in(&entry.id, &log.code);
            let copied = copied.map(|other| EntryFault::Copied(other.to_owned()));
            // Of a whole log it is told once.
            let is_new = |fault: &EntryFault| faults.iter().all(|(_, known)| known != fault);
            let copied: Vec<EntryFault> = copied.into_iter().filter(is_new).collect();
            faults.extend(copied.into_iter().map(|fault| (at, fault)));
            if !ended.contains(&entry.id.as_str()) {
                findings.extend(of_annex(path, at, &signed, log, entry));
            }
        }
        let remarks = remarks(log).into_iter();
        findings.extend(remarks.map(|(at, remark)| remarked(path, at, &remark)));
        findings.extend(superseded(log).map(|(at, by)| overtaken(path, at, by)));
        findings.extend(passed_over(path, log));
        for (at, fault) in faults {
            let Some(entry) = log.decisions.get(at) else {
                continue;
            };
            let Some(mut told) = told(path, at, &fault) else {
                continue;
            };
            if ended.contains(&entry.id.as_str()) {
                told = told.under_code("decision-taken-back");
            }
            findings.push(told);
        }
    }
    let mut found = finding::concrete(findings, files);
    diagnostic::sort(&mut found);
    found
}

/// What is odd about the row that an entry has in the annex of its signed decision, and spoils no other.
fn of_annex(
    path: &Path,
    at: usize,
    signed: &SignedDecisions<'_>,
    log: &DecisionLog,
    entry: &Decision,
) -> Vec<Finding> {
    let place = |key: &str| place!["decisions", at, "published", key];
    let gap = signed.beyond(&log.code, entry).map(|rows| {
        Finding::new(
            "annex-row-gap",
            path,
            message!("check-annex-row-gap", rows),
            message!("check-annex-look-hint"),
        )
        .at(place("annex_row"))
    });
    let spelled = signed.spelled(&log.code, entry).map(|(other, number)| {
        Finding::new(
            "decision-number-spelled",
            path,
            message!("check-number-spelled", other, number),
            message!("check-number-spelled-hint"),
        )
        .at(place("number"))
    });
    gap.into_iter().chain(spelled).collect()
}

/// A step that has no effect.
fn remarked(path: &Path, at: usize, remark: &StepRemark) -> Finding {
    let message = match remark {
        StepRemark::Ended => message!("check-approves-ended"),
        StepRemark::ApprovedTwice(id) => {
            message!("check-approves-twice", id)
        }
        StepRemark::Superseded(id) => {
            message!("check-approves-superseded", id)
        }
    };
    Finding::new(
        "approval-without-effect",
        path,
        message,
        message!("check-approval-hint"),
    )
    .at(place!["decisions", at, "refers_to"])
}

/// What was approved beside the approved proposal and says otherwise.
fn passed_over(path: &Path, log: &DecisionLog) -> Option<Finding> {
    let proposal = log.proposal()?;
    let approved = Some(proposal).filter(|of| of.state == DecisionState::Approved)?;
    let other = log.passed_over(approved)?;
    let at = log.decisions.iter().position(|of| of.id == approved.id)?;
    let (id, outcome) = (&other.id, other.outcome.as_str());
    Some(
        Finding::new(
            "decisions-contradict",
            path,
            message!("check-decisions-contradict", id, outcome),
            message!("check-decisions-contradict-hint"),
        )
        .at(place!["decisions", at, "outcome"]),
    )
}

/// A publication of what another recommendation had taken the place of.
fn overtaken(path: &Path, at: usize, by: &Decision) -> Finding {
    let (id, state) = (&by.id, by.state.as_str());
    Finding::new(
        "decision-superseded",
        path,
        message!("check-decision-superseded", id, state),
        message!("check-decision-superseded-hint"),
    )
    .at(place!["decisions", at, "refers_to"])
}

/// A fault as a finding; none where another finding says so already.
fn told(path: &Path, at: usize, fault: &EntryFault) -> Option<Finding> {
    let take_back = || message!("check-take-back-hint");
    let unclear = || message!("check-unclear-hint");
    let of = |code, message: Message, hint: Message| Some(Finding::new(code, path, message, hint));
    let entry = |key: &str| place!["decisions", at, key];
    match fault {
        EntryFault::Dangling | EntryFault::Twice | EntryFault::TwoLogs(_) => None,
        EntryFault::Unclear(why) => of(
            "decision-take-back-unclear",
            match why {
                WithdrawalDoubt::Nothing => message!("check-takes-back-nothing"),
                WithdrawalDoubt::Unknown(_) => return None,
                WithdrawalDoubt::State(state) => {
                    message!("check-takes-back-state", state = state.as_str())
                }
                WithdrawalDoubt::Beneath(id) => message!("check-takes-back-beneath", id),
            },
            unclear(),
        )
        .map(|f| {
            f.at(match why {
                WithdrawalDoubt::Nothing => entry("state"),
                _ => entry("refers_to"),
            })
        }),
        EntryFault::BareOverride(rule) => of(
            "override-without-reason",
            message!("check-override-bare", rule),
            take_back(),
        )
        .map(|f| f.at(entry("overrides"))),
        EntryFault::NoReason => of(
            "decision-without-reason",
            message!("check-decision-no-reason"),
            take_back(),
        )
        .map(|f| f.at(entry("state"))),
        EntryFault::PublishedTwice => of(
            "decision-published-twice",
            message!("check-published-twice"),
            message!("check-published-twice-hint"),
        )
        .map(|f| f.at(entry("refers_to"))),
        EntryFault::RowTwice(row, other) => of(
            "annex-row-twice",
            message!("check-annex-row-twice", row, other),
            message!("check-annex-look-hint"),
        )
        .map(|f| f.at(entry("published"))),
        EntryFault::OtherDay(other, day) => of(
            "decision-two-days",
            message!("check-signed-two-days", other, day),
            message!("check-signed-look-hint"),
        )
        .map(|f| f.at(entry("published"))),
        EntryFault::OtherSigner(other, signer) => of(
            "decision-two-signers",
            message!("check-signed-two-signers", other, signer),
            message!("check-signed-look-hint"),
        )
        .map(|f| f.at(entry("published"))),
        EntryFault::SignedLater(day) => of(
            "decision-signed-later",
            message!("check-signed-later", day),
            take_back(),
        )
        .map(|f| f.at(entry("recorded"))),
        EntryFault::Copied(other) => of(
            "decision-copied",
            message!("check-decision-copied", other),
            message!("check-decision-copied-hint"),
        )
        .map(|f| f.at(entry("id"))),
        EntryFault::OldForm(day) => of(
            "decision-old-form",
            message!(
                "check-old-form-day",
                day,
                last_day_of_old_form = LAST_DAY_OF_OLD_FORM
            ),
            old_entries::hint(),
        )
        .map(|f| f.at(entry("recorded"))),
        EntryFault::Blocked(rule, verdict) => of(
            "decision-gate-bypassed",
            message!("check-gate-bypassed", rule, verdict),
            take_back(),
        )
        .map(|f| f.at(place!["decisions", at, "evidence", "verdicts", *rule])),
        EntryFault::Lacks(rule) => of(
            "decision-gate-bypassed",
            message!("check-gate-lacks", rule),
            take_back(),
        )
        .map(|f| f.at(place!["decisions", at, "evidence", "verdicts"])),
        EntryFault::Version(version) => of(
            "decision-gate-bypassed",
            message!("check-rules-version-unknown", version),
            message!("check-rules-version-hint"),
        )
        .map(|f| f.at(place!["decisions", at, "evidence", "rules_version"])),
        EntryFault::Differs(field) => of(
            "decision-differs",
            message!("check-decision-differs", field),
            take_back(),
        )
        .map(|f| f.at(entry(field))),
        EntryFault::Older => of(
            "decision-older",
            message!("check-decision-older"),
            take_back(),
        )
        .map(|f| f.at(entry("recorded"))),
        EntryFault::AfterToday(key, day) => of(
            "decision-ahead",
            message!("check-decision-ahead", day),
            message!("check-decision-ahead-hint"),
        )
        .map(|f| f.at(entry(key))),
        EntryFault::Skipped(wanted) => of(
            "decision-state-skipped",
            message!("check-state-skipped", state = wanted.as_str()),
            message!("check-let-program-hint"),
        )
        .map(|f| f.at(entry("state"))),
        EntryFault::OwnApproval => of(
            "approved-by-recommender",
            message!("check-own-approval"),
            message!("check-own-approval-hint"),
        )
        .map(|f| f.at(entry("by"))),
        EntryFault::NoAddress => of(
            "decision-without-address",
            message!("check-no-address"),
            message!("check-no-address-hint"),
        )
        .map(|f| f.at(entry("by"))),
        EntryFault::SentBack => of(
            "decision-sent-back",
            message!("check-published-sent-back"),
            take_back(),
        )
        .map(|f| f.at(entry("refers_to"))),
        EntryFault::StandsOnWithdrawn => of(
            "decision-on-withdrawn",
            message!("check-published-withdrawn"),
            take_back(),
        )
        .map(|f| f.at(entry("refers_to"))),
        EntryFault::PublishedBy => of(
            "decision-published-by",
            message!("check-published-by"),
            message!("check-let-publish-hint"),
        )
        .map(|f| f.at(entry("state"))),
        EntryFault::TooLong(rule) => of(
            "override-too-long",
            message!("check-override-too-long", rule),
            take_back(),
        )
        .map(|f| f.at(entry("overrides"))),
        EntryFault::Source => of(
            "decision-source",
            message!("check-decision-source"),
            message!("check-decision-source-hint"),
        )
        .map(|f| f.at(entry("source"))),
    }
}

/// Entries and notes of the logs of a revision that the logs of now do not have any more, or have otherwise or in another
/// order: a log is append-only. A log may stand elsewhere and under another code, as a move leaves it.
pub fn lost(
    before: &[RevisionLog],
    now: &Snapshot,
    rev: &str,
    files: &dyn Files,
) -> Vec<Diagnostic> {
    let mut by_id: HashMap<&str, Vec<&Located<DecisionLog>>> = HashMap::new();
    for log in now.decision_logs() {
        for id in ids(&log.value) {
            by_id.entry(id).or_default().push(log);
        }
    }
    let mut findings = Vec::new();
    for RevisionLog { path, log, damaged } in before {
        let same_path = now.decision_logs().iter().find(|of| of.path == *path);
        let moved = || ids(log).find_map(|id| by_id.get(id)?.first().copied());
        let heir = same_path
            .filter(|of| of.value.code == log.code || shares(&of.value, log))
            .or_else(|| now.decisions(&log.code))
            .or_else(moved);
        let (path, heir) = match heir {
            Some(heir) => (heir.path.clone(), Some(&heir.value)),
            None => (path.clone(), None),
        };
        let mut losses = losses(log, heir);
        if let Some(ids) = damaged {
            // What it held nobody can tell: a log that can be read has to stand in its place, with all that can be seen of it.
            if heir.is_none() {
                findings.push(unread(&path, rev));
                continue;
            }
            let now = revision_log::ids_in(&files.read(&path).unwrap_or_default());
            let is_gone = |id: &&String| !by_id.contains_key(id.as_str()) && !now.contains(id);
            let gone = ids.iter().filter(is_gone);
            let gone: Vec<Loss> = gone.map(|id| Loss::Gone(id.clone())).collect();
            losses.extend(gone);
            losses.dedup();
        }
        for loss in losses {
            findings.push(loss.finding(&path, rev));
        }
    }
    let mut found = finding::concrete(findings, files);
    diagnostic::sort(&mut found);
    found
}

/// That a revision's log could not be read, and that none stands in its place that can be.
fn unread(path: &Path, rev: &str) -> Finding {
    Finding::new(
        "decision-unread",
        path,
        message!("check-log-unread", rev),
        message!("check-log-unread-hint"),
    )
}

/// What a log lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// An entry or note of this id is gone.
    Gone(String),
    /// It says something else: the list and the place where it stands now.
    Rewritten(String, &'static str, usize),
    /// It stands before an entry that it came after.
    Reordered(String, &'static str, usize),
}

impl Loss {
    fn finding(&self, path: &Path, rev: &str) -> Finding {
        let hint = message!("check-log-put-back-hint");
        let path: PathBuf = path.to_owned();
        match self {
            Loss::Gone(id) => Finding::new(
                "decision-erased",
                &path,
                message!("check-entry-gone", id, rev),
                hint,
            ),
            Loss::Rewritten(id, list, at) => Finding::new(
                "decision-rewritten",
                &path,
                message!("check-entry-rewritten", id, rev),
                hint,
            )
            .at(place![*list, *at]),
            Loss::Reordered(id, list, at) => Finding::new(
                "decision-rewritten",
                &path,
                message!("check-entry-reordered", id, rev),
                hint,
            )
            .at(place![*list, *at]),
        }
    }
}

/// What a log had and its heir has no more.
pub fn losses(before: &DecisionLog, now: Option<&DecisionLog>) -> Vec<Loss> {
    let lists = |log: Option<&DecisionLog>| {
        let decisions = log.map_or_else(Vec::new, |log| plain(&log.decisions));
        let notes = log.map_or_else(Vec::new, |log| plain(&log.notes));
        [("decisions", decisions), ("notes", notes)]
    };
    let mut losses = Vec::new();
    for ((list, before), (_, now)) in lists(Some(before)).into_iter().zip(lists(now)) {
        let mut last = None;
        for entry in &before {
            let id = id(entry);
            let Some(at) = now.iter().position(|of| self::id(of) == id) else {
                losses.push(Loss::Gone(id));
                continue;
            };
            if now[at] != *entry {
                losses.push(Loss::Rewritten(id.clone(), list, at));
            }
            if last.is_some_and(|last| at < last) {
                losses.push(Loss::Reordered(id, list, at));
            }
            last = last.max(Some(at));
        }
    }
    losses
}

fn plain<T: Serialize>(items: &[T]) -> Vec<Value> {
    let items = items.iter();
    items
        .map(|item| serde_json::to_value(item).unwrap_or_default())
        .collect()
}

/// What an entry is known by; a note without an id by all that it says.
fn id(entry: &Value) -> String {
    match entry.get("id").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None => entry.to_string(),
    }
}

fn ids(log: &DecisionLog) -> impl Iterator<Item = &str> {
    let notes = log.notes.iter().filter_map(|note| note.id.as_deref());
    log.decisions
        .iter()
        .map(|entry| entry.id.as_str())
        .chain(notes)
}

fn shares(one: &DecisionLog, other: &DecisionLog) -> bool {
    ids(one).any(|id| ids(other).any(|of| of == id))
}
