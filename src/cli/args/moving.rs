//! Arguments of what makes a procedure's file, and of what moves it.

use clap::Args as ClapArgs;
use jiff::civil::Date;

use super::date;
use crate::catalogue::model::{Level, ProcedureKind, is_code};
use crate::i18n::{Message, message};

/// Arguments of `new`.
#[derive(Clone, Debug, ClapArgs)]
pub struct NewArgs {
    /// Its code: 1.009999, or an internal one that begins with a letter.
    #[arg(value_parser = code)]
    pub code: String,
    /// Its official name.
    #[arg(long, value_name = "TEXT", value_parser = filled)]
    pub name: String,
    /// The agency that published it: an id of agencies.yaml. Without it the file goes to procedures/unknown/.
    #[arg(long, value_name = "AGENCY")]
    pub issuer: Option<String>,
    /// A field that it belongs to: an id of fields.yaml; may be repeated.
    #[arg(long, value_name = "FIELD")]
    pub field: Vec<String>,
    /// A level of government that handles it: ministry, province, commune, vertical, other; may be repeated.
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub level: Vec<Level>,
    /// Its kind: standard, specific, internal, interconnected.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<ProcedureKind>,
    /// Its first day in force.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: Option<Date>,
    /// Open the file in VISUAL or EDITOR once it is made.
    #[arg(long, conflicts_with = "dry_run")]
    pub edit: bool,
    /// Show the file, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `move`.
#[derive(Clone, Debug, ClapArgs)]
pub struct MoveArgs {
    /// Its code as it is.
    pub code: String,
    /// Its code from now on.
    #[arg(long, value_name = "CODE", value_parser = code, required_unless_present = "issuer")]
    pub to: Option<String>,
    /// Its issuer from now on: an id of agencies.yaml.
    #[arg(long, value_name = "AGENCY")]
    pub issuer: Option<String>,
    /// The first day of the new code, where it officially replaces the old one.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "to")]
    pub from: Option<Date>,
    /// The first day on which it was the new issuer's. Default: today.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "issuer", conflicts_with = "from")]
    pub since: Option<Date>,
    /// Show every file that changes and what the rules say then, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

fn code(word: &str) -> Result<String, Message> {
    match is_code(word) {
        true => Ok(word.to_owned()),
        false => Err(message!("arg-code")),
    }
}

fn filled(text: &str) -> Result<String, Message> {
    let text = crate::text::nfc(text.trim()).into_owned();
    match text.is_empty() || text.chars().any(char::is_control) {
        true => Err(message!("arg-name")),
        false => Ok(text),
    }
}

fn level(word: &str) -> Result<Level, Message> {
    // The district level ended on 2025-06-30.
    let levels = Level::ALL.iter().filter(|level| **level != Level::District);
    one_of(word, levels, |level| level.as_str())
}

fn kind(word: &str) -> Result<ProcedureKind, Message> {
    one_of(word, ProcedureKind::ALL.iter(), |kind| kind.as_str())
}

fn one_of<'a, T: Copy + 'a>(
    word: &str,
    all: impl Iterator<Item = &'a T>,
    name: impl Fn(T) -> &'static str,
) -> Result<T, Message> {
    let all: Vec<T> = all.copied().collect();
    let found = all.iter().find(|of| name(**of) == word);
    found.copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|of| name(*of)).collect();
        message!("one-of", choices = words.join(", "))
    })
}
