//! One procedure: what the rules say and why, what was decided, and what the catalogue knows of it.
//!
//! | file | what lives there |
//! |---|---|
//! | `page` | headings, labelled values and lists over lines of a given width |
//! | `verdicts` | every rule's verdict, its evidence and what is missing |
//! | `tabs` | the tabs of the detail, and where each stands |
//! | `evidence` | use over time, plans, reports, what changes by itself |
//! | `decisions` | the decision log |
//! | `constituents` | the constituents of Decree 63/2010, Art. 8 |

mod constituents;
mod decisions;
mod evidence;
mod page;
pub(crate) mod tabs;
mod verdicts;

pub(in crate::tui::tabs) use page::DetailPage;

use crate::session::open::catalogue::Catalogue;
use crate::tui::app::state::State;
use crate::tui::tabs::review::state::DetailTab;
use crate::tui::term::rich::{Line, Tone};

pub(crate) use page::passage_lead;
pub(crate) use verdicts::gate_lines;

/// The lines about a row, on the tab that is shown, in so many columns.
pub(crate) fn lines(state: &State, desk: &Catalogue, row: usize, columns: usize) -> Vec<Line> {
    let Some(procedure) = desk.view.procedure(row) else {
        return Vec::new();
    };
    let mut page = DetailPage::new(&state.strings, columns).with_marks(&state.found.marks);
    page.line(Line::of(&procedure.code, Tone::Accent));
    page.text(&procedure.value().name, Tone::Strong);
    page.place = None;
    let value = procedure.value();
    constituents::end(&mut page, desk, value);
    match state.detail.tab {
        DetailTab::Overview => {
            for passage in &state.detail.passages {
                page.passage(passage);
            }
            decisions::in_force(&mut page, state, desk, row);
            verdicts::section(&mut page, desk, row);
            constituents::overview(&mut page, desk, value);
            constituents::sections(&mut page, value);
            decisions::noted(&mut page, desk, &procedure.code);
            constituents::provenance(&mut page, desk, procedure);
        }
        DetailTab::Evidence => {
            let next = state.detail.foreseen.as_ref();
            let next = next.filter(|next| next.row == row);
            let next = next.and_then(|next| next.changes.as_deref());
            evidence::sections(&mut page, desk, row, next);
        }
        DetailTab::Documents => constituents::documents(&mut page, value),
        DetailTab::Basis => constituents::basis(&mut page, desk, value),
        DetailTab::Decisions => {
            decisions::in_force(&mut page, state, desk, row);
            decisions::log(&mut page, desk, &procedure.code);
        }
    }
    page.into_lines()
}
