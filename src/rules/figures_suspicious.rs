//! `figures-suspicious`: parts greater than their whole, the same total four years running, a jump of ten times.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::context::Context;
use super::not_synchronised::of_report;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict, distinct};
use crate::catalogue::model::{Basis, Count, Counts, Procedure, Scope, Statistics};
use crate::catalogue::plausibility::last_known_day;

/// The rule; `rasoat rules figures-suspicious` says what it answers when.
pub(super) struct FiguresSuspicious;

static INFO: RuleInfo = RuleInfo {
    id: "figures-suspicious",
    names: &["số_liệu_đáng_ngờ", "suspicious", "Figures_suspicious"],
    since: None,
    blocks: Blocks::No,
    remark: true,
    remarks: false,
    reads: &[],
};

/// Years with one total before it is suspicious.
const SAME_YEARS: usize = 4;
/// The least total that is looked at for that.
const SAME_LEAST: u64 = 10;
/// How many times one year may be another.
const JUMP: u64 = 10;
/// The least greater total that is looked at for that.
const JUMP_LEAST: u64 = 100;

/// The rows of one series, each with its report.
type SeriesRows<'a> = Vec<(&'a Statistics, &'a Counts)>;

/// The totals of each unit, by year.
type UnitTotals<'a> = BTreeMap<&'a str, BTreeMap<i16, u64>>;

impl Rule for FiguresSuspicious {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let codes = context.reports.continued_codes(procedure).into_iter();
        let rows = codes.flat_map(|code| context.histories().of(code));
        let mut against = Vec::new();
        let mut compared = false;
        let mut series: BTreeMap<(Basis, Scope, &str), SeriesRows<'_>> = BTreeMap::new();
        for (report, counts) in rows {
            compared |= parts(context, report, counts, &mut against);
            let key = (report.basis, report.scope, report.unit.as_str());
            series.entry(key).or_default().push((report, counts));
        }
        let mut by_scope: BTreeMap<(Basis, Scope), UnitTotals<'_>> = BTreeMap::new();
        for ((basis, scope, unit), rows) in series {
            let years = yearly(context, procedure, unit, &rows);
            by_scope
                .entry((basis, scope))
                .or_default()
                .insert(unit, years);
        }
        for units in by_scope.values() {
            compared |= same(units, &mut against);
            compared |= jumps(units, &mut against);
        }
        // What was received and what was resolved may show the same.
        let against = distinct(against);
        if !against.is_empty() {
            return RuleFinding::new(Verdict::Flag, against);
        }
        match compared {
            true => RuleFinding::new(Verdict::Clear, vec![Fact::new("fact-figures-sound")]),
            false => RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-nothing-to-compare")],
            ),
        }
    }
}

/// Parts of a row that are greater than its channels together; whether any could be compared.
fn parts(
    context: &Context<'_>,
    report: &Statistics,
    counts: &Counts,
    against: &mut Vec<Fact>,
) -> bool {
    if !counts.all_known() {
        return false;
    }
    let whole = counts.known_total();
    let of_resolved = report.basis == Basis::Resolved;
    let parts = [
        (
            "resolved_online",
            counts.resolved_online.filter(|_| of_resolved),
        ),
        ("on_time", counts.on_time.filter(|_| of_resolved)),
        ("synchronised", counts.synchronised),
    ];
    let mut compared = false;
    for (name, part) in parts {
        let Some(part) = part.and_then(Count::known) else {
            continue;
        };
        compared = true;
        if part > whole {
            against.push(
                of_report(context, "fact-part-above-whole", report)
                    .with("part", name)
                    .with("count", part)
                    .with("total", whole),
            );
        }
    }
    compared
}

/// The total of each year that a unit's reports cover wholly with every channel known: a calendar year, or the official
/// reporting year that ends in it. Left out are those in which the procedure or the unit began, ended or took another's place.
fn yearly(
    context: &Context<'_>,
    procedure: &Procedure,
    unit: &str,
    rows: &[(&Statistics, &Counts)],
) -> BTreeMap<i16, u64> {
    let turns = turns(context, procedure, unit);
    let rows: Vec<(&Statistics, &Counts)> = rows
        .iter()
        .copied()
        .filter(|(report, _)| {
            let agency = context.snapshot.agency(unit);
            last_known_day(report, agency, context.today) == Some(report.to)
        })
        .collect();
    let mut totals = BTreeMap::new();
    let years: BTreeSet<i16> = rows.iter().map(|(report, _)| report.to.year()).collect();
    for year in years {
        let calendar = (date(year, 1, 1), date(year, 12, 31));
        let official = (date(year - 1, 12, 15), date(year, 12, 14));
        let total = [calendar, official].into_iter().find_map(|(from, to)| {
            let turns = turns.iter();
            let is_whole = !turns.clone().any(|day| from <= *day && *day <= to);
            is_whole.then(|| covering(&rows, (from, to)))?
        });
        totals.extend(total.map(|total| (year, total)));
    }
    totals
}

