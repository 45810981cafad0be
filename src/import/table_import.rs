//! What comes of a table, gathered while it is planned.

use std::path::Path;

use super::job::ImportPlan;
use super::report::{DecisionSummary, ImportReport, KeptValue, NewerValue, Remark, Unnamed};
use super::table::{Grid, Notice, RowPosition, TableRows};
use crate::files::PlannedWrite;
use crate::i18n::{Message, message};
use crate::text::CleaningCounts;

/// What becomes of one file.
pub(super) struct MergedFile {
    /// None where the file holds all of it already.
    pub write: Option<PlannedWrite>,
    pub is_new: bool,
    /// What the file says and the table does not.
    pub unnamed: Vec<Unnamed>,
    /// What is to be said of what was kept on purpose.
    pub remembered: Option<Message>,
}

impl MergedFile {
    /// A file that is left as it is.
    pub(super) fn left() -> MergedFile {
        MergedFile {
            write: None,
            is_new: false,
            unnamed: Vec::new(),
            remembered: None,
        }
    }
}

/// Writes and report of one table.
pub(super) struct TableImport<'a> {
    path: &'a Path,
    grid: &'a Grid,
    writes: Vec<PlannedWrite>,
    report: ImportReport,
    cleaned: CleaningCounts,
}

impl<'a> TableImport<'a> {
    /// Of the table at `path` with these rows.
    pub(super) fn new(path: &'a Path, table: &'a TableRows) -> TableImport<'a> {
        let columns = table.told_of_columns().map(|reason| of_all(path, reason));
        TableImport {
            path,
            grid: &table.grid,
            writes: Vec::new(),
            report: ImportReport {
                read: table.rows.len(),
                warnings: notices(path, table).into_iter().chain(columns).collect(),
                ..ImportReport::default()
            },
            cleaned: CleaningCounts::default(),
        }
    }

    pub(super) fn cleaned(&mut self, changes: CleaningCounts) {
        self.cleaned += changes;
    }

    /// Notes a row, or all rows of one file, that is not imported.
    pub(super) fn refuse(
        &mut self,
        place: (RowPosition, Option<u32>),
        code: Option<&str>,
        reason: impl Into<Message>,
    ) {
        let remark = self.remark(place, code, reason.into());
        self.report.refused.push(remark);
    }

    /// Notes what is taken with a doubt.
    pub(super) fn warn(
        &mut self,
        place: (RowPosition, Option<u32>),
        code: Option<&str>,
        reason: impl Into<Message>,
    ) {
        let remark = self.remark(place, code, reason.into());
        self.report.warnings.push(remark);
    }

    /// Notes what is doubted of the table as a whole.
    pub(super) fn warn_of_all(&mut self, reason: impl Into<Message>) {
        self.report.warnings.push(of_all(self.path, reason));
    }

    fn remark(
        &self,
        place: (RowPosition, Option<u32>),
        code: Option<&str>,
        reason: Message,
    ) -> Remark {
        Remark {
            path: shown(self.path),
            line: Some(place.0.row),
            column: place.1,
            cell: self.grid.name(place.0, place.1),
            code: code.map(str::to_owned),
            reason,
        }
    }

    pub(super) fn file(&mut self, merged: MergedFile) {
        match &merged.write {
            None => self.report.unchanged += 1,
            Some(_) if merged.is_new => self.report.created += 1,
            Some(_) => self.report.updated += 1,
        }
        self.writes.extend(merged.write);
        if let Some(remembered) = merged.remembered {
            self.warn_of_all(remembered);
        }
        let kept = merged.unnamed.iter().map(|unnamed| KeptValue {
            code: unnamed.code.clone(),
            field: unnamed.field.clone(),
        });
        self.report.kept.extend(kept);
        self.report.unnamed.extend(merged.unnamed);
    }

    /// Notes values that are kept, since they were retrieved later.
    pub(super) fn newer(&mut self, newer: Vec<NewerValue>) {
        self.report.newer.extend(newer);
    }

    /// Notes the published decisions that were read.
    pub(super) fn decisions(&mut self, decisions: DecisionSummary) {
        self.report.decisions = Some(decisions);
    }

    /// Notes instruments that the catalogue did not have.
    pub(super) fn new_instruments(&mut self, count: usize) {
        self.report.references.instruments += count;
    }

    pub(super) fn plan(mut self) -> ImportPlan {
        self.report.cleaned = self.cleaned.into();
        self.report.sort();
        ImportPlan {
            writes: self.writes,
            report: self.report,
            ..ImportPlan::default()
        }
    }
}

/// What is said of a table as a whole.
pub(super) fn of_all(path: &Path, reason: impl Into<Message>) -> Remark {
    Remark {
        path: shown(path),
        reason: reason.into(),
        ..Remark::default()
    }
}

/// What is to be said of a table as a whole: what was not read, and what was read with a doubt.
pub(super) fn notices(path: &Path, table: &TableRows) -> Vec<Remark> {
    let unread = table.unread.iter().map(|notice| {
        let reason = message!(
            "import-notice-unread",
            what = notice.what,
            reason = notice.reason
        );
        (notice, reason)
    });
    let doubts = table.doubts.iter().map(|notice| {
        let reason = message!("import-notice", what = notice.what, reason = notice.reason);
        (notice, reason)
    });
    let remark = |(notice, reason): (&Notice, Message)| Remark {
        path: shown(path),
        cell: notice.cell.clone(),
        reason,
        ..Remark::default()
    };
    unread.chain(doubts).map(remark).collect()
}

/// A path as reports show it: forward slashes on every system.
pub(super) fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.split_first() {
        Some((root, rest)) if path.has_root() && root == "/" => format!("/{}", rest.join("/")),
        _ => parts.join("/"),
    }
}
