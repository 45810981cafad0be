//! The terminal: entered once, and left exactly once, whatever ends the program: its end, an error, a panic, a signal.

use std::io::{self, Write, stdout};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Once};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};

use crate::session::user::editor::EditorCall;
use crate::tui::app::runtime::Host;

/// Whether the terminal is ours now.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether something is being written that is to be written to its end.
static KEPT: AtomicBool = AtomicBool::new(false);

/// Takes the terminal until it is dropped.
pub struct Screen {
    mouse: bool,
    /// What is on the terminal is not what was drawn last.
    pub dirty: bool,
}

impl Screen {
    /// Enters the terminal: raw, its other screen, pastes told apart, told when it has the keys, and the mouse where it is wanted.
    ///
    /// # Errors
    /// It cannot be written to; it is as it was.
    pub fn enter(mouse: bool) -> io::Result<Screen> {
        restore_on_panic(thread::current().id());
        enter(mouse)?;
        Ok(Screen { mouse, dirty: true })
    }

    /// Leaves the terminal for as long as something else needs it.
    fn without<T>(&mut self, other: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        leave();
        let result = other();
        enter(self.mouse)?;
        self.dirty = true;
        result
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

impl Host for Screen {
    fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    fn edit(&mut self, call: &EditorCall) -> io::Result<()> {
        let mut command = Command::new(&call.program);
        command.args(&call.arguments);
        self.without(|| match command.status()? {
            status if status.success() => Ok(()),
            status => Err(io::Error::other(status.to_string())),
        })
    }

    fn lend(&mut self, said: &str, work: &mut dyn FnMut()) -> io::Result<()> {
        KEPT.store(true, Ordering::SeqCst);
        let result = self.without(|| {
            writeln!(stdout(), "{said}")?;
            work();
            Ok(())
        });
        KEPT.store(false, Ordering::SeqCst);
        result
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        self.without(|| {
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
        })
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> io::Result<()> {
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = stdout();
    let entered = queue!(
        out,
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableFocusChange
    )
    .and_then(|()| match mouse {
        true => queue!(out, EnableMouseCapture),
        false => Ok(()),
    })
    .and_then(|()| out.flush());
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back as it was. The second of two calls does nothing.
fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Where the terminal is gone there is nobody left to tell.
        let _ = execute!(
            stdout(),
            DisableMouseCapture,
            DisableFocusChange,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// A panic of the thread that draws leaves the terminal before it is told. One of a job's thread says nothing now: what
/// it said ends the program in order.
fn restore_on_panic(drawing: ThreadId) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if thread::current().id() == drawing {
                leave();
            }
            if !ENTERED.load(Ordering::SeqCst) {
                before(info);
            }
        }));
    });
}

/// How long the program may take to end in order after it was told to; and how often so long it may take where something
/// is being written, since a hook takes its time.
#[cfg(unix)]
const GRACE: std::time::Duration = std::time::Duration::from_secs(2);
#[cfg(unix)]
const GRACES: usize = 150;

/// Tells whether the system asked the program to end: SIGTERM, SIGHUP where the terminal has gone, or SIGINT from another
/// program. Elsewhere than on Unix nothing asks.
#[derive(Clone, Debug, Default)]
pub struct Signals(Arc<AtomicI32>);

impl Signals {
    /// Listens. Where the program does not end in order, because reading from a terminal that has gone never returns, it
    /// is ended from here.
    ///
    /// # Errors
    /// The system refuses.
    pub fn listen() -> io::Result<Signals> {
        let signals = Signals::default();
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
            let mut coming = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
            let told = Arc::clone(&signals.0);
            thread::Builder::new().spawn(move || {
                for signal in &mut coming {
                    // Ctrl-C while the terminal is another's is for the editor, or the hook, that has it.
                    if signal == SIGINT && !ENTERED.load(Ordering::SeqCst) {
                        continue;
                    }
                    told.store(signal, Ordering::SeqCst);
                    thread::sleep(GRACE);
                    for _ in 1..GRACES {
                        if !KEPT.load(Ordering::SeqCst) {
                            break;
                        }
                        thread::sleep(GRACE);
                    }
                    leave();
                    let _ = signal_hook::low_level::emulate_default_handler(signal);
                }
            })?;
        }
        Ok(signals)
    }

    /// Says whether something is being written: it is given the time to be written to its end.
    pub fn keep(&self, writing: bool) {
        KEPT.store(writing, Ordering::SeqCst);
    }

    /// Whether the program should end.
    pub fn told_to_end(&self) -> bool {
        self.0.load(Ordering::SeqCst) != 0
    }

    /// Ends the program as the signal does that asked for it, so that whoever sent it sees so. Returns where none did.
    pub fn end(&self) {
        #[cfg(unix)]
        if self.told_to_end() {
            let signal = self.0.load(Ordering::SeqCst);
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }
}
