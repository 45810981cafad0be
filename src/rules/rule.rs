//! What a rule is: its description, its verdicts, the facts that it names.

use jiff::civil::Date;
use serde::Serialize;

use super::context::Context;
use crate::catalogue::model::{Outcome, Procedure};
pub use crate::i18n::{Fact, FactValue};

/// What a rule answers for one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The rule does not ask anything of this procedure.
    NotApplicable,
    /// Nothing to object.
    Clear,
    /// Facts are missing.
    CannotTell,
    /// People should look.
    Flag,
}

impl Verdict {
    /// All verdicts, from best to worst.
    pub const ALL: [Verdict; 4] = [
        Verdict::NotApplicable,
        Verdict::Clear,
        Verdict::CannotTell,
        Verdict::Flag,
    ];

    /// The word that files and outputs use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::NotApplicable => "not_applicable",
            Verdict::Clear => "clear",
            Verdict::CannotTell => "cannot_tell",
            Verdict::Flag => "flag",
        }
    }

    /// The verdict of that word.
    pub fn parse(word: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|v| v.as_str() == word)
    }

    /// How much it stands in the way of eligibility: not at all, doubtful, or plainly.
    #[must_use]
    pub fn weight(self) -> u8 {
        match self {
            Verdict::NotApplicable | Verdict::Clear => 0,
            Verdict::CannotTell => 1,
            Verdict::Flag => 2,
        }
    }
}

/// Whether a rule stands in the way of `eligible_full`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// It does not.
    No,
    /// On `flag` alone.
    OnFlag,
    /// On `flag` and on `cannot_tell`.
    OnFlagOrCannotTell,
}

impl Blocks {
    /// Whether this verdict blocks.
    #[must_use]
    pub fn on(self, verdict: Verdict) -> bool {
        match self {
            Blocks::No => false,
            Blocks::OnFlag => verdict == Verdict::Flag,
            Blocks::OnFlagOrCannotTell => matches!(verdict, Verdict::Flag | Verdict::CannotTell),
        }
    }
}

/// How much a rule weighs: facets, lists and the queue put the heavier first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleWeight {
    /// It stands in the way of eligibility.
    Blocking,
    /// A duty in law, or a decision that has to be looked at again.
    Duty,
    /// A remark of rasoat's own.
    Remark,
}

/// Description of a rule.
#[derive(Debug)]
pub struct RuleInfo {
    /// Id, which names the problem. `rule-<id>` in the string files is its title; what it checks, why, its source in law, the
    /// evidence that it needs, an example and how to clear it are attributes of that message.
    pub id: &'static str,
    /// What it is called in queries, besides its id.
    pub names: &'static [&'static str],
    /// The day on which its source was issued: before it nothing was asked.
    pub since: Option<Date>,
    /// Whether it blocks eligibility.
    pub blocks: Blocks,
    /// Whether it is a remark of rasoat's own, with no duty in law behind it.
    pub remark: bool,
    /// Whether it may remark something that is no flag (see [`is_remark`]).
    pub remarks: bool,
    /// The keys of the procedure's file whose errors take the answer, besides those that the rule asks for itself.
    pub reads: &'static [&'static str],
}

impl RuleInfo {
    /// How much it weighs.
    pub fn weight(&self) -> RuleWeight {
        match (self.blocks, self.remark) {
            (Blocks::No, true) => RuleWeight::Remark,
            (Blocks::No, false) => RuleWeight::Duty,
            _ => RuleWeight::Blocking,
        }
    }
}

/// Facts in their order, each once: two entries of one wording say the same.
pub(super) fn distinct(facts: Vec<Fact>) -> Vec<Fact> {
    let mut each: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts {
        if !each.contains(&fact) {
            each.push(fact);
        }
    }
    each
}

/// Whether a fact is a doubt: it takes nothing from a verdict, and whoever decides has to know of it.
pub fn is_doubt(fact: &Fact) -> bool {
    fact.id.starts_with("fact-doubt-") || fact.id == "fact-report-of-group-alone"
}

/// Whether a fact is a remark: no flag, and nothing that takes from a verdict, but for people to look at.
pub fn is_remark(fact: &Fact) -> bool {
    fact.id.starts_with("fact-remark-")
}

/// What one rule found for one procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFinding {
    /// The verdict.
    pub verdict: Verdict,
    /// What was read. For `not_applicable`, why.
    pub evidence: Vec<Fact>,
    /// What is missing. Never empty for `cannot_tell`, where rules say what they read.
    pub missing: Vec<Fact>,
    /// True for "zero so far, only the tail unreported", which has a filter of its own.
    pub tail_only: bool,
    /// Of such a verdict, the last day that is reported.
    pub tail: Option<Date>,
    /// True for "no plan of the issuer has been entered", which is counted apart from what plans pass over.
    pub no_plan_entered: bool,
}

impl RuleFinding {
    /// A verdict with evidence.
    pub fn new(verdict: Verdict, evidence: Vec<Fact>) -> RuleFinding {
        RuleFinding {
            verdict,
            evidence,
            missing: Vec::new(),
            tail_only: false,
            tail: None,
            no_plan_entered: false,
        }
    }

    /// Whether something is remarked.
    pub fn has_remark(&self) -> bool {
        self.evidence.iter().any(is_remark)
    }

    /// The outcome that it proposes as the answer of a rule: a flag may, nothing else does.
    pub fn proposed_by(&self, rule: &dyn Rule) -> Option<Outcome> {
        rule.proposes().filter(|_| self.verdict == Verdict::Flag)
    }

    /// A verdict that facts are missing.
    pub fn cannot_tell(evidence: Vec<Fact>, missing: Vec<Fact>) -> RuleFinding {
        RuleFinding {
            missing,
            ..RuleFinding::new(Verdict::CannotTell, evidence)
        }
    }
}

/// A rule.
pub trait Rule: Sync {
    /// Its description.
    fn info(&self) -> &'static RuleInfo;

    /// The outcome that a flag of it proposes, if any: it is told to whoever decides, and never recorded by itself.
    fn proposes(&self) -> Option<Outcome> {
        None
    }

    /// What it finds for one procedure that is in force on the as-of date. `so_far` holds the findings of the rules that
    /// stand before it in the registry, in that order.
    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        so_far: &[RuleFinding],
    ) -> RuleFinding;
}
