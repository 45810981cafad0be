//! *The year* of a rule, and what reports say of a period: rows, gaps, sums in which no dossier counts twice.

use jiff::civil::Date;

use super::rows::{RowStatement, told};
use super::used::{chained, every_day_known, last_evidence, months_before, usable_of};
use super::world::{Count, Procedure, Report, Row, World};
use super::world_services::Counters;

/// A number of which the least is known, and whether there may be more.
#[derive(Clone, Copy, Debug, Default)]
pub struct Band {
    pub low: u64,
    pub open: bool,
}

impl Band {
    fn of(count: Option<Count>) -> Band {
        match count {
            Some(Count::Number(n)) => Band {
                low: u64::from(n),
                open: false,
            },
            // "`not_offered` is known and zero"
            Some(Count::NotOffered) => Band::default(),
            Some(Count::NoData) | None => Band { low: 0, open: true },
        }
    }

    pub fn plus(self, other: Band) -> Band {
        Band {
            low: self.low + other.low,
            open: self.open || other.open,
        }
    }
}

/// What a report says of a procedure in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub online: Band,
    pub paper: Band,
    pub counters: Counters,
    pub nationwide: bool,
    /// In person and by post as one number.
    pub offline: bool,
    pub from: Date,
    pub to: Date,
}

impl Said {
    pub fn all(&self) -> Band {
        self.online.plus(self.paper)
    }

    /// "What straddles an end says nothing, except zero": of each channel.
    fn zeros_alone(self) -> Said {
        let zero = |band: Band| Band {
            low: 0,
            open: band.low > 0 || band.open,
        };
        Said {
            online: zero(self.online),
            paper: zero(self.paper),
            counters: Counters::default(),
            ..self
        }
    }
}

/// The row of a procedure in a report; by `complete` a row of zeros; none where there is none.
fn row(world: &World, report: &Report, procedure: &Procedure) -> Option<Said> {
    let own = report.counts.iter().find(|(key, _)| *key == procedure.code);
    let row = match own {
        Some((_, row)) => *row,
        None if told(world, report, procedure) == RowStatement::Zero => {
            let zero = Some(Count::Number(0));
            Row {
                online: zero,
                offline: zero,
                ..Row::default()
            }
        }
        None => return None,
    };
    let paper = match row.offline {
        Some(_) => Band::of(row.offline),
        None => Band::of(row.in_person).plus(Band::of(row.post)),
    };
    Some(Said {
        online: Band::of(row.online),
        paper,
        counters: row.counters,
        nationwide: report.nationwide,
        offline: row.offline.is_some(),
        from: report.from,
        to: report.to,
    })
}

fn links<'w>(world: &'w World, procedure: &'w Procedure) -> Vec<&'w Procedure> {
    let codes = chained(world, procedure);
    codes
        .iter()
        .filter_map(|code| world.procedure(code))
        .collect()
}

/// "*The year* is the 12 months … that end on the last day of a readable report of the rule's basis that has a row for the
/// procedure, on or before the as-of date and not more than 12 months before it; of these the latest. None: the 12 months
/// that end on the as-of date."
pub fn year(world: &World, procedure: &Procedure, as_of: Date, resolved: bool) -> (Date, Date) {
    let links = links(world, procedure);
    let mut last: Option<Date> = None;
    for report in usable_of(world, resolved) {
        let has = links.iter().any(|link| row(world, report, link).is_some());
        if has && report.to <= as_of && months_before(as_of, 12) <= report.to {
            last = last.max(Some(report.to));
        }
    }
    let last = last.unwrap_or(as_of);
    (months_before(last, 12).tomorrow().unwrap(), last)
}

/// What belongs to a period, and whether a day of it is a gap.
pub struct Reading {
    pub said: Vec<Said>,
    pub gap: bool,
}

/// "A report belongs to it when its period lies wholly inside; what straddles an end says nothing, except zero." Where
/// `straddling`, what straddles an end says what it says of its days inside. Reports that begin before `since` are not asked.
pub fn read(
    world: &World,
    procedure: &Procedure,
    period: (Date, Date),
    resolved: bool,
    straddling: bool,
    since: Option<Date>,
) -> Reading {
    let (first, last) = period;
    let reports: Vec<&Report> = usable_of(world, resolved)
        .into_iter()
        .filter(|report| report.from <= last_evidence(world, report))
        .filter(|report| since.is_none_or(|since| since <= report.from))
        .filter(|report| report.from <= last && first <= report.to)
        .collect();
    let inside = |report: &Report| first <= report.from && report.to <= last;
    let belongs = |report: &Report, link: &Procedure| {
        inside(report) || straddling || told(world, report, link) == RowStatement::Zero
    };
    // Nobody can report of days on which there was no such procedure yet.
    let start = links(world, procedure).iter().map(|link| link.from).min();
    let begins = first.max(start.flatten().unwrap_or(first));
    let mut said = Vec::new();
    for report in &reports {
        if !straddling && !inside(report) && report.to < begins {
            continue;
        }
        for link in links(world, procedure) {
            let row = row(world, report, link);
            said.extend(row.map(|row| match belongs(report, link) {
                true => row,
                false => row.zeros_alone(),
            }));
        }
    }
    let knows = |report: &Report, link: &Procedure| row(world, report, link).is_some();
    let gap = !every_day_known(world, procedure, (begins, last), &reports, &knows);
    Reading { said, gap }
}

impl Reading {
    /// What is left where no dossier counts twice: what units say of days of which the whole country is counted is counted
    /// there; or the other way round, since both say the same.
    pub fn once(&self, units_first: bool) -> Vec<Said> {
        let better = |said: &&Said| said.nationwide != units_first;
        let covered = |said: &Said| {
            let mut better = self.said.iter().filter(better);
            better.any(|other| said.from <= other.to && other.from <= said.to)
        };
        let kept = self
            .said
            .iter()
            .filter(|said| better(said) || !covered(said));
        kept.copied().collect()
    }
}
