//! What git holds of a catalogue and is given: commits, history, moments held against each other.
//!
//! | file | what lives there |
//! |---|---|
//! | `append_only` | no commit takes an entry out of a decision log |
//! | `commit` | the changed files of a catalogue, and committing them |
//! | `compare` | two moments of a catalogue, held against each other |
//! | `history` | the commits of a catalogue or of one procedure, each with what it changed |
//! | `last_changed` | when each procedure's file was changed last |
//! | `lost_logs` | decision logs that lost something of the last commit |
//! | `message` | the message of a commit, by meaning |
//! | `moves` | procedures that became another's anywhere in the history, without the day |
//! | `new_errors` | errors that a commit would bring |
//! | `old_entries` | entries in the form of earlier versions that are not old |
//! | `commit_preview` | a catalogue as a commit of some of its files would leave it |

pub(crate) mod append_only;
pub(crate) mod commit;
mod commit_preview;
pub(crate) mod compare;
pub(crate) mod history;
pub(crate) mod last_changed;
pub(crate) mod lost_logs;
pub(crate) mod message;
pub(crate) mod moves;
pub(crate) mod new_errors;
pub(crate) mod old_entries;
