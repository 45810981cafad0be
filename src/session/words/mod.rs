//! Strings and sentences for people, in their language.
//!
//! | file | what lives there |
//! |---|---|
//! | `differences` | what changed, in words |
//! | `evidence` | words and signs for the evidence on a procedure, for both faces |
//! | `guide` | the pages of the user's guide |
//! | `i18n` | strings for people, one Fluent file a language |
//! | `laws` | sentences about laws and documents, for both faces |
//! | `wording` | time limits and fees in words |

pub mod differences;
pub mod evidence;
pub mod guide;
pub mod i18n;
pub mod laws;
pub mod wording;
