//! A command described in one language: what it does, its usage, arguments and options, an example. Names come from the
//! table of arguments, words from the strings: `cmd-<command>`, and `opt-<command>-<option>`, else `opt-<option>` for what
//! several commands share.

use clap::{Arg, CommandFactory};

use super::examples::example;
use crate::cli::args::{Args, Format};
use crate::cli::table::formats_of;
use crate::session::Strings;

/// A command in words.
#[derive(Debug)]
pub struct CommandHelp {
    /// Its name: `import portal`; nothing for the program itself.
    pub name: String,
    /// What it does.
    pub about: String,
    /// How it is called, a line each.
    pub usage: Vec<String>,
    /// Commands below it.
    pub commands: Vec<(String, String)>,
    /// Arguments and options, under their headings.
    pub sections: Vec<(String, Vec<(String, String)>)>,
    /// What else is to be said.
    pub more: Vec<String>,
    /// A line that succeeds on the sample catalogue.
    pub example: Option<&'static str>,
    /// The page of the guide that says more.
    pub page: Option<&'static str>,
}

/// Every command, the program itself first, each before those below it.
pub fn commands() -> Vec<String> {
    fn add(command: &clap::Command, name: &str, names: &mut Vec<String>) {
        names.push(name.to_owned());
        for below in command.get_subcommands() {
            add(below, &joined(name, below.get_name()), names);
        }
    }
    let mut names = Vec::new();
    add(&Args::command(), "", &mut names);
    names
}

/// The command that words begin with, and how many words name it.
pub fn named<'a>(words: impl IntoIterator<Item = &'a str>) -> (String, usize) {
    let mut command = Args::command();
    let (mut name, mut count) = (String::new(), 0);
    for word in words {
        let Some(below) = command.find_subcommand(word) else {
            break;
        };
        let below = below.clone();
        name = joined(&name, word);
        count += 1;
        command = below;
    }
    (name, count)
}

/// Words that are not empty, apart.
pub fn joined_parts(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

fn joined(name: &str, below: &str) -> String {
    joined_parts(&[name, below])
}

/// The id of the string that says what a command does.
pub fn command_id(name: &str) -> String {
    match name {
        "" => "cmd-rasoat".to_owned(),
        name => format!("cmd-{}", name.replace(' ', "-")),
    }
}

/// The ids of the string of an option: the first that is there counts.
pub fn option_ids(command: &str, option: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut name = command;
    loop {
        let of = if name.is_empty() {
            "rasoat".to_owned()
        } else {
            name.replace(' ', "-")
        };
        ids.push(format!("opt-{of}-{option}"));
        match name.rsplit_once(' ') {
            Some((above, _)) => name = above,
            None => break,
        }
    }
    ids.push(format!("opt-{option}"));
    ids
}

/// Arguments and options of a command, those of every command included.
pub fn options(name: &str) -> Vec<Arg> {
    let root = Args::command();
    let mut command = root.clone();
    for word in name.split(' ').filter(|word| !word.is_empty()) {
        if let Some(below) = command.find_subcommand(word) {
            command = below.clone();
        }
    }
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    let everywhere = root.get_arguments().filter(|arg| arg.is_global_set());
    own.chain(everywhere).cloned().collect()
}

/// Describes a command.
pub fn describe(name: &str, strings: &Strings) -> CommandHelp {
    let mut root = Args::command();
    root.build();
    let mut command = root;
    for word in name.split(' ').filter(|word| !word.is_empty()) {
        if let Some(below) = command.find_subcommand(word) {
            command = below.clone();
        }
    }
    let usage = command.render_usage().to_string();
    let usage = usage.trim().trim_start_matches("Usage:");
    let about = |name: &str| strings.get(&command_id(name));
    let below = command.get_subcommands();
    let below = below.filter(|below| !(name.is_empty() && below.is_hide_set()));
    let below: Vec<(String, String)> = below
        .filter(|below| below.get_name() != "help" || name.is_empty())
        .map(|below| {
            let name = joined(name, below.get_name());
            (below.get_name().to_owned(), about(&name))
        })
        .collect();
    let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let mut add = |heading: &str, entry: (String, String)| {
        let heading = strings.get(heading);
        match sections.iter_mut().find(|(of, _)| *of == heading) {
            Some((_, entries)) => entries.push(entry),
            None => sections.push((heading, vec![entry])),
        }
    };
    for arg in options(name) {
        // What has one form leaves nothing to choose.
        if arg.get_id() == "format" && formats_of(name).len() == 1 {
            continue;
        }
        let heading = match arg.get_help_heading() {
            Some("Everywhere") => "help-everywhere",
            Some("The plan") => "help-the-plan",
            Some("Its rows") => "help-its-rows",
            _ if arg.is_positional() => "help-arguments",
            _ => "help-options",
        };
        add(heading, (left(&arg), words(name, &arg, strings)));
    }
    let help = ("-h, --help".to_owned(), strings.get("help-of-help"));
    add("help-everywhere", help);
    if name.is_empty() {
        let version = ("-V, --version".to_owned(), strings.get("help-of-version"));
        add("help-everywhere", version);
    }
    let order = [
        "help-arguments",
        "help-options",
        "help-the-plan",
        "help-its-rows",
        "help-everywhere",
    ]
    .map(|id| strings.get(id));
    sections.sort_by_key(|(heading, _)| order.iter().position(|of| of == heading));
    let more = match name {
        "" => vec![strings.get("help-how"), strings.get("help-codes")],
        "move" => vec![strings.get("help-of-move")],
        _ => Vec::new(),
    };
    CommandHelp {
        name: name.to_owned(),
        about: about(name),
        usage: usage.lines().map(|line| line.trim().to_owned()).collect(),
        commands: below,
        sections,
        more,
        example: example(name).map(|example| example.line),
        page: example(name).map(|example| example.page),
    }
}

/// How an argument or option is written.
fn left(arg: &Arg) -> String {
    let values: Vec<String> = match arg.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![arg.get_id().as_str().to_uppercase()],
    };
    let several = matches!(arg.get_action(), clap::ArgAction::Append);
    let angled: Vec<String> = values.iter().map(|name| format!("<{name}>")).collect();
    if arg.is_positional() {
        let dots = if several || arg.get_num_args().is_some_and(|of| of.max_values() > 1) {
            "…"
        } else {
            ""
        };
        return match arg.is_required_set() {
            true => format!("{}{dots}", angled.join(" ")),
            false => format!("[{}]{dots}", values.join(" ")),
        };
    }
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let mut out: String = [short, long]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    if arg.get_action().takes_values() {
        let optional = arg.get_num_args().is_some_and(|of| of.min_values() == 0);
        let value = if optional {
            format!("[{}]", values.join(" "))
        } else {
            angled.join(" ")
        };
        out.push(' ');
        out.push_str(&value);
    }
    out
}

