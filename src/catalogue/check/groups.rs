//! Linked groups.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;

use super::finding::{FileStep, Finding};
use super::place;
use super::registers::{not_held, once, twice};
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, reversed, shown};
use crate::catalogue::model::{Group, GroupMember};
use crate::catalogue::snapshot::Located;
use crate::i18n::message;

pub(super) fn check(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut first = HashMap::new();
    for Located { path, value: group } in known.snapshot.groups() {
        if let Some(first) = once(&mut first, &group.id, || shown(path).into()) {
            found.push(duplicate_id(
                path,
                place!["id"],
                message!("thing-group"),
                &group.id,
                first,
            ));
        }
        // A group of which nothing is held is another ministry's, or not yet imported.
        let is_held = group.codes().any(|code| known.has_procedure(code));
        if !is_held {
            let codes: Vec<&String> = group.codes().collect();
            found.extend(not_held(path, &codes));
        }
        let mut members: HashMap<&String, Vec<&GroupMember>> = HashMap::new();
        for (at, member) in group.members.iter().enumerate() {
            let end = place!["members", at, "to"];
            found.extend(reversed(path, end, member.from, member.to));
            for (code, place) in places(member, at) {
                if is_held {
                    let unknown = known.past_procedure(path, place!["members"], code);
                    found.extend(unknown.map(|unknown| unknown.at(place.clone())));
                }
                let before = members.entry(code).or_default();
                if before.iter().any(|before| meet(before, member)) {
                    found.push(twice(path, code).at(place));
                }
                before.push(member);
            }
        }
        ended(known, path, group, found);
    }
}

/// The codes of one place of a group, each with where it stands.
fn places(member: &GroupMember, at: usize) -> Vec<(&String, Vec<FileStep>)> {
    let own = member.code.iter().map(|code| match member.is_plain() {
        true => (code, place!["members", at].to_vec()),
        false => (code, place!["members", at, "code"].to_vec()),
    });
    let alternatives = member.one_of.iter().enumerate();
    let alternatives =
        alternatives.map(|(of, code)| (code, place!["members", at, "one_of", of].to_vec()));
    own.chain(alternatives).collect()
}

/// Whether two places of a group count on one day.
fn meet(a: &GroupMember, b: &GroupMember) -> bool {
    let begins_in = |from: Option<Date>, to: Option<Date>| match (from, to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins_in(a.from, b.to) && begins_in(b.from, a.to)
}

/// Members that end while others go on, whatever the day at which the catalogue is read; one that a member continues goes
/// on, and so does a place with another alternative.
fn ended(known: &ReferenceIndex<'_>, path: &Path, group: &Group, found: &mut Vec<Finding>) {
    let last_day = |code: &String| {
        let procedure = known.snapshot.procedure(code)?;
        Some(procedure.value().in_force_to())
    };
    let goes_on = |code: &String, day: Date| {
        last_day(code).is_some_and(|end| end.is_none_or(|end| end > day))
    };
    let others_go_on_after = |day| group.codes().any(|code| goes_on(code, day));
    let is_continued = |code: &String| {
        group.codes().any(|heir| {
            let heir = known.snapshot.procedure(heir);
            heir.is_some_and(|heir| heir.read().replaces().contains(code))
        })
    };
    for (at, member) in group.members.iter().enumerate() {
        for (code, place) in places(member, at) {
            if let Some(Some(day)) = last_day(code)
                && member.to.is_none_or(|to| to > day)
                && !member.one_of.iter().any(|other| goes_on(other, day))
                && others_go_on_after(day)
                && !is_continued(code)
            {
                found.push(
                    Finding::new(
                        "group-member-ended",
                        path,
                        message!("check-group-member-ended", code, day),
                        message!("check-group-member-ended-hint"),
                    )
                    .at(place),
                );
            }
        }
    }
}
