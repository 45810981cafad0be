//! What a query finds, and what becomes of the rows.
//!
//! | file | what lives there |
//! |---|---|
//! | `export` | rows of a catalogue for files and the clipboard |
//! | `queue` | how far a review is, and who works here |
//! | `unknown_names` | values of a query that name nothing in this catalogue |
//! | `working_days` | what `time:` leaves out because it is told in working days |

pub mod export;
pub mod queue;
pub mod unknown_names;
pub mod working_days;
