//! The second reading of the rules that read decisions: `offered-yet-barred`, `eligible-not-full`, `full-not-on-list`,
//! `unused-not-acted-on`, `partial-unexplained`, `essential-at-risk`.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::gate::shut;
use super::groups::{ComparisonBasis, group_inconsistent};
use super::others::{constituent_missing, full_yet_presence, legal_basis_expired, level};
use super::permitted::Permitted;
use super::planned::no_plan;
use super::used::{chained, no_dossiers};
use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{OnlineLevel, Procedure, World, within};
use super::world_services::{Entry, Measure, State};

fn log<'w>(world: &'w World, code: &str) -> &'w [Entry] {
    let mut logs = world.beside.logs.iter();
    logs.find(|log| log.code == code)
        .map_or(&[], |log| &log.entries)
}

/// Whether a later entry of a state takes an entry back: recommendation, approval and publication are states of one decision,
/// and what takes back the last of them takes back all. "`sent_back` ends the recommendation that it refers to with every entry
/// that stands on it."
fn taken_back(log: &[Entry], at: usize, by: State) -> bool {
    let root = |mut at: usize| {
        while let Some(of) = log[at].refers_to {
            at = of;
        }
        at
    };
    log.iter()
        .any(|later| later.state == by && later.refers_to.is_some_and(|of| root(of) == root(at)))
}

fn withdrawn(log: &[Entry], at: usize) -> bool {
    taken_back(log, at, State::Withdrawn)
}

fn sent_back(log: &[Entry], at: usize) -> bool {
    taken_back(log, at, State::SentBack)
}

/// "**The published decision** is the newest `published` entry not withdrawn", of those signed on or before a day.
fn published<'w>(world: &'w World, code: &str, as_of: Date) -> Option<&'w Entry> {
    let log = log(world, code);
    let mut all = (0..log.len()).rev().filter(|at| !withdrawn(log, *at));
    all.find(|at| log[*at].state == State::Published && log[*at].day <= as_of)
        .map(|at| &log[at])
}

/// The first day of those lists in a row, up to the newest, that say that it is eligible.
fn eligible_since(world: &World, code: &str, as_of: Date) -> Option<Date> {
    let log = log(world, code);
    let lists = (0..log.len()).rev().filter(|at| {
        let entry = &log[*at];
        !withdrawn(log, *at) && entry.state == State::Published && entry.day <= as_of
    });
    let eligible = lists.take_while(|at| log[*at].outcome == "eligible_full");
    eligible.map(|at| log[at].day).min()
}

/// "**The proposal** is the newest entry neither withdrawn nor sent back …; what was recommended before does not come back;
/// it is no decision."
fn proposal<'w>(world: &'w World, code: &str, as_of: Date) -> Option<&'w Entry> {
    let log = log(world, code);
    for at in (0..log.len()).rev() {
        let entry = &log[at];
        if entry.day > as_of || withdrawn(log, at) || entry.state == State::Withdrawn {
            continue;
        }
        if entry.state == State::SentBack || sent_back(log, at) {
            return None;
        }
        return Some(entry);
    }
    None
}

/// The issuer of a procedure, and those whose place it took.
fn predecessors<'w>(world: &'w World, procedure: &'w Procedure) -> Vec<&'w str> {
    let mut issuers: Vec<&str> = procedure.issuer.as_deref().into_iter().collect();
    let mut next = 0;
    while next < issuers.len() {
        for agency in &world.agencies {
            let left = agency.replaced_by.iter().any(|heir| heir == issuers[next]);
            if left && !issuers.contains(&agency.id.as_str()) {
                issuers.push(&agency.id);
            }
        }
        next += 1;
    }
    issuers
}

/// "Where no plan file of any type or day names a procedure of that issuer (predecessors included), or a group with one."
fn plans_entered(world: &World, procedure: &Procedure) -> bool {
    let issuers = predecessors(world, procedure);
    let of_issuer = |code: &String| {
        let other = world.procedure(code);
        *code == procedure.code
            || other.is_some_and(|other| {
                other
                    .issuer
                    .as_deref()
                    .is_some_and(|id| issuers.contains(&id))
            })
    };
    let mut rows = world.plans.iter().flat_map(|plan| &plan.rows);
    rows.any(|row| {
        if row.is_group {
            let mut groups = world.groups.iter().filter(|group| group.id == row.names);
            groups.any(|group| {
                let mut members = group.members.iter();
                members.any(|member| member.codes.iter().any(of_issuer))
            })
        } else {
            of_issuer(&row.names)
        }
    })
}

