//! The one table of actions. Key map, footer, help, palette and the key tables of the guide are made from it.

use std::fmt::Write;
use std::sync::LazyLock;

use super::key::{Key, KeyCode};
pub use super::scope::{ActionGroup, KeyScope};
use crate::search::short_texts::{SearchableText, TextQuery};
use crate::session::{Lang, Strings};
use crate::tui::actions::availability;
use crate::tui::app::message::Effect;
use crate::tui::app::state::{State, Tab};
use crate::tui::popups::{OPENED, palette};
use crate::tui::tabs::room::ROOMS;

/// What can be done. The name of an action is stable: configuration and documentation use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table below says what each of them is")]
pub enum Act {
    /// To open the popup of a name; the file of the popup says how.
    Popup(&'static str),
    ShowReview,
    ShowLaws,
    ShowChanges,
    ShowHistory,
    OpenChange,
    OpenMoment,
    MarkMoment,
    OfProcedure,
    ReturnNow,
    Search,
    SwitchList,
    Narrow,
    Drill,
    Cite,
    NextPane,
    PreviousPane,
    Open,
    Back,
    Sort,
    SortBackwards,
    ToggleFilter,
    RemoveFilter,
    Select,
    SelectAll,
    ConfirmAnew,
    Undo,
    Reload,
    Edit,
    Copy,
    CopyRows,
    NextTab,
    PreviousTab,
    HideNotice,
    Suspend,
    Quit,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    NextRow,
    PreviousRow,
    NextField,
    PreviousField,
    Choose,
    Accept,
    Save,
    DeleteView,
    Template,
}

/// One action.
pub struct Action {
    /// What it is.
    pub act: Act,
    /// Its stable name; `action-<name>` is its title in the string files.
    pub name: &'static str,
    /// What it is about.
    pub group: ActionGroup,
    /// The keys that do it, each with where it does.
    pub keys: &'static [(KeyScope, &'static str)],
    why: fn(&State) -> Option<&'static str>,
    /// Opens the popup that it is for, where it is for one.
    pub opens: Option<fn(&mut State) -> Vec<Effect>>,
}

use KeyScope::{
    Changes, Detail, Everywhere, Filters, Form, History, Laws, Loading, Reading, Review, Table,
    Times,
};

macro_rules! actions {
    ($($act:ident $name:literal $group:ident [$($scope:path, $key:literal);* $(;)?] $why:path,)+) => {
        &[$(Action {
            act: Act::$act,
            name: $name,
            group: ActionGroup::$group,
            keys: &[$(($scope, $key)),*],
            why: $why,
            opens: None,
        }),+]
    };
}

/// Every action, in the order in which help and palette show them: those of the table, and the popups among them.
pub static ACTIONS: LazyLock<Vec<&'static Action>> = LazyLock::new(|| {
    let mut actions: Vec<&Action> = TABLE.iter().collect();
    for (before, popup) in OPENED {
        let at = actions.iter().position(|action| action.name == *before);
        actions.insert(at.map_or(actions.len(), |at| at + 1), popup);
    }
    actions
});

