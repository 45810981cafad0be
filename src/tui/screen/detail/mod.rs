//! One procedure: what the rules say and why, what was decided, and what the catalogue knows of it.
//!
//! | file | what lives there |
//! |---|---|
//! | `page` | headings, labelled values and lists over lines of a given width |
//! | `verdicts` | every rule's verdict, its evidence and what is missing |
//! | `decisions` | the decision log |
//! | `constituents` | the constituents of Decree 63/2010, Art. 8 |

mod constituents;
mod decisions;
mod page;
mod verdicts;

pub(super) use page::Page;

use crate::tui::desk::Desk;
use crate::tui::rich::{Line, Tone};
use crate::tui::state::State;

pub use page::passage_lead;
pub use verdicts::gate_lines;

/// The lines about a row in so many columns.
#[must_use]
pub fn lines(state: &State, desk: &Desk, row: usize, columns: usize) -> Vec<Line> {
    let Some(procedure) = desk.view.procedure(row) else {
        return Vec::new();
    };
    let mut page = Page::new(&state.strings, columns).with_marks(&state.found.marks);
    page.line(Line::of(&procedure.code, Tone::Accent));
    page.text(&procedure.value().name, Tone::Strong);
    page.place = None;
    for passage in &state.detail.passages {
        page.passage(passage);
    }
    decisions::in_force(&mut page, state, desk, row);
    verdicts::section(&mut page, desk, row);
    constituents::overview(&mut page, desk, procedure.value());
    constituents::sections(&mut page, procedure.value());
    decisions::log(&mut page, desk, &procedure.code);
    constituents::provenance(&mut page, desk, procedure);
    page.into_lines()
}
