//! What is missing on the days that the reports do not cover.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::{UnusableReport, Usage, WindowReports};
use crate::catalogue::check::EvidenceFault;
use crate::catalogue::model::{AgencyKind, Basis, Counts, Group, Scope};
use crate::catalogue::plausibility::{ReportFault, last_known_day};
use crate::catalogue::{FileKind, Snapshot};
use crate::rules::days::DaySet;
use crate::rules::rule::Fact;
use crate::rules::usage::coverage::ProvinceCoverage;
use crate::rules::usage::link_reports::{CoverageRule, LinkReports, ReportStatement, is_province};
use crate::rules::window::Window;

/// At most so many reports are named for one gap; the list is evidence, not an archive.
const NAMED: usize = 4;

/// What is missing on days that are not covered.
#[derive(Debug, Default)]
pub struct Gaps {
    /// Each stretch of days, with what is missing there.
    pub facts: Vec<Fact>,
    /// Nothing came for these days: waiting may still fill them. False where a report of a unit that owes one says
    /// something that does not cover them, or cannot be read.
    pub unreported: bool,
}

impl<'a> WindowReports<'a> {
    /// Names the days that are not covered, each stretch with what is missing there.
    pub fn gaps(&self, usage: &Usage<'a>, covering: CoverageRule) -> Gaps {
        let mut gaps = Gaps {
            facts: Vec::new(),
            unreported: true,
        };
        for reading in &usage.readings {
            self.add_gaps(&mut gaps, reading, &self.open_of(reading, covering));
        }
        // A day on which no link was in force is the procedure's own to answer for.
        if let Some(reading) = usage.readings.first() {
            self.add_gaps(&mut gaps, reading, &self.open_between(usage, covering));
        }
        gaps
    }

    /// Names some days that are not covered, or by no report that may be added up, each stretch with what is missing there.
    pub fn gaps_on(&self, usage: &Usage<'a>, days: &DaySet) -> Vec<Fact> {
        let mut gaps = Gaps::default();
        let mut left = days.clone();
        for reading in &usage.readings {
            let mut open = self.open_of(reading, CoverageRule::Reported);
            open.keep(days);
            left.remove(&open);
            self.add_gaps(&mut gaps, reading, &open);
        }
        // The others are covered by reports that cannot be added up here.
        for reading in &usage.readings {
            let mut own = DaySet::empty(self.window.days());
            if let Some((first, last)) = reading.link.days {
                own.insert(first, last);
            }
            own.keep(&left);
            left.remove(&own);
            self.add_gaps(&mut gaps, reading, &own);
        }
        if let Some(reading) = usage.readings.first() {
            self.add_gaps(&mut gaps, reading, &left);
        }
        gaps.facts
    }

    /// The errors that keep reports from covering days: of who handles it, of groups under which it is counted, of provinces.
    pub fn faults_met(&self, usage: &Usage<'a>) -> Vec<EvidenceFault> {
        let faults = self.snapshot.faults();
        let mut met: Vec<EvidenceFault> = Vec::new();
        for reading in &usage.readings {
            let procedure = reading.link.procedure;
            met.extend(procedure.map_or_else(Vec::new, |of| self.examiner.level_faults(of)));
            let counted = |group: &&&Group| !self.index.of(&group.id, &self.reports).is_empty();
            let groups = reading.link.groups.iter().filter(counted);
            met.extend(groups.filter_map(|group| faults.group(&group.id)).cloned());
            if reading.handled.by_provinces() {
                let provinces = self.snapshot.agencies().iter();
                let provinces = provinces.filter(|agency| agency.kind == AgencyKind::Province);
                let faulty = provinces.filter_map(|province| faults.agency(&province.id));
                met.extend(faulty.take(NAMED).cloned());
            }
        }
        let mut once: Vec<EvidenceFault> = Vec::new();
        for fault in met {
            if !once.contains(&fault) {
                once.push(fault);
            }
        }
        once
    }

