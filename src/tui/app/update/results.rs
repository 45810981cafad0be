//! What workers answer: what is stale is dropped, here and nowhere else; what a popup asked is for that popup, the rest for
//! the screen.

use std::sync::Arc;

use super::{disk, search_again, stand, views};
use crate::session::decide::marks::Intent;
use crate::session::open::catalogue::{Catalogue, SearchOutcome};
use crate::tui::app::answers::{CommitOutcome, Preview};
use crate::tui::app::ask::{Answer, Ask, AskKind, Ticket};
use crate::tui::app::disk::ReloadReason;
use crate::tui::app::message::{Effect, Message, Problem};
use crate::tui::app::state::{ExactRows, State};
use crate::tui::app::update::replacement::{followed, move_cursor, replace};
use crate::tui::app::update::write_results::{
    committed, edited, exported, forget_committed, noted, recorded, undone,
};
use crate::tui::popups::confirm::DecisionConfirm;
use crate::tui::popups::kit::confirm::Confirm;
use crate::tui::popups::reading::tell;
use crate::tui::popups::stack;
use crate::tui::tabs::changes::compared;
use crate::tui::tabs::history::{logged, say_past};
use crate::tui::tabs::laws::made;
use crate::tui::tabs::room::ROOMS;
use crate::tui::term::rich::Tone;

/// An answer to a question, unless a newer one of its kind was asked since or its asker is gone.
pub(super) fn answered(state: &mut State, ticket: Ticket, answer: Answer) -> Vec<Effect> {
    if ticket.kind.writes() {
        state.writing = false;
    }
    if !state.tickets.is_newest(ticket) {
        return Vec::new();
    }
    state.tickets.close(ticket);
    let answer = match stack::answered(state, ticket, answer) {
        Ok(effects) => return effects,
        Err(answer) => *answer,
    };
    match answer {
        Answer::Load(result) => {
            state.shows_newest();
            return loaded(state, result);
        }
        Answer::Index(result) => {
            match result {
                // A mark may have been made meanwhile: only the index is news.
                Ok(indexed) => {
                    let desk = state.desk.as_ref().map(|desk| desk.with_index_of(&indexed));
                    state.desk = desk.map(Arc::new);
                }
                Err(trouble) => tell(state, "trouble-index", vec![trouble]),
            }
            return search_again(state);
        }
        Answer::Refresh(result) => return disk::refreshed(state, result),
        Answer::Search(result) => found(state, result),
        Answer::AsTyped(rows) => state.typed = ExactRows::Known(rows),
        Answer::Standing(standing) => {
            forget_committed(state, &standing);
            // Who works here may be another now.
            state.counted = None;
            state.standing = Some(*standing);
        }
        Answer::Tables(tables) => made(state, tables),
        Answer::Compare(result) => compared(state, result),
        Answer::Log(result) => logged(state, result),
        Answer::Forecast(changes) => {
            if let Some(foreseen) = &mut state.detail.foreseen {
                foreseen.changes = Some(changes);
                state.detail.stale = true;
            }
        }
        Answer::EvidenceDiff(lines) => {
            if let Some(changed) = &mut state.detail.changed {
                changed.lines = Some(lines);
                state.detail.stale = true;
            }
        }
        Answer::Preview(Ok(preview)) => previewed(state, *preview),
        Answer::Preview(Err(trouble))
        | Answer::Record(Err(trouble))
        | Answer::Note(Err(trouble)) => {
            tell(state, "trouble-write", vec![trouble]);
        }
        Answer::Record(Ok(done)) => return recorded(state, *done),
        Answer::Note(Ok(done)) => return noted(state, done),
        Answer::Undo(done) => return undone(state, *done),
        Answer::Commit(CommitOutcome::NeedsTerminal(request)) => {
            state.begin_writing();
            return vec![Effect::LendAndCommit(ticket, request)];
        }
        Answer::Commit(CommitOutcome::Made(result)) => {
            committed(state, result);
            return stand(state).into_iter().collect();
        }
        Answer::Export(result) => {
            exported(state, result);
            return stand(state).into_iter().collect();
        }
        Answer::SaveView(Ok(view)) => {
            views::saved(state, *view);
            return search_again(state);
        }
        Answer::SaveView(Err((trouble, _))) | Answer::WriteEdit(Err((trouble, _))) => {
            tell(state, "trouble-write", vec![trouble]);
        }
        Answer::DeleteView(Ok(name)) => views::view_is_gone(state, &name),
        Answer::DeleteView(Err(trouble)) => tell(state, "trouble-write", vec![trouble]),
        Answer::WriteEdit(Ok(files)) => return edited(state, files),
        // Who asked is gone.
        Answer::CommitReady(_)
        | Answer::CommitMessage(_)
        | Answer::Views(_)
        | Answer::Templates(_)
        | Answer::OpenEdit(_)
        | Answer::ProposeEdit(_) => {}
        Answer::Locate((path, at)) => return vec![Effect::Edit(path, at)],
    }
    Vec::new()
}

