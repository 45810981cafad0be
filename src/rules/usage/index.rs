//! The counts of all reports, by what they count.

use std::borrow::Cow;

use super::WindowReport;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Counts, Statistics};
use crate::catalogue::plausibility::row_fault;

/// The counts of one target, in the order of the reports.
pub(super) type ReportedCounts<'a> = Vec<(usize, &'a Counts)>;

/// The counts of each procedure and each linked group, by report.
#[derive(Debug, Default)]
pub(super) struct CountsIndex<'a> {
    /// Codes and ids of groups, sorted.
    targets: Vec<&'a str>,
    /// For each of them, its counts.
    counts: Vec<ReportedCounts<'a>>,
}

impl<'a> CountsIndex<'a> {
    /// Indexes the reports for what the catalogue can ask. Keys of a report are sorted as the targets are, so that one walk
    /// along both finds them all: a report may list every procedure of the country.
    pub(super) fn new(snapshot: &'a Snapshot, reports: &[WindowReport<'a>]) -> CountsIndex<'a> {
        let codes = snapshot.procedures().iter().map(|p| p.code.as_str());
        let groups = snapshot.groups().iter().map(|g| g.value.id.as_str());
        let mut targets: Vec<&str> = codes.chain(groups).collect();
        targets.sort_unstable();
        targets.dedup();
        let mut counts = vec![Vec::new(); targets.len()];
        for (at, report) in reports.iter().enumerate() {
            let mut place = 0;
            for (target, of_target) in &report.value.counts {
                let target = target.as_str();
                place += targets_before(&targets[place..], target);
                if targets.get(place) == Some(&target) {
                    counts[place].push((at, believed(of_target)));
                }
            }
        }
        CountsIndex { targets, counts }
    }

    /// The counts of a procedure or a linked group. What is not indexed, such as a predecessor whose file is gone, is
    /// looked up in every report.
    pub(super) fn of(
        &self,
        target: &str,
        reports: &[WindowReport<'a>],
    ) -> Cow<'_, [(usize, &'a Counts)]> {
        match self.targets.binary_search(&target) {
            Ok(place) => Cow::Borrowed(&self.counts[place]),
            Err(_) => {
                let reports = reports.iter().enumerate();
                let counted = reports.filter_map(|(at, r)| Some((at, row(r.value, target)?)));
                Cow::Owned(counted.collect())
            }
        }
    }
}

/// How many of the targets come before one, looked for in steps that double: most reports list few of them, and some nearly all.
fn targets_before(targets: &[&str], target: &str) -> usize {
    let is_before = |at: usize| targets.get(at).is_some_and(|known| *known < target);
    if !is_before(0) {
        return 0;
    }
    let (mut before, mut step) = (0, 1);
    while is_before(before + step) {
        before += step;
        step *= 2;
    }
    let end = (before + step).min(targets.len());
    before + targets[before..end].partition_point(|known| *known < target)
}

/// The row of a target in a report, as far as it may be believed.
pub(super) fn row<'a>(report: &'a Statistics, target: &str) -> Option<&'a Counts> {
    report.counts.get(target).map(believed)
}

/// What an error takes says nothing, which is not the same as standing nowhere.
pub(in crate::rules) fn believed(counts: &Counts) -> &Counts {
    match row_fault(counts) {
        Some(_) => Counts::UNKNOWN,
        None => counts,
    }
}
