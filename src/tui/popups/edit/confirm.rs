//! What an edit would write, by meaning: what differs, what that does, what is refused and why. One confirmation writes.

use crate::session::edit::fields::Proposal;
use crate::session::words::differences::{other_lines, procedure};
use crate::tui::app::answers::RefusalGroup;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::popups::kit::confirm::Confirmation;
use crate::tui::popups::kit::refusal::{LISTED, refused_lines};
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::rich::{Line, Tone};

/// The question before files are written.
#[derive(Debug)]
pub(super) struct EditConfirm {
    /// What would be written.
    pub proposal: Proposal,
}

impl Confirmation for EditConfirm {
    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("confirm-title"));
        let files = self.proposal.files.len();
        let count = [("count", (files as f64).into())];
        let line =
            Line::of("✓ ", Tone::Good).with(&strings.with("edit-files", &count), Tone::Strong);
        sheet.push(line.truncated(columns));
        let changes = &self.proposal.changes;
        for change in changes.procedures.iter().take(LISTED) {
            let told = procedure(strings, change);
            let line = Line::of("  ", Tone::Plain)
                .with(&told.code, Tone::Accent)
                .with("  ", Tone::Plain)
                .with(&told.name, Tone::Plain);
            sheet.push(line.truncated(columns));
            for field in &told.fields {
                sheet.text(
                    Line::of("      ", Tone::Plain),
                    field,
                    Tone::Strong,
                    columns,
                );
            }
            for (verdict, effect) in &told.effects {
                let (sign, tone) = match verdict {
                    Some(crate::rules::Verdict::Flag) => ("⚑", Tone::Flag),
                    Some(crate::rules::Verdict::CannotTell) => ("?", Tone::Doubt),
                    Some(crate::rules::Verdict::Clear) => ("✓", Tone::Good),
                    _ => ("–", Tone::Dim),
                };
                sheet.text(
                    Line::of(&format!("    {sign} "), tone),
                    effect,
                    tone,
                    columns,
                );
            }
        }
        let left = changes.procedures.len().saturating_sub(LISTED);
        if left > 0 {
            let text = strings.with("filter-more", &[("left", (left as f64).into())]);
            sheet.push(Line::of(&format!("    {text}"), Tone::Dim));
        }
        for text in changes
            .others
            .iter()
            .flat_map(|other| other_lines(strings, other))
        {
            sheet.text(Line::of("  ", Tone::Plain), &text, Tone::Plain, columns);
        }
        self.left_alone(&mut sheet, state, columns);
        sheet
    }

    fn confirm(self, state: &mut State) -> Vec<Effect> {
        vec![state.ask(Ask::WriteEdit(Box::new(self.proposal)))]
    }
}

impl EditConfirm {
    /// What is so already, and what is refused.
    fn left_alone(&self, sheet: &mut Sheet, state: &State, columns: usize) {
        let strings = &state.strings;
        if !self.proposal.unchanged.is_empty() {
            sheet.gap();
            let codes = [("codes", self.proposal.unchanged.join(", ").into())];
            let text = strings.with("edit-unchanged", &codes);
            sheet.text(Line::of("= ", Tone::Dim), &text, Tone::Dim, columns);
        }
        if !self.proposal.refused.is_empty() {
            sheet.gap();
            let count = [("count", (self.proposal.refused.len() as f64).into())];
            let text = strings.with("confirm-refused", &count);
            sheet.push(Line::of("✗ ", Tone::Error).with(&text, Tone::Strong));
            let of_many = self.proposal.refused.len() + self.proposal.files.len() > 1;
            let refused = refused(&self.proposal, state);
            refused_lines(sheet, &refused, state, columns, of_many);
        }
    }
}

/// The codes on which an edit is refused, with the reasons in words.
pub(super) fn refused(proposal: &Proposal, state: &State) -> Vec<RefusalGroup> {
    let mut groups: Vec<RefusalGroup> = Vec::new();
    for refused in &proposal.refused {
        let reasons: Vec<String> = refused
            .reasons
            .iter()
            .map(|fact| state.strings.fact(fact))
            .collect();
        match groups.iter_mut().find(|group| group.reasons == reasons) {
            Some(group) => group.codes.push(refused.code.clone()),
            None => groups.push(RefusalGroup {
                codes: vec![refused.code.clone()],
                reasons,
            }),
        }
    }
    groups
}
