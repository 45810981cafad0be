//! Rows into a file: which rows, what is written of them, in which form, under which name. A file that is there is kept
//! until its replacement is asked for.

use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, stack};
use crate::i18n::message;
use crate::session::decide::annex::{AnnexFormat, AnnexKind};
use crate::tui::actions::availability;
use crate::tui::actions::table::{Action, ActionGroup, KeyScope};
use crate::tui::app::answers::ExportRequest;
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::stand;
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
pub(crate) struct ExportForm {
    /// How many rows were found.
    found: usize,
    /// How many more are shown that are only guessed, and not taken.
    guesses: usize,
    /// How many are selected; with none, there is no choice.
    selected: usize,
    /// The selected rows alone.
    only_selected: bool,
    /// What is written of them.
    content: ExportContent,
    /// The number of the signed decision whose annex is written, for lists; nothing where none is signed yet.
    signed: TextField,
    /// The form of the file.
    form: AnnexFormat,
    /// The file.
    path: TextField,
    /// The file was there when it was to be written: whether to replace it can be chosen.
    is_there: bool,
    /// A file that is there is replaced.
    replace: bool,
    /// Files that cannot be read; what they hold is missing.
    unreadable: usize,
    /// Decision logs that lost something of the last commit.
    lost: usize,
    /// A list is made all the same, and says so.
    despite: bool,
    refusal: FormRefusal,
    focus: ExportItem,
    /// The day at which the catalogue is read; files are called after it.
    day: String,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExportItem {
    /// All rows that were found.
    All,
    /// The selected ones.
    Selected,
    /// What is written of them.
    Content(ExportContent),
    /// The number of the signed decision.
    Signed,
    /// The form of the file.
    Format(AnnexFormat),
    /// The file.
    Path,
    /// A file that is there is replaced.
    Replace,
    /// A list is made although files cannot be read.
    Despite,
    /// Write it.
    Save,
    /// Leave it.
    Cancel,
}

const CONTENTS: [(ExportContent, &str); 3] = [
    (ExportContent::Rows, "export-rows"),
    (ExportContent::List(AnnexKind::Eligible), "export-eligible"),
    (
        ExportContent::List(AnnexKind::NotEligible),
        "export-not-eligible",
    ),
];
const FORMATS: [(AnnexFormat, &str); 5] = [
    (AnnexFormat::Xlsx, "export-xlsx"),
    (AnnexFormat::Docx, "export-docx"),
    (AnnexFormat::Markdown, "export-md"),
    (AnnexFormat::Csv, "export-csv"),
    (AnnexFormat::Json, "export-json"),
];

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "export",
    ActionGroup::Catalogue,
    &[(KeyScope::Review, "E")],
    availability::cannot_export,
    open,
);

/// Opens the form for the rows that were found, or are selected.
fn open(state: &mut State) -> Vec<Effect> {
    let day = state.desk.as_ref().map(|desk| desk.view.as_of.to_string());
    let (found, selected) = (state.found_as_typed().len(), state.table.selected.len());
    let mut form = ExportForm::new(
        found,
        selected,
        state.unreadable(),
        &day.unwrap_or_default(),
    );
    form.lost = state.lost_logs();
    form.guesses = state.found.rows.len().saturating_sub(found);
    stack::open(state, form, Vec::new())
}

