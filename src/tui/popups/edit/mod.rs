//! The form that changes files: what is to be changed, and its fields as the opened files have them.
//!
//! What was typed is never lost: where a file changed meanwhile, the form is laid over what it holds now, and a field that
//! was typed in keeps its text beside what stands there.
//!
//! | file | what lives there |
//! |---|---|
//! | `input` | one field: what stood there, what is typed |
//! | `parts` | the fields of what can be changed, filled from the opened files |
//! | `form` | what its items mean, what is asked for, what comes back |
//! | `layout` | how it is laid out |
//! | `confirm` | what would be written, by meaning, before it is |
//! | `procedure_edit` | what the form says, as an edit |

mod confirm;
mod form;
mod input;
mod layout;
mod parts;
mod procedure_edit;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::kit::base_version::BaseVersion;
use super::kit::refusal::FormRefusal;
use super::kit::stack;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::session::edit::fields::EditSources;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Action, ActionGroup, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;

use input::{Input, InputKind};

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EditSubject {
    /// Online level, with date, decision and reason.
    Online,
    /// From when to when it is in force, what it replaces.
    Lifecycle,
    /// A plan that names it.
    Plan,
    /// Its counts in a report.
    Counts,
    /// Any field, by its path.
    Field,
}

impl EditSubject {
    /// All of them, in their order.
    pub(crate) const ALL: [EditSubject; 5] = [
        EditSubject::Online,
        EditSubject::Lifecycle,
        EditSubject::Plan,
        EditSubject::Counts,
        EditSubject::Field,
    ];

    /// The word that string ids use.
    fn as_str(self) -> &'static str {
        match self {
            EditSubject::Online => "online",
            EditSubject::Lifecycle => "lifecycle",
            EditSubject::Plan => "plan",
            EditSubject::Counts => "counts",
            EditSubject::Field => "field",
        }
    }
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditItem {
    /// What is to be changed.
    What(EditSubject),
    /// Which plan or report.
    Target,
    /// An option of a field.
    Option(usize, usize),
    /// A field in which text is typed.
    Text(usize),
    /// That a field in which the procedures differ is to go.
    Remove(usize),
    /// Find out what it would do.
    Save,
    /// Leave it.
    Cancel,
}

/// A plan or a report that can be changed; a plan that is not there yet has no file.
type EditTarget = Option<PathBuf>;

/// The form.
#[derive(Debug)]
pub(crate) struct EditForm {
    /// Codes that it is for.
    codes: Vec<String>,
    /// The files of those, as they were when it was opened.
    base: BaseVersion,
    /// Once the files are read again, it is told what the edit would do.
    submits: bool,
    /// The files that it is open over, as they were read; nothing until they are.
    opened: Option<Arc<EditSources>>,
    /// What is to be changed.
    what: EditSubject,
    /// The item that has the focus.
    focus: EditItem,
    /// Why nothing was written.
    refusal: FormRefusal,
    /// The field that this is about, where it is one of them.
    wrong: Option<usize>,
    /// Plans and reports, the likeliest first.
    plans: Vec<EditTarget>,
    reports: Vec<EditTarget>,
    /// Which of them is chosen.
    plan: usize,
    report: usize,
    /// The fields of each thing that was looked at.
    inputs: BTreeMap<(EditSubject, EditTarget), Vec<Input>>,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "set-fields",
    ActionGroup::Catalogue,
    &[(KeyScope::Review, "F2")],
    availability::cannot_mark,
    open,
);

/// Opens the form for the procedures that are meant, and reads their files.
fn open(state: &mut State) -> Vec<Effect> {
    let form = EditForm::new(state.marked_codes());
    let files = vec![state.ask(Ask::OpenEdit(form.codes.clone()))];
    stack::open(state, form, files)
}

impl EditForm {
    /// The form for these codes, before their files are read.
    fn new(codes: Vec<String>) -> EditForm {
        EditForm {
            base: BaseVersion::of(&codes, BaseFiles::FIELDS),
            submits: false,
            codes,
            opened: None,
            what: EditSubject::Online,
            focus: EditItem::What(EditSubject::Online),
            refusal: FormRefusal::Nothing,
            wrong: None,
            plans: Vec::new(),
            reports: Vec::new(),
            plan: 0,
            report: 0,
            inputs: BTreeMap::new(),
        }
    }

