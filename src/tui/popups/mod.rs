//! Popups: a stack of layers, the uppermost of which has the keys. Each says what it shows as a [`Sheet`].
//!
//! | file | what lives there |
//! |---|---|
//! | `sheet` | what a popup shows: title, lines, what can be clicked, where the caret stands |
//! | `reading` | texts that are read: help, the pages of the guide, findings, messages |
//! | `palette` | every action, found by what people call it |
//! | `form` | the parts of forms: choices, fields, buttons |
//! | `mark`, `mark_sheet` | the form of a mark with the gate's answer: what it holds, how it is laid out |
//! | `step` | approval, publication, withdrawal |
//! | `confirm` | what a mark or a step on a selection would do |
//! | `edit` | the form that changes files, and what it would write |
//! | `export` | rows into a file |
//! | `note` | the form of a note |
//! | `templates` | reasons that are written again and again, over the form of a mark |
//! | `views` | the saved views, and the form that saves one |
//! | `commit` | what is to be committed, where, by whom, with which words |
//! | `base_version` | the files that a form stands on, and the question where they changed under it |

pub mod base_version;
pub mod commit;
pub mod confirm;
pub mod edit;
pub mod export;
mod form;
pub mod mark;
mod mark_sheet;
pub mod note;
pub mod palette;
pub mod reading;
pub mod sheet;
pub mod step;
pub mod templates;
pub mod views;

pub use base_version::VersionPopup;
pub use commit::CommitForm;
pub use confirm::Confirm;
pub use edit::{EditConfirm, EditForm};
pub use export::ExportForm;
pub use mark::MarkForm;
pub use note::NoteForm;
pub use palette::Palette;
pub use reading::ReadingPopup;
pub use sheet::Sheet;
pub use step::StepForm;
pub use templates::TemplatesPopup;
pub use views::{ViewForm, ViewsPopup};

use crate::tui::actions::table::KeyScope;
use crate::tui::app::catalogue::Catalogue;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::layout::{Area, Size, popup};
use base_version::BaseVersion;

/// One popup.
#[derive(Debug)]
pub enum Layer {
    /// A text that is read.
    Reading(Box<ReadingPopup>),
    /// The palette.
    Palette(Box<Palette>),
    /// The form of a mark.
    Mark(Box<MarkForm>),
    /// The form of a step.
    Step(Box<StepForm>),
    /// What a mark or a step on a selection would do.
    Confirm(Box<Confirm>),
    /// The form of a commit.
    Commit(Box<CommitForm>),
    /// The form of an export.
    Export(Box<ExportForm>),
    /// The form that changes files.
    Edit(Box<EditForm>),
    /// What it would write.
    EditConfirm(Box<EditConfirm>),
    /// The saved views.
    Views(Box<ViewsPopup>),
    /// The templates of reasons.
    Templates(Box<TemplatesPopup>),
    /// The form of a note.
    Note(Box<NoteForm>),
    /// The form that saves a view.
    ViewForm(Box<ViewForm>),
    /// The question over a form whose files changed.
    Choice(Box<VersionPopup>),
}

