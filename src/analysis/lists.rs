//! Lists of services against each other: what stayed, came and went, and of what that cannot be told.
//!
//! A list of which not all services are entered says nothing of what is not on it: what is not found there is unknown, never
//! gone or new. Membership passes to a successor with `continuity: same`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Continuity, ListMember, ServiceList};
use crate::text::fold;

/// What became of a service from one list to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DriftState {
    /// Both name it.
    Stayed,
    /// The newer one alone.
    Came,
    /// The older one alone.
    Went,
    /// It cannot be told.
    Unknown,
}

impl DriftState {
    /// All of them, in the order in which they are shown.
    pub(crate) const ALL: [DriftState; 4] = [
        DriftState::Came,
        DriftState::Went,
        DriftState::Unknown,
        DriftState::Stayed,
    ];

    /// The word for it.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            DriftState::Stayed => "stayed",
            DriftState::Came => "came",
            DriftState::Went => "went",
            DriftState::Unknown => "unknown",
        }
    }
}

/// Whether a service of one list is that of another.
type IsFoundAgain<'a> = dyn Fn(&ListMember, &ListMember) -> bool + 'a;

/// By what a service of one list is one of the other, or why that cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DriftReason {
    /// The same code or group.
    Same,
    /// One continues the other.
    Predecessor,
    /// One list names the linked group that the other's procedure belongs to.
    Group,
    /// The same name, where a list gives no code.
    Name,
    /// Not all services of the older list are entered.
    OlderIncomplete,
    /// Not all services of the newer list are entered.
    NewerIncomplete,
    /// It is named without a code, so it may stand on the other list under any name.
    WithoutCode,
    /// The other list names services without a code, of which it may be one.
    OtherWithoutCode,
    /// The other list names some members of this linked group, not all.
    GroupInPart,
}

impl DriftReason {
    /// The word for it.
    #[must_use]
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            DriftReason::Same => "same",
            DriftReason::Predecessor => "predecessor",
            DriftReason::Group => "group",
            DriftReason::Name => "name",
            DriftReason::OlderIncomplete => "older_incomplete",
            DriftReason::NewerIncomplete => "newer_incomplete",
            DriftReason::WithoutCode => "without_code",
            DriftReason::OtherWithoutCode => "other_without_code",
            DriftReason::GroupInPart => "group_in_part",
        }
    }
}

/// One service of two lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DriftRow<'s> {
    /// What became of it.
    pub state: DriftState,
    /// By what; none where it is plainly new or gone.
    pub reason: Option<DriftReason>,
    /// As the older list has it.
    pub older: Option<&'s ListMember>,
    /// As the newer list has it.
    pub newer: Option<&'s ListMember>,
}

/// One list against another.
#[derive(Clone, Debug)]
pub(crate) struct ListDrift<'s> {
    /// The older one.
    pub older: &'s ServiceList,
    /// The newer one.
    pub newer: &'s ServiceList,
    /// Services, those that came first.
    pub rows: Vec<DriftRow<'s>>,
}

/// Lists by date, those of one day by id.
pub(crate) fn by_date(snapshot: &Snapshot) -> Vec<&ServiceList> {
    let mut lists: Vec<&ServiceList> = snapshot.lists().iter().map(|list| &list.value).collect();
    lists.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    lists
}

/// Services of a list that are not entered; none where the list says no number of them, and at least one is entered.
#[must_use]
pub(crate) fn not_entered(list: &ServiceList) -> Option<u32> {
    let entered = u32::try_from(list.members.len()).unwrap_or(u32::MAX);
    list.total.map(|total| total.saturating_sub(entered))
}

/// Whether all services of a list are entered, as far as it says how many there are.
#[must_use]
pub(crate) fn is_whole(list: &ServiceList) -> bool {
    match not_entered(list) {
        Some(missing) => missing == 0,
        None => !list.members.is_empty(),
    }
}