    /// The form as it is opened, for the same codes and to change the same.
    fn begun_anew(&self) -> EditForm {
        EditForm {
            what: self.what,
            focus: EditItem::What(self.what),
            ..EditForm::new(self.codes.clone())
        }
    }

    /// Takes in the files as they were read, for the first time or anew: what was typed stays.
    fn fill(&mut self, opened: Arc<EditSources>) {
        let (plan, report) = (
            self.target(EditSubject::Plan),
            self.target(EditSubject::Counts),
        );
        let first = self.opened.is_none();
        self.plans = parts::plans(&opened);
        self.reports = parts::reports(&opened);
        let at = |all: &[EditTarget], of: &EditTarget| all.iter().position(|one| one == of);
        if !first {
            self.plan = at(&self.plans, &plan).unwrap_or(0);
            self.report = at(&self.reports, &report).unwrap_or(0);
        }
        self.opened = Some(Arc::clone(&opened));
        for ((what, target), inputs) in &mut self.inputs {
            let now = match (*what, inputs.as_slice()) {
                (EditSubject::Field, [path, _]) => parts::by_path(&opened, &path.text()),
                _ => parts::inputs(&opened, *what, target.as_deref()),
            };
            for input in inputs {
                if let Some(now) = now
                    .iter()
                    .find(|now| now.key == input.key && now.key != "path")
                {
                    input.rebase(now);
                }
            }
        }
        self.make();
    }

    fn target(&self, what: EditSubject) -> EditTarget {
        match what {
            EditSubject::Plan => self.plans.get(self.plan).cloned().flatten(),
            EditSubject::Counts => self.reports.get(self.report).cloned().flatten(),
            _ => None,
        }
    }

    fn targets(&self) -> usize {
        match self.what {
            EditSubject::Plan => self.plans.len(),
            EditSubject::Counts => self.reports.len(),
            _ => 0,
        }
    }

    fn key(&self) -> (EditSubject, EditTarget) {
        (self.what, self.target(self.what))
    }

    /// The fields of what is chosen now.
    fn current(&self) -> &[Input] {
        self.inputs.get(&self.key()).map_or(&[], Vec::as_slice)
    }

    /// Makes the fields of what is chosen now, where they were not looked at before.
    fn make(&mut self) {
        let key = self.key();
        if let Some(opened) = &self.opened
            && !(self.what == EditSubject::Counts && self.reports.is_empty())
        {
            let inputs = || parts::inputs(opened, key.0, key.1.as_deref());
            self.inputs.entry(key.clone()).or_insert_with(inputs);
        }
    }

    /// Whether a field means anything beside the others: a reason is asked for a level below full alone.
    fn is_shown(&self, input: &Input) -> bool {
        let is_reason = input.key.starts_with("online.partial_reason");
        let level = || {
            self.current()
                .iter()
                .find(|input| input.key == "online.level")
        };
        !is_reason || level().is_some_and(|level| level.text() == "partial")
    }

    /// Forgets why nothing was written.
    fn clear(&mut self) {
        self.refusal = FormRefusal::Nothing;
        self.wrong = None;
    }

    fn turn(&mut self, what: EditSubject) {
        self.what = what;
        self.clear();
        self.make();
    }

    /// Fills in the value of the path that is typed; where another was typed, it stands beside that.
    fn look_up(&mut self) {
        let Some(opened) = self
            .opened
            .clone()
            .filter(|_| self.what == EditSubject::Field)
        else {
            return;
        };
        let key = self.key();
        if let Some([path, value]) = self.inputs.get_mut(&key).map(Vec::as_mut_slice) {
            let now = parts::value_at(&opened, &path.text());
            match value.is_touched() {
                true if now != value.before => value.stand_on(now),
                true => {}
                false => value.refill(now),
            }
        }
    }
}
