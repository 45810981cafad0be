//! `group-inconsistent`: members of a linked group differ in level, plan or use.

use jiff::civil::Date;

use super::context::Context;
use super::faults;
use super::members::{GroupSlot, MemberVerdict, slots};
use super::no_dossiers::NoDossiers;
use super::no_plan::NoPlan;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::FileKind;
use crate::catalogue::model::{Group, GroupMember, Procedure};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct GroupInconsistent;

static INFO: RuleInfo = RuleInfo {
    id: "group-inconsistent",
    names: &[
        "nhóm_lệch_nhau",
        "group_differs",
        "Nhóm_liên_thông_không_nhất_quán",
        "Group_inconsistent",
    ],
    since: None,
    blocks: Blocks::OnFlagOrCannotTell,
    remark: false,
    remarks: false,
    reads: &["online"],
};

impl Rule for GroupInconsistent {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        compared(context, procedure, true)
    }
}

/// What the rule finds at the gate: members are compared in plan and use alone. A difference of level never shuts the gate on
/// the member that would remove it.
pub fn at_gate(context: &Context<'_>, procedure: &Procedure) -> RuleFinding {
    compared(context, procedure, false)
}

fn compared(context: &Context<'_>, procedure: &Procedure, levels: bool) -> RuleFinding {
    let mut compared = MemberComparison::default();
    let mut facts = Vec::new();
    let groups = context
        .snapshot
        .groups_on(&procedure.code, context.as_of)
        .filter(|group| context.snapshot.faults().group(&group.id).is_none());
    for group in groups {
        facts.push(
            Fact::new("fact-group")
                .with("group", group.name.as_str())
                .with("count", group.members.len()),
        );
        compare(context, group, levels, &mut compared);
    }
    // Of a group that is an error nobody knows who belongs to it, on whatever day.
    for group in context.snapshot.groups_of(&procedure.code) {
        if let Some(fault) = context.snapshot.faults().group(&group.id) {
            facts.push(Fact::new("fact-group-faulty").with("group", group.name.as_str()));
            compared.missing.push(faults::fact(fault));
            compared.tails.push(None);
        }
    }
    // Whether it belongs to a group whose file cannot be read nobody knows.
    for file in context.snapshot.unreadable_of(FileKind::Group) {
        let path = file.path.display().to_string();
        compared
            .missing
            .push(Fact::new("fact-group-unreadable").with("path", path));
        compared.tails.push(None);
    }
    if facts.is_empty() && compared.missing.is_empty() {
        return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-no-group")]);
    }
    facts.extend(compared.differences);
    if facts
        .iter()
        .any(|fact| fact.id.starts_with("fact-members-differ"))
    {
        return RuleFinding {
            missing: compared.missing,
            ..RuleFinding::new(Verdict::Flag, facts)
        };
    }
    if compared.missing.is_empty() {
        return RuleFinding::new(Verdict::Clear, facts);
    }
    // Members whose reports lag are all that is missing.
    let tails: Option<Vec<Date>> = compared.tails.into_iter().collect();
    let tail = tails.and_then(|days| days.into_iter().min());
    RuleFinding {
        tail,
        tail_only: tail.is_some_and(|day| context.is_recent(day)),
        ..RuleFinding::cannot_tell(facts, compared.missing)
    }
}

#[derive(Default)]
struct MemberComparison {
    differences: Vec<Fact>,
    missing: Vec<Fact>,
    /// For each missing fact, the last day reported where reports that lag are all.
    tails: Vec<Option<Date>>,
}

impl MemberComparison {
    fn miss(&mut self, id: &'static str, code: &str, tail: Option<Date>) {
        let fact = Fact::new(id).with("code", code);
        if !self.missing.contains(&fact) {
            self.missing.push(fact);
            self.tails.push(tail);
        }
    }
}

