//! The keys that work now, or the answer to the last one.

use crate::tui::actions::table::{Act, KeyScope, action, key_of};
use crate::tui::app::state::{Loading, State};
use crate::tui::tabs::loading::bar;
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

/// How far writing is, where many files are written: keys wait for it.
fn writing(state: &State) -> Option<Line> {
    let Loading { done, total } = state.written;
    if !state.writing || total == 0 {
        return None;
    }
    let number = |count: usize| state.strings.number(count as u64).into();
    let values = [("done", number(done)), ("total", number(total))];
    let id = match done < total {
        true => "writing-files",
        false => "writing-judging",
    };
    let mut line = Line::of(" ", Tone::Plain)
        .with(&state.strings.with(id, &values), Tone::Strong)
        .with(" ", Tone::Plain);
    match &state.status {
        Some(status) => line.push(&status.text, status.tone),
        None => line.pieces.extend(bar(done, total, 24).pieces),
    }
    Some(line)
}

/// The footer in so many columns.
pub(crate) fn line(state: &State, columns: usize) -> Line {
    if let Some(written) = writing(state) {
        return written.truncated(columns);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Lang;
    use crate::tui::app::fixture::{desk_of, files, send, showing};
    use crate::tui::app::message::Message;

    /// Thousands of marks, or taking them back, took half a minute in which nothing moved.
    #[test]
    fn while_many_files_are_written_the_footer_says_how_far_it_is() {
        let mut state = showing(&desk_of(files()), (120, 36), Lang::Vi);
        state.begin_writing();
        let (done, total) = (1234, 5666);
        send(&mut state, Message::Written { done, total });
        assert!(line(&state, 80).text().contains("Đang ghi 1.234 / 5.666"));
        send(&mut state, Message::Written { done: total, total });
        assert!(line(&state, 80).text().contains("đang xét lại"));
        state.writing = false;
        assert!(!line(&state, 80).text().contains("5.666"));
    }
}
