//! Everything that the screen is made of. Names no type of the drawing library.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ask::{Ask, AskKind, Tickets};
use super::disk::DiskState;
use super::message::{Effect, Problem};
use crate::search::{Query, SearchOptions};
use crate::session::decide::logs::UndoableEntry;
use crate::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use crate::session::search::export::SearchSummary;
use crate::session::search::queue::ReviewProgress;
use crate::session::user::saved_views::NamedView;
use crate::session::{AsOfChoice, RepositoryStatus, Strings};
use crate::tui::actions::table::KeyScope;
use crate::tui::popups::Popup;
use crate::tui::popups::kit::stack::Popups;
use crate::tui::popups::mark::MarkForm;
use crate::tui::tabs::changes::ChangesScreen;
use crate::tui::tabs::history::HistoryScreen;
use crate::tui::tabs::laws::LawsScreen;
use crate::tui::tabs::review::state::{Detail, Filters, SearchBox, TableState};
use crate::tui::tabs::room::room;
use crate::tui::term::field::TextField;
use crate::tui::term::layout::{Pane, ScreenLayout, Size};
use crate::tui::term::rich::{Line, Tone};
use crate::tui::term::theme::ThemeName;

/// How far the review of a view is. It is counted once for a catalogue, not at each key.
#[derive(Debug)]
pub struct CountedView {
    query: Query,
    keeps_to: Option<Query>,
    desk: Arc<Catalogue>,
    progress: ReviewProgress,
}

/// What was chosen when the program was started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The catalogue's folder, as it is shown.
    pub root: String,
    /// Colours.
    pub theme: ThemeName,
    /// The mouse is on.
    pub mouse: bool,
    /// There is an editor to open files with.
    pub editor: bool,
    /// The system can stop a program and bring it back.
    pub can_suspend: bool,
    /// The commit that is looked at instead of the work tree; nothing can be written then.
    pub revision: Option<String>,
    /// The date that was asked for.
    pub as_of: Option<AsOfChoice>,
}

/// The state of the program.
#[derive(Debug)]
pub struct State {
    /// Size of the screen.
    pub size: Size,
    /// Strings in the user's language.
    pub strings: Arc<Strings>,
    /// What was chosen when the program was started.
    pub settings: Settings,
    /// Where things stand on the screen.
    pub layout: ScreenLayout,
    /// What is being read, if anything is.
    pub loading: Option<Loading>,
    /// Why the catalogue could not be read.
    pub load_error: Option<Problem>,
    /// The catalogue.
    pub desk: Option<Arc<Catalogue>>,
    /// How things stand in git; nothing until git has answered.
    pub standing: Option<RepositoryStatus>,
    /// The tab that is shown.
    pub tab: Tab,
    /// Laws and documents.
    pub laws: LawsScreen,
    /// What is not committed, or what two moments do not have alike.
    pub changes: ChangesScreen,
    /// The commits.
    pub history: HistoryScreen,
    /// While a commit is looked at that was opened from the history: what the program was opened on.
    pub home: Option<Option<String>>,
    /// The query.
    pub search: SearchBox,
    pub found: SearchOutcome,
    /// What of it is no guess.
    pub typed: ExactRows,
    /// The view that was applied last; it is shown for as long as the query asks for all that it asks for.
    pub applied: Option<NamedView>,
    /// How far the view is that was counted last.
    pub counted: Option<CountedView>,
    pub table: TableState,
    pub filters: Filters,
    pub detail: Detail,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The detail takes the place of all panes.
    pub zoom: bool,
    /// Lines that the user should know of: a wrong query, what the catalogue does not know.
    pub notice: Vec<Line>,
    /// What the catalogue does not know is no longer shown.
    pub notice_hidden: bool,
    /// Popups, the uppermost last.
    pub popups: Popups,
    /// The answer to the last key.
    pub status: Option<Status>,
    /// A form that was left by Esc: what was typed comes back when the same procedures are marked.
    pub draft: Option<Box<MarkForm>>,
    /// Marks or a commit are being written.
    pub writing: bool,
    /// How far that is.
    pub written: Loading,
    /// Marks of this session that can be taken back, batch by batch.
    pub undo: Vec<Vec<UndoableEntry>>,
    /// What is known of the files on disk, beyond what is shown.
    pub disk: DiskState,
    /// The newest question of each kind.
    pub tickets: Tickets,
    /// The program ends.
    pub quit: bool,
    /// The program ends as soon as what is being written is written.
    pub leaving: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Reviewing procedures.
    #[default]
    Review,
    /// Laws and documents.
    Laws,
    /// What is not committed, by meaning.
    Changes,
    /// The commits.
    History,
}

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Files read.
    pub done: usize,
    /// Files in all; 0 until they are counted.
    pub total: usize,
}

