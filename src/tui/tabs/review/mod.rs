//! The review screen: filters, table, detail, search line.
//!
//! | file | what lives there |
//! |---|---|
//! | `detail` | one procedure: verdicts, decisions, constituents |
//! | `filters` | fields, their values and counts |
//! | `notice` | what is wrong with the query; what the catalogue does not know |
//! | `search_line` | the search field, chips, counts |
//! | `table` | headings and rows of procedures |

pub mod detail;
pub mod filters;
pub mod notice;
pub mod search_line;
pub mod table;
