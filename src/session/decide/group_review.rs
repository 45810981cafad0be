//! A linked group with its members side by side, and what is answered of it as one.

use crate::catalogue::model::{Group, GroupMember};
use crate::rules::group_as_one::{self, GroupLevel};
use crate::rules::members::slot;
use crate::rules::{Rule, RuleFinding};
use crate::session::View;
use crate::session::decide::groups;

/// A group on the as-of date.
pub(crate) struct GroupReview<'v> {
    pub group: &'v Group,
    /// Its places, in the order of its file.
    pub places: Vec<PlaceReview<'v>>,
    /// The rules that judge a group as one, with what they find.
    pub findings: [(&'static dyn Rule, RuleFinding); 2],
    /// How it is offered.
    pub level: GroupLevel,
    /// The members for which the gate is shut, of those that a decision on the group is about: codes and the rules that shut it.
    pub stopped: Vec<(String, Vec<&'static str>)>,
}

/// A place of a group.
pub(crate) struct PlaceReview<'v> {
    pub place: &'v GroupMember,
    /// Whether it counts on the as-of date; none where it is not known whether an optional one is offered.
    pub counts: Option<bool>,
    /// The code, or the alternatives.
    pub members: Vec<GroupMemberRow<'v>>,
}

/// A procedure that may fill a place.
pub(crate) struct GroupMemberRow<'v> {
    pub code: &'v str,
    /// Its row; none where the catalogue does not have it.
    pub row: Option<usize>,
}

impl<'v> GroupReview<'v> {
    /// A group of a catalogue as it was judged.
    pub(crate) fn of(view: &'v View, group: &'v Group) -> GroupReview<'v> {
        let context = view.context();
        let places = group.members.iter().map(|place| PlaceReview {
            place,
            counts: match place.counts_on(view.as_of) {
                false => Some(false),
                true => {
                    let slot = slot(&context, place);
                    slot.counts.filter(|_| !slot.is_empty()).or(
                        // Nothing of it is in force.
                        slot.is_empty().then_some(false),
                    )
                }
            },
            members: place
                .codes()
                .map(|code| GroupMemberRow {
                    code,
                    row: view.snapshot.position(code),
                })
                .collect(),
        });
        GroupReview {
            group,
            places: places.collect(),
            findings: group_as_one::findings(&context, group),
            level: group_as_one::level(&context, group),
            stopped: stopped(view, group),
        }
    }
}

/// The members for which the gate is shut. One of which nothing is known here stops the group too, by no rule.
fn stopped(view: &View, group: &Group) -> Vec<(String, Vec<&'static str>)> {
    let members = groups::members(&view.snapshot, group, view.today).into_iter();
    let stopped = members.filter_map(|code| {
        let Some(row) = view.snapshot.position(&code) else {
            return Some((code, Vec::new()));
        };
        let (gate, _) = view.gate(row);
        let gate = gate?;
        let rules: Vec<&str> = gate.closed_by().map(|closed| closed.rule).collect();
        (!rules.is_empty()).then_some((code, rules))
    });
    stopped.collect()
}

/// The groups in which a procedure stands, whatever their days.
pub(crate) fn groups_of(view: &View, row: usize) -> Vec<&Group> {
    let Some(procedure) = view.procedure(row) else {
        return Vec::new();
    };
    let groups = view.snapshot.groups().iter().map(|group| &group.value);
    let of_code = groups.filter(|group| group.codes().any(|code| *code == procedure.code));
    of_code.collect()
}
