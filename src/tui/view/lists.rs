//! Draws the tab of laws and documents.

use ratatui::buffer::Buffer;

use super::Painter;
use crate::tui::layout::Area;
use crate::tui::rich::{Line, Tone};
use crate::tui::screen::laws;
use crate::tui::widget::{border, line, scrollbar, style};

impl Painter<'_> {
    /// The list of laws or documents.
    pub(super) fn list(&self, buffer: &mut Buffer) {
        let state = self.state;
        let area = state.layout.table;
        if area.is_empty() {
            return;
        }
        let focus = !state.laws.in_detail && !state.laws.typing && state.layers.is_empty();
        let title = laws::title(state);
        border(buffer, self.bounds, &self.theme, area, focus, &title);
        let inner = area.inner();
        let columns = usize::from(inner.width.saturating_sub(1));
        let headings = laws::headings(state, columns);
        line(
            buffer,
            self.bounds,
            &self.theme,
            inner.x,
            inner.y,
            &headings,
        );
        let list = state.laws.list();
        let rows = list.rows.iter().enumerate().skip(list.offset);
        for (at, row) in rows.take(state.layout.table_rows()) {
            let y = inner.y + 1 + u16::try_from(at - list.offset).unwrap_or(0);
            let made = laws::row(state, *row, columns);
            line(buffer, self.bounds, &self.theme, inner.x, y, &made);
            if at == list.cursor {
                let under = Area::new(inner.x, y, inner.width, 1);
                let look = self.theme.cursor(focus || state.laws.typing);
                style(buffer, self.bounds, under, look);
            }
        }
        if list.rows.is_empty() {
            let text = state.strings.get(state.laws.empty_note());
            let text = Line::of(&text, Tone::Dim).truncated(columns.saturating_sub(2));
            let y = inner.y + 2.min(inner.height.saturating_sub(1));
            line(buffer, self.bounds, &self.theme, inner.x + 2, y, &text);
        }
        let below_headings = Area {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let total = list.rows.len();
        scrollbar(
            buffer,
            self.bounds,
            &self.theme,
            below_headings,
            list.offset,
            total,
            focus,
        );
    }

    /// The instrument or document under the cursor.
    pub(super) fn detail_of_list(&self, buffer: &mut Buffer) {
        let state = self.state;
        let area = state.layout.detail;
        if area.is_empty() {
            return;
        }
        let focus = state.laws.in_detail && state.layers.is_empty();
        let title = Line::of(&state.strings.get("pane-law"), Tone::Plain);
        border(buffer, self.bounds, &self.theme, area, focus, &title);
        let made = (&state.laws.detail[..], state.laws.detail_offset);
        self.text_pane(buffer, area, focus, made);
    }
}
