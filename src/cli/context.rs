//! What all commands share: catalogue, date, strings, writers.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;

use super::args::{Colour, Format, GlobalArgs};
use super::exit::{CliError, Exit};
use super::term::line;
use crate::catalogue::Snapshot;
use crate::catalogue::cache::WriteBehind;
use crate::catalogue::load::{LoadProgress, LoadedCatalogue};
use crate::catalogue::past_day::past_day;
use crate::cli::progress::ProgressLine;
use crate::export::json;
use crate::files::Clock;
use crate::i18n::{Message, message};
use crate::session::git::lost_logs::{are_uncompared, lost_in_history, lost_logs};
use crate::session::git::moves::{self, undated_in_history};
use crate::session::git::old_entries::unproven_entries;
use crate::session::open::catalogue::Catalogue;
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::open::{as_of, zone};
use crate::session::{Config, Lang, Source, Strings, View, Workspace};
use crate::vcs::{GitEnvironment, VcsError};

/// What `main` read of the world.
pub struct Environment {
    /// The current folder.
    pub folder: PathBuf,
    /// `RASOAT_CATALOGUE`: the catalogue's folder.
    pub catalogue: Option<PathBuf>,
    /// The folder of all caches; none where nothing is to be kept.
    pub caches: Option<PathBuf>,
    /// The folder of the user's own files; none where nothing is to be read or kept.
    pub config: Option<PathBuf>,
    /// The user's locale, such as `vi_VN.UTF-8`.
    pub locale: Option<String>,
    /// `NO_COLOR` is set.
    pub no_color: bool,
    /// Standard output is a terminal.
    pub terminal: bool,
    /// Standard error is a terminal, so progress may be shown there.
    pub progress: bool,
    /// Standard input is a terminal, so a question may be asked.
    pub interactive: bool,
    /// `VISUAL`, else `EDITOR`: the user's editor with its arguments.
    pub editor: Option<String>,
    /// Columns of the terminal, where there is one.
    pub columns: Option<usize>,
    /// Git's own variables, such as `GIT_AUTHOR_NAME`.
    pub git: Arc<GitEnvironment>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
}

impl Environment {
    /// The language: as asked, else that of the locale.
    pub fn lang(&self, asked: Option<Lang>) -> Lang {
        asked.unwrap_or_else(|| Lang::of_locale(self.locale.as_deref().unwrap_or_default()))
    }
}

/// One run of one command.
pub struct CommandContext<'a> {
    /// Flags that every command takes.
    pub global: &'a GlobalArgs,
    /// What `main` read of the world.
    pub environment: &'a Environment,
    /// Strings in the user's language.
    pub strings: Strings,
    /// Data.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
    /// What is done already, for whoever does not get to read the output.
    pub done: Option<String>,
    /// What is only for the next start, and is done when the output is out.
    pub behind: WriteBehind,
}

impl<'a> CommandContext<'a> {
    /// The context of a run.
    pub fn new(
        global: &'a GlobalArgs,
        environment: &'a Environment,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> CommandContext<'a> {
        CommandContext {
            strings: Strings::new(environment.lang(global.lang)),
            global,
            environment,
            out,
            err,
            done: None,
            behind: WriteBehind::default(),
        }
    }

    /// Whether JSON was asked for.
    pub fn json(&self) -> bool {
        self.global.format == Format::Json
    }

    /// Whether the output for people has colours.
    pub fn colour(&self) -> bool {
        match self.global.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => self.environment.terminal && !self.environment.no_color,
        }
    }

    /// The user's own files.
    pub fn config(&self) -> Config {
        Config::of(self.environment.config.clone())
    }

    /// The catalogue.
    ///
    /// # Errors
    /// There is none (exit code 2).
    pub fn workspace(&self) -> Result<Workspace, CliError> {
        let found = find(self.global, self.environment)?;
        Ok(found.written_behind(self.behind.clone()))
    }

    /// The catalogue, for a command that writes.
    ///
    /// # Errors
    /// There is none, or `--at` asks for a commit, which nobody can write to (exit code 2).
    pub fn writable(&self) -> Result<Workspace, CliError> {
        if self.global.at.is_some() {
            return Err(CliError::new(Exit::Usage, message!("error-write-at"))
                .hint(message!("error-write-at-hint")));
        }
        self.workspace()
    }