/// What an argument or option is for, with the words that may stand there and the one that holds without it.
fn words(command: &str, arg: &Arg, strings: &Strings) -> String {
    let id = arg.get_id().as_str();
    let ids = option_ids(command, id);
    let text = ids.iter().find_map(|id| strings.find(id));
    let mut text = text.unwrap_or_else(|| id.to_owned());
    if !arg.get_action().takes_values() {
        return text;
    }
    let values: Vec<String> = if id == "format" {
        formats_of(command).into_iter().map(Format::word).collect()
    } else {
        let values = arg.get_possible_values();
        values
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect()
    };
    if !values.is_empty() {
        text.push(' ');
        text.push_str(&strings.with("help-values", &[("values", values.join(", ").into())]));
    }
    let default = arg.get_default_values().first();
    if let Some(default) = default.and_then(|value| value.to_str()) {
        text.push(' ');
        text.push_str(&strings.with("help-default", &[("value", default.into())]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Lang;
    use crate::session::words::guide::PAGES;

    #[test]
    fn every_command_and_option_is_described_in_both_languages_and_every_command_has_an_example() {
        let mut missing = Vec::new();
        for name in commands() {
            let Some(example) = example(&name) else {
                missing.push(format!("example of {name}"));
                continue;
            };
            assert!(
                PAGES.iter().any(|page| page.id == example.page),
                "{name} names no page: {}",
                example.page
            );
            assert!(
                example
                    .line
                    .contains(&format!("rasoat {name}").trim().to_owned()),
                "{name}"
            );
            for lang in [Lang::Vi, Lang::En] {
                let strings = Strings::new(lang);
                if strings.find(&command_id(&name)).is_none() {
                    missing.push(command_id(&name));
                }
                for arg in options(&name) {
                    let ids = option_ids(&name, arg.get_id().as_str());
                    if !ids.iter().any(|id| strings.find(id).is_some()) {
                        missing.push(ids.first().cloned().unwrap_or_default());
                    }
                }
            }
        }
        missing.dedup();
        assert!(
            missing.is_empty(),
            "say in en.ftl and vi.ftl, or in examples.rs: {missing:#?}"
        );
    }

    #[test]
    fn no_string_of_the_command_line_is_left_over() {
        let mut used: Vec<String> = Vec::new();
        let strings = Strings::new(Lang::En);
        for name in commands() {
            used.push(command_id(&name));
            for arg in options(&name) {
                let ids = option_ids(&name, arg.get_id().as_str());
                used.extend(ids.into_iter().find(|id| strings.find(id).is_some()));
            }
        }
        let file = include_str!("../../i18n/en.ftl");
        let ids = file
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id);
        let over: Vec<&str> = ids
            .filter(|id| id.starts_with("opt-") || id.starts_with("cmd-"))
            .filter(|id| !used.iter().any(|used| used == id))
            .collect();
        assert!(over.is_empty(), "no command or option has these: {over:?}");
    }

    #[test]
    fn no_page_is_called_like_a_command() {
        for page in PAGES {
            assert!(
                !commands().iter().any(|name| name == page.id),
                "{}",
                page.id
            );
        }
    }
}
