//! The search field of the tab, and how many rows there are.

use super::LawsListKind;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::tabs::review::search_line::{SearchLine, field};
use crate::tui::term::rich::{Line, Tone};

/// The line in so many columns.
pub(super) fn search_line(state: &State, columns: usize) -> SearchLine {
    let laws = &state.laws;
    let list = laws.list();
    let number = |n: usize| state.strings.number(n as u64);
    let mut count = Line::of(&number(list.rows.len()), Tone::Strong);
    count.push(&format!(" / {} ", number(laws.total())), Tone::Plain);
    let room = columns.saturating_sub(count.width() + 1);
    let mut line = Line::of(" ", Tone::Plain)
        .with(key_of(Act::Search, KeyScope::Laws), Tone::Accent)
        .with(" ", Tone::Plain);
    let of_field = room.saturating_sub(line.width() + 2);
    let typing = laws.typing.then_some(of_field);
    let hint = state.strings.get(match laws.kind {
        LawsListKind::Instruments => "laws-search-hint",
        LawsListKind::Documents => "documents-search-hint",
    });
    let caret = field(&mut line, &list.line, typing, of_field, Some(hint));
    SearchLine::made(line, count, columns, caret, Vec::new())
}
