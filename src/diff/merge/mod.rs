//! Three versions of a file of the catalogue into one, by meaning: what two people changed apart comes together, and only where
//! both changed one field to two values there is a conflict.
//!
//! The text of the result is ours wherever nothing came over, byte for byte. What came over is worded as theirs has it.
//!
//! | file | what lives there |
//! |---|---|
//! | `value` | three values into one, field by field |
//! | `lists` | three lists into one, by what names their items |
//! | `log` | decision logs: every entry of both sides |
//! | `report` | reports of dossiers: which day the merged one is of |
//! | `weave` | values into a text with its comments and those of the others |
//! | `markers` | conflict markers around the lines of a field |
//! | `text_ends` | line ends, byte order mark and last line: all as in ours |

mod lists;
mod log;
mod markers;
mod report;
#[cfg(test)]
mod tests;
mod text_ends;
mod value;
mod weave;

use std::path::Path;

use serde_json::Value;

pub use self::markers::{ConflictLabels, ConflictMarking};
use self::value::Merger;
use crate::catalogue::kind::FileKind;
use crate::diff::ValueStep;
use crate::diff::merge::text_ends::TextEnds;
use crate::yaml::{patch, schemas};

/// The three versions.
#[derive(Clone, Copy, Debug)]
pub struct MergeInput<'a> {
    /// What both began with; empty where both made the file.
    pub base: &'a str,
    /// Ours.
    pub ours: &'a str,
    /// Theirs.
    pub theirs: &'a str,
}

/// One of the three versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What both began with.
    Base,
    /// Ours.
    Ours,
    /// Theirs.
    Theirs,
}

/// A field that both sides changed, each to another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where, from the outside inwards; empty for the whole file.
    pub path: Vec<ValueStep>,
    /// What stood there; nothing where it was not there.
    pub base: Option<Value>,
    /// Ours.
    pub ours: Option<Value>,
    /// Theirs.
    pub theirs: Option<Value>,
}

/// What came of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeResult {
    /// The text, with markers around every conflict.
    pub text: String,
    /// The conflicts.
    pub conflicts: Vec<Conflict>,
    /// New comments of either side that found no place in the text.
    pub left_out: Vec<String>,
}

/// A merge line by line, which somebody who knows git lends: the text, or none where lines conflict. With `true` conflicting
/// lines are ours.
pub type LineMerger<'a> = dyn Fn(MergeInput<'_>, bool) -> Option<String> + 'a;

/// Merges three versions of a file of a kind. None where one of them cannot be read as the catalogue's YAML, or is a log in
/// which two entries have one id: nothing is known then of what they mean.
pub fn merge(
    kind: FileKind,
    three: MergeInput<'_>,
    marking: &ConflictMarking,
    lines: &LineMerger<'_>,
) -> Option<MergeResult> {
    let clean = |text: &str| {
        Some(MergeResult {
            text: text.to_owned(),
            conflicts: Vec::new(),
            left_out: Vec::new(),
        })
    };
    let [base, ours, theirs] = [
        match three.base.trim().is_empty() {
            true => None,
            false => Some(patch::values(three.base)?),
        },
        Some(patch::values(three.ours)?),
        Some(patch::values(three.theirs)?),
    ];
    // A log is append-only: a side that lost an entry, or has it otherwise, is no merge by itself, whatever the other did.
    let kept = |side: &Option<Value>| match (kind, &base, side) {
        (FileKind::Decisions, Some(base), Some(side)) => log::keeps(base, side),
        _ => true,
    };
    if (three.ours == three.theirs || three.theirs == three.base) && kept(&ours) {
        return clean(three.ours);
    }
    if three.ours == three.base && kept(&theirs) {
        return clean(three.theirs);
    }
    let values = MergeValues {
        kind,
        base,
        ours: ours?,
        theirs: theirs?,
    };
    if kind == FileKind::Decisions && !values.all().all(log::is_sound) {
        return None;
    }
    let (ends, base, ours, theirs) = TextEnds::level(three);
    let three = MergeInput {
        base: &base,
        ours: &ours,
        theirs: &theirs,
    };
    let mut merged = values.text(three, marking, lines);
    merged.text = ends.restored(&merged.text, merged.conflicts.is_empty());
    Some(merged)
}

