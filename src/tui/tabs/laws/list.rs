//! Headings and rows of either list.

use super::{LawsListKind, LawsScreen};
use crate::analysis::laws::LawState;
use crate::session::words::laws as words;
use crate::text::{for_terminal_line, pad, truncate, width};
use crate::tui::app::state::State;
use crate::tui::term::rich::{Line, Tone};

/// Columns of the numbers of procedures.
const COUNT: usize = 7;

/// Widths of the columns; 0: not shown.
struct LawsColumns {
    /// Number of the instrument.
    number: usize,
    /// Its state, or whether a database holds the document.
    state: usize,
    /// Title, or the document.
    name: usize,
}

fn columns(kind: LawsListKind, total: usize) -> LawsColumns {
    let (number, state) = match (kind, total) {
        (LawsListKind::Instruments, 0..44) => (17, 0),
        (LawsListKind::Instruments, 44..70) => (18, 14),
        (LawsListKind::Instruments, _) => (22, 15),
        (LawsListKind::Documents, 0..44) => (0, 0),
        (LawsListKind::Documents, _) => (0, 9),
    };
    let gaps = usize::from(number > 0) + usize::from(state > 0) + 2;
    LawsColumns {
        name: total.saturating_sub(number + state + COUNT + gaps),
        number,
        state,
    }
}

/// The title of the list: both lists, the one that is shown stronger, and what it is narrowed to.
pub(super) fn title(state: &State) -> Line {
    let laws = &state.laws;
    let mut line = Line::empty();
    for (kind, id) in [
        (LawsListKind::Instruments, "laws-instruments"),
        (LawsListKind::Documents, "laws-documents"),
    ] {
        if kind == LawsListKind::Documents {
            line.push(" ↔ ", Tone::Accent);
        }
        let here = laws.kind == kind;
        let text = state.strings.get(id);
        if here {
            line.push(&format!("[{text}]"), Tone::Strong);
        } else {
            line.push(&text, Tone::Dim);
        }
    }
    let kept = laws.kept();
    if kept != "all" {
        line.push(" · ", Tone::Dim);
        line.push(
            &state.strings.get(&format!("laws-kept-{kept}")),
            Tone::Doubt,
        );
    }
    line
}

/// The headings in so many columns.
pub(super) fn headings(state: &State, total: usize) -> Line {
    let columns = columns(state.laws.kind, total);
    let strings = &state.strings;
    let (state_id, name_id) = match state.laws.kind {
        LawsListKind::Instruments => ("column-state", "column-title"),
        LawsListKind::Documents => ("column-held", "column-document"),
    };
    let mut line = Line::of(" ", Tone::Dim);
    if columns.number > 0 {
        line.push(
            &pad(&strings.get("column-number"), columns.number),
            Tone::Dim,
        );
        line.push(" ", Tone::Plain);
    }
    let count = format!("{}↓", strings.get("column-procedures"));
    let gap = COUNT.saturating_sub(width(&count));
    line.push(&" ".repeat(gap), Tone::Plain);
    line.push(&count, Tone::Strong);
    line.push(" ", Tone::Plain);
    if columns.state > 0 {
        line.push(&pad(&strings.get(state_id), columns.state), Tone::Dim);
        line.push(" ", Tone::Plain);
    }
    line.push(&strings.get(name_id), Tone::Dim);
    line.truncated(total)
}

/// One row of the list that is shown, by its position in the table.
pub(super) fn row(state: &State, at: usize, total: usize) -> Line {
    let laws = &state.laws;
    let columns = columns(laws.kind, total);
    let Some(tables) = &laws.tables else {
        return Line::empty();
    };
    let mut line = Line::of(" ", Tone::Plain);
    match laws.kind {
        LawsListKind::Instruments => {
            let Some(law) = tables.laws.rows.get(at) else {
                return Line::empty();
            };
            cell(&mut line, &law.number, columns.number, Tone::Accent);
            count(&mut line, state, law.procedures.len(), law.perhaps.len());
            let short = words::short_state(&state.strings, &law.state);
            let (sign, tone) = state_sign(&law.state);
            cell(&mut line, &format!("{sign} {short}"), columns.state, tone);
            // What tells it from others of its number comes first.
            match (law.told(), law.title()) {
                (Some(told), title) => {
                    let text = format!("{told} · {}", title.unwrap_or("–"));
                    last(&mut line, &text, columns.name, Tone::Plain);
                }
                (None, Some(title)) => last(&mut line, title, columns.name, Tone::Plain),
                (None, None) => last(&mut line, "–", columns.name, Tone::Dim),
            }
        }
        LawsListKind::Documents => {
            let Some(document) = tables.documents.rows.get(at) else {
                return Line::empty();
            };
            count(&mut line, state, document.procedures.len(), 0);
            let held = if document.held.is_empty() {
                String::new()
            } else {
                format!("✓ {}", state.strings.get("doc-held-short"))
            };
            cell(&mut line, &held, columns.state, Tone::Good);
            last(&mut line, &document.name, columns.name, Tone::Plain);
        }
    }
    line.truncated(total)
}

/// The sign of a state and how it is meant.
pub(super) fn state_sign(state: &LawState) -> (&'static str, Tone) {
    match state {
        LawState::InForce { .. } => ("✓", Tone::Good),
        LawState::Amended { .. } => ("±", Tone::Good),
        LawState::NotYet { .. } => ("–", Tone::Dim),
        LawState::Expired { .. } | LawState::Repealed { .. } => ("⚑", Tone::Flag),
        LawState::Doubtful { .. } | LawState::Unknown => ("?", Tone::Doubt),
    }
}

/// A number of procedures, and of those that perhaps belong to it.
fn count(line: &mut Line, state: &State, number: usize, perhaps: usize) {
    let mut text = state.strings.number(number as u64);
    if perhaps > 0 {
        text.push_str(&format!("+{}?", state.strings.number(perhaps as u64)));
    }
    line.push(&" ".repeat(COUNT.saturating_sub(width(&text))), Tone::Plain);
    line.push(&text, Tone::Strong);
    line.push(" ", Tone::Plain);
}

fn cell(line: &mut Line, text: &str, columns: usize, tone: Tone) {
    if columns > 0 {
        line.push(&pad(&for_terminal_line(text), columns), tone);
        line.push(" ", Tone::Plain);
    }
}

/// The last cell of a row.
fn last(line: &mut Line, text: &str, columns: usize, tone: Tone) {
    line.push(&truncate(&for_terminal_line(text), columns), tone);
}

impl LawsScreen {
    /// What the list says where it has no row, as the id of a string.
    pub fn empty_note(&self) -> &'static str {
        match &self.tables {
            None => "laws-reading",
            Some(_) if self.total() == 0 => "laws-none",
            Some(_) => "laws-nothing-found",
        }
    }
}
