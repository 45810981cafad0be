//! What the reports say of one procedure's use, day by day of the window. No data is not zero.
//!
//! Only reports of dossiers received count, and of those only the readable ones that overlap no other of their series.
//! A day is covered by a nationwide report, or by the reports of the units that handle the procedure; the description of
//! `no-dossiers` sets out the whole.
//!
//! | file | what lives there |
//! |---|---|
//! | `index` | the counts of all reports, by what they count |
//! | `fields` | what a report says by field |
//! | `coverage` | which days the reports cover |
//! | `strays` | rows that nobody can place, which take what `complete` says |
//! | `doubts` | what is doubted of the reports and takes nothing from them |
//! | `gaps` | what is missing on the days that they do not cover |
//! | `figure` | the channels, and a number of dossiers with how well it is known |
//! | `plain` | procedures that one unit reports, every channel known |
//! | `link_reports` | what the reports say of one procedure, and whose reports have to say it |
//! | `reported` | what the reports say of any stretch of days, added up where that can be done |

mod coverage;
mod doubts;
mod fields;
mod figure;
mod gaps;
mod index;
mod link_reports;
mod plain;
mod reported;
mod strays;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::{Date, date};

use super::days::DaySet;
use super::window::Window;
use crate::catalogue::Snapshot;
use crate::catalogue::check::{EvidenceFault, Examiner};
use crate::catalogue::model::{
    Basis, Continuity, Counts, Group, Procedure, Scope, Share, Statistics,
};
use crate::catalogue::plausibility::last_known_day;
use crate::catalogue::snapshot::is_evidence_of_use;
use coverage::{ProvinceCensus, ProvinceCoverage};
use fields::FieldRows;
use index::CountsIndex;
use link_reports::{ChainLink, Handlers, LinkReports};

pub use figure::{DossierChannel, Figure};
pub use gaps::Gaps;
pub(super) use index::believed;
pub use link_reports::CoverageRule;
pub(super) use link_reports::is_province;
pub use plain::PlainSum;
pub use reported::{MentionKind, ReportMention, ReportedUsage, UnitCoverage};
pub use strays::stray_rows;

/// A report that touches the window.
#[derive(Debug)]
struct WindowReport<'a> {
    value: &'a Statistics,
    /// The period for which it stands: its own, but where a calendar year is asked for, the whole of it for the official
    /// reporting year (15 December to 14 December) that ends in it.
    from: Date,
    to: Date,
    province: bool,
    /// Of a province, or of a part of one.
    local: bool,
    /// The days of the window of which it can know, by their offsets, both included: none after today, after its counts were
    /// taken, or after the end of its unit.
    first: usize,
    last: usize,
    /// The whole period lies inside the window.
    inside: bool,
    /// What it says by field, where it does.
    fields: Option<FieldRows<'a>>,
    /// The rows of a complete one that nobody can place; found when somebody asks.
    strays: OnceLock<Vec<String>>,
}

/// A report that cannot be used, or not for these days, and why.
#[derive(Debug)]
struct UnusableReport<'a> {
    path: &'a Path,
    unit: &'a str,
    scope: Scope,
    days: Option<(usize, usize)>,
    /// What it holds, where it could be read.
    counts: Option<&'a BTreeMap<String, Counts>>,
    fact: &'static str,
    /// Days to come: they may still be reported.
    lags: bool,
}

/// The reports that touch a window, indexed once for all procedures.
#[derive(Debug)]
pub struct WindowReports<'a> {
    snapshot: &'a Snapshot,
    /// Finds what is wrong with procedures.
    examiner: Examiner<'a>,
    window: Window,
    /// No report was retrieved on a day after it.
    today: Date,
    /// Oldest first.
    reports: Vec<WindowReport<'a>>,
    index: CountsIndex<'a>,
    by_unit: HashMap<&'a str, Vec<usize>>,
    nationwide: Vec<usize>,
    /// Those that say that they list all.
    complete: Vec<usize>,
    unusable: Vec<UnusableReport<'a>>,
    provinces: Vec<ProvinceCoverage<'a>>,
    /// How many provinces are known, day by day, and how many there are.
    census: ProvinceCensus,
    /// Those that count by field.
    by_field: Vec<usize>,
    /// Reports of what was resolved: no evidence of what came in, and a doubt where none is said to have come.
    resolved: Vec<&'a Statistics>,
}

