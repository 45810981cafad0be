//! What a mark or a step on a selection would do: what is written, what is refused and why. One confirmation writes.

use std::collections::{BTreeMap, BTreeSet};

use super::kit::base_version::BaseVersion;
use super::kit::confirm::Confirmation;
use super::kit::refusal::{LISTED, count, left_out, name_of, refused_lines};
use super::sheet::Sheet;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::review::Step;
use crate::session::decide::marks::Intent;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::app::answers::{PlannedDecision, Preview, RecordRequest};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::term::rich::{Line, Tone};

/// The question before a selection is written.
#[derive(Debug)]
pub(crate) struct DecisionConfirm {
    /// What it would do.
    preview: Preview,
    /// The files of the procedures, as they were when it was asked.
    base: BaseVersion,
}

impl Confirmation for DecisionConfirm {
    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("confirm-title"));
        let written = self.preview.written.len();
        let line = Line::of("✓ ", Tone::Good)
            .with(
                &strings.with("confirm-written", &[("count", (written as f64).into())]),
                Tone::Strong,
            )
            .with(": ", Tone::Plain)
            .with(&self.what(state), Tone::Strong);
        if let Some(name) = &self.preview.group {
            let name = [("name", name.as_str().into())];
            let text = strings.with("confirm-group", &name);
            sheet.flow(&Line::of(&text, Tone::Plain), 2, columns);
            sheet.gap();
        }
        if written > 0 {
            sheet.flow(&line, 2, columns);
        }
        self.rows(&mut sheet, state, columns);
        if !self.preview.refused.is_empty() {
            if written > 0 {
                sheet.gap();
            }
            let count = count(&self.preview.refused) as f64;
            sheet.push(Line::of("✗ ", Tone::Error).with(
                &strings.with("confirm-refused", &[("count", count.into())]),
                Tone::Strong,
            ));
            // Of several each is named, also where one alone is refused.
            let of_many = written + self.preview.refused.len() > 1;
            refused_lines(
                &mut sheet,
                &self.preview.refused,
                state,
                columns,
                of_many || count > 1.0,
            );
        }
        sheet
    }

    fn writes(&self) -> bool {
        !self.preview.written.is_empty()
    }

    fn confirm(self, state: &mut State) -> Vec<Effect> {
        let rows = self.preview.rows();
        let (codes, intent) = self.preview.accepted();
        let ask = match self.base.is_firm() {
            true => Ask::Record(RecordRequest {
                codes,
                intent,
                rows,
            }),
            // What would be written is worked out once more, on what is there now.
            false => Ask::Preview(codes, intent),
        };
        vec![state.ask(ask)]
    }

    fn base(&self) -> Option<&BaseVersion> {
        Some(&self.base)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Some(&mut self.base)
    }
}

impl DecisionConfirm {
    /// The question about what a mark or a step would do.
    pub(crate) fn new(preview: Preview) -> DecisionConfirm {
        let written = preview.written.iter().map(|planned| &planned.code);
        let codes: Vec<String> = written.cloned().collect();
        DecisionConfirm {
            base: BaseVersion::of(&codes, BaseFiles::DECISION),
            preview,
        }
    }

    /// The procedures that would be written, each below the outcome that it is approved, published or confirmed with: who
    /// signs for a name has to see for what. Rows of an annex count from 1 for each.
    fn rows(&self, sheet: &mut Sheet, state: &State, columns: usize) {
        let strings = &state.strings;
        let mut of_outcome: BTreeMap<Outcome, Vec<&PlannedDecision>> = BTreeMap::new();
        for planned in &self.preview.written {
            of_outcome.entry(planned.outcome).or_default().push(planned);
        }
        // A mark gives all of them the one outcome that the first line names.
        let is_told = matches!(self.preview.intent, Intent::Mark(_));
        for (outcome, mut rows) in of_outcome {
            rows.sort_by_key(|planned| planned.annex_row);
            if !is_told {
                let word = strings.get(&format!("outcome-{}", outcome.as_str()));
                let values = [
                    ("outcome", word.into()),
                    ("count", (rows.len() as f64).into()),
                ];
                let id = match rows.iter().any(|planned| planned.annex_row.is_some()) {
                    true => "confirm-annex",
                    false => "confirm-outcome",
                };
                let text = strings.with(id, &values);
                sheet.text(Line::of("  ", Tone::Plain), &text, Tone::Strong, columns);
            }
            for planned in rows.iter().take(LISTED) {
                let row = planned.annex_row;
                let row = row.map_or_else(String::new, |row| format!("{row:>4}. "));
                let line = Line::of("    ", Tone::Plain)
                    .with(&row, Tone::Strong)
                    .with(&planned.code, Tone::Accent)
                    .with("  ", Tone::Plain)
                    .with(&name_of(state, &planned.code), Tone::Plain);
                sheet.push(line.truncated(columns));
                for told in &planned.told {
                    let lead = Line::of("      ! ", Tone::Doubt);
                    sheet.text(lead, told, Tone::Plain, columns);
                }
            }
            left_out(sheet, rows.len(), state);
        }
    }

    /// What would be written: the outcomes of marks, the state of steps.
    fn what(&self, state: &State) -> String {
        let strings = &state.strings;
        if let Intent::Step(Step::Publish(by)) = &self.preview.intent {
            let number = [("number", by.number.as_str().into())];
            return strings.with("confirm-publish", &number);
        }
        let state = self.preview.intent.state();
        if state != DecisionState::Recommended {
            return strings.get(&format!("state-{}", state.as_str()));
        }
        let outcomes: BTreeSet<Outcome> = match &self.preview.intent {
            Intent::Mark(mark) => [mark.outcome].into(),
            _ => self.preview.written.iter().map(|p| p.outcome).collect(),
        };
        let outcomes: Vec<String> = outcomes
            .iter()
            .map(|outcome| strings.get(&format!("outcome-{}", outcome.as_str())))
            .collect();
        outcomes.join(", ")
    }
}
