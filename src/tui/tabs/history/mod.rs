//! The tab of history: the commits of the catalogue, or of one procedure, and the way to a moment of the past and back.
//!
//! | file | what lives there |
//! |---|---|
//! | `lines` | rows and detail |

mod lines;

use std::sync::Arc;

use super::review::search_line::SearchLine;
use super::room::{ListPicture, Room, show};
use super::split::{self, SplitPane, SplitTab};
use crate::session::git::history::Commit;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::reload;
use crate::tui::popups::palette;
use crate::tui::term::rich::{Line, Tone};

/// The state of the tab.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    /// The commits, newest first, once they are known; or why they cannot be.
    pub found: Option<Result<Arc<Vec<Commit>>, Problem>>,
    /// The procedure whose history it is; else that of the catalogue.
    pub code: Option<String>,
    /// The commit that is marked to be compared.
    pub marked: Option<String>,
    /// What the newest question was asked for: the commit at HEAD, the procedure.
    pub asked: Option<(Option<String>, Option<String>)>,
    /// The list and its detail.
    pub split: SplitPane,
}

impl HistoryScreen {
    pub fn commits(&self) -> &[Commit] {
        match &self.found {
            Some(Ok(commits)) => commits,
            _ => &[],
        }
    }

    /// The commit under the cursor.
    pub fn current(&self) -> Option<&Commit> {
        self.commits().get(self.split.cursor)
    }

    /// The id of the commit under the cursor.
    fn current_id(&self) -> Option<String> {
        self.current().map(|commit| commit.entry.id.clone())
    }
}

/// The commits were read, with the cursor as above.
pub(crate) fn logged(state: &mut State, result: Result<Arc<Vec<Commit>>, Problem>) {
    let history = &mut state.history;
    let under = history.current_id();
    history.found = Some(result);
    let mut commits = history.commits().iter();
    let at = under.and_then(|under| commits.position(|commit| commit.entry.id == under));
    // Whoever looks at the newest goes on to.
    if let Some(at) = at.filter(|_| history.split.cursor > 0) {
        history.split.stay(at);
    }
}

/// The catalogue as the commit under the cursor has it; with another commit marked, what both do not have alike.
fn open_moment(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.history.current_id() else {
        return Vec::new();
    };
    match state.history.marked.clone().filter(|marked| *marked != id) {
        Some(marked) => {
            let place = |id: &String| {
                let mut commits = state.history.commits().iter();
                commits.position(|commit| commit.entry.id == *id)
            };
            // The older one comes first.
            let moments = match place(&marked) > place(&id) {
                true => [marked, id],
                false => [id, marked],
            };
            state.changes.moments = Some(moments);
            state.changes.split.cursor = 0;
            show(state, Tab::Changes)
        }
        None => {
            let home = state.settings.revision.clone();
            state.home.get_or_insert(home);
            state.tab = Tab::Review;
            at(state, Some(id))
        }
    }
}

/// Back from the past to where the program was opened.
pub(crate) fn return_now(state: &mut State) -> Vec<Effect> {
    match state.home.take() {
        Some(home) => at(state, home),
        None => Vec::new(),
    }
}

fn at(state: &mut State, revision: Option<String>) -> Vec<Effect> {
    state.settings.revision = revision;
    state.undo.clear();
    state.draft = None;
    reload(state)
}

/// Says that the past is looked at, when the catalogue of then is there.
pub(crate) fn say_past(state: &mut State) {
    if state.home.is_some() {
        let text = state.strings.get("said-past");
        state.say(Tone::Doubt, text);
    }
}

/// The tab.
pub(crate) struct HistoryRoom;

impl SplitTab for HistoryRoom {
    fn split<'s>(&self, state: &'s State) -> &'s SplitPane {
        &state.history.split
    }

    fn split_mut<'s>(&self, state: &'s mut State) -> &'s mut SplitPane {
        &mut state.history.split
    }

    fn total(&self, state: &State) -> usize {
        state.history.commits().len()
    }

    fn identity(&self, state: &State) -> usize {
        match &state.history.found {
            Some(Ok(commits)) => Arc::as_ptr(commits) as usize,
            _ => 0,
        }
    }

    fn lines(&self, state: &State, columns: usize) -> Vec<Line> {
        lines::lines(state, columns)
    }
}

impl Room for HistoryRoom {
    fn title(&self) -> &'static str {
        "tab-history"
    }

    fn shown_by(&self) -> Act {
        Act::ShowHistory
    }

    fn only_here(&self) -> &'static str {
        "why-tab-history"
    }

    fn has(&self, scope: KeyScope) -> bool {
        matches!(scope, KeyScope::History | KeyScope::Times)
    }

    fn scope(&self, _: &State) -> KeyScope {
        KeyScope::History
    }

    fn offers(&self, _: &State) -> &'static [Act] {
        &[
            Act::OpenMoment,
            Act::MarkMoment,
            Act::OfProcedure,
            Act::ReturnNow,
            Act::NextPane,
            Act::ShowReview,
            palette::ACTION.act,
            Act::Quit,
        ]
    }

    fn act(&self, state: &mut State, act: Act) -> Vec<Effect> {
        match act {
            Act::OpenMoment => return open_moment(state),
            Act::MarkMoment => {
                let current = state.history.current_id();
                let marked = &mut state.history.marked;
                *marked = if *marked == current { None } else { current };
            }
            Act::OfProcedure => {
                let code = state.current_code().map(str::to_owned);
                state.history.code = match state.history.code {
                    Some(_) => None,
                    None => code,
                };
            }
            // Out of the detail, the mark, then to the review.
            Act::Back if split::back(&mut state.history.split) => {}
            Act::Back if state.history.marked.take().is_some() => {}
            Act::Back => return show(state, Tab::Review),
            _ => split::act(self, state, act),
        }
        Vec::new()
    }

    fn settle(&self, state: &mut State) {
        split::settle(self, state);
    }

    fn ask(&self, state: &mut State) -> Vec<Effect> {
        if state.desk.is_none() {
            return Vec::new();
        }
        let asked = (state.head(), state.history.code.clone());
        if state.history.asked.as_ref() == Some(&asked) {
            return Vec::new();
        }
        let code = asked.1.clone();
        state.history.asked = Some(asked);
        vec![state.ask(Ask::Log(code))]
    }

    fn press(&self, state: &mut State, x: u16, y: u16) -> Vec<Effect> {
        split::press(self, state, x, y);
        Vec::new()
    }

    fn wheel(&self, state: &mut State, place: (u16, u16), act: Act) {
        split::wheel(self, state, place, act);
    }

    fn head(&self, state: &State, columns: usize) -> SearchLine {
        SearchLine {
            line: lines::summary(state).truncated(columns),
            ..SearchLine::default()
        }
    }

    fn list<'a>(&self, state: &'a State, columns: usize) -> Option<ListPicture<'a>> {
        let row = move |at| lines::row(state, at).truncated(columns);
        Some(split::picture(
            &state.history.split,
            state,
            ("tab-history", "history-headings"),
            (self.total(state), Box::new(row)),
            split::empty_note(state, state.history.found.as_ref(), "log-nothing"),
        ))
    }
}
