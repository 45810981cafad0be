//! The form that changes files: opening it, looking at what it would do, writing that.

use std::sync::Arc;

use super::layers::scrolled;
use super::{disk, open, reload};
use crate::session::edit::fields::{EditSources, Proposal};
use crate::tui::actions::table::Act;
use crate::tui::app::ask::{Ask, AskKind};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::popups::edit::refused;
use crate::tui::popups::mark::ItemAction;
use crate::tui::popups::{EditConfirm, EditForm, Layer};
use crate::tui::term::rich::Tone;

use super::results::tell;

/// Opens the form for the procedures that are meant.
pub(super) fn begin(state: &mut State) -> Vec<Effect> {
    let codes = state.marked_codes();
    let form = EditForm::new(codes.clone());
    state.layers.push(Layer::Edit(Box::new(form)));
    vec![read(state, codes)]
}

/// Reads the files that the form is open over.
fn read(state: &mut State, codes: Vec<String>) -> Effect {
    state.ask(Ask::OpenEdit(codes))
}

/// The files of the form on top are read again: they changed, and the user has chosen. What was typed is looked at on top
/// of them where the form says so.
pub(super) fn read_again(state: &mut State) -> Vec<Effect> {
    match state.layers.last() {
        Some(Layer::Edit(form)) => {
            let codes = form.codes.clone();
            vec![read(state, codes)]
        }
        _ => Vec::new(),
    }
}

/// The files are read.
pub(super) fn opened(state: &mut State, result: Result<Arc<EditSources>, Problem>) -> Vec<Effect> {
    let form = state.layers.iter_mut().rev().find_map(|layer| match layer {
        Layer::Edit(form) => Some(form),
        _ => None,
    });
    match (form, result) {
        (Some(form), Ok(opened)) => {
            form.fill(opened);
            if std::mem::take(&mut form.submits)
                && let Some(Layer::Edit(form)) =
                    state.layers.pop_if(|top| matches!(top, Layer::Edit(_)))
            {
                return answered(state, form, &ItemAction::Submit);
            }
        }
        (Some(form), Err(trouble)) if form.opened.is_some() => {
            // What was typed stays, over the files as they were read before.
            form.submits = false;
            form.refuse(
                [Some(trouble.message), trouble.hint]
                    .into_iter()
                    .flatten()
                    .collect(),
            );
        }
        (_, Err(trouble)) => {
            state
                .layers
                .retain(|layer| !matches!(layer, Layer::Edit(_)));
            tell(state, "trouble-load", vec![trouble]);
        }
        (None, Ok(_)) => {}
    }
    Vec::new()
}

/// An action in the form.
pub(super) fn act(state: &mut State, mut form: Box<EditForm>, act: Act) -> Vec<Effect> {
    let answer = match act {
        Act::Back => ItemAction::Close,
        Act::Save => ItemAction::Submit,
        Act::Choose => form.choose(),
        _ => {
            match act {
                Act::Up => form.arrow(false),
                Act::Down => form.arrow(true),
                Act::NextField => form.next_group(true),
                Act::PreviousField => form.next_group(false),
                Act::PageUp => form.ends(false),
                Act::PageDown => form.ends(true),
                _ => {}
            }
            ItemAction::Stay
        }
    };
    answered(state, form, &answer)
}

pub(super) fn answered(
    state: &mut State,
    mut form: Box<EditForm>,
    answer: &ItemAction,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    match answer {
        // What was asked for means nothing to another form.
        ItemAction::Close => {
            state.tickets.void(AskKind::OpenEdit);
            state.tickets.void(AskKind::ProposeEdit);
            return effects;
        }
        ItemAction::Submit if !form.ground.is_firm() => {
            return disk::choose(state, Layer::Edit(form));
        }
        ItemAction::Submit if !state.writing => {
            if let Some(opened) = form.opened.clone()
                && let Some(edit) = form.wanted(&state.strings)
            {
                form.clear();
                effects.push(state.ask(Ask::ProposeEdit(opened, edit)));
            }
        }
        _ => {}
    }
    state.layers.push(Layer::Edit(form));
    effects
}

/// It is known what the edit would write; or why that cannot be told, and whether a file changed meanwhile.
pub(super) fn proposed(
    state: &mut State,
    result: Result<Box<Proposal>, (Problem, bool)>,
) -> Vec<Effect> {
    let proposal = match result {
        Ok(proposal) => *proposal,
        Err((trouble, changed)) => return failed(state, trouble, changed),
    };
    if !proposal.files.is_empty() {
        let confirm = EditConfirm {
            proposal,
            scroll: 0,
        };
        return open(state, Layer::EditConfirm(Box::new(confirm)));
    }
    let why = refused(&proposal, state);
    let unchanged = state.strings.get("edit-form-unchanged");
    if let Some(Layer::Edit(form)) = state.layers.last_mut() {
        match why.is_empty() {
            true => form.refuse(vec![unchanged]),
            false => form.refuse_each(why),
        }
    }
    Vec::new()
}

/// An action over what would be written.
pub(super) fn confirmed(state: &mut State, mut confirm: Box<EditConfirm>, act: Act) -> Vec<Effect> {
    match act {
        Act::Back => return Vec::new(),
        Act::Accept if !state.writing => {
            let proposal = Box::new(confirm.proposal);
            return vec![state.ask(Ask::WriteEdit(proposal))];
        }
        _ => {}
    }
    let at = confirm.scroll;
    let layer = Layer::EditConfirm(confirm);
    let to = scrolled(state, &layer, at, act);
    if let Layer::EditConfirm(of_layer) = layer {
        confirm = of_layer;
        confirm.scroll = to;
        state.layers.push(Layer::EditConfirm(confirm));
    }
    Vec::new()
}

/// The files are written; or why none is, and whether a file changed meanwhile.
pub(super) fn written(state: &mut State, result: Result<usize, (Problem, bool)>) -> Vec<Effect> {
    match result {
        Ok(files) => {
            let is_of_edit =
                |layer: &Layer| matches!(layer, Layer::Edit(_) | Layer::EditConfirm(_));
            state.layers.retain(|layer| !is_of_edit(layer));
            let count = [("count", (files as f64).into())];
            let said = state.strings.with("said-edited", &count);
            state.say(Tone::Good, said);
            reload(state)
        }
        Err((trouble, changed)) => failed(state, trouble, changed),
    }
}

/// Says in the form why nothing was written. Where a file changed meanwhile, the form is laid over what it holds now.
fn failed(state: &mut State, trouble: Problem, changed: bool) -> Vec<Effect> {
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::EditConfirm(_)));
    let changed_now = state.strings.get("edit-changed");
    let Some(Layer::Edit(form)) = state.layers.last_mut() else {
        tell(state, "trouble-write", vec![trouble]);
        return Vec::new();
    };
    let hint = if changed {
        Some(changed_now)
    } else {
        trouble.hint
    };
    form.refuse(
        [Some(trouble.message), hint]
            .into_iter()
            .flatten()
            .collect(),
    );
    if !changed {
        return Vec::new();
    }
    disk::refused(state);
    read_again(state)
}
