//! A procedure moved to another code or issuer: what that changes, what it does to verdicts and decisions, and writing it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::changes::{self, ProcedureChange};
use crate::catalogue::load::{Files, LoadProgress};
use crate::catalogue::move_plan::{self, MovePlan, MoveRefusal, MoveRequest};
use crate::catalogue::snapshot::is_evidence_of_use;
use crate::catalogue::{FileKind, LoadedCatalogue};
use crate::files::{Diagnostic, FileError, FileErrorKind, Fingerprint, PlannedWrite};
use crate::i18n::message;
use crate::rules::Verdict;
use crate::session::View;
use crate::session::edit::fields::new_errors;
use crate::session::edit::write_access::WriteAccess;
use crate::session::git::compare::{self, CatalogueMoment, ChangedFile, of_view};
use crate::session::open::check::{self, real};
use crate::session::open::workspace::{Source, Workspace};

/// A move that is planned.
#[derive(Debug)]
pub struct PlannedMove {
    /// What it writes.
    pub relocation: MovePlan,
    /// The procedure's name.
    pub name: String,
    /// The decisions on it.
    pub decisions: DecisionEffects,
    /// Procedures of which the rules say something else afterwards.
    pub effects: Vec<ProcedureChange>,
    /// Plans that name the old code alone, where the new one replaces it: they say nothing of the new one.
    pub left: Vec<PathBuf>,
    /// Complete reports of the new issuer that do not list the procedure: by them it had no dossier, though it may have been
    /// another's then.
    pub zero_by: Vec<PathBuf>,
}

/// What a move does to the decisions on the procedure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecisionEffects {
    /// Decisions and notes that are in its log.
    pub entries: usize,
    /// Whether the decision in force is stale before and after; none where none is in force.
    pub stale: Option<[bool; 2]>,
}

/// Why nothing is moved.
#[derive(Debug)]
pub enum MoveError {
    /// The catalogue does not allow it.
    Refused(MoveRefusal),
    /// A file cannot be read.
    File(FileError),
}

impl From<FileError> for MoveError {
    fn from(error: FileError) -> Self {
        MoveError::File(error)
    }
}

/// Plans a move in a catalogue as it was read and judged, and tells what the rules say then. Nothing is written, and no move
/// is planned that the check would find an error in which is not there now.
///
/// # Errors
/// The catalogue does not allow it, or cannot be read.
pub fn plan(
    workspace: &Workspace,
    loaded: &LoadedCatalogue,
    view: &View,
    asked: &MoveRequest,
) -> Result<PlannedMove, MoveError> {
    let files: Arc<dyn Files> = Arc::new(workspace.files_known());
    let snapshot = &view.snapshot;
    // Reports of before the move cannot know it as the new issuer's.
    let asked = &MoveRequest {
        since: asked.since.or(Some(view.today)),
        ..asked.clone()
    };
    let relocation =
        move_plan::plan(files.as_ref(), snapshot, asked).map_err(MoveError::Refused)?;
    let source = |files: Arc<dyn Files>| Source {
        files,
        cache: workspace.cache(),
    };
    let new = source(Arc::new(relocation.over(Arc::clone(&files))));
    let old = source(files);
    let after = new.load(&LoadProgress::default())?;
    refuse_new_errors(&relocation, (&old, loaded), (&new, &after), view.today)?;
    let after = View::of(&after, view.as_of, view.today, new.cache.clone());
    let changed = changed_files(&relocation);
    let mut found = compare::between(&changed, &point(&old, view), &point(&new, &after));
    changes::judge(&mut found, of_view(view), of_view(&after));
    found
        .procedures
        .retain(|change| !change.verdicts.is_empty());
    let [code, now] = &relocation.code;
    let stands = |view: &View, code: &str| {
        let row = view.row(code)?;
        view.proposal(row)?;
        Some(view.standing(row).any(|standing| standing.stale))
    };
    // A decision on a code that ends stays with that code.
    let judged = if relocation.from.is_some() { code } else { now };
    let log = snapshot.decisions(code);
    let decisions = DecisionEffects {
        entries: log.map_or(0, |log| log.value.decisions.len() + log.value.notes.len()),
        stale: stands(view, code)
            .zip(stands(&after, judged))
            .map(<[bool; 2]>::from),
    };
    let left = snapshot.plans_naming(code).map(|(plan, _)| &plan.path);
    let mut left: Vec<PathBuf> = left
        .filter(|_| relocation.from.is_some())
        .cloned()
        .collect();
    left.dedup();
    let procedure = snapshot.procedure(code);
    let [before, issuer] = &relocation.issuer;
    let reports = after.snapshot.statistics().iter().filter(|report| {
        let report = &report.value;
        before != issuer
            && Some(&report.unit) == issuer.as_ref()
            && report.complete
            && asked.since.is_none_or(|since| since <= report.from)
            && is_evidence_of_use(report)
            && !report.counts.contains_key(now)
    });
    let zero_by = reports.map(|report| report.path.clone()).collect();
    Ok(PlannedMove {
        left,
        zero_by,
        name: procedure.map_or_else(String::new, |procedure| procedure.read().name.clone()),
        relocation,
        decisions,
        effects: found.procedures,
    })
}

