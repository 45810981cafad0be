//! The second reading of the rules on shares and parts of dossiers: `low-online-share`, `below-announced-level`,
//! `not-synchronised`, `not-digitised`, `satisfaction-low`.

use jiff::civil::{Date, date};

use super::others::level;
use super::permitted::Permitted;
use super::used::months_before;
use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{Kind, Level, OnlineLevel, Procedure, Report, Results, World};
use super::world_services::{Measure, Target};
use super::year::{Band, Reading, Said, read, year};

/// "A rule on a share answers only where its answer is the same for every number that an unknown could have." `part` of
/// `part` and `rest`, beside a percentage in hundredths.
fn share(part: Band, rest: Band, percent: i64) -> ExpectedVerdict {
    let percent = u64::try_from(percent).unwrap();
    let open = part.open || rest.open;
    // "Denominator 0 without gaps → `not_applicable`"; with gaps it may be that or anything.
    if part.low + rest.low == 0 {
        return if open { CannotTell } else { NotApplicable };
    }
    let below = |part: u64, rest: u64| part * 10_000 < percent * (part + rest);
    let surely_below = if part.open {
        // As near to the whole as one likes, but never all of it where there is a rest.
        percent > 10_000 || (rest.low > 0 && percent == 10_000)
    } else {
        below(part.low, rest.low)
    };
    let surely_not = if rest.open {
        percent == 0
    } else {
        !below(part.low, rest.low)
    };
    if surely_below {
        Flag
    } else if surely_not {
        Clear
    } else {
        CannotTell
    }
}

/// The share of dossiers filed online in a period.
fn online_share(
    world: &World,
    procedure: &Procedure,
    period: (Date, Date),
    percent: i64,
) -> Permitted {
    let reading = read(world, procedure, period, false, false, None);
    // "(… it stands for the whole calendar year of its last day)": whether also of a target's period, is not said.
    let year = period.1.year();
    let official = world
        .reports
        .iter()
        .any(|report| report.to == date(year, 12, 14) && report.from == date(year - 1, 12, 15));
    if period.0 == date(year, 1, 1) && date(year, 12, 14) <= period.1 && official {
        return Permitted(vec![CannotTell, Clear, Flag, NotApplicable]);
    }
    let of = |said: Vec<Said>| {
        let gap = Band {
            low: 0,
            open: reading.gap,
        };
        let online = said.iter().fold(gap, |sum, said| sum.plus(said.online));
        let paper = said.iter().fold(gap, |sum, said| sum.plus(said.paper));
        share(online, paper, percent)
    };
    let says = Permitted::from(of(reading.once(false))).both(of(reading.once(true)).into());
    // A whole that is less than its parts: nobody knows which of the two is right.
    let least = |said: Vec<Said>| said.iter().map(|said| said.all().low).sum::<u64>();
    let says = match least(reading.once(false)) == least(reading.once(true)) {
        true => says,
        false => says.or(CannotTell),
    };
    // The others of a row whose online number is not known, where they are one number.
    let hidden = |said: &Said| said.offline && said.online.open;
    if says.first() == Clear && reading.said.iter().any(hidden) {
        says.or(CannotTell)
    } else {
        says
    }
}

pub fn low_online_share(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2024, 8, 31) {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        None => return CannotTell.into(),
        Some(OnlineLevel::Partial | OnlineLevel::None) => return NotApplicable.into(),
        Some(OnlineLevel::Full) => {}
    }
    // "Who: issued by a province, or only province or commune (ended districts aside) → localities; levels with ministry,
    // vertical or other → ministries; else levels absent → cannot_tell."
    let issuer = procedure.issuer.as_deref().and_then(|id| world.agency(id));
    let mut levels = procedure.levels.clone();
    levels.retain(|(level, until)| *level != Level::District || until.is_none_or(|to| as_of <= to));
    let local = |(level, _): &(Level, Option<Date>)| {
        matches!(level, Level::Province | Level::Commune | Level::District)
    };
    let who = if issuer.is_some_and(|issuer| issuer.kind == Kind::Province) {
        Some("localities")
    } else if levels.is_empty() {
        None
    } else if levels.iter().all(local) {
        Some("localities")
    } else {
        Some("ministries")
    };
    let mut targets: Vec<&Target> = world
        .beside
        .targets
        .iter()
        .filter(|target| target.measure == Measure::FullOnlineDossierShare)
        .filter(|target| target.from.is_none_or(|from| from <= as_of))
        .collect();
    let Some(who) = who else {
        let says = Permitted::from(CannotTell);
        // Where nobody has a target it need not be known who handles it.
        return if targets.is_empty() {
            says.or(NotApplicable)
        } else {
            says
        };
    };
    targets.retain(|target| target.who == who);
    // "the manifest's `full_online_dossier_share` for them with the greatest `due` whose `from` ≤ as-of; none → n/a"
    targets.sort_by_key(|target| target.due);
    let Some(target) = targets.pop() else {
        return NotApplicable.into();
    };
    let in_target = |target: &Target| (target.from.unwrap(), target.due.unwrap().min(as_of));
    // "after `due` *the year*, same value until a newer target's first report; until then last year's target is still shown"
    let value = |target: &Target| {
        if as_of <= target.due.unwrap() {
            online_share(world, procedure, in_target(target), target.value)
        } else {
            let year = year(world, procedure, as_of, false);
            online_share(world, procedure, year, target.value)
        }
    };
    let (from, to) = in_target(target);
    // Whether the official reporting year is a first report of the target of its calendar year is not said either.
    let year = from.year();
    let official = |report: &Report| {
        report.from == date(year - 1, 12, 15) && report.to == date(year, 12, 14) && report.to <= to
    };
    if world.reports.iter().any(official) {
        return Permitted(vec![CannotTell, Clear, Flag, NotApplicable]);
    }
    let first_report = read(world, procedure, (from, to), false, false, None)
        .said
        .iter()
        .any(|said| from <= said.from && said.to <= to);
    match targets.pop() {
        Some(before) if as_of <= target.due.unwrap() && !first_report => value(before),
        _ => value(target),
    }
}

