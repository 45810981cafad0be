//! Recording reviewers' marks and the steps of decisions: each is written at once, as one more entry of the procedure's
//! decision log.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::Date;

use super::logs::{CommittedLogs, UndoableEntry, WrittenLog, append_to, undo};
use crate::catalogue::model::{
    Decision, DecisionLog, DecisionState, Outcome, Person, Procedure, PublishedBy,
};
use crate::catalogue::signed_decisions;
use crate::files::{Clock, FileError, FileErrorKind};
use crate::i18n::message;
use crate::review::step::SignedEntries;
use crate::review::{
    Mark, Recorder, Refusal, ReviewContext, Step, StepEntry, advance, confirmation, decide, named,
    order,
};
use crate::rules::Fact;
use crate::session::decide::blocking_files::barred;
use crate::session::edit::write_access::WriteAccess;
use crate::session::git::commit;
use crate::session::open::unreadable;
use crate::session::open::view::View;
use crate::session::open::workspace::Workspace;
use crate::vcs::VcsError;

/// What became of one mark.
#[derive(Debug)]
pub(crate) struct MarkOutcome {
    /// Procedure code, as it was asked for.
    pub code: String,
    /// What became of it.
    pub result: MarkResult,
    /// What whoever wrote it has to know all the same.
    pub told: Vec<Fact>,
    /// The log after it was written; none where nothing was.
    pub log: Option<WrittenLog>,
}

/// What became of one mark.
#[derive(Debug)]
pub(crate) enum MarkResult {
    Written(Box<Decision>),
    /// Refused; nothing was written.
    Refused(Refusal),
    /// The file could not be written; it is as it was.
    Failed(FileError),
}

/// What a reviewer wants recorded on procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    Mark(Mark),
    /// The decision in force once more, on the evidence of today.
    ConfirmAnew,
    /// The next step of the decision in force.
    Step(Step),
}

impl Intent {
    /// The state that it leads to.
    pub fn state(&self) -> DecisionState {
        match self {
            Intent::Mark(_) | Intent::ConfirmAnew => DecisionState::Recommended,
            Intent::Step(step) => step.state(),
        }
    }
}

/// Who records now, as git knows them, at which date and on which commit.
///
/// # Errors
/// Git knows no name or no e-mail address.
pub(crate) fn recorder(
    workspace: &Workspace,
    view: &View,
    clock: &dyn Clock,
) -> Result<Recorder, VcsError> {
    let identity = commit::identity(workspace)?;
    let head = workspace.standing_head();
    Ok(Recorder {
        by: Person {
            name: identity.name,
            email: identity.email,
        },
        recorded: clock.timestamp(),
        today: view.snapshot.today(clock),
        as_of: view.as_of,
        commit: head.and_then(|head| head.commit),
    })
}

/// Reasons of a refusal, each with the sentence that says what to do about it.
pub(crate) const HINTS: [(&str, &str); 3] = [
    ("refused-gate", "refused-gate-hint"),
    ("refused-stale", "refused-stale-hint"),
    ("refused-as-of-old", "refused-as-of-old-hint"),
];

/// Sentences that say what to do about reasons of a refusal.
pub(crate) fn hints(reasons: &[Fact]) -> Vec<&'static str> {
    let hints = HINTS
        .iter()
        .filter(|(id, _)| reasons.iter().any(|reason| reason.id == *id));
    hints.map(|(_, hint)| *hint).collect()
}

/// What an intent on each of these codes would become, in the order in which it is written; nothing is. What is published
/// stands in the order of the annex, with its rows numbered.
pub(crate) fn preview(
    view: &View,
    codes: &[String],
    intent: &Intent,
    recorder: &Recorder,
) -> Vec<(String, Result<StepEntry, Refusal>)> {
    let bench = ReviewContext::new(&view.snapshot, recorder.today);
    let mut seen = HashSet::new();
    let mut entries: Vec<(String, Result<StepEntry, Refusal>)> = codes
        .iter()
        .filter(|code| seen.insert(view.row(code).ok_or(*code)))
        .map(|code| {
            let entry = entry(&bench, view, code, codes.len() > 1, intent, recorder);
            (code.clone(), entry)
        })
        .collect();
    if let Intent::Step(Step::Publish(publication)) = intent {
        number(view, publication, &mut entries);
    }
    entries
}

/// Records an intent on each of these codes: those that are refused are named, the others written; `written` is told how many
/// of how many are dealt with. Of a publication all
/// that can be written is, or nothing: the rows of an annex are those of all.
pub(crate) fn record(
    workspace: &Workspace,
    view: &View,
    codes: &[String],
    intent: &Intent,
    recorder: &Recorder,
    written: &dyn Fn(usize, usize),
) -> Vec<MarkOutcome> {
    let together = intent.state() == DecisionState::Published;
    let entries = preview(view, codes, intent, recorder);
    write(workspace, view, entries, together, written)
}

