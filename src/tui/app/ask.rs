//! Questions to the workers are one thing: one table of what can be asked and what comes back, a ticket for each question,
//! and the number by which an answer is seen to be stale.
//!
//! A question is asked by [`State::ask`](super::state::State::ask), done by `Tools::answer` on a worker's thread, and comes
//! back as [`Message::Answer`](super::message::Message::Answer). `update` drops it there if it is not the newest of its kind.

use std::path::PathBuf;
use std::sync::Arc;

use super::answers::{
    CommitOutcome, CommitReady, ExportOutcome, ExportRequest, Preview, RecordOutcome,
    RecordRequest, ReloadOutcome, UndoOutcome, ViewsReady, WantedCommit,
};
use super::message::{FileLocation, Problem};
use crate::analysis::evidence::NextChange;
use crate::files::Position;
use crate::search::Query;
use crate::session::RepositoryStatus;
use crate::session::decide::logs::UndoableEntry;
use crate::session::decide::marks::Intent;
use crate::session::edit::fields::{EditSources, ProcedureEdit, Proposal};
use crate::session::git::commit::PendingFile;
use crate::session::git::history::Commit;
use crate::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use crate::session::user::saved_views::NamedView;
use crate::session::user::templates::Templates;
use crate::tui::tabs::changes::MomentComparison;
use crate::tui::tabs::laws::Tables;