/// A report with dossiers.
#[derive(Debug)]
pub struct PositiveReport<'a> {
    /// The report.
    pub report: &'a Statistics,
    /// Dossiers, on all channels that are known.
    pub total: u64,
    /// Those of them that stand under a linked group, by its id: they are the group's, whichever member is looked at.
    pub of_groups: OfGroups<'a>,
    /// Those that stand under the codes of predecessors, by code.
    pub of_predecessors: BTreeMap<&'a str, u64>,
    /// Whether the whole period lies inside the window; else the dossiers may lie outside.
    pub inside: bool,
}

/// Dossiers that are counted under linked groups, by the ids of these.
pub type OfGroups<'a> = BTreeMap<&'a str, u64>;

/// The row of a report that speaks of a procedure.
struct Row<'a> {
    /// The report, by its position.
    report: usize,
    /// The group under which it stands; none where it stands under a code.
    group: Option<&'a str>,
    /// The predecessor under whose code it stands.
    predecessor: Option<&'a str>,
    counts: &'a Counts,
}

/// What is known of one procedure's use in the window.
#[derive(Debug)]
pub struct Usage<'a> {
    /// Reports with dossiers, oldest first.
    pub positive: Vec<PositiveReport<'a>>,
    /// The first day in force of the procedure or, with `continuity: same`, of its earliest predecessor.
    pub in_force_from: Option<Date>,
    /// Days of the window on which it was in force.
    pub asked: DaySet,
    /// Days reported, whatever the number; found when somebody asks.
    reported: OnceLock<DaySet>,
    /// The procedure and those whose counts it joins.
    readings: Vec<LinkReports<'a>>,
    /// Days of its life on which none of these was in force, such as between a predecessor's last day and the first of the
    /// next: the window has no day that need not be covered.
    between: DaySet,
}

/// The period for which a report stands in a window.
fn period_for(snapshot: &Snapshot, report: &Statistics, window: Window) -> (Date, Date) {
    // A year that is asked for before its last day has come ends with that report for all that.
    let year = window.from.year();
    let is_calendar_year = window.from == date(year, 1, 1)
        && date(year, 12, 14) <= window.to
        && window.to <= date(year, 12, 31);
    if is_calendar_year
        && is_official_year(report)
        && report.to.year() == year
        && !is_followed(snapshot, report)
    {
        (window.from, window.to)
    } else {
        (report.from, report.to)
    }
}

/// Whether its unit reported the last days of the calendar year apart: then it stands for its own days alone.
fn is_followed(snapshot: &Snapshot, report: &Statistics) -> bool {
    let last = date(report.to.year(), 12, 31);
    let mut others = snapshot.usable_statistics().map(|other| &other.value);
    others.any(|other| {
        (&other.unit, other.scope, other.basis) == (&report.unit, report.scope, report.basis)
            && report.to < other.from
            && other.to <= last
    })
}

/// Whether a report is of an official reporting year, which runs from 15 December to 14 December.
pub(super) fn is_official_year(report: &Statistics) -> bool {
    report.to == date(report.to.year(), 12, 14) && report.from == date(report.to.year() - 1, 12, 15)
}

