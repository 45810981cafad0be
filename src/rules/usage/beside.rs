//! Predecessors that run on beside the procedure that continues them. What a predecessor had until the eve of its successor's
//! first day is the successor's; what it had of days on which both ran is another procedure's: it neither clears the successor
//! nor leaves a day of the report zero for it, since nobody said which of the two people meant.

use jiff::civil::Date;

use super::link_reports::ChainLink;
use super::{Usage, WindowReports};
use crate::catalogue::model::{Counts, Group, Procedure, Share, Statistics};
use crate::rules::days::DaySet;
use crate::rules::rule::Fact;

/// Dossiers of a predecessor in a report that reaches into days on which its successor ran, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DossiersBeside<'a> {
    /// The report, by its position.
    pub report: usize,
    /// The code of the predecessor.
    pub code: &'a str,
    pub total: u64,
}

/// The last day whose dossiers are the successor's, of a predecessor that runs on after it; none of one that ended before, or
/// that has no file to say so.
pub(super) fn joined_until(
    before: Option<&Procedure>,
    eve: Option<Date>,
    inherited: Option<Date>,
) -> Option<Date> {
    let last = eve.into_iter().chain(inherited).min()?;
    let ends = before?.in_force_to();
    ends.is_none_or(|ends| last < ends).then_some(last)
}

impl ChainLink<'_> {
    /// Whether a report reaches into days on which the successor of this predecessor ran, too.
    pub(super) fn is_beside(&self, report: &Statistics) -> bool {
        self.joined_until.is_some_and(|last| last < report.to)
    }

    /// What a row under the code says of the procedure that continues it.
    pub(super) fn joined<'c>(&self, report: &Statistics, counts: &'c Counts) -> &'c Counts {
        match self.is_beside(report) && !counts.is_zero() {
            true => Counts::UNKNOWN,
            false => counts,
        }
    }

    /// The share that the procedure has of a group of the link in a report.
    pub(super) fn share(&self, group: &Group, report: &Statistics) -> Share {
        match group.share_of(self.code, report.from, report.to) {
            Share::All if self.is_beside(report) => Share::Perhaps,
            share => share,
        }
    }
}

impl<'a> WindowReports<'a> {
    /// The dossiers of a predecessor that are not known to be the procedure's.
    pub(super) fn beside(&self, link: &ChainLink<'a>) -> Vec<DossiersBeside<'a>> {
        if link.joined_until.is_none() {
            return Vec::new();
        }
        let rows = self.index.of(link.code, &self.reports);
        let of_row = |&(report, counts): &(usize, &Counts)| {
            let total = counts.known_total();
            let is_beside = total > 0 && link.is_beside(self.reports[report].value);
            is_beside.then_some(DossiersBeside {
                report,
                code: link.code,
                total,
            })
        };
        rows.iter().filter_map(of_row).collect()
    }

    /// The days of the window of which reports have such dossiers.
    pub(super) fn days_beside(&self, usage: &Usage<'a>) -> DaySet {
        let mut days = DaySet::empty(self.window.days());
        for beside in &usage.beside {
            let report = &self.reports[beside.report];
            days.insert(report.first, report.last);
        }
        days
    }

    /// These, as what is missing.
    pub(super) fn facts_beside(&self, usage: &Usage<'a>) -> Vec<Fact> {
        let facts = usage.beside.iter().map(|beside| {
            let report = self.reports[beside.report].value;
            Fact::new("fact-report-of-predecessor")
                .with("unit", self.name(&report.unit))
                .with("from", report.from)
                .with("to", report.to)
                .with("total", beside.total)
                .with("code", beside.code)
        });
        facts.collect()
    }
}
