//! The parts of forms: choices, fields, buttons. The item that has the focus is marked by `▸` and laid out as chosen.

use super::sheet::Sheet;
use crate::session::Strings;
use crate::text::for_terminal_line;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// A form that is being laid out.
pub(super) struct Form {
    pub sheet: Sheet,
    pub columns: usize,
    /// The item that has the focus.
    focus: usize,
}

impl Form {
    pub fn new(title: &str, columns: usize, focus: usize) -> Form {
        Form {
            sheet: Sheet::new(title),
            columns,
            focus,
        }
    }

    /// One of several choices.
    pub fn radio(&mut self, item: usize, indent: usize, on: bool, text: &str) {
        self.choice(item, indent, if on { "(●) " } else { "( ) " }, on, text);
    }

    /// A choice of its own.
    pub fn check(&mut self, item: usize, indent: usize, on: bool, text: &str) {
        self.choice(item, indent, if on { "[■] " } else { "[ ] " }, on, text);
    }

    /// An item that goes on to the next of several when it is chosen.
    pub fn next_of(&mut self, item: usize, text: &str) {
        self.choice(item, 0, "", true, text);
    }

    fn choice(&mut self, item: usize, indent: usize, sign: &str, on: bool, text: &str) {
        let focused = item == self.focus;
        let tone = if on { Tone::Strong } else { Tone::Plain };
        let mut line = Line::of(&" ".repeat(indent), Tone::Plain);
        line.push(if focused { "▸ " } else { "  " }, Tone::Accent);
        line.push(sign, if on { Tone::Accent } else { Tone::Dim });
        line.push(text, tone);
        self.item(line.truncated(self.columns), item, true);
    }

    fn item(&mut self, line: Line, item: usize, highlight: bool) {
        if item == self.focus {
            let at = self.sheet.lines.len();
            if highlight {
                self.sheet.cursor = Some(at);
            }
            let first = self.sheet.focus.map_or(at, |(first, _)| first);
            self.sheet.focus = Some((first, at + 1));
        }
        self.sheet.push_item(line, item);
    }

    /// A field with its label before it.
    pub fn field(&mut self, item: usize, indent: usize, label: &str, field: &TextField) {
        let focused = item == self.focus;
        let mut lead = Line::of(&" ".repeat(indent), Tone::Plain);
        lead.push(if focused { "▸ " } else { "  " }, Tone::Accent);
        lead.push(label, if focused { Tone::Strong } else { Tone::Dim });
        let start = (indent + 2 + 22).min(self.columns / 2);
        if lead.width() >= start {
            // A label without room beside its field stands above it, whole.
            self.sheet.push_item(lead.truncated(self.columns), item);
            lead = Line::empty();
        }
        let lead = {
            let mut lead = lead.truncated(start.saturating_sub(1));
            lead.fill_to(start);
            lead
        };
        self.lines_of(item, &lead, field);
    }

    /// A field of several lines over the whole width.
    pub fn text(&mut self, item: usize, indent: usize, field: &TextField) {
        let lead = Line::of(&" ".repeat(indent), Tone::Plain);
        self.lines_of(item, &lead, field);
    }

    fn lines_of(&mut self, item: usize, lead: &Line, field: &TextField) {
        let start = lead.width();
        let room = self.columns.saturating_sub(start).max(4);
        let shown = field.shown(room);
        for (at, text) in shown.lines.iter().enumerate() {
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

    /// The end of a form that is written or left: its two buttons, and the keys that serve it.
    pub fn ended(mut self, (save, cancel): (usize, usize), strings: &Strings) -> Sheet {
        self.buttons(&[
            (save, strings.get("hint-write")),
            (cancel, strings.get("hint-cancel")),
        ]);
        self.sheet.offer(
            &[Act::NextField, Act::Choose, Act::Save, Act::Back],
            KeyScope::Form,
            strings,
        );
        self.sheet
    }

    /// A row of buttons; a click on the row means the first.
    pub fn buttons(&mut self, buttons: &[(usize, String)]) {
        self.sheet.gap();
        let mut line = Line::empty();
        let mut focused = false;
        for (item, text) in buttons {
            let on = *item == self.focus;
            focused |= on;
            line.push(if on { "▸ " } else { "  " }, Tone::Accent);
            let tone = if on { Tone::ButtonFocus } else { Tone::Button };
            line.push(&format!("[ {text} ]"), tone);
        }
        let at = self.sheet.lines.len();
        if focused {
            self.sheet.focus = Some((at, at + 1));
        }
        let first = buttons.first().map_or(0, |(item, _)| *item);
        self.sheet.push_item(line.truncated(self.columns), first);
    }
}
