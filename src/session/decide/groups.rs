//! Linked groups as they are decided: all members that count, or none. Source: Directive 27/CT-TTg of 2023-10-27 speaks of groups too.

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::Group;
use crate::rules::level::LevelOn;
use crate::session::View;

/// The members of a linked group that count on the own day: one that is optional unless it is known not to be offered.
pub fn members(snapshot: &Snapshot, group: &Group, today: Date) -> Vec<String> {
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

/// The linked group that a selection is, whole: then it is decided as one.
pub fn is_whole<'a>(view: &'a View, codes: &[String]) -> Option<&'a Group> {
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
