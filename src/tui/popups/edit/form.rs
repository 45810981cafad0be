//! What the items of the form mean, what is asked for, what comes back.

use super::confirm::{EditConfirm, refused};
use super::{EditForm, EditItem, EditSubject, Input, InputKind};
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::files_may_have_changed;
use crate::tui::popups::kit::base_version::{BaseVersion, VersionPopup};
use crate::tui::popups::kit::confirm::Confirm;
use crate::tui::popups::kit::form::{Form, ItemAction, Submitted};
use crate::tui::popups::kit::page::FormPage;
use crate::tui::popups::kit::refusal::reasons;
use crate::tui::popups::kit::{Answered, Reaction, WIDE};
use crate::tui::popups::reading::tell;
use crate::tui::term::field::TextField;

impl EditForm {
    /// Has the files read that it is open over, for the first time or anew.
    fn read_files(&self, state: &mut State) -> Effect {
        state.ask(Ask::OpenEdit(self.codes.clone()))
    }

    /// Asks what would be written.
    fn propose(&mut self, state: &mut State) -> Vec<Effect> {
        if let Some(opened) = self.opened.clone()
            && let Some(edit) = self.wanted(&state.strings)
        {
            self.clear();
            return vec![state.ask(Ask::ProposeEdit(opened, edit))];
        }
        Vec::new()
    }

    /// A field of what is chosen now.
    fn input_mut(&mut self, at: usize) -> Option<&mut Input> {
        let key = self.key();
        self.inputs.get_mut(&key)?.get_mut(at)
    }

    /// Says why nothing was written. Where a file changed meanwhile, the form is laid over what it holds now.
    fn fail(&mut self, state: &mut State, problem: Problem, changed: bool) -> Answered {
        let hint = match changed {
            true => Some(state.strings.get("edit-changed").into()),
            false => problem.hint,
        };
        self.refuse(reasons(Problem { hint, ..problem }, &state.strings));
        if !changed {
            return Answered::Stay(Vec::new());
        }
        files_may_have_changed(state);
        Answered::Stay(vec![self.read_files(state)])
    }
}

impl Form for EditForm {
    type Item = EditItem;

    fn items(&self) -> Vec<EditItem> {
        let mut items: Vec<EditItem> = EditSubject::ALL.map(EditItem::What).into();
        if self.targets() > 0 {
            items.push(EditItem::Target);
        }
        for (at, input) in self.current().iter().enumerate() {
            if !self.is_shown(input) {
                continue;
            }
            match &input.kind {
                InputKind::Text(_) => items.push(EditItem::Text(at)),
                InputKind::Choice(options, _) => {
                    items.extend((0..options.len()).map(|option| EditItem::Option(at, option)));
                }
            }
            if input.may_go() {
                items.push(EditItem::Remove(at));
            }
        }
        items.extend([EditItem::Save, EditItem::Cancel]);
        items
    }

    fn focus(&self) -> EditItem {
        self.focus
    }

    fn focus_on(&mut self, item: EditItem) {
        self.focus = item;
    }

    fn moved(&mut self) {
        self.look_up();
    }

    /// Past the options of a field.
    fn group(&self, item: EditItem) -> usize {
        match item {
            EditItem::What(_) => 0,
            EditItem::Target => 1,
            EditItem::Save => 2,
            EditItem::Cancel => 3,
            EditItem::Option(at, _) | EditItem::Text(at) | EditItem::Remove(at) => 4 + at,
        }
    }

    fn first_of_group(&self, item: EditItem) -> EditItem {
        match item {
            EditItem::What(_) => EditItem::What(self.what),
            EditItem::Option(at, _) => {
                let chosen = self.current().get(at).and_then(Input::chosen);
                EditItem::Option(at, chosen.unwrap_or(0))
            }
            item => item,
        }
    }

    fn arrow_chooses(&self, item: EditItem) -> bool {
        matches!(item, EditItem::What(_))
    }

    fn field(&mut self, item: EditItem) -> Option<&mut TextField> {
        let EditItem::Text(at) = item else {
            return None;
        };
        match &mut self.input_mut(at)?.kind {
            InputKind::Text(field) => Some(field),
            InputKind::Choice(..) => None,
        }
    }

    fn choose(&mut self, item: EditItem) -> ItemAction {
        match item {
            EditItem::What(what) => self.turn(what),
            EditItem::Target => {
                let targets = self.targets().max(1);
                match self.what {
                    EditSubject::Plan => self.plan = (self.plan + 1) % targets,
                    _ => self.report = (self.report + 1) % targets,
                }
                self.clear();
                self.make();
            }
            EditItem::Option(at, option) => {
                if let Some(input) = self.input_mut(at) {
                    input.choose(option);
                }
            }
            EditItem::Remove(at) => {
                if let Some(input) = self.input_mut(at) {
                    input.goes = !input.goes;
                }
            }
            EditItem::Text(_) => return ItemAction::Next,
            EditItem::Save => return ItemAction::Submit,
            EditItem::Cancel => return ItemAction::Close,
        }
        ItemAction::Stay
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        self.page(state, columns)
    }

    /// What would be written is looked at first.
    fn submit(&mut self, state: &mut State) -> Submitted {
        Submitted::Waits(self.propose(state))
    }

    fn width(&self) -> u16 {
        WIDE
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::OpenEdit(Ok(opened)) => {
                self.fill(opened);
                if !std::mem::take(&mut self.submits) {
                    return Answered::Stay(Vec::new());
                }
                if !self.base.is_firm() {
                    return Answered::Open(Box::new(VersionPopup::new(self)));
                }
                Answered::Stay(match state.writing {
                    true => Vec::new(),
                    false => self.propose(state),
                })
            }
            Answer::OpenEdit(Err(problem)) if self.opened.is_some() => {
                // What was typed stays, over the files as they were read before.
                self.submits = false;
                self.refuse(reasons(problem, &state.strings));
                Answered::Stay(Vec::new())
            }
            Answer::OpenEdit(Err(problem)) => {
                tell(state, "trouble-load", vec![problem]);
                Answered::Close(Vec::new())
            }
            Answer::ProposeEdit(Ok(proposal)) if !proposal.files.is_empty() => {
                let confirm = EditConfirm {
                    proposal: *proposal,
                };
                Answered::Open(Box::new(Confirm::new(confirm)))
            }
            Answer::ProposeEdit(Ok(proposal)) => {
                let why = refused(&proposal, state);
                match why.is_empty() {
                    true => self.refuse(vec![state.strings.get("edit-form-unchanged")]),
                    false => self.refuse_each(why),
                }
                Answered::Stay(Vec::new())
            }
            Answer::ProposeEdit(Err((problem, changed)))
            | Answer::WriteEdit(Err((problem, changed))) => self.fail(state, problem, changed),
            Answer::WriteEdit(Ok(_)) => Answered::Done(answer),
            _ => Answered::Pass(answer),
        }
    }

    fn base(&self) -> Option<&BaseVersion> {
        Some(&self.base)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Some(&mut self.base)
    }

    fn has_theirs(&self) -> bool {
        true
    }

    fn take_theirs(&mut self, state: &mut State) -> Vec<Effect> {
        *self = self.begun_anew();
        vec![self.read_files(state)]
    }

    /// The files are read again; what was typed is looked at on top of them.
    fn keep_mine(mut self: Box<Self>, state: &mut State) -> Reaction {
        self.submits = true;
        let files = self.read_files(state);
        Reaction::stay(self).and([files])
    }
}
