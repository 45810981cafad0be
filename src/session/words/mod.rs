//! Strings and sentences for people, in their language.
//!
//! | file | what lives there |
//! |---|---|
//! | `differences` | what changed, in words |
//! | `evidence` | words and signs for the evidence on a procedure, for both faces |
//! | `groups` | a linked group with its members side by side |
//! | `guess` | how rows were guessed: words that they do not have, words read for others |
//! | `guide` | the pages of the user's guide |
//! | `laws` | sentences about laws and documents, for both faces |
//! | `wording` | time limits and fees in words |

pub(crate) mod differences;
pub mod evidence;
pub(crate) mod groups;
pub(crate) mod guess;
pub mod guide;
pub(crate) mod laws;
pub(crate) mod wording;

#[cfg(test)]
mod tests;
