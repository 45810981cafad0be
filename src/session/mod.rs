//! What both faces share: opening a catalogue, judging it, writing marks, committing, strings.
//!
//! | file | what lives there |
//! |---|---|
//! | `workspace` | finding a catalogue on disk, its repository, and how things stand there |
//! | `as_of` | the date at which a catalogue is read |
//! | `at` | the files of a catalogue as a commit has them |
//! | `view` | a loaded catalogue, judged at a date: what every screen and command shows |
//! | `marks` | recording reviewers' marks, and taking back what is not committed |
//! | `commit` | the changed files of a catalogue, and committing them |
//! | `message` | the message of a commit, by meaning |
//! | `changes` | when each procedure's file was changed last |
//! | `export` | rows of a catalogue for files and the clipboard |
//! | `evidence` | words and signs for the evidence on a procedure, for both faces |
//! | `laws` | sentences about laws and documents, for both faces |
//! | `jobs` | jobs on threads, with their results on one channel |
//! | `i18n` | strings for people, one Fluent file a language |

pub mod as_of;
pub mod at;
pub mod changes;
pub mod commit;
pub mod evidence;
pub mod export;
pub mod i18n;
pub mod jobs;
pub mod laws;
pub mod marks;
pub mod message;
pub mod view;
pub mod workspace;

pub use as_of::AsOfChoice;
pub use i18n::{Lang, Strings};
pub use view::View;
pub use workspace::{Source, Standing, Workspace};
