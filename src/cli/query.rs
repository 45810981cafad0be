//! A query on the command line. Its words may begin with a hyphen (`-nước`), which clap takes for flags: they are wrapped
//! before it looks and unwrapped after, so that flags may still stand before, between and behind the words.

use std::ffi::{OsStr, OsString};

use clap::{CommandFactory, Parser};

use super::args::Args;
use super::exit::{CliError, Exit};
use crate::search::Query;

/// Stands before a word that begins with a hyphen while clap reads; no keyboard types it.
const WRAP: char = '\u{f8ff}';

/// Commands that take a query.
const QUERIES: [&str; 5] = ["search", "views", "laws", "documents", "export"];

/// Reads a command line.
///
/// # Errors
/// As clap says.
pub fn parse(line: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let line: Vec<OsString> = line.into_iter().collect();
    Args::try_parse_from(if takes_query(&line) {
        line.into_iter().map(wrap).collect()
    } else {
        line
    })
}

/// The text of a query from its words.
#[must_use]
pub fn text(words: &[String]) -> String {
    let words: Vec<&str> = words
        .iter()
        .map(|word| word.strip_prefix(WRAP).unwrap_or(word))
        .collect();
    words.join(" ")
}

/// Reads a query.
///
/// # Errors
/// What is wrong, at which column, and what may stand there (exit code 2).
pub fn read(text: &str) -> Result<Query, CliError> {
    Query::parse(text).map_err(|error| {
        let failed = CliError::new(
            Exit::Usage,
            format!("{text}\n  column {}: {}", error.column, error.message),
        );
        if error.choices.is_empty() {
            failed
        } else {
            failed.hint(format!("one of: {}", error.choices.join(", ")))
        }
    })
}

/// Whether what is asked for is a search or the screen: the first word that is neither flag nor a flag's value is no
/// other command.
fn takes_query(line: &[OsString]) -> bool {
    let command = Args::command();
    let takes_value = |flag: &str| {
        command
            .get_arguments()
            .any(|arg| arg.get_long() == Some(flag) && arg.get_action().takes_values())
    };
    let mut words = line.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            Some("") => return true,
            Some(flag) if takes_value(flag) => _ = words.next(),
            Some(_) => {}
            None if word.starts_with('-') => {}
            None => return QUERIES.contains(&word) || command.find_subcommand(word).is_none(),
        }
    }
    true
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
