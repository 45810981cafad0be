//! Everything that can happen to the screen: input, and what jobs send back.

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::evidence::NextChange;
use crate::catalogue::model::{DecisionState, Outcome, Override};
use crate::diff::ValueStep;
use crate::files::{FileError, Position};
use crate::search::Highlighter;
use crate::session::RepositoryStatus;
use crate::session::decide::annex::AnnexFormat;
use crate::session::decide::logs::UndoableEntry;
use crate::session::decide::marks::Intent;
use crate::session::edit::fields::{EditSources, ProcedureEdit, Proposal};
use crate::session::git::commit::PendingFile;
use crate::session::git::history::Commit;
use crate::session::open::watch::WatchReport;
use crate::session::search::export::SearchSummary;
use crate::session::user::saved_views::NamedView;
use crate::session::user::templates::Templates;
use crate::tui::actions::key::Key;
use crate::tui::app::catalogue::{Catalogue, SearchOutcome};
use crate::tui::popups::export::ExportContent;
use crate::tui::tabs::laws::Tables;
use crate::tui::tabs::moments::MomentComparison;
use crate::tui::term::layout::Size;
use crate::vcs::{AmendableCommit, CommitTarget, NewCommit, VcsError};

/// One thing that happened. What a job sends carries the generation under which it was asked for; a stale one is dropped.
#[derive(Debug)]
pub enum Message {
    /// A key.
    Key(Key),
    /// Text that the terminal says was pasted.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The screen has another size.
    Resize(Size),
    /// How far loading is.
    Progress {
        /// Files read.
        done: usize,
        /// Files in all; 0 until they are counted.
        total: usize,
    },
    /// The catalogue is read and judged, or cannot be.
    Loaded {
        /// Of which load.
        generation: u64,
        /// The catalogue.
        result: Result<Arc<Catalogue>, Problem>,
    },
    /// The text index is built, or cannot be.
    Indexed {
        /// Of which load.
        generation: u64,
        /// The same catalogue, with its index.
        result: Result<Arc<Catalogue>, Problem>,
    },
    /// What a query found.
    Found {
        /// Of which search.
        generation: u64,
        /// Rows and counts.
        found: Result<Box<SearchOutcome>, Problem>,
    },
    /// How things stand in git.
    Stood {
        /// Of which question.
        generation: u64,
        /// The answer.
        standing: Box<RepositoryStatus>,
    },
    /// What changed of the evidence of a row since its decision, in words.
    Explained {
        /// Of which question.
        generation: u64,
        /// A line each.
        changed: Vec<String>,
    },
    /// What a mark or a step on a selection would do.
    Previewed {
        /// Of which question.
        generation: u64,
        /// What it would do.
        result: Result<Box<Preview>, Problem>,
    },
    /// The lists of laws and documents are made.
    Tables {
        /// Of which question.
        generation: u64,
        /// The lists.
        tables: Arc<Tables>,
    },
    /// What two moments do not have alike.
    Compared {
        /// Of which question.
        generation: u64,
        /// The answer.
        result: Result<Arc<MomentComparison>, Problem>,
    },
    /// The commits.
    Logged {
        /// Of which question.
        generation: u64,
        /// The answer, newest first.
        result: Result<Arc<Vec<Commit>>, Problem>,
    },
    /// What changes by itself on a row.
    Foreseen {
        /// Of which question.
        generation: u64,
        /// The changes, days in order.
        changes: Vec<NextChange>,
    },
    /// A mark was recorded, as far as it was not refused.
    Recorded(Result<Box<RecordOutcome>, Problem>),
    /// Marks were taken back.
    Undone(Box<UndoOutcome>),
    /// What there is to commit.
    CommitReady(Box<CommitReady>),
    /// A message for the files that are to be committed.
    Proposed {
        /// Of which choice of files.
        generation: u64,
        /// The message.
        message: String,
    },
    /// A commit was made, or refused.
    Committed(Result<NewCommit, Problem>),
    /// The saved views with how many procedures each finds.
    ViewsReady(Box<ViewsReady>),
    /// A view was saved; or why not, and whether one of its name was in the way.
    ViewSaved(Result<Box<NamedView>, (Problem, bool)>),
    /// A note was written, with the catalogue as it is now; or why not.
    Noted(Result<(UndoableEntry, Arc<Catalogue>), Problem>),
    /// The templates of reasons are read.
    TemplatesReady(Box<Templates>),
    /// A view was deleted, or why not.
    ViewDeleted(Result<String, Problem>),
    /// The files that a form is open over are read.
    EditOpened {
        /// Of which question.
        generation: u64,
        /// The files.
        result: Result<Arc<EditSources>, Problem>,
    },
    /// What an edit would write; or why not, and whether a file changed meanwhile.
    EditProposed {
        /// Of which question.
        generation: u64,
        /// What it would write.
        result: Result<Box<Proposal>, (Problem, bool)>,
    },
    /// So many files were written; or why none, and whether a file changed meanwhile.
    EditWritten(Result<usize, (Problem, bool)>),
    /// The editor was left.
    Edited(Result<(), Problem>),
    /// What watches the catalogue's folder tells something.
    Disk(WatchReport),
    /// The terminal has the keys again.
    FocusGained,
    /// What is on the screen was judged on another day than the one that it is now.
    DayTurned {
        /// The current day.
        today: Date,
    },
    /// The catalogue was read again because something may have changed; or why it cannot be.
    Refreshed {
        /// Of the load after which it was asked for.
        generation: u64,
        /// What was found.
        result: Result<ReloadOutcome, Problem>,
    },
    /// Rows were written to a file; or why not, and whether a file was in the way.
    Exported(Result<ExportOutcome, (Problem, bool)>),
    /// Rows are in the clipboard, as far as the terminal took them.
    CopiedRows {
        /// How many rows.
        rows: usize,
        /// Of how many that were to be copied: a clipboard has little room.
        of: usize,
        /// Why they are not.
        failed: Option<String>,
    },
    /// The text is in the clipboard, as far as the terminal took it.
    Copied {
        /// The text.
        text: String,
        /// Why it is not.
        failed: Option<String>,
    },
}