/// Refuses a move after which the check finds an error that was not there, wherever what is moved stood before.
fn refuse_new_errors(
    relocation: &MovePlan,
    (old, before): (&Source, &LoadedCatalogue),
    (new, after): (&Source, &LoadedCatalogue),
    today: Date,
) -> Result<(), MoveError> {
    let known = check::findings_on(old, before, today).into_iter();
    let known: Vec<Diagnostic> = known
        .map(|finding| Diagnostic {
            path: relocation.place(&finding.path).to_owned(),
            message: relocation.reworded(&finding.message).into(),
            ..finding
        })
        .collect();
    let Some(error) = new_errors(&known, check::findings_on(new, after, today))
        .into_iter()
        .next()
    else {
        return Ok(());
    };
    let path: Vec<_> = error
        .path
        .iter()
        .map(|part| part.to_string_lossy())
        .collect();
    let said = message!(
        "move-wrong-then",
        path = path.join("/"),
        message = error.message
    );
    let hint = error.hint.unwrap_or_else(|| message!("move-settle-first"));
    Err(MoveError::Refused(MoveRefusal::new(said, hint)))
}

fn point<'a>(source: &'a Source, view: &'a View) -> CatalogueMoment<'a> {
    CatalogueMoment {
        source,
        snapshot: Some(&view.snapshot),
    }
}

fn changed_files(relocation: &MovePlan) -> Vec<ChangedFile> {
    let file = |path: &PathBuf, before: bool, after: bool| {
        Some(ChangedFile {
            kind: FileKind::of(path)?,
            path: path.clone(),
            before,
            after,
        })
    };
    let writes = relocation.writes.iter();
    let writes = writes.filter_map(|write| {
        let before = write.expected != Fingerprint::Absent;
        file(&write.path, before, true)
    });
    let removals = relocation.removals.iter();
    let removals = removals.filter_map(|(path, _)| file(path, true, false));
    writes.chain(removals).collect()
}

impl PlannedMove {
    /// Whether a decision in force turns stale by the move.
    pub fn turns_stale(&self) -> bool {
        self.decisions.stale == Some([false, true])
    }

    /// Procedures other than the one that is moved on which a decision turns stale.
    pub fn others_stale(&self) -> impl Iterator<Item = &ProcedureChange> {
        let own = &self.relocation.code;
        let stale = |change: &&ProcedureChange| {
            let mut verdicts = change.verdicts.iter();
            verdicts.any(|of| of.rule == "decision-stale" && of.to == Some(Verdict::Flag))
        };
        self.effects
            .iter()
            .filter(|change| !own.contains(&change.code))
            .filter(stale)
    }

    /// Writes all of it or nothing, and nothing over somebody else's change. Folders that become empty go.
    ///
    /// # Errors
    /// A file changed since the plan was made, a file that is to move is a link, or the system refused.
    pub fn write(&self, workspace: &Workspace) -> Result<(), FileError> {
        let root = workspace.root();
        for (path, _) in &self.relocation.removals {
            if root.join(path).is_symlink() {
                return Err(FileError {
                    kind: FileErrorKind::Forbidden,
                    path: path.clone(),
                    message: message!("move-link", path = path.display()),
                    hint: Some(message!("move-link-hint")),
                });
            }
        }
        let writes: Vec<PlannedWrite> = self
            .relocation
            .writes
            .iter()
            .map(|write| PlannedWrite {
                path: real(root, &write.path),
                ..write.clone()
            })
            .collect();
        WriteAccess::of(workspace)?.change_all(&writes, &self.relocation.removals)
    }
}
