//! Whatever keys are pressed and whatever the size, the state is sound and can be drawn.

use std::sync::Arc;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::fixture::{desk_of, files, press, send, showing};
use super::message::Message;
use super::state::State;
use crate::session::Lang;
use crate::tui::actions::key::Key;
use crate::tui::actions::table::ACTIONS;
use crate::tui::tabs::room::room;
use crate::tui::term::layout::Size;
use crate::tui::term::view::view;

fn draw(state: &State) {
    let backend = TestBackend::new(state.size.width, state.size.height);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal.draw(|frame| view(state, frame)).unwrap();
}

/// Every key of the table of actions, and some that are only typed.
fn keys() -> Vec<&'static str> {
    let of_actions = ACTIONS.iter().flat_map(|action| action.keys);
    let mut keys: Vec<&str> = of_actions.map(|(_, key)| *key).collect();
    keys.extend([
        "Ctrl-U",
        "Backspace",
        "đ",
        ":",
        "\"",
        "-",
        "h",
        "0",
        ".",
        "o",
    ]);
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Of so many draws one changes the size of the terminal.
const SIZES: usize = 8;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_and_sizes_keep_the_screen_sound(
        steps in prop::collection::vec(
            (0..keys().len() + SIZES, 1u16..220, 1u16..60),
            1..60,
        ),
    ) {
        let desk = desk_of(files());
        let keys = keys();
        let mut state = showing(&desk, (120, 36), Lang::Vi);
        for (key, width, height) in steps {
            match keys.get(key) {
                Some(key) => drop(send(&mut state, Message::Key(Key::parse(key).unwrap()))),
                None => drop(send(&mut state, Message::Resize(Size { width, height }))),
            }
            let len = state.desk.as_ref().map_or(0, |desk| desk.view.len());
            prop_assert!(state.table.selected.iter().all(|row| *row < len));
            prop_assert!(state.found.rows.is_empty() || state.current().is_some());
            let rows = state.layout.table_rows();
            let list = room(state.tab).list(&state, 40);
            let (offset, cursor) = match &list {
                Some(list) => (list.offset, list.cursor),
                None => (state.table.offset, state.table.cursor),
            };
            prop_assert!(rows == 0 || (offset..offset + rows).contains(&cursor));
            drop(list);
            draw(&state);
        }
    }
}

#[test]
fn a_small_desk_is_drawn_whatever_the_size() {
    let desk = desk_of(files());
    for width in (1..130).step_by(7) {
        for height in 1..40 {
            let mut state = showing(&desk, (width, height), Lang::En);
            press(&mut state, "m");
            draw(&state);
        }
    }
    assert_eq!(Arc::strong_count(&desk), 1);
}
