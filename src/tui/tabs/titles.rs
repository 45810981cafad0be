//! The tabs: what they are called, and where each stands.

use std::ops::Range;

use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::{State, Tab};
use crate::tui::term::rich::{Line, Tone};

/// The line of tabs, and the columns of each.
pub fn tabs(state: &State) -> (Line, Vec<(Tab, Range<usize>)>) {
    let mut line = Line::of(" ", Tone::Plain);
    let mut places = Vec::new();
    for (tab, act, title) in [
        (Tab::Review, Act::ShowReview, "tab-review"),
        (Tab::Laws, Act::ShowLaws, "tab-laws"),
        (Tab::Changes, Act::ShowChanges, "tab-changes"),
        (Tab::History, Act::ShowHistory, "tab-history"),
    ] {
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
