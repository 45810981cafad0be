//! The form of a mark: outcome, the gate's answer for each blocking rule, reason, provision, overrides.
//!
//! | file | what lives there |
//! |---|---|
//! | `gate` | what the gate says, and the overrides for it |
//! | `layout` | how the form is laid out |
//! | `said` | what the form says, as a mark and beside the decision that stands |
//! | `reasons` | the fields of reasons, and templates filled into them |

mod gate;
mod layout;
mod reasons;
mod said;

use super::kit::base_version::BaseVersion;
use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, Reaction, WIDE, stack};
use super::recorded;
use super::templates::TemplatesPopup;
use crate::catalogue::model::{Outcome, PartialReason};
use crate::session::decide::marks::Intent;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::session::open::catalogue::Catalogue;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope};
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::Tone;

pub(crate) use gate::GateEntry;
use gate::{gate, outside};

#[derive(Debug)]
pub struct MarkForm {
    /// Codes that the mark is for.
    pub codes: Vec<String>,
    /// Their files, as they were when the form was opened.
    base: BaseVersion,
    pub outcome: Outcome,
    /// Why.
    pub reason: TextField,
    provision: TextField,
    /// Why it is only partial.
    partial: Option<PartialReason>,
    /// Of a service that stops for a time: by which notice.
    notice: TextField,
    /// The announced last day.
    suspended_until: TextField,
    /// The gate, one entry a blocking rule.
    pub gate: Vec<GateEntry>,
    /// How many of the procedures are not in force, so that nothing is decided on them.
    outside: usize,
    /// The item that has the focus.
    focus: MarkItem,
    /// Why the mark was refused.
    pub refusal: FormRefusal,
    /// The field that has to be filled in, or cannot be read, and why.
    wrong: Option<(MarkItem, String)>,
    /// What stands in it was typed earlier, in a form that was left without being recorded.
    is_draft: bool,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkItem {
    Outcome(Outcome),
    /// The override of an entry of the gate.
    Override(usize),
    OverrideReason(usize),
    OverrideProvision(usize),
    /// Its last day.
    OverrideUntil(usize),
    /// One of the four reasons for a partial service.
    Partial(PartialReason),
    /// The notice of a suspension.
    Notice,
    /// Its announced end.
    SuspendedUntil,
    Reason,
    Provision,
    /// Record it.
    Save,
    /// Leave it.
    Cancel,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "mark",
    ActionGroup::Review,
    &[(KeyScope::Review, "m")],
    availability::cannot_mark,
    open,
);

/// Opens the form for the procedures that are meant; what was typed in one that was left comes back.
fn open(state: &mut State) -> Vec<Effect> {
    let codes = state.marked_codes();
    let Some(desk) = &state.desk else {
        return Vec::new();
    };
    let mut form = MarkForm::new(desk, codes);
    if let Some(draft) = state.draft.take_if(|draft| draft.codes == form.codes) {
        form.take_over(*draft);
    }
    stack::open(state, form, Vec::new())
}

impl MarkForm {
    /// The form for these codes, as the decision in force has it where there is one code.
    fn new(desk: &Catalogue, codes: Vec<String>) -> MarkForm {
        let gate = gate(desk, &codes);
        let standing = match codes.as_slice() {
            [code] => desk.view.row(code).and_then(|row| desk.view.proposal(row)),
            _ => None,
        };
        let decision = standing.map(|standing| standing.decision);
        let outcome = decision.map_or(Outcome::EligibleFull, |decision| decision.outcome);
        let suspension = decision.and_then(|decision| decision.suspension.as_ref());
        let text = |text: Option<&String>| TextField::new(text.map_or("", String::as_str));
        MarkForm {
            outcome,
            reason: text(decision.and_then(|d| d.reason.as_ref())),
            provision: text(decision.and_then(|d| d.provision.as_ref())),
            partial: decision.and_then(|d| d.partial_reason),
            notice: text(suspension.map(|announced| &announced.notice)),
            suspended_until: TextField::new(
                &suspension.map_or_else(String::new, |announced| announced.until.to_string()),
            ),
            gate,
            outside: outside(desk, &codes),
            focus: MarkItem::Outcome(outcome),
            refusal: FormRefusal::Nothing,
            wrong: None,
            base: BaseVersion::of(&codes, BaseFiles::DECISION),
            codes,
            is_draft: false,
        }
    }

    /// Takes over what was typed in an earlier form for the same procedures; what the gate says is asked anew.
    fn take_over(&mut self, draft: MarkForm) {
        self.outcome = draft.outcome;
        self.reason = draft.reason;
        self.provision = draft.provision;
        self.partial = draft.partial;
        self.notice = draft.notice;
        self.suspended_until = draft.suspended_until;
        self.base = draft.base;
        self.keep_overrides(draft.gate);
        self.focus = MarkItem::Outcome(self.outcome);
        self.is_draft = true;
    }
}

impl Form for MarkForm {
    type Item = MarkItem;

    fn items(&self) -> Vec<MarkItem> {
        let mut items: Vec<MarkItem> = Outcome::ALL.map(MarkItem::Outcome).into();
        match self.outcome {
            Outcome::EligibleFull => {
                for (at, entry) in self.gate.iter().enumerate() {
                    if entry.stopped == 0 {
                        continue;
                    }
                    items.push(MarkItem::Override(at));
                    if entry.overridden {
                        items.extend([
                            MarkItem::OverrideReason(at),
                            MarkItem::OverrideProvision(at),
                            MarkItem::OverrideUntil(at),
                        ]);
                    }
                }
            }
            Outcome::Partial => items.extend(PartialReason::ALL.map(MarkItem::Partial)),
            Outcome::SuspendAndUpgrade => {
                items.extend([MarkItem::Notice, MarkItem::SuspendedUntil])
            }
            Outcome::DoNotProvide | Outcome::AbolishOrMerge | Outcome::NeedData => {}
        }
        items.extend([
            MarkItem::Reason,
            MarkItem::Provision,
            MarkItem::Save,
            MarkItem::Cancel,
        ]);
        items
    }

