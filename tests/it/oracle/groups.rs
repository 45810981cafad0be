//! The second reading of `group-inconsistent`.

use jiff::civil::Date;

use super::others::level;
use super::planned::no_plan;
use super::used::{months_before, no_dossiers};
use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{Group, Member, OnlineLevel, Procedure, World, within};

/// Who asks: the screen compares level, plan and use; "at the gate, in `evidence.verdicts` and for staleness it compares plan
/// and use alone"; and at the own day "neither there nor here does a tail count, … through a member".
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ComparisonBasis {
    Shown,
    Gate,
    OwnDay(Date),
}

/// One thing that members are compared in: known, not known, or left out of the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value<T> {
    Known(T),
    Unknown,
    Left,
}

use Value::{Known, Left, Unknown};

pub fn group_inconsistent(
    world: &World,
    procedure: &Procedure,
    as_of: Date,
    asked: ComparisonBasis,
) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    let of = |group: &&Group| {
        group
            .members
            .iter()
            .any(|m| m.codes.contains(&procedure.code) && within(as_of, m.from, m.to))
    };
    world
        .groups
        .iter()
        .filter(of)
        .map(|group| one(world, group, as_of, asked))
        .max()
        .unwrap_or(NotApplicable)
}

fn one(world: &World, group: &Group, as_of: Date, asked: ComparisonBasis) -> ExpectedVerdict {
    // "Members with `from`/`to` count on their days"
    let on_day = group.members.iter().filter(|m| within(as_of, m.from, m.to));
    // "`optional` ones where they are offered": online, that is with a level full or partial.
    let (mut surely, mut perhaps): (Vec<&Member>, Vec<&Member>) = (Vec::new(), Vec::new());
    for member in on_day {
        match offered(world, member, as_of) {
            _ if !member.optional => surely.push(member),
            Known(true) => surely.push(member),
            Unknown => perhaps.push(member),
            Known(false) | Left => {}
        }
    }
    let without = compare(world, &surely, as_of, asked);
    surely.extend(perhaps);
    let with = compare(world, &surely, as_of, asked);
    // Whether an optional member counts is not known: only what is the same both ways is known.
    if with == without { with } else { CannotTell }
}

fn offered(world: &World, member: &Member, as_of: Date) -> Value<bool> {
    fill(world, member, as_of, |procedure| {
        level(procedure, as_of).map_or(Unknown, |level| Known(level != OnlineLevel::None))
    })
}

/// "`one_of` alternatives as one member that any of them fills".
fn fill(
    world: &World,
    member: &Member,
    as_of: Date,
    value: impl Fn(&Procedure) -> Value<bool>,
) -> Value<bool> {
    let values: Vec<Value<bool>> = member
        .codes
        .iter()
        .map(|code| match world.procedure(code) {
            None => Unknown,
            Some(procedure) if !procedure.in_force(as_of) => Left,
            Some(procedure) => value(procedure),
        })
        .collect();
    if values.contains(&Known(true)) {
        Known(true)
    } else if values.contains(&Unknown) {
        Unknown
    } else if values.contains(&Known(false)) {
        Known(false)
    } else {
        Left
    }
}

fn compare(
    world: &World,
    members: &[&Member],
    as_of: Date,
    asked: ComparisonBasis,
) -> ExpectedVerdict {
    let known = |says: ExpectedVerdict| match says {
        Flag => Known(false),
        Clear => Known(true),
        CannotTell => Unknown,
        NotApplicable => Left,
    };
    let plan = |procedure: &Procedure| known(no_plan(world, procedure, as_of));
    // "compares in use only members whose `no-dossiers` is `flag`, `clear` or `cannot_tell`: one that is `not_applicable`
    // for youth is left out"
    let used = |procedure: &Procedure| {
        let used = no_dossiers(world, procedure, as_of);
        match (asked, used.tail) {
            (ComparisonBasis::OwnDay(own), Some(tail)) if tail >= months_before(own, 12) => Left,
            _ => known(used.says),
        }
    };
    let full = |procedure: &Procedure| match level(procedure, as_of) {
        None => Unknown,
        Some(level) => Known(level == OnlineLevel::Full),
    };
    let offered = |procedure: &Procedure| match level(procedure, as_of) {
        None => Unknown,
        Some(level) => Known(level != OnlineLevel::None),
    };
    let by = |value: &dyn Fn(&Procedure) -> Value<bool>| {
        let values: Vec<Value<bool>> = members
            .iter()
            .map(|member| fill(world, member, as_of, value))
            .filter(|value| *value != Left)
            .collect();
        if values.contains(&Known(true)) && values.contains(&Known(false)) {
            Flag
        } else if values.len() > 1 && values.contains(&Unknown) {
            CannotTell
        } else {
            Clear
        }
    };
    // A member that nobody described is a fact that is missing, whoever else counts.
    let undescribed = members.iter().any(|member| {
        let described = member.codes.iter().filter_map(|code| world.procedure(code));
        let nobody = described
            .clone()
            .all(|procedure| !procedure.in_force(as_of));
        nobody && described.count() < member.codes.len()
    });
    let mut worst = by(&plan).max(by(&used));
    if undescribed {
        worst = worst.max(CannotTell);
    }
    if asked == ComparisonBasis::Shown {
        // Three levels: they are the same where full or not, and offered or not, are.
        worst = worst.max(by(&full)).max(by(&offered));
    }
    worst
}
