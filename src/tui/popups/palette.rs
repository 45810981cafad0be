//! The palette: every action, found by its title in both languages, by key and by name.

use super::kit::{NARROW, Popup, Reaction, stack};
use super::sheet::Sheet;
use crate::session::{Lang, Strings};
use crate::text::{fold, width};
use crate::tui::actions::availability;
use crate::tui::actions::table::{ACTIONS, Act, Action, ActionGroup, KeyScope};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::{moved, perform};
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The palette.
#[derive(Debug)]
pub(crate) struct Palette {
    /// What is typed.
    line: TextField,
    /// The chosen one of those that match.
    chosen: usize,
    /// Titles of each action in both languages, in the order of the table.
    titles: Vec<[String; 2]>,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "palette",
    ActionGroup::Program,
    &[
        (KeyScope::Review, "Ctrl-P"),
        (KeyScope::Laws, "Ctrl-P"),
        (KeyScope::Search, "Ctrl-P"),
        (KeyScope::Times, "Ctrl-P"),
    ],
    availability::never,
    open,
);

fn open(state: &mut State) -> Vec<Effect> {
    stack::open(state, Palette::default(), Vec::new())
}

impl Default for Palette {
    fn default() -> Self {
        let both = [Lang::Vi, Lang::En].map(Strings::new);
        Palette {
            line: TextField::default(),
            chosen: 0,
            titles: ACTIONS
                .iter()
                .map(|action| [action.title(&both[0]), action.title(&both[1])])
                .collect(),
        }
    }
}

impl Palette {
    /// The actions that match what is typed, the likeliest first.
    pub(crate) fn matching(&self) -> Vec<&'static Action> {
        let text = self.line.text();
        let mut found: Vec<(&Action, &[String; 2])> = ACTIONS
            .iter()
            .copied()
            .zip(&self.titles)
            .filter(|(action, titles)| action.in_palette() && action.matches(&text, &titles[..]))
            .collect();
        // What begins with the text stands before what only holds it.
        let wanted = fold(&text);
        found.sort_by_key(|(action, titles)| {
            let begins = |title: &String| fold(title).starts_with(&wanted);
            !(action.name.starts_with(&wanted) || titles.iter().any(begins))
        });
        found.into_iter().map(|(action, _)| action).collect()
    }
}

impl Popup for Palette {
    fn scope(&self) -> KeyScope {
        KeyScope::Palette
    }

    fn width(&self) -> u16 {
        NARROW
    }

    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("palette-title"));
        let (text, caret) = self.line.window(columns.saturating_sub(2));
        let mut line = Line::of("> ", Tone::Accent).with(&text, Tone::Typing);
        let missing = columns.saturating_sub(line.width());
        line.push(&" ".repeat(missing), Tone::Typing);
        sheet.push(line);
        sheet.caret = Some((0, caret + 2));
        sheet.gap();
        let matching = self.matching();
        if matching.is_empty() {
            sheet.push(Line::of(&strings.get("palette-nothing"), Tone::Dim));
        }
        let scope = state.screen_scope();
        for (at, action) in matching.iter().enumerate() {
            let keys = action
                .keys_in(scope)
                .first()
                .or(action.keys.first().map(|(_, key)| key))
                .copied()
                .unwrap_or_default();
            let why = action.why_not(state);
            let tone = if why.is_some() {
                Tone::Dim
            } else {
                Tone::Plain
            };
            let mut line = Line::of(" ", Tone::Plain).with(&action.title(strings), tone);
            if let Some(why) = why {
                line.push(&format!(" ({})", strings.get(why)), Tone::Dim);
            }
            let right = format!("{}  {} ", action.name, keys);
            let mut line = line.truncated(columns.saturating_sub(width(&right) + 2));
            line.fill_to(columns.saturating_sub(width(&right)));
            line.push(&format!("{}  ", action.name), Tone::Dim);
            line.push(&format!("{keys} "), Tone::Accent);
            if at == self.chosen {
                sheet.cursor = Some(sheet.lines.len());
                sheet.focus = Some((sheet.lines.len(), sheet.lines.len() + 1));
            }
            sheet.push_item(line, at);
        }
        // The popup keeps its height while the list grows shorter.
        let all = ACTIONS.iter().filter(|action| action.in_palette()).count();
        sheet.least = u16::try_from(all + 4).unwrap_or(20);
        sheet.offer_as(Act::Accept, "hint-do", KeyScope::Palette, strings);
        sheet.offer(&[Act::Back], KeyScope::Palette, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        let matching = self.matching();
        match act {
            Act::Back => return Reaction::close(),
            Act::Accept => {
                if let Some(action) = matching.get(self.chosen) {
                    return Reaction::close().and(perform(state, action.act));
                }
            }
            _ => self.chosen = moved(self.chosen, act, 10, matching.len()),
        }
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        self.chosen = item;
        Some(Act::Accept)
    }

    fn text_field(&mut self) -> Option<&mut TextField> {
        Some(&mut self.line)
    }

    fn edited(&mut self) {
        self.chosen = 0;
    }
}