impl ExportForm {
    /// A form for so many rows of a catalogue that is read at a day.
    fn new(found: usize, selected: usize, unreadable: usize, day: &str) -> ExportForm {
        let mut form = ExportForm {
            found,
            guesses: 0,
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
            refusal: FormRefusal::Nothing,
            focus: ExportItem::Path,
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

    /// The number of the signed decision whose annex is written; empty where it is none.
    fn number(&self) -> String {
        match self.content {
            ExportContent::Rows => String::new(),
            ExportContent::List(_) => self.signed.text().trim().to_owned(),
        }
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
        self.refusal = FormRefusal::Nothing;
        let path = if proposed {
            Some(self.proposed())
        } else {
            stem
        };
        if let Some(path) = path {
            self.path.set(&path);
            self.is_there = false;
            self.replace = false;
        }
    }

    /// Nothing was written.
    fn refuse(&mut self, problem: Problem, is_there: bool) {
        self.refusal = FormRefusal::Problem(problem);
        self.is_there = is_there;
        self.focus = match self.focus {
            _ if is_there => ExportItem::Replace,
            ExportItem::Signed => ExportItem::Signed,
            _ => ExportItem::Path,
        };
    }
}

impl Form for ExportForm {
    type Item = ExportItem;

    fn items(&self) -> Vec<ExportItem> {
        let is_list = matches!(self.content, ExportContent::List(_));
        let mut items = Vec::new();
        if self.selected > 0 {
            items.extend([ExportItem::All, ExportItem::Selected]);
        }
        items.extend(CONTENTS.map(|(content, _)| ExportItem::Content(content)));
        if is_list {
            items.push(ExportItem::Signed);
        }
        let formats = FORMATS.iter().map(|(format, _)| *format);
        let formats = formats.filter(|format| self.content.forms().contains(format));
        items.extend(formats.map(ExportItem::Format));
        items.push(ExportItem::Path);
        if self.is_there {
            items.push(ExportItem::Replace);
        }
        if is_list && self.unreadable + self.lost > 0 {
            items.push(ExportItem::Despite);
        }
        items.extend([ExportItem::Save, ExportItem::Cancel]);
        items
    }

    fn focus(&self) -> ExportItem {
        self.focus
    }

    fn focus_on(&mut self, item: ExportItem) {
        self.focus = item;
    }

    fn field(&mut self, item: ExportItem) -> Option<&mut TextField> {
        match item {
            ExportItem::Signed => Some(&mut self.signed),
            ExportItem::Path => Some(&mut self.path),
            _ => None,
        }
    }

    /// Another file may not be there.
    fn edited(&mut self) {
        self.refusal = FormRefusal::Nothing;
        if self.focus != ExportItem::Signed {
            self.is_there = false;
            self.replace = false;
        }
    }

    fn choose(&mut self, item: ExportItem) -> ItemAction {
        match item {
            ExportItem::All => self.only_selected = false,
            ExportItem::Selected => self.only_selected = true,
            ExportItem::Content(content) => self.set(content, None),
            ExportItem::Format(format) => self.set(self.content, Some(format)),
            ExportItem::Replace => self.replace = !self.replace,
            ExportItem::Despite => {
                self.despite = !self.despite;
                self.refusal = FormRefusal::Nothing;
            }
            ExportItem::Signed | ExportItem::Path | ExportItem::Save => return ItemAction::Submit,
            ExportItem::Cancel => return ItemAction::Close,
        }
        ItemAction::Stay
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "export-title", columns);
        let count = |id: &str, count: usize| strings.with(id, &[("count", (count as f64).into())]);
        let all = match self.guesses {
            0 => count("export-found", self.found),
            guesses => {
                let number = |count: usize| (count as f64).into();
                let counts = [
                    ("count", number(self.found)),
                    ("shown", number(self.found + guesses)),
                ];
                strings.with("export-found-of", &counts)
            }
        };
        if self.selected > 0 {
            page.radio(ExportItem::All, 0, !self.only_selected, &all);
            let selected = count("export-selected", self.selected);
            page.radio(ExportItem::Selected, 0, self.only_selected, &selected);
        } else {
            page.sheet.push(Line::of(&all, Tone::Strong));
        }
        if self.guesses > 0 && !self.only_selected {
            let text = count("export-guesses", self.guesses);
            let lead = Line::of("  ! ", Tone::Doubt);
            page.sheet.text(lead, &text, Tone::Doubt, columns);
        }
        page.sheet.gap();
        for (content, text) in CONTENTS {
            let on = content == self.content;
            page.radio(ExportItem::Content(content), 0, on, &strings.get(text));
        }
        if let ExportContent::List(_) = self.content {
            let label = strings.get("export-signed");
            page.field(ExportItem::Signed, 4, &label, &self.signed);
            if !self.number().is_empty() {
                let whole = strings.get("export-whole");
                page.sheet
                    .push(Line::of(&format!("      {whole}"), Tone::Dim));
            }
        }
        page.sheet.gap();
        let forms = self.content.forms();
        for (of, text) in FORMATS.iter().filter(|(of, _)| forms.contains(of)) {
            let on = *of == self.form;
            page.radio(ExportItem::Format(*of), 0, on, &strings.get(text));
        }
        page.sheet.gap();
        page.field(ExportItem::Path, 0, &strings.get("export-path"), &self.path);
        if self.is_there {
            let text = strings.get("export-replace");
            page.check(ExportItem::Replace, 0, self.replace, &text);
        }
        match (self.unreadable, self.content) {
            (files, ExportContent::List(_)) if files + self.lost > 0 => {
                let text = count("export-despite", files + self.lost);
                page.check(ExportItem::Despite, 0, self.despite, &text);
            }
            (0, _) | (_, ExportContent::List(_)) => {}
            (files, ExportContent::Rows) => {
                let text = count("export-unreadable", files);
                let lead = Line::of("! ", Tone::Error);
                page.sheet.text(lead, &text, Tone::Plain, columns);
            }
        }
        page.refusal(&self.refusal);
        page.end("hint-write")
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        let path = self.path.text();
        if path.trim().is_empty() {
            return Submitted::lacks(state, "export-path");
        }
        let rows = state.rows_taken(self.only_selected);
        if rows.is_empty() && self.number().is_empty() {
            let hint = (self.guesses > 0).then(|| message!("export-guesses", count = self.guesses));
            self.refusal = FormRefusal::Problem(Problem {
                message: message!("export-no-rows"),
                hint,
            });
            return Submitted::Waits(Vec::new());
        }
        let wanted = ExportRequest {
            rows,
            asked: state.asked(),
            marks: state.found.marks.clone(),
            content: self.content,
            number: self.number(),
            form: self.form,
            path: path.trim().into(),
            replace: self.replace,
            despite_errors: self.despite,
        };
        Submitted::Waits(vec![state.ask(Ask::Export(Box::new(wanted)))])
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::Export(Err((problem, is_there))) => {
                self.refuse(problem, is_there);
                Answered::Stay(stand(state).into_iter().collect())
            }
            Answer::Export(_) => Answered::Done(answer),
            _ => Answered::Pass(answer),
        }
    }
}
