//! The saved views with how many procedures each finds: applying one, deleting one.

use super::kit::{Answered, Popup, Reaction, stack};
use super::save_view;
use super::sheet::Sheet;
use crate::search::{Query, Sort};
use crate::session::open::catalogue::order_name;
use crate::session::user::saved_views::NamedView;
use crate::text::{pad, width};
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope, key_of};
use crate::tui::app::answers::ViewsReady;
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::{apply_view, moved, view_is_gone};
use crate::tui::term::rich::{Line, Tone};

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "views",
    ActionGroup::Find,
    &[(KeyScope::Review, "v")],
    availability::no_catalogue,
    open,
);

/// Opens the list, and asks for what stands in it.
fn open(state: &mut State) -> Vec<Effect> {
    let views = vec![state.ask(Ask::Views)];
    stack::open(state, ViewsPopup::default(), views)
}

/// The list.
#[derive(Debug, Default)]
pub(crate) struct ViewsPopup {
    /// The views; nothing until they are counted.
    ready: Option<ViewsReady>,
    /// The one under the cursor.
    chosen: usize,
    /// It is to be deleted, if that is confirmed.
    deleting: bool,
    /// Why the last key did nothing.
    refused: Option<String>,
}

impl ViewsPopup {
    /// How many views there are.
    fn len(&self) -> usize {
        self.ready.as_ref().map_or(0, |ready| ready.views.len())
    }

    /// The view under the cursor.
    fn view(&self) -> Option<&NamedView> {
        let views = &self.ready.as_ref()?.views;
        views.get(self.chosen).map(|(view, _)| view)
    }

    /// Takes in the views; the cursor stays inside of them.
    fn fill(&mut self, ready: ViewsReady) {
        self.ready = Some(ready);
        self.chosen = self.chosen.min(self.len().saturating_sub(1));
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
            sheet.text(lead, &strings.say(&trouble.message), Tone::Error, columns);
            if let Some(hint) = &trouble.hint {
                let lead = Line::of(" → ", Tone::Accent);
                sheet.text(lead, &strings.say(hint), Tone::Plain, columns);
            }
        } else if !ready.has_mine {
            sheet.gap();
            let text = strings.get("views-no-mine");
            sheet.text(Line::of(" ", Tone::Plain), &text, Tone::Dim, columns);
        }
    }
}

impl Popup for ViewsPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Views
    }

    fn content(&self, state: &State, columns: usize) -> Sheet {
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
            let key = [(
                "key",
                key_of(save_view::ACTION.act, KeyScope::Review).into(),
            )];
            let text = strings.with("views-no-own", &key);
            sheet.text(Line::of(" ", Tone::Plain), &text, Tone::Dim, columns);
        }
        self.notes(&mut sheet, ready, state, columns);
        let (accept, acts): (&str, &[Act]) = match self.deleting {
            true => ("hint-delete-view", &[Act::Back]),
            false => ("hint-open-moment", &[Act::DeleteView, Act::Back]),
        };
        sheet.offer_as(Act::Accept, accept, KeyScope::Views, strings);
        sheet.offer(acts, KeyScope::Views, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        self.refused = None;
        match act {
            Act::Back if self.deleting => self.deleting = false,
            Act::Back => return Reaction::close(),
            Act::Accept => match self.view().cloned() {
                Some(view) if self.deleting => {
                    self.deleting = false;
                    let effect = state.ask(Ask::DeleteView(view.name));
                    return Reaction::stay(self).and([effect]);
                }
                Some(view) => return Reaction::close().and(apply_view(state, view)),
                None => {}
            },
            Act::DeleteView => match self.view() {
                Some(view) if view.built_in.is_some() => {
                    let name = [("name", view.name.as_str().into())];
                    self.refused = Some(state.strings.with("views-built-in", &name));
                }
                Some(_) => self.deleting = true,
                None => {}
            },
            _ => {
                self.deleting = false;
                self.chosen = moved(self.chosen, act, 10, self.len());
            }
        }
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        self.chosen = item;
        self.deleting = false;
        Some(Act::Accept)
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::Views(ready) => self.fill(*ready),
            Answer::DeleteView(Ok(name)) => {
                view_is_gone(state, &name);
                return Answered::Stay(vec![state.ask(Ask::Views)]);
            }
            Answer::DeleteView(Err(problem)) => {
                self.refused = Some(state.strings.say(&problem.message));
            }
            _ => return Answered::Pass(answer),
        }
        Answered::Stay(Vec::new())
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
pub(super) fn asked(query: &Query, state: &State) -> String {
    if query.is_empty() {
        state.strings.get("view-everything")
    } else {
        query.to_string()
    }
}
