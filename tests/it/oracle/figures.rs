//! The second reading of `figures-suspicious`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::permitted::Permitted;
use super::rows::{RowStatement, told};
use super::used::{chained, last_evidence, usable_of};
use super::verdict::ExpectedVerdict::{Clear, Flag, NotApplicable};
use super::world::{Count, Procedure, Report, Row, World};

/// All dossiers of a row; none where a channel is not known.
fn total(row: &Row) -> Option<u64> {
    let number = |count: Option<Count>| match count {
        Some(Count::Number(n)) => Some(u64::from(n)),
        Some(Count::NotOffered) => Some(0),
        _ => None,
    };
    let paper = match row.offline {
        Some(_) => number(row.offline),
        None => Some(number(row.in_person)? + number(row.post)?),
    };
    Some(number(row.online)? + paper?)
}

fn row<'r>(report: &'r Report, procedure: &Procedure) -> Option<&'r Row> {
    let mut rows = report.counts.iter();
    rows.find(|(key, _)| *key == procedure.code)
        .map(|(_, row)| row)
}

pub fn figures_suspicious(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    // Whether a year is one to compare that is zero by `complete` alone, or by a report that reaches out of it, is not said.
    let with = suspicious(world, procedure, as_of, true);
    with.both(suspicious(world, procedure, as_of, false))
}

fn suspicious(world: &World, procedure: &Procedure, as_of: Date, complete: bool) -> Permitted {
    // A procedure that continues another, or is continued, has its counts under two codes.
    let continued = world
        .procedures
        .iter()
        .any(|other| other.replaces.contains(&procedure.code));
    if continued || !procedure.replaces.is_empty() || chained(world, procedure).len() > 1 {
        return Permitted(vec![Clear, Flag, NotApplicable]);
    }
    let (mut suspicious, mut compared) = (false, false);
    for resolved in [false, true] {
        // "Over readable reports with `to` ≤ as-of"
        let reports: Vec<&Report> = usable_of(world, resolved)
            .into_iter()
            .filter(|report| report.to <= as_of)
            .collect();
        for report in &reports {
            let Some(row) = row(report, procedure) else {
                continue;
            };
            // "(a) `resolved_online` or `on_time` > the sum of the row's channels, all known, in a `resolved` report,
            // `synchronised` > them in any"
            let Some(total) = total(row) else {
                continue;
            };
            let counters = &row.counters;
            let mut parts = vec![counters.synchronised];
            if resolved {
                parts.extend([counters.resolved_online, counters.on_time]);
            }
            for part in parts.into_iter().flatten() {
                compared = true;
                suspicious |= u64::from(part) > total;
            }
        }
        for nationwide in [false, true] {
            let series: Vec<&Report> = reports
                .iter()
                .copied()
                .filter(|report| report.nationwide == nationwide)
                .collect();
            for official in [false, true] {
                let (found, any) = years(world, procedure, &series, as_of, (official, complete));
                suspicious |= found;
                compared |= any;
            }
        }
    }
    // "Nothing to compare → n/a; never cannot_tell."
    if suspicious {
        Flag.into()
    } else if compared {
        Clear.into()
    } else {
        NotApplicable.into()
    }
}

/// Whether years of the units of one scope and basis are suspicious, and whether there is anything to compare.
fn years(
    world: &World,
    procedure: &Procedure,
    series: &[&Report],
    as_of: Date,
    (official, complete): (bool, bool),
) -> (bool, bool) {
    let units: BTreeSet<&str> = series.iter().map(|report| report.unit.as_str()).collect();
    let mut totals: BTreeMap<i16, BTreeMap<&str, u64>> = BTreeMap::new();
    for year in as_of.year() - 8..=as_of.year() {
        let (first, last) = if official {
            (date(year - 1, 12, 15), date(year, 12, 14))
        } else {
            (date(year, 1, 1), date(year, 12, 31))
        };
        for unit in &units {
            let of_unit = series.iter().filter(|report| report.unit == *unit);
            let of_unit: Vec<&Report> = of_unit.copied().collect();
            if let Some(total) =
                whole_year(world, procedure, &of_unit, (unit, complete), (first, last))
            {
                totals.entry(year).or_default().insert(unit, total);
            }
        }
    }
    let (mut suspicious, mut compared) = (false, false);
    for year in as_of.year() - 8..=as_of.year() {
        // "over the sum of the units that reported in all the years compared"
        let sums = |count: i16| -> Option<Vec<u64>> {
            let all: Option<Vec<&BTreeMap<&str, u64>>> =
                (year..year + count).map(|year| totals.get(&year)).collect();
            let all = all?;
            let in_all = |unit: &&&str| all.iter().all(|year| year.contains_key(**unit));
            let units: Vec<&&str> = units.iter().filter(in_all).collect();
            if units.is_empty() {
                return None;
            }
            Some(
                all.iter()
                    .map(|year| units.iter().map(|unit| year[**unit]).sum())
                    .collect(),
            )
        };
        // "(b) four consecutive years with one total ≥ 10"
        if let Some(four) = sums(4) {
            compared = true;
            suspicious |= four[0] >= 10 && four.iter().all(|total| *total == four[0]);
        }
        // "(c) of two consecutive years the greater ≥ 10 × the smaller > 0, and ≥ 100"
        if let Some(two) = sums(2) {
            compared = true;
            let (greater, smaller) = (two[0].max(two[1]), two[0].min(two[1]));
            suspicious |= smaller > 0 && greater >= 10 * smaller && greater >= 100;
        }
    }
    (suspicious, compared)
}

/// "Year: calendar or 15 Dec – 14 Dec, wholly covered, every channel known, not the year of the procedure's or a unit's start,
/// end, merger or replacement."
fn whole_year(
    world: &World,
    procedure: &Procedure,
    reports: &[&Report],
    (unit, complete): (&str, bool),
    (first, last): (Date, Date),
) -> Option<u64> {
    let inside = |day: Option<Date>| day.is_some_and(|day| first <= day && day <= last);
    let agency = world.agency(unit)?;
    let ends = [procedure.from, procedure.to, agency.from, agency.to];
    if ends.into_iter().any(inside) {
        return None;
    }
    let mut sum = 0;
    let mut day = first;
    while day <= last {
        let of_day = |report: &&&Report| report.from <= day && day <= last_evidence(world, report);
        let report = reports.iter().find(of_day)?;
        let total = match row(report, procedure) {
            Some(row) => total(row)?,
            None if complete && told(world, report, procedure) == RowStatement::Zero => 0,
            None => return None,
        };
        let straddles = report.from < first || last < report.to;
        if straddles && (total > 0 || !complete) {
            return None;
        }
        if day == report.from.max(first) {
            sum += total;
        }
        day = day.tomorrow().unwrap();
    }
    Some(sum)
}
