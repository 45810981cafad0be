//! Clicks and the wheel.

use super::laws;
use crate::tui::actions::table::Act;
use crate::tui::app::message::{Effect, Mouse, MouseKind};
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::{moments, movement, review_actions};
use crate::tui::popups::{placed, stack};
use crate::tui::tabs::moments::{split_mut, total};
use crate::tui::tabs::review::detail;
use crate::tui::tabs::review::filters::FilterRow;
use crate::tui::tabs::review::search_line::search_line;
use crate::tui::tabs::titles::tabs;
use crate::tui::term::layout::Pane;

/// Lines that one turn of the wheel moves.
const WHEEL: usize = 3;

pub(super) fn moused(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let wheel = match mouse.kind {
        MouseKind::Press => None,
        MouseKind::WheelUp => Some(Act::Up),
        MouseKind::WheelDown => Some(Act::Down),
    };
    match wheel {
        None => {
            state.status = None;
            if state.popups.is_empty() {
                press(state, mouse.x, mouse.y)
            } else {
                press_popup(state, mouse.x, mouse.y)
            }
        }
        Some(act) if !state.popups.is_empty() => {
            for _ in 0..WHEEL {
                stack::act(state, act);
            }
            Vec::new()
        }
        Some(act) => {
            turn(state, mouse, act);
            Vec::new()
        }
    }
}

fn press_popup(state: &mut State, x: u16, y: u16) -> Vec<Effect> {
    let item = state.popups.top().and_then(|popup| {
        let (sheet, area) = placed(popup, state);
        sheet.item_at(area, x, y)
    });
    match item {
        Some(item) => stack::click(state, item),
        None => Vec::new(),
    }
}

fn turn(state: &mut State, mouse: Mouse, act: Act) {
    let layout = state.layout;
    if state.tab == Tab::Laws {
        for _ in 0..WHEEL {
            if layout.table.contains(mouse.x, mouse.y) {
                laws::in_list(state, act);
            } else if layout.detail.contains(mouse.x, mouse.y) {
                laws::in_detail(state, act);
            }
        }
        return;
    }
    if state.tab != Tab::Review {
        for _ in 0..WHEEL {
            if layout.table.contains(mouse.x, mouse.y) {
                moments::in_list(state, act);
            } else if layout.detail.contains(mouse.x, mouse.y) {
                moments::in_detail(state, act);
            }
        }
        return;
    }
    let pane = [Pane::Filters, Pane::Table, Pane::Detail]
        .into_iter()
        .find(|pane| layout.pane(*pane).contains(mouse.x, mouse.y));
    let Some(pane) = pane else {
        return;
    };
    for _ in 0..WHEEL {
        match pane {
            Pane::Table => movement::in_table(state, act),
            Pane::Detail => {
                let height = usize::from(layout.detail_text().height);
                let stops = state.detail.lines.len().saturating_sub(height) + 1;
                state.detail.offset = movement::moved(state.detail.offset, act, height, stops);
            }
            Pane::Filters => {
                let height = usize::from(layout.filters.inner().height);
                let stops = state.filters.rows.len().saturating_sub(height) + 1;
                state.filters.offset = movement::moved(state.filters.offset, act, height, stops);
                // The cursor stays in sight, so it goes along.
                let last = state.filters.offset + height.saturating_sub(1);
                let cursor = state.filters.cursor.clamp(state.filters.offset, last);
                if cursor != state.filters.cursor {
                    let rows = &state.filters.rows;
                    let stop = |at: &usize| rows.get(*at).is_some_and(FilterRow::is_stop);
                    let found = (cursor..=last)
                        .find(stop)
                        .or_else(|| (state.filters.offset..=cursor).rev().find(stop));
                    state.filters.cursor = found.unwrap_or(state.filters.cursor);
                }
            }
        }
    }
}

fn press(state: &mut State, x: u16, y: u16) -> Vec<Effect> {
    if state.desk.is_none() {
        return Vec::new();
    }
    let layout = state.layout;
    if layout.tabs.contains(x, y) {
        let (_, places) = tabs(state);
        let at = usize::from(x);
        let tab = places.into_iter().find(|(_, place)| place.contains(&at));
        return tab.map_or_else(Vec::new, |(tab, _)| match tab {
            Tab::Changes => super::perform(state, Act::ShowChanges),
            Tab::History => super::perform(state, Act::ShowHistory),
            tab => laws::show(state, tab),
        });
    }
    if state.tab == Tab::Laws {
        press_lists(state, x, y);
        return Vec::new();
    }
    if state.tab != Tab::Review {
        press_times(state, x, y);
        return Vec::new();
    }
    if layout.search.contains(x, y) {
        let line = search_line(state, usize::from(layout.search.width));
        let chip = line
            .chips
            .iter()
            .position(|place| place.contains(&usize::from(x)));
        return match chip {
            Some(chip) => review_actions::drop_chip(state, chip),
            None => {
                state.search.typing = true;
                state.zoom = false;
                Vec::new()
            }
        };
    }
    let inner = layout.filters.inner();
    if inner.contains(x, y) {
        state.focus = Pane::Filters;
        let at = state.filters.offset + usize::from(y - inner.y);
        if state.filters.rows.get(at).is_some_and(FilterRow::is_stop) {
            state.filters.cursor = at;
            return review_actions::toggle(state);
        }
        return Vec::new();
    }
    let inner = layout.table.inner();
    if inner.contains(x, y) {
        state.search.typing = false;
        state.focus = Pane::Table;
        // The first line holds the headings.
        if let Some(line) = (y - inner.y).checked_sub(1) {
            let at = state.table.offset + usize::from(line);
            if let Some(row) = state.found.rows.get(at).copied() {
                state.table.cursor = at;
                // A click on the mark selects.
                if x < inner.x + 2 && !state.table.selected.remove(&row) {
                    state.table.selected.insert(row);
                }
            }
        }
    } else if layout.detail.contains(x, y) {
        state.search.typing = false;
        state.focus = Pane::Detail;
        let bar = layout.detail_tabs();
        if bar.contains(x, y) {
            let (_, places) = detail::tabs::tabs(state, usize::from(bar.width));
            let at = usize::from(x - bar.x);
            let tab = places.into_iter().find(|(_, place)| place.contains(&at));
            state.detail.tab = tab.map_or(state.detail.tab, |(tab, _)| tab);
        }
    }
    Vec::new()
}

/// A click on the tab of laws and documents.
fn press_lists(state: &mut State, x: u16, y: u16) {
    let layout = state.layout;
    if layout.search.contains(x, y) {
        state.laws.typing = true;
        state.laws.in_detail = false;
        return;
    }
    state.laws.typing = false;
    state.laws.in_detail = layout.detail.contains(x, y);
    let inner = layout.table.inner();
    if inner.contains(x, y)
        && let Some(line) = (y - inner.y).checked_sub(1)
    {
        let list = state.laws.list_mut();
        let at = list.offset + usize::from(line);
        if at < list.rows.len() {
            list.cursor = at;
        }
    }
}

/// A click on the tab of changes or of history.
fn press_times(state: &mut State, x: u16, y: u16) {
    let (layout, total) = (state.layout, total(state));
    let split = split_mut(state);
    split.in_detail = layout.detail.contains(x, y);
    let inner = layout.table.inner();
    if inner.contains(x, y)
        && let Some(line) = (y - inner.y).checked_sub(1)
    {
        let at = split.offset + usize::from(line);
        if at < total {
            split.cursor = at;
        }
    }
}
