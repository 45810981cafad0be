//! Three lists into one: items are found again by what names them, what either side added is there, what either side took
//! out of what the other left is gone.

use std::collections::HashMap;

use serde_json::Value;

use super::value::Merger;
use crate::catalogue::kind::FileKind;
use crate::diff::ValueStep;
use crate::yaml::items::{identity, name, pairs};

/// One item, and where it stands in each of the three lists.
#[derive(Clone, Copy, Default)]
struct MergeItem {
    base: Option<usize>,
    ours: Option<usize>,
    theirs: Option<usize>,
}

impl Merger<'_> {
    pub(super) fn lists(
        &mut self,
        base: Option<&Value>,
        ours: &[Value],
        theirs: &[Value],
    ) -> Option<Value> {
        let none = Vec::new();
        let before = base.and_then(Value::as_array).unwrap_or(&none);
        let items = items(before, ours, theirs);
        let as_ours = order(&items, ours.len(), |item| item.ours);
        let as_theirs = order(&items, theirs.len(), |item| item.theirs);
        let whole = |merger: &mut Self| {
            let (ours, theirs) = (Value::from(ours), Value::from(theirs));
            merger.conflict(base, Some(&ours), Some(&theirs))
        };
        if replaced_twice(&items) {
            return whole(self);
        }
        let in_order = self.says_something_by_order();
        let Some(order) = united(&items, &as_ours, &as_theirs, in_order) else {
            return whole(self);
        };
        let known = self.conflicts.len();
        let mut merged = Vec::with_capacity(order.len());
        for at in order {
            let item = items[at];
            let [base, ours, theirs] = [
                item.base.map(|at| &before[at]),
                item.ours.map(|at| &ours[at]),
                item.theirs.map(|at| &theirs[at]),
            ];
            let called = base.or(ours).or(theirs).map(name).unwrap_or_default();
            self.path.push(ValueStep::Item(called));
            merged.extend(self.merge(base, ours, theirs));
            self.path.pop();
        }
        // What each side meant by itself may make no sense together: nothing left, or one thing twice.
        let emptied = merged.is_empty() && !ours.is_empty() && !theirs.is_empty();
        let makes_sense =
            self.conflicts.len() > known || !emptied && !is_double(&merged, ours, theirs);
        if makes_sense {
            Some(Value::Array(merged))
        } else {
            whole(self)
        }
    }

    /// Whether the order of the list at hand is part of what it says, as that of steps is.
    fn says_something_by_order(&self) -> bool {
        match self.path.as_slice() {
            [ValueStep::Key(key)] => {
                matches!(
                    (self.kind, key.as_str()),
                    (FileKind::Procedure, "steps") | (FileKind::Group, "members")
                )
            }
            _ => false,
        }
    }
}

