//! Rows and lists into files.

use super::Tools;
use crate::files::FileErrorKind;
use crate::review::list::NothingPublished;
use crate::session::decide::annex;
use crate::session::decide::annex::AnnexRefusal;
use crate::session::open::catalogue::Catalogue;
use crate::session::search::export;
use crate::tui::app::answers::{ExportOutcome, ExportRequest};
use crate::tui::app::message::Problem;
use crate::tui::popups::export::ExportContent;

/// The content of a file, the number of its rows, and what is left out of a list, in numbers and by name.
type Made = (Vec<u8>, usize, Option<String>, Vec<String>);

impl Tools {
    /// Writes rows, or a list of them, to a file.
    ///
    /// # Errors
    /// What the system refused, or that the list would be empty; and whether a file of that name is there and was kept.
    pub(crate) fn export(
        &self,
        desk: &Catalogue,
        wanted: &ExportRequest,
    ) -> Result<ExportOutcome, (Problem, bool)> {
        let of_now = self.of_this_day(&desk.view);
        let (content, rows, left_out, missed) = of_now
            .and_then(|()| self.content(&self.with_history(desk), wanted))
            .map_err(|trouble| (trouble, false))?;
        match export::write(
            &wanted.path,
            &content,
            wanted.replace,
            self.workspace.root(),
        ) {
            Ok(path) => Ok(ExportOutcome {
                rows,
                path,
                left_out,
                missed,
            }),
            Err(error) if error.kind == FileErrorKind::ChangedOnDisk && !wanted.replace => {
                let path = [("path", error.path.display().to_string().into())];
                let trouble = Problem {
                    message: self.strings.with("trouble-file-there", &path).into(),
                    hint: None,
                };
                Err((trouble, true))
            }
            Err(error) => Err((Problem::from(error), false)),
        }
    }

    /// The content of a file, the number of its rows, and what is left out of a list, in numbers and by name; or why there is
    /// none.
    fn content(&self, desk: &Catalogue, wanted: &ExportRequest) -> Result<Made, Problem> {
        let failed = |message: crate::i18n::Message| Problem {
            message,
            hint: None,
        };
        let form = match (wanted.content, wanted.form) {
            (ExportContent::List(list), format) => {
                let commit = match &self.revision {
                    Some(revision) => Some(annex::AnnexCommit::of(&self.workspace, revision)?),
                    None => None,
                };
                let of = match wanted.number.as_str() {
                    "" => annex::AnnexRequest {
                        list,
                        rows: Some(wanted.rows.clone()),
                        query: wanted.asked.query.to_string(),
                        despite_errors: wanted.despite_errors,
                        commit,
                        ..annex::AnnexRequest::default()
                    },
                    // An annex is whole, whatever is found or selected.
                    number => annex::AnnexRequest {
                        list,
                        number: Some(number.to_owned()),
                        despite_errors: wanted.despite_errors,
                        commit,
                        ..annex::AnnexRequest::default()
                    },
                };
                let made = annex::make(&desk.view, &of).map_err(|why| self.no_list(&why))?;
                let content = made.content(format).map_err(|e| failed(e.message))?;
                let left_out = annex::left_out(&self.strings, &made.left_out);
                let missed = annex::missed_lines(&self.strings, &made.missed);
                return Ok((content, made.rows(), left_out, missed));
            }
            (ExportContent::Rows, annex::AnnexFormat::Json) => export::RowsFormat::Json,
            (ExportContent::Rows, _) => export::RowsFormat::Csv,
        };
        let rows = wanted.rows.iter().copied();
        let content = export::content(&desk.view, &wanted.asked, rows, &wanted.marks, form);
        let content = content.map_err(|e| failed(e.to_string().into()))?;
        Ok((content, wanted.rows.len(), None, Vec::new()))
    }

    fn no_list(&self, why: &AnnexRefusal) -> Problem {
        let hint = match why {
            AnnexRefusal::NotPublished(_, NothingPublished::SeveralDays(_)) => {
                Some("export-several-days")
            }
            AnnexRefusal::Unreadable(_) => Some("export-unreadable-hint"),
            AnnexRefusal::Lost(_) => Some("export-lost-hint"),
            _ => None,
        };
        Problem {
            message: annex::no_list(&self.strings, why).into(),
            hint: hint.map(|id| self.strings.get(id).into()),
        }
    }
}
