//! What the reports say of one procedure's use, day by day of the window. No data is not zero.
//!
//! Only reports of dossiers received count, and of those only the readable ones that overlap no other of their series.
//! A day is covered by a nationwide report, or by the reports of the units that handle the procedure; the whole is set out
//! under "`no-dossiers`, exactly" in the description of that rule.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;

use super::days::DaySet;
use super::rule::Fact;
use super::window::Window;
use crate::catalogue::model::{
    AgencyKind, Continuity, Counts, Level, Procedure, Scope, Statistics,
};
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::catalogue::{FileKind, Located, Snapshot};

/// At most so many reports are named for one gap; the list is evidence, not an archive.
const NAMED: usize = 4;

/// A report that touches the window.
#[derive(Debug)]
struct Report<'a> {
    value: &'a Statistics,
    first: usize,
    last: usize,
    /// The whole period lies inside the window.
    inside: bool,
}

/// A report that cannot be used, and why.
#[derive(Debug)]
struct Unusable<'a> {
    path: &'a Path,
    unit: &'a str,
    days: Option<(usize, usize)>,
    fact: &'static str,
}

/// The reports that touch a window, indexed once for all procedures.
#[derive(Debug)]
pub struct Reports<'a> {
    snapshot: &'a Snapshot,
    window: Window,
    reports: Vec<Report<'a>>,
    by_target: HashMap<&'a str, Vec<(usize, &'a Counts)>>,
    by_unit: HashMap<&'a str, Vec<usize>>,
    nationwide: Vec<usize>,
    unusable: Vec<Unusable<'a>>,
    /// Provinces in being inside the window, with those days.
    provinces: Vec<(&'a str, DaySet)>,
}

/// What one report says of one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Every channel is known and none had a dossier.
    Zero,
    /// So many dossiers; `whole` where every channel is known.
    Positive { total: u64, whole: bool },
    /// `no_data`, or a channel that is absent.
    NoData,
    /// The procedure is not listed, and the report does not say that it lists all.
    Absent,
}

/// Which of a report's days count as covered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Covering {
    /// Days known to have had no dossier.
    Zero,
    /// Days that were reported, whatever the number.
    Reported,
}

/// One link of a chain of procedures that continue each other: the days for which its counts are asked.
#[derive(Debug)]
struct Link<'a> {
    code: &'a str,
    procedure: Option<&'a Procedure>,
    groups: Vec<&'a str>,
    days: Option<(usize, usize)>,
}

/// A report with dossiers.
#[derive(Debug)]
pub struct Positive<'a> {
    /// The report.
    pub report: &'a Statistics,
    /// Dossiers, on all channels that are known.
    pub total: u64,
    /// Whether the whole period lies inside the window; else the dossiers may lie outside.
    pub inside: bool,
}

/// What is known of one procedure's use in the window.
#[derive(Debug)]
pub struct Usage<'a> {
    /// Reports with dossiers, oldest first.
    pub positive: Vec<Positive<'a>>,
    /// The first day in force of the procedure or, with `continuity: same`, of its earliest predecessor.
    pub in_force_from: Option<Date>,
    /// Days of the window on which it was in force.
    pub asked: DaySet,
    /// Days known to have had no dossier.
    pub zero: DaySet,
    /// Days reported, whatever the number.
    pub reported: DaySet,
}

