//! What all reports say of each procedure, whatever their days: for rules that look whether counts can be right.

use std::collections::HashMap;

use jiff::civil::Date;

use super::usage::believed;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Counts, Statistics};

/// The rows of every readable report that ends on or before a day, by code.
#[derive(Debug)]
pub(super) struct CountHistories<'a> {
    reports: Vec<&'a Statistics>,
    by_code: Option<HashMap<&'a str, Vec<(usize, &'a Counts)>>>,
}

impl<'a> CountHistories<'a> {
    /// Reads the reports; `indexed` for passes over the whole catalogue.
    pub(super) fn new(snapshot: &'a Snapshot, as_of: Date, indexed: bool) -> CountHistories<'a> {
        let usable = snapshot.usable_statistics().map(|report| &report.value);
        let reports: Vec<&Statistics> = usable.filter(|report| report.to <= as_of).collect();
        let by_code = indexed.then(|| {
            let mut by_code: HashMap<&str, Vec<(usize, &Counts)>> = HashMap::new();
            for (at, report) in reports.iter().enumerate() {
                for (code, counts) in &report.counts {
                    let rows = by_code.entry(code).or_default();
                    rows.push((at, believed(counts)));
                }
            }
            by_code
        });
        CountHistories { reports, by_code }
    }

    /// The rows of a code, each with its report.
    pub(super) fn of(&self, code: &str) -> Vec<(&'a Statistics, &'a Counts)> {
        match &self.by_code {
            Some(by_code) => {
                let rows = by_code.get(code).map_or(&[][..], Vec::as_slice);
                rows.iter()
                    .map(|(at, counts)| (self.reports[*at], *counts))
                    .collect()
            }
            None => {
                let reports = self.reports.iter();
                reports
                    .filter_map(|report| Some((*report, believed(report.counts.get(code)?))))
                    .collect()
            }
        }
    }
}
