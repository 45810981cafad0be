//! The terminal: what it sends, what is drawn on it, and how meanings look.
//!
//! | file | what lives there |
//! |---|---|
//! | `backend` | what is drawn on: crossterm, without asking the terminal where its cursor is. The drawing library asks after every |
//! | `field` | a field in which text is typed. The caret moves by what people see as one letter |
//! | `input` | what the terminal sends, in the program's own words. A burst of keys stays a burst of keys: only what the terminal |
//! | `layout` | where things stand on a screen of a given size |
//! | `rich` | lines of text with a meaning for each piece: what screens and popups are made of. Knows no terminal and no colour |
//! | `terminal` | the terminal: entered once, and left exactly once, whatever ends the program: its end, an error, a panic, a signal |
//! | `theme` | how meanings look. No meaning rests on colour alone: symbols, words, bold and reverse carry it too |
//! | `view` | draws a state. Decides nothing: what stands where, and what it says, was settled before |
//! | `widget` | the few things that are drawn: lines of text, borders, scroll bars. All of them stay inside the screen |

pub(in crate::tui) mod backend;
pub(crate) mod field;
pub(crate) mod input;
pub mod layout;
pub(crate) mod rich;
pub mod terminal;
pub(crate) mod theme;
pub(crate) mod view;
mod widget;
