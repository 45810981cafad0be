//! Bringing data in from elsewhere: one file or folder a format.
//!
//! Every import goes the same way: *read* all that was given; *plan*, which compares it with the catalogue as it stands
//! and says what every file will hold; *apply*, which writes. A plan that is not applied is a dry run.
//!
//! | file | what lives there |
//! |---|---|
//! | `portal` | the list and the records of the National Public Service Portal |
//! | `statistics` | dossier counts from a table |
//! | `plans` | plans from a table |
//! | `decisions` | decisions that were published already, from a table |
//! | `csv_file` | what the tables share: reading CSV as spreadsheets write it |
//! | `cell` | what the tables share: dates, words and texts in cells |
//! | `rows` | what the tables share: what rows of one must agree about |
//! | `outcome` | what comes of a table, gathered while it is planned |
//! | `target` | the catalogue as an import sees it: files as they stand, and as they will be |
//! | `job` | the plan, its writing, its progress, and why there is none |
//! | `report` | what was done, as JSON version 1 |

mod cell;
pub mod csv_file;
pub mod decisions;
pub mod job;
mod outcome;
pub mod plans;
pub mod portal;
pub mod report;
mod rows;
pub mod statistics;
mod target;

#[cfg(test)]
mod testing;

pub use csv_file::Column;
pub use job::{ImportError, ImportPlan, Progress, apply};
pub use report::Report;
