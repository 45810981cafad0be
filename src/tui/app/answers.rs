//! What questions to the workers carry, and what comes back, where that is more than one value.

use std::path::PathBuf;
use std::sync::Arc;

use super::message::Problem;
use crate::catalogue::model::{DecisionState, Outcome, Override};
use crate::search::Highlighter;
use crate::session::RepositoryStatus;
use crate::session::decide::annex::AnnexFormat;
use crate::session::decide::logs::UndoableEntry;
use crate::session::decide::marks::Intent;
use crate::session::git::commit::PendingFile;
use crate::session::open::catalogue::Catalogue;
use crate::session::search::export::SearchSummary;
use crate::session::user::saved_views::NamedView;
use crate::tui::popups::export::ExportContent;
use crate::vcs::{AmendableCommit, CommitTarget, NewCommit};

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct RecordRequest {
    pub codes: Vec<String>,
    /// What is wanted.
    pub intent: Intent,
    /// The rows of the annex that were confirmed, a procedure each; nothing where it gets none.
    pub rows: Vec<(String, u32)>,
}

/// What is to be committed.
#[derive(Clone, Debug)]
pub struct WantedCommit {
    pub files: Vec<PendingFile>,
    pub message: String,
    /// Where it goes, as the form has shown it.
    pub target: CommitTarget,
}

/// What became of a commit.
#[derive(Debug)]
pub enum CommitOutcome {
    /// It was made, or refused.
    Made(Result<NewCommit, Problem>),
    /// Nothing was done yet: it runs programs that may want to talk with the user.
    NeedsTerminal(WantedCommit),
}

/// What a mark or a step would do to a selection.
#[derive(Debug)]
pub struct Preview {
    /// What is wanted.
    pub intent: Intent,
    /// Codes on which it would be recorded.
    pub written: Vec<PlannedDecision>,
    /// Codes on which it would be refused, with the reasons.
    pub refused: Vec<RefusalGroup>,
    /// The name of the linked group that they are, whole: all of them are written, or none.
    pub group: Option<String>,
}

/// A code on which something would be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedDecision {
    pub code: String,
    /// What would be decided.
    pub outcome: Outcome,
    /// The row of the annex that it would get.
    pub annex_row: Option<u32>,
    /// The overrides that it would get: of those for a selection, the ones that it needs.
    pub overrides: Vec<Override>,
    /// What whoever writes it has to know all the same.
    pub told: Vec<String>,
}

impl Preview {
    /// The rows of the annex that are shown, and confirmed with it.
    pub fn rows(&self) -> Vec<(String, u32)> {
        let written = self.written.iter();
        let rows = written.filter_map(|planned| Some((planned.code.clone(), planned.annex_row?)));
        rows.collect()
    }

    /// What is to be recorded. A procedure that is left alone of a selection keeps only the overrides that it needs: what is
    /// for one procedure is taken at its word.
    #[must_use]
    pub fn accepted(self) -> (Vec<String>, Intent) {
        let mut intent = self.intent;
        if let (Intent::Mark(mark), [one]) = (&mut intent, self.written.as_slice()) {
            mark.overrides.clone_from(&one.overrides);
        }
        let codes = self.written.into_iter().map(|planned| planned.code);
        (codes.collect(), intent)
    }
}

/// Codes on which a mark is refused for the same reasons; none where it is refused for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusalGroup {
    pub codes: Vec<String>,
    /// Why, in the user's language.
    pub reasons: Vec<String>,
}

/// What became of a mark.
#[derive(Debug)]
pub struct RecordOutcome {
    /// The state that was recorded.
    pub state: DecisionState,
    /// Entries that were written.
    pub written: Vec<UndoableEntry>,
    /// Codes on which it was refused.
    pub refused: Vec<RefusalGroup>,
    /// Codes of which the file could not be written.
    pub failed: Vec<RefusalGroup>,
    /// What whoever wrote it has to know all the same.
    pub told: Vec<String>,
    /// The catalogue as it is now.
    pub desk: Arc<Catalogue>,
}

/// What became of an undo.
#[derive(Debug)]
pub struct UndoOutcome {
    /// Entries that were taken back.
    pub undone: Vec<UndoableEntry>,
    /// Why the others were not.
    pub failed: Vec<Problem>,
    /// The catalogue as it is now.
    pub desk: Arc<Catalogue>,
}

/// Rows that were written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOutcome {
    /// How many.
    pub rows: usize,
    /// The file's full path.
    pub path: PathBuf,
    /// What is not on a list, and why, in the user's language.
    pub left_out: Option<String>,
    /// What somebody may look for on it and does not find there, one line each.
    pub missed: Vec<String>,
}

/// The saved views.
#[derive(Debug)]
pub struct ViewsReady {
    /// Each with how many procedures it finds, or why that cannot be told.
    pub views: Vec<(NamedView, Result<usize, String>)>,
    /// Whether the user has said what is their own work.
    pub has_mine: bool,
    /// Why the user's own are not among them.
    pub trouble: Option<Problem>,
}

/// Rows that are to be written to a file.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// Rows of the catalogue, in their order.
    pub rows: Vec<usize>,
    /// What was asked for.
    pub asked: SearchSummary,
    pub marks: Highlighter,
    /// What is written of them.
    pub content: ExportContent,
    /// The number of the signed decision whose annex it is, whatever the rows; empty where it is none.
    pub number: String,
    /// The form of the file.
    pub form: AnnexFormat,
    /// The file.
    pub path: PathBuf,
    /// A file that is there is replaced.
    pub replace: bool,
    /// A list is made although files that it needs cannot be read.
    pub despite_errors: bool,
}

/// What there is to commit.
#[derive(Debug)]
pub struct CommitReady {
    /// How things stand in git.
    pub standing: RepositoryStatus,
    /// Who commits, `Name <e-mail>`, or why nobody can.
    pub identity: Result<String, Problem>,
    /// The message that is proposed for all files.
    pub message: String,
    /// Pending files, by their places, that are the parts of one move each: they are taken or left out together.
    pub together: Vec<Vec<usize>>,
    /// The last commit, if it may be amended, or in one sentence why it may not.
    pub amendable: Result<AmendableCommit, String>,
}

/// What reading the catalogue again came to.
#[derive(Debug)]
pub enum ReloadOutcome {
    /// Nothing says anything else; the stamp of the files as they were listed.
    Same(Option<u64>),
    /// Something does.
    Other(Arc<Catalogue>),
}