/// Holds the members of a group against each other; those no longer in force have left it.
fn compare(context: &Context<'_>, group: &Group, levels: bool, into: &mut MemberComparison) {
    into.differences.extend(ended(context, group));
    let slots = slots(context, group);
    let slots: Vec<&GroupSlot<'_>> = slots.iter().filter(|slot| !slot.is_empty()).collect();
    for slot in &slots {
        if slot.procedures.is_empty() && slot.counts != Some(false) {
            for code in &slot.unknown {
                into.miss("fact-member-unknown", code, None);
            }
        }
    }
    let slots: Vec<&GroupSlot<'_>> = slots
        .into_iter()
        .filter(|slot| !slot.procedures.is_empty() && slot.counts != Some(false))
        .collect();
    if levels {
        let answers = slots.iter().map(|slot| {
            let level = slot.level(context.as_of);
            (*slot, level.ok_or(None))
        });
        odd(
            answers.collect(),
            ["fact-members-differ-in-level", "fact-member-level-unknown"],
            into,
        );
    }
    for (rule, words) in [
        (
            &NoPlan as &dyn Rule,
            ["fact-members-differ-in-plan", "fact-member-plan-unknown"],
        ),
        (
            &NoDossiers,
            ["fact-members-differ-in-use", "fact-member-use-unknown"],
        ),
    ] {
        let answers = slots
            .iter()
            .filter_map(|slot| match slot.answer(context, rule) {
                MemberVerdict::None => None,
                MemberVerdict::Known(verdict) => Some((*slot, Ok(verdict))),
                MemberVerdict::Unknown { tail } => Some((*slot, Err(tail))),
            });
        odd(answers.collect(), words, into);
    }
}

/// Members that ended and that no other member continues: the group is compared without them, which is said.
fn ended(context: &Context<'_>, group: &Group) -> Vec<Fact> {
    let known = |code: &String| context.snapshot.procedure(code).map(|file| file.value());
    let continued = |code: &String| {
        let mut heirs = group.codes().filter_map(known);
        heirs.any(|heir| heir.replaces().contains(code))
    };
    let ended_on = |code: &String| {
        let to = known(code)?.in_force_to()?;
        (to < context.as_of).then_some(to)
    };
    let places = group.members.iter();
    let places = places.filter(|place| place.counts_on(context.as_of));
    let alone = places.filter(|place| place.codes().all(|code| ended_on(code).is_some()));
    let codes = alone.flat_map(GroupMember::codes);
    let codes = codes.filter(|code| !continued(code));
    codes
        .filter_map(|code| {
            let fact = Fact::new("fact-member-ended").with("code", code.as_str());
            Some(fact.with("date", ended_on(code)?))
        })
        .collect()
}

/// Names the members that differ from the first that counts for certain, or else perhaps, and what is not known of others. Whether one that is
/// perhaps not offered counts is missing where it would make a difference.
fn odd<T: PartialEq>(
    answers: Vec<(&GroupSlot<'_>, Result<T, Option<Date>>)>,
    [differ, unknown]: [&'static str; 2],
    into: &mut MemberComparison,
) {
    // One alone differs from nobody, whatever is not known of it.
    if answers.len() < 2 {
        return;
    }
    let certain = |slot: &GroupSlot<'_>| slot.counts == Some(true);
    let known = |wanted: bool| {
        let of = answers
            .iter()
            .filter(move |(slot, _)| certain(slot) == wanted);
        of.filter_map(|(_, answer)| answer.as_ref().ok()).next()
    };
    // Where none counts for certain, two that perhaps do may differ from each other.
    let first = known(true).or_else(|| known(false));
    let mut codes: Vec<&str> = Vec::new();
    for (slot, answer) in &answers {
        match (answer, first) {
            (Err(tail), _) => into.miss(unknown, &slot.name, *tail),
            (Ok(answer), Some(first)) if answer != first => match certain(slot) {
                true => codes.push(&slot.name),
                false => into.miss("fact-member-offered-unknown", &slot.name, None),
            },
            (Ok(_), _) => {}
        }
    }
    if !codes.is_empty() {
        into.differences
            .push(Fact::new(differ).with("codes", codes.join(", ")));
    }
}
