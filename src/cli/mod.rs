//! The commands: one file a subcommand, over the same functions as the screen. Nothing here reads the environment or
//! prints by itself: `main` hands over what it read and two writers.
//!
//! | file | what lives there |
//! |---|---|
//! | `help` | commands and pages of the guide, in the reader's language |
//! | `args` | every command and flag, in one place; help, man page and completions come from it |
//! | `context` | what all commands share: catalogue, date, strings, writers |
//! | `exit` | exit codes, and errors that carry one |
//! | `query` | a query on the command line: it may begin with a hyphen |
//! | `recording` | what `review` and the steps share: which procedures, who records, what became of it |
//! | `selection` | which procedures a command writes to |
//! | `steps` | `approve`, `publish`, `send-back`, `withdraw` |
//! | `set` | `set`, `plan`, `count` |
//! | `output` | a writer whose reader may be gone |
//! | `json` | the frozen JSON v1, from structs of its own |
//! | `table` | a table as comma-separated values |
//! | `term` | text for people: sanitised, coloured where asked |
//! | the others | one subcommand each |
//! | `progress` | how far long work is, on a terminal |

pub mod args;
pub mod context;
pub mod exit;
pub mod help;
mod json;
mod progress;
mod term;
pub mod views;

mod cache;
mod check;
mod commit;
mod diff;
mod documents;
mod explain;
mod export;
mod fmt;
mod group;
mod import;
mod init;
mod laws;
mod lists;
mod log;
mod merge_driver;
mod migrate;
mod move_to;
mod new;
mod note;
mod output;
mod papers;
pub mod query;
mod recording;
mod review;
mod rules;
mod sample;
mod schemas;
mod search;
mod selection;
mod set;
mod show;
mod status;
mod steps;
mod table;
mod templates;
mod variants;

use std::ffi::OsString;
use std::io::Write;

use args::{Args, Command};
use context::{CommandContext, Environment};
use exit::{CliError, Exit};
use output::FailSafeWriter;

use crate::session::{Lang, Strings};

/// What `main` has to do after the command line was read.
pub enum CommandOutcome {
    /// The command ran; leave with this code.
    Done(Exit),
    /// Open the screen.
    Screen(Box<Args>),
}

/// Reads the command line and runs the command. Data goes to `out`, everything else to `err`.
pub fn run(
    line: impl IntoIterator<Item = OsString>,
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> CommandOutcome {
    let line: Vec<OsString> = line.into_iter().collect();
    let is_driver = line.iter().any(|word| word == "merge-driver");
    // The language is not known yet: it may be a flag of the line that is wrong.
    let lang = environment.lang(lang_of(&line));
    let strings = Strings::new(lang);
    if let Err(error) = query::refuse_misspelt(&line, &strings) {
        return CommandOutcome::Done(finish(Err(error.said(&strings)), err));
    }
    let args = match query::parse(line.clone()) {
        Ok(args) => args,
        Err(error) => {
            let exit = usage(&error, &line, lang, environment, out, err);
            // Git would take any other code for a conflict that is marked in the file.
            let exit = if is_driver && exit == Exit::Usage {
                Exit::NoMerge
            } else {
                exit
            };
            return CommandOutcome::Done(exit);
        }
    };
    let on_screen = environment.terminal && environment.interactive;
    let command = match args.command.clone() {
        Some(command) => command,
        // Where there is no screen, words are searched for.
        None if !on_screen && (!args.query.is_empty() || args.view.is_some()) => {
            Command::Search(args::SearchArgs {
                query: args.query.clone(),
                guesses: false,
                limit: None,
                view: args.view.clone(),
                sort: None,
                changing: None,
            })
        }
        None => return CommandOutcome::Screen(Box::new(args)),
    };
    let (mut out, mut err) = (FailSafeWriter::new(out), FailSafeWriter::new(err));
    let mut context = CommandContext::new(&args.global, environment, &mut out, &mut err);
    let behind = context.behind.clone();
    let result = dispatch(&command, &mut context).map_err(|error| error.said(&context.strings));
    let is_written = writes(&command) && matches!(result, Ok(Exit::Clean));
    let written = || context.strings.get("output-lost-written");
    let done = context.done.clone().or_else(|| is_written.then(written));
    let strings = context.strings;
    let exit = finish(result, &mut err);
    // The work is done, and its answer is not whole.
    let _ = out.flush();
    behind.run();
    let lost = out
        .failure()
        .map(|error| finish(Err(CliError::from(error).said(&strings)), &mut err));
    if let (Some(_), Some(done)) = (&lost, done) {
        let _ = writeln!(err, "  {}", term::line(&done));
    }
    CommandOutcome::Done(match (lost, is_driver) {
        // Git would take any other code for a conflict.
        (Some(lost), false) => lost,
        _ => exit,
    })
}

/// Whether a command has other work than its output.
fn writes(command: &Command) -> bool {
    matches!(
        command,
        Command::Note(_)
            | Command::Fmt(_)
            | Command::Review(_)
            | Command::Approve(_)
            | Command::Publish(_)
            | Command::SendBack(_)
            | Command::Withdraw(_)
            | Command::Set(_)
            | Command::Plan(_)
            | Command::Count(_)
            | Command::Init(_)
            | Command::New(_)
            | Command::Migrate(_)
            | Command::Schemas(_)
            | Command::Move(_)
            | Command::Import(_)
    )
}

/// The language that a line asks for, before it is read as a whole.
pub fn lang_of(line: &[OsString]) -> Option<Lang> {
    let mut words = line.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let asked = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = asked.and_then(Lang::parse) {
            return Some(lang);
        }
    }
    None
}

