//! Files of a catalogue changed: fields, new procedures, other codes and issuers, order and formats.
//!
//! | file | what lives there |
//! |---|---|
//! | `concurrent_changes` | what became of procedures while a form on them was open |
//! | `drafting` | the file of a new procedure |
//! | `fields` | what a maintainer changes in files: proposed, looked at, written |
//! | `formatting` | files put in order |
//! | `import_base` | what was imported before, found again in git |
//! | `migrating` | the manifest's step to the newest format |
//! | `moving` | a procedure moved to another code or issuer, with what that does |
//! | `schema_files` | the schemas that a catalogue keeps for editors |
//! | `write_access` | the one way in which files of a catalogue are written: past git's index |
//! | `pending_moves` | procedures that moved since the last commit |

pub(crate) mod concurrent_changes;
pub(crate) mod drafting;
pub(crate) mod fields;
pub(crate) mod formatting;
pub(crate) mod import_base;
pub(crate) mod migrating;
pub mod moving;
pub(crate) mod pending_moves;
pub(crate) mod schema_files;
pub(crate) mod write_access;
