//! The review screen: filters, table, detail, search line.
//!
//! | file | what lives there |
//! |---|---|
//! | `caption` | what stands in the borders of the table |
//! | `detail` | one procedure: verdicts, decisions, constituents |
//! | `filters` | fields, their values and counts |
//! | `keys` | what each action does |
//! | `room` | where clicks go, what is asked for, what stands where |
//! | `notice` | what is wrong with the query; what the catalogue does not know |
//! | `search_line` | the search field, chips, counts |
//! | `signs` | the sign of a rule on a row, and where the gate answers otherwise |
//! | `state` | the query, the table, the filters, the detail |
//! | `table` | headings and rows of procedures |

pub mod caption;
pub mod detail;
pub mod filters;
mod keys;
pub mod notice;
mod room;
pub mod search_line;
pub mod signs;
pub mod state;
pub mod table;

pub use keys::{end_of_words, from_the_top};
pub use room::ReviewRoom;
