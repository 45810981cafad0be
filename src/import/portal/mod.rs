//! The National Public Service Portal: its list of procedures, its single records, its provinces.
//!
//! | file | what lives there |
//! |---|---|
//! | `read` | paths to records, refusing what cannot be one |
//! | `raw` | one JSON object, read with care: cleaned texts, and what nobody asked for |
//! | `draft` | one procedure as records say it, its agencies and laws not yet looked up |
//! | `list`, `detail`, `channel` | the two kinds of record to a draft |
//! | `merge` | several records of one code to one draft |
//! | `register` | agencies and fields: found by identifier, code or name, or made |
//! | `references` | the files of agencies and fields |
//! | `agency` | what the name of an agency says of it |
//! | `instruments` | cited laws: found by number, day and issuer, or made as stubs |
//! | `stubs` | what citations tell of a law |
//! | `procedure` | a draft against the file that stands: what is imported, corrected, kept |
//! | `plan` | all of it together |
//! | `newest_day` | the newest day on which anything of an issuer was retrieved |
//! | `record_clusters` | records of one number: those of one instrument, and those of which nothing tells |

mod agency;
mod channel;
mod detail;
mod draft;
mod instruments;
mod list;
mod merge;
mod newest_day;
mod plan;
mod procedure;
mod raw;
mod read;
mod record_clusters;
mod references;
mod register;
mod stubs;

pub(crate) use plan::plan;
pub(super) use plan::{IssuersByCode, planned};
pub(crate) use procedure::imported_value;
pub(super) use raw::RawRecord;
pub(super) use read::UnreadRow;
pub(crate) use read::{PortalRecords, read};

#[cfg(test)]
mod tests;
