//! How many of the units that have to report did.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ReportedUsage;
use crate::rules::days::DaySet;
use crate::rules::usage::link_reports::CoverageRule;

/// Units that reported, of those that had to, in a stretch of days on which they were the same ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitCoverage {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// So many covered every day.
    pub reported: usize,
    /// Of so many.
    pub of: usize,
}

impl ReportedUsage<'_, '_> {
    /// How many of the units that have to report covered a stretch of days, apart for each part of it on which there were the
    /// same provinces; nothing where one alone has to, or nationwide reports cover all.
    pub fn units(&self, from: Date, to: Date) -> Vec<UnitCoverage> {
        let all = DaySet::full(self.reports.window.days());
        let stretches = self.reports.census.stretches(&self.within(&all, from, to));
        let mut found: Vec<UnitCoverage> = Vec::new();
        for (first, last) in stretches {
            let day = |at| self.reports.window.day(at);
            let Some(units) = self.units_of(day(first), day(last)) else {
                continue;
            };
            // Where provinces came and went and the numbers stayed, nothing is told apart.
            match found.last_mut() {
                Some(before) if (before.reported, before.of) == (units.reported, units.of) => {
                    before.to = units.to;
                }
                _ => found.push(units),
            }
        }
        found
    }

    fn units_of(&self, from: Date, to: Date) -> Option<UnitCoverage> {
        let mut owing: BTreeSet<&str> = BTreeSet::new();
        let mut silent: BTreeSet<&str> = BTreeSet::new();
        let mut unknown = 0;
        for reading in &self.total_usage().readings {
            let Some((first, last)) = reading.link.days else {
                continue;
            };
            let mut days = DaySet::empty(self.reports.window.days());
            days.insert(first, last);
            let mut days = self.within(&days, from, to);
            days.remove(&self.reports.nationwide_days(reading));
            if days.is_empty() {
                continue;
            }
            if reading.handled.by_provinces() {
                unknown = unknown.max(self.reports.census.unknown_on(&days));
                for province in &self.reports.provinces {
                    if province.days.meets(&days) {
                        owing.insert(province.id);
                        let open =
                            self.reports
                                .open_days(province, reading, CoverageRule::Reported);
                        if open.meets(&days) {
                            silent.insert(province.id);
                        }
                    }
                }
            }
            if reading.handled.by_issuer()
                && let Some(unit) = reading.handled.issuer()
            {
                owing.insert(unit);
                days.remove(&self.reports.days_of_unit(unit, reading));
                if !days.is_empty() {
                    silent.insert(unit);
                }
            }
        }
        // Provinces that nobody entered did not report either.
        (owing.len() + unknown > 1).then(|| UnitCoverage {
            from,
            to,
            reported: owing.len() - silent.len(),
            of: owing.len() + unknown,
        })
    }
}