/// Records an intent on all of these codes, or on none: where one is refused, those that are refused are the answer, and
/// nothing is written.
pub(crate) fn record_whole(
    workspace: &Workspace,
    view: &View,
    codes: &[String],
    intent: &Intent,
    recorder: &Recorder,
    written: &dyn Fn(usize, usize),
) -> Vec<MarkOutcome> {
    let mut entries = preview(view, codes, intent, recorder);
    if entries.iter().any(|(_, entry)| entry.is_err()) {
        entries.retain(|(_, entry)| entry.is_err());
    }
    write(workspace, view, entries, true, written)
}

/// Writes what is not refused; `together` all of it or nothing.
fn write(
    workspace: &Workspace,
    view: &View,
    entries: Vec<(String, Result<StepEntry, Refusal>)>,
    together: bool,
    written: &dyn Fn(usize, usize),
) -> Vec<MarkOutcome> {
    let mut marked: Vec<MarkOutcome> = Vec::with_capacity(entries.len());
    let mut failed = false;
    // One look at git's index for all of them.
    let door = OnceCell::new();
    let put = |code: &str, decision: &Decision| {
        let door = match door.get_or_init(|| WriteAccess::of(workspace)) {
            Ok(door) => door,
            Err(error) => return Err(error.clone()),
        };
        append(workspace, door, view, code, decision)
    };
    let total = entries.len();
    for (at, (code, result)) in entries.into_iter().enumerate() {
        written(at, total);
        let mut told = Vec::new();
        let mut log = None;
        let result = match result {
            Err(refusal) => MarkResult::Refused(refusal),
            Ok(_) if failed && together => MarkResult::Failed(given_up(workspace, &code)),
            Ok(advanced) => match put(&code, &advanced.decision) {
                Ok(after) => {
                    log = after;
                    told = advanced.told;
                    MarkResult::Written(Box::new(advanced.decision))
                }
                Err(error) => {
                    failed = true;
                    MarkResult::Failed(error)
                }
            },
        };
        marked.push(MarkOutcome {
            code,
            result,
            told,
            log,
        });
    }
    written(total, total);
    if failed && together {
        let committed = CommittedLogs::of(workspace);
        for marked in &mut marked {
            take_back(workspace, view, marked, &committed);
        }
    }
    marked
}

/// Takes back what was written where the rest could not be; what cannot be taken back stays told as written.
fn take_back(
    workspace: &Workspace,
    view: &View,
    marked: &mut MarkOutcome,
    committed: &CommittedLogs<'_>,
) {
    let MarkResult::Written(decision) = &marked.result else {
        return;
    };
    let procedure = view.row(&marked.code).and_then(|row| view.procedure(row));
    let entry = UndoableEntry {
        code: procedure.map_or(&marked.code, |p| &p.code).clone(),
        id: decision.id.clone(),
    };
    if undo(workspace, view, &entry, committed).is_ok() {
        marked.log = None;
        marked.result = MarkResult::Failed(given_up(workspace, &marked.code));
    }
}

fn given_up(workspace: &Workspace, code: &str) -> FileError {
    FileError {
        kind: FileErrorKind::Forbidden,
        path: workspace.root().to_owned(),
        message: message!("mark-given-up", code),
        hint: None,
    }
}

fn entry(
    bench: &ReviewContext<'_>,
    view: &View,
    code: &str,
    of_many: bool,
    intent: &Intent,
    recorder: &Recorder,
) -> Result<StepEntry, Refusal> {
    let refused = |fact| Refusal {
        reasons: vec![fact],
    };
    let unknown = || refused(unreadable::refusal(&view.snapshot, code));
    let row = view.row(code).ok_or_else(unknown)?;
    let procedure = view.procedure(row).ok_or_else(unknown)?.value();
    let log = unsafe_log(view, &procedure.code);
    let why = log.or_else(|| barred(&view.snapshot, intent, &procedure.code));
    if let Some(why) = why {
        return Err(refused(why));
    }
    let decided = |mark: &Mark| {
        let decision = decide(bench, procedure, mark, recorder)?;
        Ok(StepEntry {
            decision,
            told: Vec::new(),
        })
    };
    let mut entry = match intent {
        Intent::Mark(mark) if of_many && !mark.overrides.is_empty() => {
            decided(&shared(bench, mark, procedure, recorder.as_of))
        }
        Intent::Mark(mark) => decided(mark),
        Intent::ConfirmAnew => {
            let standing = view.log(row).and_then(|log| log.proposal());
            let standing = standing.ok_or_else(|| refused(Fact::new("refused-nothing-stands")))?;
            decided(&confirmation(bench, procedure, standing, recorder))
        }
        Intent::Step(step) => advance(bench, procedure, step, recorder),
    }?;
    // A doubt takes nothing from a verdict, and whoever decides on it has to know it.
    let state = entry.decision.state;
    if ![DecisionState::SentBack, DecisionState::Withdrawn].contains(&state) {
        let seen = bench.seen(procedure, entry.decision.as_of);
        entry.told.extend(seen.assessment.doubts());
    }
    Ok(entry)
}

