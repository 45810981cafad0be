//! The files that an edit may touch, as they were read: what a form shows, and over what alone is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::catalogue::load::Files;
use crate::catalogue::{FileKind, LoadedCatalogue};
use crate::files::{Fingerprint, Severity};
use crate::i18n::{Message, message};
use crate::session::{View, Workspace};
use crate::yaml::parse;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceFile {
    /// What it held, to know it again.
    pub fingerprint: Fingerprint,
    pub text: String,
    pub value: Json,
}

/// The files that an edit of some procedures may touch.
#[derive(Clone, Debug)]
pub struct EditSources {
    /// The codes that the catalogue has, in the order in which they were named.
    pub codes: Vec<String>,
    /// Ids of linked groups that were named; a plan and a report may name a group, and it has no fields of its own.
    pub groups: Vec<String>,
    /// Those that it does not have.
    pub unknown: Vec<String>,
    /// The catalogue, judged.
    pub view: View,
    /// What was found in its files.
    pub(super) loaded: Arc<LoadedCatalogue>,
    pub(super) workspace: Workspace,
    files: BTreeMap<PathBuf, SourceFile>,
    /// Files that cannot be edited, and why.
    troubles: BTreeMap<PathBuf, Message>,
}

impl EditSources {
    /// Reads the files of some kinds that an edit of these procedures may touch: their own; all plans; the reports that name
    /// one of them or are their issuer's.
    pub fn new(
        workspace: &Workspace,
        loaded: Arc<LoadedCatalogue>,
        view: View,
        codes: &[String],
        kinds: &[FileKind],
    ) -> EditSources {
        let mut opened = EditSources {
            codes: Vec::new(),
            groups: Vec::new(),
            unknown: Vec::new(),
            view,
            loaded,
            workspace: workspace.clone(),
            files: BTreeMap::new(),
            troubles: BTreeMap::new(),
        };
        let mut seen = BTreeSet::new();
        for code in codes {
            let row = opened.view.row(code.trim());
            match row.and_then(|row| opened.view.procedure(row)) {
                Some(known) if seen.insert(known.code.clone()) => {
                    opened.codes.push(known.code.clone());
                }
                Some(_) => {}
                None if seen.insert(code.trim().to_owned()) => {
                    let mut groups = opened.view.snapshot.groups().iter();
                    match groups.any(|group| group.value.id == code.trim()) {
                        true => opened.groups.push(code.trim().to_owned()),
                        false => opened.unknown.push(code.clone()),
                    }
                }
                None => {}
            }
        }
        let paths = kinds.iter().flat_map(|kind| opened.paths(*kind));
        opened.read(paths.collect());
        opened
    }

    /// The procedures and groups that a plan or a report may name.
    pub(super) fn named(&self) -> impl Iterator<Item = &String> {
        self.codes.iter().chain(&self.groups)
    }

    /// Whether nothing was asked for by name.
    pub(super) fn asks_for_none(&self) -> bool {
        self.named().next().is_none() && self.unknown.is_empty()
    }

    /// The files of a kind that an edit of the procedures may touch.
    fn paths(&self, kind: FileKind) -> Vec<PathBuf> {
        let snapshot = &self.view.snapshot;
        let procedures = || {
            self.codes
                .iter()
                .filter_map(|code| snapshot.procedure(code))
        };
        match kind {
            FileKind::Procedure => procedures().map(|file| file.path.clone()).collect(),
            FileKind::Plan => snapshot
                .plans()
                .iter()
                .map(|plan| plan.path.clone())
                .collect(),
            FileKind::Statistics => {
                let issuers: BTreeSet<String> = procedures()
                    .filter_map(|file| file.read().issuer.clone())
                    .collect();
                let reports = snapshot.statistics().iter().filter(|report| {
                    let named = |code: &String| report.value.counts.contains_key(code);
                    issuers.contains(&report.value.unit) || self.named().any(named)
                });
                reports.map(|report| report.path.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Reads more files.
    pub(super) fn read(&mut self, paths: Vec<PathBuf>) {
        let files = self.workspace.files();
        let read: Vec<_> = paths
            .into_par_iter()
            .map(|path| {
                let file = open(&files, &path);
                (path, file)
            })
            .collect();
        for (path, file) in read {
            match file {
                Ok(file) => drop(self.files.insert(path, file)),
                Err(why) => drop(self.troubles.insert(path, why)),
            }
        }
    }

    /// Reads a report that is named by its file.
    pub fn read_report(&mut self, path: &Path) {
        let mut reports = self.view.snapshot.statistics().iter();
        if !self.files.contains_key(path) && reports.any(|report| report.path == path) {
            self.read(vec![path.to_owned()]);
        }
    }

    /// A file that was read.
    pub fn file(&self, path: &Path) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All files that were read, by path, with what they held: what a form is open over.
    pub fn files(&self) -> &BTreeMap<PathBuf, SourceFile> {
        &self.files
    }

    /// Why a file that should have been read was not.
    pub fn trouble(&self, path: &Path) -> Option<&Message> {
        self.troubles.get(path)
    }

    /// The file of a procedure.
    pub fn procedure(&self, code: &str) -> Option<(&Path, &SourceFile)> {
        let path = &self.view.snapshot.procedure(code)?.path;
        Some((path, self.files.get(path)?))
    }

    /// The files of a kind that were read.
    pub fn of_kind(&self, kind: FileKind) -> impl Iterator<Item = (&Path, &SourceFile)> {
        let files = self.files.iter().map(|(path, file)| (path.as_path(), file));
        files.filter(move |(path, _)| FileKind::of(path) == Some(kind))
    }

    /// The files that are no longer what was read.
    pub fn changed(&self) -> Vec<PathBuf> {
        let is_other = |(path, file): &(&PathBuf, &SourceFile)| {
            Fingerprint::of_file(&self.workspace.root().join(path)).ok() != Some(file.fingerprint)
        };
        let files: Vec<_> = self.files.iter().collect();
        let changed = files.into_par_iter().filter(is_other);
        changed.map(|(path, _)| path.clone()).collect()
    }
}

fn open(files: &dyn Files, path: &Path) -> Result<SourceFile, Message> {
    let bytes = files.read(path).map_err(|error| error.message)?;
    let parsed = parse(path, &bytes);
    let mut found = parsed.diagnostics.iter();
    if let Some(wrong) = found.find(|finding| finding.severity == Severity::Error) {
        let line = wrong.span.start.line;
        let path = format!("{}:{line}", path.display());
        return Err(message!("import-failed", path, message = wrong.message));
    }
    let text = String::from_utf8(bytes).ok();
    match (parsed.root, text) {
        (Some(root), Some(text)) => Ok(SourceFile {
            fingerprint: Fingerprint::of(text.as_bytes()),
            value: root.to_json(),
            text,
        }),
        _ => Err(message!("cannot-be-read", path = path.display())),
    }
}
