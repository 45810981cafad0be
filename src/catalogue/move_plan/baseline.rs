//! The baseline of known findings: its entries name files, places and codes in words, and would excuse nothing any more.

use std::path::Path;

use super::{MoveBuilder, MoveChange, MoveChangeKind, MoveRefusal, unchangeable};
use crate::catalogue::check::baseline::{Baseline, FILE};
use crate::yaml::patch;

impl MoveBuilder<'_> {
    /// Lets the entries of the baseline follow.
    pub(super) fn known_findings(&mut self) -> Result<(), MoveRefusal> {
        let path = Path::new(FILE);
        let Ok(bytes) = self.files.read(path) else {
            return Ok(());
        };
        let Ok(baseline) = Baseline::read(path, &bytes) else {
            // Nothing is excused by it as it is.
            return Ok(());
        };
        let document = self.read(path)?;
        let mut text = document.text.clone();
        let mut changes = Vec::new();
        for (at, entry) in baseline.entries().iter().enumerate() {
            let mut changed = false;
            for (key, before) in [
                ("file", &entry.file),
                ("place", &entry.place),
                ("message", &entry.message),
            ] {
                let after = self.plan.reworded(before);
                if after != *before {
                    text = patch::set(&text, &["findings", &at.to_string(), key], &after)
                        .map_err(|error| unchangeable(path, error.said()))?;
                    changed = true;
                }
            }
            if changed {
                let named = |file: &str| Some(format!("{} {file}", entry.code));
                let (from, to) = (named(&entry.file), named(&self.plan.reworded(&entry.file)));
                changes.push(MoveChange::new(MoveChangeKind::Known, from, to));
            }
        }
        if !changes.is_empty() {
            self.change(path, None, &document, text, changes);
        }
        Ok(())
    }
}

/// A text with one code in the place of another, wherever that stands as a word of its own.
pub(super) fn replaced(text: &str, (from, to): (&str, &str)) -> String {
    if from == to {
        return text.to_owned();
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(from) {
        let before = text[..at].chars().next_back();
        let mut behind = text[at + from.len()..].chars();
        let next = behind.next();
        let inside = before.is_some_and(|c| is_part(c) || c == '.')
            && !text[..at].ends_with("counts.")
            && !text[..at].ends_with("variants.");
        // A full stop ends a sentence, or a file's name.
        let longer = next.is_some_and(is_part)
            || (next == Some('.') && behind.next().is_some_and(|c| c.is_ascii_digit()));
        if at < done || inside || longer {
            continue;
        }
        out.push_str(&text[done..at]);
        out.push_str(to);
        done = at + from.len();
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_replaced_where_it_is_a_word_of_its_own() {
        let codes = ("1.000001", "2.000009");
        for (before, after) in [
            (
                "no code 1.000001, or 1.000001.",
                "no code 2.000009, or 2.000009.",
            ),
            ("counts.1.000001.online", "counts.2.000009.online"),
            (
                "procedures/G01/1.000001.yaml",
                "procedures/G01/2.000009.yaml",
            ),
            (
                "11.000001 1.0000012 1.000001.000.00.00.H17",
                "11.000001 1.0000012 1.000001.000.00.00.H17",
            ),
            ("counts[1.000001]", "counts[2.000009]"),
        ] {
            assert_eq!(replaced(before, codes), after);
        }
    }
}