impl<'a> Reports<'a> {
    /// Indexes the reports that touch the window.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, window: Window) -> Reports<'a> {
        let len = window.days();
        let mut this = Reports {
            snapshot,
            window,
            reports: Vec::new(),
            by_target: HashMap::new(),
            by_unit: HashMap::new(),
            nationwide: Vec::new(),
            unusable: Vec::new(),
            provinces: Vec::new(),
        };
        for Located { value, .. } in snapshot.usable_statistics() {
            if let Some((first, last)) = window.clip(Some(value.from), Some(value.to))
                && is_evidence_of_use(value)
            {
                this.add(Report {
                    value,
                    first,
                    last,
                    inside: window.contains(value.from) && window.contains(value.to),
                });
            }
        }
        this.unusable = unusable(snapshot, window);
        for agency in snapshot.agencies() {
            if agency.kind == AgencyKind::Province
                && let Some((first, last)) = window.clip(agency.from, agency.to)
            {
                let mut days = DaySet::empty(len);
                days.insert(first, last);
                this.provinces.push((&agency.id, days));
            }
        }
        this
    }

    fn add(&mut self, report: Report<'a>) {
        let index = self.reports.len();
        for (target, counts) in &report.value.counts {
            self.by_target
                .entry(target)
                .or_default()
                .push((index, counts));
        }
        match report.value.scope {
            Scope::Nationwide => self.nationwide.push(index),
            Scope::Unit => self
                .by_unit
                .entry(&report.value.unit)
                .or_default()
                .push(index),
        }
        self.reports.push(report);
    }

    /// What is known of a procedure's use.
    #[must_use]
    pub fn usage(&self, procedure: &'a Procedure) -> Usage<'a> {
        let chain = self.chain(procedure);
        let len = self.window.days();
        let mut usage = Usage {
            positive: self.positives(&chain),
            in_force_from: chain
                .iter()
                .map(|link| link.procedure.and_then(Procedure::in_force_from))
                .reduce(|a, b| Some(a?.min(b?)))
                .flatten(),
            asked: DaySet::empty(len),
            zero: DaySet::empty(len),
            reported: DaySet::empty(len),
        };
        let mut not_zero = DaySet::empty(len);
        let mut not_reported = DaySet::empty(len);
        for link in &chain {
            let Some((first, last)) = link.days else {
                continue;
            };
            let mut asked = DaySet::empty(len);
            asked.insert(first, last);
            for (covering, open) in [
                (Covering::Zero, &mut not_zero),
                (Covering::Reported, &mut not_reported),
            ] {
                let mut rest = asked.clone();
                rest.remove(&self.covered(link, &asked, covering));
                open.add(&rest);
            }
            usage.asked.add(&asked);
        }
        usage.zero.add(&usage.asked);
        usage.zero.remove(&not_zero);
        usage.reported.add(&usage.asked);
        usage.reported.remove(&not_reported);
        usage
    }

    /// The procedure and, with `continuity: same`, those whose counts it joins.
    fn chain(&self, procedure: &'a Procedure) -> Vec<Link<'a>> {
        let mut chain = Vec::new();
        let mut open: Vec<(&'a str, Option<&'a Procedure>, Option<Date>)> =
            vec![(&procedure.code, Some(procedure), procedure.in_force_to())];
        while let Some((code, procedure, to)) = open.pop() {
            if chain.iter().any(|link: &Link<'_>| link.code == code) {
                continue;
            }
            let from = procedure.and_then(Procedure::in_force_from);
            chain.push(Link {
                code,
                procedure,
                groups: self
                    .snapshot
                    .groups_of(code)
                    .map(|g| g.id.as_str())
                    .collect(),
                days: self.window.clip(from, to),
            });
            let lifecycle = procedure.and_then(|p| p.lifecycle.as_ref());
            if lifecycle.and_then(|l| l.continuity) != Some(Continuity::Same) {
                continue;
            }
            let eve = from.and_then(|from| from.yesterday().ok());
            for before in lifecycle.map_or(&[][..], |l| &l.replaces) {
                let known = self.snapshot.procedure(before).map(|p| p.value.as_ref());
                let to = known.and_then(Procedure::in_force_to).or(eve);
                open.push((before, known, to));
            }
        }
        chain
    }

    fn positives(&self, chain: &[Link<'a>]) -> Vec<Positive<'a>> {
        let mut totals: HashMap<usize, u64> = HashMap::new();
        let mut counted_targets: Vec<&str> = Vec::new();
        for link in chain {
            for target in std::iter::once(link.code).chain(link.groups.iter().copied()) {
                // A linked group that serves several links of a chain is summed once.
                if counted_targets.contains(&target) {
                    continue;
                }
                counted_targets.push(target);
                for (report, counts) in self.by_target.get(target).into_iter().flatten() {
                    *totals.entry(*report).or_default() += counts.known_total();
                }
            }
        }
        let mut positive: Vec<Positive<'a>> = totals
            .into_iter()
            .filter(|(_, total)| *total > 0)
            .map(|(report, total)| Positive {
                report: self.reports[report].value,
                total,
                inside: self.reports[report].inside,
            })
            .collect();
        positive.sort_by(|a, b| {
            (a.report.from, a.report.to, &a.report.unit).cmp(&(
                b.report.from,
                b.report.to,
                &b.report.unit,
            ))
        });
        positive
    }

    /// What a report says of a link: its own count and those of its groups together.
    fn said(&self, report: usize, link: &Link<'_>) -> Said {
        let mut total = 0;
        let mut whole = true;
        let mut listed = false;
        for target in std::iter::once(link.code).chain(link.groups.iter().copied()) {
            let entries = self.by_target.get(target).map_or(&[][..], Vec::as_slice);
            if let Ok(at) = entries.binary_search_by_key(&report, |(index, _)| *index) {
                let counts = entries[at].1;
                listed = true;
                total += counts.known_total();
                whole &= counts.all_known();
            }
        }
        match (listed, total, whole) {
            (false, ..) if self.lists_all_of(report, link) => Said::Zero,
            (false, ..) => Said::Absent,
            (true, 1.., whole) => Said::Positive { total, whole },
            (true, 0, true) => Said::Zero,
            (true, 0, false) => Said::NoData,
        }
    }

    /// Whether a report says that it lists every procedure of its unit's, and this is one: a province's report those that
    /// provinces handle, any other those that the unit issued.
    fn lists_all_of(&self, report: usize, link: &Link<'_>) -> bool {
        let report = self.reports[report].value;
        if !report.complete {
            return false;
        }
        let issuer = link.procedure.and_then(|p| p.issuer.as_deref());
        let of_a_province = self
            .snapshot
            .agency(&report.unit)
            .is_some_and(|agency| agency.kind == AgencyKind::Province);
        issuer.is_some_and(|issuer| self.snapshot.succeeds(issuer, &report.unit))
            || (of_a_province
                && report.scope == Scope::Unit
                && link
                    .procedure
                    .is_some_and(|p| p.levels.iter().any(|entry| is_local(entry.level))))
    }

    fn counts_as(&self, report: usize, link: &Link<'_>, covering: Covering) -> bool {
        match (self.said(report, link), covering) {
            (Said::Zero, _) => true,
            (Said::Positive { whole, .. }, Covering::Reported) => whole,
            _ => false,
        }
    }

    fn days_of(&self, reports: &[usize], link: &Link<'_>, covering: Covering) -> DaySet {
        let mut days = DaySet::empty(self.window.days());
        for &index in reports {
            if self.counts_as(index, link, covering) {
                let report = &self.reports[index];
                days.insert(report.first, report.last);
            }
        }
        days
    }

    /// Days covered by a unit's own reports; the reports of its successors reach back to its days.
    fn unit_days(&self, unit: &str, link: &Link<'_>, covering: Covering, depth: usize) -> DaySet {
        let own = self.by_unit.get(unit).map_or(&[][..], Vec::as_slice);
        let mut days = self.days_of(own, link, covering);
        let successors = self
            .snapshot
            .agency(unit)
            .map_or(&[][..], |a| &a.replaced_by);
        // A guard against agencies that replace each other in a circle.
        if successors.is_empty() || depth > 8 {
            return days;
        }
        let mut by_all = DaySet::full(self.window.days());
        for successor in successors {
            by_all.keep(&self.unit_days(successor, link, covering, depth + 1));
        }
        days.add(&by_all);
        days
    }

    /// The days of `asked` that are covered for a link.
    fn covered(&self, link: &Link<'_>, asked: &DaySet, covering: Covering) -> DaySet {
        let mut covered = self.days_of(&self.nationwide, link, covering);
        let mut rest = asked.clone();
        rest.remove(&covered);
        if rest.is_empty() || self.by_unit.is_empty() {
            return covered;
        }
        let mut local = asked.clone();
        match self.units(link) {
            Units::One(unit) => local.keep(&self.unit_days(unit, link, covering, 0)),
            Units::Levels { provinces, issuer } => {
                if provinces {
                    local.keep(&self.days_by_provinces(link, asked, covering));
                }
                if let Some(issuer) = issuer {
                    match issuer {
                        Some(unit) => local.keep(&self.unit_days(unit, link, covering, 0)),
                        None => return covered,
                    }
                }
            }
        }
        covered.add(&local);
        covered
    }

    /// Days of `asked` on which some province is in being and every one of them is covered.
    fn days_by_provinces(&self, link: &Link<'_>, asked: &DaySet, covering: Covering) -> DaySet {
        let mut in_being = DaySet::empty(self.window.days());
        let mut open = DaySet::empty(self.window.days());
        for (province, days) in &self.provinces {
            in_being.add(days);
            let mut rest = days.clone();
            rest.remove(&self.unit_days(province, link, covering, 0));
            open.add(&rest);
        }
        let mut covered = asked.clone();
        covered.keep(&in_being);
        covered.remove(&open);
        covered
    }

    /// Whose reports cover a procedure where no nationwide one does.
    fn units(&self, link: &Link<'a>) -> Units<'a> {
        let issuer = link.procedure.and_then(|p| p.issuer.as_deref());
        if let Some(issuer) = issuer
            && self
                .snapshot
                .agency(issuer)
                .is_some_and(|agency| agency.kind == AgencyKind::Province)
        {
            return Units::One(issuer);
        }
        let levels = link.procedure.map_or(&[][..], |p| &p.levels);
        let central = levels.is_empty() || levels.iter().any(|entry| !is_local(entry.level));
        Units::Levels {
            provinces: levels.iter().any(|entry| is_local(entry.level)),
            issuer: central.then_some(issuer),
        }
    }

    /// Names the days that are not covered, each stretch with what is missing there.
    #[must_use]
    pub fn gaps(&self, procedure: &'a Procedure, open: &DaySet) -> Vec<Fact> {
        let mut facts = Vec::new();
        for link in &self.chain(procedure) {
            let Some((first, last)) = link.days else {
                continue;
            };
            let mut days = DaySet::empty(self.window.days());
            days.insert(first, last);
            days.keep(open);
            for (first, last) in days.ranges() {
                facts.extend(self.gap(link, first, last));
            }
        }
        facts
    }

    fn gap(&self, link: &Link<'a>, first: usize, last: usize) -> Vec<Fact> {
        let dated = |id| {
            Fact::new(id)
                .with("from", self.window.day(first))
                .with("to", self.window.day(last))
        };
        let mut facts = Vec::new();
        match self.units(link) {
            Units::One(unit) => facts.push(dated("fact-gap-unit").with("unit", self.name(unit))),
            Units::Levels { provinces, issuer } => {
                if provinces {
                    facts.push(self.gap_of_provinces(link, first, last, &dated));
                }
                match issuer {
                    Some(Some(unit)) => {
                        facts.push(dated("fact-gap-unit").with("unit", self.name(unit)))
                    }
                    Some(None) => facts.push(dated("fact-gap-no-issuer")),
                    None => {}
                }
            }
        }
        let touching = self
            .reports
            .iter()
            .enumerate()
            .filter(|(_, r)| r.first <= last && first <= r.last)
            .filter_map(|(index, report)| {
                let (id, total) = match self.said(index, link) {
                    Said::Positive { total, .. } if !report.inside => {
                        ("fact-report-straddles", total)
                    }
                    Said::NoData | Said::Positive { whole: false, .. } => {
                        ("fact-report-no-data", 0)
                    }
                    Said::Absent => ("fact-report-absent", 0),
                    Said::Zero | Said::Positive { .. } => return None,
                };
                Some(
                    Fact::new(id)
                        .with("unit", self.name(&report.value.unit))
                        .with("from", report.value.from)
                        .with("to", report.value.to)
                        .with("total", total),
                )
            });
        facts.extend(touching.take(NAMED));
        let unusable = self
            .unusable
            .iter()
            .filter(|u| u.days.is_none_or(|(from, to)| from <= last && first <= to))
            .map(|u| {
                Fact::new(u.fact)
                    .with("unit", self.name(u.unit))
                    .with("path", u.path.display().to_string())
            });
        facts.extend(unusable.take(NAMED));
        facts
    }

    fn gap_of_provinces(
        &self,
        link: &Link<'a>,
        first: usize,
        last: usize,
        dated: &dyn Fn(&'static str) -> Fact,
    ) -> Fact {
        let mut days = DaySet::empty(self.window.days());
        days.insert(first, last);
        let in_being: Vec<_> = self
            .provinces
            .iter()
            .filter(|(_, d)| d.meets(&days))
            .collect();
        if in_being.is_empty() {
            return dated("fact-gap-no-province");
        }
        let silent: Vec<&str> = in_being
            .iter()
            .filter(|(province, own)| {
                let mut rest = own.clone();
                rest.keep(&days);
                rest.remove(&self.unit_days(province, link, Covering::Reported, 0));
                !rest.is_empty()
            })
            .map(|(province, _)| self.name(province))
            .collect();
        let mut names = silent
            .iter()
            .take(NAMED)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        if silent.len() > NAMED {
            names.push_str(", …");
        }
        dated("fact-gap-provinces")
            .with("silent", silent.len())
            .with("provinces", in_being.len())
            .with("names", names)
    }

    fn name<'s>(&'s self, unit: &'s str) -> &'s str {
        self.snapshot
            .agency(unit)
            .map_or(unit, |agency| agency.name.as_str())
    }
}

/// Whose reports cover a procedure.
enum Units<'a> {
    /// One unit alone: the province that issued it.
    One(&'a str),
    /// By the levels that handle it: every province, the issuer (none: not known), or both.
    Levels {
        provinces: bool,
        issuer: Option<Option<&'a str>>,
    },
}

/// Levels that a province's report covers.
fn is_local(level: Level) -> bool {
    matches!(level, Level::Province | Level::District | Level::Commune)
}

/// The reports that rules cannot read: overlapping ones, and files that are not what their place says.
fn unusable(snapshot: &Snapshot, window: Window) -> Vec<Unusable<'_>> {
    let overlapping = snapshot
        .overlapping_statistics()
        .filter(|report| is_evidence_of_use(&report.value))
        .filter_map(|report| {
            let days = window.clip(Some(report.value.from), Some(report.value.to))?;
            Some(Unusable {
                path: &report.path,
                unit: &report.value.unit,
                days: Some(days),
                fact: "fact-report-overlaps",
            })
        });
    let unreadable = snapshot
        .unreadable_of(FileKind::Statistics)
        .filter_map(|file| {
            let name = file
                .path
                .file_stem()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            if name.contains(".resolved") {
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
            Some(Unusable {
                path: &file.path,
                unit: unit.unwrap_or_default(),
                days,
                fact: "fact-report-unreadable",
            })
        });
    overlapping.chain(unreadable).collect()
}