    /// The files of the catalogue: as they are now, or a commit's with `--at`.
    ///
    /// # Errors
    /// There is no such commit (exit code 2), or not all of it is here (exit code 4).
    pub fn source(&self, workspace: &Workspace) -> Result<Source, CliError> {
        Ok(workspace.files_at(self.global.at.as_deref())?)
    }

    /// Reads the catalogue.
    pub fn load(&self, workspace: &Workspace) -> Result<LoadedCatalogue, CliError> {
        self.load_from(&self.source(workspace)?)
    }

    /// Reads the catalogue from where its files come from.
    pub fn load_from(&self, source: &Source) -> Result<LoadedCatalogue, CliError> {
        let progress = LoadProgress::default();
        Ok(ProgressLine::new(self).during(&|| progress.files(), || source.load(&progress))?)
    }

    /// A view opened for searching; the text index is opened only where `texts` are asked for.
    pub fn catalogue(&self, view: &View, texts: bool) -> Result<Catalogue, CliError> {
        let catalogue = Catalogue::new(view.clone(), Arc::default());
        if !texts {
            return Ok(catalogue);
        }
        let done = AtomicUsize::new(0);
        let count = |more| {
            done.fetch_add(more, Ordering::Relaxed);
        };
        let now = || (done.load(Ordering::Relaxed), view.len());
        let indexed = || catalogue.indexed_telling(&count);
        let indexed = ProgressLine::new(self).during(&now, indexed);
        indexed.map_err(|error| CliError::new(Exit::Failed, error.message))
    }

    /// Reads the catalogue and judges it, and says on standard error what could not be read.
    pub fn view(&mut self, workspace: &Workspace) -> Result<View, CliError> {
        let source = self.source(workspace)?;
        let loaded = self.told(&source)?;
        let date = self.date(&loaded);
        let today = self.today(&loaded);
        Ok(View::of(&loaded, date, today, source.cache))
    }

    /// The same, and which decision logs lost something of the last commit.
    pub fn view_with_lost(&mut self, workspace: &Workspace) -> Result<View, CliError> {
        let view = self.view(workspace)?;
        if self.global.at.is_some() {
            return Ok(view);
        }
        self.tell_past_day(&view)?;
        if are_uncompared(workspace, &view.snapshot) {
            let told = self.strings.get("note-logs-uncompared");
            writeln!(self.err, "rasoat: {}", line(&told))?;
        } else if view.snapshot.logs().next().is_some()
            && let Some(unseen) = moves::unseen(workspace, &view.snapshot)
        {
            let told = [Some(unseen.message), unseen.hint].into_iter().flatten();
            let told: Vec<String> = told.map(|words| self.strings.say(&words)).collect();
            writeln!(self.err, "rasoat: {}", line(&told.join("; ")))?;
        }
        let mut unread = Vec::new();
        let mut lost = known(lost_logs(workspace), &mut unread);
        lost.extend(known(
            lost_in_history(workspace, &view.snapshot),
            &mut unread,
        ));
        if !lost.is_empty() {
            let logs = [("files", (lost.len() as u64).into())];
            let told = self.strings.with("note-lost-logs", &logs);
            writeln!(self.err, "rasoat: {}", line(&told))?;
        }
        let moves = undated_in_history(workspace, &workspace.files(), &view.snapshot);
        let moves = known(moves, &mut unread);
        if !moves.is_empty() {
            let told = message!("note-undated-moves", count = moves.len());
            writeln!(self.err, "rasoat: {}", line(&self.strings.say(&told)))?;
        }
        let unproven = known(unproven_entries(workspace, &view.snapshot), &mut unread);
        if let Some(why) = unread.first() {
            let told = message!("note-history-unread", why);
            writeln!(self.err, "rasoat: {}", line(&self.strings.say(&told)))?;
        }
        Ok(view.with_lost(lost.into()).with_unproven(unproven.into()))
    }

