//! Decisions: recorded step by step, with their evidence, up to the list that is signed.
//!
//! | file | what lives there |
//! |---|---|
//! | `annex` | the list that a ministry signs, from a view to the content of a file |
//! | `gates` | what the gate for full online service answers, in one line |
//! | `group_review` | a linked group with its members side by side, and what is answered of it as one |
//! | `groups` | linked groups, which are decided whole or not at all |
//! | `import_decisions` | what the rules find for decisions that were published already |
//! | `logs` | decision logs on disk: appending to them, and taking back what is not committed |
//! | `marks` | recording reviewers' marks and the steps of decisions |
//! | `notes` | reviewers' notes on procedures |
//! | `numbering` | numbering rows of an annex alone |
//! | `past_evidence` | what a decision rested on, found again in git |
//! | `blocking_files` | files that cannot be read and without which nothing is decided |

pub(crate) mod annex;
pub(crate) mod blocking_files;
pub(crate) mod gates;
pub(crate) mod group_review;
pub(crate) mod groups;
pub(crate) mod import_decisions;
pub mod logs;
pub(crate) mod marks;
pub(crate) mod notes;
pub(crate) mod numbering;
pub(crate) mod past_evidence;
