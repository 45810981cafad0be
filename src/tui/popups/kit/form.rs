//! Forms: popups whose items follow one another, the last two of which save and cancel. A form says which items there are,
//! what each of them means and what saving asks for; focus, arrows, Tab, clicks and keys are the same for all.

use std::fmt;

use super::base_version::{BaseVersion, VersionPopup};
use super::page::FormPage;
use super::{Answered, NARROW, Popup, Reaction};
use crate::session::open::catalogue::Catalogue;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Answer;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::Tone;

/// What choosing an item asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum ItemAction {
    /// Nothing more.
    Stay,
    /// To go on to the next item, or group of items.
    Next,
    /// To ask for what now stands in it.
    Ask,
    /// To save.
    Submit,
    /// To leave the form.
    Close,
}

/// What saving comes to.
#[derive(Debug)]
pub enum Submitted {
    /// The form stays open until the answer is there; nothing is asked for where something in it is wrong.
    Waits(Vec<Effect>),
    /// It is closed.
    Done(Vec<Effect>),
}

impl Submitted {
    /// Nothing is asked for, because a field that must be filled in is empty.
    pub(crate) fn lacks(state: &mut State, label: &str) -> Submitted {
        let field = [("field", state.strings.get(label).into())];
        let text = state.strings.with("step-needed", &field);
        state.say(Tone::Doubt, text);
        Submitted::Waits(Vec::new())
    }
}

/// A form. What it does not say, the kit does.
pub trait Form: fmt::Debug + Sized + 'static {
    /// One item.
    type Item: Copy + PartialEq + fmt::Debug;

    /// The items that can have the focus, in their order. The last two save and cancel.
    fn items(&self) -> Vec<Self::Item>;

    /// The item that has the focus.
    fn focus(&self) -> Self::Item;

    /// Gives the focus to an item.
    fn focus_on(&mut self, item: Self::Item);

    /// The field of an item in which text is typed.
    fn field(&mut self, _item: Self::Item) -> Option<&mut TextField> {
        None
    }

    /// Does what an item means when it is chosen.
    fn choose(&mut self, item: Self::Item) -> ItemAction;

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self>;

    /// Saves: what is asked for. Nothing else is being written, and the files are as the form has them.
    fn submit(&mut self, state: &mut State) -> Submitted;

    /// What is asked for where an item says so, see [`ItemAction::Ask`].
    fn ask(&mut self, _state: &mut State) -> Vec<Effect> {
        Vec::new()
    }

    /// Items with the same group are passed over together by Tab.
    fn group(&self, item: Self::Item) -> usize {
        let items = self.items();
        items.iter().position(|i| *i == item).unwrap_or(0)
    }

    /// Of the group of an item, the one that Tab goes to.
    fn first_of_group(&self, item: Self::Item) -> Self::Item {
        item
    }

    /// Whether an arrow chooses what it goes to, and does not leave the group.
    fn arrow_chooses(&self, _item: Self::Item) -> bool {
        false
    }

    /// The focus went elsewhere.
    fn moved(&mut self) {}

    /// An action that is not the same for all forms.
    fn other(self: Box<Self>, _state: &mut State, _act: Act) -> Reaction {
        Reaction::stay(self)
    }

    /// It is left by Esc.
    fn left(self: Box<Self>, _state: &mut State) -> Reaction {
        Reaction::close()
    }

    fn width(&self) -> u16 {
        NARROW
    }

    fn edited(&mut self) {}

    fn answered(&mut self, _state: &mut State, answer: Answer) -> Answered {
        Answered::Pass(answer)
    }

    fn base(&self) -> Option<&BaseVersion> {
        None
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        None
    }

    fn see(&mut self, _desk: &Catalogue) {}

    fn has_theirs(&self) -> bool {
        false
    }

    fn take_theirs(&mut self, _state: &mut State) -> Vec<Effect> {
        Vec::new()
    }

    fn keep_mine(self: Box<Self>, state: &mut State) -> Reaction {
        self.act(state, Act::Save)
    }
}

impl<F: Form> Popup for F {
    fn scope(&self) -> KeyScope {
        KeyScope::Form
    }

    fn width(&self) -> u16 {
        Form::width(self)
    }

