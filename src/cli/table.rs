//! A table as comma-separated values (RFC 4180), with a byte-order mark so that spreadsheets read Vietnamese. No cell can
//! be taken for a formula.

use super::args::{Command, Format};
use super::context::Context;
use super::exit::{CliError, Exit};
use crate::text::for_cell;

/// Refuses `--format csv` where there is no table.
///
/// # Errors
/// The command has none (exit code 2).
pub fn refuse_elsewhere(command: &Command, context: &Context<'_>) -> Result<(), CliError> {
    let has_table = matches!(command, Command::Laws(_) | Command::Documents(_));
    if context.global.format != Format::Csv || has_table {
        return Ok(());
    }
    Err(
        CliError::new(Exit::Usage, "this command has no table to write as CSV")
            .hint("`laws` and `documents` have; `--format json` is there for every command"),
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
    context.out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::Writer::from_writer(&mut *context.out);
    let failed = |error: csv::Error| CliError::from(std::io::Error::from(error));
    writer.write_record(header).map_err(failed)?;
    for row in rows {
        writer
            .write_record(row.each_ref().map(|cell| for_cell(cell).into_owned()))
            .map_err(failed)?;
    }
    writer.flush()?;
    Ok(())
}
