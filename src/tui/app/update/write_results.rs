//! What became of what was written: marks, what was taken back, commits, files.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::model::DecisionState;
use crate::session::RepositoryStatus;
use crate::session::decide::logs::UndoableEntry;
use crate::session::git::commit;
use crate::session::open::catalogue::Catalogue;
use crate::text::width;
use crate::tui::app::answers::{ExportOutcome, RecordOutcome, RefusalGroup, UndoOutcome};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::popups::reading::tell;
use crate::tui::term::rich::Tone;
use crate::vcs::NewCommit;

use super::disk::files_may_have_changed;
use super::reload;
use super::results::with_decisions;

/// What is committed cannot be taken back: its files are as the last commit has them.
pub(super) fn forget_committed(state: &mut State, standing: &RepositoryStatus) {
    let Some(desk) = state.desk.as_ref() else {
        return;
    };
    if standing.repository.is_none() || standing.trouble.is_some() {
        return;
    }
    let pending: HashSet<&Path> = standing.pending.iter().map(|f| f.path.as_path()).collect();
    let is_open = |entry: &UndoableEntry| {
        let log = desk.snapshot().decisions(&entry.code);
        log.is_none_or(|log| pending.contains(log.path.as_path()))
    };
    for batch in &mut state.undo {
        batch.retain(is_open);
    }
    state.undo.retain(|batch| !batch.is_empty());
}

/// Marks were recorded, or none was and no form is there to say so.
pub(super) fn recorded(state: &mut State, recorded: RecordOutcome) -> Vec<Effect> {
    let strings = Arc::clone(&state.strings);
    if !recorded.failed.is_empty() {
        files_may_have_changed(state);
    }
    if recorded.written.is_empty() {
        let why = recorded.refused.into_iter().chain(recorded.failed);
        tell(state, "trouble-write", why.map(of_refused).collect());
        return Vec::new();
    }
    let count = recorded.written.len() as f64;
    let state_word = strings
        .get(&format!("state-{}", recorded.state.as_str()))
        .into();
    let mut said = match recorded.written.as_slice() {
        [one] => strings.with(
            "said-marked-one",
            &[("code", one.code.as_str().into()), ("state", state_word)],
        ),
        _ => strings.with(
            "said-marked",
            &[("count", count.into()), ("state", state_word)],
        ),
    };
    if recorded.state == DecisionState::Published {
        said = format!("{said} · {}", strings.get("said-published"));
    }
    for told in &recorded.told {
        said = format!("{said} · ! {told}");
    }
    state.say(Tone::Good, said);
    state.undo.push(recorded.written);
    let effects = with_decisions(state, &recorded.desk);
    // What was not written stays selected, so that it can be tried again.
    let left: Vec<RefusalGroup> = recorded
        .refused
        .into_iter()
        .chain(recorded.failed)
        .collect();
    let row = |code: &String| state.desk.as_ref()?.view.row(code);
    let codes = left.iter().flat_map(|refused| &refused.codes);
    state.table.selected = codes.filter_map(row).collect();
    if !left.is_empty() {
        let troubles = left.into_iter().map(of_refused).collect();
        tell(state, "trouble-write", troubles);
    }
    effects
}

fn of_refused(refused: RefusalGroup) -> Problem {
    Problem {
        message: format!(
            "{}: {}",
            refused.codes.join(", "),
            refused.reasons.join("; ")
        )
        .into(),
        hint: None,
    }
}

pub(super) fn undone(state: &mut State, undone: UndoOutcome) -> Vec<Effect> {
    // What was not taken back can be tried again.
    for batch in &mut state.undo {
        batch.retain(|entry| !undone.undone.contains(entry));
    }
    state.undo.retain(|batch| !batch.is_empty());
    let strings = Arc::clone(&state.strings);
    match undone.undone.as_slice() {
        [] if undone.failed.is_empty() => state.say(Tone::Doubt, strings.get("why-committed")),
        [] => {}
        [one] => {
            let said = strings.with("said-undone-one", &[("code", one.code.as_str().into())]);
            state.say(Tone::Good, said);
        }
        many => {
            let count = many.len() as f64;
            let said = strings.with("said-undone", &[("count", count.into())]);
            state.say(Tone::Good, said);
        }
    }
    if !undone.failed.is_empty() {
        files_may_have_changed(state);
        tell(state, "trouble-undo", undone.failed);
    }
    if undone.undone.is_empty() {
        return Vec::new();
    }
    with_decisions(state, &undone.desk)
}

pub(super) fn committed(state: &mut State, result: Result<NewCommit, Problem>) {
    match result {
        Ok(committed) => {
            let strings = Arc::clone(&state.strings);
            let otherwise = commit::otherwise(&state.strings, &committed);
            let branch = committed
                .branch
                .unwrap_or_else(|| strings.get("git-detached"));
            let said = match committed.amended {
                Some(_) => "said-amended",
                None => "said-committed",
            };
            let said = strings.with(
                said,
                &[
                    ("short", committed.short.as_str().into()),
                    ("branch", branch.into()),
                    ("files", (committed.files as f64).into()),
                ],
            );
            state.say(Tone::Good, said);
            let plain = |message: String| Problem {
                message: message.into(),
                hint: None,
            };
            let otherwise = otherwise.into_iter().chain(committed.said);
            let told: Vec<Problem> = otherwise.map(plain).collect();
            if !told.is_empty() {
                tell(state, "commit-said", told);
            }
        }
        Err(trouble) => tell(state, "trouble-commit", vec![trouble]),
    }
}

/// A note was written.
pub(super) fn noted(
    state: &mut State,
    (entry, desk): (UndoableEntry, Arc<Catalogue>),
) -> Vec<Effect> {
    let effects = with_decisions(state, &desk);
    let code = [("code", entry.code.as_str().into())];
    let said = state.strings.with("said-noted", &code);
    state.say(Tone::Good, said);
    state.undo.push(vec![entry]);
    effects
}

/// Files were edited.
pub(super) fn edited(state: &mut State, files: usize) -> Vec<Effect> {
    let count = [("count", (files as f64).into())];
    let said = state.strings.with("said-edited", &count);
    state.say(Tone::Good, said);
    reload(state)
}

pub(super) fn exported(state: &mut State, result: Result<ExportOutcome, (Problem, bool)>) {
    match result {
        Ok(written) => {
            let mut said = state.strings.with(
                "said-exported",
                &[
                    ("rows", (written.rows as f64).into()),
                    ("path", written.path.display().to_string().into()),
                ],
            );
            let plain = |message: String| Problem {
                message: message.into(),
                hint: None,
            };
            let mut told = vec![plain(said.clone())];
            if let Some(counts) = written.left_out {
                let counts = [("counts", counts.into())];
                let left = state.strings.with("annex-left", &counts);
                said = format!("{said} · {left}");
                told.push(plain(left));
            }
            // One line may have no room for the file or what is left out, and has none for names: whoever signs the list has to
            // read them.
            let is_cut = width(&said) + 1 > usize::from(state.size.width);
            state.say(Tone::Good, said);
            if !written.missed.is_empty() {
                told.push(plain(state.strings.get("export-missed")));
                told.extend(written.missed.into_iter().map(plain));
                tell(state, "export-missed-title", told);
            } else if is_cut {
                tell(state, "export-done", told);
            }
        }
        Err((trouble, _)) => tell(state, "trouble-write", vec![trouble]),
    }
}
