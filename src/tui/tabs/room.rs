//! A tab is a room: its state, its keys, its lines. What all of them have to answer stands here; nothing else of the screen
//! asks which tab is shown.

use super::changes::ChangesRoom;
use super::history::HistoryRoom;
use super::laws::LawsRoom;
use super::review::ReviewRoom;
use super::review::search_line::SearchLine;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::message::{Effect, FileLocation};
use crate::tui::app::state::{State, Tab};
use crate::tui::term::field::TextField;
use crate::tui::term::rich::Line;

/// The tabs, in their order.
pub(crate) static ROOMS: [(Tab, &dyn Room); 4] = [
    (Tab::Review, &ReviewRoom),
    (Tab::Laws, &LawsRoom),
    (Tab::Changes, &ChangesRoom),
    (Tab::History, &HistoryRoom),
];

/// The room of a tab.
pub(crate) fn room(tab: Tab) -> &'static dyn Room {
    let found = ROOMS.iter().find(|(of, _)| *of == tab);
    found.map_or(ROOMS[0].1, |(_, room)| *room)
}

/// Goes to a tab.
pub(crate) fn show(state: &mut State, tab: Tab) -> Vec<Effect> {
    room(state.tab).left(state);
    state.tab = tab;
    room(tab).shown(state)
}

/// A tab.
pub(crate) trait Room: Sync {
    /// The id of its title.
    fn title(&self) -> &'static str;

    /// The action that goes to it.
    fn shown_by(&self) -> Act;

    /// Why something cannot be done that can on this tab alone, as the id of a sentence.
    fn only_here(&self) -> &'static str;

    /// Whether the keys of a scope are keys of this tab.
    fn has(&self, scope: KeyScope) -> bool;

    /// Where its keys are looked up now, while nothing is typed.
    fn scope(&self, state: &State) -> KeyScope;

    /// What the footer offers, the most useful first.
    fn offers(&self, state: &State) -> &'static [Act];

    /// Whether its search field has the keys.
    fn is_typing(&self, _state: &State) -> bool {
        false
    }

    /// Its search field.
    fn typed_line<'s>(&self, state: &'s mut State) -> &'s mut TextField {
        &mut state.search.line
    }

    /// The text of that field may be another than this was.
    fn typed(&self, _state: &mut State, _before: &str) -> Vec<Effect> {
        Vec::new()
    }

    /// It is asked for by its key, before it is shown.
    fn asked_for(&self, _state: &mut State) {}

    fn shown(&self, _state: &mut State) -> Vec<Effect> {
        Vec::new()
    }

    /// Another is shown.
    fn left(&self, _state: &mut State) {}

    /// There is another catalogue.
    fn replaced(&self, _state: &mut State, _is_shown: bool) -> Vec<Effect> {
        Vec::new()
    }

    /// Does an action.
    fn act(&self, state: &mut State, act: Act) -> Vec<Effect>;

    /// After every message: cursors inside their lists, lines made for the size of the screen.
    fn settle(&self, state: &mut State);

    /// Asks for what it shows where that is not known, or of something else than is there now.
    fn ask(&self, _state: &mut State) -> Vec<Effect> {
        Vec::new()
    }

    /// A click below the line of tabs.
    fn press(&self, state: &mut State, x: u16, y: u16) -> Vec<Effect>;

    /// A turn of the wheel by one line.
    fn wheel(&self, state: &mut State, place: (u16, u16), act: Act);

    /// The place in a file that is looked at.
    fn place(&self, _state: &State) -> Option<FileLocation> {
        None
    }

    /// The line above its panes.
    fn head(&self, state: &State, columns: usize) -> SearchLine;

    /// What it shows, where that is a list with a detail of the row under the cursor.
    fn list<'a>(&self, state: &'a State, columns: usize) -> Option<ListPicture<'a>>;
}

/// A list and the detail of the row under its cursor, as they are drawn.
pub(crate) struct ListPicture<'a> {
    /// In the border.
    pub title: Line,
    /// Over the rows.
    pub headings: Line,
    /// How many rows there are.
    pub rows: usize,
    /// One of them.
    pub row: Box<dyn Fn(usize) -> Line + 'a>,
    /// The first row that is shown.
    pub offset: usize,
    /// The row under the cursor.
    pub cursor: usize,
    /// What is typed goes to this list.
    pub is_typing: bool,
    /// What is said where there is no row.
    pub empty: String,
    /// The detail has the keys.
    pub in_detail: bool,
    /// The lines of the detail, and the first one in sight.
    pub detail: (&'a [Line], usize),
}