    fn add_gaps(&self, gaps: &mut Gaps, reading: &LinkReports<'a>, days: &DaySet) {
        for (first, last) in days.ranges() {
            let mut facts = Vec::new();
            gaps.unreported &= self.add_owed(&mut facts, reading, first, last);
            facts.extend(self.unread(reading, first, last, true).take(NAMED));
            let owed = facts.len();
            facts.extend(self.useless(reading, first, last).take(NAMED));
            facts.extend(self.unread(reading, first, last, false).take(NAMED));
            gaps.unreported &= facts.len() == owed;
            // Two links may wait for the same reports, and one report may lie in two gaps.
            for fact in facts {
                if !gaps.facts.contains(&fact) {
                    gaps.facts.push(fact);
                }
            }
        }
    }

    /// Whose reports the days wait for; whether reports are all that is missing.
    fn add_owed(
        &self,
        facts: &mut Vec<Fact>,
        reading: &LinkReports<'a>,
        first: usize,
        last: usize,
    ) -> bool {
        let dated = |id| {
            Fact::new(id)
                .with("from", self.window.day(first))
                .with("to", self.window.day(last))
        };
        let handled = &reading.handled;
        if handled.is_unstated() {
            facts.push(dated("fact-gap-levels"));
            return true;
        }
        let mut only_reports = true;
        if handled.by_provinces() {
            for (first, last, known, there_are) in self.census.doubtful(first, last) {
                only_reports = false;
                let id = match there_are {
                    _ if known == 0 => "fact-gap-no-province",
                    Some(_) => "fact-gap-provinces-known",
                    None => "fact-gap-provinces-uncounted",
                };
                facts.push(
                    Fact::new(id)
                        .with("from", self.window.day(first))
                        .with("to", self.window.day(last))
                        .with("known", u64::from(known))
                        .with("provinces", u64::from(there_are.unwrap_or(0))),
                );
            }
            facts.extend(self.gaps_of_provinces(reading, first, last));
        }
        // Beside the provinces the issuer may have reported all of these days: then it owes nothing.
        let is_reported = |unit: &str| {
            let reported = self.days_of_unit(unit, reading);
            (first..=last).all(|day| reported.contains(day))
        };
        let owes = match handled.issuer() {
            Some(unit) => !handled.by_provinces() || !is_reported(unit),
            None => true,
        };
        if handled.by_issuer() && owes {
            facts.push(match handled.issuer() {
                Some(unit) => dated("fact-gap-unit").with("unit", self.name(unit)),
                None => dated("fact-gap-no-issuer"),
            });
        }
        only_reports
    }

    /// Reports that touch the days and do not cover them.
    fn useless(
        &self,
        reading: &LinkReports<'a>,
        first: usize,
        last: usize,
    ) -> impl Iterator<Item = Fact> {
        let touching = self.reports.iter().zip(&reading.said).enumerate();
        let touching = touching.filter(move |(_, (r, _))| r.first <= last && first <= r.last);
        touching.filter_map(|(at, (report, said))| {
            let value = report.value;
            let owed = || {
                let handled = &reading.handled;
                handled.owed_by(&value.unit, report.province, value.scope)
            };
            let asked = || reading.handled.is_asked_of(value, report.province);
            if *said == ReportStatement::Absent && asked() && !self.strays(at).is_empty() {
                let strays = self.strays(at);
                let mut rows = strays[..strays.len().min(NAMED)].join(", ");
                if strays.len() > NAMED {
                    rows.push_str(", …");
                }
                return Some(
                    Fact::new("fact-report-not-complete")
                        .with("unit", self.name(&value.unit))
                        .with("from", value.from)
                        .with("to", value.to)
                        .with("rows", rows),
                );
            }
            let only_since = || {
                let handled = &reading.handled;
                handled.is_its_only_since(value, report.province)
            };
            let (id, total) = match *said {
                ReportStatement::Absent if only_since() => ("fact-report-before-its", 0),
                ReportStatement::Positive { total, .. } if !report.inside => {
                    ("fact-report-straddles", total)
                }
                ReportStatement::NoData | ReportStatement::Positive { whole: false, .. } => {
                    ("fact-report-no-data", 0)
                }
                ReportStatement::Beyond => ("fact-report-part-of-country", 0),
                ReportStatement::Absent if owed() => ("fact-report-absent", 0),
                ReportStatement::Absent
                | ReportStatement::Zero
                | ReportStatement::Positive { .. } => return None,
            };
            Some(
                Fact::new(id)
                    .with("unit", self.name(&value.unit))
                    .with("from", value.from)
                    .with("to", value.to)
                    .with("total", total),
            )
        })
    }

