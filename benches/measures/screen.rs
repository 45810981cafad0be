//! The program in a pseudo-terminal of 120 × 36, as somebody sees it: when something stands on the screen, and how much
//! memory that took.

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::process::{RASOAT, environment, peak_mib};

const COLUMNS: u16 = 120;
const ROWS: u16 = 36;
/// After this long nothing more is expected.
const PATIENCE: Duration = Duration::from_secs(180);

/// What is shown, and whether the program has ended.
type ScreenState = (vt100::Parser, bool);

/// A running program.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    /// Held so that the terminal stays open.
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<(Mutex<ScreenState>, Condvar)>,
    started: Instant,
}

impl Screen {
    /// Opens the program on a catalogue, with a query or none.
    pub fn open(catalogue: &Path, cache: &Path, query: &[&str]) -> Result<Screen, Box<dyn Error>> {
        let pair = native_pty_system().openpty(PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut command = CommandBuilder::new(RASOAT);
        command.args(["--lang", "en"]);
        command.args(query);
        command.cwd(catalogue);
        command.env("TERM", "xterm-256color");
        for (name, value) in environment(catalogue, cache) {
            command.env(name, value);
        }
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let cells = |count| NonZeroU16::new(count).ok_or("a terminal without cells");
        let parser = vt100::Parser::new(cells(ROWS)?, cells(COLUMNS)?, 0);
        let seen = Arc::new((Mutex::new((parser, false)), Condvar::new()));
        let mut reader = pair.master.try_clone_reader()?;
        let of_reader = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = of_reader.0.lock().unwrap_or_else(PoisonError::into_inner);
                seen.0.process(&buffer[..read]);
                seen.1 = read == 0;
                of_reader.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        Ok(Screen {
            child,
            writer: pair.master.take_writer()?,
            _master: pair.master,
            seen,
            started,
        })
    }

    /// The time from the start until the screen is as it should be.
    pub fn shows(
        &self,
        what: &str,
        holds: impl Fn(&str) -> bool,
    ) -> Result<Duration, Box<dyn Error>> {
        self.comes(self.started, what, holds)
    }

    /// Types, and gives the time until the screen is as it should be.
    pub fn answers(
        &mut self,
        keys: &str,
        what: &str,
        holds: impl Fn(&str) -> bool,
    ) -> Result<Duration, Box<dyn Error>> {
        let since = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        self.comes(since, what, holds)
    }

    fn comes(
        &self,
        since: Instant,
        what: &str,
        holds: impl Fn(&str) -> bool,
    ) -> Result<Duration, Box<dyn Error>> {
        let until = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let contents = seen.0.screen().contents();
            if holds(&contents) {
                return Ok(since.elapsed());
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.1 {
                return Err(format!("{what} never came to the screen:\n{contents}").into());
            }
            let waited = self.seen.1.wait_timeout(seen, left);
            seen = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The most memory that it had so far, in MiB; Linux alone tells.
    pub fn peak_mib(&self) -> Option<u64> {
        peak_mib(&self.child.process_id()?.to_string())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the table shows procedures.
pub fn has_rows(contents: &str) -> bool {
    contents.lines().any(|line| line.split(' ').any(is_code))
}

fn is_code(word: &str) -> bool {
    word.len() == 8
        && word.bytes().enumerate().all(|(at, byte)| match at {
            1 => byte == b'.',
            _ => byte.is_ascii_digit(),
        })
}

/// Whether rows are shown and every text can be searched.
pub fn is_searchable(contents: &str) -> bool {
    has_rows(contents) && !contents.contains("building the index") && !contents.contains("reading")
}
