//! Leaving the program: what is being written is written to its end first.

use crate::tui::app::answers::CommitOutcome;
use crate::tui::app::ask::Answer;
use crate::tui::app::message::{Effect, Message};
use crate::tui::app::state::State;
use crate::tui::term::rich::Tone;

/// Ends the program, or says that it ends when what is being written is written. Asked twice, the screen is left at once;
/// whoever runs it waits without it.
pub(super) fn quit(state: &mut State) -> Vec<Effect> {
    if state.writing && !state.leaving {
        state.leaving = true;
        let text = state.strings.get("said-leaving");
        state.say(Tone::Doubt, text);
        return Vec::new();
    }
    state.quit = true;
    vec![Effect::StopLoading]
}

/// Whether a message says that something was not written, or what else is to be seen before the program ends.
pub(super) fn is_refused(message: &Message) -> bool {
    let Message::Answer(_, answer) = message else {
        return false;
    };
    match answer {
        Answer::Record(result) => result.as_ref().map_or(true, |done| {
            !done.refused.is_empty() || !done.failed.is_empty()
        }),
        Answer::Undo(done) => !done.failed.is_empty(),
        // What hooks said of a commit is to be read, too.
        Answer::Commit(CommitOutcome::Made(result)) => result.as_ref().map_or(true, |done| {
            done.said.is_some() || !done.otherwise.is_none()
        }),
        Answer::Note(result) => result.is_err(),
        Answer::WriteEdit(result) => result.is_err(),
        Answer::Export(result) => result.is_err(),
        Answer::SaveView(result) => result.is_err(),
        _ => false,
    }
}

/// After every message: ends the program that only waited for the end of a write, unless this was refused.
pub(super) fn after(state: &mut State, is_refused: bool) -> Option<Effect> {
    if !state.leaving || state.quit || state.writing {
        return None;
    }
    state.leaving = false;
    if is_refused {
        return None;
    }
    state.quit = true;
    Some(Effect::StopLoading)
}
