//! A loaded catalogue, judged at a date: what every screen and command shows.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::workspace::Workspace;
use crate::catalogue::kind::decisions_path;
use crate::catalogue::load::{FileEntry, FileValue, read_file};
use crate::catalogue::model::{Decision, DecisionLog, Procedure};
use crate::catalogue::{FileKind, Located, Snapshot};
use crate::rules::{Assessment, Context, Verdict, Window, assess, assess_all};

/// A catalogue at a date. Rows are the procedures in the order of the snapshot.
#[derive(Clone, Debug)]
pub struct View {
    /// The catalogue.
    pub snapshot: Arc<Snapshot>,
    /// The date at which it is read.
    pub as_of: Date,
    /// The window that ends on it.
    pub window: Window,
    /// What the rules found, one a row.
    pub assessments: Arc<Vec<Assessment>>,
}

/// The decision in force on a procedure.
#[derive(Clone, Copy, Debug)]
pub struct DecisionInForce<'a> {
    /// The entry.
    pub decision: &'a Decision,
    /// Whether its evidence changed since.
    pub stale: bool,
}

/// What most of a new user's questions are about: which data is there at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whether there is any report of dossiers.
    pub use_known: bool,
    /// Whether there is any plan.
    pub plans_known: bool,
}

impl View {
    /// Judges every procedure, on all cores.
    #[must_use]
    pub fn new(snapshot: Arc<Snapshot>, as_of: Date) -> View {
        let context = Context::new(&snapshot, as_of);
        let window = context.window;
        let assessments = Arc::new(assess_all(&context));
        View {
            snapshot,
            as_of,
            window,
            assessments,
        }
    }

    /// The same catalogue after the decision logs of some procedures were read anew; only these are judged again. None
    /// where a log cannot be read: then all has to be, so that what is wrong is told.
    #[must_use]
    pub fn with_decisions_of(&self, workspace: &Workspace, codes: &[String]) -> Option<View> {
        let mut logs = Vec::with_capacity(codes.len());
        let mut rows = Vec::with_capacity(codes.len());
        for code in codes {
            let row = self.row(code)?;
            let procedure = self.procedure(row)?;
            let code = &procedure.value.code;
            let path = self.snapshot.decisions(code).map_or_else(
                || decisions_path(&procedure.path, code),
                |log| log.path.clone(),
            );
            rows.push(row);
            logs.push((code.clone(), read_log(workspace, path)?));
        }
        let snapshot = Arc::new(self.snapshot.with_decisions(logs));
        let context = Context::new(&snapshot, self.as_of);
        let mut assessments = (*self.assessments).clone();
        for row in rows {
            let procedure = snapshot.procedures().get(row)?;
            *assessments.get_mut(row)? = assess(&context, &procedure.value);
        }
        Some(View {
            assessments: Arc::new(assessments),
            snapshot: Arc::clone(&snapshot),
            ..*self
        })
    }

    /// What the rules are functions of, for whoever judges anew.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context::new(&self.snapshot, self.as_of)
    }

    /// Number of procedures.
    #[must_use]
    pub fn len(&self) -> usize {
        self.snapshot.procedures().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The procedure of a row.
    #[must_use]
    pub fn procedure(&self, row: usize) -> Option<&Located<Arc<Procedure>>> {
        self.snapshot.procedures().get(row)
    }

    /// What the rules found for a row.
    #[must_use]
    pub fn assessment(&self, row: usize) -> Option<&Assessment> {
        self.assessments.get(row)
    }

    /// The row of a code, with or without a local suffix such as `.000.00.00.H48`.
    #[must_use]
    pub fn row(&self, code: &str) -> Option<usize> {
        let find = |code: &str| {
            let procedures = self.snapshot.procedures();
            let row = procedures.partition_point(|p| p.value.code.as_str() < code);
            procedures
                .get(row)
                .filter(|p| p.value.code == code)
                .map(|_| row)
        };
        find(code).or_else(|| find(code.get(..8).filter(|_| code[8..].starts_with('.'))?))
    }

    /// The decision in force on a row.
    #[must_use]
    pub fn decision(&self, row: usize) -> Option<DecisionInForce<'_>> {
        let code = &self.procedure(row)?.value.code;
        let decision = self.snapshot.decisions(code)?.value.in_force()?;
        let stale = self
            .assessment(row)?
            .finding("decision-stale")
            .is_some_and(|finding| finding.verdict == Verdict::Flag);
        Some(DecisionInForce { decision, stale })
    }

    /// Which data is there at all; right after an import of the portal neither is.
    #[must_use]
    pub fn known(&self) -> Known {
        Known {
            use_known: self.snapshot.usable_statistics().next().is_some(),
            plans_known: !self.snapshot.plans().is_empty(),
        }
    }
}

/// A log as it stands on disk, or that there is none; none of both where it cannot be read.
fn read_log(workspace: &Workspace, path: PathBuf) -> Option<Option<Located<DecisionLog>>> {
    let size = match std::fs::symlink_metadata(workspace.root().join(&path)) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Some(None),
        Err(_) => return None,
    };
    let entry = FileEntry {
        path: path.clone(),
        size,
    };
    match read_file(&workspace.files(), FileKind::Decisions, &entry, false) {
        (Some(FileValue::Decisions(value)), _) => Some(Some(Located { path, value })),
        _ => None,
    }
}
