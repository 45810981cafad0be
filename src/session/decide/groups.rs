//! Linked groups as they are decided: all members that count, or none. Source: Directive 27/CT-TTg of 2023-10-27 speaks of groups too.

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::Group;
use crate::i18n::{Message, message};
use crate::rules::level::LevelOn;
use crate::session::View;

/// The members of a linked group that count on the own day: one that is optional unless it is known not to be offered.
pub(crate) fn members(snapshot: &Snapshot, group: &Group, today: Date) -> Vec<String> {
    let own = snapshot.own_day(today);
    let mut codes: Vec<String> = Vec::new();
    for place in group.members.iter().filter(|place| place.counts_on(own)) {
        let fills = |code: &String| {
            let known = snapshot.procedure(code);
            known.is_some_and(|procedure| procedure.value().in_force_on(own))
        };
        // Nobody knows whether one that nobody described is offered, or is misspelt: it stops the group, as one that is
        // refused does. Beside an alternative that fills the place it does not.
        let is_filled = place.codes().any(fills);
        let counts = |code: &&String| match snapshot.procedure(code) {
            None => !is_filled,
            Some(procedure) => {
                let procedure = procedure.value();
                // Where nobody knows, it is asked: left out, it would miss in silence.
                let is_offered = LevelOn::of(procedure, own).is_offered();
                procedure.in_force_on(own) && (!place.optional || is_offered != Some(false))
            }
        };
        for code in place.codes().filter(counts) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
    }
    codes
}

/// What is decided by a group's name without being named, a sentence each: members that do not count on the own day and are left
/// out, and alternatives of one place that are all decided.
pub(crate) fn told(snapshot: &Snapshot, group: &Group, today: Date) -> Vec<Message> {
    let own = snapshot.own_day(today);
    let taken = members(snapshot, group, today);
    let is_taken = |code: &&String| taken.contains(code);
    let mut left: Vec<&str> = Vec::new();
    for code in group.codes().filter(|code| !is_taken(code)) {
        if !left.contains(&code.as_str()) {
            left.push(code);
        }
    }
    let left = (!left.is_empty()).then(|| {
        let (count, codes) = (left.len(), left.join(", "));
        message!("group-left-out", count, own, codes)
    });
    let places = group.members.iter().filter(|place| place.counts_on(own));
    let alternatives = places.filter_map(|place| {
        let codes: Vec<&str> = place.codes().filter(is_taken).map(String::as_str).collect();
        (codes.len() > 1).then(|| message!("group-alternatives", codes = codes.join(", ")))
    });
    left.into_iter().chain(alternatives).collect()
}

/// The linked group that a selection is, whole: then it is decided as one.
pub(crate) fn is_whole<'a>(view: &'a View, codes: &[String]) -> Option<&'a Group> {
    if codes.len() < 2 {
        return None;
    }
    let snapshot = &view.snapshot;
    let groups = snapshot.groups().iter().map(|group| &group.value);
    groups.into_iter().find(|group| {
        let members = members(snapshot, group, view.today);
        members.len() == codes.len() && members.iter().all(|member| codes.contains(member))
    })
}
