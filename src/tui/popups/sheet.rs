//! What a popup shows.

use crate::session::Strings;
use crate::tui::actions::table::{Act, KeyScope, action, key_of};
use crate::tui::term::layout::{Area, scroll_to};
use crate::tui::term::rich::{Line, Tone, flow, paragraph};

/// The content of a popup: lines of text, what a click on them means, where the caret stands.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// In the upper border.
    pub title: String,
    pub lines: Vec<Line>,
    /// For each line that can be clicked, the item that it belongs to.
    pub targets: Vec<Option<usize>>,
    /// Lines that must be in sight: those of the item that has the focus.
    pub focus: Option<(usize, usize)>,
    /// The line that is laid out as chosen, where one is.
    pub cursor: Option<usize>,
    /// Line and column of the caret.
    pub caret: Option<(usize, usize)>,
    /// The first line in sight, where the popup is scrolled by hand.
    pub scroll: Option<usize>,
    /// In the lower border: keys and what they do.
    pub hints: Vec<(&'static str, String)>,
    /// Rows that it takes at least, borders included.
    pub least: u16,
}

impl Sheet {
    /// A sheet with a title.
    pub fn new(title: &str) -> Sheet {
        Sheet {
            title: title.to_owned(),
            ..Sheet::default()
        }
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Adds a line that belongs to an item.
    pub fn push_item(&mut self, line: Line, item: usize) {
        self.targets.resize(self.lines.len(), None);
        self.targets.push(Some(item));
        self.lines.push(line);
    }

    /// Puts lines before all others.
    pub fn lead(&mut self, lines: Vec<Line>) {
        let count = lines.len();
        self.targets.resize(self.lines.len(), None);
        self.lines.splice(0..0, lines);
        self.targets.splice(0..0, vec![None; count]);
        self.focus = self.focus.map(|(from, to)| (from + count, to + count));
        self.cursor = self.cursor.map(|line| line + count);
        self.caret = self.caret.map(|(line, column)| (line + count, column));
    }

    /// Adds a gap.
    pub fn gap(&mut self) {
        self.lines.push(Line::empty());
    }

    /// Adds a heading, after a gap.
    pub fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.gap();
        }
        self.push(Line::of(text, Tone::Heading));
    }

    /// Adds a text over as many lines as it needs.
    pub fn text(&mut self, lead: Line, text: &str, tone: Tone, columns: usize) {
        self.lines.extend(paragraph(&lead, text, tone, columns));
    }

    /// Adds a line that is broken where it is too long.
    pub fn flow(&mut self, line: &Line, indent: usize, columns: usize) {
        self.lines.extend(flow(line, indent, columns));
    }

    /// Offers actions in the lower border.
    pub fn offer(&mut self, acts: &[Act], scope: KeyScope, strings: &Strings) {
        for act in acts {
            self.hints.push((
                key_of(*act, scope),
                strings.get(&format!("hint-{}", action(*act).name)),
            ));
        }
    }

    /// Offers an action in other words: what Enter does is not the same in every list.
    pub fn offer_as(&mut self, act: Act, words: &str, scope: KeyScope, strings: &Strings) {
        self.hints.push((key_of(act, scope), strings.get(words)));
    }

    /// The first line in sight in a popup that stands in `area`.
    pub fn top(&self, area: Area) -> usize {
        let height = usize::from(area.inner().height);
        let last = self.lines.len().saturating_sub(height);
        match (self.scroll, self.focus) {
            (Some(scroll), _) => scroll.min(last),
            (None, Some((first, end))) => {
                let top = scroll_to(0, end.saturating_sub(1), height, self.lines.len());
                scroll_to(top, first, height, self.lines.len())
            }
            (None, None) => 0,
        }
    }

    /// The item at a row and column of the screen.
    pub fn item_at(&self, area: Area, x: u16, y: u16) -> Option<usize> {
        let inner = area.inner();
        if !inner.contains(x, y) {
            return None;
        }
        let line = self.top(area) + usize::from(y - inner.y);
        self.targets.get(line).copied().flatten()
    }
}
