//! Every day on which a verdict could change although nothing new is recorded: days that the evidence names, and those on
//! which the window reaches or leaves one of them. A superset; who asks judges.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::after;
use crate::catalogue::instruments::CitedNumber;
use crate::catalogue::model::{Plan, PlanRow, Procedure};
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::catalogue::{Located, Snapshot};
use crate::rules::{Context, Window};

/// The days after the as-of date on which a verdict on a procedure could change, in order.
pub(super) fn candidates(context: &Context<'_>, procedure: &Procedure) -> BTreeSet<Date> {
    let months = context.window.months;
    let mut candidates = BTreeSet::new();
    for day in named(context, procedure) {
        let next = after(day);
        candidates.extend([day, next]);
        candidates.extend([day, next].map(|day| window_from(day, months)));
    }
    candidates.retain(|day| context.as_of < *day);
    candidates
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
    for report in snapshot.usable_statistics().map(|report| &report.value) {
        if is_evidence_of_use(report) {
            days.extend([report.from, report.to]);
        }
    }
    for agency in snapshot.agencies() {
        days.extend(agency.from.into_iter().chain(agency.to));
    }
    days
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
