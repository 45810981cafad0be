//! What a mark on a selection would do: what is written, what is refused and why. One confirmation writes.

use super::sheet::Sheet;
use crate::tui::action::{Act, Scope};
use crate::tui::message::{Preview, Refused};
use crate::tui::rich::{Line, Tone};
use crate::tui::state::State;

/// The question before a selection is marked.
#[derive(Debug)]
pub struct Confirm {
    /// What the mark would do.
    pub preview: Preview,
    /// The first line in sight.
    pub scroll: usize,
}

impl Confirm {
    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("confirm-title"));
        let outcome = strings.get(&format!("outcome-{}", self.preview.mark.outcome.as_str()));
        let written = self.preview.written.len();
        let line = Line::of("✓ ", Tone::Good)
            .with(
                &strings.with("confirm-written", &[("count", (written as f64).into())]),
                Tone::Strong,
            )
            .with(": ", Tone::Plain)
            .with(&outcome, Tone::Strong);
        sheet.flow(&line, 2, columns);
        for code in self.preview.written.iter() {
            let name = name_of(state, code);
            let line = Line::of("    ", Tone::Plain)
                .with(code, Tone::Accent)
                .with("  ", Tone::Plain)
                .with(&name, Tone::Plain);
            sheet.push(line.truncated(columns));
        }
        if !self.preview.refused.is_empty() {
            sheet.gap();
            let count = self.preview.refused.len() as f64;
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
        sheet.offer(&[Act::Back], Scope::Reading, strings);
        sheet
    }
}

/// Codes with the reasons for which they are refused; codes with the same reasons stand together.
pub(super) fn refused_lines(sheet: &mut Sheet, refused: &[Refused], state: &State, columns: usize) {
    let mut groups: Vec<(&[String], Vec<&str>)> = Vec::new();
    for entry in refused {
        match groups
            .iter_mut()
            .find(|(reasons, _)| *reasons == entry.reasons.as_slice())
        {
            Some((_, codes)) => codes.push(&entry.code),
            None => groups.push((&entry.reasons, vec![&entry.code])),
        }
    }
    for (reasons, codes) in groups {
        // A single procedure is named by the form already.
        let named = codes
            .iter()
            .filter(|code| !code.is_empty() && refused.len() > 1);
        for code in named {
            let line = Line::of("    ", Tone::Plain)
                .with(code, Tone::Accent)
                .with("  ", Tone::Plain)
                .with(&name_of(state, code), Tone::Plain);
            sheet.push(line.truncated(columns));
        }
        for reason in reasons {
            sheet.text(
                Line::of("      · ", Tone::Dim),
                reason,
                Tone::Plain,
                columns,
            );
        }
    }
}

fn name_of(state: &State, code: &str) -> String {
    let row = state
        .desk
        .as_ref()
        .and_then(|desk| Some((desk, desk.view.row(code)?)));
    row.and_then(|(desk, row)| desk.view.procedure(row))
        .map_or_else(String::new, |procedure| procedure.value.name.clone())
}
