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
//! | `instruments` | legal instruments and their days, from a table |
//! | `instrument_files` | the files of legal instruments, as an import changes them |
//! | `entry_merge` | what a table says of one entry of a file, put into it |
//! | `skeleton` | the one way in which a table comes in; what each kind of table says of itself |
//! | `table` | what the tables share: columns, header, rows and their places |
//! | `read_table` | a table read as what its bytes are |
//! | `head` | the header of a table, and those that stand again further down |
//! | `csv_file` | a table as CSV, as spreadsheets write it |
//! | `workbook` | a table in an Excel workbook |
//! | `changes` | what an import changes, by meaning |
//! | `cell` | what the tables share: dates, words and texts in cells |
//! | `rows` | what the tables share: what rows of one must agree about |
//! | `list` | the official list of an agency, as the portal exports it |
//! | `target` | the catalogue as an import sees it: files as they stand, and as they will be |
//! | `titles` | what a table says of itself as a whole |
//! | `declared` | what a text declares of what it stands over: not signed, a part, ended; the one vocabulary of it |
//! | `periods` | what a text says of the time that it is about |
//! | `retrieval` | when a source was retrieved, against what the catalogue has |
//! | `job` | the plan, its writing, its progress, and why there is none |
//! | `report` | what was done, as JSON version 1 |
//! | `table_import` | what comes of a table, gathered while it is planned |
//! | `kept_rows` | what was kept on purpose although its source does not name it any more |
//! | `side_choices` | which side people chose where both changed a value |

mod cell;
pub(crate) mod changes;
mod csv_file;
pub(crate) mod decisions;
mod declared;
mod entry_merge;
mod garbled;
mod head;
mod instrument_files;
pub(crate) mod instruments;
pub(crate) mod job;
mod kept_rows;
pub(crate) mod list;
mod periods;
pub(crate) mod plans;
pub(crate) mod portal;
mod read_table;
pub(crate) mod report;
pub(crate) mod retrieval;
mod rows;
pub(crate) mod side_choices;
mod skeleton;
pub(crate) mod statistics;
pub(crate) mod table;
mod table_import;
mod target;
mod titles;
mod workbook;

#[cfg(test)]
mod testing;

pub(crate) use job::{ImportError, ImportPlan, ImportProgress, apply};
pub(crate) use retrieval::Retrieval;
pub(crate) use table::{Gone, Hidden, Table, TableColumn, template};
