//! A code that was wrong everywhere, and another issuer: the files move, and all that names the procedure follows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{
    CatalogueFile, MoveBuilder, MoveChange, MoveChangeKind, MoveRefusal, MovedFile, slashes,
    unchangeable,
};
use crate::catalogue::kind::{FileKind, decisions_path};
use crate::catalogue::model::Procedure;
use crate::catalogue::move_plan::lookup::free_code;
use crate::files::{Fingerprint, PlannedWrite};
use crate::i18n::message;
use crate::yaml::patch;

/// The key that says since when.
const ISSUER_SINCE: &str = "issuer_since";

impl MoveBuilder<'_> {
    /// The code was wrong everywhere, or only the issuer changes: all that names it follows.
    pub(super) fn correct(&mut self) -> Result<(), MoveRefusal> {
        let (from, to) = (self.procedure.code.as_str(), self.code);
        let own = self.read(&self.procedure.path)?;
        let (text, changes) = self.own(&own)?;
        let log = self.log()?;
        self.refuse_unreadable()?;
        // What an interrupted move left is the same move.
        let there = self.files.read(&self.path).ok();
        let begun = there.as_ref().is_some_and(|there| there == text.as_bytes());
        if from != to && !begun {
            free_code(self.snapshot, to)?;
        }
        let place = (self.procedure.path.clone(), self.path.clone());
        self.relocate(FileKind::Procedure, place, own, text, changes)?;
        if let Some((path, document)) = log {
            let renamed = self.renamed(FileKind::Decisions, &path, &document)?;
            let (text, changes) = renamed.unwrap_or_else(|| (document.text.clone(), Vec::new()));
            let place = decisions_path(&self.path, to);
            self.relocate(FileKind::Decisions, (path, place), document, text, changes)?;
        }
        if from != to {
            for path in self.naming(from) {
                self.rename_in(&path)?;
            }
        }
        self.known_findings()?;
        // The log goes before the procedure: what an interrupted move leaves can be moved again.
        self.plan.removals.reverse();
        Ok(())
    }

    /// The procedure's own file with its new code and issuer.
    fn own(&self, own: &CatalogueFile) -> Result<(String, Vec<MoveChange>), MoveRefusal> {
        let path = &self.procedure.path;
        let (text, mut changes) = self
            .renamed(FileKind::Procedure, path, own)?
            .filter(|_| self.procedure.code != self.code)
            .unwrap_or_else(|| (own.text.clone(), Vec::new()));
        let before = own.json["issuer"].as_str();
        if before == self.issuer {
            return Ok((text, changes));
        }
        let issuer = self.issuer.unwrap_or_default();
        let text = match before {
            Some(_) => patch::respell(&text, &["issuer"], issuer),
            None => patch::set(&text, &["issuer"], issuer),
        };
        let text = text.map_err(|error| unchangeable(path, error.said()))?;
        changes.push(MoveChange::new(
            MoveChangeKind::Issuer,
            before.map(str::to_owned),
            Some(issuer.to_owned()),
        ));
        let text = match (before, self.since) {
            // Whose it was before nobody knew: nothing was another's.
            (None, _) | (_, None) => text,
            (Some(_), Some(day)) => {
                let was = own.json[ISSUER_SINCE].as_str().map(str::to_owned);
                changes.push(MoveChange::new(
                    MoveChangeKind::IssuerSince,
                    was,
                    Some(day.to_string()),
                ));
                patch::set(&text, &[ISSUER_SINCE], &day.to_string())
                    .map_err(|error| unchangeable(&self.procedure.path, error.said()))?
            }
        };
        let text = self.cited_as_before(text, issuer, &mut changes)?;
        Ok((text, changes))
    }

    /// A number that every province gives anew means that of the issuer's province: where another issuer would make it mean
    /// another instrument, the citation says from now on who issued it.
    fn cited_as_before(
        &self,
        mut text: String,
        issuer: &str,
        changes: &mut Vec<MoveChange>,
    ) -> Result<String, MoveRefusal> {
        let before = self.procedure.read();
        let after = Procedure {
            issuer: Some(issuer.to_owned()),
            ..Procedure::default()
        };
        let citations = before.legal_basis.iter().flat_map(|basis| basis.items());
        for (at, citation) in citations.enumerate() {
            let meant = self.snapshot.resolve_citation(&before, citation);
            let Some(meant) = meant.one() else { continue };
            let then = self.snapshot.resolve_citation(&after, citation);
            let Some(of) = meant.issuer.as_deref() else {
                continue;
            };
            if citation.issuer.is_some() || then.one() == Some(meant) {
                continue;
            }
            let at = at.to_string();
            text = patch::set(&text, &["legal_basis", &at, "issuer"], of)
                .map_err(|error| unchangeable(&self.procedure.path, error.said()))?;
            changes.push(MoveChange::new(
                MoveChangeKind::Basis,
                None,
                Some(of.to_owned()),
            ));
        }
        Ok(text)
    }

    /// The decision log of the procedure as it stands.
    fn log(&self) -> Result<Option<(PathBuf, CatalogueFile)>, MoveRefusal> {
        let code = &self.procedure.code;
        let logs = self.snapshot.decision_logs().iter();
        let logs = logs.filter(|log| log.value.code == *code);
        let mut logs: Vec<_> = logs.map(|log| &log.path).collect();
        // What an interrupted move left at the new place, if anything, comes last, and is held against the old one there.
        let target = decisions_path(&self.path, self.code);
        logs.sort_by_key(|path| **path == target);
        let Some(path) = logs.first() else {
            return Ok(None);
        };
        if let Some(other) = logs.iter().skip(1).find(|path| ***path != target) {
            return Err(MoveRefusal::new(
                message!(
                    "move-both-hold",
                    one = slashes(path),
                    other = slashes(other),
                    code
                ),
                message!("move-one-file"),
            ));
        }
        Ok(Some(((*path).clone(), self.read(path)?)))
    }

    /// A file that goes to another place, or only changes where it stands there already.
    fn relocate(
        &mut self,
        kind: FileKind,
        (from, to): (PathBuf, PathBuf),
        document: CatalogueFile,
        text: String,
        changes: Vec<MoveChange>,
    ) -> Result<(), MoveRefusal> {
        if from == to {
            if !changes.is_empty() {
                self.change(&from, Some(kind), &document, text, changes);
            }
            return Ok(());
        }
        match self.files.read(&to) {
            // What an interrupted move left there is what is to be there.
            Ok(there) if there == text.as_bytes() => {}
            Ok(_) => {
                return Err(MoveRefusal::new(
                    message!("move-there", path = slashes(&to)),
                    message!("move-one-file"),
                ));
            }
            Err(_) => self.plan.writes.push(PlannedWrite {
                path: to.clone(),
                expected: Fingerprint::Absent,
                bytes: text.into_bytes(),
            }),
        }
        let held = Fingerprint::of(&document.bytes);
        self.plan.removals.push((from.clone(), held));
        self.plan.files.push(MovedFile {
            path: from,
            to: Some(to),
            kind: Some(kind),
            is_new: false,
            changes,
        });
        Ok(())
    }

    /// Other files that name a code, by path.
    fn naming(&self, code: &str) -> BTreeSet<PathBuf> {
        let snapshot = self.snapshot;
        let mut paths = self.grouping(code);
        let others = snapshot.procedures().iter().filter(|other| {
            let value = other.read();
            let life = value.lifecycle.as_ref();
            other.path != self.procedure.path
                && other.path != self.path
                && life.is_some_and(|life| {
                    life.replaces
                        .iter()
                        .chain(&life.replaced_by)
                        .any(|of| of == code)
                })
        });
        paths.extend(others.map(|other| other.path.clone()));
        let plans = snapshot.plans().iter().filter(|plan| {
            let mut rows = plan.value.procedures.iter();
            rows.any(|row| row.code.as_deref() == Some(code))
        });
        paths.extend(plans.map(|plan| plan.path.clone()));
        let reports = snapshot.statistics().iter();
        let reports = reports.filter(|report| report.value.counts.contains_key(code));
        paths.extend(reports.map(|report| report.path.clone()));
        paths
    }
}
