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

pub(crate) mod caption;
pub(crate) mod detail;
pub(crate) mod filters;
mod keys;
pub(crate) mod notice;
mod room;
pub(crate) mod search_line;
pub(crate) mod signs;
pub(crate) mod state;
pub(crate) mod table;

pub(crate) use keys::{end_of_words, from_the_top};
pub(crate) use room::ReviewRoom;
