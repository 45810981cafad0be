//! Reads the world (arguments, environment, terminal), calls the library, and maps the result to an exit code.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use rasoat::cli::context::Environment;
use rasoat::cli::exit::Exit;
use rasoat::cli::{self, Run};
use rasoat::source::{Clock, FixedClock, SystemClock};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let environment = match environment() {
        Ok(environment) => environment,
        Err(message) => {
            // With standard error closed there is nobody to tell.
            let _ = writeln!(io::stderr(), "rasoat: {message}");
            return ExitCode::from(Exit::Usage.code());
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    let run = cli::run(std::env::args_os(), &environment, &mut out, &mut err);
    let exit = match run {
        Run::Done(exit) => flush(exit, &mut out, &mut err),
        Run::Screen(_) => Exit::Failed,
    };
    ExitCode::from(exit.code())
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

fn environment() -> Result<Environment, String> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Ok(Environment {
        folder: std::env::current_dir()
            .map_err(|e| format!("the current folder cannot be read: {e}"))?,
        catalogue: variable("RASOAT_CATALOGUE").map(PathBuf::from),
        locale: ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(variable)
            .or_else(sys_locale::get_locale),
        no_color: variable("NO_COLOR").is_some(),
        terminal: io::stdout().is_terminal(),
        progress: io::stderr().is_terminal(),
        interactive: io::stdin().is_terminal(),
        columns: crossterm::terminal::size()
            .ok()
            .map(|(columns, _)| usize::from(columns)),
        clock: clock(variable("RASOAT_NOW"))?,
    })
}

/// The machine's clock, or one that stands still where `RASOAT_NOW` says so: the same run gives the same bytes.
fn clock(now: Option<String>) -> Result<Arc<dyn Clock>, String> {
    match now {
        None => Ok(Arc::new(SystemClock)),
        Some(now) => now
            .parse()
            .map(|now| Arc::new(FixedClock(now)) as Arc<dyn Clock>)
            .map_err(|_| format!("RASOAT_NOW is `{now}`, not a time such as 2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]")),
    }
}
