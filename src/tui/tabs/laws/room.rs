//! The tab: what its keys and clicks do, what is asked for, what is drawn.

use std::sync::Arc;

use super::{LawsListKind, Tables, headings, lines, row, search_line, title};
use crate::search::Query;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::moved;
use crate::tui::popups::palette;
use crate::tui::tabs::review::from_the_top;
use crate::tui::tabs::review::search_line::SearchLine;
use crate::tui::tabs::room::{ListPicture, Room, show};
use crate::tui::term::field::TextField;
use crate::tui::term::layout::{Pane, ScreenLayout, scroll_to};

/// The tab.
pub(crate) struct LawsRoom;

/// The lists are made: the cursor stays on the same law or document, and the reader where they read.
pub(crate) fn made(state: &mut State, tables: Arc<Tables>) {
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
    from_the_top(state)
}

/// Moves in the list, or in the detail.
fn move_in(state: &mut State, act: Act) {
    if state.laws.in_detail && !state.laws.typing {
        in_detail(state, act);
    } else {
        in_list(state, act);
    }
}

fn in_list(state: &mut State, act: Act) {
    let page = state.layout.table_rows();
    let list = state.laws.list_mut();
    list.cursor = moved(list.cursor, act, page, list.rows.len());
}

fn in_detail(state: &mut State, act: Act) {
    let height = usize::from(state.layout.detail.inner().height);
    let stops = state.laws.detail.len().saturating_sub(height) + 1;
    state.laws.detail_offset = moved(state.laws.detail_offset, act, height, stops);
}

impl Room for LawsRoom {
    fn title(&self) -> &'static str {
        "tab-laws"
    }

    fn shown_by(&self) -> Act {
        Act::ShowLaws
    }

    fn only_here(&self) -> &'static str {
        "why-tab-laws"
    }

    fn has(&self, scope: KeyScope) -> bool {
        scope == KeyScope::Laws
    }

    fn scope(&self, _: &State) -> KeyScope {
        KeyScope::Laws
    }

    fn offers(&self, _: &State) -> &'static [Act] {
        &[
            Act::Drill,
            Act::Cite,
            Act::Search,
            Act::SwitchList,
            Act::Narrow,
            Act::NextPane,
            Act::ShowReview,
            palette::ACTION.act,
            Act::Quit,
        ]
    }

    fn is_typing(&self, state: &State) -> bool {
        state.laws.typing
    }

    fn typed_line<'s>(&self, state: &'s mut State) -> &'s mut TextField {
        &mut state.laws.list_mut().line
    }

    /// The lists are made when they are first looked at.
    fn shown(&self, state: &mut State) -> Vec<Effect> {
        match state.laws.tables {
            Some(_) => Vec::new(),
            None => vec![state.ask(Ask::Tables)],
        }
    }

    fn left(&self, state: &mut State) {
        state.laws.typing = false;
    }

    /// What is shown stays until the new lists are there; what is not is made when it is looked at.
    fn replaced(&self, state: &mut State, is_shown: bool) -> Vec<Effect> {
        if is_shown {
            return vec![state.ask(Ask::Tables)];
        }
        state.laws.tables = None;
        Vec::new()
    }

    fn act(&self, state: &mut State, act: Act) -> Vec<Effect> {
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
            _ => move_in(state, act),
        }
        Vec::new()
    }

    fn settle(&self, state: &mut State) {
        state.layout = ScreenLayout::lists(state.size, state.laws.in_detail);
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
            state.laws.detail = match inner.width > 0 {
                true => lines(state, columns),
                false => Vec::new(),
            };
            state.laws.detail_of = of;
        }
        let laws = &mut state.laws;
        let last = laws.detail.len().saturating_sub(usize::from(inner.height));
        laws.detail_offset = laws.detail_offset.min(last);
    }

    fn press(&self, state: &mut State, x: u16, y: u16) -> Vec<Effect> {
        let layout = state.layout;
        if layout.search.contains(x, y) {
            state.laws.typing = true;
            state.laws.in_detail = false;
            return Vec::new();
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
        Vec::new()
    }

    fn wheel(&self, state: &mut State, (x, y): (u16, u16), act: Act) {
        let layout = state.layout;
        if layout.table.contains(x, y) {
            in_list(state, act);
        } else if layout.detail.contains(x, y) {
            in_detail(state, act);
        }
    }

    fn head(&self, state: &State, columns: usize) -> SearchLine {
        search_line(state, columns)
    }

    fn list<'a>(&self, state: &'a State, columns: usize) -> Option<ListPicture<'a>> {
        let laws = &state.laws;
        let list = laws.list();
        let made = move |at: usize| {
            let found = list.rows.get(at);
            found.map_or_else(Default::default, |at| row(state, *at, columns))
        };
        Some(ListPicture {
            title: title(state),
            headings: headings(state, columns),
            rows: list.rows.len(),
            row: Box::new(made),
            offset: list.offset,
            cursor: list.cursor,
            is_typing: laws.typing,
            empty: state.strings.get(laws.empty_note()),
            in_detail: laws.in_detail,
            detail: (&laws.detail, laws.detail_offset),
        })
    }
}
