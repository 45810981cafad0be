//! Rows that nobody can place. A report that is complete says by what it leaves out; a row under a code or a field that is none
//! may be any of those, so that it is not complete for what it does not list.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::WindowReports;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Counts, Statistics};

impl WindowReports<'_> {
    /// Whether a report says by what it leaves out.
    pub(super) fn lists_all(&self, at: usize) -> bool {
        self.reports[at].value.complete && self.strays(at).is_empty()
    }

    /// The rows of a complete report that nobody can place.
    pub(super) fn strays(&self, at: usize) -> &[String] {
        let report = &self.reports[at];
        report
            .strays
            .get_or_init(|| strays(self.snapshot, report.value))
    }

    /// The same of a report that may be none of these.
    pub(super) fn strays_of(&self, report: &Statistics) -> Vec<String> {
        strays(self.snapshot, report)
    }
}

/// The rows with dossiers, or perhaps with some, of a complete report that nobody can place: of codes that name no procedure
/// which was in force on a day of the period and no linked group, and of fields that name none.
fn strays(snapshot: &Snapshot, report: &Statistics) -> Vec<String> {
    if !report.complete {
        return Vec::new();
    }
    let codes = report.counts.iter();
    let codes = codes.filter(|(code, counts)| is_stray(snapshot, report, code, counts));
    let fields = report.fields.iter();
    let fields =
        fields.filter(|(field, counts)| !counts.is_zero() && snapshot.sound_field(field).is_none());
    codes.chain(fields).map(|(key, _)| key.clone()).collect()
}

fn is_stray(snapshot: &Snapshot, report: &Statistics, code: &str, counts: &Counts) -> bool {
    if counts.is_zero() || snapshot.group(code).is_some() {
        return false;
    }
    let Some(file) = snapshot.procedure(code) else {
        return true;
    };
    let procedure = file.value();
    procedure
        .in_force_from()
        .is_some_and(|from| report.to < from)
        || procedure.in_force_to().is_some_and(|to| to < report.from)
}

/// The rows under codes that nobody can place, with their files: of all complete reports, or only those of some codes. What a
/// report does not list hangs on them, whichever procedure it is.
pub fn stray_rows(
    snapshot: &Snapshot,
    of: Option<&BTreeSet<String>>,
) -> BTreeSet<(PathBuf, String)> {
    let mut rows = BTreeSet::new();
    for report in snapshot.statistics() {
        let value = &report.value;
        if !value.complete {
            continue;
        }
        let mut add = |code: &String, counts: &Counts| {
            if is_stray(snapshot, value, code, counts) {
                rows.insert((report.path.clone(), code.clone()));
            }
        };
        match of {
            Some(codes) => codes
                .iter()
                .filter_map(|code| Some((code, value.counts.get(code)?)))
                .for_each(|(code, counts)| add(code, counts)),
            None => value
                .counts
                .iter()
                .for_each(|(code, counts)| add(code, counts)),
        }
    }
    rows
}
