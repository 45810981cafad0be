//! The list of rules, and the run of all of them over a procedure or a catalogue.

use jiff::civil::Date;
use rayon::prelude::*;

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, Verdict, distinct, is_doubt};
use super::{
    below_announced_level, constituent_missing, data_already_held, decision_stale, district_level,
    eligible_not_full, essential_at_risk, faults, fee_not_payable_online, figures_suspicious,
    full_not_on_list, full_yet_presence, group_inconsistent, legal_basis_expired,
    local_level_differs, low_online_share, no_dossiers, no_plan, not_digitised, not_synchronised,
    offered_yet_barred, online_not_better, partial_unexplained, plan_lapsed, published_late,
    result_already_issued, satisfaction_low, statistics_missing, suspended_too_long,
    unused_not_acted_on,
};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Outcome, Override, Procedure};

/// Version of the rules; decisions keep it. It changes whenever a verdict could change for the same catalogue.
pub const RULES_VERSION: &str = "5";

/// Every rule, in the order in which they are judged and shown. `decision-stale` looks at the blocking ones, and what stands
/// after it may look at it.
pub static RULES: &[&dyn Rule] = &[
    &no_dossiers::NoDossiers,
    &no_plan::NoPlan,
    &plan_lapsed::PlanLapsed,
    &statistics_missing::StatisticsMissing,
    &constituent_missing::ConstituentMissing,
    &full_yet_presence::FullYetPresence,
    &legal_basis_expired::LegalBasisExpired,
    &group_inconsistent::GroupInconsistent,
    &decision_stale::DecisionStale,
    &offered_yet_barred::OfferedYetBarred,
    &eligible_not_full::EligibleNotFull,
    &full_not_on_list::FullNotOnList,
    &unused_not_acted_on::UnusedNotActedOn,
    &partial_unexplained::PartialUnexplained,
    &fee_not_payable_online::FeeNotPayableOnline,
    &data_already_held::DataAlreadyHeld,
    &result_already_issued::ResultAlreadyIssued,
    &published_late::PublishedLate,
    &district_level::DistrictLevel,
    &online_not_better::OnlineNotBetter,
    &low_online_share::LowOnlineShare,
    &essential_at_risk::EssentialAtRisk,
    &figures_suspicious::FiguresSuspicious,
    &suspended_too_long::SuspendedTooLong,
    &not_synchronised::NotSynchronised,
    &not_digitised::NotDigitised,
    &local_level_differs::LocalLevelDiffers,
    &below_announced_level::BelowAnnouncedLevel,
    &satisfaction_low::SatisfactionLow,
];

/// The blocking rules that a version of the rules had, each with whether it blocks on `cannot_tell` too; none where the version
/// is not known here.
pub fn blocking_of(version: &str) -> Option<Vec<(&'static str, bool)>> {
    // The earlier versions had the blocking rules of today.
    matches!(version, "1" | "2" | "3" | "4" | RULES_VERSION).then(|| {
        let rules = RULES.iter().map(|rule| rule.info());
        let blocking = rules.filter(|info| info.blocks != Blocks::No);
        blocking
            .map(|info| (info.id, info.blocks == Blocks::OnFlagOrCannotTell))
            .collect()
    })
}

/// Positions in [`RULES`] of those that block.
pub fn blocking() -> impl Iterator<Item = usize> {
    (0..RULES.len()).filter(|at| RULES[*at].info().blocks != Blocks::No)
}

/// What the rule of an id found, where it stands before whoever asks.
pub(super) fn found<'f>(so_far: &'f [RuleFinding], id: &str) -> Option<&'f RuleFinding> {
    rule(id).and_then(|at| so_far.get(at))
}

/// Position in [`RULES`] of the rule of an id.
pub fn rule(id: &str) -> Option<usize> {
    RULES.iter().position(|rule| rule.info().id == id)
}

/// What all rules found for one procedure, in the order of [`RULES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// One finding a rule.
    pub findings: Vec<RuleFinding>,
    /// For each rule, the override of the proposal, else of the published decision, that holds on the as-of date.
    pub overrides: Vec<Option<Override>>,
}

impl Assessment {
    /// Each rule's id, finding and override.
    pub fn rules(
        &self,
    ) -> impl Iterator<Item = (&'static dyn Rule, &RuleFinding, Option<&Override>)> {
        RULES
            .iter()
            .zip(&self.findings)
            .zip(&self.overrides)
            .map(|((rule, finding), override_)| (*rule, finding, override_.as_ref()))
    }

