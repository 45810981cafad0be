//! A snapshot with its verdicts into columns.

use rayon::prelude::*;

use super::named::Named;
use super::names::{Codes, Names};
use super::{Columns, DecisionCell, Lists, Rows};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{
    Channel, DecisionState, Level, OnlineLevel, Procedure, Stated, TimeUnit, TimeValue,
};
use crate::rules::{Assessment, Context, RULES, Verdict};
use crate::search::query::SpanUnit;
use crate::text::Collator;

impl Columns {
    /// The columns of a catalogue. `assessments` stand in the order of the snapshot's procedures, as
    /// [`crate::rules::assess_all`] gives them.
    #[must_use]
    pub fn build(context: &Context<'_>, assessments: &[Assessment]) -> Columns {
        let snapshot = context.snapshot;
        let procedures: Vec<&Procedure> = snapshot
            .procedures()
            .iter()
            .map(|p| p.value.as_ref())
            .collect();
        let len = procedures.len();
        let (mut agencies, mut fields) = (Named::default(), Named::default());
        for agency in snapshot.agencies() {
            let portal = [agency.portal_code.as_deref(), agency.portal_id.as_deref()];
            agencies.push(&agency.id, &portal, &agency.name);
        }
        for field in snapshot.fields() {
            let portal = [field.portal_code.as_deref(), field.portal_id.as_deref()];
            fields.push(&field.id, &portal, &field.name);
        }
        let mut fields_of = Lists::default();
        for procedure in &procedures {
            fields_of.push(procedure.fields.iter().filter_map(|id| fields.position(id)));
        }
        let holding = |verdict: Verdict| -> Vec<Rows> {
            let has = |rule: usize, row: usize| {
                let finding = assessments.get(row).and_then(|a| a.findings.get(rule));
                finding.is_some_and(|finding| finding.verdict == verdict)
            };
            (0..RULES.len())
                .map(|rule| Rows::from_fn(len, |row| has(rule, row)))
                .collect()
        };
        let (lists, in_list) = lists(snapshot, context, &procedures);
        let (groups, in_group) = groups(snapshot, &procedures);
        let name_texts: Vec<&str> = procedures.iter().map(|p| p.name.as_str()).collect();
        let agency_names: Vec<&str> = snapshot
            .agencies()
            .iter()
            .map(|a| a.name.as_str())
            .collect();
        let collator = Collator::new();
        Columns {
            len,
            codes: codes(snapshot, &procedures),
            names: Names::new(name_texts.iter().copied()),
            name_rank: collator.ranks(&name_texts),
            agency_rank: collator.ranks(&agency_names),
            issuer: procedures
                .iter()
                .map(|p| agencies.position(p.issuer.as_deref()?))
                .collect(),
            agencies,
            fields,
            fields_of,
            levels: Level::ALL
                .iter()
                .map(|level| Rows::from_fn(len, |row| handles(procedures[row], *level, context)))
                .collect(),
            online: OnlineLevel::ALL
                .iter()
                .map(|level| Some(*level))
                .chain([None])
                .map(|level| Rows::from_fn(len, |row| procedures[row].online_level() == level))
                .collect(),
            flags: holding(Verdict::Flag),
            unknown: holding(Verdict::CannotTell),
            tail: Rows::from_fn(len, |row| {
                assessments
                    .get(row)
                    .is_some_and(|a| a.findings.iter().any(|finding| finding.tail_only))
            }),
            decisions: procedures
                .iter()
                .enumerate()
                .map(|(row, p)| decision(snapshot, p, assessments.get(row)))
                .collect(),
            lists,
            in_list,
            groups,
            in_group,
            changed: vec![None; len],
            dossiers: procedures
                .par_iter()
                .map(|p| dossiers(context, p))
                .collect(),
            time: procedures.iter().map(|p| longest_time(p)).collect(),
            fee: procedures.iter().map(|p| highest_fee(p)).collect(),
        }
    }
}

