//! Which commands have a table, and writing it.

use super::args::{Command, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use crate::catalogue::Snapshot;
use crate::export::sheet::csv;
use crate::i18n::message;

/// The formats that a command has, by its name; those of the program itself are all.
pub(super) fn formats_of(command: &str) -> Vec<Format> {
    use Format::{Concise, Csv, Docx, Github, Gitlab, Human, Json, Md, Sarif, Xlsx};
    match command {
        "" => Format::ALL.to_vec(),
        "search" | "laws" | "documents" | "lists" => vec![Human, Json, Csv],
        "variants" => vec![Human, Json, Csv, Xlsx],
        "diff" => vec![Human, Json, Md],
        "export" => vec![Human, Json, Csv, Md, Xlsx, Docx],
        "check" => vec![Human, Json, Concise, Sarif, Github, Gitlab],
        "completions" | "help" | "init" | "merge-driver" => vec![Human],
        _ => vec![Human, Json],
    }
}

/// Refuses a format that a command has no output in: `csv` where there is no table, the forms of files that only
/// `export` writes, and those of findings, which only `check` has.
///
/// # Errors
/// The command has none (exit code 2).
pub(super) fn refuse_elsewhere(
    command: &Command,
    context: &CommandContext<'_>,
) -> Result<(), CliError> {
    let format = context.global.format;
    let name = match command {
        Command::Search(_) => "search",
        Command::Laws(_) => "laws",
        Command::Documents(_) => "documents",
        Command::Lists(_) => "lists",
        Command::Variants(_) => "variants",
        Command::Diff(_) => "diff",
        Command::Export(_) => "export",
        Command::Check(_) => "check",
        // What has nothing but text says that text, whatever form is asked for.
        _ => "others",
    };
    if formats_of(name).contains(&format) {
        return Ok(());
    }
    let (message, hint) = match format {
        Format::Csv => (message!("error-no-table"), message!("error-no-table-hint")),
        Format::Concise | Format::Sarif | Format::Github | Format::Gitlab => (
            message!("error-no-findings"),
            message!("error-no-findings-hint"),
        ),
        _ => (
            message!("error-no-document"),
            message!("error-no-document-hint"),
        ),
    };
    Err(CliError::new(Exit::Usage, message).hint(hint))
}

/// Writes a table.
pub(super) fn write<const COLUMNS: usize>(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    header: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Result<(), CliError> {
    let table = csv(header, rows, snapshot.is_sample());
    Ok(context.out.write_all(&table)?)
}