/// A code and all codes that its procedure continues.
pub(crate) fn continued<'s>(snapshot: &'s Snapshot, code: &'s str) -> BTreeSet<&'s str> {
    let mut codes = BTreeSet::new();
    let mut open = vec![code];
    while let Some(code) = open.pop() {
        if !codes.insert(code) {
            continue;
        }
        let procedure = snapshot.procedure(code).map(|file| file.value());
        let lifecycle = procedure.and_then(|procedure| procedure.lifecycle.as_ref());
        if let Some(lifecycle) = lifecycle
            && lifecycle.continuity == Some(Continuity::Same)
        {
            open.extend(lifecycle.replaces.iter().map(String::as_str));
        }
    }
    codes
}

/// For each code, the procedures that continue it, directly or through others.
pub(crate) fn successors(snapshot: &Snapshot) -> BTreeMap<String, Vec<String>> {
    let mut heirs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in snapshot.procedures() {
        let is_same = {
            let procedure = file.read();
            let lifecycle = procedure.lifecycle.as_ref();
            lifecycle.is_some_and(|of| of.continuity == Some(Continuity::Same))
        };
        if !is_same {
            continue;
        }
        for code in continued(snapshot, &file.code) {
            if code != file.code {
                heirs
                    .entry(code.to_owned())
                    .or_default()
                    .push(file.code.clone());
            }
        }
    }
    heirs
}

impl<'s> ListDrift<'s> {
    /// Two lists as they stand on a day: services whose first day is later are on neither.
    pub(crate) fn of(
        snapshot: &'s Snapshot,
        older: &'s ServiceList,
        newer: &'s ServiceList,
        as_of: Date,
    ) -> ListDrift<'s> {
        let on = |list: &'s ServiceList| -> Vec<&'s ListMember> {
            let members = list.members.iter();
            members
                .filter(|member| member.from.is_none_or(|from| from <= as_of))
                .collect()
        };
        let (before, after) = (on(older), on(newer));
        let mut pairs: Vec<(usize, usize, DriftReason)> = Vec::new();
        let matches: [(DriftReason, &IsFoundAgain<'_>); 4] = [
            (DriftReason::Same, &is_same),
            (DriftReason::Predecessor, &|a, b| continues(snapshot, a, b)),
            (DriftReason::Group, &|a, b| {
                is_in_group(snapshot, a, b, as_of) || is_in_group(snapshot, b, a, as_of)
            }),
            (DriftReason::Name, &|a, b| is_named_alike(snapshot, a, b)),
        ];
        for (reason, holds) in matches {
            // What is matched more closely is not matched again; two services may have become one, and one two.
            let taken = pairs.clone();
            for (at, a) in before.iter().enumerate() {
                for (to, b) in after.iter().enumerate() {
                    let is_free = taken.iter().all(|pair| pair.0 != at && pair.1 != to);
                    if is_free && holds(a, b) {
                        pairs.push((at, to, reason));
                    }
                }
            }
        }
        let mut rows: Vec<DriftRow<'s>> = Vec::new();
        let mut groups_in_part: Vec<(bool, usize)> = Vec::new();
        for (at, to, reason) in &pairs {
            let (a, b) = (before[*at], after[*to]);
            rows.push(DriftRow {
                state: DriftState::Stayed,
                reason: Some(*reason),
                older: Some(a),
                newer: Some(b),
            });
            if *reason == DriftReason::Group {
                let (is_older, place, group, others) = match a.group.is_some() {
                    true => (true, *at, a, &after),
                    false => (false, *to, b, &before),
                };
                let is_noted = groups_in_part.contains(&(is_older, place));
                if !is_noted && !has_all(snapshot, group, others, as_of) {
                    groups_in_part.push((is_older, place));
                    rows.push(DriftRow {
                        state: DriftState::Unknown,
                        reason: Some(DriftReason::GroupInPart),
                        older: is_older.then_some(group),
                        newer: (!is_older).then_some(group),
                    });
                }
            }
        }
        let left_before: Vec<&ListMember> = left(&before, |at| pairs.iter().any(|p| p.0 == at));
        let left_after: Vec<&ListMember> = left(&after, |at| pairs.iter().any(|p| p.1 == at));
        for member in &left_before {
            let whole = (is_whole(newer), DriftReason::NewerIncomplete);
            let (state, reason) = alone(member, DriftState::Went, whole, &left_after);
            rows.push(DriftRow {
                state,
                reason,
                older: Some(member),
                newer: None,
            });
        }
        for member in &left_after {
            let whole = (is_whole(older), DriftReason::OlderIncomplete);
            let (state, reason) = alone(member, DriftState::Came, whole, &left_before);
            rows.push(DriftRow {
                state,
                reason,
                older: None,
                newer: Some(member),
            });
        }
        rows.sort_by_key(|row| DriftState::ALL.iter().position(|state| *state == row.state));
        ListDrift { older, newer, rows }
    }