    /// Says on standard error that the day of the manifest was left behind, where nobody asked for a day.
    pub fn tell_past_day(&mut self, view: &View) -> Result<(), CliError> {
        let behind = past_day(&view.snapshot, view.today);
        let Some(behind) = behind.filter(|_| self.global.as_of.is_none()) else {
            return Ok(());
        };
        let told = match behind.decided {
            Some(decided) => message!("note-as-of-behind-decided", as_of = behind.as_of, decided),
            None => message!(
                "note-as-of-behind",
                as_of = behind.as_of,
                today = view.today
            ),
        };
        writeln!(self.err, "rasoat: {}", line(&self.strings.say(&told)))?;
        Ok(())
    }

    /// Reads the catalogue without judging it, and says on standard error what could not be read; with the date at which
    /// to read it.
    pub fn snapshot(&mut self, workspace: &Workspace) -> Result<(Arc<Snapshot>, Date), CliError> {
        let source = self.source(workspace)?;
        let loaded = self.told(&source)?;
        let date = self.date(&loaded);
        Ok((loaded.snapshot, date))
    }

    /// Reads the catalogue, and says on standard error what could not be read.
    pub fn told(&mut self, source: &Source) -> Result<LoadedCatalogue, CliError> {
        let loaded = self.load_from(source)?;
        let unreadable = loaded.snapshot.unreadable().len();
        if unreadable > 0 {
            self.tell_unreadable(unreadable, self.global.at.as_deref())?;
        }
        Ok(loaded)
    }

    /// Says on standard error how many files cannot be read, now or in a commit, and who says why.
    pub fn tell_unreadable(&mut self, files: usize, at: Option<&str>) -> Result<(), CliError> {
        let check = match at {
            Some(rev) => format!("rasoat check --at {rev}"),
            None => "rasoat check".to_owned(),
        };
        let told = [("files", (files as u64).into()), ("check", check.into())];
        let told = self.strings.with("note-unreadable", &told);
        writeln!(self.err, "rasoat: {}", line(&told))?;
        Ok(())
    }

    /// The code to leave with where all else went well: 4 where a file that the answer needs could not be read.
    pub fn answered(&self, snapshot: &Snapshot, about: UnreadableScope<'_>) -> Exit {
        match unreadable::needed(snapshot, about).is_empty() {
            true => Exit::Clean,
            false => Exit::Failed,
        }
    }

    /// The date at which to read a loaded catalogue.
    pub fn date(&self, loaded: &LoadedCatalogue) -> Date {
        as_of::resolve(
            self.global.as_of,
            &loaded.snapshot,
            self.environment.clock.as_ref(),
        )
    }

    /// The current day in the zone of a catalogue that is not read yet.
    pub fn today_in(&self, workspace: &Workspace) -> Date {
        let now = self.environment.clock.now();
        now.with_time_zone(zone::of(workspace)).date()
    }

    /// The current day in the catalogue's zone.
    pub fn today(&self, loaded: &LoadedCatalogue) -> Date {
        loaded.snapshot.today(self.environment.clock.as_ref())
    }

    /// Writes one JSON value and a line end.
    pub fn write_json(&mut self, value: &impl serde::Serialize) -> Result<(), CliError> {
        writeln!(self.out, "{}", json::to_string(value)?)?;
        Ok(())
    }
}

/// Finds the catalogue that the flags name.
///
/// # Errors
/// There is none (exit code 2).
pub fn find(global: &GlobalArgs, environment: &Environment) -> Result<Workspace, CliError> {
    let named = global.catalogue.as_ref().or(environment.catalogue.as_ref());
    Workspace::find(named.map(PathBuf::as_path), &environment.folder)
        .map(|workspace| {
            workspace
                .with_caches(environment.caches.clone())
                .with_git(Arc::clone(&environment.git))
        })
        .map_err(|none| CliError::new(Exit::Usage, none.message).hint(none.hint))
}

/// What was read of the history; where it cannot be read whole, why is added.
fn known<T>(found: Result<Vec<T>, VcsError>, unread: &mut Vec<Message>) -> Vec<T> {
    found.unwrap_or_else(|error| {
        unread.push(error.message);
        Vec::new()
    })
}