/// Why nothing is written to a procedure's log whatever it is: what was decided before is not known for sure.
fn unsafe_log(view: &View, code: &str) -> Option<Fact> {
    let files = view.snapshot.twin_logs(code);
    if !files.is_empty() {
        let files: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        return Some(Fact::new("refused-two-logs").with("files", files.join(", ")));
    }
    if let Some(file) = view.snapshot.unreadable_decisions(code) {
        let fact = Fact::new(unreadable::UNREADABLE).with("code", code);
        return Some(fact.with("path", unreadable::shown(file)));
    }
    let lost = view.lost_log(code)?;
    Some(Fact::new("refused-lost-log").with("path", lost.path.display().to_string()))
}

/// A mark on several procedures as one of them gets it: an override for a rule that does not stop it is left out there, so
/// that a selection can be marked as one.
fn shared(bench: &ReviewContext<'_>, mark: &Mark, procedure: &Procedure, as_of: Date) -> Mark {
    let mut answers = bench.gate(procedure, as_of, &[], as_of).rules;
    answers.extend(bench.gate_now(procedure, &[], bench.days.own).rules);
    let is_stopped = |rule: &str| {
        let mut answers = answers
            .iter()
            .filter(|answer| answer.rule == rule)
            .peekable();
        answers.peek().is_none() || answers.any(|answer| answer.blocks)
    };
    let overrides = mark.overrides.iter();
    Mark {
        overrides: overrides.filter(|o| is_stopped(&o.rule)).cloned().collect(),
        ..mark.clone()
    }
}

/// Puts what is published into the order of the annex and numbers its rows.
fn number(
    view: &View,
    publication: &PublishedBy,
    entries: &mut [(String, Result<StepEntry, Refusal>)],
) {
    let written = entries.iter().filter(|(_, entry)| entry.is_ok());
    let provinces: BTreeSet<String> = written
        .filter_map(|(code, _)| {
            signed_decisions::province(&view.snapshot, &publication.number, code)
        })
        .collect();
    let several = (provinces.len() > 1).then(|| {
        let provinces: Vec<&str> = provinces.iter().map(String::as_str).collect();
        Fact::new("refused-number-provinces")
            .with("number", publication.number.as_str())
            .with("provinces", provinces.join(", "))
    });
    let province = provinces.first().map(String::as_str);
    let signed = SignedEntries::of(&view.snapshot, publication, province);
    if let Some(why) = several.or_else(|| signed.disagrees(publication)) {
        for (_, entry) in entries {
            *entry = Err(Refusal {
                reasons: vec![why.clone()],
            });
        }
        return;
    }
    order::sort(&view.snapshot, entries, |(code, _)| code);
    // Rows count from 1 for each outcome: those of one stand together, what is refused comes last.
    entries.sort_by_key(|(_, entry)| match entry {
        Ok(advanced) => (false, Some(advanced.decision.outcome)),
        Err(_) => (true, None),
    });
    let mut next: BTreeMap<Outcome, u32> = BTreeMap::new();
    for (code, entry) in entries {
        let Ok(entry) = entry else {
            continue;
        };
        let outcome = entry.decision.outcome;
        let Some(published) = &mut entry.decision.published else {
            continue;
        };
        if let Some(number) = signed.number() {
            number.clone_into(&mut published.number);
        }
        // What is published once more under its number keeps its row.
        let next = next
            .entry(outcome)
            .or_insert_with(|| signed.next_row(outcome));
        let procedure = view.row(code).and_then(|row| view.procedure(row));
        let known = procedure.and_then(|procedure| signed.row_of(&procedure.code, outcome));
        published.annex_row = Some(known.unwrap_or(*next));
        if known.is_none() {
            *next += 1;
        }
        if let Some(procedure) = procedure {
            // Its row belongs to what it says.
            let decision = entry.decision.clone();
            entry.decision = named(&view.snapshot, &procedure.code, decision);
        }
    }
}

/// Appends an entry to a procedure's log, which must still be what the view has.
fn append(
    workspace: &Workspace,
    door: &WriteAccess,
    view: &View,
    code: &str,
    decision: &Decision,
) -> Result<Option<WrittenLog>, FileError> {
    let new = |code: String| DecisionLog {
        code,
        decisions: vec![decision.clone()],
        notes: Vec::new(),
    };
    append_to(workspace, door, view, code, "decisions", decision, new)
}