    /// How many rows there are of a state.
    pub(crate) fn count(&self, state: DriftState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}

fn left<'s>(members: &[&'s ListMember], is_taken: impl Fn(usize) -> bool) -> Vec<&'s ListMember> {
    let members = members.iter().enumerate();
    members
        .filter(|(at, _)| !is_taken(*at))
        .map(|(_, member)| *member)
        .collect()
}

/// What is said of a service that only one list names.
fn alone(
    member: &ListMember,
    state: DriftState,
    (is_whole, incomplete): (bool, DriftReason),
    others: &[&ListMember],
) -> (DriftState, Option<DriftReason>) {
    if !is_whole {
        return (DriftState::Unknown, Some(incomplete));
    }
    if is_without_code(member) {
        // Nothing is left there that it could be.
        return match others.is_empty() {
            true => (state, None),
            false => (DriftState::Unknown, Some(DriftReason::WithoutCode)),
        };
    }
    let other = others.iter().any(|other| is_without_code(other));
    (state, other.then_some(DriftReason::OtherWithoutCode))
}

fn is_without_code(member: &ListMember) -> bool {
    member.code.is_none() && member.group.is_none()
}

fn is_same(a: &ListMember, b: &ListMember) -> bool {
    (a.code.is_some() && a.code == b.code) || (a.group.is_some() && a.group == b.group)
}

fn continues(snapshot: &Snapshot, a: &ListMember, b: &ListMember) -> bool {
    let (Some(a), Some(b)) = (a.code.as_deref(), b.code.as_deref()) else {
        return false;
    };
    continued(snapshot, b).contains(a) || continued(snapshot, a).contains(b)
}

/// Whether a service is a procedure that belongs to the group which another is.
fn is_in_group(snapshot: &Snapshot, group: &ListMember, one: &ListMember, as_of: Date) -> bool {
    let (Some(group), Some(code)) = (group.group.as_deref(), one.code.as_deref()) else {
        return false;
    };
    let codes = continued(snapshot, code).into_iter();
    codes
        .flat_map(|code| snapshot.groups_on(code, as_of))
        .any(|of| of.id == group)
}

/// Whether some services fill every place of a group that counts on a day.
fn has_all(snapshot: &Snapshot, group: &ListMember, others: &[&ListMember], as_of: Date) -> bool {
    let group = group.group.as_deref().and_then(|id| snapshot.group(id));
    let Some(group) = group else { return false };
    let named: BTreeSet<&str> = others
        .iter()
        .filter_map(|member| member.code.as_deref())
        .flat_map(|code| continued(snapshot, code))
        .collect();
    let places = group.members.iter();
    places
        .filter(|place| place.counts_on(as_of) && !place.optional)
        .all(|place| place.codes().any(|code| named.contains(code.as_str())))
}

/// Whether two services have one name, where at least one of them has nothing else.
fn is_named_alike(snapshot: &Snapshot, a: &ListMember, b: &ListMember) -> bool {
    if !is_without_code(a) && !is_without_code(b) {
        return false;
    }
    let names = |member: &ListMember| -> Vec<String> {
        let own = member.name.as_deref().map(fold);
        let code = member.code.as_deref();
        let procedure = code.and_then(|code| snapshot.procedure(code));
        let procedure = procedure.map(|file| fold(&file.read().name));
        own.into_iter().chain(procedure).collect()
    };
    let of_b = names(b);
    names(a).iter().any(|name| of_b.contains(name))
}
