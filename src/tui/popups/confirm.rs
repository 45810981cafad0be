//! What a mark or a step on a selection would do: what is written, what is refused and why. One confirmation writes.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Sheet;
use crate::catalogue::model::{DecisionState, Outcome};
use crate::review::Step;
use crate::session::decide::marks::Intent;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::answers::{PlannedDecision, Preview, RefusalGroup};
use crate::tui::app::state::State;
use crate::tui::popups::base_version::BaseVersion;
use crate::tui::term::rich::{Line, Tone};

/// So many procedures, and reasons, are listed; the others are counted.
const LISTED: usize = 100;

/// The question before a selection is written.
#[derive(Debug)]
pub struct Confirm {
    /// What it would do.
    pub preview: Preview,
    /// The first line in sight.
    pub scroll: usize,
    /// The files of the procedures, as they were when it was asked.
    pub ground: BaseVersion,
}

impl Confirm {
    /// The question about what a mark or a step would do.
    pub fn new(preview: Preview) -> Confirm {
        let written = preview.written.iter().map(|planned| &planned.code);
        let codes: Vec<String> = written.cloned().collect();
        Confirm {
            ground: BaseVersion::of(&codes, BaseFiles::DECISION),
            preview,
            scroll: 0,
        }
    }
}

impl Confirm {
    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
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
            refused_lines(&mut sheet, &self.preview.refused, state, columns);
        }
        sheet.scroll = Some(self.scroll);
        if written > 0 {
            sheet.hints.push(("Enter", strings.get("hint-write")));
        }
        sheet.offer(&[Act::Back], KeyScope::Reading, strings);
        sheet
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

/// Codes with the reasons for which they are refused.
pub(super) fn refused_lines(
    sheet: &mut Sheet,
    refused: &[RefusalGroup],
    state: &State,
    columns: usize,
) {
    // A single procedure is named by the form already.
    let total = count(refused);
    for group in refused.iter().take(LISTED) {
        for code in group.codes.iter().take(LISTED).filter(|_| total > 1) {
            let line = Line::of("    ", Tone::Plain)
                .with(code, Tone::Accent)
                .with("  ", Tone::Plain)
                .with(&name_of(state, code), Tone::Plain);
            sheet.push(line.truncated(columns));
        }
        left_out(sheet, group.codes.len(), state);
        for reason in &group.reasons {
            let lead = Line::of("      · ", Tone::Dim);
            sheet.text(lead, reason, Tone::Plain, columns);
        }
    }
    let shown: usize = count(&refused[..refused.len().min(LISTED)]);
    left_out(sheet, total - shown + LISTED, state);
}

fn count(refused: &[RefusalGroup]) -> usize {
    refused.iter().map(|group| group.codes.len()).sum()
}

/// Says how many of `total` are not listed.
fn left_out(sheet: &mut Sheet, total: usize, state: &State) {
    if total > LISTED {
        let left = [("left", ((total - LISTED) as f64).into())];
        let text = state.strings.with("filter-more", &left);
        sheet.push(Line::of(&format!("    {text}"), Tone::Dim));
    }
}

fn name_of(state: &State, code: &str) -> String {
    let row = state
        .desk
        .as_ref()
        .and_then(|desk| Some((desk, desk.view.row(code)?)));
    row.and_then(|(desk, row)| desk.view.procedure(row))
        .map_or_else(String::new, |procedure| procedure.value().name.clone())
}