impl Layer {
    /// The files that it stands on, where it writes to any.
    pub fn ground(&self) -> Option<&BaseVersion> {
        match self {
            Layer::Mark(form) => Some(&form.ground),
            Layer::Step(form) => Some(&form.ground),
            Layer::Note(form) => Some(&form.ground),
            Layer::Confirm(confirm) => Some(&confirm.ground),
            Layer::Edit(form) => Some(&form.ground),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn ground_mut(&mut self) -> Option<&mut BaseVersion> {
        match self {
            Layer::Mark(form) => Some(&mut form.ground),
            Layer::Step(form) => Some(&mut form.ground),
            Layer::Note(form) => Some(&mut form.ground),
            Layer::Confirm(confirm) => Some(&mut confirm.ground),
            Layer::Edit(form) => Some(&mut form.ground),
            _ => None,
        }
    }

    /// Whether it is filled in from the files, so that theirs can be taken.
    pub fn has_theirs(&self) -> bool {
        match self {
            Layer::Mark(form) => form.codes.len() == 1,
            Layer::Edit(_) => true,
            _ => false,
        }
    }

    /// Fills it in from the files as they are now; what was typed is dropped. The form that changes files has its files
    /// read for that.
    pub fn take_theirs(&mut self, desk: &Catalogue) {
        match self {
            Layer::Mark(form) => **form = MarkForm::new(desk, form.codes.clone()),
            Layer::Edit(form) => **form = form.begun_anew(),
            _ => {}
        }
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> KeyScope {
        match self {
            Layer::Reading(_)
            | Layer::Confirm(_)
            | Layer::EditConfirm(_)
            | Layer::Templates(_)
            | Layer::Choice(_) => KeyScope::Reading,
            Layer::Palette(_) => KeyScope::Palette,
            Layer::Views(_) => KeyScope::Views,
            Layer::Mark(_)
            | Layer::Step(_)
            | Layer::Commit(_)
            | Layer::Export(_)
            | Layer::Edit(_)
            | Layer::ViewForm(_)
            | Layer::Note(_) => KeyScope::Form,
        }
    }

    /// The field in which text is typed now.
    pub fn field(&mut self) -> Option<&mut TextField> {
        match self {
            Layer::Reading(_)
            | Layer::Confirm(_)
            | Layer::EditConfirm(_)
            | Layer::Views(_)
            | Layer::Templates(_)
            | Layer::Choice(_) => None,
            Layer::Edit(form) => form.field(),
            Layer::ViewForm(form) => form.field(),
            Layer::Note(form) => form.field(),
            Layer::Palette(palette) => Some(&mut palette.line),
            Layer::Mark(form) => form.field(),
            Layer::Step(form) => form.field(),
            Layer::Commit(form) => form.field(),
            Layer::Export(form) => form.field(),
        }
    }

    /// The columns that it wishes for, borders included.
    pub fn width(&self) -> u16 {
        match self {
            Layer::Palette(_)
            | Layer::Export(_)
            | Layer::Step(_)
            | Layer::ViewForm(_)
            | Layer::Choice(_)
            | Layer::Note(_) => 76,
            Layer::Reading(_)
            | Layer::Confirm(_)
            | Layer::Edit(_)
            | Layer::EditConfirm(_)
            | Layer::Mark(_)
            | Layer::Commit(_)
            | Layer::Templates(_)
            | Layer::Views(_) => 96,
        }
    }

    /// What it shows in so many columns.
    pub fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let mut sheet = match self {
            Layer::Reading(reading) => reading.sheet(state, columns),
            Layer::Palette(palette) => palette.sheet(state, columns),
            Layer::Mark(form) => form.sheet(state, columns),
            Layer::Step(form) => form.sheet(state, columns),
            Layer::Confirm(confirm) => confirm.sheet(state, columns),
            Layer::Edit(form) => form.sheet(state, columns),
            Layer::EditConfirm(confirm) => confirm.sheet(state, columns),
            Layer::Commit(form) => form.sheet(state, columns),
            Layer::Export(form) => form.sheet(state, columns),
            Layer::Views(popup) => popup.sheet(state, columns),
            Layer::Templates(popup) => popup.sheet(state, columns),
            Layer::Note(form) => form.sheet(state, columns),
            Layer::ViewForm(form) => form.sheet(state, columns),
            Layer::Choice(popup) => popup.sheet(state, columns),
        };
        if let Some(ground) = self.ground() {
            base_version::tell(&mut sheet, ground, &state.strings, columns);
        }
        sheet
    }

    /// What it shows on the screen, and where.
    pub fn placed(&self, state: &State) -> (Sheet, Area) {
        let widest = popup(
            state.size,
            &state.layout,
            Size {
                width: self.width(),
                height: state.size.height,
            },
        );
        let sheet = self.sheet(state, usize::from(widest.width.saturating_sub(4)));
        let lines = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
        let wished = Size {
            width: widest.width,
            height: lines.saturating_add(2).max(sheet.least),
        };
        (sheet, popup(state.size, &state.layout, wished))
    }
}
