//! What other programs do to the catalogue: it is read again without a sign of it, and forms over what changed say so.

use std::sync::Arc;

use jiff::civil::Date;

use super::{reload, search_again, stand};
use crate::files::Severity;
use crate::session::open::watch::{ChangedParts, WatchFailure, WatchReport};
use crate::text::for_terminal_line;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::answers::ReloadOutcome;
use crate::tui::app::ask::{Ask, AskKind};
use crate::tui::app::disk::{BrokenFile, ReloadReason};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::results::{replace_and_index, tabs_of_another};
use crate::tui::popups::stack;
use crate::tui::term::rich::Tone;

/// What watches the folder tells something.
pub(super) fn told(state: &mut State, news: WatchReport) -> Vec<Effect> {
    match news {
        WatchReport::Deaf(why) => {
            state.disk.deaf = Some(match why {
                WatchFailure::NoWatchLeft => state.strings.get("deaf-no-watch"),
                WatchFailure::Other(words) => words,
            });
            look(state, ReloadReason::Unsure);
            asks_git(state)
        }
        WatchReport::Changed(touched) => changed(state, touched),
    }
}

/// The terminal has the keys again: somebody may have worked elsewhere.
pub(super) fn focused(state: &mut State) -> Vec<Effect> {
    let touched = ChangedParts {
        unsure: true,
        // A folder on another machine takes watches and never tells.
        git: true,
        files: false,
    };
    changed(state, touched)
}

/// Another day than the one on which everything was judged: it is read again as on request, and what was about to be
/// confirmed is asked anew.
pub(super) fn day_turned(state: &mut State, today: Date) -> Vec<Effect> {
    stack::forget_confirmations(state);
    let day = [("day", today.to_string().into())];
    let text = state.strings.with("said-day-turned", &day);
    state.say(Tone::Doubt, text);
    reload(state)
}

fn changed(state: &mut State, touched: ChangedParts) -> Vec<Effect> {
    // A commit does not change; what is on disk is read when it is looked at again.
    if state.settings.revision.is_some() || state.desk.is_none() {
        return Vec::new();
    }
    if touched.files {
        look(state, ReloadReason::Changed);
    } else if touched.unsure {
        look(state, ReloadReason::Unsure);
    }
    match touched.git {
        true => asks_git(state),
        false => Vec::new(),
    }
}

fn asks_git(state: &mut State) -> Vec<Effect> {
    stand(state).into_iter().collect()
}

/// The files are to be read again as soon as nothing else reads or writes them.
pub(super) fn look(state: &mut State, why: ReloadReason) {
    state.disk.again = state.disk.again.max(Some(why));
}

/// After every message: what was put off is done, and forms see what became of the ground that they stand on.
pub(super) fn after(state: &mut State, effects: &mut Vec<Effect>) {
    let is_free = !state.disk.reading && !state.writing && state.loading.is_none();
    if is_free
        && state.desk.is_some()
        && let Some(why) = state.disk.again.take()
        && state.settings.revision.is_none()
    {
        state.disk.reading = true;
        let unless = state.disk.seen.filter(|_| why == ReloadReason::Unsure);
        effects.push(state.ask(Ask::Refresh(unless)));
    }
    stack::see_catalogue(state);
}

/// The catalogue was read again.
pub(super) fn refreshed(state: &mut State, result: Result<ReloadOutcome, Problem>) -> Vec<Effect> {
    state.disk.reading = false;
    if state.writing {
        // It may lack what is being written.
        look(state, ReloadReason::Changed);
        return Vec::new();
    }
    let mut effects = Vec::new();
    match result {
        Ok(ReloadOutcome::Same(stamp)) => {
            // Other words for the same are a change for git.
            if stamp != state.disk.seen {
                effects.extend(stand(state));
            }
            state.disk.seen = stamp;
        }
        Ok(ReloadOutcome::Other(desk)) => {
            state.disk.seen = desk.stamp;
            // That it is shown counts as a load: what was written on the ground of the old one is older.
            state.tickets.void(AskKind::Load);
            state.shows_newest();
            effects.extend(replace_and_index(state, desk));
            effects.extend(search_again(state));
            effects.extend(stand(state));
            effects.extend(tabs_of_another(state));
        }
        Err(trouble) => {
            let said = state.strings.say(&trouble.message);
            state.say(Tone::Error, for_terminal_line(&said).into_owned());
        }
    }
    mend(state);
    effects
}

/// Says what is wrong with the file that was edited; `e` goes there again.
pub(super) fn mend(state: &mut State) {
    let Some(path) = state.disk.edited.take() else {
        return;
    };
    state.disk.mend = None;
    let findings = state.desk.as_ref().map(|desk| Arc::clone(&desk.findings));
    let mut findings = findings.iter().flat_map(|findings| findings.iter());
    let is_it = |severity| severity == Severity::Error;
    if let Some(finding) = findings.find(|f| f.path == path && is_it(f.severity)) {
        let at = finding.position();
        let values = [
            (
                "place",
                format!("{}:{}:{}", path.display(), at.line, at.column).into(),
            ),
            ("message", state.strings.say(&finding.message).into()),
            ("key", key_of(Act::Edit, KeyScope::Review).into()),
        ];
        let text = state.strings.with("said-mend", &values);
        state.say(Tone::Error, for_terminal_line(&text).into_owned());
        let row = state.current_code().map(str::to_owned);
        state.disk.mend = Some(BrokenFile { path, at, row });
    }
}

/// Something could not be written: it may be that a file changed of which nothing was told yet.
pub(in crate::tui) fn files_may_have_changed(state: &mut State) {
    look(state, ReloadReason::Unsure);
}
