//! Draws lists: rows under headings, and the tab of laws and documents, which has two of them.

use ratatui::buffer::Buffer;

use super::Painter;
use crate::tui::tabs::{laws, moments};
use crate::tui::term::layout::Area;
use crate::tui::term::rich::{Line, Tone};
use crate::tui::term::widget::{border, line, scrollbar, style};

/// What a list shows but for its rows.
pub(super) struct ListView {
    /// Over the rows.
    pub headings: Line,
    /// The first row that is shown.
    pub offset: usize,
    /// The row under the cursor.
    pub cursor: usize,
    /// Whether what is typed goes to this list.
    pub is_live: bool,
    /// What is said where there is no row.
    pub empty: String,
}

/// The columns of a list inside its border; one on either side stays free.
pub(super) fn columns(area: Area) -> usize {
    usize::from(area.inner().width.saturating_sub(1))
}

impl Painter<'_> {
    /// The rows of a list that are in sight, inside a border.
    pub(super) fn rows<R>(
        &self,
        buffer: &mut Buffer,
        (area, focus): (Area, bool),
        list: &ListView,
        rows: &[R],
        made: impl Fn(&R) -> Line,
    ) {
        let inner = area.inner();
        let mut put = |x, y, made: &Line| line(buffer, self.bounds, &self.theme, x, y, made);
        put(inner.x, inner.y, &list.headings);
        let mut under_cursor = None;
        let in_sight = rows.iter().enumerate().skip(list.offset);
        for (at, row) in in_sight.take(self.state.layout.table_rows()) {
            let y = inner.y + 1 + u16::try_from(at - list.offset).unwrap_or(0);
            put(inner.x, y, &made(row));
            if at == list.cursor {
                under_cursor = Some(Area::new(inner.x, y, inner.width, 1));
            }
        }
        if rows.is_empty() {
            let room = columns(area).saturating_sub(2);
            let text = Line::of(&list.empty, Tone::Dim).truncated(room);
            let y = inner.y + 2.min(inner.height.saturating_sub(1));
            put(inner.x + 2, y, &text);
        }
        if let Some(under) = under_cursor {
            style(buffer, self.bounds, under, self.theme.cursor(list.is_live));
        }
        let below_headings = Area {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let bounds = self.bounds;
        let (offset, total) = (list.offset, rows.len());
        scrollbar(
            buffer,
            bounds,
            &self.theme,
            below_headings,
            offset,
            total,
            focus,
        );
    }

    /// The list of laws or documents.
    pub(super) fn list(&self, buffer: &mut Buffer) {
        let state = self.state;
        let area = state.layout.table;
        if area.is_empty() {
            return;
        }
        let focus = !state.laws.in_detail && !state.laws.typing && state.popups.is_empty();
        let title = laws::title(state);
        border(buffer, self.bounds, &self.theme, area, focus, &title);
        let columns = columns(area);
        let shown = state.laws.list();
        let list = ListView {
            headings: laws::headings(state, columns),
            offset: shown.offset,
            cursor: shown.cursor,
            is_live: focus || state.laws.typing,
            empty: state.strings.get(state.laws.empty_note()),
        };
        self.rows(buffer, (area, focus), &list, &shown.rows, |row| {
            laws::row(state, *row, columns)
        });
    }

    /// The instrument or document under the cursor.
    pub(super) fn detail_of_list(&self, buffer: &mut Buffer) {
        let state = self.state;
        let area = state.layout.detail;
        if area.is_empty() {
            return;
        }
        let focus = state.laws.in_detail && state.popups.is_empty();
        let title = Line::of(&state.strings.get("pane-law"), Tone::Plain);
        border(buffer, self.bounds, &self.theme, area, focus, &title);
        let made = (&state.laws.detail[..], state.laws.detail_offset);
        self.text_pane(buffer, (area, area.inner()), focus, made);
    }

    /// The list of changes or commits, and the row under the cursor.
    pub(super) fn times(&self, buffer: &mut Buffer) {
        let state = self.state;
        let split = moments::split(state);
        let area = state.layout.table;
        if !area.is_empty() {
            let focus = !split.in_detail && state.popups.is_empty();
            border(
                buffer,
                self.bounds,
                &self.theme,
                area,
                focus,
                &moments::title(state),
            );
            let columns = columns(area);
            let list = ListView {
                headings: moments::headings(state).truncated(columns),
                offset: split.offset,
                cursor: split.cursor,
                is_live: focus,
                empty: moments::empty_note(state),
            };
            let rows: Vec<usize> = (0..moments::total(state)).collect();
            self.rows(buffer, (area, focus), &list, &rows, |at| {
                moments::row(state, *at, columns)
            });
        }
        let area = state.layout.detail;
        if !area.is_empty() {
            let focus = split.in_detail && state.popups.is_empty();
            let title = Line::of(&state.strings.get("pane-law"), Tone::Plain);
            border(buffer, self.bounds, &self.theme, area, focus, &title);
            let made = (&split.detail[..], split.detail_offset);
            self.text_pane(buffer, (area, area.inner()), focus, made);
        }
    }
}
