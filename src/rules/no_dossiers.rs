//! `no-dossiers`: no dossier in the last 36 months, on any channel.

use jiff::{SpanRound, Unit, civil::Date};

use super::context::Context;
use super::days::DaySet;
use super::faults;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict, distinct};
use super::usage::{CoverageRule, PositiveReport, Usage};
use crate::catalogue::model::{Continuity, Procedure};

/// At most so many reports are named as evidence, the newest.
const NAMED: usize = 4;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct NoDossiers;

static INFO: RuleInfo = RuleInfo {
    id: "no-dossiers",
    names: &[
        "không_hồ_sơ",
        "không_phát_sinh",
        "không_phát_sinh_hồ_sơ",
        "có_hồ_sơ_không",
        "any_dossiers",
        "No_dossiers",
    ],
    since: None,
    blocks: Blocks::OnFlagOrCannotTell,
    remark: false,
    remarks: false,
    reads: &[],
};

impl Rule for NoDossiers {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        if !context.tells && context.reports.has_dossiers_inside(procedure) {
            return RuleFinding::new(Verdict::Clear, Vec::new());
        }
        let usage = context.reports.usage(procedure);
        let mut evidence = Vec::new();
        if context.tells {
            evidence = evidence_of_use(context, &usage);
            evidence.extend(context.reports.doubts(&usage));
        }
        if usage.positive.iter().any(|positive| positive.inside) {
            return RuleFinding::new(Verdict::Clear, evidence);
        }
        let faulty = faulty_predecessors(context, procedure);
        if !faulty.is_empty() {
            return RuleFinding::cannot_tell(evidence, faulty);
        }
        if let Some(replaced) = replaced_partially(context, procedure) {
            return RuleFinding::cannot_tell(evidence, vec![replaced]);
        }
        match usage.in_force_from {
            Some(from) if from > context.window.from => {
                evidence.push(
                    Fact::new("fact-in-force-so-far")
                        .with("from", from)
                        .with("months", whole_months(from, context.as_of))
                        .with("window", u64::from(context.window.months)),
                );
                return RuleFinding::new(Verdict::NotApplicable, evidence);
            }
            Some(_) => {}
            None => evidence.push(Fact::new("fact-start-unknown")),
        }
        let mut open = usage.asked.clone();
        let zero = context.reports.zero_days(&usage);
        open.remove(&zero);
        if open.is_empty() {
            evidence.push(Fact::new("fact-all-zero"));
            return RuleFinding::new(Verdict::Flag, evidence);
        }
        let (mut missing, tail) = missing(context, &usage, &zero, &open);
        // Older, it is missing as anything else is.
        let recent = tail.filter(|day| context.is_recent(*day));
        if let Some(last_known) = recent {
            missing.insert(
                0,
                Fact::new("fact-tail-unreported").with("after", last_known),
            );
        }
        RuleFinding {
            tail_only: recent.is_some(),
            tail,
            ..RuleFinding::cannot_tell(evidence, missing)
        }
    }
}

/// What is missing on the days that are not known to be zero, and the last day covered for all where they only wait for reports.
pub(super) fn missing(
    context: &Context<'_>,
    usage: &Usage<'_>,
    zero: &DaySet,
    open: &DaySet,
) -> (Vec<Fact>, Option<Date>) {
    let tail = tail_of(context, usage, zero, open);
    if !context.tells && tail.is_none() {
        return (Vec::new(), None);
    }
    let gaps = context.reports.gaps(usage, CoverageRule::Zero);
    let tail = tail.filter(|_| gaps.unreported);
    let faults = context.reports.faults_met(usage);
    let facts = gaps.facts.into_iter();
    let facts = facts.chain(faults.iter().map(faults::fact));
    (distinct(facts.collect()), tail)
}

/// The window, and the newest reports with dossiers.
pub(super) fn evidence_of_use(context: &Context<'_>, usage: &Usage<'_>) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new("fact-window")
            .with("from", context.window.from)
            .with("to", context.window.to),
    ];
    let named = usage.positive.len().saturating_sub(NAMED);
    // What is not named is counted all the same: the numbers that are would not add up.
    let (earlier, _) = usage.positive.split_at(named);
    if !earlier.is_empty() {
        let total = earlier.iter().map(|positive| positive.total);
        facts.push(
            Fact::new("fact-dossiers-earlier")
                .with("reports", earlier.len())
                .with("total", total.fold(0, u64::saturating_add)),
        );
    }
    for positive in &usage.positive[named..] {
        facts.push(report(context, positive));
        facts.extend(under_predecessors(positive));
    }
    facts
}

