//! A query on the command line. Its words may begin with a hyphen (`-nước`), which clap takes for flags: they are wrapped
//! before it looks and unwrapped after, so that flags may still stand before, between and behind the words.

use std::ffi::{OsStr, OsString};

use clap::{CommandFactory, Parser};

use super::args::Args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::term::line;
use crate::i18n::message;
use crate::search::Query;
use crate::search::fuzzy::distance;
use crate::search::query::{QueryError, QueryErrorKind, Term, denies};
use crate::session::Strings;

/// Stands before a word that begins with a hyphen while clap reads; no keyboard types it.
const WRAP: char = '\u{f8ff}';

/// Commands that take a query.
const QUERIES: [&str; 5] = ["search", "views", "laws", "documents", "export"];

/// Reads a command line.
pub fn parse(line: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let line: Vec<OsString> = line.into_iter().collect();
    Args::try_parse_from(if takes_query(&line) {
        line.into_iter().map(wrap).collect()
    } else {
        line
    })
}

/// The text of a query from its words.
pub fn text(words: &[String]) -> String {
    let words: Vec<&str> = words
        .iter()
        .map(|word| word.strip_prefix(WRAP).unwrap_or(word))
        .collect();
    words.join(" ")
}

/// A query, and the words of its text that ask for nothing.
#[derive(Clone, Debug, Default)]
pub struct ParsedQuery {
    /// The query.
    pub query: Query,
    /// The words.
    pub ignored: Vec<String>,
}

impl ParsedQuery {
    /// Says on standard error which words ask for nothing.
    pub fn tell(&self, context: &mut CommandContext<'_>) -> Result<(), CliError> {
        tell_ignored(&self.ignored, context)
    }

    /// For what writes, or makes what is signed: a minus that stands alone may have been meant for the word behind it, and what
    /// is found is then the opposite.
    ///
    /// # Errors
    /// There is one (exit code 2), or the writer fails.
    pub fn refuse_minus(&self, context: &mut CommandContext<'_>) -> Result<(), CliError> {
        let Some(sign) = self.ignored.iter().find(|word| word.contains(denies)) else {
            return self.tell(context);
        };
        let sign = [("sign", sign.as_str().into())];
        let strings = &context.strings;
        Err(
            CliError::new(Exit::Usage, strings.with("query-stray-minus", &sign))
                .hint(strings.get("query-stray-minus-hint")),
        )
    }
}

/// Says on standard error which words ask for nothing.
pub fn tell_ignored(ignored: &[String], context: &mut CommandContext<'_>) -> Result<(), CliError> {
    if ignored.is_empty() {
        return Ok(());
    }
    let words = [("words", ignored.join(" ").into())];
    let told = context.strings.with("query-ignored", &words);
    writeln!(context.err, "rasoat: {}", line(&told))?;
    Ok(())
}

/// For a command that looks for words alone: those of a text that ask for nothing, which are told.
///
/// # Errors
/// The text has a filter, of which the command would find nothing (exit code 2).
pub fn words_alone(
    text: &str,
    command: &str,
    context: &mut CommandContext<'_>,
) -> Result<Vec<String>, CliError> {
    let (filter, ignored) = match Query::read(text) {
        Ok((query, ignored)) => {
            let filter = query.atoms().find_map(|atom| match &atom.term {
                Term::Filter(_) => Some(atom.to_string()),
                _ => None,
            });
            (filter, ignored)
        }
        // A word that is to be ruled out is not what is looked for.
        Err(error) if matches!(error.kind, QueryErrorKind::Misplaced { .. }) => {
            return Err(wrong(text, &error));
        }
        // What is no query, such as a title with a colon, is words.
        Err(error) => (mistyped(text, &error), Vec::new()),
    };
    if let Some(filter) = filter {
        let named = [("command", command.into()), ("filter", filter.into())];
        let strings = &context.strings;
        return Err(
            CliError::new(Exit::Usage, strings.with("query-words-alone", &named))
                .hint(strings.get("query-words-alone-hint")),
        );
    }
    tell_ignored(&ignored, context)?;
    Ok(ignored)
}

/// The filter that a text was to have, where what is wrong with it is its value. A name with a colon that is no field's, such
/// as in a title, is words.
fn mistyped(text: &str, error: &QueryError) -> Option<String> {
    match &error.kind {
        QueryErrorKind::UnknownValue(field, value) | QueryErrorKind::BadQuantity(field, value) => {
            Some(format!("{}:{value}", field.name()))
        }
        QueryErrorKind::MissingValue(field) if text.trim_end().ends_with(':') => {
            Some(format!("{}:", field.name()))
        }
        _ => None,
    }
}

/// Reads a query.
pub fn read(text: &str) -> Result<Query, CliError> {
    Ok(asked(text)?.query)
}

