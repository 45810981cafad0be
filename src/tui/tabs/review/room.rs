//! The tab: where clicks go, what is asked for, what stands where.

use super::detail;
use super::filters::{FilterRow, rows};
use super::keys::{drop_chip, from_the_top, in_table, toggle};
use super::search_line::{SearchLine, search_line};
use crate::session::search::export::PASSAGES;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, FileLocation};
use crate::tui::app::state::{ExactRows, State};
use crate::tui::app::update::moved;
use crate::tui::popups::{commit, export, mark, palette};
use crate::tui::tabs::review::state::{DetailTab, EvidenceDiff, Forecast};
use crate::tui::tabs::room::{ListPicture, Room};
use crate::tui::term::field::TextField;
use crate::tui::term::layout::{Pane, ScreenLayout, scroll_to};

/// The tab.
pub(crate) struct ReviewRoom;

impl Room for ReviewRoom {
    fn title(&self) -> &'static str {
        "tab-review"
    }

    fn shown_by(&self) -> Act {
        Act::ShowReview
    }

    fn only_here(&self) -> &'static str {
        "why-tab-review"
    }

    fn has(&self, scope: KeyScope) -> bool {
        matches!(
            scope,
            KeyScope::Review | KeyScope::Table | KeyScope::Filters | KeyScope::Detail
        )
    }

    fn scope(&self, state: &State) -> KeyScope {
        match state.focus {
            Pane::Filters => KeyScope::Filters,
            Pane::Table => KeyScope::Table,
            Pane::Detail => KeyScope::Detail,
        }
    }

    fn offers(&self, state: &State) -> &'static [Act] {
        match state.focus {
            Pane::Table => &[
                Act::ReturnNow,
                Act::Select,
                mark::ACTION.act,
                Act::Search,
                Act::Open,
                Act::Undo,
                commit::ACTION.act,
                Act::NextPane,
                Act::Sort,
                export::ACTION.act,
                palette::ACTION.act,
                Act::Quit,
            ],
            Pane::Filters => &[
                Act::ToggleFilter,
                Act::RemoveFilter,
                Act::NextPane,
                Act::Search,
                palette::ACTION.act,
                Act::Quit,
            ],
            Pane::Detail if state.zoom => &[
                Act::PreviousRow,
                Act::NextRow,
                Act::NextTab,
                mark::ACTION.act,
                Act::Copy,
                Act::Edit,
                Act::Back,
                palette::ACTION.act,
            ],
            Pane::Detail => &[
                Act::Open,
                Act::NextTab,
                mark::ACTION.act,
                Act::Copy,
                Act::Edit,
                Act::NextPane,
                palette::ACTION.act,
                Act::Quit,
            ],
        }
    }

    fn is_typing(&self, state: &State) -> bool {
        state.search.typing
    }

    fn typed_line<'s>(&self, state: &'s mut State) -> &'s mut TextField {
        &mut state.search.line
    }

    fn typed(&self, state: &mut State, before: &str) -> Vec<Effect> {
        match state.search.line.text() == before {
            true => Vec::new(),
            false => {
                state.search.goes_on = true;
                from_the_top(state)
            }
        }
    }

    fn left(&self, state: &mut State) {
        state.search.typing = false;
    }

    fn act(&self, state: &mut State, act: Act) -> Vec<Effect> {
        super::keys::act(state, act)
    }

    fn settle(&self, state: &mut State) {
        let lines = u16::try_from(state.notice.len()).unwrap_or(u16::MAX);
        state.layout = ScreenLayout::new(state.size, state.focus, state.zoom, lines);
        table(state);
        filters(state);
        detail_lines(state);
    }

    fn ask(&self, state: &mut State) -> Vec<Effect> {
        let forecast = foresee(state);
        let asked = forecast.into_iter().chain(explain(state));
        asked.chain(tell_guesses_apart(state)).collect()
    }

    fn press(&self, state: &mut State, x: u16, y: u16) -> Vec<Effect> {
        let layout = state.layout;
        if layout.search.contains(x, y) {
            let line = search_line(state, usize::from(layout.search.width));
            let chip = line
                .chips
                .iter()
                .position(|place| place.contains(&usize::from(x)));
            return match chip {
                Some(chip) => drop_chip(state, chip),
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
                return toggle(state);
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

    fn wheel(&self, state: &mut State, (x, y): (u16, u16), act: Act) {
        let layout = state.layout;
        let pane = [Pane::Filters, Pane::Table, Pane::Detail]
            .into_iter()
            .find(|pane| layout.pane(*pane).contains(x, y));
        let Some(pane) = pane else {
            return;
        };
        match pane {
            Pane::Table => in_table(state, act),
            Pane::Detail => {
                let height = usize::from(layout.detail_text().height);
                let stops = state.detail.lines.len().saturating_sub(height) + 1;
                state.detail.offset = moved(state.detail.offset, act, height, stops);
            }
            Pane::Filters => {
                let height = usize::from(layout.filters.inner().height);
                let stops = state.filters.rows.len().saturating_sub(height) + 1;
                state.filters.offset = moved(state.filters.offset, act, height, stops);
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

    fn place(&self, state: &State) -> Option<FileLocation> {
        crate::tui::app::update::place_in_review(state)
    }

    fn head(&self, state: &State, columns: usize) -> SearchLine {
        search_line(state, columns)
    }

    /// It has panes of its own.
    fn list<'a>(&self, _: &'a State, _: usize) -> Option<ListPicture<'a>> {
        None
    }
}

/// Asks what changed since the decision that is looked at, where that is not known or not of what is there now.
fn explain(state: &mut State) -> Option<Effect> {
    let stale = state.detail.made_from.and_then(|(row, ..)| {
        let desk = state.desk.as_ref()?;
        desk.view.standing(row).find(|standing| standing.stale)?;
        Some(row)
    });
    let before = state
        .detail
        .changed
        .take()
        .filter(|before| Some(before.row) == stale);
    if let Some(known) = before.as_ref().filter(|before| !before.outdated) {
        state.detail.changed = Some(known.clone());
        return None;
    }
    state.detail.changed = stale.map(|row| EvidenceDiff {
        row,
        lines: before.and_then(|before| before.lines),
        outdated: false,
    });
    stale.map(|row| state.ask(Ask::EvidenceDiff(row)))
}

/// Asks which rows are no guesses, where nothing is typed any more: a key may take them all.
fn tell_guesses_apart(state: &mut State) -> Option<Effect> {
    if state.is_typing() || state.typed != ExactRows::Unasked || state.found.rows.is_empty() {
        return None;
    }
    let query = state.search.query().ok()?;
    if !query.may_be_guessed() {
        return None;
    }
    state.typed = ExactRows::Asked;
    let rows = state.found.rows.clone();
    Some(state.ask(Ask::AsTyped(query, rows, state.search.may_go_on())))
}

/// Asks what changes by itself on the row under the cursor, where that is shown and not known.
fn foresee(state: &mut State) -> Option<Effect> {
    let is_shown = state.detail.tab == DetailTab::Evidence && !state.layout.detail.is_empty();
    let row = state.current().filter(|_| is_shown)?;
    let known = state
        .detail
        .foreseen
        .take()
        .filter(|known| known.row == row);
    if let Some(known) = &known
        && !known.outdated
    {
        state.detail.foreseen = known.clone().into();
        return None;
    }
    state.detail.foreseen = Some(Forecast {
        row,
        changes: known.and_then(|known| known.changes),
        outdated: false,
    });
    Some(state.ask(Ask::Forecast(row)))
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
