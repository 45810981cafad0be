//! What each action does on the review screen.

use super::filters::FilterRow;
use crate::search::{Filter, Query};
use crate::session::decide::marks::Intent;
use crate::session::open::catalogue::next_order;
use crate::session::search::export;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::{moved, search, search_again};
use crate::tui::tabs::history::return_now;
use crate::tui::term::layout::Pane;
use crate::tui::term::rich::Tone;

pub(super) fn act(state: &mut State, act: Act) -> Vec<Effect> {
    match act {
        Act::Search => {
            state.search.typing = true;
            state.zoom = false;
            Vec::new()
        }
        Act::Accept => leave_search(state),
        Act::Back => back(state),
        Act::NextPane => pane(state, true),
        Act::PreviousPane => pane(state, false),
        Act::Open => {
            state.zoom = !state.zoom;
            state.focus = if state.zoom {
                Pane::Detail
            } else {
                Pane::Table
            };
            Vec::new()
        }
        Act::Sort => {
            state.table.order = next_order(state.table.order);
            state.table.backwards = false;
            search_again(state)
        }
        Act::SortBackwards => {
            state.table.backwards = !state.table.backwards;
            search_again(state)
        }
        Act::ToggleFilter => toggle(state),
        Act::RemoveFilter => {
            state.search.set(&Query::default());
            from_the_top(state)
        }
        Act::Select => {
            select(state);
            Vec::new()
        }
        Act::SelectAll => {
            let all = state.found_as_typed();
            let left = state.found.rows.len() - all.len();
            if all.iter().all(|row| state.table.selected.contains(row)) {
                state.table.selected.clear();
            } else {
                state.table.selected.extend(all);
            }
            if left > 0 {
                let count = [("count", (left as u64).into())];
                let told = state.strings.with("select-left-out", &count);
                state.say(Tone::Doubt, told);
            }
            Vec::new()
        }
        Act::ConfirmAnew => {
            let codes = state.marked_codes();
            vec![state.ask(Ask::Preview(codes, Intent::ConfirmAnew))]
        }
        Act::Undo => undo(state),
        Act::Copy => state
            .current_code()
            .map(|code| Effect::Copy(code.to_owned()))
            .into_iter()
            .collect(),
        Act::CopyRows => copy_rows(state),
        Act::NextTab => turn(state, true),
        Act::PreviousTab => turn(state, false),
        Act::HideNotice => {
            state.notice_hidden = true;
            Vec::new()
        }
        _ => {
            on_screen(state, act);
            Vec::new()
        }
    }
}

/// The selected rows, else all that are found, as far as a clipboard takes them.
fn copy_rows(state: &mut State) -> Vec<Effect> {
    /// Bytes that terminals take by OSC 52: many stop at 100,000, of which a quarter is lost to base64.
    const MOST: usize = 72_000;
    let Some(desk) = &state.desk else {
        return Vec::new();
    };
    let rows = state.rows_taken(!state.table.selected.is_empty());
    let of = rows.len();
    let (text, rows) = export::clipboard(&desk.view, rows, &state.found.marks, MOST);
    vec![Effect::CopyRows { text, rows, of }]
}

/// Searches, with the cursor on the first row.
pub(crate) fn from_the_top(state: &mut State) -> Vec<Effect> {
    state.table.follow = None;
    state.table.cursor = 0;
    state.table.offset = 0;
    search(state)
}

/// Once the search field is left, or a form lies over it, its last word is whole: what is counted, selected and saved then is
/// what a command finds.
pub(crate) fn end_of_words(state: &mut State) -> Vec<Effect> {
    if !state.search.goes_on || (state.search.typing && state.popups.is_empty()) {
        return Vec::new();
    }
    let was_begun = state.search.may_go_on() && state.search.error.is_none();
    state.search.begun = was_begun.then_some(state.found.exact());
    state.search.goes_on = false;
    search_again(state)
}

/// Leaves the search field; filters that were typed there become chips.
fn leave_search(state: &mut State) -> Vec<Effect> {
    state.search.typing = false;
    state.focus = Pane::Table;
    if let Ok(query) = state.search.query() {
        state.search.set(&query);
    }
    Vec::new()
}

/// Shows another tab of the detail; where no detail is in sight, its pane comes with it.
fn turn(state: &mut State, forwards: bool) -> Vec<Effect> {
    state.detail.tab = state.detail.tab.moved(forwards);
    if state.layout.detail.is_empty() {
        state.focus = Pane::Detail;
    }
    Vec::new()
}

