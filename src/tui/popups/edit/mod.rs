//! The form that changes files: what is to be changed, and its fields as the opened files have them.
//!
//! What was typed is never lost: where a file changed meanwhile, the form is laid over what it holds now, and a field that
//! was typed in keeps its text beside what stands there.
//!
//! | file | what lives there |
//! |---|---|
//! | `input` | one field: what stood there, what is typed |
//! | `parts` | the fields of what can be changed, filled from the opened files |
//! | `sheet` | how it is laid out |
//! | `confirm` | what would be written, by meaning, before it is |
//! | `procedure_edit` | what the form says, as an edit |

mod confirm;
mod input;
mod parts;
mod procedure_edit;
mod sheet;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::mark::ItemAction;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::session::edit::fields::EditSources;
use crate::tui::app::answers::RefusalGroup;
use crate::tui::popups::base_version::BaseVersion;
use crate::tui::term::field::TextField;

pub use confirm::EditConfirm;
pub(in crate::tui) use confirm::refused;
use input::{Input, InputKind};

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditSubject {
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
    pub const ALL: [EditSubject; 5] = [
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
pub enum EditItem {
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
pub struct EditForm {
    /// Codes that it is for.
    pub codes: Vec<String>,
    /// The files of those, as they were when it was opened.
    pub ground: BaseVersion,
    /// Once the files are read again, it is told what the edit would do.
    pub submits: bool,
    /// The files that it is open over, as they were read; nothing until they are.
    pub opened: Option<Arc<EditSources>>,
    /// What is to be changed.
    pub what: EditSubject,
    /// The item that has the focus.
    pub focus: EditItem,
    /// Why nothing was written.
    pub refused: Vec<RefusalGroup>,
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

impl EditForm {
    /// The form for these codes, before their files are read.
    pub fn new(codes: Vec<String>) -> EditForm {
        EditForm {
            ground: BaseVersion::of(&codes, BaseFiles::FIELDS),
            submits: false,
            codes,
            opened: None,
            what: EditSubject::Online,
            focus: EditItem::What(EditSubject::Online),
            refused: Vec::new(),
            wrong: None,
            plans: Vec::new(),
            reports: Vec::new(),
            plan: 0,
            report: 0,
            inputs: BTreeMap::new(),
        }
    }

    /// The form as it is opened, for the same codes and to change the same.
    pub fn begun_anew(&self) -> EditForm {
        EditForm {
            what: self.what,
            focus: EditItem::What(self.what),
            ..EditForm::new(self.codes.clone())
        }
    }

    /// Takes in the files as they were read, for the first time or anew: what was typed stays.
    pub fn fill(&mut self, opened: Arc<EditSources>) {
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

    /// The items that can have the focus, in their order.
    pub fn items(&self) -> Vec<EditItem> {
        let mut items: Vec<EditItem> = EditSubject::ALL.map(EditItem::What).into();
        if self.targets() > 0 {
            items.push(EditItem::Target);
        }
        for (at, input) in self.current().iter().enumerate() {
            if !self.is_shown(input) {
                continue;
            }
            match &input.kind {
                InputKind::Text(_) => items.push(EditItem::Text(at)),
                InputKind::Choice(options, _) => {
                    items.extend((0..options.len()).map(|option| EditItem::Option(at, option)));
                }
            }
            if input.may_go() {
                items.push(EditItem::Remove(at));
            }
        }
        items.extend([EditItem::Save, EditItem::Cancel]);
        items
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

    /// The position of the focus among the items.
    pub fn focus_at(&self) -> usize {
        let items = self.items();
        items
            .iter()
            .position(|item| *item == self.focus)
            .unwrap_or(0)
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        let EditItem::Text(at) = self.focus else {
            return None;
        };
        let key = self.key();
        match &mut self.inputs.get_mut(&key)?.get_mut(at)?.kind {
            InputKind::Text(field) => Some(field),
            InputKind::Choice(..) => None,
        }
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items = self.items();
        let by = if forwards { 1 } else { items.len() - 1 };
        self.focus = items[(self.focus_at() + by) % items.len()];
        self.look_up();
    }

    /// Moves the focus as an arrow does: among what can be changed, the choice goes along and does not leave them.
    pub fn arrow(&mut self, forwards: bool) {
        let before = self.focus;
        self.step(forwards);
        match (before, self.focus) {
            (EditItem::What(_), EditItem::What(what)) => self.turn(what),
            (EditItem::What(_), _) => self.focus = before,
            _ => {}
        }
    }

    /// Moves the focus to the next field, past the options of one.
    pub fn next_group(&mut self, forwards: bool) {
        let group = |item: EditItem| match item {
            EditItem::What(_) => (0, 0),
            EditItem::Target => (1, 0),
            EditItem::Option(at, _) | EditItem::Text(at) | EditItem::Remove(at) => (2, at),
            EditItem::Save => (3, 0),
            EditItem::Cancel => (4, 0),
        };
        let before = group(self.focus);
        for _ in 0..self.items().len() {
            self.step(forwards);
            if group(self.focus) != before {
                break;
            }
        }
        match self.focus {
            EditItem::What(_) => self.focus = EditItem::What(self.what),
            EditItem::Option(at, _) => {
                let chosen = self.current().get(at).and_then(Input::chosen);
                self.focus = EditItem::Option(at, chosen.unwrap_or(0));
            }
            _ => {}
        }
    }

    /// Gives the focus to the first item, or to the button that writes.
    pub fn ends(&mut self, last: bool) {
        self.focus = if last {
            EditItem::Save
        } else {
            EditItem::What(self.what)
        };
        self.look_up();
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> ItemAction {
        let Some(item) = self.items().get(item).copied() else {
            return ItemAction::Stay;
        };
        self.focus = item;
        self.look_up();
        match item {
            EditItem::Text(_) => ItemAction::Stay,
            _ => self.choose(),
        }
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus {
            EditItem::What(what) => self.turn(what),
            EditItem::Target => {
                let targets = self.targets().max(1);
                match self.what {
                    EditSubject::Plan => self.plan = (self.plan + 1) % targets,
                    _ => self.report = (self.report + 1) % targets,
                }
                self.clear();
                self.make();
            }
            EditItem::Option(at, option) => {
                let key = self.key();
                let inputs = self.inputs.get_mut(&key);
                if let Some(input) = inputs.and_then(|inputs| inputs.get_mut(at)) {
                    input.choose(option);
                }
            }
            EditItem::Remove(at) => {
                let key = self.key();
                let inputs = self.inputs.get_mut(&key);
                if let Some(input) = inputs.and_then(|inputs| inputs.get_mut(at)) {
                    input.goes = !input.goes;
                }
            }
            EditItem::Text(_) => self.next_group(true),
            EditItem::Save => return ItemAction::Submit,
            EditItem::Cancel => return ItemAction::Close,
        }
        ItemAction::Stay
    }

    /// Forgets why nothing was written.
    pub fn clear(&mut self) {
        self.refused.clear();
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