    fn focus(&self) -> MarkItem {
        self.focus
    }

    fn focus_on(&mut self, item: MarkItem) {
        self.focus = item;
    }

    fn group(&self, item: MarkItem) -> usize {
        match item {
            MarkItem::Outcome(_) => usize::MAX,
            MarkItem::Partial(_) => usize::MAX - 1,
            item => self.items().iter().position(|i| *i == item).unwrap_or(0),
        }
    }

    fn first_of_group(&self, item: MarkItem) -> MarkItem {
        match item {
            MarkItem::Outcome(_) => MarkItem::Outcome(self.outcome),
            MarkItem::Partial(first) => MarkItem::Partial(self.partial.unwrap_or(first)),
            item => item,
        }
    }

    fn arrow_chooses(&self, item: MarkItem) -> bool {
        matches!(item, MarkItem::Outcome(_) | MarkItem::Partial(_))
    }

    fn field(&mut self, item: MarkItem) -> Option<&mut TextField> {
        match item {
            MarkItem::Reason => Some(&mut self.reason),
            MarkItem::Provision => Some(&mut self.provision),
            MarkItem::Notice => Some(&mut self.notice),
            MarkItem::SuspendedUntil => Some(&mut self.suspended_until),
            MarkItem::OverrideReason(at) => self.gate.get_mut(at).map(|entry| &mut entry.reason),
            MarkItem::OverrideProvision(at) => {
                self.gate.get_mut(at).map(|entry| &mut entry.provision)
            }
            MarkItem::OverrideUntil(at) => self.gate.get_mut(at).map(|entry| &mut entry.until),
            _ => None,
        }
    }

    fn edited(&mut self) {
        self.wrong = None;
    }

    fn choose(&mut self, item: MarkItem) -> ItemAction {
        match item {
            MarkItem::Outcome(outcome) => {
                self.outcome = outcome;
                self.refusal = FormRefusal::Nothing;
            }
            MarkItem::Partial(reason) => self.partial = Some(reason),
            MarkItem::Override(at) => {
                if let Some(entry) = self.gate.get_mut(at) {
                    entry.overridden = !entry.overridden;
                }
            }
            MarkItem::Save => return ItemAction::Submit,
            MarkItem::Cancel => return ItemAction::Close,
            _ => return ItemAction::Next,
        }
        ItemAction::Stay
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        self.page(state, columns)
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        if self.changes_nothing(state) {
            self.refusal = FormRefusal::of_all(vec![state.strings.get("mark-nothing-new")]);
            return Submitted::Waits(Vec::new());
        }
        self.wrong = None;
        match self.mark() {
            Ok(mark) => {
                let intent = Intent::Mark(mark);
                Submitted::Waits(recorded::ask(state, self.codes.clone(), intent))
            }
            Err((item, why)) => {
                self.focus = item;
                let field = [("field", self.label(item, &state.strings).into())];
                self.wrong = Some((item, state.strings.with(why, &field)));
                self.refusal = FormRefusal::Nothing;
                Submitted::Waits(Vec::new())
            }
        }
    }

    fn other(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        if act != Act::Template {
            return Reaction::stay(self);
        }
        let (target, of) = self.reason_here();
        self.focus = target;
        let templates = TemplatesPopup::new(target, of, self.is_typed(target));
        let ask = state.ask(Ask::Templates);
        Reaction::stay(self).opening(templates).and([ask])
    }

    fn left(self: Box<Self>, state: &mut State) -> Reaction {
        let desk = state.desk.as_ref();
        let fresh = desk.map(|desk| MarkForm::new(desk, self.codes.clone()));
        // A form in which nothing was typed is no draft.
        if fresh.is_none_or(|fresh| !self.says_as(&fresh)) {
            let kept = state.strings.get("said-draft-kept");
            state.say(Tone::Doubt, kept);
            state.draft = Some(self);
        }
        Reaction::close()
    }

    fn width(&self) -> u16 {
        WIDE
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        let is_firm = self.base.is_firm();
        recorded::answered(state, answer, is_firm, |refusal| {
            self.refusal = refusal;
            // The reasons stand above the button.
            self.focus = MarkItem::Save;
        })
    }

    fn base(&self) -> Option<&BaseVersion> {
        Some(&self.base)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Some(&mut self.base)
    }

    /// Asks the gate anew.
    fn see(&mut self, desk: &Catalogue) {
        self.outside = outside(desk, &self.codes);
        let now = gate(desk, &self.codes);
        // Of procedures that cannot be read nothing is known that is newer.
        if now.is_empty() {
            return;
        }
        let before = std::mem::replace(&mut self.gate, now);
        self.keep_overrides(before);
        if !self.items().contains(&self.focus) {
            self.focus = MarkItem::Outcome(self.outcome);
        }
    }

    fn has_theirs(&self) -> bool {
        self.codes.len() == 1
    }

    fn take_theirs(&mut self, state: &mut State) -> Vec<Effect> {
        if let Some(desk) = &state.desk {
            *self = MarkForm::new(desk, self.codes.clone());
        }
        Vec::new()
    }
}
