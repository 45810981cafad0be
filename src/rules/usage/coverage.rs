//! Which days the reports cover.

use std::borrow::Cow;

use super::WindowReports;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{AgencyKind, Scope};
use crate::rules::days::DaySet;
use crate::rules::usage::link_reports::{CoverageRule, LinkReports, ReportStatement};
use crate::rules::window::Window;

/// How many provinces are known, day by day of a window, beside how many there are: the manifest says that, and not which
/// agencies somebody happened to enter.
#[derive(Debug)]
pub(super) struct ProvinceCensus {
    /// Provinces known, and provinces that there are; none where the manifest does not say.
    days: Vec<(u32, Option<u32>)>,
    /// Days on which all that there are are known.
    pub whole: DaySet,
    /// The days on which a province comes, or has gone: between two of them there are the same ones.
    turns: Vec<usize>,
}

impl ProvinceCensus {
    pub(super) fn of(snapshot: &Snapshot, window: Window) -> ProvinceCensus {
        let len = window.days();
        let mut changes = vec![0_i64; len + 1];
        let mut turns = Vec::new();
        let provinces = snapshot.agencies().iter();
        for province in provinces.filter(|agency| agency.kind == AgencyKind::Province) {
            let Some((first, last)) = window.clip(province.from, province.to) else {
                continue;
            };
            turns.extend([first, last + 1]);
            if snapshot.sound_agency(&province.id).is_some() {
                changes[first] += 1;
                changes[last + 1] -= 1;
            }
        }
        turns.sort_unstable();
        turns.dedup();
        let policy = snapshot.policy();
        let mut known = 0_i64;
        let mut whole = DaySet::empty(len);
        let days = (0..len)
            .map(|day| {
                known += changes[day];
                let known = u32::try_from(known).unwrap_or(0);
                let there_are = policy.provinces_on(window.day(day));
                if known > 0 && there_are == Some(known) {
                    whole.insert(day, day);
                }
                (known, there_are)
            })
            .collect();
        ProvinceCensus { days, whole, turns }
    }

    /// The stretches of some days, cut where the provinces are no longer the same: 63 and then 34 of them are never 86.
    pub(super) fn stretches(&self, days: &DaySet) -> Vec<(usize, usize)> {
        let mut stretches = Vec::new();
        for (mut first, last) in days.ranges() {
            for turn in self.turns.iter().filter(|turn| **turn <= last) {
                if first < *turn {
                    stretches.push((first, turn - 1));
                    first = *turn;
                }
            }
            stretches.push((first, last));
        }
        stretches
    }

    /// How many more provinces there are than are known, at most, on some days.
    pub(super) fn unknown_on(&self, days: &DaySet) -> usize {
        let on = self.days.iter().enumerate();
        let short = on
            .filter(|(day, _)| days.contains(*day))
            .map(|(_, (known, there_are))| there_are.unwrap_or(*known).saturating_sub(*known));
        short.max().unwrap_or(0) as usize
    }

    /// The stretches of `first`…`last` on which not all are known, each with how many are, and how many there are.
    pub(super) fn doubtful(
        &self,
        first: usize,
        last: usize,
    ) -> Vec<(usize, usize, u32, Option<u32>)> {
        let mut found: Vec<(usize, usize, u32, Option<u32>)> = Vec::new();
        for day in (first..=last).filter(|day| !self.whole.contains(*day)) {
            let Some(&(known, there_are)) = self.days.get(day) else {
                continue;
            };
            match found.last_mut() {
                Some((_, end, of, all)) if *end + 1 == day && (*of, *all) == (known, there_are) => {
                    *end = day;
                }
                _ => found.push((day, day, known, there_are)),
            }
        }
        found
    }
}

/// A province in being inside the window.
#[derive(Debug)]
pub(super) struct ProvinceCoverage<'a> {
    pub id: &'a str,
    /// The days on which it is in being.
    pub days: DaySet,
    /// Its reports, and those of its successors, which may reach back to its days.
    reports: Vec<usize>,
    /// The days that stay open where every one of these reports covers its own.
    open_at_best: DaySet,
}

