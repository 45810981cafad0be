//! The generated tables of the guide, in Markdown. Tests hold the pages against them.

use crate::catalogue::model::{Level, OnlineLevel, Outcome};
use crate::cli::args::Format;
use crate::cli::exit::Exit;
use crate::cli::help::command_help::{commands, describe, joined_parts};
use crate::cli::table::formats_of;
use crate::rules::{Blocks, RULES};
use crate::search::query::{FilterField, VariantAsked, variant_name};
use crate::session::RuleText;
use crate::session::Strings;

/// The variables that the program reads, each with the id of what it means.
pub const VARIABLES: &[(&[&str], &str)] = &[
    (&["RASOAT_CATALOGUE"], "variable-RASOAT_CATALOGUE"),
    (&["LC_ALL", "LC_MESSAGES", "LANG"], "variable-locale"),
    (&["NO_COLOR"], "variable-NO_COLOR"),
    (&["RASOAT_CACHE"], "variable-RASOAT_CACHE"),
    (&["RASOAT_CONFIG"], "variable-RASOAT_CONFIG"),
    (&["VISUAL", "EDITOR"], "variable-editor"),
    (&["RASOAT_NOW"], "variable-RASOAT_NOW"),
];

/// A table with its head.
fn table(head: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut out = line(head);
    out.push_str(&format!("|{}\n", "---|".repeat(head.len())));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        out.push_str(&line(&cells));
    }
    out
}

fn head(strings: &Strings, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| strings.get(id)).collect()
}

/// What `--help` writes without marks, made safe for Markdown: a dot that names stars or angles as text.
fn safe(text: &str) -> String {
    text.replace('<', "\\<").replace("*", "\\*")
}

/// Every command in a line.
pub fn command_table(strings: &Strings) -> String {
    let rows = describe("", strings)
        .commands
        .into_iter()
        .map(|(name, about)| vec![format!("`{name}`"), about]);
    table(&head(strings, &["table-command", "table-what"]), rows)
}

/// Every command with every argument and option.
pub fn command_reference(strings: &Strings) -> String {
    let everywhere = strings.get("help-everywhere");
    let mut out = String::new();
    for name in commands() {
        let of = describe(&name, strings);
        let title = joined_parts(&["rasoat", &name]);
        out.push_str(&format!("\n## `{title}`\n\n{}\n", of.about));
        out.push_str("\n```text\n");
        for line in &of.usage {
            out.push_str(&format!("{line}\n"));
        }
        out.push_str("```\n");
        for (heading, entries) in &of.sections {
            // What every command takes is described once, with the program.
            if *heading == everywhere && !name.is_empty() {
                let format = entries
                    .iter()
                    .filter(|(left, _)| left.starts_with("--format"));
                let format: Vec<_> = format.filter(|_| formats_of(&name).len() > 1).collect();
                for (left, text) in format {
                    out.push_str(&format!("\n- `{left}` {}\n", safe(text)));
                }
                continue;
            }
            out.push_str(&format!("\n**{heading}**\n\n"));
            for (left, text) in entries {
                out.push_str(&format!("- `{left}` {}\n", safe(text)));
            }
        }
        for text in &of.more {
            out.push_str(&format!("\n{}\n", safe(text)));
        }
        if let Some(example) = of.example {
            out.push_str(&format!(
                "\n{}:\n\n<!-- example -->\n```sh\n{example}\n```\n",
                strings.get("help-example")
            ));
        }
    }
    out.trim_start().to_owned()
}

/// The exit codes.
pub fn exit_codes(strings: &Strings) -> String {
    let rows = Exit::ALL.into_iter().map(|exit| {
        let code = exit.code().to_string();
        let meaning = strings.get(&format!("exit-{code}"));
        vec![code, meaning]
    });
    table(&head(strings, &["table-code", "table-meaning"]), rows)
}

/// The formats, each with the commands that have it.
pub fn formats(strings: &Strings) -> String {
    let names: Vec<String> = commands()
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect();
    let rows = Format::ALL.into_iter().map(|format| {
        let word = format.word();
        let of: Vec<String> = names
            .iter()
            .filter(|name| formats_of(name).contains(&format))
            .map(|name| format!("`{name}`"))
            .collect();
        let of = match format {
            Format::Human => String::new(),
            Format::Json => {
                let without = names
                    .iter()
                    .filter(|name| formats_of(name) == [Format::Human]);
                let without: Vec<String> = without.map(|name| format!("`{name}`")).collect();
                let without = [("commands", without.join(", ").into())];
                strings.with("table-every-command", &without)
            }
            _ => of.join(", "),
        };
        let what = strings.get(&format!("value-{word}"));
        vec![format!("`{word}`"), what, of]
    });
    table(
        &head(strings, &["table-format", "table-what", "table-commands"]),
        rows,
    )
}

/// The variables of the environment.
pub fn environment(strings: &Strings) -> String {
    let rows = VARIABLES.iter().map(|(names, id)| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        vec![names.join(", "), strings.get(id)]
    });
    table(&head(strings, &["table-variable", "table-meaning"]), rows)
}

/// The review rules.
pub fn rules(strings: &Strings) -> String {
    let rows = RULES.iter().map(|rule| {
        let info = rule.info();
        let blocks = strings.get(match info.blocks {
            Blocks::No => "blocks-no",
            Blocks::OnFlag => "blocks-on-flag",
            Blocks::OnFlagOrCannotTell => "blocks-on-doubt",
        });
        vec![
            format!("`{}`", info.id),
            strings.rule_title(info.id),
            strings.rule_text(info.id, RuleText::Checks),
            blocks,
        ]
    });
    table(
        &head(
            strings,
            &["table-rule", "table-title", "table-checks", "table-blocks"],
        ),
        rows,
    )
}

/// The fields of the query language.
pub fn query_fields(strings: &Strings) -> String {
    let quoted = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        words.join(", ")
    };
    let rows = FilterField::ALL.into_iter().map(|field| {
        let names: Vec<String> = field
            .names()
            .iter()
            .map(|name| format!("`{name}:`"))
            .collect();
        let values = match field {
            FilterField::Level => quoted(
                &Level::ALL
                    .iter()
                    .map(|level| level.as_str())
                    .collect::<Vec<_>>(),
            ),
            FilterField::Online => quoted(
                &OnlineLevel::ALL
                    .iter()
                    .map(|level| level.as_str())
                    .collect::<Vec<_>>(),
            ),
            FilterField::Remark => {
                let infos = RULES.iter().map(|rule| rule.info());
                let ids: Vec<&str> = infos
                    .filter(|info| info.remarks)
                    .map(|info| info.id)
                    .collect();
                quoted(&ids)
            }
            FilterField::Variant => quoted(&VariantAsked::ALL.map(variant_name)),
            FilterField::Decision => {
                let outcomes = Outcome::ALL.map(Outcome::as_str);
                let states = [
                    "recommended",
                    "sent_back",
                    "approved",
                    "published",
                    "withdrawn",
                    "stale",
                    "imported",
                ];
                quoted(&[&["none"], &outcomes[..], &states[..]].concat())
            }
            _ => String::new(),
        };
        let what = strings.with(
            &format!("field-{}", field.name()),
            &[("values", values.into())],
        );
        let (first, others) = names
            .split_first()
            .map_or((String::new(), String::new()), |(first, others)| {
                (first.clone(), others.join(" "))
            });
        vec![first, others, what]
    });
    table(
        &head(strings, &["table-field", "table-names", "table-values"]),
        rows,
    )
}
