//! The open popups. One is taken off the stack while it acts, and put back unless it closes. An answer goes to the popup
//! that asked, wherever it stands; what a popup asked that is gone means nothing any more, unless it writes.

use std::any::Any;

use super::{Answered, Popup, Reaction};
use crate::tui::actions::key::Key;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::{Answer, Ticket};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;

/// The open popups, the uppermost last.
#[derive(Debug, Default)]
pub struct Popups(Vec<OpenPopup>);

#[derive(Debug)]
struct OpenPopup {
    popup: Box<dyn Popup>,
    asked: Vec<Ticket>,
}

impl Popups {
    /// Whether none is open.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, the uppermost last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &dyn Popup> {
        self.0.iter().map(|open| open.popup.as_ref())
    }

    /// The one that has the keys.
    pub fn top(&self) -> Option<&dyn Popup> {
        self.0.last().map(|open| open.popup.as_ref())
    }

    /// The one that has the keys, to be changed.
    pub fn top_mut(&mut self) -> Option<&mut dyn Popup> {
        self.0.last_mut().map(|open| open.popup.as_mut())
    }

    /// The one that has the keys, if it is such a one.
    pub fn top_as<P: Popup>(&self) -> Option<&P> {
        let popup: &dyn Any = self.top()?;
        popup.downcast_ref()
    }

    /// The same, to be changed.
    pub fn top_as_mut<P: Popup>(&mut self) -> Option<&mut P> {
        let popup: &mut dyn Any = self.top_mut()?;
        popup.downcast_mut()
    }

    /// Puts one on top.
    pub fn push(&mut self, popup: impl Popup) {
        self.put(self.0.len(), Box::new(popup), Vec::new());
    }

    fn put(&mut self, at: usize, popup: Box<dyn Popup>, asked: Vec<Ticket>) {
        self.0
            .insert(at.min(self.0.len()), OpenPopup { popup, asked });
    }

    /// What is asked from now on is asked by the uppermost.
    fn asks(&mut self, effects: &[Effect]) {
        if let Some(top) = self.0.last_mut() {
            top.asked.extend(tickets(effects));
        }
    }
}

fn tickets(effects: &[Effect]) -> impl Iterator<Item = Ticket> {
    effects.iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, _) if !ticket.kind.is_of_screen() => Some(*ticket),
        _ => None,
    })
}

/// Opens a popup; what is to be done with it is asked by it.
pub(crate) fn open(state: &mut State, popup: impl Popup, effects: Vec<Effect>) -> Vec<Effect> {
    state.popups.push(popup);
    state.popups.asks(&effects);
    effects
}

/// An action in the uppermost popup.
pub(crate) fn act(state: &mut State, act: Act) -> Vec<Effect> {
    let Some(OpenPopup { popup, asked }) = state.popups.0.pop() else {
        return Vec::new();
    };
    let at = state.popups.len();
    let is_about_below = popup.is_about_below();
    let reaction = popup.act(state, act);
    settle(state, at, (is_about_below, asked), reaction)
}

/// Closes the uppermost popup and lets the one below it do something, which it was asked about.
pub(crate) fn with_below(
    state: &mut State,
    react: impl FnOnce(Box<dyn Popup>, &mut State) -> Reaction,
) -> Reaction {
    let Some(OpenPopup { popup, asked }) = state.popups.0.pop() else {
        return Reaction::close();
    };
    let at = state.popups.len();
    let is_about_below = popup.is_about_below();
    let reaction = react(popup, state);
    let effects = settle(state, at, (is_about_below, asked), reaction);
    // They are asked by the one below already.
    Reaction::close().and(effects)
}

/// Puts a popup back where it stood, or sees to what it leaves behind.
fn settle(
    state: &mut State,
    at: usize,
    (is_about_below, mut asked): (bool, Vec<Ticket>),
    reaction: Reaction,
) -> Vec<Effect> {
    let Reaction {
        stays,
        opens,
        effects,
    } = reaction;
    match stays {
        Some(popup) => {
            if opens.is_none() {
                asked.extend(tickets(&effects));
            }
            state.popups.put(at, popup, asked);
        }
        None => {
            let before = state.popups.len();
            closed(state, at, asked);
            // What it asks last is for the popup that it was about.
            if is_about_below && opens.is_none() && at > 0 && before == at {
                state.popups.asks(&effects);
            }
        }
    }
    if let Some(popup) = opens {
        state
            .popups
            .put(usize::MAX, popup, tickets(&effects).collect());
    }
    effects
}

