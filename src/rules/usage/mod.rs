//! What the reports say of one procedure's use, day by day of the window. No data is not zero.
//!
//! Only reports of dossiers received count, and of those only the readable ones that overlap no other of their series.
//! A day is covered by a nationwide report, or by the reports of the units that handle the procedure; the description of
//! `no-dossiers` sets out the whole.
//!
//! | file | what lives there |
//! |---|---|
//! | `index` | the counts of all reports, by what they count |
//! | `reading` | what the reports say of one procedure, and whose reports have to say it |
//! | `coverage` | which days the reports cover |
//! | `gaps` | what is missing on the days that they do not cover |
//! | `figure` | the channels, and a number of dossiers with how well it is known |
//! | `told` | what the reports say of any stretch of days, added up where that can be done |

mod coverage;
mod figure;
mod gaps;
mod index;
mod reading;
mod told;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jiff::civil::Date;

use super::days::DaySet;
use super::window::Window;
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Counts, Procedure, Scope, Statistics};
use crate::catalogue::snapshot::is_evidence_of_use;
use coverage::Province;
use index::Index;
use reading::{Link, Reading};

pub use figure::{Figure, Part};
pub use gaps::Gaps;
pub use reading::Covering;
pub(super) use reading::is_province;
pub use told::{Mention, Said, Told, Units};

/// A report that touches the window.
#[derive(Debug)]
struct Report<'a> {
    value: &'a Statistics,
    /// Of a province.
    province: bool,
    /// The days of the window that it touches, by their offsets, both included.
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
    /// Oldest first.
    reports: Vec<Report<'a>>,
    index: Index<'a>,
    by_unit: HashMap<&'a str, Vec<usize>>,
    nationwide: Vec<usize>,
    /// Those that say that they list all.
    complete: Vec<usize>,
    unusable: Vec<Unusable<'a>>,
    provinces: Vec<Province<'a>>,
    /// Days on which some province is in being.
    in_being: DaySet,
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
    /// Days reported, whatever the number.
    pub reported: DaySet,
    /// The procedure and those whose counts it joins.
    readings: Vec<Reading<'a>>,
    /// Days of its life on which none of these was in force, such as between a predecessor's last day and the first of the
    /// next: the window has no day that need not be covered.
    between: DaySet,
}

impl<'a> Reports<'a> {
    /// The reports that touch the window.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, window: Window, _today: Date) -> Reports<'a> {
        let mut reports: Vec<Report<'a>> = snapshot
            .usable_statistics()
            .map(|report| &report.value)
            .filter(|report| is_evidence_of_use(report))
            .filter_map(|value| {
                let (first, last) = window.clip(Some(value.from), Some(value.to))?;
                Some(Report {
                    value,
                    province: is_province(snapshot, &value.unit),
                    first,
                    last,
                    inside: window.contains(value.from) && window.contains(value.to),
                })
            })
            .collect();
        reports.sort_by_key(|r| (r.value.from, r.value.to, &r.value.unit, r.value.scope));
        let mut this = Reports {
            snapshot,
            window,
            index: Index::default(),
            reports,
            by_unit: HashMap::new(),
            nationwide: Vec::new(),
            complete: Vec::new(),
            unusable: gaps::unusable(snapshot, window),
            provinces: Vec::new(),
            in_being: DaySet::empty(window.days()),
        };
        for (at, report) in this.reports.iter().enumerate() {
            match report.value.scope {
                Scope::Nationwide => this.nationwide.push(at),
                Scope::Unit => this.by_unit.entry(&report.value.unit).or_default().push(at),
            }
            if report.value.complete {
                this.complete.push(at);
            }
        }
        this.provinces = this.provinces_of(snapshot);
        for province in &this.provinces {
            this.in_being.add(&province.days);
        }
        this
    }

    /// Makes looking up counts quick, for passes over the whole catalogue.
    pub(super) fn index(&mut self) {
        self.index = Index::new(self.snapshot, &self.reports);
    }

    /// What is known of a procedure's use.
    #[must_use]
    pub fn usage(&self, procedure: &'a Procedure) -> Usage<'a> {
        self.usage_of(procedure, Part::Total)
    }

    /// The same of its use on one channel.
    fn usage_of(&self, procedure: &'a Procedure, part: Part) -> Usage<'a> {
        let chain = self.chain(procedure);
        let mut usage = Usage {
            positive: self.positives(&chain),
            in_force_from: chain
                .iter()
                .map(|link| link.procedure.and_then(Procedure::in_force_from))
                .reduce(|a, b| Some(a?.min(b?)))
                .flatten(),
            asked: DaySet::empty(self.window.days()),
            reported: DaySet::empty(0),
            readings: Vec::new(),
            between: DaySet::empty(self.window.days()),
        };
        for (first, last) in chain.iter().filter_map(|link| link.days) {
            usage.asked.insert(first, last);
        }
        let life = (usage.in_force_from, procedure.in_force_to());
        if let Some((first, last)) = self.window.clip(life.0, life.1) {
            usage.between.insert(first, last);
            usage.between.remove(&usage.asked);
            usage.asked.add(&usage.between);
        }
        let read = |link| self.read(link, part);
        usage.readings = chain.into_iter().map(read).collect();
        usage.reported = self.covered_days(&usage, Covering::Reported);
        usage
    }

    /// Days known to have had no dossier.
    #[must_use]
    pub fn zero_days(&self, usage: &Usage<'a>) -> DaySet {
        self.covered_days(usage, Covering::Zero)
    }

    /// The days asked for on which every link in force is covered; on the days between them, any link.
    fn covered_days(&self, usage: &Usage<'a>, covering: Covering) -> DaySet {
        let mut covered = usage.asked.clone();
        for reading in &usage.readings {
            covered.remove(&self.open_of(reading, covering));
        }
        covered.remove(&self.open_between(usage, covering));
        covered
    }

    /// The days of a link that are not covered.
    fn open_of(&self, reading: &Reading<'a>, covering: Covering) -> DaySet {
        let mut open = DaySet::empty(self.window.days());
        if let Some((first, last)) = reading.link.days {
            open.insert(first, last);
            let covered = self.covered(reading, &open, covering);
            open.remove(&covered);
        }
        open
    }

    fn open_between(&self, usage: &Usage<'a>, covering: Covering) -> DaySet {
        let mut open = usage.between.clone();
        for reading in &usage.readings {
            if open.is_empty() {
                break;
            }
            let covered = self.covered(reading, &open, covering);
            open.remove(&covered);
        }
        open
    }

    fn positives(&self, chain: &[Link<'a>]) -> Vec<Positive<'a>> {
        let mut totals = vec![0_u64; self.reports.len()];
        let mut targets: Vec<&str> = chain.iter().flat_map(Link::targets).collect();
        // A linked group that serves several links of a chain is summed once.
        targets.sort_unstable();
        targets.dedup();
        for target in targets {
            for (report, counts) in self.index.of(target, &self.reports).iter() {
                totals[*report] = totals[*report].saturating_add(counts.known_total());
            }
        }
        let with_dossiers = self
            .reports
            .iter()
            .zip(totals)
            .filter(|(_, total)| *total > 0);
        with_dossiers
            .map(|(report, total)| Positive {
                report: report.value,
                total,
                inside: report.inside,
            })
            .collect()
    }
}
