//! `decision-stale`: the proposal, or the published decision beside it, rests on evidence that changed.

use jiff::civil::Date;

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::{digest, registry};
use crate::catalogue::model::{Decision, DecisionState, Outcome, Procedure};
use crate::rules::gate_answers;

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct DecisionStale;

static INFO: RuleInfo = RuleInfo {
    id: "decision-stale",
    names: &[
        "cần_xem_lại",
        "stale",
        "Kết_luận_cần_xem_lại",
        "Decision_stale",
    ],
    since: None,
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &[],
};

impl Rule for DecisionStale {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding {
        let log = context.snapshot.decisions(&procedure.code);
        let mut evidence = Vec::new();
        let mut stale = false;
        for decision in log.iter().flat_map(|log| log.value.standing()) {
            evidence.push(told(decision));
            let changes = changes(context, procedure, decision, context.as_of, so_far);
            stale |= !changes.is_empty();
            evidence.extend(changes);
        }
        if evidence.is_empty() {
            return without_decision(context, procedure);
        }
        let verdict = if stale { Verdict::Flag } else { Verdict::Clear };
        RuleFinding::new(verdict, evidence)
    }
}

/// Which decision is meant: the proposal, or the published one that stands beside it.
fn told(decision: &Decision) -> Fact {
    let id = match decision.state {
        DecisionState::Published => "fact-decision-published",
        _ => "fact-decision",
    };
    Fact::new(id)
        .with("outcome", decision.outcome.as_str())
        .with("by", decision.by.name.as_str())
        .with("date", decision.as_of)
}

/// Whether anything changed of what a decision rests on; see [`changes`].
pub(crate) fn is_stale(
    context: &Context<'_>,
    procedure: &Procedure,
    decision: &Decision,
    shown: &[RuleFinding],
) -> bool {
    !changes(context, procedure, decision, context.as_of, shown).is_empty()
}

/// What changed of what a decision rests on: its evidence, overrides that ended before `on`, blocking rules that are worse
/// now. `shown` holds the findings of the rules in the order of the registry.
pub(crate) fn changes(
    context: &Context<'_>,
    procedure: &Procedure,
    decision: &Decision,
    on: Date,
    shown: &[RuleFinding],
) -> Vec<Fact> {
    let mut changes = Vec::new();
    if !digest::holds(context.snapshot, procedure, decision) {
        changes.push(Fact::new("fact-evidence-changed").with("date", decision.as_of));
    }
    let ended = decision.overrides.iter().filter(|o| o.until < on);
    changes.extend(ended.map(|o| {
        Fact::new("fact-override-ended")
            .with("rule", o.rule.as_str())
            .with("date", o.until)
    }));
    changes.extend(worse(context, procedure, decision, shown));
    changes
}

fn without_decision(context: &Context<'_>, procedure: &Procedure) -> RuleFinding {
    match context.snapshot.unreadable_decisions(&procedure.code) {
        Some(file) => RuleFinding::cannot_tell(
            Vec::new(),
            vec![
                Fact::new("fact-decision-unreadable").with("path", file.path.display().to_string()),
            ],
        ),
        None => RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-no-decision")]),
    }
}

/// Blocking rules whose answer is worse than when the decision was made. Like is compared with like: an entry of the first
/// version of the rules holds what was shown of `full-yet-presence`, not what the gate answered.
fn worse(
    context: &Context<'_>,
    procedure: &Procedure,
    decision: &Decision,
    shown: &[RuleFinding],
) -> Vec<Fact> {
    let then = |rule: &str| {
        let verdict = decision.evidence.verdicts.get(rule);
        verdict.and_then(|word| Verdict::parse(word))
    };
    // What is not to be provided, or to go, is put in doubt by use alone.
    if matches!(
        decision.outcome,
        Outcome::DoNotProvide | Outcome::AbolishOrMerge | Outcome::SuspendAndUpgrade
    ) {
        let rule = "no-dossiers";
        let now = registry::rule(rule).and_then(|at| shown.get(at));
        let used = now.filter(|now| now.verdict == Verdict::Clear);
        let was = then(rule).filter(|then| *then == Verdict::Flag);
        return was
            .zip(used)
            .map(|(then, now)| became(rule, then, now.verdict))
            .into_iter()
            .collect();
    }
    let mut worse = Vec::new();
    for mut answer in gate_answers::answers(context, procedure, shown) {
        let rule = answer.0.info().id;
        if decision.evidence.rules_version == "1"
            && rule == "full-yet-presence"
            && let Some(finding) = registry::rule(rule).and_then(|at| shown.get(at))
        {
            answer.1 = finding.clone();
        }
        let Some(then) = then(rule) else {
            continue;
        };
        let now = answer.1.verdict;
        let shuts = now == Verdict::CannotTell
            && gate_answers::shuts(context.snapshot, &answer, context.as_of);
        if now.weight() > then.weight() && (now == Verdict::Flag || shuts) {
            worse.push(became(rule, then, now));
        }
    }
    worse
}

fn became(rule: &'static str, then: Verdict, now: Verdict) -> Fact {
    Fact::new("fact-verdict-worse")
        .with("rule", rule)
        .with("then", then.as_str())
        .with("now", now.as_str())
}