/// One step back: out of the search field, the detail, the filters; then the selection, then the query.
fn back(state: &mut State) -> Vec<Effect> {
    if state.scope() == KeyScope::Search {
        return leave_search(state);
    }
    if state.zoom {
        state.zoom = false;
        state.focus = Pane::Table;
    } else if state.focus != Pane::Table {
        state.focus = Pane::Table;
    } else if !state.table.selected.is_empty() {
        state.table.selected.clear();
    } else if !state.search.is_empty() {
        state.search.set(&Query::default());
        return search_again(state);
    } else if state.home.is_some() {
        return return_now(state);
    }
    Vec::new()
}

fn pane(state: &mut State, forwards: bool) -> Vec<Effect> {
    if state.search.typing {
        return leave_search(state);
    }
    state.zoom = false;
    state.focus = match (state.focus, forwards) {
        (Pane::Filters, true) | (Pane::Detail, false) => Pane::Table,
        (Pane::Table, true) | (Pane::Filters, false) => Pane::Detail,
        (Pane::Detail, true) | (Pane::Table, false) => Pane::Filters,
    };
    Vec::new()
}

/// Switches the filter under the cursor, or shows all values of its field.
pub(super) fn toggle(state: &mut State) -> Vec<Effect> {
    match state.filters.rows.get(state.filters.cursor).cloned() {
        Some(FilterRow::Value { filter, on, .. }) => switch(state, filter, !on),
        Some(FilterRow::More { field, .. }) => {
            let open = &mut state.filters.open;
            match open.iter().position(|f| *f == field) {
                Some(at) => drop(open.remove(at)),
                None => open.push(field),
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn switch(state: &mut State, filter: Filter, on: bool) -> Vec<Effect> {
    if let Ok(query) = state.search.query() {
        state.search.set(&query.with_filter(filter, on));
    }
    from_the_top(state)
}

/// Drops a chip.
pub(super) fn drop_chip(state: &mut State, chip: usize) -> Vec<Effect> {
    state.search.chips = state.search.chips.without(chip);
    from_the_top(state)
}

/// Selects the row under the cursor, or no longer, and goes on to the next.
fn select(state: &mut State) {
    if let Some(row) = state.current() {
        if !state.table.selected.remove(&row) {
            state.table.selected.insert(row);
        }
        state.table.cursor += 1;
    }
}

/// Takes back the last batch of this session, else the newest entry of the row that is not committed.
fn undo(state: &mut State) -> Vec<Effect> {
    // What was taken back leaves the list when it was.
    let entries = state.undo.last().cloned().unwrap_or_default();
    let code = state.current_code().map(str::to_owned);
    vec![state.ask(Ask::Undo(entries, code))]
}

/// Moves on the review screen; while a query is typed, in the table.
fn on_screen(state: &mut State, act: Act) {
    match act {
        Act::NextRow => in_table(state, Act::Down),
        Act::PreviousRow => in_table(state, Act::Up),
        _ if state.search.typing => in_table(state, act),
        _ => match state.focus {
            Pane::Table => in_table(state, act),
            Pane::Filters => in_filters(state, act),
            Pane::Detail => {
                let height = usize::from(state.layout.detail_text().height);
                state.detail.offset = moved(
                    state.detail.offset,
                    act,
                    height,
                    state.detail.lines.len().saturating_sub(height) + 1,
                );
            }
        },
    }
}

pub(super) fn in_table(state: &mut State, act: Act) {
    let page = state.layout.table_rows();
    state.table.cursor = moved(state.table.cursor, act, page, state.found.rows.len());
}

/// The cursor of the filters stands on values only.
fn in_filters(state: &mut State, act: Act) {
    let rows = &state.filters.rows;
    let page = usize::from(state.layout.filters.inner().height);
    let wanted = moved(state.filters.cursor, act, page, rows.len());
    let upwards = wanted < state.filters.cursor;
    let above = || (0..=wanted).rev().find(|at| is_stop(rows, *at));
    let below = || (wanted..rows.len()).find(|at| is_stop(rows, *at));
    let found = if upwards {
        above().or_else(below)
    } else {
        below().or_else(above)
    };
    state.filters.cursor = found.unwrap_or(0);
}

fn is_stop(rows: &[FilterRow], at: usize) -> bool {
    rows.get(at).is_some_and(FilterRow::is_stop)
}
