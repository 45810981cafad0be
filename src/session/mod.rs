//! What both faces share: opening a catalogue, judging it, writing marks, committing, strings.
//!
//! | folder | what lives there |
//! |---|---|
//! | `open` | an opened catalogue: where it is, what was read, at which day |
//! | `search` | what a query finds, and what becomes of the rows |
//! | `decide` | decisions, up to the list that is signed |
//! | `edit` | files of a catalogue changed |
//! | `git` | commits, history, moments held against each other |
//! | `user` | the user's own: configuration, saved views, templates, the editor |
//! | `words` | strings and sentences for people |

pub mod decide;
pub mod edit;
pub(crate) mod git;
pub mod open;
pub(crate) mod search;
pub mod user;
pub mod words;

pub use crate::i18n::{Lang, RuleText, Strings};
pub use open::as_of::AsOfChoice;
pub use open::view::View;
pub use open::workspace::{RepositoryStatus, Source, Workspace};
pub use user::config::Config;
