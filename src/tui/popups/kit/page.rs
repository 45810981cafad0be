//! How the items of a form are laid out: choices, fields, buttons. The item that has the focus is marked by `▸` and laid out
//! as chosen.

use super::form::Form;
use super::refusal::FormRefusal;
use crate::session::Strings;
use crate::text::for_terminal_line;
use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// So many lines of a text are shown where it has not the keys.
const FOLDED: usize = 10;

/// A form that is being laid out.
pub struct FormPage<'a, F: Form> {
    /// What there is of it so far.
    pub sheet: Sheet,
    /// The columns that it has.
    pub columns: usize,
    state: &'a State,
    items: Vec<F::Item>,
    focus: F::Item,
    /// What is wrong with the field of an item, told beneath it: at the end of a long form nobody sees it.
    wrong: Option<(F::Item, String)>,
}

impl<'a, F: Form> FormPage<'a, F> {
    /// An empty page with a title.
    pub fn new(form: &F, state: &'a State, title: &str, columns: usize) -> FormPage<'a, F> {
        FormPage {
            sheet: Sheet::new(&state.strings.get(title)),
            columns,
            state,
            items: form.items(),
            focus: form.focus(),
            wrong: None,
        }
    }

    /// Tells beneath the field of an item what is wrong with it.
    pub fn wrong(&mut self, item: F::Item, why: &str) {
        self.wrong = Some((item, why.to_owned()));
    }

    /// The strings of the user's language.
    pub fn strings(&self) -> &'a Strings {
        &self.state.strings
    }

    fn at(&self, item: F::Item) -> usize {
        self.items.iter().position(|i| *i == item).unwrap_or(0)
    }

    /// Which procedures it is for: the one with its name, else how many.
    pub fn head(&mut self, codes: &[String]) {
        let [code] = codes else {
            let count = [("count", (codes.len() as f64).into())];
            let text = self.strings().with("mark-selection", &count);
            self.sheet.push(Line::of(&text, Tone::Strong));
            return;
        };
        let desk = self.state.desk.as_ref();
        let procedure = desk.and_then(|desk| desk.view.procedure(desk.view.row(code)?));
        let name = procedure.map_or("", |procedure| procedure.value().name.as_str());
        let line = Line::of(code, Tone::Accent)
            .with("  ", Tone::Plain)
            .with(name, Tone::Strong);
        self.sheet.flow(&line, 2, self.columns);
    }

    /// One of several choices.
    pub fn radio(&mut self, item: F::Item, indent: usize, on: bool, text: &str) {
        self.choice(item, indent, if on { "(●) " } else { "( ) " }, on, text);
    }

    /// A choice of its own.
    pub fn check(&mut self, item: F::Item, indent: usize, on: bool, text: &str) {
        self.choice(item, indent, if on { "[■] " } else { "[ ] " }, on, text);
    }

    /// An item that goes on to the next of several when it is chosen.
    pub fn next_of(&mut self, item: F::Item, text: &str) {
        self.choice(item, 0, "", true, text);
    }

    fn choice(&mut self, item: F::Item, indent: usize, sign: &str, on: bool, text: &str) {
        let focused = item == self.focus;
        let tone = if on { Tone::Strong } else { Tone::Plain };
        let mut line = Line::of(&" ".repeat(indent), Tone::Plain);
        line.push(if focused { "▸ " } else { "  " }, Tone::Accent);
        line.push(sign, if on { Tone::Accent } else { Tone::Dim });
        line.push(text, tone);
        self.item(line.truncated(self.columns), item, true);
    }

    fn item(&mut self, line: Line, item: F::Item, highlight: bool) {
        if item == self.focus {
            let at = self.sheet.lines.len();
            if highlight {
                self.sheet.cursor = Some(at);
            }
            let first = self.sheet.focus.map_or(at, |(first, _)| first);
            self.sheet.focus = Some((first, at + 1));
        }
        self.sheet.push_item(line, self.at(item));
    }