fn row(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn codes(snapshot: &Snapshot, procedures: &[&Procedure]) -> Codes {
    let own = procedures
        .iter()
        .enumerate()
        .map(|(at, p)| (p.code.clone(), row(at)));
    let local = snapshot
        .variants()
        .iter()
        .flat_map(|file| &file.value.variants);
    let local = local.filter_map(|(code, variant)| {
        Some((
            variant.local_code.clone()?,
            row(position(procedures, code)?),
        ))
    });
    Codes::new(own.chain(local))
}

/// The first row of a code; procedures are sorted by it.
fn position(procedures: &[&Procedure], code: &str) -> Option<usize> {
    let at = procedures.partition_point(|p| *p.code < *code);
    procedures.get(at).filter(|p| p.code == code).map(|_| at)
}

fn lists(
    snapshot: &Snapshot,
    context: &Context<'_>,
    procedures: &[&Procedure],
) -> (Named, Vec<Rows>) {
    let mut lists = Named::default();
    let mut members = Vec::new();
    for list in snapshot.lists() {
        let list = &list.value;
        let name = list.name.as_deref().unwrap_or_default();
        lists.push(&list.id, &[Some(&list.decision)], name);
        let mut rows = Rows::none(procedures.len());
        let begun = list
            .members
            .iter()
            .filter(|m| m.from.is_none_or(|from| from <= context.as_of));
        for member in begun {
            let group = member.group.as_deref();
            let of_group = snapshot
                .groups()
                .iter()
                .filter(|g| Some(g.value.id.as_str()) == group);
            let codes = of_group.flat_map(|g| &g.value.members).chain(&member.code);
            codes
                .filter_map(|code| position(procedures, code))
                .for_each(|row| rows.insert(row));
        }
        members.push(rows);
    }
    (lists, members)
}

fn groups(snapshot: &Snapshot, procedures: &[&Procedure]) -> (Named, Vec<Rows>) {
    let mut groups = Named::default();
    let mut members = Vec::new();
    for group in snapshot.groups() {
        let group = &group.value;
        groups.push(&group.id, &[], &group.name);
        let mut rows = Rows::none(procedures.len());
        let codes = group.members.iter();
        codes
            .filter_map(|code| position(procedures, code))
            .for_each(|row| rows.insert(row));
        members.push(rows);
    }
    (groups, members)
}

/// Whether a level handles a procedure on the as-of date.
fn handles(procedure: &Procedure, level: Level, context: &Context<'_>) -> bool {
    procedure
        .levels
        .iter()
        .any(|entry| entry.level == level && entry.until.is_none_or(|until| context.as_of <= until))
}

fn decision(
    snapshot: &Snapshot,
    procedure: &Procedure,
    assessment: Option<&Assessment>,
) -> DecisionCell {
    let Some(log) = snapshot.decisions(&procedure.code).map(|log| &log.value) else {
        return DecisionCell::default();
    };
    let in_force = log
        .in_force()
        .map(|decision| (decision.outcome, decision.state));
    let stale = assessment.and_then(|a| a.finding("decision-stale"));
    DecisionCell {
        in_force,
        stale: in_force.is_some() && stale.is_some_and(|f| f.verdict == Verdict::Flag),
        withdrawn: in_force.is_none()
            && log
                .decisions
                .iter()
                .any(|entry| entry.state == DecisionState::Withdrawn),
    }
}

/// Dossiers in periods wholly inside the window. Unknown where nothing is reported: no data is not zero.
fn dossiers(context: &Context<'_>, procedure: &Procedure) -> Option<u64> {
    let usage = context.reports.usage(procedure);
    let inside = usage.positive.iter().filter(|positive| positive.inside);
    let total = inside.fold(0_u64, |sum, positive| sum.saturating_add(positive.total));
    (total > 0 || !usage.reported.is_empty()).then_some(total)
}

fn channels(procedure: &Procedure) -> &[Channel] {
    procedure.channels.as_ref().map_or(&[], Stated::items)
}

fn longest_time(procedure: &Procedure) -> Option<f64> {
    let times = channels(procedure).iter().filter_map(|channel| {
        let limit = channel.time.as_ref()?;
        let TimeValue::Number(count) = limit.value else {
            return None;
        };
        let unit = match limit.unit {
            TimeUnit::WorkingDay | TimeUnit::Day => SpanUnit::Day,
            TimeUnit::Hour => SpanUnit::Hour,
            TimeUnit::Month => SpanUnit::Month,
            TimeUnit::Year => SpanUnit::Year,
            TimeUnit::Other => return None,
        };
        Some(count * unit.days())
    });
    times.reduce(f64::max)
}

/// The highest fee in units of its currency; 0 where there is none, unknown where nothing is said.
fn highest_fee(procedure: &Procedure) -> Option<f64> {
    let stated = channels(procedure)
        .iter()
        .filter_map(|channel| channel.fees.as_ref());
    let amounts = stated.flat_map(|fees| {
        let none = matches!(fees, Stated::None).then_some(0.0);
        fees.items().iter().filter_map(|fee| fee.amount).chain(none)
    });
    amounts.reduce(f64::max)
}
