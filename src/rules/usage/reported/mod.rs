//! What the reports say of any stretch of days, added up where that can be done. No count is ever divided, and no dossier
//! counted twice: a nationwide report holds those of every unit, a successor's those of the units whose place it took.
//!
//! | file | what lives there |
//! |---|---|
//! | `without_doubles` | which reports are added up |
//! | `mention` | how a report concerns a procedure |
//! | `units` | how many of the units that have to report did |

mod mention;
mod units;
mod without_doubles;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::figure::{DossierChannel, Figure};
use super::{OfGroups, Usage, WindowReport, WindowReports, add_to};
use crate::catalogue::model::{Counts, Procedure, Statistics};
use crate::rules::days::DaySet;
use crate::rules::rule::Fact;
use crate::rules::usage::link_reports::{ChainLink, CoverageRule, Handlers, ReportStatement};

pub use mention::{MentionKind, ReportMention};
pub use units::UnitCoverage;

/// What the reports say of one procedure.
#[derive(Debug)]
pub struct ReportedUsage<'r, 'a> {
    reports: &'r WindowReports<'a>,
    procedure: &'a Procedure,
    /// The procedure and those that it continues, each with who handles it.
    handled: Vec<(ChainLink<'a>, Handlers<'a>)>,
    /// In the order of [`DossierChannel::ALL`].
    parts: Vec<ChannelUsage<'a>>,
    /// The reports that are added up, by their positions; no two of them count the same dossiers.
    counted: Vec<usize>,
    /// The dossiers of each report that stand under linked groups.
    of_groups: Vec<OfGroups<'a>>,
    /// Others that had no dossier at all: nothing is counted twice by reading them too, and zero can be divided.
    zeros: Vec<usize>,
    /// Whether these are all that say anything.
    reads_all: bool,
    /// Other choices of reports of which no two count the same dossiers, where some with dossiers are not added up: what they
    /// have together there was at the least, too.
    other_sums: Vec<Vec<usize>>,
}

/// What they say of a channel, or of all.
#[derive(Debug)]
struct ChannelUsage<'a> {
    channel: DossierChannel,
    /// Found when somebody asks.
    usage: OnceLock<Usage<'a>>,
    /// The days that the reports that are read here cover; found when somebody asks.
    counted: OnceLock<DaySet>,
    /// What each report says.
    figures: Vec<Figure>,
}

impl ChannelUsage<'_> {
    /// Whether a report says that there were none.
    fn had_none(&self, report: usize) -> bool {
        matches!(self.figures[report], Figure::Known(0) | Figure::NotOffered)
    }
}

impl<'a> WindowReports<'a> {
    /// What the reports say of a procedure, to be asked for any stretch of days of the window.
    pub fn told(&self, procedure: &'a Procedure) -> ReportedUsage<'_, 'a> {
        self.told_in(procedure, None)
    }

    /// The same, to be asked for one stretch of days: a report that reaches out of it says nothing of it, and so takes no day
    /// from one that does not.
    pub fn told_within(
        &self,
        procedure: &'a Procedure,
        from: Date,
        to: Date,
    ) -> ReportedUsage<'_, 'a> {
        self.told_in(procedure, Some((from, to)))
    }

    fn told_in(
        &self,
        procedure: &'a Procedure,
        asked: Option<(Date, Date)>,
    ) -> ReportedUsage<'_, 'a> {
        let handled = self.handled(procedure);
        let links: Vec<ChainLink<'a>> = handled.iter().map(|(link, _)| link.clone()).collect();
        let mut of_groups = vec![OfGroups::new(); self.reports.len()];
        let mut counts: Vec<Vec<&Counts>> = vec![Vec::new(); self.reports.len()];
        for row in self.rows_of(&links) {
            add_to(&mut of_groups[row.report], row.group, row.counts);
            counts[row.report].push(row.counts);
        }
        let total = self.usage_on(procedure, &handled, DossierChannel::Total);
        let parts: Vec<ChannelUsage<'a>> = DossierChannel::ALL
            .iter()
            .map(|part| ChannelUsage {
                channel: *part,
                counted: OnceLock::new(),
                // Where a report has no row, it says the same of every channel.
                figures: figures(&total, &counts, *part),
                usage: OnceLock::new(),
            })
            .collect();
        if let Some(of_all) = parts.last() {
            of_all.usage.get_or_init(|| total);
        }
        let speaks = |at: &usize| parts.iter().any(|part| part.figures[*at].known().is_some());
        let speaking: Vec<usize> = (0..self.reports.len()).filter(speaks).collect();
        let total = &parts[parts.len() - 1].figures;
        let counted = self.without_doubles(&handled[0].1, &speaking, total, asked);
        let beside = |at: &usize| counted.binary_search(at).is_err();
        let zeros: Vec<usize> = speaking
            .iter()
            .copied()
            .filter(|at| beside(at) && total[*at] == Figure::Known(0))
            .collect();
        let other_sums = match counted.len() + zeros.len() == speaking.len() {
            true => Vec::new(),
            false => self.parts_before_wholes(&speaking, total),
        };
        ReportedUsage {
            reports: self,
            procedure,
            handled,
            parts,
            of_groups,
            other_sums,
            reads_all: counted.len() + zeros.len() == speaking.len(),
            counted,
            zeros,
        }
    }

