//! The search field of the tab, and how many rows there are.

use crate::text::{for_terminal_line, pad, truncate};
use crate::tui::action::{Act, Scope, key_of};
use crate::tui::rich::{Line, Tone};
use crate::tui::screen::search_line::SearchLine;
use crate::tui::state::State;

/// The line in so many columns.
#[must_use]
pub fn search_line(state: &State, columns: usize) -> SearchLine {
    let laws = &state.laws;
    let list = laws.list();
    let number = |n: usize| state.strings.number(n as u64);
    let mut count = Line::of(&number(list.rows.len()), Tone::Strong);
    count.push(&format!(" / {} ", number(laws.total())), Tone::Plain);
    let room = columns.saturating_sub(count.width() + 1);
    let mut line = Line::of(" ", Tone::Plain)
        .with(key_of(Act::Search, Scope::Laws), Tone::Accent)
        .with(" ", Tone::Plain);
    let start = line.width();
    let of_field = room.saturating_sub(start + 2);
    let mut caret = None;
    if laws.typing {
        let of_words = of_field.clamp(1, 60);
        let (text, at) = list.line.window(of_words);
        caret = Some(start + at);
        line.push(&pad(&for_terminal_line(&text), of_words), Tone::Typing);
    } else if list.line.is_empty() {
        let hint = state.strings.get("laws-search-hint");
        line.push(&truncate(&hint, of_field), Tone::Dim);
    } else {
        line.push(&truncate(&list.line.text(), of_field), Tone::Strong);
    }
    let mut line = line.truncated(room);
    line.fill_to(columns.saturating_sub(count.width()));
    line.pieces.extend(count.pieces);
    SearchLine {
        line: line.truncated(columns),
        caret,
        chips: Vec::new(),
    }
}