/// Every item of the three lists once: those of the base, then what is new in ours, then what is new in theirs alone.
fn items(base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<MergeItem> {
    let (to_ours, to_theirs) = (pairs(base, ours), pairs(base, theirs));
    let mut items: Vec<MergeItem> = (0..base.len())
        .map(|at| MergeItem {
            base: Some(at),
            ours: to_ours[at],
            theirs: to_theirs[at],
        })
        .collect();
    let new = |known: &[Option<usize>], len: usize| -> Vec<usize> {
        let mut is_new = vec![true; len];
        known.iter().flatten().for_each(|at| is_new[*at] = false);
        (0..len).filter(|at| is_new[*at]).collect()
    };
    let new_ours = new(&to_ours, ours.len());
    let new_theirs = new(&to_theirs, theirs.len());
    // What both added is one where it has one name, or is the same without having any.
    let identity = |value: &Value| match identity(value) {
        name if name.is_empty() => value.to_string(),
        name => name,
    };
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for &at in new_theirs.iter().rev() {
        open.entry(identity(&theirs[at])).or_default().push(at);
    }
    let mut is_ours = vec![false; theirs.len()];
    for at in new_ours {
        let found = open.get_mut(&identity(&ours[at])).and_then(Vec::pop);
        found.into_iter().for_each(|at| is_ours[at] = true);
        items.push(MergeItem {
            ours: Some(at),
            theirs: found,
            ..MergeItem::default()
        });
    }
    let theirs_alone = new_theirs.into_iter().filter(|at| !is_ours[*at]);
    items.extend(theirs_alone.map(|at| MergeItem {
        theirs: Some(at),
        ..MergeItem::default()
    }));
    items
}

/// Whether both sides took one item out, and each put others in that the other has not: one thing changed to two values.
fn replaced_twice(items: &[MergeItem]) -> bool {
    let is = |base: bool, ours: bool, theirs: bool| {
        let mut items = items.iter();
        items.any(|item| {
            [item.base, item.ours, item.theirs].map(|at| at.is_some()) == [base, ours, theirs]
        })
    };
    is(true, false, false) && is(false, true, false) && is(false, false, true)
}

/// The items that one side has, in its order.
fn order(
    items: &[MergeItem],
    len: usize,
    place: impl Fn(&MergeItem) -> Option<usize>,
) -> Vec<usize> {
    let mut order = vec![None; len];
    for (which, item) in items.iter().enumerate() {
        if let Some(at) = place(item) {
            order[at] = Some(which);
        }
    }
    order.into_iter().flatten().collect()
}

/// The order of all items: that of the side that moved some, ours where both or neither did, with what only the other has
/// behind what stands before it there. None where order says something and the two sides do not agree on it.
fn united(
    items: &[MergeItem],
    ours: &[usize],
    theirs: &[usize],
    says_something: bool,
) -> Option<Vec<usize>> {
    let in_both = |order: &[usize]| -> Vec<usize> {
        let both = |at: &&usize| items[**at].ours.is_some() && items[**at].theirs.is_some();
        order.iter().filter(both).copied().collect()
    };
    let moved = |order: &[usize]| {
        let known = order.iter().filter_map(|at| items[*at].base);
        !known.collect::<Vec<_>>().is_sorted()
    };
    let (ours_moved, theirs_moved) = (moved(ours), moved(theirs));
    let agree = in_both(ours) == in_both(theirs);
    if says_something && !agree && (ours_moved == theirs_moved) {
        return None;
    }
    let ours = with_gone(items, ours, |item| item.ours);
    let theirs = with_gone(items, theirs, |item| item.theirs);
    let (lead, follow) = if theirs_moved && !ours_moved {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let is_lead: Vec<bool> = {
        let mut is_lead = vec![false; items.len()];
        lead.iter().for_each(|at| is_lead[*at] = true);
        is_lead
    };
    // What only the other has, by what stands before it in the order of the other.
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut last = None;
    for at in follow {
        if is_lead[at] {
            last = Some(at);
        } else {
            behind.entry(last).or_default().push(at);
        }
    }
    let mut order = Vec::with_capacity(items.len());
    let mut waiting = behind.remove(&None).unwrap_or_default();
    for at in lead {
        // New ones of the side that leads come first.
        let is_new =
            items[at].base.is_none() && (items[at].ours.is_none() || items[at].theirs.is_none());
        let both_new = is_new && waiting.iter().any(|at| items[*at].base.is_none());
        if both_new && says_something {
            return None;
        }
        if !is_new {
            order.append(&mut waiting);
        }
        order.push(at);
        waiting.extend(behind.remove(&Some(at)).unwrap_or_default());
    }
    order.append(&mut waiting);
    Some(order)
}

/// The order of one side with the items that it took out, each behind the one before it in the base: what either side puts in
/// has its place among all that stood there, whichever side is asked first.
fn with_gone(
    items: &[MergeItem],
    order: &[usize],
    place: impl Fn(&MergeItem) -> Option<usize>,
) -> Vec<usize> {
    let mut all = order.to_vec();
    let mut before = None;
    let of_base = items.iter().enumerate();
    for (which, item) in of_base.filter(|(_, item)| item.base.is_some()) {
        if place(item).is_none() {
            let behind = before.and_then(|before| all.iter().position(|at| *at == before));
            all.insert(behind.map_or(0, |at| at + 1), which);
        }
        before = Some(which);
    }
    all
}

/// Whether the merged list names something more often than either side does.
fn is_double(merged: &[Value], ours: &[Value], theirs: &[Value]) -> bool {
    let counts = |items: &[Value]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for name in items.iter().map(identity).filter(|name| !name.is_empty()) {
            *counts.entry(name).or_default() += 1;
        }
        counts
    };
    let (merged, ours, theirs) = (counts(merged), counts(ours), counts(theirs));
    let of = |counts: &HashMap<String, usize>, name: &str| counts.get(name).copied().unwrap_or(0);
    merged
        .iter()
        .any(|(name, count)| *count > of(&ours, name).max(of(&theirs, name)))
}
