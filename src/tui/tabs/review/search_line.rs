//! The search field, the filters as chips, and how many procedures there are.

use std::ops::Range;

use crate::search::query::Chip;
use crate::text::{for_terminal_line, pad, truncate, width};
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::tabs::review::filters::{field_label, value_label};
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The line, and where its parts stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchLine {
    /// What is shown.
    pub line: Line,
    /// Column of the caret, while a query is typed.
    pub caret: Option<usize>,
    /// Columns of each chip that is shown.
    pub chips: Vec<Range<usize>>,
}

/// The search line in so many columns.
pub(crate) fn search_line(state: &State, columns: usize) -> SearchLine {
    let count = count(state, columns);
    let room = columns.saturating_sub(count.width() + 1);
    let mut line = Line::of(" ", Tone::Plain)
        .with(key_of(Act::Search, KeyScope::Review), Tone::Accent)
        .with(" ", Tone::Plain);
    let start = line.width();
    let chips: Vec<String> = state
        .search
        .chips
        .chips()
        .map(|chip| chip_label(&chip, state))
        .collect();
    let of_field = room.saturating_sub(start + 2);
    let hint = chips.is_empty().then(|| state.strings.get("search-hint"));
    let typing = state.search.typing.then_some({
        // The chips keep some room, the words have the rest.
        if chips.is_empty() {
            of_field
        } else {
            of_field / 2
        }
    });
    let caret = field(&mut line, &state.search.line, typing, of_field, hint);
    let mut places = Vec::new();
    for (at, chip) in chips.iter().enumerate() {
        let text = format!("[{} ×]", truncate(chip, 32));
        let left = chips.len() - at - 1;
        let rest = if left > 0 { 5 } else { 0 };
        if line.width() + 1 + width(&text) + rest > room {
            line.push(&format!(" +{}", left + 1), Tone::Dim);
            break;
        }
        if line.width() > start {
            line.push(" ", Tone::Plain);
        }
        let from = line.width();
        line.push(&text, Tone::Accent);
        places.push(from..line.width());
    }
    SearchLine::made(line, count, columns, caret, places)
}

impl SearchLine {
    /// The field on the left, the count on the right.
    pub(in crate::tui::tabs) fn made(
        field: Line,
        count: Line,
        columns: usize,
        caret: Option<usize>,
        chips: Vec<Range<usize>>,
    ) -> SearchLine {
        let mut line = field.truncated(columns.saturating_sub(count.width() + 1));
        line.fill_to(columns.saturating_sub(count.width()));
        line.pieces.extend(count.pieces);
        SearchLine {
            line: line.truncated(columns),
            caret,
            chips,
        }
    }
}

/// Adds the field: while `typing`, so many of its columns with the caret, whose column is given; else its words, or the
/// hint in so many columns.
pub(in crate::tui::tabs) fn field(
    line: &mut Line,
    text: &TextField,
    typing: Option<usize>,
    columns: usize,
    hint: Option<String>,
) -> Option<usize> {
    if let Some(of_words) = typing {
        let of_words = of_words.clamp(1, 60);
        let (shown, at) = text.window(of_words);
        let caret = line.width() + at;
        line.push(&pad(&for_terminal_line(&shown), of_words), Tone::Typing);
        return Some(caret);
    }
    if !text.is_empty() {
        line.push(&truncate(&text.text(), columns), Tone::Strong);
    } else if let Some(hint) = hint {
        line.push(&truncate(&hint, columns), Tone::Dim);
    }
    None
}

/// `38 / 5.670 · 2 ms`.
fn count(state: &State, columns: usize) -> Line {
    let Some(desk) = &state.desk else {
        return Line::empty();
    };
    let number = |n: usize| state.strings.number(n as u64);
    if state.search.error.is_some() {
        // What stands in the table answers another query, or none.
        let all = number(desk.view.len());
        return Line::of("–", Tone::Error).with(&format!(" / {all} "), Tone::Plain);
    }
    let mut line = Line::of(&number(state.found.rows.len()), Tone::Strong);
    line.push(&format!(" / {}", number(desk.view.len())), Tone::Plain);
    if state.loading.is_some() && columns >= 60 {
        line.push(" · ", Tone::Dim);
        line.push(&state.strings.get("search-reading"), Tone::Dim);
    } else if !desk.is_indexed() && columns >= 60 {
        line.push(" · ", Tone::Dim);
        line.push(&state.strings.get("search-indexing"), Tone::Dim);
    } else if columns >= 50 {
        line.push(&format!(" · {} ms", state.found.took), Tone::Dim);
    }
    line.with(" ", Tone::Plain)
}

/// `cờ: không phát sinh hồ sơ, hoặc …`.
fn chip_label(chip: &Chip<'_>, state: &State) -> String {
    let values: Vec<String> = chip
        .values
        .iter()
        .map(|value| value_label(value, state))
        .collect();
    let not = if chip.not {
        format!("{} ", state.strings.get("chip-not"))
    } else {
        String::new()
    };
    format!(
        "{not}{}: {}",
        field_label(chip.field, state),
        values.join(&format!(" {} ", state.strings.get("chip-or")))
    )
}
