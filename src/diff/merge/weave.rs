//! Values into a text: its own comments, order and quoting stay, and what comes from another text is worded as there.

use serde_json::Value;

use super::{LineMerger, MergeInput};
use crate::yaml::items::pairs;
use crate::yaml::patch::{self, CommentCounts, EntrySource, same, settled};

/// Runs of items that come or go one by one; where there are more, a list is written in one go.
const RUNS: usize = 200;

/// Whether a text can be read, and says just this.
pub(super) fn says(text: &str, value: &Value) -> bool {
    patch::values(text).is_some_and(|said| same(&said, value))
}

/// Our text with the merged values; none where a layout cannot be edited.
///
/// Where comments of theirs would be left out, those are merged too: once all three texts say the same, they differ in comments
/// and layout alone, and lines may be merged.
pub(super) fn woven(
    three: MergeInput<'_>,
    merged: &Value,
    lines: &LineMerger<'_>,
) -> Option<String> {
    let ours = reached(three.ours, merged, &[three.theirs])?;
    let missing = left_out(three, &[&ours]).len();
    if missing == 0 {
        return Some(ours);
    }
    let base = reached(three.base, merged, &[three.ours, three.theirs]);
    let theirs = reached(three.theirs, merged, &[three.ours]);
    if let (Some(base), Some(theirs)) = (base, theirs) {
        let alike = MergeInput {
            base: &base,
            ours: &ours,
            theirs: &theirs,
        };
        if let Some(text) = lines(alike, true)
            && says(&text, merged)
            && !says_twice(three, &text)
            && left_out(three, &[&text]).len() < missing
        {
            return Some(text);
        }
    }
    Some(ours)
}

/// A text with other values; what is new is worded as in one of the donors, where one has it.
pub(super) fn reached(text: &str, wanted: &Value, donors: &[&str]) -> Option<String> {
    let donors: Vec<EntrySource> = donors
        .iter()
        .filter_map(|text| EntrySource::new(text))
        .collect();
    let mut weaver = Weaver {
        text: text.to_owned(),
        donors,
        path: Vec::new(),
        runs: RUNS,
    };
    let value = patch::values(text)?;
    weaver.lists(&value, wanted);
    patch::set_as(&weaver.text, &[], wanted, &weaver.donors).ok()
}

struct Weaver {
    text: String,
    donors: Vec<EntrySource>,
    path: Vec<String>,
    runs: usize,
}

impl Weaver {
    /// Brings the items of every list to the number and the order that is wanted, a run of them at a time, so that the
    /// others keep their comments. What cannot be done so is left to the patch of the whole.
    fn lists(&mut self, now: &Value, wanted: &Value) {
        match (now, wanted) {
            _ if same(now, wanted) => {}
            (Value::Object(now), Value::Object(wanted)) => {
                for (key, now) in now {
                    if let Some(wanted) = wanted.get(key) {
                        self.path.push(key.clone());
                        self.lists(now, wanted);
                        self.path.pop();
                    }
                }
            }
            (Value::Array(now), Value::Array(wanted)) if !now.is_empty() && !wanted.is_empty() => {
                self.list(now, wanted);
            }
            _ => {}
        }
    }

    fn list(&mut self, now: &[Value], wanted: &[Value]) {
        let stays = pairs(now, wanted);
        let kept: Vec<usize> = stays.iter().flatten().copied().collect();
        if kept.is_empty() {
            return;
        }
        if !kept.is_sorted() {
            let order = settled(&stays).into_iter();
            let moved: Vec<Value> = order.map(|at| now[at].clone()).collect();
            if self.step(&moved) {
                self.list(&moved, wanted);
            }
            return;
        }
        let mut at: Vec<Value> = now.to_vec();
        // From the end, so that the indexes before stay.
        let mut end = now.len();
        while end > 0 {
            let start = (0..end).rev().take_while(|i| stays[*i].is_none()).count();
            if start > 0 {
                at.drain(end - start..end);
                if !self.step(&at) {
                    return;
                }
            }
            end = end.saturating_sub(start + 1);
        }
        let is_old: Vec<bool> = {
            let mut is_old = vec![false; wanted.len()];
            kept.iter().for_each(|i| is_old[*i] = true);
            is_old
        };
        let mut from = 0;
        while from < wanted.len() {
            let run = is_old[from..].iter().take_while(|is_old| !**is_old).count();
            if run > 0 {
                at.splice(from..from, wanted[from..from + run].iter().cloned());
                if !self.step(&at) {
                    return;
                }
            }
            from += run + 1;
        }
        for (index, (now, wanted)) in at.iter().zip(wanted).enumerate() {
            self.path.push(index.to_string());
            self.lists(now, wanted);
            self.path.pop();
        }
    }

    /// Writes the list at hand with some items more or fewer; false where that cannot be done.
    fn step(&mut self, list: &[Value]) -> bool {
        let Some(left) = self.runs.checked_sub(1) else {
            return false;
        };
        self.runs = left;
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match patch::set_as(&self.text, &path, list, &self.donors) {
            Ok(text) => {
                self.text = text;
                true
            }
            Err(_) => false,
        }
    }
}

/// New comments of either side that stand in none of these texts with the entry of which they speak.
pub(super) fn left_out(three: MergeInput<'_>, texts: &[&str]) -> Vec<String> {
    let comments = |text: &str| CommentCounts::of(text).unwrap_or_default();
    let there: Vec<CommentCounts> = texts.iter().map(|text| comments(text)).collect();
    let sides = CommentCounts::united(&[comments(three.ours), comments(three.theirs)]);
    sides.missing(&comments(three.base), &CommentCounts::united(&there))
}

/// Whether a text has words more often than the two sides have them, each of its entry.
fn says_twice(three: MergeInput<'_>, text: &str) -> bool {
    let comments = |text: &str| CommentCounts::of(text).unwrap_or_default();
    let sides = CommentCounts::united(&[comments(three.ours), comments(three.theirs)]);
    comments(text).exceed(&sides)
}
