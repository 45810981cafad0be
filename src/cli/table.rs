//! Which commands have a table, and writing it.

use super::args::{Command, Format};
use super::context::Context;
use super::exit::{CliError, Exit};
use crate::report::sheet::csv;

/// Refuses `--format csv` where there is no table.
///
/// # Errors
/// The command has none (exit code 2).
pub fn refuse_elsewhere(command: &Command, context: &Context<'_>) -> Result<(), CliError> {
    let has_table = matches!(
        command,
        Command::Search(_) | Command::Laws(_) | Command::Documents(_)
    );
    if context.global.format != Format::Csv || has_table {
        return Ok(());
    }
    Err(
        CliError::new(Exit::Usage, "this command has no table to write as CSV").hint(
            "`search`, `laws` and `documents` have; `--format json` is there for every command",
        ),
    )
}

/// Writes a table.
///
/// # Errors
/// The writer fails.
pub fn write<const COLUMNS: usize>(
    context: &mut Context<'_>,
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Result<(), CliError> {
    Ok(context.out.write_all(&csv(header, rows))?)
}
