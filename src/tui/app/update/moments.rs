//! What actions do on the tabs of changes and history, and the way to a moment of the past and back.

use std::sync::Arc;

use super::{laws, reload};
use crate::search::Query;
use crate::session::git::history::Commit;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::movement;
use crate::tui::tabs::moments::{ChangesRow, MomentComparison, split_mut, total};
use crate::tui::term::layout::Pane;
use crate::tui::term::rich::Tone;

pub(super) fn act(state: &mut State, act: Act) -> Vec<Effect> {
    match act {
        Act::NextPane | Act::PreviousPane => {
            let split = split_mut(state);
            split.in_detail = !split.in_detail;
        }
        Act::Back => return back(state),
        Act::OpenChange => return open_change(state),
        Act::OpenMoment => return open_moment(state),
        Act::MarkMoment => {
            let current = state
                .history
                .current()
                .map(|commit| commit.entry.id.clone());
            let marked = &mut state.history.marked;
            *marked = if *marked == current { None } else { current };
        }
        Act::OfProcedure => {
            let code = state.current_code().map(str::to_owned);
            state.history.code = match state.history.code {
                Some(_) => None,
                None => code,
            };
        }
        _ if split_mut(state).in_detail => in_detail(state, act),
        _ => in_list(state, act),
    }
    Vec::new()
}

/// One step back: out of the detail, from two moments to the history, from the past to now, then to the review.
fn back(state: &mut State) -> Vec<Effect> {
    let split = split_mut(state);
    if split.in_detail {
        split.in_detail = false;
        return Vec::new();
    }
    if state.tab == Tab::Changes && state.changes.moments.take().is_some() {
        return laws::show(state, Tab::History);
    }
    if state.tab == Tab::History && state.history.marked.take().is_some() {
        return Vec::new();
    }
    laws::show(state, Tab::Review)
}

/// The procedure of the row under the cursor, in the review tab.
fn open_change(state: &mut State) -> Vec<Effect> {
    let Some(ChangesRow::Procedure(change)) = state.changes.current() else {
        return Vec::new();
    };
    let query = Query::parse(&format!("code:{}", change.code)).unwrap_or_default();
    state.search.set(&query);
    state.tab = Tab::Review;
    state.zoom = false;
    state.focus = Pane::Table;
    crate::tui::app::update::review_actions::from_the_top(state)
}

/// The catalogue as the commit under the cursor has it; with another commit marked, what both do not have alike.
fn open_moment(state: &mut State) -> Vec<Effect> {
    let Some(id) = state
        .history
        .current()
        .map(|commit| commit.entry.id.clone())
    else {
        return Vec::new();
    };
    match state.history.marked.clone().filter(|marked| *marked != id) {
        Some(marked) => {
            let place = |id: &String| {
                let mut commits = state.history.commits().iter();
                commits.position(|commit| commit.entry.id == *id)
            };
            // The older one comes first.
            let moments = match place(&marked) > place(&id) {
                true => [marked, id],
                false => [id, marked],
            };
            state.changes.moments = Some(moments);
            state.changes.split.cursor = 0;
            laws::show(state, Tab::Changes)
        }
        None => {
            let home = state.settings.revision.clone();
            state.home.get_or_insert(home);
            state.tab = Tab::Review;
            at(state, Some(id))
        }
    }
}

/// Back from the past to where the program was opened.
pub(super) fn return_now(state: &mut State) -> Vec<Effect> {
    match state.home.take() {
        Some(home) => at(state, home),
        None => Vec::new(),
    }
}

fn at(state: &mut State, revision: Option<String>) -> Vec<Effect> {
    state.settings.revision = revision;
    state.undo.clear();
    state.draft = None;
    reload(state)
}

/// Two moments were held against each other: the cursor stays on what it was on, and the reader where they read.
pub(super) fn compared(state: &mut State, result: Result<Arc<MomentComparison>, Problem>) {
    let name = |row: ChangesRow<'_>| match row {
        ChangesRow::Procedure(change) => change.code.clone(),
        ChangesRow::Other(other) => other.kind.schema_name().to_owned(),
        ChangesRow::Unreadable(path) => path.display().to_string(),
    };
    let changes = &mut state.changes;
    let under = changes.current().map(name);
    changes.found = Some(result);
    let found = changes.compared();
    let at = under.and_then(|under| {
        let found = found?;
        (0..found.len()).find(|at| found.row(*at).map(name).as_ref() == Some(&under))
    });
    if let Some(at) = at {
        changes.split.stay(at);
    }
}

/// The commits were read, with the cursor as above.
pub(super) fn logged(state: &mut State, result: Result<Arc<Vec<Commit>>, Problem>) {
    let history = &mut state.history;
    let under = history.current().map(|commit| commit.entry.id.clone());
    history.found = Some(result);
    let mut commits = history.commits().iter();
    let at = under.and_then(|under| commits.position(|commit| commit.entry.id == under));
    // Whoever looks at the newest goes on to.
    if let Some(at) = at.filter(|_| history.split.cursor > 0) {
        history.split.stay(at);
    }
}

pub(super) fn in_list(state: &mut State, act: Act) {
    let (page, total) = (state.layout.table_rows(), total(state));
    let split = split_mut(state);
    split.cursor = movement::moved(split.cursor, act, page, total);
}

pub(super) fn in_detail(state: &mut State, act: Act) {
    let height = usize::from(state.layout.detail.inner().height);
    let split = split_mut(state);
    let stops = split.detail.len().saturating_sub(height) + 1;
    split.detail_offset = movement::moved(split.detail_offset, act, height, stops);
}

/// Asks for what a tab shows where something else is there now than what it was asked for.
pub(super) fn ask(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(desk) = &state.desk else {
        return;
    };
    let head = state
        .standing
        .as_ref()
        .and_then(|standing| standing.head.as_ref());
    let head = head.and_then(|head| head.commit.clone());
    match state.tab {
        Tab::Changes => {
            let snapshot = Arc::as_ptr(&desk.view.snapshot) as usize;
            let asked = (snapshot, head, state.changes.moments.clone());
            if state.changes.asked.as_ref() != Some(&asked) {
                // What two moments do not have alike is not to be taken for what is not committed.
                let before = state.changes.asked.as_ref().map(|before| &before.2);
                if before.is_some_and(|before| *before != asked.2) {
                    state.changes.found = None;
                }
                state.changes.asked = Some(asked);
                let moments = state.changes.moments.clone();
                effects.push(state.ask(Ask::Compare(moments)));
            }
        }
        Tab::History => {
            let asked = (head, state.history.code.clone());
            if state.history.asked.as_ref() != Some(&asked) {
                state.history.asked = Some(asked);
                let code = state.history.code.clone();
                effects.push(state.ask(Ask::Log(code)));
            }
        }
        Tab::Review | Tab::Laws => {}
    }
}

/// Says that the past is looked at, when the catalogue of then is there.
pub(super) fn arrived_then(state: &mut State) {
    if state.home.is_some() {
        let text = state.strings.get("said-past");
        state.say(Tone::Doubt, text);
    }
}