pub fn below_announced_level(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        None => return CannotTell.into(),
        Some(OnlineLevel::Partial | OnlineLevel::None) => return NotApplicable.into(),
        Some(OnlineLevel::Full) => {}
    }
    // "no threshold → cannot_tell"; "a threshold of the manifest applies from its `from`".
    let Some((percent, from)) = world.beside.below_announced else {
        return CannotTell.into();
    };
    if from.is_some_and(|from| as_of < from) {
        return Permitted::from(CannotTell).or(NotApplicable);
    }
    let (first, last) = year(world, procedure, as_of, true);
    // "`resolved` reports of *the year* whose period begins on or after `online.since`"
    let since = procedure.online.and_then(|online| online.since);
    let whole = read(world, procedure, (first, last), true, false, since);
    let says = handled(&whole, percent);
    if since.is_some_and(|since| last < since) {
        // Nothing was asked of the year; whether that is nothing or unknown is not said.
        return Permitted::from(CannotTell).or(NotApplicable);
    }
    let later = since.filter(|since| first < *since && *since <= last);
    match later {
        // Of the days before it was full nothing is asked; whether of those until the next report is not said.
        Some(since) => {
            let clipped = read(world, procedure, (since, last), true, false, Some(since));
            let none = Reading {
                said: whole.said.clone(),
                gap: false,
            };
            handled(&clipped, percent)
                .both(says)
                .both(handled(&none, percent))
        }
        None => says,
    }
}

/// `resolved_online` ÷ the `online` channel.
fn handled(reading: &Reading, percent: i64) -> Permitted {
    let mut all = Vec::new();
    for units_first in [false, true] {
        for bounded in [true, false] {
            let gap = Band {
                low: 0,
                open: reading.gap,
            };
            // What is certainly handled online, at most, and what certainly is not, where a part is at most its whole.
            let (mut whole, mut part_low, mut part_high) = (gap, 0_u64, gap);
            for said in reading.once(units_first) {
                match said.counters.resolved_online {
                    Some(part) => {
                        let mut part = u64::from(part);
                        let mut online = said.online;
                        if bounded && !online.open {
                            part = part.min(online.low);
                        }
                        if online.open && bounded {
                            online.low = online.low.max(part);
                        }
                        whole = whole.plus(online);
                        part_low += part;
                        part_high.low += part;
                    }
                    None => {
                        whole = whole.plus(said.online);
                        part_high.low += said.online.low;
                        part_high.open |= said.online.open || !bounded;
                    }
                }
            }
            let says = handled_share(whole, part_low, part_high, percent);
            all.push(says);
            // Of a share that comes as near to all as one likes the text says no band.
            if part_high.open && says == Flag {
                all.push(CannotTell);
            }
        }
    }
    Permitted(all)
}

fn handled_share(whole: Band, part_low: u64, part_high: Band, percent: i64) -> ExpectedVerdict {
    let percent = u64::try_from(percent).unwrap();
    let open = whole.open || part_high.open || part_low != part_high.low;
    if whole.low == 0 {
        return if open { CannotTell } else { NotApplicable };
    }
    // At most: the greatest part of the smallest whole.
    let surely_below = if part_high.open {
        let rest = whole.low > part_high.low;
        percent > 10_000 || (rest && percent == 10_000)
    } else {
        part_high.low * 10_000 < percent * whole.low
    };
    let surely_not = !whole.open && part_low * 10_000 >= percent * whole.low;
    if surely_below {
        Flag
    } else if surely_not {
        Clear
    } else {
        CannotTell
    }
}

