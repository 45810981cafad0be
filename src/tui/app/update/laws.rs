//! What actions do on the tab of laws and documents.

use std::sync::Arc;

use crate::search::Query;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::{movement, review_actions};
use crate::tui::tabs::laws::{LawsListKind, Tables};
use crate::tui::term::layout::Pane;

/// Goes to a tab; the lists of laws and documents are made when they are first looked at.
pub(super) fn show(state: &mut State, tab: Tab) -> Vec<Effect> {
    state.search.typing = false;
    state.laws.typing = false;
    state.tab = tab;
    match tab {
        Tab::Laws if state.laws.tables.is_none() => make(state),
        _ => Vec::new(),
    }
}

/// Makes the lists.
pub(super) fn make(state: &mut State) -> Vec<Effect> {
    vec![state.ask(Ask::Tables)]
}

/// The lists are made: the cursor stays on the same law or document, and the reader where they read.
pub(super) fn made(state: &mut State, tables: Arc<Tables>) {
    let laws = &mut state.laws;
    let under = laws.filter();
    laws.tables = Some(tables);
    laws.find();
    let line = laws.list().cursor.saturating_sub(laws.list().offset);
    let before = laws.list().cursor;
    for at in 0..laws.list().rows.len() {
        laws.list_mut().cursor = at;
        if under.is_some() && laws.filter() == under {
            laws.list_mut().offset = at.saturating_sub(line);
            laws.detail_of = None;
            return;
        }
    }
    laws.list_mut().cursor = before;
}

pub(super) fn act(state: &mut State, act: Act) -> Vec<Effect> {
    match act {
        Act::Search => {
            state.laws.typing = true;
            state.laws.in_detail = false;
        }
        Act::Accept => state.laws.typing = false,
        Act::NextPane | Act::PreviousPane if state.laws.typing => state.laws.typing = false,
        Act::NextPane | Act::PreviousPane => state.laws.in_detail = !state.laws.in_detail,
        Act::Back => return back(state),
        Act::SwitchList => {
            state.laws.in_detail = false;
            state.laws.kind = match state.laws.kind {
                LawsListKind::Instruments => LawsListKind::Documents,
                LawsListKind::Documents => LawsListKind::Instruments,
            };
        }
        Act::Narrow => {
            let choices = state.laws.choices().len();
            let list = state.laws.list_mut();
            list.kept = (list.kept + 1) % choices;
        }
        Act::Drill => return drill(state),
        Act::Cite => return state.laws.copied().map(Effect::Copy).into_iter().collect(),
        _ => moved(state, act),
    }
    Vec::new()
}

/// One step back: out of the search field, the detail, the words and what is kept, then to the review.
fn back(state: &mut State) -> Vec<Effect> {
    let laws = &mut state.laws;
    if laws.typing {
        laws.typing = false;
    } else if laws.in_detail {
        laws.in_detail = false;
    } else if !laws.list().line.is_empty() || laws.list().kept > 0 {
        let list = laws.list_mut();
        list.line.set("");
        list.kept = 0;
    } else {
        return show(state, Tab::Review);
    }
    Vec::new()
}

/// The procedures of the row under the cursor, in the review table, as a chip.
fn drill(state: &mut State) -> Vec<Effect> {
    let Some(filter) = state.laws.filter() else {
        return Vec::new();
    };
    state
        .search
        .set(&Query::default().with_filter(filter, true));
    state.tab = Tab::Review;
    state.zoom = false;
    state.focus = Pane::Table;
    review_actions::from_the_top(state)
}

/// Moves in the list, or in the detail.
pub(super) fn moved(state: &mut State, act: Act) {
    if state.laws.in_detail && !state.laws.typing {
        in_detail(state, act);
    } else {
        in_list(state, act);
    }
}

pub(super) fn in_list(state: &mut State, act: Act) {
    let page = state.layout.table_rows();
    let list = state.laws.list_mut();
    list.cursor = movement::moved(list.cursor, act, page, list.rows.len());
}

pub(super) fn in_detail(state: &mut State, act: Act) {
    let height = usize::from(state.layout.detail.inner().height);
    let stops = state.laws.detail.len().saturating_sub(height) + 1;
    state.laws.detail_offset = movement::moved(state.laws.detail_offset, act, height, stops);
}
