//! The form of a note on a procedure, of several lines.

use super::kit::base_version::BaseVersion;
use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, stack};
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope};
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::files_may_have_changed;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The form.
#[derive(Debug)]
pub(crate) struct NoteForm {
    code: String,
    /// Its log, as it was when the form was opened.
    base: BaseVersion,
    text: TextField,
    refusal: FormRefusal,
    focus: NoteItem,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoteItem {
    Text,
    /// Write it.
    Save,
    /// Leave it.
    Cancel,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "note",
    ActionGroup::Review,
    &[(KeyScope::Review, "N")],
    availability::cannot_note,
    open,
);

/// Opens the form for the procedure under the cursor.
fn open(state: &mut State) -> Vec<Effect> {
    let Some(code) = state.current_code().map(str::to_owned) else {
        return Vec::new();
    };
    let form = NoteForm {
        base: BaseVersion::of(std::slice::from_ref(&code), BaseFiles::NOTE),
        code,
        text: TextField::of_lines(""),
        refusal: FormRefusal::Nothing,
        focus: NoteItem::Text,
    };
    stack::open(state, form, Vec::new())
}

impl Form for NoteForm {
    type Item = NoteItem;

    fn items(&self) -> Vec<NoteItem> {
        vec![NoteItem::Text, NoteItem::Save, NoteItem::Cancel]
    }

    fn focus(&self) -> NoteItem {
        self.focus
    }

    fn focus_on(&mut self, item: NoteItem) {
        self.focus = item;
    }

    fn field(&mut self, item: NoteItem) -> Option<&mut TextField> {
        (item == NoteItem::Text).then_some(&mut self.text)
    }

    fn choose(&mut self, item: NoteItem) -> ItemAction {
        match item {
            NoteItem::Text => ItemAction::Stay,
            NoteItem::Save => ItemAction::Submit,
            NoteItem::Cancel => ItemAction::Close,
        }
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let mut page = FormPage::new(self, state, "note-title", columns);
        page.head(std::slice::from_ref(&self.code));
        page.sheet.gap();
        page.text(NoteItem::Text, 2, &self.text);
        page.sheet.gap();
        let lead = Line::of("  ", Tone::Plain);
        let text = state.strings.get("note-shared");
        page.sheet.text(lead, &text, Tone::Dim, columns);
        page.refusal(&self.refusal);
        page.buttons("hint-write");
        page.sheet.offer(
            &[Act::NextField, Act::Save, Act::Back],
            KeyScope::Form,
            &state.strings,
        );
        page
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        let text = self.text.text();
        if text.trim().is_empty() {
            return Submitted::lacks(state, "note-title");
        }
        Submitted::Waits(vec![state.ask(Ask::Note(self.code.clone(), text))])
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::Note(Err(problem)) => {
                files_may_have_changed(state);
                self.refusal = FormRefusal::Problem(problem);
                Answered::Stay(Vec::new())
            }
            Answer::Note(_) => Answered::Done(answer),
            _ => Answered::Pass(answer),
        }
    }

    fn base(&self) -> Option<&BaseVersion> {
        Some(&self.base)
    }

    fn base_mut(&mut self) -> Option<&mut BaseVersion> {
        Some(&mut self.base)
    }
}
