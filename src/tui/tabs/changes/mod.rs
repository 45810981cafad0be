//! The tab of changes: what is not committed, or what two moments do not have alike, by meaning.
//!
//! | file | what lives there |
//! |---|---|
//! | `lines` | rows and detail |

mod lines;

use std::path::Path;
use std::sync::Arc;

use super::review::search_line::SearchLine;
use super::room::{ListPicture, Room, show};
use super::split::{self, SplitPane, SplitTab};
use crate::analysis::changes::{Changes, OtherChange, ProcedureChange};
use crate::search::Query;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::ask::Ask;
use crate::tui::app::message::{Effect, FileLocation, Problem};
use crate::tui::app::state::{State, Tab};
use crate::tui::app::update::place_of_change;
use crate::tui::popups::{commit, palette};
use crate::tui::tabs::review::from_the_top;
use crate::tui::term::layout::Pane;
use crate::tui::term::rich::Line;

pub(super) use lines::{is_bare, name_of, procedure_lines};

/// Two moments, held against each other.
#[derive(Debug)]
pub struct MomentComparison {
    /// The moments, as they are shown; nothing: the last commit and the files as they are now.
    pub moments: Option<[String; 2]>,
    /// What differs.
    pub changes: Changes,
}

#[derive(Clone, Copy, Debug)]
pub enum ChangesRow<'a> {
    Procedure(&'a ProcedureChange),
    /// What belongs to no procedure, of one kind of file.
    Other(&'a OtherChange),
    /// A file that cannot be read.
    Unreadable(&'a Path),
}

/// The state of the tab.
#[derive(Debug, Default)]
pub struct ChangesScreen {
    /// What differs, once it is known; or why it cannot be.
    pub found: Option<Result<Arc<MomentComparison>, Problem>>,
    /// Two moments of the history that are compared instead of what is not committed.
    pub moments: Option<[String; 2]>,
    /// What the newest question was asked for.
    pub asked: Option<ComparisonKey>,
    /// The list and its detail.
    pub split: SplitPane,
}

/// What a question about changes was asked for: the snapshot, the commit at HEAD, the moments.
pub(crate) type ComparisonKey = (usize, Option<String>, Option<[String; 2]>);

impl MomentComparison {
    /// Number of rows.
    pub fn len(&self) -> usize {
        let changes = &self.changes;
        changes.procedures.len() + changes.others.len() + changes.unreadable.len()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row: files that cannot be read come first, then procedures, then what belongs to none.
    pub fn row(&self, at: usize) -> Option<ChangesRow<'_>> {
        let changes = &self.changes;
        if let Some(path) = changes.unreadable.get(at) {
            return Some(ChangesRow::Unreadable(path));
        }
        let at = at - changes.unreadable.len();
        if let Some(change) = changes.procedures.get(at) {
            return Some(ChangesRow::Procedure(change));
        }
        let at = at - changes.procedures.len();
        changes.others.get(at).map(ChangesRow::Other)
    }
}

impl ChangesScreen {
    /// What differs.
    pub fn compared(&self) -> Option<&Arc<MomentComparison>> {
        self.found.as_ref()?.as_ref().ok()
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<ChangesRow<'_>> {
        self.compared()?.row(self.split.cursor)
    }
}

/// Two moments were held against each other: the cursor stays on what it was on, and the reader where they read.
pub(crate) fn compared(state: &mut State, result: Result<Arc<MomentComparison>, Problem>) {
    let name = |row: ChangesRow<'_>| match row {
        ChangesRow::Procedure(change) => change.code.clone(),
        ChangesRow::Other(other) => other.kind.schema_name().to_owned(),
        ChangesRow::Unreadable(path) => path.display().to_string(),
    };
    let changes = &mut state.changes;
    let under = changes.current().map(name);
    changes.found = Some(result);
    let found = changes.compared();
    let at = under.and_then(|under| {
        let found = found?;
        (0..found.len()).find(|at| found.row(*at).map(name).as_ref() == Some(&under))
    });
    if let Some(at) = at {
        changes.split.stay(at);
    }
}

/// The procedure of the row under the cursor, in the review tab.
fn open_change(state: &mut State) -> Vec<Effect> {
    let Some(ChangesRow::Procedure(change)) = state.changes.current() else {
        return Vec::new();
    };
    let query = Query::parse(&format!("code:{}", change.code)).unwrap_or_default();
    state.search.set(&query);
    state.tab = Tab::Review;
    state.zoom = false;
    state.focus = Pane::Table;
    from_the_top(state)
}

/// The tab.
pub(crate) struct ChangesRoom;

impl SplitTab for ChangesRoom {
    fn split<'s>(&self, state: &'s State) -> &'s SplitPane {
        &state.changes.split
    }

    fn split_mut<'s>(&self, state: &'s mut State) -> &'s mut SplitPane {
        &mut state.changes.split
    }

    fn total(&self, state: &State) -> usize {
        state.changes.compared().map_or(0, |found| found.len())
    }

    fn identity(&self, state: &State) -> usize {
        let found = state.changes.compared();
        found.map_or(0, |found| Arc::as_ptr(found) as usize)
    }

    fn lines(&self, state: &State, columns: usize) -> Vec<Line> {
        lines::lines(state, columns)
    }
}

