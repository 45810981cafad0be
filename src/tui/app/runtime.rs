//! Runs the effects of a state: jobs on threads, and what only the terminal can do.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::answers::CommitOutcome;
use super::ask::{Answer, Ask, AskKind, Ticket};
use super::message::{Effect, Message, Problem};
use super::state::{Loading, Settings, State};
use super::update::{restore, start, update};
use super::work::Tools;
use crate::catalogue::load::LoadProgress;
use crate::files::Position;
use crate::session::open::jobs::{Jobs, NewestJob, Outbox};
use crate::session::open::watch::{Watch, watch};
use crate::session::user::editor::{self, EditorCall};
use crate::session::user::last_search::LastSearch;
use crate::session::user::saved_views::{NamedView, SavedViews};
use crate::tui::term::layout::Size;
use crate::tui::term::view::view;
use crate::tui::{Launch, TuiError};

/// What only the terminal, or a test in its place, can do.
pub trait Host {
    /// Puts a text into the clipboard.
    fn copy(&mut self, text: &str) -> std::io::Result<()>;

    /// Calls an editor and waits until it is left.
    ///
    /// # Errors
    /// The editor cannot be started, or says that it failed.
    fn edit(&mut self, call: &EditorCall) -> std::io::Result<()>;

    /// Says something and gives the terminal away while work is done that may talk with the user: hooks, passphrases.
    ///
    /// # Errors
    /// The terminal cannot be left or entered again; the work may be done all the same.
    fn lend(&mut self, said: &str, work: &mut dyn FnMut()) -> std::io::Result<()>;

    /// Stops the program until the shell brings it back.
    ///
    /// # Errors
    /// The terminal cannot be left or entered again.
    fn suspend(&mut self) -> std::io::Result<()>;
}

/// The program: its state, and the jobs that it runs.
pub struct App {
    state: State,
    tools: Tools,
    editor: Option<String>,
    jobs: Jobs<Message>,
    /// Kinds of which only the newest job runs.
    newest: HashMap<AskKind, NewestJob<Message>>,
    progress: Arc<LoadProgress>,
    /// Where other programs are watched; nothing where that was not begun, or is not to be had.
    watched: Option<Option<Watch>>,
    /// The day of which it was told that it has come, so that a catalogue that cannot be read then is not read for ever.
    turned: Option<Date>,
    changed: bool,
}

impl App {
    /// The program before it has read anything; what it reads first is under way.
    pub fn new(launch: Launch, size: Size, host: &mut dyn Host) -> App {
        let strings = Arc::new(crate::session::Strings::new(launch.lang));
        let settings = Settings {
            root: launch.workspace.root().display().to_string(),
            theme: launch.theme,
            mouse: launch.mouse,
            editor: launch.editor.is_some(),
            can_suspend: cfg!(unix),
            revision: launch.revision.clone(),
            as_of: launch.as_of,
        };
        let mut app = App {
            state: State::new(size, Arc::clone(&strings), settings),
            tools: Tools {
                workspace: launch.workspace,
                as_of: launch.as_of,
                revision: launch.revision,
                clock: launch.clock,
                strings,
                config: launch.config,
                written: Arc::default(),
            },
            editor: launch.editor,
            jobs: Jobs::default(),
            newest: HashMap::new(),
            progress: Arc::default(),
            watched: None,
            turned: None,
            changed: true,
        };
        let query = app.opening(launch.view, launch.query);
        let effects = start(&mut app.state, &query);
        app.run(effects, host);
        app
    }

    /// What is shown first: what was asked for, else what was shown last on this catalogue.
    fn opening(&mut self, view: Option<NamedView>, query: String) -> String {
        let table = &mut self.state.table;
        if let Some(view) = view {
            let text = format!("{} {query}", view.query);
            table.order = view.sort;
            table.backwards = view.backwards;
            self.state.applied = Some(view);
            return text;
        }
        if !query.is_empty() || self.state.settings.revision.is_some() {
            return query;
        }
        let Some((query, sort, last)) = LastSearch::of(&self.tools.config, &self.tools.workspace)
        else {
            return String::new();
        };
        table.order = sort;
        table.backwards = last.backwards;
        let view = last.view.as_deref().and_then(|name| {
            let views = SavedViews::load(&self.tools.config, &self.tools.strings);
            views.find(name).cloned()
        });
        restore(&mut self.state, &query, view);
        query.to_string()
    }

