//! `essential-at-risk`: a listed essential service carries a blocking flag, or is not full.

use super::context::Context;
use super::gate_answers;
use super::level::LevelOn;
use super::offered_yet_barred::overridden;
use super::registry::RULES;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::FileKind;
use crate::catalogue::model::{OnlineLevel, Procedure, ServiceList};

/// The rule; `rasoat rules essential-at-risk` says what it answers when.
pub(super) struct EssentialAtRisk;

static INFO: RuleInfo = RuleInfo {
    id: "essential-at-risk",
    names: &[
        "thiết_yếu_có_rủi_ro",
        "essential",
        "Dịch_vụ_thiết_yếu_có_rủi_ro",
        "Essential_service_at_risk",
    ],
    since: Some(sources::DECISION_06),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online"],
};

impl Rule for EssentialAtRisk {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        let lists = lists_naming(context, procedure);
        if lists.is_empty() {
            let unreadable = context.snapshot.unreadable_of(FileKind::List);
            let missing: Vec<Fact> = unreadable
                .map(|file| {
                    let path = file.path.display().to_string();
                    Fact::new("fact-list-unreadable").with("path", path)
                })
                .chain(groups_unread(context))
                .collect();
            return match missing.is_empty() {
                true => {
                    RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-not-listed")])
                }
                false => RuleFinding::cannot_tell(Vec::new(), missing),
            };
        }
        let mut evidence: Vec<Fact> = lists
            .iter()
            .map(|list| {
                Fact::new("fact-listed")
                    .with("list", list.name.as_deref().unwrap_or(&list.id))
                    .with("number", list.decision.as_str())
                    .with("date", list.date)
            })
            .collect();
        let mut against = Vec::new();
        let mut missing = Vec::new();
        let blocking = RULES.iter().zip(so_far);
        let blocking = blocking.filter(|(rule, _)| rule.info().blocks != Blocks::No);
        for (rule, finding) in blocking.filter(|(_, finding)| finding.verdict == Verdict::Flag) {
            let id = rule.info().id;
            if finding.no_plan_entered {
                missing.push(Fact::new("fact-plans-not-entered"));
                continue;
            }
            against.push(Fact::new("fact-rule-flags").with("rule", id));
            against.extend(overridden(context, procedure, id));
        }
        for answer in gate_answers::answers(context, procedure, so_far) {
            let doubtful = answer.1.verdict == Verdict::CannotTell;
            if doubtful && gate_answers::shuts(context.snapshot, &answer, context.as_of) {
                let id = answer.0.info().id;
                // One that is set aside shuts nothing.
                if let Some(aside) = overridden(context, procedure, id) {
                    evidence.push(aside);
                    continue;
                }
                missing.push(Fact::new("fact-rule-cannot-tell").with("rule", id));
            }
        }
        let level = LevelOn::of(procedure, context.as_of);
        match level.known() {
            Some(OnlineLevel::Full) => {}
            Some(level) => {
                against.push(Fact::new("fact-level-is").with("level", level.as_str()));
            }
            None => missing.extend(level.missing()),
        }
        if !against.is_empty() {
            against.extend(evidence);
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, against)
            };
        }
        match missing.is_empty() {
            true => RuleFinding::new(Verdict::Clear, evidence),
            false => RuleFinding::cannot_tell(evidence, missing),
        }
    }
}

/// Group files that cannot be read, where a list names a group that no file describes: that group may have the procedure.
fn groups_unread(context: &Context<'_>) -> Vec<Fact> {
    let snapshot = context.snapshot;
    let lists = snapshot.lists().iter().map(|list| &list.value);
    let mut named = lists.flat_map(|list| &list.members).filter_map(|member| {
        let group = member.group.as_deref()?;
        snapshot.group(group).is_none().then_some(group)
    });
    if named.next().is_none() {
        return Vec::new();
    }
    let unreadable = snapshot.unreadable_of(FileKind::Group);
    unreadable
        .map(|file| {
            let path = file.path.display().to_string();
            Fact::new("fact-list-unreadable").with("path", path)
        })
        .collect()
}

/// The lists that name a procedure on the as-of date: its code, a linked group of its, or a procedure that it continues.
pub(super) fn lists_naming<'a>(
    context: &Context<'a>,
    procedure: &Procedure,
) -> Vec<&'a ServiceList> {
    let codes: Vec<&str> = context
        .reports
        .continued_codes(procedure)
        .into_iter()
        .collect();
    let groups: Vec<&str> = codes
        .iter()
        .flat_map(|code| context.snapshot.groups_on(code, context.as_of))
        .map(|group| group.id.as_str())
        .collect();
    let lists = context.snapshot.lists().iter().map(|list| &list.value);
    lists
        .filter(|list| list.date <= context.as_of)
        .filter(|list| {
            let mut members = list.members.iter();
            members.any(|member| {
                let begun = member.from.is_none_or(|from| from <= context.as_of);
                let code = member
                    .code
                    .as_deref()
                    .is_some_and(|code| codes.contains(&code));
                let group = member
                    .group
                    .as_deref()
                    .is_some_and(|id| groups.contains(&id));
                begun && (code || group)
            })
        })
        .collect()
}
