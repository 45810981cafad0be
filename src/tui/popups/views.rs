//! The saved views with how many procedures each finds, and the form that saves one.

use super::form::Form;
use super::mark::ItemAction;
use super::sheet::Sheet;
use crate::search::{Query, Sort};
use crate::session::user::saved_views::NamedView;
use crate::text::{pad, width};
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::answers::ViewsReady;
use crate::tui::app::catalogue::order_name;
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The list.
#[derive(Debug, Default)]
pub struct ViewsPopup {
    /// The views; nothing until they are counted.
    pub ready: Option<ViewsReady>,
    /// The one under the cursor.
    pub chosen: usize,
    /// It is to be deleted, if that is confirmed.
    pub deleting: bool,
    /// Why the last key did nothing.
    pub refused: Option<String>,
}

impl ViewsPopup {
    /// How many views there are.
    pub fn len(&self) -> usize {
        self.ready.as_ref().map_or(0, |ready| ready.views.len())
    }

    /// Whether there is none yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The view under the cursor.
    pub fn view(&self) -> Option<&NamedView> {
        let views = &self.ready.as_ref()?.views;
        views.get(self.chosen).map(|(view, _)| view)
    }

    /// Takes in the views; the cursor stays inside of them.
    pub fn fill(&mut self, ready: ViewsReady) {
        self.ready = Some(ready);
        self.chosen = self.chosen.min(self.len().saturating_sub(1));
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("views-title"));
        let Some(ready) = &self.ready else {
            sheet.push(Line::of(&strings.get("views-counting"), Tone::Dim));
            sheet.offer(&[Act::Back], KeyScope::Views, strings);
            return sheet;
        };
        for (at, (view, count)) in ready.views.iter().enumerate() {
            let first_own =
                view.built_in.is_none() && (at == 0 || ready.views[at - 1].0.built_in.is_some());
            if first_own {
                sheet.heading(&strings.get("views-own"));
            }
            if at == self.chosen {
                sheet.cursor = Some(sheet.lines.len());
                sheet.focus = Some((sheet.lines.len(), sheet.lines.len() + 1));
            }
            sheet.push_item(line(view, count.as_ref().ok().copied(), state, columns), at);
            if let (Err(why), true) = (count, at == self.chosen) {
                sheet.text(Line::of("   ", Tone::Plain), why, Tone::Doubt, columns);
            }
        }
        if ready.views.iter().all(|(view, _)| view.built_in.is_some()) && ready.trouble.is_none() {
            sheet.heading(&strings.get("views-own"));
            let key = [("key", key_of(Act::SaveView, KeyScope::Review).into())];
            let text = strings.with("views-no-own", &key);
            sheet.text(Line::of(" ", Tone::Plain), &text, Tone::Dim, columns);
        }
        self.notes(&mut sheet, ready, state, columns);
        let acts: &[Act] = if self.deleting {
            &[Act::Accept, Act::Back]
        } else {
            &[Act::Accept, Act::DeleteView, Act::Back]
        };
        sheet.offer(acts, KeyScope::Views, strings);
        sheet
    }

    /// What stands below the list: a question, a refusal, what is wrong with the file, how to say what is one's own work.
    fn notes(&self, sheet: &mut Sheet, ready: &ViewsReady, state: &State, columns: usize) {
        let strings = &state.strings;
        let kept = ready.views.iter().filter_map(|(view, _)| {
            let mine = view.keeps_to.as_ref()?;
            let mut own = ready.views.iter().filter(|(own, _)| own.built_in.is_none());
            let own = own.find(|(own, _)| own.query == *mine);
            view.kept(
                own.and_then(|(_, count)| count.as_ref().ok().copied()),
                strings,
            )
        });
        for kept in kept {
            sheet.gap();
            sheet.text(Line::of(" ! ", Tone::Doubt), &kept, Tone::Plain, columns);
        }
        if let (true, Some(view)) = (self.deleting, self.view()) {
            let name = [("name", view.name.as_str().into())];
            let text = strings.with("views-delete", &name);
            sheet.gap();
            sheet.text(Line::of(" ? ", Tone::Doubt), &text, Tone::Strong, columns);
            let last = sheet.lines.len();
            sheet.focus = Some((last.saturating_sub(1), last));
        } else if let Some(refused) = &self.refused {
            sheet.gap();
            sheet.text(Line::of(" ✗ ", Tone::Error), refused, Tone::Error, columns);
        } else if let Some(trouble) = &ready.trouble {
            sheet.gap();
            let lead = Line::of(" ! ", Tone::Error);
            sheet.text(lead, &trouble.message, Tone::Error, columns);
            if let Some(hint) = &trouble.hint {
                sheet.text(Line::of(" → ", Tone::Accent), hint, Tone::Plain, columns);
            }
        } else if !ready.has_mine {
            sheet.gap();
            let text = strings.get("views-no-mine");
            sheet.text(Line::of(" ", Tone::Plain), &text, Tone::Dim, columns);
        }
    }
}

