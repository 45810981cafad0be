//! Conflict markers around the lines in which two texts differ, as git writes them.

use std::ops::Range;

use super::MergeInput;
use crate::files::ConflictStyle;

/// What stands behind the markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictLabels {
    /// Behind `<<<<<<<`.
    pub ours: String,
    /// Behind `|||||||`.
    pub base: String,
    /// Behind `>>>>>>>`.
    pub theirs: String,
}

/// How conflicts are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictMarking {
    /// What stands behind the markers.
    pub labels: ConflictLabels,
    /// Signs of a marker.
    pub size: usize,
    /// How conflicts are shown.
    pub style: ConflictStyle,
}

/// Lines that may be compared with each other line; above, lines are held against those of the same number.
const PAIRS: usize = 4_000_000;

/// Our text with markers wherever theirs, or with a style that shows it the base, has other lines.
pub(super) fn marked(three: MergeInput<'_>, marking: &ConflictMarking) -> String {
    let lines =
        |text: &'_ str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
    let (base, ours, theirs) = (lines(three.base), lines(three.ours), lines(three.theirs));
    let to_theirs = changes(&ours, &theirs);
    let to_base = match marking.style {
        ConflictStyle::Merge => Vec::new(),
        ConflictStyle::Diff3 | ConflictStyle::Zdiff3 => changes(&ours, &base),
    };
    let newline = match three.ours.find('\n') {
        Some(at) if three.ours[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    };
    let mut out = String::with_capacity(three.ours.len() + three.theirs.len());
    let mut done = 0;
    for at in united(&to_theirs, &to_base) {
        out.extend(ours[done..at.start].iter().map(String::as_str));
        done = at.end;
        let mut parts = ConflictLines {
            ours: &ours[at.clone()],
            theirs: &theirs[there(&to_theirs, &at)],
            base: match marking.style {
                ConflictStyle::Merge => None,
                ConflictStyle::Diff3 | ConflictStyle::Zdiff3 => Some(&base[there(&to_base, &at)]),
            },
        };
        if parts.ours == parts.theirs {
            out.extend(parts.ours.iter().map(String::as_str));
            continue;
        }
        let (before, behind) = match marking.style {
            ConflictStyle::Zdiff3 => parts.trimmed(),
            ConflictStyle::Merge | ConflictStyle::Diff3 => (&[][..], &[][..]),
        };
        out.extend(before.iter().map(String::as_str));
        parts.write(&mut out, marking, newline);
        out.extend(behind.iter().map(String::as_str));
    }
    out.extend(ours[done..].iter().map(String::as_str));
    out
}

/// The lines of one conflict.
struct ConflictLines<'a> {
    ours: &'a [String],
    theirs: &'a [String],
    base: Option<&'a [String]>,
}

impl<'a> ConflictLines<'a> {
    /// Takes the lines at both ends away on which ours and theirs agree, and gives them.
    fn trimmed(&mut self) -> (&'a [String], &'a [String]) {
        let equal = |pair: &(&String, &String)| pair.0 == pair.1;
        let start = self.ours.iter().zip(self.theirs).take_while(equal).count();
        let (before, ours) = self.ours.split_at(start);
        let theirs = &self.theirs[start..];
        let from_end = ours.iter().rev().zip(theirs.iter().rev());
        let end = from_end.take_while(equal).count();
        let (ours, behind) = ours.split_at(ours.len() - end);
        self.ours = ours;
        self.theirs = &theirs[..theirs.len() - end];
        (before, behind)
    }

    fn write(&self, out: &mut String, marking: &ConflictMarking, newline: &str) {
        let ConflictLabels { ours, base, theirs } = &marking.labels;
        let mut part = |sign: &str, label: &str, lines: &[String]| {
            // A last line without an end gets one: the marker stands on a line of its own.
            if !out.is_empty() && !out.ends_with('\n') {
                out.push_str(newline);
            }
            out.push_str(&sign.repeat(marking.size));
            if !label.is_empty() {
                out.push(' ');
                out.push_str(label);
            }
            out.push_str(newline);
            out.extend(lines.iter().map(String::as_str));
        };
        part("<", ours, self.ours);
        if let Some(lines) = self.base {
            part("|", base, lines);
        }
        part("=", "", self.theirs);
        part(">", theirs, &[]);
    }
}

/// Lines of one text, and what stands in their place in another.
type LineChange = (Range<usize>, Range<usize>);

/// In which lines two texts differ.
fn changes(from: &[String], to: &[String]) -> Vec<LineChange> {
    let equal = |pair: &(&String, &String)| pair.0 == pair.1;
    let start = from.iter().zip(to).take_while(equal).count();
    let from_end = from[start..].iter().rev().zip(to[start..].iter().rev());
    let end = from_end.take_while(equal).count();
    let (old, new) = (&from[start..from.len() - end], &to[start..to.len() - end]);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    let pairs = if old.len().saturating_mul(new.len()) <= PAIRS {
        common(old, new)
    } else if old.len() == new.len() {
        let same = (0..old.len()).filter(|at| old[*at] == new[*at]);
        same.map(|at| (at, at)).collect()
    } else {
        Vec::new()
    };
    let mut changes = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (a, b) in pairs.into_iter().chain([(old.len(), new.len())]) {
        if i < a || j < b {
            changes.push((start + i..start + a, start + j..start + b));
        }
        (i, j) = (a + 1, b + 1);
    }
    changes
}

/// The longest common sequence of lines, as pairs of places.
fn common(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The lines that differ from either of two texts; those that touch are one stretch.
fn united(one: &[LineChange], other: &[LineChange]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = one.iter().chain(other).map(|(at, _)| at.clone()).collect();
    all.sort_by_key(|at| (at.start, at.end));
    let mut united: Vec<Range<usize>> = Vec::new();
    for at in all {
        match united.last_mut() {
            Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
            _ => united.push(at),
        }
    }
    united
}

/// Where a stretch of our lines, which cuts no change, stands in the other text.
fn there(changes: &[LineChange], at: &Range<usize>) -> Range<usize> {
    let moved = |line: usize, with: &dyn Fn(&Range<usize>) -> bool| {
        let before = changes.iter().rev().find(|(ours, _)| with(ours));
        before.map_or(line, |(ours, theirs)| theirs.end + (line - ours.end))
    };
    let start = moved(at.start, &|ours| {
        ours.end <= at.start && ours.start < at.start
    });
    let end = moved(at.end, &|ours| ours.end <= at.end);
    start..end.max(start)
}