/// A popup is gone from a place: what was open about it goes too, and what it asked means nothing any more, unless it writes.
fn closed(state: &mut State, at: usize, asked: Vec<Ticket>) {
    for ticket in asked {
        if !ticket.kind.changes_files() && state.tickets.is_newest(ticket) {
            state.tickets.void(ticket.kind);
        }
    }
    while let Some(over) = state.popups.0.get(at)
        && over.popup.is_about_below()
    {
        let over = state.popups.0.remove(at);
        closed(state, at, over.asked);
    }
}

/// A click on an item of the uppermost popup.
pub(crate) fn click(state: &mut State, item: usize) -> Vec<Effect> {
    let means = state.popups.top_mut().and_then(|popup| popup.click(item));
    means.map_or_else(Vec::new, |means| act(state, means))
}

/// Changes the field of the uppermost popup in which text is typed; whether that meant anything to it.
pub(crate) fn type_in(state: &mut State, change: impl FnOnce(&mut TextField) -> bool) -> bool {
    let Some(popup) = state.popups.top_mut() else {
        return false;
    };
    let Some(field) = popup.text_field() else {
        return false;
    };
    let before = field.text();
    let is_meant = change(field);
    if field.text() != before {
        popup.edited();
    }
    is_meant
}

/// A key for that field.
pub(crate) fn typed(state: &mut State, key: Key) -> bool {
    type_in(state, |field| field.key(key))
}

/// Gives an answer to the popup that asked; gives it back where none did, or where it means nothing to it.
pub(crate) fn answered(
    state: &mut State,
    ticket: Ticket,
    answer: Answer,
) -> Result<Vec<Effect>, Box<Answer>> {
    let popups = &mut state.popups.0;
    let Some(at) = popups.iter().rposition(|open| open.asked.contains(&ticket)) else {
        return Err(Box::new(answer));
    };
    let above = popups.split_off(at + 1);
    let Some(OpenPopup {
        mut popup,
        mut asked,
    }) = popups.pop()
    else {
        return Err(Box::new(answer));
    };
    let outcome = popup.answered(state, answer);
    let is_about_below = popup.is_about_below();
    match outcome {
        Answered::Stay(effects) => {
            asked.extend(tickets(&effects));
            state.popups.put(at, popup, asked);
            state.popups.0.extend(above);
            Ok(effects)
        }
        Answered::Pass(answer) => {
            state.popups.put(at, popup, asked);
            state.popups.0.extend(above);
            Err(Box::new(answer))
        }
        Answered::Open(over) => {
            state.popups.put(at, popup, asked);
            state.popups.0.extend(above);
            state.popups.put(usize::MAX, over, Vec::new());
            Ok(Vec::new())
        }
        Answered::Close(effects) => {
            state.popups.0.extend(above);
            closed(state, at, asked);
            if is_about_below {
                state.popups.asks(&effects);
            }
            Ok(effects)
        }
        Answered::Done(answer) => {
            state.popups.0.extend(above);
            closed(state, at, asked);
            Err(Box::new(answer))
        }
    }
}

/// Lets every popup see the catalogue as it is now; what was asked about one on the ground of an older one is asked anew.
pub(crate) fn see_catalogue(state: &mut State) {
    let Some(desk) = state.desk.clone() else {
        return;
    };
    for open in &mut state.popups.0 {
        let popup = &mut open.popup;
        let base = popup.base_mut();
        if base.is_some_and(|base| base.look(&desk.view.snapshot)) {
            popup.see(&desk);
        }
    }
    let is_over = match state.popups.0.as_slice() {
        [.., below, top] => {
            let is_firm = below.popup.base().is_none_or(|base| base.is_firm());
            !top.popup.stands_over(is_firm)
        }
        _ => false,
    };
    if is_over {
        close_top(state);
    }
}

/// Drops what was about to be confirmed: it was worked out on another day.
pub(crate) fn forget_confirmations(state: &mut State) {
    loop {
        let mut popups = state.popups.iter();
        let Some(at) = popups.position(|popup| !popup.stands_over(false)) else {
            return;
        };
        drop(popups);
        let gone = state.popups.0.remove(at);
        closed(state, at, gone.asked);
    }
}

/// Closes the uppermost popup.
pub(crate) fn close_top(state: &mut State) {
    if let Some(gone) = state.popups.0.pop() {
        closed(state, state.popups.len(), gone.asked);
    }
}
