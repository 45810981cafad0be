//! The catalogue: what its files mean, how they are read, checked and filled.
//!
//! | folder | what lives there |
//! |---|---|
//! | `model` | the typed model, data only |
//! | `kind` | which kind of file a path is, and where a file of a kind belongs |
//! | `schema` | the JSON Schemas, compiled once |
//! | `load` | all files, in parallel, into a `Snapshot` |
//! | `cache` | the parse cache: what was read stays in the user's cache folder |
//! | `values` | values that a schema takes and that are doubtful all the same |
//! | `snapshot` | the immutable catalogue that everything above reads |
//! | `instruments` | which instrument a citation means |
//! | `belonging` | since when a procedure has its issuer, its fields and its levels |
//! | `contradictions` | reports that deny each other, and wholes that are less than their parts |
//! | `copied` | entries that stand in the logs of several procedures |
//! | `twin_logs` | several files that hold the log of one procedure |
//! | `shared_answers` | answers that are worked out once for all who ask the same |
//! | `prepared` | what rules ask of every record, worked out once and kept with it |
//! | `plausibility` | what reports of dossiers cannot say: what is no evidence, what is doubted |
//! | `migrate` | the manifest's step to the newest format |
//! | `check` | what schemas cannot say: references, names of files, overlaps |
//! | `format` | a file put in order: keys, quotes, NFC, line ends; no value changes |
//! | `draft` | the text of a new procedure's file |
//! | `fix` | findings that can be mended without a doubt |
//! | `init` | the files of an empty catalogue |
//! | `planned_files` | the files as a plan will leave them |
//! | `signed_decisions` | what the logs of several procedures say of one signed decision |
//! | `past_day` | a fixed day of a catalogue that was left behind |
//! | `entry_soundness` | whether an entry of a decision log can be what it says |
//! | `lazy_values` | values that are read when they are looked at |
//! | `move_plan` | a procedure moved to another code or issuer, with every reference to it |

pub(crate) mod belonging;
pub(crate) mod cache;
pub mod check;
pub(crate) mod contradictions;
mod copied;
pub(crate) mod draft;
pub(crate) mod entry_soundness;
pub(crate) mod fix;
pub(crate) mod format;
pub(crate) mod holdings;
pub mod init;
pub(crate) mod instruments;
pub mod kind;
pub(crate) mod lazy_values;
pub mod load;
pub(crate) mod migrate;
pub mod model;
pub mod move_plan;
pub(crate) mod past_day;
pub(crate) mod planned_files;
pub(crate) mod plausibility;
pub(crate) mod prepared;
pub(crate) mod schema;
pub(crate) mod shared_answers;
pub(crate) mod signed_decisions;
pub(crate) mod snapshot;
mod twin_logs;
mod values;

pub use cache::Cache;
pub use kind::{FileKind, FileValue};
pub use lazy_values::{ProcedureFile, Reports};
pub use load::{LoadProgress, LoadedCatalogue, load};
pub use planned_files::PlannedFiles;
pub use snapshot::{Located, Snapshot, UnreadableFile};
