//! A list with a detail of the row under the cursor: what the tabs of changes and of history have in common.

use super::room::ListPicture;
use crate::tui::actions::table::Act;
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::app::update::moved;
use crate::tui::term::layout::{ScreenLayout, scroll_to};
use crate::tui::term::rich::{Line, Tone};

/// A list with its detail.
#[derive(Debug, Default)]
pub struct SplitPane {
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
    /// The detail has the keys.
    pub in_detail: bool,
    /// Lines of the detail.
    pub detail: Vec<Line>,
    /// What they were made from: the row, the columns, the content; nothing where they are to be made anew of the same.
    pub detail_of: Option<(usize, usize, usize)>,
    /// The first line of the detail in sight.
    pub detail_offset: usize,
}

impl SplitPane {
    /// The row under the cursor is the same as before and stands elsewhere in the list.
    pub fn stay(&mut self, at: usize) {
        let line = self.cursor.saturating_sub(self.offset);
        self.cursor = at;
        self.offset = at.saturating_sub(line);
        self.detail_of = None;
    }
}

/// A tab that is such a list.
pub(crate) trait SplitTab {
    /// The list.
    fn split<'s>(&self, state: &'s State) -> &'s SplitPane;

    /// The same, to be changed.
    fn split_mut<'s>(&self, state: &'s mut State) -> &'s mut SplitPane;

    /// Number of rows.
    fn total(&self, state: &State) -> usize;

    /// Which content the rows are of, to see that another came.
    fn identity(&self, state: &State) -> usize;

    /// The row under the cursor in so many columns.
    fn lines(&self, state: &State, columns: usize) -> Vec<Line>;
}

/// Moves in the list or in the detail, or from one to the other.
pub(crate) fn act(tab: &dyn SplitTab, state: &mut State, act: Act) {
    let split = tab.split_mut(state);
    match act {
        Act::NextPane | Act::PreviousPane => split.in_detail = !split.in_detail,
        _ if split.in_detail => in_detail(tab, state, act),
        _ => in_list(tab, state, act),
    }
}

fn in_list(tab: &dyn SplitTab, state: &mut State, act: Act) {
    let (page, total) = (state.layout.table_rows(), tab.total(state));
    let split = tab.split_mut(state);
    split.cursor = moved(split.cursor, act, page, total);
}

fn in_detail(tab: &dyn SplitTab, state: &mut State, act: Act) {
    let height = usize::from(state.layout.detail.inner().height);
    let split = tab.split_mut(state);
    let stops = split.detail.len().saturating_sub(height) + 1;
    split.detail_offset = moved(split.detail_offset, act, height, stops);
}

/// One step back out of the detail; whether there was one.
pub(crate) fn back(split: &mut SplitPane) -> bool {
    std::mem::take(&mut split.in_detail)
}

/// A turn of the wheel.
pub(crate) fn wheel(tab: &dyn SplitTab, state: &mut State, (x, y): (u16, u16), act: Act) {
    let layout = state.layout;
    if layout.table.contains(x, y) {
        in_list(tab, state, act);
    } else if layout.detail.contains(x, y) {
        in_detail(tab, state, act);
    }
}

/// A click.
pub(crate) fn press(tab: &dyn SplitTab, state: &mut State, x: u16, y: u16) {
    let (layout, total) = (state.layout, tab.total(state));
    let split = tab.split_mut(state);
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

/// The cursor inside the list, the lines of the detail for the size of the screen.
pub(crate) fn settle(tab: &dyn SplitTab, state: &mut State) {
    state.layout = ScreenLayout::lists(state.size, tab.split(state).in_detail);
    let (height, total) = (state.layout.table_rows(), tab.total(state));
    let inner = state.layout.detail.inner();
    let columns = usize::from(inner.width.saturating_sub(2)).min(110);
    let identity = tab.identity(state);
    let split = tab.split_mut(state);
    split.cursor = split.cursor.min(total.saturating_sub(1));
    split.offset = scroll_to(split.offset, split.cursor, height, total);
    let of = Some((split.cursor, columns, identity));
    if of != split.detail_of {
        let lines = match inner.width > 0 {
            true => tab.lines(state, columns),
            false => Vec::new(),
        };
        let split = tab.split_mut(state);
        split.detail = lines;
        if split.detail_of.is_some() {
            split.detail_offset = 0;
        }
        split.detail_of = of;
    }
    let split = tab.split_mut(state);
    let last = split.detail.len().saturating_sub(usize::from(inner.height));
    split.detail_offset = split.detail_offset.min(last);
}

/// As it is drawn, with the ids of its title and headings.
pub(crate) fn picture<'a>(
    split: &'a SplitPane,
    state: &'a State,
    (title, headings): (&str, &str),
    (rows, row): (usize, Box<dyn Fn(usize) -> Line + 'a>),
    empty: String,
) -> ListPicture<'a> {
    ListPicture {
        title: Line::of(&state.strings.get(title), Tone::Plain),
        headings: Line::of(" ", Tone::Plain).with(&state.strings.get(headings), Tone::Dim),
        rows,
        row,
        offset: split.offset,
        cursor: split.cursor,
        is_typing: false,
        empty,
        in_detail: split.in_detail,
        detail: (&split.detail, split.detail_offset),
    }
}

/// What is said where there is no row: that it is being read, why it cannot be, or that there is none.
pub(crate) fn empty_note<T>(
    state: &State,
    found: Option<&Result<T, Problem>>,
    nothing: &str,
) -> String {
    match found {
        None => state.strings.get("times-reading"),
        Some(Ok(_)) => state.strings.get(nothing),
        Some(Err(trouble)) => match &trouble.hint {
            Some(hint) => {
                let (message, hint) =
                    (state.strings.say(&trouble.message), state.strings.say(hint));
                format!("{message}; {hint}")
            }
            None => state.strings.say(&trouble.message),
        },
    }
}