    fn content(&self, state: &State, columns: usize) -> Sheet {
        self.lay_out(state, columns).sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        match act {
            Act::Back => return self.left(state),
            Act::Save => return submitted(self, state),
            Act::Choose => return chosen(self, state),
            Act::Up => arrow(&mut *self, false),
            Act::Down => arrow(&mut *self, true),
            Act::NextField => next_group(&mut *self, true),
            Act::PreviousField => next_group(&mut *self, false),
            Act::PageUp => ends(&mut *self, false),
            Act::PageDown => ends(&mut *self, true),
            _ => return self.other(state, act),
        }
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        let item = self.items().get(item).copied()?;
        self.focus_on(item);
        self.moved();
        self.field(item).is_none().then_some(Act::Choose)
    }

    fn text_field(&mut self) -> Option<&mut TextField> {
        self.field(self.focus())
    }

    fn edited(&mut self) {
        Form::edited(self);
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        Form::answered(self, state, answer)
    }

    fn base(&self) -> Option<&BaseVersion> {
        Form::base(self)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Form::base_mut(self)
    }

    fn see(&mut self, desk: &Catalogue) {
        Form::see(self, desk);
    }

    fn has_theirs(&self) -> bool {
        Form::has_theirs(self)
    }

    fn take_theirs(&mut self, state: &mut State) -> Vec<Effect> {
        Form::take_theirs(self, state)
    }

    fn keep_mine(self: Box<Self>, state: &mut State) -> Reaction {
        Form::keep_mine(self, state)
    }
}

/// Saves, unless something is being written; over files that changed the user chooses first.
fn submitted<F: Form>(mut form: Box<F>, state: &mut State) -> Reaction {
    if Form::base(&*form).is_some_and(|base| !base.is_firm()) {
        let question = VersionPopup::new(&*form);
        return Reaction::stay(form).opening(question);
    }
    if state.writing {
        let text = state.strings.get("why-writing");
        state.say(Tone::Doubt, text);
        return Reaction::stay(form);
    }
    match form.submit(state) {
        Submitted::Waits(effects) => Reaction::stay(form).and(effects),
        Submitted::Done(effects) => Reaction::close().and(effects),
    }
}

/// Does what the item with the focus means.
fn chosen<F: Form>(mut form: Box<F>, state: &mut State) -> Reaction {
    let item = form.focus();
    match form.choose(item) {
        ItemAction::Stay => {}
        ItemAction::Next => next_group(&mut *form, true),
        ItemAction::Ask => {
            let effects = form.ask(state);
            return Reaction::stay(form).and(effects);
        }
        ItemAction::Submit => return submitted(form, state),
        ItemAction::Close => return Reaction::close(),
    }
    Reaction::stay(form)
}

/// Moves the focus by one item, round about.
fn step<F: Form>(form: &mut F, forwards: bool) {
    let items = form.items();
    let at = items.iter().position(|item| *item == form.focus());
    let by = if forwards {
        1
    } else {
        items.len().saturating_sub(1)
    };
    if let Some(item) = items.get((at.unwrap_or(0) + by) % items.len().max(1)) {
        form.focus_on(*item);
        form.moved();
    }
}

/// Moves the focus as an arrow does: among choices of which one holds, the choice goes along and does not leave them;
/// elsewhere to the next item.
fn arrow<F: Form>(form: &mut F, forwards: bool) {
    let before = form.focus();
    step(form, forwards);
    let now = form.focus();
    if !form.arrow_chooses(before) {
        if form.arrow_chooses(now) {
            form.focus_on(form.first_of_group(now));
        }
    } else if form.group(before) == form.group(now) {
        form.choose(now);
    } else {
        form.focus_on(before);
        form.moved();
    }
}

/// Moves the focus to the next group of items.
fn next_group<F: Form>(form: &mut F, forwards: bool) {
    let group = form.group(form.focus());
    for _ in 0..form.items().len() {
        step(form, forwards);
        if form.group(form.focus()) != group {
            break;
        }
    }
    form.focus_on(form.first_of_group(form.focus()));
}

/// Gives the focus to the first item, or to the one that saves.
fn ends<F: Form>(form: &mut F, last: bool) {
    let items = form.items();
    let item = match last {
        true => items.len().checked_sub(2).and_then(|at| items.get(at)),
        false => items.first(),
    };
    if let Some(item) = item {
        form.focus_on(form.first_of_group(*item));
        form.moved();
    }
}
