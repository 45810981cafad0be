//! The form of a step of decisions: approval, sending back, publication by a signed decision, withdrawal.

use jiff::civil::Date;

use super::confirm::refused_lines;
use super::form::Form;
use super::mark::ItemAction;
use super::sheet::Sheet;
use crate::catalogue::model::{DecisionState, PublishedBy};
use crate::review::Step;
use crate::session::decide::marks::Intent;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::app::answers::RefusalGroup;
use crate::tui::app::state::State;
use crate::tui::popups::base_version::BaseVersion;
use crate::tui::tabs::decision_words;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Somebody else agrees.
    Approve,
    /// A signed decision publishes.
    Publish,
    /// It goes back to who recommended it.
    SendBack,
    /// What stands is taken back.
    Withdraw,
}

impl StepKind {
    /// Names of the fields, as string ids end, and whether each has to be filled in.
    fn fields(self) -> &'static [(&'static str, bool)] {
        match self {
            StepKind::Approve => &[("remark", false)],
            StepKind::Publish => &[("number", true), ("signed", true), ("signer", true)],
            StepKind::SendBack => &[("back", true)],
            StepKind::Withdraw => &[("reason", true)],
        }
    }

    fn title(self) -> &'static str {
        match self {
            StepKind::Approve => "step-approve",
            StepKind::Publish => "step-publish",
            StepKind::SendBack => "step-send-back",
            StepKind::Withdraw => "step-withdraw",
        }
    }
}

/// The form.
#[derive(Debug)]
pub struct StepForm {
    /// Which step.
    pub kind: StepKind,
    /// Codes that it is for.
    pub codes: Vec<String>,
    /// Their files, as they were when the form was opened.
    pub ground: BaseVersion,
    /// What is typed, in the order of the fields.
    pub fields: Vec<TextField>,
    /// The item that has the focus: a field, then the two buttons.
    pub focus: usize,
    /// Why the step was refused, or cannot be read.
    pub refused: Vec<RefusalGroup>,
}

impl StepForm {
    /// An empty form; one that nothing has to be typed into begins at its button.
    pub fn new(kind: StepKind, codes: Vec<String>) -> StepForm {
        let fields = kind.fields();
        let needed = fields.iter().position(|(_, needed)| *needed);
        StepForm {
            kind,
            ground: BaseVersion::of(&codes, BaseFiles::DECISION),
            codes,
            fields: fields.iter().map(|_| TextField::default()).collect(),
            focus: needed.unwrap_or(fields.len()),
            refused: Vec::new(),
        }
    }

    fn save(&self) -> usize {
        self.fields.len()
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        self.fields.get_mut(self.focus)
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items = self.fields.len() + 2;
        let by = if forwards { 1 } else { items - 1 };
        self.focus = (self.focus + by) % items;
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> ItemAction {
        self.focus = item;
        if item < self.save() {
            return ItemAction::Stay;
        }
        self.choose()
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus.checked_sub(self.save()) {
            None => {
                self.step(true);
                ItemAction::Stay
            }
            Some(0) => ItemAction::Submit,
            Some(_) => ItemAction::Close,
        }
    }

    /// Takes in why the step was refused.
    pub fn refuse(&mut self, refused: Vec<RefusalGroup>) {
        self.refused = refused;
    }

    /// The step as the form has it.
    ///
    /// # Errors
    /// A field that has to be filled in is empty, or the day is none: the id of a sentence. The focus goes there.
    pub fn intent(&mut self) -> Result<Intent, &'static str> {
        let text = |at: usize| {
            self.fields
                .get(at)
                .map_or(String::new(), |field| field.text().trim().to_owned())
        };
        let needed = self.kind.fields().iter().enumerate();
        for (at, _) in needed.filter(|(_, (_, needed))| *needed) {
            if text(at).is_empty() {
                self.focus = at;
                return Err("step-needed");
            }
        }
        let step = match self.kind {
            StepKind::Approve => Step::Approve {
                remark: Some(text(0)).filter(|text| !text.is_empty()),
            },
            StepKind::Publish => {
                let Ok(signed) = text(1).parse::<Date>() else {
                    self.focus = 1;
                    return Err("form-no-date");
                };
                Step::Publish(PublishedBy {
                    number: text(0),
                    signed,
                    signer: Some(text(2)),
                    annex_row: None,
                })
            }
            StepKind::SendBack => Step::SendBack { reason: text(0) },
            StepKind::Withdraw => Step::Withdraw { reason: text(0) },
        };
        Ok(Intent::Step(step))
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Form::new(&strings.get(self.kind.title()), columns, self.focus);
        self.head(&mut form, state);
        form.sheet.gap();
        let fields = self.kind.fields().iter().zip(&self.fields);
        for (at, ((name, _), field)) in fields.enumerate() {
            form.field(at, 0, &strings.get(&format!("step-field-{name}")), field);
        }
        if !self.refused.is_empty() {
            form.sheet.gap();
            let refused = strings.get("mark-refused");
            form.sheet
                .push(Line::of("✗ ", Tone::Error).with(&refused, Tone::Error));
            refused_lines(&mut form.sheet, &self.refused, state, columns);
        }
        form.ended((self.save(), self.save() + 1), strings)
    }

    /// Which procedures, and what stands there now.
    fn head(&self, form: &mut Form, state: &State) {
        let columns = form.columns;
        let (Some(desk), [code]) = (&state.desk, self.codes.as_slice()) else {
            let count = [("count", (self.codes.len() as f64).into())];
            let text = state.strings.with("mark-selection", &count);
            form.sheet.push(Line::of(&text, Tone::Strong));
            return;
        };
        let row = desk.view.row(code);
        let procedure = row.and_then(|row| desk.view.procedure(row));
        let name = procedure.map_or("", |procedure| procedure.value().name.as_str());
        let line = Line::of(code, Tone::Accent)
            .with("  ", Tone::Plain)
            .with(name, Tone::Strong);
        form.sheet.flow(&line, 2, columns);
        let beside = row.and_then(|row| desk.view.standing(row).nth(1));
        if let Some(standing) = row.and_then(|row| desk.view.proposal(row)) {
            form.sheet
                .flow(&decision_words(&state.strings, &standing), 2, columns);
            if let Some(beside) = beside {
                form.sheet
                    .flow(&decision_words(&state.strings, &beside), 2, columns);
            }
            let reason = standing.decision.reason.as_deref().unwrap_or_default();
            let is_told = matches!(self.kind, StepKind::Approve | StepKind::SendBack)
                || standing.decision.state == DecisionState::Recommended;
            if is_told && !reason.is_empty() {
                let lead = Line::of(
                    &format!("{}: ", state.strings.get("form-reason")),
                    Tone::Dim,
                );
                form.sheet.text(lead, reason, Tone::Plain, columns);
            }
        }
    }
}
