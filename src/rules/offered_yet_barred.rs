//! `offered-yet-barred`: offered online today although there is no plan or there were no dossiers.

use super::context::Context;
use super::level::LevelOn;
use super::registry::{found, override_of};
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::Procedure;

/// The rule; `rasoat rules offered-yet-barred` says what it answers when.
pub(super) struct OfferedYetBarred;

static INFO: RuleInfo = RuleInfo {
    id: "offered-yet-barred",
    names: &[
        "cung_cấp_dù_không_đủ",
        "barred",
        "Đang_cung_cấp_dù_không_đủ_điều_kiện",
        "Offered,_yet_barred",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online"],
};

impl Rule for OfferedYetBarred {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        let level = LevelOn::of(procedure, context.as_of);
        if let Some(missing) = level.missing() {
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        if level.is_offered() == Some(false) {
            return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-not-offered")]);
        }
        let mut barred = Vec::new();
        let mut missing = Vec::new();
        for id in ["no-dossiers", "no-plan"] {
            let Some(finding) = found(so_far, id) else {
                continue;
            };
            match finding.verdict {
                Verdict::Flag if finding.no_plan_entered => {
                    missing.push(Fact::new("fact-plans-not-entered"));
                }
                Verdict::Flag => {
                    barred.push(Fact::new("fact-rule-flags").with("rule", id));
                    barred.extend(overridden(context, procedure, id));
                }
                Verdict::CannotTell => {
                    missing.push(Fact::new("fact-rule-cannot-tell").with("rule", id));
                }
                Verdict::Clear | Verdict::NotApplicable => {}
            }
        }
        if !barred.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, barred)
            };
        }
        match missing.is_empty() {
            true => RuleFinding::new(Verdict::Clear, vec![Fact::new("fact-not-barred")]),
            false => RuleFinding::cannot_tell(Vec::new(), missing),
        }
    }
}

/// That a rule is set aside, which excuses nothing here.
pub(super) fn overridden(
    context: &Context<'_>,
    procedure: &Procedure,
    rule: &'static str,
) -> Option<Fact> {
    let holding = override_of(context, &procedure.code, rule)?;
    Some(
        Fact::new("fact-rule-overridden")
            .with("rule", rule)
            .with("date", holding.until),
    )
}
