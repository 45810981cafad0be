//! The tabs of the detail: what they are called, and where each stands.

use std::ops::Range;

use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::tabs::review::state::DetailTab;
use crate::tui::term::rich::{Line, Tone};

/// The line of tabs in so many columns, and the columns of each. Where there is no room for all, the one that is shown
/// stands between two arrows, which lead to its neighbours.
pub(crate) fn tabs(state: &State, columns: usize) -> (Line, Vec<(DetailTab, Range<usize>)>) {
    let here = state.detail.tab;
    let title = |tab: DetailTab| state.strings.get(&format!("detail-tab-{}", tab.as_str()));
    let mut line = Line::empty();
    let mut places = Vec::new();
    for tab in DetailTab::ALL {
        let from = line.width();
        let tone = if tab == here { Tone::Strong } else { Tone::Dim };
        line.push(if tab == here { "▸" } else { " " }, Tone::Accent);
        line.push(&title(tab), tone);
        line.push(" ", Tone::Plain);
        places.push((tab, from..line.width()));
    }
    let key = key_of(Act::NextTab, KeyScope::Detail);
    if line.width() <= columns {
        if line.width() + key.len() < columns {
            line.push(" ", Tone::Plain);
            line.push(key, Tone::Accent);
        }
        return (line, places);
    }
    let at = DetailTab::ALL.iter().position(|tab| *tab == here);
    let count = format!(" {}/{} ", at.unwrap_or(0) + 1, DetailTab::ALL.len());
    let mut line = Line::of("‹ ", Tone::Accent);
    let mut places = vec![(here.moved(false), 0..line.width())];
    let room = columns.saturating_sub(line.width() + count.len() + 1);
    line.push(&crate::text::truncate(&title(here), room), Tone::Strong);
    line.push(&count, Tone::Dim);
    let from = line.width();
    line.push("›", Tone::Accent);
    line.push(" ", Tone::Plain);
    line.push(key, Tone::Accent);
    places.push((here.moved(true), from..columns.max(from)));
    (line.truncated(columns), places)
}