    /// A field with its label before it.
    pub fn field(&mut self, item: F::Item, indent: usize, label: &str, field: &TextField) {
        let focused = item == self.focus;
        let mut lead = Line::of(&" ".repeat(indent), Tone::Plain);
        lead.push(if focused { "▸ " } else { "  " }, Tone::Accent);
        lead.push(label, if focused { Tone::Strong } else { Tone::Dim });
        let start = (indent + 2 + 22).min(self.columns / 2);
        if lead.width() >= start {
            // A label without room beside its field stands above it, whole.
            self.sheet
                .push_item(lead.truncated(self.columns), self.at(item));
            lead = Line::empty();
        }
        let lead = {
            let mut lead = lead.truncated(start.saturating_sub(1));
            lead.fill_to(start);
            lead
        };
        self.lines_of(item, &lead, field);
        if let Some((_, why)) = self.wrong.take_if(|(of, _)| *of == item) {
            let lead = Line::of(&" ".repeat(indent + 2), Tone::Plain).with("✗ ", Tone::Error);
            self.sheet.text(lead, &why, Tone::Error, self.columns);
            let end = self.sheet.lines.len();
            self.sheet.focus = self.sheet.focus.map(|(first, _)| (first, end));
        }
    }

    /// A field of several lines over the whole width.
    pub fn text(&mut self, item: F::Item, indent: usize, field: &TextField) {
        let lead = Line::of(&" ".repeat(indent), Tone::Plain);
        self.lines_of(item, &lead, field);
    }

    fn lines_of(&mut self, item: F::Item, lead: &Line, field: &TextField) {
        let start = lead.width();
        let room = self.columns.saturating_sub(start).max(4);
        let shown = field.shown(room);
        // A long text that has not the keys gives its room to what stands around it.
        let left = match item == self.focus {
            true => 0,
            false => shown.lines.len().saturating_sub(FOLDED),
        };
        for (at, text) in shown.lines.iter().enumerate() {
            if left > 1 && at == FOLDED {
                let values = [("left", (left as f64).into())];
                let text = self.strings().with("filter-more", &values);
                let mut line = Line::empty();
                line.fill_to(start);
                line.push(&text, Tone::Dim);
                self.item(line, item, false);
                break;
            }
            let mut line = if at == 0 { lead.clone() } else { Line::empty() };
            line.fill_to(start);
            let tone = if item == self.focus {
                Tone::Typing
            } else {
                Tone::Field
            };
            line.push(&crate::text::pad(&for_terminal_line(text), room), tone);
            if item == self.focus && at == shown.caret.0 {
                self.sheet.caret = Some((self.sheet.lines.len(), start + shown.caret.1));
            }
            self.item(line, item, false);
        }
        if item == self.focus {
            // In a long text the line of the caret is what must be in sight.
            if let Some((line, _)) = self.sheet.caret {
                self.sheet.focus = Some((line, line + 1));
            }
        }
    }

    /// Why nothing was written, where that is so.
    pub fn refusal(&mut self, refusal: &FormRefusal) {
        if !refusal.is_nothing() {
            self.sheet.gap();
            refusal.tell(&mut self.sheet, self.state, self.columns);
        }
    }

    /// The end of a form: its two buttons, the first with this text, and the keys that serve it.
    pub fn end(mut self, save: &str) -> Self {
        self.buttons(save);
        let strings = &self.state.strings;
        let sheet = &mut self.sheet;
        sheet.offer(&[Act::NextField, Act::Choose], KeyScope::Form, strings);
        // The key does what the button says, which need not be writing.
        let text = strings.get(save);
        let mut letters = text.chars();
        let lower = letters.next().into_iter().flat_map(char::to_lowercase);
        let text = lower.chain(letters.clone()).collect();
        sheet.hints.push((key_of(Act::Save, KeyScope::Form), text));
        sheet.offer(&[Act::Back], KeyScope::Form, strings);
        self
    }

    /// The two buttons; a click on their row means the first.
    pub fn buttons(&mut self, save: &str) {
        self.sheet.gap();
        let mut line = Line::empty();
        let mut focused = false;
        let first = self.items.len().saturating_sub(2);
        let buttons: Vec<F::Item> = self.items[first..].to_vec();
        for (item, id) in buttons.into_iter().zip([save, "hint-cancel"]) {
            let on = item == self.focus;
            focused |= on;
            line.push(if on { "▸ " } else { "  " }, Tone::Accent);
            let tone = if on { Tone::ButtonFocus } else { Tone::Button };
            line.push(&format!("[ {} ]", self.state.strings.get(id)), tone);
        }
        let at = self.sheet.lines.len();
        if focused {
            self.sheet.focus = Some((at, at + 1));
        }
        self.sheet.push_item(line.truncated(self.columns), first);
    }
}