/// Under which codes the dossiers of a report stand that are those of predecessors.
fn under_predecessors(positive: &PositiveReport<'_>) -> Option<Fact> {
    let of = &positive.of_predecessors;
    let codes: Vec<&str> = of.keys().copied().collect();
    let count = of.values().copied().fold(0, u64::saturating_add);
    (!codes.is_empty()).then(|| {
        Fact::new("fact-dossiers-of-predecessor")
            .with("count", count)
            .with("codes", codes.join(", "))
            .with("from", positive.report.from)
            .with("to", positive.report.to)
    })
}

fn report(context: &Context<'_>, positive: &PositiveReport<'_>) -> Fact {
    let unit = &positive.report.unit;
    let name = context
        .snapshot
        .agency(unit)
        .map_or(unit, |agency| &agency.name);
    let of_groups = &positive.of_groups;
    let fact = Fact::new(match (positive.inside, of_groups.is_empty()) {
        (true, true) => "fact-dossiers",
        (true, false) => "fact-dossiers-of-group",
        (false, true) => "fact-dossiers-straddling",
        (false, false) => "fact-dossiers-of-group-straddling",
    })
    .with("total", positive.total)
    .with("unit", name.as_str())
    .with("from", positive.report.from)
    .with("to", positive.report.to);
    if of_groups.is_empty() {
        return fact;
    }
    let groups: Vec<&str> = of_groups
        .keys()
        .map(|id| context.snapshot.group(id).map_or(*id, |of| &of.name))
        .collect();
    let number = of_groups.values().copied();
    fact.with("of_group", number.fold(0, u64::saturating_add))
        .with("group", groups.join(", "))
}

/// What is wrong with those whose counts it joins, where nobody can tell when they were in force.
fn faulty_predecessors(context: &Context<'_>, procedure: &Procedure) -> Vec<Fact> {
    let before = context.reports.continued(procedure);
    let before = before.filter(|before| before.code != procedure.code);
    let whole =
        |of: &Procedure| -> Vec<Fact> { faults::of_whole(&context.reports.faults(of)).collect() };
    before.flat_map(whole).collect()
}

/// The last day covered for all, where every gap lies after it. Units that reported zero after it do not end the tail: they
/// cover no day for all.
fn tail_of(context: &Context<'_>, usage: &Usage<'_>, zero: &DaySet, open: &DaySet) -> Option<Date> {
    let &[(first, last)] = &open.ranges()[..] else {
        return None;
    };
    let (_, last_asked) = *usage.asked.ranges().last()?;
    (last == last_asked && first > 0 && zero.contains(first - 1))
        .then(|| context.window.day(first - 1))
}

/// Whether the procedure, or one whose counts it joins, replaced another after the window's first day and only continues
/// it in part, or was so replaced: the dossiers before and after are not of one procedure.
fn replaced_partially(context: &Context<'_>, procedure: &Procedure) -> Option<Fact> {
    let inside = |day: &Date| context.window.from < *day && *day <= context.window.to;
    let known = |code: &String| context.snapshot.procedure(code).map(|p| p.value());
    let replaced = context.reports.continued(procedure).find_map(|link| {
        let lifecycle = link.lifecycle.as_ref()?;
        if lifecycle.continuity != Some(Continuity::Partial) || lifecycle.replaces.is_empty() {
            return None;
        }
        let after_predecessors = || {
            let ends = lifecycle.replaces.iter().filter_map(known);
            ends.filter_map(|p| p.in_force_to()?.tomorrow().ok()).max()
        };
        let day = lifecycle.from.or_else(after_predecessors).filter(inside)?;
        Some(
            Fact::new("fact-replaced-partially")
                .with("date", day)
                .with("codes", lifecycle.replaces.join(", ")),
        )
    });
    replaced.or_else(|| {
        let successors = &procedure.lifecycle.as_ref()?.replaced_by;
        successors.iter().find_map(|code| {
            let successor = known(code)?;
            let partial = successor.lifecycle.as_ref()?.continuity == Some(Continuity::Partial);
            let day = successor.in_force_from().filter(inside)?;
            partial.then(|| {
                Fact::new("fact-replaced-partially-by")
                    .with("date", day)
                    .with("codes", code.as_str())
            })
        })
    })
}

/// Whole months from the first day in force to the as-of date, both days included.
fn whole_months(from: Date, as_of: Date) -> u64 {
    let after = as_of.tomorrow().unwrap_or(as_of);
    after
        .since(from)
        .and_then(|span| {
            span.round(
                SpanRound::new()
                    .largest(Unit::Month)
                    .smallest(Unit::Month)
                    .mode(jiff::RoundMode::Trunc)
                    .relative(from),
            )
        })
        .map_or(0, |span| u64::try_from(span.get_months()).unwrap_or(0))
}
