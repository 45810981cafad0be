//! Reads the world (arguments, environment, terminal), calls the library, and maps the result to an exit code.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use rasoat::cli::args::{Args, Colour, ThemeArg};
use rasoat::cli::context::{Environment, find};
use rasoat::cli::exit::{CliError, Exit};
use rasoat::cli::{self, CommandOutcome};
use rasoat::files::{Clock, FixedClock, SystemClock};
use rasoat::i18n::{Lang, Message, MessageTree, cannot, of_system};
use rasoat::session::{Config, Strings};
use rasoat::tui::{self, Launch, ThemeName, TuiError};
use rasoat::vcs::GitEnvironment;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let environment = match environment() {
        Ok(environment) => environment,
        Err(message) => {
            // With standard error closed there is nobody to tell.
            let line: Vec<_> = std::env::args_os().collect();
            let locale = || Lang::of_locale(locale().as_deref().unwrap_or_default());
            let strings = Strings::new(cli::lang_of(&line).unwrap_or_else(locale));
            let _ = writeln!(io::stderr(), "rasoat: {}", strings.say(&message));
            return ExitCode::from(Exit::Usage.code());
        }
    };
    // Not locked: the screen's threads may have to tell of a failure while this one waits.
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    let run = cli::run(std::env::args_os(), &environment, &mut out, &mut err);
    let exit = match run {
        CommandOutcome::Done(exit) => flush(exit, &mut out, &mut err),
        CommandOutcome::Screen(args) => {
            let strings = Strings::new(environment.lang(args.global.lang));
            let ended = screen(&args, &environment, &mut out);
            cli::finish(ended.map_err(|error| error.said(&strings)), &mut err)
        }
    };
    ExitCode::from(exit.code())
}

/// Opens the screen; without a terminal, writes a plain view.
fn screen(args: &Args, environment: &Environment, out: &mut dyn Write) -> Result<Exit, CliError> {
    let workspace = find(&args.global, environment)?;
    let behind = workspace.behind().clone();
    let lang = environment.lang(args.global.lang);
    let config = Config::of(environment.config.clone());
    let view = match &args.view {
        Some(name) => Some(cli::views::named(name, &config, &Strings::new(lang))?),
        None => None,
    };
    let launch = Launch {
        workspace,
        as_of: args.global.as_of,
        revision: args.global.at.clone(),
        lang,
        config,
        view,
        theme: theme(args, environment),
        mouse: !args.no_mouse,
        query: cli::query::text(&args.query),
        editor: environment.editor.clone(),
        clock: Arc::clone(&environment.clock),
    };
    let result = if environment.terminal && environment.interactive {
        // What cannot be read is told on the screen itself.
        tui::run(launch).map(|()| true)
    } else {
        let written = tui::plain(launch, out);
        out.flush()?;
        written
    };
    behind.run();
    match result {
        Ok(true) => Ok(Exit::Clean),
        Ok(false) => Ok(Exit::Failed),
        Err(TuiError::Terminal(error)) => Err(error.into()),
        Err(error) => Err(CliError::new(Exit::Failed, error.said())),
    }
}

fn theme(args: &Args, environment: &Environment) -> ThemeName {
    let colourless = match args.global.color {
        Colour::Always => false,
        Colour::Never => true,
        Colour::Auto => environment.no_color,
    };
    match args.theme {
        _ if colourless => ThemeName::Plain,
        ThemeArg::Dark => ThemeName::Dark,
        ThemeArg::Light => ThemeName::Light,
        ThemeArg::Contrast => ThemeName::Contrast,
    }
}

/// Hands the last of the output over; a reader that has gone is no failure.
fn flush(exit: Exit, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    match out.flush() {
        Ok(()) => exit,
        Err(error) => match cli::finish(Err(error.into()), err) {
            Exit::Clean => exit,
            failed => failed,
        },
    }
}

fn environment() -> Result<Environment, Message> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let folder = std::env::current_dir()
        .map_err(|error| cannot("read the current folder", of_system(&error)))?;
    Ok(Environment {
        git: Arc::new(GitEnvironment::read(&folder, |name| {
            std::env::var_os(name)
        })?),
        folder,
        catalogue: variable("RASOAT_CATALOGUE").map(PathBuf::from),
        caches: caches(variable("RASOAT_CACHE")),
        config: config(variable("RASOAT_CONFIG")),
        locale: locale(),
        no_color: variable("NO_COLOR").is_some(),
        terminal: io::stdout().is_terminal(),
        progress: io::stderr().is_terminal(),
        interactive: io::stdin().is_terminal(),
        editor: variable("VISUAL").or_else(|| variable("EDITOR")),
        columns: crossterm::terminal::size()
            .ok()
            .map(|(columns, _)| usize::from(columns)),
        clock: clock(variable("RASOAT_NOW"))?,
    })
}

/// The locale: that of the first variable that names one, else the system's.
fn locale() -> Option<String> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(variable)
        .or_else(sys_locale::get_locale)
}

/// The folder of all caches: the one that `RASOAT_CACHE` names (`off` for none), else the user's.
fn caches(named: Option<String>) -> Option<PathBuf> {
    match named {
        Some(named) if named == "off" => None,
        Some(named) => Some(PathBuf::from(named)),
        None => dirs::cache_dir().map(|folder| folder.join("rasoat")),
    }
}

/// The folder of the user's own files: the one that `RASOAT_CONFIG` names (`off` for none), else the user's.
fn config(named: Option<String>) -> Option<PathBuf> {
    match named {
        Some(named) if named == "off" => None,
        Some(named) => Some(PathBuf::from(named)),
        None => dirs::config_dir().map(|folder| folder.join("rasoat")),
    }
}

/// The machine's clock, or one that stands still where `RASOAT_NOW` says so: the same run gives the same bytes.
fn clock(now: Option<String>) -> Result<Arc<dyn Clock>, Message> {
    match now {
        None => Ok(Arc::new(SystemClock)),
        Some(now) => now
            .parse()
            .map(|now| Arc::new(FixedClock(now)) as Arc<dyn Clock>)
            .map_err(|_| Message::new("error-now", vec![("now", MessageTree::Plain(now.clone()))])),
    }
}