/// The mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// What went wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened, and where.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
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
    /// The code.
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
    /// The codes.
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
    pub path: std::path::PathBuf,
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
    /// What to mark.
    pub marks: Highlighter,
    /// What is written of them.
    pub content: ExportContent,
    /// The number of the signed decision whose annex it is, whatever the rows; empty where it is none.
    pub number: String,
    /// The form of the file.
    pub form: AnnexFormat,
    /// The file.
    pub path: std::path::PathBuf,
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

/// What is to be done outside of the state; values, so that tests read them without running them.
#[derive(Debug)]
pub enum Effect {
    /// Read and judge the catalogue, then build its index.
    Load {
        /// Of which load.
        generation: u64,
    },
    /// Stop what is being read.
    StopLoading,
    /// Run a query; only the newest matters.
    Search {
        /// Of which search.
        generation: u64,
        /// What to look for and how to order it.
        wanted: crate::tui::app::catalogue::SearchRequest,
    },
    /// Make the lists of laws and documents.
    Tables {
        /// Of which question.
        generation: u64,
    },
    /// Hold two moments against each other; with none, the last commit and the files as they are now.
    Compare {
        /// Of which question.
        generation: u64,
        /// The commits.
        moments: Option<[String; 2]>,
    },
    /// Read the commits of the catalogue, or of a procedure.
    Log {
        /// Of which question.
        generation: u64,
        /// The procedure.
        code: Option<String>,
    },
    /// From now on the catalogue is that of a commit; with none, the files as they are.
    At(Option<String>),
    /// Work out what changes by itself on a row; only the newest matters.
    Foresee {
        /// Of which question.
        generation: u64,
        /// The row of the catalogue.
        row: usize,
    },
    /// Find out what changed of the evidence of a row since its decision.
    Explain {
        /// Of which question.
        generation: u64,
        /// The row.
        row: usize,
    },
    /// Ask git how things stand.
    Stand {
        /// Of which question.
        generation: u64,
    },
    /// Find out what a mark or a step would do.
    Preview {
        /// Of which question.
        generation: u64,
        /// Codes.
        codes: Vec<String>,
        /// What is wanted.
        intent: Intent,
    },
    /// Record it.
    Record {
        /// Codes.
        codes: Vec<String>,
        /// What is wanted.
        intent: Intent,
        /// The rows of the annex that were confirmed, a procedure each; nothing where it gets none.
        rows: Vec<(String, u32)>,
    },
    /// Take back entries; with none, the newest entry of `code` that is not committed.
    Undo {
        /// The entries.
        entries: Vec<UndoableEntry>,
        /// The procedure in whose log to look.
        code: Option<String>,
    },
    /// Gather what a commit needs.
    PrepareCommit,
    /// Word a message for these files.
    Propose {
        /// Of which choice of files.
        generation: u64,
        /// The files.
        files: Vec<PendingFile>,
    },
    /// Commit these files.
    Commit {
        /// The files.
        files: Vec<PendingFile>,
        /// The message.
        message: String,
        /// Where it goes, as the form has shown it.
        target: CommitTarget,
    },
    /// Write rows to a file.
    Export {
        /// Which, and how.
        wanted: Box<ExportRequest>,
    },
    /// Read the saved views, and count what each finds.
    Views,
    /// Write a note on a procedure.
    Note {
        /// Code.
        code: String,
        /// The text.
        text: String,
    },
    /// Read the templates of reasons.
    Templates,
    /// Save a view.
    SaveView {
        /// The view.
        view: Box<NamedView>,
        /// One of its name is replaced.
        replace: bool,
    },
    /// Delete the view of a name.
    DeleteView(String),
    /// Put rows into the clipboard.
    CopyRows {
        /// The rows as text.
        text: String,
        /// How many rows.
        rows: usize,
        /// Of how many that were to be copied.
        of: usize,
    },
    /// Put a text into the clipboard.
    Copy(String),
    /// Open a file of the catalogue in the user's editor.
    Edit(FileLocation),
    /// Read the catalogue again without a sign of it, unless its files still have the stamp that is given.
    Refresh {
        /// The load that is on the screen.
        generation: u64,
        /// The stamp with which nothing has to be read.
        unless: Option<u64>,
    },
    /// Read the files that an edit of these procedures may touch.
    OpenEdit {
        /// Of which question.
        generation: u64,
        /// The procedures.
        codes: Vec<String>,
    },
    /// Find out what an edit would write.
    ProposeEdit {
        /// Of which question.
        generation: u64,
        /// The files as they were read.
        opened: Arc<EditSources>,
        /// The edit.
        edit: ProcedureEdit,
    },
    /// Write it.
    WriteEdit {
        /// The files.
        proposal: Box<Proposal>,
    },
    /// Stop the program until the shell brings it back.
    Suspend,
}

/// What reading the catalogue again came to.
#[derive(Debug)]
pub enum ReloadOutcome {
    /// Nothing says anything else; the stamp of the files as they were listed.
    Same(Option<u64>),
    /// Something does.
    Other(Arc<Catalogue>),
}

/// A place in a file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLocation {
    /// The file, relative to the catalogue.
    pub path: std::path::PathBuf,
    /// Where in it.
    pub at: FilePlace,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// At a line and column.
    Position(Position),
    /// Where these keys lead.
    Keys(Vec<ValueStep>),
}

impl From<FileError> for Problem {
    fn from(error: FileError) -> Problem {
        Problem {
            message: error.message,
            hint: error.hint,
        }
    }
}

impl From<VcsError> for Problem {
    fn from(error: VcsError) -> Problem {
        Problem {
            message: error.message,
            hint: error.hint,
        }
    }
}
