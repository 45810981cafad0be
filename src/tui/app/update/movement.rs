//! Moving about in lists and texts.

use crate::tui::actions::table::Act;

/// Where a place among `total` moves to.
pub(in crate::tui) fn moved(at: usize, act: Act, page: usize, total: usize) -> usize {
    let last = total.saturating_sub(1);
    let page = page.saturating_sub(1).max(1);
    let to = match act {
        Act::Up => at.saturating_sub(1),
        Act::Down => at.saturating_add(1),
        Act::PageUp => at.saturating_sub(page),
        Act::PageDown => at.saturating_add(page),
        Act::First => 0,
        Act::Last => last,
        _ => at,
    };
    to.min(last)
}
