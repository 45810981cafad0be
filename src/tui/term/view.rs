//! Draws a state. Decides nothing: what stands where, and what it says, was settled before.

mod lists;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{Area, Pane, SMALLEST};
use super::rich::{Line, Tone};
use super::theme::Theme;
use super::widget::{border, line, lines, scrollbar, style};
use crate::session::open::catalogue::order_name;
use crate::session::words::guess;
use crate::tui::app::state::State;
use crate::tui::popups::{Popup, placed};
use crate::tui::tabs::review::table::shown_order;
use crate::tui::tabs::review::{caption, detail, filters, table};
use crate::tui::tabs::room::room;
use crate::tui::tabs::{footer, header, loading, titles};
use lists::ListView;

/// Draws everything.
pub(crate) fn view(state: &State, frame: &mut Frame<'_>) {
    let theme = Theme::of(state.settings.theme);
    let area = frame.area();
    let painter = &mut Painter {
        state,
        theme,
        // A screen that was resized since the last message is drawn as far as it goes.
        bounds: area,
        caret: None,
    };
    painter.paint(frame.buffer_mut());
    if let Some((x, y)) = painter.caret
        && area.contains(Position { x, y })
    {
        frame.set_cursor_position(Position { x, y });
    }
}

struct Painter<'a> {
    state: &'a State,
    theme: Theme,
    bounds: Rect,
    caret: Option<(u16, u16)>,
}

