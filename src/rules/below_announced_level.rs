//! `below-announced-level`: dossiers filed online on a service announced full are not handled wholly online.

use jiff::civil::Date;

use super::context::Context;
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::shares::{self, Bounds, ShareAnswer};
use super::sources;
use super::usage::{DossierChannel, Figure, ReportedUsage};
use crate::catalogue::model::{Basis, Count, OnlineLevel, Outcome, Procedure};

/// The rule; `rasoat rules below-announced-level` says what it answers when.
pub(super) struct BelowAnnouncedLevel;

static INFO: RuleInfo = RuleInfo {
    id: "below-announced-level",
    names: &[
        "dưới_mức_công_bố",
        "below_level",
        "Thực_hiện_dưới_mức_công_bố",
        "Below_announced_level",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online"],
};

impl Rule for BelowAnnouncedLevel {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn proposes(&self) -> Option<Outcome> {
        Some(Outcome::SuspendAndUpgrade)
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let level = LevelOn::of(procedure, context.as_of);
        if let Some(missing) = level.missing() {
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        if level.known() != Some(OnlineLevel::Full) {
            let none = Fact::new("fact-not-declared-full");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        }
        let policy = context.snapshot.policy();
        let threshold = policy.thresholds.as_ref();
        let threshold = threshold.and_then(|of| of.below_announced_level.as_ref());
        let Some(threshold) = threshold.filter(|of| of.holds_on(context.as_of)) else {
            let missing = Fact::new("fact-threshold-unknown");
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        };
        let year = context.year(procedure, Basis::Resolved);
        // What was resolved before it was announced full says nothing of it.
        let since = procedure.online.as_ref().and_then(|online| online.since);
        let from = since.map_or(year.from, |since| since.max(year.from));
        let mut evidence = vec![year.fact(), shares::threshold_fact(threshold)];
        if year.to < from {
            let missing = Fact::new("fact-year-gap")
                .with("from", from)
                .with("to", context.as_of);
            return RuleFinding::cannot_tell(evidence, vec![missing]);
        }
        let reports = context.reports_of(Basis::Resolved, year.from, year.to);
        if !context.tells && reports.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), Vec::new());
        }
        let told = reports.told_within(procedure, from, year.to);
        let (part, rest) = wholly_online(&told, from, year.to);
        let (low, high) = shares::band(part, rest);
        match shares::answer(part, rest, threshold.percent) {
            ShareAnswer::Nothing => {
                evidence.push(Fact::new("fact-none-filed-online"));
                RuleFinding::new(Verdict::NotApplicable, evidence)
            }
            ShareAnswer::Unknown => {
                evidence.push(
                    Fact::new("fact-share-band")
                        .with("low", low)
                        .with("high", high),
                );
                let mut missing = told.gaps_in_sum(from, year.to);
                if missing.is_empty() {
                    missing.push(Fact::new("fact-resolved-online-unknown"));
                }
                RuleFinding::cannot_tell(evidence, missing)
            }
            answer => {
                evidence.push(match shares::is_exact(part, rest) {
                    true => Fact::new("fact-wholly-online")
                        .with("count", part.least)
                        .with("total", part.least.saturating_add(rest.least)),
                    false => Fact::new("fact-share-band")
                        .with("low", low)
                        .with("high", high),
                });
                let verdict = match answer {
                    ShareAnswer::Below => Verdict::Flag,
                    _ => Verdict::Clear,
                };
                RuleFinding::new(verdict, evidence)
            }
        }
    }
}

/// Of the dossiers that were filed online and resolved, those handled wholly online, and the others.
fn wholly_online(told: &ReportedUsage<'_, '_>, from: Date, to: Date) -> (Bounds, Bounds) {
    let mut part = Bounds::exactly(0);
    let mut rest = Bounds::exactly(0);
    for (_, counts) in told.rows(from, to) {
        let filed = counts.online.and_then(Count::known);
        let handled = counts.resolved_online.and_then(Count::known);
        let (of_part, of_rest) = match (filed, handled) {
            (Some(filed), Some(handled)) => {
                let handled = handled.min(filed);
                (Bounds::exactly(handled), Bounds::exactly(filed - handled))
            }
            (Some(filed), None) => {
                let any = Bounds {
                    least: 0,
                    most: Some(filed),
                };
                (any, any)
            }
            (None, handled) => {
                let handled = Bounds {
                    least: handled.unwrap_or(0),
                    most: None,
                };
                (handled, Bounds::NOTHING_KNOWN)
            }
        };
        part = part.plus(of_part);
        rest = rest.plus(of_rest);
    }
    // Days that nothing covers may have had any number of either.
    match told.figure(DossierChannel::Online, from, to) {
        Figure::Known(_) | Figure::NotOffered | Figure::NotAsked => {}
        Figure::AtLeast(_) | Figure::Gap => {
            part = part.plus(Bounds::NOTHING_KNOWN);
            rest = rest.plus(Bounds::NOTHING_KNOWN);
        }
    }
    (part, rest)
}
