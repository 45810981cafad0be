//! The places of a linked group on a day: who fills each, what a rule answers of it, and whether it counts.

use jiff::civil::Date;

use super::context::Context;
use super::faults;
use super::level::LevelOn;
use super::rule::{Rule, Verdict};
use crate::catalogue::model::{Group, GroupMember, OnlineLevel, Procedure};

/// A place of a group that is in it on the as-of date.
#[derive(Debug)]
pub(crate) struct GroupSlot<'a> {
    /// The code, or the alternatives, for people.
    pub name: String,
    /// The procedures that may fill it and are in force.
    pub procedures: Vec<&'a Procedure>,
    /// Codes that the catalogue does not have.
    pub unknown: Vec<&'a str>,
    /// Whether it counts: an optional one only where it is offered online; none where that is not known.
    pub counts: Option<bool>,
}

/// What a rule answers of a place. Alternatives are one member, which any of them fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemberVerdict {
    /// Nothing: the rule does not ask.
    None,
    /// Clear or flag, which compare.
    Known(Verdict),
    /// Facts are missing. `tail` is the last day reported where the tail of the reports is all that is missing.
    Unknown {
        /// That day.
        tail: Option<Date>,
    },
}

/// The places of a group on the as-of date.
pub(crate) fn slots<'s, 'a: 's>(context: &Context<'a>, group: &'s Group) -> Vec<GroupSlot<'s>> {
    let places = group.members.iter();
    let places = places.filter(|place| place.counts_on(context.as_of));
    places.map(|place| slot(context, place)).collect()
}

/// A place of a group, whether it counts on the as-of date or not.
pub(crate) fn slot<'s, 'a: 's>(context: &Context<'a>, place: &'s GroupMember) -> GroupSlot<'s> {
    let mut slot = GroupSlot {
        name: place
            .codes()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" / "),
        procedures: Vec::new(),
        unknown: Vec::new(),
        counts: Some(true),
    };
    for code in place.codes() {
        match context.snapshot.procedure(code) {
            None => slot.unknown.push(code),
            Some(file) if file.value().in_force_on(context.as_of) => {
                slot.procedures.push(file.value());
            }
            Some(_) => {}
        }
    }
    if place.optional {
        let levels = slot.procedures.iter();
        let mut levels = levels.map(|procedure| LevelOn::of(procedure, context.as_of).is_offered());
        let offered: Vec<Option<bool>> = levels.by_ref().collect();
        slot.counts = if offered.contains(&Some(true)) {
            Some(true)
        } else if offered.contains(&None) || !slot.unknown.is_empty() {
            None
        } else {
            Some(false)
        };
    }
    slot
}

impl GroupSlot<'_> {
    /// What a rule answers: the best of the alternatives.
    pub(crate) fn answer(&self, context: &Context<'_>, rule: &dyn Rule) -> MemberVerdict {
        let mut flags = false;
        let mut tails = Vec::new();
        for procedure in &self.procedures {
            let ask = || rule.judge(context, procedure, &[]);
            let finding = faults::judged(context, procedure, rule.info(), ask);
            match finding.verdict {
                Verdict::Clear => return MemberVerdict::Known(Verdict::Clear),
                Verdict::Flag => flags = true,
                Verdict::CannotTell => tails.push(finding.tail),
                Verdict::NotApplicable => {}
            }
        }
        tails.extend(self.unknown.iter().map(|_| None));
        let tail: Option<Vec<Date>> = tails.iter().copied().collect();
        match (tails.is_empty(), flags) {
            (false, _) => MemberVerdict::Unknown {
                tail: tail.and_then(|days| days.into_iter().min()),
            },
            (true, true) => MemberVerdict::Known(Verdict::Flag),
            (true, false) => MemberVerdict::None,
        }
    }

    /// The highest level of its alternatives; none where it is not known and a higher one could be.
    pub(crate) fn level(&self, day: Date) -> Option<OnlineLevel> {
        let levels = self.procedures.iter();
        let levels: Vec<Option<OnlineLevel>> = levels
            .map(|procedure| LevelOn::of(procedure, day).known())
            .chain(self.unknown.iter().map(|_| None))
            .collect();
        let has = |level| levels.contains(&Some(level));
        if has(OnlineLevel::Full) {
            Some(OnlineLevel::Full)
        } else if levels.contains(&None) {
            None
        } else if has(OnlineLevel::Partial) {
            Some(OnlineLevel::Partial)
        } else {
            has(OnlineLevel::None).then_some(OnlineLevel::None)
        }
    }

    /// Whether nothing fills it: its procedures are not in force.
    pub(crate) fn is_empty(&self) -> bool {
        self.procedures.is_empty() && self.unknown.is_empty()
    }
}
