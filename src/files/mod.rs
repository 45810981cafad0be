//! Files and places in them: positions, diagnostics, atomic writes, fingerprints, the clock.
//!
//! | file | what lives there |
//! |---|---|
//! | `position` | line and column of a place in a text |
//! | `diagnostic` | one finding about one place in one file |
//! | `write` | writing a file whole or not at all, and never over somebody else's change |
//! | `bulk` | the same for thousands of files at once |
//! | `conflicts` | how conflicts between two versions are shown |
//! | `clock` | the current time, as a value that a test can set |
//! | `error` | what went wrong with a file, where, and what to do |
//! | `transaction` | writing and removing files, all of them or none |

pub(crate) mod bulk;
pub(crate) mod clock;
pub(crate) mod conflicts;
pub(crate) mod diagnostic;
pub(crate) mod error;
pub(crate) mod position;
pub(crate) mod transaction;
pub(crate) mod write;

pub use bulk::{PlannedWrite, write_all};
pub use clock::{Clock, FixedClock, SystemClock};
pub use conflicts::ConflictStyle;
pub use diagnostic::{Diagnostic, Severity};
pub use error::{FileError, FileErrorKind};
pub use position::{Position, Span};
pub use transaction::change_all;
pub use write::{
    Fingerprint, Staged, hold_for_long, refuse_if_changed, remove_if_unchanged, sync_folder,
    write_atomic, write_if_unchanged,
};
