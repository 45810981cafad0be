//! Which commands have a table, and writing it.

use super::args::{Command, Format};
use super::context::Context;
use super::exit::{CliError, Exit};
use crate::catalogue::Snapshot;
use crate::report::sheet::csv;

/// Refuses a format that a command has no output in: `csv` where there is no table, the forms of files that only
/// `export` writes, and those of findings, which only `check` has.
///
/// # Errors
/// The command has none (exit code 2).
pub fn refuse_elsewhere(command: &Command, context: &Context<'_>) -> Result<(), CliError> {
    let of_findings = matches!(
        context.global.format,
        Format::Concise | Format::Sarif | Format::Github | Format::Gitlab
    );
    if matches!(command, Command::Export(_)) && !of_findings {
        return Ok(());
    }
    let has_table = matches!(
        command,
        Command::Search(_) | Command::Laws(_) | Command::Documents(_)
    );
    match context.global.format {
        Format::Human | Format::Json => Ok(()),
        Format::Md if matches!(command, Command::Diff(_)) => Ok(()),
        Format::Csv if has_table => Ok(()),
        Format::Csv => Err(CliError::new(
            Exit::Usage,
            "this command has no table to write as CSV",
        )
        .hint(
            "`search`, `laws`, `documents` and `export` have; `--format json` is there for every command",
        )),
        Format::Concise | Format::Sarif | Format::Github | Format::Gitlab => {
            match matches!(command, Command::Check(_)) {
                true => Ok(()),
                false => Err(
                    CliError::new(Exit::Usage, "this command has no findings to write so")
                        .hint("`check` has; `--format json` is there for every command"),
                ),
            }
        }
        Format::Md | Format::Xlsx | Format::Docx => Err(CliError::new(
            Exit::Usage,
            "this command writes no document",
        )
        .hint("`rasoat export eligible --output FILE.xlsx` does")),
    }
}

/// Writes a table.
///
/// # Errors
/// The writer fails.
pub fn write<const COLUMNS: usize>(
    context: &mut Context<'_>,
    snapshot: &Snapshot,
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Result<(), CliError> {
    let table = csv(header, rows, snapshot.is_sample());
    Ok(context.out.write_all(&table)?)
}
