//! The items of one list found again in another. More are found than a reader of a difference needs to be told of: what
//! nothing names by its value, and what got a better name (a document its code) by the one that it had.

use std::collections::HashMap;

use serde_json::Value;

use super::{NAMES, REWORDED, alike_items, are_apart, identity, name, naming, plain};

/// Items that could be reworded are compared pair by pair, up to so many pairs.
const PAIRS: usize = 10_000;

/// Where each item of a list stands in another; none for what is gone. No two stand in one place.
pub(crate) fn pairs(from: &[Value], to: &[Value]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; from.len()];
    let mut taken = vec![false; to.len()];
    same_values(from, to, &mut pairs, &mut taken);
    same_names(identity, from, to, &mut pairs, &mut taken);
    same_names(name, from, to, &mut pairs, &mut taken);
    other_names(from, to, &mut pairs, &mut taken);
    reworded(from, to, &mut pairs, &mut taken);
    pairs
}

/// What stands in both lists word for word is found first: of several that one name has, each is itself.
fn same_values(from: &[Value], to: &[Value], pairs: &mut [Option<usize>], taken: &mut [bool]) {
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, item) in to.iter().enumerate().rev() {
        open.entry(item.to_string()).or_default().push(at);
    }
    for (at, item) in from.iter().enumerate() {
        if let Some(found) = open.get_mut(&item.to_string()).and_then(Vec::pop) {
            pairs[at] = Some(found);
            taken[found] = true;
        }
    }
}

/// The first of a name is the first of that name, the second the second.
fn same_names(
    name: impl Fn(&Value) -> String,
    from: &[Value],
    to: &[Value],
    pairs: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, item) in to.iter().enumerate().rev().filter(|(at, _)| !taken[*at]) {
        open.entry(name(item)).or_default().push(at);
    }
    for (at, item) in from.iter().enumerate() {
        if pairs[at].is_none()
            && let Some(found) = open.get_mut(&name(item))
            && let Some(nth) = found.iter().rposition(|at| !are_apart(item, &to[*at]))
        {
            let found = found.remove(nth);
            pairs[at] = Some(found);
            taken[found] = true;
        }
    }
}

/// An item that got a better name (a document its code, a channel its case) is found by the name that it had.
fn other_names(from: &[Value], to: &[Value], pairs: &mut [Option<usize>], taken: &mut [bool]) {
    let called = |item: &Value, keys: &[&str]| -> Option<String> {
        let values = keys.iter().map(|key| item.get(*key).map(plain));
        Some(values.collect::<Option<Vec<_>>>()?.join(" · "))
    };
    let naming_of = |item: &Value| item.as_object().and_then(naming);
    let left = |taken: &[bool]| -> Vec<usize> { (0..to.len()).filter(|at| !taken[*at]).collect() };
    for keys in NAMES {
        let mut open: HashMap<String, Vec<usize>> = HashMap::new();
        for at in left(taken).into_iter().rev() {
            if let Some(name) = called(&to[at], keys) {
                open.entry(name).or_default().push(at);
            }
        }
        if open.is_empty() {
            continue;
        }
        for (at, item) in from.iter().enumerate() {
            if pairs[at].is_none()
                && let Some(named) = called(item, keys)
                && let Some(found) = open.get_mut(&named)
                // Of two that are named by one key alike, the other names are but words.
                && let Some(nth) = found.iter().rposition(|at| naming_of(&to[*at]) != naming_of(item))
            {
                let found = found.remove(nth);
                pairs[at] = Some(found);
                taken[found] = true;
            }
        }
    }
}

/// Pairs items that are gone with those that are new where only the words of their names differ, the most alike first.
fn reworded(from: &[Value], to: &[Value], pairs: &mut [Option<usize>], taken: &mut [bool]) {
    let gone: Vec<usize> = (0..from.len()).filter(|at| pairs[*at].is_none()).collect();
    let new: Vec<usize> = (0..to.len()).filter(|at| !taken[*at]).collect();
    if gone.len() * new.len() > PAIRS {
        return;
    }
    let mut alike = Vec::new();
    for &at in &gone {
        for &other in &new {
            let score = alike_items(&from[at], &to[other]);
            if score >= REWORDED {
                // The same pairs come out whichever side is called the old one.
                let (old, new) = (name(&from[at]), name(&to[other]));
                let names = if old < new { (old, new) } else { (new, old) };
                alike.push((score, names, at, other));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    for (_, _, at, other) in alike {
        if pairs[at].is_none() && !taken[other] {
            taken[other] = true;
            pairs[at] = Some(other);
        }
    }
}
