//! The help: which keys do what where the user is and why something cannot be done, what columns and signs say.

use super::sheet::Sheet;
use crate::rules::Blocks;
use crate::session::Strings;
use crate::tui::actions::table::{ACTIONS, Action, ActionGroup, KeyScope};
use crate::tui::app::state::State;
use crate::tui::tabs::review::table::gate_numbers;
use crate::tui::term::rich::{Line, Tone};

/// The help of a scope.
pub(super) fn help(scope: KeyScope, state: &State, columns: usize) -> Sheet {
    let strings = &state.strings;
    let place = strings.get(scope.title_id());
    let mut sheet = Sheet::new(&strings.with("help-title", &[("place", place.into())]));
    for group in ActionGroup::ALL {
        let of_group: Vec<&Action> = ACTIONS
            .iter()
            .copied()
            .filter(|action| action.group == group && !action.keys_in(scope).is_empty())
            .collect();
        if of_group.is_empty() {
            continue;
        }
        sheet.heading(&strings.get(group.title_id()));
        for action in of_group {
            let mut line = Line::of("  ", Tone::Plain);
            line.push(&action.keys_in(scope).join(" "), Tone::Accent);
            line.fill_to(18);
            line.push(" ", Tone::Plain);
            match action.why_not(state) {
                None => line.push(&action.title(strings), Tone::Plain),
                Some(why) => {
                    line.push(&action.title(strings), Tone::Dim);
                    line.push(&format!(" ({})", strings.get(why)), Tone::Dim);
                }
            }
            sheet.flow(&line, 19, columns);
        }
    }
    legend(&mut sheet, scope, strings, columns);
    sheet.heading(&strings.get("help-signs"));
    for (sign, tone, id) in [
        ("⚑", Tone::Flag, "verdict-flag"),
        ("?", Tone::Doubt, "verdict-cannot_tell"),
        ("✓", Tone::Good, "verdict-clear"),
        ("–", Tone::Dim, "verdict-not_applicable"),
        ("⚑", Tone::Dim, "help-lets-pass"),
        ("×", Tone::Flag, "help-shuts"),
        ("⚐", Tone::Overridden, "help-overridden"),
        ("■", Tone::Accent, "help-selected"),
        ("!", Tone::Doubt, "decision-stale"),
    ] {
        let lead = Line::of("  ", Tone::Plain)
            .with(sign, tone)
            .with("  ", Tone::Plain);
        sheet.text(lead, &strings.get(id), Tone::Plain, columns);
    }
    sheet.gap();
    for (at, rule) in crate::rules::RULES.iter().enumerate() {
        let info = rule.info();
        let mut line = Line::of(&format!("  {}  ", at + 1), Tone::Dim)
            .with(&strings.rule_title(info.id), Tone::Plain)
            .with("  ", Tone::Plain)
            .with(info.id, Tone::Dim);
        if info.blocks != Blocks::No {
            let place = [("place", (at + 1).to_string().into())];
            line.push("  ", Tone::Plain);
            line.push(&strings.with("help-gate-place", &place), Tone::Dim);
        }
        sheet.flow(&line, 5, columns);
    }
    sheet.heading(&strings.get("help-query"));
    sheet.text(
        Line::of("  ", Tone::Plain),
        &strings.get("help-query-text"),
        Tone::Plain,
        columns,
    );
    sheet
}

/// What the columns of the table say, each by the heading that it has.
fn legend(sheet: &mut Sheet, scope: KeyScope, strings: &Strings, columns: usize) {
    let (tab, headings): (&str, &[&str]) = match scope {
        KeyScope::Review | KeyScope::Table | KeyScope::Filters | KeyScope::Detail => (
            "review",
            &[
                "code", "name", "issuer", "gate", "others", "words", "dossiers", "online",
                "decision",
            ],
        ),
        KeyScope::Laws => (
            "laws",
            &["number", "procedures", "state", "title", "held", "document"],
        ),
        _ => return,
    };
    sheet.heading(&strings.get("help-columns"));
    for heading in headings {
        let numbers = [("numbers", gate_numbers().into())];
        let mut line = Line::of("  ", Tone::Plain);
        let name = strings.with(&format!("column-{heading}"), &numbers);
        line.push(&name, Tone::Strong);
        line.fill_to(18);
        line.push(" ", Tone::Plain);
        line.push(
            &strings.get(&format!("legend-{tab}-{heading}")),
            Tone::Plain,
        );
        sheet.flow(&line, 19, columns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Lang;
    use crate::tui::app::fixture::{desk_of, files, showing};

    const SCOPES: [KeyScope; 9] = [
        KeyScope::Review,
        KeyScope::Table,
        KeyScope::Filters,
        KeyScope::Detail,
        KeyScope::Laws,
        KeyScope::Times,
        KeyScope::Search,
        KeyScope::Reading,
        KeyScope::Form,
    ];

    /// `column-flags` and `{$numbers}` stood in the help where columns had been renamed.
    #[test]
    fn no_help_shows_the_name_of_a_string_or_a_place_that_was_not_filled() {
        let known = [
            include_str!("../../i18n/vi.ftl"),
            include_str!("../../i18n/en.ftl"),
        ];
        let families: std::collections::BTreeSet<&str> = known
            .iter()
            .flat_map(|file| file.lines())
            .filter_map(|line| line.split_once(" = ")?.0.split_once('-'))
            .map(|(family, _)| family)
            .collect();
        let is_rule = |word: &str| crate::rules::RULES.iter().any(|r| r.info().id == word);
        let is_id = |word: &str| {
            let parts: Vec<&str> = word.split('-').collect();
            let lower = |part: &&str| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            };
            parts.len() > 1 && parts.iter().all(lower) && families.contains(parts[0])
        };
        for lang in [Lang::Vi, Lang::En] {
            let state = showing(&desk_of(files()), (120, 36), lang);
            for scope in SCOPES {
                for line in help(scope, &state, 100).lines {
                    let text = line.text();
                    assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
                    for word in text.split(|c: char| c.is_whitespace() || "();,.".contains(c)) {
                        assert!(
                            !is_id(word) || is_rule(word) || word == "as-of",
                            "{word}: {text}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_help_explains_every_heading_of_the_table() {
        for lang in [Lang::Vi, Lang::En] {
            let state = showing(&desk_of(files()), (240, 36), lang);
            let told: Vec<String> = help(KeyScope::Table, &state, 100)
                .lines
                .iter()
                .map(Line::text)
                .collect();
            let told = told.join("\n");
            let headings = crate::tui::tabs::review::table::headings(&state, 230).text();
            // The numbers of the rules and `+⚑` stand side by side.
            for heading in headings
                .replace(" +", "  +")
                .split("  ")
                .map(str::trim)
                .filter(|h| !h.is_empty())
            {
                let heading = heading.trim_end_matches(['↑', '↓', '…']);
                assert!(told.contains(heading), "{heading} is not in\n{told}");
            }
        }
    }
}
