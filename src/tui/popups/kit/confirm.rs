//! What is asked before something is written: a text that is read, and Enter. The popup that asked stays below it.

use std::fmt;

use super::base_version::BaseVersion;
use super::{Popup, Reaction, scrolled};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::rich::Tone;

/// What is confirmed.
pub(crate) trait Confirmation: fmt::Debug + 'static {
    /// What would be written, and what not and why.
    fn content(&self, state: &State, columns: usize) -> Sheet;

    /// Whether anything would be written.
    fn writes(&self) -> bool {
        true
    }

    /// Writes it: what is asked for.
    fn confirm(self, state: &mut State) -> Vec<Effect>;

    /// The files that it stands on, where it has any of its own.
    fn base(&self) -> Option<&BaseVersion> {
        None
    }

    /// The same, to be changed.
    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        None
    }
}

/// The question. Enter writes and closes it, Esc closes it.
#[derive(Debug)]
pub(crate) struct Confirm<C> {
    /// What is confirmed.
    pub about: C,
    /// The first line in sight.
    scroll: usize,
}

impl<C: Confirmation> Confirm<C> {
    /// The question, from its start.
    pub(crate) fn new(about: C) -> Confirm<C> {
        Confirm { about, scroll: 0 }
    }
}

impl<C: Confirmation> Popup for Confirm<C> {
    fn content(&self, state: &State, columns: usize) -> Sheet {
        let mut sheet = self.about.content(state, columns);
        sheet.scroll = Some(self.scroll);
        if self.about.writes() {
            sheet.hints.push(("Enter", state.strings.get("hint-write")));
        }
        sheet.offer(&[Act::Back], KeyScope::Reading, &state.strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        match act {
            Act::Back => return Reaction::close(),
            Act::Accept if !self.about.writes() => return Reaction::close(),
            Act::Accept if !state.writing => {
                return Reaction::close().and(self.about.confirm(state));
            }
            Act::Accept => {
                let text = state.strings.get("why-writing");
                state.say(Tone::Doubt, text);
            }
            _ => {}
        }
        self.scroll = scrolled(&*self, state, self.scroll, act);
        Reaction::stay(self)
    }

    fn base(&self) -> Option<&BaseVersion> {
        self.about.base()
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        self.about.base_mut()
    }

    fn is_about_below(&self) -> bool {
        true
    }

    /// What would be written was worked out on the files as they were.
    fn stands_over(&self, firm: bool) -> bool {
        firm
    }
}
