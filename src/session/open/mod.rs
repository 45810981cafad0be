//! An opened catalogue: where it is, what was read, judged at which day, and what of it nobody could read.
//!
//! | file | what lives there |
//! |---|---|
//! | `catalogue` | the opened catalogue of both faces: judged, and searchable |
//! | `as_of` | the date at which a catalogue is read |
//! | `check` | what is wrong with a catalogue, what is known of it, what a change made, what can be mended |
//! | `ignored_files` | files of a catalogue that git ignores |
//! | `jobs` | jobs on threads, with their results on one channel |
//! | `line_ends` | line ends that git itself makes |
//! | `neighbours` | catalogues above and below a folder |
//! | `own_writes` | what this program wrote itself, which nobody has to be told |
//! | `repositories` | handles on the repository, which a job opens once |
//! | `view` | a loaded catalogue, judged at a date: what every screen and command shows |
//! | `watch` | telling that another program changed a file, or moved git |
//! | `workspace` | finding a catalogue on disk, its repository, and how things stand there |
//! | `zone` | the time zone in which a catalogue's days are told |
//! | `commit_files` | the files of a catalogue as a commit has them |
//! | `skipped_files` | files that git was told not to look at |
//! | `unreadable` | files that cannot be read, and which of them an answer needs |

pub mod as_of;
pub mod catalogue;
pub mod check;
pub(crate) mod commit_files;
pub(crate) mod ignored_files;
pub(crate) mod jobs;
pub(crate) mod line_ends;
pub(crate) mod neighbours;
pub(crate) mod own_writes;
pub(crate) mod repositories;
pub(crate) mod skipped_files;
pub(crate) mod unreadable;
pub(crate) mod view;
pub mod watch;
pub(crate) mod workspace;
pub(crate) mod zone;