impl Painter<'_> {
    fn paint(&mut self, buffer: &mut Buffer) {
        let state = self.state;
        if state.size.is_too_small() {
            let text = state.strings.with(
                "too-small",
                &[
                    ("width", SMALLEST.width.to_string().into()),
                    ("height", SMALLEST.height.to_string().into()),
                ],
            );
            let note = Line::of(&text, Tone::Plain).truncated(usize::from(state.size.width));
            line(buffer, self.bounds, &self.theme, 0, 0, &note);
            return;
        }
        self.header(buffer);
        if state.desk.is_none() {
            self.loading(buffer);
        } else {
            self.tabs(buffer);
            self.search(buffer);
            let columns = lists::columns(state.layout.table);
            match room(state.tab).list(state, columns) {
                Some(list) => self.list(buffer, &list),
                None => {
                    self.notice(buffer);
                    self.filters(buffer);
                    self.table(buffer);
                    self.detail(buffer);
                }
            }
        }
        self.footer(buffer);
        if !state.popups.is_empty() {
            let below = Area {
                y: state.layout.header.height,
                height: state
                    .size
                    .height
                    .saturating_sub(state.layout.header.height + 1),
                ..state.size.area()
            };
            style(buffer, self.bounds, below, self.theme.behind());
        }
        let last = state.popups.len();
        for (at, popup) in state.popups.iter().enumerate() {
            self.popup(buffer, popup, at + 1 == last);
        }
    }

    fn header(&self, buffer: &mut Buffer) {
        let area = self.state.layout.header;
        style(buffer, self.bounds, area, self.theme.bar());
        let made = header::lines(
            self.state,
            usize::from(area.width),
            usize::from(area.height),
        );
        lines(buffer, self.bounds, &self.theme, area, &made);
    }

    fn loading(&self, buffer: &mut Buffer) {
        let size = self.state.size;
        let columns = usize::from(size.width.saturating_sub(4));
        let made = loading::lines(self.state, columns);
        let wide = made.iter().map(Line::width).max().unwrap_or(0);
        let area = size.area().centred(
            u16::try_from(wide).unwrap_or(u16::MAX),
            u16::try_from(made.len()).unwrap_or(u16::MAX),
        );
        lines(buffer, self.bounds, &self.theme, area, &made);
    }

    fn tabs(&self, buffer: &mut Buffer) {
        let area = self.state.layout.tabs;
        let (made, _) = titles::tabs(self.state);
        let made = made.truncated(usize::from(area.width));
        lines(buffer, self.bounds, &self.theme, area, &[made]);
    }

    fn search(&mut self, buffer: &mut Buffer) {
        let area = self.state.layout.search;
        let columns = usize::from(area.width);
        let made = room(self.state.tab).head(self.state, columns);
        lines(buffer, self.bounds, &self.theme, area, &[made.line]);
        if let Some(column) = made.caret
            && self.state.popups.is_empty()
        {
            self.caret = Some((area.x + u16::try_from(column).unwrap_or(0), area.y));
        }
    }

    fn notice(&self, buffer: &mut Buffer) {
        let area = self.state.layout.notice;
        let width = usize::from(area.width);
        let cut: Vec<Line> = self
            .state
            .notice
            .iter()
            .take(usize::from(area.height))
            .map(|notice| notice.clone().truncated(width))
            .collect();
        lines(buffer, self.bounds, &self.theme, area, &cut);
    }

    /// A pane's border; whether there is a pane at all.
    fn pane(&self, buffer: &mut Buffer, pane: Pane, title: &Line) -> Option<(Area, bool)> {
        let area = self.state.layout.pane(pane);
        if area.is_empty() {
            return None;
        }
        let focus =
            self.state.focus == pane && !self.state.search.typing && self.state.popups.is_empty();
        border(buffer, self.bounds, &self.theme, area, focus, title);
        Some((area, focus))
    }

    fn filters(&self, buffer: &mut Buffer) {
        let state = self.state;
        let title = Line::of(&state.strings.get("pane-filters"), Tone::Plain);
        let Some((area, focus)) = self.pane(buffer, Pane::Filters, &title) else {
            return;
        };
        let inner = area.inner();
        let shown = usize::from(inner.height);
        let columns = usize::from(inner.width.saturating_sub(2));
        for (at, row) in state
            .filters
            .rows
            .iter()
            .enumerate()
            .skip(state.filters.offset)
            .take(shown)
        {
            let y = inner.y + u16::try_from(at - state.filters.offset).unwrap_or(0);
            let made = filters::line(row, state, columns);
            line(buffer, self.bounds, &self.theme, inner.x + 1, y, &made);
            if focus && at == state.filters.cursor && row.is_stop() {
                let under = Area::new(inner.x, y, inner.width, 1);
                style(buffer, self.bounds, under, self.theme.cursor(true));
            }
        }
        let total = state.filters.rows.len();
        scrollbar(
            buffer,
            self.bounds,
            &self.theme,
            area,
            state.filters.offset,
            total,
            focus,
        );
    }

    fn table(&self, buffer: &mut Buffer) {
        let state = self.state;
        let Some(desk) = &state.desk else {
            return;
        };
        let strings = &state.strings;
        let mut title = Line::of(&strings.get("pane-table"), Tone::Plain);
        let progress = caption::progress(state);
        // The order that a view brings goes without saying.
        let of_view = state.view().is_some_and(|view| {
            (view.sort, view.backwards) == (state.table.order, state.table.backwards)
        });
        let says_order = progress.pieces.is_empty() || !of_view;
        title.pieces.extend(progress.pieces);
        if says_order {
            title.push(" · ", Tone::Dim);
            let order = strings.get(&format!("order-{}", order_name(shown_order(state))));
            let order = match state.table.backwards {
                true => strings.with("order-reversed", &[("order", order.into())]),
                false => order,
            };
            title.push(&order, Tone::Dim);
        }
        if state.search.error.is_some() {
            title.push(" · ", Tone::Dim);
            let told = match state.found.rows.is_empty() {
                true => "table-query-wrong",
                false => "table-query-before",
            };
            title.push(&strings.get(told), Tone::Error);
        } else if state.found.guesses.count() > 0 {
            title.push(" · ", Tone::Dim);
            let guesses = state.found.guesses.count();
            let mut told = match state.found.exact() {
                0 => strings.get("notice-fuzzy"),
                _ => {
                    let count = strings.number(guesses as u64);
                    strings.with("notice-fuzzy-some", &[("count", count.into())])
                }
            };
            let words = guess::words(strings, &state.found.guess);
            if !words.is_empty() {
                told.push_str(": ");
                told.push_str(&words);
            }
            title.push(&told, Tone::Doubt);
        }
        let selected = state.table.selected.len();
        if selected > 0 {
            title.push(" · ", Tone::Dim);
            title.push(
                &strings.with("table-selected", &[("count", (selected as f64).into())]),
                Tone::Accent,
            );
        }
        let Some((area, focus)) = self.pane(buffer, Pane::Table, &title) else {
            return;
        };
        let columns = lists::columns(area);
        let empty = if desk.view.is_empty() {
            "table-empty-catalogue"
        } else if state.search.error.is_some() {
            "table-query-wrong"
        } else {
            "table-nothing-found"
        };
        let list = ListView {
            headings: table::headings(state, columns),
            offset: state.table.offset,
            cursor: state.table.cursor,
            is_live: focus || state.search.typing,
            empty: strings.get(empty),
        };
        let rows = &state.found.rows;
        self.rows(buffer, (area, focus), &list, rows, |row| {
            table::row(state, desk, *row, columns)
        });
        self.passage(buffer, area);
    }

    /// Where else than in its name the row under the cursor matches, in the lower border, where no detail says so.
    fn passage(&self, buffer: &mut Buffer, area: Area) {
        let room = usize::from(area.width.saturating_sub(6));
        if !self.state.layout.detail.is_empty() || area.height < 4 || room < 16 {
            return;
        }
        if let Some(passage) = self.state.detail.passages.first() {
            let made = Line::of(" ", Tone::Plain);
            let made = caption::passage(made, passage, &self.state.strings, room);
            let y = area.y + area.height - 1;
            line(buffer, self.bounds, &self.theme, area.x + 2, y, &made);
        }
    }

    fn detail(&self, buffer: &mut Buffer) {
        let state = self.state;
        let mut title = Line::of(&state.strings.get("pane-detail"), Tone::Plain);
        // What is marked here is the selection, which no table shows now.
        let selected = state.table.selected.len();
        if selected > 0 && state.layout.table.is_empty() {
            let count = [("count", (selected as f64).into())];
            title.push(" · ", Tone::Dim);
            title.push(&state.strings.with("table-selected", &count), Tone::Accent);
        }
        let Some((area, focus)) = self.pane(buffer, Pane::Detail, &title) else {
            return;
        };
        let bar = state.layout.detail_tabs();
        let (tabs, _) = detail::tabs::tabs(state, usize::from(bar.width));
        lines(buffer, self.bounds, &self.theme, bar, &[tabs]);
        let made = (&state.detail.lines[..], state.detail.offset);
        self.text_pane(buffer, (area, state.layout.detail_text()), focus, made);
    }

    /// Lines in the inner part of a border, from an offset on.
    fn text_pane(
        &self,
        buffer: &mut Buffer,
        (area, inner): (Area, Area),
        focus: bool,
        (made, offset): (&[Line], usize),
    ) {
        let visible: Vec<Line> = made
            .iter()
            .skip(offset)
            .take(usize::from(inner.height))
            .cloned()
            .collect();
        let text = Area {
            x: inner.x + 1.min(inner.width),
            width: inner.width.saturating_sub(2),
            ..inner
        };
        lines(buffer, self.bounds, &self.theme, text, &visible);
        let total = made.len();
        scrollbar(buffer, self.bounds, &self.theme, area, offset, total, focus);
    }

    fn footer(&self, buffer: &mut Buffer) {
        let area = self.state.layout.footer;
        let made = footer::line(self.state, usize::from(area.width));
        lines(buffer, self.bounds, &self.theme, area, &[made]);
    }

    fn popup(&mut self, buffer: &mut Buffer, popup: &dyn Popup, uppermost: bool) {
        let (sheet, area) = placed(popup, self.state);
        super::widget::clear(buffer, self.bounds, area);
        let title = Line::of(&sheet.title, Tone::Plain);
        border(buffer, self.bounds, &self.theme, area, uppermost, &title);
        let inner = area.inner();
        let text = Area {
            x: inner.x + 1.min(inner.width),
            width: inner.width.saturating_sub(2),
            ..inner
        };
        let top = sheet.top(area);
        let height = usize::from(inner.height);
        let visible = sheet.lines.iter().enumerate().skip(top).take(height);
        for (at, made) in visible {
            let y = inner.y + u16::try_from(at - top).unwrap_or(0);
            let made = made.clone().truncated(usize::from(text.width));
            line(buffer, self.bounds, &self.theme, text.x, y, &made);
            if sheet.cursor == Some(at) {
                let under = Area::new(inner.x, y, inner.width, 1);
                style(buffer, self.bounds, under, self.theme.cursor(uppermost));
            }
        }
        self.hints(buffer, area, &sheet.hints);
        scrollbar(
            buffer,
            self.bounds,
            &self.theme,
            area,
            top,
            sheet.lines.len(),
            uppermost,
        );
        if let Some((row, column)) = sheet.caret
            && uppermost
            && (top..top + height).contains(&row)
        {
            let x = text.x + u16::try_from(column).unwrap_or(0);
            let y = inner.y + u16::try_from(row - top).unwrap_or(0);
            self.caret = Some((x, y));
        }
    }

    /// Keys in the lower border of a popup.
    fn hints(&self, buffer: &mut Buffer, area: Area, hints: &[(&'static str, String)]) {
        let mut made = Line::of(" ", Tone::Plain);
        for (at, (key, words)) in hints.iter().enumerate() {
            let room = usize::from(area.width.saturating_sub(4));
            let wide = crate::text::width(key) + crate::text::width(words) + 4;
            if made.width() + wide > room {
                break;
            }
            if at > 0 {
                made.push(" · ", Tone::Dim);
            }
            made.push(key, Tone::Accent);
            made.push(" ", Tone::Plain);
            made.push(words, Tone::Plain);
        }
        made.push(" ", Tone::Plain);
        if area.height > 1 && area.width > 8 {
            let y = area.y + area.height - 1;
            line(buffer, self.bounds, &self.theme, area.x + 2, y, &made);
        }
    }
}
