//! What all popups have in common: the trait, the stack that they stand on, and the kit that forms are made of.
//!
//! | file | what lives there |
//! |---|---|
//! | `stack` | the open popups: which has the keys, what becomes of one that acted, which gets an answer |
//! | `form` | forms: items that follow one another; focus, arrows, Tab, clicks, saving |
//! | `page` | how the items of a form are laid out |
//! | `confirm` | what is asked before something is written |
//! | `refusal` | why nothing was written |
//! | `base_version` | the files that a form stands on, and the question where they changed under it |

pub(crate) mod base_version;
pub(crate) mod confirm;
pub(crate) mod form;
pub(crate) mod page;
pub(crate) mod refusal;
pub(crate) mod stack;

use std::any::Any;
use std::fmt;

use super::sheet::Sheet;
use crate::session::open::catalogue::Catalogue;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Answer;
use crate::tui::app::message::{Effect, FileLocation};
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::layout::{Area, Size, popup};
use base_version::BaseVersion;

/// The columns of most popups, borders included; those of one with little in it.
pub(crate) const WIDE: u16 = 96;
/// See [`WIDE`].
pub(crate) const NARROW: u16 = 76;

/// One popup. What it does not say, the kit does.
pub trait Popup: Any + fmt::Debug {
    /// Where its keys are looked up.
    fn scope(&self) -> KeyScope {
        KeyScope::Reading
    }

    /// The columns that it wishes for, borders included.
    fn width(&self) -> u16 {
        WIDE
    }

    /// What it shows in so many columns.
    fn content(&self, state: &State, columns: usize) -> Sheet;

    /// Does an action. It is off the stack meanwhile: the uppermost popup is the one below it.
    fn act(self: Box<Self>, state: &mut State, act: Act) -> Reaction;

    /// A click on an item of what it shows; the action that it means.
    fn click(&mut self, _item: usize) -> Option<Act> {
        None
    }

    /// The field in which text is typed now.
    fn text_field(&mut self) -> Option<&mut TextField> {
        None
    }

    /// The text of that field changed.
    fn edited(&mut self) {}

    /// An answer to what it asked. It is off the stack meanwhile, as in [`Popup::act`].
    fn answered(&mut self, _state: &mut State, answer: Answer) -> Answered {
        Answered::Pass(answer)
    }

    /// The files that it stands on, where it writes to any.
    fn base(&self) -> Option<&BaseVersion> {
        None
    }

    /// The same, to be changed.
    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        None
    }

    /// There is another catalogue than it was opened on; what was typed stays.
    fn see(&mut self, _desk: &Catalogue) {}

    /// Whether it is filled in from the files, so that theirs can be taken.
    fn has_theirs(&self) -> bool {
        false
    }

    /// Fills it in from the files as they are now; what was typed is dropped.
    fn take_theirs(&mut self, _state: &mut State) -> Vec<Effect> {
        Vec::new()
    }

    /// Goes on with what was typed, on top of what is there now.
    fn keep_mine(self: Box<Self>, state: &mut State) -> Reaction {
        self.act(state, Act::Save)
    }

    /// Whether it asks about the popup below it, and goes when that goes.
    fn is_about_below(&self) -> bool {
        false
    }

    /// Whether it still means something over a popup of which the files are as they were, or are not.
    fn stands_over(&self, _firm: bool) -> bool {
        true
    }

    /// Whether an action that opens a popup closes this one instead.
    fn is_closed_by(&self, _act: Act) -> bool {
        false
    }

    /// The place in a file that it shows; else that which is looked at below it.
    fn place(&self, _state: &State, below: Option<FileLocation>) -> Option<FileLocation> {
        below
    }
}

/// What becomes of a popup that acted, and what is to be done.
#[derive(Debug, Default)]
#[must_use]
pub struct Reaction {
    stays: Option<Box<dyn Popup>>,
    opens: Option<Box<dyn Popup>>,
    effects: Vec<Effect>,
}

impl Reaction {
    /// It stays open.
    pub fn stay(popup: Box<dyn Popup>) -> Reaction {
        Reaction {
            stays: Some(popup),
            ..Reaction::default()
        }
    }

    /// It is closed.
    pub fn close() -> Reaction {
        Reaction::default()
    }

    /// This is to be done too.
    pub fn and(mut self, effects: impl IntoIterator<Item = Effect>) -> Reaction {
        self.effects.extend(effects);
        self
    }

    /// This is opened over it, or in its place.
    pub fn opening(mut self, popup: impl Popup) -> Reaction {
        self.opens = Some(Box::new(popup));
        self
    }
}

/// What becomes of an answer, and of the popup that asked.
#[derive(Debug)]
pub enum Answered {
    /// It takes it in and stays; what is to be done.
    Stay(Vec<Effect>),
    /// It takes it in and opens another over it.
    Open(Box<dyn Popup>),
    /// It takes it in and is closed.
    Close(Vec<Effect>),
    /// It means nothing to it: the screen has it.
    Pass(Answer),
    /// What it was open for is done: it is closed, and the screen has the answer.
    Done(Answer),
}

/// What a popup shows on the screen, and where.
pub(crate) fn placed(popup: &dyn Popup, state: &State) -> (Sheet, Area) {
    let height = state.size.height;
    let widest = self::popup(
        state.size,
        &state.layout,
        Size {
            width: popup.width(),
            height,
        },
    );
    let columns = usize::from(widest.width.saturating_sub(4));
    let mut sheet = popup.content(state, columns);
    if let Some(base) = popup.base() {
        base_version::tell(&mut sheet, base, &state.strings, columns);
    }
    let lines = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
    let wished = Size {
        width: widest.width,
        height: lines.saturating_add(2).max(sheet.least),
    };
    (sheet, self::popup(state.size, &state.layout, wished))
}

/// Where scrolling a popup that is read leads to.
pub(crate) fn scrolled(popup: &dyn Popup, state: &State, at: usize, act: Act) -> usize {
    let (sheet, area) = placed(popup, state);
    let height = usize::from(area.inner().height);
    let stops = sheet.lines.len().saturating_sub(height) + 1;
    crate::tui::app::update::moved(at.min(stops - 1), act, height, stops)
}
