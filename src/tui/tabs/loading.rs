//! Before a catalogue is there: how far reading is, or why it cannot be read.

use crate::tui::actions::table::{Act, KeyScope, key_of};
use crate::tui::app::state::State;
use crate::tui::term::rich::{Line, Tone, paragraph};

/// The lines in the middle of the screen.
pub(crate) fn lines(state: &State, columns: usize) -> Vec<Line> {
    let strings = &state.strings;
    let columns = columns.min(76);
    if let Some(trouble) = &state.load_error {
        let mut lines = paragraph(
            &Line::of("! ", Tone::Error),
            &strings.say(&trouble.message),
            Tone::Error,
            columns,
        );
        if let Some(hint) = &trouble.hint {
            lines.extend(paragraph(
                &Line::of("  ", Tone::Plain),
                &strings.say(hint),
                Tone::Plain,
                columns,
            ));
        }
        lines.push(Line::empty());
        lines.push(keys(
            state,
            &[(Act::Reload, "hint-reload"), (Act::Quit, "hint-quit")],
        ));
        return lines;
    }
    let mut lines = paragraph(&Line::empty(), &state.settings.root, Tone::Dim, columns);
    lines.push(Line::empty());
    let loading = state.loading.unwrap_or_default();
    let what = if loading.total == 0 {
        strings.get("loading-listing")
    } else if loading.done < loading.total {
        strings.with(
            "loading-files",
            &[
                ("done", strings.number(loading.done as u64).into()),
                ("total", strings.number(loading.total as u64).into()),
            ],
        )
    } else {
        strings.get("loading-judging")
    };
    lines.push(Line::of(&what, Tone::Plain));
    lines.push(bar(loading.done, loading.total, columns.min(48)));
    lines.push(Line::empty());
    lines.push(keys(state, &[(Act::Quit, "hint-quit")]));
    lines
}

fn keys(state: &State, offered: &[(Act, &str)]) -> Line {
    let mut line = Line::empty();
    for (at, (act, words)) in offered.iter().enumerate() {
        line.push(if at == 0 { "" } else { " · " }, Tone::Dim);
        line.push(key_of(*act, KeyScope::Loading), Tone::Accent);
        line.push(" ", Tone::Plain);
        line.push(&state.strings.get(words), Tone::Plain);
    }
    line
}

/// How much is done, as a bar.
pub(crate) fn bar(done: usize, total: usize, columns: usize) -> Line {
    let full = (done.min(total) * columns).checked_div(total).unwrap_or(0);
    Line::of(&"━".repeat(full), Tone::Accent).with(&"─".repeat(columns - full), Tone::Dim)
}