/// The days on which the procedure or the unit began, ended or took another's place.
fn turns(context: &Context<'_>, procedure: &Procedure, unit: &str) -> Vec<Date> {
    let snapshot = context.snapshot;
    let agency = snapshot.agency(unit);
    let mut days = vec![agency.and_then(|of| of.from), agency.and_then(|of| of.to)];
    for link in context.reports.continued(procedure) {
        days.extend([link.in_force_from(), link.in_force_to()]);
    }
    let lifecycle = procedure.lifecycle.as_ref();
    let replaced = lifecycle.map_or(&[][..], |of| &of.replaces).iter();
    days.extend(replaced.map(|code| {
        let before = snapshot.procedure(code)?;
        before.value().in_force_to()
    }));
    // A unit that took in others counts their dossiers from the next day on.
    let merged = context.ends_before(unit).iter();
    let merged = merged.flat_map(|end| [Some(*end), end.tomorrow().ok()]);
    days.into_iter().chain(merged).flatten().collect()
}

/// The total of the reports that lie in a stretch of days, where they cover every day of it once and every channel is known.
fn covering(rows: &[(&Statistics, &Counts)], (from, to): (Date, Date)) -> Option<u64> {
    let mut inside: Vec<&(&Statistics, &Counts)> = rows
        .iter()
        .filter(|(report, _)| from <= report.from && report.to <= to)
        .collect();
    inside.sort_by_key(|(report, _)| report.from);
    let mut next = from;
    let mut total = 0_u64;
    for (report, counts) in inside {
        if report.from != next || !counts.all_known() {
            return None;
        }
        total = total.saturating_add(counts.known_total());
        next = report.to.tomorrow().ok()?;
    }
    (next == to.tomorrow().ok()?).then_some(total)
}

/// The sums of the units that reported in all of some consecutive years.
fn sums(units: &UnitTotals<'_>, first: i16, years: usize) -> Option<Vec<u64>> {
    let years: Vec<i16> = (first..).take(years).collect();
    let mut sums = vec![0_u64; years.len()];
    let mut any = false;
    for totals in units.values() {
        let of_unit: Option<Vec<u64>> =
            years.iter().map(|year| totals.get(year).copied()).collect();
        for (sum, total) in sums.iter_mut().zip(of_unit.iter().flatten()) {
            *sum = sum.saturating_add(*total);
        }
        any |= of_unit.is_some();
    }
    any.then_some(sums)
}

fn first_years(units: &UnitTotals<'_>) -> BTreeSet<i16> {
    units
        .values()
        .flat_map(|totals| totals.keys().copied())
        .collect()
}

/// Four consecutive years with one total; whether any four could be compared.
fn same(units: &UnitTotals<'_>, against: &mut Vec<Fact>) -> bool {
    let mut compared = false;
    for first in first_years(units) {
        let Some(sums) = sums(units, first, SAME_YEARS) else {
            continue;
        };
        compared = true;
        let total = sums[0];
        if total >= SAME_LEAST && sums.iter().all(|sum| *sum == total) {
            against.push(
                Fact::new("fact-same-total")
                    .with("first", first.to_string())
                    .with("last", (first + 3).to_string())
                    .with("total", total),
            );
        }
    }
    compared
}

/// Two consecutive years of which one is ten times the other; whether any two could be compared.
fn jumps(units: &UnitTotals<'_>, against: &mut Vec<Fact>) -> bool {
    let mut compared = false;
    for first in first_years(units) {
        let Some(sums) = sums(units, first, 2) else {
            continue;
        };
        compared = true;
        let (less, more) = (sums[0].min(sums[1]), sums[0].max(sums[1]));
        if less > 0 && more >= JUMP_LEAST && more >= less.saturating_mul(JUMP) {
            against.push(
                Fact::new("fact-jump")
                    .with("first", first.to_string())
                    .with("last", (first + 1).to_string())
                    .with("before", sums[0])
                    .with("after", sums[1]),
            );
        }
    }
    compared
}
