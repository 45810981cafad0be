//! What both faces share: opening a catalogue, judging it, writing marks, committing, strings.
//!
//! | file | what lives there |
//! |---|---|
//! | `workspace` | finding a catalogue on disk, its repository, and how things stand there |
//! | `as_of` | the date at which a catalogue is read |
//! | `at` | the files of a catalogue as a commit has them |
//! | `view` | a loaded catalogue, judged at a date: what every screen and command shows |
//! | `marks` | recording reviewers' marks and the steps of decisions |
//! | `lost_logs` | decision logs that lost something of the last commit |
//! | `logs` | decision logs on disk: appending to them, and taking back what is not committed |
//! | `import_base` | what was imported before, found again in git |
//! | `import_decisions` | what the rules find for decisions that were published already |
//! | `notes` | reviewers' notes on procedures |
//! | `then` | what a decision rested on, found again in git |
//! | `differences` | what changed, in words |
//! | `check` | what is wrong with a catalogue, what is known of it, what a change made, what can be mended |
//! | `formatting` | files put in order |
//! | `guide` | the pages of the user's guide |
//! | `neighbours` | catalogues above and below a folder |
//! | `line_ends` | line ends that git itself makes |
//! | `migrating` | the manifest's step to the newest format |
//! | `schema_files` | the schemas that a catalogue keeps for editors |
//! | `compare` | two moments of a catalogue, held against each other |
//! | `edits` | what a maintainer changes in files: proposed, looked at, written |
//! | `groups` | linked groups, which are decided whole or not at all |
//! | `history` | the commits of a catalogue or of one procedure, each with what it changed |
//! | `commit` | the changed files of a catalogue, and committing them |
//! | `new_errors` | errors that a commit would bring |
//! | `moving` | a procedure moved to another code or issuer, with what that does |
//! | `drafting` | the file of a new procedure |
//! | `editor` | the user's editor, as a program to start |
//! | `moved` | procedures that moved since the last commit |
//! | `message` | the message of a commit, by meaning |
//! | `changes` | when each procedure's file was changed last |
//! | `export` | rows of a catalogue for files and the clipboard |
//! | `evidence` | words and signs for the evidence on a procedure, for both faces |
//! | `annex` | the list that a ministry signs, from a view to the content of a file |
//! | `barred` | files that cannot be read and without which nothing is decided |
//! | `config` | the user's own files: how they are read and written |
//! | `saved_views` | queries under a name: those that are built in, and the user's own |
//! | `templates` | reasons that are written again and again: built in, and the user's own |
//! | `numbering` | numbering rows of an annex alone |
//! | `queue` | how far a review is, and who works here |
//! | `last` | what was shown last on each catalogue |
//! | `chosen` | a catalogue as a commit of some of its files would leave it |
//! | `append_only` | no commit takes an entry out of a decision log |
//! | `unread` | files that cannot be read, and which of them an answer needs |
//! | `unknown_names` | values of a query that name nothing in this catalogue |
//! | `left_out` | files that git was told not to look at |
//! | `door` | the one way in which files of a catalogue are written: past git's index |
//! | `laws` | sentences about laws and documents, for both faces |
//! | `editor` | calling the user's editor at a line |
//! | `watch` | telling that another program changed a file, or moved git |
//! | `meanwhile` | what became of procedures while a form on them was open |
//! | `gates` | what the gate for full online service answers, in one line |
//! | `working_days` | what `time:` leaves out because it is told in working days |
//! | `zone` | the time zone in which a catalogue's days are told |
//! | `wording` | time limits and fees in words |
//! | `jobs` | jobs on threads, with their results on one channel |
//! | `i18n` | strings for people, one Fluent file a language |

pub mod annex;
pub mod append_only;
pub mod as_of;
pub mod at;
pub mod barred;
pub mod changes;
pub mod check;
mod chosen;
pub mod commit;
pub mod compare;
pub mod config;
pub mod differences;
pub mod door;
pub mod drafting;
pub mod editor;
pub mod edits;
pub mod evidence;
pub mod export;
pub mod formatting;
pub mod gates;
pub mod groups;
pub mod guide;
pub mod history;
pub mod i18n;
pub mod import_base;
pub mod import_decisions;
pub mod jobs;
pub mod last;
pub mod laws;
pub mod left_out;
pub mod line_ends;
pub mod logs;
pub mod lost_logs;
pub mod marks;
pub mod meanwhile;
pub mod message;
pub mod migrating;
pub mod moved;
pub mod moving;
pub mod neighbours;
pub mod new_errors;
pub mod notes;
pub mod numbering;
pub mod queue;
pub mod saved_views;
pub mod schema_files;
pub mod templates;
pub mod then;
pub mod unknown_names;
pub mod unread;
pub mod view;
pub mod watch;
pub mod wording;
pub mod working_days;
pub mod workspace;
pub mod zone;

pub use as_of::AsOfChoice;
pub use config::Config;
pub use i18n::{Lang, Strings};
pub use view::View;
pub use workspace::{Source, Standing, Workspace};