/// "The evidence of what bars": `no-plan` as far as it says something of the procedure and not of what was entered.
fn plan_of_it(world: &World, procedure: &Procedure, as_of: Date) -> ExpectedVerdict {
    match no_plan(world, procedure, as_of) {
        Flag if !plans_entered(world, procedure) => CannotTell,
        says => says,
    }
}

pub fn offered_yet_barred(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 27) {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        None => return CannotTell.into(),
        // "*Offered online*: level `full` or `partial`, suspended or not"; "Not offered → n/a."
        Some(OnlineLevel::None) => return NotApplicable.into(),
        Some(_) => {}
    }
    let used = no_dossiers(world, procedure, as_of).says;
    let planned = plan_of_it(world, procedure, as_of);
    if used == Flag || planned == Flag {
        return Flag.into();
    }
    // Of a procedure whose issuer is not stated it is open whose plans would have to be entered.
    let open = procedure.issuer.is_none() && no_plan(world, procedure, as_of) == Flag;
    if open {
        Permitted::from(CannotTell).or(Flag)
    } else if used == CannotTell || planned == CannotTell {
        CannotTell.into()
    } else {
        Clear.into()
    }
}

pub fn eligible_not_full(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2024, 9, 25) {
        return NotApplicable.into();
    }
    let Some(decision) = published(world, &procedure.code, as_of) else {
        return NotApplicable.into();
    };
    let mut targets = world.beside.targets.iter();
    let target = targets.find(|target| target.measure == Measure::EligibleFullShare);
    let grace = world.beside.grace.unwrap_or(90);
    // A list that names it again gives no new time.
    let since = eligible_since(world, &procedure.code, as_of).unwrap_or(decision.day);
    let grace = since.checked_add(grace.days()).unwrap();
    let due = target.and_then(|target| target.due);
    // "As-of ≤ its `due` (the day itself still counts) or ≤ signed + `policy.evidence.grace` → n/a."
    if decision.outcome != "eligible_full" || due.is_none_or(|due| as_of <= due) || as_of <= grace {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        Some(OnlineLevel::Full) => Clear.into(),
        None => CannotTell.into(),
        Some(_) => Flag.into(),
    }
}

pub fn full_not_on_list(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 12, 15) {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        None => return CannotTell.into(),
        Some(OnlineLevel::Partial | OnlineLevel::None) => return NotApplicable.into(),
        Some(OnlineLevel::Full) => {}
    }
    let own = published(world, &procedure.code, as_of);
    if own.is_some_and(|own| own.outcome == "eligible_full") {
        return Clear.into();
    }
    // "No published decision of that issuer in the catalogue at all → cannot_tell." At all: of whatever day.
    let issuers = predecessors(world, procedure);
    let any = |day: Date| {
        world.procedures.iter().any(|other| {
            let issuer = other.issuer.as_deref();
            let same = other.code == procedure.code
                || issuer.is_some_and(|issuer| issuers.contains(&issuer));
            same && published(world, &other.code, day).is_some()
        })
    };
    if any(Date::MAX) {
        Flag.into()
    } else {
        CannotTell.into()
    }
}

pub fn unused_not_acted_on(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2023, 10, 16) {
        return NotApplicable.into();
    }
    match no_dossiers(world, procedure, as_of).says {
        Flag => {}
        CannotTell => return CannotTell.into(),
        Clear | NotApplicable => return NotApplicable.into(),
    }
    let acts = |entry: &Entry| {
        ["abolish_or_merge", "do_not_provide", "suspend_and_upgrade"].contains(&entry.outcome)
    };
    let holds = |entry: &Entry| entry.overrides.iter().any(|until| as_of <= *until);
    // Whether what was decided after the as-of date counts on it, the text does not say.
    let of_day = |day: Date| {
        let code = &procedure.code;
        let standing = [proposal(world, code, day), published(world, code, day)];
        let mut standing = standing.iter().flatten();
        if standing.any(|entry| acts(entry) || holds(entry)) {
            Clear
        } else {
            Flag
        }
    };
    let says = Permitted::from(of_day(as_of)).or(of_day(Date::MAX));
    let later = |entry: &Entry| as_of < entry.day;
    match log(world, &procedure.code).iter().any(later) {
        true => says.or(Flag),
        false => says,
    }
}

