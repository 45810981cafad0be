//! Speed and size, one file a family of rows.
//!
//! | file | what lives there |
//! |---|---|
//! | `typing` | from a keystroke to results with counts, in memory |
//! | `whole` | everything at once, in memory: parsing, rules, the index |
//! | `commands` | commands as whole processes |
//! | `commits` | a commit of one mark, beside git's |
//! | `frames` | the screen in a pseudo-terminal: starts, changes, memory |

mod commands;
mod commits;
#[cfg(unix)]
mod frames;
mod typing;
mod whole;

use std::cell::OnceCell;
use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use crate::fixture;
use crate::opened::MeasuredCatalogue;
use crate::table::{self, Row};

/// Rows that are measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Family {
    /// From a keystroke to results with counts.
    Typing,
    /// Parsing, rules, the index.
    Whole,
    /// Commands as whole processes.
    Commands,
    /// A commit of one mark.
    Commits,
    /// The screen.
    Frames,
}

/// What rows are measured on.
pub struct SpeedFixture {
    pub size: usize,
    pub folder: PathBuf,
    /// The folder of caches that the rows in memory use.
    pub cache: PathBuf,
    opened: OnceCell<MeasuredCatalogue>,
    /// Parsing all files on all cores and nothing else.
    parsing: OnceCell<Duration>,
}

impl SpeedFixture {
    /// The catalogue opened from its cache, as the screen has it; once.
    pub fn opened(&self) -> Result<&MeasuredCatalogue, Box<dyn Error>> {
        if self.opened.get().is_none() {
            let _ = self.opened.set(self.warm()?);
        }
        self.opened.get().ok_or_else(|| "not opened".into())
    }

    /// Opens the catalogue from its cache, which is made where it is not there.
    pub fn warm(&self) -> Result<MeasuredCatalogue, Box<dyn Error>> {
        MeasuredCatalogue::new(&self.folder, Some(&self.cache))
    }

    /// How long parsing alone takes, measured once.
    pub fn parsing(&self) -> Result<Duration, Box<dyn Error>> {
        if self.parsing.get().is_none() {
            let _ = self.parsing.set(whole::parsing_alone(&self.folder)?);
        }
        Ok(self.parsing.get().copied().unwrap_or_default())
    }
}

/// Measures and prints a table.
pub fn run(size: usize, seed: u64, only: &[Family]) -> Result<(), Box<dyn Error>> {
    let cache = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let ground = SpeedFixture {
        size,
        cache: cache.path().to_owned(),
        folder: fixture::catalogue(size, seed)?,
        opened: OnceCell::new(),
        parsing: OnceCell::new(),
    };
    let wanted = |family| only.is_empty() || only.contains(&family);
    let mut rows = Vec::new();
    // Whole processes first: while this one is small.
    #[cfg(unix)]
    if wanted(Family::Frames) {
        rows.extend(frames::rows(&ground)?);
    }
    if wanted(Family::Commands) {
        rows.extend(commands::rows(&ground)?);
    }
    if wanted(Family::Commits) {
        rows.extend(commits::rows(&ground)?);
    }
    if wanted(Family::Whole) {
        rows.extend(whole::rows(&ground)?);
    }
    if wanted(Family::Typing) {
        rows.extend(typing::rows(&ground)?);
    }
    table::print(size, &rows);
    Ok(())
}

/// Keeps a row and tells of it.
fn add(rows: &mut Vec<Row>, row: Row) {
    row.tell();
    rows.push(row);
}
