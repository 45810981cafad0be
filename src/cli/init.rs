//! `rasoat init DIR`: makes an empty catalogue in a git repository, its own or the one it lies in.

use std::path::Path;
use std::sync::Arc;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::term::line;
use crate::catalogue::init;
use crate::i18n::message;
use crate::session::Workspace;
use crate::session::edit::write_access::WriteAccess;
use crate::session::open::neighbours::{Neighbour, neighbour};
use crate::vcs::Repository;

pub(super) fn run(
    args: &args::InitArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let folder = context.environment.folder.join(&args.dir);
    let title = args.title.as_deref().unwrap_or(init::DEFAULT_TITLE);
    let files = init::files(title)
        .map_err(|error| CliError::new(Exit::Usage, message!("error-title", error)))?;
    refuse_neighbours(&folder)?;
    // Before anything is written: git may be told to look elsewhere, or be unable to look at all.
    let there = folder.ancestors().find(|place| place.is_dir());
    let around = Repository::find(there.unwrap_or(&folder), &context.environment.git)?;
    let git = Arc::clone(&context.environment.git);
    let door = WriteAccess::of(&Workspace::at(&folder).with_git(git))?;
    door.init(&files)
        .map_err(|error| CliError::from(error).with_exit(Exit::Usage))?;
    if around.is_none() {
        Repository::init(&folder)?;
    }
    if !context.global.quiet {
        let path = args.dir.display().to_string();
        for id in ["init-done", "init-next"] {
            let text = context.strings.with(id, &[("path", path.as_str().into())]);
            writeln!(context.err, "{}", line(&text))?;
        }
    }
    Ok(Exit::Clean)
}

/// A catalogue inside another is read by neither as it was meant.
fn refuse_neighbours(folder: &Path) -> Result<(), CliError> {
    let said = match neighbour(folder) {
        None => return Ok(()),
        Some(Neighbour::Above(other)) => {
            message!("error-below", path = other.display())
        }
        Some(Neighbour::Below(other)) => {
            message!("error-above", path = other.display())
        }
    };
    Err(CliError::new(Exit::Usage, said).hint(message!("error-beside-hint")))
}