/// The answer to the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

/// The rows that have what was asked for word for word.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum ExactRows {
    /// Nobody has asked which they are.
    #[default]
    Unasked,
    /// A worker is looking.
    Asked,
    /// These.
    Known(Vec<usize>),
}

impl State {
    /// The state before anything is read.
    pub fn new(size: Size, strings: Arc<Strings>, settings: Settings) -> State {
        State {
            size,
            strings,
            settings,
            layout: ScreenLayout::default(),
            loading: None,
            load_error: None,
            desk: None,
            standing: None,
            tab: Tab::default(),
            laws: LawsScreen::default(),
            changes: ChangesScreen::default(),
            history: HistoryScreen::default(),
            home: None,
            search: SearchBox::default(),
            found: SearchOutcome::default(),
            typed: ExactRows::default(),
            applied: None,
            counted: None,
            table: TableState::default(),
            filters: Filters::default(),
            detail: Detail::default(),
            focus: Pane::Table,
            zoom: false,
            notice: Vec::new(),
            notice_hidden: false,
            popups: Popups::default(),
            status: None,
            draft: None,
            writing: false,
            written: Loading::default(),
            undo: Vec::new(),
            disk: DiskState::default(),
            tickets: Tickets::default(),
            quit: false,
            leaving: false,
        }
    }

    /// Where keys go.
    pub fn scope(&self) -> KeyScope {
        let popup = self.popups.top().map(Popup::scope);
        popup.unwrap_or_else(|| self.screen_scope())
    }

    /// Where keys go below all popups.
    pub fn screen_scope(&self) -> KeyScope {
        if self.desk.is_none() {
            return KeyScope::Loading;
        }
        if self.is_typing() {
            return KeyScope::Search;
        }
        room(self.tab).scope(self)
    }

    /// Whether the search field of the tab has the keys.
    pub fn is_typing(&self) -> bool {
        room(self.tab).is_typing(self)
    }

    /// The search field of the tab.
    pub fn typed_line(&mut self) -> &mut TextField {
        room(self.tab).typed_line(self)
    }

    /// The commit at HEAD, where git has one.
    pub fn head(&self) -> Option<String> {
        self.standing.as_ref()?.head.as_ref()?.commit.clone()
    }

    /// The row of the catalogue under the cursor.
    pub fn current(&self) -> Option<usize> {
        self.found.rows.get(self.table.cursor).copied()
    }

    /// The code of the procedure under the cursor.
    pub fn current_code(&self) -> Option<&str> {
        self.code(self.current()?)
    }

    /// The code of a row of the catalogue.
    pub fn code(&self, row: usize) -> Option<&str> {
        let procedure = self.desk.as_ref()?.view.procedure(row)?;
        Some(&procedure.code)
    }

    /// The codes that a mark is for: the selection, else the row under the cursor.
    pub fn marked_codes(&self) -> Vec<String> {
        let rows: Vec<usize> = if self.table.selected.is_empty() {
            self.current().into_iter().collect()
        } else {
            self.table.selected.iter().copied().collect()
        };
        rows.into_iter()
            .filter_map(|row| self.code(row).map(str::to_owned))
            .collect()
    }

    /// What was found, without what was only guessed. A worker looks that up as soon as nothing is typed any more; whoever is
    /// faster waits for it here.
    pub fn found_as_typed(&self) -> Vec<usize> {
        let rows = &self.found.rows;
        if let ExactRows::Known(rows) = &self.typed {
            return rows.clone();
        }
        match (&self.desk, self.search.query()) {
            (Some(desk), Ok(query)) => desk.as_typed(&query, rows, self.search.may_go_on()),
            _ => rows.clone(),
        }
    }

    /// The rows of the catalogue that are to be taken out, in the order of the table: what was found, or the selected
    /// ones, of which those that were not found come last.
    pub fn rows_taken(&self, only_selected: bool) -> Vec<usize> {
        if !only_selected {
            return self.found_as_typed();
        }
        let selected = &self.table.selected;
        let shown = self.found.rows.iter().filter(|row| selected.contains(row));
        let mut rows: Vec<usize> = shown.copied().collect();
        let found: BTreeSet<usize> = rows.iter().copied().collect();
        rows.extend(selected.difference(&found));
        rows
    }

