//! What stands in the borders of the table: how far a view's review is, and where else the row under the cursor matches.

use crate::search::Passage;
use crate::session::Strings;
use crate::session::user::saved_views::QUEUE;
use crate::text::{truncate, width};
use crate::tui::app::state::State;
use crate::tui::tabs::review::detail::passage_lead;
use crate::tui::term::rich::{Line, Tone};

/// The view that is shown, and how far its review is: ` · Hàng đợi rà soát 87 / 412 · hôm nay 23`.
pub(crate) fn progress(state: &State) -> Line {
    let mut line = Line::empty();
    let (Some(view), Some(progress)) = (state.view(), state.found.progress) else {
        return line;
    };
    let strings = &state.strings;
    let number = |count: usize| strings.number(count as u64);
    line.push(" · ", Tone::Dim);
    line.push(&truncate(&view.name, 24), Tone::Accent);
    if view.keeps_to.is_some() {
        let mine = format!(" ({})", strings.get("view-mine"));
        line.push(&mine, Tone::Doubt);
    }
    // A view of decisions alone counts what they have: how far the whole catalogue is is no progress of it.
    let is_queue = view.built_in == Some(QUEUE);
    if !is_queue && (view.built_in.is_some() || view.query.without_decisions().is_empty()) {
        return line;
    }
    line.push(" ", Tone::Plain);
    let counts = [
        ("done", number(progress.done).into()),
        ("total", number(progress.total).into()),
    ];
    line.push(&strings.with("progress-done", &counts), Tone::Strong);
    if progress.stale > 0 {
        line.push(" · ", Tone::Dim);
        let count = [("count", number(progress.stale).into())];
        line.push(&strings.with("progress-stale", &count), Tone::Doubt);
    }
    if let Some(today) = progress.today {
        line.push(" · ", Tone::Dim);
        let count = [("count", number(today).into())];
        line.push(&strings.with("progress-today", &count), Tone::Plain);
    }
    if let Some(approved) = progress.approved_today.filter(|count| *count > 0) {
        line.push(" · ", Tone::Dim);
        let count = [("count", number(approved).into())];
        line.push(&strings.with("progress-approved", &count), Tone::Plain);
    }
    line
}

/// A passage in one line of so many columns, behind what the line has: cut before its first match rather than in it.
pub(crate) fn passage(line: Line, passage: &Passage, strings: &Strings, columns: usize) -> Line {
    let mut line = line.with(&passage_lead(passage.place, strings), Tone::Accent);
    let room = columns.saturating_sub(line.width() + 1);
    let last = passage.marks.first().map_or(0, |mark| mark.end);
    let mut start = 0;
    // The first match and a little after it stay in sight.
    while width(&passage.text[start..last]) > room * 2 / 3
        && let Some(space) = passage.text[start..last].find(' ')
        && start + space < passage.marks.first().map_or(0, |mark| mark.start)
    {
        start += space + 1;
    }
    if start > 0 {
        line.push("…", Tone::Plain);
    }
    let end = passage.text.len();
    line.push_marked(&passage.text, start..end, &passage.marks, Tone::Plain);
    let mut line = line.truncated(columns.saturating_sub(1));
    line.push(" ", Tone::Plain);
    line
}