fn dispatch(command: &Command, context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    table::refuse_elsewhere(command, context)?;
    match command {
        Command::Search(args) => search::run(args, context),
        Command::Note(args) => note::run(args, context),
        Command::Templates => templates::run(context),
        Command::Views(args) => views::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Fmt(args) => fmt::run(args, context),
        Command::Cache(args) => cache::run(args, context),
        Command::Rules(args) => rules::run(args, context),
        Command::Review(args) => review::run(args, context),
        Command::Approve(args) => steps::approve(args, context),
        Command::Publish(args) => steps::publish(args, context),
        Command::SendBack(args) => steps::send_back(args, context),
        Command::Withdraw(args) => steps::withdraw(args, context),
        Command::Set(args) => set::run(args, context),
        Command::Plan(args) => set::plan(args, context),
        Command::Count(args) => set::count(args, context),
        Command::Group(args) => group::run(args, context),
        Command::Laws(args) => laws::run(args, context),
        Command::Documents(args) => documents::run(args, context),
        Command::Lists(args) => lists::run(args, context),
        Command::Variants(args) => variants::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Log(args) => log::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Status => status::run(context),
        Command::Commit(args) => commit::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Migrate(args) => migrate::run(args, context),
        Command::Schemas(args) => schemas::run(args, context),
        Command::Move(args) => move_to::run(args, context),
        Command::Import(args) => import::run(args, context),
        Command::MergeDriver(args) => merge_driver::run(args, context),
        Command::Help(args) => help::run(args, context),
        Command::Completions(args) => {
            let mut command = <Args as clap::CommandFactory>::command();
            clap_complete::generate(args.shell, &mut command, "rasoat", &mut context.out);
            Ok(Exit::Clean)
        }
    }
}

/// Tells what went wrong, and gives the code to leave with. A closed pipe ends quietly.
pub fn finish(result: Result<Exit, CliError>, err: &mut dyn Write) -> Exit {
    match result {
        Ok(exit) => exit,
        Err(error) if error.is_closed_pipe() => Exit::Clean,
        Err(error) => {
            // Nothing is left to tell it to if standard error is closed too.
            let _ = error.write(err);
            error.exit()
        }
    }
}

fn usage(
    error: &clap::Error,
    line: &[OsString],
    lang: Lang,
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    use clap::error::ErrorKind;
    let help = |out: &mut dyn Write, colour: bool| {
        // A reader that has gone is no failure.
        let _ = help::asked(line, &Strings::new(lang), environment.columns, colour, out);
    };
    let text = || crate::text::for_terminal(&error.render().to_string()).into_owned();
    match error.kind() {
        ErrorKind::DisplayHelp => {
            help(out, environment.terminal && !environment.no_color);
            Exit::Clean
        }
        ErrorKind::DisplayVersion => {
            let _ = out.write_all(text().as_bytes());
            Exit::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            help(err, false);
            Exit::Usage
        }
        _ => match help::refusal(error, line, &Strings::new(lang)) {
            Some(refusal) => finish(Err(refusal.said(&Strings::new(lang))), err),
            None => {
                let _ = err.write_all(text().as_bytes());
                Exit::Usage
            }
        },
    }
}