/// The kind of a file that git names by its path in the repository: as the file itself says in its first line, else by
/// the end of the path, since a catalogue may be any folder. None for a file of no catalogue.
pub fn kind_of(path: Option<&Path>, three: MergeInput<'_>) -> Option<FileKind> {
    let texts = [three.ours, three.theirs, three.base];
    let named = texts.into_iter().find_map(schemas::named);
    if let Some(kind) = named.and_then(FileKind::of_schema) {
        return Some(kind);
    }
    let path = path?;
    let parts: Vec<_> = path.components().collect();
    (0..parts.len())
        .find_map(|skip| FileKind::of(&parts[skip..].iter().collect::<std::path::PathBuf>()))
}

/// What the three versions say.
struct MergeValues {
    kind: FileKind,
    base: Option<Value>,
    ours: Value,
    theirs: Value,
}

impl MergeValues {
    fn all(&self) -> impl Iterator<Item = &Value> {
        [&self.ours, &self.theirs].into_iter().chain(&self.base)
    }

    /// The merged value with one side in the place of every conflict, and the conflicts.
    fn merged(&self, side: Side) -> (Value, Vec<Conflict>) {
        let pick = |_| side;
        let mut merger = Merger::new(self.kind, &pick);
        let (base, ours, theirs) = (self.base.as_ref(), &self.ours, &self.theirs);
        let merged = if self.kind == FileKind::Decisions && self.all().all(Value::is_object) {
            merger.logs(base, ours, theirs)
        } else {
            let merged = merger.merge(base, Some(ours), Some(theirs));
            merged.unwrap_or_default()
        };
        let mut merged = merged;
        if self.kind == FileKind::Statistics
            && let Some(day) = report::older_day(base, ours, theirs)
            && let Some(stands) = merged.get_mut("retrieved")
        {
            *stands = day;
        }
        if self.kind == FileKind::Statistics
            && report::stays_incomplete(base, ours, theirs)
            && let Some(fields) = merged.as_object_mut()
        {
            fields.remove("complete");
        }
        (merged, merger.conflicts)
    }

    fn text(
        &self,
        three: MergeInput<'_>,
        marking: &ConflictMarking,
        lines: &LineMerger<'_>,
    ) -> MergeResult {
        let (merged, conflicts) = self.merged(Side::Ours);
        if conflicts.is_empty()
            && let Some(text) = lines(three, false)
            && weave::says(&text, &merged)
        {
            return MergeResult {
                text,
                conflicts,
                left_out: Vec::new(),
            };
        }
        let woven = weave::woven(three, &merged, lines).and_then(|woven| {
            if conflicts.is_empty() {
                let left_out = weave::left_out(three, &[&woven]);
                return Some((woven, left_out));
            }
            let base = weave::reached(&woven, &self.merged(Side::Base).0, &[three.base])?;
            let theirs = weave::reached(&woven, &self.merged(Side::Theirs).0, &[three.theirs])?;
            let apart = MergeInput {
                base: &base,
                ours: &woven,
                theirs: &theirs,
            };
            let left_out = weave::left_out(three, &[&woven, &theirs]);
            Some((markers::marked(apart, marking), left_out))
        });
        match woven {
            Some((text, left_out)) => MergeResult {
                text,
                conflicts,
                left_out,
            },
            // A layout that cannot be edited: people see both sides of all that differs.
            None => MergeResult {
                text: markers::marked(three, marking),
                conflicts: match conflicts.is_empty() {
                    false => conflicts,
                    true => vec![Conflict {
                        path: Vec::new(),
                        base: self.base.clone(),
                        ours: Some(self.ours.clone()),
                        theirs: Some(self.theirs.clone()),
                    }],
                },
                left_out: Vec::new(),
            },
        }
    }
}
