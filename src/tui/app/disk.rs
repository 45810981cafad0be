//! What is known of the files on disk beyond what is shown, and what another program's changes took from under the user.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::files::Position;

/// What is known of the files on disk.
#[derive(Debug, Default)]
pub struct DiskState {
    /// The stamp of the files that are shown.
    pub seen: Option<u64>,
    /// The load of which is what is on the screen.
    pub shown: u64,
    /// The load of which the catalogue was that is being written to.
    pub written: u64,
    /// They are being read again without a sign of it.
    pub reading: bool,
    /// They are to be read again as soon as that can be; whatever their stamp, where something is known to have changed.
    pub again: Option<ReloadReason>,
    /// Why the system does not tell what changes.
    pub deaf: Option<String>,
    /// What is not on the screen any more although the user did not leave it.
    pub lost: LostRows,
    /// The row to which the cursor goes back with the next rows.
    pub back_to: Option<usize>,
    /// The file that the user had in the editor, until it was read again.
    pub edited: Option<PathBuf>,
    /// What is wrong with the file that was edited last.
    pub mend: Option<BrokenFile>,
}

/// Why the files are to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReloadReason {
    /// They may have changed.
    Unsure,
    /// They have.
    Changed,
}

/// Procedures that went while they were under the cursor or selected: a file that is half written comes back in a moment.
#[derive(Debug, Default)]
pub struct LostRows {
    /// The code under the cursor, and that of the row where the cursor went.
    pub cursor: Option<(String, Option<String>)>,
    /// Codes that were selected.
    pub selected: Vec<String>,
    /// The rows that stayed selected.
    pub left: BTreeSet<usize>,
}

/// A file that cannot be used since it was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenFile {
    /// The file.
    pub path: PathBuf,
    /// What is wrong first.
    pub at: Position,
    /// The code under the cursor then: on another row another file is meant.
    pub row: Option<String>,
}
