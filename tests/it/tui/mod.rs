//! The screen, driven by keys: the real program on real temporary folders and repositories, with a clock that stands
//! still. Nothing sleeps: a journey waits until no job runs.
//!
//! | file | what lives there |
//! |---|---|
//! | `catalogue` | a small catalogue on disk, and its repository |
//! | `screens` | what the screen looks like, styles included |
//! | `edit` | fields, plans and counts changed in the form |
//! | `evidence` | the tabs of the detail, and the evidence on one of them |
//! | `legal` | laws and documents: from half a number to the procedures that rest on it |
//! | `midnight` | the screen that is left open while another day comes |
//! | `reviewer` | finding, marking, overriding, undoing, committing |
//! | `past` | what is not committed, the history, the catalogue as it was |
//! | `queue` | saved views, the review queue and how far it is, notes, templates |
//! | `signed` | from a mark to a list that is signed, by several people |
//! | `told` | what has to be read before and after something is written: outcomes, what is left out, drafts, suspensions |
//! | `trouble` | no repository, no identity, nothing in the catalogue, a broken file |
//! | `terminal` | what only a real pseudo-terminal shows |

mod catalogue;
mod edit;
mod evidence;
mod found;
mod legal;
mod midnight;
mod past;
mod queue;
mod reviewer;
mod screens;
mod signed;
#[cfg(unix)]
mod terminal;
mod told;
mod trouble;
mod words;

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rasoat::files::FixedClock;
use rasoat::session::user::editor::EditorCall;
use rasoat::session::{Config, Lang, Workspace};
use rasoat::tui::actions::key::Key;
use rasoat::tui::app::message::Message;
use rasoat::tui::term::layout::Size;
use rasoat::tui::{App, Host, Launch, ThemeName};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};

/// When every journey takes place.
pub const NOW: &str = "2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]";

/// What a screen is opened with, unless a test says otherwise.
pub fn launch(root: &Path, lang: Lang) -> Launch {
    Launch {
        workspace: Workspace::at(root),
        as_of: None,
        revision: None,
        lang,
        theme: ThemeName::Dark,
        mouse: true,
        query: String::new(),
        view: None,
        config: Config::default(),
        editor: Some("editor --wait".to_owned()),
        clock: Arc::new(FixedClock(NOW.parse().unwrap())),
    }
}

/// What the program asked of the terminal.
#[derive(Default)]
struct HostCalls {
    copied: Vec<String>,
    edited: Vec<EditorCall>,
    lent: usize,
    suspended: usize,
}

impl Host for HostCalls {
    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.to_owned());
        Ok(())
    }

    fn edit(&mut self, call: &EditorCall) -> io::Result<()> {
        self.edited.push(call.clone());
        Ok(())
    }

    fn lend(&mut self, _: &str, work: &mut dyn FnMut()) -> io::Result<()> {
        self.lent += 1;
        work();
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }
}

/// A program that is open, and the screen that it draws on.
pub struct Journey {
    app: App,
    asked: HostCalls,
    terminal: Terminal<TestBackend>,
}

impl Journey {
    /// Opens the program and waits until it has read everything.
    pub fn open(launch: Launch, (width, height): (u16, u16)) -> Journey {
        let mut asked = HostCalls::default();
        let app = App::new(launch, Size { width, height }, &mut asked);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut journey = Journey {
            app,
            asked,
            terminal,
        };
        journey.wait();
        journey
    }

    /// Presses keys, written apart by spaces; what lies between quotation marks is typed letter by letter.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for (at, part) in keys.split('"').enumerate() {
            let keys: Vec<Key> = if at % 2 == 1 {
                part.chars().map(typed).collect()
            } else {
                part.split_whitespace()
                    .map(|key| Key::parse(key).unwrap_or_else(|| panic!("{key} is no key")))
                    .collect()
            };
            for key in keys {
                self.app.send(Message::Key(key), &mut self.asked);
                self.wait();
            }
        }
        self
    }

    /// Waits until no job runs.
    pub fn wait(&mut self) {
        self.app.settle(&mut self.asked).unwrap();
    }

    /// Takes in something that happened.
    pub fn send(&mut self, message: Message) {
        self.app.send(message, &mut self.asked);
        self.wait();
    }

    /// Leaves the program, which keeps what is shown for the next time.
    pub fn leave(mut self) {
        self.press("q");
        assert!(self.has_ended());
        self.app.remember();
    }

    /// What stands on the screen, line by line.
    pub fn screen(&mut self) -> String {
        self.app.redraw();
        self.app.draw(&mut self.terminal).unwrap();
        let buffer = self.terminal.backend().buffer();
        let area = buffer.area;
        let mut out = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                // The cell behind a wide letter is part of it.
                x += u16::try_from(rasoat::text::width(symbol)).unwrap().max(1);
            }
            writeln!(out, "{}", line.trim_end()).unwrap();
        }
        out
    }

    /// The screen on a terminal of another size.
    pub fn sized(&mut self, width: u16, height: u16) -> String {
        self.terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.screen()
    }

    /// The screen with a second block in which each style is a letter, and the styles after it.
    pub fn styled(&mut self) -> String {
        let mut out = self.screen();
        let buffer = self.terminal.backend().buffer();
        let area = buffer.area;
        let mut known: Vec<String> = Vec::new();
        let mut styles = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            for x in 0..area.width {
                let cell = &buffer[(x, y)];
                let style = style(cell.fg, cell.bg, cell.modifier);
                let at = known.iter().position(|known| *known == style);
                let at = at.unwrap_or_else(|| {
                    known.push(style);
                    known.len() - 1
                });
                line.push(char::from_u32(u32::from('a') + u32::try_from(at).unwrap()).unwrap());
            }
            writeln!(styles, "{line}").unwrap();
        }
        out.push_str(&styles);
        for (at, style) in known.iter().enumerate() {
            let letter = char::from_u32(u32::from('a') + u32::try_from(at).unwrap()).unwrap();
            writeln!(out, "{letter}: {style}").unwrap();
        }
        out
    }

    /// Whether a text stands on the screen.
    pub fn shows(&mut self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// Fails with the whole screen where a text does not stand on it.
    #[track_caller]
    pub fn must_show(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no `{text}` on\n{screen}");
        self
    }

    /// What was put into the clipboard.
    pub fn copied(&self) -> &[String] {
        &self.asked.copied
    }

    /// What was opened in the editor.
    pub fn edited(&self) -> &[EditorCall] {
        &self.asked.edited
    }

    /// How often the terminal was lent to what a commit runs.
    pub fn lent(&self) -> usize {
        self.asked.lent
    }

    /// Whether the program has ended.
    pub fn has_ended(&self) -> bool {
        self.app.state().quit
    }
}

fn typed(c: char) -> Key {
    Key::plain(rasoat::tui::actions::key::KeyCode::Char(c))
}

fn style(fg: Color, bg: Color, modifier: Modifier) -> String {
    let mut words = Vec::new();
    if fg != Color::Reset {
        words.push(format!("{fg}"));
    }
    if bg != Color::Reset {
        words.push(format!("on {bg}"));
    }
    for (name, _) in modifier.iter_names() {
        words.push(name.to_lowercase());
    }
    if words.is_empty() {
        words.push("plain".to_owned());
    }
    words.join(" ")
}