/// What else happened, beside input and answers.
pub(super) fn arrived(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
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
        Message::CopiedRows { rows, of, failed } => {
            let id = if rows < of {
                "said-copied-some"
            } else {
                "said-copied-rows"
            };
            let counts = [("rows", (rows as f64).into()), ("of", (of as f64).into())];
            match failed {
                None => {
                    let mut said = state.strings.with(id, &counts);
                    // Guesses are left out wherever all are taken.
                    let shown = state.found.rows.len();
                    let guesses = match state.table.selected.is_empty() {
                        true => shown.saturating_sub(state.found_as_typed().len()),
                        false => 0,
                    };
                    if guesses > 0 {
                        let count = [("count", (guesses as u64).into())];
                        let left = state.strings.with("copied-left-out", &count);
                        said = format!("{said} · {left}");
                    }
                    let tone = match rows < of || guesses > 0 {
                        true => Tone::Doubt,
                        false => Tone::Good,
                    };
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
        // Input and answers were taken before.
        _ => Vec::new(),
    }
}

/// What a query found, with the cursor on the procedure that it is to follow.
fn found(state: &mut State, result: Result<Box<SearchOutcome>, Problem>) {
    match result {
        Ok(found) => {
            state.detail.stale |= state.found.marks != found.marks;
            let before = std::mem::replace(&mut state.found, *found);
            state.tickets.void(AskKind::AsTyped);
            state.typed = ExactRows::Unasked;
            match state.found.progress {
                Some(progress) => state.count(progress),
                None => state.found.progress = state.counted(),
            }
            let (begun, now) = (state.search.begun.take(), state.found.exact());
            if let Some(begun) = begun.filter(|begun| now < *begun) {
                let counts = [
                    ("count", state.strings.number(now as u64).into()),
                    ("begun", state.strings.number(begun as u64).into()),
                ];
                let said = state.strings.with("said-whole-word", &counts);
                state.say(Tone::Dim, said);
            }
            if let Some(row) = state.table.follow.take() {
                let cursor = state.table.cursor;
                let cursor = followed(row, cursor, &before.rows, &state.found.rows);
                move_cursor(state, cursor);
            }
        }
        Err(trouble) => tell(state, "trouble-search", vec![trouble]),
    }
}

/// Asks for a confirmation where no form asked for it: of confirming anew. What was opened since is not asked about it.
fn previewed(state: &mut State, preview: Preview) {
    if matches!(preview.intent, Intent::ConfirmAnew) && state.popups.is_empty() {
        let confirm = Confirm::new(DecisionConfirm::new(preview));
        stack::open(state, confirm, Vec::new());
    }
}

fn loaded(state: &mut State, result: Result<Arc<Catalogue>, Problem>) -> Vec<Effect> {
    state.loading = None;
    match result {
        Ok(desk) => {
            state.disk.seen = desk.stamp;
            let mut effects: Vec<Effect> = replace_and_index(state, desk).into_iter().collect();
            say_past(state);
            effects.extend(search_again(state));
            effects.extend(tabs_of_another(state));
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
    if state.was_read_since_written() {
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

/// Tells every tab that there is another catalogue.
pub(super) fn tabs_of_another(state: &mut State) -> Vec<Effect> {
    let shown = state.tab;
    let rooms = ROOMS.iter();
    rooms
        .flat_map(|(tab, room)| room.replaced(state, *tab == shown))
        .collect()
}

/// Puts a catalogue that was read in the place of the one on the screen. One without an index of its own gets one.
pub(super) fn replace_and_index(state: &mut State, desk: Arc<Catalogue>) -> Option<Effect> {
    let before = state.desk.as_ref();
    let has_own = desk.is_indexed() && !before.is_some_and(|before| desk.has_index_of(before));
    let day = before.map(|before| before.view.as_of);
    let now = desk.view.as_of;
    replace(state, desk);
    // Every verdict and count may be another: that it moved is never silent.
    if let Some(day) = day.filter(|day| *day != now) {
        let days = [
            ("date", now.to_string().into()),
            ("before", day.to_string().into()),
        ];
        let said = state.strings.with("said-as-of", &days);
        state.say(Tone::Doubt, said);
    }
    if has_own {
        // One that is being built is of rows that are not there any more.
        state.tickets.void(AskKind::Index);
        return None;
    }
    Some(state.ask(Ask::Index))
}
