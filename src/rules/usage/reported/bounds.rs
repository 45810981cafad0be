//! How many dossiers there can have been at most in a stretch of days: what reaches out of it says no number of it, but no more
//! than its own can lie inside.

use jiff::civil::Date;

use super::{ChannelUsage, ReportedUsage};
use crate::catalogue::model::Counts;
use crate::rules::usage::figure::{DossierChannel, Figure};

impl<'a> ReportedUsage<'_, 'a> {
    /// The most dossiers of a part that there can have been in a stretch of days; none where nothing bounds them: days that no
    /// report covers, a report that does not say, a whole that is less than its parts, dossiers that may be another's.
    pub fn most(&self, part: DossierChannel, from: Date, to: Date) -> Option<u64> {
        let told = self.parts.iter().find(|told| told.channel == part)?;
        if !self.is_bounded(told, from, to) {
            return None;
        }
        let figures = self.touching(from, to).map(|at| told.figures[at]);
        let known = figures.map(|figure| figure.known().unwrap_or(0));
        Some(known.fold(0, u64::saturating_add))
    }

    /// The rows that bound a stretch of days out of which they reach; none where nothing bounds the dossiers of a part.
    pub fn bounding_rows(
        &self,
        part: DossierChannel,
        from: Date,
        to: Date,
    ) -> Option<Vec<&'a Counts>> {
        let told = self.parts.iter().find(|told| told.channel == part)?;
        let reaches_out = |at: &usize| {
            let report = &self.reports.reports[*at];
            self.touching(from, to).any(|touching| touching == *at)
                && (report.from < from || to < report.to)
        };
        let rows = || {
            let rows = self.rows_of(|_| true).into_iter();
            rows.filter(|(at, ..)| reaches_out(at))
                .map(|(_, _, counts)| counts)
                .collect()
        };
        self.is_bounded(told, from, to).then(rows)
    }

    /// The reports that are added up, and those without any dossier, that touch a stretch of days.
    fn touching(&self, from: Date, to: Date) -> impl Iterator<Item = usize> {
        let read = self.counted.iter().chain(&self.zeros).copied();
        read.filter(move |at| {
            let report = &self.reports.reports[*at];
            report.from <= to && from <= report.to
        })
    }

    fn is_bounded(&self, told: &ChannelUsage<'a>, from: Date, to: Date) -> bool {
        let mut open = self.within(&self.usage(told).asked, from, to);
        open.remove(self.counted_days(told));
        let is_exact =
            |at: usize| matches!(told.figures[at], Figure::Known(_) | Figure::NotOffered);
        open.is_empty()
            && self.touching(from, to).all(is_exact)
            && !self.is_less_than_its_parts(from, to)
            && !self.is_beside_others(from, to)
    }
}
