//! What a message makes of the state, and what is to be done then: `update` is pure, effects are values.
//!
//! | file | what lives there |
//! |---|---|
//! | `disk` | what other programs do to the catalogue |
//! | `mouse` | clicks and the wheel |
//! | `results` | what jobs send back |
//! | `views` | saved views |
//! | `write_results` | what became of what was written |
//! | `editor` | which place of which file the editor is to open |
//! | `movement` | moving about in panes and popups |
//! | `quit` | leaving the program, not in the middle of a write |
//! | `replacement` | another catalogue in the place of the one on the screen |

mod disk;
mod editor;
mod mouse;
mod movement;
mod quit;
mod replacement;
mod results;
mod views;
mod write_results;

#[cfg(test)]
mod tests;

use super::ask::{Ask, AskKind};
use super::message::{Effect, Message};
use super::state::{ExactRows, Loading, State};
use crate::search::Query;
use crate::session::open::catalogue::SearchOutcome;
use crate::tui::actions::key::Key;
use crate::tui::actions::table::{Act, action, resolve};
use crate::tui::popups::{reading, stack};
use crate::tui::tabs::history::return_now;
use crate::tui::tabs::review::{end_of_words, notice};
use crate::tui::tabs::room::{ROOMS, room, show};
use crate::tui::term::rich::Tone;

pub(in crate::tui) use disk::files_may_have_changed;
pub(in crate::tui) use editor::{edit_at, of_finding, place_in_review, place_of_change, spot};
pub(in crate::tui) use movement::moved;
pub(crate) use views::restore;
pub(in crate::tui) use views::{apply_view, view_is_gone};

/// What the program begins with.
pub(crate) fn start(state: &mut State, query: &str) -> Vec<Effect> {
    match Query::parse(query) {
        Ok(query) => state.search.set(&query),
        Err(error) => {
            state.search.line.set(query);
            state.search.error = Some(error);
        }
    }
    let effects = reload(state);
    settle(state);
    effects
}

/// What a message makes of the state, and what is to be done.
pub(crate) fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let is_refused = quit::is_refused(&message);
    let mut effects = match message {
        Message::Key(key) => pressed(state, key),
        Message::Paste(text) => pasted(state, &text),
        Message::Mouse(mouse) => mouse::moused(state, mouse),
        Message::Resize(size) => {
            reading::laid_out_anew(state, |state| {
                state.size = size;
                settle(state);
            });
            Vec::new()
        }
        Message::Progress { done, total } => {
            if let Some(loading) = &mut state.loading {
                *loading = Loading { done, total };
            }
            Vec::new()
        }
        Message::Written { done, total } => {
            state.written = Loading { done, total };
            Vec::new()
        }
        Message::Answer(ticket, answer) => results::answered(state, ticket, answer),
        other => results::arrived(state, other),
    };
    effects.extend(end_of_words(state));
    effects.extend(quit::after(state, is_refused));
    disk::after(state, &mut effects);
    settle(state);
    if state.desk.is_some() {
        effects.extend(room(state.tab).ask(state));
    }
    effects
}

/// After every message: cursors stand inside their lists and in sight, and lines are made for the size of the screen.
fn settle(state: &mut State) {
    state.notice = notice::lines(state, usize::from(state.size.width));
    room(state.tab).settle(state);
}

/// A key: first for the field in which text is typed, then for the action that it does here.
fn pressed(state: &mut State, key: Key) -> Vec<Effect> {
    state.status = None;
    if state.popups.is_empty() && state.is_typing() && state.desk.is_some() {
        let before = state.typed_line().text();
        if state.typed_line().key(key) {
            return room(state.tab).typed(state, &before);
        }
    } else if stack::typed(state, key) {
        return Vec::new();
    }
    match resolve(state.scope(), key) {
        Some(found) => perform(state, found.act),
        None => {
            // A letter that means nothing here is not passed over in silence; other keys input methods send too.
            if let Some(letter) = key.typed().filter(|_| state.popups.is_empty()) {
                let key = [("key", letter.to_string().into())];
                let text = state.strings.with("said-no-key", &key);
                state.say(Tone::Dim, text);
            }
            Vec::new()
        }
    }
}

/// Pasted text goes where text is typed, and nowhere else: it is never taken for keys.
fn pasted(state: &mut State, text: &str) -> Vec<Effect> {
    state.status = None;
    if !state.popups.is_empty() {
        stack::type_in(state, |field| {
            field.insert(text);
            true
        });
    } else if state.is_typing() {
        let before = state.typed_line().text();
        state.typed_line().insert(text);
        return room(state.tab).typed(state, &before);
    }
    Vec::new()
}

/// Does an action, or says why it cannot be done.
pub(in crate::tui) fn perform(state: &mut State, act: Act) -> Vec<Effect> {
    if let Some(why) = action(act).why_not(state) {
        let text = state.strings.get(why);
        state.say(Tone::Doubt, text);
        return Vec::new();
    }
    if act == Act::Quit {
        return quit::quit(state);
    }
    if act == Act::Suspend {
        return vec![Effect::Suspend];
    }
    let is_everywhere = [reading::HELP.act, reading::GUIDE.act].contains(&act);
    if state
        .popups
        .top()
        .is_some_and(|popup| popup.is_closed_by(act))
    {
        while state
            .popups
            .top()
            .is_some_and(|popup| popup.is_closed_by(act))
        {
            stack::close_top(state);
        }
        return Vec::new();
    }
    if let Some(open) = action(act)
        .opens
        .filter(|_| is_everywhere || state.popups.is_empty())
    {
        return open(state);
    }
    if !state.popups.is_empty() {
        return stack::act(state, act);
    }
    if let Some((tab, room)) = ROOMS.iter().find(|(_, room)| room.shown_by() == act) {
        room.asked_for(state);
        return show(state, *tab);
    }
    match act {
        Act::ReturnNow => return_now(state),
        Act::Reload => reload(state),
        Act::Edit => editor::edit(state),
        _ => room(state.tab).act(state, act),
    }
}

/// Reads the catalogue, anew where there is one.
pub(in crate::tui) fn reload(state: &mut State) -> Vec<Effect> {
    state.loading = Some(Loading::default());
    state.load_error = None;
    // What is being read again would be older.
    state.disk.reading = false;
    state.tickets.void(AskKind::Refresh);
    let mut effects = vec![state.ask(Ask::Load)];
    effects.extend(stand(state));
    effects
}

/// Asks git how things stand.
pub(in crate::tui) fn stand(state: &mut State) -> Option<Effect> {
    if state.settings.revision.is_some() {
        return None;
    }
    Some(state.ask(Ask::Standing))
}

/// Looks for what the search field and the filters ask for. A query with a mistake finds nothing; while it is typed what
/// was found before stays in sight, and is told to be that.
pub(in crate::tui) fn search(state: &mut State) -> Vec<Effect> {
    if state.desk.is_none() {
        return Vec::new();
    }
    state.search.error = state.search.query().err();
    match state.wanted() {
        Some(wanted) => vec![state.ask(Ask::Search(wanted))],
        // What the query before found is no answer to this one.
        None if !state.search.typing => {
            state.tickets.void(AskKind::Search);
            state.found = SearchOutcome::default();
            state.tickets.void(AskKind::AsTyped);
            state.typed = ExactRows::Unasked;
            state.detail.stale = true;
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// As [`search`], with the cursor on the same procedure where it is found again.
pub(in crate::tui) fn search_again(state: &mut State) -> Vec<Effect> {
    state.table.follow = state.disk.back_to.take().or(state.current());
    search(state)
}