macro_rules! questions {
    ($($(#[$about:meta])+ $name:ident $(($($asked:ty),+))? => $answer:ty;)+) => {
        /// What is asked of the workers.
        #[derive(Debug)]
        pub enum Ask {
            $($(#[$about])+ $name $(($($asked),+))?,)+
        }

        /// What comes back, by the name of the question.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each answers the question of its name")]
        pub enum Answer {
            $($name($answer),)+
        }

        /// A kind of question: the newest of a kind wins.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is the kind of the question of its name")]
        pub enum AskKind {
            $($name,)+
        }

        const KINDS: usize = [$(AskKind::$name),+].len();

        impl Ask {
            /// Its kind.
            pub fn kind(&self) -> AskKind {
                match self {
                    $(Ask::$name { .. } => AskKind::$name,)+
                }
            }
        }

        impl Answer {
            /// The kind of the question that it answers.
            pub fn kind(&self) -> AskKind {
                match self {
                    $(Answer::$name(_) => AskKind::$name,)+
                }
            }
        }
    };
}

questions! {
    /// Reads and judges the catalogue.
    Load => Result<Arc<Catalogue>, Problem>;
    /// Builds the text index of the catalogue that is shown.
    Index => Result<Arc<Catalogue>, Problem>;
    /// Reads the catalogue again without a sign of it, unless its files still have this stamp.
    Refresh(Option<u64>) => Result<ReloadOutcome, Problem>;
    /// Runs a query.
    Search(SearchRequest) => Result<Box<SearchOutcome>, Problem>;
    /// Of rows that a query found, with its last word cut or not, those that have what it asks for word for word.
    AsTyped(Query, Vec<usize>, bool) => Vec<usize>;
    /// How things stand in git.
    Standing => Box<RepositoryStatus>;
    /// Makes the lists of laws and documents.
    Tables => Arc<Tables>;
    /// What two commits do not have alike; with none, the last commit and the files as they are now.
    Compare(Option<[String; 2]>) => Result<Arc<MomentComparison>, Problem>;
    /// The commits of the catalogue, or of a procedure, newest first.
    Log(Option<String>) => Result<Arc<Vec<Commit>>, Problem>;
    /// What changes by itself on a row, days in order.
    Forecast(usize) => Vec<NextChange>;
    /// What changed of the evidence of a row since its decision, in words, a line each.
    EvidenceDiff(usize) => Vec<String>;
    /// What a mark or a step on these codes would do.
    Preview(Vec<String>, Intent) => Result<Box<Preview>, Problem>;
    /// Records it, as far as it is not refused.
    Record(RecordRequest) => Result<Box<RecordOutcome>, Problem>;
    /// Takes back entries; with none, the newest entry of this code that is not committed.
    Undo(Vec<UndoableEntry>, Option<String>) => Box<UndoOutcome>;
    /// Gathers what a commit needs.
    CommitReady => Box<CommitReady>;
    /// Words a message for these files.
    CommitMessage(Vec<PendingFile>) => String;
    /// Commits files, unless that needs the terminal.
    Commit(WantedCommit) => CommitOutcome;
    /// Writes rows to a file; or why not, and whether a file was in the way.
    Export(Box<ExportRequest>) => Result<ExportOutcome, (Problem, bool)>;
    /// Reads the saved views, and counts what each finds.
    Views => Box<ViewsReady>;
    /// Saves a view, also in the place of one of its name; or why not, and whether one of its name was in the way.
    SaveView(Box<NamedView>, bool) => Result<Box<NamedView>, (Problem, bool)>;
    /// Deletes the view of a name.
    DeleteView(String) => Result<String, Problem>;
    /// Writes a note on a procedure: its code, the text. The catalogue comes back as it is then.
    Note(String, String) => Result<(UndoableEntry, Arc<Catalogue>), Problem>;
    /// Reads the templates of reasons.
    Templates => Box<Templates>;
    /// Reads the files that an edit of these procedures may touch.
    OpenEdit(Vec<String>) => Result<Arc<EditSources>, Problem>;
    /// What an edit of the files as they were read would write; or why not, and whether a file changed meanwhile.
    ProposeEdit(Arc<EditSources>, ProcedureEdit) => Result<Box<Proposal>, (Problem, bool)>;
    /// Writes it, so many files; or why none, and whether a file changed meanwhile.
    WriteEdit(Box<Proposal>) => Result<usize, (Problem, bool)>;
    /// Finds the line and column of a place in a file.
    Locate(FileLocation) => (PathBuf, Position);
}

impl AskKind {
    /// Whether it writes, or asks what would be written: one such question is open at a time.
    pub fn writes(self) -> bool {
        matches!(
            self,
            AskKind::Preview
                | AskKind::Record
                | AskKind::Undo
                | AskKind::Commit
                | AskKind::Export
                | AskKind::SaveView
                | AskKind::Note
                | AskKind::ProposeEdit
                | AskKind::WriteEdit
        )
    }

    /// Whether it changes files: such a question counts although who asked is gone.
    pub fn changes_files(self) -> bool {
        match self {
            AskKind::Preview | AskKind::ProposeEdit => false,
            AskKind::DeleteView => true,
            kind => kind.writes(),
        }
    }

    /// Whether the screen shows the answer, whoever asked.
    pub fn is_of_screen(self) -> bool {
        matches!(
            self,
            AskKind::Load
                | AskKind::Index
                | AskKind::Refresh
                | AskKind::Search
                | AskKind::AsTyped
                | AskKind::Standing
                | AskKind::Tables
                | AskKind::Compare
                | AskKind::Log
                | AskKind::Forecast
                | AskKind::EvidenceDiff
                | AskKind::Locate
        )
    }

    /// Whether what was read for it may go into the cache after it: what is read at first waits until it can be searched.
    pub fn writes_behind(self) -> bool {
        matches!(
            self,
            AskKind::Index | AskKind::Refresh | AskKind::Compare | AskKind::OpenEdit
        )
    }

    /// Whether one that still waits is not begun any more when a newer comes: these are asked as fast as keys come.
    pub fn only_newest_runs(self) -> bool {
        matches!(
            self,
            AskKind::Search | AskKind::AsTyped | AskKind::Forecast | AskKind::EvidenceDiff
        )
    }
}

/// What tells a question from the others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its kind.
    pub kind: AskKind,
    /// The number among its kind.
    pub number: u64,
}

/// The newest ticket of each kind, and whether its answer is still to come.
#[derive(Clone, Debug)]
pub struct Tickets {
    newest: [u64; KINDS],
    open: [bool; KINDS],
}

impl Default for Tickets {
    fn default() -> Self {
        Tickets {
            newest: [0; KINDS],
            open: [false; KINDS],
        }
    }
}

impl Tickets {
    /// A ticket for a new question; those of its kind before it are stale.
    pub fn issue(&mut self, kind: AskKind) -> Ticket {
        self.newest[kind as usize] += 1;
        self.open[kind as usize] = true;
        self.newest(kind)
    }

    /// What was asked of a kind means nothing any more.
    pub fn void(&mut self, kind: AskKind) {
        self.issue(kind);
        self.open[kind as usize] = false;
    }

    /// A question is answered.
    pub fn close(&mut self, ticket: Ticket) {
        if self.is_newest(ticket) {
            self.open[ticket.kind as usize] = false;
        }
    }

    /// Whether a question of a kind waits for its answer: what is known of it may be old.
    pub fn waits(&self, kind: AskKind) -> bool {
        self.open[kind as usize]
    }

    /// The newest of a kind.
    pub fn newest(&self, kind: AskKind) -> Ticket {
        Ticket {
            kind,
            number: self.newest[kind as usize],
        }
    }

    /// Whether nothing was asked since that makes it stale.
    pub fn is_newest(&self, ticket: Ticket) -> bool {
        self.newest(ticket.kind) == ticket
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_ticket_of_a_kind_counts_and_other_kinds_do_not_matter() {
        let mut tickets = Tickets::default();
        let first = tickets.issue(AskKind::Search);
        let other = tickets.issue(AskKind::Log);
        assert!(tickets.is_newest(first));
        let second = tickets.issue(AskKind::Search);
        assert!(!tickets.is_newest(first) && tickets.is_newest(second));
        tickets.void(AskKind::Search);
        assert!(!tickets.is_newest(second) && tickets.is_newest(other));
    }

    #[test]
    fn a_question_waits_until_its_newest_is_answered_or_means_nothing() {
        let mut tickets = Tickets::default();
        let first = tickets.issue(AskKind::Standing);
        let second = tickets.issue(AskKind::Standing);
        tickets.close(first);
        assert!(tickets.waits(AskKind::Standing) && !tickets.waits(AskKind::Search));
        tickets.close(second);
        assert!(!tickets.waits(AskKind::Standing));
        tickets.issue(AskKind::Standing);
        tickets.void(AskKind::Standing);
        assert!(!tickets.waits(AskKind::Standing));
    }
}
