//! The counts of all reports, by what they count.

use super::Report;
use crate::catalogue::Snapshot;
use crate::catalogue::model::Counts;

/// The counts of each procedure and each linked group, by report.
#[derive(Debug)]
pub(super) struct Index<'a> {
    /// Codes and ids of groups, sorted.
    targets: Vec<&'a str>,
    /// For each of them, its counts, in the order of the reports.
    counts: Vec<Vec<(usize, &'a Counts)>>,
}

impl<'a> Index<'a> {
    /// Indexes the reports for what the catalogue can ask. Keys of a report are sorted as the targets are, so that one walk
    /// along both finds them all: a report may list every procedure of the country.
    pub fn new(snapshot: &'a Snapshot, reports: &[Report<'a>]) -> Index<'a> {
        let mut targets: Vec<&str> = Vec::new();
        for procedure in snapshot.procedures() {
            targets.push(&procedure.value.code);
            targets.extend(procedure.value.replaces().iter().map(String::as_str));
        }
        targets.extend(
            snapshot
                .groups()
                .iter()
                .map(|group| group.value.id.as_str()),
        );
        targets.sort_unstable();
        targets.dedup();
        let mut counts = vec![Vec::new(); targets.len()];
        for (at, report) in reports.iter().enumerate() {
            let mut place = 0;
            for (target, of_target) in &report.value.counts {
                let target = target.as_str();
                while targets.get(place).is_some_and(|known| *known < target) {
                    place += 1;
                }
                if targets.get(place) == Some(&target) {
                    counts[place].push((at, of_target));
                }
            }
        }
        Index { targets, counts }
    }

    /// The counts of a procedure or a linked group.
    pub fn of(&self, target: &str) -> &[(usize, &'a Counts)] {
        match self.targets.binary_search(&target) {
            Ok(place) => &self.counts[place],
            Err(_) => &[],
        }
    }
}
