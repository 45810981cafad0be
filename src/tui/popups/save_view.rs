//! The form that saves what is shown as a view.

use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, stack};
use super::views::asked;
use crate::session::open::catalogue::order_name;
use crate::session::user::saved_views::NamedView;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Action, ActionGroup, KeyScope};
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The form.
#[derive(Debug)]
pub(crate) struct ViewForm {
    /// What is shown.
    view: NamedView,
    name: TextField,
    /// There is one of that name: whether to replace it can be chosen.
    is_there: bool,
    /// The one that is there is replaced.
    replace: bool,
    refusal: FormRefusal,
    focus: ViewItem,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViewItem {
    Name,
    /// Whether one of the name is replaced.
    Replace,
    Save,
    /// Leave it.
    Cancel,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "save-view",
    ActionGroup::Find,
    &[(KeyScope::Review, "V")],
    availability::wrong_query,
    open,
);

/// Opens the form for what is shown, which may have a name already.
fn open(state: &mut State) -> Vec<Effect> {
    let query = state.search.query().unwrap_or_default();
    // A view of one's own that was changed is likely to be replaced.
    let own = state.view().filter(|view| view.built_in.is_none());
    let view = NamedView {
        built_in: None,
        name: own.map_or_else(String::new, |view| view.name.clone()),
        query,
        sort: state.table.order,
        backwards: state.table.backwards,
        keeps_to: None,
    };
    let form = ViewForm {
        name: TextField::new(&view.name),
        view,
        is_there: false,
        replace: false,
        refusal: FormRefusal::Nothing,
        focus: ViewItem::Name,
    };
    stack::open(state, form, Vec::new())
}

impl ViewForm {
    /// Nothing was written.
    fn refuse(&mut self, problem: Problem, is_there: bool) {
        self.refusal = FormRefusal::Problem(Problem {
            hint: problem.hint.filter(|_| !is_there),
            ..problem
        });
        self.is_there = is_there;
        self.focus = match is_there {
            true => ViewItem::Replace,
            false => ViewItem::Name,
        };
    }
}

impl Form for ViewForm {
    type Item = ViewItem;

    fn items(&self) -> Vec<ViewItem> {
        let replace = self.is_there.then_some(ViewItem::Replace);
        let items = std::iter::once(ViewItem::Name).chain(replace);
        items.chain([ViewItem::Save, ViewItem::Cancel]).collect()
    }

    fn focus(&self) -> ViewItem {
        self.focus
    }

    fn focus_on(&mut self, item: ViewItem) {
        self.focus = item;
    }

    fn field(&mut self, item: ViewItem) -> Option<&mut TextField> {
        (item == ViewItem::Name).then_some(&mut self.name)
    }

    /// There may be none of the new name.
    fn edited(&mut self) {
        self.is_there = false;
        self.replace = false;
        self.refusal = FormRefusal::Nothing;
    }

    fn choose(&mut self, item: ViewItem) -> ItemAction {
        match item {
            ViewItem::Replace => self.replace = !self.replace,
            ViewItem::Name | ViewItem::Save => return ItemAction::Submit,
            ViewItem::Cancel => return ItemAction::Close,
        }
        ItemAction::Stay
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "view-save-title", columns);
        let mut line = Line::of(&asked(&self.view.query, state), Tone::Strong);
        line.push(" · ", Tone::Dim);
        let order = format!("order-{}", order_name(self.view.sort));
        line.push(&strings.get(&order), Tone::Dim);
        page.sheet.flow(&line, 2, columns);
        page.sheet.gap();
        page.field(ViewItem::Name, 0, &strings.get("view-name"), &self.name);
        if self.is_there {
            let text = strings.get("view-replace");
            page.check(ViewItem::Replace, 0, self.replace, &text);
        }
        page.refusal(&self.refusal);
        page.end("hint-write")
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        let name = self.name.text().trim().to_owned();
        if name.is_empty() {
            return Submitted::lacks(state, "view-name");
        }
        let view = NamedView {
            name,
            ..self.view.clone()
        };
        Submitted::Waits(vec![state.ask(Ask::SaveView(Box::new(view), self.replace))])
    }

    fn answered(&mut self, _: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::SaveView(Err((problem, is_there))) => {
                self.refuse(problem, is_there);
                Answered::Stay(Vec::new())
            }
            Answer::SaveView(_) => Answered::Done(answer),
            _ => Answered::Pass(answer),
        }
    }
}
