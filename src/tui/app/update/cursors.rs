//! After every message: cursors stand inside their lists and in sight, and lines are made for the size of the screen.

use crate::session::search::export::PASSAGES;
use crate::tui::app::state::{DetailTab, State, Tab};
use crate::tui::tabs::review::filters::{FilterRow, rows};
use crate::tui::tabs::review::{detail, notice};
use crate::tui::tabs::{laws, moments};
use crate::tui::term::layout::{ScreenLayout, scroll_to};

pub(super) fn settle(state: &mut State) {
    state.notice = notice::lines(state, usize::from(state.size.width));
    if state.tab == Tab::Laws {
        state.layout = ScreenLayout::lists(state.size, state.laws.in_detail);
        laws(state);
        return;
    }
    if state.tab != Tab::Review {
        state.layout = ScreenLayout::lists(state.size, moments::split(state).in_detail);
        times_lines(state);
        return;
    }
    let lines = u16::try_from(state.notice.len()).unwrap_or(u16::MAX);
    state.layout = ScreenLayout::new(state.size, state.focus, state.zoom, lines);
    table(state);
    filters(state);
    detail_lines(state);
}

fn laws(state: &mut State) {
    state.laws.find();
    let height = state.layout.table_rows();
    let list = state.laws.list_mut();
    let total = list.rows.len();
    list.cursor = list.cursor.min(total.saturating_sub(1));
    list.offset = scroll_to(list.offset, list.cursor, height, total);
    let inner = state.layout.detail.inner();
    let columns = usize::from(inner.width.saturating_sub(2)).min(110);
    let of = state
        .laws
        .current()
        .map(|row| (state.laws.kind, row, columns, state.laws.identity()));
    if of != state.laws.detail_of {
        if state.laws.detail_of.is_some() {
            state.laws.detail_offset = 0;
        }
        state.laws.detail = if inner.width > 0 {
            laws::lines(state, columns)
        } else {
            Vec::new()
        };
        state.laws.detail_of = of;
    }
    let last = state
        .laws
        .detail
        .len()
        .saturating_sub(usize::from(inner.height));
    state.laws.detail_offset = state.laws.detail_offset.min(last);
}

/// The lists of changes and of commits.
fn times_lines(state: &mut State) {
    let (height, total) = (state.layout.table_rows(), moments::total(state));
    let inner = state.layout.detail.inner();
    let columns = usize::from(inner.width.saturating_sub(2)).min(110);
    let identity = moments::identity(state);
    let split = moments::split_mut(state);
    split.cursor = split.cursor.min(total.saturating_sub(1));
    split.offset = scroll_to(split.offset, split.cursor, height, total);
    let of = Some((split.cursor, columns, identity));
    if of != split.detail_of {
        let lines = match inner.width > 0 {
            true => moments::lines(state, columns),
            false => Vec::new(),
        };
        let split = moments::split_mut(state);
        split.detail = lines;
        if split.detail_of.is_some() {
            split.detail_offset = 0;
        }
        split.detail_of = of;
    }
    let split = moments::split_mut(state);
    let last = split.detail.len().saturating_sub(usize::from(inner.height));
    split.detail_offset = split.detail_offset.min(last);
}

fn table(state: &mut State) {
    let total = state.found.rows.len();
    state.table.cursor = state.table.cursor.min(total.saturating_sub(1));
    let height = state.layout.table_rows();
    state.table.offset = scroll_to(state.table.offset, state.table.cursor, height, total);
}

fn filters(state: &mut State) {
    let found = rows(state);
    let filters = &mut state.filters;
    // The cursor stays on its value when counts and order change.
    let under = match filters.rows.get(filters.cursor) {
        Some(FilterRow::Value { filter, .. }) => found
            .iter()
            .position(|row| matches!(row, FilterRow::Value { filter: f, .. } if f == filter)),
        Some(FilterRow::More { field, .. }) => found
            .iter()
            .position(|row| matches!(row, FilterRow::More { field: f, .. } if f == field)),
        _ => None,
    };
    filters.rows = found;
    let last = filters.rows.len().saturating_sub(1);
    let cursor = under.unwrap_or(filters.cursor).min(last);
    let stop = |at: &usize| filters.rows.get(*at).is_some_and(FilterRow::is_stop);
    filters.cursor = (cursor..filters.rows.len())
        .find(stop)
        .or_else(|| (0..cursor).rev().find(stop))
        .unwrap_or(0);
    let height = usize::from(state.layout.filters.inner().height);
    filters.offset = scroll_to(filters.offset, filters.cursor, height, filters.rows.len());
    // The heading above the first value stays in sight.
    if filters.cursor <= 1 {
        filters.offset = 0;
    }
}

fn detail_lines(state: &mut State) {
    let inner = state.layout.detail_text();
    let columns = usize::from(inner.width.saturating_sub(2)).min(110);
    let tab = state.detail.tab;
    let made_from = state.current().map(|row| (row, columns, tab));
    if made_from != state.detail.made_from || state.detail.stale {
        let shown = |(row, _, tab): (usize, usize, DetailTab)| (row, tab);
        if made_from.map(shown) != state.detail.made_from.map(shown) {
            state.detail.offset = 0;
        }
        state.detail.passages = match (&state.desk, made_from) {
            (Some(desk), Some((row, ..))) => {
                let procedure = desk.view.procedure(row).map(|procedure| procedure.read());
                procedure.map_or(Vec::new(), |procedure| {
                    let marks = &state.found.marks;
                    marks.passages(desk.snapshot(), &procedure, PASSAGES)
                })
            }
            _ => Vec::new(),
        };
        state.detail.lines = match (&state.desk, made_from) {
            (Some(desk), Some((row, ..))) if inner.width > 0 => {
                detail::lines(state, desk, row, columns)
            }
            _ => Vec::new(),
        };
        state.detail.made_from = made_from;
        state.detail.stale = false;
    }
    let height = usize::from(inner.height);
    let last = state.detail.lines.len().saturating_sub(height);
    state.detail.offset = state.detail.offset.min(last);
}
