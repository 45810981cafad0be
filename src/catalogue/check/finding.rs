//! Findings that say where by key and entry; line and column are found late, in the few files that have any.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::codes;
use crate::catalogue::check::reference_index::shown;
use crate::catalogue::load::Files;
use crate::files::{Diagnostic, Severity, Span};
use crate::i18n::{Message, message};
use crate::yaml::parse::cut;
use crate::yaml::{Node, parse};

/// One step down into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileStep {
    /// To the value of a key.
    Key(String),
    /// To an entry of a list, from 0.
    Entry(usize),
}

impl From<&str> for FileStep {
    fn from(key: &str) -> FileStep {
        FileStep::Key(key.to_owned())
    }
}

impl From<usize> for FileStep {
    fn from(entry: usize) -> FileStep {
        FileStep::Entry(entry)
    }
}

/// One finding, before anybody asked for its line.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) code: &'static str,
    pub(super) path: PathBuf,
    place: Vec<FileStep>,
    on_key: bool,
    message: Message,
    hint: Message,
    /// Whether it is not certain.
    perhaps: bool,
}

impl Finding {
    /// A finding about a whole file; the place is added by the other methods.
    pub(super) fn new(
        code: &'static str,
        path: &Path,
        message: impl Into<Message>,
        hint: impl Into<Message>,
    ) -> Finding {
        Finding {
            code,
            path: path.to_owned(),
            place: Vec::new(),
            on_key: false,
            message: message.into(),
            hint: hint.into(),
            perhaps: false,
        }
    }

    /// The same finding about something that may stand in a file that cannot be read: then it is a warning, and says so.
    pub(super) fn perhaps_in(mut self, unreadable: Option<&Path>) -> Finding {
        if let Some(path) = unreadable {
            self.perhaps = true;
            let message = self.message;
            self.message = message!("finding-perhaps", message, path = shown(path));
        }
        self
    }

    /// The same finding under another code.
    pub(super) fn under_code(self, code: &'static str) -> Finding {
        Finding { code, ..self }
    }

    /// The same finding about the value at a place.
    pub(super) fn at(mut self, place: impl Into<Vec<FileStep>>) -> Finding {
        self.place = place.into();
        self
    }

    /// The same finding about the value at a place of any depth.
    pub(super) fn at_steps(mut self, place: Vec<FileStep>) -> Finding {
        self.place = place;
        self
    }

    /// The same finding about the last key of a place, and not its value.
    pub(super) fn at_key<const N: usize>(mut self, place: [FileStep; N]) -> Finding {
        self.place = place.into();
        self.on_key = true;
        self
    }

    /// How much it matters.
    pub(super) fn severity(&self) -> Severity {
        let severity = codes::get(self.code).map_or(Severity::Error, |code| code.severity);
        match (self.perhaps, severity) {
            (true, Severity::Error) => Severity::Warning,
            (_, severity) => severity,
        }
    }

    /// Where it stands, from the outside in; nothing where it is about the whole file.
    pub(super) fn steps(&self) -> &[FileStep] {
        &self.place
    }

    fn concrete(self, root: Option<&Node>) -> Diagnostic {
        let severity = self.severity();
        let span = root.map_or(Span::start_of_file(), |root| self.span(root));
        let mut diagnostic = Diagnostic::error(self.code, self.path, self.message)
            .at(span)
            .hint(self.hint);
        diagnostic.severity = severity;
        diagnostic
    }

    /// Where it stands in the file, or where the nearest value above stands that is there.
    fn span(&self, root: &Node) -> Span {
        let mut node = root;
        let mut key = None;
        for step in &self.place {
            let next = match step {
                FileStep::Key(name) => node.entry(name).map(|(key, value)| (Some(key), value)),
                FileStep::Entry(at) => node.item(*at).map(|value| (None, value)),
            };
            let Some((its_key, value)) = next else {
                return node.span;
            };
            (key, node) = (its_key, value);
        }
        match key {
            Some(key) if self.on_key => key.span,
            // A whole file is marked at its start and not from end to end.
            _ if self.place.is_empty() => Span::start_of_file(),
            _ => node.span,
        }
    }
}

/// The findings with line and column. Reads again only the files that have any; one that cannot be read any more keeps
/// its findings at its start.
pub(super) fn concrete(findings: Vec<Finding>, files: &dyn Files) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<PathBuf, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        by_file
            .entry(finding.path.clone())
            .or_default()
            .push(finding);
    }
    by_file
        .into_par_iter()
        .flat_map(|(path, findings)| {
            let needs_place = findings.iter().any(|finding| !finding.place.is_empty());
            let root = needs_place
                .then(|| files.read(&path).ok())
                .flatten()
                .and_then(|bytes| parse(&path, &bytes).root);
            let mut found: Vec<Diagnostic> = findings
                .into_iter()
                .map(|finding| finding.concrete(root.as_ref()))
                .collect();
            cut(&path, &mut found);
            found
        })
        .collect()
}