impl<'a> WindowReports<'a> {
    /// The provinces in being inside the window, in the order of the file.
    pub(super) fn provinces_of(&self, snapshot: &'a Snapshot) -> Vec<ProvinceCoverage<'a>> {
        let mut provinces = Vec::new();
        for agency in snapshot.agencies() {
            if agency.kind != AgencyKind::Province {
                continue;
            }
            let Some((first, last)) = self.window.clip(agency.from, agency.to) else {
                continue;
            };
            let mut days = DaySet::empty(self.window.days());
            days.insert(first, last);
            let mut open_at_best = days.clone();
            open_at_best.remove(&self.unit_days(&agency.id, &|_| true, &|_| false, 0));
            let heirs = snapshot.heirs(&agency.id);
            provinces.push(ProvinceCoverage {
                id: &agency.id,
                days,
                reports: heirs
                    .iter()
                    .flat_map(|unit| self.of_unit(unit))
                    .copied()
                    .collect(),
                open_at_best,
            });
        }
        provinces
    }

    fn of_unit(&self, unit: &str) -> &[usize] {
        self.by_unit.get(unit).map_or(&[][..], Vec::as_slice)
    }

    fn days_of(&self, reports: &[usize], covers: &dyn Fn(usize) -> bool) -> DaySet {
        let mut days = DaySet::empty(self.window.days());
        for &index in reports.iter().filter(|index| covers(**index)) {
            days.insert(self.reports[index].first, self.reports[index].last);
        }
        days
    }

    /// Days covered by a unit's own reports; the reports of its successors reach back to its days. Days of which the unit's own
    /// reports say that nobody knows (`denies`) no successor covers, nor does the number of a province that stood beside it:
    /// that is its own people's.
    fn unit_days(
        &self,
        unit: &str,
        covers: &dyn Fn(usize) -> bool,
        denies: &dyn Fn(usize) -> bool,
        depth: usize,
    ) -> DaySet {
        let mut days = self.days_of(self.of_unit(unit), covers);
        let agency = self.snapshot.agency(unit);
        let successors = agency.map_or(&[][..], |a| &a.replaced_by);
        // A guard against agencies that replace each other in a circle.
        if successors.is_empty() || depth > 8 {
            return days;
        }
        let mut by_all = DaySet::full(self.window.days());
        for successor in successors {
            let mut by_one = self.unit_days(successor, covers, denies, depth + 1);
            let heir = self.snapshot.agency(successor);
            let provinces = agency.zip(heir);
            let provinces = provinces.filter(|(unit, _)| unit.kind == AgencyKind::Province);
            let beside = provinces.and_then(|(unit, heir)| self.snapshot.days_beside(heir, unit));
            if let Some((first, last)) = beside.and_then(|(from, to)| self.window.clip(from, to)) {
                let mut beside = DaySet::empty(self.window.days());
                beside.insert(first, last);
                by_one.remove(&beside);
            }
            by_all.keep(&by_one);
        }
        by_all.remove(&self.days_of(self.of_unit(unit), denies));
        days.add(&by_all);
        days
    }

    /// The days on which a province is in being and not covered. Nearly always all of its reports speak of a procedure, or
    /// none does; both are known beforehand.
    pub(super) fn open_days<'s>(
        &self,
        province: &'s ProvinceCoverage<'a>,
        reading: &LinkReports<'a>,
        covering: CoverageRule,
    ) -> Cow<'s, DaySet> {
        let covers = |index: usize| reading.said[index].covers(covering);
        let denies = |index: usize| reading.said[index].denies(covering);
        let covering = province
            .reports
            .iter()
            .filter(|index| covers(**index))
            .count();
        if covering == province.reports.len() {
            return Cow::Borrowed(&province.open_at_best);
        }
        if covering == 0 {
            return Cow::Borrowed(&province.days);
        }
        let mut open = province.days.clone();
        open.remove(&self.unit_days(province.id, &covers, &denies, 0));
        Cow::Owned(open)
    }

    /// The days that nationwide reports were made for, whatever the number.
    pub(super) fn nationwide_days(&self, reading: &LinkReports<'a>) -> DaySet {
        let covers = |index: usize| reading.said[index].covers(CoverageRule::Reported);
        self.days_of(&self.nationwide, &covers)
    }

    /// The days that a unit reported, whatever the number.
    pub(super) fn days_of_unit(&self, unit: &str, reading: &LinkReports<'a>) -> DaySet {
        let covers = |index: usize| reading.said[index].covers(CoverageRule::Reported);
        let denies = |index: usize| reading.said[index].denies(CoverageRule::Reported);
        self.unit_days(unit, &covers, &denies, 0)
    }

    /// The days of `asked` that are covered for a link, and some others.
    pub(super) fn covered(
        &self,
        reading: &LinkReports<'a>,
        asked: &DaySet,
        covering: CoverageRule,
    ) -> DaySet {
        let mut covered = self.covered_by_code(reading, asked, covering);
        covered.remove(&self.unknown_of_groups(reading, covering));
        covered.remove(&self.unknown_beside_fields(reading, asked, covering));
        covered
    }

    /// The days that only the zeros of fields cover, of which a row for the code itself says something else.
    fn unknown_beside_fields(
        &self,
        reading: &LinkReports<'a>,
        asked: &DaySet,
        covering: CoverageRule,
    ) -> DaySet {
        let mut unknown = DaySet::empty(self.window.days());
        for zero in &reading.by_fields {
            let report = &self.reports[zero.report];
            let denied = zero
                .own_rows
                .iter()
                .filter(|(_, said)| said.denies(covering));
            for (at, _) in denied {
                let other = &self.reports[*at];
                unknown.insert(report.first.max(other.first), report.last.min(other.last));
            }
        }
        if !unknown.is_empty() {
            let mut without = reading.clone();
            for zero in &reading.by_fields {
                without.said[zero.report] = ReportStatement::Absent;
            }
            unknown.remove(&self.covered_by_code(&without, asked, covering));
        }
        unknown
    }

    /// The days of which some report says under a group of the link that nobody knows, and no nationwide one says it: what
    /// stands under a group stands under no code, in whichever file.
    fn unknown_of_groups(&self, reading: &LinkReports<'a>, covering: CoverageRule) -> DaySet {
        let of = |wanted: &dyn Fn(usize, ReportStatement) -> bool| {
            let mut days = DaySet::empty(self.window.days());
            let reports = reading.of_groups.iter();
            for (&at, _) in reports.filter(|(at, said)| wanted(**at, **said)) {
                days.insert(self.reports[at].first, self.reports[at].last);
            }
            days
        };
        let mut unknown = of(&|_, said| said.denies(covering));
        if !unknown.is_empty() {
            unknown.remove(&of(&|at, said| {
                let report = &self.reports[at];
                let knows = !report.local || reading.handled.is_issuer(&report.value.unit);
                report.value.scope == Scope::Nationwide && knows && said.covers(covering)
            }));
        }
        unknown
    }

    fn covered_by_code(
        &self,
        reading: &LinkReports<'a>,
        asked: &DaySet,
        covering: CoverageRule,
    ) -> DaySet {
        let covers = |index: usize| reading.said[index].covers(covering);
        let denies = |index: usize| reading.said[index].denies(covering);
        let mut covered = self.days_of(&self.nationwide, &covers);
        if reading.handled.is_unstated() {
            return covered;
        }
        let mut local = asked.clone();
        local.remove(&covered);
        if local.is_empty() || self.by_unit.is_empty() {
            return covered;
        }
        if reading.handled.by_provinces() {
            local.keep(&self.census.whole);
            for province in &self.provinces {
                local.remove(&self.open_days(province, reading, covering));
            }
        }
        if reading.handled.by_issuer() {
            match reading.handled.issuer() {
                Some(unit) => local.keep(&self.unit_days(unit, &covers, &denies, 0)),
                None => return covered,
            }
        }
        covered.add(&local);
        covered
    }
}