    /// How many files of the catalogue cannot be read.
    pub fn unreadable(&self) -> usize {
        let desk = self.desk.as_ref();
        desk.map_or(0, |desk| desk.view.snapshot.unreadable().len())
    }

    /// How many decision logs lost something of the last commit.
    pub fn lost_logs(&self) -> usize {
        let of_desk = self.desk.as_ref().map_or(0, |desk| desk.view.lost.len());
        let standing = self.standing.as_ref();
        standing.map_or(of_desk, |standing| standing.lost.len().max(of_desk))
    }

    /// What was asked for, without the rows.
    pub fn asked(&self) -> SearchSummary {
        SearchSummary {
            query: self.search.query().unwrap_or_default(),
            total: self.found.rows.len(),
            guesses: self.found.guesses.count(),
            guess: self.found.guess.clone(),
            ignored: self.search.ignored(),
            names_nothing: self
                .found
                .unknown
                .iter()
                .map(|name| name.value.to_string())
                .collect(),
        }
    }

    /// The view that is shown, narrowed or not.
    pub fn view(&self) -> Option<&NamedView> {
        let query = self.search.query().ok()?;
        self.applied
            .as_ref()
            .filter(|view| query.includes(&view.query))
    }

    /// How far the review of the view that is shown is, where that was counted for this catalogue.
    pub fn counted(&self) -> Option<ReviewProgress> {
        let counted = self.counted.as_ref()?;
        let (view, desk) = (self.view()?, self.desk.as_ref()?);
        let is_it = Arc::ptr_eq(&counted.desk, desk)
            && counted.query == view.query
            && counted.keeps_to == view.keeps_to;
        is_it.then_some(counted.progress)
    }

    /// Takes in what was counted for the view that is shown.
    pub fn count(&mut self, progress: ReviewProgress) {
        let counted = self.view().zip(self.desk.as_ref());
        self.counted = counted.map(|(view, desk)| CountedView {
            query: view.query.clone(),
            keeps_to: view.keeps_to.clone(),
            desk: Arc::clone(desk),
            progress,
        });
    }

    /// What to look for.
    pub fn wanted(&self) -> Option<SearchRequest> {
        // How far a view is does not hang on what is typed to narrow it.
        let uncounted = self.view().filter(|_| self.counted().is_none());
        Some(SearchRequest {
            query: self.search.query().ok()?,
            progress_of: uncounted.map(|view| view.query.clone()),
            keeps_to: uncounted.and_then(|view| view.keeps_to.clone()),
            word_for_word: false,
            options: SearchOptions {
                // Once the field is left a word is whole, as a command takes it.
                prefix_last: self.search.may_go_on(),
                sort: self.table.order,
                reverse: self.table.backwards,
                ..SearchOptions::default()
            },
        })
    }

    /// What the user should know of the catalogue, until it is hidden.
    pub fn notices(&self) -> Vec<Line> {
        if self.notice_hidden {
            return Vec::new();
        }
        crate::tui::tabs::review::notice::of_catalogue(self)
    }

    /// Asks the workers; what was asked of the kind before is stale. While one question that writes is open, no other is
    /// to be asked.
    pub fn ask(&mut self, ask: Ask) -> Effect {
        let kind = ask.kind();
        if kind.writes() {
            self.begin_writing();
        }
        Effect::Ask(self.tickets.issue(kind), ask)
    }

    /// Whether git is being asked how things stand: what it said before may be old.
    pub fn is_git_asked(&self) -> bool {
        self.tickets.waits(AskKind::Standing)
    }

    /// Something begins to be written to the catalogue that is on the screen; nothing else is until its result came.
    pub fn begin_writing(&mut self) {
        self.writing = true;
        self.written = Loading::default();
        self.disk.written = self.disk.shown;
    }

    /// What is on the screen is of the newest load.
    pub fn shows_newest(&mut self) {
        self.disk.shown = self.tickets.newest(AskKind::Load).number;
    }

    /// Whether what was written to was read again since, or is being read.
    pub fn was_read_since_written(&self) -> bool {
        self.disk.written != self.tickets.newest(AskKind::Load).number
    }

    /// Says something in answer to a key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.status = Some(Status { tone, text });
    }
}