/// The actions that open no popup.
static TABLE: &[Action] = actions![
    ShowReview "show-review" Find [Review, "1"; Laws, "1"; Times, "1"] availability::no_catalogue,
    ShowLaws "show-laws" Find [Review, "2"; Laws, "2"; Times, "2"] availability::no_catalogue,
    ShowChanges "show-changes" Find [Review, "4"; Laws, "4"; Times, "4"] availability::no_changes,
    ShowHistory "show-history" Find [Review, "5"; Laws, "5"; Times, "5"] availability::no_catalogue,
    OpenChange "open-change" Find [Changes, "Enter"] availability::no_change,
    OpenMoment "open-moment" Find [History, "Enter"] availability::no_commit,
    MarkMoment "mark-moment" Find [History, "Space"] availability::no_commit,
    OfProcedure "of-procedure" Find [History, "f"] availability::no_history_of,
    ReturnNow "return-now" Find [Review, "b"; Laws, "b"; Times, "b"] availability::is_now,
    Search "search" Find [Review, "/"; Laws, "/"] availability::no_catalogue,
    ToggleFilter "toggle-filter" Find [Filters, "Space"; Filters, "Enter"] availability::no_filter,
    RemoveFilter "remove-filters" Find [Review, "X"] availability::nothing_filtered,
    Sort "sort" Find [Review, "s"] availability::no_row,
    SortBackwards "sort-backwards" Find [Review, "S"] availability::no_row,
    Open "open" Find [Table, "Enter"; Detail, "Enter"] availability::no_row,
    SwitchList "switch-list" Find [Laws, "→"; Laws, "←"] availability::no_catalogue,
    Narrow "narrow-list" Find [Laws, "f"] availability::no_tables,
    Drill "drill" Find [Laws, "Enter"] availability::no_law,
    Cite "cite" Find [Laws, "y"] availability::no_law,
    Select "select" Review [Table, "Space"] availability::no_row,
    SelectAll "select-all" Review [Review, "*"; Review, "Ctrl-A"] availability::no_table,
    ConfirmAnew "confirm-anew" Review [Review, "K"] availability::nothing_decided,
    Undo "undo" Review [Review, "u"] availability::cannot_undo,
    Copy "copy" Catalogue [Review, "y"] availability::no_row,
    CopyRows "copy-rows" Catalogue [Review, "Y"] availability::no_row,
    Edit "edit" Catalogue [Review, "e"; Times, "e"; Reading, "e"] availability::cannot_edit,
    NextTab "next-tab" Review [Review, "t"] availability::no_row,
    PreviousTab "previous-tab" Review [Review, "T"] availability::no_row,
    Reload "reload" Catalogue [Review, "r"; Review, "F5"; Laws, "r"; Laws, "F5"; Loading, "r"; Times, "r"; Times, "F5"] availability::busy,
    HideNotice "hide-notice" Program [Review, "x"] availability::no_notice,
    Suspend "suspend" Program [Everywhere, "Ctrl-Z"] availability::cannot_suspend,
    Quit "quit" Program [Review, "q"; Laws, "q"; Everywhere, "Ctrl-C"; Loading, "q"; Loading, "Esc"; Times, "q"] availability::never,
    NextPane "next-pane" Move [Review, "Tab"; Laws, "Tab"; KeyScope::Search, "Tab"; Times, "Tab"] availability::no_catalogue,
    PreviousPane "previous-pane" Move [Review, "Shift-Tab"; Laws, "Shift-Tab"; Times, "Shift-Tab"] availability::no_catalogue,
    Up "up" Move [Form, "↑"; Review, "↑"; Review, "k"; Laws, "↑"; Laws, "k"; Reading, "↑"; Reading, "k"; KeyScope::Search, "↑"; KeyScope::Palette, "↑"; Times, "↑"; Times, "k"] availability::never,
    Down "down" Move [Form, "↓"; Review, "↓"; Review, "j"; Laws, "↓"; Laws, "j"; Reading, "↓"; Reading, "j"; KeyScope::Search, "↓"; KeyScope::Palette, "↓"; Times, "↓"; Times, "j"] availability::never,
    PageUp "page-up" Move [Review, "PgUp"; Laws, "PgUp"; Reading, "PgUp"; KeyScope::Search, "PgUp"; Form, "PgUp"; KeyScope::Palette, "PgUp"; Times, "PgUp"] availability::never,
    PageDown "page-down" Move [Review, "PgDn"; Laws, "PgDn"; Reading, "PgDn"; Reading, "Space"; KeyScope::Search, "PgDn"; Form, "PgDn"; KeyScope::Palette, "PgDn"; Times, "PgDn"] availability::never,
    First "first" Move [Review, "Home"; Review, "g"; Laws, "Home"; Laws, "g"; Reading, "Home"; Reading, "g"; Times, "Home"; Times, "g"] availability::never,
    Last "last" Move [Review, "End"; Review, "G"; Laws, "End"; Laws, "G"; Reading, "End"; Reading, "G"; Times, "End"; Times, "G"] availability::never,
    NextRow "next-row" Move [Detail, "→"; Detail, "n"] availability::no_row,
    PreviousRow "previous-row" Move [Detail, "←"; Detail, "p"] availability::no_row,
    Back "back" Move [Review, "Esc"; Laws, "Esc"; KeyScope::Search, "Esc"; Form, "Esc"; Reading, "Esc"; Reading, "q"; KeyScope::Palette, "Esc"; Times, "Esc"] availability::never,
    Accept "accept" Form [KeyScope::Search, "Enter"; Reading, "Enter"; KeyScope::Palette, "Enter"] availability::never,
    NextField "next-field" Form [Form, "Tab"] availability::never,
    PreviousField "previous-field" Form [Form, "Shift-Tab"] availability::never,
    Choose "choose" Form [Form, "Space"; Form, "Enter"] availability::never,
    Save "save" Form [Form, "Ctrl-S"] availability::never,
    Template "template" Form [Form, "Ctrl-T"] availability::never,
    DeleteView "delete-view" Form [KeyScope::Views, "Delete"; KeyScope::Views, "d"] availability::never,
];

