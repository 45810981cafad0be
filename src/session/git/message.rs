//! The message of a commit, by meaning: English, because git's tools and reviewers of many agencies read it.

mod imports;
mod moves;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::commit::PendingFile;
use crate::catalogue::model::{Decision, DecisionLog, DecisionState, Outcome};
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::RULES_VERSION;
use crate::session::Workspace;
use crate::session::decide::logs::CommittedLogs;

/// Body lines at most; the rest is counted.
const MAX_LINES: usize = 200;

/// A decision that the commit brings, with what it is about.
struct NewDecision<'a> {
    code: &'a str,
    name: &'a str,
    issuer: &'a str,
    decision: &'a Decision,
}

/// The message for a commit of these files. What git cannot tell is left out.
pub(crate) fn propose(workspace: &Workspace, snapshot: &Snapshot, files: &[PendingFile]) -> String {
    let repository = workspace.repository().ok().flatten();
    let moved = repository
        .and_then(|git| crate::session::edit::pending_moves::among(workspace, &git, files).ok());
    let moved = moved.unwrap_or_default();
    let logs = CommittedLogs::of(workspace);
    let committed = |file: &PendingFile| Some(logs.find(&file.path).ok()??.1);
    let brought = brought(snapshot, files, &committed);
    let mut message = match brought.is_empty() {
        true => moves::subject(&moved, files).unwrap_or_else(|| counted(files)),
        false => subject(files, &brought),
    };
    message.push('\n');
    moves::tell(&mut message, &moved, files);
    if brought.is_empty() {
        return message;
    }
    message.push('\n');
    for entry in brought.iter().take(MAX_LINES) {
        let state = match entry.decision.state {
            DecisionState::Recommended => "",
            other => other.as_str(),
        };
        let _ = writeln!(
            message,
            "{} {state}{}{}: {}",
            entry.code,
            if state.is_empty() { "" } else { " " },
            entry.decision.outcome.as_str(),
            crate::text::for_terminal_line(entry.name)
        );
    }
    if let Some(more) = brought
        .len()
        .checked_sub(MAX_LINES)
        .filter(|more| *more > 0)
    {
        let _ = writeln!(message, "… and {more} more");
    }
    // What was published elsewhere was not reviewed here.
    let reviewed = brought.iter().filter(|b| !b.decision.is_imported());
    let mut dates: Vec<_> = reviewed.map(|b| b.decision.as_of).collect();
    if dates.is_empty() {
        return message;
    }
    message.push('\n');
    dates.sort_unstable();
    dates.dedup();
    for date in dates {
        let _ = writeln!(message, "Reviewed-as-of: {date}");
    }
    let _ = writeln!(message, "Rules-version: {RULES_VERSION}");
    message
}

/// The entries that the last commit does not have.
fn brought<'a>(
    snapshot: &'a Snapshot,
    files: &[PendingFile],
    committed: &dyn Fn(&PendingFile) -> Option<DecisionLog>,
) -> Vec<NewDecision<'a>> {
    let mut brought = Vec::new();
    for file in files.iter().filter(|f| f.kind == Some(FileKind::Decisions)) {
        let code = file
            .path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default();
        let Some(log) = snapshot.decisions(code) else {
            continue;
        };
        let before = committed(file);
        let procedure = snapshot.procedure(&log.value.code);
        for decision in &log.value.decisions {
            let known = before
                .as_ref()
                .is_some_and(|b| b.decisions.iter().any(|d| d.id == decision.id));
            if !known {
                brought.push(NewDecision {
                    code: &log.value.code,
                    name: procedure.map_or("", |p| &p.value().name),
                    issuer: procedure
                        .and_then(|p| p.value().issuer.as_deref())
                        .unwrap_or("unknown"),
                    decision,
                });
            }
        }
    }
    brought
}

