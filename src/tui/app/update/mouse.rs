//! Clicks and the wheel.

use crate::tui::actions::table::Act;
use crate::tui::app::message::{Effect, Mouse, MouseKind};
use crate::tui::app::state::State;
use crate::tui::popups::{placed, stack};
use crate::tui::tabs::room::room;
use crate::tui::tabs::titles::tabs;

/// Lines that one turn of the wheel moves.
const WHEEL: usize = 3;

pub(super) fn moused(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let wheel = match mouse.kind {
        MouseKind::Press => None,
        MouseKind::WheelUp => Some(Act::Up),
        MouseKind::WheelDown => Some(Act::Down),
    };
    match wheel {
        None => {
            state.status = None;
            if state.popups.is_empty() {
                press(state, mouse.x, mouse.y)
            } else {
                press_popup(state, mouse.x, mouse.y)
            }
        }
        Some(act) if !state.popups.is_empty() => {
            for _ in 0..WHEEL {
                stack::act(state, act);
            }
            Vec::new()
        }
        Some(act) => {
            for _ in 0..WHEEL {
                room(state.tab).wheel(state, (mouse.x, mouse.y), act);
            }
            Vec::new()
        }
    }
}

fn press_popup(state: &mut State, x: u16, y: u16) -> Vec<Effect> {
    let item = state.popups.top().and_then(|popup| {
        let (sheet, area) = placed(popup, state);
        sheet.item_at(area, x, y)
    });
    match item {
        Some(item) => stack::click(state, item),
        None => Vec::new(),
    }
}

fn press(state: &mut State, x: u16, y: u16) -> Vec<Effect> {
    if state.desk.is_none() {
        return Vec::new();
    }
    let layout = state.layout;
    if layout.tabs.contains(x, y) {
        let (_, places) = tabs(state);
        let at = usize::from(x);
        let tab = places.into_iter().find(|(_, place)| place.contains(&at));
        return tab.map_or_else(Vec::new, |(tab, _)| {
            super::perform(state, room(tab).shown_by())
        });
    }
    room(state.tab).press(state, x, y)
}
