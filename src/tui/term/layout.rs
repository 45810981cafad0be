//! Where things stand on a screen of a given size. Pure numbers: drawing, paging and the mouse all read them here.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Size of the screen in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The smallest screen on which anything but a note is drawn.
pub const SMALLEST: Size = Size {
    width: 40,
    height: 10,
};

/// From this width on the three panes stand side by side.
const THREE_PANES: u16 = 120;
/// From this width on the detail stands beside the table.
const TWO_PANES: u16 = 92;
/// From this height on a list has room for its detail below.
const STACKED: u16 = 20;
/// From this height on a list stays in sight above its detail while that is read.
const DIVIDED: u16 = 32;
/// From this height on there is room for a line that could be done without.
const ROOMY: u16 = 16;

impl Area {
    /// An area from its corner and size.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area {
            x,
            y,
            width,
            height,
        }
    }

    /// The area without a border of one cell.
    #[must_use]
    pub fn inner(self) -> Area {
        Area {
            x: self.x + 1.min(self.width),
            y: self.y + 1.min(self.height),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// Whether a cell lies inside.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }

    /// Whether nothing fits.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// An area of at most this size in the middle of this one.
    #[must_use]
    pub fn centred(self, width: u16, height: u16) -> Area {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Area {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

impl Size {
    /// All of the screen.
    #[must_use]
    pub fn area(self) -> Area {
        Area::new(0, 0, self.width, self.height)
    }

    /// Whether it is too small for anything but a note.
    #[must_use]
    pub fn is_too_small(self) -> bool {
        self.width < SMALLEST.width || self.height < SMALLEST.height
    }
}

/// A pane of the review screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// Filters with counts.
    Filters,
    /// The procedures.
    #[default]
    Table,
    /// The procedure under the cursor.
    Detail,
}

/// The review screen. A part that is not shown has an empty area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScreenLayout {
    /// Title, dates, git.
    pub header: Area,
    /// Tabs.
    pub tabs: Area,
    /// Search field, chips, counts.
    pub search: Area,
    /// What is wrong with the query, or what the catalogue does not know.
    pub notice: Area,
    /// Filters.
    pub filters: Area,
    /// Procedures.
    pub table: Area,
    /// Detail.
    pub detail: Area,
    /// Keys, or the last message.
    pub footer: Area,
}

impl ScreenLayout {
    /// The layout of a screen where `focus` has the keys and a notice of `notice` lines is to be shown. With `zoom` the
    /// detail takes the place of all panes.
    pub fn new(size: Size, focus: Pane, zoom: bool, notice: u16) -> ScreenLayout {
        let mut layout = ScreenLayout::default();
        let Size { width, height } = size;
        let mut y = 0;
        let mut take = |lines: u16| {
            let area = Area::new(0, y, width, lines.min(height.saturating_sub(y)));
            y += area.height;
            area
        };
        layout.header = take(if width < 100 { 2 } else { 1 });
        layout.tabs = take(u16::from(height >= ROOMY));
        layout.search = take(1);
        layout.notice = take(if height >= ROOMY {
            notice
        } else {
            notice.min(1)
        });
        let above = [layout.header, layout.tabs, layout.search, layout.notice];
        let used: u16 = above.iter().map(|area| area.height).sum();
        let body = take(height.saturating_sub(used + 1));
        layout.footer = take(1);
        let whole = Area::new(0, body.y, width, body.height);
        let left = |columns: u16| Area {
            width: columns,
            ..whole
        };
        let right = |columns: u16| Area {
            x: width - columns,
            width: columns,
            ..whole
        };
        let side = filters_width(width);
        if zoom {
            layout.detail = whole;
        } else if width >= THREE_PANES {
            let detail = detail_width(width);
            layout.filters = left(side);
            layout.detail = right(detail);
            layout.table = Area {
                x: side,
                width: width - side - detail,
                ..whole
            };
        } else if width >= TWO_PANES && focus != Pane::Filters {
            let detail = detail_width(width);
            layout.detail = right(detail);
            layout.table = left(width - detail);
        } else {
            match focus {
                // Beside the filters the table stays in sight where it is of use.
                Pane::Filters if width >= 72 => {
                    layout.filters = left(side);
                    layout.table = Area {
                        x: side,
                        width: width - side,
                        ..whole
                    };
                }
                Pane::Filters => layout.filters = whole,
                Pane::Table => layout.table = whole,
                Pane::Detail => layout.detail = whole,
            }
        }
        layout
    }

    /// The layout of the tab of laws and documents: a list, and the detail beside it, below it, or in its place.
    pub fn lists(size: Size, in_detail: bool) -> ScreenLayout {
        // Header, tabs, search and footer stand where they stand on the review screen.
        let mut layout = ScreenLayout::new(size, Pane::Detail, true, 0);
        let whole = layout.detail;
        let Size { width, height } = size;
        if width >= TWO_PANES {
            let detail = width * 2 / 5;
            layout.table = Area {
                width: width - detail,
                ..whole
            };
            layout.detail = Area {
                x: width - detail,
                width: detail,
                ..whole
            };
        } else if height >= STACKED {
            // Below this the part that is looked at takes the place of the other, as half a page is none.
            if in_detail && height < DIVIDED {
                return layout;
            }
            // The part that is looked at has more of the room.
            let detail = whole.height * if in_detail { 3 } else { 2 } / 5;
            layout.table = Area {
                height: whole.height - detail,
                ..whole
            };
            layout.detail = Area {
                y: whole.y + whole.height - detail,
                height: detail,
                ..whole
            };
        } else if !in_detail {
            layout.table = whole;
            layout.detail = Area::default();
        }
        layout
    }

    /// The line of tabs at the top of the detail of the review screen; empty where there is no room for it.
    pub fn detail_tabs(&self) -> Area {
        let inner = self.detail.inner();
        Area {
            x: inner.x + 1.min(inner.width),
            width: inner.width.saturating_sub(2),
            height: u16::from(inner.height > 2),
            ..inner
        }
    }

    /// What is left below it for the text.
    pub fn detail_text(&self) -> Area {
        let inner = self.detail.inner();
        let tabs = self.detail_tabs().height;
        Area {
            y: inner.y + tabs,
            height: inner.height - tabs,
            ..inner
        }
    }

    /// The area of a pane.
    pub fn pane(&self, pane: Pane) -> Area {
        match pane {
            Pane::Filters => self.filters,
            Pane::Table => self.table,
            Pane::Detail => self.detail,
        }
    }

    /// Rows of procedures that the table shows, below its headings.
    pub fn table_rows(&self) -> usize {
        usize::from(self.table.inner().height.saturating_sub(1))
    }
}

fn filters_width(width: u16) -> u16 {
    match width {
        0..150 => 25,
        150..170 => 30,
        _ => 36,
    }
}

fn detail_width(width: u16) -> u16 {
    match width {
        0..130 => 36,
        130..150 => 40,
        150..170 => 48,
        _ => 68,
    }
}

/// Where a popup stands: in the middle between header and footer, over the whole width where the screen is narrow. The
/// header stays in sight.
pub fn popup(size: Size, layout: &ScreenLayout, wished: Size) -> Area {
    let top = layout.header.height;
    let room = Area {
        x: 0,
        y: top,
        width: size.width,
        height: size.height.saturating_sub(top + layout.footer.height),
    };
    let width = if size.width < 100 {
        size.width
    } else {
        wished.width
    };
    room.centred(width, wished.height.max(3))
}

/// The first of `total` lines to show in `height` so that `focus` is in sight and moves as little as possible.
pub fn scroll_to(offset: usize, focus: usize, height: usize, total: usize) -> usize {
    let last = total.saturating_sub(height);
    let offset = offset.min(last);
    if height == 0 || focus < offset {
        focus.min(last)
    } else if focus >= offset + height {
        (focus + 1 - height).min(last)
    } else {
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_screens_drop_the_side_panes_first() {
        let panes = |width, focus| {
            let layout = ScreenLayout::new(Size { width, height: 24 }, focus, false, 0);
            [layout.filters, layout.table, layout.detail].map(|area| !area.is_empty())
        };
        assert_eq!(panes(120, Pane::Table), [true, true, true]);
        assert_eq!(panes(100, Pane::Table), [false, true, true]);
        assert_eq!(panes(80, Pane::Table), [false, true, false]);
        assert_eq!(panes(80, Pane::Filters), [true, true, false]);
        assert_eq!(panes(80, Pane::Detail), [false, false, true]);
        assert_eq!(panes(60, Pane::Filters), [true, false, false]);
    }

    #[test]
    fn the_parts_cover_the_screen_and_do_not_overlap() {
        for width in 1..260 {
            for height in [1, 5, 10, 12, 16, 24, 50] {
                for focus in [Pane::Filters, Pane::Table, Pane::Detail] {
                    let layout = ScreenLayout::new(Size { width, height }, focus, height == 24, 2);
                    let parts = [
                        layout.header,
                        layout.tabs,
                        layout.search,
                        layout.notice,
                        layout.filters,
                        layout.table,
                        layout.detail,
                        layout.footer,
                    ];
                    let cells: u32 = parts
                        .iter()
                        .map(|area| u32::from(area.width) * u32::from(area.height))
                        .sum();
                    assert_eq!(
                        cells,
                        u32::from(width) * u32::from(height),
                        "{width}×{height}"
                    );
                    assert!(
                        parts
                            .iter()
                            .all(|a| a.x + a.width <= width && a.y + a.height <= height)
                    );
                }
            }
        }
    }

    #[test]
    fn scrolling_keeps_the_focus_in_sight_and_fills_the_pane() {
        assert_eq!(scroll_to(0, 9, 5, 20), 5);
        assert_eq!(scroll_to(7, 9, 5, 20), 7);
        assert_eq!(scroll_to(7, 3, 5, 20), 3);
        assert_eq!(scroll_to(18, 19, 5, 20), 15);
        assert_eq!(scroll_to(4, 2, 5, 3), 0);
        assert_eq!(scroll_to(0, 0, 0, 0), 0);
    }
}
