//! Changing files: reading them for the form, what an edit would write, writing it.

use std::sync::Arc;

use super::Tools;
use crate::catalogue::FileKind;
use crate::catalogue::load::LoadProgress;
use crate::files::{FileError, FileErrorKind};
use crate::session::View;
use crate::session::edit::fields::{self, EditSources, ProcedureEdit, Proposal};
use crate::session::open::as_of;
use crate::tui::app::message::Problem;

impl Tools {
    /// Reads the files that an edit of these procedures may touch, as they are now.
    pub(crate) fn open_edit(&self, codes: &[String]) -> Result<EditSources, Problem> {
        let source = self.workspace.files_at(None)?;
        let loaded = Arc::new(source.load(&LoadProgress::default())?);
        let day = as_of::resolve(self.as_of, &loaded.snapshot, self.clock.as_ref());
        let today = loaded.snapshot.today(self.clock.as_ref());
        let view = View::of(&loaded, day, today, source.cache);
        let kinds = [FileKind::Procedure, FileKind::Plan, FileKind::Statistics];
        Ok(EditSources::new(
            &self.workspace,
            loaded,
            view,
            codes,
            &kinds,
        ))
    }

    /// What an edit of the opened files would write.
    ///
    /// # Errors
    /// A file is no longer what was read, which is told apart, or the folder cannot be read.
    pub(crate) fn propose_edit(
        &self,
        opened: &EditSources,
        edit: &ProcedureEdit,
    ) -> Result<Proposal, (Problem, bool)> {
        let proposal = fields::propose(opened, edit).map_err(apart)?;
        fields::unchanged(&self.workspace, &proposal).map_err(apart)?;
        Ok(proposal)
    }

    /// Writes a proposal; the number of its files.
    ///
    /// # Errors
    /// As [`Tools::propose_edit`]; nothing is written then.
    pub(crate) fn write_edit(&self, proposal: &Proposal) -> Result<usize, (Problem, bool)> {
        fields::write(&self.workspace, proposal).map_err(apart)?;
        Ok(proposal.files.len())
    }
}

/// An error, and whether it is that a file changed meanwhile.
fn apart(error: FileError) -> (Problem, bool) {
    let changed = error.kind == FileErrorKind::ChangedOnDisk;
    (Problem::from(error), changed)
}
