//! Every day on which a verdict could change although nothing new is recorded: days that the evidence names, and those on
//! which the window reaches or leaves one of them. A superset; who asks judges.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::after;
use crate::catalogue::instruments::CitedNumber;
use crate::catalogue::model::{Plan, PlanRow, Procedure};
use crate::catalogue::{Located, Snapshot};
use crate::rules::published_late::posting_days;
use crate::rules::sources::LISTS_DUE;
use crate::rules::{Context, RULES, Window};

/// The days after the as-of date on which a verdict on a procedure could change, in order.
pub(super) fn candidates(context: &Context<'_>, procedure: &Procedure) -> BTreeSet<Date> {
    let months = context.window.months;
    let mut candidates = BTreeSet::new();
    for day in named(context, procedure) {
        let next = after(day);
        candidates.extend([day, next]);
        candidates.extend([day, next].map(|day| window_from(day, months)));
        // The year over which shares and reports are asked, and the report that gives it its end.
        candidates.extend([day, next, after(next)].map(|day| window_from(day, YEAR)));
    }
    candidates.extend(sources());
    candidates.retain(|day| context.as_of < *day);
    candidates
}

/// Months of the year over which shares are asked.
const YEAR: u32 = 12;

/// The days since which the sources of rules ask anything.
fn sources() -> impl Iterator<Item = Date> {
    let issued = RULES.iter().filter_map(|rule| rule.info().since);
    issued.chain([LISTS_DUE])
}

/// The first day on whose window `day` is the first, or lies before it.
fn window_from(day: Date, months: u32) -> Date {
    let about = day.saturating_add(i64::from(months).min(12_000).months());
    // Months are not equally long, so the day is near, and no more.
    (-4..=4)
        .map(|days: i64| about.saturating_add(days.days()))
        .find(|as_of| day <= Window::ending_on(*as_of, months).from)
        .unwrap_or(about)
}

/// The days that the evidence names.
fn named(context: &Context<'_>, procedure: &Procedure) -> BTreeSet<Date> {
    let snapshot = context.snapshot;
    let mut days = BTreeSet::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let groups = || snapshot.groups_of(&procedure.code);
    for place in groups().flat_map(|group| &group.members) {
        days.extend(place.from.into_iter().chain(place.to));
    }
    let members = groups().flat_map(|group| group.codes());
    let members = members.filter_map(|code| Some(snapshot.procedure(code)?.value().as_ref()));
    for member in std::iter::once(procedure).chain(members) {
        if seen.insert(&member.code) {
            life(context, member, &mut days);
            for group in snapshot.groups_of(&member.code) {
                plans(snapshot, &group.id, &mut days);
            }
            plans(snapshot, &member.code, &mut days);
        }
    }
    for citation in procedure.legal_basis.iter().flat_map(|b| b.items()) {
        for cited in snapshot.cited(procedure, citation) {
            instruments(snapshot, &cited, &mut days);
        }
    }
    let log = snapshot.decisions(&procedure.code);
    for decision in log.iter().flat_map(|log| log.value.standing()) {
        days.extend(decision.overrides.iter().map(|o| o.until));
    }
    for decision in log.iter().flat_map(|log| &log.value.decisions) {
        let signed = decision.published.as_ref().map(|by| by.signed);
        days.extend(signed);
        days.insert(decision.as_of);
        let grace = i64::from(snapshot.policy().evidence_grace_days());
        days.extend(signed.map(|signed| signed.saturating_add(grace.days())));
    }
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        days.extend([report.from, report.to]);
        // The official year stands for the calendar year in which it ends, and is another until that is over.
        if (report.to.month(), report.to.day()) == (12, 14) {
            let year = report.to.year();
            days.extend([date(year, 12, 15), date(year, 12, 30), date(year, 12, 31)]);
        }
    }
    service(context, procedure, &mut days);
    policy(snapshot, &mut days);
    for agency in snapshot.agencies() {
        days.extend(agency.from.into_iter().chain(agency.to));
    }
    days
}

