//! The catalogue: what its files mean, how they are read, checked and filled.
//!
//! | folder | what lives there |
//! |---|---|
//! | `model` | the typed model, data only |
//! | `kind` | which kind of file a path is, and where a file of a kind belongs |
//! | `yaml` | the accepted YAML, read with places and patched with comments kept |
//! | `schema` | the JSON Schemas, compiled once |
//! | `load` | all files, in parallel, into a `Snapshot` |
//! | `snapshot` | the immutable catalogue that everything above reads |
//! | `check` | what schemas cannot say: references, names of files, overlaps |
//! | `init` | the files of an empty catalogue |
//! | `import` | one file a format that is brought in |
//! | `init` | the files of a new, empty catalogue |

pub mod check;
pub mod import;
pub mod init;
pub mod kind;
pub mod load;
pub mod model;
pub mod schema;
pub mod snapshot;
pub mod yaml;

pub use kind::FileKind;
pub use load::{LoadProgress, Loaded, load};
pub use snapshot::{Located, Snapshot, Unreadable};
