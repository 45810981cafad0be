//! Plans.

use std::collections::HashMap;
use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, reversed, shown};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Plan, PlanRow};
use crate::catalogue::snapshot::Located;
use crate::i18n::{Message, message};

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, Message> = HashMap::new();
    for Located { path, value: plan } in known.snapshot.plans() {
        match first.get(plan.id.as_str()) {
            Some(first) => found.push(duplicate_id(
                path,
                place!["id"],
                message!("thing-plan"),
                &plan.id,
                first.clone(),
            )),
            None => _ = first.insert(&plan.id, Message::from(shown(path))),
        }
        found.extend(reversed(
            path,
            place!["to"],
            plan.from.or(plan.signed),
            plan.to,
        ));
        twice(path, plan, found);
        for (at, row) in plan.procedures.iter().enumerate() {
            if let Some(code) = &row.code {
                found.extend(known.procedure(path, place!["procedures", at, "code"], code));
            }
            if let Some(group) = &row.group {
                found.extend(known.group(path, place!["procedures", at, "group"], group));
            }
            if let (Some(due), Some(signed)) = (row.due, plan.signed)
                && due < signed
            {
                found.push(
                    Finding::new(
                        "plan-due-before-signed",
                        path,
                        message!("check-due-before-signed", due, signed),
                        message!("check-due-before-signed-hint"),
                    )
                    .at(place!["procedures", at, "due"]),
                );
            }
            if let (Some(done), Some(signed)) = (row.done, plan.signed)
                && done < signed
            {
                found.push(
                    Finding::new(
                        "plan-done-before-signed",
                        path,
                        message!("check-done-before-signed", done, signed),
                        message!("check-done-before-signed-hint"),
                    )
                    .at(place!["procedures", at, "done"]),
                );
            }
            if let Some(others) = circle(known, plan, row) {
                found.push(
                    Finding::new(
                        "plan-superseded-circle",
                        path,
                        match others.as_slice() {
                            [] => message!("check-plan-by-itself", plan = plan.id),
                            _ => message!(
                                "check-plan-circle",
                                plan = plan.id,
                                others = others.join(", ")
                            ),
                        },
                        message!("check-plan-circle-hint"),
                    )
                    .at(place!["procedures", at, "superseded_by"]),
                );
            }
            if let Some(next) = &row.superseded_by
                && known.snapshot.plan(next).is_none()
                && !known.says(FileKind::Plan, next)
            {
                found.push(
                    Finding::new(
                        "plan-unknown",
                        path,
                        message!("check-plan-unknown", next),
                        message!("check-plan-unknown-hint"),
                    )
                    .at(place!["procedures", at, "superseded_by"])
                    .perhaps_in(known.perhaps(FileKind::Plan)),
                );
            }
        }
    }
}

/// The other plans through which a row gives way to its own plan in the end: then nothing of them is in force, and nobody knows
/// which was meant to be the last. None where it does not.
fn circle<'a>(known: &ReferenceIndex<'a>, plan: &Plan, row: &'a PlanRow) -> Option<Vec<&'a str>> {
    let mut passed: Vec<&str> = Vec::new();
    let mut next = row.superseded_by.as_deref()?;
    while next != plan.id {
        if passed.contains(&next) {
            return None;
        }
        passed.push(next);
        let of_same = |other: &&PlanRow| {
            (other.code.is_some() && other.code == row.code)
                || (other.group.is_some() && other.group == row.group)
        };
        let other = known.snapshot.plan(next)?;
        next = other
            .procedures
            .iter()
            .find(of_same)?
            .superseded_by
            .as_deref()?;
    }
    Some(passed)
}

/// Rows that name what an earlier row names.
fn twice(path: &Path, plan: &Plan, found: &mut Vec<Finding>) {
    let mut first = HashMap::new();
    for (at, row) in plan.procedures.iter().enumerate() {
        for (key, named) in [("code", &row.code), ("group", &row.group)] {
            let Some(named) = named else { continue };
            let Some(before) = first.insert((key, named), at) else {
                continue;
            };
            let other = &plan.procedures[before];
            let gives_way = |superseded: bool| match superseded {
                true => message!("check-row-gives-way"),
                false => message!("check-row-stays"),
            };
            let differs = match (&other.superseded_by, &row.superseded_by) {
                (a, b) if a == b => Message::default(),
                (a, b) => message!(
                    "check-rows-differ",
                    row = before + 1,
                    first = gives_way(a.is_some()),
                    second = gives_way(b.is_some())
                ),
            };
            found.push(
                Finding::new(
                    "plan-row-twice",
                    path,
                    message!("check-plan-row-twice", named, row = before + 1, differs),
                    message!("check-plan-row-twice-hint"),
                )
                .at(place!["procedures", at, key]),
            );
        }
    }
}
