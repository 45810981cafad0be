//! Notes on procedures.

use std::sync::Arc;

use super::layers::in_items;
use super::{disk, open, results};
use crate::session::decide::logs::UndoableEntry;
use crate::tui::actions::table::Act;
use crate::tui::app::ask::Ask;
use crate::tui::app::catalogue::Catalogue;
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::popups::mark::ItemAction;
use crate::tui::popups::{Layer, NoteForm};
use crate::tui::term::rich::Tone;

/// Opens the form for the procedure under the cursor.
pub(super) fn write(state: &mut State) -> Vec<Effect> {
    let Some(code) = state.current_code() else {
        return Vec::new();
    };
    let form = NoteForm::new(code);
    open(state, Layer::Note(Box::new(form)))
}

/// An action in the form.
pub(super) fn act(state: &mut State, mut form: Box<NoteForm>, act: Act) -> Vec<Effect> {
    let answer = in_items(&mut *form, act, NoteForm::step, NoteForm::choose);
    answered(state, form, &answer)
}

pub(super) fn answered(state: &mut State, form: Box<NoteForm>, answer: &ItemAction) -> Vec<Effect> {
    let text = form.text.text();
    let effects = match answer {
        ItemAction::Close => return Vec::new(),
        ItemAction::Submit if !form.ground.is_firm() => {
            return disk::choose(state, Layer::Note(form));
        }
        ItemAction::Submit if !state.writing && !text.trim().is_empty() => {
            vec![state.ask(Ask::Note(form.code.clone(), text))]
        }
        _ => Vec::new(),
    };
    state.layers.push(Layer::Note(form));
    effects
}

/// A note was written, or not.
pub(super) fn noted(
    state: &mut State,
    result: Result<(UndoableEntry, Arc<Catalogue>), Problem>,
) -> Vec<Effect> {
    match result {
        Ok((entry, desk)) => {
            let effects = results::with_decisions(state, &desk);
            state
                .layers
                .retain(|layer| !matches!(layer, Layer::Note(_)));
            let code = [("code", entry.code.as_str().into())];
            let said = state.strings.with("said-noted", &code);
            state.say(Tone::Good, said);
            state.undo.push(vec![entry]);
            effects
        }
        Err(trouble) => {
            disk::refused(state);
            if let Some(Layer::Note(form)) = state.layers.last_mut() {
                form.refused = Some(trouble);
            }
            Vec::new()
        }
    }
}
