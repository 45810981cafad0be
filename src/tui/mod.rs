//! The screen: state, messages, a pure update to effects, a view that only draws.
//!
//! A key becomes a [`app::message::Message`]; [`app::update::update`] changes the [`app::state::State`] and says what is to be
//! done as [`app::message::Effect`]s; [`app::runtime::App`] does it, on threads where it takes long, and what comes back is a
//! message again. Neither state nor update names a type of the drawing library.
//!
//! | folder | what lives there |
//! |---|---|
//! | `app` | state, messages, update to effects, and what runs the effects |
//! | `actions` | the one table of actions, when each works, keys |
//! | `popups` | forms and texts over the screen, one file each |
//! | `tabs` | what each part of the screen says, a folder a tab |
//! | `term` | the terminal, drawing, colours |
//! | `plain` | the same facts where there is no terminal |

pub mod actions;
pub mod app;
pub mod plain;
pub(crate) mod popups;
pub(crate) mod tabs;
pub mod term;

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use crate::files::Clock;
use crate::i18n::{Message, message, of_system};
use crate::session::user::editor::EditorCall;
use crate::session::user::saved_views::NamedView;
use crate::session::{AsOfChoice, Config, Lang, Workspace};

pub use app::runtime::{App, Host};
pub use plain::plain;
pub use term::theme::ThemeName;

use term::backend::QuietBackend;
use term::layout::Size;
use term::terminal::{Screen, Signals};

/// How long one look for input lasts while a job runs, and while none does.
const BUSY: Duration = Duration::from_millis(8);
const IDLE: Duration = Duration::from_millis(100);
/// As above, while other programs are watched: so late what they did is seen at most.
const WATCHING: Duration = Duration::from_millis(50);
/// So many inputs are taken in before the screen is drawn again.
const BURST: usize = 256;

/// What the program is started with.
#[derive(Clone)]
pub struct Launch {
    /// The catalogue's folder.
    pub workspace: Workspace,
    /// The date that was asked for.
    pub as_of: Option<AsOfChoice>,
    /// The commit to look at instead of the work tree; nothing can be written then.
    pub revision: Option<String>,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: ThemeName,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// What to look for first.
    pub query: String,
    /// The saved view to begin with.
    pub view: Option<NamedView>,
    /// The user's own files: saved views, what was shown last.
    pub config: Config,
    /// The user's editor with its arguments, as the environment names it.
    pub editor: Option<String>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
}

/// Why the screen ended other than by its own way out.
#[derive(Debug)]
pub enum TuiError {
    /// The terminal, or what there is in its place, cannot be read or written.
    Terminal(io::Error),
    /// A job of the program itself failed.
    Job(String),
    /// The catalogue cannot be read.
    Load(app::message::Problem),
}

impl TuiError {
    /// What happened.
    pub fn said(&self) -> Message {
        match self {
            TuiError::Terminal(error) => message!("error-terminal", error = of_system(error)),
            TuiError::Job(message) => message!("error-job", message),
            TuiError::Load(trouble) => trouble.message.clone(),
        }
    }
}

impl fmt::Display for TuiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())
    }
}

impl std::error::Error for TuiError {}

impl From<io::Error> for TuiError {
    fn from(error: io::Error) -> TuiError {
        TuiError::Terminal(error)
    }
}

/// Opens the screen and stays until it is left.
///
/// # Errors
/// The terminal cannot be used, or a job failed; the terminal is as it was before.
pub fn run(launch: Launch) -> Result<(), TuiError> {
    let signals = Signals::listen()?;
    let mut screen = Screen::enter(launch.mouse)?;
    let mut terminal = ratatui::Terminal::new(QuietBackend::default())?;
    let size = terminal.size()?;
    let size = Size {
        width: size.width,
        height: size.height,
    };
    let mut app = App::new(launch, size, &mut screen);
    let result = stay(&mut app, &mut screen, &mut terminal, &signals);
    signals.keep(app.state().writing);
    drop(screen);
    app.remember();
    // What is being written is written to its end.
    if app.state().writing {
        // Where there is nobody to read it any more, it is written all the same.
        let _ = writeln!(io::stderr(), "{}", app.state().strings.get("said-leaving"));
        app.settle(&mut NoHost)?;
    }
    signals.end();
    result
}

fn stay(
    app: &mut App,
    screen: &mut Screen,
    terminal: &mut ratatui::Terminal<QuietBackend>,
    signals: &Signals,
) -> Result<(), TuiError> {
    while !app.state().quit && !signals.told_to_end() {
        if std::mem::take(&mut screen.dirty) {
            terminal.clear()?;
            app.redraw();
        }
        app.draw(terminal)?;
        let wait = match (app.running(), app.watch()) {
            (0, true) => WATCHING,
            (0, false) => IDLE,
            _ => BUSY,
        };
        if crossterm::event::poll(wait)? {
            for _ in 0..BURST {
                if let Some(message) = term::input::message(crossterm::event::read()?) {
                    app.send(message, screen);
                    signals.keep(app.state().writing);
                }
                if app.state().quit || !crossterm::event::poll(Duration::ZERO)? {
                    break;
                }
            }
        }
        app.receive(screen)?;
        signals.keep(app.state().writing);
    }
    Ok(())
}

/// Where the terminal was given back already.
struct NoHost;

impl Host for NoHost {
    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn edit(&mut self, _: &EditorCall) -> io::Result<()> {
        Ok(())
    }

    fn lend(&mut self, _: &str, work: &mut dyn FnMut()) -> io::Result<()> {
        work();
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}
