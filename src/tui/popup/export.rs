//! Rows into a file: which rows, in which form, under which name. A file that is there is kept until its replacement is
//! asked for.

use super::form::Form as Layout;
use super::mark::Answer;
use super::sheet::Sheet;
use crate::session::export::Form;
use crate::tui::action::{Act, Scope};
use crate::tui::field::TextField;
use crate::tui::message::Trouble;
use crate::tui::rich::{Line, Tone};
use crate::tui::state::State;

/// The form.
#[derive(Debug)]
pub struct ExportForm {
    /// How many rows were found.
    pub found: usize,
    /// How many are selected; with none, there is no choice.
    pub selected: usize,
    /// The selected rows alone.
    pub only_selected: bool,
    /// The form of the file.
    pub form: Form,
    /// The file.
    pub path: TextField,
    /// The path is the user's own.
    pub edited: bool,
    /// The file was there when it was to be written: whether to replace it can be chosen.
    pub is_there: bool,
    /// A file that is there is replaced.
    pub replace: bool,
    /// Why nothing was written.
    pub refused: Option<Trouble>,
    /// The item that has the focus.
    pub focus: usize,
}

const ALL: usize = 0;
const SELECTED: usize = 1;
const CSV: usize = 2;
const JSON: usize = 3;
const PATH: usize = 4;
const REPLACE: usize = 5;
const SAVE: usize = 6;
const CANCEL: usize = 7;

impl ExportForm {
    /// A form for so many rows; `name` is what the file is called, without its extension.
    #[must_use]
    pub fn new(found: usize, selected: usize, name: &str) -> ExportForm {
        let mut form = ExportForm {
            found,
            selected,
            only_selected: selected > 0,
            form: Form::Csv,
            path: TextField::default(),
            edited: false,
            is_there: false,
            replace: false,
            refused: None,
            focus: PATH,
        };
        form.path.set(&format!("{name}.{}", form.form.extension()));
        form
    }

    /// The items that there are now.
    fn items(&self) -> Vec<usize> {
        let is_here = |item: &usize| match *item {
            ALL | SELECTED => self.selected > 0,
            REPLACE => self.is_there,
            _ => true,
        };
        (ALL..=CANCEL).filter(is_here).collect()
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        (self.focus == PATH).then_some(&mut self.path)
    }

    /// The text of the field changed: another file may not be there.
    pub fn edited(&mut self) {
        self.edited = true;
        self.is_there = false;
        self.replace = false;
        self.refused = None;
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items = self.items();
        let at = items.iter().position(|item| *item == self.focus);
        let at = at.unwrap_or(0);
        let to = if forwards {
            (at + 1) % items.len()
        } else {
            (at + items.len() - 1) % items.len()
        };
        self.focus = items.get(to).copied().unwrap_or(PATH);
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> Answer {
        self.focus = item;
        if item == PATH {
            return Answer::Stay;
        }
        self.choose()
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> Answer {
        match self.focus {
            ALL => self.only_selected = false,
            SELECTED => self.only_selected = true,
            CSV => self.set_form(Form::Csv),
            JSON => self.set_form(Form::Json),
            REPLACE => self.replace = !self.replace,
            PATH | SAVE => return Answer::Submit,
            _ => return Answer::Close,
        }
        Answer::Stay
    }

    /// Another form; the end of the file's name follows it.
    fn set_form(&mut self, form: Form) {
        let path = self.path.text();
        if let Some(stem) = path.strip_suffix(&format!(".{}", self.form.extension())) {
            self.path.set(&format!("{stem}.{}", form.extension()));
            self.edited();
        }
        self.form = form;
    }

    /// Nothing was written.
    pub fn refuse(&mut self, trouble: Trouble, is_there: bool) {
        self.refused = Some(trouble);
        self.is_there = is_there;
        self.focus = if is_there { REPLACE } else { PATH };
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Layout::new(&strings.get("export-title"), columns, self.focus);
        let count = |id: &str, count: usize| strings.with(id, &[("count", (count as f64).into())]);
        if self.selected > 0 {
            let all = count("export-found", self.found);
            form.radio(ALL, 0, !self.only_selected, &all);
            let selected = count("export-selected", self.selected);
            form.radio(SELECTED, 0, self.only_selected, &selected);
        } else {
            let all = count("export-found", self.found);
            form.sheet.push(Line::of(&all, Tone::Strong));
        }
        form.sheet.gap();
        let csv = self.form == Form::Csv;
        form.radio(CSV, 0, csv, &strings.get("export-csv"));
        form.radio(JSON, 0, !csv, &strings.get("export-json"));
        form.sheet.gap();
        form.field(PATH, 0, &strings.get("export-path"), &self.path);
        if self.is_there {
            form.check(REPLACE, 0, self.replace, &strings.get("export-replace"));
        }
        if let Some(refused) = &self.refused {
            form.sheet.gap();
            let lead = Line::of("✗ ", Tone::Error);
            let lines = &mut form.sheet;
            lines.text(lead, &refused.message, Tone::Error, columns);
            if let Some(hint) = &refused.hint {
                let lead = Line::of("  → ", Tone::Accent);
                lines.text(lead, hint, Tone::Plain, columns);
            }
        }
        form.buttons(&[
            (SAVE, strings.get("hint-write")),
            (CANCEL, strings.get("hint-cancel")),
        ]);
        form.sheet.offer(
            &[Act::NextField, Act::Choose, Act::Save, Act::Back],
            Scope::Form,
            strings,
        );
        form.sheet
    }
}
