//! The keys that work now, or the answer to the last one.

use crate::tui::actions::table::{Act, KeyScope, action, key_of};
use crate::tui::app::state::State;
use crate::tui::tabs::review::filters;
use crate::tui::tabs::room::room;
use crate::tui::term::rich::{Line, Tone};

/// What the footer offers in each scope, the most useful first.
fn offered(state: &State, scope: KeyScope) -> &'static [Act] {
    match scope {
        KeyScope::Search => &[Act::Accept, Act::Down, Act::Back],
        KeyScope::Loading => &[Act::Quit],
        _ => room(state.tab).offers(state),
    }
}

/// The footer in so many columns.
pub fn line(state: &State, columns: usize) -> Line {
    if let Some(status) = &state.status {
        return Line::of(" ", Tone::Plain)
            .with(&status.text, status.tone)
            .truncated(columns);
    }
    // A popup says itself which keys work in it.
    if !state.popups.is_empty() {
        return Line::empty();
    }
    let scope = state.screen_scope();
    let mut line = Line::of(" ", Tone::Plain);
    // The pane has little room beside others: what is cut there is read here.
    if let Some(label) = filters::current(state).filter(|_| scope == KeyScope::Filters) {
        line.push(&label, Tone::Strong);
        line = line.truncated(columns / 2);
    }
    for act in offered(state, scope) {
        if action(*act).why_not(state).is_some() {
            continue;
        }
        let key = key_of(*act, scope);
        let words = state.strings.get(&format!("hint-{}", action(*act).name));
        let gap = if line.width() > 1 { " · " } else { "" };
        let wide =
            crate::text::width(gap) + crate::text::width(key) + 1 + crate::text::width(&words);
        if line.width() + wide > columns {
            break;
        }
        line.push(gap, Tone::Dim);
        line.push(key, Tone::Accent);
        line.push(" ", Tone::Plain);
        line.push(&words, Tone::Plain);
    }
    line
}
