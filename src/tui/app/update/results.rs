//! What jobs send back. A result that was asked for under an older number is dropped.

use std::sync::Arc;

use super::{disk, laws, notes, search_again, stand, templates, views};
use crate::session::decide::marks::Intent;
use crate::tui::app::catalogue::Catalogue;
use crate::tui::app::disk::ReloadReason;
use crate::tui::app::message::{Effect, Message, Preview, Problem};
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::replacement::{followed, move_cursor, replace};
use crate::tui::app::update::write_results::{
    committed, exported, forget_committed, recorded, refuse, undone,
};
use crate::tui::app::update::{edit_form, moments};
use crate::tui::popups::base_version::BaseVersion;
use crate::tui::popups::reading::ReadingContent;
use crate::tui::popups::{Confirm, Layer, ReadingPopup};
use crate::tui::term::rich::Tone;

pub(super) fn arrived(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Loaded { generation, result } if generation == state.generations.load => {
            state.generations.shown = generation;
            loaded(state, result)
        }
        Message::Indexed { generation, result } if generation == state.generations.load => {
            match result {
                // A mark may have been made meanwhile: only the index is news.
                Ok(indexed) => {
                    let desk = state.desk.as_ref().map(|desk| desk.with_index_of(&indexed));
                    state.desk = desk.map(Arc::new);
                }
                Err(trouble) => tell(state, "trouble-index", vec![trouble]),
            }
            search_again(state)
        }
        Message::Found { generation, found } if generation == state.generations.search => {
            match found {
                Ok(found) => {
                    state.detail.stale |= state.found.marks != found.marks;
                    let before = std::mem::replace(&mut state.found, *found);
                    if let Some(row) = state.table.follow.take() {
                        let cursor = state.table.cursor;
                        let cursor = followed(row, cursor, &before.rows, &state.found.rows);
                        move_cursor(state, cursor);
                    }
                }
                Err(trouble) => tell(state, "trouble-search", vec![trouble]),
            }
            Vec::new()
        }
        Message::Stood {
            generation,
            standing,
        } if generation == state.generations.standing => {
            forget_committed(state, &standing);
            state.standing = Some(*standing);
            Vec::new()
        }
        Message::Tables { generation, tables } if generation == state.generations.tables => {
            laws::made(state, tables);
            Vec::new()
        }
        Message::Compared { generation, result } if generation == state.generations.compare => {
            moments::compared(state, result);
            Vec::new()
        }
        Message::Logged { generation, result } if generation == state.generations.log => {
            moments::logged(state, result);
            Vec::new()
        }
        Message::Foreseen {
            generation,
            changes,
        } if generation == state.generations.foresight => {
            if let Some(foreseen) = &mut state.detail.foreseen {
                foreseen.changes = Some(changes);
                state.detail.stale = true;
            }
            Vec::new()
        }
        Message::Explained {
            generation,
            changed,
        } => {
            state.explaining = false;
            if let Some(asked) = &mut state.detail.changed
                && asked.generation == generation
            {
                asked.lines = Some(changed);
                state.detail.stale = true;
            }
            Vec::new()
        }
        Message::Previewed { generation, result } => {
            state.writing = false;
            match result {
                // The form was left meanwhile.
                _ if generation != state.generations.preview => {}
                Ok(preview) => previewed(state, *preview),
                Err(trouble) => refuse(state, trouble),
            }
            Vec::new()
        }
        Message::Recorded(result) => {
            state.writing = false;
            match result {
                Ok(done) => recorded(state, *done),
                Err(trouble) => {
                    refuse(state, trouble);
                    Vec::new()
                }
            }
        }
        Message::Undone(done) => {
            state.writing = false;
            undone(state, *done)
        }
        Message::CommitReady(ready) => {
            if ready.standing.pending.is_empty() {
                state
                    .layers
                    .retain(|layer| !matches!(layer, Layer::Commit(_)));
                let text = state.strings.get("why-nothing-to-commit");
                state.say(Tone::Doubt, text);
            } else if let Some(Layer::Commit(form)) = state.layers.last_mut()
                && form.fill(*ready)
            {
                let files = form.chosen();
                state.generations.proposal += 1;
                return vec![Effect::Propose {
                    generation: state.generations.proposal,
                    files,
                }];
            }
            Vec::new()
        }
        Message::Proposed {
            generation,
            message,
        } => {
            if let Some(Layer::Commit(form)) = state.layers.last_mut()
                && generation == state.generations.proposal
                && !form.edited
                && !form.amend
            {
                form.message = crate::tui::term::field::TextField::of_lines(message.trim_end());
            }
            Vec::new()
        }
        Message::Committed(result) => {
            state.writing = false;
            let mut effects = committed(state, result);
            effects.extend(stand(state));
            effects
        }
        Message::Edited(result) => {
            // An editor that failed may have written all the same.
            disk::look(state, ReloadReason::Changed);
            if let Err(trouble) = result {
                tell(state, "trouble-editor", vec![trouble]);
            }
            Vec::new()
        }
        Message::Disk(news) => disk::told(state, news),
        Message::FocusGained => disk::focused(state),
        Message::DayTurned { today } => disk::day_turned(state, today),
        Message::Refreshed { generation, result } => disk::refreshed(state, generation, result),
        Message::ViewsReady(ready) => {
            if let Some(Layer::Views(popup)) = state.layers.last_mut() {
                popup.fill(*ready);
            }
            Vec::new()
        }
        Message::ViewSaved(result) => {
            views::saved(state, result.map(|view| *view));
            search_again(state)
        }
        Message::EditOpened { generation, result } => edit_form::opened(state, generation, result),
        Message::EditProposed { generation, result } => {
            edit_form::proposed(state, generation, result)
        }
        Message::EditWritten(result) => edit_form::written(state, result),
        Message::Noted(result) => notes::noted(state, result),
        Message::TemplatesReady(templates) => {
            templates::ready(state, *templates);
            Vec::new()
        }
        Message::ViewDeleted(result) => views::deleted(state, result),
        Message::Exported(result) => {
            state.writing = false;
            exported(state, result);
            stand(state).into_iter().collect()
        }
        Message::CopiedRows { rows, of, failed } => {
            let id = if rows < of {
                "said-copied-some"
            } else {
                "said-copied-rows"
            };
            let counts = [("rows", (rows as f64).into()), ("of", (of as f64).into())];
            match failed {
                None => {
                    let said = state.strings.with(id, &counts);
                    let tone = if rows < of { Tone::Doubt } else { Tone::Good };
                    state.say(tone, said);
                }
                Some(why) => state.say(Tone::Error, why),
            }
            Vec::new()
        }
        Message::Copied { text, failed } => {
            match failed {
                None => {
                    let said = state
                        .strings
                        .with("said-copied", &[("text", text.as_str().into())]);
                    state.say(Tone::Good, said);
                }
                Some(why) => state.say(Tone::Error, why),
            }
            Vec::new()
        }
        // A stale result; input was taken before.
        _ => Vec::new(),
    }
}