fn subject(files: &[PendingFile], brought: &[NewDecision<'_>]) -> String {
    if let Some(subject) = imports::subject(files, brought) {
        return subject;
    }
    let mut issuers: Vec<&str> = brought.iter().map(|b| b.issuer).collect();
    issuers.sort_unstable();
    issuers.dedup();
    let of = match issuers.as_slice() {
        [one] => format!(" of {one}"),
        several => format!(" of {} agencies", several.len()),
    };
    // A procedure counts once, by the last that is said of it.
    let last: BTreeMap<&str, &Decision> = brought.iter().map(|b| (b.code, b.decision)).collect();
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for decision in last.values() {
        let said = match decision.state {
            DecisionState::Withdrawn => "withdrawn",
            DecisionState::SentBack => "sent back",
            _ => phrase(decision.outcome),
        };
        *outcomes.entry(said).or_default() += 1;
    }
    let said = match outcomes.iter().collect::<Vec<_>>().as_slice() {
        [(said, _)] => format!(" {said}"),
        several => {
            let parts = several
                .iter()
                .map(|(said, count)| format!("{count} {said}"));
            format!(": {}", parts.collect::<Vec<_>>().join(", "))
        }
    };
    let others = others(files);
    let count = format!("{} {}", last.len(), plural(last.len(), "procedure"));
    let mut states: Vec<DecisionState> = brought.iter().map(|b| b.decision.state).collect();
    states.dedup();
    match states.as_slice() {
        [DecisionState::Approved] => format!("review: approve {count}{of}{said}{others}"),
        [DecisionState::Withdrawn] => format!("review: withdraw decisions on {count}{of}{others}"),
        [DecisionState::SentBack] => format!("review: send back {count}{of}{others}"),
        [DecisionState::Published] => {
            let by = numbers(brought);
            format!("review: publish {count}{of} by {by}{others}")
        }
        _ => format!("review: {count}{of}{said}{others}"),
    }
}

/// The signed decisions that publish these entries.
fn numbers(brought: &[NewDecision<'_>]) -> String {
    let published = brought.iter().filter_map(|b| b.decision.published.as_ref());
    let mut numbers: Vec<&str> = published.map(|by| by.number.as_str()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    crate::text::for_terminal_line(&numbers.join(", ")).into_owned()
}

/// The changed files that hold no decisions, counted.
fn others(files: &[PendingFile]) -> String {
    let others = files.iter().filter(|f| f.kind != Some(FileKind::Decisions));
    match others.count() {
        0 => String::new(),
        count => format!("; {count} other {}", plural(count, "file")),
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}

fn phrase(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::EligibleFull => "eligible for full online service",
        Outcome::Partial => "for partial online service",
        Outcome::DoNotProvide => "not to be provided online",
        Outcome::AbolishOrMerge => "to be abolished or merged",
        Outcome::SuspendAndUpgrade => "to be suspended and upgraded",
        Outcome::NeedData => "in need of data",
    }
}

/// `catalogue: 12 procedures, 1 plan`.
fn counted(files: &[PendingFile]) -> String {
    format!("catalogue: {}", counts(files.iter()))
}

/// `12 procedures, 1 plan`.
fn counts<'a>(files: impl Iterator<Item = &'a PendingFile>) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        let name = match file.kind {
            None => "schema",
            Some(FileKind::Procedure) => "procedure",
            Some(FileKind::Statistics) => "report",
            Some(FileKind::Plan) => "plan",
            Some(FileKind::Decisions) => "log of decisions and notes",
            Some(FileKind::List) => "list",
            Some(FileKind::Group) => "group",
            Some(FileKind::Variants) => "variant file",
            Some(FileKind::Instruments) => "instrument file",
            Some(_) => "reference file",
        };
        *kinds.entry(name).or_default() += 1;
    }
    let parts: Vec<String> = kinds
        .into_iter()
        .map(|(name, count)| format!("{count} {}", plural(count, name)))
        .collect();
    parts.join(", ")
}
