//! What was kept on purpose although its source does not name it any more: remembered in the file's own notes, so that the next
//! import does not ask for the same again.

use std::collections::BTreeSet;

use crate::i18n::{Message, message};
use serde_json::{Value as Json, json};

/// Where it stands in a file.
const NOTES: &str = "notes";
const KEPT: &str = "kept";

/// What is kept of a file: each a code and what of it.
#[derive(Debug, Default)]
pub(super) struct KeptRows {
    before: BTreeSet<String>,
    now: BTreeSet<String>,
    /// How many were added.
    added: usize,
}

impl KeptRows {
    /// As the file has it.
    pub(super) fn of(file: Option<&Json>) -> KeptRows {
        let kept = file.and_then(|file| file.get(NOTES)?.get(KEPT)?.as_array());
        let texts = kept.into_iter().flatten().filter_map(Json::as_str);
        KeptRows {
            before: texts.map(str::to_owned).collect(),
            ..KeptRows::default()
        }
    }

    /// Whether it was kept before; what is not asked for is forgotten, for its source names it again.
    pub(super) fn knows(&mut self, code: &str, what: &str) -> bool {
        let row = format!("{code} {what}");
        let is_known = self.before.contains(&row);
        if is_known {
            self.now.insert(row);
        }
        is_known
    }

    /// Keeps it from now on.
    pub(super) fn keep(&mut self, code: &str, what: &str) {
        let row = format!("{code} {what}");
        self.added += usize::from(!self.before.contains(&row));
        self.now.insert(row);
    }

    /// Writes what is kept into the file that is to be, and says so; nothing where nothing changed.
    pub(super) fn remember(&self, name: &str, wanted: &mut Json) -> Option<Message> {
        if self.before == self.now {
            return None;
        }
        let file = wanted.as_object_mut()?;
        if file.get(NOTES).is_some_and(|notes| !notes.is_object()) {
            let told = message!("import-notes-text", name);
            return (self.added > 0).then_some(told);
        }
        let notes = file.entry(NOTES).or_insert_with(|| json!({}));
        let notes = notes.as_object_mut()?;
        match self.now.is_empty() {
            true => _ = notes.shift_remove(KEPT),
            false => _ = notes.insert(KEPT.to_owned(), json!(self.now)),
        }
        if notes.is_empty() {
            file.shift_remove(NOTES);
        }
        (self.added > 0).then(|| message!("import-notes-kept", name))
    }
}
