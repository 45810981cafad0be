//! Dossiers over time: one period for each that was reported, and the same by years. A count is never divided: where
//! periods overlap, such as quarters of one province and a year of another, the longer one stands for all of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{after, before};
use crate::rules::Window;
use crate::rules::usage::{DossierChannel, Figure, ReportedUsage, UnitCoverage};

/// A stretch of time with the dossiers of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How it lies to the window.
    pub place: WindowRelation,
    /// Dossiers on each channel and on all, in the order of [`DossierChannel::ALL`].
    pub figures: [Figure; 4],
    /// How many of the units that have to report did, for each stretch on which these were the same; nothing where one alone
    /// has to, or a nationwide report says it.
    pub units: Vec<UnitCoverage>,
    /// Those of its dossiers that are counted under linked groups, by the ids of these.
    pub of_groups: BTreeMap<String, u64>,
    /// Stretches that are not covered, first and last day.
    pub open: Vec<(Date, Date)>,
}

/// How a period lies to the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowRelation {
    /// Wholly inside.
    Inside,
    /// Wholly outside.
    Outside,
    /// Over one of its ends: dossiers may lie outside.
    Across,
}

impl WindowRelation {
    /// The word that outputs and string ids use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WindowRelation::Inside => "inside",
            WindowRelation::Outside => "outside",
            WindowRelation::Across => "across",
        }
    }
}

impl Period {
    fn of(told: &ReportedUsage<'_, '_>, window: Window, from: Date, to: Date) -> Period {
        let place = if window.from <= from && to <= window.to {
            WindowRelation::Inside
        } else if to < window.from || window.to < from {
            WindowRelation::Outside
        } else {
            WindowRelation::Across
        };
        Period {
            from,
            to,
            place,
            figures: DossierChannel::ALL.map(|part| told.figure(part, from, to)),
            units: told.units(from, to),
            of_groups: told.of_groups(from, to),
            open: told.open(from, to),
        }
    }

    /// The calendar year that it is, where it is one.
    pub fn year(&self) -> Option<i16> {
        let whole = self.from == self.from.first_of_year() && self.to == self.from.last_of_year();
        whole.then(|| self.from.year())
    }

    /// Days.
    pub fn days(&self) -> u64 {
        u64::try_from((self.to - self.from).get_days()).unwrap_or(0) + 1
    }

    /// The dossiers of a part.
    pub fn figure(&self, part: DossierChannel) -> Figure {
        let at = DossierChannel::ALL.iter().position(|p| *p == part);
        at.map_or(Figure::Gap, |at| self.figures[at])
    }
}

/// The periods that were reported, with the stretches between them that were not.
pub(super) fn periods(told: &ReportedUsage<'_, '_>, window: Window) -> Vec<Period> {
    let mut reported: Vec<(Date, Date)> = Vec::new();
    for (from, to) in told.spans() {
        match reported.last_mut() {
            Some((_, last)) if from <= *last => *last = to.max(*last),
            _ => reported.push((from, to)),
        }
    }
    let first = reported
        .first()
        .map_or(window.from, |r| r.0.min(window.from));
    let last = reported.last().map_or(window.to, |r| r.1.max(window.to));
    // What was not reported is told apart at the ends of the window, and where the procedure's life begins or ends.
    let mut cuts = vec![window.from, after(window.to)];
    for (from, to) in told.in_force() {
        cuts.extend([from, after(to)]);
    }
    cuts.sort_unstable();
    let mut spans = Vec::new();
    let mut next = first;
    for (from, to) in reported.into_iter().chain([(after(last), last)]) {
        while next < from {
            let end = cuts.iter().find(|cut| next < **cut && **cut < from);
            let end = before(end.copied().unwrap_or(from));
            spans.push((next, end));
            next = after(end);
        }
        if from <= to {
            spans.push((from, to));
            next = after(to);
        }
    }
    spans
        .into_iter()
        .map(|(from, to)| Period::of(told, window, from, to))
        .collect()
}

/// Periods of one calendar year together, on either side of the window's ends.
pub(super) fn by_year(
    told: &ReportedUsage<'_, '_>,
    window: Window,
    periods: &[Period],
) -> Vec<Period> {
    let slot = |day: Date| (day.year(), day < window.from, day <= window.to);
    let mut years: Vec<(Date, Date)> = Vec::new();
    let mut open: Option<(i16, bool, bool)> = None;
    for period in periods {
        // A stretch that nobody reported may lie in several years, and has no count that could be divided.
        let mut from = period.from;
        while from <= period.to {
            let alone = period.figures.iter().all(|figure| figure.known().is_none());
            let end_of_year = from.last_of_year();
            let to = if alone {
                period.to.min(end_of_year)
            } else {
                period.to
            };
            let of = (slot(from) == slot(to)).then(|| slot(from));
            match years.last_mut() {
                Some((_, last)) if of.is_some() && of == open => *last = to,
                _ => years.push((from, to)),
            }
            open = of;
            if to == Date::MAX {
                break;
            }
            from = after(to);
        }
    }
    years
        .into_iter()
        .map(|(from, to)| Period::of(told, window, from, to))
        .collect()
}
