//! `suspended-too-long`: suspended without notice or announced end, or past it.

use jiff::civil::Date;

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use super::working_days::{InTime, WorkingDays, days_between};
use crate::catalogue::model::{Procedure, Suspension};

/// The rule; `rasoat rules suspended-too-long` says what it answers when.
pub(super) struct SuspendedTooLong;

static INFO: RuleInfo = RuleInfo {
    id: "suspended-too-long",
    names: &["tạm_dừng_quá_hạn", "suspended", "Suspended_too_long"],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online"],
};

/// Working days between the notice and the suspension. Source: Decree 224/2026/NĐ-CP, Art. 13.
const NOTICE_DAYS: u32 = 7;

impl Rule for SuspendedTooLong {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let suspended = procedure
            .online
            .as_ref()
            .map_or(&[][..], |of| &of.suspended);
        if suspended.is_empty() {
            let never = Fact::new("fact-never-suspended");
            return RuleFinding::new(Verdict::NotApplicable, vec![never]);
        }
        let mut against = Vec::new();
        let mut missing = Vec::new();
        let mut evidence = Vec::new();
        let is_open = |of: &&Suspension| {
            of.from <= context.as_of && of.resumed.is_none_or(|on| context.as_of < on)
        };
        for open in suspended.iter().filter(is_open) {
            let found = against.len() + missing.len();
            end(context.as_of, open, &mut against);
            notice(context, open, &mut against, &mut missing);
            if found == against.len() + missing.len() {
                let to = open.to.unwrap_or(open.from);
                evidence.push(
                    Fact::new("fact-suspended-until")
                        .with("date", to)
                        .with("notice", open.notice.as_deref().unwrap_or("–")),
                );
            }
        }
        if !against.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, against)
            };
        }
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(evidence, missing);
        }
        if evidence.is_empty() {
            evidence.push(Fact::new("fact-not-suspended"));
        }
        RuleFinding::new(Verdict::Clear, evidence)
    }
}

fn end(as_of: Date, open: &Suspension, against: &mut Vec<Fact>) {
    match open.to {
        None => against.push(Fact::new("fact-suspended-no-end").with("date", open.from)),
        Some(to) if to < as_of => against.push(
            Fact::new("fact-suspended-past-end")
                .with("date", to)
                .with("days", u64::try_from(days_between(to, as_of)).unwrap_or(0)),
        ),
        Some(_) => {}
    }
}

fn notice(
    context: &Context<'_>,
    open: &Suspension,
    against: &mut Vec<Fact>,
    missing: &mut Vec<Fact>,
) {
    let about = |id| Fact::new(id).with("date", open.from);
    if open
        .notice
        .as_deref()
        .is_none_or(|notice| notice.trim().is_empty())
    {
        against.push(about("fact-suspended-no-notice"));
    }
    if open.from < sources::DECREE_224 || open.force_majeure == Some(true) {
        return;
    }
    let Some(noticed) = open.noticed else {
        missing.push(about("fact-notice-day-unknown"));
        return;
    };
    let policy = context.snapshot.policy();
    match WorkingDays::of(&policy).ahead(noticed, NOTICE_DAYS, open.from) {
        InTime::Yes => {}
        InTime::Late(_) => against.push(about("fact-notice-late").with("noticed", noticed)),
        InTime::Unknown => missing.push(about("fact-notice-holidays").with("noticed", noticed)),
    }
}
