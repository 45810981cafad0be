//! What a message makes of the state, and what is to be done then: `update` is pure, effects are values.
//!
//! | file | what lives there |
//! |---|---|
//! | `disk` | what other programs do to the catalogue |
//! | `laws` | what actions do on the tab of laws and documents |
//! | `mouse` | clicks and the wheel |
//! | `results` | what jobs send back |
//! | `views` | saved views |
//! | `write_results` | what became of what was written |
//! | `review_actions` | what each action does on the review screen |
//! | `editor` | which place of which file the editor is to open |
//! | `movement` | moving about in panes and popups |
//! | `quit` | leaving the program, not in the middle of a write |
//! | `replacement` | another catalogue in the place of the one on the screen |
//! | `cursors` | after every message: cursors inside their lists, lines made for the size of the screen |
//! | `moments` | what actions do on the tabs of changes and history |

mod cursors;
mod disk;
mod editor;
mod laws;
mod moments;
mod mouse;
mod movement;
mod quit;
mod replacement;
mod results;
mod review_actions;
mod views;
mod write_results;

#[cfg(test)]
mod tests;

use super::ask::{Ask, AskKind};
use super::message::{Effect, Message};
use super::state::{DetailTab, EvidenceDiff, Forecast, Loading, State, Tab};
use crate::search::Query;
use crate::tui::actions::key::Key;
use crate::tui::actions::table::{Act, action, resolve};
use crate::tui::popups::{reading, stack};
use crate::tui::term::rich::Tone;

pub(in crate::tui) use disk::files_may_have_changed;
pub(in crate::tui) use editor::{edit_at, of_finding, spot};
pub(in crate::tui) use movement::moved;
pub use views::restore;
pub(in crate::tui) use views::{apply_view, view_is_gone};

/// What the program begins with.
pub fn start(state: &mut State, query: &str) -> Vec<Effect> {
    match Query::parse(query) {
        Ok(query) => state.search.set(&query),
        Err(error) => {
            state.search.line.set(query);
            state.search.error = Some(error);
        }
    }
    let effects = reload(state);
    cursors::settle(state);
    effects
}

/// What a message makes of the state, and what is to be done.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let is_refused = quit::is_refused(&message);
    let mut effects = match message {
        Message::Key(key) => pressed(state, key),
        Message::Paste(text) => pasted(state, &text),
        Message::Mouse(mouse) => mouse::moused(state, mouse),
        Message::Resize(size) => {
            state.size = size;
            Vec::new()
        }
        Message::Progress { done, total } => {
            if let Some(loading) = &mut state.loading {
                *loading = Loading { done, total };
            }
            Vec::new()
        }
        Message::Answer(ticket, answer) => results::answered(state, ticket, answer),
        other => results::arrived(state, other),
    };
    effects.extend(quit::after(state, is_refused));
    disk::after(state, &mut effects);
    cursors::settle(state);
    effects.extend(foresee(state));
    explain(state, &mut effects);
    moments::ask(state, &mut effects);
    effects
}

/// Asks what changed since the decision that is looked at, where that is not known or not of what is there now.
fn explain(state: &mut State, effects: &mut Vec<Effect>) {
    let stale = state.detail.made_from.and_then(|(row, ..)| {
        let desk = state.desk.as_ref()?;
        desk.view.standing(row).find(|standing| standing.stale)?;
        Some(row)
    });
    let before = state
        .detail
        .changed
        .take()
        .filter(|before| Some(before.row) == stale);
    if let Some(known) = before.as_ref().filter(|before| !before.outdated) {
        state.detail.changed = Some(known.clone());
        return;
    }
    state.detail.changed = stale.map(|row| EvidenceDiff {
        row,
        lines: before.and_then(|before| before.lines),
        outdated: false,
    });
    effects.extend(stale.map(|row| state.ask(Ask::EvidenceDiff(row))));
}

/// A key: first for the field in which text is typed, then for the action that it does here.
fn pressed(state: &mut State, key: Key) -> Vec<Effect> {
    state.status = None;
    if state.popups.is_empty() && state.is_typing() && state.desk.is_some() {
        let before = state.typed_line().text();
        if state.typed_line().key(key) {
            return review_actions::typed(state, &before);
        }
    } else if stack::typed(state, key) {
        return Vec::new();
    }
    match resolve(state.scope(), key) {
        Some(found) => perform(state, found.act),
        None => Vec::new(),
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
        return review_actions::typed(state, &before);
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
    match act {
        Act::ShowReview => laws::show(state, Tab::Review),
        Act::ShowLaws => laws::show(state, Tab::Laws),
        Act::ShowChanges => {
            state.changes.moments = None;
            laws::show(state, Tab::Changes)
        }
        Act::ShowHistory => laws::show(state, Tab::History),
        Act::ReturnNow => moments::return_now(state),
        Act::Reload => reload(state),
        Act::Edit => editor::edit(state),
        _ if state.tab == Tab::Laws => laws::act(state, act),
        _ if state.tab != Tab::Review => moments::act(state, act),
        _ => review_actions::act(state, act),
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

/// Asks what changes by itself on the row under the cursor, where that is shown and not known.
fn foresee(state: &mut State) -> Option<Effect> {
    let is_shown = state.tab == Tab::Review
        && state.detail.tab == DetailTab::Evidence
        && !state.layout.detail.is_empty();
    let row = state.current().filter(|_| is_shown)?;
    let known = state
        .detail
        .foreseen
        .take()
        .filter(|known| known.row == row);
    if let Some(known) = &known
        && !known.outdated
    {
        state.detail.foreseen = known.clone().into();
        return None;
    }
    state.detail.foreseen = Some(Forecast {
        row,
        changes: known.and_then(|known| known.changes),
        outdated: false,
    });
    Some(state.ask(Ask::Forecast(row)))
}

/// Asks git how things stand.
pub(in crate::tui) fn stand(state: &mut State) -> Option<Effect> {
    if state.settings.revision.is_some() {
        return None;
    }
    Some(state.ask(Ask::Standing))
}

/// Looks for what the search field and the filters ask for. A query with a mistake changes nothing but the notice.
fn search(state: &mut State) -> Vec<Effect> {
    if state.desk.is_none() {
        return Vec::new();
    }
    state.search.error = state.search.query().err();
    match state.wanted() {
        Some(wanted) => vec![state.ask(Ask::Search(wanted))],
        None => Vec::new(),
    }
}

/// As [`search`], with the cursor on the same procedure where it is found again.
fn search_again(state: &mut State) -> Vec<Effect> {
    state.table.follow = state.disk.back_to.take().or(state.current());
    search(state)
}
