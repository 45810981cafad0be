//! The list of rules, and the run of all of them over a procedure or a catalogue.

use jiff::civil::Date;
use rayon::prelude::*;

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, Verdict};
use super::{
    constituent_missing, decision_stale, faults, full_yet_presence, group_inconsistent,
    legal_basis_expired, no_dossiers, no_plan, plan_lapsed, statistics_missing,
};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Override, Procedure};

/// Version of the rules; decisions keep it. It changes whenever a verdict could change for the same catalogue.
pub const RULES_VERSION: &str = "3";

/// Every rule, in the order in which they are judged and shown. `decision-stale` looks at the others, so it is last.
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
];

/// The blocking rules that a version of the rules had, each with whether it blocks on `cannot_tell` too; none where the version
/// is not known here.
pub fn blocking_of(version: &str) -> Option<Vec<(&'static str, bool)>> {
    // The earlier versions had the blocking rules of today.
    matches!(version, "1" | "2" | RULES_VERSION).then(|| {
        let rules = RULES.iter().map(|rule| rule.info());
        let blocking = rules.filter(|info| info.blocks != Blocks::No);
        blocking
            .map(|info| (info.id, info.blocks == Blocks::OnFlagOrCannotTell))
            .collect()
    })
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

    /// The finding of the rule of an id.
    pub fn finding(&self, id: &str) -> Option<&RuleFinding> {
        rule(id).and_then(|index| self.findings.get(index))
    }
}

/// Judges one procedure by every rule.
pub fn assess(context: &Context<'_>, procedure: &Procedure) -> Assessment {
    let mut findings = Vec::with_capacity(RULES.len());
    let faults = context.reports.faults(procedure);
    let outside = outside_lifecycle(context, procedure);
    for rule in RULES {
        let ask = || match &outside {
            Some(fact) => RuleFinding::new(Verdict::NotApplicable, vec![fact.clone()]),
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
    let log = context.snapshot.decisions(code);
    let standing: Vec<_> = log.iter().flat_map(|log| log.value.standing()).collect();
    RULES
        .iter()
        .map(|rule| {
            let overrides = standing.iter().flat_map(|decision| &decision.overrides);
            let mut holding =
                overrides.filter(|o| o.rule == rule.info().id && context.as_of <= o.until);
            holding.next().cloned()
        })
        .collect()
}