impl Action {
    /// The action that opens a popup.
    pub const fn opening(
        name: &'static str,
        group: ActionGroup,
        keys: &'static [(KeyScope, &'static str)],
        why: fn(&State) -> Option<&'static str>,
        opens: fn(&mut State) -> Vec<Effect>,
    ) -> Action {
        Action {
            act: Act::Popup(name),
            name,
            group,
            keys,
            why,
            opens: Some(opens),
        }
    }

    /// The title.
    pub fn title(&self, strings: &Strings) -> String {
        strings.get(&format!("action-{}", self.name))
    }

    /// Why it cannot be done now, as the id of a string.
    pub fn why_not(&self, state: &State) -> Option<&'static str> {
        let works_on = |tab: Tab| self.keys.iter().any(|(scope, _)| scope.is_on(tab));
        if works_on(state.tab) {
            return (self.why)(state);
        }
        let mut elsewhere = ROOMS.iter().filter(|(tab, _)| works_on(*tab));
        elsewhere.next().map(|(_, room)| room.only_here())
    }

    /// The keys that do it in `scope`, without repetition, those of the scope itself first.
    pub fn keys_in(&self, scope: KeyScope) -> Vec<&'static str> {
        let mut keys: Vec<&str> = Vec::new();
        let mut at = Some(scope);
        while let Some(scope) = at {
            for (of, key) in self.keys {
                if *of == scope && !keys.contains(key) {
                    keys.push(key);
                }
            }
            at = scope.parent();
        }
        keys
    }

    /// Whether the palette lists it: moving and filling in forms need no palette.
    pub fn in_palette(&self) -> bool {
        !matches!(self.group, ActionGroup::Move | ActionGroup::Form)
            && self.act != palette::ACTION.act
    }

    /// Whether every word of a text begins a word of its title in either language, its name or a key.
    pub fn matches(&self, text: &str, titles: &[String]) -> bool {
        let titles = titles.iter().map(String::as_str);
        let known = SearchableText::of(titles.chain([self.name]));
        text.split_whitespace().all(|word| {
            let query = TextQuery::parse(word);
            let is_said = !query.is_empty() && query.find(&known, None).is_some();
            let is_key = |(_, key): &(_, &str)| key.eq_ignore_ascii_case(word);
            is_said || self.keys.iter().any(is_key)
        })
    }
}

/// The action that a key does in a scope.
pub fn resolve(scope: KeyScope, key: Key) -> Option<&'static Action> {
    // Terminals that report them apart send Shift with capitals and symbols too.
    let key = match key.code {
        KeyCode::Char(_) => Key {
            shift: false,
            ..key
        },
        _ => key,
    };
    let mut at = Some(scope);
    while let Some(scope) = at {
        let found = ACTIONS.iter().find(|action| {
            action
                .keys
                .iter()
                .any(|(where_, text)| *where_ == scope && Key::parse(text) == Some(key))
        });
        if let Some(found) = found {
            return Some(found);
        }
        at = scope.parent();
    }
    None
}

