//! The plain case, which is nearly every procedure's: its counts stand under its own code alone, and one unit reports all of them
//! with every channel known. Then a sum is a sum and a day that it reported is covered, without asking who else would have to.
//! Of everything else nothing is said here.

use std::borrow::Cow;

use jiff::civil::Date;

use super::WindowReports;
use crate::catalogue::model::{Count, Counts, Procedure, Scope};

/// The rows of a procedure in the plain case, oldest first, each with the position of its report.
pub(super) struct PlainRows<'r, 'a> {
    reports: &'r WindowReports<'a>,
    rows: Cow<'r, [(usize, &'a Counts)]>,
    /// The days of the window on which the procedure was in force.
    asked: Option<(usize, usize)>,
}

/// What is known of the dossiers of a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainSum {
    /// Those filed online.
    pub online: u64,
    /// All of them.
    pub total: u64,
    /// Whether every day is reported; else there may be more.
    pub is_whole: bool,
}

impl<'a> WindowReports<'a> {
    /// The rows of a procedure; none where it is not the plain case.
    pub(super) fn plain_rows(&self, procedure: &'a Procedure) -> Option<PlainRows<'_, 'a>> {
        let is_plain = self.complete.is_empty() && self.by_field.is_empty();
        if !is_plain || !self.stands_alone(procedure) {
            return None;
        }
        let rows = self.index.of(&procedure.code, &self.reports);
        let unit = |at: usize| {
            let report = self.reports[at].value;
            (report.unit.as_str(), report.scope)
        };
        if let Some(&(first, _)) = rows.first() {
            let (id, scope) = unit(first);
            let is_own = procedure.issuer.as_deref() == Some(id);
            // A province counts for the country what it issued for itself alone.
            let speaks_for_all = match scope {
                Scope::Nationwide => !self.reports[first].local,
                Scope::Unit => is_own && self.reports[first].province,
            };
            let is_one =
                |(at, counts): &(usize, &Counts)| unit(*at) == (id, scope) && counts.all_known();
            if !speaks_for_all || !rows.iter().all(is_one) {
                return None;
            }
        }
        let asked = self
            .window
            .clip(procedure.in_force_from(), procedure.in_force_to());
        Some(PlainRows {
            reports: self,
            rows,
            asked,
        })
    }

    /// The dossiers of a stretch of days; none where it is not the plain case, where a report reaches out of the stretch, or where
    /// there is nothing: what speaks against a zero is asked elsewhere.
    pub fn plain_sum(&self, procedure: &'a Procedure, from: Date, to: Date) -> Option<PlainSum> {
        let plain = self.plain_rows(procedure)?;
        let mut sum = PlainSum {
            online: 0,
            total: 0,
            is_whole: plain.covers(self.window.clip(Some(from), Some(to))),
        };
        for (at, counts) in plain.rows.iter() {
            let report = &self.reports[*at];
            if report.to < from || to < report.from {
                continue;
            }
            if report.from < from || to < report.to {
                return None;
            }
            let online = counts.online.and_then(Count::known).unwrap_or(0);
            sum.online = sum.online.saturating_add(online);
            sum.total = sum.total.saturating_add(counts.known_total());
        }
        (sum.total > 0).then_some(sum)
    }
}

impl PlainRows<'_, '_> {
    /// Whether every day of a stretch on which the procedure was in force is reported.
    pub(super) fn covers(&self, stretch: Option<(usize, usize)>) -> bool {
        let both = stretch.zip(self.asked);
        let Some(((from, to), (begins, ends))) = both else {
            return true;
        };
        let (mut next, last) = (from.max(begins), to.min(ends));
        for (at, _) in self.rows.iter() {
            let report = &self.reports.reports[*at];
            if report.first <= next && next <= report.last {
                next = report.last + 1;
            }
        }
        last < next
    }

    /// Whether a report that lies in a stretch of days has a row.
    pub(super) fn has_row_within(&self, from: Date, to: Date) -> bool {
        let mut reports = self.rows.iter().map(|(at, _)| &self.reports.reports[*at]);
        reports.any(|report| from <= report.from && report.to <= to)
    }
}
