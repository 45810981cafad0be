//! `not-digitised`: dossiers received, or results issued, on paper and not digitised.

use super::context::Context;
use super::level::LevelOn;
use super::not_synchronised::{RowState, of_report, offline, settle, verdict};
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use super::usage::WindowReports;
use crate::catalogue::model::{
    Basis, Count, Counts, OnlineLevel, Procedure, ResultDocument, Stated,
};

/// The rule; `rasoat rules not-digitised` says what it answers when.
pub(super) struct NotDigitised;

static INFO: RuleInfo = RuleInfo {
    id: "not-digitised",
    names: &[
        "chưa_số_hóa",
        "digitised",
        "Hồ_sơ,_kết_quả_chưa_số_hóa",
        "Not_digitised",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["online", "results"],
};

/// That fewer results are electronic than were issued.
const REMARK: &str = "fact-remark-fewer-electronic";

impl Rule for NotDigitised {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let mut against = Vec::new();
        let mut missing = Vec::new();
        results(context, procedure, &mut against, &mut missing);
        let year = context.year(procedure, Basis::Received);
        let reports = context.reports_of(Basis::Received, year.from, year.to);
        if !context.tells {
            return without_words(
                context,
                procedure,
                &reports,
                !against.is_empty(),
                !missing.is_empty(),
            );
        }
        let told = reports.told(procedure);
        missing.extend(told.gaps(year.from, year.to));
        let mut dossiers = 0_u64;
        for (report, counts, is_counted) in told.rows_touching(year.from, year.to) {
            if is_counted {
                dossiers = dossiers.saturating_add(counts.known_total());
            }
            match state(counts) {
                RowState::Short(digitised) => against.push(
                    of_report(context, "fact-not-digitised", report)
                        .with("count", digitised)
                        .with("total", offline(counts).0),
                ),
                RowState::ChannelUnknown => {
                    missing.push(of_report(context, "fact-channel-unknown-in", report));
                }
                RowState::Unsaid => {
                    missing.push(of_report(context, "fact-digitised-unknown", report));
                }
                RowState::Whole => {}
            }
        }
        let mut remarks = Vec::new();
        resolved(context, procedure, &mut against, &mut missing, &mut remarks);
        let mut finding = settle(year.fact(), against, missing, dossiers);
        finding.evidence.extend(remarks);
        finding
    }
}

fn state(counts: &Counts) -> RowState {
    let (on_paper, is_whole) = offline(counts);
    RowState::of(counts.digitised, on_paper, is_whole)
}

/// The verdict without a word of what was read; `against` and `missing` say what its results come to.
fn without_words(
    context: &Context<'_>,
    procedure: &Procedure,
    received: &WindowReports<'_>,
    against: bool,
    missing: bool,
) -> RuleFinding {
    let year = context.year(procedure, Basis::Resolved);
    let resolved = context.reports_of(Basis::Resolved, year.from, year.to);
    let issued = resolved.rows(procedure);
    let mut issued = issued.iter().filter(|counts| counts.known_total() > 0);
    let is_unsaid = |counts: &&&Counts| counts.electronic_results.and_then(Count::known).is_none();
    let is_unknown = issued.clone().any(|counts| is_unsaid(&counts));
    let none = |counts: &&Counts| counts.electronic_results.and_then(Count::known) == Some(0);
    let is_fewer = |counts: &Counts| {
        let of = counts.electronic_results.and_then(Count::known);
        of.is_some_and(|of| 0 < of && of < counts.known_total())
    };
    let remark = issued.clone().any(|counts| is_fewer(counts));
    let remark = remark.then(|| Fact::new(REMARK)).into_iter().collect();
    if against || issued.any(none) {
        return RuleFinding::new(Verdict::Flag, remark);
    }
    let rows = received.rows(procedure);
    let gap = || missing || is_unknown || received.are_days_missing(procedure);
    let verdict = verdict(&rows, gap, state);
    RuleFinding::new(verdict, remark)
}

/// A full service whose results come on paper alone.
fn results(
    context: &Context<'_>,
    procedure: &Procedure,
    against: &mut Vec<Fact>,
    missing: &mut Vec<Fact>,
) {
    let level = LevelOn::of(procedure, context.as_of);
    let stated = procedure.results.as_ref().map(Stated::items);
    let on_paper = stated.is_some_and(|results| {
        !results.is_empty() && results.iter().all(|of| of.electronic == Some(false))
    });
    match level.known() {
        // Whether it is full matters, unless one of its results is electronic whatever it is.
        None => {
            let is_known =
                |results: &[ResultDocument]| results.iter().all(|of| of.electronic.is_some());
            if on_paper || !stated.is_some_and(is_known) {
                missing.extend(level.missing());
            }
        }
        Some(OnlineLevel::Full) if on_paper => {
            against.push(Fact::new("fact-results-on-paper"));
        }
        Some(OnlineLevel::Full) => match stated {
            None => missing.push(Fact::new("fact-results-unknown")),
            Some(results) if results.iter().any(|of| of.electronic.is_none()) => {
                missing.push(Fact::new("fact-results-electronic-unknown"));
            }
            Some(_) => {}
        },
        _ => {}
    }
}

/// Results that were issued, by the reports of what was resolved.
fn resolved(
    context: &Context<'_>,
    procedure: &Procedure,
    against: &mut Vec<Fact>,
    missing: &mut Vec<Fact>,
    remarks: &mut Vec<Fact>,
) {
    let year = context.year(procedure, Basis::Resolved);
    let reports = context.reports_of(Basis::Resolved, year.from, year.to);
    let told = reports.told(procedure);
    for (report, counts, _) in told.rows_touching(year.from, year.to) {
        let dossiers = counts.known_total();
        match counts.electronic_results.and_then(Count::known) {
            _ if dossiers == 0 => {}
            None => missing.push(of_report(
                context,
                "fact-electronic-results-unknown",
                report,
            )),
            Some(0) => against.push(
                of_report(context, "fact-no-electronic-result", report).with("total", dossiers),
            ),
            Some(issued) if issued < dossiers => remarks.push(
                of_report(context, REMARK, report)
                    .with("count", issued)
                    .with("total", dossiers),
            ),
            Some(_) => {}
        }
    }
}
