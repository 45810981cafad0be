//! A code that an agency replaced by another on a day: the old procedure ends the day before, and a new one, which says the
//! same, continues it.

use jiff::civil::Date;

use super::references::joined;
use super::{
    MoveBuilder, MoveChange, MoveChangeKind, MoveRefusal, MovedFile, slashes, unchangeable,
};
use crate::catalogue::kind::FileKind;
use crate::catalogue::move_plan::lookup::free_code;
use crate::files::{Fingerprint, PlannedWrite};
use crate::i18n::message;
use crate::yaml::patch;

impl MoveBuilder<'_> {
    /// The new procedure from a day on. It joins the old one in groups, lists and variants, of which each as-of date sees the
    /// one that is in force; what was reported, planned and decided under the old code stays.
    pub(super) fn official(&mut self, from: Date) -> Result<(), MoveRefusal> {
        let path = self.procedure.path.clone();
        let (old, new) = (self.procedure.code.clone(), self.code.to_owned());
        if old == new {
            return Err(MoveRefusal::new(
                message!("move-itself"),
                message!("move-new-code"),
            ));
        }
        let value = self.procedure.read();
        let life = value.lifecycle.clone().unwrap_or_default();
        let last = from.yesterday().unwrap_or(from);
        if !value.in_force_on(last) {
            return Err(MoveRefusal::new(
                message!("move-not-in-force", old, last),
                message!("move-first-day"),
            ));
        }
        if let Some(heir) = life.replaced_by.first() {
            return Err(MoveRefusal::new(
                message!("move-replaced", old, heir),
                message!("move-mend-life"),
            ));
        }
        self.refuse_unreadable()?;
        let document = self.read(&path)?;
        let failed = |error: patch::PatchError| unchangeable(&path, error.said());

        let mut text = patch::respell(&document.text, &["code"], &new).map_err(failed)?;
        let mut changes = vec![MoveChange::new(
            MoveChangeKind::Code,
            Some(old.clone()),
            Some(new.clone()),
        )];
        if let Some(issuer) = self
            .issuer
            .filter(|_| value.issuer.as_deref() != self.issuer)
        {
            text = patch::set(&text, &["issuer"], issuer).map_err(failed)?;
            let (from, to) = (value.issuer.clone(), Some(issuer.to_owned()));
            changes.push(MoveChange::new(MoveChangeKind::Issuer, from, to));
        }
        // An end that was foreseen for the procedure is foreseen for what continues it.
        let end = life.to.filter(|to| *to >= from).map(|to| to.to_string());
        let mut lifecycle = serde_json::json!({"from": from.to_string()});
        if let Some(end) = &end {
            lifecycle["to"] = end.as_str().into();
        }
        lifecycle["replaces"] = [old.as_str()].as_slice().into();
        lifecycle["continuity"] = "same".into();
        text = patch::set(&text, &["lifecycle"], &lifecycle).map_err(failed)?;
        let day = Some(from.to_string());
        changes.push(MoveChange::new(
            MoveChangeKind::From,
            life.from.map(|d| d.to_string()),
            day,
        ));
        if end.is_some() {
            changes.push(MoveChange::new(MoveChangeKind::To, end.clone(), end));
        }
        changes.push(MoveChange::new(
            MoveChangeKind::Replaces,
            None,
            Some(old.clone()),
        ));
        // What published the old code did not publish the new one.
        for key in ["publications", "imported"] {
            if document.json.get(key).is_some() {
                text = patch::remove(&text, &[key]).map_err(failed)?;
                changes.push(MoveChange::new(
                    MoveChangeKind::Published,
                    Some(key.to_owned()),
                    None,
                ));
            }
        }
        // What an interrupted move left is the same move.
        let there = self.files.read(&self.path).ok();
        if there.is_none_or(|there| there != text.as_bytes()) {
            free_code(self.snapshot, &new)?;
            if self.files.read(&self.path).is_ok() {
                return Err(MoveRefusal::new(
                    message!("move-there", path = slashes(&self.path)),
                    message!("move-another-code"),
                ));
            }
            self.plan.writes.push(PlannedWrite {
                path: self.path.clone(),
                expected: Fingerprint::Absent,
                bytes: text.into_bytes(),
            });
            self.plan.files.push(MovedFile {
                path: self.path.clone(),
                to: None,
                kind: Some(FileKind::Procedure),
                is_new: true,
                changes,
            });
        }

        let text = patch::set(&document.text, &["lifecycle", "to"], &last.to_string());
        let text = text.map_err(failed)?;
        let text = patch::append(&text, &["lifecycle", "replaced_by"], &new).map_err(failed)?;
        let ended = vec![
            MoveChange::new(
                MoveChangeKind::To,
                life.to.map(|d| d.to_string()),
                Some(last.to_string()),
            ),
            MoveChange::new(MoveChangeKind::ReplacedBy, None, Some(new.clone())),
        ];
        self.change(&path, Some(FileKind::Procedure), &document, text, ended);
        let ends = self.plan.writes.pop();
        for path in self.grouping(&old) {
            let Some(kind) = FileKind::of(&path) else {
                continue;
            };
            let document = self.read(&path)?;
            let joined = joined(kind, &document.text, &document.json, (&old, &new), from);
            if let Some((text, changes)) = joined.map_err(|why| unchangeable(&path, why))? {
                self.change(&path, Some(kind), &document, text, changes);
            }
        }
        // The old one ends last: until then a move that was cut short can be told from its file, and done again.
        self.plan.writes.extend(ends);
        Ok(())
    }
}
