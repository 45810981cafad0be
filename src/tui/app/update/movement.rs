//! Moving about in panes and popups.

use crate::tui::actions::table::Act;
use crate::tui::app::state::State;
use crate::tui::tabs::review::filters::FilterRow;
use crate::tui::term::layout::Pane;

/// Moves on the review screen; while a query is typed, in the table.
pub(super) fn on_screen(state: &mut State, act: Act) {
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

/// Where a place among `total` moves to.
pub(in crate::tui) fn moved(at: usize, act: Act, page: usize, total: usize) -> usize {
    let last = total.saturating_sub(1);
    let page = page.saturating_sub(1).max(1);
    let to = match act {
        Act::Up => at.saturating_sub(1),
        Act::Down => at.saturating_add(1),
        Act::PageUp => at.saturating_sub(page),
        Act::PageDown => at.saturating_add(page),
        Act::First => 0,
        Act::Last => last,
        _ => at,
    };
    to.min(last)
}
