//! The tabs: what they are called, and where each stands.

use std::ops::Range;

use super::room::ROOMS;
use crate::tui::actions::table::{KeyScope, key_of};
use crate::tui::app::state::{State, Tab};
use crate::tui::term::rich::{Line, Tone};

/// The line of tabs, and the columns of each.
pub(crate) fn tabs(state: &State) -> (Line, Vec<(Tab, Range<usize>)>) {
    let mut line = Line::of(" ", Tone::Plain);
    let mut places = Vec::new();
    for (tab, room) in ROOMS {
        let (act, title) = (room.shown_by(), room.title());
        let from = line.width();
        let here = state.tab == tab;
        let tone = if here { Tone::Strong } else { Tone::Dim };
        line.push(if here { "▸" } else { " " }, Tone::Accent);
        line.push(key_of(act, KeyScope::Laws), Tone::Accent);
        line.push(" ", Tone::Plain);
        line.push(&state.strings.get(title), tone);
        line.push(" ", Tone::Plain);
        places.push((tab, from..line.width()));
    }
    (line, places)
}
