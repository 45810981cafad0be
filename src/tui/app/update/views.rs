//! Saved views: the list, applying one, saving what is shown, deleting one.

use super::layers::in_items;
use super::open;
use crate::search::Query;
use crate::session::user::saved_views::NamedView;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::{movement, review_actions};
use crate::tui::popups::mark::ItemAction;
use crate::tui::popups::{Layer, ViewForm, ViewsPopup};
use crate::tui::term::layout::Pane;
use crate::tui::term::rich::Tone;

/// Opens the list, and asks for what stands in it.
pub(super) fn list(state: &mut State) -> Vec<Effect> {
    state
        .layers
        .push(Layer::Views(Box::<ViewsPopup>::default()));
    vec![state.ask(Ask::Views)]
}

/// Opens the form that saves what is shown.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    let query = state.search.query().unwrap_or_default();
    // A view of one's own that was changed is likely to be replaced.
    let own = state.view().filter(|view| view.built_in.is_none());
    let form = ViewForm::new(NamedView {
        built_in: None,
        name: own.map_or_else(String::new, |view| view.name.clone()),
        query,
        sort: state.table.order,
        backwards: state.table.backwards,
        keeps_to: None,
    });
    open(state, Layer::ViewForm(Box::new(form)))
}

/// Shows what a view asks for, from the top.
pub(super) fn apply(state: &mut State, view: NamedView) -> Vec<Effect> {
    let text = state
        .strings
        .with("said-view", &[("name", view.name.as_str().into())]);
    let kept = view.kept(None, &state.strings);
    let text = kept.map_or_else(|| text.clone(), |kept| format!("{text} · {kept}"));
    state.say(Tone::Good, text);
    state.search.set(&view.query);
    state.search.typing = false;
    state.table.order = view.sort;
    state.table.backwards = view.backwards;
    state.zoom = false;
    state.focus = Pane::Table;
    state.applied = Some(view);
    review_actions::from_the_top(state)
}

/// An action in the list.
pub(super) fn in_list(state: &mut State, mut popup: Box<ViewsPopup>, act: Act) -> Vec<Effect> {
    popup.refused = None;
    let mut effects = Vec::new();
    match act {
        Act::Back if popup.deleting => popup.deleting = false,
        Act::Back => return Vec::new(),
        Act::Accept => match popup.view().cloned() {
            Some(view) if popup.deleting => {
                popup.deleting = false;
                effects.push(state.ask(Ask::DeleteView(view.name)));
            }
            Some(view) => return apply(state, view),
            None => {}
        },
        Act::DeleteView => match popup.view() {
            Some(view) if view.built_in.is_some() => {
                let name = [("name", view.name.as_str().into())];
                popup.refused = Some(state.strings.with("views-built-in", &name));
            }
            Some(_) => popup.deleting = true,
            None => {}
        },
        _ => {
            popup.deleting = false;
            popup.chosen = movement::moved(popup.chosen, act, 10, popup.len());
        }
    }
    state.layers.push(Layer::Views(popup));
    effects
}

/// An action in the form.
pub(super) fn in_form(state: &mut State, mut form: Box<ViewForm>, act: Act) -> Vec<Effect> {
    let answer = in_items(&mut *form, act, ViewForm::step, ViewForm::choose);
    answered(state, form, &answer)
}

pub(super) fn answered(state: &mut State, form: Box<ViewForm>, answer: &ItemAction) -> Vec<Effect> {
    let effects = match answer {
        ItemAction::Close => return Vec::new(),
        ItemAction::Submit if !state.writing && !form.name.text().trim().is_empty() => {
            vec![state.ask(Ask::SaveView(Box::new(form.named()), form.replace))]
        }
        _ => Vec::new(),
    };
    state.layers.push(Layer::ViewForm(form));
    effects
}

/// A view was saved, or not.
pub(super) fn saved(state: &mut State, result: Result<NamedView, (Problem, bool)>) {
    match result {
        Ok(view) => {
            state
                .layers
                .retain(|layer| !matches!(layer, Layer::ViewForm(_)));
            let name = [("name", view.name.as_str().into())];
            let text = state.strings.with("said-view-saved", &name);
            state.say(Tone::Good, text);
            if state.search.query().is_ok_and(|query| query == view.query) {
                state.applied = Some(view);
            }
        }
        Err((trouble, is_there)) => {
            if let Some(Layer::ViewForm(form)) = state.layers.last_mut() {
                form.refuse(trouble, is_there);
            }
        }
    }
}

/// A view was deleted, or not; the list is asked for anew.
pub(super) fn deleted(state: &mut State, result: Result<String, Problem>) -> Vec<Effect> {
    match result {
        Ok(name) => {
            if state.applied.as_ref().is_some_and(|view| view.name == name) {
                state.applied = None;
            }
            let text = state
                .strings
                .with("said-view-deleted", &[("name", name.as_str().into())]);
            state.say(Tone::Good, text);
            vec![state.ask(Ask::Views)]
        }
        Err(trouble) => {
            if let Some(Layer::Views(popup)) = state.layers.last_mut() {
                popup.refused = Some(trouble.message);
            }
            Vec::new()
        }
    }
}

/// What was shown last is shown again.
pub fn restore(state: &mut State, query: &Query, view: Option<NamedView>) {
    state.applied = view;
    if !query.is_empty() {
        let key = crate::tui::actions::table::key_of(
            Act::RemoveFilter,
            crate::tui::actions::table::KeyScope::Review,
        );
        let text = state.strings.with("said-restored", &[("key", key.into())]);
        state.say(Tone::Dim, text);
    }
}
