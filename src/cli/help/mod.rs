//! `rasoat help [TOPIC]`, and what `--help` prints: commands, and the pages of the guide, in the reader's language.
//!
//! | file | what lives there |
//! |---|---|
//! | `examples` | an example of each command, and its page |
//! | `tables` | the generated tables of the guide |
//! | `command_help` | a command in words |
//! | `usage_errors` | what is wrong with a command line |

pub mod command_help;
pub mod examples;
pub mod tables;
mod usage_errors;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::CommandFactory;

use super::args::{self, Args};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::term::Paint;
use crate::session::words::guide::text::{TextStyle, lay_out};
use crate::session::words::guide::{PAGES, Page, page};
use crate::session::{Lang, Strings};
use crate::text::{fold, nearest, pad, width, wrap};
use command_help::{CommandHelp, commands, describe, named};

/// Columns of a text that is read, at most.
const WIDEST: usize = 100;

/// Columns that names take before what is said of them.
const NAMES: usize = 26;

pub(super) fn run(
    args: &args::HelpArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let paint = Paint::new(context.colour());
    let columns = columns(context.environment.columns);
    let words: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    let strings = &context.strings;
    if words.is_empty() {
        overview(context.out, strings, paint, columns)?;
        return Ok(Exit::Clean);
    }
    let (name, count) = named(words.iter().copied());
    if count == words.len() {
        command(
            context.out,
            &describe(&name, strings),
            strings,
            paint,
            columns,
        )?;
        return Ok(Exit::Clean);
    }
    let topic = words.join(" ");
    match page(&topic) {
        Some(page) => {
            print_page(context.out, page, strings.lang(), paint, columns)?;
            Ok(Exit::Clean)
        }
        None => Err(unknown(&topic, strings)),
    }
}

fn columns(of_terminal: Option<usize>) -> usize {
    of_terminal.unwrap_or(WIDEST).clamp(40, WIDEST)
}

/// There is neither such a command nor such a page: what may have been meant.
fn unknown(topic: &str, strings: &Strings) -> CliError {
    let wanted = fold(topic);
    let titles = PAGES.iter().flat_map(|page| {
        let titles =
            [Lang::Vi, Lang::En].map(|lang| (page.title(lang).to_owned(), page.id.to_owned()));
        titles
            .into_iter()
            .chain([(page.id.to_owned(), page.id.to_owned())])
    });
    let names = commands().into_iter().filter(|name| !name.is_empty());
    let names: Vec<(String, String)> = names
        .map(|name| (name.clone(), name))
        .chain(titles)
        .collect();
    let mut near: Vec<&str> = Vec::new();
    for (name, id) in &names {
        let name = fold(name);
        let is_near = nearest(&wanted, [name.as_str()]).is_some()
            || name.starts_with(&wanted)
            || name.split([' ', '-']).any(|word| word == wanted);
        if is_near && !near.contains(&id.as_str()) {
            near.push(id);
        }
    }
    let error = CliError::new(
        Exit::Usage,
        strings.with("help-unknown", &[("topic", topic.into())]),
    );
    error.hint(match near.is_empty() {
        true => strings.get("help-unknown-hint"),
        false => strings.with("help-unknown-near", &[("near", near.join(", ").into())]),
    })
}