impl<'a> WindowReports<'a> {
    /// The reports of dossiers received that touch the window.
    pub fn new(snapshot: &'a Snapshot, window: Window, today: Date) -> WindowReports<'a> {
        WindowReports::of_basis(snapshot, window, today, Basis::Received)
    }

    /// The reports of one basis that touch the window.
    pub(super) fn of_basis(
        snapshot: &'a Snapshot,
        window: Window,
        today: Date,
        basis: Basis,
    ) -> WindowReports<'a> {
        let mut unusable = gaps::unusable(snapshot, window, basis);
        unusable.extend(gaps::beyond_knowledge(snapshot, window, today, basis));
        let mut reports: Vec<WindowReport<'a>> = snapshot
            .usable_statistics()
            .map(|report| &report.value)
            .filter(|report| report.basis == basis)
            .filter_map(|value| {
                let (from, to) = period_for(snapshot, value, window);
                let known = last_known_day(value, snapshot.agency(&value.unit), today)?;
                let known = if known == value.to { to } else { known };
                let (first, last) = window.clip(Some(from), Some(known))?;
                Some(WindowReport {
                    value,
                    from,
                    to,
                    province: is_province(snapshot, &value.unit),
                    local: link_reports::is_part_of_country(snapshot, &value.unit),
                    first,
                    last,
                    inside: window.contains(from) && window.contains(to),
                    fields: FieldRows::new(snapshot, value),
                    strays: OnceLock::new(),
                })
            })
            .collect();
        reports.sort_by_key(|r| (r.value.from, r.value.to, &r.value.unit, r.value.scope));
        let mut this = WindowReports {
            snapshot,
            examiner: Examiner::new(snapshot),
            window,
            today,
            index: CountsIndex::default(),
            reports,
            by_unit: HashMap::new(),
            nationwide: Vec::new(),
            complete: Vec::new(),
            unusable,
            provinces: Vec::new(),
            census: ProvinceCensus::of(snapshot, window),
            by_field: Vec::new(),
            resolved: snapshot
                .usable_statistics()
                .map(|report| &report.value)
                .filter(|report| !is_evidence_of_use(report))
                .filter(|report| window.clip(Some(report.from), Some(report.to)).is_some())
                .collect(),
        };
        for (at, report) in this.reports.iter().enumerate() {
            match report.value.scope {
                Scope::Nationwide => this.nationwide.push(at),
                Scope::Unit => this.by_unit.entry(&report.value.unit).or_default().push(at),
            }
            if report.value.complete {
                this.complete.push(at);
            }
            if report.fields.is_some() {
                this.by_field.push(at);
            }
        }
        this.provinces = this.provinces_of(snapshot);
        this
    }

    /// The last day of the latest report between two days that has a row for a procedure: its own, a linked group's, or the one
    /// that is left out of a report that lists all.
    pub(super) fn latest(&self, procedure: &'a Procedure, from: Date, to: Date) -> Option<Date> {
        if self.reports.is_empty() {
            return None;
        }
        let days = self.rows_with_reports(procedure);
        let days = days.map(|(at, _)| self.reports[at].value.to);
        let latest = days.filter(|day| from <= *day && *day <= to).max();
        if self.complete.is_empty() {
            return latest;
        }
        let handled = self.handled(procedure);
        let left_out = self.complete.iter().copied().filter(|&at| {
            let report = &self.reports[at];
            let day = report.value.to;
            let mut handlers = handled.iter();
            (from <= day && day <= to && latest.is_none_or(|latest| latest < day))
                && handlers.any(|(_, of)| of.is_listed_by_all(report.value, report.province))
                && self.lists_all(at)
        });
        let left_out = left_out.map(|at| self.reports[at].value.to);
        left_out.chain(latest).max()
    }

    /// The rows of a procedure, of those that it continues and of its groups, each with the position of its report.
    fn rows_with_reports(
        &self,
        procedure: &'a Procedure,
    ) -> impl Iterator<Item = (usize, &'a Counts)> {
        let (own, joined) = match self.stands_alone(procedure) {
            true => (self.index.of(&procedure.code, &self.reports), Vec::new()),
            false => (Cow::default(), self.rows_of(&self.chain(procedure))),
        };
        let joined = joined.into_iter().map(|row| (row.report, row.counts));
        own.into_owned().into_iter().chain(joined)
    }

    /// Whether no other counts are its own, too: those of a group, or of a procedure that it continues.
    fn stands_alone(&self, procedure: &Procedure) -> bool {
        let life = procedure.lifecycle.as_ref();
        life.is_none_or(|life| life.continuity != Some(Continuity::Same))
            && self.snapshot.groups_of(&procedure.code).next().is_none()
    }

    /// Makes looking up counts quick, for passes over the whole catalogue.
    pub(super) fn index(&mut self) {
        self.index = CountsIndex::new(self.snapshot, &self.reports);
    }

    /// What is wrong with a procedure: it is no evidence.
    pub fn faults(&self, procedure: &Procedure) -> Vec<EvidenceFault> {
        self.examiner.faults(procedure)
    }

