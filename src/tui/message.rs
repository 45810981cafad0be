//! Everything that can happen to the screen: input, and what jobs send back.

use std::sync::Arc;

use super::desk::{Desk, Found};
use super::key::Key;
use super::layout::Size;
use super::screen::laws::Tables;
use crate::report::evidence::NextChange;
use crate::review::Mark;
use crate::search::Highlighter;
use crate::session::Standing;
use crate::session::commit::PendingFile;
use crate::session::export::{Asked, Form};
use crate::session::marks::Undoable;
use crate::source::FileError;
use crate::vcs::{Committed, VcsError};

/// One thing that happened. What a job sends carries the generation under which it was asked for; a stale one is dropped.
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
    /// The catalogue is read and judged, or cannot be.
    Loaded {
        /// Of which load.
        generation: u64,
        /// The catalogue.
        result: Result<Arc<Desk>, Trouble>,
    },
    /// The text index is built, or cannot be.
    Indexed {
        /// Of which load.
        generation: u64,
        /// The same catalogue, with its index.
        result: Result<Arc<Desk>, Trouble>,
    },
    /// What a query found.
    Found {
        /// Of which search.
        generation: u64,
        /// Rows and counts.
        found: Result<Box<Found>, Trouble>,
    },
    /// How things stand in git.
    Stood {
        /// Of which question.
        generation: u64,
        /// The answer.
        standing: Box<Standing>,
    },
    /// What a mark on a selection would do.
    Previewed(Result<Box<Preview>, Trouble>),
    /// The lists of laws and documents are made.
    Tables {
        /// Of which question.
        generation: u64,
        /// The lists.
        tables: Arc<Tables>,
    },
    /// What changes by itself on a row.
    Foreseen {
        /// Of which question.
        generation: u64,
        /// The changes, days in order.
        changes: Vec<NextChange>,
    },
    /// A mark was recorded, as far as it was not refused.
    Recorded(Result<Box<Recorded>, Trouble>),
    /// Marks were taken back.
    Undone(Box<Undone>),
    /// What there is to commit.
    CommitReady(Box<CommitReady>),
    /// A message for the files that are to be committed.
    Proposed {
        /// Of which choice of files.
        generation: u64,
        /// The message.
        message: String,
    },
    /// A commit was made, or refused.
    Committed(Result<Committed, Trouble>),
    /// The editor was left.
    Edited(Result<(), Trouble>),
    /// Rows were written to a file: how many, and where; or why not, and whether a file was in the way.
    Exported(Result<(usize, std::path::PathBuf), (Trouble, bool)>),
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
pub struct Trouble {
    /// What happened, and where.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// What a mark would do to a selection.
#[derive(Debug)]
pub struct Preview {
    /// The mark.
    pub mark: Mark,
    /// Codes on which it would be recorded.
    pub written: Vec<String>,
    /// Codes on which it would be refused, with the reasons.
    pub refused: Vec<Refused>,
}

/// Codes on which a mark is refused for the same reasons; none where it is refused for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The codes.
    pub codes: Vec<String>,
    /// Why, in the user's language.
    pub reasons: Vec<String>,
}

/// What became of a mark.
#[derive(Debug)]
pub struct Recorded {
    /// Entries that were written.
    pub written: Vec<Undoable>,
    /// Codes on which it was refused.
    pub refused: Vec<Refused>,
    /// Codes of which the file could not be written.
    pub failed: Vec<Refused>,
    /// The catalogue as it is now.
    pub desk: Arc<Desk>,
}

/// What became of an undo.
#[derive(Debug)]
pub struct Undone {
    /// Entries that were taken back.
    pub undone: Vec<Undoable>,
    /// Why the others were not.
    pub failed: Vec<Trouble>,
    /// The catalogue as it is now.
    pub desk: Arc<Desk>,
}

/// Rows that are to be written to a file.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Rows of the catalogue, in their order.
    pub rows: Vec<usize>,
    /// What was asked for.
    pub asked: Asked,
    /// What to mark.
    pub marks: Highlighter,
    /// The form of the file.
    pub form: Form,
    /// The file.
    pub path: std::path::PathBuf,
    /// A file that is there is replaced.
    pub replace: bool,
}

/// What there is to commit.
#[derive(Debug)]
pub struct CommitReady {
    /// How things stand in git.
    pub standing: Standing,
    /// Who commits, `Name <e-mail>`, or why nobody can.
    pub identity: Result<String, Trouble>,
    /// The message that is proposed for all files.
    pub message: String,
}

/// What is to be done outside of the state; values, so that tests read them without running them.
#[derive(Debug)]
pub enum Effect {
    /// Read and judge the catalogue, then build its index.
    Load {
        /// Of which load.
        generation: u64,
    },
    /// Stop what is being read.
    StopLoading,
    /// Run a query; only the newest matters.
    Search {
        /// Of which search.
        generation: u64,
        /// What to look for and how to order it.
        wanted: super::desk::Wanted,
    },
    /// Make the lists of laws and documents.
    Tables {
        /// Of which question.
        generation: u64,
    },
    /// Work out what changes by itself on a row; only the newest matters.
    Foresee {
        /// Of which question.
        generation: u64,
        /// The row of the catalogue.
        row: usize,
    },
    /// Ask git how things stand.
    Stand {
        /// Of which question.
        generation: u64,
    },
    /// Find out what a mark would do.
    Preview {
        /// Codes.
        codes: Vec<String>,
        /// The mark.
        mark: Mark,
    },
    /// Record a mark.
    Record {
        /// Codes.
        codes: Vec<String>,
        /// The mark.
        mark: Mark,
    },
    /// Take back entries; with none, the newest entry of `code` that is not committed.
    Undo {
        /// The entries.
        entries: Vec<Undoable>,
        /// The procedure in whose log to look.
        code: Option<String>,
    },
    /// Gather what a commit needs.
    PrepareCommit,
    /// Word a message for these files.
    Propose {
        /// Of which choice of files.
        generation: u64,
        /// The files.
        files: Vec<PendingFile>,
    },
    /// Commit these files.
    Commit {
        /// The files.
        files: Vec<PendingFile>,
        /// The message.
        message: String,
    },
    /// Write rows to a file.
    Export {
        /// Which, and how.
        wanted: Box<Exported>,
    },
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
    /// Open a procedure's file in the user's editor.
    Edit(std::path::PathBuf),
    /// Stop the program until the shell brings it back.
    Suspend,
}

impl From<FileError> for Trouble {
    fn from(error: FileError) -> Trouble {
        Trouble {
            message: error.message,
            hint: error.hint,
        }
    }
}

impl From<VcsError> for Trouble {
    fn from(error: VcsError) -> Trouble {
        Trouble {
            message: error.message,
            hint: error.hint,
        }
    }
}
