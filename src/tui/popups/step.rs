//! The form of a step of decisions: approval, sending back, publication by a signed decision, withdrawal.

use super::kit::base_version::BaseVersion;
use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, stack};
use super::recorded;
use crate::catalogue::model::{DecisionState, PublishedBy};
use crate::review::Step;
use crate::session::decide::marks::Intent;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::text::day::day;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Action, ActionGroup, KeyScope};
use crate::tui::app::ask::Answer;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::tabs::decision_words;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepKind {
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
pub(crate) struct StepForm {
    kind: StepKind,
    /// Codes that it is for.
    codes: Vec<String>,
    /// Their files, as they were when the form was opened.
    base: BaseVersion,
    /// What is typed, in the order of the fields.
    fields: Vec<TextField>,
    focus: StepItem,
    refusal: FormRefusal,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepItem {
    Field(usize),
    /// Record it.
    Save,
    /// Leave it.
    Cancel,
}

/// The key that opens the form of this step.
pub(crate) const APPROVE: Action = Action::opening(
    "approve",
    ActionGroup::Review,
    &[(KeyScope::Review, "a")],
    availability::nothing_to_approve,
    |state| open(state, StepKind::Approve),
);

/// The key that opens the form of this step.
pub(crate) const PUBLISH: Action = Action::opening(
    "publish",
    ActionGroup::Review,
    &[(KeyScope::Review, "P")],
    availability::nothing_to_publish,
    |state| open(state, StepKind::Publish),
);

/// The key that opens the form of this step.
pub(crate) const SEND_BACK: Action = Action::opening(
    "send-back",
    ActionGroup::Review,
    &[(KeyScope::Review, "B")],
    availability::nothing_to_send_back,
    |state| open(state, StepKind::SendBack),
);

/// The key that opens the form of this step.
pub(crate) const WITHDRAW: Action = Action::opening(
    "withdraw",
    ActionGroup::Review,
    &[(KeyScope::Review, "w")],
    availability::nothing_decided,
    |state| open(state, StepKind::Withdraw),
);

/// Opens the form of a step for the procedures that are meant.
fn open(state: &mut State, kind: StepKind) -> Vec<Effect> {
    let form = StepForm::new(kind, state.marked_codes());
    stack::open(state, form, Vec::new())
}

impl StepForm {
    /// An empty form; one that nothing has to be typed into begins at its button.
    pub(crate) fn new(kind: StepKind, codes: Vec<String>) -> StepForm {
        let fields = kind.fields();
        let needed = fields.iter().position(|(_, needed)| *needed);
        StepForm {
            kind,
            base: BaseVersion::of(&codes, BaseFiles::DECISION),
            codes,
            fields: fields.iter().map(|_| TextField::default()).collect(),
            focus: needed.map_or(StepItem::Save, StepItem::Field),
            refusal: FormRefusal::Nothing,
        }
    }

    /// The step as the form has it.
    ///
    /// # Errors
    /// A field that has to be filled in is empty, or the day is none: which field, and the id of a sentence.
    fn intent(&self) -> Result<Intent, (usize, &'static str)> {
        let text = |at: usize| {
            self.fields
                .get(at)
                .map_or(String::new(), |field| field.text().trim().to_owned())
        };
        let needed = self.kind.fields().iter().enumerate();
        for (at, _) in needed.filter(|(_, (_, needed))| *needed) {
            if text(at).is_empty() {
                return Err((at, "step-needed"));
            }
        }
        let step = match self.kind {
            StepKind::Approve => Step::Approve {
                remark: Some(text(0)).filter(|text| !text.is_empty()),
            },
            StepKind::Publish => Step::Publish(PublishedBy {
                number: text(0),
                signed: day(&text(1)).ok_or((1, "form-no-date"))?,
                signer: Some(text(2)),
                annex_row: None,
            }),
            StepKind::SendBack => Step::SendBack { reason: text(0) },
            StepKind::Withdraw => Step::Withdraw { reason: text(0) },
        };
        Ok(Intent::Step(step))
    }

    /// What stands on the procedure now, where it is one.
    fn standing(&self, page: &mut FormPage<'_, Self>, state: &State) {
        let (Some(desk), [code]) = (&state.desk, self.codes.as_slice()) else {
            return;
        };
        let Some(row) = desk.view.row(code) else {
            return;
        };
        let Some(standing) = desk.view.proposal(row) else {
            return;
        };
        let columns = page.columns;
        let words = decision_words(&state.strings, &standing);
        page.sheet.flow(&words, 2, columns);
        if let Some(beside) = desk.view.standing(row).nth(1) {
            let words = decision_words(&state.strings, &beside);
            page.sheet.flow(&words, 2, columns);
        }
        if matches!(self.kind, StepKind::Approve | StepKind::Publish) {
            recorded::tell_doubts(page, state, &self.codes);
        }
        let reason = standing.decision.reason.as_deref().unwrap_or_default();
        let is_told = matches!(self.kind, StepKind::Approve | StepKind::SendBack)
            || standing.decision.state == DecisionState::Recommended;
        if is_told && !reason.is_empty() {
            let lead = format!("{}: ", state.strings.get("form-reason"));
            let lead = Line::of(&lead, Tone::Dim);
            page.sheet.text(lead, reason, Tone::Plain, columns);
        }
    }
}

impl Form for StepForm {
    type Item = StepItem;

    fn items(&self) -> Vec<StepItem> {
        let fields = (0..self.fields.len()).map(StepItem::Field);
        fields.chain([StepItem::Save, StepItem::Cancel]).collect()
    }

    fn focus(&self) -> StepItem {
        self.focus
    }

    fn focus_on(&mut self, item: StepItem) {
        self.focus = item;
    }

    fn field(&mut self, item: StepItem) -> Option<&mut TextField> {
        match item {
            StepItem::Field(at) => self.fields.get_mut(at),
            StepItem::Save | StepItem::Cancel => None,
        }
    }

    fn choose(&mut self, item: StepItem) -> ItemAction {
        match item {
            StepItem::Field(_) => ItemAction::Next,
            StepItem::Save => ItemAction::Submit,
            StepItem::Cancel => ItemAction::Close,
        }
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let mut page = FormPage::new(self, state, self.kind.title(), columns);
        page.head(&self.codes);
        self.standing(&mut page, state);
        page.sheet.gap();
        let fields = self.kind.fields().iter().zip(&self.fields);
        for (at, ((name, needed), field)) in fields.enumerate() {
            let mut label = state.strings.get(&format!("step-field-{name}"));
            if *needed {
                label = format!("{label} ({})", state.strings.get("form-needed"));
            }
            page.field(StepItem::Field(at), 0, &label, field);
        }
        page.refusal(&self.refusal);
        page.end("hint-write")
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        match self.intent() {
            Ok(intent) => Submitted::Waits(recorded::ask(state, self.codes.clone(), intent)),
            Err((field, why)) => {
                self.focus = StepItem::Field(field);
                let names = self.kind.fields();
                let name = names.get(field).map_or("", |(name, _)| *name);
                let label = state.strings.get(&format!("step-field-{name}"));
                let field = [("field", label.into())];
                self.refusal = FormRefusal::of_all(vec![state.strings.with(why, &field)]);
                Submitted::Waits(Vec::new())
            }
        }
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        let is_firm = self.base.is_firm();
        recorded::answered(state, answer, is_firm, |refusal| self.refusal = refusal)
    }

    fn base(&self) -> Option<&BaseVersion> {
        Some(&self.base)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Some(&mut self.base)
    }
}