/// The dossiers of the year beside a counter that should be as great.
fn all_counted(
    reading: &Reading,
    part: impl Fn(&Said) -> Option<u32>,
    whole: impl Fn(&Said) -> Band,
) -> ExpectedVerdict {
    let less = |said: &Said| part(said).is_some_and(|part| u64::from(part) < whole(said).low);
    if reading.said.iter().any(less) {
        return Flag;
    }
    let unknown = |said: &Said| said.all().open || (whole(said).low > 0 && part(said).is_none());
    if reading.gap || reading.said.iter().any(unknown) {
        return CannotTell;
    }
    if reading.said.iter().all(|said| said.all().low == 0) {
        NotApplicable
    } else {
        Clear
    }
}

pub fn not_synchronised(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    // "`received` reports of the year (straddling too)"
    let year = year(world, procedure, as_of, false);
    let reading = read(world, procedure, year, false, true, None);
    all_counted(&reading, |said| said.counters.synchronised, Said::all).into()
}

pub fn not_digitised(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    let level = level(procedure, as_of);
    // "A full service all of whose `results` say `electronic: false` → flag first; one, or `results`, absent → cannot_tell."
    let electronic = match &procedure.results {
        Results::Absent => None,
        Results::SaidNone => Some(true),
        Results::Some(results) => {
            let said: Vec<Option<bool>> = (0..results.len())
                .map(|at| procedure.service.results.get(at).and_then(|r| r.electronic))
                .collect();
            if said.contains(&None) {
                None
            } else {
                Some(said.contains(&Some(true)))
            }
        }
    };
    let results = match (level, electronic) {
        (Some(OnlineLevel::Full), Some(false)) => return Flag.into(),
        (Some(OnlineLevel::Full), None) => CannotTell,
        (Some(_), _) | (None, Some(true)) => Clear,
        // Whether it is a full service is not known.
        (None, _) => CannotTell,
    };
    let received_year = year(world, procedure, as_of, false);
    let received = read(world, procedure, received_year, false, true, None);
    let digitised = all_counted(&received, |said| said.counters.digitised, |said| said.paper);
    // "in `resolved` reports `electronic_results` 0 beside dossiers resolved → flag, fewer than they → a remark"
    let none_issued = |period: (Date, Date)| {
        let resolved = read(world, procedure, period, true, true, None);
        let mut all = resolved.said.iter();
        all.any(|said| said.counters.electronic_results == Some(0) && said.all().low > 0)
    };
    let unsaid = |period: (Date, Date)| {
        let resolved = read(world, procedure, period, true, true, None);
        let mut all = resolved.said.iter();
        all.any(|said| said.counters.electronic_results.is_none() && said.all().low > 0)
    };
    let years = [received_year, year(world, procedure, as_of, true)];
    let mut answers = Vec::new();
    for period in years {
        let worst = if digitised == Flag || none_issued(period) {
            Flag
        } else if digitised == CannotTell || results == CannotTell {
            CannotTell
        } else {
            digitised
        };
        answers.push(worst);
        // Whether what is not said of results issued is a fact that is missing, the text leaves open.
        if unsaid(period) && worst != Flag {
            answers.push(CannotTell);
        }
    }
    // Dossiers that came online alone have nothing to be digitised: whether their counter is asked is left open.
    let online_alone = received.said.iter().any(|said| {
        said.counters.digitised.is_none() && said.paper.low == 0 && said.online.low > 0
    });
    if online_alone && answers[0] != Flag {
        answers.push(CannotTell);
    }
    let paper_none = received
        .said
        .iter()
        .all(|said| said.paper.low == 0 && !said.paper.open);
    if paper_none && answers[0] == Clear {
        answers.push(NotApplicable);
    }
    if level.is_none() && answers[0] != Flag {
        answers.push(CannotTell);
    }
    Permitted(answers)
}

pub fn satisfaction_low(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2022, 4, 1) {
        return NotApplicable.into();
    }
    // "No threshold or `satisfaction` absent → n/a." One that applies from a later day is none yet.
    let threshold = world.beside.satisfaction;
    let threshold = threshold.filter(|(_, from)| from.is_none_or(|from| from <= as_of));
    let (Some((percent, _)), Some(said)) = (threshold, &procedure.service.satisfaction) else {
        return NotApplicable.into();
    };
    let Some((_, to)) = said.days else {
        return CannotTell.into();
    };
    let says = if said.hundredths < percent {
        Flag
    } else {
        Clear
    };
    // "`value`/`of` with `to` inside *the year*"; surveys have no basis, so that it may be that of either, or of none.
    let mut answers = Vec::new();
    let of_none = (months_before(as_of, 12).tomorrow().unwrap(), as_of);
    let of_either = [false, true].map(|resolved| year(world, procedure, as_of, resolved));
    for (first, last) in [of_none].into_iter().chain(of_either) {
        if first <= to && to <= last {
            answers.push(says);
        } else if last < to && to <= as_of {
            // Newer than the last report is not older.
            answers.extend([says, CannotTell]);
        } else {
            answers.push(CannotTell);
        }
    }
    Permitted(answers)
}
