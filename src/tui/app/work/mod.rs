//! What jobs do, on their threads: everything that reads or writes files, asks git or takes long.
//!
//! | file | what lives there |
//! |---|---|
//! | `answer` | which job answers which question |
//! | `record` | marks, steps and notes, and taking them back |
//! | `git` | commits, moments of the catalogue, how things stand |
//! | `refusal` | why git made no commit, in the user's language |
//! | `edit` | files changed by the form |
//! | `export` | rows and lists into files |
//! | `views` | saved views |

mod answer;
mod edit;
mod export;
mod git;
mod record;
mod refusal;
mod views;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use crate::catalogue::load::LoadProgress;
use crate::files::Clock;
use crate::session::git::lost_logs::{lost_in_history, lost_logs};
use crate::session::git::old_entries::unproven_entries;
use crate::session::open::as_of;
use crate::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use crate::session::search::find::{SearchFailure, SearchGround, find};
use crate::session::{AsOfChoice, Config, Strings, View, Workspace};
use crate::tui::app::answers::ReloadOutcome;
use crate::tui::app::message::Problem;

/// What every job may need; cheap to hand over.
#[derive(Clone)]
pub(crate) struct Tools {
    /// The catalogue's folder.
    pub workspace: Workspace,
    /// The date that was asked for.
    pub as_of: Option<AsOfChoice>,
    /// The commit that is looked at instead of the work tree.
    pub revision: Option<String>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Strings in the user's language.
    pub strings: Arc<Strings>,
    /// The user's own files.
    pub config: Config,
    /// How far writing is, for who waits for it.
    pub written: Arc<WriteProgress>,
}

/// How far writing many files is.
#[derive(Debug, Default)]
pub(crate) struct WriteProgress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl WriteProgress {
    /// So many of so many are dealt with; of none in all nothing is under way.
    pub(crate) fn set(&self, done: usize, total: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How many of how many are dealt with.
    pub(crate) fn files(&self) -> (usize, usize) {
        let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        (of(&self.done), of(&self.total))
    }
}

impl Tools {
    /// Reads and judges the catalogue.
    ///
    /// # Errors
    /// The folder, or the commit, cannot be read.
    pub(crate) fn load(&self, progress: &LoadProgress) -> Result<Catalogue, Problem> {
        self.workspace.own_writes().forget_all();
        let source = self.workspace.files_at(self.revision.as_deref())?;
        // Where git cannot be read, how things stand there says so.
        let lost = || match self.revision {
            None => lost_logs(&self.workspace).unwrap_or_default(),
            Some(_) => Vec::new(),
        };
        let (loaded, lost) = rayon::join(|| source.load(progress), lost);
        let loaded = loaded?;
        let day = as_of::resolve(self.as_of, &loaded.snapshot, self.clock.as_ref());
        let today = loaded.snapshot.today(self.clock.as_ref());
        let view = View::of(&loaded, day, today, source.cache);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(lost.iter().flat_map(|lost| lost.found.clone()));
        let unproven = match self.revision {
            None => unproven_entries(&self.workspace, &view.snapshot).unwrap_or_default(),
            Some(_) => Vec::new(),
        };
        diagnostics.extend(unproven.iter().map(|entry| entry.found.clone()));
        let view = view.with_lost(lost.into()).with_unproven(unproven.into());
        Ok(Catalogue::new(view, Arc::new(diagnostics)).with_stamp(loaded.stamp))
    }

    /// Reads and judges the catalogue again; nothing is read where its files have the stamp that is given. Where procedures
    /// neither came nor went the old index serves until there is a new one, else this comes with it.
    ///
    /// # Errors
    /// The folder cannot be read, or the index failed.
    pub(crate) fn refresh(
        &self,
        desk: &Catalogue,
        unless: Option<u64>,
    ) -> Result<ReloadOutcome, Problem> {
        let snapshot = &desk.view.snapshot;
        let is_same_day = as_of::resolve(self.as_of, snapshot, self.clock.as_ref())
            == desk.view.as_of
            && snapshot.today(self.clock.as_ref()) == desk.view.today;
        // What a log lost, another commit may have, or not have any more.
        if unless.is_some()
            && is_same_day
            && desk.view.lost.is_empty()
            && desk.view.unproven.is_empty()
        {
            let stamp = self.workspace.files_at(None)?.files.list()?.stamp();
            if stamp == unless {
                return Ok(ReloadOutcome::Same(stamp));
            }
        }
        let now = self.load(&LoadProgress::default())?;
        if now.says_as(desk) {
            return Ok(ReloadOutcome::Same(now.stamp));
        }
        let now = match now.has_rows_of(desk) && desk.is_indexed() {
            true => now.with_index_of(desk),
            false => now.indexed()?,
        };
        Ok(ReloadOutcome::Other(Arc::new(now)))
    }

    /// The current day, where that is another than the one on which a view was judged.
    pub(crate) fn other_day(&self, view: &View) -> Option<Date> {
        let today = view.snapshot.today(self.clock.as_ref());
        (today != view.today).then_some(today)
    }

    /// The catalogue with what its decision logs lost in the history, which is looked through when something is to be written.
    pub(crate) fn with_history(&self, catalogue: &Catalogue) -> Catalogue {
        let lost = match self.revision {
            None => lost_in_history(&self.workspace, &catalogue.view.snapshot),
            Some(_) => Ok(Vec::new()),
        };
        // Where git cannot be read, how things stand there says so.
        catalogue.clone().with_lost(lost.unwrap_or_default())
    }

    /// Refuses to write what was judged on another day: a screen that is open over midnight shows yesterday's gate, and what
    /// is signed has to be of the day on which it is signed.
    ///
    /// # Errors
    /// Another day has come since.
    pub(crate) fn of_this_day(&self, view: &View) -> Result<(), Problem> {
        let Some(today) = self.other_day(view) else {
            return Ok(());
        };
        let days = [
            ("day", today.to_string().into()),
            ("shown", view.today.to_string().into()),
        ];
        Err(Problem {
            message: self.strings.with("trouble-day-turned", &days).into(),
            hint: Some(self.strings.get("trouble-day-turned-hint").into()),
        })
    }

    /// Runs a query, with what git knows: when procedures were changed, and who works here.
    ///
    /// # Errors
    /// Git cannot be read, or the index failed.
    pub(crate) fn search(
        &self,
        desk: &Catalogue,
        wanted: &SearchRequest,
    ) -> Result<SearchOutcome, Problem> {
        let ground = SearchGround {
            workspace: &self.workspace,
            revision: self.revision.as_deref(),
            now: &self.clock.now(),
            strings: &self.strings,
        };
        find(desk, wanted, &ground).map_err(|failure| match failure {
            SearchFailure::Git(error) => Problem::from(error),
            SearchFailure::Index(error) => Problem::from(error),
        })
    }
}

impl From<crate::search::SearchError> for Problem {
    fn from(error: crate::search::SearchError) -> Problem {
        Problem {
            message: error.message,
            hint: None,
        }
    }
}
