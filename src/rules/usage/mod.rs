//! What the reports say of one procedure's use, day by day of the window. No data is not zero.
//!
//! Only reports of dossiers received count, and of those only the readable ones that overlap no other of their series.
//! A day is covered by a nationwide report, or by the reports of the units that handle the procedure; the description of
//! `no-dossiers` sets out the whole.
//!
//! | file | what lives there |
//! |---|---|
//! | `coverage` | which days the reports cover, and whose reports they have to be |
//! | `gaps` | what is missing on the days that they do not cover |

mod coverage;
mod gaps;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jiff::civil::Date;

use super::days::DaySet;
use super::window::Window;
use crate::catalogue::model::{AgencyKind, Continuity, Counts, Procedure, Scope, Statistics};
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::catalogue::{Located, Snapshot};

pub(super) use coverage::lists_all_of;

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
    scope: Scope,
    days: Option<(usize, usize)>,
    /// What it holds, where it could be read.
    counts: Option<&'a BTreeMap<String, Counts>>,
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
        this.unusable = gaps::unusable(snapshot, window);
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
        let between = self.between(usage.in_force_from, procedure.in_force_to(), &usage.asked);
        for (covering, open) in [
            (Covering::Zero, &mut not_zero),
            (Covering::Reported, &mut not_reported),
        ] {
            let mut rest = between.clone();
            for link in &chain {
                rest.remove(&self.covered(link, &between, covering));
            }
            open.add(&rest);
        }
        usage.asked.add(&between);
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

    /// The procedure and, with `continuity: same`, the predecessors whose counts it joins, as far as they have a file.
    pub fn continued(&self, procedure: &'a Procedure) -> impl Iterator<Item = &'a Procedure> {
        let chain = self.chain(procedure);
        chain.into_iter().filter_map(|link| link.procedure)
    }

    /// Days of the chain's life on which none of its links was in force, such as between a predecessor's last day and the
    /// first of the next: the window has no day that need not be covered.
    fn between(&self, from: Option<Date>, to: Option<Date>, asked: &DaySet) -> DaySet {
        let mut days = DaySet::empty(self.window.days());
        if let Some((first, last)) = self.window.clip(from, to) {
            days.insert(first, last);
        }
        days.remove(asked);
        days
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
                    let total = totals.entry(*report).or_default();
                    *total = total.saturating_add(counts.known_total());
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
        let mut total: u64 = 0;
        let mut whole = true;
        let mut listed = false;
        for target in std::iter::once(link.code).chain(link.groups.iter().copied()) {
            let entries = self.by_target.get(target).map_or(&[][..], Vec::as_slice);
            if let Ok(at) = entries.binary_search_by_key(&report, |(index, _)| *index) {
                let counts = entries[at].1;
                listed = true;
                total = total.saturating_add(counts.known_total());
                whole &= counts.all_known();
            }
        }
        match (listed, total, whole) {
            (false, ..)
                if lists_all_of(self.snapshot, self.reports[report].value, link.procedure) =>
            {
                Said::Zero
            }
            (false, ..) => Said::Absent,
            (true, 1.., whole) => Said::Positive { total, whole },
            (true, 0, true) => Said::Zero,
            (true, 0, false) => Said::NoData,
        }
    }
}