/// The days of a procedure's online service, of its publications, and of what others issue, hold, list and offer of it.
fn service(context: &Context<'_>, procedure: &Procedure, days: &mut BTreeSet<Date>) {
    let snapshot = context.snapshot;
    if let Some(online) = &procedure.online {
        days.extend(online.since);
        for suspended in &online.suspended {
            days.insert(suspended.from);
            days.extend(suspended.to.into_iter().chain(suspended.resumed));
        }
    }
    days.extend(procedure.levels.iter().filter_map(|entry| entry.until));
    let measured = procedure.satisfaction.iter();
    days.extend(measured.filter_map(|measured| measured.to));
    for publication in procedure.published_by() {
        let named = [
            publication.signed,
            publication.effective,
            publication.posted,
        ];
        days.extend(named.into_iter().flatten());
    }
    days.extend(posting_days(context, procedure));
    for document in procedure.documents.iter().flat_map(|d| d.items()) {
        days.extend(context.results().days(document));
    }
    days.extend(snapshot.databases().iter().map(|database| database.since));
    for list in snapshot.lists() {
        days.insert(list.value.date);
        days.extend(list.value.members.iter().filter_map(|member| member.from));
    }
    let variants = snapshot.variants().iter();
    let variants = variants.filter_map(|file| file.value.variants.get(&procedure.code));
    days.extend(variants.filter_map(|variant| variant.since));
}

/// The days of the manifest's figures.
fn policy(snapshot: &Snapshot, days: &mut BTreeSet<Date>) {
    let policy = snapshot.policy();
    for target in &policy.targets {
        days.extend(target.from.into_iter().chain(target.last_day()));
    }
    for regime in &policy.regimes {
        days.extend(regime.from.into_iter().chain(regime.to));
    }
    let thresholds = policy.thresholds.iter();
    let thresholds = thresholds.flat_map(|of| [&of.below_announced_level, &of.satisfaction]);
    days.extend(thresholds.flatten().filter_map(|threshold| threshold.from));
}

/// The first and the last day of a procedure, of those that it continues, and of those that continue it.
fn life(context: &Context<'_>, procedure: &Procedure, days: &mut BTreeSet<Date>) {
    let bounds = |procedure: &Procedure| [procedure.in_force_from(), procedure.in_force_to()];
    for link in context.snapshot.procedure(&procedure.code).into_iter() {
        for link in context.reports.continued(link.value()) {
            days.extend(bounds(link).into_iter().flatten());
            let replaces = link.replaces().iter();
            let replaced_by = link.lifecycle.iter().flat_map(|l| &l.replaced_by);
            for code in replaces.chain(replaced_by) {
                if let Some(other) = context.snapshot.procedure(code) {
                    days.extend(bounds(other.value()).into_iter().flatten());
                }
            }
        }
    }
    days.extend(bounds(procedure).into_iter().flatten());
}

fn plans(snapshot: &Snapshot, target: &str, days: &mut BTreeSet<Date>) {
    let of_plan = |plan: &Plan| [plan.signed, plan.from, plan.to];
    for (Located { value: plan, .. }, row) in snapshot.plans_naming(target) {
        days.extend(of_plan(plan).into_iter().flatten());
        if let Some(PlanRow {
            due,
            done,
            superseded_by,
            ..
        }) = plan.procedures.get(row)
        {
            days.extend([due, done].into_iter().copied().flatten());
            let by = superseded_by.as_ref().and_then(|id| snapshot.plan(id));
            days.extend(by.map(of_plan).into_iter().flatten().flatten());
        }
    }
}

/// The days of an instrument and of those that repeal it; where several may be meant, of each.
fn instruments(snapshot: &Snapshot, cited: &CitedNumber<'_>, days: &mut BTreeSet<Date>) {
    for instrument in cited.meant.all() {
        let repealing = instrument.repealed_by.iter();
        let repealing = repealing.flat_map(|by| snapshot.resolve_later(instrument, by).all());
        for instrument in std::iter::once(instrument).chain(repealing) {
            let named = [instrument.signed, instrument.from, instrument.to];
            days.extend(named.into_iter().flatten());
        }
    }
}
