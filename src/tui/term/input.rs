//! What the terminal sends, in the program's own words. A burst of keys stays a burst of keys: only what the terminal
//! itself calls a paste is one.

use crossterm::event::{Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::layout::Size;
use crate::tui::actions::key::{Key, KeyCode};
use crate::tui::app::message::{Message, Mouse, MouseKind};

/// The message of an event; nothing where it means nothing here.
pub(crate) fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::FocusGained => Some(Message::FocusGained),
        Event::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        Event::Mouse(event) => {
            let kind = match event.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Message::Mouse(Mouse {
                kind,
                x: event.column,
                y: event.row,
            }))
        }
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    use crossterm::event::KeyCode as Code;
    let has = |modifier| event.modifiers.contains(modifier);
    let mut key = Key {
        code: KeyCode::Esc,
        ctrl: has(KeyModifiers::CONTROL),
        alt: has(KeyModifiers::ALT),
        shift: has(KeyModifiers::SHIFT),
    };
    key.code = match event.code {
        Code::Char(c) => {
            key.shift = false;
            // A control character has no case.
            KeyCode::Char(if key.ctrl { c.to_ascii_lowercase() } else { c })
        }
        Code::F(number) => KeyCode::F(number),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => {
            key.shift = true;
            KeyCode::Tab
        }
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_sends_is_what_the_table_of_actions_writes() {
        for (code, modifiers, written) in [
            (
                crossterm::event::KeyCode::BackTab,
                KeyModifiers::SHIFT,
                "Shift-Tab",
            ),
            (
                crossterm::event::KeyCode::Char('P'),
                KeyModifiers::CONTROL,
                "Ctrl-P",
            ),
            (
                crossterm::event::KeyCode::Char('*'),
                KeyModifiers::SHIFT,
                "*",
            ),
            (
                crossterm::event::KeyCode::Char(' '),
                KeyModifiers::NONE,
                "Space",
            ),
            (
                crossterm::event::KeyCode::Char('ế'),
                KeyModifiers::NONE,
                "ế",
            ),
        ] {
            let event = Event::Key(KeyEvent::new(code, modifiers));
            let Some(Message::Key(key)) = message(event) else {
                panic!("{written}");
            };
            assert_eq!(Some(key), Key::parse(written), "{written}");
        }
    }
}
