//! `not-synchronised`: dossiers not synchronised with the National Public Service Portal.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{Basis, Count, Counts, Procedure, Statistics};

/// The rule; `rasoat rules not-synchronised` says what it answers when.
pub struct NotSynchronised;

static INFO: RuleInfo = RuleInfo {
    id: "not-synchronised",
    names: &[
        "chưa_đồng_bộ",
        "synchronised",
        "Hồ_sơ_chưa_đồng_bộ",
        "Not_synchronised",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    reads: &[],
};

impl Rule for NotSynchronised {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let year = context.year(procedure, Basis::Received);
        let reports = context.reports_of(Basis::Received, year.from, year.to);
        let told = reports.told(procedure);
        let mut against = Vec::new();
        let mut missing = told.gaps(year.from, year.to);
        let mut dossiers = 0_u64;
        for (report, counts, is_counted) in told.rows_touching(year.from, year.to) {
            let known = counts.known_total();
            if is_counted {
                dossiers = dossiers.saturating_add(known);
            }
            match counts.synchronised.and_then(Count::known) {
                Some(synchronised) if synchronised < known => against.push(
                    of_report(context, "fact-not-synchronised", report)
                        .with("count", synchronised)
                        .with("total", known),
                ),
                _ if !counts.all_known() => {
                    missing.push(of_report(context, "fact-channel-unknown-in", report));
                }
                None if known > 0 => {
                    missing.push(of_report(context, "fact-synchronised-unknown", report));
                }
                _ => {}
            }
        }
        settle(year.fact(), against, missing, dossiers)
    }
}

/// A fact about a report of a unit.
pub(super) fn of_report(context: &Context<'_>, id: &'static str, report: &Statistics) -> Fact {
    Fact::new(id)
        .with("unit", context.agency_name(&report.unit))
        .with("from", report.from)
        .with("to", report.to)
}

/// The verdict on rows of a year: what is against, what is missing, how many dossiers there were.
pub(super) fn settle(
    year: Fact,
    against: Vec<Fact>,
    missing: Vec<Fact>,
    dossiers: u64,
) -> RuleFinding {
    if !against.is_empty() {
        let mut evidence = vec![year];
        evidence.extend(against);
        return RuleFinding {
            missing,
            ..RuleFinding::new(Verdict::Flag, evidence)
        };
    }
    if !missing.is_empty() {
        return RuleFinding::cannot_tell(vec![year], missing);
    }
    match dossiers {
        0 => RuleFinding::new(
            Verdict::NotApplicable,
            vec![year, Fact::new("fact-no-dossiers-in-year")],
        ),
        dossiers => {
            let counted = Fact::new("fact-dossiers-in-year").with("total", dossiers);
            RuleFinding::new(Verdict::Clear, vec![year, counted])
        }
    }
}

/// Dossiers of a row that were not filed online, as far as they are known, and whether that is all.
pub(super) fn offline(counts: &Counts) -> (u64, bool) {
    let channels = match counts.offline {
        Some(_) => vec![counts.offline],
        None => vec![counts.in_person, counts.post],
    };
    let known: Vec<Option<u64>> = channels
        .into_iter()
        .map(|count| count.and_then(Count::known))
        .collect();
    let sum = known
        .iter()
        .flatten()
        .fold(0_u64, |sum, of| sum.saturating_add(*of));
    (sum, known.iter().all(Option::is_some))
}
