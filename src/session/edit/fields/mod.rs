//! What a maintainer changes in the files of a catalogue: one field for a whole selection, a plan, a row of statistics.
//!
//! Files are *opened* (read, with their fingerprints), an edit on them is *proposed* (new texts, by patches that touch
//! nothing but the values that change; what differs by meaning; what is refused and why), and the proposal is *written*,
//! all of it or nothing, and only over what was read. No text is proposed that `check` would find an error in.
//!
//! | file | what lives there |
//! |---|---|
//! | `edit` | what is wanted, as a value |
//! | `apply` | an edit on the values of a file |
//! | `draft` | an edit on the opened files: new texts, and codes that it is refused on |
//! | `overlay` | the files of a catalogue, some of them with another text |
//! | `propose` | new texts held against the check, and what they change by meaning |
//! | `words` | why something cannot stand in a file |
//! | `write` | all or nothing |
//! | `edit_sources` | the files that an edit may touch, as they were read |

mod apply;
mod draft;
mod edit;
mod edit_sources;
mod overlay;
mod propose;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub(crate) use edit::{CountsEdit, FieldEdit, PlanEdit, ProcedureEdit, RowEdit};
pub(crate) use edit_sources::EditSources;
pub(in crate::session) use propose::new_errors;
pub(crate) use propose::{Proposal, propose};
pub(crate) use words::unfit_words;
pub(crate) use write::{unchanged, write};