/// Name, query, order and count of a view.
fn line(view: &NamedView, count: Option<usize>, state: &State, columns: usize) -> Line {
    let strings = &state.strings;
    let count = count.map_or_else(|| "?".to_owned(), |count| strings.number(count as u64));
    let room = columns.saturating_sub(width(&count) + 2);
    let name = pad(&view.name, 26.min(room));
    let mut line = Line::of(" ", Tone::Plain).with(&name, Tone::Strong);
    line.push("  ", Tone::Plain);
    line.push(&asked(&view.query, state), Tone::Plain);
    if view.sort != Sort::default() {
        line.push(" · ", Tone::Dim);
        line.push(
            &strings.get(&format!("order-{}", order_name(view.sort))),
            Tone::Dim,
        );
    }
    let mut line = line.truncated(room);
    line.fill_to(room + 1);
    line.with(&count, Tone::Accent)
}

/// A query as it is typed.
fn asked(query: &Query, state: &State) -> String {
    if query.is_empty() {
        state.strings.get("view-everything")
    } else {
        query.to_string()
    }
}

/// The form that saves what is shown.
#[derive(Debug)]
pub struct ViewForm {
    /// What is shown.
    pub view: NamedView,
    /// The name.
    pub name: TextField,
    /// There is one of that name: whether to replace it can be chosen.
    pub is_there: bool,
    /// The one that is there is replaced.
    pub replace: bool,
    /// Why nothing was written.
    pub refused: Option<Problem>,
    /// The item that has the focus.
    pub focus: usize,
}

const NAME: usize = 0;
const REPLACE: usize = 1;
const SAVE: usize = 2;
const CANCEL: usize = 3;

impl ViewForm {
    /// A form for what is shown, which may have a name already.
    pub fn new(view: NamedView) -> ViewForm {
        ViewForm {
            name: TextField::new(&view.name),
            view,
            is_there: false,
            replace: false,
            refused: None,
            focus: NAME,
        }
    }

    /// The view under the name that was typed.
    pub fn named(&self) -> NamedView {
        NamedView {
            name: self.name.text().trim().to_owned(),
            ..self.view.clone()
        }
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        (self.focus == NAME).then_some(&mut self.name)
    }

    /// The name changed: there may be none of that name.
    pub fn edited(&mut self) {
        self.is_there = false;
        self.replace = false;
        self.refused = None;
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items: Vec<usize> = (NAME..=CANCEL)
            .filter(|item| *item != REPLACE || self.is_there)
            .collect();
        let at = items
            .iter()
            .position(|item| *item == self.focus)
            .unwrap_or(0);
        let by = if forwards { 1 } else { items.len() - 1 };
        self.focus = items[(at + by) % items.len()];
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> ItemAction {
        self.focus = item;
        match item {
            NAME => ItemAction::Stay,
            _ => self.choose(),
        }
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus {
            REPLACE => {
                self.replace = !self.replace;
                ItemAction::Stay
            }
            NAME | SAVE => ItemAction::Submit,
            _ => ItemAction::Close,
        }
    }

    /// Nothing was written.
    pub fn refuse(&mut self, trouble: Problem, is_there: bool) {
        self.refused = Some(trouble);
        self.is_there = is_there;
        self.focus = if is_there { REPLACE } else { NAME };
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Form::new(&strings.get("view-save-title"), columns, self.focus);
        let mut line = Line::of(&asked(&self.view.query, state), Tone::Strong);
        line.push(" · ", Tone::Dim);
        line.push(
            &strings.get(&format!("order-{}", order_name(self.view.sort))),
            Tone::Dim,
        );
        form.sheet.flow(&line, 2, columns);
        form.sheet.gap();
        form.field(NAME, 0, &strings.get("view-name"), &self.name);
        if self.is_there {
            form.check(REPLACE, 0, self.replace, &strings.get("view-replace"));
        }
        if let Some(refused) = &self.refused {
            form.sheet.gap();
            let lead = Line::of("✗ ", Tone::Error);
            form.sheet
                .text(lead, &refused.message, Tone::Error, columns);
            if let Some(hint) = refused.hint.as_deref().filter(|_| !self.is_there) {
                let lead = Line::of("  → ", Tone::Accent);
                form.sheet.text(lead, hint, Tone::Plain, columns);
            }
        }
        form.ended((SAVE, CANCEL), strings)
    }
}
