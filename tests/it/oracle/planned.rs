//! The second reading of `no-plan` and `plan-lapsed`.

use jiff::civil::Date;

use super::verdict::ExpectedVerdict::{self, CannotTell, Clear, Flag, NotApplicable};
use super::world::{Plan, PlanRow, Procedure, World, within};

/// The rows that name a procedure on a day: by its code, or by a group that it is a member of on that day.
fn naming<'w>(
    world: &'w World,
    procedure: &Procedure,
    as_of: Date,
) -> Vec<(&'w Plan, &'w PlanRow)> {
    let groups: Vec<&str> = world
        .groups
        .iter()
        .filter(|group| {
            group.members.iter().any(|member| {
                member.codes.contains(&procedure.code) && within(as_of, member.from, member.to)
            })
        })
        .map(|group| group.id.as_str())
        .collect();
    let names = |row: &PlanRow| match row.is_group {
        true => groups.contains(&row.names.as_str()),
        false => row.names == procedure.code,
    };
    world
        .plans
        .iter()
        .flat_map(|plan| plan.rows.iter().map(move |row| (plan, row)))
        .filter(|(_, row)| names(row))
        .collect()
}

/// "`from` (else `signed`)"
fn start(plan: &Plan) -> Option<Date> {
    plan.from.or(plan.signed)
}

/// "`superseded_by` counts once that plan has been in force (any type, lapsed since or not), or where it names no known
/// plan."
fn superseded(world: &World, row: &PlanRow, as_of: Date) -> bool {
    let Some(id) = &row.superseded_by else {
        return false;
    };
    match world.plans.iter().find(|plan| plan.id == *id) {
        None => true,
        // An option that is announced and not signed is not in force.
        Some(plan) => {
            start(plan).is_some_and(|start| start <= as_of)
                && plan.signed.is_some_and(|signed| signed <= as_of)
        }
    }
}

fn done(row: &PlanRow, as_of: Date) -> bool {
    row.done.is_some_and(|done| done <= as_of)
}

/// "A plan clears when: `type: option`; it names this code or its group; `signed` ≤ as-of; `from` (else `signed`) ≤ as-of ≤
/// `to` (absent: open); not superseded for this row. `done` ≤ as-of on a signed option clears for good."
fn clears(world: &World, plan: &Plan, row: &PlanRow, as_of: Date) -> bool {
    let signed = plan.signed.is_some_and(|signed| signed <= as_of);
    if !plan.option || !signed {
        return false;
    }
    let in_force = start(plan).is_some_and(|start| start <= as_of)
        && plan.to.is_none_or(|to| as_of <= to)
        && !superseded(world, row, as_of);
    done(row, as_of) || in_force
}

pub fn no_plan(world: &World, procedure: &Procedure, as_of: Date) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    let rows = naming(world, procedure, as_of);
    if rows
        .iter()
        .any(|(plan, row)| clears(world, plan, row, as_of))
    {
        return Clear;
    }
    // "An unreadable plan file → `cannot_tell` for procedures without a clearing plan."
    if world.broken_plan { CannotTell } else { Flag }
}

/// "`plan-lapsed` flags when every plan naming the procedure has lapsed, is overdue (`due` < as-of without a `done` ≤ as-of,
/// signed or not), superseded, or is a schedule. A signed option that is done never lapses; a plan not yet in force has not
/// lapsed."
pub fn plan_lapsed(world: &World, procedure: &Procedure, as_of: Date) -> ExpectedVerdict {
    if !procedure.in_force(as_of) {
        return NotApplicable;
    }
    let rows = naming(world, procedure, as_of);
    let stands = |plan: &Plan, row: &PlanRow| {
        if !plan.option {
            return false;
        }
        let signed = plan.signed.is_some_and(|signed| signed <= as_of);
        if signed && done(row, as_of) {
            return true;
        }
        let lapsed = plan.to.is_some_and(|to| to < as_of);
        let overdue = row.due.is_some_and(|due| due < as_of) && !done(row, as_of);
        !lapsed && !overdue && !superseded(world, row, as_of)
    };
    // "… and for `plan-lapsed`" (an unreadable file), but where a plan that can be read stands: not every plan has lapsed.
    if rows.iter().any(|(plan, row)| stands(plan, row)) {
        return Clear;
    }
    if world.broken_plan {
        return CannotTell;
    }
    // "No plan at all is `no-plan: flag` and `plan-lapsed: not_applicable`."
    if rows.is_empty() { NotApplicable } else { Flag }
}
