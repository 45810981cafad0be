//! Everything that can happen to the screen: input, and what comes back from workers and the terminal; and what is to be
//! done then.

use std::path::PathBuf;

use jiff::civil::Date;

use super::answers::WantedCommit;
use super::ask::{Answer, Ask, Ticket};
use crate::diff::ValueStep;
use crate::files::{FileError, Position};
use crate::session::open::watch::WatchReport;
use crate::tui::actions::key::Key;
use crate::tui::term::layout::Size;
use crate::vcs::VcsError;

/// One thing that happened.
#[derive(Debug)]
pub enum Message {
    /// A key.
    Key(Key),
    /// Text that the terminal says was pasted.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The screen has another size.
    Resize(Size),
    /// How far loading is.
    Progress {
        /// Files read.
        done: usize,
        /// Files in all; 0 until they are counted.
        total: usize,
    },
    /// How far writing is.
    Written {
        /// Files dealt with.
        done: usize,
        /// Files in all; 0 where that is not counted.
        total: usize,
    },
    /// What a worker answers to the question of a ticket.
    Answer(Ticket, Answer),
    /// The editor was left.
    Edited(Result<(), Problem>),
    /// What watches the catalogue's folder tells something.
    Disk(WatchReport),
    /// The terminal has the keys again.
    FocusGained,
    /// What is on the screen was judged on another day than the one that it is now.
    DayTurned {
        /// The current day.
        today: Date,
    },
    /// Rows are in the clipboard, as far as the terminal took them.
    CopiedRows {
        /// How many rows.
        rows: usize,
        /// Of how many that were to be copied: a clipboard has little room.
        of: usize,
        /// Why they are not.
        failed: Option<String>,
    },
    /// The text is in the clipboard, as far as the terminal took it.
    Copied {
        /// The text.
        text: String,
        /// Why it is not.
        failed: Option<String>,
    },
}

/// The mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// What went wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened, and where.
    pub message: crate::i18n::Message,
    /// What to do.
    pub hint: Option<crate::i18n::Message>,
}

/// What is to be done outside of the state; values, so that tests read them without running them.
#[derive(Debug)]
pub enum Effect {
    /// Ask the workers.
    Ask(Ticket, Ask),
    /// Stop what is being read.
    StopLoading,
    /// Commit with the terminal given away: what git runs may want to talk with the user.
    LendAndCommit(Ticket, WantedCommit),
    /// Put rows into the clipboard.
    CopyRows {
        /// The rows as text.
        text: String,
        /// How many rows.
        rows: usize,
        /// Of how many that were to be copied.
        of: usize,
    },
    /// Put a text into the clipboard.
    Copy(String),
    /// Open a file of the catalogue in the user's editor, at a line and column.
    Edit(PathBuf, Position),
    /// Stop the program until the shell brings it back.
    Suspend,
}

/// A place in a file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLocation {
    /// The file, relative to the catalogue.
    pub path: PathBuf,
    /// Where in it.
    pub at: FilePlace,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// At a line and column.
    Position(Position),
    /// Where these keys lead.
    Keys(Vec<ValueStep>),
}

impl From<FileError> for Problem {
    fn from(error: FileError) -> Problem {
        Problem {
            message: error.message,
            hint: error.hint,
        }
    }
}

impl From<VcsError> for Problem {
    fn from(error: VcsError) -> Problem {
        Problem {
            message: error.message,
            hint: error.hint,
        }
    }
}
