//! The few things that are drawn: lines of text, borders, scroll bars. All of them stay inside the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::layout::Area;
use super::rich::{Line, Tone};
use super::theme::Theme;

/// Draws a line from a cell on, as far as the screen goes.
pub(in crate::tui) fn line(
    buffer: &mut Buffer,
    bounds: Rect,
    theme: &Theme,
    x: u16,
    y: u16,
    made: &Line,
) {
    if y >= bounds.height || x >= bounds.width {
        return;
    }
    let mut x = x;
    for piece in &made.pieces {
        let style = theme.tone(piece.tone);
        for cluster in piece.text.graphemes(true) {
            let wide = u16::try_from(crate::text::width(cluster)).unwrap_or(1);
            if x + wide > bounds.width {
                return;
            }
            if wide == 0 {
                continue;
            }
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.set_symbol(cluster);
                cell.set_style(style);
            }
            // The second half of a wide letter holds nothing of its own.
            for x in x + 1..x + wide {
                if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            x += wide;
        }
    }
}

/// Draws lines from the top of an area down.
pub(in crate::tui) fn lines(
    buffer: &mut Buffer,
    bounds: Rect,
    theme: &Theme,
    area: Area,
    made: &[Line],
) {
    for (y, line) in (area.y..area.y + area.height).zip(made) {
        self::line(buffer, bounds, theme, area.x, y, line);
    }
}

/// Lays a style over an area; what stands there stays.
pub(in crate::tui) fn style(buffer: &mut Buffer, bounds: Rect, area: Area, style: Style) {
    buffer.set_style(rect(area).intersection(bounds), style);
}

/// Empties an area.
pub(in crate::tui) fn clear(buffer: &mut Buffer, bounds: Rect, area: Area) {
    let area = rect(area).intersection(bounds);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.reset();
            }
        }
    }
}

/// A border with a title. The one that has the keys says so by a sign too.
pub(in crate::tui) fn border(
    buffer: &mut Buffer,
    bounds: Rect,
    theme: &Theme,
    area: Area,
    focus: bool,
    title: &Line,
) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let look = theme.border(focus);
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    let mut put = |x: u16, y: u16, symbol: &str| {
        if x < bounds.width
            && y < bounds.height
            && let Some(cell) = buffer.cell_mut(Position { x, y })
        {
            cell.reset();
            cell.set_symbol(symbol);
            cell.set_style(look);
        }
    };
    for x in area.x + 1..right {
        put(x, area.y, "─");
        put(x, bottom, "─");
    }
    for y in area.y + 1..bottom {
        put(area.x, y, "│");
        put(right, y, "│");
    }
    put(area.x, area.y, "╭");
    put(right, area.y, "╮");
    put(area.x, bottom, "╰");
    put(right, bottom, "╯");
    let mut shown = Line::of(if focus { " ▸ " } else { " " }, Tone::Accent);
    for piece in &title.pieces {
        let tone = match piece.tone {
            Tone::Plain if focus => Tone::Strong,
            tone => tone,
        };
        shown.push(&piece.text, tone);
    }
    let mut shown = shown.truncated(usize::from(area.width.saturating_sub(4)));
    shown.push(" ", Tone::Plain);
    line(buffer, bounds, theme, area.x + 1, area.y, &shown);
}

/// Shows in the right border which part of a list is in sight, where not all of it is.
pub(in crate::tui) fn scrollbar(
    buffer: &mut Buffer,
    bounds: Rect,
    theme: &Theme,
    area: Area,
    offset: usize,
    total: usize,
    focus: bool,
) {
    let height = usize::from(area.inner().height);
    if height == 0 || total <= height {
        return;
    }
    let thumb = (height * height / total).max(1);
    let room = height - thumb;
    let last = total - height;
    let start = (offset.min(last) * room).div_ceil(last.max(1));
    let x = area.x + area.width - 1;
    for at in start..start + thumb {
        let y = area.y + 1 + u16::try_from(at).unwrap_or(0);
        if x < bounds.width
            && y < bounds.height
            && let Some(cell) = buffer.cell_mut(Position { x, y })
        {
            cell.set_symbol("┃");
            cell.set_style(theme.border(focus));
        }
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
