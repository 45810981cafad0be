//! Arguments of what brings data in.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};
use jiff::civil::Date;

use super::date;
use crate::i18n::{Message, message};
use crate::import::{Gone, Hidden};

/// Arguments of `import`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportArgs {
    /// What to bring in.
    #[command(subcommand)]
    pub what: ImportCommand,
}

/// What `import` brings in.
#[derive(Clone, Debug, Subcommand)]
pub enum ImportCommand {
    /// Lists (catalog.jsonl) and detail records of the National Public Service Portal, or folders of them.
    Portal(ImportPortalArgs),
    /// Official lists of agencies as the portal exports them (.xlsx): what is new, renamed, moved, gone.
    List(ImportListArgs),
    /// Dossier counts from a CSV file or an Excel workbook.
    Statistics(ImportTableArgs),
    /// Plans from a CSV file or an Excel workbook.
    Plans(ImportTableArgs),
    /// Decisions that were signed and published already, from a CSV file or an Excel workbook.
    Decisions(ImportTableArgs),
    /// Laws, decrees, circulars with their days and what amends and repeals them, from a CSV file or an Excel workbook.
    Instruments(ImportInstrumentsArgs),
}

/// Arguments of `import portal`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportPortalArgs {
    /// Files and folders, in any order.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The list among them is the portal's whole list: propose as abolished what is gone from it.
    #[arg(long)]
    pub whole_list: bool,
    /// Write `lifecycle.to` (the last day in force) for procedures that are gone from the whole list.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "whole_list")]
    pub accept_abolished: Option<Date>,
    /// When it was retrieved.
    #[command(flatten)]
    pub retrieved: RetrievedArgs,
    /// Which side counts in a conflict.
    #[command(flatten)]
    pub settling: SideArgs,
    /// Show what would change, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// When what is brought in was retrieved.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct RetrievedArgs {
    /// The day on which the source was retrieved. Nothing older takes the place of what is newer. Default for what is new: today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub retrieved: Option<Date>,
    /// Take the source although it is older than what the catalogue has, or though that is not known.
    #[arg(long)]
    pub older: bool,
}

/// Which side counts where people and an import changed the same value.
#[derive(Clone, Debug, ClapArgs)]
pub struct SideArgs {
    /// Settle a conflict: keep what the file says, until the portal changes the value again. CODE alone: all its fields.
    #[arg(long, value_name = "CODE:FIELD")]
    pub ours: Vec<String>,
    /// Settle a conflict: take what was read. CODE alone: all its fields.
    #[arg(long, value_name = "CODE:FIELD")]
    pub theirs: Vec<String>,
}

/// Arguments of `import list`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportListArgs {
    /// The lists; several are read together.
    #[arg(required = true, value_name = "FILE.xlsx")]
    pub paths: Vec<PathBuf>,
    /// Agency whose whole list this is, by id, portal code or name; may be repeated. Default: the one that most rows name.
    #[arg(long, value_name = "ID")]
    pub issuer: Vec<String>,
    /// Write `lifecycle.to` (the last day in force) for procedures that are gone from the list.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub accept_abolished: Option<Date>,
    /// The one sheet to read. Default: every one that has the header.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// What to do with rows, columns and sheets that are hidden, filtered out or struck through: take, or skip; then nothing counts as complete or gone. Without it a file that has any is refused.
    #[arg(long, value_name = "take|skip", value_parser = hidden)]
    pub hidden: Option<Hidden>,
    /// When it was retrieved.
    #[command(flatten)]
    pub retrieved: RetrievedArgs,
    /// Which side counts in a conflict.
    #[command(flatten)]
    pub settling: SideArgs,
    /// Show what would change, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// What every import of tables asks.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportFileArgs {
    /// CSV files or Excel workbooks.
    #[arg(value_name = "FILE", required_unless_present = "template")]
    pub paths: Vec<PathBuf>,
    /// The one sheet of a workbook to read. Default: every one that has the header.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// What to do with rows, columns and sheets that are hidden, filtered out or struck through: take, or skip; then nothing counts as complete or gone. Without it a file that has any is refused.
    #[arg(long, value_name = "take|skip", value_parser = hidden)]
    pub hidden: Option<Hidden>,
    /// When it was retrieved.
    #[command(flatten)]
    pub retrieved: RetrievedArgs,
    /// Print an empty CSV file with its header, and what the columns mean on standard error.
    #[arg(long)]
    pub template: bool,
    /// Show what would change, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `import statistics`, `import plans` and `import decisions`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportTableArgs {
    /// The tables.
    #[command(flatten)]
    pub files: ImportFileArgs,
    /// What to do with what the catalogue has and a newer table does not name any more: keep, or remove. Without it that stays, is named, and the exit code is 1.
    #[arg(long, value_name = "keep|remove", value_parser = gone)]
    pub unnamed: Option<Gone>,
}

/// Arguments of `import instruments`.
#[derive(Clone, Debug, ClapArgs)]
pub struct ImportInstrumentsArgs {
    /// The tables.
    #[command(flatten)]
    pub files: ImportFileArgs,
    /// Where the rows were taken from that do not say it.
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
}

/// The word for what becomes of what a table does not name any more.
fn gone(word: &str) -> Result<Gone, Message> {
    match word {
        "keep" => Ok(Gone::Keep),
        "remove" => Ok(Gone::Remove),
        _ => Err(message!("arg-keep")),
    }
}

/// The word for what becomes of what is hidden.
fn hidden(word: &str) -> Result<Hidden, Message> {
    match word {
        "take" => Ok(Hidden::Take),
        "skip" => Ok(Hidden::Skip),
        _ => Err(message!("arg-take")),
    }
}
