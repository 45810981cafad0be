//! `not-synchronised`: dossiers not synchronised with the National Public Service Portal.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{Basis, Count, Counts, Procedure, Statistics};

/// The rule; `rasoat rules not-synchronised` says what it answers when.
pub(super) struct NotSynchronised;

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
    remarks: false,
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
        if !context.tells {
            let rows = reports.rows(procedure);
            let gap = || reports.are_days_missing(procedure);
            return RuleFinding::new(verdict(&rows, gap, state), Vec::new());
        }
        let told = reports.told(procedure);
        let mut against = Vec::new();
        let mut missing = told.gaps(year.from, year.to);
        let mut dossiers = 0_u64;
        for (report, counts, is_counted) in told.rows_touching(year.from, year.to) {
            let known = counts.known_total();
            if is_counted {
                dossiers = dossiers.saturating_add(known);
            }
            match state(counts) {
                RowState::Short(synchronised) => against.push(
                    of_report(context, "fact-not-synchronised", report)
                        .with("count", synchronised)
                        .with("total", known),
                ),
                RowState::ChannelUnknown => {
                    missing.push(of_report(context, "fact-channel-unknown-in", report));
                }
                RowState::Unsaid => {
                    missing.push(of_report(context, "fact-synchronised-unknown", report));
                }
                RowState::Whole => {}
            }
        }
        settle(year.fact(), against, missing, dossiers)
    }
}

/// What a row says of something that should be done to each of its dossiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowState {
    /// It was done to so many, and there are more.
    Short(u64),
    /// How many there are is not known.
    ChannelUnknown,
    /// To how many it was done is not said.
    Unsaid,
    /// It was done to all.
    Whole,
}

impl RowState {
    /// That of so many done, where it is said, of a number that is known as far as it goes.
    pub(super) fn of(done: Option<Count>, known: u64, is_whole: bool) -> RowState {
        match done.and_then(Count::known) {
            Some(done) if done < known => RowState::Short(done),
            _ if !is_whole => RowState::ChannelUnknown,
            None if known > 0 => RowState::Unsaid,
            _ => RowState::Whole,
        }
    }
}

fn state(counts: &Counts) -> RowState {
    RowState::of(
        counts.synchronised,
        counts.known_total(),
        counts.all_known(),
    )
}

/// The verdict on rows of a year, without a word of any; `gap` says whether something else is missing.
pub(super) fn verdict(
    rows: &[&Counts],
    gap: impl FnOnce() -> bool,
    state: impl Fn(&Counts) -> RowState,
) -> Verdict {
    let mut unknown = false;
    for row in rows {
        match state(row) {
            RowState::Short(_) => return Verdict::Flag,
            RowState::Whole => {}
            RowState::ChannelUnknown | RowState::Unsaid => unknown = true,
        }
    }
    match rows.iter().any(|row| row.known_total() > 0) {
        _ if unknown || gap() => Verdict::CannotTell,
        true => Verdict::Clear,
        false => Verdict::NotApplicable,
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
        Some(_) => [counts.offline, Some(Count::NotOffered)],
        None => [counts.in_person, counts.post],
    };
    let known = channels.map(|count| count.and_then(Count::known));
    let sum = known.iter().flatten();
    let sum = sum.fold(0_u64, |sum, of| sum.saturating_add(*of));
    (sum, known.iter().all(Option::is_some))
}
