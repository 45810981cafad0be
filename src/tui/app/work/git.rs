//! What git is asked: what there is to commit, committing it, moments held against each other, the commits.

use std::path::PathBuf;

use super::{Tools, refusal};
use crate::catalogue::load::LoadProgress;
use crate::session::edit::pending_moves;
use crate::session::git::commit::{self, PendingFile};
use crate::session::git::history::{Commit, LogRequest};
use crate::session::git::new_errors::{new_errors, told};
use crate::session::git::{append_only, compare, history, message};
use crate::session::open::catalogue::Catalogue;
use crate::session::open::repositories::OpenRepository;
use crate::session::{RepositoryStatus, View};
use crate::tui::app::answers::{CommitOutcome, CommitReady, WantedCommit};
use crate::tui::app::message::Problem;
use crate::tui::tabs::changes::MomentComparison;
use crate::vcs::{AmendableCommit, NewCommit};

/// Commits that the history shows.
const COMMITS: usize = 200;

impl Tools {
    /// What there is to commit, where, and by whom.
    pub(crate) fn commit_ready(&self, desk: &Catalogue) -> CommitReady {
        let standing = self.workspace.standing();
        let identity = commit::identity(&self.workspace)
            .map(|identity| format!("{} <{}>", identity.name, identity.email))
            .map_err(Problem::from);
        CommitReady {
            message: self.proposal(desk, &standing.pending),
            together: self.together(&standing.pending),
            amendable: self.amendable(),
            identity,
            standing,
        }
    }

    /// Where git cannot tell, each file is for itself; committing asks once more.
    fn together(&self, pending: &[PendingFile]) -> Vec<Vec<usize>> {
        let repository = self.workspace.repository().ok().flatten();
        let moved =
            repository.and_then(|git| pending_moves::among(&self.workspace, &git, pending).ok());
        pending_moves::together(&moved.unwrap_or_default(), pending)
    }

    /// Whether committing these files runs programs that may want to talk with the user: hooks, signing, filters. Git that
    /// cannot tell says why when it commits.
    fn commit_runs_programs(&self, files: &[PendingFile]) -> bool {
        let paths: Vec<PathBuf> = files.iter().map(|f| f.repository_path.clone()).collect();
        let repository = self.workspace.repository().ok().flatten();
        let reason = repository.and_then(|repository| repository.needs_git(&paths).ok()?);
        reason.is_some()
    }

    fn amendable(&self) -> Result<AmendableCommit, String> {
        let repository = self.repository();
        let repository = repository.map_err(|trouble| self.strings.say(&trouble.message))?;
        repository
            .amendable()
            .map_err(|error| refusal::of_amending(&self.strings, error.kind))
    }

    fn repository(&self) -> Result<OpenRepository, Problem> {
        self.workspace.repository()?.ok_or_else(|| Problem {
            message: self.strings.get("why-no-repository").into(),
            hint: None,
        })
    }

    /// A message for a commit of these files.
    pub(crate) fn proposal(&self, desk: &Catalogue, files: &[PendingFile]) -> String {
        message::propose(&self.workspace, desk.snapshot(), files)
    }

    /// Commits files where the form has shown that they go, unless that needs the terminal: then nothing is done yet.
    pub(crate) fn commit_here(&self, request: WantedCommit) -> CommitOutcome {
        match self.commit_runs_programs(&request.files) {
            true => CommitOutcome::NeedsTerminal(request),
            false => CommitOutcome::Made(self.commit(&request)),
        }
    }

    /// Commits files where the form has shown that they go.
    ///
    /// # Errors
    /// There is no repository, or git refuses.
    pub(crate) fn commit(&self, request: &WantedCommit) -> Result<NewCommit, Problem> {
        let WantedCommit {
            files,
            message,
            target,
        } = request;
        let repository = self.repository()?;
        let when = Some(self.clock.now());
        let whole = pending_moves::whole(&self.workspace, &repository, files.to_vec())?;
        // The form takes the parts of a move together; this one came about since.
        if let Some(left_out) = whole.iter().find(|file| !files.contains(file)) {
            let path = [("path", left_out.path.display().to_string().into())];
            return Err(Problem {
                message: self.strings.with("trouble-part-of-move", &path).into(),
                hint: Some(self.strings.get("trouble-part-of-move-hint").into()),
            });
        }
        append_only::refuse_losses(&self.workspace, files)?;
        let errors = new_errors(&self.workspace, &repository, files, self.clock.as_ref())?;
        if !errors.is_empty() {
            return Err(Problem {
                message: told(&self.strings, &errors).into(),
                hint: Some(self.strings.get("commit-new-errors-hint").into()),
            });
        }
        commit::commit(&repository, files, message, when, target.clone())
            .map_err(|error| refusal::of_commit(&self.strings, error))
    }

    /// What two moments do not have alike; with none, the last commit and the files as they are now.
    ///
    /// # Errors
    /// There is no repository or no such commit, or one cannot be read.
    pub(crate) fn compared(
        &self,
        desk: &Catalogue,
        moments: Option<[String; 2]>,
    ) -> Result<MomentComparison, Problem> {
        let view_of = |commit: &str| -> Result<View, Problem> {
            let source = self.workspace.files_at(Some(commit))?;
            let loaded = source.load(&LoadProgress::default())?;
            Ok(View::of(
                &loaded,
                desk.view.as_of,
                desk.view.today,
                source.cache,
            ))
        };
        let changes = match &moments {
            None => {
                let old = view_of("HEAD")?;
                compare::judged(&self.workspace, ("HEAD", &old), (None, &desk.view))?
            }
            Some([from, to]) => {
                let (old, new) = (view_of(from)?, view_of(to)?);
                compare::judged(&self.workspace, (from, &old), (Some(to), &new))?
            }
        };
        let short = |commit: String| commit.chars().take(8).collect();
        Ok(MomentComparison {
            moments: moments.map(|moments| moments.map(short)),
            changes,
        })
    }

    /// The commits of the catalogue, or of a procedure, newest first.
    ///
    /// # Errors
    /// There is no repository, or git cannot be read.
    pub(crate) fn log(&self, code: Option<String>) -> Result<Vec<Commit>, Problem> {
        let wanted = LogRequest {
            code,
            limit: Some(COMMITS),
            ..LogRequest::default()
        };
        Ok(history::log(&self.workspace, &wanted)?)
    }

    /// How things stand in git.
    pub(crate) fn standing(&self) -> RepositoryStatus {
        self.workspace.standing()
    }
}