impl Room for ChangesRoom {
    fn title(&self) -> &'static str {
        "tab-changes"
    }

    fn shown_by(&self) -> Act {
        Act::ShowChanges
    }

    fn only_here(&self) -> &'static str {
        "why-tab-changes"
    }

    fn has(&self, scope: KeyScope) -> bool {
        matches!(scope, KeyScope::Changes | KeyScope::Times)
    }

    fn scope(&self, _: &State) -> KeyScope {
        KeyScope::Changes
    }

    fn offers(&self, _: &State) -> &'static [Act] {
        &[
            Act::OpenChange,
            commit::ACTION.act,
            Act::NextPane,
            Act::ShowReview,
            Act::ShowHistory,
            palette::ACTION.act,
            Act::Quit,
        ]
    }

    /// Its key means what is not committed.
    fn asked_for(&self, state: &mut State) {
        state.changes.moments = None;
    }

    fn act(&self, state: &mut State, act: Act) -> Vec<Effect> {
        match act {
            Act::OpenChange => return open_change(state),
            // Out of the detail, from two moments to the history, then to the review.
            Act::Back if split::back(&mut state.changes.split) => {}
            Act::Back => {
                let from_history = state.changes.moments.take().is_some();
                let tab = if from_history {
                    Tab::History
                } else {
                    Tab::Review
                };
                return show(state, tab);
            }
            _ => split::act(self, state, act),
        }
        Vec::new()
    }

    fn settle(&self, state: &mut State) {
        split::settle(self, state);
    }

    fn ask(&self, state: &mut State) -> Vec<Effect> {
        let Some(desk) = &state.desk else {
            return Vec::new();
        };
        let snapshot = Arc::as_ptr(&desk.view.snapshot) as usize;
        let asked = (snapshot, state.head(), state.changes.moments.clone());
        if state.changes.asked.as_ref() == Some(&asked) {
            return Vec::new();
        }
        // What two moments do not have alike is not to be taken for what is not committed.
        let before = state.changes.asked.as_ref().map(|before| &before.2);
        if before.is_some_and(|before| *before != asked.2) {
            state.changes.found = None;
        }
        state.changes.asked = Some(asked);
        let moments = state.changes.moments.clone();
        vec![state.ask(Ask::Compare(moments))]
    }

    fn press(&self, state: &mut State, x: u16, y: u16) -> Vec<Effect> {
        split::press(self, state, x, y);
        Vec::new()
    }

    fn wheel(&self, state: &mut State, place: (u16, u16), act: Act) {
        split::wheel(self, state, place, act);
    }

    fn place(&self, state: &State) -> Option<FileLocation> {
        place_of_change(state, state.changes.current()?)
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
            &state.changes.split,
            state,
            ("tab-changes", "changes-headings"),
            (self.total(state), Box::new(row)),
            split::empty_note(state, state.changes.found.as_ref(), "diff-nothing"),
        ))
    }
}
