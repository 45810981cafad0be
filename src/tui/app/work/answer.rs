//! Which job answers which question.

use std::path::PathBuf;
use std::sync::Arc;

use super::Tools;
use crate::catalogue::load::{Files, LoadProgress};
use crate::diff::place;
use crate::files::Position;
use crate::session::open::catalogue::{Catalogue, SearchOutcome, SearchRequest};
use crate::session::user::templates::Templates;
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::{FileLocation, FilePlace, Problem};
use crate::tui::tabs::laws::Tables;

impl Tools {
    /// Answers a question about a catalogue; nothing where reading was cancelled, or where the question needs a catalogue and
    /// there is none.
    pub(crate) fn answer(
        &self,
        ask: Ask,
        desk: Option<&Arc<Catalogue>>,
        progress: &LoadProgress,
    ) -> Option<Answer> {
        Some(match ask {
            Ask::Load => {
                let result = self.load(progress).map(Arc::new);
                if progress.is_cancelled() {
                    return None;
                }
                Answer::Load(result)
            }
            Ask::Index => Answer::Index(desk?.indexed().map(Arc::new).map_err(Problem::from)),
            Ask::Refresh(unless) => Answer::Refresh(self.refresh(desk?, unless)),
            Ask::Search(wanted) => Answer::Search(self.timed(desk?, &wanted).map(Box::new)),
            Ask::AsTyped(query, rows, prefix_last) => {
                Answer::AsTyped(desk?.as_typed(&query, &rows, prefix_last))
            }
            Ask::Standing => Answer::Standing(Box::new(self.standing())),
            Ask::Tables => {
                let view = &desk?.view;
                Answer::Tables(Arc::new(Tables::build(&view.snapshot, view.as_of)))
            }
            Ask::Compare(moments) => Answer::Compare(self.compared(desk?, moments).map(Arc::new)),
            Ask::Log(code) => Answer::Log(self.log(code).map(Arc::new)),
            Ask::Forecast(row) => Answer::Forecast(desk?.foresee(row)),
            Ask::EvidenceDiff(row) => Answer::EvidenceDiff(self.changed(desk?, row)),
            Ask::Preview(codes, intent) => {
                Answer::Preview(self.preview(desk?, &codes, intent).map(Box::new))
            }
            Ask::Record(wanted) => Answer::Record(self.record(desk?, &wanted).map(Box::new)),
            Ask::Undo(entries, code) => {
                Answer::Undo(Box::new(self.undo(desk?, entries, code.as_deref())))
            }
            Ask::CommitReady => Answer::CommitReady(Box::new(self.commit_ready(desk?))),
            Ask::CommitMessage(files) => Answer::CommitMessage(self.proposal(desk?, &files)),
            Ask::Commit(request) => Answer::Commit(self.commit_here(request)),
            Ask::Export(wanted) => Answer::Export(self.export(desk?, &wanted)),
            Ask::Views => Answer::Views(Box::new(self.views(desk?))),
            Ask::SaveView(view, replace) => Answer::SaveView(self.save_view(*view, replace)),
            Ask::DeleteView(name) => Answer::DeleteView(self.delete_view(name)),
            Ask::Note(code, text) => Answer::Note(self.note(desk?, &code, &text)),
            Ask::Templates => {
                Answer::Templates(Box::new(Templates::load(&self.config, &self.strings)))
            }
            Ask::OpenEdit(codes) => Answer::OpenEdit(self.open_edit(&codes).map(Arc::new)),
            Ask::ProposeEdit(opened, edit) => {
                Answer::ProposeEdit(self.propose_edit(&opened, &edit).map(Box::new))
            }
            Ask::WriteEdit(proposal) => Answer::WriteEdit(self.write_edit(&proposal)),
            Ask::Locate(place) => Answer::Locate(self.locate(place)),
        })
    }

    /// What a query finds, and how long that took.
    fn timed(&self, desk: &Catalogue, wanted: &SearchRequest) -> Result<SearchOutcome, Problem> {
        let before = self.clock.now().timestamp();
        let found = self.search(desk, wanted)?;
        let took = self.clock.now().timestamp().duration_since(before);
        Ok(SearchOutcome {
            took: u64::try_from(took.as_millis()).unwrap_or(0),
            ..found
        })
    }

    /// Line and column of a place in a file; a file that cannot be read is opened where it begins.
    fn locate(&self, location: FileLocation) -> (PathBuf, Position) {
        let FileLocation { path, at } = location;
        let at = match at {
            FilePlace::Position(at) => at,
            FilePlace::Keys(keys) => match self.workspace.files().read(&path) {
                Ok(content) => place::position(&path, &content, &keys),
                Err(_) => Position::START,
            },
        };
        (path, at)
    }
}
