//! Templates of reasons, over the form of a mark.

use crate::session::user::templates::Templates;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::movement;
use crate::tui::popups::{Layer, MarkForm, TemplatesPopup};

/// Opens the list over the form, and asks for what stands in it.
pub(super) fn list(state: &mut State, mut form: Box<MarkForm>) -> Vec<Effect> {
    let (target, _) = form.reason_here();
    form.focus = target;
    state.layers.push(Layer::Mark(form));
    state
        .layers
        .push(Layer::Templates(Box::new(TemplatesPopup::new(target))));
    vec![state.ask(Ask::Templates)]
}

/// The templates are read.
pub(super) fn ready(state: &mut State, templates: Templates) {
    let [.., Layer::Mark(form), Layer::Templates(popup)] = state.layers.as_mut_slice() else {
        return;
    };
    let (_, of) = form.reason_here();
    popup.list = Some(templates.fitting(of).cloned().collect());
    popup.trouble = templates.trouble.map(Problem::from);
}

/// An action in the list, which was taken off the stack.
pub(super) fn act(state: &mut State, mut popup: Box<TemplatesPopup>, act: Act) -> Vec<Effect> {
    match (act, popup.replace) {
        (Act::Back, None) => return Vec::new(),
        (Act::Back, Some(_)) => popup.replace = None,
        (Act::Accept, answer) => {
            let Some(template) = popup.template().cloned() else {
                state.layers.push(Layer::Templates(popup));
                return Vec::new();
            };
            if let Some(Layer::Mark(form)) = state.layers.last_mut() {
                if answer.is_none() && form.is_typed(popup.target) {
                    popup.replace = Some(false);
                } else {
                    form.fill_in(popup.target, &template, answer.unwrap_or(true));
                    return Vec::new();
                }
            }
        }
        (_, Some(replace)) => {
            popup.replace = Some(movement::moved(usize::from(replace), act, 2, 2) == 1);
        }
        (_, None) => popup.chosen = movement::moved(popup.chosen, act, 10, popup.stops()),
    }
    state.layers.push(Layer::Templates(popup));
    Vec::new()
}

/// A click on an item of the list.
pub(super) fn click(state: &mut State, mut popup: Box<TemplatesPopup>, item: usize) -> Vec<Effect> {
    match &mut popup.replace {
        Some(replace) => *replace = item == 1,
        None => popup.chosen = item,
    }
    act(state, popup, Act::Accept)
}