/// Reads a query, with the words that ask for nothing.
///
/// # Errors
/// What is wrong, at which column, and what may stand there (exit code 2).
pub fn asked(text: &str) -> Result<ParsedQuery, CliError> {
    let asked = |(query, ignored)| ParsedQuery { query, ignored };
    Query::read(text)
        .map(asked)
        .map_err(|error| wrong(text, &error))
}

fn wrong(text: &str, error: &QueryError) -> CliError {
    let (column, message) = (error.column, &error.message);
    let message = message!("query-error-of-text", text, column, message);
    let failed = CliError::new(Exit::Usage, message);
    match error.choices.is_empty() {
        true => failed,
        false => failed.hint(message!("one-of", choices = error.choices.join(", "))),
    }
}

/// Whether what is asked for is a search or the screen: the first word that is neither flag nor a flag's value is no
/// other command.
fn takes_query(line: &[OsString]) -> bool {
    first_word(line).is_none_or(|word| {
        QUERIES.contains(&word) || Args::command().find_subcommand(word).is_none()
    })
}

/// The first word that is neither flag nor a flag's value; none where `--` says that all that follows is to be searched.
fn first_word(line: &[OsString]) -> Option<&str> {
    let command = Args::command();
    let takes_value = |flag: &str| {
        command
            .get_arguments()
            .any(|arg| arg.get_long() == Some(flag) && arg.get_action().takes_values())
    };
    let mut words = line.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            Some("") => return None,
            Some(flag) if takes_value(flag) => _ = words.next(),
            Some(_) => {}
            None if word.starts_with('-') => {}
            None => return Some(word),
        }
    }
    None
}

/// Refuses a first word that is one letter from a command: a slip of the keyboard must not end as a search that found
/// nothing.
///
/// # Errors
/// It is; what may have been meant (exit code 2).
pub fn refuse_misspelt(line: &[OsString], strings: &Strings) -> Result<(), CliError> {
    let Some(word) = first_word(line) else {
        return Ok(());
    };
    let command = Args::command();
    if command.find_subcommand(word).is_some() || word == "help" {
        return Ok(());
    }
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near: Vec<&str> = names.filter(|name| distance(word, name) == 1).collect();
    if near.is_empty() {
        return Ok(());
    }
    let named = [
        ("word", word.into()),
        ("command", near.join(", ").into()),
        ("first", near.first().copied().unwrap_or_default().into()),
    ];
    Err(
        CliError::new(Exit::Usage, strings.with("command-misspelt", &named))
            .hint(strings.with("command-misspelt-hint", &named)),
    )
}

fn wrap(word: OsString) -> OsString {
    let is_word = |text: &str| {
        let rest = text.strip_prefix('-')?;
        let flag = rest.starts_with('-') || matches!(rest, "" | "h" | "V");
        (!flag).then_some(())
    };
    match word.to_str().and_then(is_word) {
        Some(()) => {
            let mut wrapped = OsString::from(WRAP.to_string());
            wrapped.push(OsStr::new(&word));
            wrapped
        }
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Command;

    fn search(line: &str) -> (String, Option<usize>) {
        let line = std::iter::once("rasoat")
            .chain(line.split(' '))
            .map(OsString::from);
        match parse(line).unwrap().command {
            Some(Command::Search(args)) => (text(&args.query), args.limit),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn flags_stand_anywhere_among_words_that_begin_with_a_hyphen() {
        assert_eq!(
            search("search -hộ tịch --limit 3"),
            ("-hộ tịch".into(), Some(3))
        );
        assert_eq!(
            search("search --limit 3 -hoa -flag:no-plan"),
            ("-hoa -flag:no-plan".into(), Some(3))
        );
        assert_eq!(search("--lang vi search -x"), ("-x".into(), None));
        assert_eq!(search("search -- --limit"), ("--limit".into(), None));
    }

    #[test]
    fn the_screen_opens_on_a_query_and_commands_win_over_words() {
        let parse = |line: &[&str]| parse(line.iter().map(OsString::from)).unwrap();
        let screen = parse(&["rasoat", "-hộ", "tịch", "--lang", "vi"]);
        assert!(screen.command.is_none());
        assert_eq!(text(&screen.query), "-hộ tịch");
        assert!(parse(&["rasoat", "status"]).command.is_some());
        assert_eq!(text(&parse(&["rasoat", "--", "status"]).query), "status");
    }

    #[test]
    fn short_flags_of_other_commands_stay_flags() {
        let parse = |line: &[&str]| parse(line.iter().map(OsString::from)).unwrap();
        match parse(&["rasoat", "commit", "-m", "lời nhắn", "-y"]).command {
            Some(Command::Commit(args)) => {
                assert!(args.yes && args.message.as_deref() == Some("lời nhắn"))
            }
            other => panic!("{other:?}"),
        }
    }
}