pub fn partial_unexplained(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    // "Regime of the day does not need `published_reason_and_provision` → n/a."
    if as_of < date(2026, 7, 1) {
        return NotApplicable.into();
    }
    match level(procedure, as_of) {
        None => return CannotTell.into(),
        Some(OnlineLevel::Full | OnlineLevel::None) => return NotApplicable.into(),
        Some(OnlineLevel::Partial) => {}
    }
    let said = procedure.service.partial_reason.as_ref();
    // "The reason contradicts the file → flag."
    let contradicts = said.is_some_and(|said| {
        (said.reason == "presence_required" && procedure.presence == Some(false))
            || (said.reason == "onsite_verification" && procedure.site_check == Some(false))
    });
    if contradicts {
        return Flag.into();
    }
    if said.is_some_and(|said| said.provision) {
        return Clear.into();
    }
    let decision = published(world, &procedure.code, as_of);
    let by_decision = decision.is_some_and(|entry| {
        entry.outcome == "partial"
            && entry.same
            && entry.partial_reason.is_some()
            && entry.provision
    });
    // Whether the reason of a decision may contradict the file is not said.
    let denied = decision.is_some_and(|entry| {
        entry.partial_reason == Some("presence_required") && procedure.presence == Some(false)
    });
    match (by_decision, denied) {
        (true, false) => Clear.into(),
        (true, true) => Permitted::from(Clear).or(Flag),
        (false, _) => Flag.into(),
    }
}

/// "A list with `date` ≤ as-of names its code or its group (`from` absent or ≤ as-of); membership passes to a successor with
/// `continuity: same`."
fn listed(world: &World, procedure: &Procedure, as_of: Date) -> bool {
    let codes: Vec<&str> = chained(world, procedure);
    let of_group = |id: &str| {
        let mut groups = world.groups.iter().filter(|group| group.id == id);
        groups.any(|group| {
            group.members.iter().any(|member| {
                within(as_of, member.from, member.to)
                    && member
                        .codes
                        .iter()
                        .any(|code| codes.contains(&code.as_str()))
            })
        })
    };
    let lists = world.beside.lists.iter().filter(|list| list.date <= as_of);
    lists.flat_map(|list| &list.members).any(|member| {
        member.from.is_none_or(|from| from <= as_of)
            && if member.is_group {
                of_group(member.names)
            } else {
                codes.contains(&member.names)
            }
    })
}

pub fn essential_at_risk(world: &World, procedure: &Procedure, as_of: Date) -> Permitted {
    if as_of < date(2022, 1, 6) || !listed(world, procedure, as_of) {
        return NotApplicable.into();
    }
    let blocking = [
        no_dossiers(world, procedure, as_of).says,
        plan_of_it(world, procedure, as_of),
        constituent_missing(procedure, as_of),
        full_yet_presence(procedure, as_of, false),
        legal_basis_expired(world, procedure, as_of),
        group_inconsistent(world, procedure, as_of, ComparisonBasis::Shown),
    ];
    let level = level(procedure, as_of);
    let below = matches!(level, Some(OnlineLevel::Partial | OnlineLevel::None));
    if blocking.contains(&Flag) || below {
        return Flag.into();
    }
    if procedure.issuer.is_none() && no_plan(world, procedure, as_of) == Flag {
        return Permitted::from(CannotTell).or(Flag);
    }
    // "Level absent, or a `cannot_tell` that shuts the gate → cannot_tell." The gate of the day that is asked about takes a
    // tail where it is its own day.
    let own = ComparisonBasis::OwnDay(world.own_day());
    // An override that holds opens the gate.
    let code = &procedure.code;
    let standing =
        [Date::MAX, as_of].map(|day| [proposal(world, code, day), published(world, code, day)]);
    let mut standing = standing.into_iter().flatten().flatten();
    let opened = standing.any(|entry| entry.overrides.iter().any(|until| as_of <= *until));
    let others = shut(world, procedure, as_of, ComparisonBasis::Gate);
    let others = others.iter().any(|(rule, _)| *rule != "no-dossiers");
    if opened && level.is_some() && !others {
        return Permitted::from(Clear).or(CannotTell);
    }
    let shuts = |asked| !shut(world, procedure, as_of, asked).is_empty();
    match (level.is_none(), shuts(ComparisonBasis::Gate), shuts(own)) {
        (true, _, _) => CannotTell.into(),
        // Only a tail, which the gate takes at the own day alone.
        (false, true, false) => Permitted::from(CannotTell).or(Clear),
        // As of an earlier day it may be that of the day itself.
        (false, true, true) if !shuts(ComparisonBasis::OwnDay(as_of)) => {
            Permitted::from(CannotTell).or(Clear)
        }
        (false, true, true) => CannotTell.into(),
        (false, false, _) => Clear.into(),
    }
}