    /// The days that some of the reports cover by themselves.
    fn covered_by(&self, usage: &Usage<'a>, read: &[usize]) -> DaySet {
        let readings = usage.readings.iter().map(|reading| {
            let mut reading = reading.clone();
            for (at, said) in reading.said.iter_mut().enumerate() {
                if read.binary_search(&at).is_err() {
                    *said = ReportStatement::Absent;
                }
            }
            let is_read = |at: &usize| read.binary_search(at).is_ok();
            reading.of_groups.retain(|at, _| is_read(at));
            reading
        });
        let alone = Usage {
            positive: Vec::new(),
            in_force_from: usage.in_force_from,
            asked: usage.asked.clone(),
            reported: OnceLock::new(),
            readings: readings.collect(),
            between: usage.between.clone(),
        };
        self.covered_days(&alone, CoverageRule::Reported)
    }
}

impl<'a> ReportedUsage<'_, 'a> {
    /// The rows of the reports that are added up in a stretch of days, each with its report.
    pub fn rows(&self, from: Date, to: Date) -> Vec<(&'a Statistics, &'a Counts)> {
        self.rows_of(|report| from <= report.from && report.to <= to)
            .into_iter()
            .filter(|(at, ..)| self.counted.binary_search(at).is_ok())
            .map(|(_, report, counts)| (report, counts))
            .collect()
    }

    /// Whether any report that lies in a stretch of days says something of the procedure.
    pub fn has_row_within(&self, from: Date, to: Date) -> bool {
        let reports = self.reports.reports.iter().enumerate();
        let mut within = reports.filter(|(_, report)| from <= report.from && report.to <= to);
        within.any(|(at, _)| self.speaks(at))
    }

    /// The rows of every report that touches a stretch of days, each with its report, and whether the report is added up: the
    /// dossiers of the others stand in one that is.
    pub fn rows_touching(&self, from: Date, to: Date) -> Vec<(&'a Statistics, &'a Counts, bool)> {
        self.rows_of(|report| report.from <= to && from <= report.to)
            .into_iter()
            .map(|(at, report, counts)| (report, counts, self.counted.binary_search(&at).is_ok()))
            .collect()
    }

    fn rows_of(
        &self,
        asked: impl Fn(&WindowReport<'a>) -> bool,
    ) -> Vec<(usize, &'a Statistics, &'a Counts)> {
        let readings = &self.total_usage().readings;
        let links: Vec<ChainLink<'a>> = readings.iter().map(|of| of.link.clone()).collect();
        let rows = self.reports.rows_of(&links).into_iter();
        rows.filter(|row| asked(&self.reports.reports[row.report]))
            .map(|row| {
                (
                    row.report,
                    self.reports.reports[row.report].value,
                    row.counts,
                )
            })
            .collect()
    }

    /// The periods of the reports that are added up, and of those that cover days that these do not; first and last day,
    /// each once, in order.
    pub fn spans(&self) -> BTreeSet<(Date, Date)> {
        let days = self.reports.window.days();
        let mut beside = DaySet::empty(days);
        for part in &self.parts {
            let mut left = self.reports.reported_days(self.usage(part)).clone();
            left.remove(self.counted_days(part));
            beside.add(&left);
        }
        let needed = |at: usize| {
            let report = &self.reports.reports[at];
            let mut own = DaySet::empty(days);
            own.insert(report.first, report.last);
            self.speaks(at) && own.meets(&beside)
        };
        let reports = self.reports.reports.iter().enumerate();
        reports
            .filter(|(at, _)| {
                self.counted.binary_search(at).is_ok() || (!beside.is_empty() && needed(*at))
            })
            .map(|(_, report)| (report.from, report.to))
            .collect()
    }

    fn speaks(&self, report: usize) -> bool {
        let said = |part: &ChannelUsage<'_>| part.figures[report].known().is_some();
        self.parts.iter().any(said)
    }

    /// The stretches of days, first and last included, on which the procedure, or one that it continues, was in force.
    pub fn in_force(&self) -> Vec<(Date, Date)> {
        self.dates(&self.total_usage().asked)
    }

    /// The stretches inside `from`…`to` that no report covers.
    pub fn open(&self, from: Date, to: Date) -> Vec<(Date, Date)> {
        let total = self.total();
        let mut open = self.within(&self.usage(total).asked, from, to);
        open.remove(self.reports.reported_days(self.usage(total)));
        self.dates(&open)
    }

    /// The dossiers of a part in a stretch of days. A report that reaches out of it says nothing of it, except zero. Where the
    /// whole is less than its parts, what there was at the least is known.
    pub fn figure(&self, part: DossierChannel, from: Date, to: Date) -> Figure {
        let Some(told) = DossierChannel::ALL.iter().position(|p| *p == part) else {
            return Figure::Gap;
        };
        let told = &self.parts[told];
        let added = self.added_up(told, from, to);
        match added.known() {
            Some(known) if self.is_less_than_its_parts(from, to) => {
                let other = self
                    .other_sums
                    .iter()
                    .map(|of| self.sum(told, of, from, to));
                Figure::AtLeast(other.fold(known, u64::max))
            }
            _ => added,
        }
    }

    /// Whether reports that are not added up have more dossiers together, of a channel or of all, than those that are.
    fn is_less_than_its_parts(&self, from: Date, to: Date) -> bool {
        let mut other = self.other_sums.iter();
        other.any(|of| {
            let mut parts = self.parts.iter();
            parts.any(|told| self.sum(told, &self.counted, from, to) < self.sum(told, of, from, to))
        })
    }

    /// The dossiers of some reports that lie in a stretch of days.
    fn sum(&self, told: &ChannelUsage<'a>, reports: &[usize], from: Date, to: Date) -> u64 {
        let inside = reports.iter().filter(|at| {
            let report = &self.reports.reports[**at];
            from <= report.from && report.to <= to
        });
        let known = inside.filter_map(|at| told.figures[*at].known());
        known.fold(0, u64::saturating_add)
    }

    fn added_up(&self, told: &ChannelUsage<'a>, from: Date, to: Date) -> Figure {
        let report = |at: &usize| &self.reports.reports[*at];
        let counted = self.counted.iter().filter(|at| {
            let report = report(at);
            from <= report.from && report.to <= to
        });
        let zeros = self.zeros.iter().filter(|at| {
            let report = report(at);
            report.from <= to && from <= report.to
        });
        let reaching = self.reaching_out(from, to).into_iter();
        let zeros_reaching: Vec<usize> = reaching.filter(|at| told.had_none(*at)).collect();
        let figures: Vec<Figure> = counted
            .chain(zeros)
            .chain(&zeros_reaching)
            .map(|at| told.figures[*at])
            .filter(|figure| figure.known().is_some())
            .collect();
        let known = figures.iter().filter_map(|figure| figure.known());
        let known = known.fold(0, u64::saturating_add);
        let mut open = self.within(&self.usage(told).asked, from, to);
        // What is added up may speak of days before the procedure was in force, of which nobody has to report: where it does not
        // say this part, it is not known all the same.
        let silent = self.counted.iter().any(|at| {
            let report = report(at);
            let inside = from <= report.from && report.to <= to;
            let exact = !matches!(told.figures[*at], Figure::Gap | Figure::AtLeast(_));
            let mut unasked = DaySet::empty(self.reports.window.days());
            unasked.insert(report.first, report.last);
            unasked.remove(&self.usage(told).asked);
            inside && !exact && !unasked.is_empty()
        });
        if open.is_empty() {
            return match (figures.is_empty(), silent) {
                (true, true) => Figure::Gap,
                (true, false) => Figure::NotAsked,
                (false, true) => Figure::AtLeast(known),
                (false, false) => Figure::Known(known),
            };
        }
        // What covers a day without being added up makes the sum a part of the whole: of dossiers in a period that reaches out
        // of the stretch nobody knows how many lie inside.
        open = self.uncounted(told, open, from, to);
        match (figures.is_empty(), open.is_empty() && !silent) {
            (true, _) => Figure::Gap,
            (false, false) => Figure::AtLeast(known),
            (false, true) if figures.iter().all(|f| *f == Figure::NotOffered) => Figure::NotOffered,
            (false, true) => Figure::Known(known),
        }
    }

    /// The days of `open` that no report covers that is added up in a stretch of days.
    fn uncounted(&self, told: &ChannelUsage<'a>, open: DaySet, from: Date, to: Date) -> DaySet {
        let mut open = open;
        let reaching = self.reaching_out(from, to).into_iter();
        let reaching: Vec<usize> = reaching.filter(|at| !told.had_none(*at)).collect();
        if reaching.is_empty() {
            open.remove(self.counted_days(told));
            return open;
        }
        let mut read = [&self.counted[..], &self.zeros].concat();
        read.retain(|at| !reaching.contains(at));
        read.sort_unstable();
        open.remove(&self.reports.covered_by(self.usage(told), &read));
        open
    }

    /// The days that the reports that are read cover.
    fn counted_days<'t>(&'t self, told: &'t ChannelUsage<'a>) -> &'t DaySet {
        told.counted.get_or_init(|| match self.reads_all {
            true => self.reports.reported_days(self.usage(told)).clone(),
            false => {
                let mut read = [&self.counted[..], &self.zeros].concat();
                read.sort_unstable();
                self.reports.covered_by(self.usage(told), &read)
            }
        })
    }

    /// The reports that would be added up, did they not reach out of a stretch of days.
    fn reaching_out(&self, from: Date, to: Date) -> Vec<usize> {
        let counted = self.counted.iter().copied();
        counted
            .filter(|at| {
                let report = &self.reports.reports[*at];
                report.from <= to && from <= report.to && (report.from < from || to < report.to)
            })
            .collect()
    }

    /// What is missing on the days that no report covers that is added up: whose report, or what is the matter with it.
    pub fn gaps_in_sum(&self, from: Date, to: Date) -> Vec<Fact> {
        let total = self.total();
        let open = self.within(&self.usage(total).asked, from, to);
        let open = self.uncounted(total, open, from, to);
        let mut gaps = self.reports.gaps_on(self.usage(total), &open);
        if self.is_less_than_its_parts(from, to) {
            let other = self
                .other_sums
                .iter()
                .map(|of| self.sum(total, of, from, to));
            gaps.push(
                Fact::new("fact-whole-below-parts")
                    .with("from", from)
                    .with("to", to)
                    .with("whole", self.sum(total, &self.counted, from, to))
                    .with("parts", other.max().unwrap_or(0)),
            );
        }
        gaps
    }

    /// What is missing on the days that no report covers.
    pub fn gaps(&self, from: Date, to: Date) -> Vec<Fact> {
        let usage = self.total_usage();
        let mut open = self.within(&usage.asked, from, to);
        open.remove(self.reports.reported_days(usage));
        self.reports.gaps_on(usage, &open)
    }

    /// Those of the dossiers of a stretch of days that are counted under linked groups, by the ids of these: every member is
    /// shown them, and no member alone had them.
    pub fn of_groups(&self, from: Date, to: Date) -> BTreeMap<String, u64> {
        let mut sum: BTreeMap<String, u64> = BTreeMap::new();
        for at in &self.counted {
            let report = &self.reports.reports[*at];
            if report.from < from || to < report.to {
                continue;
            }
            for (group, number) in &self.of_groups[*at] {
                let of_group = sum.entry((*group).to_owned()).or_default();
                *of_group = of_group.saturating_add(*number);
            }
        }
        sum
    }

    fn usage<'t>(&'t self, told: &'t ChannelUsage<'a>) -> &'t Usage<'a> {
        let ask = || {
            self.reports
                .usage_on(self.procedure, &self.handled, told.channel)
        };
        told.usage.get_or_init(ask)
    }

    fn total_usage(&self) -> &Usage<'a> {
        self.usage(self.total())
    }

    fn total(&self) -> &ChannelUsage<'a> {
        // There is one for each of `Part::ALL`, the total last.
        &self.parts[DossierChannel::ALL.len() - 1]
    }

    fn within(&self, days: &DaySet, from: Date, to: Date) -> DaySet {
        let mut within = DaySet::empty(self.reports.window.days());
        if let Some((first, last)) = self.reports.window.clip(Some(from), Some(to)) {
            within.insert(first, last);
        }
        within.keep(days);
        within
    }

    fn dates(&self, days: &DaySet) -> Vec<(Date, Date)> {
        let day = |offset| self.reports.window.day(offset);
        let ranges = days.ranges().into_iter();
        ranges
            .map(|(first, last)| (day(first), day(last)))
            .collect()
    }
}

/// What each report says of a part, by its rows.
fn figures(usage: &Usage<'_>, counts: &[Vec<&Counts>], part: DossierChannel) -> Vec<Figure> {
    let zero = |at: usize| {
        let mut readings = usage.readings.iter();
        readings.any(|reading| reading.said[at] == ReportStatement::Zero)
    };
    let counts = counts.iter().enumerate();
    counts
        .map(|(at, counts)| match Figure::of(part, counts) {
            Figure::Gap if counts.is_empty() && zero(at) => Figure::Known(0),
            figure => figure,
        })
        .collect()
}