    /// Keeps what is shown for the next start.
    pub fn remember(&self) {
        let state = &self.state;
        let Ok(query) = state.search.query() else {
            return;
        };
        if state.desk.is_none() || state.settings.revision.is_some() {
            return;
        }
        let last = LastSearch {
            query: query.to_string(),
            order: state.table.order.as_str().to_owned(),
            backwards: state.table.backwards,
            view: state.view().map(|view| view.name.clone()),
        };
        last.keep(&self.tools.config, &self.tools.workspace);
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes in something that happened, and starts what is to be done.
    pub fn send(&mut self, message: Message, host: &mut dyn Host) {
        let effects = update(&mut self.state, message);
        self.changed = true;
        self.run(effects, host);
    }

    /// Takes in what jobs have sent.
    pub fn receive(&mut self, host: &mut dyn Host) -> Result<(), TuiError> {
        if let Some(loading) = self.state.loading {
            let (done, total) = self.progress.files();
            if (loading.done, loading.total) != (done, total) {
                self.send(Message::Progress { done, total }, host);
            }
        }
        if self.state.writing {
            let (done, total) = self.tools.written.files();
            let now = Loading { done, total };
            if self.state.written != now {
                self.send(Message::Written { done, total }, host);
            }
        }
        while let Some(message) = self.jobs.poll() {
            self.send(message, host);
        }
        self.notice_day(host);
        match self.jobs.failure() {
            Some(failure) => Err(TuiError::Job(failure.to_owned())),
            None => Ok(()),
        }
    }

    /// Reads everything again where another day has come since it was judged, as soon as nothing is read or written.
    fn notice_day(&mut self, host: &mut dyn Host) {
        let state = &self.state;
        let is_free = state.loading.is_none() && !state.writing && !state.disk.reading;
        let desk = state.desk.as_ref().filter(|_| is_free);
        let Some(today) = desk.and_then(|desk| self.tools.other_day(&desk.view)) else {
            return;
        };
        if self.turned.replace(today) != Some(today) {
            self.send(Message::DayTurned { today }, host);
        }
    }

    /// Waits until no job runs.
    pub fn settle(&mut self, host: &mut dyn Host) -> Result<(), TuiError> {
        while let Some(message) = self.jobs.wait() {
            self.send(message, host);
        }
        self.receive(host)
    }

    /// Number of jobs under way.
    pub fn running(&self) -> usize {
        self.jobs.running()
    }

    /// Watches what other programs do to the catalogue, from the moment on at which it is there: reading it first would
    /// be heard too. Whether it is watched; a commit is not.
    pub fn watch(&mut self) -> bool {
        let is_there = self.state.desk.is_some() && self.jobs.running() == 0;
        let settings = &self.state.settings;
        if self.watched.is_none() && is_there && settings.revision.is_none() {
            let outbox = self.jobs.outbox();
            let tell = move |news| outbox.post(Message::Disk(news));
            self.watched = Some(watch(&self.tools.workspace, tell));
        }
        matches!(self.watched, Some(Some(_)))
    }

    /// Draws, if anything changed since the last time.
    pub fn draw<B: Backend>(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
        if std::mem::take(&mut self.changed) {
            terminal.draw(|frame| view(&self.state, frame))?;
        }
        Ok(())
    }

    /// The next [`App::draw`] draws, whatever happened.
    pub fn redraw(&mut self) {
        self.changed = true;
    }

    fn run(&mut self, effects: Vec<Effect>, host: &mut dyn Host) {
        for effect in effects {
            self.run_one(effect, host);
        }
    }

    fn run_one(&mut self, effect: Effect, host: &mut dyn Host) {
        match effect {
            Effect::Ask(ticket, ask) => self.ask(ticket, ask),
            Effect::StopLoading => self.progress.cancel(),
            Effect::LendAndCommit(ticket, request) => {
                let tools = self.tools();
                let mut committed = None;
                let said = tools.strings.get("commit-lends");
                let lent = host.lend(&said, &mut || committed = Some(tools.commit(&request)));
                let committed = committed.unwrap_or_else(|| {
                    Err(Problem {
                        message: lent
                            .err()
                            .map_or_else(String::new, |error| error.to_string())
                            .into(),
                        hint: None,
                    })
                });
                let answer = Answer::Commit(CommitOutcome::Made(committed));
                self.send(Message::Answer(ticket, answer), host);
            }
            Effect::CopyRows { text, rows, of } => {
                let failed = host.copy(&text).err().map(|error| error.to_string());
                self.send(Message::CopiedRows { rows, of, failed }, host);
            }
            Effect::Copy(text) => {
                let failed = host.copy(&text).err().map(|error| error.to_string());
                self.send(Message::Copied { text, failed }, host);
            }
            Effect::Edit(path, at) => self.edit(&path, at, host),
            Effect::Suspend => {
                // A terminal that cannot be left stays as it is; the next drawing shows it.
                let _ = host.suspend();
                self.changed = true;
            }
        }
    }

    /// What a job needs for the catalogue as the screen is opened on it now.
    fn tools(&self) -> Tools {
        let settings = &self.state.settings;
        Tools {
            workspace: self.tools.workspace.for_job(),
            revision: settings.revision.clone(),
            as_of: settings.as_of,
            ..self.tools.clone()
        }
    }

    /// Has a question answered on a thread.
    fn ask(&mut self, ticket: Ticket, ask: Ask) {
        if ticket.kind == AskKind::Load {
            self.progress.cancel();
            self.progress = Arc::default();
        }
        if ticket.kind.writes() {
            self.tools.written.set(0, 0);
        }
        let (tools, desk) = (self.tools(), self.state.desk.clone());
        let progress = Arc::clone(&self.progress);
        let job = move |outbox: &Outbox<Message>| {
            if let Some(answer) = tools.answer(ask, desk.as_ref(), &progress) {
                outbox.post(Message::Answer(ticket, answer));
            }
            if ticket.kind.writes_behind() {
                tools.workspace.behind().run();
            }
        };
        match ticket.kind.only_newest_runs() {
            true => {
                let kind = self.newest.entry(ticket.kind).or_default();
                self.jobs.start_newest(kind, job);
            }
            false => self.jobs.start(job),
        }
    }

    fn edit(&mut self, path: &Path, at: Position, host: &mut dyn Host) {
        let Some(command) = self.editor.clone() else {
            return;
        };
        let path = self.tools.workspace.root().join(path);
        let result = match editor::call(&command, &path, at) {
            Ok(call) => host.edit(&call).map_err(|error| Problem {
                message: format!("{} {}: {error}", call.program, path.display()).into(),
                hint: Some(self.tools.strings.get("trouble-editor-hint").into()),
            }),
            Err(error) => Err(Problem {
                message: format!("{command}: {}", self.tools.strings.get(error.id())).into(),
                hint: Some(self.tools.strings.get("trouble-editor-hint").into()),
            }),
        };
        self.send(Message::Edited(result), host);
    }
}