    /// Whether a file inside the window that cannot be used may be about a procedure.
    pub fn may_concern(&self, usage: &Usage<'a>, path: &Path) -> bool {
        let mut of_path = self
            .unusable
            .iter()
            .filter(|unusable| unusable.path == path);
        of_path.any(|unusable| {
            let mut readings = usage.readings.iter();
            readings.any(|reading| self.concerns(reading, unusable))
        })
    }

    fn concerns(&self, reading: &LinkReports<'a>, unusable: &UnusableReport<'a>) -> bool {
        let lists = |counts: &BTreeMap<String, Counts>| {
            let mut targets = reading.link.targets();
            targets.any(|target| counts.contains_key(target))
        };
        let UnusableReport { unit, scope, .. } = *unusable;
        let province = is_province(self.snapshot, unit);
        unusable.counts.is_some_and(lists) || reading.handled.owed_by(unit, province, scope)
    }

    /// Files for the days that cannot be read, or overlap another, or say what they cannot know.
    fn unread(
        &self,
        reading: &LinkReports<'a>,
        first: usize,
        last: usize,
        lags: bool,
    ) -> impl Iterator<Item = Fact> {
        let touching = self
            .unusable
            .iter()
            .filter(move |u| u.lags == lags)
            .filter(move |u| u.days.is_none_or(|(from, to)| from <= last && first <= to));
        let concerning = touching.filter(|unusable| self.concerns(reading, unusable));
        concerning.map(|u| {
            Fact::new(u.fact)
                .with("unit", self.name(u.unit))
                .with("path", u.path.display().to_string())
        })
    }