    /// What is known of a procedure's use.
    pub fn usage(&self, procedure: &'a Procedure) -> Usage<'a> {
        let handled = self.handled(procedure);
        let chain: Vec<ChainLink<'a>> = handled.iter().map(|(link, _)| link.clone()).collect();
        Usage {
            positive: self.positives(&chain),
            ..self.usage_on(procedure, &handled, DossierChannel::Total)
        }
    }

    /// Whether a day of the window is not reported.
    pub(super) fn are_days_missing(&self, procedure: &'a Procedure) -> bool {
        if let Some(plain) = self.plain_rows(procedure) {
            return !plain.covers(self.window.clip(None, None));
        }
        let handled = self.handled(procedure);
        let usage = self.usage_on(procedure, &handled, DossierChannel::Total);
        *self.reported_days(&usage) != usage.asked
    }

    /// Whether any report that lies in a stretch of days says something of a procedure.
    pub(super) fn has_row_within(&self, procedure: &'a Procedure, from: Date, to: Date) -> bool {
        match self.plain_rows(procedure) {
            Some(plain) => plain.has_row_within(from, to),
            None => self.told(procedure).has_row_within(from, to),
        }
    }

    /// Whether there is no report at all.
    pub(super) fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Whether a report whose whole period lies inside the window has dossiers.
    pub(super) fn has_dossiers_inside(&self, procedure: &'a Procedure) -> bool {
        let is_it =
            |at: usize, counts: &Counts| self.reports[at].inside && counts.known_total() > 0;
        if self.stands_alone(procedure) {
            let rows = self.index.of(&procedure.code, &self.reports);
            return rows.iter().any(|(at, counts)| is_it(*at, counts));
        }
        let mut rows = self.rows_of(&self.chain(procedure)).into_iter();
        rows.any(|row| is_it(row.report, row.counts))
    }

    /// The rows of all reports that touch the window.
    pub(super) fn rows(&self, procedure: &'a Procedure) -> Vec<&'a Counts> {
        let rows = self.rows_with_reports(procedure);
        rows.map(|(_, counts)| counts).collect()
    }

    /// The procedure and those that it continues, each with who handles it.
    fn handled(&self, procedure: &'a Procedure) -> Vec<(ChainLink<'a>, Handlers<'a>)> {
        let chain = self.chain(procedure).into_iter();
        chain
            .map(|link| {
                let handled = Handlers::of(self.snapshot, &self.examiner, link.procedure);
                (link, handled)
            })
            .collect()
    }

    /// What is known of the use of a procedure on one channel, without the reports that have dossiers.
    fn usage_on(
        &self,
        procedure: &'a Procedure,
        handled: &[(ChainLink<'a>, Handlers<'a>)],
        part: DossierChannel,
    ) -> Usage<'a> {
        let in_force_from = handled
            .iter()
            .map(|(link, _)| link.procedure.and_then(Procedure::in_force_from))
            .reduce(|a, b| Some(a?.min(b?)))
            .flatten();
        let life = (in_force_from, procedure.in_force_to());
        let readings = handled.iter();
        let readings = readings.map(|(link, of)| self.read(link.clone(), of.clone(), part));
        let links = handled.iter().map(|(link, _)| link);
        self.usage_with(links, readings.collect(), life)
    }

    /// What is known of the use of a group judged as one: what is counted under its own id, on every day of the window, for
    /// whom each of its members is handled by.
    pub fn usage_of_group(&self, group: &'a Group) -> Usage<'a> {
        let link = ChainLink {
            code: &group.id,
            procedure: None,
            groups: Vec::new(),
            days: self.window.clip(None, None),
        };
        let members = group.codes().map(|code| self.snapshot.procedure(code));
        let members = members.map(|file| file.map(|file| file.value().as_ref()));
        let readings: Vec<LinkReports<'a>> = members
            .map(|member| {
                let handled = Handlers::of(self.snapshot, &self.examiner, member);
                self.read(link.clone(), handled.without_lists(), DossierChannel::Total)
            })
            .collect();
        let chain = [link];
        Usage {
            positive: self.positives(&chain),
            ..self.usage_with(chain.iter(), readings, (None, None))
        }
    }

    fn usage_with<'c>(
        &self,
        chain: impl Iterator<Item = &'c ChainLink<'a>>,
        readings: Vec<LinkReports<'a>>,
        life: (Option<Date>, Option<Date>),
    ) -> Usage<'a>
    where
        'a: 'c,
    {
        let mut usage = Usage {
            positive: Vec::new(),
            in_force_from: life.0,
            asked: DaySet::empty(self.window.days()),
            reported: OnceLock::new(),
            readings,
            between: DaySet::empty(self.window.days()),
        };
        for (first, last) in chain.filter_map(|link| link.days) {
            usage.asked.insert(first, last);
        }
        if let Some((first, last)) = self.window.clip(life.0, life.1) {
            usage.between.insert(first, last);
            usage.between.remove(&usage.asked);
            usage.asked.add(&usage.between);
        }
        usage
    }

    /// Days reported, whatever the number.
    pub fn reported_days<'u>(&self, usage: &'u Usage<'a>) -> &'u DaySet {
        let find = || self.covered_days(usage, CoverageRule::Reported);
        usage.reported.get_or_init(find)
    }

    /// Days known to have had no dossier.
    pub fn zero_days(&self, usage: &Usage<'a>) -> DaySet {
        self.covered_days(usage, CoverageRule::Zero)
    }

    /// The days asked for on which every link in force is covered; on the days between them, any link.
    fn covered_days(&self, usage: &Usage<'a>, covering: CoverageRule) -> DaySet {
        let mut covered = usage.asked.clone();
        for reading in &usage.readings {
            covered.remove(&self.open_of(reading, covering));
        }
        covered.remove(&self.open_between(usage, covering));
        covered
    }

    /// The days of a link that are not covered.
    fn open_of(&self, reading: &LinkReports<'a>, covering: CoverageRule) -> DaySet {
        let mut open = DaySet::empty(self.window.days());
        if let Some((first, last)) = reading.link.days {
            open.insert(first, last);
            let covered = self.covered(reading, &open, covering);
            open.remove(&covered);
        }
        open
    }

    fn open_between(&self, usage: &Usage<'a>, covering: CoverageRule) -> DaySet {
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

    fn positives(&self, chain: &[ChainLink<'a>]) -> Vec<PositiveReport<'a>> {
        let mut totals = vec![(0_u64, OfGroups::new(), OfGroups::new()); self.reports.len()];
        for row in self.rows_of(chain) {
            let (total, of_groups, of_predecessors) = &mut totals[row.report];
            *total = total.saturating_add(row.counts.known_total());
            add_to(of_groups, row.group, row.counts);
            add_to(of_predecessors, row.predecessor, row.counts);
        }
        let with_dossiers = self
            .reports
            .iter()
            .zip(totals)
            .filter(|(_, (total, ..))| *total > 0);
        with_dossiers
            .map(
                |(report, (total, of_groups, of_predecessors))| PositiveReport {
                    report: report.value,
                    total,
                    of_groups,
                    of_predecessors,
                    inside: report.inside,
                },
            )
            .collect()
    }

    /// The rows of the links of a chain, each row once: a linked group that serves several links is summed once.
    fn rows_of(&self, chain: &[ChainLink<'a>]) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        type Rows<'a> = BTreeMap<usize, (&'a Group, Share, &'a Counts)>;
        let mut groups: BTreeMap<&str, Rows<'a>> = BTreeMap::new();
        for (place, link) in chain.iter().enumerate() {
            let own = self.index.of(link.code, &self.reports);
            rows.extend(own.iter().map(|&(report, counts)| Row {
                report,
                group: None,
                predecessor: (place > 0).then_some(link.code),
                counts,
            }));
            for group in &link.groups {
                let of_group = groups.entry(&group.id).or_default();
                for (at, counts) in self.index.of(&group.id, &self.reports).iter() {
                    let report = self.reports[*at].value;
                    let share = group.share_of(link.code, report.from, report.to);
                    let known = of_group.entry(*at).or_insert((group, share, counts));
                    known.1 = known.1.max(share);
                }
            }
        }
        for (report, (group, share, counts)) in groups.into_values().flatten() {
            let counts = self.shared(group, share, counts);
            rows.extend(counts.map(|counts| Row {
                report,
                group: Some(&group.id),
                predecessor: None,
                counts,
            }));
        }
        rows
    }

    /// What a row of a group says of a code that has this share of it. Who belongs to a group that is an error nobody knows.
    fn shared<'c>(&self, group: &Group, share: Share, counts: &'c Counts) -> Option<&'c Counts> {
        match share {
            _ if self.snapshot.faults().group(&group.id).is_some() => Some(Counts::UNKNOWN),
            Share::All => Some(counts),
            Share::Perhaps if counts.is_zero() => Some(counts),
            Share::Perhaps => Some(Counts::UNKNOWN),
            Share::None => None,
        }
    }
}

/// Adds what a row says to the dossiers of the group or the predecessor under which it stands.
fn add_to<'a>(known: &mut BTreeMap<&'a str, u64>, under: Option<&'a str>, counts: &Counts) {
    let total = counts.known_total();
    if let Some(under) = under.filter(|_| total > 0) {
        let of_this = known.entry(under).or_default();
        *of_this = of_this.saturating_add(total);
    }
}
