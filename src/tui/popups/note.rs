//! The form of a note on a procedure, of several lines.

use super::form::Form;
use super::mark::ItemAction;
use super::sheet::Sheet;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::popups::base_version::BaseVersion;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The form.
#[derive(Debug)]
pub struct NoteForm {
    /// The procedure.
    pub code: String,
    /// Its log, as it was when the form was opened.
    pub ground: BaseVersion,
    /// The text.
    pub text: TextField,
    /// Why nothing was written.
    pub refused: Option<Problem>,
    /// The item that has the focus.
    pub focus: usize,
}

const TEXT: usize = 0;
const SAVE: usize = 1;
const CANCEL: usize = 2;

impl NoteForm {
    /// An empty form for a procedure.
    pub fn new(code: &str) -> NoteForm {
        NoteForm {
            code: code.to_owned(),
            ground: BaseVersion::of(&[code.to_owned()], BaseFiles::NOTE),
            text: TextField::of_lines(""),
            refused: None,
            focus: TEXT,
        }
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        (self.focus == TEXT).then_some(&mut self.text)
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let by = if forwards { 1 } else { CANCEL };
        self.focus = (self.focus + by) % (CANCEL + 1);
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> ItemAction {
        self.focus = item;
        self.choose()
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus {
            TEXT => ItemAction::Stay,
            SAVE => ItemAction::Submit,
            _ => ItemAction::Close,
        }
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Form::new(&strings.get("note-title"), columns, self.focus);
        let desk = state.desk.as_ref();
        let procedure = desk.and_then(|desk| desk.view.procedure(desk.view.row(&self.code)?));
        let name = procedure.map_or("", |procedure| procedure.value().name.as_str());
        let line = Line::of(&self.code, Tone::Accent)
            .with("  ", Tone::Plain)
            .with(name, Tone::Strong);
        form.sheet.flow(&line, 2, columns);
        form.sheet.gap();
        form.text(TEXT, 2, &self.text);
        form.sheet.gap();
        let lead = Line::of("  ", Tone::Plain);
        let text = strings.get("note-shared");
        form.sheet.text(lead, &text, Tone::Dim, columns);
        if let Some(refused) = &self.refused {
            form.sheet.gap();
            let lead = Line::of("✗ ", Tone::Error);
            form.sheet
                .text(lead, &refused.message, Tone::Error, columns);
            if let Some(hint) = &refused.hint {
                let lead = Line::of("  → ", Tone::Accent);
                form.sheet.text(lead, hint, Tone::Plain, columns);
            }
        }
        form.buttons(&[
            (SAVE, strings.get("hint-write")),
            (CANCEL, strings.get("hint-cancel")),
        ]);
        form.sheet.offer(
            &[Act::NextField, Act::Save, Act::Back],
            KeyScope::Form,
            strings,
        );
        form.sheet
    }
}