    /// Ids of the rules with a verdict.
    pub fn ids_with(&self, verdict: Verdict) -> impl Iterator<Item = &'static str> {
        self.rules()
            .filter(move |(_, finding, _)| finding.verdict == verdict)
            .map(|(rule, ..)| rule.info().id)
    }

    /// The rules whose flag proposes an outcome.
    pub fn proposing(&self, outcome: Outcome) -> impl Iterator<Item = &'static str> {
        self.rules()
            .filter(move |(rule, found, _)| found.proposed_by(*rule) == Some(outcome))
            .map(|(rule, ..)| rule.info().id)
    }

    /// What is doubted of what the rules read, each doubt once.
    pub fn doubts(&self) -> Vec<Fact> {
        let read = self.findings.iter().flat_map(|found| &found.evidence);
        distinct(read.filter(|fact| is_doubt(fact)).cloned().collect())
    }

    /// The finding of the rule of an id.
    pub fn finding(&self, id: &str) -> Option<&RuleFinding> {
        rule(id).and_then(|index| self.findings.get(index))
    }
}

/// Positions of the rules in [`RULES`], those that weigh most first.
pub fn rules_by_weight() -> Vec<usize> {
    let mut rules: Vec<usize> = (0..RULES.len()).collect();
    rules.sort_by_key(|at| RULES[*at].info().weight());
    rules
}

/// Judges one procedure by every rule.
pub fn assess(context: &Context<'_>, procedure: &Procedure) -> Assessment {
    let mut findings = Vec::with_capacity(RULES.len());
    let faults = context.reports.faults(procedure);
    let outside = outside_lifecycle(context, procedure);
    for rule in RULES {
        let early = rule.info().since.filter(|since| context.as_of < *since);
        let early = early.map(|since| Fact::new("fact-source-not-issued").with("date", since));
        let ask = || match outside.clone().or(early) {
            Some(fact) => RuleFinding::new(Verdict::NotApplicable, vec![fact]),
            None => rule.judge(context, procedure, &findings),
        };
        findings.push(match rule.info().id {
            // It holds what others answer against a decision.
            "decision-stale" => ask(),
            _ => faults::answered(&faults, rule.info(), ask),
        });
    }
    Assessment {
        findings,
        overrides: overrides(context, &procedure.code),
    }
}

/// Judges every procedure, in the order of the snapshot, on all cores.
pub fn assess_all(snapshot: &Snapshot, as_of: Date, today: Date) -> Vec<Assessment> {
    let context = &Context::of_all(snapshot, as_of, today);
    snapshot
        .procedures()
        .par_iter()
        .map(|procedure| assess(context, &procedure.read()))
        .collect()
}

/// The same without what the rules read: verdicts, and what stands beside them, are those of [`assess_all`].
pub fn verdicts_all(snapshot: &Snapshot, as_of: Date, today: Date) -> Vec<Assessment> {
    let context = &Context::of_all(snapshot, as_of, today).without_words();
    snapshot
        .procedures()
        .par_iter()
        .map(|procedure| assess(context, &procedure.read()))
        .collect()
}

/// Why no rule applies: the as-of date lies outside the procedure's life (the last day still counts).
fn outside_lifecycle(context: &Context<'_>, procedure: &Procedure) -> Option<Fact> {
    if let Some(from) = procedure
        .in_force_from()
        .filter(|from| context.as_of < *from)
    {
        return Some(Fact::new("fact-not-yet-in-force").with("from", from));
    }
    procedure
        .in_force_to()
        .filter(|to| *to < context.as_of)
        .map(|to| Fact::new("fact-no-longer-in-force").with("to", to))
}

fn overrides(context: &Context<'_>, code: &str) -> Vec<Option<Override>> {
    if context.snapshot.decisions(code).is_none() {
        return vec![None; RULES.len()];
    }
    let rules = RULES.iter();
    rules
        .map(|rule| override_of(context, code, rule.info().id).cloned())
        .collect()
}

/// The override of a rule that holds on the as-of date: of the proposal, else of the published decision.
pub(super) fn override_of<'a>(
    context: &Context<'a>,
    code: &str,
    rule: &str,
) -> Option<&'a Override> {
    let log = context.snapshot.decisions(code)?;
    let overrides = log.value.standing().flat_map(|of| &of.overrides);
    let mut holding = overrides.filter(|o| o.rule == rule && context.as_of <= o.until);
    holding.next()
}