/// Commands and pages.
fn overview(
    out: &mut dyn Write,
    strings: &Strings,
    paint: Paint,
    columns: usize,
) -> io::Result<()> {
    let program = describe("", strings);
    writeln!(out, "{}\n", program.about)?;
    writeln!(out, "{}", paint.strong(&strings.get("help-commands")))?;
    for (name, about) in &program.commands {
        entry(out, name, about, columns, paint)?;
    }
    writeln!(out, "\n{}", paint.strong(&strings.get("help-pages")))?;
    for page in PAGES {
        entry(out, page.id, page.title(strings.lang()), columns, paint)?;
    }
    writeln!(out)?;
    for line in wrap(&strings.get("help-how"), columns) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn entry(
    out: &mut dyn Write,
    name: &str,
    text: &str,
    columns: usize,
    paint: Paint,
) -> io::Result<()> {
    let mut lines = wrap(text, columns.saturating_sub(NAMES + 2).max(20)).into_iter();
    if width(name) > NAMES - 2 {
        writeln!(out, "  {}", paint.strong(name))?;
    } else {
        let first = lines.next().unwrap_or_default();
        let room = NAMES.saturating_sub(width(name));
        writeln!(out, "  {}{}{first}", paint.strong(name), " ".repeat(room))?;
    }
    for line in lines {
        writeln!(out, "  {}{line}", " ".repeat(NAMES))?;
    }
    Ok(())
}

/// One command.
fn command(
    out: &mut dyn Write,
    of: &CommandHelp,
    strings: &Strings,
    paint: Paint,
    columns: usize,
) -> io::Result<()> {
    for line in wrap(&of.about, columns) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "\n{}", paint.strong(&strings.get("help-usage")))?;
    for line in &of.usage {
        writeln!(out, "  {line}")?;
    }
    if !of.commands.is_empty() {
        writeln!(out, "\n{}", paint.strong(&strings.get("help-commands")))?;
        for (name, about) in &of.commands {
            entry(out, name, about, columns, paint)?;
        }
    }
    for (heading, entries) in &of.sections {
        writeln!(out, "\n{}", paint.strong(heading))?;
        for (name, text) in entries {
            entry(out, name, text, columns, paint)?;
        }
    }
    for text in &of.more {
        writeln!(out)?;
        for line in wrap(text, columns) {
            writeln!(out, "{line}")?;
        }
    }
    if let Some(page) = of.page {
        let page = [("page", page.into())];
        writeln!(out, "\n{}", strings.with("help-page", &page))?;
    }
    if let Some(example) = of.example {
        writeln!(out, "\n{}", paint.strong(&strings.get("help-example")))?;
        writeln!(out, "  {example}")?;
    }
    Ok(())
}

fn print_page(
    out: &mut dyn Write,
    page: &Page,
    lang: Lang,
    paint: Paint,
    columns: usize,
) -> io::Result<()> {
    for row in lay_out(page.markdown(lang), columns, true) {
        let text = row.text();
        let is_heading = row
            .pieces
            .iter()
            .any(|(style, _)| *style == TextStyle::Heading);
        if row.whole {
            writeln!(out, "{text}")?;
            continue;
        }
        let hang = row.hang.min(columns / 2);
        // What stands before the text keeps its blanks: the text alone is broken.
        let (lead, rest) = split_columns(&text, row.hang);
        let mut lines = wrap(rest, columns.saturating_sub(hang).max(20)).into_iter();
        let first = lines.next().unwrap_or_default();
        let first = format!("{lead}{first}");
        match is_heading {
            true => writeln!(out, "{}", paint.strong(&first))?,
            false => writeln!(out, "{}", first.trim_end())?,
        }
        for line in lines {
            writeln!(out, "{}{line}", pad("", hang))?;
        }
    }
    Ok(())
}

/// The text up to a column, and the rest.
fn split_columns(text: &str, columns: usize) -> (&str, &str) {
    let end = text
        .char_indices()
        .map(|(at, sign)| at + sign.len_utf8())
        .find(|end| width(&text[..*end]) >= columns && columns > 0);
    text.split_at(end.unwrap_or(0).min(text.len()))
}

/// Prints what `--help` asks for: the command that the line names.
pub fn asked(
    line: &[OsString],
    strings: &Strings,
    of_terminal: Option<usize>,
    paint: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = command_of(line);
    let described = describe(&name, strings);
    command(
        out,
        &described,
        strings,
        Paint::new(paint),
        columns(of_terminal),
    )
}

/// What is wrong with a line, where that can be said in the reader's language.
pub fn refusal(error: &clap::Error, line: &[OsString], strings: &Strings) -> Option<CliError> {
    usage_errors::wrong(error, &command_of(line), strings)
}

/// The command that a line names; options and their values are passed over.
fn command_of(line: &[OsString]) -> String {
    let mut command = Args::command();
    let root = command.clone();
    let mut name: Vec<String> = Vec::new();
    let mut words = line.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix("--") {
            let mut known = command.get_arguments().chain(root.get_arguments());
            let takes =
                |arg: &clap::Arg| arg.get_long() == Some(option) && arg.get_action().takes_values();
            if known.any(takes) {
                words.next();
            }
        } else if !word.starts_with('-') {
            let Some(below) = command.find_subcommand(word).cloned() else {
                break;
            };
            name.push(word.to_owned());
            command = below;
        }
    }
    name.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_that_help_is_asked_for_is_found_behind_options() {
        for (line, name) in [
            ("rasoat --help", ""),
            ("rasoat search khai --help", "search"),
            ("rasoat --lang vi import portal --help", "import portal"),
            ("rasoat import --help", "import"),
            ("rasoat export --output search --help", "export"),
        ] {
            let line: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(command_of(&line), name);
        }
    }
}
