//! The official list of an agency, as the portal exports it: a workbook with a letterhead, or CSV; one row a procedure.
//!
//! A row is read as a row of the portal's own list, so both bring in the same values in the same way. What a list does not
//! have any more is proposed as abolished, and nothing is deleted.
//!
//! | file | what lives there |
//! |---|---|
//! | `columns` | the columns of a list |
//! | `ended` | what a list says of what is not in force any more |
//! | `row` | one row to a record of the portal's list |
//! | `sheets` | sheets and lists that are of different times |
//! | `reading` | lists as a kind of table |
//! | `removed` | whose list it is, and what is gone from it |
//! | `retained` | what is not on the list and not taken for gone all the same |

mod columns;
mod ended;
mod reading;
mod removed;
mod retained;
mod row;
mod sheets;

#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;

use self::reading::ListTables;
use self::sheets::refuse_other_times;
use super::job::{ImportError, ImportPlan, ImportProgress};
use super::portal::{IssuersByCode, PortalRecords, UnreadRow, planned};
use super::retrieval::Retrieval;
use super::skeleton;
use super::table::Table;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::Files;
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::message;
use crate::import::side_choices::SideChoices;

/// What whoever imports says besides the lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListOptions {
    /// The agencies whose whole lists these are, each by id, portal code or full name; empty: the one that most rows of each
    /// list name.
    pub issuers: Vec<String>,
    /// The last day in force to write for what is gone; none: it is proposed only.
    pub abolished: Option<Date>,
    /// How conflicts are settled.
    pub settled: SideChoices,
    /// When the lists were retrieved.
    pub retrieval: Retrieval,
}

/// What importing these lists together would write to the catalogue that `files` holds and `snapshot` is.
///
/// # Errors
/// A list as a whole cannot be read, an issuer that was named is not known, or there is no catalogue.
pub(crate) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    lists: &[Table<'_>],
    asked: &ListOptions,
    progress: &ImportProgress,
) -> Result<ImportPlan, ImportError> {
    if let Some(file) = snapshot.unreadable_of(FileKind::Agencies).next() {
        return Err(
            ImportError::new(&file.path, message!("import-agencies-unread"))
                .hint(message!("import-mend-first-what")),
        );
    }
    // Rows without an issuer are of the one agency that is said to cover them.
    let one = match asked.issuers.as_slice() {
        [name] => removed::known(snapshot, name),
        _ => None,
    };
    let mut read = ListTables {
        snapshot,
        asked,
        issuer: one,
        path: String::new(),
        records: PortalRecords::default(),
        codes: Vec::new(),
        dated: Vec::new(),
    };
    for list in lists {
        let report = skeleton::plan(&mut read, list)?.report;
        read.records.read += report.read;
        read.records.refused.extend(report.refused);
        read.records.warnings.extend(report.warnings);
    }
    let ListTables {
        records,
        codes,
        dated,
        ..
    } = read;
    if let Some(list) = lists.first() {
        refuse_other_times(list.path, &dated, message!("import-list-files-hint"))?;
    }
    let (mut plan, issuers) = planned(files, &records, &asked.settled, asked.retrieval, progress)?;
    let mut unread = records.unread;
    unread.extend(refused(&plan, &codes));
    let lists = IssuerLists {
        covered: removed::covered(snapshot, &codes, &issuers, &asked.issuers)?,
        codes,
        issuers,
        unread,
    };
    removed::propose(files, snapshot, &lists, asked, &mut plan)?;
    Ok(plan)
}

/// The rows whose code is known and that are refused all the same, such as those of sheets that contradict each other: a list
/// that has them, as a workbook with the sheet of last year beside this year's, is nobody's list of today.
fn refused<'a>(
    plan: &'a ImportPlan,
    codes: &'a [BTreeSet<String>],
) -> impl Iterator<Item = UnreadRow> + 'a {
    let refused = plan.report.refused.iter();
    let refused = refused.filter(|remark| {
        let code = remark.code.as_ref();
        code.is_some_and(|code| codes.iter().any(|codes| codes.contains(code)))
    });
    refused.map(|remark| UnreadRow {
        place: match (&remark.cell, remark.line) {
            (Some(cell), _) => format!("{}!{cell}", remark.path).into(),
            (None, Some(line)) => format!("{}:{line}", remark.path).into(),
            (None, None) => remark.path.as_str().into(),
        },
        issuer: None,
    })
}

/// What importing records of the portal would write, where its list among them is the whole list: of every issuer that it
/// names, what it does not have any more is proposed as abolished.
pub(crate) fn plan_whole(
    files: &dyn Files,
    snapshot: &Snapshot,
    records: PortalRecords,
    asked: &ListOptions,
    progress: &ImportProgress,
) -> Result<ImportPlan, ImportError> {
    let (mut plan, mut issuers) =
        planned(files, &records, &asked.settled, asked.retrieval, progress)?;
    let codes: BTreeSet<String> = records
        .list
        .iter()
        .map(|raw| raw.code().to_owned())
        .collect();
    issuers.retain(|code, _| codes.contains(code));
    let lists = IssuerLists {
        covered: issuers.values().map(|(id, _)| id.clone()).collect(),
        codes: vec![codes],
        issuers,
        unread: records.unread,
    };
    removed::propose(files, snapshot, &lists, asked, &mut plan)?;
    Ok(plan)
}

/// Lists, read together.
struct IssuerLists {
    /// Ids of the issuers whose whole list this is.
    covered: BTreeSet<String>,
    /// The codes of each list.
    codes: Vec<BTreeSet<String>>,
    /// By code, who issues it.
    issuers: IssuersByCode,
    /// What could not be read, or was not.
    unread: Vec<UnreadRow>,
}
