//! Draws lists: rows under headings, and a list with the detail of the row under its cursor.

use ratatui::buffer::Buffer;

use super::Painter;
use crate::tui::tabs::room::ListPicture;
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

    /// The list of a tab, and the detail of the row under its cursor.
    pub(super) fn list(&self, buffer: &mut Buffer, list: &ListPicture<'_>) {
        let state = self.state;
        let has_keys = state.popups.is_empty();
        let area = state.layout.table;
        if !area.is_empty() {
            let focus = !list.in_detail && !list.is_typing && has_keys;
            border(buffer, self.bounds, &self.theme, area, focus, &list.title);
            let shown = ListView {
                headings: list.headings.clone().truncated(columns(area)),
                offset: list.offset,
                cursor: list.cursor,
                is_live: focus || list.is_typing,
                empty: list.empty.clone(),
            };
            let rows: Vec<usize> = (0..list.rows).collect();
            self.rows(buffer, (area, focus), &shown, &rows, |at| (list.row)(*at));
        }
        let area = state.layout.detail;
        if !area.is_empty() {
            let focus = list.in_detail && has_keys;
            let title = Line::of(&state.strings.get("pane-law"), Tone::Plain);
            border(buffer, self.bounds, &self.theme, area, focus, &title);
            self.text_pane(buffer, (area, area.inner()), focus, list.detail);
        }
    }
}
