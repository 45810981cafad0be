//! Deadlines and public holidays of the manifest that no rule reads as they are meant: a slip in an id leaves the built-in figure
//! in force, and a holiday in a year that is not listed leaves the year unknown.

use std::path::Path;

use super::finding::Finding;
use super::place;
use crate::catalogue::model::{Manifest, Policy};
use crate::i18n::message;

/// The deadlines that rules read, with what their days are counted from.
const READ: [(&str, &str); 6] = [
    ("publish-national", "before_effect"),
    ("publish-local", "before_effect"),
    ("publish-shortened", "after_signing"),
    ("post-national", "after_signing"),
    ("post-local", "after_signing"),
    ("post-shortened", "after_signing"),
];

pub(super) fn check(manifest: &Manifest, path: &Path, found: &mut Vec<Finding>) {
    deadlines(&manifest.policy, path, found);
    holidays(&manifest.policy, path, found);
}

fn deadlines(policy: &Policy, path: &Path, found: &mut Vec<Finding>) {
    for (at, deadline) in policy.deadlines.iter().enumerate() {
        let finding = match READ.iter().find(|(id, _)| *id == deadline.id) {
            None => Finding::new(
                "deadline-unread",
                path,
                message!("check-deadline-unread", id = deadline.id),
                message!("check-deadline-unread-hint", ids = named()),
            )
            .at(place!["policy", "deadlines", at, "id"]),
            Some((id, from)) if deadline.relative_to != *from => Finding::new(
                "deadline-unread",
                path,
                message!("check-deadline-otherwise", id, from),
                message!("check-deadline-otherwise-hint", from),
            )
            .at(place!["policy", "deadlines", at, "relative_to"]),
            Some(_) => continue,
        };
        found.push(finding);
    }
}

fn named() -> String {
    let ids: Vec<String> = READ.iter().map(|(id, _)| format!("`{id}`")).collect();
    ids.join(", ")
}

fn holidays(policy: &Policy, path: &Path, found: &mut Vec<Finding>) {
    let days = || policy.holidays.iter().flat_map(|of| &of.days);
    for (at, of) in policy.holidays.iter().enumerate() {
        for (day_at, day) in of.days.iter().enumerate() {
            if !of.years.contains(&day.year()) {
                found.push(
                    Finding::new(
                        "holiday-year",
                        path,
                        message!("check-holiday-other-year", day),
                        message!("check-holiday-other-year-hint"),
                    )
                    .at(place!["policy", "holidays", at, "days", day_at]),
                );
            }
        }
        for (year_at, year) in of.years.iter().enumerate() {
            if !days().any(|day| day.year() == *year) {
                found.push(
                    Finding::new(
                        "holiday-year",
                        path,
                        message!("check-holiday-none", year),
                        message!("check-holiday-none-hint"),
                    )
                    .at(place!["policy", "holidays", at, "years", year_at]),
                );
            }
        }
    }
}