/// Asks for a confirmation, over what asked for it: the form of a mark or of a step; confirming anew has none.
fn previewed(state: &mut State, preview: Preview) {
    let is_asked = match (&preview.intent, state.layers.last()) {
        (Intent::ConfirmAnew, over) => over.is_none(),
        // Files that changed meanwhile are asked about before.
        (_, Some(form)) if !form.ground().is_none_or(BaseVersion::is_firm) => false,
        (Intent::Mark(_), over) => matches!(over, Some(Layer::Mark(_))),
        (Intent::Step(_), over) => matches!(over, Some(Layer::Step(_))),
    };
    if is_asked {
        let confirm = Confirm::new(preview);
        state.layers.push(Layer::Confirm(Box::new(confirm)));
    }
}

fn loaded(state: &mut State, result: Result<Arc<Catalogue>, Problem>) -> Vec<Effect> {
    state.loading = None;
    match result {
        Ok(desk) => {
            state.disk.seen = desk.stamp;
            replace(state, desk);
            moments::arrived_then(state);
            let mut effects = search_again(state);
            // What is shown stays until the new lists are there; what is not is made when it is looked at.
            if state.tab == Tab::Laws {
                effects.extend(laws::make(state));
            } else {
                state.laws.tables = None;
            }
            effects
        }
        Err(trouble) => {
            if state.desk.is_some() {
                tell(state, "trouble-load", vec![trouble]);
            } else {
                state.load_error = Some(trouble);
            }
            Vec::new()
        }
    }
}

/// Puts the catalogue with other decisions in place; the index may have been built since they were asked for. One that was
/// read anew meanwhile, or is being read, is newer and may lack them: then it is read once more.
pub(super) fn with_decisions(state: &mut State, desk: &Arc<Catalogue>) -> Vec<Effect> {
    if state.generations.written != state.generations.load {
        return super::reload(state);
    }
    let desk = match &state.desk {
        Some(now) => Arc::new(desk.with_index_of(now)),
        None => Arc::clone(desk),
    };
    replace(state, desk);
    let mut effects = search_again(state);
    effects.extend(stand(state));
    effects
}

/// Opens a popup that says what went wrong.
pub(super) fn tell(state: &mut State, title: &str, lines: Vec<Problem>) {
    let title = state.strings.get(title);
    let reading = ReadingPopup::new(ReadingContent::Message { title, lines });
    state.layers.push(Layer::Reading(Box::new(reading)));
}
