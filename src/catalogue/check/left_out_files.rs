//! The readable rest of files that are left out: ids that others may refer to, and references that are checked all the same.

use std::collections::HashSet;

use super::finding::Finding;
use crate::catalogue::FileValue;
use crate::catalogue::check::reference_index::lookup_key;
use crate::catalogue::kind::FileKind;
use crate::catalogue::load::{Files, read_bytes, readable_rest};
use crate::catalogue::snapshot::{Snapshot, UnreadableFile};
use crate::yaml::{Node, Value, parse};

/// What is said of references.
const REFERENCES: [&str; 8] = [
    "agency-unknown",
    "field-unknown",
    "group-unknown",
    "instrument-ambiguous",
    "instrument-unknown",
    "plan-unknown",
    "procedure-not-listed",
    "procedure-unknown",
];

/// What files that are left out say all the same.
#[derive(Default)]
pub(super) struct LeftOutFiles {
    /// Ids of agencies, fields, groups, plans and instruments, as they are looked up.
    pub ids: HashSet<(FileKind, String)>,
    /// Kinds of which a file is no YAML at all: it may have any id.
    pub closed: HashSet<FileKind>,
    /// What the files say without their wrong parts, where that is enough to look at their references.
    pub values: Vec<(UnreadableFile, FileValue)>,
}

impl LeftOutFiles {
    /// Reads again the files that are left out, which are few.
    pub(super) fn of(snapshot: &Snapshot, files: &dyn Files) -> LeftOutFiles {
        let mut rest = LeftOutFiles::default();
        if snapshot.unreadable().is_empty() {
            return rest;
        }
        // What was not even listed must not be opened: it leads elsewhere, or is no file and would hang.
        let listed = files
            .list()
            .map(|listing| listing.entries)
            .unwrap_or_default();
        for file in snapshot.unreadable() {
            let entry = listed.iter().find(|entry| entry.path == file.path);
            let bytes = entry.and_then(|entry| read_bytes(files, entry).ok());
            let Some(bytes) = bytes else {
                rest.closed.insert(file.kind);
                continue;
            };
            let Some(root) = parse(&file.path, &bytes).root else {
                rest.closed.insert(file.kind);
                continue;
            };
            rest.take_ids(file.kind, &root);
            if refers(file.kind)
                && let Some(value) = readable_rest(file.kind, &file.path, &bytes)
            {
                rest.values.push((file.clone(), value));
            }
        }
        rest
    }

    /// Whether a finding is about what a file that is left out refers to. What it lacks may stand in its wrong parts.
    pub(super) fn tells(&self, finding: &Finding) -> bool {
        let of_rest = self
            .values
            .iter()
            .any(|(file, _)| file.path == finding.path);
        of_rest && REFERENCES.contains(&finding.code)
    }

    fn take_ids(&mut self, kind: FileKind, root: &Node) {
        let (list, key) = match kind {
            FileKind::Agencies => (Some("agencies"), "id"),
            FileKind::Fields => (Some("fields"), "id"),
            FileKind::Instruments => (Some("instruments"), "number"),
            FileKind::Group | FileKind::Plan | FileKind::List => (None, "id"),
            _ => return,
        };
        let one = std::slice::from_ref(root);
        let entries = match list.map(|list| root.get(list).map(|list| &list.value)) {
            None => one,
            Some(Some(Value::Seq(items))) => items,
            // Where the list itself is not there, nothing is known.
            Some(_) => {
                self.closed.insert(kind);
                return;
            }
        };
        for entry in entries {
            match entry.get(key).and_then(Node::text) {
                Some(id) => _ = self.ids.insert((kind, lookup_key(kind, id))),
                None => _ = self.closed.insert(kind),
            }
        }
    }
}

/// Whether files of this kind refer to others, one file a thing. Registers are looked up by their ids alone.
fn refers(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Procedure
            | FileKind::Plan
            | FileKind::Group
            | FileKind::List
            | FileKind::Variants
            | FileKind::Indicators
    )
}
