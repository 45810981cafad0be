//! The second reading of the gate: which rules shut it, at the day of the evidence and at the own day.

use jiff::civil::Date;

use super::groups::{ComparisonBasis, group_inconsistent};
use super::others::{constituent_missing, full_yet_presence, legal_basis_expired};
use super::planned::{no_plan, plan_lapsed};
use super::used::{months_before, no_dossiers};
use super::verdict::ExpectedVerdict::{self, CannotTell, Flag};
use super::world::{Procedure, World};

/// The blocking rules as they are shown, and those beside them of which the text says enough.
pub fn shown(
    world: &World,
    procedure: &Procedure,
    as_of: Date,
) -> Vec<(&'static str, ExpectedVerdict)> {
    let used = no_dossiers(world, procedure, as_of);
    let mut shown = vec![
        ("no-dossiers", used.says),
        ("no-plan", no_plan(world, procedure, as_of)),
        ("constituent-missing", constituent_missing(procedure, as_of)),
        (
            "full-yet-presence",
            full_yet_presence(procedure, as_of, false),
        ),
        (
            "legal-basis-expired",
            legal_basis_expired(world, procedure, as_of),
        ),
        (
            "group-inconsistent",
            group_inconsistent(world, procedure, as_of, ComparisonBasis::Shown),
        ),
        ("plan-lapsed", plan_lapsed(world, procedure, as_of)),
    ];
    if let Some(missing) = used.missing {
        let says = if missing {
            Flag
        } else {
            ExpectedVerdict::Clear
        };
        shown.push(("statistics-missing", says));
    }
    shown
}

/// The rules that shut the gate on a day, each with its answer.
pub fn shut(
    world: &World,
    procedure: &Procedure,
    day: Date,
    asked: ComparisonBasis,
) -> Vec<(&'static str, ExpectedVerdict)> {
    let used = no_dossiers(world, procedure, day);
    // "there no blocking rule may `flag`, and `no-dossiers` may be `cannot_tell` only for the unreported tail"; "a gate
    // takes it only if DATE is at most `policy.evidence.oldest` before the own day".
    let tail = match (asked, used.tail) {
        (ComparisonBasis::OwnDay(own), Some(tail)) => tail >= months_before(own, 12),
        _ => false,
    };
    // "`legal-basis-expired` and `full-yet-presence` block on `flag` alone; … `full-yet-presence` is asked as if the
    // procedure were declared full".
    let on_both = |says: ExpectedVerdict| says == Flag || says == CannotTell;
    let rules = [
        ("no-dossiers", used.says, on_both(used.says) && !tail),
        both("no-plan", no_plan(world, procedure, day)),
        both("constituent-missing", constituent_missing(procedure, day)),
        flag_alone("full-yet-presence", full_yet_presence(procedure, day, true)),
        flag_alone(
            "legal-basis-expired",
            legal_basis_expired(world, procedure, day),
        ),
        both(
            "group-inconsistent",
            group_inconsistent(world, procedure, day, asked),
        ),
    ];
    rules
        .into_iter()
        .filter(|(_, _, shuts)| *shuts)
        .map(|(rule, says, _)| (rule, says))
        .collect()
}

fn both(rule: &'static str, says: ExpectedVerdict) -> (&'static str, ExpectedVerdict, bool) {
    (rule, says, says == Flag || says == CannotTell)
}

fn flag_alone(rule: &'static str, says: ExpectedVerdict) -> (&'static str, ExpectedVerdict, bool) {
    (rule, says, says == Flag)
}
