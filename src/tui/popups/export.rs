//! Rows into a file: which rows, what is written of them, in which form, under which name. A file that is there is kept
//! until its replacement is asked for.

use super::form::Form;
use super::mark::ItemAction;
use super::sheet::Sheet;
use crate::session::decide::annex::{AnnexFormat, AnnexKind};
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// What is written of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportContent {
    /// The rows as the table has them.
    #[default]
    Rows,
    /// The list to be signed, or the one of what is not on it, as far as the rows go.
    List(AnnexKind),
}

impl ExportContent {
    /// The forms that it has.
    fn forms(self) -> &'static [AnnexFormat] {
        match self {
            ExportContent::Rows => &[AnnexFormat::Csv, AnnexFormat::Json],
            ExportContent::List(_) => &AnnexFormat::ALL,
        }
    }

    /// What its file is called.
    fn name(self) -> &'static str {
        match self {
            ExportContent::Rows => "ra-soat",
            ExportContent::List(AnnexKind::Eligible) => "danh-muc-du-dieu-kien",
            ExportContent::List(AnnexKind::NotEligible) => "danh-muc-chua-du-dieu-kien",
        }
    }
}

/// The form.
#[derive(Debug)]
pub struct ExportForm {
    /// How many rows were found.
    pub found: usize,
    /// How many are selected; with none, there is no choice.
    pub selected: usize,
    /// The selected rows alone.
    pub only_selected: bool,
    /// What is written of them.
    pub content: ExportContent,
    /// The number of the signed decision whose annex is written, for lists; nothing where none is signed yet.
    pub signed: TextField,
    /// The form of the file.
    pub form: AnnexFormat,
    /// The file.
    pub path: TextField,
    /// The file was there when it was to be written: whether to replace it can be chosen.
    pub is_there: bool,
    /// A file that is there is replaced.
    pub replace: bool,
    /// Files that cannot be read; what they hold is missing.
    pub unreadable: usize,
    /// Decision logs that lost something of the last commit.
    pub lost: usize,
    /// A list is made all the same, and says so.
    pub despite: bool,
    /// Why nothing was written.
    pub refused: Option<Problem>,
    /// The item that has the focus.
    pub focus: usize,
    /// The day at which the catalogue is read; files are called after it.
    day: String,
}

const ALL: usize = 0;
const SELECTED: usize = 1;
const CONTENTS: [(usize, ExportContent, &str); 3] = [
    (2, ExportContent::Rows, "export-rows"),
    (
        3,
        ExportContent::List(AnnexKind::Eligible),
        "export-eligible",
    ),
    (
        4,
        ExportContent::List(AnnexKind::NotEligible),
        "export-not-eligible",
    ),
];
const SIGNED: usize = 5;
const FORMS: [(usize, AnnexFormat, &str); 5] = [
    (6, AnnexFormat::Xlsx, "export-xlsx"),
    (7, AnnexFormat::Docx, "export-docx"),
    (8, AnnexFormat::Markdown, "export-md"),
    (9, AnnexFormat::Csv, "export-csv"),
    (10, AnnexFormat::Json, "export-json"),
];
const PATH: usize = 11;
const REPLACE: usize = 12;
const DESPITE: usize = 13;
const SAVE: usize = 14;
const CANCEL: usize = 15;

impl ExportForm {
    /// A form for so many rows of a catalogue that is read at a day.
    pub fn new(found: usize, selected: usize, unreadable: usize, day: &str) -> ExportForm {
        let mut form = ExportForm {
            found,
            selected,
            only_selected: selected > 0,
            content: ExportContent::Rows,
            signed: TextField::default(),
            form: AnnexFormat::Csv,
            path: TextField::default(),
            is_there: false,
            replace: false,
            unreadable,
            lost: 0,
            despite: false,
            refused: None,
            focus: PATH,
            day: day.to_owned(),
        };
        form.path.set(&form.proposed());
        form
    }

    /// The name of a file that is proposed.
    fn proposed(&self) -> String {
        let extension = self.form.extension();
        format!("{}-{}.{extension}", self.content.name(), self.day)
    }

