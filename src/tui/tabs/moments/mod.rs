//! The tabs of changes and of history: a list with a detail of the row under the cursor. Names no type of the drawing
//! library.
//!
//! | file | what lives there |
//! |---|---|
//! | `changes` | what is not committed, or what two moments do not have alike: rows and detail |
//! | `history` | the commits of the catalogue, or of one procedure: rows and detail |

mod changes;
mod history;

use std::sync::Arc;

use crate::analysis::changes::{Changes, OtherChange, ProcedureChange};
use crate::session::git::history::Commit;
use crate::tui::app::message::Problem;
use crate::tui::app::state::{State, Tab};
use crate::tui::term::rich::{Line, Tone};

/// Two moments, held against each other.
#[derive(Debug)]
pub struct MomentComparison {
    /// The moments, as they are shown; nothing: the last commit and the files as they are now.
    pub moments: Option<[String; 2]>,
    /// What differs.
    pub changes: Changes,
}

/// A row of the changes.
#[derive(Clone, Copy, Debug)]
pub enum ChangesRow<'a> {
    /// A procedure.
    Procedure(&'a ProcedureChange),
    /// What belongs to no procedure, of one kind of file.
    Other(&'a OtherChange),
    /// A file that cannot be read.
    Unreadable(&'a std::path::Path),
}

/// A list with its detail.
#[derive(Debug, Default)]
pub struct SplitPane {
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
    /// The detail has the keys.
    pub in_detail: bool,
    /// Lines of the detail.
    pub detail: Vec<Line>,
    /// What they were made from: the row, the columns, the content; nothing where they are to be made anew of the same.
    pub detail_of: Option<(usize, usize, usize)>,
    /// The first line of the detail in sight.
    pub detail_offset: usize,
}

/// The state of the tab of changes.
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
pub type ComparisonKey = (usize, Option<String>, Option<[String; 2]>);

/// The state of the tab of history.
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

impl SplitPane {
    /// The row under the cursor is the same as before and stands elsewhere in the list.
    pub fn stay(&mut self, at: usize) {
        let line = self.cursor.saturating_sub(self.offset);
        self.cursor = at;
        self.offset = at.saturating_sub(line);
        self.detail_of = None;
    }
}

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

impl HistoryScreen {
    /// The commits.
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
}

/// The list of the tab, to be changed.
pub fn split_mut(state: &mut State) -> &mut SplitPane {
    match state.tab {
        Tab::History => &mut state.history.split,
        _ => &mut state.changes.split,
    }
}

/// The list of the tab.
pub fn split(state: &State) -> &SplitPane {
    match state.tab {
        Tab::History => &state.history.split,
        _ => &state.changes.split,
    }
}

/// Number of rows of the tab.
pub fn total(state: &State) -> usize {
    match state.tab {
        Tab::History => state.history.commits().len(),
        _ => state.changes.compared().map_or(0, |found| found.len()),
    }
}

/// Which content the rows are of, to see that another came.
pub fn identity(state: &State) -> usize {
    match (state.tab, &state.history.found) {
        (Tab::History, Some(Ok(commits))) => Arc::as_ptr(commits) as usize,
        (Tab::History, _) => 0,
        _ => state
            .changes
            .compared()
            .map_or(0, |found| Arc::as_ptr(found) as usize),
    }
}

/// The line above the list: what is compared, and how much differs.
pub fn summary(state: &State, columns: usize) -> Line {
    let line = match state.tab {
        Tab::History => history::summary(state),
        _ => changes::summary(state),
    };
    line.truncated(columns)
}

/// The title of the list.
pub fn title(state: &State) -> Line {
    let id = match state.tab {
        Tab::History => "tab-history",
        _ => "tab-changes",
    };
    Line::of(&state.strings.get(id), Tone::Plain)
}

/// What stands over the columns.
pub fn headings(state: &State) -> Line {
    let id = match state.tab {
        Tab::History => "history-headings",
        _ => "changes-headings",
    };
    Line::of(" ", Tone::Plain).with(&state.strings.get(id), Tone::Dim)
}

/// One row of the list.
pub fn row(state: &State, at: usize, columns: usize) -> Line {
    let line = match state.tab {
        Tab::History => history::row(state, at),
        _ => changes::row(state, at),
    };
    line.truncated(columns)
}

/// What is said where there is no row.
pub fn empty_note(state: &State) -> String {
    let trouble = match state.tab {
        Tab::History => state
            .history
            .found
            .as_ref()
            .map(|found| found.as_ref().err()),
        _ => state
            .changes
            .found
            .as_ref()
            .map(|found| found.as_ref().err()),
    };
    match (trouble, state.tab) {
        (None, _) => state.strings.get("times-reading"),
        (Some(Some(trouble)), _) => match &trouble.hint {
            Some(hint) => format!("{}; {hint}", trouble.message),
            None => trouble.message.clone(),
        },
        (Some(None), Tab::History) => state.strings.get("log-nothing"),
        (Some(None), _) => state.strings.get("diff-nothing"),
    }
}

/// The row under the cursor in so many columns.
pub fn lines(state: &State, columns: usize) -> Vec<Line> {
    match state.tab {
        Tab::History => history::lines(state, columns),
        _ => changes::lines(state, columns),
    }
}