    /// Which provinces did not report, for each stretch of days on which there were the same ones and the same of them are
    /// silent: days that one of them reported are not told as if it had not. Where they report on too many different days to
    /// tell each, it is said that some days lack them.
    fn gaps_of_provinces(&self, reading: &LinkReports<'a>, first: usize, last: usize) -> Vec<Fact> {
        let mut days = DaySet::empty(self.window.days());
        days.insert(first, last);
        days.keep(&self.census.whole);
        let open: Vec<(&ProvinceCoverage<'a>, DaySet)> = self
            .provinces
            .iter()
            .filter(|province| province.days.meets(&days))
            .map(|province| {
                let open = self.open_days(province, reading, CoverageRule::Reported);
                let mut open = open.into_owned();
                open.keep(&days);
                (province, open)
            })
            .collect();
        let mut facts = Vec::new();
        for (first, last) in self.census.stretches(&days) {
            let of_day = |day: usize| -> Vec<usize> {
                let silent = open.iter().enumerate();
                let silent = silent.filter(|(_, (_, open))| open.contains(day));
                silent.map(|(at, _)| at).collect()
            };
            let mut starts: Vec<usize> = open
                .iter()
                .flat_map(|(_, open)| open.ranges())
                .flat_map(|(from, to)| [from, to + 1])
                .filter(|day| (first..=last).contains(day))
                .chain([first])
                .collect();
            starts.sort_unstable();
            starts.dedup();
            let ends = starts.iter().skip(1).map(|day| day - 1).chain([last]);
            let pieces: Vec<(usize, usize, Vec<usize>)> = starts
                .iter()
                .zip(ends)
                .map(|(&from, to)| (from, to, of_day(from)))
                // Where all have reported, what they say does not cover the days: that is named for itself.
                .filter(|(_, _, silent)| !silent.is_empty())
                .collect();
            let in_being = |day: usize| open.iter().filter(|(p, _)| p.days.contains(day)).count();
            let told = |id, (from, to): (usize, usize), silent: &[usize]| {
                let names = silent.iter().map(|at| self.name(open[*at].0.id));
                let mut told: Vec<&str> = names.take(NAMED).collect();
                if silent.len() > NAMED {
                    told.push("…");
                }
                Fact::new(id)
                    .with("from", self.window.day(from))
                    .with("to", self.window.day(to))
                    .with("silent", silent.len())
                    .with("provinces", in_being(from))
                    .with("names", told.join(", "))
            };
            match pieces.as_slice() {
                [(from, _, _), .., (_, to, _)] if pieces.len() > NAMED => {
                    let mut silent: Vec<usize> = pieces
                        .iter()
                        .flat_map(|(_, _, silent)| silent.clone())
                        .collect();
                    silent.sort_unstable();
                    silent.dedup();
                    facts.push(told("fact-gap-provinces-some-days", (*from, *to), &silent));
                }
                _ => facts.extend(
                    pieces
                        .iter()
                        .map(|(from, to, silent)| told("fact-gap-provinces", (*from, *to), silent)),
                ),
            }
        }
        facts
    }

    pub(super) fn name<'s>(&'s self, unit: &'s str) -> &'s str {
        self.snapshot
            .agency(unit)
            .map_or(unit, |agency| agency.name.as_str())
    }
}

/// The reports that rules cannot read: overlapping ones, and files that are not what their place says.
pub(super) fn unusable(
    snapshot: &Snapshot,
    window: Window,
    basis: Basis,
) -> Vec<UnusableReport<'_>> {
    let overlapping = snapshot
        .faulty_statistics()
        .filter(|(report, _)| report.value.basis == basis)
        .filter_map(|(report, fault)| {
            let days = window.clip(Some(report.value.from), Some(report.value.to))?;
            Some(UnusableReport {
                path: &report.path,
                unit: &report.value.unit,
                scope: report.value.scope,
                days: Some(days),
                counts: Some(&report.value.counts),
                fact: match fault {
                    ReportFault::Overlaps => "fact-report-overlaps",
                    ReportFault::UnknownUnit => "fact-report-unit-unknown",
                    ReportFault::UnsoundUnit => "fact-report-unit-unsound",
                },
                lags: false,
            })
        });
    let unreadable = snapshot
        .unreadable_of(FileKind::Statistics)
        .filter_map(move |file| {
            let name = file
                .path
                .file_stem()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            if name.contains(".resolved") != (basis == Basis::Resolved) {
                return None;
            }
            // The file cannot say its period, but its name should.
            let period = name
                .split('.')
                .next()
                .and_then(|dates| dates.split_once('_'))
                .and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            let days = match period {
                Some((from, to)) => Some(window.clip(Some(from), Some(to))?),
                None => None,
            };
            let unit = file
                .path
                .parent()
                .and_then(Path::file_name)
                .and_then(|n| n.to_str());
            Some(UnusableReport {
                path: &file.path,
                unit: unit.unwrap_or_default(),
                scope: if name.contains(".nationwide") {
                    Scope::Nationwide
                } else {
                    Scope::Unit
                },
                days,
                counts: None,
                fact: "fact-report-unreadable",
                lags: false,
            })
        });
    overlapping.chain(unreadable).collect()
}

/// The days inside a window for which reports say what they cannot know: after today, after their counts were taken, after the
/// end of their unit.
pub(super) fn beyond_knowledge(
    snapshot: &Snapshot,
    window: Window,
    today: Date,
    basis: Basis,
) -> impl Iterator<Item = UnusableReport<'_>> {
    let reports = snapshot.usable_statistics();
    let reports = reports.filter(move |report| report.value.basis == basis);
    reports.filter_map(move |report| {
        let value = &report.value;
        let unit = snapshot.agency(&value.unit);
        let known = last_known_day(value, unit, today);
        let next = known.map_or(Some(value.from), |day| day.tomorrow().ok())?;
        if value.to < next {
            return None;
        }
        let ended = unit.and_then(|unit| unit.to);
        let fact = match known.or_else(|| value.from.yesterday().ok()) {
            last if ended.is_some() && ended <= last => "fact-report-unit-ended",
            last if value.retrieved.is_some() && value.retrieved <= last => "fact-report-retrieved",
            _ => "fact-report-to-come",
        };
        Some(UnusableReport {
            path: &report.path,
            unit: &value.unit,
            scope: value.scope,
            days: Some(window.clip(Some(next), Some(value.to))?),
            counts: Some(&value.counts),
            fact,
            lags: true,
        })
    })
}