    /// The items that there are now.
    fn items(&self) -> Vec<usize> {
        let is_here = |item: &usize| match *item {
            ALL | SELECTED => self.selected > 0,
            SIGNED => matches!(self.content, ExportContent::List(_)),
            REPLACE => self.is_there,
            DESPITE => {
                self.unreadable + self.lost > 0 && matches!(self.content, ExportContent::List(_))
            }
            item => match FORMS.iter().find(|(of, ..)| *of == item) {
                Some((_, form, _)) => self.content.forms().contains(form),
                None => true,
            },
        };
        (ALL..=CANCEL).filter(is_here).collect()
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        match self.focus {
            SIGNED => Some(&mut self.signed),
            PATH => Some(&mut self.path),
            _ => None,
        }
    }

    /// The number of the signed decision whose annex is written; empty where it is none.
    pub fn number(&self) -> String {
        match self.content {
            ExportContent::Rows => String::new(),
            ExportContent::List(_) => self.signed.text().trim().to_owned(),
        }
    }

    /// The text of the field with the focus changed: another file may not be there.
    pub fn edited(&mut self) {
        self.refused = None;
        if self.focus != SIGNED {
            self.is_there = false;
            self.replace = false;
        }
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
    pub fn click(&mut self, item: usize) -> ItemAction {
        self.focus = item;
        if matches!(item, SIGNED | PATH) {
            return ItemAction::Stay;
        }
        self.choose()
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus {
            ALL => self.only_selected = false,
            SELECTED => self.only_selected = true,
            REPLACE => self.replace = !self.replace,
            DESPITE => {
                self.despite = !self.despite;
                self.refused = None;
            }
            SIGNED | PATH | SAVE => return ItemAction::Submit,
            CANCEL => return ItemAction::Close,
            item => {
                let content = CONTENTS.iter().find(|(of, ..)| *of == item);
                let form = FORMS.iter().find(|(of, ..)| *of == item);
                let content = content.map_or(self.content, |(_, content, _)| *content);
                let form = form.map(|(_, form, _)| *form);
                self.set(content, form);
            }
        }
        ItemAction::Stay
    }

    /// Another content or form; a name that was proposed follows both, the end of another one the form.
    fn set(&mut self, content: ExportContent, form: Option<AnnexFormat>) {
        let changed = content != self.content;
        let forms = content.forms();
        let first = forms.first().copied().unwrap_or_default();
        let form = form.unwrap_or(if changed { first } else { self.form });
        let path = self.path.text();
        let proposed = path == self.proposed();
        let stem = path.strip_suffix(&format!(".{}", self.form.extension()));
        let stem = stem.map(|stem| format!("{stem}.{}", form.extension()));
        self.content = content;
        self.form = form;
        self.refused = None;
        let path = if proposed {
            Some(self.proposed())
        } else {
            stem
        };
        if let Some(path) = path {
            self.path.set(&path);
            self.edited();
        }
    }

    /// Nothing was written.
    pub fn refuse(&mut self, trouble: Problem, is_there: bool) {
        self.refused = Some(trouble);
        self.is_there = is_there;
        self.focus = match self.focus {
            _ if is_there => REPLACE,
            SIGNED => SIGNED,
            _ => PATH,
        };
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Form::new(&strings.get("export-title"), columns, self.focus);
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
        for (item, content, text) in CONTENTS {
            form.radio(item, 0, content == self.content, &strings.get(text));
        }
        if let ExportContent::List(_) = self.content {
            form.field(SIGNED, 4, &strings.get("export-signed"), &self.signed);
            if !self.number().is_empty() {
                let whole = strings.get("export-whole");
                form.sheet
                    .push(Line::of(&format!("      {whole}"), Tone::Dim));
            }
        }
        form.sheet.gap();
        let forms = self.content.forms();
        for (item, of, text) in FORMS.iter().filter(|(_, of, _)| forms.contains(of)) {
            form.radio(*item, 0, *of == self.form, &strings.get(text));
        }
        form.sheet.gap();
        form.field(PATH, 0, &strings.get("export-path"), &self.path);
        if self.is_there {
            form.check(REPLACE, 0, self.replace, &strings.get("export-replace"));
        }
        match (self.unreadable, self.content) {
            (files, ExportContent::List(_)) if files + self.lost > 0 => {
                let files = files + self.lost;
                let text = count("export-despite", files);
                form.check(DESPITE, 0, self.despite, &text);
            }
            (0, _) | (_, ExportContent::List(_)) => {}
            (files, ExportContent::Rows) => {
                let text = count("export-unreadable", files);
                let lead = Line::of("! ", Tone::Error);
                form.sheet.text(lead, &text, Tone::Plain, columns);
            }
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
        form.ended((SAVE, CANCEL), strings)
    }
}