/// The action of an id.
pub fn action(act: Act) -> &'static Action {
    // A test checks that there is every one; the first stands in for what cannot happen.
    let found = ACTIONS.iter().find(|action| action.act == act);
    found.copied().unwrap_or(&TABLE[0])
}

/// The first key that does an action in a scope, for hints.
pub fn key_of(act: Act, scope: KeyScope) -> &'static str {
    action(act)
        .keys_in(scope)
        .first()
        .copied()
        .unwrap_or_default()
}

/// The tables of keys for the guide, in Markdown: one a place, those that hold everywhere last.
pub fn key_tables_markdown(lang: Lang) -> String {
    let strings = Strings::new(lang);
    let mut out = String::new();
    for scope in KeyScope::ALL {
        let rows: Vec<String> = ACTIONS
            .iter()
            .filter_map(|action| {
                let keys = action.keys.iter().filter(|(of, _)| *of == scope);
                let keys: Vec<String> = keys.map(|(_, key)| format!("`{key}`")).collect();
                let row = format!("| {} | {} |", keys.join(" "), action.title(&strings));
                (!keys.is_empty()).then_some(row)
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "\n## {}\n\n| {} | {} |\n|---|---|\n{}\n",
            capital(&strings.get(scope.title_id())),
            strings.get("keys-key"),
            strings.get("keys-action"),
            rows.join("\n")
        );
    }
    out.trim_start().to_owned()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_can_be_pressed_and_means_one_thing() {
        for action in ACTIONS.iter() {
            for (scope, text) in action.keys {
                let key = Key::parse(text).unwrap_or_else(|| panic!("{text}"));
                let found = resolve(*scope, key).unwrap();
                assert_eq!(found.act, action.act, "{text} in {scope:?}");
            }
        }
    }

    #[test]
    fn every_popup_stands_behind_an_action_that_there_is() {
        for (before, popup) in OPENED {
            let place = |name: &str| ACTIONS.iter().position(|action| action.name == name);
            assert!(place(before) < place(popup.name), "{}", popup.name);
            assert!(place(before).is_some(), "{before}");
            assert_eq!(action(popup.act).name, popup.name);
        }
    }

    #[test]
    fn names_and_titles_are_there_and_unique() {
        for lang in [Lang::Vi, Lang::En] {
            let strings = Strings::new(lang);
            let mut names: Vec<&str> = Vec::new();
            for action in ACTIONS.iter() {
                assert!(!names.contains(&action.name), "{}", action.name);
                names.push(action.name);
                assert!(
                    !action.title(&strings).starts_with("action-"),
                    "{}",
                    action.name
                );
            }
            for group in ActionGroup::ALL {
                assert_ne!(strings.get(group.title_id()), group.title_id());
            }
            assert!(!key_tables_markdown(lang).contains("scope-"));
        }
    }

    #[test]
    fn what_a_letter_does_can_be_done_from_the_palette() {
        for action in ACTIONS.iter() {
            let other = |scope: KeyScope| {
                action
                    .keys
                    .iter()
                    .any(|(at, key)| *at == scope && (key.chars().count() > 1 || !key.is_ascii()))
            };
            for (scope, key) in action.keys {
                let letter = key.chars().count() == 1 && key.is_ascii();
                if letter && !matches!(scope, Loading) {
                    assert!(
                        action.in_palette() || other(*scope) || key == &"?",
                        "{} {key}",
                        action.name
                    );
                }
            }
        }
    }

    #[test]
    fn the_palette_finds_by_title_in_both_languages_by_key_and_by_name() {
        let titles: Vec<String> = [Lang::Vi, Lang::En]
            .map(|lang| action(Act::Undo).title(&Strings::new(lang)))
            .into();
        for text in ["hoan tac", "Hoàn", "undo", "u", "UNDO"] {
            assert!(action(Act::Undo).matches(text, &titles), "{text}");
        }
        assert!(!action(Act::Undo).matches("edit", &titles));
    }
}
